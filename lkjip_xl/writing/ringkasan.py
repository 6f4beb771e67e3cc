"""The first sheet: the verdict in one sentence, counts, what is not available, and charts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from lkjip_xl.findings import Level, Result, Verdict
from lkjip_xl.writing.cellnames import quoted
from lkjip_xl.writing.charts import insert_charts
from lkjip_xl.writing.page import set_page
from lkjip_xl.writing.styles import GOOD, MARK, Styles, height
from lkjip_xl.writing.submitted import clean

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from lkjip_xl.writing.report import Context

_WIDTHS = (24, 12, 12, 12, 3, 30, 12, 14, 14)


def write_ringkasan(workbook: Workbook, styles: Styles, context: Context) -> None:
    """Writes the sheet Ringkasan."""
    ws: Any = workbook.add_worksheet(context.tabs["Ringkasan"])
    for col, width in enumerate(_WIDTHS):
        ws.set_column(col, col, width)
    words = context.words
    ws.set_row(0, 26)
    ws.write_string(
        0,
        0,
        clean(f"Hasil Pemeriksaan LKjIP {words['instansi']} {words['kabupaten']} Tahun {words['tahun']}"),
        styles.get(bold=True, font_size=16),
    )
    _verdict(ws, styles, context.result)
    _levels(ws, styles, context)
    row = max(_by_sheet(ws, styles, context), _verdicts(ws, styles, context.result), 12)
    row = _absent(ws, styles, context, row + 1)
    last = insert_charts(workbook, ws, context, row + 1)
    set_page(ws, context.page, landscape=False, repeat=None, last=(last, len(_WIDTHS) - 1), pages_high=1)


def verdict_sentence(result: Result) -> str:
    """The outcome in one sentence."""
    wrong = result.of(Level.SALAH)
    checked = _n(len(result.checked))
    if not wrong:
        return f"COCOK: {checked} sel turunan diperiksa, tidak ada yang salah."
    roots = sum(1 for f in wrong if f.root)
    follows = len(wrong) - roots
    more = f", dan {_n(follows)} sel lain ikut salah karenanya" if follows else ""
    return f"SELISIH: {checked} sel turunan diperiksa, {_n(roots)} temuan harus diperbaiki{more}."


def _verdict(ws: Any, styles: Styles, result: Result) -> None:
    wrong = bool(result.of(Level.SALAH))
    look = styles.get(bold=True, font_size=12, bg_color=MARK[Level.SALAH] if wrong else GOOD, border=1, indent=1)
    ws.set_row(1, 24)
    ws.merge_range(1, 0, 1, len(_WIDTHS) - 1, verdict_sentence(result), look)


def _levels(ws: Any, styles: Styles, context: Context) -> None:
    selisih = context.tabs["Selisih"]
    for col, heading in enumerate(("Tingkat", "Temuan", "Masih ada")):
        ws.write_string(3, col, heading, styles.heading)
    for i, level in enumerate(Level):
        row = 4 + i
        count = len(context.result.of(level))
        ws.write_url(
            row, 0, f"internal:{quoted(selisih)}!A1", styles.cell(bold=True, bg_color=MARK[level]), level.value
        )
        ws.write_number(row, 1, count, styles.cell(num_format="#,##0"))
        # follows the corrections that are made in the submitted sheets of this workbook
        ws.write_formula(
            row, 2, f'=COUNTIF({quoted(selisih)}!B:B,"{level.value}")', styles.cell(num_format="#,##0"), count
        )
    accepted = sum(1 for f in context.result.findings if f.accepted)
    ws.write_string(7, 0, "Diterima", styles.cell())
    ws.write_number(7, 1, accepted, styles.cell(num_format="#,##0"))
    ws.write_blank(7, 2, None, styles.cell())
    for i, level in enumerate(Level):
        ws.write_string(8 + i, 0, f"{level.value}: {level.meaning}", styles.note)


def _by_sheet(ws: Any, styles: Styles, context: Context) -> int:
    """Findings by submitted sheet, with a link; gives the last row used."""
    result = context.result
    counts: dict[str, Counter[Level]] = {s.name: Counter() for s in result.book.sheets}
    for f in result.findings:
        if not f.accepted:
            counts.setdefault(f.at.sheet, Counter())[f.level] += 1
    checked = Counter(c.at.sheet for c in result.checked)
    ws.write_string(3, 5, "Lembar", styles.heading)
    ws.write_string(3, 6, "SALAH", styles.heading)
    ws.write_string(3, 7, "Temuan lain", styles.heading)
    ws.write_string(3, 8, "Sel diperiksa", styles.heading)
    row = 3
    for name, found in counts.items():
        if not found and not checked[name]:
            continue
        row += 1
        if name in result.book.by_name:
            ws.write_url(
                row, 5, f"internal:{quoted(name)}!A1", styles.cell(font_color="#0563C1", underline=1), clean(name)
            )
        else:
            ws.write_string(row, 5, clean(name), styles.cell())
        bad = found[Level.SALAH]
        ws.write_number(row, 6, bad, styles.cell(num_format="#,##0", bg_color=MARK[Level.SALAH] if bad else GOOD))
        ws.write_number(row, 7, sum(found.values()) - bad, styles.cell(num_format="#,##0"))
        ws.write_number(row, 8, checked[name], styles.cell(num_format="#,##0"))
    return row


def _verdicts(ws: Any, styles: Styles, result: Result) -> int:
    row = 12
    ws.write_string(row, 0, "Putusan sel turunan", styles.heading)
    ws.write_string(row, 1, "Sel", styles.heading)
    counts = Counter(c.verdict for c in result.cells)
    for verdict in Verdict:
        if counts[verdict]:
            row += 1
            ws.write_string(
                row, 0, verdict.value.capitalize() if verdict is not Verdict.COCOK else "Cocok", styles.cell()
            )
            ws.write_number(row, 1, counts[verdict], styles.cell(num_format="#,##0"))
    row += 1
    ws.write_string(row, 0, "Semua", styles.cell(bold=True))
    ws.write_number(row, 1, len(result.cells), styles.cell(num_format="#,##0", bold=True))
    return row


def _absent(ws: Any, styles: Styles, context: Context, row: int) -> int:
    """What could not be written, and which sheet it lacks."""
    lines = []
    if context.absent:
        names = "; ".join(dict.fromkeys(_name(r.number, r.title, context) for r in context.absent))
        lines.append(f"Tabel yang tidak tersedia karena isiannya tidak ada: {names}.")
    lines += [
        f"Aturan {code} gagal dijalankan dan tidak memeriksa apa pun: {said}."
        for code, said in context.result.crashed.items()
    ]
    for text in lines:
        ws.merge_range(row, 0, row, len(_WIDTHS) - 1, clean(text), styles.get(text_wrap=True, italic=True))
        ws.set_row(row, height([(text, sum(_WIDTHS))]))
        row += 1
    return row


def _name(number: str, title: str, context: Context) -> str:
    return (f"{number} " if number else "") + title.format(**context.words)


def _n(number: int) -> str:
    return f"{number:,}".replace(",", ".")
