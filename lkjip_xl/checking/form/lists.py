"""Completeness: tables, rows, names and cells that should be there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lkjip_xl.address import Address
from lkjip_xl.catalog.common import TURUN, direction
from lkjip_xl.catalog.pernyataan import BY_NAME
from lkjip_xl.checking.binder import reference_text
from lkjip_xl.checking.claims import Place
from lkjip_xl.checking.facts import blank_inputs, cell_label, label_of
from lkjip_xl.checking.form.rosters import MOST_COMPARED, absent_findings, length_findings, outvoted_findings, tell
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.textfigures import blank_readers
from lkjip_xl.findings import Finding, Level
from lkjip_xl.found import Found, Row
from lkjip_xl.names import name_key, plain, suggestion
from lkjip_xl.sheet import ExcelError
from lkjip_xl.table import Group

_WITHOUT_SUM = "pk_program"  # many a signed PK prints no sum of its programs
_STANDARD = ("pk_program", "realisasi", "lra")  # with Identitas, what a standard workbook has


def list_findings(ledger: Ledger) -> Iterator[Finding]:
    """All findings on completeness."""
    yield from _unfilled(ledger)
    yield from outvoted_findings(ledger)
    for found in ledger.book.tables:
        if not found.filled:
            continue
        yield from length_findings(ledger, found)
        yield from _twice(ledger, found)
        yield from _nameless(found)
        yield from _empty_groups(ledger, found)
    yield from _without_totals(ledger)
    yield from _blank_inputs(ledger)
    yield from absent_findings(ledger)
    yield from _spellings(ledger)
    yield from _directions(ledger)
    yield from _other_sasaran(ledger)
    yield from _statements(ledger)


# --- tables --------------------------------------------------------------------------------------


def _unfilled(ledger: Ledger) -> Iterator[Finding]:
    for found in ledger.book.tables:
        if found.filled or found.table.key == "pengecualian" or found.table.given or found.repeated or found.unknown:
            continue
        level = Level.PERINGATAN if found.table.mandatory else Level.CATATAN
        at = found.heading_at(found.table.entity or found.table.columns[0].key)
        yield tell("L-01", level, at, f"{found.table.caption} pada lembar {found.sheet.name}", "belum diisi", "terisi")


# --- rows ----------------------------------------------------------------------------------------


def _without_totals(ledger: Ledger) -> Iterator[Finding]:
    """L-05: a table of the standard workbook without any of the sums below it. An office that uses sheets of its own
    may well do without."""
    if ledger.book.first("identitas") is None or any(ledger.book.first(key) is None for key in _STANDARD):
        return
    for found in ledger.book.tables:
        wanted = [t for t in found.table.totals if not t.optional]
        sums = any(r.kind in ("total", "subtotal") for r in found.rows)
        if not wanted or sums or found.unknown or not found.by_itself or found.sheet.name != found.table.sheet:
            continue
        if found.table.key == _WITHOUT_SUM:
            continue
        if sum(1 for r in found.data if r.filled) >= 2:
            at = found.heading_at(found.table.entity)
            about = f"{found.table.caption} pada lembar {found.sheet.name}"
            yield tell("L-05", Level.CATATAN, at, about, "tanpa baris jumlah", f"baris {wanted[0].label}")


def _twice(ledger: Ledger, found: Found) -> Iterator[Finding]:
    """L-09: a desa, unsur or indikator that is listed twice, a row twice under the same parent, a row of fixed
    meaning twice, or a row twice in a repetition of a table that has it once; as a note, where two rows of a
    breakdown may be meant."""
    home = ledger.book.first(found.table.key)
    times = Counter(name_key(r.name) for r in home.data) if found.repeated and home is not None else Counter()
    seen: dict[str, dict[str, Row]] = {}
    for row in found.data:
        if found.table.listing is None and not row.item and not row.group and times[name_key(row.name)] != 1:
            continue
        where = str(row.parent) if found.table.tree else row.group
        where = found.text(row, "sasaran") if found.table.has("sasaran") else where
        at = found.at(row, found.table.entity)
        first = seen.setdefault(where, {}).setdefault(name_key(row.name), row)
        if row.name and first is not row and at is not None:
            first_at = found.at(first, found.table.entity)
            assert first_at is not None
            yield tell(
                "L-09",
                Level.CATATAN if row.group and not row.item else Level.PERINGATAN,
                at,
                row.name,
                row.name,
                "tercantum satu kali",
                f"sudah tercantum di {first_at.a1}",
            )


def _nameless(found: Found) -> Iterator[Finding]:
    """L-10: figures in a row without a name; in a list under names, the first row where no name stands above it."""
    if not found.table.entity:
        return
    for row in found.data[:1] if found.table.block else found.data:
        at = found.at(row, found.table.entity)
        if not row.name and not row.opens and at is not None and not found.nameless(row):
            heading = found.table.column(found.table.entity).heading
            yield tell("L-10", Level.PERINGATAN, at, f"{heading} baris {row.index}", "kosong", "nama baris itu")


# --- cells ---------------------------------------------------------------------------------------


def _blank_inputs(ledger: Ledger) -> Iterator[Finding]:
    """L-06: an input that has to be there and is blank."""
    for at, found, row, key, year in blank_inputs(ledger.book):
        cell, label = ledger.book.cell(at), label_of(found, row, key, year)
        if not (cell.formula is not None and cell.value is None):
            yield tell("L-06", Level.PERINGATAN, at, label, "kosong", "angka; 0 bila nol, - bila tidak ada")
    for at, reader in blank_readers(ledger).items():
        level = Level.SALAH if isinstance(ledger.book.cell(reader).value, ExcelError) else Level.PERINGATAN
        how = f"dibaca oleh rumus di {reference_text(reader, at.sheet)}"
        yield tell("L-06", level, at, cell_label(ledger.book, at), "kosong", "angka; 0 bila nol, - bila tidak ada", how)


def _empty_groups(ledger: Ledger, found: Found) -> Iterator[Finding]:
    """L-07: a breakdown of staff that lists rows and gives no figure in any."""
    for group in found.table.groups:
        rows = [r for r in found.rows if r.group == group.key and r.kind == "data"]
        columns = [k for k in group.columns if found.has(k)]
        cells = [found.at(r, k) for r in rows for k in columns]
        if not group.equals or not any(a is not None and not ledger.book.cell(a).blank for a in cells):
            continue
        if all(a is None or ledger.number(a).value is None for a in cells):
            at = found.at(rows[0], columns[0])
            assert at is not None
            yield tell(
                "L-07",
                Level.SALAH,
                at,
                f"kelompok {group.label}",
                "semua nihil",
                f"berjumlah {_number_of(ledger, group)}",
                f"rincian PNS menurut {group.label.lower()}",
                "Apakah rinciannya belum diisi?",
            )


def _number_of(ledger: Ledger, group: Group) -> str:
    member = ledger.reference(f"{group.equals}.{group.columns[-1]}", "")
    return "sama dengan jumlah PNS" if member is None else f"{ledger.book.cell(member.at).text} orang"


# --- names and choices ---------------------------------------------------------------------------


def _spellings(ledger: Ledger) -> Iterator[Finding]:
    """L-04: a name that is written in another way than in most places."""
    for names, identities in ledger.names.spellings.items():
        for identity, places in identities.items():
            usual = ledger.names.canonical(names, identity)
            sample = next(s for s in places if name_key(s.text) == usual)
            told: set[tuple[str, str]] = set()
            for s in places:
                mark = (s.found.sheet.name, name_key(s.text))
                if name_key(s.text) != usual and mark not in told:
                    told.add(mark)
                    yield tell(
                        "L-04",
                        Level.CATATAN,
                        s.at,
                        s.text if len(s.text) <= 60 else f"{s.text[:57].rstrip()}...",
                        s.text,
                        sample.text,
                        f"ditulis begitu di {sample.at}",
                        "Samakan ejaannya bila yang dimaksud sama.",
                    )


def _directions(ledger: Ledger) -> Iterator[Finding]:
    """L-08: an indikator without Naik or Turun, or with the one that all its capaian speak against."""
    told: set[str] = set()
    for found in ledger.book.all("pk_indikator"):
        for row in found.data:
            at = found.at(row, "arah") or found.at(row, "indikator")
            identity = ledger.names.identity(found, row, "indikator")
            if not row.name or at is None:
                continue
            told.add(identity)
            stated = direction(found.text(row, "arah"))
            if (
                not stated
                and at not in found.uncalculated.get("arah", ())
                and not _told_elsewhere(ledger, identity, at)
            ):
                yield _without_direction(ledger, at, row.name, found.text(row, "arah"), identity)
            elif stated and (other := ledger.directions.get(identity, stated)) != stated:
                how = f"semua capaiannya mengikuti Rumus {2 if other == TURUN else 1}"
                yield tell("L-08", Level.SALAH, at, row.name, stated, other, how, "Apakah arahnya tertukar?")
    if any(found.unknown for found in ledger.book.all("pk_indikator")):
        return
    for identity in sorted(ledger.directions.keys() - told):
        first = ledger.names.spellings["indikator"][identity][0]
        yield _without_direction(ledger, first.at, first.text, "", identity)


def _told_elsewhere(ledger: Ledger, identity: str, at: Address) -> bool:
    """Whether another PK, such as the original one, gives the direction of an indikator."""
    others = (m for m in ledger.facts.of("arah", identity) if m.at != at)
    return any(direction(m.found.text(m.row, m.column)) for m in others)


def _without_direction(ledger: Ledger, at: Address, name: str, stated: str, identity: str) -> Finding:
    how = (
        "tanpa arah dipakai Rumus 2 (makin rendah makin baik), karena semua capaiannya mengikutinya"
        if ledger.directions.get(identity) == TURUN
        else "tanpa arah dipakai Rumus 1 (makin tinggi makin baik)"
    )
    return tell("L-08", Level.PERINGATAN, at, name, stated or "kosong", "Naik atau Turun", how)


def _other_sasaran(ledger: Ledger) -> Iterator[Finding]:
    """S-10: an indikator under another sasaran than in the first table that lists it."""
    first: dict[str, tuple[str, Address]] = {}
    for found in sorted(ledger.book.tables, key=lambda f: (f.repeated, f.table.key != "pk_indikator")):
        if found.table.entity != "indikator" or not found.has("sasaran") or found.original:
            continue
        for row in found.data:
            identity = ledger.names.identity(found, row, "indikator")
            sasaran, at = ledger.names.identity(found, row, "sasaran"), found.at(row, "sasaran")
            if not identity or not sasaran or at is None:
                continue
            home, where = first.setdefault(identity, (sasaran, at))
            if sasaran != home:
                expected = ledger.book.by_name[where.sheet].seen(where.row, where.col).text
                stated = found.text(row, "sasaran")
                yield tell("S-10", Level.PERINGATAN, at, row.name, stated, expected, f"begitu di {where}")


def _statements(ledger: Ledger) -> Iterator[Finding]:
    """P-06: a statement whose fact, or what it is about, is not known."""
    asked = 0
    for found in ledger.book.all("pernyataan"):
        for row in found.data:
            at, fakta = found.at(row, "fakta"), BY_NAME.get(plain(row.name))
            if fakta is None:
                asked += 1
                near = suggestion(row.name, BY_NAME) if asked * len(BY_NAME) <= MOST_COMPARED else None
                hint = f"Maksud Anda “{BY_NAME[near].name}”?" if near else "Pilih dari daftar pada lembar Pernyataan."
                if at is not None and row.name:
                    yield tell("P-06", Level.PERINGATAN, at, row.name, row.name, "fakta dari daftar", "", hint)
                continue
            about = found.at(row, "rincian")
            if not fakta.names or about is None or about in found.uncalculated.get("rincian", ()):
                continue
            if any(f.unknown for f in ledger.book.tables if any(c.names == fakta.names for c in f.table.columns)):
                continue
            if not ledger.binder.about("rincian", Place(found, row, names=fakta.names)):
                text = found.text(row, "rincian")
                yield tell(
                    "P-06",
                    Level.PERINGATAN,
                    about,
                    f"{fakta.name} - {text or 'tanpa rincian'}",
                    text or "kosong",
                    f"nama {fakta.names} yang ada dalam tabel",
                )
