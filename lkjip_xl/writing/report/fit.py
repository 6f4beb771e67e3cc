"""How wide the columns of a tab of report tables become, and which way the paper lies.

Figures take what they need; texts share the rest of the page, within what they need on one line and what their
longest word takes. The paper is turned where the texts would become too narrow upright.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.table import Kind
from lkjip_xl.writing.metrics import PADDING, characters, longest_word, pixels, text_width
from lkjip_xl.writing.page import Page

if TYPE_CHECKING:
    from lkjip_xl.writing.report.tables import Laid, Slot

_SIDE = 6  # pixels that a text keeps from the borders
_FIGURE = 21  # pixels that a figure keeps from them, with its indent
_SMALLEST = 0.86  # of its size to which a sheet may be shrunk for the printer
_CLOSE = 0.72  # of its declared width to which a text column may be squeezed to stay upright
_WIDEST = 420  # pixels of a text column


class Fit(NamedTuple):
    """Column widths in characters, and whether the paper lies."""

    widths: tuple[float, ...]
    landscape: bool


@dataclass(eq=False, repr=False)
class _Need:
    """What a column needs, in pixels: at least, to be comfortable, and on one line."""

    least: float = 0
    easy: float = 0
    whole: float = 0
    grows: bool = False


def fit(tables: Sequence[Laid], page: Page, words: dict[str, str]) -> Fit:
    """Widths for tables that stand below each other."""
    needs = [_Need() for _ in range(max(len(t.slots) for t in tables))]
    for table in tables:
        for j, slot in enumerate(table.slots):
            _count(needs[j], table, slot, j, words)
    upright, _ = page.room(landscape=False)
    lying, _ = page.room(landscape=True)
    # turned only where it does not fit at all, or where many columns would be squeezed
    turned = _total(needs, squeezed=True) > upright / _SMALLEST
    room = lying if turned else upright
    if _total(needs, squeezed=True) > room:
        room /= _SMALLEST
    return Fit(tuple(characters(w) for w in _share(needs, room)), turned)


def _total(needs: Sequence[_Need], *, squeezed: bool) -> float:
    return sum(max(n.least, min(n.whole, n.easy * _CLOSE)) if n.grows and squeezed else n.least for n in needs)


def _share(needs: Sequence[_Need], room: float) -> list[float]:
    """The widths: texts grow together towards one line, as far as the room goes."""
    widths = [max(n.least, min(n.whole, n.easy * _CLOSE)) if n.grows else n.least for n in needs]
    spare = room - sum(widths) - 2
    wanting = [i for i, n in enumerate(needs) if n.grows and n.whole > widths[i]]
    total = sum(needs[i].whole - widths[i] for i in wanting)
    if spare > 0 and total > 0:
        part = min(1.0, spare / total)
        for i in wanting:
            widths[i] += (needs[i].whole - widths[i]) * part
    elif spare < 0:
        loose = {i: widths[i] - n.least for i, n in enumerate(needs) if n.grows and widths[i] > n.least}
        part = min(1.0, -spare / total) if (total := sum(loose.values())) else 0.0
        for i, slack in loose.items():
            widths[i] -= slack * part
    return [w - 1 if needs[i].grows else w for i, w in enumerate(widths)]


def _count(need: _Need, table: Laid, slot: Slot, j: int, words: dict[str, str]) -> None:
    heading = slot.declared.heading.format(**words)
    need.least = max(need.least, longest_word(heading, bold=True) + _SIDE + PADDING)
    figures = _is_figures(table, j)
    for row, cells in table.rows:
        cell = cells[j]
        bold = row.kind != "data" or (table.found.table.tree and row.level < 2)
        if not cell.shown:
            continue
        width = text_width(cell.shown, bold=bold) + PADDING
        if figures:
            need.least = max(need.least, min(_WIDEST / 2, width + (_FIGURE if cell.kind.numeric else _SIDE)))
        else:
            need.grows = True
            if width + _SIDE > need.least:  # else no word of it is wider than that
                word = longest_word(cell.shown, bold=bold) + PADDING + _SIDE
                need.least = max(need.least, min(word, _WIDEST / 2))
            need.whole = max(need.whole, min(width + _SIDE, _WIDEST))
    need.easy = max(need.easy, pixels(slot.declared.width))
    need.whole = max(need.whole, need.least)


def _is_figures(table: Laid, j: int) -> bool:
    """Whether a column holds figures, categories or numbers, which are not wrapped."""
    kinds = {cells[j].kind for row, cells in table.rows if cells[j].shown and row.kind == "data"}
    column = table.found.table.column(table.slots[j].declared.source)
    short = all(len(cells[j].shown) <= 18 for _, cells in table.rows)
    if column.kind.numeric or column.kind in (Kind.NUMBERING, Kind.CATEGORY):
        return short
    return bool(kinds) and all(k.numeric or k in (Kind.NUMBERING, Kind.CATEGORY) for k in kinds) and short
