"""Headings and sheets that nearly fit: what somebody may have meant. A guess is only ever told, never applied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog import SHEETS, TABLES
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Finding, Level
from lkjip_xl.found import Found
from lkjip_xl.names import heading, plain
from lkjip_xl.reading.sheetnames import sheets_meant
from lkjip_xl.reading.vocabulary import vocabulary
from lkjip_xl.rules import titled
from lkjip_xl.sheet import Sheet
from lkjip_xl.table import Column, Table

_ALIKE = 0.82  # two letters swapped in a word of six; `Target` and `Targeting` are less alike
_SHORTEST = 4
_MOST_ROWS = 60  # of a sheet in which no table was found


class Near(NamedTuple):
    """A text that nearly is what a table or sheet is known by: where it stands, what it says, what may be meant."""

    at: Address
    text: str
    meant: str
    of: str  # "kolom ..." or "lembar ..."
    sheet: str  # the standard sheet that it would belong to


def near_findings(ledger: Ledger) -> Iterator[Finding]:
    """L-15: one note for each heading or sheet name that nearly fits."""
    for near in near_misses(ledger.book):
        hint = f"Maksud Anda “{near.meant}”? Bila ya, ganti {near.of}."
        yield Finding("L-15", Level.CATATAN, near.at, titled("L-15", near.text), near.text, near.meant, hint=hint)


def near_misses(book: Book) -> list[Near]:
    """Everything in a submission that nearly fits and was not used."""
    there = {f.table.key for f in book.tables if not f.repeated}
    absent = [t for t in TABLES if t.key not in there and not t.optional]
    found = [near for f in book.tables for near in _columns(f)]
    for sheet in book.sheets:
        found += _headings(sheet, absent, [f for f in book.tables if f.sheet is sheet])
    told = {near.at.sheet for near in found}
    used = {f.sheet.name for f in book.tables}
    found += [near for s in book.sheets if s.name not in used | told and (near := _name(s, absent)) is not None]
    return list({near.at: near for near in reversed(found)}.values())[::-1]


def meant_instead(book: Book, sheets: tuple[str, ...] = ()) -> str:
    """A sentence that asks about near misses which would belong to these sheets (to any, by default); empty without."""
    asked = [
        f"{n.at} “{n.text}”: maksud Anda “{n.meant}”?" for n in near_misses(book) if not sheets or n.sheet in sheets
    ]
    return " ".join(asked[:_MOST_ASKED])


_MOST_ASKED = 4


# --- headings ------------------------------------------------------------------------------------


def _columns(found: Found) -> Iterator[Near]:
    """Headings beside the columns of a table that nearly name a column which it lacks."""
    table = found.table
    lacking = [c for c in table.columns if not any(key == c.key for key, _ in found.columns) and not c.yearly]
    if not lacking or found.repeated:
        return
    used = {col for span in found.columns.values() for col in range(span.first, span.last + 1)}
    for row in found.heading_rows:
        for col in found.sheet.by_row.get(row, ()):
            if col in used or not found.window[0] <= col <= found.window[1]:
                continue
            text = found.sheet.cell(row, col).text
            column = _nearest(text, table, lacking)
            if column is not None:
                yield _near_column(Address(found.sheet.name, row, col), text, column, table)


def _headings(sheet: Sheet, absent: list[Table], here: list[Found]) -> Iterator[Near]:
    """Rows that would be the heading of a table but for a misspelt word or two."""
    taken = {r for f in here for r in (*f.heading_rows, *(row.index for row in f.rows))}
    rows = [r for r in sheet.by_row if r not in taken][:_MOST_ROWS]
    for row in rows:
        texts = [(c, sheet.cell(row, c).text) for c in sheet.by_row[row] if isinstance(sheet.cell(row, c).value, str)]
        if len(texts) < 3:
            continue
        fitting = [(near, exact) for t in absent if (made := _heading(sheet, row, texts, t)) for near, exact in (made,)]
        best = max(fitting, key=lambda pair: (pair[1], -len(pair[0])), default=None)
        if best is not None:
            yield from best[0]


def _heading(sheet: Sheet, row: int, texts: list[tuple[int, str]], table: Table) -> tuple[list[Near], int] | None:
    """The near misses of a row as the heading of a table, with how many columns fit exactly; None where it is no
    heading of that table even with them."""
    words = vocabulary(table)
    named = {c: words.keys(heading(text)) for c, text in texts}
    exact = {keys[0] for keys in named.values() if keys}
    anchors = {c.key for c in table.columns if c.anchor}
    lacking = [c for c in table.columns if c.anchor and c.key not in exact]
    near: dict[str, Near] = {}
    for col, text in texts:
        column = None if named[col] else _nearest(text, table, [c for c in lacking if c.key not in near])
        if column is not None:
            near[column.key] = _near_column(Address(sheet.name, row, col), text, column, table)
    if not near or len(exact) < 2 or not anchors <= exact | set(near):
        return None
    return list(near.values()), len(exact)


def _near_column(at: Address, text: str, column: Column, table: Table) -> Near:
    return Near(at, text, column.heading, "judul kolomnya", table.sheet)


def _nearest(text: str, table: Table, columns: list[Column]) -> Column | None:
    """The column that a text nearly names; None where it names one, or none is near."""
    said = heading(text)
    if len(said) < _SHORTEST or vocabulary(table).keys(said):
        return None
    scored = [
        (_likeness(said, heading(word)), column)
        for column in columns
        for word in (column.heading, *column.aliases)
        if not word.endswith("*")
    ]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= _ALIKE else None


# --- sheets --------------------------------------------------------------------------------------


def _name(sheet: Sheet, absent: list[Table]) -> Near | None:
    """A sheet without a table whose name nearly is that of a standard sheet that is not there."""
    if not sheet.by_row or sheets_meant(sheet.name):
        return None
    said = plain(sheet.name)
    wanted = [s for s in SHEETS if any(t.sheet == s for t in absent)]
    scored = [(_likeness(said, plain(s)), s) for s in wanted if len(s) >= _SHORTEST]
    best = max(scored, default=None)
    if best is None or best[0] < _ALIKE:
        return None
    row = next(iter(sheet.by_row))
    at = Address(sheet.name, row, sheet.by_row[row][0])
    return Near(at, sheet.name, best[1], "nama lembarnya", best[1])


def _likeness(a: str, b: str) -> float:
    """How alike two texts of equally many words are, or two that differ in their blanks only."""
    if a.count(" ") != b.count(" "):
        return float(a.replace(" ", "") == b.replace(" ", ""))
    if min(len(a), len(b)) < _SHORTEST or a[0] != b[0]:
        return 0.0
    from difflib import SequenceMatcher

    return SequenceMatcher(None, a, b, autojunk=False).ratio()
