"""The discrepancy sheet: one line a finding, roots first, both sides alive."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.expr import NotLive, Value, exact, excel
from lkjip_xl.findings import Finding, Level, Result
from lkjip_xl.numbers import half_up
from lkjip_xl.table import Kind
from lkjip_xl.writing.cellnames import quoted, submitted_names
from lkjip_xl.writing.page import Page, set_page
from lkjip_xl.writing.styles import GOOD, MARK, Styles, height, number_format
from lkjip_xl.writing.submitted import clean
from lkjip_xl.writing.tables import stored

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

COLUMNS = (
    ("No", 5),
    ("Tingkat", 13),
    ("Kode", 8),
    ("Lembar", 16),
    ("Sel", 8),
    ("Uraian", 36),
    ("Tertulis", 19),
    ("Seharusnya", 19),
    ("Selisih", 14),
    ("Cara hitung", 40),
    ("Petunjuk", 26),
    ("Tanggapan", 20),
)
_MAX_FORMULA = 8000


def write_selisih(workbook: Workbook, styles: Styles, tab: str, result: Result, ledger: Ledger, page: Page) -> None:
    """Writes the sheet: headings in row 1, then a line a finding."""
    ws = workbook.add_worksheet(tab)
    for col, (heading, width) in enumerate(COLUMNS):
        ws.set_column(col, col, width)
        ws.write_string(0, col, heading, styles.heading)
    ws.set_row(0, 22)
    for i, f in enumerate(result.findings):
        _line(ws, styles, i + 1, f, ledger)
    last = max(len(result.findings), 1)
    if not result.findings:
        ws.write_string(1, 1, "COCOK", styles.cell(bold=True, bg_color=GOOD))
        ws.write_string(1, 5, "Tidak ada temuan.", styles.cell())
    ws.autofilter(0, 0, last, len(COLUMNS) - 1)
    ws.freeze_panes(1, 5)
    _colours(ws, styles, last)
    set_page(ws, page, landscape=True, repeat=(0, 0), last=(last, len(COLUMNS) - 1))


def _colours(ws: Any, styles: Styles, last: int) -> None:
    area = (1, 1, last, 1)
    for level in Level:
        ws.conditional_format(
            *area,
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{level.value}"',
                "format": styles.exact({"bg_color": MARK[level], "bold": True}),
            },
        )
    ws.conditional_format(
        *area,
        {
            "type": "text",
            "criteria": "begins with",
            "value": "COCOK",
            "format": styles.exact({"bg_color": GOOD, "bold": True}),
        },
    )


def _line(ws: Any, styles: Styles, row: int, f: Finding, ledger: Ledger) -> None:
    text, centre = styles.cell(), styles.cell(align="center")
    ws.write_number(row, 0, row, centre)
    ws.write_string(row, 2, f.code, centre)
    ws.write_string(row, 3, clean(f.at.sheet), text)
    link = f"internal:{quoted(f.at.sheet)}!{f.at.a1}"
    if f.at.sheet in ledger.book.by_name:
        ws.write_url(row, 4, link, styles.cell(align="center", font_color="#0563C1", underline=1), f.at.a1)
    else:
        ws.write_string(row, 4, f.at.a1, centre)
    indent = {} if f.root else {"indent": 2}
    ws.write_string(row, 5, clean(f.title), styles.cell(**indent))
    level = f"{f.level.value} (diterima)" if f.accepted else f.level.value
    if not _live(ws, styles, row, f, ledger, level):
        right = styles.cell(align="right")
        ws.write_string(row, 1, level, centre)
        ws.write_string(row, 6, clean(f.stated), right if _figure(f.stated) else text)
        ws.write_string(row, 7, clean(f.expected), right if _figure(f.expected) else text)
        ws.write_string(row, 8, clean(f.difference), right)
    how = f.formula[:1].upper() + f.formula[1:]
    ws.write_string(row, 9, clean(how), styles.cell(font_size=10))
    ws.write_string(row, 10, clean(f.hint), styles.cell(font_size=10))
    ws.write_blank(row, 11, None, text)
    texts = [
        (f.title, 36.0 if f.root else 32.0),
        (f.stated, 19.0),
        (f.expected, 19.0),
        (how, 43.0),
        (f.hint, 28.0),
        (f.at.sheet, 15.0),
    ]
    ws.set_row(row, height(texts))


def _figure(text: str) -> bool:
    return bool(text) and text[0] in "-0123456789(" and len(text) < 22


def _live(ws: Any, styles: Styles, row: int, f: Finding, ledger: Ledger, level: str) -> bool:
    """Both sides and the level as formulas; False where that cannot be done, or would not say the same."""
    live = f.live
    if live is None or f.accepted or ledger.rests_on_unreadable(live.expected):
        return False
    names = submitted_names(ledger)
    try:
        stated, expected = excel(live.stated, names), excel(live.expected, names)
    except NotLive:
        return False
    if max(len(stated), len(expected)) > _MAX_FORMULA:
        return False
    value, should = exact(live.stated, _raw(ledger)), live.value
    if isinstance(should, Fraction) and live.decimals is not None:
        return _live_numbers(ws, styles, row, f, level, stated, expected, value, should, live.decimals, live.kind)
    if not isinstance(should, str) or not isinstance(value, str):
        return False
    if value.strip().casefold() == should.casefold():
        return False
    text = styles.cell()
    ws.write_formula(row, 6, "=" + stated, text, clean(value))
    ws.write_formula(row, 7, "=" + expected, text, should)
    ws.write_string(row, 8, "", text)
    ws.write_formula(row, 1, f'=IF(TRIM(G{row + 1})=H{row + 1},"COCOK","{level}")', styles.cell(align="center"), level)
    return True


def _live_numbers(
    ws: Any,
    styles: Styles,
    row: int,
    f: Finding,
    level: str,
    stated: str,
    expected: str,
    value: Value,
    should: Fraction,
    decimals: int,
    kind: Kind,
) -> bool:
    step = Fraction(1, 10**decimals)
    shown = styles.cell(num_format=number_format(kind, decimals), align="right")
    if isinstance(value, Fraction):
        difference: Value = value - should
        if half_up(value, step) == half_up(should, step):
            return False
    elif isinstance(value, str):
        difference = "-"
    else:
        return False
    cell = row + 1
    ws.write_formula(row, 6, "=" + stated, shown, stored(value))
    ws.write_formula(row, 7, "=" + expected, shown, stored(should))
    ws.write_formula(
        row,
        8,
        f'=IFERROR(ROUND(G{cell},{decimals})-ROUND(H{cell},{decimals}),"-")',
        shown,
        stored(half_up(value, step) - half_up(should, step)) if isinstance(value, Fraction) else stored(difference),
    )
    ws.write_formula(
        row,
        1,
        f'=IF(IFERROR(ROUND(G{cell},{decimals})=ROUND(H{cell},{decimals}),FALSE),"COCOK","{level}")',
        styles.cell(align="center"),
        level,
    )
    return True


def _raw(ledger: Ledger) -> Any:
    """The value of a submitted cell as a formula of the report sees it."""

    def value(at: Any) -> Value:
        found = ledger.raw(at)
        if not isinstance(found, Fraction):
            cell = ledger.book.cell(at)
            return cell.text if isinstance(cell.value, str) and cell.text else found
        return found

    return value
