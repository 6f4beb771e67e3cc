"""Indikator told in words: counted as indikator, and left out of means unless a capaian is stated."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook
from workbook import Sheets, book_of, changed, findings_of, result_of

from lkjip_xl.checking.run import check
from lkjip_xl.writing.report.write import report_bytes

HEAD = ["No", "Kelompok", "Sasaran", "Indikator", "Satuan"]
CLEAN: Sheets = {
    "PK": [
        [*HEAD, "Arah", "Target Murni", "Target Perubahan"],
        [1, "Utama", "A", "Indeks Pelayanan", "indeks", "Naik", 80, 80],
        [2, "Utama", "A", "Tingkat Kepuasan", "indeks", "Naik", 50, 50],
        [3, "Utama", "B", "Predikat Kecamatan", "predikat", "Naik", "Baik", "Baik"],
    ],
    "Realisasi": [
        [*HEAD, "Target", "Realisasi", "Capaian", "Kategori"],
        [1, "Utama", "A", "Indeks Pelayanan", "indeks", 80, 84, 105, "Sangat Tinggi"],
        [2, "Utama", "A", "Tingkat Kepuasan", "indeks", 50, 40, 80, "Tinggi"],
        [3, "Utama", "B", "Predikat Kecamatan", "predikat", "Baik", "Baik", "-", "-"],
        [None, None, None, "Rata-rata Kinerja Utama", None, None, None, 92.5, "Sangat Tinggi"],
    ],
    "Pernyataan": [["Fakta", "Nilai"], ["Jumlah indikator utama", 3], ["Jumlah indikator belum mencapai target", 1]],
}
STATED = {"Realisasi!H4": 100, "Realisasi!I4": "Sangat Tinggi", "Realisasi!H5": 95}
EACH = pytest.mark.parametrize(
    ("cells", "mean"),
    [
        ({}, 92.5),
        ({"Realisasi!H4": None, "Realisasi!I4": None}, 92.5),
        ({"Realisasi!H4": "Tercapai", "Realisasi!I4": None}, 92.5),
        (STATED, 95),
    ],
)


def told(cells: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What is found, but for the figures that are words."""
    return [(f[0], f[2], f[4]) for f in findings_of(changed(CLEAN, cells)) if f[0] != "F-05"]


@EACH
def test_means_are_over_the_rows_with_a_number(cells: dict[str, Any], mean: float) -> None:
    assert told(cells) == []


@EACH
def test_a_mean_over_other_rows_is_found(cells: dict[str, Any], mean: float) -> None:
    found = told({**cells, "Realisasi!H5": 61.67})
    assert found[0] == ("J-05", "Realisasi!H5", f"{mean:.2f}".replace(".", ","))


def test_the_words_name_only_the_rows_with_a_number() -> None:
    (finding, *_) = result_of(changed(CLEAN, {"Realisasi!H5": 61.67, "Realisasi!I5": None})).findings
    assert finding.formula == "rata-rata Capaian H2 (105) + Capaian H3 (80)"


def test_an_indikator_in_words_is_one() -> None:
    assert told({"Pernyataan!B2": 2}) == [("P-01", "Pernyataan!B2", "3")]


@EACH
def test_the_report_says_the_same(cells: dict[str, Any], mean: float) -> None:
    sheet = load_workbook(io.BytesIO(report_bytes(check(book_of(changed(CLEAN, cells))))), data_only=True)[
        "3.1 Target Realisasi"
    ]
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    assert any(row[1:] and "Rata-rata Kinerja Utama" in row and mean in row for row in rows)
