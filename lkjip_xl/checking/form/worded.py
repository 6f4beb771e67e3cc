"""Indikator whose targets are words by agreement: nobody can compute with them, and nobody need ask for a number."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.address import Address
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.found import Found, Row
from lkjip_xl.names import plain
from lkjip_xl.table import Kind
from lkjip_xl.targets import is_worded

_PLANNED, _DONE = ("target", "target_akhir", "target_murni"), "realisasi"


def worded_cells(ledger: Ledger) -> frozenset[Address]:
    """The cells that rightly hold words: target and realisasi of a row that are both words, and what the same
    indikator says elsewhere in the same words; figures of others that it is compared with in any."""
    found: dict[Address, None] = {}
    said: dict[str, set[str]] = {}
    rows = list(_rows(ledger))
    for table, row in rows:
        for cells in _pairs(table, row):
            if len(cells) > 1 and all(is_worded(ledger.book.cell(at).text) for at in cells):
                found.update(dict.fromkeys(cells))
                texts = said.setdefault(ledger.names.identity(table, row, "indikator"), set())
                texts.update(plain(ledger.book.cell(at).text) for at in cells)
    for table, row in rows if said else ():
        texts = said.get(ledger.names.identity(table, row, "indikator"), set())
        for key, year, column in table.declared:
            at = table.at(row, key, year)
            if at is not None and texts and column.kind is Kind.INDEX and is_worded(ledger.book.cell(at).text):
                others = key not in (*_PLANNED, _DONE)
                if others or plain(ledger.book.cell(at).text) in texts:
                    found[at] = None
    return frozenset(found)


def _rows(ledger: Ledger) -> Iterator[tuple[Found, Row]]:
    """The rows of indikator with a word under some column of figures."""
    for table in ledger.book.tables:
        keys = [(key, year) for key, year, c in table.declared if c.kind is Kind.INDEX]
        for row in table.data if table.table.entity == "indikator" else ():
            if any(isinstance(table.cell(row, *key).value, str) for key in keys):
                yield table, row


def _pairs(table: Found, row: Row) -> Iterator[list[Address]]:
    """Target and realisasi of a row, of each year that it has."""
    for year in (0, *table.years):
        if table.has(_DONE, year):
            keys = [key for key in (*_PLANNED, _DONE) if table.has(key, year)]
            yield [at for key in keys if (at := table.at(row, key, year)) is not None]
