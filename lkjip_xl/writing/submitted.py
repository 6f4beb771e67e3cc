"""The submitted sheets, every cell at its own address, with the wrong ones marked."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from lkjip_xl.book import Address, Book, Cell, ExcelError, Sheet
from lkjip_xl.findings import Finding, Level
from lkjip_xl.reading.look import Look
from lkjip_xl.writing.formulas import is_plain
from lkjip_xl.writing.page import A4
from lkjip_xl.writing.styles import MARK, Styles

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_MAX_TEXT = 32_767
_TAB_COLOURS = {Level.SALAH: "#C55A11", Level.PERINGATAN: "#BF9000", Level.CATATAN: "#5B9BD5"}


def write_submitted(workbook: Workbook, styles: Styles, book: Book, findings: tuple[Finding, ...]) -> None:
    """Writes all submitted sheets in their order."""
    marks: dict[Address, list[Finding]] = defaultdict(list)
    for f in findings:
        marks[f.at].append(f)
    names = [s.name for s in book.sheets]
    for sheet in book.sheets:
        _write_sheet(workbook, styles, sheet, marks, names)


def _write_sheet(
    workbook: Workbook, styles: Styles, sheet: Sheet, marks: dict[Address, list[Finding]], names: list[str]
) -> None:
    ws = workbook.add_worksheet(sheet.name)
    look = sheet.look
    if isinstance(look, Look):
        _dimensions(ws, look)
    for top, left, bottom, right in sheet.merged:
        if (top, left) != (bottom, right):
            _merge(ws, (top - 1, left - 1, bottom - 1, right - 1))
    here = {at: found for at, found in marks.items() if at.sheet == sheet.name}
    cells = {**sheet.cells, **sheet.under}
    for at in here:
        cells.setdefault((at.row, at.col), Cell(None))
    worst: Level | None = None
    for (row, col), cell in cells.items():
        found = here.get(Address(sheet.name, row, col), [])
        properties = _properties(look, cell)
        live = [f for f in found if not f.accepted]
        if live:
            level = min((f.level for f in live), key=lambda x: x.rank)
            properties = properties | {"pattern": 1, "bg_color": MARK[level]}
            worst = level if worst is None or level.rank < worst.rank else worst
        _write_cell(ws, row - 1, col - 1, cell, styles.exact(properties) if properties else None, names)
        if found:
            text = note(found)
            ws.write_comment(
                row - 1,
                col - 1,
                text,
                {"author": "lkjip-xl", "x_scale": 2.6, "y_scale": max(1.0, len(text) / 160), "font_size": 9},
            )
    ws.set_paper(A4.index)
    ws.set_landscape()
    ws.fit_to_pages(1, 0)
    if worst is not None:
        ws.set_tab_color(_TAB_COLOURS[worst])
    if sheet.hidden:
        ws.hide()


def note(found: list[Finding]) -> str:
    """What the note on a marked cell says: stated, expected, why, code."""
    parts = []
    for f in found:
        lines = [f"{f.level.value} {f.code}: {f.title}" + (" (diterima)" if f.accepted else "")]
        if f.expected:
            lines.append(f"Tertulis: {f.stated or 'kosong'}. Seharusnya: {f.expected}.")
        if f.formula:
            lines.append(f"Cara hitung: {f.formula}.")
        if f.hint:
            lines.append(f.hint)
        parts.append("\n".join(lines))
    return clean("\n\n".join(parts))[:3000]


def _dimensions(ws: Any, look: Look) -> None:
    for col in sorted(set(look.widths) | look.hidden_columns):
        options = {"hidden": True} if col in look.hidden_columns else {}
        ws.set_column(col - 1, col - 1, look.widths.get(col, 8.43), None, options)
    for row in sorted(set(look.heights) | look.hidden_rows):
        options = {"hidden": True} if row in look.hidden_rows else {}
        ws.set_row(row - 1, look.heights.get(row), None, options)
    if look.frozen:
        ws.freeze_panes(*look.frozen)


def _merge(ws: Any, area: tuple[int, int, int, int]) -> None:
    from xlsxwriter.exceptions import OverlappingRange

    with contextlib.suppress(OverlappingRange):  # a damaged file may declare an area twice; all cells are written
        ws.merge_range(*area, "", None)


def _properties(look: object, cell: Cell) -> dict[str, Any]:
    if isinstance(look, Look) and cell.style in look.styles:
        return dict(look.styles[cell.style])
    return {} if cell.number_format == "General" else {"num_format": cell.number_format}


def _write_cell(ws: Any, row: int, col: int, cell: Cell, style: Any, names: list[str]) -> None:
    value = cell.value
    if cell.formula is not None and value is not None and is_plain(cell.formula, names):
        stored = clean(value) if isinstance(value, str) else value
        ws.write_formula(row, col, cell.formula, style, stored)
    elif cell.formula is not None and value is None:
        # a foreign formula without a value stays a formula that shows nothing
        formula = cell.formula if is_plain(cell.formula, names) else '=""'
        ws.write_formula(row, col, formula, style, "")
    elif isinstance(value, ExcelError):
        ws.write_formula(row, col, f"={value}" if value in _LITERAL_ERRORS else "=NA()", style, str(value))
    elif value is None or value == "":
        ws.write_blank(row, col, None, style)
    elif isinstance(value, bool):
        ws.write_boolean(row, col, value, style)
    elif isinstance(value, int | float):
        ws.write_number(row, col, value, style)
    else:
        ws.write_string(row, col, clean(value), style)


_LITERAL_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))


def clean(text: str) -> str:
    """Text that any workbook can hold: no lone surrogates, at most 32,767 characters."""
    return text.encode("utf-8", "replace").decode("utf-8")[:_MAX_TEXT]
