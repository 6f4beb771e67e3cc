"""Reading the number that a spreadsheet cell states."""

from __future__ import annotations

from .number import Flag, Number
from .numeric import parse_numeric
from .text import parse_text

__all__ = ["parse_cell", "parse_numeric", "parse_text"]


def parse_cell(value: object, number_format: str = "General", *, money: bool = False) -> Number:
    """The number in a cell with the given content and Excel number format; never raises.

    None is nil, text goes through ``parse_text`` (which takes ``money``), int and float through
    ``parse_numeric``. Dates and times (a reader may have turned a number in a date format into one) have no
    value and the flags MALFORMED and DATE; anything else, booleans included, is MALFORMED.
    """
    if value is None:
        return Number(None, nil=True)
    if isinstance(value, str):
        return parse_text(value, money=money)
    if isinstance(value, (int, float)):
        return parse_numeric(value, number_format)
    flags = {Flag.MALFORMED}
    # Asked by name: importing datetime would cost start-up time.
    if any(cls.__module__ == "datetime" for cls in type(value).__mro__):
        flags.add(Flag.DATE)
    return Number(None, flags=frozenset(flags), raw=value)
