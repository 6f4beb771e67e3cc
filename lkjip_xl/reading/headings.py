"""Finding the heading of a table: which rows it takes, and which column is which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lkjip_xl.book import ColumnKey, Sheet, Span
from lkjip_xl.names import UNSAID, heading, plain, squeezed, unabbreviated, years
from lkjip_xl.reading.loose import with_loose
from lkjip_xl.reading.parts import part_of, up_to_the_end, year_alone
from lkjip_xl.reading.years import reckon
from lkjip_xl.table import Column, Kind, Table

_MAX_HEADING_ROWS = 4
_MAX_CAPTION_ROWS = 5
_MAX_WIDTH = 400


class Heading(NamedTuple):
    """A heading found: the table it belongs to, its rows, the column of each key, and the sheet columns from
    `left` to `right` that the table takes (two tables may stand side by side)."""

    table: Table
    rows: tuple[int, ...]
    columns: dict[ColumnKey, Span]
    score: float
    left: int = 1
    right: int = _MAX_WIDTH
    by_year: bool = False  # a column was chosen among those of several years
    reckoned: tuple[tuple[int, int], ...] = ()  # sheet column and year, where the heading names another or none

    def beside(self, other: Heading) -> bool:
        """Whether the two take no sheet column in common."""
        return self.right < other.left or other.right < self.left


class Vocabulary(NamedTuple):
    """The texts that name each column: whole ones, and beginnings (declared with `*` at their end)."""

    whole: dict[str, tuple[str, ...]]
    begin: tuple[tuple[str, str], ...]

    def keys(self, text: str) -> tuple[str, ...]:
        """The keys of the columns that a plain text may mean, the likeliest first."""
        if not text:
            return ()
        found = self.whole.get(text)
        if found is not None:
            return found
        return tuple(dict.fromkeys(key for word, key in self.begin if text == word or text.startswith(word + " ")))


@lru_cache(maxsize=256)
def vocabulary(table: Table) -> Vocabulary:
    """The vocabulary of a table's headings."""
    whole: dict[str, list[str]] = {}
    begin: list[tuple[str, str]] = []
    for column in table.columns:
        for text in (column.heading, f"{column.top} {column.heading}", *column.aliases):
            if text.endswith("*"):
                begin.append((heading(text[:-1]), column.key))
                continue
            keys = whole.setdefault(heading(text), [])
            if column.key not in keys:
                keys.append(column.key)
    begin.sort(key=lambda pair: -len(pair[0]))
    return Vocabulary({text: tuple(keys) for text, keys in whole.items()}, tuple(begin))


@lru_cache(maxsize=16384)
def keys_of(table: Table, text: str) -> tuple[str, ...]:
    """The keys of the columns of a table that a plain text may mean."""
    return vocabulary(table).keys(text)


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
            found.append(with_loose(best, sheet, _labels(sheet, best.rows, best.left)))
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
    named_years = sum(1 for v in texts if isinstance(v, int | float) and 1990 <= v <= 2099)
    if len(words) + named_years < 2:
        return False
    return any(map(known.means, words))


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
        labels = list(_labels(sheet, rows, left))
        second = _second_tables(labels, rows, tables, at_home)
        for table in tables:
            candidate = _match(labels, rows, table, at_home, second, year)
            if candidate is not None and (best is None or candidate.score > best.score):
                best = candidate
    return best


def _holds_figures(sheet: Sheet, row: int) -> bool:
    """Whether two cells of a row are numbers and no years."""
    values = (sheet.cell(row, c).value for c in sheet.by_row.get(row, ()))
    figures = (v for v in values if isinstance(v, int | float) and not isinstance(v, bool) and not 1990 <= v <= 2099)
    return len(list(islice(figures, 2))) == 2


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


# --- the texts of a heading ----------------------------------------------------------------------


class Label(NamedTuple):
    """The heading of one sheet column: its texts from top to bottom, what they say in plain words, the years that they
    name, the columns that its cell covers, whether the last heading row itself says something here, and the unit that
    they say figures are in: `%`, `rp`, or none. part: the quarter (1 to 4) that they are about, 0 where it is none."""

    texts: tuple[str, ...]
    forms: tuple[str, ...]
    years: list[int]
    span: Span
    deep: bool
    unit: str = ""
    part: int = 0


def _label(texts: tuple[str, ...], span: Span, deep: bool) -> Label:
    """The label with these texts from top to bottom: as a whole, without its top, its last line; then the same without
    short forms in brackets."""
    whole = " ".join(texts)
    part = part_of(heading(whole))
    said = [t for t in dict.fromkeys((whole, " ".join(texts[1:]), texts[-1])) if part_of(heading(t)) == part]
    forms = [form for text in said for form in (heading(text), squeezed(text))]
    forms += [unabbreviated(text) for text in said if "(" in text]
    forms += [heading(_PERCENT_ASIDE.sub(" % ", text)) for text in said if "(" in text]
    forms += [up_to_the_end(form) for form in forms]
    return Label(texts, tuple(dict.fromkeys(forms)), years(whole), span, deep, _unit(texts), part)


_PERCENT_ASIDE = re.compile(r"\(\s*(?:%|persen)\s*\)", re.I)
_UNITS = {"%": "%", "persen": "%", "persentase": "%", "prosentase": "%", "rp": "rp", "rupiah": "rp"}


def _unit(texts: tuple[str, ...]) -> str:
    """The unit that the lowest text with any says; none where it says two."""
    for text in reversed(texts):
        units = {_UNITS[word] for word in plain(text).split() if word in _UNITS}
        if units:
            return units.pop() if len(units) == 1 else ""
    return ""


def _labels(sheet: Sheet, rows: tuple[int, ...], left: int) -> Iterator[Label]:
    width = max(max(sheet.by_row.get(r, [0])) for r in rows)
    width = max([width, *(right for top, _, bottom, right in sheet.merged if top <= rows[-1] and bottom >= rows[0])])
    carried = ""
    for col in range(left, min(width, _MAX_WIDTH) + 1):
        if sheet.covered.get((rows[-1], col), (0, col))[1] < col and col > left:
            continue  # under the heading cell of the column before
        pieces, carried = _pieces(sheet, rows, col, carried)
        texts = tuple(p for p in pieces if p)
        if texts:
            yield _label(texts, Span(col, _right_edge(sheet, rows[-1], col)), bool(pieces[-1]))


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


def unread(
    sheet: Sheet, table: Table, rows: tuple[int, ...], columns: Mapping[ColumnKey, Span], left: int, right: int
) -> Iterator[Label]:
    """The headings of columns that belong to a table found, up to the first gap, and mean none of its columns."""
    used = {col for span in columns.values() for col in range(span.first, span.last + 1)}
    end = max(used, default=left)
    for label in _labels(sheet, rows, left):
        if label.span.first > right or label.span.first > end + 1:
            return
        end = max(end, label.span.last)
        if label.span.first not in used and not label.part and not _meant(label, table):
            yield label


# --- matching ------------------------------------------------------------------------------------


def _match(
    labels: list[Label],
    rows: tuple[int, ...],
    table: Table,
    at_home: bool,
    second: Iterable[int] = (),
    year: int = 0,
) -> Heading | None:
    """The heading that these labels make for a table, or None where a column that it needs is missing.

    second: where among the labels the heading of another table may begin. It does where the labels from there
    on have no place in this table.
    """
    reckoned = _reckoned_years(labels, table)
    meant = [_meant(label, table, reckoned.get(i)) for i, label in enumerate(labels)]
    series = _series(labels, meant, table)
    of_report = [
        year in series.get(m[0] if m else ("", 0), ()) and _year(label) == year
        for label, m in zip(labels, meant, strict=True)
    ]
    columns = _assign(labels, meant, of_report)
    used = {span.first for span in columns.values()}
    if not any(label.deep for label in labels if label.span.first in used or label.part or label.years):
        return None  # the last row is none of the heading's
    for stop in second:
        if sum(1 for label in labels[stop:] if label.span.first not in used) >= 2:
            narrow = _assign(labels[:stop], meant[:stop], of_report[:stop])
            if _complete(table, narrow, at_home):
                return _heading(labels[:stop], meant, rows, table, narrow, labels[stop].span.first - 1)
    if not _complete(table, columns, at_home):
        return None
    found = _heading(labels, meant, rows, table, columns, _MAX_WIDTH)._replace(by_year=bool(series))
    other = {i: year for i, year in reckoned.items() if year != _year(labels[i])}
    firsts = [i for i, year in sorted(other.items()) if other.get(i - 1) != year]  # told once for a group
    return found._replace(reckoned=tuple((labels[i].span.first, other[i]) for i in firsts))


def _heading(
    labels: list[Label],
    meant: list[list[ColumnKey]],
    rows: tuple[int, ...],
    table: Table,
    columns: dict[ColumnKey, Span],
    right: int,
) -> Heading:
    score = 10.0 * len(columns) - (len(labels) - len(columns)) - 0.5 * len(rows)
    if table.tree:
        used = {span.first for span in columns.values()}
        columns = {
            key: _to_the_next(
                span, [la for la, m in zip(labels, meant, strict=False) if la.span.first in used or key not in m]
            )
            if _spreads(key, table)
            else span
            for key, span in columns.items()
        }
    return Heading(table, rows, columns, score, labels[0].span.first, right)


def _spreads(key: ColumnKey, table: Table) -> bool:
    """Whether a column of a tree may use columns to its right that are unnamed or named alike: codes in groups, names
    indented by level."""
    return key in (("no", 0), (table.entity, 0))


def _to_the_next(span: Span, labels: list[Label]) -> Span:
    following = next((label.span.first for label in labels if label.span.first > span.last), span.last + 1)
    return Span(span.first, following - 1)


def _second_tables(labels: list[Label], rows: tuple[int, ...], tables: list[Table], at_home: bool) -> list[int]:
    """Where among the labels of a row the heading of a second table may begin: at the column that names its rows,
    or at the numbering before that."""
    starts: dict[int, None] = {}
    for table in (t for t in tables if t.entity):
        for i in range(3, len(labels) - 1):
            if _meant(labels[i], table)[:1] == [(table.entity, 0)] and _match(labels[i:], rows, table, at_home):
                numbered = _meant(labels[i - 1], table)[:1] == [("no", 0)]
                starts[i - 1 if numbered else i] = None
    return sorted(starts)


def _year(label: Label) -> int:
    return label.years[-1] if label.years else 0


def _reckoned_years(labels: list[Label], table: Table) -> dict[int, int]:
    """The year of each label of a yearly column, by its position; 0 where none can be told."""
    places: dict[str, list[int]] = {}
    for i, label in enumerate(labels) if table.yearly else ():
        keys = [key for form in label.forms for key in keys_of(table, form)]
        key = next((k for k in keys if table.column(k).yearly), None)
        if key is not None:
            places.setdefault(key, []).append(i)
    if len({len(group) for group in places.values()}) != 1:
        return {}  # a column without its fellows is something else
    return {
        i: year
        for group in places.values()
        for i, year in zip(group, reckon([_year(labels[i]) for i in group]), strict=True)
    }


def _meant(label: Label, table: Table, year: int | None = None) -> list[ColumnKey]:
    """The columns that a label may mean, the likeliest first. `year`: the one that a yearly column stands for,
    where it is not simply the one that the label names."""
    named = _year(label) if year is None else year
    found: dict[ColumnKey, None] = {}
    kinds = tuple(Kind)
    for form in label.forms:
        for key in keys_of(table, form):
            column = table.column(key)
            if column.kind not in kinds or _about_else(label, table, column):
                continue
            if label.unit in _FOREIGN.get(column.kind, ()):
                kinds = _OF_UNIT[label.unit]  # then a part of the words names a column of that unit, or none
            elif not column.yearly or named:
                found[(key, named if column.yearly else 0)] = None
        if found:
            break
    return list(found)


# Units in which no column of a kind states figures, and the kinds that may hold figures of a unit.
_FOREIGN = {Kind.RUPIAH: ("%",), Kind.PERCENT: ("rp",)}
_OF_UNIT = {"%": (Kind.PERCENT,), "rp": (Kind.RUPIAH,)}


def _about_else(label: Label, table: Table, column: Column) -> bool:
    """Whether a heading says that its figures are about something else than a column: the lowest of its texts that
    tells by a word of `Table.matters`."""
    if not table.matters or not column.kind.numeric:
        return False
    for text in reversed(label.texts):
        words = plain(text).split()
        told = [keys for word, keys in table.matters if word in words]
        if told:
            return all(keys is not None and column.key not in keys for keys in told)
    return False


_FEWEST_YEARS = 3  # that make a series: two are this year and the last


def _series(labels: list[Label], meant: list[list[ColumnKey]], table: Table) -> dict[ColumnKey, set[int]]:
    """The columns of figures of one year that stand there for several years, with these; but for those that mean the
    last of them."""
    found: dict[ColumnKey, set[int]] = {}
    for label, keys in zip(labels, meant, strict=True):
        if keys and not keys[0][1] and label.years and not table.column(keys[0][0]).at_last:
            found.setdefault(keys[0], set()).add(_year(label))
    return {key: named for key, named in found.items() if len(named) >= _FEWEST_YEARS}


def _assign(labels: list[Label], meant: list[list[ColumnKey]], of_report: Sequence[bool]) -> dict[ColumnKey, Span]:
    """A column for each label that means one. A label with one meaning comes before one with several (`Anggaran
    Perubahan` before `Anggaran`), one of the whole year before those of its quarters, of several years the one of the
    report, else the later one; else they go from left to right."""
    order = sorted(
        range(len(labels)),
        key=lambda i: (
            len(meant[i]) > 1,
            labels[i].part > 0,
            bool(labels[i].years) and not of_report[i],
            -max(labels[i].years, default=0),
            i,
        ),
    )
    taken: dict[ColumnKey, int] = {}
    used: set[tuple[str, ...]] = set()
    for i in order:
        key = next((k for k in meant[i] if k not in taken), None)
        # two columns of one and the same heading: which is which would be a guess, and the second one is told
        if key is not None and (key[1] or labels[i].texts not in used):
            taken[key] = i
            used.add(labels[i].texts)
    return {key: labels[i].span for key, i in sorted(taken.items(), key=lambda item: item[1])}


def _complete(table: Table, columns: dict[ColumnKey, Span], at_home: bool) -> bool:
    keys = {key for key, _ in columns}
    if not all(c.key in keys for c in table.columns if c.anchor) or len(keys) < min(2, len(table.columns)):
        return False
    if at_home:
        return True
    if table.numeric and not any(table.column(key).kind.numeric for key in keys):
        return False
    return not table.yearly or len({year for _, year in columns if year}) >= 2
