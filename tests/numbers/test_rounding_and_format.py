"""Rounding laws, Indonesian notation, and the derived properties of a number."""

from __future__ import annotations

import decimal
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.numbers import Number, format_id, half_even, half_up, parse_text, trunc

STEPS = st.sampled_from([F(1, 10**n) for n in range(7)] + [F(10**n) for n in range(1, 10)] + [F(1, 4), F(3)])
NUMBERS = st.fractions(min_value=-(10**13), max_value=10**13)


@pytest.mark.parametrize(
    ("x", "step", "up", "even", "cut"),
    [
        ("2.5", 1, 3, 2, 2),
        ("-2.5", 1, -3, -2, -2),
        ("3.5", 1, 4, 4, 3),
        ("0.5", 1, 1, 0, 0),
        ("-0.5", 1, -1, 0, 0),
        ("94.165", "0.01", "94.17", "94.16", "94.16"),
        ("94.1649999", "0.01", "94.16", "94.16", "94.16"),
        ("-94.1651", "0.01", "-94.17", "-94.17", "-94.16"),
        ("99.999", "0.01", 100, 100, "99.99"),
        (1500, 1000, 2000, 2000, 1000),
        (2500, 1000, 3000, 2000, 2000),
        ("0.1", 1, 0, 0, 0),
        (7, 1, 7, 7, 7),
        ("1.23456", 0, "1.23456", "1.23456", "1.23456"),
    ],
)
def test_rounding(x, step, up, even, cut):
    x, step = F(x), F(step)
    assert half_up(x, step) == F(up)
    assert half_even(x, step) == F(even)
    assert trunc(x, step) == F(cut)


@pytest.mark.parametrize("rounding", [half_up, half_even, trunc])
def test_negative_step(rounding):
    with pytest.raises(ValueError, match="negative"):
        rounding(F(1), F(-1))


@given(NUMBERS, STEPS)
def test_rounding_laws(x, step):
    for rounding in (half_up, half_even, trunc):
        result = rounding(x, step)
        assert isinstance(result, F)
        assert (result / step).denominator == 1
        assert rounding(result, step) == result
        assert rounding(-x, step) == -result
        assert rounding(x, F(0)) == x
    assert abs(half_up(x, step) - x) * 2 <= step
    assert abs(half_even(x, step) - x) * 2 <= step
    assert abs(trunc(x, step)) <= abs(x)
    assert abs(trunc(x, step) - x) < step
    if half_up(x, step) != half_even(x, step):  # exact ties only
        assert abs(half_up(x, step) - x) * 2 == step
        assert abs(half_up(x, step)) > abs(x)
        assert half_even(x, step) / step % 2 == 0


@given(NUMBERS, NUMBERS, STEPS)
def test_rounding_is_monotonic(x, y, step):
    x, y = min(x, y), max(x, y)
    for rounding in (half_up, half_even, trunc):
        assert rounding(x, step) <= rounding(y, step)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_rounding_agrees_with_decimal(x):
    cent = decimal.Decimal("0.01")
    pairs = [
        (half_up, decimal.ROUND_HALF_UP),
        (half_even, decimal.ROUND_HALF_EVEN),
        (trunc, decimal.ROUND_DOWN),
    ]
    for rounding, name in pairs:
        assert rounding(F(x), F(1, 100)) == F(x.quantize(cent, rounding=name))


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (2759420020, 0, "2.759.420.020"),
        ("95.1", 2, "95,10"),
        (-1000, 0, "-1.000"),
        (0, 0, "0"),
        (0, 2, "0,00"),
        ("0.005", 2, "0,01"),
        ("-0.005", 2, "-0,01"),
        ("-0.004", 2, "0,00"),
        ("-0.4", 0, "0"),
        ("-0.5", 0, "-1"),
        ("999.995", 2, "1.000,00"),
        ("0.05", 1, "0,1"),
        (100, 2, "100,00"),
        (999, 0, "999"),
        ("1234567.891", 2, "1.234.567,89"),
    ],
)
def test_format_id(value, decimals, text):
    assert format_id(F(value), decimals) == text


def test_format_id_without_grouping():
    assert format_id(F("1234567.5"), 2, grouping=False) == "1234567,50"
    assert format_id(F(-1234), 0, grouping=False) == "-1234"


def test_format_id_negative_decimals():
    with pytest.raises(ValueError, match="negative"):
        format_id(F(1), -1)


@given(NUMBERS, st.integers(0, 6))
def test_format_id_round_trip(value, decimals):
    text = format_id(value, decimals)
    step = F(1, 10**decimals)
    number = parse_text(text, money=True)
    assert number.value == half_up(value, step) or ("," in text and text.count(",") + text.count(".") == 1)
    assert parse_text(format_id(value, decimals, grouping=False)).value in (
        half_up(value, step),
        None,
    )
    rest = text.rpartition(",")[2] if decimals else ""
    assert len(rest) == decimals


@pytest.mark.parametrize(
    ("step", "decimals"),
    [
        (0, 0),
        (1, 0),
        (1000, 0),
        ("1/10", 1),
        ("1/100", 2),
        ("1/4", 2),
        ("1/3", 1),
        ("1/30", 2),
        ("5/100", 2),
        ("3/2", 0),
    ],
)
def test_decimals(step, decimals):
    assert Number(F(1), F(step)).decimals == decimals


def test_shown():
    assert Number(F("94.165"), F(1, 100)).shown == F("94.17")
    assert Number(F("94.165"), F(0)).shown == F("94.165")
    assert Number(None).shown is None
