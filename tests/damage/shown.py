"""Figures as they are shown: their digits, and how to write others in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from lkjip_xl.sheet import Cell, ExcelError

from .picture import Picture, Spot


@dataclass(frozen=True)
class Shown:
    """A figure as it stands on the sheet: its digits, and how to write other digits in its place."""

    cell: Cell
    value: Decimal
    decimals: int
    percent: bool = False
    match: re.Match[str] | None = None

    @property
    def text(self) -> str:
        return f"{self.value:.{self.decimals}f}"

    @property
    def step(self) -> Decimal:
        return Decimal(1).scaleb(-self.decimals)

    def write(self, value: Decimal, fmt: str | None = None) -> Cell:
        """The cell with another figure, typed; text around a figure stays."""
        if self.match is not None:
            assert isinstance(self.cell.value, str)
            figure = indonesian(value, max(self.decimals, -int(value.as_tuple().exponent)))
            return self.cell._replace(
                value=self.cell.value[: self.match.start()] + figure + self.cell.value[self.match.end() :]
            )
        number = float(value / 100 if self.percent else value)
        plain = int(number) if number == int(number) and abs(number) < 1e15 else float(format(number, ".15g"))
        return Cell(plain, None, fmt or self.cell.number_format)


def shown(cell: Cell) -> Shown | None:
    """The figure in a cell at the digits that it shows; None where there is none."""
    if isinstance(cell.value, bool) or cell.value is None:
        return None
    if isinstance(cell.value, str):
        match = re.match(r"-?[\d.]*\d(,\d+)?", cell.value)
        if match is None or isinstance(cell.value, ExcelError):
            return None
        value = Decimal(match[0].replace(".", "").replace(",", "."))
        return Shown(cell, value, -int(value.as_tuple().exponent), match=match)
    fmt = cell.number_format
    number, percent = Decimal(format(cell.value, ".15g")), fmt.endswith("%")
    if percent:
        number *= 100
    if fmt == "General":
        return Shown(cell, number, max(0, -int(number.normalize().as_tuple().exponent)))
    decimals = len(fmt.rstrip("%").partition(".")[2])
    return Shown(cell, number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), decimals, percent)


def indonesian(value: Decimal, decimals: int) -> str:
    return f"{value:,.{decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def same_shown(a: Cell, b: Cell) -> bool:
    x, y = shown(a), shown(b)
    return x is not None and y is not None and x.value == y.value


def figures(p: Picture) -> Iterator[tuple[Spot, Shown]]:
    """The cells that hold figures, running numbers left out."""
    for spot in p.spots.values():
        if spot.kind.numeric and spot.row.kind != "heading" and (s := shown(p.cell(spot.at))) is not None:
            yield spot, s
