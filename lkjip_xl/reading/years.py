"""The years over the columns of a yearly table, where one of them is missing or stands twice."""

from __future__ import annotations

from collections.abc import Sequence

_FEWEST = 3  # years, before one may be told from the others


def reckon(stated: Sequence[int]) -> list[int]:
    """The years that columns of one kind stand for, from left to right; 0 where a heading names none.

    One year that is missing or stands twice is taken from its neighbours, where all others follow each other
    without a gap. A year that stays unclear is 0 at all but its first place.
    """
    if all(stated) and len(set(stated)) == len(stated):
        return list(stated)
    if len(stated) >= _FEWEST:
        for step in (1, -1):
            for i, year in enumerate(stated):
                sequence = [year + step * (j - i) for j in range(len(stated))]
                if year and sum(a == b for a, b in zip(sequence, stated, strict=True)) == len(stated) - 1:
                    return sequence
    seen: set[int] = set()
    kept = []
    for year in stated:
        kept.append(0 if year in seen else year)
        seen.add(year)
    return kept
