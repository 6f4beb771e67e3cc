"""Headings of derived columns in other words around the known ones, where what stands below them agrees."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lkjip_xl.found import ColumnKey, Span
from lkjip_xl.names import heading, plain
from lkjip_xl.numbers import parse_cell
from lkjip_xl.reading.headingtexts import Heading, Label
from lkjip_xl.sheet import Cell, Sheet
from lkjip_xl.table import Column, Kind, Table
from lkjip_xl.targets import is_grade

_PERCENT = frozenset(("%", "persen", "persentase", "prosentase", "presentase", "tingkat"))
_AROUND = {  # words that say nothing more about a column of this kind, by what the rows of the table are
    (Kind.PERCENT, "indikator"): _PERCENT | {"kinerja"},
    (Kind.PERCENT, "uraian"): _PERCENT | {"anggaran", "keuangan"},
    (Kind.CATEGORY, "indikator"): frozenset(("kinerja", "capaian", "penilaian")),
}
_SAME = {"kriteria": "kategori"}  # what may hold a category as well as a text of its own
_MOST_ROWS = 40  # below a heading that are looked at
_MOST_PERCENT = 1000  # more than that is an amount


def with_loose(found: Heading, sheet: Sheet, labels: Iterable[Label]) -> Heading:
    """The heading with those columns as well that it lacks and that a label without other meaning names but for words
    around them: `% Capaian Kinerja` is the capaian, where percentages stand below it."""
    columns = dict(found.columns)
    used = {span.first for span in columns.values()}
    for label in labels:
        if label.span.first in used or label.span.first > found.right:
            continue
        column = _meant(found.table, label.texts)
        key: ColumnKey = (column.key, 0) if column else ("", 0)
        if column is not None and key not in columns and _agrees(column.kind, sheet, found.rows[-1], label.span):
            columns[key] = label.span
    return found._replace(columns=columns) if len(columns) > len(used) else found


def _meant(table: Table, texts: tuple[str, ...]) -> Column | None:
    whole = " ".join(texts)
    if {"rp", "rupiah"} & set(plain(whole).split()):
        return None
    cores = _cores(table)
    for kind in (Kind.PERCENT, Kind.CATEGORY):
        words = _core(heading(whole), kind, table)
        if words and (key := cores.get((kind, words))) is not None:
            return table.column(key)
    return None


def _core(text: str, kind: Kind, table: Table) -> str:
    around = _AROUND.get((kind, table.entity), frozenset())
    return " ".join(_SAME.get(w, w) for w in text.split() if w not in around) if around else ""


@lru_cache(maxsize=256)
def _cores(table: Table) -> dict[tuple[Kind, str], str]:
    """The derived columns by what is left of each of their headings without the words around it."""
    found: dict[tuple[Kind, str], str] = {}
    for column in table.columns:
        if column.yearly or not (column.formula or column.variants):
            continue
        for text in (column.heading, *column.aliases):
            core = _core(heading(text), column.kind, table)
            if core and not text.endswith("*"):
                found.setdefault((column.kind, core), column.key)
    return found


def _agrees(kind: Kind, sheet: Sheet, last: int, span: Span) -> bool:
    """Whether most of the filled cells below a heading are of this kind, and at least one is."""
    filled = [cell for r in range(last + 1, last + 1 + _MOST_ROWS) if not (cell := sheet.cell(r, span.first)).blank]
    fitting = sum(_fits(kind, cell) for cell in filled)
    return bool(fitting) and fitting * 2 > len(filled)


def _fits(kind: Kind, cell: Cell) -> bool:
    if kind is Kind.CATEGORY:
        return is_grade(cell.text)
    number = parse_cell(cell.value, cell.number_format) if not isinstance(cell.value, bool) else None
    return number is not None and number.value is not None and abs(number.value) <= _MOST_PERCENT
