"""Texts of a package: shared strings, and the escapes inside texts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lkjip_xl.reading import limits
from lkjip_xl.reading.limits import amount
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.xmlpart import Attributes, local, parse

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """A text with `_x000D_` and the like replaced by the characters that they stand for (ECMA-376, ST_Xstring)."""
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


def clipped(pieces: list[str]) -> str:
    """The text of one cell from its pieces: unescaped, and no longer than a cell can hold."""
    text = pieces[0] if len(pieces) == 1 else "".join(pieces)
    return unescaped(text)[: limits.MAX_STRING] if "_x" in text or len(text) > limits.MAX_STRING else text


def shared_strings(chunks: Iterable[bytes]) -> list[str]:
    """The table of shared strings; rich text as plain text, without the readings of phonetic runs.

    Raises Refused where the part is damaged or holds too much text.
    """
    strings: list[str] = []
    pieces: list[str] = []
    reading = phonetic = False
    total = 0

    def start(tag: str, attrs: Attributes) -> None:
        nonlocal reading, phonetic
        tag = local(tag)
        if tag == "t":
            reading = not phonetic
        elif tag == "si":
            pieces.clear()
        elif tag == "rPh":
            phonetic = True

    def end(tag: str) -> None:
        nonlocal reading, phonetic, total
        tag = local(tag)
        if tag == "t":
            reading = False
        elif tag == "si":
            text = clipped(pieces) if pieces else ""
            total += len(text)
            if total > limits.MAX_TEXT or len(strings) > 2 * limits.MAX_CELLS:
                raise Refused("too_much_text", f"lebih dari {amount(limits.MAX_TEXT)} huruf")
            strings.append(text)
        elif tag == "rPh":
            phonetic = False

    def text(data: str) -> None:
        if reading:
            pieces.append(data)

    parse(chunks, start, end, text)
    return strings
