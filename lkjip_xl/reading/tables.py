"""Finding the tables of a submission by their headings, and telling what each of their rows is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lkjip_xl.book import Found, Sheet
from lkjip_xl.catalog import TABLES
from lkjip_xl.names import plain, squeezed
from lkjip_xl.reading.headings import Heading, find_headings
from lkjip_xl.reading.rows import rows_of
from lkjip_xl.table import Table


def sheet_key(name: str) -> str:
    """What a sheet's name says, without years, blanks and letter case: `Realisasi 2024 ` is `realisasi`."""
    words = [w for w in squeezed(name).split() if not (w.isdigit() and len(w) == 4) and w != "tahun"]
    return "".join(words)


def find_tables(sheets: Iterable[Sheet]) -> tuple[Found, ...]:
    """Every table found: first on the sheets where it belongs, then, where it was not found, on the others."""
    sheets = tuple(sheets)
    found: list[Found] = []
    strangers: list[Sheet] = []
    for sheet in sheets:
        here = [t for t in TABLES if sheet_key(sheet.name) in {sheet_key(n) for n in (t.sheet, *t.also_on)}]
        if here:
            found += _tables(sheet, here, at_home=True)
        else:
            strangers.append(sheet)
    missing = [t for t in TABLES if not any(f.table is t for f in found)]
    for sheet in strangers:
        found += _tables(sheet, missing, at_home=False)
    return _mark_repetitions(found)


def _tables(sheet: Sheet, tables: list[Table], *, at_home: bool) -> list[Found]:
    headings = find_headings(sheet, tables, at_home)
    last = max(sheet.by_row, default=0)
    found: list[Found] = []
    for i, heading in enumerate(headings):
        end = headings[i + 1].rows[0] - 1 if i + 1 < len(headings) else last
        stretch = (heading.rows[-1] + 1, end)
        before = found[-1] if found else None
        if before is not None and _goes_on(before, heading, _kelompok(sheet, heading)):
            found[-1] = _joined(before, [h for h in headings[: i + 1] if h.rows[0] >= before.heading_rows[0]], end)
            continue
        found.append(_found(sheet, heading, stretch, tables))
    return found


def _goes_on(before: Found, heading: Heading, kelompok: str) -> bool:
    """Whether a heading is the one before printed again, as at the top of a next page."""
    same = before.table is heading.table and dict(before.columns) == heading.columns and before.kelompok == kelompok
    return same and not any(r.kind == "total" for r in before.rows)


def _joined(before: Found, headings: list[Heading], end: int) -> Found:
    """The table with the rows below each of these headings, the last of which ends at `end`."""
    ends = [h.rows[0] - 1 for h in headings[1:]] + [end]
    stretches = [(h.rows[-1] + 1, last) for h, last in zip(headings, ends, strict=True)]
    return replace(before, rows=rows_of(before.sheet, before.table, before.columns, stretches))


def _found(sheet: Sheet, heading: Heading, stretch: tuple[int, int], tables: list[Table]) -> Found:
    table, rows = heading.table, rows_of(sheet, heading.table, heading.columns, [stretch])
    if not table.row_words:
        twin = _twin(table, heading, [r.name for r in rows if r.kind == "data"], tables)
        if twin is not None:
            table = twin
            rows = rows_of(sheet, table, heading.columns, [stretch])
    return Found(table, sheet, heading.rows, heading.columns, rows, _kelompok(sheet, heading))


def _twin(table: Table, heading: Heading, names: list[str], tables: list[Table]) -> Table | None:
    """Another table with the same headings that the names of the rows speak for."""
    for other in tables:
        if other is table or not other.row_words or not names:
            continue
        if all(other.has(key) for key, _ in heading.columns) and all(
            plain(name).startswith(other.row_words) for name in names
        ):
            return other
    return None


def _kelompok(sheet: Sheet, heading: Heading) -> str:
    """The kelompok that the heading or the caption above gives all rows, where no column does."""
    if ("kelompok", 0) in heading.columns:
        return ""
    span = heading.columns.get(("sasaran", 0))
    texts = [sheet.seen(r, span.first).text for r in heading.rows] if span else []
    texts += [
        sheet.cell(r, c).text for r in range(heading.rows[0] - 2, heading.rows[0]) for c in sheet.by_row.get(r, ())
    ]
    for text in map(plain, texts):
        if "lainnya" in text.split():
            return "Lainnya"
        if "utama" in text.split() or "strategis" in text.split():
            return "Utama"
    return ""


def _mark_repetitions(found: list[Found]) -> tuple[Found, ...]:
    """A table that stands away from home while it also stands at home is a repetition."""
    at_home = {f.table.key for f in found if sheet_key(f.sheet.name) == sheet_key(f.table.sheet)}
    return tuple(
        replace(f, repeated=f.table.key in at_home and sheet_key(f.sheet.name) != sheet_key(f.table.sheet))
        for f in found
    )
