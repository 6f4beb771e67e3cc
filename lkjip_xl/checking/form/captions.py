"""What stands above the tables: letterhead and titles that name another office or year, and blanks never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, takewhile
from typing import NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.checking.facts import label_of
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.members import Member
from lkjip_xl.findings import Finding, Level
from lkjip_xl.found import Found
from lkjip_xl.names import plain, years
from lkjip_xl.rules import titled
from lkjip_xl.table import Kind


class Caption(NamedTuple):
    """One line of text above a table: its cell and the table it stands over."""

    at: Address
    text: str
    found: Found


def caption_findings(ledger: Ledger) -> Iterator[Finding]:
    """All findings on letterheads, titles and blanks that were to be filled in."""
    captions = list(captions_of(ledger.book))
    for fact in ("kabupaten.isi", "instansi.isi"):
        member = ledger.reference(fact, "")
        if member is not None:
            yield from _other_names(member, ledger.book.cell(member.at).text, captions)
    if ledger.facts.year:
        for caption in captions:
            yield from _other_year(caption, ledger.facts.year)
        for found in ledger.book.tables:
            yield from _headings_of_other_years(found, ledger.facts.year)
            yield from _year_out_of_line(found, [c.text for c in captions if c.found is found], ledger.facts.year)
    for found in ledger.book.tables:
        yield from _reckoned_years(ledger.book, found)
    yield from _unfilled_blanks(ledger.book, captions)


def captions_of(book: Book) -> Iterator[Caption]:
    """The texts above each table: all above the first table of a sheet; over a later one, the lines that
    stand right on top of its heading."""
    for sheet in book.sheets:
        here = sorted((f for f in book.tables if f.sheet is sheet), key=lambda f: f.heading_rows[0])
        end = 0
        for i, found in enumerate(here):
            top = found.heading_rows[0]
            above = sheet.rows_between(end + 1, top - 1)
            for r in _touching(above, top) if i else above:
                for c in sheet.by_row[r]:
                    cell = sheet.cell(r, c)
                    if isinstance(cell.value, str):
                        yield Caption(Address(sheet.name, r, c), cell.text, found)
            end = max(end, top, *(r.index for r in found.rows)) if found.rows else max(end, top)


def _touching(rows: list[int], top: int) -> list[int]:
    """Those of the rows above `top` between which and it no row is empty."""
    first = len(rows)
    while first and rows[first - 1] == top - (len(rows) - first) - 1:
        first -= 1
    return rows[first:]


# --- other offices -------------------------------------------------------------------------------

# A name may follow these words; after `kota` only at the beginning of a line, since streets and quarters have it too.
_TYPES = {
    "kabupaten.isi": ("kabupaten", "kab", "kota"),
    "instansi.isi": (
        "kecamatan",
        "kec",
        "kelurahan",
        "dinas",
        "badan",
        "inspektorat",
        "sekretariat",
        "distrik",
        "kapanewon",
        "kemantren",
    ),
}
_WORDS = 5  # of a name, at most
_DIGITS = re.compile(r"\d+")
_SHORT = {"kep": "kepulauan"}
_ALIKE = {"kab": "kabupaten", "kec": "kecamatan"}
_NO_NAME = frozenset(
    {"dan", "atau", "di", "ke", "se", "per", "pada", "dalam", "yang", "untuk", "dengan", "tahun", "ta",
     "menurut", "ini", "tersebut", "kabupaten", "kab", "kota", "kecamatan", "kec", "desa", "kelurahan",
     "provinsi", "terhadap", "oleh", "antar", "setiap", "tiap", "semua", "seluruh"}
)  # fmt: skip


def _other_names(member: Member, name: str, captions: list[Caption]) -> Iterator[Finding]:
    """S-11: a letterhead or title that names another office or region than Identitas.

    Where all that name one agree with each other and not with Identitas, Identitas is told instead.
    """
    types = _TYPES[member.shared.fact]
    own = _named(name, types)
    if own is None and member.shared.fact == "kabupaten.isi":
        own = bare._replace(kind="") if (bare := _named(f"kabupaten {name}", types)) else None
    if own is None:
        return
    said = [(c, there) for c in captions if (there := _named(c.text, types)) is not None]
    if member.shared.fact == "instansi.isi":  # a dinas may be named over a kecamatan's table
        said = [(c, there) for c, there in said if there.kind == own.kind]
    others = [(c, there) for c, there in said if not own.same(there)]
    if len(others) > 1 and len(others) == len(said) and len({(n.kind, n.words[0]) for _, n in others}) == 1:
        label, first = label_of(member.found, member.row, member.column), others[0][0]
        yield _told("S-11", Level.PERINGATAN, member.at, label, name, first.text, f"begitu di {first.at}")
        return
    for caption, there in others:
        level = Level.PERINGATAN if there.begins else Level.CATATAN
        about, formula = caption.found.table.caption, f"begitu di {member.at}"
        yield _told("S-11", level, caption.at, about, caption.text, name, formula)


class _Named(NamedTuple):
    """An office or region that a line names: its kind, the first words of its name, whether the line begins so."""

    kind: str
    words: tuple[str, ...]
    begins: bool

    def same(self, other: _Named) -> bool:
        """Whether both may be the same: alike as far as both go, up to a word that ends a name."""
        if self.kind and self.kind != other.kind:
            return False
        mine, its = (list(takewhile(lambda w: w not in _NO_NAME, one.words)) for one in (self, other))
        # one name wholly said by the other, however its words are put together: Limapuluh Kota, 2x11
        whole, begun = "".join(mine), "".join(its)
        return whole in accumulate(its, initial="") or begun in accumulate(mine, initial="")


def _named(text: str, types: tuple[str, ...]) -> _Named | None:
    if _BLANK.search(text):
        return None
    words = [_SHORT.get(w, w) for said in plain(text.rsplit(":", 1)[-1]).split() if (w := _DIGITS.sub("", said))]
    words = [w for w in words if w != "administrasi"]  # Kota Administrasi Jakarta Selatan
    while words[:1] in (["pemerintah"], ["daerah"]):
        words = words[1:]
    for i, word in enumerate(words):
        if word not in types or (word == "kota" and i):
            continue
        name = tuple(words[i + 1 : i + 1 + _WORDS])
        if name and name[0] not in _NO_NAME and "perbandingan" not in words:
            return _Named(_ALIKE.get(word, word), name, i == 0)
    return None


# --- other years ---------------------------------------------------------------------------------

_YEAR = re.compile(r"(?:tahun(?: anggaran)?|\bt ?a|desember) ((?:19|20)\d\d)\b")
_NOT_OF_THE_REPORT = frozenset(
    {"nomor", "no", "peraturan", "perda", "perbup", "perwali", "undang", "uu", "permen", "permendagri",
     "kepmen", "keputusan", "sk", "instruksi", "renstra", "rpjmd", "rpjpd", "rkpd", "periode", "lalu",
     "sebelumnya", "perbandingan", "sumber"}
)  # fmt: skip


def _year_of(text: str) -> int | None:
    """The one year that a title says it is about; None where it names none, several, or that of a regulation."""
    words = plain(text)
    if len(set(years(text))) != 1 or _NOT_OF_THE_REPORT & set(words.split()):
        return None
    match = _YEAR.search(words)
    return int(match[1]) if match else None


def _other_year(caption: Caption, year: int) -> Iterator[Finding]:
    """S-12: a title over a table of this year's figures that names another year."""
    named = _year_of(caption.text)
    if caption.found.table.this_year and named not in (None, year):
        yield _told(
            "S-12", Level.PERINGATAN, caption.at, caption.found.table.caption, caption.text, str(year), "tahun laporan"
        )


def _headings_of_other_years(found: Found, year: int) -> Iterator[Finding]:
    if not found.table.this_year:
        return
    for key, _ in found.columns:
        if found.table.column(key).other_year:
            continue
        at = found.heading_at(key)
        text = found.sheet.cell(at.row, at.col).text
        named = set(years(text))
        if len(named) == 1 and year not in named and not _NOT_OF_THE_REPORT & set(plain(text).split()):
            yield _told("S-12", Level.PERINGATAN, at, found.table.caption, text, str(year), "tahun laporan")


def _reckoned_years(book: Book, found: Found) -> Iterator[Finding]:
    """S-12: a year over columns that is missing or stands twice; it is reckoned from the others."""
    for at, year in found.reckoned_years:
        stated = book.cell(at).text or "kosong"
        if year:
            expected, how = str(year), "menurut urutan tahun pada kolom lain"
        else:
            expected, how = "tahun yang belum ada di kolom lain", "kolom ini tidak dapat diperiksa"
        yield _told("S-12", Level.PERINGATAN, at, found.table.caption, stated, expected, how)


def _year_out_of_line(found: Found, texts: list[str], year: int) -> Iterator[Finding]:
    """S-12: one year over the columns of a yearly table that leaves a gap, where the years that belong there are
    known: those up to the year of the report, or those that the title names."""
    there = found.years
    if len(there) < 3 or there == list(range(there[0], there[-1] + 1)):
        return
    ranges = [range(named[0], named[-1] + 1) for text in texts if len(named := sorted(set(years(text)))) == 2]
    if there[-1] != year:
        ranges.append(range(year - len(there) + 1, year + 1))
    for belong in ranges:
        other, missing = set(there) - set(belong), set(belong) - set(there)
        if len(other) == 1 and len(missing) == 1 and len(belong) == len(there):
            at = _heading_of_year(found, other.pop())
            if at is not None:
                stated, expected = found.sheet.cell(at.row, at.col).text, str(missing.pop())
                how = "menurut judul dan tahun pada kolom lain"
                yield _told("S-12", Level.PERINGATAN, at, found.table.caption, stated, expected, how)
            return


def _heading_of_year(found: Found, year: int) -> Address | None:
    """The heading cell that names a year over columns of a table."""
    firsts = sorted(span.first for (_, y), span in found.columns.items() if y == year)
    for row in found.heading_rows:
        for col in firsts:
            place = found.sheet.covered.get((row, col), (row, col))
            if year in years(found.sheet.cell(*place).text):
                return Address(found.sheet.name, *place)
    return None


# --- blanks --------------------------------------------------------------------------------------

# Dots or a line that stand alone or are long, and x for letters or digits; XXX is a number in `ke-XXX` and `HUT XXX`.
_BLANK = re.compile(
    r"(?:^|(?<=[\s:(,]))(?:\.{3,}|…+|_{3,})(?=$|[\s:),.])|\.{5,}|…{2,}|_{4,}"
    r"|\b20[xX]{2}\b|\bx{3,}\b|(?<!ke-)(?<!ke )(?<!HUT )\bX{3,}\b"
)


def _unfilled_blanks(book: Book, captions: list[Caption]) -> Iterator[Finding]:
    """L-12: dots, lines and x where something was to be filled in; dots for a signature below are none."""
    for caption in captions:
        if _BLANK.search(caption.text):
            yield _blank_told(Level.CATATAN, caption.at, caption.found.table.caption, caption.text)
    for found in book.tables:
        texts = [c for c in found.table.columns if not c.kind.numeric and c.kind is not Kind.NUMBERING]
        for row in found.rows:
            for column in texts:
                at = found.at(row, column.key)
                if at is not None and _BLANK.search(text := book.cell(at).text):
                    yield _blank_told(Level.PERINGATAN, at, label_of(found, row, column.key), text)


def _blank_told(level: Level, at: Address, about: str, text: str) -> Finding:
    return _told("L-12", level, at, about, text, "isian yang sebenarnya", "")


def _told(code: str, level: Level, at: Address, about: str, stated: str, expected: str, formula: str) -> Finding:
    return Finding(code, level, at, titled(code, about), stated, expected, "", formula)
