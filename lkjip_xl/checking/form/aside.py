"""Columns of figures or categories beside those that a table is known by: nobody checks them, which must be told."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.address import Address
from lkjip_xl.checking.form.near import near_misses
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Finding, Level
from lkjip_xl.found import Found
from lkjip_xl.names import plain
from lkjip_xl.numbers import Flag, parse_cell
from lkjip_xl.reading.headingtexts import Label
from lkjip_xl.reading.matching import unread
from lkjip_xl.rules import titled
from lkjip_xl.sheet import Cell
from lkjip_xl.targets import is_grade

_FEWEST, _SHARE = 2, 2 / 3  # of the rows hold a figure, in a column of figures
_NO_FIGURES = frozenset(  # words of headings under which numbers are none that could be checked
    (
        *("no", "nomor", "kode", "urut", "nip", "nik", "telepon", "hp"),
        *("tanggal", "tgl", "bulan", "waktu", "jadwal", "tahun"),
        *("bidang", "seksi", "bagian", "lokasi", "sumber", "keterangan", "ket", "catatan", "penanggung", "pelaksana"),
    )
)


def aside_findings(ledger: Ledger) -> Iterator[Finding]:
    """L-18: one note for each table with such columns, at the heading of the first."""
    tables = (f for f in ledger.book.tables if f.table.numeric and f.filled and not (f.repeated or f.table.given))
    beside = [(f, labels) for f in tables if (labels := [label for label in _beside(f) if _holds_figures(f, label)])]
    asked = {near.at for near in near_misses(ledger.book)} if beside else set()
    for found, labels in beside:
        places = [_place(found, label) for label in labels]
        told = [(at, " ".join(label.texts)) for at, label in zip(places, labels, strict=True) if at not in asked]
        if told:
            at, first = told[0]
            names = ", ".join(name for _, name in told)
            hint = f"Kolom {names} tidak diperiksa; ganti judulnya bila maksudnya kolom baku."
            yield Finding("L-18", Level.CATATAN, at, titled("L-18", first), names, "kolom yang dikenal", hint=hint)


def _beside(found: Found) -> Iterator[Label]:
    for label in unread(found.sheet, found.table, found.heading_rows, found.columns, *found.window):
        if not _NO_FIGURES & set(plain(" ".join(label.texts)).split()):
            yield label


def _place(found: Found, label: Label) -> Address:
    """The lowest cell of a heading that says something."""
    for row in reversed(found.heading_rows):
        top, left = found.sheet.covered.get((row, label.span.first), (row, label.span.first))
        if not found.sheet.cell(top, left).blank:
            return Address(found.sheet.name, top, left)
    return Address(found.sheet.name, found.heading_rows[0], label.span.first)


def _holds_figures(found: Found, label: Label) -> bool:
    """Whether what stands below a heading are figures, or grades, in most rows, and no mere counting."""
    rows = [r.index for r in found.data if r.filled]
    cells = [found.sheet.cell(r, c) for r in rows for c in range(label.span.first, label.span.last + 1)]
    filled = [cell for cell in cells if not cell.blank]
    fitting = [cell for cell in filled if _is_figure(cell)]
    if len(fitting) < max(_FEWEST, _SHARE * len(rows)) or len(fitting) < len(filled):
        return False
    return [cell.value for cell in filled] != list(range(1, len(filled) + 1))


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell.value, str) and is_grade(cell.value):
        return True
    number = parse_cell(cell.value, cell.number_format)
    return (number.value is not None or number.nil) and Flag.DATE not in number.flags
