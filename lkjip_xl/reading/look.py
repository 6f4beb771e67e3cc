"""What a sheet looks like, in the few properties that the report gives back."""

from __future__ import annotations

from dataclasses import dataclass, field

Properties = tuple[tuple[str, object], ...]


@dataclass(frozen=True, eq=False, repr=False)
class Look:
    """Widths in characters as the file counts them by column, heights in points by row, hidden rows and columns,
    frozen cell, the properties of each style number (names and values as XlsxWriter takes them), how deep rows and
    columns are outlined, the height of rows without their own, and whether lines are shown and the paper lies."""

    widths: dict[int, float]
    heights: dict[int, float]
    hidden_columns: frozenset[int]
    hidden_rows: frozenset[int]
    frozen: tuple[int, int] | None
    styles: dict[int, Properties]
    outlined_columns: dict[int, int] = field(default_factory=dict)
    outlined_rows: dict[int, int] = field(default_factory=dict)
    row_height: float | None = None
    gridlines: bool = True
    landscape: bool | None = None  # None: the file does not say
