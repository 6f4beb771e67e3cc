"""The sentences of an LKjIP that carry figures, written anew from recomputed values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from lkjip_xl.address import Address
from lkjip_xl.catalog.common import LAINNYA, TURUN, UTAMA
from lkjip_xl.catalog.lra import JENIS
from lkjip_xl.checking.claims import Place
from lkjip_xl.checking.facts import formula_of
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.expr import Expr, Known, exact, refs
from lkjip_xl.found import Found, Row
from lkjip_xl.numbers import format_id
from lkjip_xl.scales import CAPAIAN, EFISIENSI, Scale
from lkjip_xl.writing.metrics import height
from lkjip_xl.writing.page import set_page
from lkjip_xl.writing.report import kalimat as k
from lkjip_xl.writing.styles import TABLE_TAB, Styles
from lkjip_xl.writing.text import clean

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from lkjip_xl.writing.report.context import Context


T = TypeVar("T")


class Missing(Exception):
    """A value that a sentence needs is not in the workbook."""


class Paragraph(NamedTuple):
    """One paragraph: where it belongs, its text, and the submitted cells that it draws on."""

    part: str
    text: str
    cells: tuple[Address, ...]


@dataclass
class Teller:
    """Fetches values for sentences and remembers the cells that they come from."""

    ledger: Ledger
    words: dict[str, str]
    cells: list[Address]

    def number(self, expr: Expr, place: Place) -> Fraction:
        """The value of a formula; Missing where it cannot be computed."""
        bound = self.ledger.binder.bind(expr, place)
        value = exact(bound, self.ledger.exact)
        if not isinstance(value, Fraction):
            raise Missing
        self.cells += [r.at for r in refs(bound)]
        return value

    def fact(self, fact: str, identity: str = "") -> Fraction:
        """The value of a fact of the office, or of one indikator."""
        member = self.ledger.reference(fact, identity)
        if member is None:
            place = Place(self.ledger.book.tables[0], Row(0))
            if identity:
                raise Missing
            return self.number(Known(fact), place)
        value = self.ledger.exact(member.at)
        if not isinstance(value, Fraction):
            raise Missing
        self.cells.append(member.at)
        return value

    def scale(self, usual: Scale) -> Scale:
        """The scale in force."""
        return self.ledger.settings.scale(usual)

    def perhaps(self, tell: Callable[[], T]) -> T | None:
        """What a part of a paragraph says; None, and no cells, where a value for it is missing."""
        before = len(self.cells)
        try:
            return tell()
        except Missing:
            del self.cells[before:]
            return None

    def cell(self, found: Found, row: Row, key: str, year: int = 0) -> Fraction:
        """The value of a cell of a table, recomputed where it is derived."""
        column = found.table.column(key)
        formula = formula_of(found, row, column)
        if formula is not None:
            return self.number(formula.expr, Place(found, row, year))
        at = found.at(row, key, year)
        value = self.ledger.exact(at) if at is not None else None
        if at is None or not isinstance(value, Fraction):
            raise Missing
        self.cells.append(at)
        return value

    def written(self, found: Found, row: Row, key: str, year: int = 0) -> str:
        """A figure of a table as its own decimals show it."""
        value = self.cell(found, row, key, year)
        at = found.at(row, key, year)
        assert at is not None
        number = self.ledger.number(at)
        text = format_id(value, number.decimals, grouping=abs(value) >= 10_000)
        return f"{text}%" if number.unit == "%" else text


# --- paragraphs ----------------------------------------------------------------------------------

Writer = Callable[[Teller], str]


def _pagu(t: Teller) -> str:
    pagu, programs = t.fact("pagu"), len(_programs(t))
    text = (
        f"Pada Tahun {t.words['tahun']}, {t.words['instansi']} melaksanakan {k.banyak(programs, 'program')} yang "
        f"didukung anggaran sebesar {k.rupiah(pagu, spelled=True)}."
    )
    murni = t.perhaps(lambda: t.fact("pagu_murni"))
    return text if murni is None else f"{text} {k.perubahan(murni, pagu)}"


def _programs(t: Teller) -> list[tuple[Found, Row]]:
    """The rows of the LRA that are programs."""
    lra = t.ledger.book.first("lra")
    rows = [(lra, r) for r in lra.data if r.level == 0 and r.name] if lra is not None else []
    if not rows:
        raise Missing
    for found, row in rows:
        t.cells += [at] if (at := found.at(row, "uraian")) is not None else []
    return rows


def _mean(kelompok: str) -> Writer:
    def tell(t: Teller) -> str:
        mean = t.fact(f"rata_{kelompok.lower()}")
        return (
            f"Rata-rata capaian indikator kinerja {kelompok.lower()} {t.words['instansi']} Tahun {t.words['tahun']} "
            f"adalah {k.persen(mean)} dengan {k.kategori(mean, t.scale(CAPAIAN))}."
        )

    return tell


def _population(t: Teller) -> str:
    total, men, women = (t.fact(f"penduduk_{key}") for key in ("jumlah", "laki", "perempuan"))
    parts = []
    wilayah, bagian = t.words["wilayah"].lower(), t.words["bagian_wilayah"].lower()
    for fact, word in (("desa", wilayah), ("dusun", bagian), ("rw", "RW"), ("rt", "RT")):
        number = t.perhaps(lambda fact=fact: t.fact(f"{fact}.isi"))  # type: ignore[misc]
        if number:
            parts.append(f"{_count(number)} {word}")
    area = f"terdiri atas {k.daftar(parts)} dengan" if parts else "mempunyai"
    return (
        f"Secara administratif, {t.words['instansi']} {area} jumlah penduduk {_count(total)} jiwa, yaitu "
        f"{_count(men)} laki-laki dan {_count(women)} perempuan."
    )


def _largest_desa(t: Teller) -> str:
    found = t.ledger.book.first("penduduk")
    rows = [r for r in found.data if r.name and r.filled] if found is not None else []
    if found is None or len(rows) < 2:
        raise Missing
    counted = [(r.name, t.cell(found, r, "jumlah")) for r in rows]
    return k.terbanyak(counted, t.words["wilayah"])


def _staff(t: Teller) -> str:
    parts = []
    total = Fraction(0)
    for item, word in (("pns", "PNS"), ("cpns", "CPNS"), ("pppk", "PPPK"), ("thl", "tenaga harian lepas")):
        n = t.perhaps(lambda item=item: t.fact(f"{item}.total"))  # type: ignore[misc]
        if n:
            total += n
            parts.append(f"{_count(n)} {word}")
    if not parts or total.denominator != 1:
        raise Missing
    text = f"Aparatur {t.words['instansi']} berjumlah {k.banyak(int(total), 'orang')}"
    return f"{text}, terdiri atas {k.daftar(parts)}." if len(parts) > 1 else f"{text}, seluruhnya {parts[0]}."


def _indikator(found: Found, row: Row) -> Writer:
    def tell(t: Teller) -> str:
        capaian = t.cell(found, row, "capaian")
        turun = _turun(t, found, row)
        unit = found.text(row, "satuan") if found.table.has("satuan") else ""
        target, realisasi = (_with_unit(t.written(found, row, key), unit) for key in ("target", "realisasi"))
        parts = [
            k.indikator(row.name, t.words["tahun"], target, realisasi, capaian, turun=turun, scale=t.scale(CAPAIAN))
        ]
        parts += [p for p in (_last_year(t, found, row, turun), _renstra(t, found, row)) if p]
        return " ".join(parts)

    return tell


def _turun(t: Teller, found: Found, row: Row) -> bool:
    """Whether a lower result is better, as the PK says."""
    identity = t.ledger.names.identity(found, row, "indikator")
    member = t.ledger.reference("arah", identity) if identity else None
    return member is not None and t.ledger.book.cell(member.at).text.strip().casefold() == TURUN.casefold()


_NO_UNIT = {"", "-", "nilai", "indeks", "angka", "poin", "skor"}  # what a sentence does not repeat


def _with_unit(figure: str, unit: str) -> str:
    """A figure with its unit, where the figure does not carry one."""
    word = unit.strip().lower()
    if word in _NO_UNIT or figure.endswith("%"):
        return figure
    return f"{figure}%" if word in ("%", "persen", "persentase") else f"{figure} {word}"


def _same_row(t: Teller, table: str, found: Found, row: Row) -> tuple[Found, Row] | None:
    other = t.ledger.book.first(table)
    identity = t.ledger.names.identity(found, row, "indikator")
    if other is None or not identity:
        return None
    return next(((other, r) for r in other.data if t.ledger.names.identity(other, r, "indikator") == identity), None)


def _last_year(t: Teller, found: Found, row: Row, turun: bool) -> str:
    match, year = _same_row(t, "riwayat", found, row), t.ledger.facts.year - 1
    if match is None or not match[0].has("realisasi", year):
        return ""
    unit = match[0].text(match[1], "satuan") if match[0].table.has("satuan") else ""

    def tell() -> str:
        before, shown = t.cell(*match, "realisasi", year), t.written(*match, "realisasi", year)
        return k.dibanding(year, before, _with_unit(shown, unit), t.cell(found, row, "realisasi"), turun=turun)

    return t.perhaps(tell) or ""


def _renstra(t: Teller, found: Found, row: Row) -> str:
    match = _same_row(t, "renstra", found, row)
    if match is None:
        return ""
    return t.perhaps(lambda: k.renstra(t.written(*match, "target_akhir"), t.cell(*match, "kemajuan"))) or ""


def _budget(t: Teller) -> str:
    pagu, spent = t.fact("pagu"), t.fact("realisasi_anggaran")
    if not pagu:
        raise Missing
    return k.serapan(t.words["instansi"], t.words["tahun"], pagu, spent, t.scale(CAPAIAN))


def _kinds(t: Teller) -> str:
    kinds = []
    for found in t.ledger.book.all("jenis_belanja")[:1]:
        for row in (r for r in found.data if r.name):
            sides = t.perhaps(lambda f=found, r=row: (t.cell(f, r, "anggaran"), t.cell(f, r, "realisasi")))  # type: ignore[misc]
            if sides is not None:
                kinds.append((row.name.lower(), *sides))
    for item in JENIS.items if not kinds else ():
        sides = t.perhaps(lambda key=item.fact: (t.fact(f"{key}.anggaran"), t.fact(f"{key}.realisasi")))  # type: ignore[misc]
        if sides is not None:
            kinds.append((item.label.lower(), *sides))
    if not any(a or b for _, a, b in kinds):
        raise Missing
    return k.belanja(kinds)


def _absorption(t: Teller) -> str:
    shares = [(row.name, t.cell(found, row, "persen")) for found, row in _programs(t)]
    text = k.tinggi_rendah(shares)
    if not text:
        raise Missing
    return text


def _efficiency(found: Found, row: Row) -> Writer:
    def tell(t: Teller) -> str:
        value = t.cell(found, row, "efisiensi")
        kinerja, anggaran = (t.cell(found, row, f"capaian_{of}") for of in ("kinerja", "anggaran"))
        return k.efisiensi(row.name, value, kinerja, anggaran, t.scale(EFISIENSI))

    return tell


def _shares(t: Teller, table: str, key: str) -> list[tuple[str, Fraction]]:
    """The rows of a table that have a value, with it; Missing where none has."""
    found = t.ledger.book.first(table)
    shares = []
    for row in found.data if found is not None else ():
        if found is not None and row.filled and row.name:
            share = t.perhaps(lambda row=row: t.cell(found, row, key))  # type: ignore[misc]
            if share is not None:
                shares.append((row.name, share))
    if not shares:
        raise Missing
    return shares


def _conclusion(t: Teller) -> str:
    return k.kesimpulan(_shares(t, "realisasi", "capaian"))


def _end_of_plan(t: Teller) -> str:
    return k.akhir_renstra(_shares(t, "renstra", "kemajuan"))


def _count(value: Fraction) -> str:
    return format_id(value, 0)


def paragraphs(ledger: Ledger, words: dict[str, str]) -> tuple[list[Paragraph], list[str]]:
    """The paragraphs that the workbook has data for, and the names of those left out."""
    told: list[Paragraph] = []
    left_out: list[str] = []
    for part, name, writer in _plan(ledger, words):
        teller = Teller(ledger, words, [])
        try:
            text = writer(teller)
        except Missing:
            left_out.append(f"{part}: {name}")
            continue
        told.append(Paragraph(part, text, tuple(dict.fromkeys(teller.cells))))
    return told, left_out


def _plan(ledger: Ledger, words: dict[str, str]) -> Iterator[tuple[str, str, Writer]]:
    """Part, what the paragraph is about, and who writes it."""
    yield "Ikhtisar", "anggaran dan program", _pagu
    yield "Ikhtisar", "rata-rata kinerja utama", _mean(UTAMA)
    yield "Ikhtisar", "rata-rata kinerja lainnya", _mean(LAINNYA)
    yield "Bab I", "penduduk", _population
    yield "Bab I", f"{words['wilayah'].lower()} dengan penduduk terbanyak", _largest_desa
    yield "Bab I", "pegawai", _staff
    realisasi, efisiensi = ledger.book.first("realisasi"), ledger.book.first("efisiensi")
    for row in realisasi.data if realisasi is not None else ():
        if row.filled and row.name and realisasi is not None:
            yield "Bab III", f"capaian {row.name}", _indikator(realisasi, row)
    yield "Bab III", "target akhir Renstra", _end_of_plan
    yield "Bab III", "realisasi anggaran", _budget
    yield "Bab III", "belanja menurut jenis", _kinds
    yield "Bab III", "serapan per program", _absorption
    for row in efisiensi.data if efisiensi is not None else ():
        if row.filled and row.name and efisiensi is not None:
            yield "Bab III", f"efisiensi {row.name}", _efficiency(efisiensi, row)
    yield "Bab IV", "kesimpulan", _conclusion


_COLUMNS = (("Bagian", 10.0), ("Kalimat", 92.0), ("Sumber sel", 40.0))


def write_narasi(workbook: Workbook, styles: Styles, context: Context) -> None:
    """Writes the sheet Narasi: a paragraph a row, and below them what could not be written."""
    ws: Any = workbook.add_worksheet(context.tabs["Narasi"])
    for col, (heading, width) in enumerate(_COLUMNS):
        ws.set_column(col, col, width)
        ws.write_string(0, col, heading, styles.heading)
    ws.set_row(0, 22)
    told, left_out = paragraphs(context.ledger, context.words)
    row = 0
    text, small = styles.cell(valign="top"), styles.cell(valign="top", font_size=9)
    for p in told:
        row += 1
        source = _sources(p.cells)
        ws.write_string(row, 0, p.part, text)
        ws.write_string(row, 1, clean(p.text), text)
        ws.write_string(row, 2, clean(source), small)
        ws.set_row(row, max(height([(p.text, _COLUMNS[1][1])]), height([(source, _COLUMNS[2][1])], 9)) + 3)
    if left_out:
        row += 2
        ws.write_string(row, 0, "Tidak ditulis karena isiannya tidak ada atau tidak terbaca:", styles.get(bold=True))
    for name in left_out:
        row += 1
        ws.write_string(row, 1, clean(name), styles.note)
    ws.freeze_panes(1, 0)
    ws.set_tab_color(TABLE_TAB)
    set_page(ws, context.page, landscape=True, repeat=(0, 0), last=(max(row, 1), 2))


def _sources(cells: tuple[Address, ...], most: int = 24) -> str:
    """The cells by sheet: `LRA!C5, C12; Realisasi!H4`."""
    by_sheet: dict[str, list[str]] = {}
    for cell in cells[:most]:
        by_sheet.setdefault(cell.sheet, []).append(cell.a1)
    text = "; ".join(f"{sheet}!{', '.join(names)}" for sheet, names in by_sheet.items())
    return text if len(cells) <= most else f"{text}; ... ({len(cells)} sel)"
