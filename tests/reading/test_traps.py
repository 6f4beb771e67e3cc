"""What workbooks hide and how they mislead: read right or told, never used silently."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Color, Font, PatternFill
from packages import package, sheet
from workbook import Formula, Shown, book_of, book_of_bytes, findings_of, repacked, table, workbook

from lkjip_xl.address import Address
from lkjip_xl.checking.run import check
from lkjip_xl.jobs import write_report
from lkjip_xl.reading import read_bytes

HEAD = ["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"]
CLEAN = [HEAD, [1, "Sukamaju", 12, 8, 20], [2, "Tirtosari", 30, 25, 55], [None, "Jumlah", 42, 33, 75]]
C2 = Address("Penduduk", 2, 3)
SHEETS = {
    "PK": [["No", "Indikator", "Arah", "Target Perubahan"], [1, "Indeks Satu", "Naik", 80], [],
           ["No", "Program", "Anggaran Murni", "Anggaran Perubahan"], [1, "Program Satu", 5, 5]],
    "Realisasi": [["No", "Indikator", "Target", "Realisasi", "Capaian"], [1, "Indeks Satu", 80, 84, 105]],
    "LRA": [["No", "Uraian", "Anggaran", "Realisasi", "%"], ["A", "Program Satu", 5, 5, 100]],
}  # fmt: skip


def told(data: bytes) -> list[tuple[str, str]]:
    result = check(book_of_bytes(data))
    assert not result.crashed
    return [(f.code, f.at.a1) for f in result.findings]


def styled(**look: Any) -> bytes:
    """The clean workbook with C2 looking like this."""
    book, stream = Workbook(), io.BytesIO()
    page = book.active
    page.title = "Penduduk"
    for row in CLEAN:
        page.append(row)
    for name, value in look.items():
        setattr(page["C2"], name, value)
    book.save(stream)
    return stream.getvalue()


def solid(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


@pytest.mark.parametrize(
    "look",
    [
        {"font": Font(color="FFFFFFFF")},
        {"font": Font(color=Color(theme=0))},
        {"font": Font(color=Color(indexed=9))},
        {"font": Font(color=Color(theme=1, tint=1.0))},
        {"font": Font(color="FF1F4E78"), "fill": solid("FF1F4E78")},
        {"number_format": ";;;"},
        {"number_format": '"-"'},
    ],
    ids=[
        "white on white",
        "white of the theme",
        "white by number",
        "black made white",
        "blue on blue",
        "no sections",
        "a dash for all",
    ],
)
def test_figures_that_nobody_sees_are_told(look: dict[str, Any]) -> None:
    assert told(styled(**look)) == [("F-11", "C2")]


@pytest.mark.parametrize(
    "look",
    [
        {},
        {"font": Font(color="FFFFFFFF"), "fill": solid("FF1F4E78")},
        {"font": Font(color=Color(theme=1))},
        {"font": Font(color=Color(indexed=8))},
        {"font": Font(color=Color(theme=0, tint=-0.5))},
        {"font": Font(color="FFFFFFFF"), "fill": PatternFill("gray125")},
        {"number_format": '#,##0;-#,##0;"-"'},
        {"number_format": "[Blue]"},
    ],
    ids=[
        "plain",
        "white on blue",
        "black of the theme",
        "black by number",
        "white made grey",
        "a pattern",
        "a dash for zero",
        "a colour alone",
    ],
)
def test_figures_that_can_be_seen_are_not_told(look: dict[str, Any]) -> None:
    assert told(styled(**look)) == []


def test_what_a_merged_area_hides_is_not_read_as_the_figure_of_the_cell() -> None:
    book = book_of({"Penduduk": [HEAD, [1, "Sukamaju", 12, 8, 20]]}, merged={"Penduduk": ["C2:D2"]})
    assert book.cell(Address("Penduduk", 2, 4)).value is None
    assert book.by_name["Penduduk"].under[2, 4].value == 8


def test_a_copy_beside_its_original_is_not_told() -> None:
    rows = [["Desa", "Laki-Laki", None, "Perempuan", "Jumlah"], ["Sukamaju", 12, 12, 8, 20]]
    merged = {"Penduduk": ["B1:C1", "B2:C2"]}
    assert findings_of({"Penduduk": rows}, merged=merged) == []
    rows[1][2] = 13
    assert [f[:3] for f in findings_of({"Penduduk": rows}, merged=merged)] == [("F-10", "PERINGATAN", "Penduduk!C2")]


def test_the_report_carries_what_a_merged_area_hides(tmp_path: Any) -> None:
    path = tmp_path / "isi.xlsx"
    path.write_bytes(workbook({**SHEETS, "Lain": [[1, 2]]}, merged={"Lain": ["A1:B1"]}))
    _, report = write_report(path)
    assert read_bytes(report.read_bytes()).by_name["Lain"].under[1, 2].value == 2


@pytest.mark.parametrize(
    "text", ["#NILAI!", "#BAGI/0!", "#NAMA?", "#ANGKA!", "#TIDAK_ADA", "#REF!", "#N/A", "#DIV/0!", "1_000", "1 0 0"]
)
def test_error_words_and_odd_numbers_typed_as_text_are_told(text: str) -> None:
    rows = [HEAD, [1, "Sukamaju", text, 8, 20]]
    assert [f[:3] for f in findings_of({"Penduduk": rows})] == [("F-05", "PERINGATAN", "Penduduk!C2")]


def test_truth_values_are_no_numbers() -> None:
    rows = [HEAD, [1, "Sukamaju", True, 8, 9]]
    assert [f[:3] for f in findings_of({"Penduduk": rows})] == [("F-05", "PERINGATAN", "Penduduk!C2")]


@pytest.mark.parametrize(
    "text", ["12\u00a0", "\u200b12", "1\u200c2", "\u202a12\u202c", "'12", "１２", "١٢", "12_x000D_"]
)
def test_invisible_characters_and_other_digits_are_read_and_told(text: str) -> None:
    book = book_of({"Penduduk": [HEAD, [1, "Sukamaju", text, 8, 20]]})
    assert book.number(C2).value == 12
    assert [f.code for f in check(book).findings] in (["F-01"], ["F-08"])


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\ufeff", "\u200e", "\u2060", "\u00a0"])
def test_invisible_characters_in_headings_and_names(mark: str) -> None:
    heading = [
        f"{mark}No",
        f"Des{mark}a" if mark != "\u00a0" else "Desa\u00a0",
        f"Laki-Laki{mark}",
        "Perempuan",
        "Jumlah",
    ]
    rows = [heading, [1, f"Sukamaju{mark}", 12, 8, 20]]
    names = [["No", "Desa", "Pertanian"], [1, "Sukamaju", "padi"]]
    assert findings_of({"Penduduk": rows, "Potensi": names}) == []


def test_a_number_in_the_list_that_excel_turned_into_a_date() -> None:
    rows = [["No", "Uraian", "Anggaran", "Realisasi", "%"], ["A", "Program Satu", 5, 5, 100],
            [Shown(45658, "d-mmm"), "Kegiatan", 5, 5, 100]]  # fmt: skip
    assert ("F-09", "PERINGATAN", "LRA!A3", "45658", "nomor") in findings_of({"LRA": rows})


def test_a_date_cell_of_strict_open_xml_is_a_date_and_told() -> None:
    rows = '<row r="1">' + "".join(f'<c t="inlineStr"><is><t>{h}</t></is></c>' for h in HEAD) + "</row>"
    rows += '<row r="2"><c><v>1</v></c><c t="inlineStr"><is><t>Sukamaju</t></is></c><c t="d"><v>1900-01-12</v></c>'
    rows += "<c><v>8</v></c><c><v>20</v></c></row>"
    data = package(sheet(rows), names=("Penduduk",))
    assert book_of_bytes(data).number(C2).value == 12
    assert told(data) == [("F-09", "C2")]


def test_a_formula_that_was_never_calculated_counts_for_nothing() -> None:
    rows = [HEAD, [1, "Sukamaju", Formula("10+2"), 8, 20]]
    book = book_of({"Penduduk": rows})
    assert book.number(C2).value is None
    assert [(f.code, f.at.a1) for f in check(book).findings] == [("R-02", "C2")]


def test_sheets_of_one_name_are_both_read_and_told() -> None:
    data = package(sheet("<row><c><v>1</v></c></row>"), sheet("<row><c><v>2</v></c></row>"), names=("LRA", "lra"))
    book = book_of_bytes(data)
    assert [s.name for s in book.sheets] == ["LRA", "lra(2)"]
    assert [s.cell(1, 1).value for s in book.sheets] == [1, 2]
    assert len(book.notes) == 1


def test_very_hidden_sheets_are_read_and_told_apart() -> None:
    stream = io.BytesIO()
    book = load_workbook(io.BytesIO(workbook({"Depan": [["x"]], "Penduduk": CLEAN})))
    book["Penduduk"].sheet_state = "veryHidden"
    book.save(stream)
    result = check(book_of_bytes(stream.getvalue()))
    assert [(f.code, f.stated) for f in result.findings] == [("L-13", "sangat tersembunyi")]


def test_dates_from_1904_stay_the_same_days_in_the_report(tmp_path: Any) -> None:
    pages = {**SHEETS, "Lain": [[Shown(100, "dd/mm/yyyy")]]}
    data = repacked(workbook(pages), lambda _, part: part.replace(b"<workbookPr", b'<workbookPr date1904="1"'))
    path = tmp_path / "isi.xlsx"
    path.write_bytes(data)
    assert read_bytes(data).by_name["Lain"].cell(1, 1).value == 100
    _, report = write_report(path)
    again = read_bytes(report.read_bytes())
    assert again.date1904
    assert again.by_name["Lain"].cell(1, 1).value == 100


def test_line_breaks_that_are_written_as_escapes() -> None:
    data = package(sheet('<row><c t="s"><v>0</v></c></row>'), strings="<si><t>Laki_x000D_\nLaki_x005F_x000D_</t></si>")
    assert book_of_bytes(data).sheets[0].cell(1, 1).value == "Laki\r\nLaki_x000D_"


def test_columns_of_one_name_with_the_same_figures_do_no_harm() -> None:
    rows = [[*r, r[3]] for r in CLEAN]
    assert findings_of({"Penduduk": rows}) == []
    assert table(book_of({"Penduduk": rows}), "penduduk").columns["perempuan", 0].first == 4


def test_long_numbers_as_text_are_right_and_money_below_the_limit_is_not_told() -> None:
    rows = [["Uraian", "Isi"], ["Nama Instansi", "Kecamatan Contoh"], ["NIP", "198001012005011001"]]
    assert findings_of({"Identitas": rows}) == []
    lra = [["No", "Uraian", "Anggaran", "Realisasi", "%"], ["A", "Program Satu", 999_999_999_999_999, 5, 0]]
    assert all(f[0] != "F-12" for f in findings_of({"LRA": lra}))
