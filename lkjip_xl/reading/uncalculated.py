"""Formulas that nobody has calculated, where a table should have texts."""

from __future__ import annotations

from lkjip_xl.address import Address
from lkjip_xl.found import Found

_FAR = 1 << 21  # below every row of a sheet


def uncalculated(found: Found, every: list[Found]) -> dict[str, tuple[Address, ...]]:
    """The cells below the headings of texts, as far as the next table, whose formula nobody has calculated."""
    below = [f for f in every if f.sheet is found.sheet and f.heading_rows[0] > found.heading_rows[-1]]
    cells: dict[str, tuple[Address, ...]] = {}
    for (key, _), span in found.columns.items():
        if found.table.column(key).kind.numeric:
            continue
        next_one = [f.heading_rows[0] for f in below if f.window[0] <= span.last and span.first <= f.window[1]]
        rows = range(found.heading_rows[-1] + 1, min(next_one, default=_FAR))
        there = sorted((r, c) for r, c in found.sheet.uncalculated if span.first <= c <= span.last and r in rows)
        if there:
            cells[key] = tuple(Address(found.sheet.name, *place) for place in there)
    return cells
