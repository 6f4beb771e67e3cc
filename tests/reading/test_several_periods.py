"""Columns of several years or quarters beside those that are meant: right figures pass, a wrong one is found."""

from __future__ import annotations

from typing import Any

import pytest
from workbook import Rows, Sheets, changed, findings_of, verdicts_of

IDENTITAS: Rows = [["Uraian", "Isi"], ["Nama Instansi", "Dinas Contoh"], ["Tahun", 2024]]
NAMES = ("Indeks Pelayanan", "Rata-rata Waktu Tunggu", "Nilai Akuntabilitas")
PK: Rows = [
    ["No", "Sasaran", "Indikator", "Satuan", "Arah", "Target"],
    [1, "Pelayanan prima", NAMES[0], "indeks", "Naik", 80],
    [2, "Pelayanan prima", NAMES[1], "menit", "Turun", 10],
    [3, "Tata kelola", NAMES[2], "nilai", "Naik", 70],
]
REALISASI: Rows = [
    ["No", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian", "Kategori"],
    [1, "Pelayanan prima", NAMES[0], "indeks", 80, 84, 105, "Sangat Tinggi"],
    [2, "Pelayanan prima", NAMES[1], "menit", 10, 8, 120, "Sangat Tinggi"],
    [3, "Tata kelola", NAMES[2], "nilai", 70, 63, 90, "Tinggi"],
]
BASE: dict[str, Any] = {"Identitas": IDENTITAS, "PK": PK, "Realisasi": REALISASI}
YEARS: list[Any] = [2021, 2022, 2023, 2024, 2025, 2026]
TARGETS = ((70, 74, 78, 80, 82, 84), (14, 13, 12, 10, 9, 8), (50, 55, 60, 70, 72, 75))
DONE = ((70, 75, 80, 84), (14, 12, 11, 8), (50, 52, 60, 63))
KEMAJUAN = (100, 100, 84)


def serious(sheets: Sheets, **more: Any) -> list[tuple[str, str, str]]:
    return [f[:3] for f in findings_of(sheets, **more) if f[1] != "CATATAN"]


def _spread(title: str, width: int) -> list[Any]:
    return [title, *[None] * (width - 1)]


# --- years ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Target Renstra", "Target", "Target Akhir Renstra"])
@pytest.mark.parametrize("merged", [{"Renstra": ["C1:H1"]}, {}], ids=["merged", "plain"])
@pytest.mark.parametrize("years", [YEARS, [str(y) for y in YEARS], [f"Tahun {y}" for y in YEARS]], ids=str)
def test_the_last_year_is_the_end_of_the_renstra(title: str, merged: dict[str, list[str]], years: list[Any]) -> None:
    rows = [[i, NAMES[i - 1], *TARGETS[i - 1], DONE[i - 1][-1], KEMAJUAN[i - 1]] for i in (1, 2, 3)]
    heading = [["No", "Indikator", *_spread(title, 6), "Realisasi 2024", "Tingkat Kemajuan"], [None, None, *years]]
    right = {**BASE, "Renstra": [*heading, *rows]}
    assert serious(right, merged=merged) == []
    assert verdicts_of(right, merged=merged)["Renstra!J5"] == "COCOK"
    assert serious(changed(right, {"Renstra!J5": 94}), merged=merged) == [("H-04", "SALAH", "Renstra!J5")]


def test_the_end_of_the_renstra_beside_its_years() -> None:
    rows = [[i, NAMES[i - 1], *TARGETS[i - 1], TARGETS[i - 1][-1], DONE[i - 1][-1], KEMAJUAN[i - 1]] for i in (1, 2, 3)]
    top = ["No", "Indikator", *_spread("Target Renstra", 6), "Target Akhir Renstra", "Realisasi 2024", "Kemajuan"]
    right = {**BASE, "Renstra": [top, [None, None, *YEARS], *rows]}
    more = {"merged": {"Renstra": ["C1:H1"]}}
    assert serious(right, **more) == []
    assert serious(changed(right, {"Renstra!K5": 94}), **more) == [("H-04", "SALAH", "Renstra!K5")]


def test_the_year_of_the_report_among_years_of_realisasi() -> None:
    rows = [[i, NAMES[i - 1], *TARGETS[i - 1], *DONE[i - 1], None, None, KEMAJUAN[i - 1]] for i in (1, 2, 3)]
    top = ["No", "Indikator", *_spread("Target Renstra", 6), *_spread("Realisasi", 6), "Tingkat Kemajuan"]
    right = {**BASE, "Renstra": [top, [None, None, *YEARS, *YEARS], *rows]}
    more = {"merged": {"Renstra": ["C1:H1", "I1:N1"]}}
    assert serious(right, **more) == []
    wrong = changed(right, {"Renstra!L3": 85})
    assert serious(wrong, **more)[0] == ("S-02", "SALAH", "Renstra!L3")
    assert serious(changed(right, {"Renstra!K3": 79}), **more) == []  # another year


@pytest.mark.parametrize("where", ["Identitas", "caption", "sheet"])
def test_the_target_of_the_year_of_the_report(where: str) -> None:
    rows = [[*row[:5], *TARGETS[i]] for i, row in enumerate(PK[1:])]
    table = [[*PK[0][:5], *_spread("Target", 6)], [None] * 5 + YEARS, *rows]
    name = "PK 2024" if where == "sheet" else "PK"
    above = [["PERJANJIAN KINERJA TAHUN 2024"]] if where == "caption" else []
    right: dict[str, Any] = {name: [*above, *table], "Realisasi": REALISASI}
    if where == "Identitas":
        right["Identitas"] = IDENTITAS
    more = {"merged": {name: ["F2:K2" if above else "F1:K1"]}}
    assert serious(right, **more) == []
    wrong = changed(right, {f"{name}!I{len(right[name])}": 72, "Realisasi!E4": 72})
    assert serious(wrong, **more)[0][2] == "Realisasi!G4"  # capaian of another target
    assert serious(changed(right, {"Realisasi!E4": 72, "Realisasi!G4": 87.5}), **more)[0][0] == "S-01"


def test_the_years_of_riwayat_under_the_words_of_the_renstra() -> None:
    rows = [[i, NAMES[i - 1], *TARGETS[i - 1][:4], *DONE[i - 1]] for i in (1, 2, 3)]
    top = ["No", "Indikator", *_spread("Target Renstra", 4), *_spread("Realisasi", 4)]
    right = {**BASE, "Riwayat": [top, [None, None, *YEARS[:4], *YEARS[:4]], *rows]}
    more = {"merged": {"Riwayat": ["C1:F1", "G1:J1"]}}
    assert serious(right, **more) == []
    assert serious(changed(right, {"Riwayat!J3": 85}), **more) == [("S-02", "SALAH", "Riwayat!J3")]


# --- quarters ------------------------------------------------------------------------------------

PLANNED = ((20, 40, 60, 80), (12, 11, 10, 10), (20, 40, 60, 70))
REACHED = ((21, 41, 59, 84), (13, 12, 9, 8), (15, 40, 50, 63))
OFF = 1.5  # nobody checks the capaian of a quarter


def _quarters(i: int) -> list[Any]:
    return [x for t, r in zip(PLANNED[i], REACHED[i], strict=True) for x in (t, r, OFF)]


ROMAN = ("I", "II", "III", "IV")
FIRST = [None] * 4
SUB = ["Target", "Realisasi", "Capaian"]


@pytest.mark.parametrize("quarter", ["Triwulan {}", "TW {}", "TRIWULAN {}\n(Rp)", "Trw. {}"])
@pytest.mark.parametrize("year", ["Tahunan", "Tahun 2024", "Setahun", "Total", "Tahun", "s.d. Triwulan IV", None])
@pytest.mark.parametrize("after", [True, False], ids=["after", "before"])
def test_the_year_beside_quarters_of_three_columns(quarter: str, year: str | None, after: bool) -> None:
    tops = [x for n in ROMAN for x in _spread(quarter.format(n), 3)]
    own = [*_spread(year, 3)] if year else list(SUB)
    below = list(SUB) if year else [None] * 3
    heading = [
        [*REALISASI[0][:4], *(tops + own if after else own + tops), "Kategori"],
        [*FIRST, *(SUB * 4 + below if after else below + SUB * 4)],
    ]
    rows = [
        [*row[:4], *(_quarters(i) + list(row[4:7]) if after else list(row[4:7]) + _quarters(i)), row[7]]
        for i, row in enumerate(REALISASI[1:])
    ]
    right = {**BASE, "Realisasi": [*heading, *rows]}
    firsts = "EHKNQ"
    merged = [f"{a}1:{chr(ord(a) + 2)}1" for i, a in enumerate(firsts) if year or i != (4 if after else 0)]
    more = {"merged": {"Realisasi": merged}}
    assert serious(right, **more) == []
    col = "S" if after else "G"
    assert [c for c in verdicts_of(right, **more) if c.startswith("Realisasi") and c[10] not in "EFQRST"] == (
        [] if after else [f"Realisasi!G{r}" for r in (3, 4, 5)]
    )
    assert serious(changed(right, {f"Realisasi!{col}4": 110}), **more) == [("H-02", "SALAH", f"Realisasi!{col}4")]


@pytest.mark.parametrize(
    "title",
    [
        "Realisasi Kumulatif s.d. Triwulan IV",
        "Realisasi s/d Desember",
        "Realisasi s.d. 31 Desember 2024",
        "Realisasi sampai dengan Triwulan IV",
        "Realisasi Kumulatif",
        "Realisasi hingga akhir tahun",
    ],
)
def test_what_was_done_up_to_the_end_of_the_year(title: str) -> None:
    right = changed(BASE, {"Realisasi!F1": title})
    assert serious(right) == []
    assert serious(changed(right, {"Realisasi!G4": 95})) == [("H-02", "SALAH", "Realisasi!G4")]


@pytest.mark.parametrize("sub", [["TW I", "TW II", "TW III", "TW IV"], list(ROMAN)], ids=["TW I", "I"])
@pytest.mark.parametrize("year", ["Kumulatif", "Tahunan", "Jumlah"])
def test_the_year_under_one_heading_with_its_quarters(sub: list[str], year: str) -> None:
    top = [*REALISASI[0][:5], *_spread("Realisasi", 5), "Capaian"]
    rows = [[*row[:5], *REACHED[i], *row[5:7]] for i, row in enumerate(REALISASI[1:])]
    right = {**BASE, "Realisasi": [top, [None] * 5 + [*sub, year], *rows]}
    more = {"merged": {"Realisasi": ["F1:J1"]}}
    assert serious(right, **more) == []
    assert serious(changed(right, {"Realisasi!K5": 95}), **more) == [("H-02", "SALAH", "Realisasi!K5")]
