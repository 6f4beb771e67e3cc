"""Texts of a submission on their way into the report: what any workbook can hold."""

from __future__ import annotations

import re

MAX_TEXT = 32_767  # characters of one cell as Excel counts them: those outside of the basic plane are two

# What XML forbids. XlsxWriter escapes these in cells, but not in notes, formulas, names and properties.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without characters that XML forbids, cut to what a cell holds."""
    return cut(_FORBIDDEN.sub("\ufffd", text))


def cut(text: str, most: int = MAX_TEXT) -> str:
    """The text cut to so many characters, as Excel counts them."""
    if len(text) * 2 <= most or len(text) + sum(c > "\uffff" for c in text) <= most:
        return text
    return text.encode("utf-16-le", "replace")[: 2 * most].decode("utf-16-le", "ignore")


class _EmptyResult(str):
    """An empty text that XlsxWriter does not take for a formula without a result."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


SHOWS_NOTHING = _EmptyResult()
"""The result of a formula that was calculated and shows nothing."""
