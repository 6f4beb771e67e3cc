"""The discrepancy sheet: one line a finding, roots first, each followed by what follows from it.

It is made to be printed, filtered and sent back: headings in row 1, no merged cells, one landscape page wide, an
empty column for the office's answer. What makes a line alive is in `selisih_live`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Finding, Level, Result, outermost
from lkjip_xl.writing.metrics import characters, lines, row_height, text_width
from lkjip_xl.writing.page import Page, set_page
from lkjip_xl.writing.report.cellnames import quoted
from lkjip_xl.writing.report.selisih_live import CHANGED, COCOK, Line, line_of
from lkjip_xl.writing.styles import ANSWER, CHANGED_MARK, GOOD, MARK, Styles, number_format
from lkjip_xl.writing.text import clean

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

COLUMNS = (
    ("No", 5.5),
    ("Tingkat", 13),
    ("Kode", 6.5),
    ("Lembar", 13),
    ("Sel", 6.5),
    ("Uraian", 29),
    ("Tertulis", 17),
    ("Seharusnya", 17),
    ("Selisih", 13),
    ("Cara hitung", 36),
    ("Petunjuk", 24),
    ("Tanggapan", 22),
)
(NO, LEVEL, CODE, SHEET, CELL, TITLE, STATED, EXPECTED, DIFFERENCE, HOW, HINT, ANSWERED) = range(len(COLUMNS))
SIZE = 10
_INDENT = 1  # of a line that follows from the one above


class Sheet(NamedTuple):
    """What the lines of the sheet are written with."""

    ws: Any
    styles: Styles
    widths: tuple[float, ...]

    def look(self, **more: Any) -> Any:
        """The format of a cell of the list."""
        return self.styles.cell(**({"font_size": SIZE, "valign": "top"} | more))


def write_selisih(workbook: Workbook, styles: Styles, tab: str, result: Result, ledger: Ledger, page: Page) -> None:
    """Writes the sheet: headings in row 1, then a line a finding."""
    ws = workbook.add_worksheet(tab)
    rows = _rows(result, ledger)
    sheet = Sheet(ws, styles, _widths(rows))
    for col, (heading, _) in enumerate(COLUMNS):
        ws.set_column(col, col, sheet.widths[col])
        ws.write_string(0, col, heading, styles.heading)
    ws.set_row(0, 24)
    for number, f, line in rows:
        _write(sheet, number, f, line, ledger)
    last = max(len(rows), 1)
    if not rows:
        for col in range(len(COLUMNS)):
            ws.write_blank(1, col, None, sheet.look())
        ws.write_string(1, LEVEL, COCOK, sheet.look(bold=True, align="center"))
        ws.write_string(1, TITLE, "Tidak ada temuan.", sheet.look())
    ws.autofilter(0, 0, last, len(COLUMNS) - 1)
    ws.freeze_panes(1, TITLE)
    if rows:
        ws.ignore_errors({"number_stored_as_text": f"A2:L{last + 1}", "formula_differs": f"A2:L{last + 1}"})
    ws.set_tab_color(MARK[Level.SALAH] if result.of(Level.SALAH) else GOOD)
    _colours(ws, styles, last)
    set_page(ws, page, landscape=True, repeat=(0, 0), last=(last, len(COLUMNS) - 1))


def _rows(result: Result, ledger: Ledger) -> list[tuple[str, Finding, Line]]:
    """The findings numbered 1, 2, 2.1, ..., each with what keeps its line alive."""
    rows: list[tuple[str, Finding, Line]] = []
    for number, group in enumerate(grouped(result.findings), start=1):
        first = len(rows) + 2
        row_of = {f.at: first + i for i, f in reversed([*enumerate(group)])}
        turning: set[Address] = set()  # cells whose lines can only turn with the root
        for below, f in enumerate(group):
            root_row = row_of.get(f.root_at, first) if below and f.root_at is not None else None
            line = line_of(ledger, f, first + below, root_row, again=f.root_at in turning)
            if below and not line.formulas:
                turning.add(f.at)
            rows.append((f"{number}.{below}" if below else str(number), f, line))
    return rows


def grouped(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Each root with all that follows from it, also by way of another that follows; in the order of the roots."""
    above = {f.at: f.root_at for f in findings if f.root_at is not None}
    groups: list[list[Finding]] = []
    of_cell: dict[Address, list[Finding]] = {}
    for f in findings:
        group = None if f.root or f.root_at is None else of_cell.get(outermost(f.root_at, above))
        if group is None:
            groups.append(group := [])
        group.append(f)
        of_cell.setdefault(f.at, group)
    return groups


def _widths(rows: Sequence[tuple[str, Finding, Line]]) -> tuple[float, ...]:
    """Column widths: figures are never cut, so that their columns may have to be wider than usual."""
    widths = [float(width) for _, width in COLUMNS]
    for _, f, line in rows:
        shown = {STATED: f.stated, EXPECTED: f.expected, DIFFERENCE: f.difference}
        for col, text in shown.items():
            if line.numeric or (col == DIFFERENCE and _figure(text)):
                widths[col] = max(widths[col], characters(text_width(text, SIZE) + 16))
    return tuple(widths)


def _write(sheet: Sheet, number: str, f: Finding, line: Line, ledger: Ledger) -> None:
    ws, row = sheet.ws, line.row - 1
    text, centre = sheet.look(), sheet.look(align="center")
    if "." in number:
        ws.write_string(row, NO, number, centre)
    else:
        ws.write_number(row, NO, int(number), centre)
    if line.status:
        ws.write_formula(row, LEVEL, line.status, centre, line.level)
    else:
        ws.write_string(row, LEVEL, line.level, centre)
    ws.write_string(row, CODE, f.code, centre)
    ws.write_string(row, SHEET, clean(f.at.sheet), text)
    link = f"internal:{quoted(f.at.sheet)}!{f.at.a1}"
    if f.at.sheet in ledger.book.by_name:
        ws.write_url(row, CELL, link, sheet.look(align="center", **sheet.styles.link), f.at.a1, "Buka sel ini")
    else:
        ws.write_string(row, CELL, f.at.a1, centre)
    ws.write_string(row, TITLE, clean(f.title), text if f.root else sheet.look(indent=_INDENT))
    _sides(sheet, row, f, line)
    how = f.formula[:1].upper() + f.formula[1:]
    ws.write_string(row, HOW, clean(how), text)
    hint = "\n".join(str(said) for said in (f.acceptance, f.hint) if said)
    ws.write_string(row, HINT, clean(hint), text)
    ws.write_blank(row, ANSWERED, None, sheet.look(bg_color=ANSWER))
    texts = {TITLE: f.title, STATED: f.stated, EXPECTED: f.expected, HOW: how, HINT: hint, SHEET: f.at.sheet}
    most = max(
        lines(said, sheet.widths[col], SIZE, indent=_INDENT if col == TITLE and not f.root else 0)
        for col, said in texts.items()
    )
    ws.set_row(row, row_height(max(most, 2), SIZE))


def _sides(sheet: Sheet, row: int, f: Finding, line: Line) -> None:
    """What stands there, what should, and the difference: alive where they can be."""
    ws, text = sheet.ws, sheet.look()
    right = sheet.look(align="right", indent=1, text_wrap=False)
    if line.numeric:
        shown = sheet.styles.number(number_format(line.kind, line.decimals), font_size=SIZE, valign="top")
        for col, formula, value in zip((STATED, EXPECTED, DIFFERENCE), line.formulas, line.values, strict=True):
            ws.write_formula(row, col, formula, shown, value)
        return
    if line.formulas:
        ws.write_formula(row, STATED, line.formulas[0], text, line.values[0])
        if line.formulas[1]:
            ws.write_formula(row, EXPECTED, line.formulas[1], text, line.values[1])
        else:
            ws.write_string(row, EXPECTED, line.values[1], text)
    else:
        ws.write_string(row, STATED, clean(f.stated), right if _figure(f.stated) else text)
        ws.write_string(row, EXPECTED, clean(f.expected), right if _figure(f.expected) else text)
    ws.write_string(row, DIFFERENCE, clean(f.difference), right)


def _figure(text: str) -> bool:
    return bool(text) and text[0] in "-0123456789(" and len(text) < 22


def _colours(ws: Any, styles: Styles, last: int) -> None:
    """Level by colour and word; a line that has come right is tinted as a whole."""

    def mark(area: tuple[int, int, int, int], formula: str, **look: Any) -> None:
        ws.conditional_format(*area, {"type": "formula", "criteria": formula, "format": styles.exact(look)})

    level = (1, LEVEL, last, LEVEL)
    mark((1, 0, last, len(COLUMNS) - 1), f'=$B2="{COCOK}"', bg_color=GOOD)
    for one in Level:
        mark(level, f'=LEFT($B2,{len(one.value)})="{one.value}"', bg_color=MARK[one], bold=True)
    mark(level, f'=$B2="{CHANGED}"', bg_color=CHANGED_MARK, bold=True)
