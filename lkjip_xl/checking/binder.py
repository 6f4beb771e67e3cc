"""Putting cells into declared formulas: from columns, rows and facts to addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog.common import UTAMA, direction
from lkjip_xl.checking.claims import Place
from lkjip_xl.checking.facts import Facts, formula_of, home_total
from lkjip_xl.checking.members import Member
from lkjip_xl.checking.names import Names
from lkjip_xl.expr import (
    Absent,
    Band,
    Col,
    Const,
    Expr,
    Fold,
    Known,
    Label,
    Limited,
    Many,
    NoRows,
    Op,
    Ref,
    Refs,
    Rows,
    Total,
    Unknown,
    Value,
    bind,
    exact,
    fold,
    operate,
)
from lkjip_xl.found import Found, Row
from lkjip_xl.names import plain
from lkjip_xl.settings import STANDARD, Settings
from lkjip_xl.table import TotalRow

_MOST_TO_ADD = 500  # rows of a table whose percentages rest on a total that it does not print


@dataclass(frozen=True, eq=False, repr=False)
class Binder:
    """Binds formulas to the cells of a submission.

    `choose` picks the cell that stands for a fact among several, None where no cell states it. `directions`
    are those of indikator whose PK gives none, or one that all figures speak against.
    """

    book: Book
    names: Names
    facts: Facts
    choose: Callable[[str, str], Member | None]
    directions: Mapping[str, str] = field(default_factory=dict)
    settings: Settings = STANDARD

    def bind(self, expr: Expr, place: Place) -> Expr:
        """The formula with the cells of one row in place of its leaves."""
        return bind(expr, lambda leaf: self._leaf(leaf, place))

    def value(self, expr: Expr, place: Place, look: Callable[[Address], Value]) -> Value:
        """What `exact(self.bind(expr, place), look)` gives, without a bound tree where a formula reads nothing but
        cells of its own table: so nearly all that are right are never bound."""
        match expr:
            case Const(number):
                return number
            case Op(sign, left, right):
                return operate(sign, self.value(left, place, look), self.value(right, place, look))
            case Col(key) if place.row.kind != "total":
                at = place.found.at(place.row, key, place.year if place.found.table.column(key).yearly else 0)
                if at is not None:
                    return look(at)
            case Fold(how, (Rows() as rows,)):
                cells = self._rows(rows, place)
                return (
                    fold(how, [look(at) for at in cells.at])
                    if isinstance(cells, Refs)
                    else exact(Fold(how, (cells,)), look)
                )
        return exact(self.bind(expr, place), look)

    def quotient(self, expr: Expr, place: Place, look: Callable[[Address], Value]) -> tuple[int, int] | None:
        """`value` as two whole numbers, not reduced, the second more than 0: reducing every intermediate result is most
        of the work. None where there is no such value, and for formulas of another form than nearly all have."""
        if isinstance(expr, Op):  # no `match`: of a long table this is asked half a million times
            a, b = self.quotient(expr.left, place, look), self.quotient(expr.right, place, look)
            return None if a is None or b is None else _combined(expr.sign, a, b)
        if isinstance(expr, Col) and place.row.kind != "total":
            found, key = place.found, expr.key
            at = found.at(place.row, key, place.year if place.year and found.table.column(key).yearly else 0)
            value = None if at is None else look(at)
            return (value.numerator, value.denominator) if isinstance(value, Fraction) else None
        if isinstance(expr, Const):
            return expr.value.numerator, expr.value.denominator
        if isinstance(expr, Fold) and expr.how == "sum" and len(expr.over) == 1 and isinstance(expr.over[0], Rows):
            cells = self._rows(expr.over[0], place)
            added = fold("sum", [look(at) for at in cells.at] if isinstance(cells, Refs) else [])
            return (added.numerator, added.denominator) if isinstance(added, Fraction) else None
        return None

    def _leaf(self, leaf: Expr, place: Place) -> Expr:
        match leaf:
            case Col(key):
                return self._column(key, place)
            case Known(fact, about):
                return self._fact(fact, about, place)
            case Rows():
                return self._rows(leaf, place)
            case Total(key, table, total):
                return self._total(key, table, total, place)
            case Band(scale, of):
                return Band(self.settings.scale(scale), of)
            case Limited(of):
                low, high = self.settings.limits
                return of if low is None and high is None else Limited(of, low, high)
        return leaf

    # one column of the row at hand

    def _column(self, key: str, place: Place) -> Expr:
        found, row = place.found, place.row
        if row.kind == "total":
            return self._in_total(found, row, row.total, key)
        column = found.table.column(key)
        at = found.at(row, key, place.year if column.yearly else 0)
        if at is not None:
            return Ref(at, found.called(key))
        formula = formula_of(found, row, column)
        if formula is not None:
            return self.bind(formula.expr, place)
        return Absent(column.heading)

    # a fact known elsewhere

    def _fact(self, fact: str, about: str, place: Place) -> Expr:
        identity = self.about(about, place) if about else ""
        if about and not identity:
            return Unknown(fact) if place.found.at(place.row, about) in place.found.unknown else Absent(fact)
        if fact == "arah" and identity in self.directions:
            return Label(self.directions[identity])
        member = self.choose(fact, identity)
        if member is not None and fact == "arah":
            text = member.found.text(member.row, member.column)
            said = direction(text)
            if said and plain(text) != plain(said):
                return Label(said)  # in other words than the formula in the report asks for
        if member is not None:
            return Ref(member.at, member.found.called(member.column))
        home = None if about else home_total(fact)
        if home is not None:
            table, total, cell = home
            found = self.book.first(table.key)
            if found is not None and found.filled:
                return self.bind(cell.formula.expr, Place(found, Row(0, "total", total=total.key)))
        hidden = not about and any(f.unknown for f in self.book.tables if f.table.items)
        return Unknown(fact) if hidden else Absent(fact)

    def about(self, key: str, place: Place) -> str:
        """The identity of what the row at hand is about, by one of its columns."""
        if place.names:
            return self.names.look_up(place.names, place.found.text(place.row, key))
        return self.names.identity(place.found, place.row, key)

    # many rows

    def _rows(self, leaf: Rows, place: Place) -> Expr:
        tables = self._tables(leaf, place)
        if not tables or (leaf.where not in ("", UTAMA) and self._no_kelompok):
            return NoRows(leaf.table)
        if any(self._uncertain(leaf, f) for f in tables):
            return Unknown(leaf.table)
        found = [self._rows_of(leaf, f, place) for f in tables]
        cells = [part for part in found if isinstance(part, Refs)]
        if len(cells) > 1:
            return Refs(tuple(at for part in cells for at in part.at), cells[0].name)
        return next(iter(cells), found[0])

    @staticmethod
    def _uncertain(leaf: Rows, found: Found) -> bool:
        """Whether formulas that nobody has calculated leave open which rows are meant."""
        if not found.uncalculated:
            return False
        told_by = {leaf.key, "kelompok"} if leaf.where else {leaf.key}
        told_by |= {c.key for c in found.table.columns if c.names} if leaf.under else set()
        return bool(found.unknown) or not told_by.isdisjoint(found.uncalculated)

    def _tables(self, leaf: Rows, place: Place) -> list[Found]:
        """The tables whose rows are meant: the one at hand, or those that make up a list (a kelompok each)."""
        if not leaf.table:
            return [place.found] if place.found.filled else []
        return [f for f in self.book.all(leaf.table) if f.filled and f.by_itself]

    def _rows_of(self, leaf: Rows, found: Found, place: Place) -> Expr:
        column = found.table.column(leaf.key)
        key, name = (leaf.key, place.year if column.yearly else 0), found.called(leaf.key)
        rows = self._scope(leaf, found, place)
        if found.table.tree and leaf.scope.partition(" ")[0] in ("all", "children", "item") and not leaf.under:
            rows = list(found.summands(rows))
        rows = [r for r in rows if r.filled]
        if leaf.under and not rows:
            return NoRows(leaf.under)
        if not found.has(*key):
            parts = [self.bind(f.expr, Place(found, r, key[1])) for r in rows if (f := formula_of(found, r, column))]
            return Many(tuple(parts)) if parts else NoRows(name)
        return Refs(tuple(at for r in rows if (at := self._cell(found, r, key)) is not None), name)

    def _cell(self, found: Found, row: Row, key: tuple[str, int]) -> Address | None:
        """The cell of a row; where its name was left out, another that shows that the row is there."""
        at = found.at(row, *key)
        if key[0] != found.table.entity or at is None or not self.book.cell(at).blank:
            return at
        return next((a for k in found.columns if (a := found.at(row, *k)) and not self.book.cell(a).blank), at)

    def _scope(self, leaf: Rows, found: Found, place: Place) -> Sequence[Row]:
        rows: Sequence[Row] = found.data
        match leaf.scope.split(" "):
            case ["all"] if place.row.over:
                rows = [found.rows[i] for i in place.row.over]
            case ["all"]:
                rows = found.roots if found.table.tree and not leaf.under else rows
            case ["children"] if place.row.over:
                rows = [found.rows[i] for i in place.row.over]
            case ["children"]:
                rows = found.children(place.row)
            case ["item", item]:
                rows = [r for r in rows if r.item == item][:1]
            case ["block"]:
                start = place.row.block
                rows = [r for r in rows if r.block == start]
            case ["group", group]:
                rows = [r for r in rows if r.group == group]
            case ["level", level]:
                rows = [r for r in rows if r.level == int(level)]
        if leaf.where and not (leaf.where == UTAMA and self._no_kelompok):
            rows = [r for r in rows if self.kelompok(found, r) == leaf.where]
        if leaf.under:
            rows = self._under(leaf.under, found, rows, place)
        return rows

    def _under(self, about: str, found: Found, rows: Sequence[Row], place: Place) -> list[Row]:
        identity = self.about(about, place)
        if found.table.tree:
            top = [r for r in found.data if self.names.identity(found, r, found.table.entity) == identity]
            below = {r.index for t in top[:1] for r in found.under(t)}
            return [r for r in rows if r.index in below]
        keys = [c.key for c in found.table.columns if c.names == place.names]
        return [r for r in rows if any(self.names.identity(found, r, k) == identity for k in keys)]

    @cached_property
    def _no_kelompok(self) -> bool:
        """Whether nothing in the submission tells a kelompok: then all its indikator are utama."""
        tables = [f for f in self.book.tables if f.table.entity == "indikator"]
        return not any(self._kelompok_told(f, r) for f in tables for r in f.data)

    def kelompok(self, found: Found, row: Row) -> str:
        """Utama or Lainnya: from the row, the heading, or what the PK says of the indikator. Utama where the whole
        submission tells no kelompok, empty where it tells those of others only."""
        return self._kelompok_told(found, row) or (UTAMA if self._no_kelompok else "")

    def _kelompok_told(self, found: Found, row: Row) -> str:
        own = found.text(row, "kelompok") if found.table.has("kelompok") else ""
        own = own or found.kelompok
        if not own:
            identity = self.names.identity(found, row, found.table.entity)
            members = self.facts.of("kelompok", identity)
            own = members[0].found.text(members[0].row, "kelompok") if members else ""
        return own.strip().capitalize()

    # totals

    def _total(self, key: str, table: str, total: str, place: Place) -> Expr:
        found = self.book.first(table) if table else place.found
        if found is None:
            return Absent(total)
        row = found.totals.get(total)
        if row is None and found is place.found and len(found.rows) > _MOST_TO_ADD:
            return Absent(total)  # else it would be added up once more for each row
        return self._in_total(found, row or Row(0, "total", total=total), total, key)

    def _in_total(self, found: Found, row: Row, total: str, key: str) -> Expr:
        declared: TotalRow = next(t for t in found.table.totals if t.key == total)
        at = found.at(row, key) if row.index else None
        if at is not None and not self.book.cell(at).blank:
            return Ref(at, f"{declared.label} {found.called(key)}")
        for cell in declared.cells:
            if cell.column == key:
                return self.bind(cell.formula.expr, Place(found, Row(row.index, "total", total=total)))
        return Absent(key)


def _combined(sign: str, a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int] | None:
    """Sum, difference, product or quotient of two quotients; None for a quotient by zero."""
    (over, under), (by, of) = a, b
    match sign:
        case "+":
            return over * of + by * under, under * of
        case "-":
            return over * of - by * under, under * of
        case "*":
            return over * by, under * of
    if not by:
        return None
    return (over * of, under * by) if by > 0 else (-over * of, -under * by)


def reference_text(at: Address, here: str) -> str:
    """How an address is written in a sentence about a cell of sheet `here`."""
    return at.a1 if at.sheet == here else f"{at.sheet}!{at.a1}"
