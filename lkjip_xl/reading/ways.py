"""By which of several ways a column is worked out: offices write sisa as anggaran less realisasi, or the reverse.

The whole column is read alike, by the way that most of its rows follow, so that a wrong figure in one row stays wrong.
"""

from __future__ import annotations

from fractions import Fraction

from lkjip_xl.book import EMPTY, Found, Row
from lkjip_xl.expr import Absent, Col, Const, Expr, bind, exact
from lkjip_xl.numbers import Number, parse_cell
from lkjip_xl.table import Column, Formula, Kind


def ways_of(found: Found) -> dict[str, int]:
    """Of each column with several ways the one in use; columns that follow none of them are left out."""
    ways: dict[str, int] = {}
    for key, year in found.columns:
        column = found.table.column(key)
        if not column.variants or year:
            continue
        votes = [_votes(found, column, way) for way in column.variants]
        best = max(range(len(votes)), key=lambda i: (votes[i][0], -i))
        right, checked = votes[best]
        if right and right * 2 > checked:
            ways[key] = best
    return ways


def _votes(found: Found, column: Column, way: Formula) -> tuple[int, int]:
    """In how many rows a column says what this way gives, and how many rows say anything; zeros do not count."""
    right = checked = 0
    for row in found.rows:
        stated = _number(found, row, column)
        if stated is None or stated.shown is None or row.kind == "heading":
            continue
        expected = exact(bind(way.expr, lambda leaf, row=row: _leaf(found, row, leaf)), lambda _: Fraction(0))  # type: ignore[misc]
        if not isinstance(expected, Fraction) or not (expected or stated.shown):
            continue
        checked += 1
        right += abs(stated.shown - expected) <= (stated.step or Fraction(1, 1000))
    return right, checked


def _leaf(found: Found, row: Row, leaf: Expr) -> Expr:
    if not isinstance(leaf, Col):
        return leaf
    number = _number(found, row, found.table.column(leaf.key))
    return Absent(leaf.key) if number is None or number.value is None else Const(number.value)


def _number(found: Found, row: Row, column: Column) -> Number | None:
    cell = found.cell(row, column.key)
    if cell is EMPTY or cell.blank:
        return None
    return parse_cell(cell.value, cell.number_format, money=column.kind is Kind.RUPIAH)
