"""The submitted sheets, every cell at its own address, with the wrong ones marked."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lkjip_xl.book import Book
from lkjip_xl.findings import Finding, Level
from lkjip_xl.reading.look import Look
from lkjip_xl.sheet import Cell, ExcelError, Sheet
from lkjip_xl.writing.metrics import lines, text_width
from lkjip_xl.writing.page import Page, set_page
from lkjip_xl.writing.report.formulas import is_plain
from lkjip_xl.writing.styles import FONT, MARK, Styles
from lkjip_xl.writing.text import SHOWS_NOTHING, clean

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_STRIPES = 14  # thin lines upwards
_NOTE, _NOTE_SIZE = 300, 9  # pixels of a line of a note, and its letters in points
_TAB_COLOURS = {Level.SALAH: "#C55A11", Level.PERINGATAN: "#BF9000", Level.CATATAN: "#5B9BD5"}


def write_submitted(workbook: Workbook, styles: Styles, book: Book, findings: tuple[Finding, ...], page: Page) -> None:
    """Writes all submitted sheets in their order."""
    marks: dict[str, dict[tuple[int, int], list[Finding]]] = {}
    for f in findings:
        marks.setdefault(f.at.sheet, {}).setdefault((f.at.row, f.at.col), []).append(f)
    names = [s.name for s in book.sheets]
    for sheet in book.sheets:
        longest = max((t for t in book.tables if t.sheet is sheet), key=lambda t: len(t.rows), default=None)
        headings = (longest.heading_rows[0], longest.heading_rows[-1]) if longest is not None else None
        _write_sheet(workbook, styles, sheet, marks.get(sheet.name, {}), names, page, headings)


def _write_sheet(
    workbook: Workbook,
    styles: Styles,
    sheet: Sheet,
    marks: dict[tuple[int, int], list[Finding]],
    names: list[str],
    page: Page,
    headings: tuple[int, int] | None,
) -> None:
    ws = workbook.add_worksheet(sheet.name)
    look = sheet.look if isinstance(sheet.look, Look) else None
    if look is not None:
        _dimensions(ws, look)
    rows = _with_hidden(sheet)
    _merge(ws, sheet.merged, rows)
    for row, col in marks:
        if col not in rows.get(row, ()):
            rows[row] = rows.get(row, {}) | {col: Cell(None)}
    worst: Level | None = None
    never = sheet.uncalculated
    usual: dict[tuple[int, str], Any] = {}  # the formats of cells without findings
    for row, col, cell in _each(rows):
        found = marks.get((row, col), ())
        if not found:
            look_of = (cell.style, cell.number_format)
            if look_of not in usual:
                own = _properties(look, cell)
                usual[look_of] = styles.exact(own) if own else None
            _write_cell(ws, row - 1, col - 1, cell, usual[look_of], names, calculated=(row, col) not in never)
            continue
        properties = _properties(look, cell)
        live = [f.level for f in found if not f.accepted]
        if live:
            level = min(live, key=lambda x: x.rank)
            properties = marked(properties, level)
            worst = level if worst is None or level.rank < worst.rank else worst
        shown = styles.exact(properties) if properties else None
        _write_cell(ws, row - 1, col - 1, cell, shown, names, calculated=(row, col) not in never)
        _comment(ws, row, col, note(found))
    _set_up(ws, sheet, look, page, rows, headings)
    if worst is not None:
        ws.set_tab_color(_TAB_COLOURS[worst])
    if sheet.hidden:
        ws.hide()


Rows = dict[int, dict[int, Cell]]


def _with_hidden(sheet: Sheet) -> Rows:
    """The cells of a sheet by row and column, with what merged areas hide; a copy as far as anything may be added."""
    rows = {row: dict(cells) for row, cells in sheet.rows.items()} if sheet.under else dict(sheet.rows)
    for (row, col), cell in sheet.under.items():
        rows.setdefault(row, {})[col] = cell
    return rows


def _each(rows: Rows) -> Iterator[tuple[int, int, Cell]]:
    for row, cells in rows.items():
        for col, cell in cells.items():
            yield row, col, cell


def marked(properties: dict[str, Any], level: Level) -> dict[str, Any]:
    """The look of a cell with a finding: tinted where it has no colour of its own, else striped over that colour."""
    own = str(properties.get("bg_color", "#FFFFFF")).upper()
    if "pattern" not in properties or (properties["pattern"] == 1 and own in ("#FFFFFF", MARK[level].upper())):
        return properties | {"pattern": 1, "bg_color": MARK[level]}
    return properties | {"pattern": _STRIPES, "fg_color": _TAB_COLOURS[level], "bg_color": own}


def _comment(ws: Any, row: int, col: int, text: str) -> None:
    """The note on a cell, large enough for its text."""
    count = lines(text, _NOTE / 7, _NOTE_SIZE)
    size = {"width": _NOTE + 16, "height": min(600, 16 + int(count * _NOTE_SIZE * 1.75))}
    ws.write_comment(row - 1, col - 1, text, {"author": "lkjip-xl", "font_size": _NOTE_SIZE, "font_name": FONT} | size)


def _set_up(
    ws: Any,
    sheet: Sheet,
    look: Look | None,
    page: Page,
    rows: Rows,
    headings: tuple[int, int] | None,
) -> None:
    """For the printer: one page wide, lying unless the office or a narrow sheet says otherwise; the headings of the
    longest table repeated on every page."""
    bottom, right = _last(rows)
    right = max(right, _reach(look, rows))
    landscape = look.landscape if look is not None else None
    if landscape is None:
        wide = sum(_dots(look, c) for c in range(1, right + 1))
        landscape = wide > page.room(landscape=False)[0] * 1.1
    repeat = (headings[0] - 1, headings[1] - 1) if headings else None
    set_page(ws, page, landscape=landscape, repeat=repeat, last=(bottom - 1, right - 1), tab=sheet.name)
    ws.hide_gridlines(1 if look is None or look.gridlines else 2)  # never printed


def note(found: Sequence[Finding]) -> str:
    """What the note on a marked cell says: stated, expected, why, code."""
    parts = []
    for f in found:
        said = [f"{f.level.value} {f.code}: {f.title}"]
        if f.acceptance:
            said.append(f"{f.acceptance}.")
        if f.expected:
            said.append(f"Tertulis: {f.stated or 'kosong'}. Seharusnya: {f.expected}.")
        if f.formula:
            said.append(f"Cara hitung: {f.formula}.")
        if f.hint:
            said.append(f.hint)
        parts.append("\n".join(said))
    return clean("\n\n".join(parts))[:3000]


def _dots(look: Look | None, col: int) -> int:
    """The pixels of a column."""
    return round((look.widths.get(col, 9.14) if look is not None else 9.14) * 7)


_FURTHEST = 20  # columns that a text may run over


def _last(rows: Rows) -> tuple[int, int]:
    """The last row and the last column with something in them."""
    filled = [(row, max(cells)) for row, cells in rows.items() if cells]
    return max((row for row, _ in filled), default=1), max((col for _, col in filled), default=1)


def _reach(look: Look | None, rows: Rows) -> int:
    """The last column that a text runs into from its cell, which does not wrap it."""
    last = 1
    looks: dict[int, tuple[bool, float, bool]] = {}  # wrapped, size and bold, of each cell format
    for _, col, cell in _each(rows):
        if not isinstance(cell.value, str) or len(cell.value) < 8:
            continue
        if cell.style not in looks:
            properties = dict(look.styles.get(cell.style, ())) if look is not None else {}
            size = float(str(properties.get("font_size", 11)))
            looks[cell.style] = bool(properties.get("text_wrap")), size, bool(properties.get("bold"))
        wrapped, size, bold = looks[cell.style]
        if wrapped:
            continue
        room = text_width(cell.value.split("\n")[0], size, bold) - _dots(look, col)
        end = col
        while room > 0 and end < col + _FURTHEST:
            end += 1
            room -= _dots(look, end)
        last = max(last, end)
    return last


def _dimensions(ws: Any, look: Look) -> None:
    if look.row_height:
        ws.set_default_row(look.row_height)
    for col in sorted(set(look.widths) | look.hidden_columns | set(look.outlined_columns)):
        ws.set_column_pixels(
            col - 1, col - 1, _dots(look, col), None, _options(col, look.hidden_columns, look.outlined_columns)
        )
    for row in sorted(set(look.heights) | look.hidden_rows | set(look.outlined_rows)):
        ws.set_row(row - 1, look.heights.get(row), None, _options(row, look.hidden_rows, look.outlined_rows))
    if look.frozen:
        ws.freeze_panes(*look.frozen)


def _options(index: int, hidden: Collection[int], outlined: Mapping[int, int]) -> dict[str, Any]:
    options: dict[str, Any] = {"hidden": True} if index in hidden else {}
    return options | ({"level": min(7, outlined[index])} if index in outlined else {})


_MOST_MERGED = 200_000  # cells of merged areas in a sheet: XlsxWriter keeps a record of each
_BEYOND = 30  # rows and columns behind the last cell that a merged area may still cover


def _merge(ws: Any, areas: Iterable[tuple[int, int, int, int]], rows: Rows) -> None:
    """Merges what the sheet merges. An area over whole rows or columns ends a little behind the last cell."""
    from xlsxwriter.exceptions import OverlappingRange

    last_row, last_col = (last + _BEYOND for last in _last(rows))
    left_over = _MOST_MERGED
    for top, left, bottom, right in areas:
        bottom, right = min(bottom, max(top, last_row)), min(right, max(left, last_col))
        size = (bottom - top + 1) * (right - left + 1)
        if 1 < size <= left_over:
            left_over -= size
            with contextlib.suppress(OverlappingRange):  # a damaged file may declare an area twice
                ws.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", None)


def _properties(look: Look | None, cell: Cell) -> dict[str, Any]:
    if look is not None and cell.style in look.styles:
        return dict(look.styles[cell.style])
    return {} if cell.number_format == "General" else {"num_format": cell.number_format}


def _write_cell(
    ws: Any, row: int, col: int, cell: Cell, style: Any, names: list[str], *, calculated: bool = True
) -> None:
    value = cell.value
    if cell.formula is not None and value is not None and is_plain(cell.formula, names):
        ws.write_formula(row, col, cell.formula, style, clean(value) if isinstance(value, str) else value)
    elif cell.formula is not None and value is None:
        # a foreign formula without a value stays a formula that shows nothing
        formula = cell.formula if is_plain(cell.formula, names) else '=""'
        ws.write_formula(row, col, formula, style, SHOWS_NOTHING if calculated else "")
    elif isinstance(value, ExcelError):
        ws.write_formula(row, col, f"={value}" if value in _LITERAL_ERRORS else "=NA()", style, clean(value))
    elif value is None or value == "":
        ws.write_blank(row, col, None, style)
    elif isinstance(value, bool):
        ws.write_boolean(row, col, value, style)
    elif isinstance(value, int | float) and abs(value) < _TOO_LARGE:
        ws.write_number(row, col, value, style)
    else:
        ws.write_string(row, col, clean(str(value)), style)


_TOO_LARGE = 1e308  # no number of a workbook; infinite and undefined ones are none either
_LITERAL_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))
