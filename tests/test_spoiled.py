"""Workbooks spoiled in ways nobody planned: no traceback, no crashed rule, and the report is a valid input."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from lkjip_xl.checking.run import check
from lkjip_xl.findings import Result
from lkjip_xl.reading import read
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.writing.report.write import report_bytes

EXAMPLES = Path(__file__).parent.parent / "examples"
CONTENTS: list[Any] = [
    "#REF!", "=1/0", "", None, "-", "nihil", "abc", "1e400", "１２", "9" * 40, 1e300, -5, 0, True, date(2024, 1, 1),
    "\u200b", "Jumlah", "TOTAL", "No", "Uraian", "Indikator", "x" * 40_000, '=HYPERLINK("http://x")', "@cmd", "+1",
    "83,32 (ZZ)", "Rp", "%", "100 %", "1.2.3", "(5)", "2 (dua)", "IV", "7.01.01", "1.1", 1.1, -0.5, "Sangat",
    "=cmd|' /C calc'!A0", "='[lain.xlsx]A'!A1",
]  # fmt: skip
SHEET_NAMES = ["Ringkasan", "Selisih", "LRA 2024", "P K", "it's", "Aturan", "A&B<>", "x" * 31]
FORMATS = ["0%", "dd/mm/yyyy", "0.00", "@", "#,##0,", ";;;", 'General"%"', "[$Rp-421] #,##0"]


def _spoil(book: Workbook, rnd: random.Random) -> None:
    ws = rnd.choice(book.worksheets)
    row, col = rnd.randint(1, max(2, ws.max_row)), rnd.randint(1, max(2, ws.max_column))
    match rnd.choices(("content", "delete", "insert", "column", "merge", "name", "format"), (70, 8, 6, 4, 4, 3, 5))[0]:
        case "content":
            if hasattr(ws.cell(row, col), "hyperlink"):  # not a cell under a merge
                ws.cell(row, col).value = rnd.choice(CONTENTS)
        case "delete":
            ws.delete_rows(row, rnd.randint(1, 3))
        case "insert":
            ws.insert_rows(row)
        case "column":
            ws.delete_cols(col)
        case "merge":
            ws.merge_cells(start_row=row, start_column=col, end_row=row + rnd.randint(0, 2), end_column=col + 1)
        case "name":
            ws.title = rnd.choice(SHEET_NAMES)
        case "format":
            ws.cell(row, col).number_format = rnd.choice(FORMATS)


def _said(result: Result) -> list[tuple[str, str, str, str]]:
    """The findings; but a report holds values where the submission read other files, so that it has no R-08."""
    return [(f.code, str(f.at), f.stated, f.expected) for f in result.findings if f.code != "R-08"]


@pytest.mark.parametrize("seed", range(24))
def test_a_spoiled_workbook_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    rnd = random.Random(seed)
    name = rnd.choice(["kecamatan-contoh", "kemlagi-2024"])
    book = load_workbook(EXAMPLES / f"{name}.xlsx", data_only=rnd.random() < 0.5)
    for _ in range(rnd.choice([1, 3, 10, 60])):
        try:
            _spoil(book, rnd)
        except (AttributeError, TypeError, ValueError):
            continue  # openpyxl itself does not allow this damage
    path, out = tmp_path / "rusak.xlsx", tmp_path / "laporan.xlsx"
    book.save(path)
    try:
        result = check(read(path, look=True))
    except Refused:
        return
    assert not result.crashed
    out.write_bytes(report_bytes(result))
    assert _said(check(read(out))) == _said(result)


def test_a_report_holds_no_formula_that_reaches_outside(tmp_path: Path) -> None:
    book = load_workbook(EXAMPLES / "kecamatan-contoh.xlsx")
    ws = book["Prestasi"]
    ws["C9"], ws["C10"] = "='[lain.xlsx]A'!A1", '=HYPERLINK("http://contoh.invalid","klik")'
    ws["C11"] = '=WEBSERVICE("http://contoh.invalid")'
    path, out = tmp_path / "asing.xlsx", tmp_path / "laporan.xlsx"
    book.save(path)
    out.write_bytes(report_bytes(check(read(path, look=True))))
    formulas = [
        str(c.value) for sheet in load_workbook(out) for row in sheet.iter_rows() for c in row if c.data_type == "f"
    ]
    assert len(formulas) > 500
    assert not [f for f in formulas if "[" in f or "HYPERLINK" in f or "WEBSERVICE" in f or "|" in f]
