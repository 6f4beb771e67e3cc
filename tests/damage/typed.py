"""Damage to formulas: typed over, other cells, values of an earlier state."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from .formulas import reference, references
from .one import SAME, Damage, Maker, edit, random_for
from .picture import FORMULA, Picture, Spot
from .shown import figures, shown


def typed_over(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A formula typed over with the right value: with all its digits, and with those it shows."""
    if p.version == FORMULA:
        for spot in p.spots.values():
            cell = p.cell(spot.at)
            if cell.formula is None:
                continue
            yield edit("typed-over-right", p, spot.at, cell._replace(formula=None), effect=SAME)
            s = shown(cell)
            if s is not None and s.match is None and s.write(s.value).value != cell.value:
                yield edit("typed-over-right", p, spot.at, s.write(s.value), effect=SAME)


def typed_over_wrong(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A formula typed over with last year's figure, say: 7 % less."""
    if p.version == FORMULA:
        for spot, s in figures(p):
            if p.cell(spot.at).formula is not None and s.value:
                value = (s.value * Decimal("0.93")).quantize(s.step, ROUND_HALF_UP)
                yield edit("typed-over-wrong", p, spot.at, s.write(value if value != s.value else s.value + s.step))


def _formula_damage(kind: str, p: Picture, spot: Spot, formula: str) -> Damage:
    cell = p.cell(spot.at)
    return Damage(kind, p.version, spot.at, str(cell.formula), formula, formulas={spot.at: formula})


def ranges(kind: str, changes: tuple[tuple[int, int], ...]) -> Maker:
    def make(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
        for spot in p.spots.values():
            formula = p.cell(spot.at).formula or ""
            for match in references(formula):
                if not match["row2"]:
                    continue
                for first, last in changes:
                    row, row2 = int(match["row"]) + first, int(match["row2"]) + last
                    circle = (
                        match["sheet"] is None
                        and row <= spot.at.row <= row2
                        and match["col"] == spot.at.a1.rstrip("0123456789")
                    )
                    if row <= row2 and not circle:
                        new = formula[: match.start()] + reference(match, first, last) + formula[match.end() :]
                        yield _formula_damage(kind, p, spot, new)

    return make


def other_row(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A formula that points one row too low."""
    for spot in p.spots.values():
        formula = p.cell(spot.at).formula or ""
        singles = [m for m in references(formula) if not m["row2"]]
        if singles:
            m = random_for(seed, "formula-other-row", p, spot.at).choice(singles)
            new = formula[: m.start()] + reference(m, 1) + formula[m.end() :]
            yield _formula_damage("formula-other-row", p, spot, new)


def stale(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """An input changed, what the formulas gave before kept."""
    if p.version == FORMULA:
        for spot, s in figures(p):
            readers = p.sums.readers.get(spot.at, set())
            if p.cell(spot.at).formula is None and readers:
                value = s.value + max(s.step, (s.value / 10).quantize(s.step, ROUND_HALF_UP))
                yield edit("stale-cache", p, spot.at, s.write(value), recalculate=False, also=frozenset(readers))


def no_cache(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A formula without a stored value."""
    for spot in p.spots.values():
        cell = p.cell(spot.at)
        if cell.formula is not None:
            yield edit("no-cache", p, spot.at, cell._replace(value=None), recalculate=False)
