"""Targets with words around the number, and targets that are words by agreement."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from libreoffice import recalculated, soffice
from openpyxl import load_workbook
from workbook import Sheets, book_of, changed, findings_of, verdicts_of

from lkjip_xl.checking.run import check
from lkjip_xl.targets import figure_in, is_worded
from lkjip_xl.writing.report.write import report_bytes


def office(target: Any, realisasi: Any, capaian: Any, arah: str = "Naik", satuan: str = "nilai") -> dict[str, Any]:
    mean = (105 + capaian) / 2 if isinstance(capaian, int | float) else 105
    return {
        "PK": [
            ["No", "Sasaran", "Indikator", "Satuan", "Arah", "Target"],
            [1, "Pelayanan prima", "Indeks Pelayanan", "indeks", "Naik", 80],
            [2, "Tata kelola", "Nilai Akuntabilitas", satuan, arah, target],
        ],
        "Realisasi": [
            ["No", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian"],
            [1, "Pelayanan prima", "Indeks Pelayanan", "indeks", 80, 84, 105],
            [2, "Tata kelola", "Nilai Akuntabilitas", satuan, target, realisasi, capaian],
            [None, None, "Rata-rata", None, None, None, mean],
        ],
    }


def serious(sheets: Sheets) -> list[tuple[str, str, str]]:
    return [f[:3] for f in findings_of(sheets) if f[1] != "CATATAN"]


NUMBERS = [
    (">= 80", 84, 105),
    ("≥ 80", 84, 105),
    ("> 80 %", 84, 105),
    ("Minimal 80", 84, 105),
    ("min. 80", 84, 105),
    ("A (80,50)", "A (80,50)", 100),
    ("BB (75,00)", 75, 100),
    ("BB / 75,00", "BB / 76,50", 102),
    ("Baik (3,5)", "Baik (3,5)", 100),
]


@pytest.mark.parametrize(("target", "realisasi", "capaian"), NUMBERS)
def test_the_number_in_a_target_is_used(target: str, realisasi: Any, capaian: float) -> None:
    right = office(target, realisasi, capaian)
    assert serious(right) == []
    assert verdicts_of(right)["Realisasi!G3"] == "COCOK"
    assert serious(changed(right, {"Realisasi!G3": 94, "Realisasi!G4": 99.5}))[0] == ("H-02", "SALAH", "Realisasi!G3")
    assert ("S-01", "SALAH") in {f[:2] for f in serious(changed(right, {"PK!F3": ">= 91"}))}


def test_a_most_is_a_target_as_well() -> None:
    right = office("Maksimal 10", 8, 120, "Turun")
    assert serious(right) == []
    assert serious(changed(right, {"Realisasi!G3": 80, "Realisasi!G4": 92.5}))[0] == ("H-02", "SALAH", "Realisasi!G3")


WORDS = [("WTP", "WTP"), ("WTP", "WDP"), ("BB", "A"), ("Baik", "Sangat Baik"), ("1 : 2", "1 : 2"), ("1:200", "1:210")]


@pytest.mark.parametrize(("target", "realisasi"), WORDS)
@pytest.mark.parametrize("capaian", [100, "-", None])
def test_words_by_agreement_are_no_mistake(target: str, realisasi: str, capaian: Any) -> None:
    right = office(target, realisasi, capaian)
    assert serious(right) == []
    assert verdicts_of(right)["Realisasi!G4"] == "COCOK"  # the mean of the rows with a number
    assert serious(changed(right, {"Realisasi!G4": 90})) == [("J-05", "SALAH", "Realisasi!G4")]


@pytest.mark.parametrize("at", ["PK!F3", "Realisasi!E3", "Realisasi!F3"])
@pytest.mark.parametrize("text", ["tercapai", "WTP", "8x5", "80-85", "No. 80", "delapan puluh"])
def test_a_text_in_place_of_a_number_is_still_told(at: str, text: str) -> None:
    right = office(80, 84, 105)
    assert serious(right) == []
    assert ("F-05", "PERINGATAN", at) in serious(changed(right, {at: text}))


def test_another_word_in_the_pk_is_told() -> None:
    right = office("WTP", "WTP", 100)
    assert serious(changed(right, {"PK!F3": "WDP"})) == [("F-05", "PERINGATAN", "PK!F3")]
    assert serious(changed(right, {"Realisasi!F3": 84}))[0][:2] == ("F-05", "PERINGATAN")


@pytest.mark.parametrize("text", ["80x5", "3 (tiga)", "Tahun (2024)", "II (2)", ">", "minimal", "A", "A (b)", "1 : 2"])
def test_no_number_is_made_up(text: str) -> None:
    assert figure_in(text) is None


@pytest.mark.parametrize("text", ["", "-5", "80-85", "delapan puluh", "tujuh persen", "12/10/2024"])
def test_these_are_no_words_for_a_target(text: str) -> None:
    assert not is_worded(text)


def test_of_money_a_limit_is_no_amount() -> None:
    right: Sheets = {
        "LRA": [["Kode", "Uraian", "Anggaran", "Realisasi"], ["7.01.01", "Satu", 100, 90], ["7.01.02", "Dua", 200, 150]]
    }
    assert serious(right) == []
    assert ("F-05", "PERINGATAN", "LRA!C2") in serious(changed(right, {"LRA!C2": ">= 100"}))


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_the_report_computes_with_the_number(tmp_path: Path) -> None:
    lra = [["Kode", "Program", "Anggaran", "Realisasi", "%"], ["7.01.01", "Program A", 200, 100, 50]]
    data = report_bytes(check(book_of({**office("≥ 80", 84, 105), "LRA": lra})))

    for stream in (io.BytesIO(data), io.BytesIO(recalculated(data, tmp_path))):
        shown = load_workbook(stream, data_only=True)["3.1 Target Realisasi"]
        rows = [[c.value for c in row] for row in shown.iter_rows()]
        assert any("Nilai Akuntabilitas" in row and 105 in row for row in rows)
