"""Finding tables as offices really write them, and telling what each row is."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from workbook import (
    Formula,
    Shown,
    addresses,
    book_of,
    book_of_bytes,
    findings_of,
    table,
    verdicts_of,
    workbook,
)

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.found import Found
from lkjip_xl.jobs import check_file, write_report
from lkjip_xl.sheet import ExcelError

KEPALA = ["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"]
SATU, DUA = [1, "Sukamaju", 12, 8, 20], [2, "Tirtosari", 30, 25, 55]
JUMLAH = [None, "Jumlah", 42, 33, 75]


def kinds(found: Found) -> list[tuple[int, str, str]]:
    """Row number, kind and name of every row."""
    return [(r.index, r.kind, r.name) for r in found.rows]


def penduduk(*rows: Any, name: str = "Penduduk", **more: Any) -> Found:
    return table(book_of({name: rows}, **more), "penduduk")


TWO = ["Sukamaju", "Tirtosari"]


# --- where a table stands ------------------------------------------------------------------------


def test_under_a_letterhead() -> None:
    kop = [["PEMERINTAH KABUPATEN CONTOH"], ["KECAMATAN SUKAMAJU"], ["Jl. Raya No. 1"], [], ["Tabel 1.1 Penduduk"], []]
    found = penduduk(*kop, KEPALA, SATU, DUA, JUMLAH)
    assert found.heading_rows == (7,)
    assert kinds(found) == [(8, "data", "Sukamaju"), (9, "data", "Tirtosari"), (10, "total", "Jumlah")]


def test_beside_the_left_edge() -> None:
    rows = [[None, None, *row] for row in (KEPALA, SATU, DUA, JUMLAH)]
    assert addresses(penduduk(*rows), "laki") == ["E2", "E3"]


@pytest.mark.parametrize(
    "heading",
    [
        ["NO.", "NAMA DESA/KELURAHAN", "LK", "PR", "L+P"],
        ["Nomor", "Desa", "Laki - laki\n(jiwa)", "Perempuan (orang)", "JML"],
        ["No Urut", "Kelurahan", "Pria", "Wanita", "T O T A L"],
        ["No", " Nama  Desa ", "L", "P", "Jumlah Penduduk"],
    ],
)
def test_other_words_in_the_heading(heading: list[str]) -> None:
    found = penduduk(heading, SATU, DUA, JUMLAH)
    assert {key for key, _ in found.columns} == {"no", "desa", "laki", "perempuan", "jumlah"}
    assert [r.name for r in found.data] == TWO


def test_columns_in_another_order_with_strangers_between() -> None:
    rows = [
        ["Jumlah", "KK", "Perempuan", "Desa", "Laki-Laki"],
        [20, 5, 8, "Sukamaju", 12],
        [55, 9, 25, "Tirtosari", 30],
    ]
    found = penduduk(*rows)
    assert [addresses(found, key)[0] for key in ("desa", "laki", "perempuan", "jumlah")] == ["D2", "E2", "C2", "A2"]
    assert findings_of({"Penduduk": rows}) == []


@pytest.mark.parametrize(
    "name", ["Penduduk", "PENDUDUK", " Penduduk ", "Penduduk 2024", "P e n d u d u k", "penduduk."]
)
def test_variants_of_a_sheet_name(name: str) -> None:
    assert [r.name for r in penduduk(KEPALA, SATU, DUA, name=name).data] == TWO


@pytest.mark.parametrize(("name", "key"), [("LRA 2024", "lra"), (" P K ", "pk_program"), ("LRA Tahun 2024", "lra")])
def test_sheet_names_with_year_or_spaced_letters(name: str, key: str) -> None:
    rows = [["No", "Program", "Anggaran Murni", "Anggaran Perubahan"], [1, "Program Satu", 5, 5]]
    lra = [["No", "Uraian", "Anggaran", "Realisasi", "%"], ["A", "Program Satu", 5, 5, 100]]
    found = table(book_of({name: lra if key == "lra" else rows}), key)
    assert [r.name for r in found.data] == ["Program Satu"]


def test_a_table_on_a_sheet_of_another_name() -> None:
    assert [r.name for r in penduduk(KEPALA, SATU, DUA, name="Lampiran").data] == TWO


def test_a_sheet_of_another_name_does_not_stand_beside_the_right_one() -> None:
    book = book_of({"Salinan": [KEPALA, [9, "Lain", 1, 1, 2]], "Penduduk": [KEPALA, SATU]})
    assert [r.name for r in table(book, "penduduk").data] == ["Sukamaju"]


def test_hidden_sheets_are_read_and_told_as_hidden() -> None:
    book = book_of({"Depan": [["x"]], "Penduduk": [KEPALA, SATU]}, hidden=["Penduduk"])
    assert table(book, "penduduk").sheet.hidden
    assert not book.by_name["Depan"].hidden


def test_several_tables_on_one_sheet() -> None:
    rows = [
        ["No", "Indikator", "Arah", "Target Perubahan"],
        [1, "Indeks Satu", "Naik", 80],
        [],
        ["Program dan Anggaran"],
        ["No", "Program", "Anggaran Murni", "Anggaran Perubahan"],
        [1, "Program Satu", 5, 6],
        [None, "Jumlah", 5, 6],
    ]
    book = book_of({"PK": rows})
    assert kinds(table(book, "pk_indikator")) == [(2, "data", "Indeks Satu")]
    assert kinds(table(book, "pk_program")) == [(6, "data", "Program Satu"), (7, "total", "Jumlah")]


def test_a_table_repeated_on_another_sheet_is_a_repetition() -> None:
    rows = [["No", "Sasaran", "Indikator", "Target", "Realisasi", "Capaian"], [1, "S", "Indeks Satu", 80, 84, 105]]
    book = book_of({"Ikhtisar": rows, "Realisasi": rows})
    assert [(f.sheet.name, f.repeated) for f in book.all("realisasi")] == [("Realisasi", False), ("Ikhtisar", True)]


# --- headings of two rows ------------------------------------------------------------------------

YEARS_TOP = ["No", "Indikator", 2023, None, None, 2024, None, None]
YEARS_LOW = [None, None, "Target", "Realisasi", "Capaian", "Target", "Realisasi", "Capaian"]
YEARS_ROW = [1, "Indeks Satu", 75, 60, 80, 80, 84, 105]
MERGED = {"Riwayat": ["A1:A2", "B1:B2", "C1:E1", "F1:H1"]}


@pytest.mark.parametrize("merged", [None, MERGED], ids=["plain", "merged"])
@pytest.mark.parametrize("form", [lambda y: y, str, "Tahun {}".format], ids=["number", "text", "tahun"])
def test_years_above_the_columns(merged: Any, form: Any) -> None:
    top = [form(x) if isinstance(x, int) else x for x in YEARS_TOP]
    found = table(book_of({"Riwayat": [top, YEARS_LOW, YEARS_ROW]}, merged=merged), "riwayat")
    assert found.years == [2023, 2024]
    assert [addresses(found, k, y)[0] for y in (2023, 2024) for k in ("target", "realisasi", "capaian")] == [
        "C3", "D3", "E3", "F3", "G3", "H3",
    ]  # fmt: skip
    assert [r.index for r in found.rows] == [3]


def test_years_above_a_table_with_one_other_column() -> None:
    found = table(book_of({"Riwayat": [YEARS_TOP[1:], YEARS_LOW[1:], YEARS_ROW[1:]]}), "riwayat")
    assert found.years == [2023, 2024]


def test_years_in_the_column_headings_themselves() -> None:
    heading = ["No", "Indikator", *(f"{k} {y}" for y in (2023, 2024) for k in ("Target", "Realisasi", "Capaian"))]
    found = table(book_of({"Riwayat": [heading, YEARS_ROW]}), "riwayat")
    assert found.years == [2023, 2024]
    assert addresses(found, "realisasi", 2024) == ["G2"]


@pytest.mark.parametrize("merged", [None, {"Anggaran Sasaran": ["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:I1"]}])
def test_two_columns_of_the_same_name_under_two_headings(merged: Any) -> None:
    rows = [
        ["No", "Sasaran", "Indikator", "Kinerja", None, None, "Anggaran", None, None],
        [None, None, None, "Target", "Realisasi", "% Capaian", "Alokasi", "Realisasi", "% Capaian"],
        [1, "S", "Indeks Satu", 80, 84, 105, 50, 40, 80],
    ]
    found = table(book_of({"Anggaran Sasaran": rows}, merged=merged), "kinerja_anggaran")
    keys = ("target", "realisasi", "capaian", "alokasi", "realisasi_anggaran", "persen")
    assert [addresses(found, k)[0] for k in keys] == ["D3", "E3", "F3", "G3", "H3", "I3"]


def test_a_two_row_heading_of_the_population() -> None:
    rows = [["No", "Desa", "Penduduk", None, "Jumlah"], [None, None, "Laki-Laki", "Perempuan", None], SATU, DUA, JUMLAH]
    found = penduduk(*rows, merged={"Penduduk": ["A1:A2", "B1:B2", "C1:D1", "E1:E2"]})
    assert found.heading_rows == (1, 2)
    assert [r.name for r in found.data] == TWO


def test_a_percent_heading_in_brackets() -> None:
    lra = [["No", "Uraian", "Anggaran (Rp.)", "Realisasi (Rp)", "(%)"], ["A", "Program Satu", 200, 150, 75]]
    assert addresses(table(book_of({"LRA": lra}), "lra"), "persen") == ["E2"]


# --- rows ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "numbers",
    [
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, 2, 3, 4, 5],
        ["1", "2", "3", "4", "5=3+4"],
        ["1", "2", "3", "4", "5 (3+4)"],
    ],
    ids=str,
)
def test_empty_rows_and_the_row_that_numbers_the_columns(numbers: list[Any]) -> None:
    found = penduduk(KEPALA, numbers, [], SATU, [], [], DUA, [], JUMLAH)
    assert kinds(found) == [(4, "data", "Sukamaju"), (7, "data", "Tirtosari"), (9, "total", "Jumlah")]


def test_a_heading_printed_again_on_the_next_page() -> None:
    rows = [KEPALA, SATU, [], ["Lanjutan"], KEPALA, DUA, JUMLAH]
    assert findings_of({"Penduduk": rows}) == []
    assert verdicts_of({"Penduduk": rows})["Penduduk!E7"] == "COCOK"


@pytest.mark.parametrize("remark", ["Sumber data: Dispendukcapil", "*) sementara", "Catatan : per Desember", "Ket.: x"])
def test_remarks_below_are_no_rows(remark: str) -> None:
    for row in ([remark], [None, remark]):
        found = penduduk(KEPALA, SATU, DUA, row)
        assert [r.name for r in found.data] == TWO
        assert [r.name for r in penduduk(KEPALA, SATU, DUA, JUMLAH, [], row).data] == TWO


def test_a_signature_below_is_no_row() -> None:
    tail = [
        [],
        [None, None, "Sukamaju, 31 Januari 2025"],
        [None, None, "Camat Sukamaju"],
        [],
        [None, None, "A. Contoh"],
    ]
    rows = [KEPALA, SATU, DUA, JUMLAH, *tail]
    assert [r.name for r in penduduk(*rows).data] == TWO
    assert findings_of({"Penduduk": rows}) == []


def test_a_signature_below_a_table_without_a_total_is_no_row() -> None:
    tail = [[], [None, "Sukamaju, 31 Januari 2025"], [None, "Camat Sukamaju"]]
    rows = [KEPALA, SATU, DUA, *tail]
    assert [r.name for r in penduduk(*rows).data] == TWO
    assert findings_of({"Penduduk": rows}) == []


@pytest.mark.parametrize(
    "label", ["T O T A L", "JUMLAH", "Jumlah :", "Total", "J U M L A H", "Jumlah Total", "TOTAL 2024"]
)
@pytest.mark.parametrize("column", [0, 1])
def test_labels_of_total_rows(label: str, column: int) -> None:
    total = [None, None, 42, 33, 75]
    total[column] = label  # type: ignore[call-overload]
    found = penduduk(KEPALA, SATU, DUA, total)
    assert [r.kind for r in found.rows] == ["data", "data", "total"]
    assert verdicts_of({"Penduduk": [KEPALA, SATU, DUA, total]})["Penduduk!E4"] == "COCOK"


def test_a_total_label_merged_over_number_and_name() -> None:
    found = penduduk(KEPALA, SATU, DUA, ["JUMLAH", None, 42, 33, 75], merged={"Penduduk": ["A4:B4"]})
    assert [r.kind for r in found.rows] == ["data", "data", "total"]


def test_a_village_whose_name_begins_with_total_words_stays_a_village() -> None:
    found = penduduk(KEPALA, [1, "Totalan", 12, 8, 20], [2, "Jumlahrejo", 30, 25, 55])
    assert [r.kind for r in found.rows] == ["data", "data"]


def test_a_column_that_carries_on() -> None:
    rows = [
        ["No", "Kelompok", "Sasaran", "Indikator", "Target", "Realisasi"],
        [1, "Utama", "Sasaran Satu", "Indeks Satu", 80, 84],
        [None, None, None, "Indeks Dua", 70, 71],
    ]
    for merged in (None, {"Realisasi": ["A2:A3", "B2:B3", "C2:C3"]}):
        found = table(book_of({"Realisasi": rows}, merged=merged), "realisasi")
        assert [found.text(r, "sasaran") for r in found.data] == ["Sasaran Satu", "Sasaran Satu"]


# --- trees, blocks, groups -----------------------------------------------------------------------

LRA = ["No", "Uraian", "Anggaran", "Realisasi", "%"]


def tree(numbers: list[Any], names: list[str] | None = None) -> list[tuple[int, int]]:
    """Level and parent of each row of an LRA with these numbers."""
    names = names or [f"Baris {i}" for i in range(len(numbers))]
    rows = [[n, name, 10, 10, 100] for n, name in zip(numbers, names, strict=True)]
    return [(r.level, r.parent) for r in table(book_of({"LRA": [LRA, *rows]}), "lra").data]


SHAPE = [(0, -1), (1, 0), (2, 1), (2, 1), (1, 0), (2, 4), (0, -1), (1, 6), (2, 7)]


@pytest.mark.parametrize(
    "numbers",
    [
        ["A", "1", "1.1", "1.2", "2", "2.1", "B", "1", "1.1"],
        ["A.", "1.", "1.1.", "1.2.", "2.", "2.1.", "B.", "1.", "1.1."],
        ["I", "1", "1.1", "1.2", "2", "2.1", "II", "1", "1.1"],
        ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1", "2.1.1"],
        ["7.01.01", "7.01.01.2.01", "7.01.01.2.01.01", "7.01.01.2.01.02", "7.01.01.2.02", "7.01.01.2.02.01", "7.01.02",
         "7.01.02.2.01", "7.01.02.2.01.01"],
        ["7.01.01", "7.01.01.2.01", "7.01.01.2.01.0001", "7.01.01.2.01.0002", "7.01.01.2.02", "7.01.01.2.02.0001",
         "7.01.02", "7.01.02.2.01", "7.01.02.2.01.0001"],
        ["A", 1, 1.1, 1.2, 2, 2.1, "B", 1, 1.1],
    ],
    ids=["letters", "dots", "roman", "numbers", "codes of two", "codes of four", "numeric cells"],
)  # fmt: skip
def test_numbering_makes_a_tree(numbers: list[Any]) -> None:
    assert tree(numbers) == SHAPE


def test_names_make_a_tree_where_there_are_no_numbers() -> None:
    names = ["Program A", "Kegiatan B", "Sub Kegiatan C", "Sub Kegiatan D", "Kegiatan E", "Sub Kegiatan F", "PROGRAM G",
             "Kegiatan H", "Sub kegiatan I"]  # fmt: skip
    assert tree([None] * 9, names) == SHAPE


def test_a_code_that_is_shown_with_two_decimals() -> None:
    rows = [["A", "Program", 20, 20, 100], ["1", "Kegiatan", 20, 20, 100]]
    rows += [[Shown(1.1, "0.0"), "Sub satu", 10, 10, 100], [Shown(1.1, "0.00"), "Sub sepuluh", 10, 10, 100]]
    found = table(book_of({"LRA": [LRA, *rows]}), "lra")
    assert [r.level for r in found.data] == [0, 1, 2, 2]
    assert findings_of({"LRA": [LRA, *rows]}) == []


def test_groups_of_staff_with_and_without_headings() -> None:
    heading = ["No", "Uraian", "Laki-laki", "Perempuan", "Total"]
    rows = [["I", "Pegawai PNS", 3, 2, 5], ["II", "Tingkat Pendidikan PNS :"], [1, "S1", 3, 2, 5], ["III", "Agama"],
            [1, "Islam", 3, 2, 5], ["IV", "Golongan Kepangkatan"], [1, "III/a", 3, 2, 5], ["V", "Jabatan"],
            [1, "Pelaksana", 3, 2, 5]]  # fmt: skip
    groups = ["status", "pendidikan", "agama", "golongan", "jabatan"]
    found = table(book_of({"Pegawai": [heading, *rows]}), "pegawai")
    assert [(r.kind, r.group) for r in found.rows if r.kind == "heading"] == [("heading", g) for g in groups[1:]]
    assert [r.group for r in found.data] == groups
    bare = table(book_of({"Pegawai": [heading, *(r for r in rows if len(r) > 2)]}), "pegawai")
    assert [r.group for r in bare.data] == groups


def test_blocks_of_koordinasi() -> None:
    rows = [["No", "Sub Kegiatan", "Jumlah Dinyatakan", "Kegiatan"], [1, "Rapat", 2, "Rapat Januari"],
            [None, None, None, "Rapat Juni"], [2, "Patroli", 1, "Patroli Agustus"]]  # fmt: skip
    found = table(book_of({"Koordinasi": rows}), "koordinasi")
    assert [r.block for r in found.data] == [0, 0, 2]


# --- cells ---------------------------------------------------------------------------------------


def cell_book(value: Any) -> Book:
    return book_of({"Penduduk": [KEPALA, [1, "Sukamaju", value, 8, 20]]})


C2 = Address("Penduduk", 2, 3)


def test_a_number_in_a_date_format_stays_a_number() -> None:
    for form in ("dd/mm/yyyy", "mmm-yy", "[$-421]dd mmmm yyyy", "hh:mm"):
        assert cell_book(Shown(12, form)).number(C2).value == 12


def test_a_formula_with_its_stored_value() -> None:
    cell = cell_book(Formula("10+2", 12)).cell(C2)
    assert (cell.value, cell.formula) == (12, "=10+2")


def test_a_formula_that_was_never_calculated() -> None:
    cell = cell_book(Formula("10+2")).cell(C2)
    assert (cell.value, cell.formula) == (None, "=10+2")


def test_error_values_are_no_texts() -> None:
    cell = cell_book(Formula("1/0", "#DIV/0!")).cell(C2)
    assert isinstance(cell.value, ExcelError)
    assert not isinstance(cell_book("#DIV/0!").cell(C2).value, ExcelError)


def test_error_values_without_a_formula() -> None:
    book, stream = Workbook(), io.BytesIO()
    page = book.active
    page.title = "Penduduk"
    for row in (KEPALA, [1, "Sukamaju", "#REF!", 8, 20]):
        page.append(row)
    book.save(stream)
    assert isinstance(book_of_bytes(stream.getvalue()).cell(C2).value, ExcelError)


def test_text_that_looks_like_a_formula_is_text() -> None:
    cell = book_of({"Penduduk": [KEPALA, [1, "=Sukamaju", 12, 8, 20]]}).cell(Address("Penduduk", 2, 2))
    assert (cell.value, cell.formula) == ("=Sukamaju", None)


def test_a_cell_far_away_costs_nothing() -> None:
    book, stream = Workbook(), io.BytesIO()
    page = book.active
    page.title = "Penduduk"
    for row in (KEPALA, SATU, DUA):
        page.append(row)
    page.cell(150_000, 16_000, "x")
    book.save(stream)
    assert [r.name for r in table(book_of_bytes(stream.getvalue()), "penduduk").data] == TWO


# --- a report as input ---------------------------------------------------------------------------


def test_a_report_given_back_is_read_by_its_submitted_sheets(tmp_path: Path) -> None:
    sheets = {
        "PK": [["No", "Indikator", "Arah", "Target Perubahan"], [1, "Indeks Satu", "Naik", 80], [],
               ["No", "Program", "Anggaran Murni", "Anggaran Perubahan"], [1, "Program Satu", 5, 5]],
        "Realisasi": [["No", "Indikator", "Target", "Realisasi", "Capaian"], [1, "Indeks Satu", 80, 84, 95]],
        "LRA": [LRA, ["A", "Program Satu", 5, 5, 100]],
        "Catatan Kami": [["bebas"]],
    }  # fmt: skip
    path = tmp_path / "isi.xlsx"
    path.write_bytes(workbook(sheets))
    first, report = write_report(path)
    again = check_file(report)
    assert [s.name for s in again.book.sheets] == list(sheets)
    assert "Selisih" in again.book.left_out
    assert again.findings == first.findings != ()
    assert again.cells == first.cells


def test_a_table_over_many_pages_is_one_table_whatever_stands_at_the_foot_of_a_page() -> None:
    rows: list[list[Any]] = []
    for page in range(12):
        rows.append(LRA)
        rows += [[f"7.01.{page + 1:02}", f"Program {page + 1}", 20, 10, 50]]
        rows += [[f"7.01.{page + 1:02}.2.0{k}", f"Kegiatan {page + 1}-{k}", 10, 5, 50] for k in (1, 2)]
        if page % 3 == 1:
            rows.append([None, "Jumlah dipindahkan", 20 * (page + 1), 10 * (page + 1), 50])
    rows.append([None, "JUMLAH", 240, 120, 50])
    found = table(book_of({"LRA": rows}), "lra")
    assert len(found.data) == 36
    assert [r.kind for r in found.rows][-1] == "total"
    assert findings_of({"LRA": rows}) == []
    assert len([v for v in verdicts_of({"LRA": rows}).values() if v == "COCOK"]) == len(verdicts_of({"LRA": rows}))
