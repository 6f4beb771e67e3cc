"""The verdict on one figure: pure functions of what stands there and what should."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from lkjip_xl.expr import Gap, Value
from lkjip_xl.findings import Verdict
from lkjip_xl.numbers import Interval, Number, half_even, half_up, rounds_to, trunc

# A result that carries about 15 significant digits is no rounded figure: it is compared as it is, up to
# what binary arithmetic loses on the way.
# nothing can be said of what should stand there
_UNKNOWN = (Gap.MISSING, Gap.ABSENT, Gap.UNREADABLE, Gap.WORDS, Gap.UNCALCULATED)
_BINARY_NOISE = Fraction(1, 10**11)


class Sides(NamedTuple):
    """What a number is judged by.

    exact: the value computed from the inputs. printed: the same formula on the operands as they are
    shown. sound: whether every operand is right at the precision it shows. rounded: the range of the
    result where some operand is only known to its last digit, and how many such operands there are.
    stored: the same formula on what the cells of the operands hold, which is more than they show where
    they are formulas; a formula that reads them gives that.
    """

    exact: Value
    printed: Value
    sound: bool = True
    rounded: Callable[[], tuple[Interval, int] | None] = lambda: None
    stored: Callable[[], Value] = lambda: Gap.MISSING


def judge_number(v: Number, sides: Sides) -> Verdict:
    """The verdict on a figure (design rules 3.3): the first that fits."""
    e, r = sides.exact, sides.printed
    if v.value is None and not v.nil:
        return Verdict.TIDAK
    if isinstance(e, Gap):
        return _against_gap(v, e)
    if isinstance(e, str):
        return Verdict.TIDAK
    if v.nil:
        return Verdict.COCOK if e == 0 else Verdict.SALAH
    assert v.value is not None
    assert v.shown is not None
    r = r if isinstance(r, Fraction) else e
    if agrees(v, e):
        return Verdict.COCOK
    step = v.step or Fraction(1)
    if half_even(e, step) == v.shown and half_up(e, step) - e == step / 2 * (1 if e > 0 else -1):
        return Verdict.SERI
    if agrees(v, r):
        return Verdict.CETAK if sides.sound else Verdict.IKUT
    if sides.sound and isinstance(s := sides.stored(), Fraction) and agrees(v, s):
        return Verdict.CETAK
    if v.shown in (trunc(e, step), trunc(r, step) if sides.sound else None):
        within = _by_interval(v, sides)  # a figure that rests on rounded ones may as well be rounded itself
        return Verdict.DIPOTONG if within.wrong else within
    if not sides.sound and v.shown == trunc(r, step):
        return Verdict.IKUT
    return _by_interval(v, sides)


def agrees(v: Number, x: Fraction) -> bool:
    """Whether a figure is x, at the digits that it shows or, where it holds more, as it is."""
    assert v.value is not None
    return v.shown == half_up(x, v.step or Fraction(1)) or abs(v.value - x) <= abs(x) * _BINARY_NOISE


def agrees_with_quotient(v: Number, over: int, under: int) -> bool:
    """`agrees` with the quotient of two whole numbers, `under` more than 0."""
    assert v.shown is not None
    return rounds_to(over, under, v.step or Fraction(1), v.shown) or agrees(v, Fraction(over, under))


def _against_gap(v: Number, gap: Gap) -> Verdict:
    if gap in _UNKNOWN:
        return Verdict.TIDAK
    if v.nil:
        return Verdict.COCOK
    # a sum of nothing may be printed as 0; a quotient by zero has no value at all
    return Verdict.COCOK if gap is Gap.NIL and v.value == 0 else Verdict.SALAH


def _by_interval(v: Number, sides: Sides) -> Verdict:
    found = sides.rounded()
    if found is None:
        return Verdict.SALAH
    computed, operands = found
    assert v.value is not None
    half = (v.step or Fraction(1)) / 2
    if not computed.overlaps_properly(Interval(v.value - half, v.value + half)):
        return Verdict.SALAH
    return Verdict.PEMBULATAN if computed.width <= (operands + 1) * half * 2 else Verdict.TIDAK_PASTI


def judge_same(v: Number, other: Number, sides: Sides) -> Verdict:
    """The verdict on a figure that stands elsewhere too: the coarser print must be the finer one rounded."""
    if v.value is not None and other.value is not None and v.step and other.step and v.step < other.step:
        assert v.shown is not None
        assert other.shown is not None
        if half_up(v.shown, other.step) == other.shown:
            return Verdict.COCOK
        if trunc(v.shown, other.step) == other.shown:
            return Verdict.DIPOTONG
    return judge_number(v, sides)


def judge_label(stated: str | None, sides: Sides) -> Verdict:
    """The verdict on a label; `stated` is None where it names no band of the scale."""
    if stated is None:
        return Verdict.TIDAK
    if isinstance(sides.exact, Gap):
        return Verdict.TIDAK if sides.exact in _UNKNOWN else Verdict.SALAH
    if stated == sides.exact:
        return Verdict.COCOK
    if stated == sides.printed:
        return Verdict.CETAK if sides.sound else Verdict.IKUT
    return Verdict.SALAH
