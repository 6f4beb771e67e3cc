"""Whole workbooks in which one table is thousands of rows long: what looks at all rows for each row shows here."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter

from lkjip_xl.book import Book
from lkjip_xl.found import Found
from lkjip_xl.reading import read_bytes
from lkjip_xl.sheet import Cell

from .case import Family, Seen

LONG = Family("long")
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "kecamatan-contoh.xlsx"

Name = Callable[[str, int], str]


def _alike(name: str, _: int) -> str:
    return name


def _other(name: str, i: int) -> str:
    return f"{name} lain {i}"


def _word(_: str, i: int) -> str:
    """Words of ten letters, all beginning with S, none like another."""
    letters = "S"
    for _ in range(9):
        i = (i * 1_103_515_245 + 12_345) % 2**31
        letters += "aiueobdgklmnprst"[i >> 20 & 15]
    return letters


@cache
def _example() -> Book:
    return read_bytes(EXAMPLE.read_bytes(), EXAMPLE.name)


def _grown(count: int, *keys: str, name: Name = _alike, without_total: bool = False) -> bytes:
    """The example with so many copies of the first data row of these tables below it; totals stay as they were."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for sheet in _example().sheets:
        page = book.add_worksheet(sheet.name)
        longer = [f for f in _example().tables if f.sheet is sheet and f.table.key in keys and not f.repeated]
        gone = {r.index for f in longer for r in f.rows if without_total and r.kind == "total"}
        down = 0
        for row, cols in sheet.by_row.items():
            cells = {c: sheet.cell(row, c) for c in cols if row not in gone}
            _write(book, page, row + down, cells)
            for found in (f for f in longer if f.data and f.data[0].index == row):
                for i in range(count):
                    down += 1
                    _write(book, page, row + down, cells | _named(found, cells, i, name))
    book.close()
    return stream.getvalue()


def _named(found: Found, cells: dict[int, Cell], i: int, name: Name) -> dict[int, Cell]:
    entity = found.at(found.data[0], found.table.entity or found.table.columns[0].key)
    assert entity is not None
    return (
        {entity.col: cells[entity.col]._replace(value=name(cells[entity.col].text, i))} if entity.col in cells else {}
    )


_formats: dict[tuple[int, str], Any] = {}


def _write(book: Any, page: Any, row: int, cells: dict[int, Cell]) -> None:
    for col, cell in cells.items():
        if isinstance(cell.value, str):
            page.write_string(row - 1, col - 1, cell.value)
        elif cell.value is not None:
            key = (id(book), cell.number_format)
            if key not in _formats:
                _formats[key] = book.add_format({"num_format": cell.number_format})
            page.write(row - 1, col - 1, cell.value, _formats[key])


def _exceptions(count: int) -> bytes:
    """Many desa of one name (each is told), and as many lines that accept what is not there."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    page = book.add_worksheet("Penduduk")
    page.write_row(0, 0, ["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"])
    accepted = book.add_worksheet("Pengecualian")
    accepted.write_row(0, 0, ["Kode", "Lembar", "Sel", "Alasan", "Oleh"])
    for i in range(1, count + 1):
        page.write_row(i, 0, [i, "Desa Sama", 1, 1, 2])
        accepted.write_row(i, 0, ["L-09", "Penduduk", f"A{i}", "alasan", "Camat"])
    book.close()
    return stream.getvalue()


def _add(name: str, what: str, build: Callable[[], bytes], *, check: str = "periksa") -> None:
    LONG.add(name, what, build, Seen(), heavy=True, check=check)


_add("desa-alike", "6,000 more desa of one name", lambda: _grown(6_000, "penduduk"))
_add("desa-two-lists", "3,000 desa of one list, 3,000 others of another, all with one word beginning with S",
     lambda: _grown(3_000, "penduduk", "potensi", name=_word))  # fmt: skip
_add("desa-other", "6,000 more desa with names of their own", lambda: _grown(6_000, "penduduk", name=_other))
_add("riwayat", "3,000 lines of Riwayat of one name", lambda: _grown(3_000, "riwayat"))
_add("pernyataan", "5,000 statements of the same fact", lambda: _grown(5_000, "pernyataan"))
_add(
    "pernyataan-unknown",
    "5,000 statements of facts that nobody knows",
    lambda: _grown(5_000, "pernyataan", name=_other),
)
_add("pegawai", "5,000 lines of Pegawai", lambda: _grown(5_000, "pegawai"))
_add("koordinasi", "3,000 lines of Koordinasi", lambda: _grown(3_000, "koordinasi"))
_add("realisasi", "3,000 indikator of one name in Realisasi", lambda: _grown(3_000, "realisasi"))
_add("realisasi-other", "2,000 indikator with names of their own in PK, and in Realisasi",
     lambda: _grown(2_000, "pk_indikator", "realisasi", name=_other))  # fmt: skip
_add("program", "5,000 programs in PK, all alike", lambda: _grown(5_000, "pk_program"))
_add("program-other", "5,000 programs with names of their own", lambda: _grown(5_000, "pk_program", name=_other))
_add("belanja", "5,000 kinds of belanja, all alike", lambda: _grown(5_000, "jenis_belanja"))
_add("lra", "3,000 programs of one name in the LRA", lambda: _grown(3_000, "lra"))
_add("alokasi", "3,000 sasaran whose percentages rest on a total that is not there",
     lambda: _grown(3_000, "alokasi", name=_other, without_total=True))  # fmt: skip
_add("pengecualian", "5,000 lines of Pengecualian, for 5,000 findings", lambda: _exceptions(5_000))
