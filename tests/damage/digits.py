"""Damage to the digits of a figure."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, Decimal

from lkjip_xl.sheet import Cell
from lkjip_xl.table import Kind

from .one import SAME, Damage, Maker, edit, random_for
from .picture import TYPED, Picture
from .shown import Shown, figures

Change = Callable[[Shown, random.Random], Decimal | None]


def _digits(change: Callable[[str, random.Random], str | None]) -> Change:
    def apply(s: Shown, rng: random.Random) -> Decimal | None:
        new = change(s.text.replace("-", ""), rng)
        if new is None:
            return None
        return Decimal(new) * (-1 if s.value < 0 else 1)

    return apply


def _replaced(text: str, rng: random.Random) -> str:
    i = rng.choice([i for i, c in enumerate(text) if c.isdigit()])
    other = rng.choice([d for d in "0123456789" if d != text[i] and not (d == "0" and i == 0 and len(text) > 1)])
    return text[:i] + other + text[i + 1 :]


def _swapped(text: str, rng: random.Random) -> str | None:
    at = [i for i, c in enumerate(text) if c.isdigit()]
    pairs = [(i, j) for i, j in itertools.pairwise(at) if text[i] != text[j]]
    if not pairs:
        return None
    i, j = rng.choice(pairs)
    new = list(text)
    new[i], new[j] = new[j], new[i]
    return "".join(new)


def _dropped(text: str, rng: random.Random) -> str | None:
    whole, dot, part = text.partition(".")
    if len(whole) < 2:
        return None
    i = rng.randrange(len(whole))
    return whole[:i] + whole[i + 1 :] + dot + part


def _doubled(text: str, rng: random.Random) -> str:
    whole, dot, part = text.partition(".")
    i = rng.randrange(len(whole))
    return whole[: i + 1] + whole[i:] + dot + part


DIGITS: dict[str, Change] = {
    "plus-one": lambda s, _: s.value + s.step,
    "minus-one": lambda s, _: s.value - s.step,
    "digit-replaced": _digits(_replaced),
    "digits-swapped": _digits(_swapped),
    "digit-dropped": _digits(_dropped),
    "digit-doubled": _digits(_doubled),
    "times-10": lambda s, _: s.value * 10,
    "times-100": lambda s, _: s.value * 100,
    "times-1000": lambda s, _: s.value * 1000,
    "over-10": lambda s, _: s.value / 10,
    "over-100": lambda s, _: s.value / 100,
    "over-1000": lambda s, _: s.value / 1000,
    "sign": lambda s, _: -s.value,
}


def digit_kind(kind: str, change: Change) -> Maker:
    def make(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
        for spot, s in figures(p):
            value = change(s, random_for(seed, kind, p, spot.at))
            if value is not None and value != s.value:
                yield edit(kind, p, spot.at, s.write(value))

    return make


def fraction(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """0.9416 where 94.16 percent points belong, shown with four decimals."""
    for spot, s in figures(p):
        if spot.kind is Kind.PERCENT and not s.percent and s.match is None and s.value:
            yield edit("fraction", p, spot.at, s.write(s.value / 100, "0.0000"))


def same_percent(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """The same percentage in the other notation: 0.9416 shown as 94,16%, or 94.16 shown as 94,16."""
    for spot, s in figures(p):
        if spot.kind is Kind.PERCENT and s.match is None and s.value:
            value, fmt = (s.value, "0.00") if s.percent else (s.value / 100, "0.00%")
            cell = Cell(float(format(float(value), ".15g")), None, fmt)
            # formulas that read the cell would go wrong, so only the typed version keeps its meaning
            if p.version == TYPED:
                yield edit("same-percent", p, spot.at, cell, effect=SAME)


def truncated(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """Cut off instead of rounded, where that gives another figure."""
    for spot, s in figures(p):
        whole = p.unrounded(spot.at)
        if not spot.derived or whole is None or s.decimals == 0:
            continue
        cut = (whole * (100 if s.percent else 1)).quantize(s.step, ROUND_DOWN)
        if cut != s.value and abs(cut - s.value) == s.step:
            yield edit("truncated", p, spot.at, s.write(cut))
