"""Finding the heading of a table: which rows it takes, and which column is which."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from math import inf

from lkjip_xl.names import UNSAID, heading, plain, squeezed, unabbreviated, years
from lkjip_xl.reading.headingtexts import Heading, labels_of
from lkjip_xl.reading.loose import with_loose
from lkjip_xl.reading.matching import match, second_tables
from lkjip_xl.reading.parts import part_of, year_alone
from lkjip_xl.reading.vocabulary import vocabulary
from lkjip_xl.sheet import Sheet
from lkjip_xl.table import Table

_MAX_HEADING_ROWS = 4
_MAX_CAPTION_ROWS = 5
_FIRST_YEAR, _LAST_YEAR = 1990, 2099  # numbers that name a year in a heading


def find_headings(sheet: Sheet, tables: Iterable[Table], at_home: bool, year: int = 0) -> list[Heading]:
    """The headings in a sheet, from top to bottom and left to right, never overlapping.

    `at_home`: the sheet's name says that these tables belong here; elsewhere a yearly table must show
    at least two years. `year`: that of the report, where it is known.
    """
    candidates = list(tables)
    words = [vocabulary(t) for t in candidates]
    known = _Known(
        frozenset(text for w in words for text in w.whole if text), tuple({text for w in words for text, _ in w.begin})
    )
    found: list[Heading] = []
    free_from = 0
    for row in sheet.by_row:
        if row < free_from or not _promising(sheet, row, known):
            continue
        left = 1
        while left <= sheet.by_row[row][-1]:
            best = _best(sheet, row, left, candidates, at_home, year)
            if best is not None and best.by_year and not year and (named := _year_above(sheet, row)):
                best = _best(sheet, row, left, candidates, at_home, named)
            if best is None:
                break
            best = _whole(best, sheet)
            found.append(with_loose(best, sheet, labels_of(sheet, best.rows, best.left)))
            free_from = max(free_from, best.rows[-1] + 1)
            left = best.right + 1
    return found


class _Known:
    """The texts that name a column of some table, and the beginnings of such texts."""

    def __init__(self, whole: frozenset[str], begin: tuple[str, ...]) -> None:
        self._whole, self._begin = whole, begin
        self._words = frozenset(w for text in whole for w in text.split()) | UNSAID
        self._first = frozenset(text.split()[0] for text in begin)

    def means(self, text: str) -> bool:
        """Whether a text of a cell names a column; short forms, asides in brackets and years aside."""
        if "(" not in text and self._cannot(plain(text).split()):
            return False
        return any(self._named(form) for form in (heading(text), squeezed(text), unabbreviated(text)))

    def _cannot(self, words: list[str]) -> bool:
        """Whether these words, in whatever form, name no column: most texts of a long table end here. `heading` leaves
        out years and UNSAID, and only single letters are joined."""
        said = [w for w in words if not (w.isdigit() and len(w) == 4)]
        if not said or len(said[0]) == 1:
            return False
        return said[0] not in self._first and not self._words.issuperset(said)

    def _named(self, text: str) -> bool:
        if text in self._whole:
            return True
        return text.startswith(self._begin) and any(text == w or text.startswith(f"{w} ") for w in self._begin)


def _promising(sheet: Sheet, row: int, known: _Known) -> bool:
    texts = [sheet.cell(row, c).value for c in sheet.by_row[row]]
    words = [v for v in texts if isinstance(v, str) and len(v) < 120]
    named_years = sum(1 for v in texts if isinstance(v, int | float) and _FIRST_YEAR <= v <= _LAST_YEAR)
    if len(words) + named_years < 2:
        return False
    # beside amounts one text is a name that begins as a heading does: `Sub Kegiatan Pembinaan ...`, in a long table
    needed = 2 if _holds_figures(sheet, row, _LAST_YEAR) else 1
    return len(list(islice(filter(known.means, words), needed))) == needed


def _year_above(sheet: Sheet, row: int) -> int:
    """The one year that the lines right above a heading, or the name of the sheet, tell; 0 where they tell none."""
    near = sheet.rows_between(row - _MAX_CAPTION_ROWS, row - 1)
    for texts in ([sheet.cell(r, c).text for r in near for c in sheet.by_row[r]], [sheet.name]):
        named = {year for text in texts for year in years(text)}
        if named:
            return named.pop() if len(named) == 1 else 0
    return 0


def _best(sheet: Sheet, row: int, left: int, tables: list[Table], at_home: bool, year: int) -> Heading | None:
    best: Heading | None = None
    for depth in range(1, _MAX_HEADING_ROWS + 1):
        rows = tuple(range(row, row + depth))
        if rows[-1] not in sheet.by_row:
            if any(top <= rows[-1] <= bottom and top < bottom for top, _, bottom, _ in sheet.merged):
                continue
            break
        if depth > 1 and _holds_figures(sheet, rows[-2]):
            break  # a heading does not begin in a row of the table before it
        if depth < _MAX_HEADING_ROWS and _names_parts(sheet, rows[-1] + 1, left):
            continue  # the heading goes on below
        labels = list(labels_of(sheet, rows, left))
        second = second_tables(labels, rows, tables, at_home)
        for table in tables:
            candidate = match(labels, rows, table, at_home, second, year)
            if candidate is not None and (best is None or candidate.score > best.score):
                best = candidate
    return best


def _holds_figures(sheet: Sheet, row: int, above: float = -inf) -> bool:
    """Whether two cells of a row are numbers, greater than this one, and no years."""
    values = (sheet.cell(row, c).value for c in sheet.by_row.get(row, ()))
    numbers = (v for v in values if isinstance(v, int | float) and not isinstance(v, bool) and v > above)
    return len(list(islice((v for v in numbers if not _FIRST_YEAR <= v <= _LAST_YEAR), 2))) == 2


def _whole(found: Heading, sheet: Sheet) -> Heading:
    """The heading with the rows that merged cells of it reach down to, where units may stand: (Rp), (%)."""
    firsts = {span.first for span in found.columns.values()}
    last = found.rows[0] + _MAX_HEADING_ROWS - 1
    reached = [
        bottom
        for top, left, bottom, _ in sheet.merged
        if left in firsts and top in found.rows and found.rows[-1] < bottom <= last
    ]
    if len(reached) < 2:
        return found
    return found._replace(rows=tuple(range(found.rows[0], max(reached) + 1)))


def _names_parts(sheet: Sheet, row: int, left: int) -> bool:
    """Whether a row holds nothing but texts and years, and at least two of them name a quarter of the year, or two
    name different years."""
    cells = [sheet.cell(row, c) for c in sheet.by_row.get(row, ()) if c >= left]
    named = [year for cell in cells if len(cell.text) < _SHORT and (year := year_alone(cell.text))]
    if not all(isinstance(cell.value, str) or year_alone(cell.text) for cell in cells):
        return False
    parts = sum(1 for cell in cells if len(cell.text) < _SHORT and part_of(heading(cell.text)))
    numerals = {cell.text for cell in cells} >= {"I", "II", "III", "IV"}
    return parts >= 2 or numerals or len(set(named)) >= 2


_SHORT = 30  # letters of a cell that names a quarter
