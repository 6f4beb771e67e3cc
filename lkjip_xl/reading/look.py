"""What a sheet looks like, in the few properties that the report gives back."""

from __future__ import annotations

from dataclasses import dataclass

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
