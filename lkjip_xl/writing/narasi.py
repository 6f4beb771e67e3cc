"""The sentences of an LKjIP that carry figures, written anew from recomputed values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lkjip_xl.book import Address, Found, Row
from lkjip_xl.catalog.common import LAINNYA, UTAMA
from lkjip_xl.catalog.scales import CAPAIAN, EFISIENSI
from lkjip_xl.checking.claims import Place
from lkjip_xl.checking.facts import formula_of
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.expr import Expr, Known, exact, refs
from lkjip_xl.numbers import format_id, half_up, terbilang
from lkjip_xl.writing.metrics import height
from lkjip_xl.writing.page import set_page
from lkjip_xl.writing.styles import Styles
from lkjip_xl.writing.submitted import clean

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from lkjip_xl.writing.report import Context


class Missing(Exception):
    """A value that a sentence needs is not in the workbook."""


@dataclass(frozen=True)
class Paragraph:
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


def p2(value: Fraction) -> str:
    """A percentage with two decimals."""
    return f"{format_id(value, 2)}%"


def rp(value: Fraction) -> str:
    """An amount of rupiah."""
    return f"Rp{format_id(value, 0)}"


def count(value: Fraction) -> str:
    """A whole number."""
    return format_id(value, 0)


def band(value: Fraction) -> str:
    """The category of a capaian in lower case, as sentences write it."""
    return CAPAIAN.label(value).lower()


# --- paragraphs ----------------------------------------------------------------------------------

Writer = Callable[[Teller], str]


def _pagu(t: Teller) -> str:
    pagu = t.fact("pagu")
    spelled = terbilang(int(pagu), rupiah=True) if pagu.denominator == 1 else ""
    programs = _count_programs(t)
    office = t.words["instansi"]
    return (
        f"Dalam melaksanakan tugas dan fungsinya, {office} didukung anggaran Tahun {t.words['tahun']} sebesar "
        f"{rp(pagu)}" + (f" ({spelled})" if spelled else "") + f" yang dituangkan dalam {programs} "
        f"({terbilang(programs).lower()}) program."
    )


def _count_programs(t: Teller) -> int:
    lra = t.ledger.book.first("lra")
    if lra is None:
        raise Missing
    return sum(1 for r in lra.data if r.level == 0)


def _mean(kelompok: str) -> Writer:
    def tell(t: Teller) -> str:
        mean = t.fact(f"rata_{kelompok.lower()}")
        return (
            f"Rata-rata capaian indikator kinerja {kelompok.lower()} {t.words['instansi']} Tahun {t.words['tahun']} "
            f"adalah {p2(mean)} dengan kategori {band(mean)}."
        )

    return tell


def _population(t: Teller) -> str:
    total, men, women = (t.fact(f"penduduk_{k}") for k in ("jumlah", "laki", "perempuan"))
    parts = []
    for fact, word in (("desa", "desa"), ("dusun", "dusun"), ("rw", "RW"), ("rt", "RT")):
        try:
            parts.append(f"{count(t.fact(f'{fact}.isi'))} {word}")
        except Missing:
            continue
    area = f"terdiri atas {', '.join(parts)} dengan" if parts else "mempunyai"
    return (
        f"Secara administratif {t.words['instansi']} {area} jumlah penduduk {count(total)} jiwa, yaitu "
        f"{count(men)} laki-laki dan {count(women)} perempuan."
    )


def _staff(t: Teller) -> str:
    parts = []
    total = Fraction(0)
    for item, word in (("pns", "PNS"), ("cpns", "CPNS"), ("pppk", "PPPK"), ("thl", "tenaga harian lepas")):
        try:
            n = t.fact(f"{item}.total")
        except Missing:
            continue
        total += n
        if n:
            parts.append(f"{count(n)} {word}")
    if not parts:
        raise Missing
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} dan {parts[-1]}"
    return f"Aparatur {t.words['instansi']} berjumlah {count(total)} orang, terdiri atas {listed}."


def _indikator(found: Found, row: Row) -> Writer:
    def tell(t: Teller) -> str:
        capaian = t.cell(found, row, "capaian")
        target, realisasi = t.written(found, row, "target"), t.written(found, row, "realisasi")
        text = (
            f"{row.name}: target Tahun {t.words['tahun']} sebesar {target}, realisasi {realisasi}, sehingga capaiannya "
            f"{p2(capaian)} dengan kategori {band(capaian)}."
        )
        return text + _last_year(t, row, found, realisasi) + _renstra(t, row, found)

    return tell


def _same_row(t: Teller, table: str, found: Found, row: Row) -> tuple[Found, Row] | None:
    other = t.ledger.book.first(table)
    identity = t.ledger.names.identity(found, row, "indikator")
    if other is None or not identity:
        return None
    for r in other.data:
        if t.ledger.names.identity(other, r, "indikator") == identity:
            return other, r
    return None


def _last_year(t: Teller, row: Row, found: Found, now: str) -> str:
    match = _same_row(t, "riwayat", found, row)
    year = t.ledger.facts.year - 1
    if match is None or not match[0].has("realisasi", year):
        return ""
    try:
        before, shown = t.cell(*match, "realisasi", year), t.written(*match, "realisasi", year)
        today = t.cell(found, row, "realisasi")
    except Missing:
        return ""
    if today == before:
        return f" Realisasi ini sama dengan Tahun {year} ({shown})."
    sense = "naik" if today > before else "turun"
    decimals = 0 if (today - before).denominator == 1 else 2
    return f" Dibandingkan dengan Tahun {year} ({shown}), realisasi {sense} {format_id(abs(today - before), decimals)}."


def _renstra(t: Teller, row: Row, found: Found) -> str:
    match = _same_row(t, "renstra", found, row)
    if match is None:
        return ""
    try:
        progress, end = t.cell(*match, "kemajuan"), t.written(*match, "target_akhir")
    except Missing:
        return ""
    reached = half_up(progress, Fraction(1, 100)) >= 100
    word = "sudah tercapai" if reached else "belum tercapai"
    return f" Tingkat kemajuan terhadap target akhir Renstra ({end}) adalah {p2(progress)}, jadi target akhir {word}."


def _budget(t: Teller) -> str:
    pagu, spent = t.fact("pagu"), t.fact("realisasi_anggaran")
    if not pagu:
        raise Missing
    share = spent / pagu * 100
    text = (
        f"Realisasi anggaran {t.words['instansi']} Tahun {t.words['tahun']} sebesar {rp(spent)} "
        f"dari anggaran {rp(pagu)} atau {p2(share)}, termasuk kategori {band(share)}."
    )
    try:
        operasi, modal = t.fact("operasi.anggaran"), t.fact("modal.anggaran")
        text += f" Anggaran itu meliputi belanja operasi {rp(operasi)} dan belanja modal {rp(modal)}."
        operasi, modal = t.fact("operasi.realisasi"), t.fact("modal.realisasi")
        text += f" Realisasinya meliputi belanja operasi {rp(operasi)} dan belanja modal {rp(modal)}."
    except Missing:
        pass
    return text


def _efficiency(found: Found, row: Row) -> Writer:
    def tell(t: Teller) -> str:
        value = t.cell(found, row, "efisiensi")
        kinerja, anggaran = t.cell(found, row, "capaian_kinerja"), t.cell(found, row, "capaian_anggaran")
        return (
            f"Tingkat efisiensi {row.name} adalah {format_id(value, 2)} ({EFISIENSI.label(value).lower()}): capaian "
            f"kinerja {p2(kinerja)} dengan capaian anggaran {p2(anggaran)}."
        )

    return tell


def _short_of_target(t: Teller) -> str:
    found = t.ledger.book.first("realisasi")
    if found is None:
        raise Missing
    short = []
    rows = [r for r in found.data if r.filled]
    for row in rows:
        try:
            capaian = t.cell(found, row, "capaian")
        except Missing:
            continue
        if half_up(capaian, Fraction(1, 100)) < 100:
            short.append(f"{row.name} ({p2(capaian)})")
    if not short:
        return f"Seluruh {len(rows)} indikator kinerja telah mencapai target."
    return f"Dari {len(rows)} indikator kinerja, {len(short)} belum mencapai target, yaitu {'; '.join(short)}."


def paragraphs(ledger: Ledger, words: dict[str, str]) -> tuple[list[Paragraph], list[str]]:
    """The paragraphs that the workbook has data for, and the names of those left out."""
    told: list[Paragraph] = []
    left_out: list[str] = []
    for part, name, writer in _plan(ledger):
        teller = Teller(ledger, words, [])
        try:
            text = writer(teller)
        except Missing:
            left_out.append(f"{part}: {name}")
            continue
        told.append(Paragraph(part, text, tuple(dict.fromkeys(teller.cells))))
    return told, left_out


def _plan(ledger: Ledger) -> Iterator[tuple[str, str, Writer]]:
    yield "Ikhtisar", "anggaran dan program", _pagu
    yield "Ikhtisar", "rata-rata kinerja utama", _mean(UTAMA)
    yield "Ikhtisar", "rata-rata kinerja lainnya", _mean(LAINNYA)
    yield "Bab I", "penduduk", _population
    yield "Bab I", "pegawai", _staff
    realisasi = ledger.book.first("realisasi")
    for row in realisasi.data if realisasi is not None else ():
        if row.filled and realisasi is not None:
            yield "Bab III", f"capaian {row.name}", _indikator(realisasi, row)
    yield "Bab III", "realisasi anggaran", _budget
    efisiensi = ledger.book.first("efisiensi")
    for row in efisiensi.data if efisiensi is not None else ():
        if row.filled and efisiensi is not None:
            yield "Bab III", f"efisiensi {row.name}", _efficiency(efisiensi, row)
    yield "Bab IV", "kesimpulan", _short_of_target


def write_narasi(workbook: Workbook, styles: Styles, context: Context) -> None:
    """Writes the sheet Narasi."""
    ws: Any = workbook.add_worksheet(context.tabs["Narasi"])
    ws.set_column(0, 0, 12)
    ws.set_column(1, 1, 100)
    ws.set_column(2, 2, 44)
    for col, heading in enumerate(("Bagian", "Kalimat", "Sumber sel")):
        ws.write_string(0, col, heading, styles.heading)
    told, left_out = paragraphs(context.ledger, context.words)
    row = 0
    for p in told:
        row += 1
        source = _sources(p.cells)
        ws.write_string(row, 0, p.part, styles.cell(valign="top"))
        ws.write_string(row, 1, clean(p.text), styles.cell(valign="top"))
        ws.write_string(row, 2, clean(source), styles.cell(valign="top", font_size=9))
        ws.set_row(row, height([(p.text, 100), (source, 52)]))
    for name in left_out:
        row += 1
        ws.write_string(row, 1, clean(f"Tidak ditulis karena isiannya tidak ada: {name}."), styles.note)
    ws.freeze_panes(1, 0)
    set_page(ws, context.page, landscape=True, repeat=(0, 0), last=(max(row, 1), 2))


def _sources(cells: tuple[Address, ...], most: int = 14) -> str:
    texts = [str(c) for c in cells]
    return ", ".join(texts) if len(texts) <= most else f"{', '.join(texts[:most])}, ... ({len(texts)} sel)"
