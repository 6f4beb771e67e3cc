"""Where every table of the blank workbook stands, worked out from the catalogue before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lkjip_xl.address import Address
from lkjip_xl.catalog import REPORTS, SHEETS, TABLES
from lkjip_xl.catalog.examples import EXAMPLES
from lkjip_xl.expr import Col, Expr, bind
from lkjip_xl.found import ColumnKey
from lkjip_xl.names import plain
from lkjip_xl.reading.labels import matches
from lkjip_xl.table import Column, Group, Item, Table

LAST_YEAR, SHOWN = 2024, 4  # under yearly headings, where no year is asked for; the office puts its own in their place
FIRST_HEADING = 5  # the row of the first heading of a sheet
LONG = 30  # data rows from which a table no longer fits on one screen


@dataclass(frozen=True)
class Line:
    """A data row as printed: texts by column key. `group` is set where it only opens a group of rows."""

    texts: Mapping[str, str]
    item: Item | None = None
    group: Group | None = None


@dataclass(frozen=True)
class Placed:
    """A table at its place. Rows and columns count from 1; `home` is False for a repetition."""

    table: Table
    sheet: str
    heading: int
    columns: Mapping[ColumnKey, int]
    lines: tuple[Line, ...]
    totals: Mapping[str, int]
    home: bool

    @property
    def example(self) -> int:
        """The row of the example, right above the heading where it stays in sight; 0 where the table has none."""
        return self.heading - 1 if self.home and self.table.key in EXAMPLES else 0

    @property
    def under(self) -> int:
        """The last row of the heading."""
        return self.first - 1

    @property
    def first(self) -> int:
        """The first data row."""
        return self.heading + (2 if self.table.two_rows else 1)

    @property
    def last(self) -> int:
        """The last data row."""
        return self.first + len(self.lines) - 1

    @property
    def years(self) -> list[int]:
        """The years under its yearly headings, in order."""
        return sorted({year for _, year in self.columns if year})

    @property
    def bottom(self) -> int:
        """The last row of the table, its total rows included."""
        return max((self.last, *self.totals.values()))

    def at(self, row: int, key: str, year: int = 0) -> Address:
        """The address of a cell."""
        return Address(self.sheet, row, self.columns[(key, year)])

    def has(self, key: str) -> bool:
        """Whether the column stands in the template under no year."""
        return (key, 0) in self.columns

    @cached_property
    def feeding(self) -> frozenset[str]:
        """The keys of the columns that some formula of the table reads."""
        formulas = [c.formula.expr for c in self.table.columns if c.formula is not None]
        formulas += [cell.formula.expr for t in self.table.totals for cell in t.cells]
        return frozenset(key for e in formulas for key in _columns_in(e))


def _columns_in(e: Expr) -> Iterator[str]:
    found: list[str] = []

    def note(leaf: Expr) -> Expr:
        if isinstance(leaf, Col):
            found.append(leaf.key)
        elif (key := getattr(leaf, "key", "")) and not getattr(leaf, "table", ""):
            found.append(key)
        return leaf

    bind(e, note)
    yield from found


def tables_on(sheet: str) -> list[tuple[Table, bool]]:
    """The tables of a sheet, each with whether it is at home there; repetitions as the report orders them."""
    home = [(t, True) for t in TABLES if t.sheet == sheet and not t.optional]
    again = [t for t in TABLES if sheet in t.also_on]
    order = list(dict.fromkeys([r.table for r in REPORTS] + [t.key for t in TABLES]))
    return home + [(t, False) for t in sorted(again, key=lambda t: order.index(t.key))]


def place_all(last_year: int = LAST_YEAR) -> list[Placed]:
    """All tables in the order of the sheets, with the years up to the last one under yearly headings."""
    return [placed for sheet in SHEETS for placed in _place(sheet, last_year)]


def _place(sheet: str, last_year: int) -> Iterator[Placed]:
    row = FIRST_HEADING
    widths: list[int] = []
    for table, home in tables_on(sheet):
        keys = list(_keys(table, last_year))
        shift = _shift([table.column(k).width for k, _ in keys], widths)
        for i, (key, _) in enumerate(keys):
            _widen(widths, shift + i, table.column(key).width)
        columns = {key: shift + i + 1 for i, key in enumerate(keys)}
        placed = Placed(table, sheet, row, columns, tuple(_lines(table)), {}, home)
        shown = [t.key for t in table.totals if not t.parts and (home or not t.optional)]
        placed = replace(placed, totals={key: placed.last + 1 + i for i, key in enumerate(shown)})
        yield placed
        row = placed.bottom + 4


def _keys(table: Table, last_year: int) -> Iterator[ColumnKey]:
    shown = [c for c in table.columns if not c.optional]
    yield from ((c.key, 0) for c in shown if not c.yearly)
    for year in range(last_year - SHOWN + 1, last_year + 1) if table.yearly else ():
        yield from ((c.key, year) for c in shown if c.yearly)


def _lines(table: Table) -> Iterator[Line]:
    keys = [c.key for c in table.columns]
    texts = [dict(zip(keys, row, strict=False)) for row in table.prefill]
    texts = texts or [{table.entity: item.label} for item in table.items]
    for line in texts:
        label = plain(line.get(table.entity, ""))
        item = next((i for i in table.items if plain(i.label) == label), None)
        group = next((g for g in table.groups if any(matches(label, h) for h in g.headings)), None)
        yield Line(line, item, group)
    for _ in range(table.blank_rows):
        yield Line({})


def _shift(wanted: Sequence[int], there: Sequence[int]) -> int:
    """How far to the right a further table starts, so that the columns above grow the least."""
    if not there:
        return 0

    def growth(shift: int) -> tuple[int, int]:
        return sum(max(0, w - there[shift + i]) for i, w in enumerate(wanted) if shift + i < len(there)), shift

    return min(growth(s) for s in range(3) if s + len(wanted) <= len(there) + 1 or s == 0)[1]


def _widen(widths: list[int], index: int, width: int) -> None:
    widths += [0] * (index + 1 - len(widths))
    widths[index] = max(widths[index], width)


# --- facts that stand elsewhere as well ----------------------------------------------------------


@dataclass(frozen=True)
class Source:
    """The column of another table that a cell can be taken from, by the name in `by`."""

    placed: Placed
    column: Column
    by: str


def source_of(placed: Placed, column: Column, year: int, everything: Sequence[Placed]) -> Source | None:
    """Where an input cell can be taken from, because a table before this one already holds it; else None."""
    table = placed.table
    if year or column.formula is not None or column.key == table.entity or table.tree or not table.entity:
        return None
    if not placed.home:
        at_home = next((p for p in everything if p.home and p.table is table), None)
        return Source(at_home, column, table.entity) if at_home is not None else None
    if column.shared is None or column.shared.about:
        return None
    home = home_of(column.shared.fact, table.column(table.entity).names, everything)
    if home is None or home.placed is placed or everything.index(home.placed) > everything.index(placed):
        return None
    return home


def home_of(fact: str, names: str, everything: Sequence[Placed]) -> Source | None:
    """The first column that states a fact about names of that list, in a form that formulas can use."""
    for p in everything:
        entity = p.table.entity
        if not p.home or p.table.tree or not entity or p.table.column(entity).names != names or not names:
            continue
        for column in p.table.columns:
            stated = column.shared is not None and column.shared.fact == fact and p.has(column.key)
            if stated and (column.formula is not None or not column.kind.numeric or column.key in p.feeding):
                return Source(p, column, entity)
    return None


def names_of(placed: Placed, column: Column, everything: Sequence[Placed]) -> Placed | None:
    """The table whose names a column repeats, which can be offered as a drop-down list; else None."""
    if not column.names or placed.table.tree or placed.table.block:
        return None
    for p in everything:
        listing = p.table.listing
        if p.home and listing is not None and listing.names == column.names and not p.table.tree:
            return None if p.table is placed.table and p.home is placed.home else p
    return None
