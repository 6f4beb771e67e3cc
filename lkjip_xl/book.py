"""The flat picture of a submission: its sheets, and the tables found in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from lkjip_xl.address import Address
from lkjip_xl.found import Found
from lkjip_xl.numbers import NIL, Flag, Number, parse_cell
from lkjip_xl.sheet import EMPTY, NO_CELLS, Cell, ExcelError, Sheet
from lkjip_xl.table import Kind
from lkjip_xl.targets import figure_in

_MOST_NUMBERS = 20_000  # that are kept once they are read


@dataclass(frozen=True, eq=False, repr=False)
class Book:
    """A submission: its sheets and the tables found in them."""

    name: str
    sha256: str
    size: int
    sheets: tuple[Sheet, ...]
    tables: tuple[Found, ...] = ()
    left_out: tuple[str, ...] = ()  # sheets that an earlier run of this tool wrote
    notes: tuple[str, ...] = ()  # what the reader passed over or could not know
    date1904: bool = False
    names: Mapping[str, str] = field(default_factory=dict, compare=False)  # named ranges, by the name in capitals
    instead: Mapping[Address, Number] = field(default_factory=dict)  # what some cells are supposed to say
    _numbers: dict[tuple[Address, bool], Number] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def by_name(self) -> dict[str, Sheet]:
        """The sheets by name."""
        return {s.name: s for s in self.sheets}

    def all(self, key: str) -> list[Found]:
        """The occurrences of a table, home first."""
        return sorted((t for t in self.tables if t.table.key == key), key=lambda t: (t.repeated, t.apart, t.original))

    def first(self, key: str) -> Found | None:
        """The first occurrence of a table, or None."""
        found = self.all(key)
        return found[0] if found else None

    def cell(self, at: Address) -> Cell:
        """The cell at an address."""
        name, row, col = at
        sheet = self.by_name.get(name)
        return EMPTY if sheet is None else sheet.rows.get(row, NO_CELLS).get(col, EMPTY)

    def number(self, at: Address, money: bool = False) -> Number:
        """What a cell says as a number; `money` settles single dots as thousands."""
        known = self.instead.get(at) if self.instead else None
        if known is None:
            known = self._numbers.get((at, money))
        if known is None:
            cell = self.cell(at)
            known = (
                NIL if isinstance(cell.value, ExcelError) else parse_cell(cell.value, cell.number_format, money=money)
            )
            if known.value is None and not known.nil and not money and isinstance(cell.value, str) and self._states(at):
                known = figure_in(cell.value) or known
            unit = self.units.get(at.sheet) if money else None
            if unit is not None:
                known = _in_rupiah(known, next((u for rows, u in unit if at.row in rows), 1))
            if len(self._numbers) >= _MOST_NUMBERS:
                self._numbers.clear()  # they are quickly read again, and a million of them would fill the memory
            self._numbers[(at, money)] = known
        return known

    def _states(self, at: Address) -> bool:
        """Whether a cell stands where an indikator states a target or a realisasi."""
        return any(at.row in rows and at.col in cols for rows, cols in self._stating.get(at.sheet, ()))

    @cached_property
    def _stating(self) -> dict[str, list[tuple[range, frozenset[int]]]]:
        """By sheet the rows and columns in which indikator state figures of their own unit."""
        stating: dict[str, list[tuple[range, frozenset[int]]]] = {}
        for f in self.tables:
            if f.table.entity == "indikator" and f.rows:
                spans = [f.columns[key, year] for key, year, column in f.declared if column.kind is Kind.INDEX]
                cols = frozenset(c for span in spans for c in range(span.first, span.last + 1))
                stating.setdefault(f.sheet.name, []).append((range(f.rows[0].index, f.rows[-1].index + 1), cols))
        return stating

    @cached_property
    def units(self) -> dict[str, list[tuple[range, int]]]:
        """Of sheets with amounts in thousands or millions, the sheet rows of such a table and its unit."""
        units: dict[str, list[tuple[range, int]]] = {}
        for f in self.tables:
            if f.unit != 1 and f.rows:
                units.setdefault(f.sheet.name, []).append((range(f.heading_rows[0], f.rows[-1].index + 1), f.unit))
        return units


def _in_rupiah(number: Number, unit: int) -> Number:
    """A figure in thousands or millions as rupiah: known to its last digit only."""
    if number.value is None or unit == 1:
        return number
    flags = number.flags | {Flag.ROUNDED} if number.step else number.flags
    return replace(number, value=number.value * unit, step=number.step * unit, flags=flags)
