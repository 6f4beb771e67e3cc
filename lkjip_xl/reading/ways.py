"""By which of several ways a column is worked out: offices write sisa as anggaran less realisasi, or the reverse.

The whole column is read alike, by the way that most of its rows follow, so that a wrong figure in one row stays wrong.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from lkjip_xl.expr import Absent, Col, Const, Expr, Gap, bind, exact
from lkjip_xl.found import Found, Row
from lkjip_xl.numbers import Number, half_up, parse_cell
from lkjip_xl.table import Column, Formula, Kind


def ways_of(found: Found) -> dict[str, int]:
    """Of each column with several ways the one in use; columns that follow none of them are left out."""
    ways: dict[str, int] = {}
    for key, year in found.columns:
        column = found.table.column(key)
        if not column.variants or year:
            continue
        numbers: Numbers = {}
        votes = [_votes(found, column, way, numbers) for way in column.variants]
        best = max(range(len(votes)), key=lambda i: (votes[i].telling, votes[i].right, votes[i].rounded, -i))
        if votes[best].right * 2 > votes[best].checked:
            ways[key] = best
    return ways


_VOTERS = 2000  # rows that are asked; of more rows, every second, third and so on


class _Votes(NamedTuple):
    """In how many rows a way gives what stands there to a digit, in how many of these that is no mere zero, in how many
    it is rounded as it should be, and of how many."""

    right: int
    telling: int
    rounded: int
    checked: int


Numbers = dict[tuple[int, str], Number | None]  # by row and column, each read once for all ways


def _votes(found: Found, column: Column, way: Formula, numbers: Numbers) -> _Votes:
    right = telling = rounded = checked = 0
    for row in found.rows[:: max(1, len(found.rows) // _VOTERS)]:
        stated = _number(found, row, column, numbers)
        if stated is None or stated.shown is None or row.kind == "heading":
            continue
        value = exact(_bound(found, row, way.expr, numbers), lambda _: Gap.MISSING)
        if not isinstance(value, Fraction):
            continue
        checked += 1
        if abs(stated.shown - value) <= (stated.step or Fraction(1, 1000)):
            right += 1
            telling += bool(value)
            rounded += not stated.step or half_up(value, stated.step) == stated.shown
    return _Votes(right, telling, rounded, checked)


def _bound(found: Found, row: Row, way: Expr, numbers: Numbers) -> Expr:
    return bind(way, lambda leaf: _leaf(found, row, leaf, numbers))


def _leaf(found: Found, row: Row, leaf: Expr, numbers: Numbers) -> Expr:
    if not isinstance(leaf, Col):
        return leaf
    number = _number(found, row, found.table.column(leaf.key), numbers)
    return Absent(leaf.key) if number is None or number.value is None else Const(number.value)


def _number(found: Found, row: Row, column: Column, numbers: Numbers) -> Number | None:
    place = row.index, column.key
    if place not in numbers:
        cell = found.cell(row, column.key)
        money = column.kind is Kind.RUPIAH
        numbers[place] = None if cell.blank else parse_cell(cell.value, cell.number_format, money=money)
    return numbers[place]
