"""What each cell of the tables of a submission holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import overload

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog.pernyataan import BY_NAME
from lkjip_xl.found import Found, Row
from lkjip_xl.names import plain
from lkjip_xl.table import Kind


class Kinds:
    """The kind of every cell of a table, by its address; rows that are alike share one entry."""

    def __init__(self, book: Book) -> None:
        self._sheets: dict[str, dict[int, dict[int, Kind]]] = {}
        for found in book.tables:
            rows = self._sheets.setdefault(found.sheet.name, {})
            usual = {
                span.first: column.kind
                for span, (*_, column) in zip(found.columns.values(), found.declared, strict=True)
            }
            for row in found.rows:
                own = _kind_of_row(found, row)
                kinds = usual if not own and not found.sheet.merged else _kinds(found, row, own)
                before = rows.get(row.index)
                rows[row.index] = kinds if before is None else before | kinds

    @overload
    def get(self, at: Address) -> Kind | None: ...
    @overload
    def get(self, at: Address, default: Kind) -> Kind: ...
    def get(self, at: Address, default: Kind | None = None) -> Kind | None:
        """The kind of a cell; the default for cells of no table."""
        sheet, row, col = at
        rows = self._sheets.get(sheet)
        kinds = rows.get(row) if rows is not None else None
        return kinds.get(col, default) if kinds is not None else default

    def __getitem__(self, at: Address) -> Kind:
        return self._sheets[at.sheet][at.row][at.col]

    def __contains__(self, at: Address) -> bool:
        return self.get(at) is not None

    def items(self) -> Iterator[tuple[Address, Kind]]:
        """Every cell with its kind."""
        for sheet, rows in self._sheets.items():
            for row, kinds in rows.items():
                for col, kind in kinds.items():
                    yield Address(sheet, row, col), kind


def _kinds(found: Found, row: Row, own: dict[str, Kind]) -> dict[int, Kind]:
    kinds = {}
    for key, year, column in found.declared:
        at = found.at(row, key, year)
        assert at is not None
        kinds[at.col] = own.get(key, column.kind)
    return kinds


def _kind_of_row(found: Found, row: Row) -> dict[str, Kind]:
    """The kinds of cells that depend on the row: what Identitas and Pernyataan hold."""
    if found.table.key == "identitas":
        return {"isi": next((i.kind for i in found.table.items if i.fact == row.item), Kind.TEXT)}
    if found.table.key == "pernyataan" and (fakta := BY_NAME.get(plain(row.name))):
        return {"nilai": fakta.kind}
    return {}
