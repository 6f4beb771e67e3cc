"""Rows and headings in the words of other offices: right figures pass, a wrong one is found at its own cell."""

from __future__ import annotations

from typing import Any

import pytest
from workbook import Sheets, Shown, changed, findings_of, verdicts_of

PK: Sheets = {
    "PK": [
        ["No", "Sasaran", "Indikator", "Satuan", "Arah", "Target"],
        [1, "Pelayanan prima", "Indeks Pelayanan", "indeks", "Naik", 80],
        [2, "Pelayanan prima", "Rata-rata Waktu Tunggu", "menit", "Turun", 10],
        [3, "Tata kelola", "Nilai Akuntabilitas", "nilai", "Naik", 70],
    ]
}
KEPALA = ["No", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian", "Kategori"]
SATU = [1, "Pelayanan prima", "Indeks Pelayanan", "indeks", 80, 84, 105, "Sangat Tinggi"]
DUA = [2, "Pelayanan prima", "Rata-rata Waktu Tunggu", "menit", 10, 8, 120, "Sangat Tinggi"]
TIGA = [3, "Tata kelola", "Nilai Akuntabilitas", "nilai", 70, 63, 90, "Tinggi"]


def serious(sheets: Sheets, **more: Any) -> list[tuple[str, str, str]]:
    """Code, level and cell of what is SALAH or PERINGATAN."""
    return [f[:3] for f in findings_of(sheets, **more) if f[1] != "CATATAN"]


# --- the mean of capaian -------------------------------------------------------------------------


def with_mean(label: str, column: int = 2, mean: float = 105) -> dict[str, Any]:
    row: list[Any] = [None] * 8
    row[column], row[6], row[7] = label, mean, "Sangat Tinggi"
    return {**PK, "Realisasi": [KEPALA, SATU, DUA, TIGA, row]}


@pytest.mark.parametrize(
    "label",
    [
        "Rata-rata",
        "Rata - rata Capaian",
        "RATA-RATA CAPAIAN KINERJA",
        "Rata-rata Capaian Kinerja (Tahun 2023)",
        "Rerata Capaian",
        "Capaian Kinerja Rata-rata",
        "Rata-rata Capaian IKU",
        "Rata-rata Utama",
        "Jumlah Rata-rata",
        "Nilai Capaian Kinerja",
    ],
)
@pytest.mark.parametrize("column", [0, 1, 2], ids=["No", "Sasaran", "Indikator"])
def test_a_mean_by_any_name(label: str, column: int) -> None:
    assert serious(with_mean(label, column)) == []
    assert verdicts_of(with_mean(label, column))["Realisasi!G5"] == "COCOK"
    assert serious(with_mean(label, column, mean=101)) == [("J-05", "SALAH", "Realisasi!G5")]


def test_an_indicator_may_be_called_a_mean() -> None:
    blank = changed(with_mean("Rata-rata"), {"Realisasi!E3": None, "Realisasi!F3": None})
    assert ("L-06", "PERINGATAN", "Realisasi!E3") in serious(blank)


def test_the_category_of_a_mean_may_be_left_out_but_not_be_wrong() -> None:
    right = with_mean("Rata-rata Capaian")
    assert serious(changed(right, {"Realisasi!H5": None})) == []
    assert serious(changed(right, {"Realisasi!H5": "Sedang"})) == [("K-01", "SALAH", "Realisasi!H5")]


def test_the_mean_of_each_part_and_of_all() -> None:
    def mean(value: float) -> list[Any]:
        return [None, None, "Rata-rata", None, None, None, value, None]

    right = {
        **PK,
        "Realisasi": [
            KEPALA,
            SATU,
            DUA,
            mean(112.5),
            TIGA,
            mean(90),
            [*mean(105)[:2], "Rata-rata total", *mean(105)[3:]],
        ],
    }
    assert serious(right) == []
    assert serious(changed(right, {"Realisasi!G4": 113.5})) == [("J-05", "SALAH", "Realisasi!G4")]
    assert serious(changed(right, {"Realisasi!G6": 95})) == [("J-05", "SALAH", "Realisasi!G6")]
    assert serious(changed(right, {"Realisasi!G7": 101.25})) == [("J-05", "SALAH", "Realisasi!G7")]


def test_of_utama_where_some_rows_are_lainnya() -> None:
    pk = [
        [*row[:1], kelompok, *row[1:]]
        for row, kelompok in zip(PK["PK"], ("Kelompok", "Utama", "Utama", "Lainnya"), strict=True)
    ]
    right = {**with_mean("Rata-rata Capaian IKU", mean=112.5), "PK": pk}
    assert serious(right) == []
    assert serious(changed(right, {"Realisasi!G5": 105})) == [("J-05", "SALAH", "Realisasi!G5")]


def test_the_mean_of_renstra_and_of_every_year() -> None:
    right = {
        **PK,
        "Realisasi": [KEPALA, SATU, DUA, TIGA],
        "Renstra": [
            ["No", "Indikator", "Target Akhir", "Realisasi", "Tingkat Kemajuan"],
            [1, "Indeks Pelayanan", 84, 84, 100],
            [2, "Rata-rata Waktu Tunggu", 8, 8, 100],
            [3, "Nilai Akuntabilitas", 90, 63, 70],
            [None, "Rata-rata", None, None, 90],
        ],
        "Riwayat": [
            ["No", "Indikator", 2023, None, None, 2024, None, None],
            [None, None, "Target", "Realisasi", "Capaian", "Target", "Realisasi", "Capaian"],
            [1, "Indeks Pelayanan", 80, 80, 100, 80, 84, 105],
            [2, "Rata-rata Waktu Tunggu", 10, 10, 100, 10, 8, 120],
            [3, "Nilai Akuntabilitas", 70, 49, 70, 70, 63, 90],
            [None, "Rata-rata", None, None, 90, None, None, 105],
        ],
    }
    assert serious(right) == []
    assert serious(changed(right, {"Renstra!E5": 95})) == [("J-05", "SALAH", "Renstra!E5")]
    assert serious(changed(right, {"Riwayat!E6": 95})) == [("J-05", "SALAH", "Riwayat!E6")]
    assert serious(changed(right, {"Riwayat!H6": Shown(101.67, "0.00")})) == [("J-05", "SALAH", "Riwayat!H6")]
