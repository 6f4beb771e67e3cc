"""The report workbook: summary, discrepancies, report tables, narrative, submitted sheets, rules, trail."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.run import open_ledger
from lkjip_xl.findings import Result
from lkjip_xl.table import Report
from lkjip_xl.writing.page import A4, PAPERS, Page, Paper, set_page
from lkjip_xl.writing.report.context import Context
from lkjip_xl.writing.report.fit import fit
from lkjip_xl.writing.report.selisih import write_selisih
from lkjip_xl.writing.report.submitted import write_submitted
from lkjip_xl.writing.report.table_sheet import write_table
from lkjip_xl.writing.report.tables import Laid, lay_out
from lkjip_xl.writing.report.tabs import Tabs
from lkjip_xl.writing.report.trail import write_rules, write_trail
from lkjip_xl.writing.stamp import CREATED, WRITTEN_BY
from lkjip_xl.writing.styles import TABLE_TAB, Styles
from lkjip_xl.writing.text import clean

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

# The versions of XlsxWriter whose inside plainsheet.py knows; with any other the stock class writes, more slowly.
_KNOWN_INSIDE = "3.3."

# A fixed date makes the same input give the same bytes.


def report_bytes(result: Result, kertas: str = "", ledger: Ledger | None = None) -> bytes:
    """The report workbook of a checked submission, as the bytes of an .xlsx file.

    kertas: the paper, A4 or F4; empty: the one that the office has set, A4 by default.
    ledger: the one that it was checked in, so that nothing is worked out twice.
    """
    from xlsxwriter import Workbook, __version__

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    workbook = Workbook(stream, {**options, "date_1904": result.book.date1904})
    if __version__.startswith(_KNOWN_INSIDE):
        from lkjip_xl.writing.plainsheet import PlainSheet

        workbook.worksheet_class = PlainSheet
    ledger = ledger or open_ledger(result.book)
    context = prepare(result, ledger, PAPERS[kertas or ledger.settings.text("kertas")])
    _properties(workbook, context)
    styles = Styles(workbook)
    _write(workbook, styles, context)
    workbook.close()
    return stream.getvalue()


def prepare(result: Result, ledger: Ledger, paper: Paper = A4) -> Context:
    """Everything laid out, nothing written yet."""
    words = title_words(ledger)
    reports = [r._replace(tab=clean(r.tab.format(**words))) for r in ledger.settings.tables]
    names = Tabs(s.name for s in result.book.sheets)
    wanted = [
        "Ringkasan",
        "Selisih",
        *dict.fromkeys(r.tab for r in reports),
        "Narasi",
        "Grafik",
        "Data Grafik",
        "Aturan",
        "Jejak",
    ]
    tabs = {name: names.name(name) for name in wanted}
    laid: dict[str, Laid] = {}
    absent: list[Report] = []
    free: dict[str, int] = {}
    for report in reports:
        table = lay_out(ledger, report, tabs[report.tab], free.get(report.tab, 1))
        if table is None:
            absent.append(report)
            continue
        laid[report.key] = table
        free[report.tab] = table.last + 3
    page = Page(words["instansi"], words["tahun"], paper)
    return Context(result, ledger, words, page, tabs, laid, tuple(absent))


def title_words(ledger: Ledger) -> dict[str, str]:
    """What titles and headings are filled in with."""
    year = ledger.facts.year
    riwayat = ledger.book.first("riwayat")
    first = riwayat.years[0] if riwayat is not None and riwayat.years else year
    return {
        "tahun": str(year or ""),
        "tahun_awal": str(first or ""),
        "tahun_depan": str(year + 1 if year else ""),
        "instansi": _identity(ledger, "instansi.isi"),
        "kabupaten": _identity(ledger, "kabupaten.isi"),
        **{key: clean(word) for key, word in ledger.settings.words.items()},
    }


def _identity(ledger: Ledger, fact: str) -> str:
    member = ledger.reference(fact, "")
    return clean(ledger.book.cell(member.at).text) if member is not None else ""


def _properties(workbook: Workbook, context: Context) -> None:
    office = clean(f"{context.words['instansi']} {context.words['tahun']}".strip())
    workbook.set_properties(
        {
            "title": f"LKjIP {office}"[:250],
            "subject": "Hasil pemeriksaan LKjIP",
            "author": "lkjip-xl",
            "category": "Laporan Kinerja Instansi Pemerintah",
            "keywords": "LKjIP, PK, realisasi, LRA",
            "comments": WRITTEN_BY,
            "created": CREATED,
        }
    )
    workbook.set_calc_mode("auto")


def _write(workbook: Workbook, styles: Styles, context: Context) -> None:
    from lkjip_xl.writing.report.chart_data import blocks, write_chart_data
    from lkjip_xl.writing.report.charts import draw
    from lkjip_xl.writing.report.narasi import write_narasi
    from lkjip_xl.writing.report.ringkasan import two_columns, write_large, write_ringkasan

    result, ledger, page, tabs = context.result, context.ledger, context.page, context.tabs
    first: Any = workbook.add_worksheet(tabs["Ringkasan"])
    made = blocks(context)
    columns, large = two_columns(list(draw(workbook, tabs["Data Grafik"], made)))
    write_ringkasan(first, styles, context, columns)
    write_selisih(workbook, styles, tabs["Selisih"], result, ledger, page)
    own = [tabs["Ringkasan"], tabs["Selisih"], *_write_tables(workbook, styles, context)]
    write_narasi(workbook, styles, context)
    if large:
        write_large(workbook.add_worksheet(tabs["Grafik"]), styles, page, large)
        own.append(tabs["Grafik"])
    own += [tabs["Narasi"], tabs["Data Grafik"], tabs["Aturan"]]
    write_submitted(workbook, styles, result.book, result.findings, page)
    write_chart_data(workbook.add_worksheet(tabs["Data Grafik"]), styles, context, made)
    write_rules(workbook, styles, tabs["Aturan"], result, ledger.settings, page)
    write_trail(workbook, styles, tabs["Jejak"], result, own, page)


def _write_tables(workbook: Workbook, styles: Styles, context: Context) -> list[str]:
    by_tab: dict[str, list[Laid]] = {}
    for table in context.laid.values():
        by_tab.setdefault(table.tab, []).append(table)
    for tab, tables in by_tab.items():
        ws: Any = workbook.add_worksheet(tab)
        sizes = fit(tables, context.page, context.words)
        for j, width in enumerate(sizes.widths):
            ws.set_column(j, j, width)
        heights = [write_table(ws, styles, table, context.words, sizes) for table in tables]
        first = tables[0]
        longest = tables[heights.index(max(heights))]  # the one that goes over pages; its headings are repeated
        ws.freeze_panes(first.first - 1, 0)
        last = tables[-1].last + (1 if tables[-1].report.source_line else 0)
        repeat = (longest.top, longest.first - 2)
        area = (last - 1, len(sizes.widths) - 1)
        set_page(ws, context.page, landscape=sizes.landscape, repeat=repeat, last=area)
        ws.set_tab_color(TABLE_TAB)
    return list(by_tab)
