"""The same fact in several places: which cells must agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog import SPECIAL, TABLES
from lkjip_xl.checking.members import FactKey, Member, Members
from lkjip_xl.checking.names import Names
from lkjip_xl.found import Found, Row
from lkjip_xl.reading.reportyear import report_year
from lkjip_xl.table import Column, Formula, Kind, Shared, Table, TotalCell, TotalRow


@dataclass(eq=False, repr=False)
class Facts:
    """All facts of a submission with the cells that state them, home first."""

    year: int = 0
    members: Members = field(default_factory=Members)
    moved: dict[FactKey, FactKey] = field(default_factory=dict)

    @cached_property
    def by_cell(self) -> dict[Address, list[tuple[FactKey, Member]]]:
        """The facts that each cell repeats. A fact that stands in one place only has nothing to agree with."""
        cells: dict[Address, list[tuple[FactKey, Member]]] = {}
        for key, members in self.members.repeated():
            for m in members:
                cells.setdefault(m.at, []).append((key, m))
        return cells

    def stated_at(self, at: Address) -> list[tuple[FactKey, Member]]:
        """All facts that one cell states, repeated elsewhere or not; for a question about few cells."""
        return [(key, m) for key, members in self.members.items() for m in members if m.at == at]

    @cached_property
    def stood_in(self) -> dict[Address, Address]:
        """The blank cells that another column stands in for, each with the cell that does."""
        return {m.blank: m.at for members in self.by_cell.values() for _, m in members if m.blank is not None}

    def told_at(self, at: Address, code: str) -> Address:
        """Where a contradiction of a cell is told: at the blank cell that it stands in for, else at itself."""
        return next((m.blank for _, m in self.by_cell.get(at, ()) if m.blank and m.shared.code == code), at)

    def of(self, fact: str, identity: str = "") -> list[Member]:
        """The cells that state a fact."""
        key = (fact, identity)
        return self.members.get(self.moved.get(key, key))


def collect_facts(book: Book, names: Names) -> Facts:
    """The facts of a submission, by catalogue order."""
    facts = Facts(report_year(book))
    for identity in names.spellings.get("indikator", {}):
        for special in SPECIAL:
            if special.matches(identity):
                target = (special.fact, "")
                if target not in facts.moved.values():
                    facts.moved[("realisasi", identity)] = target
    order = {t.key: i for i, t in enumerate(TABLES)}
    for found in sorted(book.tables, key=lambda f: (f.repeated, f.original, order[f.table.key])):
        if found.apart:
            continue
        for key, member, year in _members(found, names, facts.year):
            if not found.original or _of_original(found, member, facts.members.get(key)):
                facts.members.add(facts.moved.get(key, key), member, year)
    return facts


def _of_original(found: Found, member: Member, others: list[Member]) -> bool:
    """Whether a table that is amended elsewhere speaks for a fact: the original figures are its own, and what the
    amended one leaves out, such as the direction, has not changed."""
    return bool(found.table.column(member.column).stands_in) or not others


def identity_of(book: Book, item: str) -> str:
    """What Identitas says of one item, such as `instansi`, as text; empty where it says nothing."""
    for found in book.all("identitas"):
        for row in found.data:
            if row.item == item and (text := found.cell(row, "isi").text):
                return text
    return ""


def _members(found: Found, names: Names, year: int) -> Iterator[tuple[FactKey, Member, int]]:
    for row in found.rows:
        if row.kind == "data":
            yield from _of_data(found, row, names, year)
        elif row.kind == "total":
            total = next(t for t in found.table.totals if t.key == row.total)
            for cell in total.cells:
                at = found.at(row, cell.column)
                if at is not None and cell.shared is not None and not found.cell(row, cell.column).blank:
                    kind = found.table.column(cell.column).kind
                    yield (cell.shared.fact, ""), Member(at, cell.shared, kind, found, row, True, cell.column), 0


def _of_data(found: Found, row: Row, names: Names, year: int) -> Iterator[tuple[FactKey, Member, int]]:
    table = found.table
    for key, of_year, column in found.declared if row.item else found.stating:
        bearer = found.carrier(row) if table.tree and column.kind.numeric else row
        at = found.at(bearer, key, of_year)
        assert at is not None
        derived = formula_of(found, row, column) is not None
        if row.item and column.key != table.entity and column.kind is not Kind.NUMBERING:
            item = next(i for i in table.items if i.fact == row.item)
            kind = item.kind if table.key == "identitas" else column.kind
            own = Shared(f"{row.item}.{key}", "")
            yield (own.fact, ""), Member(at, own, kind, found, row, column.formula is not None, key), of_year
            more = dict(item.shared).get(key)
            if more is not None and not found.cell(bearer, key).blank:
                yield (more.fact, ""), Member(at, more, kind, found, row, derived, key), of_year
        if column.shared is None or (found.cell(bearer, key, of_year).blank and not column.carry):
            continue
        about = column.shared.about or table.entity
        identity = names.identity(found, row, about)
        if not identity:
            continue
        fact = column.shared.fact
        shared = column.shared
        if of_year and of_year != year:
            fact, shared = f"{fact}@{of_year}", Shared(fact, "")
        yield (fact, identity), Member(at, shared, column.kind, found, row, derived, key), of_year
        if (
            column.stands_in
            and not found.original
            and found.cell(bearer, column.stands_in).blank
            and not summed(found, column.stands_in)
        ):
            other = table.column(column.stands_in)
            assert other.shared is not None
            used = any(not found.cell(r, other.key).blank for r in found.data)
            blank = found.at(row, other.key) if used else None
            member = Member(at, other.shared, column.kind, found, row, derived, key, blank)
            yield (other.shared.fact, identity), member, of_year


def summed(found: Found, key: str) -> bool:
    """Whether a total row gives a figure for a column: then its blank cells count as nothing, and no other column
    stands in for them."""
    for row in found.rows:
        value = found.cell(row, key).value
        if row.kind == "total" and not (value is None or value == 0 or (isinstance(value, str) and not value.strip())):
            return True
    return False


def formula_of(found: Found, row: Row, column: Column) -> Formula | None:
    """How a cell of a data row follows from others; None where it is entered."""
    if row.total and column.parent is not None:
        total = next(t for t in found.table.totals if t.key == row.total)
        return next((c.formula for c in total.cells if c.column == column.key), None)
    if column.parent is not None and found.table.tree and found.children(row):
        return column.parent
    if found.table.block and column.formula is not None and not row.opens:
        return None
    return found.formula(column)


def home_total(fact: str) -> tuple[Table, TotalRow, TotalCell] | None:
    """The total cell of the catalogue that defines a fact, for submissions that do not print it."""
    for table in TABLES:
        for total in table.totals:
            for cell in total.cells:
                if cell.shared is not None and cell.shared.fact == fact:
                    return table, total, cell
    return None


def blank_inputs(book: Book) -> Iterator[tuple[Address, Found, Row, str, int]]:
    """The input cells of filled tables that may not stay blank, and do, each with its table, row, column and year."""
    for found in book.tables:
        if not found.filled:
            continue
        columns = [
            (key, year, column, [c.key for c in found.table.columns if c.stands_in == key and not summed(found, key)])
            for key, year, column in found.declared
            if column.must and key != found.table.entity
        ]
        for row in found.data:
            for key, year, column, stand_ins in columns if row.name else ():
                if not found.cell(row, key, year).blank or formula_of(found, row, column):
                    continue
                at = found.at(row, key, year)
                if at is not None and all(found.cell(row, k).blank for k in stand_ins):
                    yield at, found, row, key, year


def label_of(found: Found, row: Row, key: str, year: int = 0) -> str:
    """What a cell is called: column, year, and what the row is about, shortened."""
    heading = found.called(key)
    text = f"{heading} {year}" if year else heading
    name = (row.name if len(row.name) <= 60 else row.name[:57].rstrip() + "...").rstrip(".") or row.name
    return f"{text} ({name})" if name else text


def cell_label(book: Book, at: Address) -> str:
    """What a cell of a table is called."""
    for found in book.tables:
        if found.sheet.name == at.sheet:
            for row in found.rows:
                if row.index == at.row:
                    for key, year in found.columns:
                        if found.at(row, key, year) == at:
                            return label_of(found, row, key, year)
    return at.a1
