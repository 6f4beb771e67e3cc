"""Reading numeric cells: the stored number together with the number format that shows it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import isfinite

from .excelformat import Kind, Section, section_for, sections_by_sign
from .number import Flag, Number

_DIGITS = 15  # significant digits that a spreadsheet keeps
_WHOLE = 10**_DIGITS
_PLAUSIBLE = (10, 1000)  # a percentage that was typed without its sign


def parse_numeric(value: int | float, number_format: str) -> Number:
    """The number that a numeric cell shows, unrounded, with the precision of its format; never raises.

    The stored number enters through its 15-digit text. Each percent sign of the format multiplies by 100
    (result in percent points); a quoted or escaped one only names the unit. ``step`` comes from the decimals
    of the format, times 1000 for each scaling comma, or from the 15-digit text (General, text, date and
    fraction formats). Words behind the number in the format are its unit; a magnitude word there
    (``0.00" miliar"``) counts as it does in text, less what scaling commas already took off.

    Flags: MALFORMED (no value) for booleans, infinite and undefined numbers; DATE for a date or time format;
    ROUNDED for a magnitude word of the format that changes the value. PERCENT where a percent format shows
    more than 1000 % though the stored number would be a plausible percentage itself (above 10, at most 1000),
    such as 85 under ``0%``. Source: ECMA-376 part 1, 18.8.31, and the behaviour of Excel.
    """
    if value.__class__ is int and -_WHOLE < value < _WHOLE:  # kept exactly
        ordinary = _GENERAL if number_format == "General" else _ordinary(number_format, value > 0, value < 0)
        if ordinary is not None:
            return Number(Fraction(value), ordinary[0], unit=ordinary[1], raw=value)
    text = "" if isinstance(value, bool) else _text(value)
    if not text:
        return Number(None, flags=frozenset((Flag.MALFORMED,)), raw=value)
    stored = Decimal(text)
    exact = (
        Fraction(value) if isinstance(value, int) and len(text) <= _DIGITS and text[-1:].isdigit() else Fraction(stored)
    )
    ordinary = _ordinary(number_format, value > 0, value < 0)
    if ordinary is not None:
        return Number(exact, ordinary[0], unit=ordinary[1], raw=value)
    section = section_for(number_format, exact)
    flags = set[Flag]()
    if section.kind is Kind.DATE:
        return Number(exact, _general_step(stored), flags=frozenset((Flag.DATE,)), raw=value)

    result = exact * 100**section.percents
    if section.percents and _PLAUSIBLE[0] < abs(exact) <= _PLAUSIBLE[1]:  # shown as more than 1000 %
        flags.add(Flag.PERCENT)
    scale = Fraction(1000) ** section.commas
    if section.power:
        factor = Fraction(10**section.power) / scale
        result, scale = result * factor, Fraction(10**section.power)
        if factor != 1:
            flags.add(Flag.ROUNDED)
    if section.kind is Kind.FIXED:
        step = scale / 10**section.decimals
    elif section.kind is Kind.EXPONENT:
        exponent = stored.adjusted() + 2 * section.percents if stored else 0
        step = Fraction(10) ** (exponent // section.whole * section.whole - section.decimals)
    else:
        step = _general_step(stored) * 100**section.percents * (10**section.power if section.power else 1)
    return Number(result, step, unit=_unit(section), flags=frozenset(flags), raw=value)


def is_ordinary(value: object, number_format: str) -> bool:
    """Whether a cell holds a number of whose writing there is nothing to say: `parse_numeric` gives a value, no flag
    and no unit. False as well where that would have to be looked at more closely."""
    if value.__class__ is not int and value.__class__ is not float:
        return False
    assert isinstance(value, int | float)
    if not -_WHOLE < value < _WHOLE:
        return False
    ordinary = _ordinary(number_format, value > 0, value < 0)
    return not ordinary[1] if ordinary is not None else number_format == "General"


_GENERAL = (Fraction(1), "")  # step and unit of a whole number


@lru_cache(maxsize=512)
def _ordinary(number_format: str, positive: bool, negative: bool) -> tuple[Fraction, str] | None:
    """Step and unit of the numbers of one sign under a format that only says how many decimals they have: by far most
    formats. None for all others."""
    by_sign = sections_by_sign(number_format)
    if by_sign is None:
        return None
    section = by_sign[positive - negative]
    if section.kind is not Kind.FIXED or section.percents or section.commas or section.power:
        return None
    return Fraction(1, 10**section.decimals), section.unit


def _text(value: int | float) -> str:
    """The 15-digit text of a number; empty when it has none."""
    try:
        return format(value, f".{_DIGITS}g") if isfinite(value) else ""
    except OverflowError:  # an integer beyond every float
        return ""


def _general_step(stored: Decimal) -> Fraction:
    """Worth of the last digit under General: the last one written, 1 for whole numbers of up to 15 digits."""
    exponent = stored.as_tuple().exponent
    assert isinstance(exponent, int)
    if stored.adjusted() >= _DIGITS:
        return Fraction(10) ** (stored.adjusted() - _DIGITS + 1)
    return Fraction(10) ** min(exponent, 0)


def _unit(section: Section) -> str:
    return "%" if section.percents else section.unit
