"""Finding the tables of a submission by their headings, and telling what each of their rows is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog import TABLES
from lkjip_xl.found import Found, Row
from lkjip_xl.names import account, plain, years
from lkjip_xl.reading.amended import said_above
from lkjip_xl.reading.amountunits import Unit, unit_of
from lkjip_xl.reading.headings import find_headings
from lkjip_xl.reading.headingtexts import Heading
from lkjip_xl.reading.repeats import is_home, with_repetitions
from lkjip_xl.reading.reportyear import report_year
from lkjip_xl.reading.rows import rows_of
from lkjip_xl.reading.sheetnames import sheets_meant
from lkjip_xl.reading.sums import carried, sum_of_what
from lkjip_xl.reading.treerows import flat_after_all
from lkjip_xl.reading.uncalculated import uncalculated
from lkjip_xl.reading.ways import ways_of
from lkjip_xl.sheet import Sheet
from lkjip_xl.table import Table


def find_tables(sheets: Iterable[Sheet]) -> tuple[Found, ...]:
    """Every table found: first on the sheets where it belongs, then, where it was not found, on the others."""
    sheets = tuple(sheets)
    found = _everywhere(sheets, 0)
    year = report_year(Book(name="", sha256="", size=0, sheets=sheets, tables=tuple(found)))
    if year and any(f.by_year for f in found):
        found = _everywhere(sheets, year)
    told = (replace(f, variants=ways_of(f)) for f in with_repetitions(found, year))
    return tuple(replace(f, uncalculated=uncalculated(f, found)) if f.sheet.uncalculated else f for f in told)


def _everywhere(sheets: Iterable[Sheet], year: int) -> list[Found]:
    found: list[Found] = []
    strangers: list[Sheet] = []
    for sheet in sheets:
        meant = sheets_meant(sheet.name)
        here = [t for t in TABLES if not meant.isdisjoint((t.sheet, *t.also_on))]
        if here:
            found += _tables(sheet, here, year, at_home=True)
        else:
            strangers.append(sheet)
    missing = [t for t in TABLES if not any(f.table is t and is_home(f) for f in found)]
    for sheet in strangers:
        found += _tables(sheet, missing, year, at_home=False)
    return found


def _tables(sheet: Sheet, tables: list[Table], year: int, *, at_home: bool) -> list[Found]:
    headings = find_headings(sheet, tables, at_home, year)
    found: list[Found] = []
    units: list[Unit] = []  # of each table found
    pages: list[list[Heading]] = []  # of each table found, its heading on every page
    ends: list[list[tuple[int, int]]] = []  # and the stretch of rows below each of them
    for at, heading in enumerate(headings):
        stretch = (heading.rows[-1] + 1, _end(sheet, headings, at))
        before = next((i for i in range(len(found) - 1, -1, -1) if not pages[i][-1].beside(heading)), None)
        if before is not None and _goes_on(found[before], heading, _kelompok(sheet, heading)):
            pages[before].append(heading)
            ends[before].append(stretch)
            found[before] = _with_page(found[before], heading, ends[before])
            continue
        units.append(unit_of(sheet, heading, found, units))
        found.append(_found(sheet, heading, stretch, tables, units[-1].worth))
        pages.append([heading])
        ends.append([stretch])
    for i, stretches in enumerate(ends):
        if len(stretches) > 1:
            found[i] = replace(found[i], rows=_rows(found[i].table, sheet, pages[i][-1], stretches))
    return found


def _with_page(found: Found, heading: Heading, stretches: list[tuple[int, int]]) -> Found:
    """The table as far as it must be known to tell whether it goes on below its newest page: the rows of that page
    alone, or, where a sum stands below them, all rows, since only they tell what it is the sum of."""
    rows = _rows(found.table, found.sheet, heading, stretches[-1:])
    last = max((r.index for r in rows if r.kind == "data"), default=0)
    if any(r.index > last and not carried(sum_of_what(r.name) or "") for r in rows):
        rows = _rows(found.table, found.sheet, heading, stretches)
    return replace(found, rows=rows)


def _end(sheet: Sheet, headings: list[Heading], at: int) -> int:
    """The last sheet row that may belong to a table: above the next heading that is not beside its own."""
    heading = headings[at]
    for i in range(at + 1, len(headings)):
        if headings[i].rows[0] > heading.rows[-1] and not headings[i].beside(heading):
            return headings[i].rows[0] - 1
    return next(reversed(sheet.by_row), 0)


def _rows(table: Table, sheet: Sheet, heading: Heading, stretches: list[tuple[int, int]]) -> tuple[Row, ...]:
    return rows_of(sheet, table, heading.columns, stretches, (heading.left, heading.right))


def _goes_on(before: Found, heading: Heading, kelompok: str) -> bool:
    """Whether a heading is the one before printed again, as at the top of a next page."""
    same = dict(before.columns) == heading.columns and before.kelompok == kelompok
    if same and _amends(heading.table):
        said = said_above(before.sheet, heading.rows[0])
        same = said in ("", said_above(before.sheet, before.heading_rows[0]))
    return same and not any(r.kind == "total" and r.total == "jumlah" for r in before.rows if _last(before, r))


def _amends(table: Table) -> bool:
    """Whether a table may stand in its original form and in the amended one."""
    return any(c.stands_in for c in table.columns)


def _last(found: Found, row: Row) -> bool:
    """Whether a row stands below all rows of data."""
    return not any(r.index > row.index for r in found.data)


def _found(sheet: Sheet, heading: Heading, stretch: tuple[int, int], tables: list[Table], unit: int) -> Found:
    table = heading.table
    levels = _with_levels(table, heading, tables)
    rows = _rows(levels, sheet, heading, [stretch])
    table = _twin(sheet, levels, heading, rows, tables) or table
    if table is not levels:
        rows = _rows(table, sheet, heading, [stretch])
    return Found(
        table,
        sheet,
        heading.rows,
        heading.columns,
        rows,
        _kelompok(sheet, heading),
        unit=unit,
        by_year=heading.by_year,
        window=(heading.left, heading.right),
        reckoned_years=tuple((_year_cell(sheet, heading, col), year) for col, year in heading.reckoned),
    )


def _year_cell(sheet: Sheet, heading: Heading, col: int) -> Address:
    """The cell over a column that names a year, or the uppermost of its heading where none does."""
    for row in heading.rows:
        top, left = sheet.covered.get((row, col), (row, col))
        if years(sheet.cell(top, left).text):
            return Address(sheet.name, top, left)
    return Address(sheet.name, *sheet.covered.get((heading.rows[0], col), (heading.rows[0], col)))


# --- tables with the same headings ---------------------------------------------------------------


def _with_levels(table: Table, heading: Heading, tables: list[Table]) -> Table:
    """The twin of a flat list in which rows may stand below each other, so that the rows tell whether they do."""
    if table.tree or not table.row_words:
        return table
    return next((t for t in tables if t.tree and t.row_words and all(t.has(key) for key, _ in heading.columns)), table)


def _twin(sheet: Sheet, table: Table, heading: Heading, rows: tuple[Row, ...], tables: list[Table]) -> Table | None:
    """Another table with the same headings that the names of the rows speak for.

    Of an LRA the outermost rows tell: pendapatan, belanja, pembiayaan are accounts; where these are broken down
    further, or anything but belanja is listed, it is the table by account, else that of the kinds of belanja.
    """
    names = [plain(r.name) for r in rows if r.kind == "data" and r.name]
    keys = {key for key, _ in heading.columns}
    twins = [t for t in tables if t.row_words and all(t.has(key) for key in keys)]
    if not names or not twins:
        return None
    if any(name.startswith(("program", "kegiatan")) for name in names):
        return next((t for t in tables if t.tree and not t.row_words and all(t.has(k) for k in keys)), None)
    data = [r for r in rows if r.kind == "data"]
    outer = [account(r.name) for r in data if r.parent < 0] if table.tree else names
    speaking = [t for t in twins if all(name.startswith(t.row_words) for name in outer)]
    if not speaking:
        return None
    broken_down = any(r.parent >= 0 for r in data) or any(r.kind == "subtotal" for r in rows)
    if broken_down and len(speaking) > 1 and flat_after_all(sheet, table, heading.columns, rows):
        broken_down = False
    return next((t for t in speaking if t.tree is broken_down), speaking[0])


# --- what stands above ---------------------------------------------------------------------------


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
