"""What the checker makes of a form: the clean workbook, and the same with one figure wrong."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from workbook import book_of_bytes

from lkjip_xl.checking.run import check
from lkjip_xl.findings import Level, Result

from .build import Workbook
from .layout import Item, Place


@dataclass
class Clean:
    """The outcome of a right workbook: false findings, derived cells not checked, and cells checked that are none."""

    false: list[str] = field(default_factory=list)
    missed: list[Place] = field(default_factory=list)
    extra: list[Place] = field(default_factory=list)
    derived: int = 0

    @property
    def fine(self) -> bool:
        return not (self.false or self.missed or self.extra)


def check_bytes(data: bytes) -> Result:
    result = check(book_of_bytes(data))
    assert not result.crashed, result.crashed
    return result


def clean(workbook: Workbook) -> Clean:
    """A right workbook: nothing SALAH or PERINGATAN, and exactly the derived cells of the LRA have a verdict."""
    result = check_bytes(workbook.write())
    page, sheet = workbook.lra, workbook.form.sheet
    false = [f"{f.code} {f.at} {f.stated} / {f.expected}" for f in result.findings if f.level is not Level.CATATAN]
    checked = {(c.at.row, c.at.col) for c in result.checked if c.at.sheet == sheet}
    derived = page.derived
    return Clean(false, sorted(derived - checked), sorted(checked - derived - page.inputs), len(derived))


def damages(workbook: Workbook, rng: random.Random, most: int) -> Iterator[tuple[Place, Item]]:
    """Derived cells with a wrong figure typed into them, each far enough off to show."""
    page = workbook.lra
    places = sorted(p for p in page.derived if isinstance(page.cells[p].value, (int, Fraction)))
    for place in rng.sample(places, min(most, len(places))):
        item = page.cells[place]
        assert isinstance(item.value, (int, Fraction))
        yield place, replace(item, value=_wrong(Fraction(item.value), item.form, rng), formula="")


def _wrong(value: Fraction, form: str, rng: random.Random) -> Fraction:
    if form == "0.00%":
        return round(value, 4) + rng.choice((-1, 1)) * Fraction(rng.randint(1, 30), 100)
    if form == "0.00":
        return round(value, 2) + rng.choice((-1, 1)) * rng.randint(1, 30)
    return value + rng.choice((-1, 1)) * rng.choice((9, 90, 900, 1000, 54_000, 999_999))


def found(workbook: Workbook, damage: tuple[Place, Item]) -> str:
    """Where a damage was found: "own" cell, "elsewhere", or "missed"; "own" with false alarms is "alarm"."""
    result = check_bytes(workbook.write(damage))
    told = [f for f in result.findings if f.level is not Level.CATATAN]
    at = damage[0]
    here = [f for f in told if f.at.sheet == workbook.form.sheet and (f.at.row, f.at.col) == at]
    roots = [f for f in told if f.root and f not in here]
    if here:
        return "own" if not roots else "alarm"
    return "elsewhere" if told else "missed"
