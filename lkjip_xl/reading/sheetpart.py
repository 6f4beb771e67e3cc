"""What a worksheet part holds, as it is gathered from the part."""

from __future__ import annotations

from dataclasses import dataclass, field

from lkjip_xl.grid import Area
from lkjip_xl.reading import limits
from lkjip_xl.reading.limits import LAST_COLUMN, LAST_ROW, amount
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.shared import column_number
from lkjip_xl.reading.xmlpart import Attributes, fraction, truth, whole
from lkjip_xl.sheet import Cell

Rows = dict[int, dict[int, Cell]]


@dataclass(eq=False, repr=False)
class Budget:
    """What the whole workbook may still hold."""

    cells: int = field(default_factory=lambda: limits.MAX_CELLS)
    merged: int = field(default_factory=lambda: limits.MAX_MERGED)
    text: int = field(default_factory=lambda: limits.MAX_TEXT)
    styled: int = field(default_factory=lambda: limits.MAX_STYLED)


@dataclass(eq=False, repr=False)
class SheetPart:
    """What a worksheet part holds. `rows`: the cells, empty ones only where their look is wanted."""

    rows: Rows = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    next_column: int = 1
    hidden_rows: set[int] = field(default_factory=set)
    frozen: tuple[int, int] | None = None
    outlined_columns: dict[int, int] = field(default_factory=dict)
    outlined_rows: dict[int, int] = field(default_factory=dict)
    row_height: float | None = None
    gridlines: bool = True
    landscape: bool | None = None
    uncalculated: set[tuple[int, int]] = field(default_factory=set)  # formulas without a result
    unknown_formats: bool = False  # a cell names a format that the workbook does not have


class Columns(dict[str, int]):
    """The numbers of column letters, worked out once each; 0 for what is no column."""

    def __missing__(self, letters: str) -> int:
        plain = letters.isascii() and letters.isalpha() and len(letters) <= 3
        number = self[letters] = column_number(letters) if plain else 0
        return number


def place_of(text: str) -> tuple[int, int]:
    """Row and column of an address such as `$B$12`. Raises Refused where it is none."""
    text = text.replace("$", "")
    letters = text.rstrip("0123456789")
    row, col = whole(text[len(letters) :]), Columns()[letters]
    if not (0 < row <= LAST_ROW and 0 < col <= LAST_COLUMN):
        raise Refused("damaged")
    return row, col


def row_look(part: SheetPart, row: int, attrs: Attributes) -> None:
    """Height of a row and whether it is hidden."""
    height = fraction(attrs.get("ht", ""))
    if height:
        part.heights[row] = height
    if truth(attrs.get("hidden", "")):
        part.hidden_rows.add(row)
    if level := whole(attrs.get("outlineLevel", "")):
        part.outlined_rows[row] = min(level, 7)


def columns_look(part: SheetPart, attrs: Attributes) -> None:
    """Width of a stretch of columns and whether they are hidden."""
    first, last = whole(attrs.get("min", "")), whole(attrs.get("max", ""))
    width, hidden = fraction(attrs.get("width", "")), truth(attrs.get("hidden", ""))
    level = min(whole(attrs.get("outlineLevel", "")), 7)
    for col in range(max(first, 1, part.next_column), min(last or first, LAST_COLUMN) + 1):
        part.next_column = col + 1  # ranges go from left to right; what goes back is not gone through again
        if width:
            part.widths[col] = width
        if hidden:
            part.hidden_columns.add(col)
        if level:
            part.outlined_columns[col] = level


def pane_look(part: SheetPart, attrs: Attributes) -> None:
    """Rows and columns that stay while the sheet is scrolled."""
    if part.frozen is None and attrs.get("state", "").startswith("frozen"):
        part.frozen = int(fraction(attrs.get("ySplit", ""))), int(fraction(attrs.get("xSplit", "")))


def rows_look(part: SheetPart, attrs: Attributes) -> None:
    """Height of the rows that have none of their own."""
    if truth(attrs.get("customHeight", "")):
        part.row_height = fraction(attrs.get("defaultRowHeight", "")) or None


def view_look(part: SheetPart, attrs: Attributes) -> None:
    """Whether the lines between the cells are shown."""
    part.gridlines = truth(attrs.get("showGridLines", ""), default=True)


def paper_look(part: SheetPart, attrs: Attributes) -> None:
    """Which way the paper lies."""
    if attrs.get("orientation") in ("landscape", "portrait"):
        part.landscape = attrs["orientation"] == "landscape"


def merge(part: SheetPart, attrs: Attributes, budget: Budget) -> None:
    """A merged area. Raises Refused where it is none, or there are too many."""
    budget.merged -= 1
    if budget.merged < 0:
        raise Refused("too_many_merged", f"lebih dari {amount(limits.MAX_MERGED)}")
    first, _, last = attrs.get("ref", "").partition(":")
    (top, left), (bottom, right) = place_of(first), place_of(last or first)
    area = min(top, bottom), min(left, right), max(top, bottom), max(left, right)
    if area[:2] != area[2:]:
        part.merged.append(area)


def finish(part: SheetPart) -> None:
    """Rows in order, and the look of rows and columns only as far as there is something to look at."""
    if len(part.rows) > limits.MAX_ROWS:
        filled = sum(1 for cells in part.rows.values() if any(map(_filled, cells.values())))
        if filled > limits.MAX_ROWS:
            raise Refused("too_many_rows", f"{amount(filled)} baris (batas {amount(limits.MAX_ROWS)})")
    if list(part.rows) != sorted(part.rows):
        part.rows = dict(sorted(part.rows.items()))
    last = max((r for r, cells in part.rows.items() if any(map(_filled, cells.values()))), default=0)
    bottom = last + 100
    for row in [r for r in part.rows if r > bottom]:
        del part.rows[row]
    part.heights = {r: h for r, h in part.heights.items() if r <= bottom}
    part.hidden_rows = {r for r in part.hidden_rows if r <= bottom}
    part.outlined_rows = {r: level for r, level in part.outlined_rows.items() if r <= bottom}


def _filled(cell: Cell) -> bool:
    return cell.value is not None or cell.formula is not None
