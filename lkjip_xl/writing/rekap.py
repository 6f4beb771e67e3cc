"""The rekap workbook: one row a file, all findings, the rules that were broken most, and what could not be checked."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl.findings import Level
from lkjip_xl.output import DIFFERS, MATCHES, SKIPPED, UNREADABLE, Told, figures, of_level
from lkjip_xl.reading.own import REKAP_TITLE
from lkjip_xl.rules import BY_CODE, FAMILIES
from lkjip_xl.writing.page import Page, set_page
from lkjip_xl.writing.sheets import Column, finish, put_row, start
from lkjip_xl.writing.stamp import CREATED, WRITTEN_BY
from lkjip_xl.writing.styles import GOOD, MARK, Styles

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_STATUS = {DIFFERS: "SELISIH", MATCHES: "COCOK", UNREADABLE: "TIDAK TERBACA", SKIPPED: "DILEWATI"}
_FIRST_FINDINGS = 3
_MOST_ROWS = 1_000_000  # of a sheet; Excel ends at 1,048,576
_PAGE = Page(REKAP_TITLE, "")


def rekap_bytes(files: Mapping[str, Told], folder: Path, left: int = 0) -> bytes:
    """The rekap of what was told about some files, in their order, as the bytes of an .xlsx file.

    folder: where the rekap will stand; links to the files are relative to it. left: how many more files were found
    and not come to.
    """
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    workbook = Workbook(stream, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    workbook.set_properties({"title": REKAP_TITLE, "comments": WRITTEN_BY, "created": CREATED})
    styles = Styles(workbook)
    told = list(files.values())
    checked = [f for f in told if f["status"] in (MATCHES, DIFFERS)]
    summary: Any = workbook.add_worksheet("Ringkasan")
    _files(workbook, styles, checked, folder)
    _findings(workbook, styles, checked, folder)
    rules = _rules(workbook, styles, checked)
    _others(workbook, styles, [f for f in told if f["status"] not in (MATCHES, DIFFERS)], folder)
    _summary(workbook, summary, styles, told, rules, left)
    workbook.close()
    return stream.getvalue()


# --- one row a file ------------------------------------------------------------------------------

_FILES = (
    Column("No", 6),
    Column("Berkas", 34),
    Column("Buka", 7),  # a link of its own, since LibreOffice does not wrap the text of a link
    Column("Instansi", 28),
    Column("Kabupaten/Kota", 24),
    Column("Tahun", 8),
    Column("Status", 11),
    Column("SALAH", 9, "#,##0"),
    Column("Ikut salah", 9, "#,##0"),
    Column("PERINGATAN", 13, "#,##0"),
    Column("CATATAN", 10, "#,##0"),
    Column("Diterima", 10, "#,##0"),
    Column("Sel diperiksa", 11, "#,##0"),
    Column("Tidak diperiksa", 11, "#,##0"),
    Column("Temuan pertama", 54),
)


def _files(workbook: Workbook, styles: Styles, files: Sequence[Told], folder: Path) -> None:
    ws = start(workbook, styles, "Berkas", _FILES, 3)
    for r, file in enumerate(files, start=1):
        wrong, warned, noted = (of_level(file, level) for level in Level)
        first = [f for f in (*wrong, *warned) if f["root"]][:_FIRST_FINDINGS]
        office = file.get("office") or {}
        values = [
            r,
            _name(file["file"], folder),
            "",
            str(office.get("instansi") or ""),
            str(office.get("kabupaten") or ""),
            office.get("tahun") or "",
            _STATUS[file["status"]],
            len(wrong),
            sum(not f["root"] for f in wrong),
            len(warned),
            len(noted),
            sum(1 for f in file["findings"] if f["accepted"]),
            len(file["checked"]),
            len(file["not_checked"]),
            "\n".join(f"{f['sheet']}!{f['cell']} {f['code']}: {figures(f)}" for f in first),
        ]
        put_row(ws, styles, _FILES, r, values)
        colour = MARK[Level.SALAH] if wrong else (MARK[Level.PERINGATAN] if warned else GOOD)
        ws.write_string(r, 6, _STATUS[file["status"]], styles.cell(bg_color=colour, bold=True, align="center"))
        link = _link(file["file"], folder)
        if link:
            ws.write_url(r, 2, link, styles.cell(align="center", **styles.link), "buka", "Buka berkas ini")
    finish(ws, _PAGE, _FILES, len(files))


def _name(file: str, folder: Path) -> str:
    """The name of a file below the folder of the rekap, or its whole path."""
    try:
        below = os.path.relpath(file, folder)
    except ValueError:  # another drive
        return file
    return file if below.startswith("..") else below


def _link(file: str, folder: Path) -> str:
    """A link to a file; empty where Excel could not follow it."""
    try:
        path = os.path.relpath(file, folder)
    except ValueError:
        path = os.path.abspath(file)
    if "#" in path or "%" in path:  # signs of an address, not of this name
        from urllib.parse import quote

        path = quote(path, safe="/\\: ").replace(" ", "%20")
    link = f"external:{path}"
    return link if len(link) <= 2000 and path.isprintable() else ""


# --- all findings --------------------------------------------------------------------------------

_FOUND = (
    Column("Berkas", 24),
    Column("Instansi", 20),
    Column("Tingkat", 13),
    Column("Kode", 7),
    Column("Lembar", 14),
    Column("Sel", 7),
    Column("Uraian", 36),
    Column("Tertulis", 17),
    Column("Seharusnya", 17),
    Column("Selisih", 14),
    Column("Cara hitung", 36),
    Column("Petunjuk", 30),
    Column("Ikut dari", 14),
    Column("Diterima", 24),
)


def _findings(workbook: Workbook, styles: Styles, files: Sequence[Told], folder: Path) -> None:
    found = [(file, f) for file in files for f in file["findings"]]
    for n, begin in enumerate(range(0, max(len(found), 1), _MOST_ROWS), start=1):
        part = found[begin : begin + _MOST_ROWS]
        ws = start(workbook, styles, "Temuan" if n == 1 else f"Temuan {n}", _FOUND, 1)
        for r, (file, f) in enumerate(part, start=1):
            root = f.get("root_at")
            values = [
                _name(file["file"], folder),
                str((file.get("office") or {}).get("instansi") or ""),
                f["level"],
                f["code"],
                f["sheet"],
                f["cell"],
                f["title"],
                f["stated"],
                f["expected"],
                f["difference"],
                f["formula"],
                f["hint"],
                "" if root is None else f"{root['sheet']}!{root['cell']}",
                _accepted(f),
            ]
            put_row(ws, styles, _FOUND, r, values)
            look = styles.cell(bg_color=MARK[Level(f["level"])], bold=True, align="center")
            ws.write_string(r, 2, f["level"], look)
        finish(ws, _PAGE, _FOUND, len(part))


def _accepted(f: Told) -> str:
    """Why a finding is accepted, as far as its line says; empty where it is not."""
    why = f.get("acceptance")
    return f"{why['by']}: {why['reason']}" if why else "ya" if f["accepted"] else ""


# --- by rule -------------------------------------------------------------------------------------

_RULES = (
    Column("Kode", 8),
    Column("Keluarga", 26),
    Column("Aturan", 30),
    Column("Temuan", 10, "#,##0"),
    Column("SALAH", 10, "#,##0"),
    Column("PERINGATAN", 13, "#,##0"),
    Column("CATATAN", 10, "#,##0"),
    Column("Berkas", 10, "#,##0"),
    Column("Yang harus berlaku", 70),
)


def _rules(workbook: Workbook, styles: Styles, files: Sequence[Told]) -> int:
    """The rules that were broken, the most common first; gives their number."""
    by_level: Counter[tuple[str, str]] = Counter()
    offices: Counter[str] = Counter()
    for file in files:
        open_findings = [f for f in file["findings"] if not f["accepted"]]
        by_level.update((f["code"], f["level"]) for f in open_findings)
        offices.update({f["code"] for f in open_findings})
    ws = start(workbook, styles, "Per Aturan", _RULES, 1)
    codes = sorted(offices, key=lambda c: (-offices[c], -sum(by_level[c, level.value] for level in Level), c))
    for r, code in enumerate(codes, start=1):
        rule = BY_CODE.get(code)
        counts = [by_level[code, level.value] for level in Level]
        values: list[str | int] = [
            code,
            FAMILIES.get(code[:1], ""),
            rule.title if rule is not None else "",
            sum(counts),
            *counts,
            offices[code],
            rule.must if rule is not None else "",
        ]
        put_row(ws, styles, _RULES, r, values)
    finish(ws, _PAGE, _RULES, len(codes))
    return len(codes)


# --- what was not checked ------------------------------------------------------------------------

_OTHERS = (Column("No", 6), Column("Berkas", 60), Column("Status", 16), Column("Alasan", 90))


def _others(workbook: Workbook, styles: Styles, files: Sequence[Told], folder: Path) -> None:
    ws = start(workbook, styles, "Tidak Diperiksa", _OTHERS, 2)
    ordered = sorted(files, key=lambda f: f["status"] == SKIPPED)
    for r, file in enumerate(ordered, start=1):
        put_row(
            ws,
            styles,
            _OTHERS,
            r,
            [r, _name(file["file"], folder), _STATUS[file["status"]], str(file["message"] or "")],
        )
    finish(ws, _PAGE, _OTHERS, len(ordered))


# --- summary -------------------------------------------------------------------------------------

_MOST_BARS = 15


def _summary(workbook: Workbook, ws: Any, styles: Styles, told: Sequence[Told], rules: int, left: int) -> None:
    statuses = Counter(f["status"] for f in told)
    findings = Counter(f["level"] for f in told for f in f["findings"] if not f["accepted"])
    ws.set_column(0, 0, 34)
    ws.set_column(1, 1, 14)
    ws.set_column(2, 2, 72)
    ws.write_string(0, 0, REKAP_TITLE, styles.title)
    lines = [
        ("Berkas ditemukan", len(told) + left, ""),
        *((f"  {_STATUS[s]}", statuses[s], _MEANING[s]) for s in _STATUS),
        *([("  BELUM DIPERIKSA", left, "pemeriksaan dihentikan; teruskan dengan --lanjut")] if left else []),
        *((f"Temuan {level.value}", findings[level.value], _LEVELS[level]) for level in Level),
    ]
    for r, (label, count, meaning) in enumerate(lines, start=2):
        ws.write_string(r, 0, label, styles.cell(bold=not label.startswith(" ")))
        ws.write_number(r, 1, count, styles.cell(num_format="#,##0"))
        ws.write_string(r, 2, meaning, styles.cell())
    end = 2 + len(lines)
    ws.insert_chart(end + 1, 0, _status_chart(workbook), {"description": "Banyaknya berkas menurut status"})
    if rules:
        chart = _rules_chart(workbook, min(rules, _MOST_BARS))
        ws.insert_chart(end + 1, 2, chart, {"description": "Aturan yang paling sering dilanggar", "x_offset": 8})
    set_page(ws, _PAGE, landscape=True, repeat=None, last=(end + 26, 2), pages_high=1)
    ws.set_first_sheet()
    ws.activate()


_MEANING = {
    DIFFERS: "ada yang SALAH; lihat lembar Berkas dan Temuan",
    MATCHES: "tidak ada yang SALAH",
    UNREADABLE: "tidak dapat dipakai; lihat lembar Tidak Diperiksa",
    SKIPPED: "bayangan, tersembunyi, atau laporan dari berkas lain",
}
_LEVELS = {
    Level.SALAH: "harus diperbaiki",
    Level.PERINGATAN: "perlu dilihat",
    Level.CATATAN: "keterangan",
}


def _status_chart(workbook: Workbook) -> Any:
    chart: Any = workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Berkas",
            "categories": ["Ringkasan", 3, 0, 6, 0],
            "values": ["Ringkasan", 3, 1, 6, 1],
            "data_labels": {"value": True},
            "fill": {"color": "#4A6FA5"},
            "gap": 60,
        }
    )
    chart.set_title({"name": "Berkas menurut status", "name_font": {"size": 12}})
    chart.set_x_axis({"name": "Banyaknya berkas", "major_gridlines": {"visible": False}, "num_format": "0"})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"none": True})
    chart.set_size({"width": 340, "height": 300})
    return chart


def _rules_chart(workbook: Workbook, rules: int) -> Any:
    chart: Any = workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Berkas",
            "categories": ["Per Aturan", 1, 2, rules, 2],
            "values": ["Per Aturan", 1, 7, rules, 7],
            "data_labels": {"value": True},
            "fill": {"color": "#C0762B"},
            "gap": 40,
        }
    )
    chart.set_title({"name": "Aturan yang paling sering dilanggar", "name_font": {"size": 12}})
    chart.set_x_axis({"name": "Banyaknya berkas", "major_gridlines": {"visible": False}, "num_format": "0"})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"none": True})
    chart.set_size({"width": 496, "height": max(300, 80 + 24 * rules)})
    return chart
