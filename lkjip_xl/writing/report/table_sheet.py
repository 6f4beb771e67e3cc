"""Writing a laid-out report table: title, headings in one or two rows, rows, source line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lkjip_xl.found import Row
from lkjip_xl.table import Kind
from lkjip_xl.writing.metrics import height, lines, row_height
from lkjip_xl.writing.report.fit import Fit
from lkjip_xl.writing.report.tables import Laid, Written
from lkjip_xl.writing.styles import LEVEL_0, LEVEL_1, TOTAL, Styles, number_format

TITLE = 12  # points
_MARKS = frozenset(("-", "–", "√", "v", "V", "x", "X"))


def write_table(sheet: Any, styles: Styles, laid: Laid, words: dict[str, str], fit: Fit) -> float:
    """Writes a table into columns of these widths; gives the height of its rows in points."""
    widths = fit.widths[: laid.width]
    _title(sheet, styles, laid, words, sum(widths))
    _headings(sheet, styles, laid, words, widths)
    merged = _merges(laid)
    looks: dict[object, Any] = {}  # each is asked for once
    for i, (row, cells) in enumerate(laid.rows):
        at, set_off = laid.first - 1 + i, _bold(laid, row)
        for j, cell in enumerate(cells):
            if (i, j) in merged and merged[(i, j)] is None:
                continue
            look = (row.kind, row.level if set_off else None, cell.kind, cell.decimals, cell.shown in _MARKS)
            style = looks.get(look)
            if style is None:
                style = looks[look] = _style(styles, laid, row, cell, valign="top" if merged else "vcenter")
            if (last := merged.get((i, j))) is not None:
                sheet.merge_range(at, j, laid.first - 1 + last, j, "", style)
            _write(sheet, at, j, cell, style)
    heights = _heights(laid, widths, merged)
    for i, points in enumerate(heights):
        sheet.set_row(laid.first - 1 + i, points)
    if laid.report.source_line:
        sheet.write_string(laid.last, 0, laid.report.source_line.format(**words), styles.note)
    return sum(heights)


def _title(sheet: Any, styles: Styles, laid: Laid, words: dict[str, str], width: float) -> None:
    title = " ".join(laid.report.title.format(**words).split())
    text = f"Tabel {laid.report.number}  {title}" if laid.report.number else title
    sheet.set_row(laid.top - 1, row_height(lines(text, width, TITLE, bold=True), TITLE) + 4)
    look = styles.get(bold=True, font_size=TITLE, text_wrap=True, align="center")
    if laid.width > 1:
        sheet.merge_range(laid.top - 1, 0, laid.top - 1, laid.width - 1, text, look)
    else:
        sheet.write_string(laid.top - 1, 0, text, look)


def _heights(laid: Laid, widths: Sequence[float], merged: dict[tuple[int, int], int | None]) -> list[float]:
    """The height of each row. The text of a merged cell stands at its top and fits into its first row, so that a
    page that ends inside it does not cut the text."""
    points: list[float] = []
    for i, (row, cells) in enumerate(laid.rows):
        bold = _bold(laid, row)
        most = max(
            (
                lines(c.shown, w, bold=bold)
                for j, (c, w) in enumerate(zip(cells, widths, strict=True))
                if (i, j) not in merged and not c.kind.numeric
            ),
            default=1,
        )
        points.append(row_height(most) + 2)
    for (i, j), last in merged.items():
        if last is None:
            continue
        points[i] = max(points[i], row_height(lines(laid.rows[i][1][j].shown, widths[j])) + 2)
    return [min(409.0, p) for p in points]


def _headings(sheet: Any, styles: Styles, laid: Laid, words: dict[str, str], widths: Sequence[float]) -> None:
    at, style = laid.top, styles.heading
    tops = [str(s.year) if s.year else s.declared.top.format(**words) for s in laid.slots]
    bottoms = [s.declared.heading.format(**words) for s in laid.slots]
    if laid.heading_rows == 1:
        sheet.set_row(at, height(list(zip(bottoms, widths, strict=True)), bold=True) + 4)
        for j, text in enumerate(bottoms):
            sheet.write_string(at, j, text, style)
        return
    below = [(b, w) for b, w, t in zip(bottoms, widths, tops, strict=True) if t]
    alone = [(b, w) for b, w, t in zip(bottoms, widths, tops, strict=True) if not t]
    upper = max((height([(t, w)], bold=True) for t, w in _spans(tops, widths)), default=18.0)
    sheet.set_row(at, upper)
    sheet.set_row(at + 1, max(height(below, bold=True), height(alone, bold=True) - upper) + 2)
    j = 0
    while j < len(tops):
        if not tops[j]:
            sheet.merge_range(at, j, at + 1, j, bottoms[j], style)
            j += 1
            continue
        end = _end_of(tops, j)
        if end > j:
            sheet.merge_range(at, j, at, end, tops[j], style)
        else:
            sheet.write_string(at, j, tops[j], style)
        for k in range(j, end + 1):
            sheet.write_string(at + 1, k, bottoms[k], style)
        j = end + 1


def _end_of(tops: Sequence[str], j: int) -> int:
    """The last of the columns from j on under the same upper heading."""
    end = j
    while end + 1 < len(tops) and tops[end + 1] == tops[j]:
        end += 1
    return end


def _spans(tops: Sequence[str], widths: Sequence[float]) -> Iterator[tuple[str, float]]:
    """Each upper heading with the width of the columns below it."""
    j = 0
    while j < len(tops):
        end = _end_of(tops, j)
        if tops[j]:
            yield tops[j], sum(widths[j : end + 1])
        j = end + 1


def _merges(laid: Laid) -> dict[tuple[int, int], int | None]:
    """Cells that belong together: a number or a sasaran that carries on, or stands again on the next row; the
    count of a block. The first cell of a run maps to its last row, the others to None."""
    merged: dict[tuple[int, int], int | None] = {}
    if laid.found.table.tree:
        return merged
    carrying = [j for j, s in enumerate(laid.slots) if laid.found.table.column(s.declared.source).carry]
    names = [j for j in carrying if laid.slots[j].declared.source != "no"]
    for first, last in _runs(laid, names) if names else ():
        for j in range(len(laid.slots)):
            texts = {_text(laid, i, j) for i in range(first, last + 1)} if j in carrying else {"", "-"}
            empty = bool(laid.found.table.block) and all(
                laid.rows[i][1][j].value == "" for i in range(first + 1, last + 1)
            )
            if len(texts) == 1 or empty:
                merged[(first, j)] = last
                merged.update({(i, j): None for i in range(first + 1, last + 1)})
    return merged


def _runs(laid: Laid, names: list[int]) -> Iterator[tuple[int, int]]:
    """First and last row of every run of data rows that say the same in all the columns `names`."""
    first = 0
    for i in range(1, len(laid.rows) + 1):
        goes_on = (
            i < len(laid.rows)
            and laid.rows[i][0].kind == "data"
            and bool(_text(laid, first, names[0]))
            and all(_text(laid, i, j) == _text(laid, first, j) for j in names)
        )
        if not goes_on:
            if i - 1 > first:
                yield first, i - 1
            first = i


def _text(laid: Laid, i: int, j: int) -> str:
    row = laid.rows[i][0]
    return laid.found.text(row, laid.slots[j].declared.source) if row.kind == "data" else ""


def _bold(laid: Laid, row: Row) -> bool:
    """Whether a row is set off: totals, headings of groups, programs and kegiatan."""
    return row.kind != "data" or (laid.found.table.tree and row.level < 2 and bool(laid.found.children(row)))


def _style(styles: Styles, laid: Laid, row: Row, cell: Written, **look: Any) -> Any:
    if row.kind in ("total", "subtotal"):
        look |= {"bold": True, "bg_color": TOTAL}
    elif row.kind == "heading":
        look |= {"bold": True, "bg_color": LEVEL_0}
    elif _bold(laid, row):
        look |= {"bold": True, "bg_color": LEVEL_0 if row.level == 0 else LEVEL_1}
    if cell.kind.numeric:
        return styles.number(number_format(cell.kind, cell.decimals), **look)
    if cell.kind in (Kind.NUMBERING, Kind.CATEGORY) or cell.shown in _MARKS:
        look["align"] = "center"
    return styles.cell(**look)


def _write(sheet: Any, row: int, col: int, cell: Written, style: object) -> None:
    if cell.formula:
        sheet.write_formula(row, col, cell.formula, style, cell.value)
    elif isinstance(cell.value, float):
        sheet.write_number(row, col, cell.value, style)
    elif cell.value:
        sheet.write_string(row, col, cell.value, style)
    else:
        sheet.write_blank(row, col, None, style)
