"""Finding the heading of a table: which row it is, and which column is which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from lkjip_xl.book import ColumnKey, Sheet, Span
from lkjip_xl.names import heading, squeezed, years
from lkjip_xl.table import Table

_MAX_HEADING_ROWS = 3


@dataclass(frozen=True)
class Heading:
    """A heading found: the table it belongs to, its rows, and the column of each key."""

    table: Table
    rows: tuple[int, ...]
    columns: dict[ColumnKey, Span]
    score: float


@lru_cache(maxsize=256)
def vocabulary(table: Table) -> dict[str, tuple[str, ...]]:
    """The texts that name each column, mapped to the keys of the columns they may mean, in order."""
    found: dict[str, list[str]] = {}
    for column in table.columns:
        for text in (column.heading, f"{column.top} {column.heading}", *column.aliases):
            keys = found.setdefault(heading(text), [])
            if column.key not in keys:
                keys.append(column.key)
    return {text: tuple(keys) for text, keys in found.items()}


def find_headings(sheet: Sheet, tables: Iterable[Table], at_home: bool) -> list[Heading]:
    """The headings in a sheet, from top to bottom, never overlapping.

    `at_home`: the sheet's name says that these tables belong here; elsewhere a yearly table must show
    at least two years.
    """
    candidates = list(tables)
    known = {text for t in candidates for text in vocabulary(t)}
    found: list[Heading] = []
    free_from = 0
    for row in sheet.by_row:
        if row < free_from or not _promising(sheet, row, known):
            continue
        best = _best(sheet, row, candidates, at_home)
        if best is not None:
            found.append(best)
            free_from = best.rows[-1] + 1
    return found


def _promising(sheet: Sheet, row: int, known: set[str]) -> bool:
    texts = [sheet.cell(row, c).value for c in sheet.by_row[row]]
    words = [v for v in texts if isinstance(v, str) and len(v) < 120]
    named_years = sum(1 for v in texts if isinstance(v, int | float) and 1990 <= v <= 2099)
    return len(words) + named_years >= 2 and any(heading(v) in known or squeezed(v) in known for v in words)


def _best(sheet: Sheet, row: int, tables: list[Table], at_home: bool) -> Heading | None:
    best: Heading | None = None
    for table in tables:
        for depth in range(1, _MAX_HEADING_ROWS + 1):
            rows = tuple(range(row, row + depth))
            if depth > 1 and rows[-1] not in sheet.by_row:
                break
            candidate = _match(sheet, rows, table, at_home)
            if candidate is not None and (best is None or candidate.score > best.score):
                best = candidate
    return best


def _match(sheet: Sheet, rows: tuple[int, ...], table: Table, at_home: bool) -> Heading | None:
    words = vocabulary(table)
    columns: dict[ColumnKey, Span] = {}
    strangers = 0
    width = max(max(sheet.by_row.get(r, [0])) for r in rows)
    width = max([width, *(right for top, _, bottom, right in sheet.merged if top <= rows[-1] and bottom >= rows[0])])
    carried = ""
    for col in range(1, min(width, 400) + 1):
        pieces, carried = _pieces(sheet, rows, col, carried)
        if not any(pieces):
            continue
        key = _key(pieces, words, table, columns)
        if key is None:
            strangers += 1
        else:
            columns[key] = Span(col, _right_edge(sheet, rows[-1], col))
    if not _complete(table, columns, at_home):
        return None
    score = 10.0 * len(columns) - strangers - 0.5 * len(rows)
    return Heading(table, rows, columns, score)


def _right_edge(sheet: Sheet, row: int, col: int) -> int:
    """The last column of the heading cell that covers this place."""
    for top, left, bottom, right in sheet.merged:
        if top <= row <= bottom and left <= col <= right:
            return right
    return col


def _pieces(sheet: Sheet, rows: tuple[int, ...], col: int, carried: str) -> tuple[list[str], str]:
    """The heading texts of one column from top to bottom; a top text without a merge carries to the right."""
    texts: list[str] = []
    last_source: tuple[int, int] | None = None
    for row in rows:
        source = sheet.covered.get((row, col), (row, col))
        value = sheet.cell(*source).value
        text = value if isinstance(value, str) else ("" if value is None or isinstance(value, bool) else f"{value:g}")
        texts.append("" if source == last_source else " ".join(text.split()))
        last_source = source
    if len(rows) > 1:
        if texts[0]:
            carried = texts[0] if any(texts[1:]) else ""
        elif any(texts[1:]) and carried:
            texts[0] = carried
    return texts, carried


def _key(
    pieces: list[str], words: dict[str, tuple[str, ...]], table: Table, taken: dict[ColumnKey, Span]
) -> ColumnKey | None:
    kept = [p for p in pieces if p]
    joined = " ".join(kept)
    named_years = years(joined)
    for text in dict.fromkeys((joined, " ".join(kept[1:]) or joined, kept[-1])):
        for form in (heading(text), squeezed(text)):
            for key in words.get(form, ()):
                yearly = table.column(key).yearly
                if yearly and not named_years:
                    continue
                found = (key, named_years[-1] if yearly else 0)
                if found not in taken:
                    return found
    return None


def _complete(table: Table, columns: dict[ColumnKey, Span], at_home: bool) -> bool:
    keys = {key for key, _ in columns}
    if not all(c.key in keys for c in table.columns if c.anchor):
        return False
    if table.tree and "no" not in keys and not at_home:
        return False
    return not table.yearly or at_home or len({year for _, year in columns if year}) >= 2
