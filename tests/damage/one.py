"""One damage, and how it is told."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lkjip_xl.address import Address
from lkjip_xl.sheet import Cell

from .picture import Picture

CHANGED, SAME, DOUBT = "changed", "same", "doubt"


@dataclass(frozen=True)
class Damage:
    """One thing spoiled. `effect`: the figure is another one, says the same, or can be read in two ways.

    `rows`: for damage to rows, the sheet and the old row that stands at each new row (0: none, negative: a copy).
    `also`: cells where a finding counts as found at its own place besides `at`.
    """

    kind: str
    version: str
    at: Address
    old: str
    new: str
    cells: dict[Address, Cell] = field(default_factory=dict)
    effect: str = CHANGED
    recalculate: bool = True
    formulas: dict[Address, str] = field(default_factory=dict)
    rows: tuple[int, ...] | None = None
    also: frozenset[Address] = frozenset()
    hidden: tuple[int, ...] = ()  # rows that are hidden


Maker = Callable[[Picture, random.Random, str], Iterator[Damage]]


def random_for(seed: str, kind: str, p: Picture, at: Address) -> random.Random:
    return random.Random(f"{seed}:{kind}:{p.version}:{at}")


def edit(kind: str, p: Picture, at: Address, cell: Cell, **more: object) -> Damage:
    old = p.cell(at)
    return Damage(kind, p.version, at, say(old), say(cell), {at: cell}, **more)  # type: ignore[arg-type]


def say(cell: Cell) -> str:
    value = "" if cell.value is None else str(cell.value)
    return f"{cell.formula} [{value}]" if cell.formula else value or "(blank)"
