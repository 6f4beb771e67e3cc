"""Unreduced quotients round as reduced ones do, and sums of whole numbers are sums."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.checking.binder import _combined
from lkjip_xl.checking.verdict import agrees, agrees_with_quotient
from lkjip_xl.expr import operate
from lkjip_xl.numbers import Number, half_up, rounds_to, total

WHOLE = st.integers(-(10**18), 10**18)
UNDER = st.integers(1, 10**18)
STEP = st.sampled_from([Fraction(1), Fraction(1, 100), Fraction(1000), Fraction(1, 7)])


@given(WHOLE, UNDER, STEP, WHOLE)
def test_rounds_to_says_what_half_up_says(over: int, under: int, step: Fraction, other: int) -> None:
    rounded = half_up(Fraction(over, under), step)
    assert rounds_to(over, under, step, rounded)
    assert rounds_to(over, under, step, rounded + other * step) is (other == 0)


@pytest.mark.parametrize(("over", "shown"), [(5, 1), (-5, -1), (4, 0), (-4, 0), (15, 2)])
def test_ties_go_away_from_zero(over: int, shown: int) -> None:
    assert rounds_to(over, 10, Fraction(1), Fraction(shown))
    assert not rounds_to(over, 10, Fraction(1), Fraction(shown + 1))


BIG = 10**40  # more digits than a float holds


@pytest.mark.parametrize(
    ("over", "under", "step", "shown"),
    [
        (BIG + 5, 10, Fraction(1), Fraction(BIG // 10 + 1)),
        (BIG + 4, 10, Fraction(1), Fraction(BIG // 10)),
        (12345, 1000, Fraction(1, 100), Fraction(1235, 100)),
        (BIG + 12345, 1000, Fraction(1, 100), Fraction(BIG, 1000) + Fraction(1235, 100)),
        (-BIG * 3, 2, Fraction(3, 7), Fraction(-BIG * 7 // 2) * Fraction(3, 7)),
        (0, 7, Fraction(1, 100), Fraction(0)),
    ],
)
def test_quotients_are_exact_at_any_size(over: int, under: int, step: Fraction, shown: Fraction) -> None:
    assert rounds_to(over, under, step, half_up(Fraction(over, under), step))
    assert rounds_to(over, under, step, shown) is (half_up(Fraction(over, under), step) == shown)
    assert not rounds_to(over, under, step, half_up(Fraction(over, under), step) + step)


@pytest.mark.parametrize("sign", "+-*/")
@pytest.mark.parametrize(
    ("a", "b"), [((3, 4), (5, 6)), ((-3, 4), (5, 6)), ((3, 4), (-5, 6)), ((0, 4), (-5, 6)), ((BIG, 7), (BIG + 1, 3))]
)
def test_sums_products_and_quotients_of_quotients(sign: str, a: tuple[int, int], b: tuple[int, int]) -> None:
    over, under = _combined(sign, a, b) or (0, 0)
    assert under > 0
    assert Fraction(over, under) == operate(sign, Fraction(*a), Fraction(*b))
    assert _combined("/", a, (0, 5)) is None


@given(WHOLE, UNDER, STEP, st.fractions(max_denominator=1000))
def test_agreement_is_that_of_the_reduced_quotient(over: int, under: int, step: Fraction, value: Fraction) -> None:
    quotient = Fraction(over, under)
    for number in (Number(value, step), Number(quotient, step), Number(half_up(quotient, step), step)):
        assert agrees_with_quotient(number, over, under) is agrees(number, quotient)


@given(st.lists(st.fractions(max_denominator=12)), st.lists(WHOLE))
def test_total(parts: list[Fraction], whole: list[int]) -> None:
    assert total(parts) == sum(parts, Fraction(0))
    assert total([Fraction(n) for n in whole]) == sum(whole)
