"""Interval arithmetic encloses, and overlap means more than a touch."""

from __future__ import annotations

import operator
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.numbers import NIL, Flag, Interval, Number, parse_text

NUMBERS = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=1000)
RATIOS = st.fractions(min_value=0, max_value=1, max_denominator=100)


@st.composite
def interval_and_point(draw):
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Interval(low, high), low + (high - low) * draw(RATIOS)


def test_empty_interval_is_refused():
    with pytest.raises(ValueError, match="empty"):
        Interval(F(2), F(1))


@given(interval_and_point(), interval_and_point())
def test_arithmetic_encloses_point_arithmetic(one, other):
    (a, x), (b, y) = one, other
    assert x in a
    assert y in b
    for operation in (operator.add, operator.sub, operator.mul):
        assert operation(x, y) in operation(a, b)
        assert operation(x, y) in operation(a, y)
        assert operation(x, y) in operation(x, b)
    assert -x in -a
    if 0 in b:
        with pytest.raises(ZeroDivisionError):
            a / b
    else:
        assert x / y in a / b
        assert x / y in x / b
    assert (a + b).width == a.width + b.width == (a - b).width


@given(interval_and_point(), interval_and_point())
def test_bounds_are_reached(one, other):
    (a, _), (b, _) = one, other
    corners = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    assert a * b == Interval(min(corners), max(corners))
    if 0 not in b:
        corners = [x / y for x in (a.low, a.high) for y in (b.low, b.high)]
        assert a / b == Interval(min(corners), max(corners))


@given(NUMBERS, NUMBERS)
def test_points_compute_like_numbers(x, y):
    a, b = Interval.point(x), Interval.point(y)
    assert a.width == 0
    assert a + b == Interval.point(x + y)
    assert a - b == Interval.point(x - y)
    assert a * b == Interval.point(x * y)
    if y:
        assert a / b == Interval.point(x / y)


def test_plain_numbers_mix_in():
    a = Interval(F(1), F(2))
    assert a * 100 == 100 * a == Interval(F(100), F(200))
    assert a + 1 == 1 + a == Interval(F(2), F(3))
    assert a - 1 == Interval(F(0), F(1))
    assert 1 - a == Interval(F(-1), F(0))
    assert a / 2 == Interval(F(1, 2), F(1))
    assert 2 / a == Interval(F(1), F(2))
    with pytest.raises(ZeroDivisionError):
        a / 0


@pytest.mark.parametrize(
    ("a", "b", "overlap"),
    [
        ((0, 2), (1, 3), True),
        ((0, 3), (1, 2), True),
        ((0, 1), (1, 2), False),
        ((0, 1), (2, 3), False),
        ((1, 1), (0, 2), True),
        ((0, 0), (0, 2), True),
        ((2, 2), (0, 2), True),
        ((3, 3), (0, 2), False),
        ((1, 1), (1, 1), True),
        ((1, 1), (2, 2), False),
        ((0, 2), (0, 2), True),
    ],
)
def test_overlaps_properly(a, b, overlap):
    a, b = Interval(F(a[0]), F(a[1])), Interval(F(b[0]), F(b[1]))
    assert a.overlaps_properly(b) is overlap
    assert b.overlaps_properly(a) is overlap


@given(interval_and_point(), interval_and_point())
def test_overlap_is_symmetric_and_reflexive(one, other):
    (a, x), (b, _) = one, other
    assert a.overlaps_properly(b) == b.overlaps_properly(a)
    assert a.overlaps_properly(a)
    assert a.overlaps_properly(Interval.point(x))


def test_from_number():
    assert Interval.from_number(parse_text("2,54 miliar")) == Interval(F(2535000000), F(2545000000))
    assert Interval.from_number(parse_text("95,10")) == Interval.point(F("95.1"))
    assert Interval.from_number(parse_text("95,10"), rounded=True) == Interval(F("95.095"), F("95.105"))
    assert Interval.from_number(parse_text("2,54 miliar"), rounded=False).width == 0
    assert Interval.from_number(Number(F(5), F(0), flags=frozenset((Flag.ROUNDED,)))).width == 0
    with pytest.raises(ValueError, match="without a value"):
        Interval.from_number(NIL)


def test_the_ends_belong_to_an_interval():
    one = Interval(F(1), F(2))
    assert [x in one for x in (F(1), F(2), F(3, 2), F(99, 100), F(201, 100))] == [True, True, True, False, False]
