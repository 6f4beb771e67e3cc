"""Reading, rounding, writing and spelling the numbers of Indonesian reports.

Everything is exact: values are ``Fraction``, never ``float``.
"""

from .excelformat import shows_nothing
from .format import format_id
from .interval import Interval
from .number import NIL, Flag, Number
from .numeric import is_ordinary
from .parse import parse_cell, parse_numeric, parse_text
from .rounding import half_even, half_up, rounds_to, total, trunc
from .words import differing_words, normalize_words, same_words, terbilang

__all__ = [
    "NIL",
    "Flag",
    "Interval",
    "Number",
    "differing_words",
    "format_id",
    "half_even",
    "half_up",
    "is_ordinary",
    "normalize_words",
    "parse_cell",
    "parse_numeric",
    "parse_text",
    "rounds_to",
    "same_words",
    "shows_nothing",
    "terbilang",
    "total",
    "trunc",
]
