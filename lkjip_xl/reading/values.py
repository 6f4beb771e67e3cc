"""What stands in a cell of a sheet part, as a plain value."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Final

from lkjip_xl.reading.refusals import Refused
from lkjip_xl.sheet import ExcelError, Raw

ISO_DATE: Final = "yyyy\\-mm\\-dd"
_DIGITS = "0123456789"
_EXACT = 15  # digits of a whole number that a spreadsheet keeps


def value_of(kind: str, text: str, shared: Sequence[str], *, date1904: bool) -> Raw:
    """The value of a cell of this type (attribute `t`, ECMA-376 18.18.11).

    Dates become the numbers that stand for them. A number that is none stays a text, so that it is told.
    Raises Refused where a shared string is missing.
    """
    if kind == "n":
        return number(text)
    if kind == "s":
        text = text.strip()
        if not (text.isascii() and text.isdigit() and len(text) <= 10 and int(text) < len(shared)):
            raise Refused("damaged")
        return shared[int(text)]
    if kind == "b":
        return text.strip() in ("1", "true")
    if kind == "e":
        return ExcelError(text.strip())
    if kind == "d":
        return serial(text.strip(), date1904=date1904)
    return text


def number(text: str) -> Raw:
    """A number as XML writes it; Python's own reading also takes `1_000` and digits of other scripts."""
    if text.isdigit() and text.isascii() and len(text) <= _EXACT:
        return int(text)
    text = text.strip()
    if not text:
        return None
    if text.strip(_DIGITS + ".eE+-") or len(text) > 400:
        return text
    try:
        if len(text) <= _EXACT and text.strip(_DIGITS + "-+") == "":
            return int(text)
        value = float(text)
    except ValueError:
        return text
    return value if isfinite(value) else text


def serial(text: str, *, date1904: bool = False, excel: bool = True) -> Raw:
    """The number that stands for an ISO 8601 date, time or both; other text as it is.

    `excel`: counted as Excel does, whose year 1900 has a 29 February that never was.
    """
    from datetime import datetime, time

    try:
        if "T" not in text and ":" in text:
            t = time.fromisoformat(text.rstrip("Zz"))
            return (t.hour * 3600 + t.minute * 60 + t.second + t.microsecond / 1e6) / 86400
        moment = datetime.fromisoformat(text.rstrip("Zz")).replace(tzinfo=None)
    except ValueError:
        return text
    gone = moment - (datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 30))
    days = gone.days + gone.seconds / 86400 + gone.microseconds / 86400e6
    days -= 1 if excel and not date1904 and 0 < days <= 60 else 0
    return int(days) if days == int(days) else days
