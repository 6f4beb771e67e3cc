"""What nearly fits is asked about and never used; workbooks that hold only some of the tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from workbook import book_of, changed, findings_of, result_of, workbook

from lkjip_xl.checking.form.near import near_misses
from lkjip_xl.cli import cli
from lkjip_xl.jobs import check_file, write_report
from lkjip_xl.reading.refusals import Refused

PENDUDUK = [
    ["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"],
    [1, "Sukamaju", 12, 8, 20],
    [2, "Tirtosari", 30, 25, 55],
    [None, "Jumlah", 42, 33, 75],
]
AKUN = [
    ["Kode Rekening", "Uraian", "Anggaran", "Realisasi"],
    ["5", "BELANJA DAERAH", 300, 250],
    ["5.1", "Belanja Operasi", 200, 170],
    ["5.2", "Belanja Modal", 100, 80],
]


def near(sheets: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(str(n.at), n.text, n.meant) for n in near_misses(book_of(sheets))]


@pytest.mark.parametrize(
    ("cell", "text", "meant"),
    [("B1", "Dessa", "Desa"), ("C1", "Laki-Lkai", "Laki-Laki"), ("D1", "Perempuann", "Perempuan")],
)
def test_a_misspelt_heading_without_which_the_table_is_not_found(cell: str, text: str, meant: str) -> None:
    sheets = changed({"LRA": AKUN, "Penduduk": PENDUDUK}, {f"Penduduk!{cell}": text})
    assert near(sheets) == [(f"Penduduk!{cell}", text, meant)]
    assert ("L-15", "CATATAN", f"Penduduk!{cell}", text, meant) in findings_of(sheets)


def test_a_misspelt_heading_beside_a_table_that_was_found() -> None:
    sheets = changed({"Penduduk": PENDUDUK}, {"Penduduk!E1": "Jumlha"})
    assert near(sheets) == [("Penduduk!E1", "Jumlha", "Jumlah")]
    result = result_of(sheets)
    assert all(str(c.at)[:10] != "Penduduk!E" for c in result.cells)  # never used on a guess


def test_a_misspelt_name_of_a_sheet_in_which_nothing_was_found() -> None:
    sheets = {"LRA": AKUN, "Penduduck": [["Belum ada datanya"]]}
    assert near(sheets) == [("Penduduck!A1", "Penduduck", "Penduduk")]


@pytest.mark.parametrize(
    "other",
    [
        [["No", "Nama", "Paraf"], [1, "Ani", "v"]],
        [["Uraian", "Lokasi", "Satuan Kerja"], ["Rapat", "Balai Desa", "Seksi Umum"]],
        [["Realisasi Fisik", "Target Fisik", "Bukti Dukung"], [1, 2, 3]],
    ],
)
def test_other_sheets_and_columns_are_not_asked_about(other: Any) -> None:
    rows = [[*row, text] for row, text in zip(PENDUDUK, ["Jumlah KK", 3, 4, 7], strict=True)]
    assert near({"Penduduk": rows, "PKK": other, "Rapat": other}) == []


def test_only_an_lra_is_checked_and_what_is_missing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lra.xlsx"
    path.write_bytes(workbook(changed({"Sheet1": AKUN}, {"Sheet1!C2": 310})))
    done = CliRunner().invoke(cli, ["periksa", str(path)])
    assert done.exit_code == 1
    assert "Sheet1!C2 J-01: tertulis 310, seharusnya 300" in done.output
    assert "Ditemukan: LRA menurut Rekening (lembar Sheet1)." in done.output
    assert "Untuk laporan belum ada: PK, Realisasi." in done.output


def test_only_a_population_table_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "penduduk.xlsx"
    path.write_bytes(workbook({"Data Penduduk": PENDUDUK}))
    done = CliRunner().invoke(cli, ["periksa", str(path)])
    assert done.exit_code == 0
    assert "5 sel turunan diperiksa" in done.output
    assert "Untuk laporan belum ada: PK, Realisasi, LRA." in done.output


def test_a_report_asks_about_what_nearly_fits(tmp_path: Path) -> None:
    path = tmp_path / "isi.xlsx"
    path.write_bytes(workbook({"LRA": AKUN, "PK": [["No", "Programm", "Anggaran Murni", "Anggaran Perubahan"]]}))
    with pytest.raises(Refused) as caught:
        write_report(path)
    assert "PK!B1 “Programm”: maksud Anda “Program”?" in str(caught.value)
    assert not path.with_name("isi.LKjIP.xlsx").exists()


def test_a_workbook_of_something_else_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "arisan.xlsx"
    path.write_bytes(workbook({"Arisan": [["Nama", "Iuran"], ["Ani", 10]], "Desa": [["No", "Dessa", "L", "P", "Jml"]]}))
    with pytest.raises(Refused) as caught:
        check_file(path)
    assert caught.value.reason == "no_tables"
    assert "Desa!B1 “Dessa”: maksud Anda “Desa”?" in str(caught.value)
    assert CliRunner().invoke(cli, ["periksa", str(path)]).exit_code == 2
