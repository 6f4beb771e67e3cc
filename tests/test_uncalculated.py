"""Workbooks whose formulas no program has calculated: told once and plainly, and nobody is accused of what is blank."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

import pytest
from office import CONTOH, build, invent
from openpyxl import Workbook, load_workbook
from test_checks import DESA, KINERJA, LRA, PROGRAM, RIWAYAT
from workbook import Formula, Sheets, changed, findings_of, repacked, result_of, verdicts_of, workbook

from lkjip_xl.checking.run import check
from lkjip_xl.findings import Result
from lkjip_xl.reading import read_bytes
from lkjip_xl.writing.report.write import report_bytes

STANDARD: Sheets = {**KINERJA, **RIWAYAT, **LRA, "PK": [*KINERJA["PK"], [], *PROGRAM["PK"]]}
POTENSI: Sheets = {
    **DESA,
    "Potensi": [
        ["No", "Desa", "Pertanian", "Perkebunan"],
        [1, "Sukamaju", "padi", "-"],
        [2, "Tirtosari", "padi", "-"],
        [3, "Karanganyar", "padi", "-"],
    ],
}


def copies(sheet: str, column: str, rows: range, source: str) -> dict[str, Any]:
    """Formulas without a value in a column: what another column says."""
    return {f"{sheet}!{column}{r}": Formula(f"{source}{r}") for r in rows}


def saved(book: Workbook) -> Result:
    stream = io.BytesIO()
    book.save(stream)
    return check(read_bytes(stream.getvalue(), "uji.xlsx"))


def office(seed: int) -> Workbook:
    stream = io.BytesIO()
    build(stream, CONTOH if seed < 0 else invent(seed), formulas=True)
    return load_workbook(stream)


@pytest.mark.parametrize("seed", [-1, 0, 3, 7])
def test_a_right_office_saved_without_results_is_told_only_that(seed: int) -> None:
    result = saved(office(seed))
    assert {f.code for f in result.findings} == {"R-02"}
    assert not result.crashed
    assert max(Counter(f.at.sheet for f in result.findings).values()) == 1
    assert {c.reason for c in result.not_checked} >= {"rumusnya belum pernah dihitung"}


def test_a_wrong_figure_in_a_workbook_without_results_is_found_at_its_cell() -> None:
    book = office(-1)
    book["Realisasi"]["F5"] = 90  # the target of the PK is 91
    book["Penduduk"]["E6"] = 1
    found = [(f.code, str(f.at)) for f in saved(book).findings if f.code != "R-02" and f.level.rank == 0]
    assert found == [("S-01", "Realisasi!F5"), ("H-01", "Penduduk!E6")]


@pytest.mark.parametrize(
    ("sheets", "cells", "first", "about"),
    [
        (STANDARD, copies("Realisasi", "D", range(2, 4), "PK!D"), "Realisasi!D2", "Indikator pada lembar Realisasi"),
        (STANDARD, copies("Riwayat", "D", range(3, 5), "PK!D"), "Riwayat!D3", "Indikator pada lembar Riwayat"),
        (STANDARD, copies("LRA", "B", range(2, 3), "PK!B"), "LRA!B2", "Uraian pada lembar LRA"),
        (POTENSI, copies("Potensi", "B", range(2, 5), "Penduduk!B"), "Potensi!B2", "Desa pada lembar Potensi"),
        (POTENSI, copies("Penduduk", "B", range(2, 6), "Potensi!B"), "Penduduk!B2", "Desa pada lembar Penduduk"),
    ],
)
def test_names_by_formulas_without_a_value_are_no_missing_rows(
    sheets: Sheets, cells: dict[str, Any], first: str, about: str
) -> None:
    assert findings_of(sheets) == []
    assert findings_of(changed(sheets, cells)) == [("R-02", "PERINGATAN", first, "kosong", "isi yang sudah dihitung")]
    assert result_of(changed(sheets, cells)).findings[0].title.endswith(about)


def test_a_row_that_is_missing_is_still_told_where_all_names_are_known() -> None:
    lacking = {**POTENSI, "Potensi": POTENSI["Potensi"][:-1]}
    assert [f[0] for f in findings_of(lacking)] == ["L-02"]


def test_without_a_name_nobody_knows_the_direction() -> None:
    """87,5 follows Rumus 2; that its indikator is one of those nobody can know."""
    cells = changed(STANDARD, {"Riwayat!D4": Formula("PK!D3")})
    assert verdicts_of(cells)["Riwayat!K4"] == "TIDAK DIPERIKSA"
    assert verdicts_of(STANDARD)["Riwayat!K4"] == "COCOK"


def test_a_table_of_nothing_but_formulas_is_not_called_empty() -> None:
    cells = {f"Realisasi!{c}{r}": Formula(f"PK!{c}{r}") for c in "ABCDEFGHI" for r in (2, 3, 4)}
    assert [f[:3] for f in findings_of(changed(STANDARD, cells))] == [("R-02", "PERINGATAN", "Realisasi!D2")]


def test_headings_that_are_such_formulas_are_told_as_such() -> None:
    cells = {f"Realisasi!{c}1": Formula(f"PK!{c}1") for c in "ABCDEFGHI"}
    assert [f[:3] for f in findings_of(changed(STANDARD, cells))] == [("R-02", "PERINGATAN", "Realisasi!A1")]


def test_a_formula_that_shows_nothing_is_a_blank_name() -> None:
    data = workbook(changed(STANDARD, {"Realisasi!D2": Formula("PK!D9")}))
    cell, empty = rb'<c r="D2"([^>]*)><f>PK!D9</f>', rb'<c r="D2"\1 t="str"><f>PK!D9</f><v></v>'
    shown = repacked(data, lambda name, part: re.sub(cell, empty, part))
    assert data != shown
    assert "L-10" in [f.code for f in check(read_bytes(shown, "uji.xlsx")).findings]


def test_a_report_tells_what_was_never_calculated_and_what_shows_nothing() -> None:
    """A report is a valid submission: checked again it says the same."""
    shows, never = Formula("PK!D9"), {"Riwayat!D3": Formula("PK!D2")}
    data = workbook(changed(STANDARD, {"Realisasi!J2": shows, **never}))
    cell, empty = rb'<c r="J2"([^>]*)><f>PK!D9</f>', rb'<c r="J2"\1 t="str"><f>PK!D9</f><v></v>'
    result = check(read_bytes(repacked(data, lambda name, part: re.sub(cell, empty, part)), "uji.xlsx"))
    again = check(read_bytes(report_bytes(result), "laporan.xlsx"))
    for one in (result, again):
        assert [(f.code, str(f.at)) for f in one.findings] == [("R-02", "Riwayat!D3")]
        assert [s.name for s in one.book.sheets if s.uncalculated] == ["Riwayat"]
