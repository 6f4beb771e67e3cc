"""Workbooks in other formats: the same cells at the same addresses as the .xlsx twin, and what is told about them.

The files of tests/files were written by LibreOffice from one workbook.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.checking.run import check
from lkjip_xl.jobs import check_file
from lkjip_xl.reading import limits, read_bytes
from lkjip_xl.reading.formats import xls
from lkjip_xl.reading.formats.displayed import shown_as, typed
from lkjip_xl.reading.formats.ods import read_ods
from lkjip_xl.reading.formats.ole import kind_of_compound
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.sheet import ExcelError

FILES = Path(__file__).parents[1] / "files"
TWIN = read_bytes((FILES / "macam.xlsx").read_bytes())


def book(name: str) -> Book:
    if name.endswith(".xls"):
        pytest.importorskip("xlrd")
    return read_bytes((FILES / name).read_bytes(), name)


@pytest.mark.parametrize("name", ["macam.xls", "macam.ods", "macam.fods"])
def test_cells_stand_where_they_stand_in_the_twin(name: str) -> None:
    read = book(name)
    assert [(s.name, s.hidden, s.merged) for s in read.sheets] == [(s.name, s.hidden, s.merged) for s in TWIN.sheets]
    for ours, theirs in zip(read.sheets, TWIN.sheets, strict=True):
        assert ours.cells.keys() == theirs.cells.keys()
        for place, cell in ours.cells.items():
            assert cell.value == theirs.cells[place].value, place
    assert len(read.notes) == 1


@pytest.mark.parametrize("name", ["macam.xls", "macam.ods", "macam.fods"])
def test_numbers_keep_what_their_format_says(name: str) -> None:
    read = book(name)
    percent, half, date, month = (Address("Lain & Macam", r, c) for r, c in ((3, 1), (3, 2), (4, 1), (8, 1)))
    assert (read.number(percent).value, read.number(percent).decimals) == (TWIN.number(percent).value, 2)
    assert read.number(half).value == 50
    assert read.number(date).flags == read.number(month).flags == TWIN.number(date).flags
    assert isinstance(read.cell(Address("Lain & Macam", 5, 1)).value, ExcelError)
    assert check(read).counts() == check(TWIN).counts()


def test_formulas_of_open_documents_are_read_in_the_words_of_excel() -> None:
    for place, cell in TWIN.by_name["Penduduk"].cells.items():
        assert book("macam.ods").by_name["Penduduk"].cells[place].formula == cell.formula
    assert book("macam.ods").cell(Address("Lain & Macam", 5, 2)).formula == "=Penduduk!C2*2"


def test_an_old_workbook_that_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls, "SECONDS", 0.001)
    with pytest.raises(Refused) as caught:
        read_bytes((FILES / "macam.xls").read_bytes())
    assert caught.value.reason == "too_slow"


def test_results_that_were_not_kept_are_no_zeros() -> None:
    """LibreOffice wrote this file from =IF(B1>5;"besar";"kecil"), =A1&"x", =B2*2, ="" and =1/0, uncalculated."""
    read = book("tanpa-hasil.xls")
    assert {at: c.value for at, c in read.sheets[0].cells.items()} == {(1, 1): "a", (1, 4): 14, (2, 1): "b", (2, 2): 7}
    assert "tanpa hasil rumus" in read.notes[1]
    assert len(book("macam.xls").notes) == 1


@pytest.mark.parametrize("cut", [600, 3000, 6000])
def test_an_old_workbook_cut_off(cut: int) -> None:
    pytest.importorskip("xlrd")
    with pytest.raises(Refused) as caught:
        read_bytes((FILES / "macam.xls").read_bytes()[:cut])
    assert caught.value.reason == "damaged"


def test_the_process_for_old_workbooks_answers_whatever_it_is_given() -> None:
    script = Path(xls.__file__).with_name("xls_process.py")
    done = subprocess.run([sys.executable, "-P", str(script)], input=b"\xd0\xcf", capture_output=True, check=True)
    assert json.loads(done.stdout) == {"refused": "damaged"}
    assert done.stderr == b""


def test_an_old_workbook_that_xlrd_refuses() -> None:
    with pytest.raises(Refused) as caught:
        xls.read_xls(b"\xd0\xcf")
    assert caught.value.reason == "damaged"


@pytest.mark.skipif(not Path("/usr/bin/true").exists(), reason="no program that says nothing")
def test_an_old_workbook_whose_process_ends_without_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/usr/bin/true")
    with pytest.raises(Refused) as caught:
        xls.read_xls((FILES / "macam.xls").read_bytes())
    assert caught.value.reason == "damaged"


def test_the_name_of_a_stream_in_a_text_is_no_stream() -> None:
    """`Workbook` stands in the properties of a Word document, off the grid of the directory."""
    name = "Workbook".encode("utf-16-le") + b"\0\0"
    entry = "WordDocument".encode("utf-16-le") + b"\0\0"
    data = bytes((*[0] * 30, 9)) + bytes(481) + b"x" + name + bytes(128 - len(name) - 1)
    data += entry + bytes(64 - len(entry)) + bytes((len(entry), 0)) + bytes(62)
    assert kind_of_compound(data) == "word"
    assert kind_of_compound(data[:640]) == "damaged"


# --- open documents ------------------------------------------------------------------------------

OPEN = """<office:document xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table table:name="Satu">
<table:table-row><table:table-cell office:value-type="string"><text:p>Laki<text:tab/>Laki<text:line-break/>baru</text:p>
</table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>BENAR</text:p>
</table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="false"><text:p>SALAH</text:p>
</table:table-cell></table:table-row>
<table:table-row>{}</table:table-row></table:table></office:document>"""


def open_cells(*cells: str) -> dict[str, Any]:
    """The cells of a flat open document whose second row holds these elements."""
    document = OPEN.format("".join(f"<table:table-cell {cell}/>" for cell in cells))
    (sheet,) = read_ods([document.encode()]).sheets
    return {Address("", *place).a1: cell for place, cell in sheet.cells.items()}


def test_texts_in_pieces_and_truth_values_of_open_documents() -> None:
    cells = open_cells()
    assert cells["A1"].value == "Laki\tLaki\nbaru"
    assert (cells["B1"].value, cells["C1"].value) == (True, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [("PT12H30M00S", 12.5 / 24), ("P1DT00H00M36S", 1 + 36 / 86400), ("-PT06H00M00S", -0.25), ("PT0,5S", 0.5 / 86400),
     ("siang", "siang"), ("PT" + "0" * 60 + "1H", "PT" + "0" * 60 + "1H")],
)  # fmt: skip
def test_times_of_open_documents(text: str, value: object) -> None:
    cell = open_cells(f'office:value-type="time" office:time-value="{text}"')["A2"]
    assert cell.value == pytest.approx(value) if isinstance(value, float) else cell.value == value
    assert cell.number_format == "[h]:mm:ss"


@pytest.mark.parametrize(
    ("formula", "read"),
    [
        ("of:=['Lembar Satu'.A1]*2", "='Lembar Satu'!A1*2"),
        ("of:=SUM([$'Bagian 1.2'.A1:.B2];1)", "=SUM('Bagian 1.2'!A1:B2,1)"),
        ("of:=[.A1]&quot;;&quot;", '=A1";"'),
    ],
)
def test_references_of_open_documents(formula: str, read: str) -> None:
    cell = open_cells(f"office:value-type='float' office:value='5' table:formula=\"{formula}\"")["A2"]
    assert cell.formula == read


# --- web pages -----------------------------------------------------------------------------------

PAGE = """<html><head><meta charset="utf-8"><title>x</title><style>td {color: red}</style></head><body>
<h3>KECAMATAN CONTOH</h3>
<table border=1>
<tr><th>No</th><th>Desa</th><th>Laki-Laki</th><th>Perempuan</th><th>Jumlah</th></tr>
<tr><td>1<td>Suka&nbsp;maju<td>2.759.420<td>95,50<td>2.759.515,50</tr>
<tr><td rowspan=2>2</td><td>Tirto<br>sari</td><td colspan="2">10</td><td>7.01.01</td></tr>
<tr><td>x</td><td>94,16%</td><td>1.234</td><td>01</td></tr>
</table>
<p>Camat</p></body></html>"""


def page(text: str, encoding: str = "utf-8") -> dict[str, tuple[object, str]]:
    (sheet,) = read_bytes(text.encode(encoding)).sheets
    return {Address("", *place).a1: (cell.value, cell.number_format) for place, cell in sheet.cells.items()}


def test_the_tables_of_a_page() -> None:
    assert page(PAGE) == {
        "A1": ("KECAMATAN CONTOH", "General"),
        "A2": ("No", "General"), "B2": ("Desa", "General"), "C2": ("Laki-Laki", "General"),
        "D2": ("Perempuan", "General"), "E2": ("Jumlah", "General"),
        "A3": (1, "General"), "B3": ("Suka maju", "General"), "C3": (2759420, "#,##0"), "D3": (95.5, "0.00"),
        "E3": (2759515.5, "#,##0.00"),
        "A4": (2, "General"), "B4": ("Tirto\nsari", "General"), "C4": (10, "General"), "E4": ("7.01.01", "General"),
        "B5": ("x", "General"), "C5": (0.9416, "0.00%"), "D5": ("1.234", "General"), "E5": ("01", "General"),
        "A6": ("Camat", "General"),
    }  # fmt: skip
    (sheet,) = read_bytes(PAGE.encode()).sheets
    assert set(sheet.merged) == {(4, 1, 5, 1), (4, 3, 4, 4)}


def test_the_numbers_that_excel_stores_beside_the_text() -> None:
    cells = page('<table><tr><td x:num="0.85">85%</td><td x:num="1234.5">1.234,50</td><td x:str>12</td></tr></table>')
    assert cells == {"A1": (0.85, "0%"), "B1": (1234.5, "#,##0.00"), "C1": ("12", "General")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_pages_in_other_encodings(encoding: str) -> None:
    assert page("<table><tr><td>café</td></tr></table>", encoding)["A1"][0] == "café"


def test_a_page_in_no_encoding_keeps_its_figures() -> None:
    """The byte 81 stands for nothing in UTF-8 and Windows-1252."""
    (sheet,) = read_bytes(b"<table><tr><td>a\x81</td><td>12</td></tr></table>").sheets
    assert [c.value for c in sheet.cells.values()] == ["a\x81", 12]


def test_cells_without_a_row_and_a_table_in_a_cell() -> None:
    assert page("<table><td>1</td><td>2</td></table>") == {"A1": (1, "General"), "B1": (2, "General")}
    nested = page("<table><tr><td>luar<table><tr><td>1</td></tr></table></td></tr><tr><td>2</td></tr></table>")
    assert [value for value, _ in nested.values()] == ["luar", 1, 2]


@pytest.mark.parametrize(
    ("limit", "most", "reason"),
    [("MAX_TEXT", 3, "too_much_text"), ("MAX_ROWS", 1, "too_many_rows"), ("MAX_MERGED", 0, "too_many_merged")],
)
def test_pages_over_a_limit(limit: str, most: int, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "<table><tr><td colspan=2>ab</td></tr><tr><td>cd</td></tr></table>"
    assert len(page(text)) == 2
    monkeypatch.setattr(limits, limit, most)
    with pytest.raises(Refused) as caught:
        page(text)
    assert caught.value.reason == reason


def test_a_page_named_xls_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "ekspor.xls"
    path.write_text(
        "<table><tr><td>Desa</td><td>Laki-Laki</td><td>Perempuan</td><td>Jumlah</td></tr>"
        "<tr><td>Sukamaju</td><td>12</td><td>8</td><td>21</td></tr></table>"
    )
    assert [(f.code, f.at.a1) for f in check_file(path).findings] == [("H-01", "D2")]


# --- spreadsheets in one XML file ----------------------------------------------------------------

XML2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style>
<Style ss:ID="s2"><NumberFormat ss:Format="#,##0"/></Style></Styles>
<Worksheet ss:Name="Satu"><Table>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">judul</Data></Cell>
<Cell><Data ss:Type="Number">3</Data></Cell></Row>
<Row ss:Index="4"><Cell ss:Index="2" ss:StyleID="s1"><Data ss:Type="Number">0.9416</Data></Cell>
<Cell ss:StyleID="s2" ss:Formula="=R[-1]C"><Data ss:Type="Number">2759420</Data></Cell></Row>
<Row><Cell><Data ss:Type="DateTime">2024-02-29T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Error">#DIV/0!</Data></Cell>
<Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Dua"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
</Workbook>"""


def test_a_spreadsheet_in_one_xml_file() -> None:
    one, two = read_bytes(XML2003.encode()).sheets
    assert {Address("", *p).a1: (c.value, c.number_format) for p, c in one.cells.items()} == {
        "A1": ("judul", "General"), "C1": (3, "General"), "B4": (0.9416, "0.00%"), "C4": (2759420, "#,##0"),
        "A5": (45351, "yyyy\\-mm\\-dd"), "B5": ("#DIV/0!", "General"), "C5": (True, "General"),
    }  # fmt: skip
    assert one.merged == ((1, 1, 1, 2),)
    assert (two.name, two.hidden) == ("Dua", True)


def test_dates_of_a_macintosh_in_one_xml_file() -> None:
    text = XML2003.replace("<Styles>", "<x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook><Styles>", 1)
    read = read_bytes(text.encode())
    assert (read.sheets[0].cell(5, 1).value, read.date1904) == (45351 - 1462, True)


def test_cells_outside_rows_in_one_xml_file() -> None:
    text = XML2003.replace("<Table/>", "<Table><Cell><Data>1</Data></Cell></Table>").replace(' ss:Name="Satu"', "", 1)
    start, _, rest = text.partition("<Worksheet>")
    with pytest.raises(Refused) as caught:
        read_bytes((start + rest.partition("</Worksheet>")[2]).encode())
    assert caught.value.reason == "damaged"


# --- numbers as they are displayed ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("12", 12, "General"), ("-1.234.567", -1234567, "#,##0"), ("95,10", 95.1, "0.00"), ("94,16%", 0.9416, "0.00%"),
        ("Rp 2.500", 2500, '"Rp"#,##0'), ("0", 0, "General"), ("0,50", 0.5, "0.00"),
        *((t, t, "General") for t in ("1.234", "01", "1.1", "7.01.01.2.01", "84.5", "198001012005011001", "2 inovasi",
                                      "83,32 (A)", "-", "2,5 juta", "", "12,345")),
    ],
)  # fmt: skip
def test_displayed_texts(text: str, value: object, form: str) -> None:
    assert typed(text) == (value, form)


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("1,234.50", 1234.5, "#,##0.00"), ("1.234,50", 1234.5, "#,##0.00"), ("1234", 1234, "General"),
        ("0,00", 0, "0.00"),
        ("87.5", 87.4999999, "0.0"), ("29/02/2024", 45351, "General"), ("1.234", 1234, "#,##0"),
        ("1.234", 1.234, "0.000"),
    ],
)  # fmt: skip
def test_formats_from_displayed_texts(text: str, value: float, form: str) -> None:
    assert shown_as(text, value) == form


# --- what is told --------------------------------------------------------------------------------


def test_what_a_format_cannot_tell_is_said_everywhere(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from lkjip_xl.cli import cli
    from lkjip_xl.reading.notes import note

    path = tmp_path / "kirim.ods"
    path.write_bytes((FILES / "macam.ods").read_bytes())
    assert note("ods") in CliRunner().invoke(cli, ["periksa", str(path)]).output
    told = json.loads(CliRunner().invoke(cli, ["periksa", "--json", str(path)]).output)
    assert told["message"] == note("ods")
