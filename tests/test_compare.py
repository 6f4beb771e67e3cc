"""Two submissions: what was corrected, what is new, what stayed, what changed without a word, and the years."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from test_checks import IDENTITAS, KINERJA, LRA, PENDUDUK, TAHUN, TEKS
from workbook import Sheets, book_of, changed, without_row, workbook

from lkjip_xl.cli import cli
from lkjip_xl.compare import Comparison, compare

WRONG = changed(PENDUDUK, {"Penduduk!E2": 21})
CONSISTENT = {"Penduduk!C2": 13, "Penduduk!E2": 21, "Penduduk!C5": 84, "Penduduk!E5": 157}


def _compare(old: Sheets, new: Sheets) -> Comparison:
    return compare(book_of(old), book_of(new))


def _cells(changes: Any) -> list[tuple[str, str, str, str]]:
    return [(str(c.old), str(c.new), c.before, c.after) for c in changes]


def _nothing(c: Comparison) -> bool:
    return not any((c.corrected, c.stayed, c.added, c.inputs, c.derived, c.rows_added, c.rows_removed))


@pytest.mark.parametrize("sheets", [PENDUDUK, TEKS, LRA, TAHUN], ids=["penduduk", "teks", "lra", "tahun"])
def test_a_submission_is_equal_to_itself(sheets: Sheets) -> None:
    assert _nothing(_compare(sheets, sheets))


def test_a_corrected_cell() -> None:
    c = _compare(WRONG, PENDUDUK)
    assert [(f.code, str(f.at)) for f in c.corrected] == [("H-01", "Penduduk!E2")]
    assert _cells(c.derived) == [("Penduduk!E2", "Penduduk!E2", "21", "20")]
    assert not any((c.stayed, c.added, c.inputs))


def test_a_finding_that_stayed_and_one_that_came() -> None:
    c = _compare(WRONG, changed(WRONG, {"Penduduk!E3": 56}))
    assert [(str(a.at), str(b.at)) for a, b in c.stayed] == [("Penduduk!E2", "Penduduk!E2")]
    assert [str(f.at) for f in c.added] == ["Penduduk!E3"]
    assert not c.corrected


def test_an_input_that_changed_without_a_word() -> None:
    c = _compare(PENDUDUK, changed(PENDUDUK, CONSISTENT))
    assert _cells(c.silent) == [("Penduduk!C2", "Penduduk!C2", "12", "13")]
    assert [str(x.new) for x in c.derived] == ["Penduduk!E2", "Penduduk!C5", "Penduduk!E5"]


def test_an_input_that_a_finding_pointed_at_is_not_silent() -> None:
    c = _compare(WRONG, changed(PENDUDUK, CONSISTENT))
    assert _cells(c.put_right) == [("Penduduk!C2", "Penduduk!C2", "12", "13")]
    assert c.silent == c.unsettled == ()


@pytest.mark.parametrize(
    ("wrong", "gone", "stayed", "added"),
    [
        # the sum of its column was wrong and still is; now its row is wrong as well
        ({"Penduduk!C5": 90, "Penduduk!E5": 163}, [], ["C5", "E5"], ["C2", "E2"]),
        # one finding about it went, another came
        ({"Penduduk!C5": 84, "Penduduk!E5": 157}, ["C5", "E5"], [], ["E2"]),
        # nothing was found, and now something is
        ({}, [], [], ["C2", "E2", "C5", "E5"]),
    ],
)
def test_an_input_about_which_something_is_still_found_is_not_corrected(
    wrong: dict[str, int], gone: list[str], stayed: list[str], added: list[str]
) -> None:
    c = _compare(changed(PENDUDUK, wrong), changed(PENDUDUK, {**wrong, "Penduduk!C2": 13}))
    assert [f.at.a1 for f in c.corrected] == gone
    assert [f.at.a1 for f, _ in c.stayed] == stayed
    assert [f.at.a1 for f in c.added] == added
    assert _cells(c.unsettled) == [("Penduduk!C2", "Penduduk!C2", "12", "13")]
    assert c.put_right == c.silent == ()


def test_a_number_written_in_another_way_has_not_changed() -> None:
    assert _nothing(_compare(PENDUDUK, changed(PENDUDUK, {"Penduduk!C2": "12"})))
    assert _nothing(_compare(PENDUDUK, changed(PENDUDUK, {"Penduduk!B2": "Sukamaju "})))


def test_a_row_put_in_between_does_not_move_the_others() -> None:
    rows = [list(r) for r in PENDUDUK["Penduduk"]]
    rows.insert(2, [9, "Mekarsari", 10, 10, 20])
    rows[-1] = [None, "Jumlah", 93, 83, 176]
    c = _compare(PENDUDUK, {"Penduduk": rows})
    assert [(str(r.at), r.label) for r in c.rows_added] == [("Penduduk!B3", "Mekarsari")]
    assert c.inputs == ()
    assert [(str(x.old), str(x.new)) for x in c.derived] == [
        ("Penduduk!C5", "Penduduk!C6"), ("Penduduk!D5", "Penduduk!D6"), ("Penduduk!E5", "Penduduk!E6")
    ]  # fmt: skip
    back = _compare({"Penduduk": rows}, PENDUDUK)
    assert [r.label for r in back.rows_removed] == ["Mekarsari"]
    assert not back.rows_added


def test_a_finding_is_followed_to_its_new_address() -> None:
    c = _compare(
        changed(PENDUDUK, {"Penduduk!E4": 82}), changed({"Penduduk": [[], *PENDUDUK["Penduduk"]]}, {"Penduduk!E5": 82})
    )
    assert [(str(a.at), str(b.at)) for a, b in c.stayed] == [("Penduduk!E4", "Penduduk!E5")]
    assert not any((c.corrected, c.added, c.inputs, c.derived))


def test_rows_of_the_same_name_under_other_parents() -> None:
    c = _compare(LRA, changed(LRA, {"LRA!D8": 91}))
    assert [str(x.new) for x in c.inputs] == ["LRA!D8"]


def test_a_row_of_statements_that_was_removed() -> None:
    c = _compare(TEKS, without_row(TEKS, "Pernyataan", 3))
    assert [r.label for r in c.rows_removed] == ["1.2"]
    assert c.inputs == ()


# --- years ---------------------------------------------------------------------------------------

LAST_YEAR = {
    **changed(IDENTITAS, {"Identitas!B4": 2023}),
    "PK": changed(KINERJA, {"PK!H2": 75, "PK!H3": 50})["PK"],
    "Realisasi": [
        ["No", "Kelompok", "Indikator", "Target", "Realisasi", "Capaian"],
        [1, "Utama", "Indeks Pelayanan", 75, 60, 80],
        [2, "Lainnya", "Banyaknya Keluhan", 50, 50, 100],
    ],
}


def test_figures_of_last_year_that_agree() -> None:
    c = _compare(LAST_YEAR, TAHUN)
    assert not c.same_year
    assert c.between_years == ()


def test_a_figure_of_last_year_that_was_changed() -> None:
    c = _compare(LAST_YEAR, changed(TAHUN, {"Riwayat!G3": 63, "Riwayat!H3": 84}))
    assert _cells(c.between_years) == [
        ("Realisasi!E2", "Riwayat!G3", "60", "63"),
        ("Realisasi!F2", "Riwayat!H3", "80", "84"),
    ]


def test_this_year_is_not_compared_with_last_year() -> None:
    assert _compare(LAST_YEAR, changed(TAHUN, {"Realisasi!G2": 88})).between_years == ()


# --- command -------------------------------------------------------------------------------------


def _banding(tmp_path: Path, old: Sheets, new: Sheets, *more: str) -> Any:
    (tmp_path / "lama.xlsx").write_bytes(workbook(old))
    (tmp_path / "baru.xlsx").write_bytes(workbook(new))
    return CliRunner().invoke(cli, ["banding", str(tmp_path / "lama.xlsx"), str(tmp_path / "baru.xlsx"), *more])


def test_banding_tells_what_happened(tmp_path: Path) -> None:
    done = _banding(tmp_path, PENDUDUK, changed(PENDUDUK, CONSISTENT))
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "Temuan: 0 sudah hilang, 0 tetap, 0 baru.",
        "Isian: 0 diperbaiki, 1 berubah tanpa temuan. Sel turunan: 3 ikut berubah. Baris: 0 ditambahkan, 0 dihapus.",
        "Isian yang berubah tanpa temuan:",
        "  Penduduk!C2: 12 menjadi 13",
    ]


def test_banding_tells_inputs_about_which_something_is_still_found(tmp_path: Path) -> None:
    out = tmp_path / "banding.xlsx"
    done = _banding(tmp_path, PENDUDUK, changed(PENDUDUK, {"Penduduk!C2": 13}), "-o", str(out))
    said = done.output.splitlines()
    assert said[1] == (
        "Isian: 0 diperbaiki, 1 berubah tetapi masih ada temuannya, 0 berubah tanpa temuan. "
        "Sel turunan: 0 ikut berubah. Baris: 0 ditambahkan, 0 dihapus."
    )
    i = said.index("Isian yang berubah tetapi masih ada temuannya:")
    assert said[i + 1 :] == ["  Penduduk!C2: 12 menjadi 13", f"Perbandingan: {out}"]
    rows = list(load_workbook(out)["Perubahan"].iter_rows(min_row=2, values_only=True))
    assert rows == [("masih ada temuannya", "Penduduk!C2", "Penduduk!C2", "Laki-Laki (Sukamaju)", "12", "13")]


def test_what_is_cut_off_points_to_where_all_of_it_stands(tmp_path: Path) -> None:
    rows = [["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"], *([i, f"Desa {i}", 1, 1, 2] for i in range(40))]
    new = [rows[0], *([i, f"Desa {i}", 2, 2, 4 + (i < 20)] for i in range(40))]
    out = tmp_path / "banding.xlsx"
    done = _banding(tmp_path, {"Penduduk": rows}, {"Penduduk": new}, "-o", str(out))
    cut = [line for line in done.output.splitlines() if "lagi;" in line]
    assert cut == [
        "  ... dan 5 lagi; pakai --rinci.", "  ... dan 25 lagi; pakai --rinci.", "  ... dan 25 lagi; pakai --rinci."
    ]  # fmt: skip
    told = [str(row[0]) for row in load_workbook(out)["Ringkasan"].iter_rows(values_only=True)]
    assert [line for line in told if "lagi;" in line] == [
        "  ... dan 5 lagi; lihat lembar Temuan.",
        "  ... dan 25 lagi; lihat lembar Perubahan.",
        "  ... dan 25 lagi; lihat lembar Perubahan.",
    ]


def test_banding_exit_codes(tmp_path: Path) -> None:
    assert _banding(tmp_path, WRONG, PENDUDUK).exit_code == 0
    assert _banding(tmp_path, PENDUDUK, WRONG).exit_code == 1
    assert _banding(tmp_path, LAST_YEAR, changed(TAHUN, {"Riwayat!G3": 63, "Riwayat!H3": 84})).exit_code == 1
    assert _banding(tmp_path, LAST_YEAR, TAHUN).exit_code == 0


def test_banding_of_two_offices_says_so(tmp_path: Path) -> None:
    done = _banding(tmp_path, TAHUN, changed(TAHUN, {"Identitas!B2": "Kecamatan Lain"}))
    assert done.output.startswith("Perhatian: instansinya berbeda, Kecamatan Sukamaju dan Kecamatan Lain.")


def test_banding_writes_a_workbook(tmp_path: Path) -> None:
    out = tmp_path / "banding.xlsx"
    done = _banding(tmp_path, WRONG, changed(PENDUDUK, {**CONSISTENT, "Penduduk!E3": 56}), "-o", str(out))
    assert done.exit_code == 1
    book = load_workbook(out)
    assert book.sheetnames == ["Ringkasan", "Temuan", "Perubahan", "Baris"]
    found = list(book["Temuan"].iter_rows(min_row=2, max_col=5, values_only=True))
    assert found == [
        ("baru", "SALAH", "H-01", "", "Penduduk!E3"),
        ("sudah hilang", "SALAH", "H-01", "Penduduk!E2", ""),
    ]
    kinds = [(r[0], r[2]) for r in book["Perubahan"].iter_rows(min_row=2, values_only=True)]
    assert ("diperbaiki", "Penduduk!C2") in kinds
    again = tmp_path / "lagi.xlsx"
    _banding(tmp_path, WRONG, changed(PENDUDUK, {**CONSISTENT, "Penduduk!E3": 56}), "-o", str(again))
    assert again.read_bytes() == out.read_bytes()


# --- what the offices have set -------------------------------------------------------------------

_HEAD = ["Skala", "Kategori", "Dari", "Sampai", "Dasar Hukum"]
SKALA = {"Pengaturan": [_HEAD, ["Skala capaian kinerja", "Baik", 80, 100, "Perbup 1/2024"], [None, "Kurang", 0, 79.99]]}
_USUAL = "Sangat Tinggi di atas 90; Tinggi di atas 75; Sedang di atas 65; Rendah di atas 50; selain itu Sangat Rendah"


def test_another_scale_is_told_once_and_not_cell_by_cell() -> None:
    c = _compare(KINERJA, {**KINERJA, **SKALA})
    assert [(r.name, r.before, r.after, r.old, str(r.new), r.scale) for r in c.rulings] == [
        ("Skala capaian kinerja", _USUAL, "Baik di atas 79,99; selain itu Kurang", None, "Pengaturan!B2", True)
    ]
    assert not any((c.inputs, c.rows_added, c.rows_removed))
    back = _compare({**KINERJA, **SKALA}, KINERJA).rulings
    assert [(r.before, r.after, str(r.old), r.new) for r in back] == [
        ("Baik di atas 79,99; selain itu Kurang", _USUAL, "Pengaturan!B2", None)
    ]


def test_the_same_scale_is_not_told() -> None:
    assert _compare({**KINERJA, **SKALA}, {**KINERJA, **SKALA}).rulings == ()
    printed = [_HEAD, *([None, *band] for band in (("Sangat Tinggi", 91, 100), ("Tinggi", 76, 90), ("Sedang", 66, 75),
               ("Rendah", 51, 65), ("Sangat Rendah", None, 50)))]  # fmt: skip
    printed[1][0] = "Skala capaian kinerja"
    assert _compare(KINERJA, {**KINERJA, "Pengaturan": printed}).rulings == ()


def test_another_scale_is_told_between_years_too() -> None:
    c = _compare(LAST_YEAR, {**TAHUN, **SKALA})
    assert not c.same_year
    assert [r.name for r in c.rulings] == ["Skala capaian kinerja"]
    assert _compare(LAST_YEAR, TAHUN).rulings == ()


def test_another_legal_base_of_the_same_setting() -> None:
    other = changed(SKALA, {"Pengaturan!E2": "Perbup 9/2025"})
    c = _compare({**KINERJA, **SKALA}, {**KINERJA, **other})
    bands = "Baik di atas 79,99; selain itu Kurang"
    assert [(r.before, r.after) for r in c.rulings] == [(f"{bands} (Perbup 1/2024)", f"{bands} (Perbup 9/2025)")]


def test_banding_tells_scales_and_other_settings(tmp_path: Path) -> None:
    words = {"Pengaturan": [["Pengaturan", "Nilai", "Dasar Hukum"], ["Kertas", "F4"], [], *SKALA["Pengaturan"]]}
    old, new, out = (tmp_path / name for name in ("lama.xlsx", "baru.xlsx", "banding.xlsx"))
    old.write_bytes(workbook(KINERJA))
    new.write_bytes(workbook({**KINERJA, **words}))
    said = CliRunner().invoke(cli, ["banding", str(old), str(new), "-o", str(out)]).output.splitlines()
    i = said.index("Skalanya berbeda, jadi kategori yang sama belum tentu berarti sama:")
    assert said[i + 1 : -1] == [
        f"  Skala capaian kinerja: {_USUAL} -> Baik di atas 79,99; selain itu Kurang",
        "Pengaturan lain yang berbeda:",
        "  Kertas: A4 -> F4",
    ]
    rows = list(load_workbook(out)["Pengaturan"].iter_rows(min_row=2, values_only=True))
    assert rows == [
        ("Kertas", "baku", "Pengaturan!B2", "A4", "F4"),
        ("Skala capaian kinerja", "baku", "Pengaturan!B5", _USUAL, "Baik di atas 79,99; selain itu Kurang"),
    ]
    CliRunner().invoke(cli, ["banding", str(old), str(old), "-o", str(out)])
    assert "Pengaturan" not in load_workbook(out).sheetnames


def test_banding_names_the_file_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "rusak.xlsx").write_bytes(b"PK")
    (tmp_path / "baik.xlsx").write_bytes(workbook(PENDUDUK))
    for pair in (("rusak.xlsx", "baik.xlsx"), ("baik.xlsx", "rusak.xlsx")):
        done = CliRunner().invoke(cli, ["banding", *(str(tmp_path / n) for n in pair)])
        assert done.exit_code == 2
        assert "rusak.xlsx: " in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_banding_is_not_written_over_a_submission(tmp_path: Path) -> None:
    old, new = tmp_path / "lama.xlsx", tmp_path / "baru.xlsx"
    old.write_bytes(before := workbook(WRONG))
    new.write_bytes(workbook(PENDUDUK))
    assert CliRunner().invoke(cli, ["banding", str(old), str(new), "-o", str(old)]).exit_code == 2
    assert old.read_bytes() == before
