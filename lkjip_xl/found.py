"""A table found in a sheet: its columns, its rows, and how they belong together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.names import heading, plain
from lkjip_xl.sheet import EMPTY, NO_CELLS, Cell, Sheet
from lkjip_xl.table import Column, Formula, Kind, Table

_LONGEST_HEADING = 40  # characters of a heading that names a figure


class Row(NamedTuple):
    """One row of a table found.

    kind: "data", "heading" (opens a group), "subtotal" or "total". `parent` and `block` are positions in
    the table's rows (-1: none). `name`: what the row is about. `item`, `group`, `total`: keys of the
    declaration that the row was recognised as. Of a tree, `of` is the position of the row that a subtotal
    closes, and `over` are the positions of the rows that a subtotal or total adds up (empty: by the declaration).
    """

    index: int  # type: ignore[assignment]  # no tuple method is wanted
    kind: str = "data"
    name: str = ""
    level: int = 0
    parent: int = -1
    block: int = -1
    group: str = ""
    item: str = ""
    total: str = ""
    filled: bool = True
    opens: bool = False  # begins a block
    of: int = -1
    over: tuple[int, ...] = ()


ColumnKey = tuple[str, int]  # key and year; year 0 where the column is not yearly


class Span(NamedTuple):
    """The sheet columns that a heading covers; more than one where its cell is merged."""

    first: int
    last: int


def column_in(sheet: Sheet, row: int, span: Span, firsts: Collection[int] = ()) -> int:
    """The sheet column that holds a row's cell under a heading: the first filled cell below it, which may
    begin left of it where cells are merged in other ways than their heading; else the heading's first column.

    `firsts` are the first columns of the table's headings: a cell there belongs to its own heading.
    """
    if span.first == span.last and (not sheet.merged or sheet.covered.area(row, span.first) is None):
        return span.first  # by far most cells
    for col in range(span.first, span.last + 1):
        source_row, source = sheet.covered.get((row, col), (row, col))
        if source_row != row or sheet.cell(row, source).blank:
            continue
        if source >= span.first or source not in firsts:
            return source
    return span.first


@dataclass(frozen=True, eq=False, repr=False)
class Found:
    """A table found in a sheet: where its columns and rows are."""

    table: Table
    sheet: Sheet
    heading_rows: tuple[int, ...]
    columns: Mapping[ColumnKey, Span]
    rows: tuple[Row, ...]
    kelompok: str = ""
    repeated: bool = False  # a repetition of the table that stands at home
    reckoned_years: tuple[tuple[Address, int], ...] = ()  # heading cells that name another year than they stand for
    by_year: bool = False  # a column was chosen among those of several years
    apart: bool = False  # another table of the same form, about something else: only checked in itself
    original: bool = False  # the form before its amendment, which stands elsewhere: only checked in itself
    uncalculated: Mapping[str, tuple[Address, ...]] = field(default_factory=dict)  # such cells below columns of texts
    unit: int = 1  # what one unit of its amounts is worth in rupiah: 1000 `dalam ribuan rupiah`
    variants: Mapping[str, int] = field(default_factory=dict)  # of columns with several ways, the one in use
    window: tuple[int, int] = (1, 16384)  # the sheet columns that are its own, where tables stand side by side

    def _column(self, row: Row, span: Span) -> int:
        return column_in(self.sheet, row.index, span, self._firsts)

    @cached_property
    def _firsts(self) -> frozenset[int]:
        return frozenset(s.first for s in self.columns.values())

    @cached_property
    def declared(self) -> tuple[tuple[str, int, Column], ...]:
        """The columns found: key, year (0 where not yearly), and declaration."""
        return tuple((key, year, self.table.column(key)) for key, year in self.columns)

    @property
    def numbering(self) -> str:
        """The key of the column that numbers the rows, by codes rather than by counting; empty without one."""
        return next((c.key for c in self.table.columns if c.kind is Kind.NUMBERING and self.has(c.key)), "")

    @cached_property
    def derived(self) -> tuple[tuple[str, int, Column], ...]:
        """Those of them whose cells may follow from others."""
        return tuple(c for c in self.declared if c[2].formula is not None or c[2].parent is not None or c[2].variants)

    @cached_property
    def stating(self) -> tuple[tuple[str, int, Column], ...]:
        """Those of them whose cells state facts that stand elsewhere as well."""
        return tuple(c for c in self.declared if c[2].shared is not None)

    @property
    def years(self) -> list[int]:
        """The years of a yearly table, in order."""
        return sorted({year for _, year in self.columns if year})

    def has(self, key: str, year: int = 0) -> bool:
        """Whether the column was found."""
        return (key, year) in self.columns

    def at(self, row: Row, key: str, year: int = 0) -> Address | None:
        """The address of a cell, None where the column was not found."""
        col = self.fixed.get((key, year))
        if col is not None:
            return tuple.__new__(Address, (self.sheet.name, row.index, col))  # asked several times a cell
        span = self.columns.get((key, year))
        if span is None:
            return None
        return Address(self.sheet.name, row.index, column_in(self.sheet, row.index, span, self._firsts))

    def heading_at(self, key: str) -> Address:
        """The heading cell of a column, or of the table's first column."""
        col = next((s for (k, _), s in self.columns.items() if k == key), min(self.columns.values())).first
        for r in self.heading_rows:
            if not self.sheet.cell(r, col).blank:
                return Address(self.sheet.name, r, col)
        return Address(self.sheet.name, self.heading_rows[0], col)

    def called(self, key: str) -> str:
        """What a column is called: as the office heads it, where that is one short text and no yearly column."""
        known = self._called.get(key)
        if known is None:
            known = self._called[key] = self._heading_text(key)
        return known

    @cached_property
    def _called(self) -> dict[str, str]:
        return {}

    def _heading_text(self, key: str) -> str:
        declared = self.table.column(key).heading
        span = self.columns.get((key, 0))
        said = {self.sheet.seen(r, span.first).text for r in self.heading_rows} - {""} if span is not None else set()
        own = " ".join(said.pop().split()) if len(said) == 1 else declared
        if heading(own) == heading(declared) or len(own) > _LONGEST_HEADING or not heading(own).strip("%"):
            own = declared
        return "Persentase" if own == "%" else own

    def cell(self, row: Row, key: str, year: int = 0) -> Cell:
        """A cell of the table; EMPTY where the column was not found."""
        col = self.fixed.get((key, year))
        if col is not None:
            return self.sheet.rows.get(row.index, NO_CELLS).get(col, EMPTY)
        span = self.columns.get((key, year))
        if span is None:
            return EMPTY
        return self.sheet.cell(row.index, column_in(self.sheet, row.index, span, self._firsts))

    @cached_property
    def fixed(self) -> dict[ColumnKey, int]:
        """The sheet columns whose cells stand right below their heading in every row: nearly all."""
        return {} if self.sheet.merged else {k: s.first for k, s in self.columns.items() if s.first == s.last}

    def text(self, row: Row, key: str) -> str:
        """The text of a cell; for columns that carry on, of the nearest filled cell above."""
        span = self.columns.get((key, 0))
        if span is None:
            return ""
        col = self._column(row, span)
        own = self.sheet.seen(row.index, col).text
        if own or not self.table.column(key).carry or (row.index, col) in self.sheet.uncalculated:
            return own
        return self._carried.get(key, {}).get(row.index, "")

    @cached_property
    def _carried(self) -> dict[str, dict[int, str]]:
        carried: dict[str, dict[int, str]] = {}
        for (key, year), span in self.columns.items():
            if year or not self.table.column(key).carry:
                continue
            last, seen = "", carried.setdefault(key, {})
            for row in self.rows:
                if row.kind == "data":
                    col = self._column(row, span)
                    last = self.sheet.seen(row.index, col).text or last
                    last = "" if (row.index, col) in self.sheet.uncalculated else last
                    seen[row.index] = last
        return carried

    @cached_property
    def data(self) -> tuple[Row, ...]:
        """The rows that are not headings or totals."""
        return tuple(r for r in self.rows if r.kind == "data")

    @cached_property
    def leaves(self) -> tuple[Row, ...]:
        """The rows that have no rows below them."""
        parents = {r.parent for r in self.rows}
        return tuple(r for i, r in enumerate(self.rows) if r.kind == "data" and i not in parents)

    @cached_property
    def sums(self) -> tuple[Row, ...]:
        """The rows that add up others: subtotals, totals, and rows of a tree with rows below them."""
        tree = self.table.tree
        return tuple(r for r in self.rows if r.kind in ("subtotal", "total") or (tree and self.children(r)))

    @cached_property
    def totals(self) -> dict[str, Row]:
        """The total rows by their declaration; of several the first."""
        return {r.total: r for r in reversed(self.rows) if r.kind == "total"}

    @property
    def unknown(self) -> tuple[Address, ...]:
        """The cells whose formula should tell what a row is, and was never calculated: its name, the label of a sum,
        or the code of a tree."""
        if not self.uncalculated:
            return ()
        labels = (t.label_column for t in self.table.totals)
        keys = dict.fromkeys((self.table.entity, *labels, *(("no",) if self.table.tree else ())))
        return tuple(at for key in keys for at in self.uncalculated.get(key, ()))

    def nameless(self, row: Row) -> bool:
        """Whether what a row is stands in a formula that was never calculated."""
        return bool(self.uncalculated) and any(at.row == row.index for at in self.unknown)

    @cached_property
    def row_names(self) -> frozenset[str]:
        """What its rows of data are called, in plain words."""
        return frozenset(plain(r.name) for r in self.data if r.name)

    @property
    def by_itself(self) -> bool:
        """Whether it stands for its figures: no repetition, nothing about something else, not amended elsewhere."""
        return not (self.repeated or self.apart or self.original)

    @property
    def filled(self) -> bool:
        """Whether anybody has entered anything."""
        return any(r.filled for r in self.data)

    def formula(self, column: Column) -> Formula | None:
        """How the cells of a column follow from their row: by the way that this table uses, or as declared."""
        way = self.variants.get(column.key)
        return column.formula if way is None else column.variants[way]

    def children(self, row: Row) -> list[Row]:
        """The rows directly below a row of a tree."""
        return self._by_parent.get(self.position(row), [])

    @cached_property
    def roots(self) -> list[Row]:
        """The outermost rows of a tree."""
        return self._by_parent.get(-1, [])

    def summands(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows whose figures make up those of `rows`: a row of a tree without figures is a mere heading, and
        the rows below it stand for it."""
        for row in rows:
            below = [] if row.filled else self.children(row)
            if below:
                yield from self.summands(below)
            else:
                yield row

    def carrier(self, row: Row) -> Row:
        """The row that states the figures of a row of a tree: itself, or the subtotal that closes it."""
        return row if row.filled else self._closing.get(self.position(row), row)

    @cached_property
    def _closing(self) -> dict[int, Row]:
        return {r.of: r for r in self.rows if r.of >= 0}

    @cached_property
    def _by_parent(self) -> dict[int, list[Row]]:
        below: dict[int, list[Row]] = {}
        for r in self.data:
            below.setdefault(r.parent, []).append(r)
        return below

    def position(self, row: Row) -> int:
        """Where a row stands in `rows`."""
        return self.positions[row.index]

    @cached_property
    def positions(self) -> dict[int, int]:
        """Where each row stands in `rows`, by its sheet row."""
        return {r.index: i for i, r in enumerate(self.rows)}

    def under(self, row: Row) -> Iterator[Row]:
        """All rows below a row of a tree, at any depth."""
        for child in self.children(row):
            yield child
            yield from self.under(child)
