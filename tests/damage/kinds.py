"""The kinds of damage: each yields, for every cell (or row) where it applies, one way to spoil the workbook."""

from __future__ import annotations

import random
from collections.abc import Iterator

from .digits import DIGITS, digit_kind, fraction, same_percent, truncated
from .labels import band, blank, error, flip, name_letter, name_word, neighbour, nil, target, terbilang, unit
from .one import Damage, Maker
from .picture import Picture
from .rows import hidden_rows, row_deleted, row_doubled, row_moved
from .texts import text_kind
from .typed import no_cache, other_row, ranges, stale, typed_over, typed_over_wrong

KINDS: dict[str, Maker] = {
    **{kind: digit_kind(kind, change) for kind, change in DIGITS.items()},
    "fraction": fraction,
    "same-percent": same_percent,
    "truncated": truncated,
    **{
        k: text_kind(k)
        for k in (
            "text-indonesian",
            "text-english",
            "text-rp",
            "text-percent",
            "text-unit",
            "text-grade",
            "text-ambiguous",
            "text-malformed",
            "text-negative",
            "text-miliar",
        )
    },
    "above": neighbour("above", 1, 0),
    "left": neighbour("left", 0, 1),
    "band": band,
    "row-deleted": row_deleted,
    "row-doubled": row_doubled,
    "row-moved": row_moved,
    "name-letter": name_letter,
    "name-word": name_word,
    "unit": unit,
    "arah": flip("arah", "arah", ("Naik", "Turun")),
    "kelompok": flip("kelompok", "kelompok", ("Utama", "Lainnya")),
    "typed-over-right": typed_over,
    "typed-over-wrong": typed_over_wrong,
    "range-short": ranges("range-short", ((0, -1), (1, 0))),
    "range-long": ranges("range-long", ((0, 1), (-1, 0))),
    "formula-other-row": other_row,
    "stale-cache": stale,
    "no-cache": no_cache,
    "error": error,
    "blank": blank,
    "nil": nil,
    "hidden-rows": hidden_rows,
    "target": target,
    "terbilang": terbilang,
}


def damages(p: Picture, kind: str, seed: int) -> Iterator[Damage]:
    """All damage of one kind to one version of the workbook."""
    return KINDS[kind](p, random.Random(seed), str(seed))
