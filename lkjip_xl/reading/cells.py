"""The cells of a workbook, formulas and cached values, by openpyxl."""

from __future__ import annotations

import io
import os
import re
import warnings
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from lkjip_xl.book import Cell, ExcelError, Raw, Sheet
from lkjip_xl.reading.refusals import Refused

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAX_CELLS = 1_000_000
MAX_ROWS = 200_000


def read_sheets(data: bytes, *, look: bool) -> tuple[Sheet, ...]:
    """The worksheets of a workbook, in order, each cell with its formula and the value stored for it.

    Raises Refused where the parts cannot be understood or hold too much.
    """
    os.environ.setdefault("OPENPYXL_LXML", "False")  # lxml would bypass the XML guard of defusedxml
    formulas, values = _load(data, data_only=False), _load(data, data_only=True)
    if not formulas.worksheets:
        raise Refused("no_sheets")
    if sum(len(_cells(ws)) for ws in formulas.worksheets) > MAX_CELLS:
        raise Refused("too_many_cells", f"lebih dari {MAX_CELLS:,}".replace(",", "."))
    names = _usable_names([ws.title for ws in formulas.worksheets])
    return tuple(
        _sheet(ws, name, _cells(values[ws.title]), formulas.epoch, look=look)
        for ws, name in zip(formulas.worksheets, names, strict=True)
    )


def _usable_names(titles: list[str]) -> list[str]:
    """The names of the sheets; one that Excel does not allow (other programs write such) is made allowable."""
    names: list[str] = []
    for title in titles:
        name = re.sub(r"[\[\]:*?/\\]", "_", title).strip("'")[:31] or "Lembar"
        while name.casefold() in {n.casefold() for n in names}:
            name = f"{name[:28]}({len(names) + 1})"[:31]
        names.append(name)
    return names


def _load(data: bytes, *, data_only: bool) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return load_workbook(io.BytesIO(data), data_only=data_only, keep_links=False)
        except Refused:
            raise
        except Exception:  # openpyxl raises whatever its parsers raise
            raise Refused("damaged") from None


def _cells(ws: Worksheet) -> dict[tuple[int, int], Any]:
    # The public iterators walk the whole rectangle, which one far cell makes endless.
    cells: dict[tuple[int, int], Any] = ws._cells
    return cells


def _sheet(ws: Worksheet, name: str, cached: dict[tuple[int, int], Any], epoch: datetime, *, look: bool) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    for key, cell in _cells(ws).items():
        if cell.value is None and not (look and cell.has_style):
            continue
        if key[0] > MAX_ROWS:
            raise Refused("too_many_rows", f"{ws.title} (batas {MAX_ROWS:,} baris)".replace(",", "."))
        formula = _formula(cell)
        source = cached.get(key) if formula is not None else cell
        value = None if source is None else _value(source, epoch)
        if formula is not None and value == "":
            value = None  # a formula that shows nothing and one that was never calculated look the same in a file
        cells[key] = Cell(value, formula, cell.number_format, cell.style_id if look else 0)
    merged = tuple((r.min_row, r.min_col, r.max_row, r.max_col) for r in ws.merged_cells.ranges)
    hidden = ws.sheet_state != "visible"
    return Sheet(name, cells, merged, _look(ws) if look else None, hidden)


def _formula(cell: Any) -> str | None:
    if cell.data_type != "f":
        return None
    text = getattr(cell.value, "text", cell.value)  # an array formula is an object that holds its text
    return str(text) if text else ""


def _value(cell: Any, epoch: datetime) -> Raw:
    value = cell.value
    if isinstance(value, datetime | date | time | timedelta):
        from openpyxl.utils.datetime import to_excel

        return float(to_excel(value, epoch))  # type: ignore[no-untyped-call]
    if cell.data_type == "e":
        return ExcelError(value)
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    return str(value)


def _look(ws: Worksheet) -> object:
    from lkjip_xl.reading.look import look_of

    return look_of(ws)
