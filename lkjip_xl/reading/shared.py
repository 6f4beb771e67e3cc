"""Shared formulas: written once in a file, meant for many cells."""

from __future__ import annotations

import re
from functools import lru_cache

from lkjip_xl.address import column_letters
from lkjip_xl.reading.limits import LAST_COLUMN, LAST_ROW

# Texts, quoted sheet names, structured and foreign references and error values are passed over as they stand.
_PIECES = re.compile(
    r"""
    "(?:[^"]|"")*" | '(?:[^']|'')*' | \[(?:[^\[\]]|\[[^\[\]]*\])*\] | \#[A-Z0-9/_]+[!?]?
    | (?<![\w.$\\?])(?:
        (?P<c>\$?[A-Za-z]{1,3})(?P<r>\$?[1-9][0-9]{0,6})(?![\w(.!\\?\[])
      | (?P<c1>\$?[A-Za-z]{1,3}):(?P<c2>\$?[A-Za-z]{1,3})(?![\w(.!\\?$\[])
      | (?P<r1>\$?[1-9][0-9]{0,6}):(?P<r2>\$?[1-9][0-9]{0,6})(?![\w(.!\\?])
    )""",
    re.VERBOSE,
)
_letters = lru_cache(maxsize=LAST_COLUMN)(column_letters)

# What moves with the cell: (column, row), each the distance from the first cell, or None where it is fixed or absent.
_Piece = str | tuple[int | None, int | None]


def column_number(letters: str) -> int:
    """A is 1, AA is 27; letters in any case."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


class SharedFormula:
    """A formula as it stands in its first cell, for the other cells that share it.

    The references without `$` move with the cell; where one would leave the sheet, the formula is `=#REF!`.
    """

    def __init__(self, formula: str, row: int, col: int) -> None:
        pieces: list[_Piece] = []
        at = 0
        for match in _PIECES.finditer(formula):
            moving = _moving(match, row, col)
            if moving is None:
                continue
            pieces.append(formula[at : match.start()])
            pieces += moving
            at = match.end()
        pieces.append(formula[at:])
        self._pieces = _joined(pieces)
        self.length = len(formula)

    def at(self, row: int, col: int) -> str:
        """The formula of another cell."""
        texts = []
        for piece in self._pieces:
            if isinstance(piece, str):
                texts.append(piece)
                continue
            right, down = piece
            if right is not None:
                if not 0 < right + col <= LAST_COLUMN:
                    return "=#REF!"
                texts.append(_letters(right + col))
            if down is not None:
                if not 0 < down + row <= LAST_ROW:
                    return "=#REF!"
                texts.append(str(down + row))
        return "".join(texts)


def _moving(match: re.Match[str], row: int, col: int) -> list[_Piece] | None:
    """The pieces of one reference; None for what is none."""
    if match["c"]:
        if column_number(match["c"].lstrip("$")) > LAST_COLUMN or int(match["r"].lstrip("$")) > LAST_ROW:
            return None
        return [_column(match["c"], col), _row(match["r"], row)]
    if match["c1"]:
        return [_column(match["c1"], col), ":", _column(match["c2"], col)]
    if match["r1"]:
        return [_row(match["r1"], row), ":", _row(match["r2"], row)]
    return None


def _column(text: str, col: int) -> _Piece:
    return text if text[0] == "$" else (column_number(text) - col, None)


def _row(text: str, row: int) -> _Piece:
    return text if text[0] == "$" else (None, int(text) - row)


def _joined(pieces: list[_Piece]) -> tuple[_Piece, ...]:
    """Neighbouring texts as one; a column and a row that both move as one place."""
    result: list[_Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if isinstance(piece, str):
            if isinstance(last, str):
                result[-1] = last + piece
            elif piece:
                result.append(piece)
        elif isinstance(last, tuple) and last[1] is None and piece[0] is None:
            result[-1] = (last[0], piece[1])
        else:
            result.append(piece)
    return tuple(result)
