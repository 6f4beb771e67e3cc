"""Filling sheets cell by cell under the limits, for all formats but Open XML."""

from __future__ import annotations

from dataclasses import dataclass, field

from lkjip_xl.grid import Area, Grid, Merged
from lkjip_xl.reading import limits
from lkjip_xl.reading.cells import Contents, take_out, usable_names
from lkjip_xl.reading.limits import LAST_COLUMN, LAST_ROW, amount
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.sheetpart import Budget
from lkjip_xl.sheet import Cell, Raw, Sheet


@dataclass
class Filling:
    """A sheet that is being filled."""

    name: str
    state: str = "visible"
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)


class Filler:
    """The sheets of a workbook as they are filled. Raises Refused where they come to hold too much."""

    def __init__(self) -> None:
        self.sheets: list[Filling] = []
        self._budget = Budget()
        self._formats: dict[str, str] = {}

    def open(self, name: str, state: str = "visible") -> Filling:
        """Begins the next sheet; `state` as in Open XML."""
        self.sheets.append(Filling(name, state))
        return self.sheets[-1]

    def put(self, row: int, col: int, value: Raw, number_format: str = "General", formula: str | None = None) -> None:
        """Puts a cell into the sheet opened last; nothing and places beyond any sheet are left out."""
        if (value is None and formula is None) or not (0 < row <= LAST_ROW and 0 < col <= LAST_COLUMN):
            return
        budget = self._budget
        budget.cells -= 1
        if budget.cells < 0:
            raise Refused("too_many_cells", f"lebih dari {amount(limits.MAX_CELLS)}")
        if isinstance(value, str):
            value = type(value)(value[: limits.MAX_STRING])
            budget.text -= len(value)
        budget.text -= len(formula or "")
        if budget.text < 0:
            raise Refused("too_much_text", f"lebih dari {amount(limits.MAX_TEXT)} huruf")
        rows = self.sheets[-1].rows
        if row not in rows and len(rows) >= limits.MAX_ROWS:
            raise Refused("too_many_rows", f"lebih dari {amount(limits.MAX_ROWS)} baris")
        known = self._formats.setdefault(number_format, number_format)
        rows.setdefault(row, {})[col] = Cell(value, formula, known)

    def merge(self, top: int, left: int, height: int, width: int) -> None:
        """Merges an area of the sheet opened last."""
        bottom, right = min(top + height - 1, LAST_ROW), min(left + width - 1, LAST_COLUMN)
        if not (0 < top <= bottom and 0 < left <= right) or (top, left) == (bottom, right):
            return
        self._budget.merged -= 1
        if self._budget.merged < 0:
            raise Refused("too_many_merged", f"lebih dari {amount(limits.MAX_MERGED)}")
        self.sheets[-1].merged.append((top, left, bottom, right))

    def contents(self, *notes: str, date1904: bool = False) -> Contents:
        """The sheets as filled. Raises Refused where there is none."""
        if not self.sheets:
            raise Refused("no_sheets")
        names = usable_names([s.name for s in self.sheets])
        done = []
        for sheet, name in zip(self.sheets, names, strict=True):
            rows = {r: sheet.rows[r] for r in sorted(sheet.rows)}
            under = take_out(rows, Merged(sheet.merged)) if sheet.merged else {}
            hidden, very = sheet.state != "visible", sheet.state == "veryHidden"
            done.append(Sheet(name, Grid(rows), tuple(sheet.merged), hidden=hidden, very_hidden=very, under=under))
        return Contents(tuple(done), notes, date1904)
