"""Columns of figures that a known table does not know are told once (L-18); texts, numbering and quarters are not."""

from __future__ import annotations

from typing import Any

import pytest
from workbook import Sheets, changed, findings_of

BASE: Sheets = {
    "PK": [
        ["No", "Sasaran", "Indikator", "Satuan", "Arah", "Target"],
        [1, "Pelayanan prima", "Indeks Pelayanan", "indeks", "Naik", 80],
        [2, "Pelayanan prima", "Waktu Tunggu", "menit", "Turun", 10],
        [3, "Tata kelola", "Nilai Akuntabilitas", "nilai", "Naik", 70],
    ],
    "Realisasi": [
        ["No", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian", "Kategori"],
        [1, "Pelayanan prima", "Indeks Pelayanan", "indeks", 80, 84, 105, "Sangat Tinggi"],
        [2, "Pelayanan prima", "Waktu Tunggu", "menit", 10, 8, 120, "Sangat Tinggi"],
        [3, "Tata kelola", "Nilai Akuntabilitas", "nilai", 70, 63, 90, "Tinggi"],
    ],
}


def beside(*columns: list[Any]) -> dict[str, Any]:
    """The table of Realisasi with columns of the office's own to its right."""
    rows = BASE["Realisasi"]
    return {**BASE, "Realisasi": [[*row, *(column[i] for column in columns)] for i, row in enumerate(rows)]}


def test_a_column_of_figures_that_is_not_known_is_told_once() -> None:
    assert findings_of(BASE) == []
    sheets = beside(["Progres Kegiatan (%)", 90, 80, 70], ["Bidang", "Umum", "Umum", "Umum"], ["Skor", "A", "B", "A"])
    assert findings_of(sheets) == [
        ("L-18", "CATATAN", "Realisasi!I1", "Progres Kegiatan (%), Skor", "kolom yang dikenal")
    ]


def test_the_lowest_heading_of_such_a_column_is_named() -> None:
    rows = beside(["Anggaran", 90, 80, 70], [None, 9, 8, 7])["Realisasi"]
    right = {**BASE, "Realisasi": [rows[0], [None] * 8 + ["Semula", "Menjadi"], *rows[1:]]}
    merged = {"Realisasi": [*(f"{c}1:{c}2" for c in "ABCDEFGH"), "I1:J1"]}
    assert findings_of(right, merged=merged) == [
        ("L-18", "CATATAN", "Realisasi!I2", "Anggaran Semula, Anggaran Menjadi", "kolom yang dikenal")
    ]


@pytest.mark.parametrize(
    "column",
    [
        ["Keterangan", "tercapai", "tercapai", "belum"],
        ["Sumber Data", "SKM", "SOP", "LHE"],
        ["Penanggung Jawab", "Seksi Umum", None, "12"],
        ["Catatan", None, "1 kali", None],
        ["Baris", 1, 2, 3],
        ["Bidang", 3, 1, 2],
        ["Kode Indikator", 101, 102, 203],
        ["Triwulan I", 20, 2, 15],
        ["Target Triwulan II", 20, 2, 15],
        ["Target 2023", 78, 11, 68],
        [None, 5, 6, 7],
    ],
    ids=lambda column: str(column[0]),
)
def test_what_is_no_figure_to_be_checked_is_not_told(column: list[Any]) -> None:
    assert [f for f in findings_of(beside(column)) if f[0] == "L-18"] == []


def test_a_heading_that_nearly_fits_is_asked_about_only() -> None:
    sheets = changed(BASE, {"Realisasi!G1": "Capaain"})
    assert [f[0] for f in findings_of(sheets) if f[2] == "Realisasi!G1"] == ["L-15"]
