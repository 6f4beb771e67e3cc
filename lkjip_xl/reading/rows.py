"""The rows of a table below its heading, and how they belong together: groups, lists of fixed names, parts, blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lkjip_xl.found import ColumnKey, Row, Span
from lkjip_xl.names import plain
from lkjip_xl.reading.labels import matches
from lkjip_xl.reading.rowreader import RowReader
from lkjip_xl.reading.sums import sum_of_what
from lkjip_xl.reading.treerows import as_tree
from lkjip_xl.sheet import Sheet
from lkjip_xl.table import Group, Listing, Table


def rows_of(
    sheet: Sheet,
    table: Table,
    columns: Mapping[ColumnKey, Span],
    stretches: Sequence[tuple[int, int]],
    window: tuple[int, int],
) -> tuple[Row, ...]:
    """The rows of a table whose data stand in these stretches of sheet rows, first and last row of each; `window`
    are the first and last sheet column that belong to it."""
    reader = RowReader(sheet, table, columns, window)
    rows: list[Row] = []
    for start, end in stretches:
        rows += _stretch(reader, start, end)
    if table.listing is not None and table.listing.expected:
        rows = list(_expected(table.listing, rows, reader))
    if table.groups:
        rows = _grouped(table, rows, reader)
    if table.block:
        rows = _blocks(rows)
    if table.tree:
        rows = as_tree(rows, reader)
    return tuple(_parted(table, rows))


def _stretch(reader: RowReader, start: int, end: int) -> list[Row]:
    rows: list[Row] = []
    after_total = False
    gap = False
    for index in reader.sheet.rows_between(start, end):
        gap = gap or (bool(rows) and index > rows[-1].index + 1)
        row = reader.row(index, first=not rows, gap=gap)
        if row is None:
            continue
        if row.kind == "sum":
            after_total = not sum_of_what(row.name) and any(r.kind == "data" for r in rows)
        elif row.kind == "total" and not reader.table.tree:
            after_total = any(r.kind == "data" for r in rows)
        elif after_total and not reader.goes_on(row, rows[-1]):
            break
        rows.append(row)
    return rows


def _grouped(table: Table, rows: list[Row], reader: RowReader) -> list[Row]:
    current = ""
    result = []
    for row in rows:
        label = plain(row.name)
        opened = _opened(table, label) if reader.blank_numbers(row.index) else None
        if opened is not None:
            current = opened.key
            result.append(row._replace(kind="heading", group=current, filled=False))
            continue
        if matches(label, "jumlah*") or matches(label, "total*"):
            result.append(row._replace(kind="subtotal", group=current))
            continue
        current = _member(table, label, current)
        result.append(row._replace(group=current))
    return result


def _opened(table: Table, label: str) -> Group | None:
    return next((g for g in table.groups if any(matches(label, h) for h in g.headings)), None)


def _member(table: Table, label: str, current: str) -> str:
    fits = [g.key for g in table.groups if any(re.fullmatch(m, label) for m in g.members)]
    return fits[0] if fits and current not in fits else current


def _expected(listing: Listing, rows: list[Row], reader: RowReader) -> Iterator[Row]:
    """The rows of a list of fixed names without those below it that are none of the list: without a number under
    numbered rows, or as many as there are names, and not called like one of them."""
    names = {plain(spelling) for spellings in listing.expected for spelling in spellings}
    listed, numbers = 0, False
    for row in rows:
        if row.kind == "data":
            numbered = bool(reader.number_text(row.index))
            at_end = listed >= len(listing.expected) or (numbers and not numbered)
            if at_end and not numbered and plain(row.name) not in names:
                continue
            listed, numbers = listed + 1, numbered
        yield row


def _parted(table: Table, rows: list[Row]) -> Iterator[Row]:
    """The rows with those totals that may stand for a part of the table, several of them or one with rows below it,
    telling which rows each is about: those since the one before, or all where there are none."""
    keys = [r.total for r in rows if r.kind == "total"]
    last = max((i for i, r in enumerate(rows) if r.kind == "data"), default=-1)
    of_parts = {t.key for t in table.totals if t.parts}
    since: dict[str, list[int]] = {key: [] for key in of_parts}
    for i, row in enumerate(rows):
        if row.kind == "data":
            for waiting in since.values():
                waiting.append(i)
        elif row.kind == "total" and row.total in of_parts and (keys.count(row.total) > 1 or i < last):
            row, since[row.total] = row._replace(over=tuple(since[row.total])), []
        yield row


def _blocks(rows: list[Row]) -> list[Row]:
    result: list[Row] = []
    start = -1
    for i, row in enumerate(rows):
        if row.kind == "data":
            start = i if row.opens else start
            row = row._replace(block=start)
        result.append(row)
    return result
