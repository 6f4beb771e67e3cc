"""Readings 1 and 2: an exact number, and the range of a result whose operands are rounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from lkjip_xl.expr.tree import (
    Absent,
    AtMost,
    Band,
    Const,
    CountIf,
    Expr,
    Fold,
    Gap,
    Label,
    Limited,
    Many,
    NoRows,
    Op,
    Ref,
    Refs,
    Unknown,
    Value,
    When,
    refs,
)
from lkjip_xl.numbers import Interval, half_up, total

if TYPE_CHECKING:
    from lkjip_xl.address import Address

Lookup = Callable[["Address"], Value]


def exact(e: Expr, value: Lookup) -> Value:
    """The value of a bound tree: a Fraction, a label, or the reason why there is none.

    `value` gives the value of a cell. Nothing is rounded on the way, except where a scale or a count
    looks at the number as it is printed.
    """
    match e:
        case Const(number):
            return number
        case Ref(at, _):
            return value(at)
        case Unknown() | Fold(_, (Unknown(), *_)) | CountIf(Unknown()) | When(Unknown()):
            return Gap.UNCALCULATED
        case Absent():
            return Gap.ABSENT
        case Label(text):
            return text
        case Fold(_, (NoRows(), *_)) | CountIf(NoRows()):
            return Gap.ABSENT
        case Op(sign, a, b):
            return operate(sign, exact(a, value), exact(b, value))
        case Fold(how, over):
            return fold(how, list(_values(over, value)))
        case CountIf(over, test, bound, decimals):
            step = Fraction(1, 10**decimals)
            seen = [half_up(x, step) for x in _values((over,), value) if isinstance(x, Fraction)]
            return Fraction(sum(1 for x in seen if (x < bound if test == "<" else x >= bound)))
        case When(s, label, a, b):
            return exact(a if chosen(s, label, value) else b, value)
        case AtMost(s, bound, a, b):
            x = exact(s, value)
            return exact(a if isinstance(x, Fraction) and x <= bound else b, value)
        case Limited(of, low, high):
            x = exact(of, value)
            return within(x, low, high) if isinstance(x, Fraction) else x
        case Band(scale, of):
            x = exact(of, value)
            return scale.label(x) if isinstance(x, Fraction) else x
    raise TypeError(f"unbound leaf {e!r}")


def within(x: Fraction, low: Fraction | None, high: Fraction | None) -> Fraction:
    """A number, or the limit beyond which it lies."""
    x = x if high is None else min(x, high)
    return x if low is None else max(x, low)


def chosen(subject: Expr, label: str, value: Lookup) -> bool:
    """Whether the text of `subject` is `label`."""
    x = exact(subject, value)
    return isinstance(x, str) and x.strip().casefold() == label.casefold()


def _values(over: Sequence[Expr], value: Lookup) -> Iterator[Value]:
    for part in over:
        if isinstance(part, Refs):
            for at in part.at:
                yield value(at)
        elif isinstance(part, Many):
            yield from _values(part.parts, value)
        else:
            yield exact(part, value)


def operate(sign: str, a: Value, b: Value) -> Value:
    """The sum, difference, product or quotient of two values."""
    if isinstance(a, str) or isinstance(b, str):
        return Gap.UNREADABLE
    for x in (b, a) if sign == "/" else (a, b):
        if isinstance(x, Gap):
            return x
    assert isinstance(a, Fraction)
    assert isinstance(b, Fraction)
    match sign:
        case "+":
            return a + b
        case "-":
            return a - b
        case "*":
            return a * b
    return a / b if b else Gap.ZERO


NO_NUMBER = (Gap.UNREADABLE, Gap.WORDS)  # something stands there, though no number


def fold(how: str, values: list[Value]) -> Value:
    """The sum, mean, count, maximum or number of different texts of many values; those without a value are left out."""
    if Gap.UNCALCULATED in values:
        return Gap.UNCALCULATED
    if how == "count":
        return Fraction(sum(1 for v in values if not isinstance(v, Gap) or v in NO_NUMBER))
    if how == "distinct":
        return Fraction(len({v.casefold() for v in values if isinstance(v, str)}))
    if how == "mean":  # what is told in words has no number, and is left out
        values = [Gap.NIL if v is Gap.WORDS else v for v in values]
    if any(v in NO_NUMBER or isinstance(v, str) for v in values):
        return Gap.UNREADABLE
    if values and all(v is Gap.ZERO for v in values):
        return Gap.ZERO
    numbers = [v for v in values if isinstance(v, Fraction)]
    if not numbers:
        return Gap.NIL if Gap.NIL in values or Gap.ZERO in values else Gap.MISSING
    match how:
        case "sum":
            return total(numbers)
        case "max":
            return max(numbers)
    return total(numbers) / len(numbers)


def interval(e: Expr, value: Callable[[Address], Interval | Gap]) -> Interval | None:
    """The range in which the result lies when each cell is only known to lie in a range.

    None where nothing can be computed, and for labels and counts, which have no range.
    """
    match e:
        case Const(number):
            return Interval(number, number)
        case Ref(at, _):
            found = value(at)
            return found if isinstance(found, Interval) else None
        case Op(sign, a, b):
            left, right = interval(a, value), interval(b, value)
            if left is None or right is None:
                return None
            try:
                return {"+": left.__add__, "-": left.__sub__, "*": left.__mul__, "/": left.__truediv__}[sign](right)
            except ZeroDivisionError:
                return None
        case Limited(of, low, high):
            inside = interval(of, value)
            return inside and Interval(within(inside.low, low, high), within(inside.high, low, high))
        case Fold(("sum" | "mean") as how, over):
            parts = [x for ref in refs(Fold(how, over)) if isinstance(x := value(ref.at), Interval)]
            if not parts:
                return None
            total = parts[0]
            for part in parts[1:]:
                total = total + part
            n = Fraction(len(parts))
            return total if how == "sum" else total / Interval(n, n)
    return None
