"""Moving rows and columns of a sheet in memory; keys, formulas and merges move along."""

from __future__ import annotations

from collections.abc import Callable

from office_grid import Cell, Sheet


def text(value: str) -> Cell:
    """A cell of text that belongs to no table."""
    return Cell(value, typed=value, border=False)


def remap(sheet: Sheet, row: Callable[[int], int], col: Callable[[int], int] = lambda c: c) -> None:
    """Every cell to another row and column."""
    sheet.cells = {(row(r), col(c)): cell for (r, c), cell in sheet.cells.items()}
    sheet.merges = [(row(t), col(le), row(b), col(ri)) for t, le, b, ri in sheet.merges]
    sheet.heading = None


def insert_rows(sheet: Sheet, at: int, count: int = 1) -> None:
    """Empty rows in front of a row."""
    remap(sheet, lambda r: r + count if r >= at else r)


def insert_cols(sheet: Sheet, at: int, count: int = 1) -> None:
    """Empty columns in front of a column."""
    remap(sheet, lambda r: r, lambda c: c + count if c >= at else c)
    sheet.widths = [*sheet.widths[:at], *([10.0] * count), *sheet.widths[at:]]


def where(sheet: Sheet, cell: Cell) -> tuple[int, int] | None:
    """Where a cell now stands."""
    return next((at for at, c in sheet.cells.items() if c is cell), None)
