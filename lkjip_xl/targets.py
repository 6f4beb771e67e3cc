"""Figures of indikator with words around them: `>= 85`, `Minimal 85`, `A (80,50)`; and targets that are words alone.

A limit is a target as good as a bare number, and a grade may stand before a value as well as behind it. Of other cells
such a text is none that a number may be taken from.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lkjip_xl.names import plain
from lkjip_xl.numbers import Flag, Number, normalize_words, parse_cell
from lkjip_xl.numbers.words import NUMBER_WORDS
from lkjip_xl.scales import SCALES

_LIMIT = re.compile(
    r"\s*(?:>=|=>|<=|=<|>|<|≥|≤|⩾|⩽|(?:minimal|maksimal|minimum|maksimum|min|maks|paling sedikit|paling banyak"
    r"|sekurang-kurangnya|setinggi-tingginya|di atas|di bawah|lebih dari|kurang dari)\b\.?)\s*(?=\d)(.+)",
    re.I | re.S,
)
_GRADED = re.compile(r"\s*([^\W\d_][^\d()\[\]]*?)\s*(?:\(\s*([\d.,]+\s*%?)\s*\)|[/:]\s*([\d.,]+\s*%?))\s*")
_RATIO = re.compile(r"\d+(?:[.,]\d+)*\s*:\s*\d+(?:[.,]\d+)*")
_GRADES = frozenset(plain(word) for s in SCALES for r in s.rungs for word in (r.label, *r.aliases))
_NO_FIGURE = ("ratus", "ratusan", "ribuan", "jutaan", "persen", "minus", "koma", "setengah")


def figure_in(text: str) -> Number | None:
    """The number in the text of a target or realisasi that is none by itself: behind a limit, or behind the grade that
    it falls into; None where there is none."""
    limit = _LIMIT.fullmatch(text)
    if limit is not None:
        number = parse_cell(limit[1])
        return None if number.value is None else replace(number, flags=number.flags - {Flag.TEXT}, raw=text)
    graded = _GRADED.fullmatch(text)
    if graded is not None and is_grade(graded[1]):
        number = parse_cell(graded[2] or graded[3])
        if number.value is not None:
            return replace(number, category=graded[1].strip(), flags=number.flags - {Flag.TEXT}, raw=text)
    return None


def is_grade(text: str) -> bool:
    """Whether a text is a grade of any scale."""
    return plain(text) in _GRADES


def is_worded(text: str) -> bool:
    """Whether a text states a target that is none of numbers: an opinion (WTP), a grade (BB), a ratio (1 : 2)."""
    words = normalize_words(text)
    if _RATIO.fullmatch(text.strip()):
        return True
    return not any(c.isdigit() for c in text) and bool(words) and not (NUMBER_WORDS | {*_NO_FIGURE}) & set(words)
