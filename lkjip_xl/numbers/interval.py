"""Closed intervals of exact numbers, for figures that are known only as rounded."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .number import Flag, Number


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, both included. Raises ValueError where ``low`` is above ``high``.

    The arithmetic encloses: for x in a and y in b, x op y lies in a op b. An operand may also be an int or
    a Fraction, which stands for a point. As in all interval arithmetic, two occurrences of one figure vary
    independently, so ``a - a`` is wider than a point.
    """

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"empty interval: {self.low} to {self.high}")

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """The interval that holds ``value`` alone."""
        exact = Fraction(value)
        return cls(exact, exact)

    @classmethod
    def from_number(cls, number: Number, *, rounded: bool | None = None) -> Interval:
        """Where the figure behind ``number`` can lie: half a step to either side if rounded, else a point.

        ``rounded`` says whether it is; by default it is where the number carries ``Flag.ROUNDED``.
        Raises ValueError for a number without a value.
        """
        if number.value is None:
            raise ValueError("a number without a value has no interval")
        if rounded is None:
            rounded = Flag.ROUNDED in number.flags
        half = number.step / 2 if rounded else Fraction(0)
        return cls(number.value - half, number.value + half)

    @property
    def width(self) -> Fraction:
        """``high`` minus ``low``; 0 for a point."""
        return self.high - self.low

    def __contains__(self, value: Fraction | int) -> bool:
        return self.low <= value <= self.high

    def overlaps_properly(self, other: Interval) -> bool:
        """Whether the two share more than a mere touch of their ends.

        Two proper intervals must share a stretch of positive length: one that only begins where the other
        ends speaks for two different figures. A point has no length to share; it overlaps whatever contains
        it, the ends included, and another point only when both are equal.
        """
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and 0 in (self.width, other.width))

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __add__(self, other: Interval | Fraction | int) -> Interval:
        other = _interval(other)
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval | Fraction | int) -> Interval:
        return self + -_interval(other)

    def __mul__(self, other: Interval | Fraction | int) -> Interval:
        other = _interval(other)
        products = [x * y for x in (self.low, self.high) for y in (other.low, other.high)]
        return Interval(min(products), max(products))

    def __truediv__(self, other: Interval | Fraction | int) -> Interval:
        """Raises ZeroDivisionError where the divisor can be zero."""
        other = _interval(other)
        if 0 in other:
            raise ZeroDivisionError(f"the divisor lies between {other.low} and {other.high} and can be zero")
        return self * Interval(Fraction(1) / other.high, Fraction(1) / other.low)

    def __radd__(self, other: Fraction | int) -> Interval:
        return _interval(other) + self

    def __rsub__(self, other: Fraction | int) -> Interval:
        return _interval(other) - self

    def __rmul__(self, other: Fraction | int) -> Interval:
        return _interval(other) * self

    def __rtruediv__(self, other: Fraction | int) -> Interval:
        return _interval(other) / self


def _interval(value: Interval | Fraction | int) -> Interval:
    return value if isinstance(value, Interval) else Interval.point(value)
