"""Plain lists as sheets: headings in row 1, frozen, filtered, rows as high as their texts, ready to print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from lkjip_xl.writing.metrics import height
from lkjip_xl.writing.page import Page, set_page
from lkjip_xl.writing.styles import Styles
from lkjip_xl.writing.text import clean

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


class Column(NamedTuple):
    """A column of a list: heading, width in characters, number format where it holds numbers."""

    heading: str
    width: float
    number: str = "0"


def start(workbook: Workbook, styles: Styles, name: str, columns: Sequence[Column], frozen: int) -> Any:
    """A sheet with its headings; `frozen` columns stay in view."""
    ws: Any = workbook.add_worksheet(name)
    for c, column in enumerate(columns):
        ws.set_column(c, c, column.width)
        ws.write_string(0, c, column.heading, styles.heading)
    ws.set_row(0, 32)
    ws.freeze_panes(1, frozen)
    return ws


def put_row(ws: Any, styles: Styles, columns: Sequence[Column], r: int, values: Sequence[str | int]) -> None:
    """One row of texts and numbers; texts stay texts whatever they look like."""
    for c, (column, value) in enumerate(zip(columns, values, strict=True)):
        if isinstance(value, int):
            ws.write_number(r, c, value, styles.number(column.number))
        else:
            ws.write_string(r, c, clean(value), styles.cell())
    ws.set_row(r, height([(v, c.width) for v, c in zip(values, columns, strict=True) if isinstance(v, str)]))


def finish(ws: Any, page: Page, columns: Sequence[Column], rows: int) -> None:
    """Filter and print set-up of a sheet with so many rows."""
    last = (max(rows, 1), len(columns) - 1)
    ws.autofilter(0, 0, *last)
    set_page(ws, page, landscape=True, repeat=(0, 0), last=last)
