"""Rounding of exact numbers to a multiple of a step.

``step`` is the worth of the last digit kept (1/100 for two decimals, 1000 for full thousands); 0 means no
rounding. A negative step raises ValueError.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def _steps(x: Fraction, step: Fraction) -> Fraction:
    if step < 0:
        raise ValueError(f"step must not be negative: {step}")
    return Fraction(x) / step


def half_up(x: Fraction, step: Fraction) -> Fraction:
    """``x`` to the nearest multiple of ``step``, ties away from zero, as Excel's ROUND does."""
    if step <= 0:
        return _steps(x, step) if step else Fraction(x)
    if x.denominator == step.numerator == 1:
        return x if x.__class__ is Fraction else Fraction(x)  # a whole number, and decimals
    # whole numbers throughout: this is the most frequent sum of a run
    part, whole = x.numerator * step.denominator, x.denominator * step.numerator
    count = (2 * abs(part) + whole) // (2 * whole)
    return Fraction((count if part >= 0 else -count) * step.numerator, step.denominator)


def rounds_to(over: int, under: int, step: Fraction, shown: Fraction) -> bool:
    """Whether the quotient of two whole numbers (``under`` more than 0, ``step`` too) rounds half up to ``shown``: what
    ``half_up(Fraction(over, under), step) == shown`` says, without reducing anything."""
    part, whole = over * step.denominator, under * step.numerator
    count = (2 * abs(part) + whole) // (2 * whole)
    return (count if part >= 0 else -count) * step.numerator * shown.denominator == shown.numerator * step.denominator


def total(numbers: Sequence[Fraction]) -> Fraction:
    """The exact sum; of whole numbers, which nearly all are, many times faster than one by one."""
    if {x.denominator for x in numbers} <= {1}:
        return Fraction(sum([x.numerator for x in numbers]))
    return sum(numbers, Fraction(0))


def half_even(x: Fraction, step: Fraction) -> Fraction:
    """``x`` to the nearest multiple of ``step``, ties to the even multiple (IEEE 754, Python's round)."""
    if step == 0:
        return Fraction(x)
    return Fraction(round(_steps(x, step))) * step


def trunc(x: Fraction, step: Fraction) -> Fraction:
    """``x`` cut off to a multiple of ``step``, toward zero, as Excel's TRUNC does."""
    if step == 0:
        return Fraction(x)
    count = _steps(x, step)
    whole = abs(count.numerator) // count.denominator
    return Fraction(whole if count >= 0 else -whole) * step
