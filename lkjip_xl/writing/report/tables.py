"""Report tables: each a projection of a table found, with references for inputs and formulas for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.address import Address, column_letters
from lkjip_xl.book import Book
from lkjip_xl.catalog.common import LAINNYA
from lkjip_xl.checking.claims import Place
from lkjip_xl.checking.facts import formula_of
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.expr import (
    Band,
    Col,
    Const,
    ExcelNames,
    Expr,
    Gap,
    NotLive,
    Op,
    Ref,
    Refs,
    Value,
    bind,
    exact,
    excel,
    refs,
)
from lkjip_xl.found import Found, Row
from lkjip_xl.names import plain
from lkjip_xl.numbers import Number
from lkjip_xl.table import Column, Kind, Report, ReportColumn
from lkjip_xl.writing.report.cellnames import absolute, number_formula, submitted_names
from lkjip_xl.writing.text import clean

if TYPE_CHECKING:
    pass


class Written:
    """One cell of a report table before it is written: formula or text, the value stored beside it, and about what a
    reader sees (`shown`), for widths, heights and looks."""

    __slots__ = ("decimals", "formula", "kind", "shown", "value")

    def __init__(
        self, formula: str = "", value: str | float = "", kind: Kind = Kind.TEXT, decimals: int | None = None
    ) -> None:
        self.formula, self.kind, self.decimals = formula, kind, decimals
        self.value = value
        if isinstance(value, str):  # names and texts of the submission
            self.value = self.shown = clean(value)
        elif kind is Kind.INDEX and decimals is None:
            self.shown = format(value, ".10g")
        else:
            self.shown = f"{value:,.{decimals or 0}f}"


class Slot(NamedTuple):
    """A column of the laid-out table: the declaration, and the year of a yearly column."""

    declared: ReportColumn
    year: int = 0


class Moved:
    """Where the cells of a table stand in the report table that shows them: by their rows and columns, as most columns
    have all their cells right below their heading, else cell by cell."""

    def __init__(self, tab: str, found: Found) -> None:
        self._tab, self._found = tab, found
        self._rows: dict[int, int] = {}
        self._cols: dict[int, int] = {}
        self._single: dict[Address, Address] = {}

    def put(self, rows: Iterable[tuple[Row, int]], columns: Sequence[tuple[str, int, int]]) -> None:
        """Rows with the sheet rows of the report, and columns (key, year) with its sheet columns."""
        fixed = self._found.fixed
        self._cols = {fixed[key, year]: col for key, year, col in columns if (key, year) in fixed}
        loose = [(key, year, col) for key, year, col in columns if (key, year) not in fixed]
        for row, to in rows:
            self._rows[row.index] = to
            for key, year, col in loose:
                at = self._found.at(row, key, year)
                if at is not None:
                    self._single[at] = Address(self._tab, to, col)

    def get(self, at: Address) -> Address | None:
        """Where a cell went; None where the table does not show it."""
        sheet, row, col = at
        if sheet != self._found.sheet.name:
            return None
        to_row, to_col = self._rows.get(row), self._cols.get(col)
        return self._single.get(at) if to_row is None or to_col is None else Address(self._tab, to_row, to_col)

    def __contains__(self, at: Address) -> bool:
        return self.get(at) is not None


@dataclass(eq=False, repr=False)
class Laid:
    """A report table laid out on its tab: rows of cells, and where each source cell went."""

    report: Report
    found: Found
    tab: str
    top: int  # first row of the table's title, counting from 1
    slots: tuple[Slot, ...]
    rows: list[tuple[Row, list[Written]]] = field(default_factory=list)
    moved: Moved = field(init=False)
    _names: ExcelNames | None = None
    _by_row: dict[tuple[int, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.moved = Moved(self.tab, self.found)

    def names(self, ledger: Ledger) -> ExcelNames:
        """How formulas of its cells name cells."""
        if self._names is None:
            self._names = submitted_names(ledger, self.moved, self.tab)
        return self._names

    def by_row(self, expr: Expr, place: Place) -> str:
        """The Excel formula of a figure that follows from shown cells of its own row and nothing else, with a mark
        (`_ROW`) for the number of the row: that of every row of its column. Empty for other figures."""
        key = id(expr), place.year
        if key not in self._by_row:
            self._by_row[key] = self._on_its_row(expr, place) if _arithmetic(expr) else ""
        return self._by_row[key]

    def _on_its_row(self, expr: Expr, place: Place) -> str:
        shown: dict[str, Address] = {}
        for key in _columns(expr):
            at = self.found.at(place.row, key, place.year if self.found.table.column(key).yearly else 0)
            to = None if self.found.sheet.merged or at is None else self.moved.get(at)
            if to is None:
                return ""
            shown[key] = to
        live = bind(expr, lambda leaf: Ref(shown[leaf.key]) if isinstance(leaf, Col) else leaf)
        return excel(live, ExcelNames(lambda at: column_letters(at.col) + _ROW, lambda cells: ""))

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.slots)

    @cached_property  # asked for every row
    def heading_rows(self) -> int:
        """1 or 2."""
        return 2 if any(s.declared.top or s.year for s in self.slots) else 1

    @property
    def first(self) -> int:
        """The sheet row of the first data row."""
        return self.top + 1 + self.heading_rows

    @property
    def last(self) -> int:
        """The sheet row of the last row, source line not counted."""
        return self.first + len(self.rows) - 1

    def column_of(self, key: str, year: int = 0) -> int:
        """The sheet column of a source column; 0 where the table does not show it."""
        return next((i + 1 for i, s in enumerate(self.slots) if s.declared.source == key and s.year == year), 0)

    @property
    def data_rows(self) -> list[int]:
        """The sheet rows that are not totals."""
        return [self.first + i for i, (row, _) in enumerate(self.rows) if row.kind == "data"]


_ROW = "\0"


def _arithmetic(expr: Expr) -> bool:
    """Whether a formula is nothing but arithmetic with columns."""
    if isinstance(expr, Op):
        return _arithmetic(expr.left) and _arithmetic(expr.right)
    return isinstance(expr, Const | Col)


def _columns(expr: Expr) -> set[str]:
    if isinstance(expr, Op):
        return _columns(expr.left) | _columns(expr.right)
    return {expr.key} if isinstance(expr, Col) else set()


def lay_out(ledger: Ledger, report: Report, tab: str, top: int) -> Laid | None:
    """The report table, or None where its source was not submitted or holds nothing for it."""
    for found in _sources(ledger, report):
        if found.filled and not (report.amends and not _amended(ledger.book, found, report.amends)):
            rows = _rows(ledger, report, found)
            if any(r.kind == "data" for r in rows):
                return _laid(ledger, report, found, rows, tab, top)
    return None


def _sources(ledger: Ledger, report: Report) -> list[Found]:
    """The tables that a report table may show: each kelompok may stand in one of its own."""
    every = ledger.book.all(report.table)
    originals = [f for f in every if f.original]
    if originals and any(f.table.column(c.source).stands_in for f in originals for c in report.columns):
        return originals
    first = every[0] if every else None
    if first is None or not report.where or not first.by_itself:
        return [first] if first is not None else []
    return [f for f in every if f.by_itself]


def _rows(ledger: Ledger, report: Report, found: Found) -> list[Row]:
    """The rows that a report table shows, without totals. An indikator of which nobody says that it is one of the
    kinerja lainnya stands among the utama, so that none is lost."""
    rows = [r for r in found.rows if r.kind in ("data", "heading", "subtotal") and (r.filled or r.kind == "heading")]
    if report.where:
        rows = [r for r in rows if (ledger.binder.kelompok(found, r) == LAINNYA) is (report.where == LAINNYA)]
    return rows


def _laid(ledger: Ledger, report: Report, found: Found, rows: list[Row], tab: str, top: int) -> Laid:
    report = _of_what_is_there(report, found)
    laid = Laid(report, found, tab, top, tuple(_slots(report, found)))
    rows += [_total_row(found, key) for key in report.totals]
    shown = [(s.declared.source, s.year, j + 1) for j, s in enumerate(laid.slots) if not s.declared.as_written]
    laid.moved.put(((row, laid.first + i) for i, row in enumerate(rows) if row.index), shown)
    for i, row in enumerate(rows):
        laid.rows.append((row, [_cell(ledger, laid, row, slot, laid.first + i) for slot in laid.slots]))
    _number(laid)
    return laid


def _amended(book: Book, found: Found, key: str) -> bool:
    """Whether a column of amended figures was filled in. Where original figures stand neither beside it nor in a table
    of their own, its heading must say so: `Target` alone is the original one."""
    if any(f.original for f in book.all(found.table.key)):
        return not found.original
    if not any(not found.cell(r, key).blank for r in found.data):
        return False
    at = found.heading_at(key)
    said = plain(found.sheet.cell(at.row, at.col).text)
    original = [c.key for c in found.table.columns if c.stands_in == key]
    return any(found.has(k) for k in original) or "perubahan" in said or "p apbd" in said


def _of_what_is_there(report: Report, found: Found) -> Report:
    """The report table with the columns for which others stand in, where a submission has only these."""

    def there(column: ReportColumn) -> ReportColumn:
        other = found.table.column(column.source).stands_in
        missing = not found.has(column.source) and other and found.has(other)
        return column._replace(source=other) if missing else column

    return report._replace(columns=tuple(map(there, report.columns)))


def _number(laid: Laid) -> None:
    """Numbers the rows 1, 2, 3 where the office has left the whole column of numbers blank."""
    j = next((j for j, s in enumerate(laid.slots) if s.declared.source == "no"), None)
    names = [c.key for c in laid.found.table.columns if c.carry and c.key != "no"]
    data = [(row, cells) for row, cells in laid.rows if row.kind == "data"]
    if j is None or laid.found.table.tree or laid.found.table.groups or any(cells[j].shown for _, cells in data):
        return
    count, before = 0, ""
    for row, cells in data:
        name = laid.found.text(row, names[0]) if names else row.name
        if row.opens if laid.found.table.block else (not names or name != before):
            count += 1
            cells[j] = Written(value=float(count), kind=Kind.NUMBERING)
        before = name


def _slots(report: Report, found: Found) -> Iterator[Slot]:
    yearly = [c for c in report.columns if found.table.column(c.source).yearly]
    for column in report.columns:
        if column not in yearly:
            yield Slot(column)
    for year in found.years if yearly else ():
        for column in yearly:
            yield Slot(column, year)


def _total_row(found: Found, key: str) -> Row:
    return next((r for r in found.rows if r.kind == "total" and r.total == key), Row(0, "total", total=key))


def _cell(ledger: Ledger, laid: Laid, row: Row, slot: Slot, sheet_row: int) -> Written:
    found, column = laid.found, laid.found.table.column(slot.declared.source)
    place = Place(found, row, slot.year)
    if row.kind == "total":
        return _in_total(ledger, laid, row, column, place)
    if row.kind == "heading":
        cell = found.cell(row, column.key)
        return _reference(ledger, laid, found.at(row, column.key), column) if not cell.blank else Written()
    formula = formula_of(found, row, column)
    if formula is not None and not slot.declared.as_written:
        by_row = "" if ledger.origins.some_unreadable else laid.by_row(formula.expr, place)
        text = "=" + by_row.replace(_ROW, str(sheet_row)) if by_row else ""
        if text and (quotient := ledger.binder.quotient(formula.expr, place, ledger.exact)):
            return Written(text, _divided(*quotient), column.kind, _decimals(column, None))
        value = ledger.binder.value(formula.expr, place, ledger.exact)
        if value is not Gap.WORDS or not _number_stated(ledger, place, slot):
            if text:
                return Written(text, stored(value), column.kind, _decimals(column, None))
            return _derived(ledger, laid, formula.expr, place, column.kind, _decimals(column, None), value)
    at = found.at(row, column.key, slot.year)
    for other in found.table.columns if at is None or ledger.book.cell(at).blank else ():
        if other.stands_in == column.key and not found.cell(row, other.key).blank:
            at = found.at(row, other.key)
    return _reference(ledger, laid, at, column, slot.declared.as_written)


def _number_stated(ledger: Ledger, place: Place, slot: Slot) -> bool:
    """Whether the office states a number in a cell; where the inputs are words, it is all that there is."""
    at = place.found.at(place.row, slot.declared.source, slot.year)
    return at is not None and ledger.number(at).value is not None


def _in_total(ledger: Ledger, laid: Laid, row: Row, column: Column, place: Place) -> Written:
    declared = next(t for t in laid.found.table.totals if t.key == row.total)
    for cell in declared.cells:
        if cell.column == column.key:
            kind = Kind.CATEGORY if isinstance(cell.formula.expr, Band) else column.kind
            decimals = 2 if kind is Kind.INDEX else kind.decimals
            return _derived(ledger, laid, cell.formula.expr, place, kind, decimals)
    if column.key == (declared.label_column or laid.found.table.entity):
        at = laid.found.at(row, column.key) if row.index else None
        said = ledger.book.cell(at) if at is not None else None
        if at is not None and said is not None and isinstance(said.value, str) and said.formula is None and said.text:
            return Written("=" + absolute(at), said.text)  # as the office itself writes it
        return Written(value=declared.label)
    return Written()


def _derived(
    ledger: Ledger, laid: Laid, expr: Expr, place: Place, kind: Kind, decimals: int | None, value: Value | None = None
) -> Written:
    bound = ledger.binder.bind(expr, place)
    if value is None:
        value = exact(bound, ledger.exact)
    if ledger.origins.rests_on_unreadable(bound):
        return Written("", stored(value), kind, decimals)
    live = _on_own_cells(ledger, bound, laid)
    try:
        formula = "=" + excel(live, laid.names(ledger))
    except NotLive:
        formula = ""
    return Written(formula if len(formula) < 8000 else "", stored(value), kind, decimals)


def _on_own_cells(ledger: Ledger, bound: Expr, laid: Laid) -> Expr:
    """The formula on the cells of this table; what the table does not show is followed to the inputs."""
    if all(r.at in laid.moved for r in refs(bound)):
        return bound

    def leaf(x: Expr) -> Expr:
        if isinstance(x, Ref) and x.at not in laid.moved:
            return ledger.origins.follow(x)
        if isinstance(x, Refs) and not all(a in laid.moved for a in x.at):
            return ledger.origins.expand(x, Address("", 0, 0))
        return x

    return bind(bound, leaf)


def _reference(ledger: Ledger, laid: Laid, at: Address | None, column: Column, as_written: bool = False) -> Written:
    if at is None:
        return Written()
    cell = ledger.book.cell(at)
    if cell.blank:
        return Written()
    name = absolute(at)
    if not column.kind.numeric or as_written:
        plain_number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
        if plain_number and as_written and (number := ledger.number(at)).value is not None:
            formula = number_formula(cell, number, name)
            return Written("=" + formula, stored(number.value), Kind.INDEX, number.decimals)
        value: str | float = (
            cell.value if plain_number and not isinstance(cell.value, str) and cell.value is not None else cell.text
        )
        return Written("=" + name, value, column.kind)
    number = ledger.number(at)
    given = ledger.given(at)
    recomputed = number.value if given else ledger.exact(at)
    stands = given and ledger.kinds.get(at) is column.kind  # then it is what it should be, whatever it is
    if not stands and isinstance(recomputed, Fraction) and recomputed != ledger.raw(at):
        # the table shows the fact as it stands where it is right
        live = excel(ledger.origins.follow(Ref(at)), submitted_names(ledger, here=laid.tab))
        return Written("=" + live, stored(recomputed), column.kind, _decimals(column, number))
    if number.value is None:
        return Written("=" + name, cell.text, column.kind)
    return Written(
        "=" + number_formula(cell, number, name), stored(number.value), column.kind, _decimals(column, number)
    )


def _decimals(column: Column, written: Number | None) -> int | None:
    wanted = column.kind.decimals
    return written.decimals if wanted is None and written is not None else wanted


def stored(value: Value) -> str | float:
    """A value as it is stored beside a formula: a dash where nothing can be computed, as the formula gives."""
    if isinstance(value, Gap):
        return "-"
    if isinstance(value, str):
        return value
    return _divided(value.numerator, value.denominator)


def _divided(dividend: int, divisor: int) -> str | float:
    try:
        return dividend / divisor
    except OverflowError:  # beyond what a cell can hold: what the formula gives in a spreadsheet program
        return "#NUM!"
