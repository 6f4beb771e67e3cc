"""Numbers that a file gives only as they are displayed, with the number format that displays them so."""

from __future__ import annotations

import re

from lkjip_xl.numbers import Flag, parse_text
from lkjip_xl.sheet import Raw

_MOST_DIGITS = 15  # what a number of Excel can hold


def typed(text: str) -> tuple[Raw, str]:
    """The value of a displayed text and its number format.

    A text becomes a number only where one reading is certain and no digit is lost: codes (`01`, `1.1`, `7.01.02`),
    ambiguous numbers (`1.234`), long identifiers and numbers in English notation stay texts, and are told as such
    where a number is expected.
    """
    number = parse_text(text)
    digits = [c for c in text if c.isdigit()]
    if number.value is None or number.category or number.flags - {Flag.TEXT} or len(digits) > _MOST_DIGITS:
        return text, "General"
    if re.match(r"\W*0\d", text):
        return text, "General"
    if number.unit not in ("", "%", "Rp"):
        return text, "General"
    exact = number.value / 100 if number.unit == "%" else number.value
    value = int(exact) if exact.denominator == 1 else float(exact)
    return value, format_of(text, number.decimals, number.unit)


def shown_as(text: str, value: Raw, unit: str = "") -> str:
    """The number format that displays a stored number as this text does, in whatever language."""
    digits = re.sub(r"\D", "", text)
    if not isinstance(value, int | float) or not digits or len(digits) > 30:
        return "General"
    scaled = abs(value) * (100 if unit == "%" else 1)
    if not int(digits):
        return format_of(text, len(digits) - 1, unit)
    for places in range(_MOST_DIGITS):
        if abs(int(digits) - scaled * 10**places) <= 0.5000001:
            return format_of(text, places, unit)
    return "General"  # a date, a power of ten, a fraction: no plain number


def format_of(text: str, decimals: int, unit: str = "") -> str:
    """The number format with these decimals, and with groups of three where the text has them."""
    tail = "." + "0" * decimals if decimals else ""
    if unit == "%":
        return f"0{tail}%"
    marks = len(re.findall(r"(?<=\d)[.,\s](?=\d)", text))
    grouped = marks > (1 if decimals else 0)
    if unit == "Rp":
        return f'"Rp"#,##0{tail}'
    return f"#,##0{tail}" if grouped else f"0{tail}" if decimals else "General"
