"""Figures as texts for people."""

from __future__ import annotations

from fractions import Fraction

from lkjip_xl.expr import Gap, Value
from lkjip_xl.numbers import Number, format_id, half_up
from lkjip_xl.sheet import Cell
from lkjip_xl.table import Kind

MAX_DECIMALS = 10


def show_cell(cell: Cell, number: Number, kind: Kind) -> str:
    """What a cell says, as it is seen: text as typed, numbers in Indonesian notation."""
    if isinstance(cell.value, bool) or not isinstance(cell.value, int | float):
        return cell.text
    if number.shown is None:
        return cell.text
    text = show_number(number.shown, number.decimals, kind)
    return f"{text}%" if number.unit == "%" else text


def show_number(value: Fraction, decimals: int, kind: Kind) -> str:
    """A number with so many decimals; years and other short index numbers without thousands mark."""
    grouping = kind in (Kind.RUPIAH, Kind.COUNT) or abs(value) >= 10_000
    return format_id(value, decimals, grouping=grouping)


def decimals_of(value: Fraction, most: int = 4) -> int:
    """How many decimals it takes to write a value, within reason."""
    return next((n for n in range(most) if (value * 10**n).denominator == 1), most)


def decimals_for(value: Fraction, kind: Kind, least: int, stated: Number) -> int:
    """Decimals at which an expected value is told: at least those of the table and of what stands there, and
    so many that it can be told from what stands there."""
    decimals = max(least, stated.decimals)
    if kind in (Kind.RUPIAH, Kind.COUNT) and value.denominator != 1:
        decimals = max(decimals, 2)
    while (
        decimals < MAX_DECIMALS
        and stated.value is not None
        and stated.value != value
        and (half_up(value, Fraction(1, 10**decimals)) == half_up(stated.value, Fraction(1, 10**decimals)))
    ):
        decimals += 1
    return decimals


def show_value(value: Value, decimals: int, kind: Kind) -> str:
    """A value for people; a dash where there is none."""
    if isinstance(value, Gap):
        return "-"
    return value if isinstance(value, str) else show_number(value, decimals, kind)
