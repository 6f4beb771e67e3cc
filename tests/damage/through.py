"""The same damage through a file: the typed workbook edited and saved with openpyxl, the other one written anew.

openpyxl drops stored values of formulas, so the version with formulas goes through xlsxwriter, which keeps them.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook

from lkjip_xl.checking.run import check
from lkjip_xl.findings import Result
from lkjip_xl.reading import read
from lkjip_xl.sheet import ExcelError, Sheet

from .judge import Spoiled
from .picture import TYPED, Picture


def through_file(p: Picture, spoiled: Spoiled) -> Result:
    """The checker on the spoiled workbook, saved and read again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / p.book.name
        path.write_bytes(_edited(p, spoiled) if p.version == TYPED else _written(spoiled))
        return check(read(path))


def _edited(p: Picture, spoiled: Spoiled) -> bytes:
    book = load_workbook(io.BytesIO(p.data))
    for before, after in zip(p.book.sheets, spoiled.sheets, strict=True):
        ws = book[after.name]
        if before.merged != after.merged:
            for area in list(ws.merged_cells.ranges):
                ws.unmerge_cells(str(area))
            for top, left, bottom, right in after.merged:
                ws.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for key in sorted({*before.cells, *after.cells}):
            old, new = before.cells.get(key), after.cells.get(key)
            if old != new:
                cell = ws.cell(*key)
                cell.value = None if new is None else new.value
                if new is not None:
                    cell.number_format = new.number_format
    for name, r in spoiled.hidden:
        book[name].row_dimensions[r].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _written(spoiled: Spoiled) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    for sheet in spoiled.sheets:
        _write_sheet(book, sheet, {r for name, r in spoiled.hidden if name == sheet.name})
    book.close()
    return stream.getvalue()


def _write_sheet(book: xlsxwriter.Workbook, sheet: Sheet, hidden: set[int]) -> None:
    ws = book.add_worksheet(sheet.name)
    for top, left, bottom, right in sheet.merged:
        ws.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
    for (r, c), cell in sorted(sheet.cells.items()):
        style = book.add_format({"num_format": cell.number_format})
        value, formula = cell.value, cell.formula
        if isinstance(value, ExcelError) and formula is None:
            formula = f"={value}"
        if formula is not None:
            ws.write_formula(r - 1, c - 1, formula, style, "" if value is None else value)
        elif isinstance(value, str):
            ws.write_string(r - 1, c - 1, value, style)
        elif value is not None:
            ws.write_number(r - 1, c - 1, value, style)
    for r in hidden:
        ws.set_row(r - 1, None, None, {"hidden": True})
