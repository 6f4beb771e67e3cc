"""The sheet Pengaturan: what an office sets is in force, what it sets wrongly is told at its cell."""

from __future__ import annotations

import io
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook
from test_checks import ARAH, DESA, IKM, KINERJA, PK, PREDIKAT, PROGRAM, REALISASI, SASARAN, TEKS, UANG
from workbook import Formula, Sheets, Shown, book_of, changed, findings_of, result_of, verdicts_of

from lkjip_xl.catalog import REPORTS
from lkjip_xl.catalog.pengaturan import LABELS, SETTINGS, SKALA, TABEL_LAPORAN
from lkjip_xl.checking.pengaturan import read_settings, settings_of
from lkjip_xl.checking.run import check, open_ledger
from lkjip_xl.rules import RULES
from lkjip_xl.scales import CAPAIAN, EFISIENSI, MUTU, SCALES
from lkjip_xl.settings import STANDARD
from lkjip_xl.writing.report.write import report_bytes

BASIS = "Peraturan Wali Kota 7/2023"
HEAD = ["Skala", "Kategori", "Dari", "Sampai", "Dasar Hukum"]
SCALE = [
    HEAD,
    ["Skala capaian kinerja", "Sangat Baik", 85, 100, BASIS],
    [None, "Baik", 70, 84.99],
    [None, "Cukup", 55, 69.99],
    [None, "Kurang", None, 54.99],
]
OTHER_SCALE = {"Pengaturan": SCALE}


def settings(*rows: list[Any]) -> Sheets:
    return {"Pengaturan": [["Pengaturan", "Nilai", "Dasar Hukum"], *rows]}


def with_other_labels() -> Sheets:
    """KINERJA by the other scale: 105 is Sangat Baik there and Sangat Tinggi by the usual one, 87,5 Sangat Baik."""
    cells = {"Realisasi!I2": "Sangat Baik", "Realisasi!I3": "Sangat Baik", "Realisasi!I4": "Sangat Baik"}
    return changed({**KINERJA, **OTHER_SCALE}, cells)


@pytest.mark.parametrize("columns", [("Dari", "Sampai"), ("Dari",)])
def test_a_scale_that_gives_beginnings_only_is_read(columns: tuple[str, ...]) -> None:
    bands = [("Sangat Baik", 85), ("Baik", 70), ("Cukup", 55), ("Kurang", 0)]
    scale = [["Skala", "Kategori", *columns, "Dasar Hukum"]]
    scale += [["Capaian", label, low, *[None] * (len(columns) - 1), BASIS] for label, low in bands]
    clean = {**with_other_labels(), "Pengaturan": scale}
    assert findings_of(clean) == []
    assert ("K-01", "SALAH", "Realisasi!I3", "Baik", "Sangat Baik") in findings_of(
        changed(clean, {"Realisasi!I3": "Baik"})
    )


def test_a_scale_without_any_bound_is_told() -> None:
    scale = [["Skala", "Kategori", "Interval"], ["Capaian", "Baik", "51 - 100"], [None, "Kurang", "0 - 50"]]
    found = findings_of({**KINERJA, "Pengaturan": scale})
    assert [f[:2] for f in found] == [("A-02", "PERINGATAN")]


def test_bounds_with_signs_are_read_as_open_ends() -> None:
    """87,5 is over 85 and not over 87,5."""
    scale = [HEAD, ["Capaian", "Sangat Baik", "> 87,5", None, BASIS], [None, "Baik", "≥ 70", "≤ 87,5"],
             [None, "Kurang", None, "< 70"]]  # fmt: skip
    clean = changed({**with_other_labels(), "Pengaturan": scale}, {"Realisasi!I3": "Baik"})
    assert findings_of(clean) == []
    found = findings_of(changed(clean, {"Realisasi!I3": "Sangat Baik"}))
    assert found == [("K-01", "SALAH", "Realisasi!I3", "Sangat Baik", "Baik")]


# --- scales --------------------------------------------------------------------------------------


def test_categories_are_judged_by_the_scale_of_the_office() -> None:
    assert findings_of(with_other_labels()) == []
    verdicts = verdicts_of(with_other_labels())
    assert [verdicts[f"Realisasi!I{r}"] for r in (2, 3, 4)] == ["COCOK"] * 3


def test_a_category_that_is_wrong_by_the_scale_of_the_office_is_found() -> None:
    found = findings_of(changed(with_other_labels(), {"Realisasi!I3": "Baik"}))
    assert found == [("K-01", "SALAH", "Realisasi!I3", "Baik", "Sangat Baik")]


def test_a_category_that_is_right_by_the_usual_scale_only_is_found() -> None:
    """80 is `Tinggi` by the usual scale, and by this one too many."""
    scale = [HEAD, ["Capaian", "Tinggi", 88, 100, BASIS], [None, "Sedang", 0, 87.99]]
    cells = {"Realisasi!I2": "Tinggi", "Realisasi!I3": "Sedang", "Realisasi!I4": "Tinggi"}
    clean = changed({**KINERJA, "Pengaturan": scale}, cells)
    assert findings_of(clean) == []
    found = findings_of(changed(clean, {"Realisasi!I3": "Tinggi"}))
    assert found == [("K-01", "SALAH", "Realisasi!I3", "Tinggi", "Sedang")]
    assert findings_of(changed(KINERJA, {"Realisasi!I3": "Tinggi"})) == []


def test_a_label_of_the_usual_scale_is_none_of_the_office() -> None:
    found = findings_of(changed(with_other_labels(), {"Realisasi!I2": "Sangat Tinggi"}))
    assert found == [("K-01", "PERINGATAN", "Realisasi!I2", "Sangat Tinggi", "Sangat Baik")]


def test_a_category_named_like_a_word_for_nothing_is_a_category() -> None:
    scale = [HEAD, ["Capaian", "Ada", 60, 100, BASIS], [None, "Tidak Ada", None, 59.99]]
    labels = {"Realisasi!I2": "Ada", "Realisasi!I3": "Ada", "Realisasi!I4": "Ada"}
    low = {"Realisasi!G3": 60, "Realisasi!H3": 50, "Realisasi!I3": "Tidak Ada"}
    clean = changed({**KINERJA, "Pengaturan": scale}, labels | low)
    assert findings_of(clean) == []
    found = findings_of(changed(clean, {"Realisasi!I2": "Tidak Ada"}))
    assert found == [("K-01", "SALAH", "Realisasi!I2", "Tidak Ada", "Ada")]


def test_a_statement_in_the_text_follows_the_scale_of_the_office() -> None:
    cells = {"Realisasi!I2": "Sangat Baik", "Realisasi!I3": "Sangat Baik", "Realisasi!I4": "Sangat Baik"}
    clean = changed({**TEKS, **OTHER_SCALE}, {**cells, "Pernyataan!E4": "Sangat Baik"})
    assert findings_of(clean) == []
    found = findings_of(changed(clean, {"Pernyataan!E4": "Cukup"}))
    assert [f[:3] for f in found] == [("P-05", "SALAH", "Pernyataan!E4")]


def test_efficiency_by_three_bands() -> None:
    scale = [
        HEAD,
        ["Tingkat efisiensi", "Efisien", 5.01, None, BASIS],
        [None, "Cukup Efisien", -5, 5],
        [None, "Tidak Efisien", None, -5.01],
    ]
    clean = {**SASARAN, "Pengaturan": scale}
    assert findings_of(clean) == []
    assert settings_of(book_of(clean)).scale(EFISIENSI).label(Fraction(5)) == "Cukup Efisien"
    found = findings_of(changed(clean, {"Anggaran Sasaran!G13": "Cukup Efisien"}))
    assert ("K-04", "SALAH", "Anggaran Sasaran!G13", "Cukup Efisien", "Efisien") in found


def test_grades_behind_figures_by_the_scale_of_the_office() -> None:
    scale = [HEAD, ["SAKIP", "A", 85.01, 100, BASIS], [None, "BB", None, 85]]
    assert findings_of(PREDIKAT) == []
    found = findings_of({**PREDIKAT, "Pengaturan": scale})
    assert found == [("K-02", "SALAH", "PK!F2", "A", "BB")]
    assert findings_of(changed({**PREDIKAT, "Pengaturan": scale}, {"PK!F2": "83,32 (BB)"})) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["x", "Baik", 60.01, 100, BASIS], [None, "Kurang", 0, 60]],
        [["x", "Kurang", 0, 60, BASIS], [None, "Baik", 60.01, 100]],  # from the lowest
        [["x", "Baik", "> 60", None, BASIS], ["x", "Kurang", None, "s.d. 60"]],
        [["x", "Baik", "60,01", "100", BASIS], ["x", "Kurang", "-", "60,00"]],
        [["x", "Baik", ">60", None, BASIS], ["x", "Kurang", None, None]],  # no tops at all
        [["x", "Baik", None, None, BASIS], ["x", "Kurang", None, "≤60"]],
    ],
)
def test_ways_of_writing_the_same_bands(rows: list[list[Any]]) -> None:
    rows = [["Skala Capaian Kinerja" if c == "x" else c for c in row] for row in rows]
    read, found = read_settings(book_of({"Pengaturan": [HEAD, *rows]}))
    assert found == []
    scale = read.scale(CAPAIAN)
    assert [scale.label(Fraction(x)) for x in ("-5", "60", "60.01", "100", "250")] == [
        "Kurang", "Kurang", "Baik", "Baik", "Baik",
    ]  # fmt: skip


def test_a_bound_that_belongs_to_the_upper_band() -> None:
    rows = [["Capaian", "Baik", 60, None, BASIS], [None, "Kurang", None, "<60"]]
    scale = settings_of(book_of({"Pengaturan": [HEAD, *rows]})).scale(CAPAIAN)
    assert (scale.label(Fraction(60)), scale.label(Fraction("59.99"))) == ("Baik", "Kurang")


def test_the_scales_of_the_blank_workbook_are_the_usual_ones() -> None:
    """What the template prints means exactly what holds without it."""
    rows = [[s, k, d and float(d), t and float(t), b] for s, k, d, t, b in SKALA.prefill]
    read, found = read_settings(book_of({"Pengaturan": [HEAD, *rows]}))
    assert found == []
    assert read.scales == {}
    assert set(read.origins) == {s.key for s in SCALES}


# --- what is wrong with a scale ------------------------------------------------------------------


def _scale(*rows: list[Any]) -> Sheets:
    return changed({**KINERJA, "Pengaturan": [HEAD, *rows]}, {"Realisasi!I2": "A", "Realisasi!I3": "B"})


BROKEN = [
    ("A-03", "PERINGATAN", "Pengaturan!C2", "80", "di atas 85 (batas B)",
     [["Capaian", "A", 80, 100, BASIS], [None, "B", 50, 85], [None, "C", 0, 49]]),
    ("A-03", "PERINGATAN", "Pengaturan!D3", "9", "tidak kurang dari 76",
     [["Capaian", "A", 91, 100, BASIS], [None, "B", 76, 9], [None, "C", 0, 75]]),
    ("A-03", "PERINGATAN", "Pengaturan!D4", "90", "kurang dari 50 (B)",
     [["Capaian", "A", 91, 100, BASIS], [None, "B", None, 50], [None, "C", None, 90]]),
    ("A-03", "PERINGATAN", "Pengaturan!B3", "A", "setiap kategori satu kali",
     [["Capaian", "A", 91, 100, BASIS], [None, "A", 0, 90]]),
    ("A-03", "PERINGATAN", "Pengaturan!B2", "1 kategori", "2 sampai 12 kategori",
     [["Capaian", "A", 0, 100, BASIS]]),
    ("A-02", "PERINGATAN", "Pengaturan!D3", "sembilan puluh", "angka, misalnya 90",
     [["Capaian", "A", 91, 100, BASIS], [None, "B", 0, "sembilan puluh"]]),
    ("A-02", "PERINGATAN", "Pengaturan!C2", "91-100", "angka, misalnya 90",
     [["Capaian", "A", "91-100", None, BASIS], [None, "B", "0-90", None]]),
    ("A-02", "PERINGATAN", "Pengaturan!D4", "kosong", "nilai tertingginya",
     [["Capaian", "A", None, None, BASIS], [None, "B", None, 90], [None, "C", None, None]]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "level", "cell", "stated", "expected", "rows"), BROKEN)
def test_a_scale_that_is_none_is_told_and_nothing_is_judged_by_it(
    code: str, level: str, cell: str, stated: str, expected: str, rows: list[list[Any]]
) -> None:
    sheets = _scale(*rows)
    assert findings_of(sheets) == [(code, level, cell, stated, expected)]
    result = result_of(sheets)
    reasons = {str(c.at): c.reason for c in result.not_checked}
    assert set(reasons) == {"Realisasi!I2", "Realisasi!I3", "Realisasi!I4"}
    assert set(reasons.values()) == {"skala pada Pengaturan!B2 belum dapat dipakai"}


_IN_THE_GAP = "nilai 87,50 jatuh di celah skala, antara 85 dan 91"


def test_a_gap_is_told_and_the_category_of_a_value_in_it_is_not_judged() -> None:
    """105 is over 91; 87,5 lies between 85 and 91."""
    rows = [["Capaian", "A", 91, 100, BASIS], [None, "B", 0, 85]]
    told = [("A-03", "PERINGATAN", "Pengaturan!C2", "91", "menyambung 85 (B)")]
    for label, reason in (*((x, _IN_THE_GAP) for x in ("A", "B", "Tinggi")), (None, "selnya kosong")):
        labels = {"Realisasi!I2": "A", "Realisasi!I3": label, "Realisasi!I4": "A"}
        sheets = changed({**KINERJA, "Pengaturan": [HEAD, *rows]}, labels)
        assert findings_of(sheets) == told
        reasons = {str(c.at): c.reason for c in result_of(sheets).not_checked}
        assert reasons == {"Realisasi!I3": reason}
    wrong = {"Realisasi!I2": "B", "Realisasi!I3": "A", "Realisasi!I4": "A"}  # outside the gap it is judged
    found = findings_of(changed({**KINERJA, "Pengaturan": [HEAD, *rows]}, wrong))
    assert [f for f in found if f[1] == "SALAH"] == [("K-01", "SALAH", "Realisasi!I2", "B", "A")]
    clean = [["Capaian", "A", 91, 100, BASIS], [None, "B", 0, 90]]  # the step of these bounds is 1
    labels = {"Realisasi!I2": "A", "Realisasi!I3": "B", "Realisasi!I4": "A"}
    assert findings_of(changed({**KINERJA, "Pengaturan": [HEAD, *clean]}, labels)) == []


def test_the_usual_bounds_with_a_gap_in_them_are_judged_outside_of_it_only() -> None:
    rows = [
        ["Mutu pelayanan", "A", 91, 100, BASIS],
        [None, "B", 76.61, 80],
        [None, "C", 65, 76.6],
        [None, "D", 25, 64.99],
    ]
    read, found = read_settings(book_of({"Pengaturan": [HEAD, *rows]}))
    assert [(f.code, f.at.a1) for f in found] == [("A-03", "C2")]
    scale = read.scale(MUTU)
    assert [bool(scale.undecided(Fraction(x))) for x in ("80", "80.01", "88.64", "90.99", "91")] == [
        False, True, True, True, False,
    ]  # fmt: skip


def test_bounds_that_are_parts_of_one_are_told_and_nothing_is_judged_by_them() -> None:
    rows = [["Capaian", "Sangat Tinggi", 0.91, 1, BASIS], [None, "Tinggi", 0.76, 0.9], [None, "Rendah", 0, 0.75]]
    told = [("A-03", "PERINGATAN", "Pengaturan!C2", "0,91", "angka seperti nilainya, misalnya 91")]
    sheets = {**KINERJA, "Pengaturan": [HEAD, *rows]}
    assert findings_of(sheets) == told
    rows[0][3] = 100  # the top of all decides nothing
    assert findings_of({**KINERJA, "Pengaturan": [HEAD, *rows]}) == told
    percent = [[x if not isinstance(x, float) else Shown(x, "0%") for x in row] for row in rows]
    assert findings_of({**KINERJA, "Pengaturan": [HEAD, *percent]}) == []
    small = [["Efisiensi", "Efisien", 0.01, None, BASIS], [None, "Tidak Efisien", None, 0]]
    assert read_settings(book_of({"Pengaturan": [HEAD, *small]}))[1] == []


def test_a_value_that_two_bands_claim_is_told_as_a_note() -> None:
    rows = [["Capaian", "A", 90, 100, BASIS], [None, "B", 0, 90]]
    read, found = read_settings(book_of({"Pengaturan": [HEAD, *rows]}))
    assert [(f.code, f.level.value, f.at.a1, f.hint) for f in found] == [
        ("A-03", "CATATAN", "C2", "Nilai tepat 90 dihitung B.")
    ]
    assert read.scale(CAPAIAN).label(Fraction(90)) == "B"
    rows[0][2] = 80
    found = read_settings(book_of({"Pengaturan": [HEAD, *rows]}))[1]
    assert [(f.code, f.at.a1, f.hint) for f in found] == [("A-03", "C2", "Kedua kategori ini bertindih.")]


# --- names, values, legal base -------------------------------------------------------------------


def test_unknown_names_are_told_with_what_may_be_meant() -> None:
    sheets = {
        **settings(["Sebutan wilyah", "Kelurahan", BASIS], ["Kertas", "F4", BASIS], ["Warna sampul", "Biru", BASIS]),
    }
    found = read_settings(book_of(sheets))[1]
    assert [(f.code, f.level.value, f.at.a1, f.hint) for f in found] == [
        ("A-01", "PERINGATAN", "A2", "Maksud Anda “Sebutan wilayah”?"),
        ("A-01", "PERINGATAN", "A4", "Lihat daftar pengaturan pada lembar Pengaturan buku kerja baku."),
    ]
    scale = changed(OTHER_SCALE, {"Pengaturan!A2": "Skala capain kinerja"})
    (one,) = read_settings(book_of(scale))[1]
    assert (one.code, one.at.a1, one.hint) == ("A-01", "A2", "Maksud Anda “Skala capaian kinerja”?")
    tables = {"Pengaturan": [["Tabel", "Nomor", "Judul"], ["3.5 LRAA", "4.2", "Anggaran"]]}
    (one,) = read_settings(book_of(tables))[1]
    assert (one.code, one.at.a1, one.hint) == ("A-01", "A2", "Maksud Anda “3.5 LRA”?")


def test_a_row_that_sets_something_and_does_not_say_what_is_told() -> None:
    told = [("A-01", "PERINGATAN", "A3", "kosong, padahal terisi F4", "nama pengaturan")]
    assert _read(*settings(["Sebutan wilayah", "Kelurahan", BASIS], [None, "F4", BASIS]).values()) == told
    assert _read(*settings(["Sebutan wilayah", "Kelurahan", BASIS], [None, None, BASIS]).values()) == []
    assert _read([HEAD, *SCALE[1:3], [None, None, 55, 69.99], *SCALE[4:]]) == [
        ("A-01", "PERINGATAN", "B4", "kosong, padahal terisi 55", "nama kategori"),
        ("A-03", "PERINGATAN", "C3", "70", "menyambung 54,99 (Kurang)"),
    ]
    titles = [["Tabel", "Nomor", "Judul", "Dasar Hukum"], ["3.5 LRA", "4.2", None, BASIS]]
    assert _read([*titles, [None, "4.3", "Serapan", BASIS]]) == [
        ("A-01", "PERINGATAN", "A3", "kosong, padahal terisi 4.3", "nama tabel")
    ]
    assert _read(titles) == []


def test_a_number_that_two_tables_are_given_is_a_note() -> None:
    head = ["Tabel", "Nomor", "Judul", "Dasar Hukum"]
    twice = [head, ["3.5 LRA", "4.2", "", BASIS], ["3.6 Alokasi", "Tabel 4.2", "", BASIS]]
    assert _read(twice) == [("A-06", "CATATAN", "B3", "4.2", "nomor lain; sudah dipakai di B2")]
    assert _read([head, ["3.5 LRA", "4.2", "", BASIS], ["3.6 Alokasi", "4.3", "", BASIS]]) == []
    assert (
        _read([head, ["1.1 Penduduk", "1.2", "", BASIS], ["1.1 Pegawai", "1.2", "", BASIS]]) == []
    )  # as in the usual report


def _read(rows: list[list[Any]]) -> list[tuple[str, str, str, str, str]]:
    found = read_settings(book_of({"Pengaturan": rows}))[1]
    return [(f.code, f.level.value, f.at.a1, f.stated, f.expected) for f in found]


def test_a_table_that_names_nothing_known_may_be_about_something_else() -> None:
    sheets = settings(["Warna sampul", "Biru", BASIS], ["Jenis huruf", "Tebal", BASIS])
    assert [(f.code, f.level.value, f.at.a1) for f in read_settings(book_of(sheets))[1]] == [
        ("A-01", "CATATAN", "A2"),
        ("A-01", "CATATAN", "A3"),
    ]


def test_values_that_cannot_be_read_leave_the_usual_ones_in_force() -> None:
    sheets = settings(
        ["Capaian wajar tertinggi", "tinggi", BASIS],
        ["Jumlah unsur IKM", 8.5, BASIS],
        ["Kertas", "A3", BASIS],
        ["Sebutan wilayah", "{wilayah}", BASIS],
        ["Sebutan pemda", 12, BASIS],
    )
    read, found = read_settings(book_of(sheets))
    assert [(f.code, f.level.value, f.at.a1, f.stated) for f in found] == [
        ("A-02", "PERINGATAN", "B2", "tinggi"),
        ("A-02", "PERINGATAN", "B3", "8.5"),
        ("A-02", "PERINGATAN", "B4", "A3"),
        ("A-02", "PERINGATAN", "B5", "{wilayah}"),
        ("A-02", "PERINGATAN", "B6", "12"),
    ]
    assert found[0].expected == "angka; kini berlaku 400"
    assert read.values == {}
    right = settings(
        ["Capaian wajar tertinggi", 250, BASIS], ["Jumlah unsur IKM", 8, BASIS], ["Kertas", "f4", BASIS],
        ["Sebutan wilayah", "Kelurahan", BASIS], ["Sebutan pemda", "Kota", BASIS],
    )  # fmt: skip
    read, found = read_settings(book_of(right))
    assert found == []
    assert (read.number("capaian_tertinggi"), read.number("unsur")) == (250, 8)
    assert (read.text("kertas"), read.text("wilayah"), read.text("pemda")) == ("F4", "Kelurahan", "Kota")


def test_limits_the_wrong_way_round_are_told_and_not_used() -> None:
    sheets = settings(["Capaian wajar terendah", 150, BASIS], ["Capaian wajar tertinggi", 120, BASIS])
    read, found = read_settings(book_of(sheets))
    assert [(f.code, f.at.a1) for f in found] == [("A-02", "B3"), ("A-02", "B2")]
    assert (read.number("capaian_terendah"), read.number("capaian_tertinggi")) == (-200, 400)


def test_a_setting_without_a_legal_base_is_a_note_at_the_blank_cell() -> None:
    found = read_settings(book_of(settings(["Capaian wajar tertinggi", 250])))[1]
    assert [(f.code, f.level.value, f.at.a1) for f in found] == [("A-04", "CATATAN", "C2")]
    found = read_settings(book_of(changed(OTHER_SCALE, {"Pengaturan!E2": None})))[1]
    assert [(f.code, f.level.value, f.at.a1) for f in found] == [("A-04", "CATATAN", "E2")]
    assert read_settings(book_of(settings(["Capaian wajar tertinggi", 400])))[1] == []  # as usual


def test_what_is_set_twice_is_told_and_the_first_holds() -> None:
    sheets = settings(["Kertas", "F4", BASIS], ["Ukuran kertas", "A4", BASIS])
    read, found = read_settings(book_of(sheets))
    assert [(f.code, f.at.a1, f.expected) for f in found] == [("A-05", "B3", "satu kali, di Pengaturan!B2")]
    assert read.text("kertas") == "F4"


def test_a_scale_or_a_table_that_is_set_twice_is_told_and_the_first_holds() -> None:
    other = [["Uraian"], [], [], [], HEAD[:4], ["Skala capaian kinerja", "Bagus", 50, 100]]
    read, found = read_settings(book_of({"Pengaturan": [*SCALE, *other]}))
    assert [(f.code, f.at.a1, f.expected) for f in found] == [("A-05", "B11", "satu kali, di Pengaturan!B2")]
    assert [band[0] for band in read.scale(CAPAIAN).bands] == ["Sangat Baik", "Baik", "Cukup", "Kurang"]
    rows = [["1.1 Penduduk", "1.2", "Warga", BASIS], ["Tabel 1.1 Penduduk", "1.3", "Penghuni", BASIS]]
    titles = [["Tabel", "Nomor", "Judul", "Dasar Hukum"], *rows]
    read, found = read_settings(book_of({"Pengaturan": titles}))
    assert [(f.code, f.at.a1, f.expected) for f in found] == [("A-05", "B3", "satu kali, di Pengaturan!B2")]
    assert read_settings(book_of({"Pengaturan": titles[:2]}))[1] == []


def test_a_scale_without_lower_bounds_is_one() -> None:
    bare = {"Pengaturan": [[row[i] if i < len(row) else None for i in (0, 1, 3, 4)] for row in SCALE]}
    read, found = read_settings(book_of(bare))
    assert found == []
    assert read.scale(CAPAIAN).label(Fraction(80)) == "Baik"
    assert read.scale(CAPAIAN).label(Fraction(85)) == "Sangat Baik"


def test_a_setting_that_is_an_error_is_told_as_such_only() -> None:
    sheets = settings(["Sebutan wilayah", Formula("1/0", "#DIV/0!"), BASIS], [None, None, BASIS])
    read, found = read_settings(book_of(sheets))
    assert found == []
    assert read == STANDARD
    assert [f[:3] for f in findings_of({**KINERJA, **sheets})] == [("R-01", "SALAH", "Pengaturan!B2")]


def test_the_findings_are_part_of_the_check() -> None:
    clean = {**KINERJA, **settings(["Kertas", "F4", BASIS])}
    assert findings_of(clean) == []
    found = findings_of(changed(clean, {"Pengaturan!A2": "Kerta"}))
    assert found == [("A-01", "PERINGATAN", "Pengaturan!A2", "Kerta", "nama pengaturan yang dikenal")]


def test_every_code_of_this_family_is_made_here() -> None:
    made = {code for code, *_ in BROKEN} | {"A-01", "A-04", "A-05", "A-06"}
    assert made == {r.code for r in RULES if r.code[0] == "A"}


# --- limits and lists ----------------------------------------------------------------------------


def test_the_limits_of_plausible_capaian() -> None:
    cells = {"Riwayat!D3": 780, "Riwayat!E3": 1000}
    limit = settings(["Capaian wajar tertinggi", 1000, BASIS])
    assert [f[:3] for f in findings_of(changed(ARAH, cells))] == [("W-05", "PERINGATAN", "Riwayat!E3")]
    assert findings_of(changed({**ARAH, **limit}, cells)) == []
    low = settings(["Capaian wajar tertinggi", 104, BASIS])
    found = findings_of({**KINERJA, **low})
    assert found == [("W-05", "PERINGATAN", "Realisasi!H2", "105", "antara -200 dan 104")]


def test_another_number_of_unsur() -> None:
    eight = {"IKM": [row for i, row in enumerate(IKM["IKM"]) if i != 5]}
    first = [f for f in findings_of(eight) if f[0] == "L-02"]
    assert [f[1:] for f in first] == [("SALAH", "IKM!B1", "8 baris", "9 baris")]
    found = findings_of({**eight, **settings(["Jumlah unsur IKM", 8, BASIS])})
    assert [f for f in found if f[0] == "L-02"] == []
    found = findings_of({**IKM, **settings(["Jumlah unsur IKM", 8, BASIS])})
    assert [f[1:] for f in found if f[0] == "L-02"] == [("SALAH", "IKM!B1", "9 baris", "8 baris")]


# --- the report ----------------------------------------------------------------------------------

KOTA = changed(
    {
        **DESA,
        **UANG,
        "Realisasi": with_other_labels()["Realisasi"],
        "PK": [*PK["PK"], [], *PROGRAM["PK"]],
        "Pengaturan": [
            ["Pengaturan", "Nilai", "Dasar Hukum"],
            ["Sebutan bagian wilayah", "Lingkungan", BASIS],
            ["Sebutan pemda", "Kota", BASIS],
            [],
            *SCALE,
            [],
            ["Tabel", "Nomor", "Judul", "Sumber Data", "Dasar Hukum"],
            ["3.5 LRA", "4.2", "Serapan Anggaran {instansi} di {wilayah} Tahun {tahun}", "Sumber data: DPA", BASIS],
        ],
        "Pembanding": [
            ["No", "Indikator", "Kelurahan", "Kota", "Nasional"],
            [1, "Indeks Pelayanan", 84, 80, 78],
        ],
    },
    {
        "Penduduk!B1": "Kelurahan",
        "Identitas!A5": "Jumlah Kelurahan",
        "Identitas!A6": "Jumlah Lingkungan",
        "Identitas!B6": 5,
        "Identitas!B2": "Kelurahan Sukamaju",
        "Identitas!B3": "Kota Contoh",
    },
)


def _texts(sheets: Sheets) -> dict[str, list[str]]:
    book = load_workbook(io.BytesIO(report_bytes(check(book_of(sheets)))), data_only=True)
    return {ws.title: [str(c.value) for row in ws.iter_rows() for c in row if c.value is not None] for ws in book}


def test_the_report_speaks_the_words_of_the_office() -> None:
    assert findings_of(KOTA) == []
    texts = _texts(KOTA)
    submitted = set(KOTA)
    told = [t for name, cells in texts.items() if name not in submitted | {"Aturan", "Jejak"} for t in cells]
    words = [t for t in told if {"desa", "dusun", "kabupaten"} & set(t.lower().replace(",", "").split())]
    assert [t for t in words if "Pembinaan Desa" not in t] == []  # a name of a program
    assert any("3 kelurahan" in t and "5 lingkungan" in t for t in texts["Narasi"])
    assert "Kelurahan" in texts["1.1 Penduduk"]
    assert {"Kelurahan", "Kota"} <= set(texts["3.4 Pembanding"])
    assert "Kecamatan" not in texts["3.4 Pembanding"]


def test_the_report_has_the_titles_and_numbers_of_the_office() -> None:
    texts = _texts(KOTA)
    title = "Tabel 4.2  Serapan Anggaran Kelurahan Sukamaju di Kelurahan Tahun 2024"
    assert texts["4.2 LRA"][0] == title
    assert "Sumber data: DPA" in texts["4.2 LRA"]
    assert "3.5 LRA" not in texts
    usual = _texts({k: v for k, v in KOTA.items() if k != "Pengaturan"})
    assert usual["3.5 LRA"][0].startswith("Tabel 3.5  Realisasi Program")


def test_aturan_names_what_is_in_force_and_where_it_was_set() -> None:
    report = load_workbook(io.BytesIO(report_bytes(check(book_of(KOTA)))))["Aturan"]
    rows = {r[2]: r for r in report.iter_rows(min_row=len(RULES) + 2, max_col=13, values_only=True)}
    sentence = "Sangat Baik di atas 84,99; Baik di atas 69,99; Cukup di atas 54,99; selain itu Kurang"
    assert rows["Skala capaian kinerja"][3] == f"{sentence} (baku: {CAPAIAN.sentence})"
    assert (rows["Skala capaian kinerja"][9], rows["Skala capaian kinerja"][12]) == (BASIS, "Pengaturan!B6")
    assert (rows["Sebutan wilayah"][3], rows["Sebutan wilayah"][12]) == ("Kelurahan (baku: Desa)", "mengikuti isian")
    assert (rows["Kertas"][3], rows["Kertas"][9], rows["Kertas"][12]) == ("A4", "", "baku")
    assert rows["Tabel 3.5 LRA"][12] == "Pengaturan!B12"
    (cell,) = [c for row in report.iter_rows(min_col=13, max_col=13) for c in row if c.value == "Pengaturan!B12"]
    assert cell.hyperlink.location == "'Pengaturan'!B12"
    rules = {r[0]: r for r in report.iter_rows(min_row=2, max_row=len(RULES) + 1, max_col=10, values_only=True)}
    assert rules["K-01"][3] == f"Kategori mengikuti capaian: {sentence}."
    assert rules["K-01"][9] == BASIS
    assert rules["K-04"][3] == f"Keterangan mengikuti tingkat efisiensi: {EFISIENSI.sentence}."


def test_formulas_and_chart_of_the_report_follow_the_scale() -> None:
    book = load_workbook(io.BytesIO(report_bytes(check(book_of(KOTA)))))
    labels = ["Sangat Baik", "Baik", "Cukup", "Kurang"]
    formulas = [
        str(c.value) for row in book["3.1 Target Realisasi"].iter_rows() for c in row if str(c.value).startswith("=IF")
    ]
    assert any(all(f'"{label}"' in f for label in labels) and ">84.99" in f for f in formulas)
    data = [[c.value for c in row] for row in book["Data Grafik"].iter_rows()]
    heading = next(row for row in data if row[0] == "Indikator (kategori)")
    assert heading[1:6] == [*labels, "Target = 100"]


def test_a_label_with_quotation_marks_makes_no_broken_formula() -> None:
    assert (
        settings_of(
            book_of({"Pengaturan": [HEAD, ["Capaian", 'Sangat "Baik"', None, None, BASIS], [None, "B", None, 50]]})
        )
        .scale(CAPAIAN)
        .excel("A1")
        == 'IF(ROUND(A1,2)>50,"Sangat ""Baik""","B")'
    )


def test_titles_that_cannot_be_filled_in_are_told() -> None:
    rows = [["Tabel", "Nomor", "Judul"], ["3.5 LRA", "nomor lima", "Anggaran {bupati}"], ["3.6 Alokasi", "5", "{tahun"]]
    read, found = read_settings(book_of({"Pengaturan": rows}))
    assert [(f.code, f.at.a1) for f in found] == [("A-02", "B2"), ("A-02", "C2"), ("A-02", "C3"), ("A-04", "A3")]
    assert set(read.origins) == {"tabel_3_6"}
    assert next(r for r in read.tables if r.key == "tabel_3_6").number == "5"
    assert [r for r in read.tables if r.key != "tabel_3_6"] == [r for r in REPORTS if r.key != "tabel_3_6"]


def test_an_office_without_settings_has_the_usual_ones() -> None:
    ledger = open_ledger(book_of(KINERJA))
    assert ledger.settings == STANDARD
    assert [line.value for line in STANDARD.in_force][: len(SETTINGS)][4:7] == ["9", "-200", "400"]
    assert STANDARD.tables == REPORTS


def test_every_table_has_a_name_of_its_own_on_the_sheet() -> None:
    assert len(set(LABELS.values())) == len(REPORTS) == len(TABEL_LAPORAN.prefill)


# --- an office without an amended PK -------------------------------------------------------------


def _tabs(sheets: Sheets) -> dict[str, list[str]]:
    return {name: cells for name, cells in _texts(sheets).items() if name in ("2.1 PK", "2.2 PK")}


def test_the_amended_pk_is_left_out_where_there_is_none() -> None:
    both = {"PK": [*PK["PK"], [], *PROGRAM["PK"]], **REALISASI, "LRA": UANG["LRA"]}
    assert set(_tabs(both)) == {"2.1 PK", "2.2 PK"}
    single = [
        ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Arah", "Target"],
        [1, "Utama", "Pelayanan yang baik", "Indeks Pelayanan", "indeks", "Naik", 80],
        [2, "Lainnya", "Keluhan berkurang", "Banyaknya Keluhan", "keluhan", "Turun", 40],
        [],
        ["No", "Program", "Anggaran"],
        [1, "Program Penunjang Urusan", 250],
        [2, "Program Pembinaan Desa", 120],
        [None, "Jumlah", 370],
    ]
    assert findings_of({**both, "PK": single}) == []
    tabs = _tabs({**both, "PK": single})
    assert set(tabs) == {"2.1 PK"}
    assert {"80.0", "40.0", "250.0", "120.0", "370.0"} <= set(tabs["2.1 PK"])
    blank = changed(both, {"PK!G2": 80, "PK!H2": None, "PK!H3": None, "PK!C6": 250, "PK!C7": 120, "PK!C8": 370})
    blank = changed(blank, {"PK!D6": None, "PK!D7": None, "PK!D8": None})
    assert findings_of(blank) == []
    assert set(_tabs(blank)) == {"2.1 PK"}


# --- whatever stands there -----------------------------------------------------------------------

ODD = [
    None, "", "-", " ", 0, -1, 1e300, 0.1 + 0.2, True, "9" * 400, "#N/A", "{tahun}", "{", "x" * 500, "=1+1", ">", "> ",
    "90%", "1/0", "91-100", "≥", "Sangat Tinggi", "Skala capaian kinerja", "3.5", "\u200b", Formula("1/0", "#DIV/0!"),
]  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_whatever_stands_on_the_sheet_ends_in_findings_and_a_report(seed: int) -> None:
    rng = Random(seed)
    sheets = {name: [list(row) for row in rows] for name, rows in KOTA.items()}
    rows = sheets["Pengaturan"]
    for _ in range(rng.randint(1, 12)):
        row = rows[rng.randrange(len(rows))]
        if row and row[0] not in ("Pengaturan", "Skala", "Tabel"):
            row[rng.randrange(len(row))] = rng.choice(ODD)
    result = result_of(sheets)
    assert not result.crashed
    assert all(f.code[0] in "AR" or f.level.value != "SALAH" for f in result.findings if f.at.sheet == "Pengaturan")
    assert load_workbook(io.BytesIO(report_bytes(result))).sheetnames[0] == "Ringkasan"


# --- other kinds of belanja ----------------------------------------------------------------------

KINDS = [
    ["Jenis Belanja", "Anggaran", "Realisasi", "%"],
    ["Belanja Tidak Langsung", 200, 150, 75],
    ["Belanja Langsung", 120, 90, 75],
    ["Belanja Modal", 50, 50, 100],
    ["Jumlah", 370, 290, 78.38],
]
OLD_KINDS = {**UANG, "LRA": [*UANG["LRA"][:10], *KINDS], "PK": [*PK["PK"], [], *PROGRAM["PK"]], **REALISASI}


def test_kinds_of_belanja_are_those_that_the_office_lists() -> None:
    """Belanja langsung and tidak langsung, as before 2021, in the place of operasi and modal."""
    assert findings_of(OLD_KINDS) == []
    wrong = findings_of(changed(OLD_KINDS, {"LRA!D13": 70}))
    assert wrong == [("H-03", "SALAH", "LRA!D13", "70", "75,00")]
    told = " ".join(_texts(OLD_KINDS)["Narasi"])
    assert (
        "meliputi belanja tidak langsung Rp150 dari Rp200 (75,00%), belanja langsung Rp90 dari Rp120 (75,00%), "
        "dan belanja modal Rp50 dari Rp50 (100,00%)" in told
    )
