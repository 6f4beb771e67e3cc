"""The value that a cell states, together with how it was written there."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from fractions import Fraction

from .rounding import half_up


class Flag(enum.Enum):
    """What is remarkable about the way a number was written."""

    TEXT = "text"
    """A bare number stored as text: no unit, no grade, no Rp, no percent sign."""
    ENGLISH = "english"
    """English decimal mark or English grouping."""
    AMBIGUOUS = "ambiguous"
    """Two readings are possible; ``value`` is the default one."""
    MALFORMED = "malformed"
    """Digits that form no number, or a cell content that is none; ``value`` is None."""
    PERCENT = "percent"
    """The percent sign of the number format makes the value absurd: 85 shown as 8500 %."""
    ROUNDED = "rounded"
    """Written with a magnitude word (ribu, juta, miliar, triliun), so rounded by its author."""
    DIGITS = "digits"
    """Digits other than 0 to 9 were used."""
    DATE = "date"
    """A number in a cell that is formatted as a date or time."""


@dataclass(slots=True, unsafe_hash=True)  # never changed; not frozen, since freezing makes each four times as dear
class Number:
    """One number as stated: exact value, worth of the last digit written, unit, grade and flags.

    ``value`` is in full units (full rupiah, percent points for percents), None when nil or unreadable.
    ``step`` is the worth of the last digit written (1, 1/100, 10000000); 0 where there is no such digit.
    ``nil`` means stated as absent (empty, ``-``, nihil), which is not zero.
    ``unit`` is ``'%'``, ``'Rp'``, the words behind the number, or empty; ``category`` is the text in brackets
    behind it; ``raw`` is what was read.
    """

    value: Fraction | None
    step: Fraction = Fraction(0)
    nil: bool = False
    unit: str = ""
    category: str = ""
    flags: frozenset[Flag] = frozenset()
    raw: object = None
    _shown: Fraction | None = field(default=None, init=False, compare=False, repr=False)  # kept once worked out

    @property
    def decimals(self) -> int:
        """Digits behind the decimal mark that ``step`` stands for; 0 where it is 0, or 1 or more."""
        if self.step <= 0 or self.step >= 1:
            return 0
        rest, twos, fives = self.step.denominator, 0, 0
        while rest % 2 == 0:
            rest, twos = rest // 2, twos + 1
        while rest % 5 == 0:
            rest, fives = rest // 5, fives + 1
        if rest == 1:
            return max(twos, fives)
        places = 0
        while self.step * 10**places < 1:
            places += 1
        return places

    @property
    def shown(self) -> Fraction | None:
        """The value rounded half up to ``step``; the value itself where ``step`` is 0; None without one."""
        if self._shown is None and self.value is not None:
            self._shown = half_up(self.value, self.step)
        return self._shown


NIL = Number(None, nil=True)
"""The number of a cell that states nothing."""
