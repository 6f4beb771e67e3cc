"""The report says the same after another program has recalculated it."""

from __future__ import annotations

import io
import os
import warnings
from pathlib import Path
from typing import Any

import pytest
from libreoffice import recalculated, soffice, without_stored_values
from office import CONTOH, build, invent
from openpyxl import load_workbook

from lkjip_xl.jobs import check_file
from lkjip_xl.writing.report.write import report_bytes

EXAMPLES = Path(__file__).parent.parent / "examples"


def _values(data: bytes) -> dict[str, dict[str, Any]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), data_only=True)
    return {
        ws.title: {c.coordinate: c.value for row in ws.iter_rows() for c in row if c.value is not None} for ws in book
    }


def _formulas(data: bytes) -> list[tuple[str, str]]:
    book = load_workbook(io.BytesIO(data))
    return [(ws.title, c.coordinate) for ws in book for row in ws.iter_rows() for c in row if c.data_type == "f"]


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, int | float) and isinstance(b, int | float):
        return abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1e-6)
    return (a or "") == (b or "")


def _differing(data: bytes, folder: Path) -> list[tuple[str, str, Any, Any]]:
    """The formula cells that LibreOffice gives another value, after the stored ones were dropped."""
    bare = without_stored_values(data)
    formulas = _formulas(data)
    assert len(formulas) > 500
    emptied = _values(bare)
    assert not any(emptied[sheet].get(cell) for sheet, cell in formulas), "stored values were not dropped"
    stored, again = _values(data), _values(recalculated(bare, folder))
    return [
        (sheet, cell, stored[sheet].get(cell), again[sheet].get(cell))
        for sheet, cell in formulas
        if not _same(stored[sheet].get(cell), again[sheet].get(cell))
    ]


def _need_libreoffice() -> None:
    if soffice() is None and "LKJIP_NEED_LIBREOFFICE" not in os.environ:
        pytest.skip("LibreOffice is not installed")


@pytest.mark.parametrize("name", ["kemlagi-2024", "kecamatan-contoh"])
def test_every_formula_of_the_report_gives_the_stored_value(name: str, tmp_path: Path) -> None:
    _need_libreoffice()
    data = report_bytes(check_file(EXAMPLES / f"{name}.xlsx", look=True))
    assert _differing(data, tmp_path)[:20] == []


@pytest.mark.parametrize(
    ("sheet", "cell", "content"),
    [
        ("PK", "H5", 99),
        ("Realisasi", "G7", "-"),
        ("LRA", "C7", "Rp 9.999,5"),
        ("LRA", "D7", "abc"),
        ("IKM", "C6", "88.5"),
    ],
)
def test_so_does_the_report_of_a_spoiled_workbook(sheet: str, cell: str, content: Any, tmp_path: Path) -> None:
    _need_libreoffice()
    path = tmp_path / "kantor.xlsx"
    build(path, CONTOH, formulas=False)
    book = load_workbook(path)
    book[sheet][cell] = content
    book.save(path)
    data = report_bytes(check_file(path, look=True))
    assert _differing(data, tmp_path)[:20] == []


@pytest.mark.parametrize("seed", [3, 7])
def test_so_does_the_report_of_an_invented_office(seed: int, tmp_path: Path) -> None:
    _need_libreoffice()
    path = tmp_path / "kantor.xlsx"
    build(path, invent(seed), formulas=True)
    assert _differing(report_bytes(check_file(path, look=True)), tmp_path)[:20] == []
