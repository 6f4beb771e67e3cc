"""What stands over each column of a sheet, in one heading row or several, and the heading that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lkjip_xl.found import ColumnKey, Span
from lkjip_xl.names import heading, plain, squeezed, unabbreviated, years
from lkjip_xl.reading.parts import part_of, up_to_the_end
from lkjip_xl.sheet import Sheet
from lkjip_xl.table import Table

MAX_WIDTH = 400


class Heading(NamedTuple):
    """A heading found: the table it belongs to, its rows, the column of each key, and the sheet columns from
    `left` to `right` that the table takes (two tables may stand side by side)."""

    table: Table
    rows: tuple[int, ...]
    columns: dict[ColumnKey, Span]
    score: float
    left: int = 1
    right: int = MAX_WIDTH
    by_year: bool = False  # a column was chosen among those of several years
    reckoned: tuple[tuple[int, int], ...] = ()  # sheet column and year, where the heading names another or none

    def beside(self, other: Heading) -> bool:
        """Whether the two take no sheet column in common."""
        return self.right < other.left or other.right < self.left


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


def labels_of(sheet: Sheet, rows: tuple[int, ...], left: int) -> Iterator[Label]:
    width = max(max(sheet.by_row.get(r, [0])) for r in rows)
    width = max([width, *(right for top, _, bottom, right in sheet.merged if top <= rows[-1] and bottom >= rows[0])])
    carried = ""
    for col in range(left, min(width, MAX_WIDTH) + 1):
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
