"""What one unit of the amounts of a table is worth in rupiah: `(dalam ribuan rupiah)` above it or in its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lkjip_xl.found import Found
from lkjip_xl.reading.headingtexts import Heading
from lkjip_xl.sheet import Sheet

_MANY = r"(ribu|juta|mil[iy]ar)(?:an)?"
_NEAR = re.compile(
    rf"\bdalam\s+(?:rp\.?\s*|rupiah\s+)?{_MANY}|\((?:rp\.?\s*)?{_MANY}(?:\s+(?:rupiah|rp\.?))?\)"
    rf"|\brp\.?\s*{_MANY}\b|\((?:x\s*)?(?:rp\.?\s*)?(1\.000|000)\)|\bdalam\s+(rupiah|rp)\b",
    re.I,
)
_FAR = re.compile(rf"\bdalam\s+(?:rp\.?\s*|rupiah\s+)?{_MANY}\b|\bdalam\s+(rupiah|rp)\b", re.I)
_WORTH = {"ribu": 1_000, "1.000": 1_000, "000": 1_000, "juta": 1_000_000, "miliar": 10**9, "milyar": 10**9}
_NEAR_ROWS = 4  # above a heading, where a caption stands that says it in whatever words
_LONGEST = 80  # letters of a line that is a note on the unit, and no sentence on something else


class Unit(NamedTuple):
    """The worth of one unit of a table, and the one that the tables below it go by unless something else stands above
    them: a note counts for these as well, a heading for its own columns only."""

    worth: int = 1
    below: int = 1


def unit_of(sheet: Sheet, heading: Heading, found: Sequence[Found], units: Sequence[Unit]) -> Unit:
    """The unit of the table under a heading. found, units: the tables before it on the sheet, and theirs."""
    above = next((i for i in range(len(found) - 1, -1, -1) if not _beside(found[i], heading)), None)
    free = 1 if above is None else _last_row(found[above]) + 1
    inside = heading.left, heading.right
    rows = sheet.rows_between(free, heading.rows[0] - 1)[::-1]  # nearest first
    note = _noted(sheet, [r for r in rows if r >= heading.rows[0] - _NEAR_ROWS], inside, _NEAR)
    if note is None:
        alone = next(_texts(sheet, rows, inside), None) is None  # then one note may stand over tables side by side
        note = _noted(sheet, rows, (1, heading.right) if alone else inside, _FAR)
    if note is None:
        note = 1 if above is None else units[above].below
    return Unit(_noted(sheet, reversed(heading.rows), inside, _NEAR) or note, note)


def _last_row(found: Found) -> int:
    return found.rows[-1].index if found.rows else found.heading_rows[-1]


def _beside(found: Found, heading: Heading) -> bool:
    """Whether a table before a heading stands beside it, or shares its rows, rather than above it."""
    return (
        found.heading_rows[-1] >= heading.rows[0] or found.window[1] < heading.left or heading.right < found.window[0]
    )


def _noted(sheet: Sheet, rows: Iterable[int], cols: tuple[int, int], note: re.Pattern[str]) -> int | None:
    for text in _texts(sheet, rows, cols):
        if (note is _NEAR or len(text) <= _LONGEST) and (match := note.search(text)):
            return _WORTH.get(next(g for g in match.groups() if g).lower(), 1)
    return None


def _texts(sheet: Sheet, rows: Iterable[int], cols: tuple[int, int]) -> Iterator[str]:
    for row in rows:
        for col in sheet.by_row.get(row, ()):
            if cols[0] <= col <= cols[1] and isinstance(sheet.cell(row, col).value, str):
                yield sheet.cell(row, col).text
