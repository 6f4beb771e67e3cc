"""What openpyxl reads in a workbook, in two loads, put into the words of this reader: the oracle of its tests."""

from __future__ import annotations

import io
import re
import warnings
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.datetime import to_excel

from lkjip_xl.sheet import Cell, ExcelError, Sheet

Picture = dict[str, dict[tuple[int, int], Cell]]


def picture(data: bytes) -> tuple[Picture, dict[str, Any]]:
    """The cells of each sheet (style 0), and its merged areas and state, as openpyxl reads them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        formulas, values = (load_workbook(io.BytesIO(data), data_only=only) for only in (False, True))
    cells: Picture = {}
    about: dict[str, Any] = {}
    for ws in formulas.worksheets:
        cached = values[ws.title]
        found = cells[ws.title] = {}
        for place, cell in ws._cells.items():
            if isinstance(cell, MergedCell) or cell.value is None:
                continue
            formula = _formula(cell)
            value = _value(cached._cells[place] if formula is not None else cell, formulas.epoch)
            if formula == "=" or (formula is not None and value == ""):
                formula, value = (None if formula == "=" else formula), value or None
            if formula is not None or value is not None:
                found[place] = Cell(value, formula, cell.number_format)
        areas = {(r.min_row, r.min_col, r.max_row, r.max_col) for r in ws.merged_cells.ranges}
        about[ws.title] = ({a for a in areas if a[:2] != a[2:]}, ws.sheet_state)
    return cells, about


def _formula(cell: Any) -> str | None:
    if cell.data_type != "f":
        return None
    return str(getattr(cell.value, "text", None) or ("=TABLE()" if not isinstance(cell.value, str) else cell.value))


def _value(cell: Any, epoch: datetime) -> Any:
    value = cell.value
    if isinstance(value, datetime | date | time | timedelta):
        return float(to_excel(value, epoch))
    if cell.data_type == "e":
        return ExcelError(value)
    if isinstance(value, str):
        return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), value)
    return value


def differences(sheets: tuple[Sheet, ...], data: bytes) -> list[str]:
    """Where the sheets differ from what openpyxl reads."""
    cells, about = picture(data)
    told = [] if [s.name for s in sheets] == list(cells) else [f"sheets {[s.name for s in sheets]} {list(cells)}"]
    for sheet in sheets:
        theirs = cells[sheet.name]
        ours = {p: c for p, c in sheet.cells.items() if c.value is not None or c.formula is not None}
        told += [f"{sheet.name} {p}: only one reads it" for p in ours.keys() ^ theirs.keys()]
        for place in ours.keys() & theirs.keys():
            a, b = ours[place], theirs[place]
            same = a.formula == b.formula and a.number_format == b.number_format and _same(a.value, b.value)
            told += [] if same else [f"{sheet.name} {place}: {a[:3]} against {b[:3]}"]
        state = "veryHidden" if sheet.very_hidden else "hidden" if sheet.hidden else "visible"
        if (set(sheet.merged), state) != about[sheet.name]:
            told.append(f"{sheet.name}: {sheet.merged} {state} against {about[sheet.name]}")
    return told


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, bool | str) or isinstance(b, bool | str) or a is None or b is None:
        return type(a) is type(b) and a == b
    return abs(a - b) <= 1e-9 * max(1.0, abs(b))  # openpyxl rounds dates to microseconds
