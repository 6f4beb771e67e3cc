"""Where a cell stands: sheet, row and column, and how Excel writes that."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Address(NamedTuple):
    """One cell of one sheet; row and col count from 1."""

    sheet: str
    row: int
    col: int

    @property
    def a1(self) -> str:
        """The address within its sheet, such as `C22`."""
        return f"{column_letters(self.col)}{self.row}"

    def __str__(self) -> str:
        return f"{self.sheet}!{self.a1}"


@lru_cache(maxsize=16384)
def column_letters(col: int) -> str:
    """1 is A, 27 is AA."""
    text = ""
    while col:
        col, rest = divmod(col - 1, 26)
        text = chr(65 + rest) + text
    return text
