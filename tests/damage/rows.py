"""Damage to whole rows."""

from __future__ import annotations

import random
from collections.abc import Iterator

from lkjip_xl.address import Address

from .one import CHANGED, SAME, Damage, random_for
from .picture import Picture, Spot


def _rows_of(p: Picture) -> Iterator[tuple[Spot, int]]:
    """One spot of each data row, with the last row of its sheet."""
    for found in p.book.tables:
        last = max(r for r, _ in found.sheet.cells)
        for row in found.data:
            at = found.at(row, found.table.entity or found.table.columns[0].key)
            at = (
                at
                if at in p.spots
                else next((s.at for s in p.spots.values() if s.found is found and s.row is row), None)
            )
            if at is not None:
                yield p.spots[at], last


def row_deleted(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    for spot, last in _rows_of(p):
        rows = tuple(r for r in range(1, last + 1) if r != spot.at.row)
        yield Damage("row-deleted", p.version, spot.at, f"row {spot.at.row}: {spot.row.name}", "(row gone)", rows=rows)


def row_doubled(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    for spot, last in _rows_of(p):
        r = spot.at.row
        rows = (*range(1, r + 1), -r, *range(r + 1, last + 1))
        effect = (
            SAME
            if spot.found.table.key in ("pernyataan", "prestasi", "tindak_lanjut", "tujuan", "program_indikator")
            else CHANGED
        )
        yield Damage(
            "row-doubled", p.version, spot.at, f"row {r}: {spot.row.name}", "(row twice)", rows=rows, effect=effect
        )


def row_moved(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A sub kegiatan moved to the end of another kegiatan, as a cut and an insert would."""
    for found in p.tables("lra"):
        last = max(r for r, _ in found.sheet.cells)
        leaves = [r for r in found.data if r.level == 2]
        parents = [r for r in found.data if r.level == 1]
        for leaf in leaves:
            others = [q for q in parents if found.position(q) != leaf.parent]
            goal = random_for(seed, "row-moved", p, Address("LRA", leaf.index, 1)).choice(others)
            end = max(c.index for c in found.children(goal))
            rest = [r for r in range(1, last + 1) if r != leaf.index]
            rest.insert(rest.index(end) + 1, leaf.index)
            at = found.at(leaf, "uraian")
            assert at is not None
            old, new = found.rows[leaf.parent], goal
            also = frozenset(
                a for q in (old, new) for k in ("anggaran", "realisasi") if (a := found.at(q, k)) is not None
            )
            yield Damage(
                "row-moved",
                p.version,
                at,
                f"under row {old.index}",
                f"under row {new.index}",
                rows=tuple(rest),
                also=also,
            )


def hidden_rows(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """All rows of a table hidden, and every second one."""
    for found in p.book.tables:
        rows = [r.index for r in found.data]
        at = next((s.at for s in p.spots.values() if s.found is found), None)
        for hidden in (rows, rows[::2]):
            if at is not None:
                yield Damage(
                    "hidden-rows", p.version, at, "(seen)", f"rows {hidden}", effect=SAME, hidden=tuple(hidden)
                )
