"""Aturan and Jejak: what was checked by which rule, and what exactly was read."""

from __future__ import annotations

import platform
from collections import Counter
from typing import TYPE_CHECKING, Any

from lkjip_xl import __version__
from lkjip_xl.findings import Result
from lkjip_xl.reading.own import OWN, SUBMITTED, TRAIL_MARK
from lkjip_xl.rules import FAMILIES, RULES
from lkjip_xl.rules.rule import Rule, must_by
from lkjip_xl.settings import Settings
from lkjip_xl.writing.metrics import height
from lkjip_xl.writing.page import Page, set_page
from lkjip_xl.writing.report.cellnames import quoted
from lkjip_xl.writing.styles import Styles
from lkjip_xl.writing.text import clean

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


_RULES = (
    ("Kode", 6.5),
    ("Keluarga", 12.0),
    ("Aturan", 15.0),
    ("Yang harus berlaku", 30.0),
    ("Mengapa", 24.0),
    ("Contoh salah", 19.0),
    ("Contoh benar", 19.0),
    ("Tingkat", 18.0),
    ("Yang dilakukan", 26.0),
    ("Sumber", 17.0),
    ("Sel diperiksa", 9.5),
    ("Temuan", 8.5),
    ("Hasil", 12.0),
)
_SIZE = 9  # points; the sheet is wide


def write_rules(workbook: Workbook, styles: Styles, tab: str, result: Result, settings: Settings, page: Page) -> None:
    """The sheet Aturan: every rule, how many cells it judged, and how many findings it made; below them what is in
    force for this office, and where that was set."""
    ws = workbook.add_worksheet(tab)
    for col, (heading, width) in enumerate(_RULES):
        ws.set_column(col, col, width)
        ws.write_string(0, col, heading, styles.heading)
    ws.set_row(0, height([(h, w) for h, w in _RULES], bold=True) + 4)
    judged = result.checked_by_code()
    found = Counter(f.code for f in result.findings)
    text, centre = (styles.cell(font_size=_SIZE, valign="top", **more) for more in ({}, {"align": "center"}))
    number = styles.number("#,##0", font_size=_SIZE, valign="top")
    for row, rule in enumerate(RULES, start=1):
        failed = rule.code in result.crashed
        outcome = f"{found[rule.code]} temuan" if found[rule.code] else "tidak ada temuan"
        family = FAMILIES[rule.code[0]]
        must, source = _in_force(rule, settings)
        about = (must, rule.why, rule.wrong, rule.right, rule.level, rule.remedy, source)
        texts = (rule.code, family, rule.title, *about)
        for col, said in enumerate(texts):
            ws.write_string(row, col, said, text if col else centre)
        ws.write_number(row, len(texts), judged[rule.code], number)
        ws.write_number(row, len(texts) + 1, found[rule.code], number)
        ws.write_string(row, len(texts) + 2, "gagal dijalankan" if failed else outcome, text)
        ws.set_row(row, height([(t, w) for t, (_, w) in zip(texts, _RULES, strict=False)], _SIZE))
    ws.freeze_panes(1, 1)
    last = _settings(ws, styles, settings, len(RULES) + 1)
    set_page(ws, page, landscape=True, repeat=(0, 0), last=(last, len(_RULES) - 1))


def _in_force(rule: Rule, settings: Settings) -> tuple[str, str]:
    """What a rule demands of this office, and its source."""
    if rule.scale is None or rule.scale.key not in settings.scales:
        return rule.must, rule.source
    scale = settings.scale(rule.scale)
    return must_by(scale) if not scale.doubt else f"{scale.doubt[0].upper()}{scale.doubt[1:]}.", scale.source


def _settings(ws: Any, styles: Styles, settings: Settings, row: int) -> int:
    """What is in force for this office, a line each in the columns of the rules: what holds, what it is for, its legal
    base, and where it was set. Gives the last row."""
    text = styles.cell(font_size=_SIZE, valign="top")
    link = styles.cell(font_size=_SIZE, valign="top", **styles.link)
    for line in settings.in_force:
        at, basis = line.origin or (None, "")
        usual = "" if line.value == line.usual else f" (baku: {line.usual})"
        texts = (
            "",
            _FAMILY,
            line.name,
            line.value + usual,
            line.about,
            "",
            "",
            "",
            "",
            basis if at is not None else "",
            "",
            "",
        )
        for col, said in enumerate(texts):
            ws.write_string(row, col, clean(said), text)
        if at is not None:
            ws.write_url(row, len(texts), f"internal:{quoted(at.sheet)}!{at.a1}", link, clean(str(at)))
        else:
            ws.write_string(row, len(texts), basis or "baku", text)
        ws.set_row(row, height([(clean(t), w) for t, (_, w) in zip(texts, _RULES, strict=False)], _SIZE))
        row += 1
    return row - 1


_FAMILY = "Pengaturan yang berlaku"


def write_trail(workbook: Workbook, styles: Styles, tab: str, result: Result, own: list[str], page: Page) -> None:
    """The sheet Jejak: file, hash, sheets, versions, counts, and the cells that were not checked.

    It lists which sheets the tool wrote, so that the report can be given back as input.
    """
    ws = workbook.add_worksheet(tab)
    ws.set_column(0, 0, 34)
    ws.set_column(1, 1, 26)
    ws.set_column(2, 2, 60)
    ws.write_string(0, 0, TRAIL_MARK, styles.title)
    book = result.book
    lines: list[tuple[str, str]] = [
        ("Berkas", book.name),
        ("Ukuran", f"{book.size:,} byte".replace(",", ".")),
        ("SHA-256", book.sha256),
        ("lkjip-xl", __version__),
        ("Python", platform.python_version()),
        *((f"Pustaka {name}", version) for name, version in _versions()),
        ("Sel berisi yang dibaca", _n(sum(len(cols) for s in book.sheets for cols in s.by_row.values()))),
        ("Tabel yang ditemukan", _n(len(book.tables))),
        ("Sel turunan", _n(len(result.cells))),
        ("Sel turunan diperiksa", _n(result.checked_by_sheet().total())),
        ("Sel turunan tidak diperiksa", _n(len(result.not_checked))),
        *((f"Putusan {name}", _n(n)) for name, n in result.counts().items()),
        *(("Keterangan pembacaan", note) for note in book.notes),
        *((f"Aturan {code} gagal", said) for code, said in result.crashed.items()),
    ]
    row = 2
    for label, value in lines:
        ws.write_string(row, 0, label, styles.cell())
        ws.merge_range(row, 1, row, 2, clean(value), styles.cell())
        row += 1
    row = _sheets(ws, styles, row + 1, [(n, OWN) for n in (*own, tab)] + [(s.name, SUBMITTED) for s in book.sheets])
    if result.not_checked:
        row += 1
        for col, heading in enumerate(("Sel turunan yang tidak diperiksa", "Kode", "Sebab")):
            ws.write_string(row, col, heading, styles.heading)
        for c in result.not_checked:
            row += 1
            ws.write_string(row, 0, clean(str(c.at)), styles.cell())
            ws.write_string(row, 1, c.code, styles.cell())
            ws.write_string(row, 2, clean(c.reason), styles.cell())
    set_page(ws, page, landscape=False, repeat=None, last=(row, 2))


def _sheets(ws, styles: Styles, row: int, sheets: list[tuple[str, str]]) -> int:  # type: ignore[no-untyped-def]
    ws.write_string(row, 0, "Lembar", styles.heading)
    ws.write_string(row, 1, "Asal", styles.heading)
    for name, origin in sheets:
        row += 1
        ws.write_string(row, 0, clean(name), styles.cell())
        ws.write_string(row, 1, origin, styles.cell())
    return row + 1


def _versions() -> list[tuple[str, str]]:
    """The library that writes; asking for the versions of others would cost a tenth of a run."""
    import xlsxwriter

    return [("xlsxwriter", xlsxwriter.__version__)]


def _n(number: int) -> str:
    return f"{number:,}".replace(",", ".")
