"""Why a formula is wrong: what it does otherwise, what it only looks up, what it only passes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from workbook import Formula, Sheets, changed, result_of

CAPAIAN: Sheets = {
    "PK": [
        ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Arah", "Target"],
        [1, "Utama", "Pelayanan yang baik", "Nilai Pelayanan", "nilai", "Naik", 80],
        [2, "Utama", "Pelayanan yang cepat", "Waktu Pelayanan", "menit", "Turun", 30],
    ],
    "Realisasi": [
        ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian", "Kategori"],
        [1, "Utama", "Pelayanan yang baik", "Nilai Pelayanan", "nilai", Formula("PK!G2", 80), 72,
         Formula("G2/F2*100", 90), Formula('IF(H2>90,"Sangat Tinggi","Tinggi")', "Tinggi")],
        [2, "Utama", "Pelayanan yang cepat", "Waktu Pelayanan", "menit", Formula("PK!G3", 30), 28,
         Formula("(2*F3-G3)/F3*100", 3200 / 30), Formula('IF(H3>90,"Sangat Tinggi","Tinggi")', "Sangat Tinggi")],
    ],
    "Penutup": [
        ["No", "Sasaran", "Indikator", "Target", "Realisasi", "Capaian", "Kategori"],
        [1, "Pelayanan yang baik", "Nilai Pelayanan", Formula("Realisasi!F2", 80), Formula("Realisasi!G2", 72),
         Formula("Realisasi!H2", 90), Formula("Realisasi!I2", "Tinggi")],
        [2, "Pelayanan yang cepat", "Waktu Pelayanan", Formula("Realisasi!F3", 30), Formula("Realisasi!G3", 28),
         Formula("Realisasi!H3", 3200 / 30), Formula("Realisasi!I3", "Sangat Tinggi")],
    ],
}  # fmt: skip


def told(cells: Mapping[str, Any]) -> list[tuple[str, str, bool]]:
    result = result_of(changed(CAPAIAN, dict(cells)))
    return [(f.code, str(f.at), f.root) for f in result.findings]


def hints(cells: Mapping[str, Any], code: str) -> list[str]:
    return [f.hint for f in result_of(changed(CAPAIAN, dict(cells))).findings if f.code == code]


def test_the_office_is_right() -> None:
    assert told({}) == []


OTHERWISE = {
    "upside down": ("F3/G3*100", 3000 / 28, "Apakah pembilang dan penyebutnya terbalik?"),
    "a fraction": ("(2*F3-G3)/F3", 32 / 30, "Apakah ditulis sebagai pecahan, belum dikali 100?"),
    "the other sign": ("-(2*F3-G3)/F3*100", -3200 / 30, "Apakah tandanya terbalik (lebih atau kurang)?"),
}


@pytest.mark.parametrize(("formula", "value", "question"), OTHERWISE.values(), ids=OTHERWISE.keys())
def test_a_formula_that_does_something_else_with_its_cells_is_not_called_old(
    formula: str, value: float, question: str
) -> None:
    cells = {"Realisasi!H3": Formula(formula, value), "Penutup!F3": Formula("Realisasi!H3", value)}
    (hint,) = hints(cells, "R-09")
    assert hint == f"Rumusnya membaca sel yang benar, tetapi menghitung dengan cara lain. {question}"
    assert hints(cells, "R-06") == []


ROUNDED = {  # a formula, its stored value, the code of the cause
    "an old value of one that rounds": ("ROUND((2*F3-G3)/F3*100,2)", 95.5, "R-06"),
    "rounded to whole numbers": ("ROUND((2*F3-G3)/F3*100,0)", 107, None),
    "cut off": ("ROUNDDOWN((2*F3-G3)/F3*100, -1)", 100, "R-09"),
    "an old value of one that is cut off": ("INT((2*F3-G3)/F3*100)", 104, "R-06"),
    "rounded before the end": ("ROUND((2*F3-G3)/F3,1)*100", 110, "R-09"),
    "an old value of a product": ("ROUND((2*F3-G3)/F3*100,2)*ROUND(1,0)", 95.5, "R-09"),  # nobody can tell
    "limited": ("MIN(100,(2*F3-G3)/F3*100)", 100, "R-09"),
    "limited otherwise": ("IF((2*F3-G3)/F3*100>100,100,(2*F3-G3)/F3*100)", 100, "R-09"),
    "an old value that is 100": ("(2*F3-G3)/F3*100", 100, "R-06"),
}


@pytest.mark.parametrize(("formula", "value", "code"), ROUNDED.values(), ids=ROUNDED.keys())
def test_a_formula_that_rounds_or_limits_is_blamed_only_for_what_that_can_do(
    formula: str, value: float, code: str | None
) -> None:
    cells = {"Realisasi!H3": Formula(formula, value), "Penutup!F3": Formula("Realisasi!H3", value)}
    assert [t for t in told(cells) if t[0][0] == "R"] == ([(code, "Realisasi!H3", True)] if code else [])


def test_an_old_value_is_called_so() -> None:
    cells = {"Realisasi!H3": Formula("(2*F3-G3)/F3*100", 95.5), "Penutup!F3": Formula("Realisasi!H3", 95.5)}
    assert len(hints(cells, "R-06")) == 1
    assert hints(cells, "R-09") == []


def test_a_link_to_a_wrong_figure_has_no_wrong_formula() -> None:
    value = 3000 / 28
    cells = {"Realisasi!H3": Formula("F3/G3*100", value), "Penutup!F3": Formula("Realisasi!H3", value)}
    assert told(cells) == [
        ("H-02", "Realisasi!H3", True),
        ("H-02", "Penutup!F3", False),
        ("R-09", "Realisasi!H3", True),
    ]


def test_a_link_to_the_wrong_row_has_one() -> None:
    """Its twin: the cell that it shows is right, so the link itself is wrong."""
    assert ("R-04", "Penutup!F3", True) in told({"Penutup!F3": Formula("Realisasi!H2", 90)})


def test_a_link_to_wrong_words_follows_from_them() -> None:
    wrong = Formula('IF(H2>80,"Sangat Tinggi","Tinggi")', "Sangat Tinggi")
    linked = {"Realisasi!I2": wrong, "Penutup!G2": Formula("Realisasi!I2", "Sangat Tinggi")}
    assert [t for t in told(linked) if t[0] == "K-01"] == [
        ("K-01", "Realisasi!I2", True),
        ("K-01", "Penutup!G2", False),
    ]
    typed = {"Realisasi!I2": wrong, "Penutup!G2": "Sangat Tinggi"}
    assert [t for t in told(typed) if t[0] == "K-01"] == [("K-01", "Realisasi!I2", True), ("K-01", "Penutup!G2", True)]


def test_a_text_in_a_list_that_a_formula_only_looks_through_is_not_its_root() -> None:
    """A target as text in a row that VLOOKUP does not take: the formula takes the wrong column, and that is told."""
    looked = {
        "PK!G1": "Target Murni", "PK!H1": "Target Perubahan",
        "PK!H2": 80, "PK!H3": 30, "PK!G2": 75, "PK!G3": "30 menit",
        "Realisasi!F3": Formula("PK!H3", 30),
    }  # fmt: skip
    right = {**looked, "Realisasi!F2": Formula("VLOOKUP(D2,PK!$D$2:$H$3,5,FALSE)", 80)}
    assert [t for t in told(right) if t[0] == "R-07"] == []
    wrong = {
        **looked,
        "Realisasi!F2": Formula("VLOOKUP(D2,PK!$D$2:$H$3,4,FALSE)", 75),
        "Realisasi!H2": Formula("G2/F2*100", 96),
        "Realisasi!I2": Formula('IF(H2>90,"Sangat Tinggi","Tinggi")', "Sangat Tinggi"),
        "Penutup!D2": Formula("Realisasi!F2", 75), "Penutup!F2": Formula("Realisasi!H2", 96),
        "Penutup!G2": Formula("Realisasi!I2", "Sangat Tinggi"),
    }  # fmt: skip
    roots = [(code, at) for code, at, root in told(wrong) if root]
    assert ("S-01", "Realisasi!F2") in roots
    assert [r for r in roots if r[0] == "R-07"] == []
