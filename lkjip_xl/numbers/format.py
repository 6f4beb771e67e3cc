"""Writing numbers in Indonesian notation."""

from __future__ import annotations

from fractions import Fraction

from .rounding import half_up

_TO_INDONESIAN = str.maketrans(",.", ".,")


def format_id(value: Fraction, decimals: int, *, grouping: bool = True) -> str:
    """``value`` with ``decimals`` digits behind a decimal comma, rounded half up: ``'-1.234,50'``.

    ``grouping`` puts a dot between groups of three digits. What rounds to zero carries no minus sign.
    Raises ValueError for negative ``decimals``. Notation: Indonesian spelling rules (EYD).
    """
    if decimals < 0:
        raise ValueError(f"decimals must not be negative: {decimals}")
    scaled = int(half_up(value, Fraction(1, 10**decimals)) * 10**decimals)
    whole, rest = divmod(abs(scaled), 10**decimals)
    text = f"{whole:,}".translate(_TO_INDONESIAN) if grouping else str(whole)
    if decimals:
        text += f",{rest:0{decimals}d}"
    return "-" + text if scaled < 0 else text
