"""Hints: each guess is shown where it fits, and absent from a wrong figure that it does not explain."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from test_checks import (
    BELANJA,
    DESA,
    KINERJA,
    LRA,
    PEGAWAI,
    RUMUS,
    SASARAN,
    TAHUN,
)
from workbook import Formula, Sheets, Shown, changed, result_of, without_row

from lkjip_xl.checking.hints import GUESSES, slip_of

EMPAT = {
    "Penduduk": [
        ["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"],
        [1, "Sukamaju", 120, 80, 200],
        [2, "Tirtosari", 300, 250, 550],
        [3, "Karanganyar", 410, 402, 812],
        [4, "Mekarsari", 97, 88, 185],
        [None, "Jumlah", 927, 820, 1747],
    ]
}

POHON = {
    "LRA": [
        ["No", "Uraian", "Anggaran", "Realisasi", "%"],
        ["A", "Program Penunjang Urusan", 250, 200, 80],
        ["1", "Kegiatan Umum", 100, 80, 80],
        ["1.1", "Sub Kegiatan Alat Tulis", 100, 80, 80],
        ["2", "Kegiatan Rapat", 150, 120, 80],
        ["2.1", "Sub Kegiatan Rapat", 150, 120, 80],
        [None, "JUMLAH", 250, 200, 80],
    ]
}


def hints(sheets: Sheets, cells: dict[str, Any], at: str) -> list[str]:
    """The hints of the findings at a cell, SALAH first."""
    return [f.hint for f in result_of(changed(sheets, cells)).findings if str(f.at) == at and f.level.value == "SALAH"]


# name, clean workbook, the damaged cell, a value that the hint explains, how it begins, a value it does not explain
SHOWN = [
    ("scale, a fraction", KINERJA, "Realisasi!H2", Shown(1.05, "0.00"), "Apakah ditulis sebagai pecahan", 106),
    ("scale, twice", KINERJA, "Realisasi!H2", 10500, "Apakah dikali 100 dua kali", 10600),
    ("upside down", LRA, "LRA!E6", Shown(133.33, "0.00"), "Apakah pembilang dan penyebutnya terbalik", 134),
    ("direction, Rumus 2", KINERJA, "Realisasi!H2", Shown(95, "0.00"), "Apakah arah indikatornya tertukar", 94),
    ("direction, Rumus 1", KINERJA, "Realisasi!H3", Shown(112.5, "0.00"), "Apakah arah indikatornya tertukar", 112),
    ("capped", KINERJA, "Realisasi!H2", 100, "Apakah capaiannya dibatasi 100", 99),
    ("sign", SASARAN, "Anggaran Sasaran!F14", Shown(12.5, "0.00"), "Apakah tandanya terbalik", 14),
    ("an operand", KINERJA, "Realisasi!H2", 84, "Apakah yang tertulis adalah Realisasi!G2", 83),
    ("left out", EMPAT, "Penduduk!C6", 830, "Apakah Penduduk!C5 belum ikut dijumlahkan", 831),
    ("counted twice", EMPAT, "Penduduk!C6", 1047, "Apakah Penduduk!C2 dijumlahkan dua kali", 1048),
    ("a program twice", LRA, "LRA!C9", 490, "Apakah LRA!C6 dijumlahkan dua kali", 491),
    ("a subtotal", POHON, "LRA!C7", 350, "Apakah jumlah pada LRA!C3 ikut dijumlahkan", 351),
    ("rows and their sum", EMPAT, "Penduduk!C6", 1854, "Apakah rincian dan jumlahnya dijumlahkan bersama", 1855),
    ("digits swapped", EMPAT, "Penduduk!C6", 972, "Apakah ada dua angka yang tertukar", 973),
    ("a zero too many", EMPAT, "Penduduk!C6", 9270, "Apakah kelebihan angka nol", 9271),
    ("a zero too few", EMPAT, "Penduduk!D6", 82, "Apakah kekurangan angka nol", 83),
    ("a digit dropped", EMPAT, "Penduduk!C6", 92, "Apakah ada satu angka yang hilang", 91),
    ("a digit twice", EMPAT, "Penduduk!C6", 9277, "Apakah ada satu angka yang terketik dua kali", 9287),
    ("the last digit", TAHUN, "Riwayat!K4", Shown(87.51, "0.00"), "Apakah pembulatannya berbeda", Shown(87.66, "0.00")),
    ("a year before", TAHUN, "Riwayat!J3", 60, "Apakah yang tertulis angka tahun 2023 (Riwayat!G3)", 61),
]  # fmt: skip


@pytest.mark.parametrize(("name", "clean", "cell", "wrong", "begins", "other"), SHOWN, ids=[s[0] for s in SHOWN])
def test_a_hint_is_shown_where_it_fits_and_absent_where_not(
    name: str, clean: Sheets, cell: str, wrong: Any, begins: str, other: Any
) -> None:
    shown = hints(clean, {cell: wrong}, cell)
    assert len(shown) == 1
    assert shown[0].startswith(begins)
    assert not any(h.startswith(begins) for h in hints(clean, {cell: other}, cell))


def test_every_guess_is_shown_above() -> None:
    assert len(GUESSES) == 11  # a new guess needs a line above


def test_a_stale_formula_is_asked_about_and_a_wrong_one_is_not() -> None:
    at = "Penduduk!E3"
    assert hints(RUMUS, {at: Formula("C3+D3", 50)}, at)[0].startswith("Apakah nilai rumus ini sudah lama")
    assert not any("sudah lama" in h for h in hints(RUMUS, {at: Formula("C3+D4", 71)}, at))
    assert not any("sudah lama" in h for h in hints(RUMUS, {at: 50}, at))


def test_a_capaian_just_over_100_may_have_been_capped() -> None:
    assert hints(KINERJA, {"Realisasi!G2": 80.4, "Realisasi!H2": Shown(100, "0.00")}, "Realisasi!H2") == [
        "Apakah capaiannya dibatasi 100?"
    ]


def test_a_whole_number_that_is_off_by_one_was_not_rounded() -> None:
    assert hints(EMPAT, {"Penduduk!C6": 928}, "Penduduk!C6") == [""]


def test_rows_missing_by_name_are_named() -> None:
    lists = {**DESA, "Potensi": [["No", "Desa", "Pertanian", "Perkebunan"], *([i, n, "padi", "-"] for i, n in enumerate(
        ("Sukamaju", "Tirtosari", "Karanganyar"), 1))]}  # fmt: skip
    assert result_of(lists).findings == ()
    short = [f.hint for f in result_of(without_row(lists, "Penduduk", 3)).findings if f.code in ("J-03", "L-02")]
    assert short
    assert all(h == "Apakah baris berikut belum tercantum: Tirtosari?" for h in short)
    wrong = result_of(changed(lists, {"Penduduk!C5": 84})).findings
    assert wrong
    assert not any("belum tercantum" in f.hint for f in wrong)


def test_blank_rows_of_a_breakdown_are_named() -> None:
    blank = {f"Pegawai!{c}10": None for c in "CDE"}
    assert hints(PEGAWAI, blank, "Pegawai!E8") == ["Apakah baris Kristen belum diisi?"]
    assert not any("belum diisi" in h for h in hints(PEGAWAI, {"Pegawai!D10": 1, "Pegawai!E10": 2}, "Pegawai!E8"))


def test_a_total_that_others_confirm_points_at_its_rows_and_at_the_one_that_a_slip_explains() -> None:
    slip = {"LRA!B7": 750, "LRA!D7": 8}
    assert hints(BELANJA, slip, "LRA!B8") == ["Jumlah ini sama dengan C3; mungkin LRA!B7 yang keliru, seharusnya 75."]
    other = {"LRA!B7": 82, "LRA!D7": Shown(73.17, "0.00")}
    assert hints(BELANJA, other, "LRA!B8") == ["Jumlah ini sama dengan C3; mungkin salah satu barisnya yang keliru."]
    assert not any("sama dengan C3" in h for h in hints(BELANJA, {"LRA!B8": 401}, "LRA!B8"))


@pytest.mark.parametrize(
    ("typed", "meant", "begins"),
    [
        ("120", "12", "Apakah kelebihan"),
        ("12", "12000", "Apakah kekurangan"),
        ("21", "12", "Apakah ada dua angka"),
        ("12", "132", "Apakah ada satu angka yang hilang"),
        ("1223", "123", "Apakah ada satu angka yang terketik"),
        ("13", "12", ""),
        ("0", "0", ""),
        ("-21", "12", ""),
        ("1253", "123", ""),
    ],
)
def test_slips_of_the_fingers(typed: str, meant: str, begins: str) -> None:
    said = slip_of(Fraction(typed), Fraction(meant), Fraction(1))
    assert said.startswith(begins)
    assert bool(said) is bool(begins)
