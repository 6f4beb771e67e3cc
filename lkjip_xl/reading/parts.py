"""What part of the year a heading is about: a quarter, or the whole year up to its end."""

from __future__ import annotations

import re
from functools import lru_cache

_QUARTER = re.compile(r"\b(?:(?:tw|triwulan|trw) (i{1,3}|iv|[1-4])|(?:semester|smt) (ii?|[12]))\b")
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_UP_TO = r"(?:s d|sd|sampai dengan|sampai|hingga)"
_SUMMED = r"(?:kumulatif|akumulasi|akumulatif)"
_WHOLE_YEAR = re.compile(
    rf"\b(?:{_SUMMED} )?{_UP_TO} (?:(?:akhir|dengan|bulan|tanggal|31) )*"
    r"(?:(?:tw|triwulan|trw) (?:iv|4)|desember|tahun)\b"
    rf"|\b{_SUMMED}$"
)
_YEAR = re.compile(r"(?:tahun|ta|thn)?\W{0,2}((?:19|20)\d\d)", re.I)


@lru_cache(maxsize=8192)
def part_of(text: str) -> int:
    """The quarter that a plain heading is about (4 for the second half of the year); 0 where it is about none, or
    about all that was done up to the end of the year."""
    match = _QUARTER.search(text)
    if match is None or _WHOLE_YEAR.search(text):
        return 0
    if match[2]:
        return 2 * (_NUMBERS.get(match[2]) or int(match[2]))
    return _NUMBERS.get(match[1]) or int(match[1])


@lru_cache(maxsize=8192)
def up_to_the_end(text: str) -> str:
    """A plain heading with one wording for `Kumulatif s.d. Triwulan IV`, `sampai dengan Desember` and the like."""
    return _WHOLE_YEAR.sub("s d tw iv", text)


def year_alone(text: str) -> int:
    """The year that a text names and nothing else; 0 where there is none."""
    match = _YEAR.fullmatch(text.strip())
    return int(match[1]) if match else 0
