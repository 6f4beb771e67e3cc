"""The claims of a submission by cell; those of ordinary rows are made when somebody asks.

A table may have a hundred thousand rows whose cells are claimed alike. So only the pattern of a row is kept, once for
all rows alike, and a claim is put together from the pattern and the row.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.checking.claims import (
    Claim,
    Pattern,
    Place,
    grade_claims,
    group_claims,
    patterns_of,
    statement_claims,
    sum_claims,
)
from lkjip_xl.found import Found, Row

_Patterns = dict[int, tuple[Pattern, ...]]  # by sheet column
_NONE: _Patterns = {}
_MOST_KEPT = 5_000  # cells whose claims are kept once they are made


class _Stretch(NamedTuple):
    """Rows of a table that follow each other: positions from `start` to before `stop`."""

    found: Found
    start: int
    stop: int


class Claims(Mapping[Address, list[Claim]]):
    """The claims on each cell. The order is that of the tables and of their rows, then categories and statements."""

    def __init__(self, book: Book) -> None:
        self._rows: dict[str, list[tuple[Found, list[_Patterns]]]] = {}  # by sheet; one entry for each row of a table
        self._single: dict[Address, list[Claim]] = {}
        self._order: list[_Stretch | Address] = []
        self._without: Address | None = None
        self._made: dict[Address, list[Claim]] = {}
        self._cells: set[Address] | None = None
        known: dict[object, _Patterns] = {}
        for found in book.tables:
            patterns: list[_Patterns] = []
            self._rows.setdefault(found.sheet.name, []).append((found, patterns))
            start = 0
            for i, row in enumerate(found.rows):
                if row.kind == "data":
                    patterns.append(_alike(found, row, known))
                    continue
                patterns.append(_NONE)
                self._order.append(_Stretch(found, start, i))
                start = i + 1
                self._add(sum_claims(found, row))
            self._order.append(_Stretch(found, start, len(patterns)))
            self._add(group_claims(book, found))
        self._add(grade_claims(book))
        self._add(statement_claims(book))
        if len(self) < _MOST_KEPT:
            self._cells = set(self)

    def _add(self, claims: Iterator[Claim]) -> None:
        for claim in claims:
            if claim.at not in self:
                self._order.append(claim.at)
            self._single.setdefault(claim.at, []).append(claim)

    def cells(self) -> Container[Address]:
        """The cells with claims: of most submissions a set, which answers faster."""
        return self if self._cells is None else self._cells

    def without(self, at: Address) -> Claims:
        """The same claims but for those on one cell."""
        other = object.__new__(Claims)
        other._rows, other._single, other._order, other._made = self._rows, self._single, self._order, self._made
        other._cells, other._without = None if self._cells is None else self._cells - {at}, at
        return other

    def _of_row(self, at: Address) -> Iterator[tuple[Found, Row, tuple[Pattern, ...]]]:
        for found, patterns in self._rows.get(at.sheet, ()):
            i = found.positions.get(at.row)
            if i is not None and at.col in patterns[i]:
                yield found, found.rows[i], patterns[i][at.col]

    def __contains__(self, at: object) -> bool:
        if self._cells is not None:
            return at in self._cells
        if not isinstance(at, Address) or at == self._without:
            return False
        name, index, col = at
        for found, patterns in self._rows.get(name, ()):
            i = found.positions.get(index)
            if i is not None and col in patterns[i]:
                return True
        return at in self._single

    def get(self, at: Address, default: object = None) -> list[Claim]:
        """The claims on a cell; an empty list where there is none."""
        if at == self._without:
            return []
        known = self._made.get(at)
        if known is None:
            known = [claim for found, row, patterns in self._of_row(at) for claim in _made(at, found, row, patterns)]
            known += self._single.get(at, [])
            if len(self._made) < _MOST_KEPT:
                self._made[at] = known
        return known

    def __getitem__(self, at: Address) -> list[Claim]:
        found = self.get(at)
        if not found:
            raise KeyError(at)
        return found

    def __iter__(self) -> Iterator[Address]:
        for at, _ in self._places():
            yield at

    def items(self) -> Iterator[tuple[Address, list[Claim]]]:  # type: ignore[override]
        """As of any mapping, without looking each cell up."""
        for at, place in self._places():
            single = self._single.get(at, [])
            yield at, single if place is None else _made(at, *place) + single

    def _places(self) -> Iterator[tuple[Address, tuple[Found, Row, tuple[Pattern, ...]] | None]]:
        """The cells in order; those of ordinary rows with what their claims are made of."""
        for one in self._order:
            if isinstance(one, Address):
                if one != self._without:
                    yield one, None
                continue
            found, start, stop = one
            sheet = found.sheet.name
            patterns = next(p for f, p in self._rows[sheet] if f is found)
            for i in range(start, stop):
                row = found.rows[i]
                for col, of_cell in patterns[i].items():
                    at = Address(sheet, row.index, col)
                    if at != self._without:
                        yield at, (found, row, of_cell)

    def __len__(self) -> int:
        of_rows = (len(p) for tables in self._rows.values() for _, patterns in tables for p in patterns)
        return sum(of_rows) + sum(1 for one in self._order if isinstance(one, Address)) - (self._without is not None)


def _alike(found: Found, row: Row, known: dict[object, _Patterns]) -> _Patterns:
    """The patterns of a row, the same object for all rows alike."""
    of_row = tuple(patterns_of(found, row))
    key = tuple([(col, p.code, id(p.expr), p.kind, p.about, p.year) for col, p in of_row])
    patterns = known.get(key)
    if patterns is None:
        patterns = known[key] = {}
        for col, pattern in of_row:
            patterns[col] = (*patterns.get(col, ()), pattern)
    return patterns


def _made(at: Address, found: Found, row: Row, patterns: tuple[Pattern, ...]) -> list[Claim]:
    return [Claim(at, p.code, p.expr, Place(found, row, p.year), p.kind, p.about) for p in patterns]
