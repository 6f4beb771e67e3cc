"""Cells and sheets as submitted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lkjip_xl.grid import Area, Merged, Place, rows_of


class ExcelError(str):
    """An error value of a cell, such as `#DIV/0!`; a text that merely looks like one is a plain str."""

    __slots__ = ()


Raw = str | int | float | bool | None


class Cell(NamedTuple):
    """One cell as submitted. For a formula, `value` is the result that the file carries (None: never
    calculated). Dates are numbers here; their format tells them."""

    value: Raw
    formula: str | None = None
    number_format: str = "General"
    style: int = 0

    @property
    def blank(self) -> bool:
        """Whether nothing can be seen in it."""
        value = self.value
        return value is None or (isinstance(value, str) and not value.strip())

    @property
    def text(self) -> str:
        """Its content as one line of text."""
        if self.value is None:
            return ""
        if isinstance(self.value, bool):
            return "BENAR" if self.value else "SALAH"
        if isinstance(self.value, int | float):
            return number_text(self.value, self.number_format)
        return " ".join(self.value.split())


def number_text(value: float, number_format: str) -> str:
    """A number as an identifier, the way a numbering column shows it: 1.1 stays `1.1`."""
    if number_format.startswith("0.") and set(number_format[2:]) == {"0"}:
        return f"{value:.{len(number_format) - 2}f}"
    return format(value, ".15g")


EMPTY = Cell(None)
NO_CELLS: Mapping[int, Cell] = {}


@dataclass(frozen=True, eq=False, repr=False)
class Sheet:
    """One worksheet. `under`: what stands in cells that a merged area hides: a SUM counts it, nobody sees it.
    `invisible`: the cell formats (`Cell.style`) in which text has the colour of its background; `indents`: how far
    others move it to the right; `faces`: those in bold or italic type (`b`, `i`, `bi`). `uncalculated`: the cells whose
    formula no program has calculated, as far as the file tells that from a formula that shows nothing."""

    name: str
    cells: Mapping[Place, Cell]
    merged: tuple[Area, ...] = ()
    look: object = None
    hidden: bool = False
    very_hidden: bool = False
    under: Mapping[Place, Cell] = field(default_factory=dict)
    invisible: frozenset[int] = frozenset()
    indents: Mapping[int, int] = field(default_factory=dict)
    faces: Mapping[int, str] = field(default_factory=dict)
    uncalculated: frozenset[Place] = frozenset()

    @cached_property
    def covered(self) -> Merged:
        """Maps the places that a merged area hides to its top left place."""
        return Merged(self.merged)

    @cached_property
    def rows(self) -> dict[int, dict[int, Cell]]:
        """The cells by row and column."""
        return rows_of(self.cells)

    @cached_property
    def by_row(self) -> dict[int, tuple[int, ...]]:
        """The columns with something in them, of each row that has any, in order. Rows that are marked as examples
        (`Contoh`, or `Contoh: ...`, in the first cell) are left out, so that nothing reads them."""
        found: dict[int, tuple[int, ...]] = {}
        alike: dict[tuple[int, ...], tuple[int, ...]] = {}  # one for all rows with something in the same columns
        for r, cells in self.rows.items():
            cols = tuple(sorted([c for c, cell in cells.items() if not cell.blank]))
            if cols and not _is_example(cells[cols[0]]):
                found[r] = alike.setdefault(cols, cols)
        return dict(sorted(found.items()))

    @cached_property
    def _filled(self) -> list[int]:
        return list(self.by_row)

    def rows_between(self, first: int, last: int) -> list[int]:
        """The rows with something in them, from one to another."""
        return self._filled[bisect_left(self._filled, first) : bisect_right(self._filled, last)]

    def cell(self, row: int, col: int) -> Cell:
        """The cell itself; EMPTY where there is none."""
        return self.rows.get(row, NO_CELLS).get(col, EMPTY)

    def seen(self, row: int, col: int) -> Cell:
        """The cell that a reader sees there: under a merged area, its top left cell."""
        if not self.merged:
            return self.cell(row, col)
        return self.cell(*self.covered.get((row, col), (row, col)))


def _is_example(first: Cell) -> bool:
    """Whether a row whose first cell this is only shows how to fill a table in."""
    text = first.value
    return isinstance(text, str) and text[:6].casefold() == "contoh" and text.strip()[6:7] in ("", ":")
