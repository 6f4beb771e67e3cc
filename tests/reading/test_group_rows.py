"""Rows between indikator that say to which tujuan, sasaran or kelompok those below them belong are no indikator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from workbook import Rows, Sheets, book_of, changed, findings_of, workbook

from lkjip_xl.jobs import write_report

NAMES = ("Indeks Pelayanan", "Rata-rata Waktu Tunggu", "Nilai Akuntabilitas")
LRA: Rows = [["Kode", "Program", "Anggaran", "Realisasi", "%"], ["7.01.01", "Program A", 200, 100, 50]]
TABLES: dict[str, Rows] = {
    "PK": [
        ["No", "Indikator", "Satuan", "Arah", "Target"],
        [1, NAMES[0], "indeks", "Naik", 80],
        [2, NAMES[1], "menit", "Turun", 10],
        [3, NAMES[2], "nilai", "Naik", 70],
    ],
    "Realisasi": [
        ["No", "Indikator", "Satuan", "Target", "Realisasi", "Capaian"],
        [1, NAMES[0], "indeks", 80, 84, 105],
        [2, NAMES[1], "menit", 10, 8, 120],
        [3, NAMES[2], "nilai", 70, 63, 90],
    ],
    "Riwayat": [
        ["No", "Indikator", "Target 2023", "Realisasi 2023", "Capaian 2023", "Target 2024", "Realisasi 2024"],
        [1, NAMES[0], 80, 80, 100, 80, 84],
        [2, NAMES[1], 10, 10, 100, 10, 8],
        [3, NAMES[2], 70, 49, 70, 70, 63],
    ],
    "Renstra": [
        ["No", "Indikator", "Target Akhir", "Realisasi", "Tingkat Kemajuan"],
        [1, NAMES[0], 84, 84, 100],
        [2, NAMES[1], 8, 8, 100],
        [3, NAMES[2], 75, 63, 84],
    ],
}


def grouped(first: str, second: str, number: Any = None) -> dict[str, Any]:
    """All tables with a row of its own above the first and above the third indikator."""
    return {
        name: [head, [number, first], one, two, [number, second], three]
        for name, (head, one, two, three) in TABLES.items()
    }


def serious(sheets: Sheets, **more: Any) -> list[tuple[str, str, str]]:
    return [f[:3] for f in findings_of(sheets, **more) if f[1] != "CATATAN"]


GROUPS = [
    ("Sasaran: Meningkatnya kualitas pelayanan", "Sasaran: Membaiknya tata kelola"),
    ("Sasaran Strategis 1: Meningkatnya pelayanan", "Sasaran Strategis 2: Membaiknya tata kelola"),
    ("Tujuan 1: Terwujudnya pelayanan prima", "Tujuan 2: Terwujudnya tata kelola"),
    ("SASARAN STRATEGIS I", "SASARAN STRATEGIS II"),
    ("Sasaran 1. Pelayanan prima", "Sasaran 2. Tata kelola"),
    ("I. Indikator Kinerja Utama", "II. Indikator Kinerja Lainnya"),
    ("Program: Penyelenggaraan Pemerintahan", "Program: Penunjang Urusan"),
    ("Meningkatnya kualitas pelayanan publik", "Optimalnya tata kelola"),
]


@pytest.mark.parametrize("groups", GROUPS, ids=lambda g: g[0])
@pytest.mark.parametrize("number", [None, "I"])
def test_a_heading_of_a_group_is_no_indikator(groups: tuple[str, str], number: Any) -> None:
    right = grouped(*groups, number)
    assert serious(right) == []
    assert all(len(found.data) == 3 for found in book_of(right).tables)
    assert serious(changed(right, {"Realisasi!F4": 80})) == [("H-02", "SALAH", "Realisasi!F4")]


def test_whatever_reaches_under_the_figures_is_a_heading() -> None:
    right = {"PK": TABLES["PK"], **{k: v for k, v in grouped("Bidang Umum", "Bidang Lain").items() if k == "Realisasi"}}
    assert serious(right, merged={"Realisasi": ["B2:F2", "B5:F5"]}) == []
    assert ("L-06", "PERINGATAN", "Realisasi!D2") in serious(right)


@pytest.mark.parametrize(
    "name",
    [
        "Persentase desa tertib",
        "Sasaran program yang tercapai",
        "Program Keluarga Harapan yang tersalurkan",
        "Nilai LHE",
    ],
)
def test_an_indikator_without_its_figures_is_still_told(name: str) -> None:
    tables = {k: [*v, [4, name, *v[3][2:]]] for k, v in TABLES.items() if k in ("PK", "Realisasi")}
    assert serious(tables) == []
    blank = changed(tables, {"Realisasi!C5": None, "Realisasi!D5": None, "Realisasi!E5": None, "Realisasi!F5": None})
    assert ("L-06", "PERINGATAN", "Realisasi!E5") in serious(blank)


def test_a_group_with_a_unit_of_its_own_is_an_indikator() -> None:
    tables = {k: v for k, v in grouped(*GROUPS[0]).items() if k in ("PK", "Realisasi")}
    assert serious(tables) == []
    assert ("L-06", "PERINGATAN", "Realisasi!D2") in serious(changed(tables, {"Realisasi!C2": "persen"}))


def test_the_report_prints_the_groups(tmp_path: Path) -> None:
    path = tmp_path / "kantor.xlsx"
    path.write_bytes(workbook({**grouped(*GROUPS[0]), "LRA": LRA}))
    _, report = write_report(path)
    shown = load_workbook(report, data_only=True)["3.1 Target Realisasi"]
    texts = [str(c.value) for row in shown.iter_rows() for c in row if c.value]
    assert [t for t in texts if t in (*GROUPS[0], *NAMES)] == [GROUPS[0][0], *NAMES[:2], GROUPS[0][1], NAMES[2]]
