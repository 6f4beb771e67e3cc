"""What must hold for each derived cell of a submission, read off the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog.pernyataan import BY_NAME
from lkjip_xl.checking.facts import formula_of, label_of
from lkjip_xl.expr import Absent, Band, Expr, Known, Ref, Rows, sum_of
from lkjip_xl.found import Found, Row
from lkjip_xl.names import plain
from lkjip_xl.reading.labels import matches
from lkjip_xl.scales import predikat_scale
from lkjip_xl.table import Group, Kind, TotalCell, TotalRow


class Place(NamedTuple):
    """Where a formula is read: the table and the row at hand, and the year of a yearly column."""

    found: Found
    row: Row
    year: int = 0
    names: str = ""  # the list that the row's Rincian is taken from


class Claim(NamedTuple):
    """One statement about one cell.

    `expr` is what the cell must equal, still unbound. `about` is the column that the figure is called after, or the
    whole name of the figure where `named`. `part` tells which part of the cell is meant: its "value", the "grade"
    behind the number, or its "words". `stated` replaces the cell's own value where the claim is about several cells
    at once.
    """

    at: Address
    code: str
    expr: Expr
    place: Place
    kind: Kind
    about: str
    part: str = "value"
    stated: Expr | None = None
    decimals: int | None = None
    named: bool = False

    @property
    def label(self) -> str:
        """The name of the figure for people; put together when somebody asks, which is for few cells of a run."""
        return self.about if self.named else label_of(self.place.found, self.place.row, self.about, self.place.year)


class Pattern(NamedTuple):
    """A claim of a derived column, without its cell and its row: the same for all rows alike."""

    code: str
    expr: Expr
    kind: Kind
    about: str
    year: int


def patterns_of(found: Found, row: Row) -> Iterator[tuple[int, Pattern]]:
    """The claims of the derived columns of a row of data, each with its sheet column."""
    for key, year, column in found.derived:
        formula = formula_of(found, row, column)
        if formula is None or not (row.filled or not found.cell(row, key, year).blank):
            continue
        at = found.at(row, key, year)
        assert at is not None
        yield at.col, Pattern(formula.code, formula.expr, column.kind, column.key, year)


def sum_claims(found: Found, row: Row) -> Iterator[Claim]:
    """The claims of a row that is no data: totals, subtotals of trees, and what follows within these rows."""
    if row.kind == "total":
        yield from _of_total(found, row)
        yield from _of_sum_row(found, row)
    elif row.kind == "subtotal" and found.table.tree:
        yield from _of_subtotal(found, row)
        yield from _of_sum_row(found, row)


def _of_total(found: Found, row: Row) -> Iterator[Claim]:
    if not found.filled:
        return
    total = next(t for t in found.table.totals if t.key == row.total)
    declared = not total.loosely or any(matches(plain(row.name), label) for label in (total.label, *total.aliases))
    declared = declared and not total.parts  # of other rows only what stands there is judged
    for cell, year in ((c, y) for c in total.cells for key, y in found.columns if key == c.column):
        at = found.at(row, cell.column, year)
        needed = declared and not found.table.column(cell.column).optional and not _elsewhere(found, row, total, cell)
        if at is None or (not needed and found.cell(row, cell.column, year).blank):
            continue
        kind = found.table.column(cell.column).kind
        if isinstance(cell.formula.expr, Band):
            kind = Kind.CATEGORY
        decimals = 2 if kind is Kind.INDEX else None
        yield Claim(
            at,
            cell.formula.code,
            cell.formula.expr,
            Place(found, row, year),
            kind,
            cell.column,
            decimals=decimals,
        )


def _elsewhere(found: Found, row: Row, total: TotalRow, cell: TotalCell) -> bool:
    """Whether a total row states the fact of a cell in another column."""
    same = (c for c in total.cells if c is not cell and c.shared is not None and c.shared == cell.shared)
    return any(not found.cell(row, c.column).blank for c in same)


def _of_subtotal(found: Found, row: Row) -> Iterator[Claim]:
    """The sums of a subtotal in a tree: of the rows below the row that it closes."""
    for key, year in found.columns:
        column = found.table.column(key)
        at = found.at(row, key, year)
        if column.parent is None or at is None or found.cell(row, key, year).blank:
            continue
        expr = column.parent.expr if row.over else Absent("baris yang dijumlahkan")
        yield Claim(at, column.parent.code, expr, Place(found, row), column.kind, key)


def _of_sum_row(found: Found, row: Row) -> Iterator[Claim]:
    """What follows within a sum row of a tree from its own cells: percentages and differences."""
    declared = {c.column for t in found.table.totals if t.key == row.total for c in t.cells}
    for key, year in found.columns if found.table.tree or row.kind == "total" else ():
        column = found.table.column(key)
        formula, at = found.formula(column), found.at(row, key, year)
        if formula is None or key in declared or at is None or found.cell(row, key, year).blank:
            continue
        if found.table.tree or column.variants:
            yield Claim(at, formula.code, formula.expr, Place(found, row), column.kind, key)


def group_claims(book: Book, found: Found) -> Iterator[Claim]:
    """A breakdown adds up to the number that it breaks down; its subtotal, where there is one, as well.

    A breakdown without any figure is told as such (L-07), not as a wrong sum.
    """
    for group in found.table.groups if not found.unknown else ():
        members = [r for r in found.rows if r.group == group.key]
        data = [r for r in members if r.kind == "data"]
        if not data:
            continue
        figures = any(
            book.number(at).value is not None for r in data for k in group.columns if (at := found.at(r, k)) is not None
        )
        subtotals = [r for r in members if r.kind == "subtotal"]
        everybody = _of_everybody(book, found, group)
        anchor = next((r for r in members if r.kind == "heading"), data[0])
        for key in group.columns or ("laki", "perempuan", "total"):
            cells = tuple(at for r in data if (at := found.at(r, key)) is not None)
            if not cells:
                continue
            kind, rows = found.table.column(key).kind, Rows(key, scope=f"group {group.key}")
            label = f"{found.table.column(key).heading} ({group.label})"
            for sub in subtotals:
                at = found.at(sub, key)
                if at is not None:
                    yield Claim(at, "J-09", sum_of(rows), Place(found, sub), kind, label, named=True)
            at = found.at(anchor, key)
            if group.equals and at is not None and figures:
                yield Claim(
                    at,
                    group.code,
                    sum_of(Rows(key, scope=f"group {everybody}")) if everybody else Known(f"{group.equals}.{key}"),
                    Place(found, anchor),
                    kind,
                    f"Jumlah {label}",
                    part="group",
                    stated=sum_of(rows),
                    named=True,
                )


def _of_everybody(book: Book, found: Found, group: Group) -> str:
    """The group that a breakdown without PNS in its heading is one of instead, since most of its sums say so."""
    whole = next((g for g in found.table.groups if not g.equals), None)
    heads = [r.name for r in found.rows if r.group == group.key and r.kind == "heading"]
    if whole is None or not group.equals or any({"pns", "asn"} & set(plain(h).split()) for h in heads):
        return ""

    def numbers(key: str, kind: str, wanted: Callable[[Row], bool]) -> list[Fraction]:
        cells = (found.at(r, key) for r in found.rows if r.kind == kind and wanted(r))
        return [v for at in cells if at is not None and (v := book.number(at).value) is not None]

    all_staff = some = 0
    for key in group.columns:
        mine = numbers(key, "data", lambda r: r.group == group.key)
        sums = {sum(mine), *numbers(key, "subtotal", lambda r: r.group == group.key)}
        all_staff += sum(numbers(key, "data", lambda r: r.group == whole.key)) in sums
        some += sum(numbers(key, "data", lambda r: r.item == group.equals)) in sums
    return whole.key if all_staff > some and all_staff >= 2 else ""


def grade_claims(book: Book) -> Iterator[Claim]:
    """A grade written behind a number must be the one of that number: `83,32 (A)`."""
    for found in book.tables:
        if not found.table.has("indikator") or found.table.entity != "indikator":
            continue
        for row in found.data:
            scale = predikat_scale(row.name)
            if scale is None:
                continue
            for key, year in found.columns:
                at = found.at(row, key, year)
                if at is None or found.table.column(key).kind is not Kind.INDEX:
                    continue
                if book.number(at).category:
                    yield Claim(
                        at,
                        "K-02",
                        Band(scale, Ref(at, found.called(key))),
                        Place(found, row, year),
                        Kind.CATEGORY,
                        f"Predikat {label_of(found, row, key, year)}",
                        part="grade",
                        named=True,
                    )


def statement_claims(book: Book) -> Iterator[Claim]:
    """Every figure that the running text repeats, and its amount in words."""
    for found in book.all("pernyataan"):
        for row in found.data:
            fakta = BY_NAME.get(plain(row.name))
            at = found.at(row, "nilai")
            if fakta is None or at is None:
                continue
            rincian = found.text(row, "rincian")
            label = f"{fakta.name} ({rincian})" if rincian and fakta.names else fakta.name
            if part := found.text(row, "bagian"):
                label += f", bagian {part}"
            place = Place(found, row, names=fakta.names)
            nilai = found.cell(row, "nilai")
            if not nilai.blank:
                yield Claim(at, fakta.code, fakta.expr, place, fakta.kind, label, named=True)
            words = found.at(row, "terbilang")
            if words is not None and not found.cell(row, "terbilang").blank and fakta.kind.numeric:
                yield Claim(words, "P-02", fakta.expr, place, fakta.kind, label, part="words", named=True)
