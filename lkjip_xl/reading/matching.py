"""Which column is which: the texts of a heading against the columns that a table declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lkjip_xl.found import ColumnKey, Span
from lkjip_xl.names import plain
from lkjip_xl.reading.headingtexts import MAX_WIDTH, Heading, Label, labels_of
from lkjip_xl.reading.vocabulary import keys_of
from lkjip_xl.reading.years import reckon
from lkjip_xl.sheet import Sheet
from lkjip_xl.table import Column, Kind, Table


def match(
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
    found = _heading(labels, meant, rows, table, columns, MAX_WIDTH)._replace(by_year=bool(series))
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


def second_tables(labels: list[Label], rows: tuple[int, ...], tables: list[Table], at_home: bool) -> list[int]:
    """Where among the labels of a row the heading of a second table may begin: at the column that names its rows,
    or at the numbering before that."""
    starts: dict[int, None] = {}
    for table in (t for t in tables if t.entity):
        for i in range(3, len(labels) - 1):
            if _meant(labels[i], table)[:1] == [(table.entity, 0)] and match(labels[i:], rows, table, at_home):
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


def unread(
    sheet: Sheet, table: Table, rows: tuple[int, ...], columns: Mapping[ColumnKey, Span], left: int, right: int
) -> Iterator[Label]:
    """The headings of columns that belong to a table found, up to the first gap, and mean none of its columns."""
    used = {col for span in columns.values() for col in range(span.first, span.last + 1)}
    end = max(used, default=left)
    for label in labels_of(sheet, rows, left):
        if label.span.first > right or label.span.first > end + 1:
            return
        end = max(end, label.span.last)
        if label.span.first not in used and not label.part and not _meant(label, table):
            yield label
