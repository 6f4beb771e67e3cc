"""Sheets of a known name in which no table was recognised: what stands there is not checked, which must be told."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog import TABLES
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Finding, Level
from lkjip_xl.names import heading
from lkjip_xl.reading.sheetnames import sheets_meant
from lkjip_xl.reading.vocabulary import vocabulary
from lkjip_xl.rules import titled
from lkjip_xl.sheet import Sheet
from lkjip_xl.table import Table

_LEAST = 3  # texts in a row that may be a heading


def unread_findings(ledger: Ledger) -> Iterator[Finding]:
    """L-17: a sheet that is there, and whose table was found neither there nor anywhere else; a warning where the
    table is one that a report needs. Of another table a heading that is not known must be there to be told."""
    for sheet, tables in unread_sheets(ledger.book):
        if sheet.uncalculated:
            continue  # its headings may be such formulas
        at, others, lacking = _likeliest_heading(sheet, tables)
        needed = any(t.mandatory for t in tables)
        if not needed and not others:
            continue
        level = Level.PERINGATAN if needed else Level.CATATAN
        wanted = f"judul kolom {', '.join(lacking)}" if lacking else f"tabel {tables[0].caption}"
        stated = f"judul kolom {', '.join(others)}" if others else "tabel tidak dikenali"
        hint = "Ganti judul kolomnya, agar isi lembar ini ikut diperiksa."
        yield Finding("L-17", level, at, titled("L-17", sheet.name), stated, wanted, hint=hint)


def unread_sheets(book: Book) -> list[tuple[Sheet, list[Table]]]:
    """The sheets named like one of the standard workbook without any table, each with the tables that were found
    nowhere although they would belong there."""
    found = {f.table.sheet for f in book.tables if not f.repeated}
    used = {f.sheet.name for f in book.tables}
    unread = []
    for sheet in book.sheets:
        meant = sheets_meant(sheet.name) - found
        tables = [t for t in TABLES if t.sheet in meant and not t.optional]
        if tables and sheet.name not in used and any(len(_texts(sheet, r)) >= _LEAST for r in sheet.by_row):
            unread.append((sheet, tables))
    return unread


def _texts(sheet: Sheet, row: int) -> dict[int, str]:
    cells = {c: sheet.cell(row, c) for c in sheet.by_row[row]}
    return {c: cell.text for c, cell in cells.items() if isinstance(cell.value, str)}


def _likeliest_heading(sheet: Sheet, tables: list[Table]) -> tuple[Address, list[str], list[str]]:
    """Where the row that most columns of a table are named in begins, or else the sheet; its texts that name no
    column, and the columns that it would need as well."""
    first = next(iter(sheet.by_row))
    best: tuple[Address, list[str], list[str]] = Address(sheet.name, first, sheet.by_row[first][0]), [], []
    most = 1
    for row in sheet.by_row:
        texts = _texts(sheet, row)
        for table in tables:
            named = {c: keys[0] for c, text in texts.items() if (keys := vocabulary(table).keys(heading(text)))}
            if len(set(named.values())) > most:
                most = len(set(named.values()))
                others = [text for c, text in texts.items() if c not in named]
                lacking = [c.heading for c in table.columns if c.anchor and c.key not in named.values()]
                at = next((c for c in texts if c not in named), next(iter(texts)))
                best = Address(sheet.name, row, at), others, lacking
    return best
