"""What a sheet looks like, in the few properties that the report gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Properties = tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class Look:
    """Widths in characters by column, heights in points by row, hidden rows and columns, frozen cell, and
    the properties of each style number (names and values as XlsxWriter takes them)."""

    widths: dict[int, float]
    heights: dict[int, float]
    hidden_columns: frozenset[int]
    hidden_rows: frozenset[int]
    frozen: tuple[int, int] | None
    styles: dict[int, Properties]


def look_of(ws: Worksheet) -> Look:
    """The look of one sheet."""
    from openpyxl.utils import column_index_from_string

    widths: dict[int, float] = {}
    hidden_columns: set[int] = set()
    for letter, dimension in ws.column_dimensions.items():
        first = dimension.min or column_index_from_string(letter)
        for col in range(first, min(dimension.max or first, first + 200) + 1):
            if dimension.width:
                widths[col] = dimension.width
            if dimension.hidden:
                hidden_columns.add(col)
    heights = {r: d.height for r, d in ws.row_dimensions.items() if d.height}
    hidden_rows = frozenset(r for r, d in ws.row_dimensions.items() if d.hidden)
    styles: dict[int, Properties] = {}
    for cell in ws._cells.values():
        if cell.style_id not in styles:
            styles[cell.style_id] = _properties(cell)
    return Look(widths, heights, frozenset(hidden_columns), hidden_rows, _frozen(ws), styles)


def _frozen(ws: Worksheet) -> tuple[int, int] | None:
    if not ws.freeze_panes:
        return None
    from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

    letters, row = coordinate_from_string(ws.freeze_panes)
    return row - 1, column_index_from_string(letters) - 1


_BORDERS = {
    "thin": 1,
    "medium": 2,
    "dashed": 3,
    "dotted": 4,
    "thick": 5,
    "double": 6,
    "hair": 7,
    "mediumDashed": 8,
    "dashDot": 9,
    "mediumDashDot": 10,
    "dashDotDot": 11,
    "mediumDashDotDot": 12,
    "slantDashDot": 13,
}
_HORIZONTAL = {"left", "center", "right", "fill", "justify"}
_VERTICAL = {"top": "top", "center": "vcenter", "bottom": "bottom", "justify": "vjustify"}


def _properties(cell: Any) -> Properties:
    found: dict[str, object] = {}
    font, fill, border, alignment = cell.font, cell.fill, cell.border, cell.alignment
    if font.name:
        found["font_name"] = font.name
    if font.sz:
        found["font_size"] = float(font.sz)
    for key, value in (("bold", font.b), ("italic", font.i), ("underline", font.u), ("font_strikeout", font.strike)):
        if value:
            found[key] = 1 if key == "underline" else True
    if colour := _colour(font.color):
        found["font_color"] = colour
    if fill.fill_type == "solid" and (colour := _colour(fill.fgColor)):
        found["bg_color"] = colour
    for side in ("left", "right", "top", "bottom"):
        edge = getattr(border, side)
        if edge is not None and edge.style in _BORDERS:
            found[side] = _BORDERS[edge.style]
    if alignment.horizontal in _HORIZONTAL:
        found["align"] = alignment.horizontal
    if alignment.vertical in _VERTICAL:
        found["valign"] = _VERTICAL[alignment.vertical]
    if alignment.wrap_text:
        found["text_wrap"] = True
    if alignment.indent:
        found["indent"] = int(alignment.indent)
    if cell.number_format != "General":
        found["num_format"] = cell.number_format
    return tuple(sorted(found.items()))


def _colour(colour: Any) -> str | None:
    if colour is None or colour.type != "rgb" or not isinstance(colour.rgb, str) or len(colour.rgb) != 8:
        return None
    return f"#{colour.rgb[2:]}"
