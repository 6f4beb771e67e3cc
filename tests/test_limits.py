"""Limits of capaian on the sheet Pengaturan: beyond them the limit is written, in check, words, report and template."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from libreoffice import recalculated, soffice, without_stored_values
from openpyxl import load_workbook
from test_checks import KINERJA, RENSTRA, RIWAYAT
from workbook import Sheets, book_of, changed, findings_of, result_of

from lkjip_xl.catalog.pengaturan import PENGATURAN
from lkjip_xl.checking.run import check
from lkjip_xl.reading import read_bytes
from lkjip_xl.writing.report.write import report_bytes
from lkjip_xl.writing.template.layout import place_all
from lkjip_xl.writing.template.write import template_bytes

BASIS = "Peraturan Bupati 5/2024"
LIMITS: Sheets = {
    "Pengaturan": [
        ["Pengaturan", "Nilai", "Dasar Hukum"],
        ["Capaian paling rendah", 0, BASIS],
        ["Capaian paling tinggi", 100, BASIS],
    ]
}
# 84 of 80 is 105; 100 keluhan where 40 were the target is -50 by Rumus 2
CLEAN: Sheets = changed(
    {**KINERJA, **RIWAYAT, **LIMITS},
    {"Realisasi!H2": 100, "Realisasi!H4": 100, "Riwayat!K3": 100, "Riwayat!J4": 100, "Riwayat!K4": 0,
     "Realisasi!G3": 100, "Realisasi!H3": 0, "Realisasi!I3": "Sangat Rendah"},
)  # fmt: skip


def test_a_capaian_beyond_a_limit_is_the_limit() -> None:
    assert findings_of(CLEAN) == []


@pytest.mark.parametrize(
    ("cell", "value", "expected"),
    [("Realisasi!H2", 105, "100,00"), ("Realisasi!H3", -50, "0,00"), ("Riwayat!H3", 81, "80,00"),
     ("Realisasi!H4", 105, "100,00")],
)  # fmt: skip
def test_a_capaian_that_is_not_limited_is_found(cell: str, value: float, expected: str) -> None:
    found = findings_of(changed(CLEAN, {cell: value}))
    assert ("SALAH", cell, expected) in [(f[1], f[2], f[4]) for f in found]


def test_without_the_setting_nothing_is_limited() -> None:
    without = {name: rows for name, rows in CLEAN.items() if name != "Pengaturan"}
    wrong = {f[2] for f in findings_of(without) if f[1] == "SALAH" and f[0] == "H-02"}
    assert wrong == {"Realisasi!H2", "Realisasi!H3", "Riwayat!K3", "Riwayat!K4"}


def test_the_words_say_what_was_limited() -> None:
    (found, *_) = result_of(changed(CLEAN, {"Realisasi!H2": 105, "Realisasi!H4": 100})).findings
    assert found.formula == "paling tinggi 100, dari Realisasi G2 (84) : Target F2 (80) x 100"


def test_the_way_to_the_end_of_the_renstra_has_no_limit() -> None:
    renstra = changed(RENSTRA, {"Renstra!F2": 84, "Renstra!E2": 80, "Renstra!G2": 105, "Renstra!F3": 100,
                                "Renstra!G3": -133.33})  # fmt: skip
    assert [f for f in findings_of({**CLEAN, **renstra}) if f[0] == "H-04"] == []


@pytest.mark.parametrize(
    ("cells", "at"),
    [({"Pengaturan!B3": 90}, "Pengaturan!B3"), ({"Pengaturan!B2": 100}, "Pengaturan!B2"),
     ({"Pengaturan!B3": "seratus"}, "Pengaturan!B3")],
)  # fmt: skip
def test_limits_that_cannot_be_are_told_and_not_in_force(cells: dict[str, Any], at: str) -> None:
    found = findings_of(changed(CLEAN, cells))
    assert ("A-02", "PERINGATAN", at) in [f[:3] for f in found]
    assert any(f[0] == "H-02" for f in found)


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_report_and_template_limit_alike(tmp_path: Path) -> None:
    """Recalculated by another program the report and the blank workbook show what the checks expect."""
    report = report_bytes(check(book_of(CLEAN)))
    again = load_workbook(io.BytesIO(recalculated(without_stored_values(report), tmp_path)), data_only=True)
    rows = [[c.value for c in row] for row in again["3.1 Target Realisasi"].iter_rows()]
    of = {row[2]: row[5] for row in rows if isinstance(row[5], int | float)}
    assert (of["Indeks Pelayanan"], of["Banyaknya Keluhan"]) == (100, 0)
    filled = load_workbook(io.BytesIO(template_bytes()))
    for p in place_all():
        ws = filled[p.sheet]
        if p.table is PENGATURAN:
            for i, line in enumerate(p.lines):
                limit = {"Capaian paling rendah": 0, "Capaian paling tinggi": 100}.get(line.texts["pengaturan"])
                if limit is not None:
                    ws.cell(p.first + i, p.columns[("nilai", 0)]).value = limit
                    ws.cell(p.first + i, p.columns[("dasar", 0)]).value = BASIS
        if p.table.key in ("pk_indikator", "realisasi") and p.home:
            source = CLEAN["PK" if p.table.key == "pk_indikator" else "Realisasi"]
            for i, values in enumerate(source[1:3]):
                for heading, value in zip(source[0], values, strict=True):
                    key = next((c.key for c in p.table.columns if c.heading == heading), "")
                    if key not in ("capaian", "kategori") and (key, 0) in p.columns:
                        ws.cell(p.first + i, p.columns[(key, 0)]).value = value
    out = io.BytesIO()
    filled.save(out)
    (tmp_path / "templat").mkdir()
    book = read_bytes(recalculated(without_stored_values(out.getvalue()), tmp_path / "templat"), "isi.xlsx")
    found = next(f for f in book.all("realisasi") if f.sheet.name == "Realisasi")
    assert [found.cell(r, "capaian").value for r in found.data[:2]] == [100, 0]
    assert [f for f in check(book).findings if f.at.sheet == "Realisasi"] == []
