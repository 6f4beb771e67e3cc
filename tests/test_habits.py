"""What offices write in their own way and is right, and what goes wrong in it: found at its cell, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from test_checks import DESA, IDENTITAS, KINERJA, PROGRAM, REALISASI, TIGA
from workbook import Sheets, changed, findings_of

KEPALA = ["No", "Indikator", "Target", "Realisasi", "Capaian"]
DUA_TABEL: Sheets = {
    "PK": [
        ["No", "Kelompok", "Indikator", "Arah", "Target Perubahan"],
        [1, "Utama", "Indeks Pelayanan", "Naik", 80],
        [2, "Lainnya", "Jumlah Pelatihan", "Naik", 40],
    ],
    "Realisasi": [
        ["Capaian Kinerja Utama"],
        KEPALA,
        [1, "Indeks Pelayanan", 80, 84, 105],
        [],
        [],
        ["Capaian Kinerja Lainnya"],
        KEPALA,
        [1, "Jumlah Pelatihan", 40, 30, 75],
    ],
}
DUA_LEMBAR: Sheets = {
    "PK": [["No", "Indikator", "Arah", "Target"], [1, "Indeks Pelayanan", "Naik", 80], [2, "Pelatihan", "Naik", 40]],
    "Capaian IKU": [KEPALA, [1, "Indeks Pelayanan", 80, 84, 105]],
    "Capaian IKK": [KEPALA, [1, "Pelatihan", 40, 30, 75]],
}
TANPA_KELOMPOK: Sheets = {
    "Realisasi": [KEPALA, [1, "Indeks Pelayanan", 80, 84, 105], [2, "Pelatihan", 40, 30, 75]],
    "Pernyataan": [
        ["Fakta", "Nilai", "Satuan", "Terbilang"],
        ["Jumlah indikator utama", 2, "indikator", "dua indikator"],
    ],
}
EJAAN = changed(
    DESA,
    {
        **dict(zip((f"Pernyataan!{c}1" for c in "ABCD"), ("Fakta", "Nilai", "Satuan", "Terbilang"), strict=True)),
        **dict(zip((f"Pernyataan!{c}2" for c in "ABCD"), ("Jumlah desa", 3, "desa", "tiga desa"), strict=True)),
    },
)
KODE: Sheets = {
    "LRA": [
        ["Kode", "Uraian", "Anggaran", "Realisasi", "Fisik (%)"],
        ["7.01.01", "Program Penunjang", 100, 90],
        ["7.01.01.2.01", "Perencanaan", 60, 55],
        ["7.01.01.2.01.01", "Dokumen", 60, 55, 100],
        ["7.01.01.2.02", "Umum", 40, 35],
        ["7.01.01.2.02.01", "Listrik", 15, 15, 100],
        ["7.01.01.2.02.02", "Rapat", 25, 20, 80],
    ]
}
BEDA: Sheets = {
    "PK": [
        ["No", "Program", "Anggaran Murni", "Anggaran Perubahan", "Bertambah/(Berkurang)"],
        [1, "Program Penunjang Urusan", 200, 250, 50],
        [2, "Program Pembinaan Desa", 100, 120, 20],
        [None, "Jumlah", 300, 370, 70],
    ]
}
TAHUN: Sheets = {
    **IDENTITAS,
    **TIGA,
    "Pernyataan": [["Fakta", "Nilai"], ["Tahun sebelumnya", 2023]],
}
LIMA: Sheets = {
    "Riwayat": [
        ["PERBANDINGAN CAPAIAN TAHUN 2020-2024"],
        ["No", "Indikator", *(x for year in range(2020, 2025) for x in (year, None, None))],
        [None, None, *["Target", "Realisasi", "Capaian"] * 5],
        [1, "Indeks Pelayanan", *[80, 40, 50] * 5],
    ]
}
BANYAK: Sheets = {
    "Penduduk": [["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"], [1, "Sukamaju", 6466, 6502, 12968],
                 [None, "Jumlah", 6466, 6502, 12968]],
    "Pernyataan": [["Fakta", "Nilai", "Satuan"], ["Jumlah penduduk", "12.968", "jiwa"]],
}  # fmt: skip

RIGHT = [DUA_TABEL, DUA_LEMBAR, TANPA_KELOMPOK, EJAAN, KODE, BEDA, TAHUN, LIMA]


@pytest.mark.parametrize("sheets", RIGHT)
def test_what_is_right_is_not_told(sheets: Sheets) -> None:
    assert findings_of(sheets) == []


WRONG: list[tuple[Sheets, dict[str, Any], list[tuple[str, str, str]]]] = [
    (DUA_TABEL, {"PK!A4": 3, "PK!B4": "Lainnya", "PK!C4": "Tertib", "PK!D4": "Naik", "PK!E4": 9},
     [("L-03", "PERINGATAN", "Realisasi!B2")]),
    (DUA_LEMBAR, {"Capaian IKK!C2": 41}, [("S-01", "SALAH", "Capaian IKK!C2")]),
    (TANPA_KELOMPOK, {"Pernyataan!B2": 3}, [("P-01", "SALAH", "Pernyataan!B2")]),
    (TANPA_KELOMPOK, {"Pernyataan!D2": "tiga indikator"}, [("P-02", "SALAH", "Pernyataan!D2")]),
    (EJAAN, {"Pernyataan!D2": "tiga dusun"}, [("P-02", "SALAH", "Pernyataan!D2")]),
    (KODE, {"LRA!A5": "7.01.03.2.02"}, [("L-16", "PERINGATAN", "LRA!A5")]),
    (KODE, {"LRA!A7": "7.01.03.2.02.02"}, [("L-16", "PERINGATAN", "LRA!A7")]),
    (KODE, {"LRA!E7": 0}, [("W-04", "PERINGATAN", "LRA!E7")]),
    (BEDA, {"PK!E3": 26}, [("H-07", "SALAH", "PK!E3")]),
    (BEDA, {"PK!E4": 80}, [("H-07", "SALAH", "PK!E4")]),
    (TAHUN, {"Identitas!B4": 2025}, [("S-12", "SALAH", "Identitas!B4")]),
    (LIMA, {"Riwayat!C2": 2019}, [("S-12", "PERINGATAN", "Riwayat!C2")]),
    (LIMA, {"Riwayat!O2": 2025}, [("S-12", "PERINGATAN", "Riwayat!O2")]),
]  # fmt: skip


@pytest.mark.parametrize(("sheets", "cells", "found"), WRONG)
def test_what_is_wrong_is_told_at_its_cell(
    sheets: Sheets, cells: dict[str, Any], found: list[tuple[str, str, str]]
) -> None:
    told = [f[:3] for f in findings_of(changed(sheets, cells)) if f[1] != "CATATAN" and f[0] != "P-02"]
    if any(code == "P-02" for code, *_ in found):
        told = [f[:3] for f in findings_of(changed(sheets, cells))]
    assert told == found


def test_a_count_of_people_has_no_thousandths() -> None:
    """The unit that stands in the next cell tells that 12.968 is no fraction."""
    assert [f[:3] for f in findings_of(BANYAK)] == [("F-01", "CATATAN", "Pernyataan!B2")]


def test_an_indikator_of_no_kelompok_is_not_counted_as_lainnya() -> None:
    rows = {"Pernyataan!A3": "Jumlah indikator lainnya", "Pernyataan!B3": 4}
    assert findings_of(changed(TANPA_KELOMPOK, rows)) == []


def test_figures_of_the_parts_are_counted_together() -> None:
    rows = {"Pernyataan!A1": "Fakta", "Pernyataan!B1": "Nilai", "Pernyataan!A2": "Jumlah indikator sasaran"}
    assert findings_of(changed(DUA_TABEL, {**rows, "Pernyataan!B2": 2})) == []
    assert [f[:4] for f in findings_of(changed(DUA_TABEL, {**rows, "Pernyataan!B2": 1}))] == [
        ("P-01", "SALAH", "Pernyataan!B2", "1")
    ]


def test_the_other_lists_stay_as_they_were() -> None:
    assert findings_of({**PROGRAM, **KINERJA, **REALISASI}) == []


def test_categories_of_another_scale_are_one_note() -> None:
    own = {"Realisasi!I2": "Melampaui", "Realisasi!I3": "Belum tercapai", "Realisasi!I4": "Melampaui"}
    assert [f[:4] for f in findings_of(changed(KINERJA, own))] == [("K-01", "CATATAN", "Realisasi!I2", "Melampaui")]
    one = {"Realisasi!I3": "Belum tercapai"}
    assert [f[:4] for f in findings_of(changed(KINERJA, one))] == [
        ("K-01", "PERINGATAN", "Realisasi!I3", "Belum tercapai")
    ]
