"""Binary workbooks: the cells and findings of the .xlsx twin, as far as values go."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from binary import binary, packed, record, wide
from workbook import repacked

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.checking.run import check
from lkjip_xl.reading import limits, read_bytes
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.tables import find_tables
from lkjip_xl.sheet import Cell, ExcelError, Sheet

ROOT = Path(__file__).parents[2]
NAMES = ["examples/kemlagi-2024.xlsx", "examples/kecamatan-contoh.xlsx", "tests/files/macam.xlsx"]


def _values(book: Book) -> Book:
    """The same workbook without formulas and looks, as a binary one is read."""

    def bare(cells: Any) -> dict[tuple[int, int], Cell]:
        return {at: Cell(c.value, None, c.number_format) for at, c in cells.items() if c.value is not None}

    sheets = tuple(
        Sheet(s.name, bare(s.cells), s.merged, hidden=s.hidden, very_hidden=s.very_hidden, under=bare(s.under))
        for s in book.sheets
    )
    return replace(book, sheets=sheets, tables=find_tables(sheets), _numbers={})


def _told(book: Book) -> list[tuple[str, ...]]:
    return [(f.code, f.level.value, str(f.at), f.stated, f.expected, f.hint) for f in check(book).findings]


@pytest.mark.parametrize("name", NAMES)
def test_a_binary_workbook_says_what_its_values_say(name: str) -> None:
    there = read_bytes((ROOT / name).read_bytes())
    read, twin = read_bytes(binary(there)), _values(there)
    assert read.notes == ("Berkas Excel biner (.xlsb) dibaca nilainya saja: rumusnya tidak diperiksa.",)
    for ours, theirs in zip(read.sheets, twin.sheets, strict=True):
        assert (ours.name, ours.hidden, ours.very_hidden) == (theirs.name, theirs.hidden, theirs.very_hidden)
        assert {at: c for at, c in ours.cells.items() if c.value is not None} == theirs.cells
        assert (ours.under, ours.merged) == (theirs.under, theirs.merged)
    assert _told(read) == _told(twin)
    assert [(str(c.at), c.verdict) for c in check(read).cells] == [(str(c.at), c.verdict) for c in check(twin).cells]


def test_another_library_reads_the_same_values() -> None:
    calamine = pytest.importorskip("python_calamine")
    data = binary(read_bytes((ROOT / NAMES[0]).read_bytes()))
    other = calamine.load_workbook(io.BytesIO(data))
    for sheet in read_bytes(data).sheets:
        rows = other.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        numbers = {at: c.value for at, c in sheet.cells.items() if isinstance(c.value, int | float | str)}
        assert numbers
        for (row, col), value in numbers.items():
            assert rows[row - 1][col - 1] == value


def _book(*cells: bytes, strings: tuple[str, ...] = (), formats: tuple[str, ...] = ("General", "0.00%")) -> Book:
    """One sheet with these records of cells in its first row."""
    row = record(0, struct.pack("<IIHBBBI", 0, 0, 300, 0, 0, 0, 0))
    part = b"".join((record(129), record(145), row, *cells, record(146), record(130)))
    texts = {text: i for i, text in enumerate(strings)}
    return read_bytes(
        packed({"xl/worksheets/sheet1.bin": part}, [("Lembar", 0)], texts, {f: i for i, f in enumerate(formats)})
    )


def _at(col: int, style: int = 0) -> bytes:
    return struct.pack("<II", col, style)


@pytest.mark.parametrize(
    ("bits", "value"),
    [(0x3FF00000, 1), (0x3FF00001, 0.01), ((12345 << 2) | 2, 12345), ((12345 << 2) | 3, 123.45),
     ((-7 << 2) & 0xFFFFFFFF | 2, -7),
     ((-725 << 2) & 0xFFFFFFFF | 3, -7.25), (0x40590000, 100)],
)  # fmt: skip
def test_numbers_in_thirty_bits(bits: int, value: float) -> None:
    assert _book(record(2, _at(0) + struct.pack("<I", bits))).cell(Address("Lembar", 1, 1)).value == value


def test_every_kind_of_cell() -> None:
    book = _book(
        record(1, _at(0)),
        record(3, _at(1) + b"\x07"),
        record(4, _at(2) + b"\x01"),
        record(5, _at(3, 1) + struct.pack("<d", 0.9416)),
        record(6, _at(4) + wide("di sel")),
        record(7, _at(5) + struct.pack("<I", 1)),
        record(8, _at(6) + wide("hasil") + bytes(10)),
        record(9, _at(7, 1) + struct.pack("<d", 0.5) + bytes(10)),
        record(10, _at(8) + b"\0" + bytes(10)),
        record(11, _at(9) + b"\x2a" + bytes(10)),
        record(62, _at(10) + b"\x01" + wide("berformat") + bytes(8)),
        record(5, _at(11) + struct.pack("<d", float("nan"))),
        record(5, _at(12, 99) + struct.pack("<d", 3.0)),
        record(4000, b"belum dikenal"),
        strings=("satu", "dua"),
    )
    cells = book.sheets[0].cells
    assert [cells[1, c].value for c in range(2, 14)] == [
        "#DIV/0!", True, 0.9416, "di sel", "dua", "hasil", 0.5, False, "#N/A", "berformat", "#NUM!", 3
    ]  # fmt: skip
    assert (1, 1) not in cells
    assert isinstance(cells[1, 2].value, ExcelError)
    assert [cells[1, c].number_format for c in (4, 8, 13)] == ["0.00%", "0.00%", "General"]
    assert book.number(Address("Lembar", 1, 4)).decimals == 2


@pytest.mark.parametrize(
    "cell",
    [
        record(7, _at(0) + struct.pack("<I", 5)),  # a text that is not there
        record(5, _at(0) + b"\0"),  # cut off
        record(6, _at(0) + struct.pack("<I", 1 << 30)),  # longer than the record
        record(6, _at(0)),
        b"\x05\xff\xff\xff\x7f",  # longer than the part
        b"\x05",
        record(176, bytes(3)),
    ],
)
def test_damaged_records(cell: bytes) -> None:
    with pytest.raises(Refused) as caught:
        _book(cell)
    assert caught.value.reason == "damaged"


def test_far_places_are_left_out_and_many_cells_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    number = record(2, _at(0xFFFFFFFF) + struct.pack("<I", 6))
    assert not _book(number, record(0, struct.pack("<IIHBBBI", 0xFFFFFFFE, 0, 0, 0, 0, 0, 0)), number).sheets[0].cells
    monkeypatch.setattr(limits, "MAX_CELLS", 3)
    with pytest.raises(Refused) as caught:
        _book(*(record(2, _at(c) + struct.pack("<I", 6)) for c in range(5)))
    assert caught.value.reason == "too_many_cells"
    monkeypatch.setattr(limits, "MAX_STRANGERS", 50)
    with pytest.raises(Refused) as caught:
        _book(*(record(1, _at(0)) for _ in range(60)))
    assert caught.value.reason == "damaged"


def _parts(change: Any) -> Book:
    """The workbook of two sheets of one number, its parts put through `change(name, content)`; None leaves one out."""
    number = record(2, _at(0, 1) + struct.pack("<I", 6))
    part = b"".join((record(129), record(145), record(0, bytes(17)), number, record(146), record(130)))
    data = packed(
        {"xl/worksheets/sheet1.bin": part, "xl/worksheets/sheet2.bin": part},
        [("Lembar", 0), ("Grafik 1", 0)],
        {"a": 0},
        {"General": 0, "0.00%": 1},
    )
    return read_bytes(repacked(data, change))


def test_a_workbook_without_styles_says_so() -> None:
    read = _parts(lambda name, part: None if "styles" in name else part)
    assert read.sheets[0].cell(1, 1)[:3] == (1, None, "General")
    assert "semua format angka dianggap Umum" in read.notes[1]
    whole = _parts(lambda _, part: part)
    assert (whole.sheets[0].cell(1, 1)[:3], len(whole.notes)) == ((1, None, "0.00%"), 1)


def test_sheets_without_cells_are_told_and_links_that_lead_nowhere_are_damage() -> None:
    def chart(name: str, part: bytes) -> bytes:
        first, mark, rest = part.partition(b'"rId2"')
        return first + mark + rest.replace(b"/worksheet", b"/chartsheet", 1) if name.endswith("bin.rels") else part

    read = _parts(chart)
    assert [s.name for s in read.sheets] == ["Lembar"]
    assert read.notes[1] == "Lembar Grafik 1 tidak berisi sel (grafik, dialog, atau makro): dilewati."
    with pytest.raises(Refused) as caught:
        _parts(lambda name, part: part.replace(b'"rId1"', b'"rId9"') if name.endswith("bin.rels") else part)
    assert caught.value.reason == "damaged"


@pytest.mark.parametrize(
    ("limit", "most", "reason"), [("MAX_TEXT", 3, "too_much_text"), ("MAX_FORMATS", 1, "too_many_formats")]
)
def test_texts_and_formats_over_a_limit(limit: str, most: int, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _book(strings=("ab", "cd")).sheets[0].cells == {}
    monkeypatch.setattr(limits, limit, most)
    with pytest.raises(Refused) as caught:
        _book(strings=("ab", "cd"))
    assert caught.value.reason == reason


def test_a_text_that_is_not_there() -> None:
    read = _book(record(6, _at(0) + b"\xff\xff\xff\xff"), record(6, _at(1) + wide("x"))).sheets[0]
    assert [read.cell(1, col).value for col in (1, 2)] == ["", "x"]
