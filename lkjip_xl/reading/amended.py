"""Telling the original form of a table from the amended one, where each stands by itself.

A PK is signed at the beginning of the year and again once the budget is amended. The standard sheet has both figures
side by side; many offices hand in both documents instead, on two sheets or below each other, with the same headings.
The amended one is in force then. What the original one says under `Target` is what the standard calls `Target Murni`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lkjip_xl.found import Found
from lkjip_xl.names import plain
from lkjip_xl.sheet import Sheet

_BOTH, _ORIGINAL, _AMENDED = "both", "original", "amended"
_SAYS_ORIGINAL = re.compile(r"\b(murni|awal|induk|semula|sebelum perubahan)\b|(?<!\bp )\bapbd\b(?! perubahan)")
_SAYS_AMENDED = re.compile(r"(?<!\bsebelum )\bperubahan\b|\bp ?apbd\b|\bapbdp\b")
_CAPTION_ROWS = 5
_CAPTION_CELLS = 2  # a row with more is one of a table


def with_originals(found: list[Found]) -> list[Found]:
    """The tables, those marked and read as the original form whose amended one stands elsewhere in the submission."""
    states = _states(found)
    result = []
    for f, state in zip(found, states, strict=True):
        others = [(o, s) for o, s in zip(found, states, strict=True) if o.table is f.table and o is not f]
        amended = any(s in (_AMENDED, _BOTH) for _, s in others)
        implied = state == "" and any(s == _AMENDED and f.row_names & o.row_names for o, s in others)
        result.append(_original(f) if (state == _ORIGINAL and amended) or implied else f)
    return result


def said_above(sheet: Sheet, row: int) -> str:
    """Which form the lines right above a sheet row announce; empty where they say nothing of it, or of both."""
    for r in range(row - 1, max(0, row - 1 - _CAPTION_ROWS), -1):
        texts = [sheet.cell(r, c).text for c in sheet.by_row.get(r, ())]
        if len(texts) > _CAPTION_CELLS:
            return ""
        if said := _said(texts):
            return said
    return ""


def _states(found: list[Found]) -> list[str]:
    """Which form each table is: by its columns, its headings, the lines above it, the table above it, its sheet."""
    states: dict[int, str] = {}
    above: dict[str, str] = {}
    for f in sorted(found, key=lambda f: f.heading_rows[0]):
        if not list(_columns(f)):
            continue
        own = said_above(f.sheet, f.heading_rows[0])
        name = f.sheet.name
        above[name] = own or above.get(name, "")
        states[id(f)] = _by_columns(f) or above[name] or _said([name])
    return [states.get(id(f), "-") for f in found]


def _columns(found: Found) -> Iterator[tuple[str, str]]:
    """The columns of original figures that a table declares, each with that of the amended ones."""
    return ((c.key, c.stands_in) for c in found.table.columns if c.stands_in)


def _by_columns(found: Found) -> str:
    originals = any(found.has(original) for original, _ in _columns(found))
    amended = [key for _, key in _columns(found) if found.has(key)]
    if originals and amended:
        return _BOTH
    if originals:
        return _ORIGINAL
    spans = [found.columns[key, 0] for key in amended]
    return _said([found.sheet.seen(r, s.first).text for s in spans for r in found.heading_rows])


def _said(texts: list[str]) -> str:
    text = " ".join(map(plain, texts))
    original, amended = _SAYS_ORIGINAL.search(text), _SAYS_AMENDED.search(text)
    if original is None and amended is None:
        return ""
    if original is not None and amended is not None:
        return ""
    return _ORIGINAL if amended is None else _AMENDED


def _original(found: Found) -> Found:
    """The table with the names of its columns as those of original figures."""
    names = {amended: original for original, amended in _columns(found) if not found.has(original)}
    columns = {(names.get(key, key), year): span for (key, year), span in found.columns.items()}
    return replace(found, columns=columns, original=True)
