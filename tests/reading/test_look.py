"""What a submitted sheet looks like stands in the report as well, and what is odd about a look does no harm."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Color, Font, PatternFill
from packages import STYLES, package, sheet
from workbook import workbook

from lkjip_xl.jobs import write_report
from lkjip_xl.reading import read_bytes
from lkjip_xl.reading.colours import colour
from lkjip_xl.reading.look import Look
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.xmlpart import Node

SHEETS = {
    "PK": [["No", "Indikator", "Arah", "Target Perubahan"], [1, "Indeks Satu", "Naik", 80], [],
           ["No", "Program", "Anggaran Murni", "Anggaran Perubahan"], [1, "Program Satu", 5, 5]],
    "Realisasi": [["No", "Indikator", "Target", "Realisasi", "Capaian"], [1, "Indeks Satu", 80, 84, 105]],
    "LRA": [["No", "Uraian", "Anggaran", "Realisasi", "%"], ["A", "Program Satu", 5, 5, 100]],
}  # fmt: skip


def given_back(book: Workbook, folder: Path) -> Any:
    """The first sheet as it stands in the report."""
    book.save(folder / "isi.xlsx")
    _, report = write_report(folder / "isi.xlsx")
    return load_workbook(report)[book.worksheets[0].title]


def submitted() -> tuple[Workbook, Any]:
    """A workbook that a report can be made of, and its first sheet."""
    book = load_workbook(io.BytesIO(workbook(SHEETS)))
    return book, book.worksheets[0]


def test_patterns_turned_and_shrunk_texts(tmp_path: Path) -> None:
    book, ws = submitted()
    ws["G2"].fill = PatternFill("darkGrid", fgColor="FF112233", bgColor="FF445566")
    ws["G3"].fill = PatternFill("gray125")
    ws["G4"].alignment = Alignment(textRotation=255, shrinkToFit=True)
    ws["G5"].font = Font(color=Color(indexed=10))
    for row in range(2, 6):
        ws.cell(row, 7, "x")
    ours = given_back(book, tmp_path)
    fill, plain, alignment = ours["G2"].fill, ours["G3"].fill, ours["G4"].alignment
    assert (fill.patternType, fill.fgColor.rgb, fill.bgColor.rgb) == ("darkGrid", "FF112233", "FF445566")
    assert plain.patternType == "gray125"
    assert (alignment.textRotation, alignment.shrink_to_fit) == (255, True)
    assert ours["G5"].font.color.rgb == "FFFF0000"
    assert ours["B2"].fill.patternType is None


def test_outlines_heights_and_paper(tmp_path: Path) -> None:
    book, ws = submitted()
    ws.row_dimensions.group(2, 2, outline_level=2)
    ws.column_dimensions.group("D", "E", outline_level=1)
    ws.sheet_format.customHeight, ws.sheet_format.defaultRowHeight = True, 24
    ws.page_setup.orientation = "landscape"
    ours = given_back(book, tmp_path)
    assert (ours.row_dimensions[2].outlineLevel, ours.row_dimensions[1].outlineLevel) == (2, 0)
    assert (ours.column_dimensions["D"].outlineLevel, ours.column_dimensions["B"].outlineLevel) == (1, 0)
    assert ours.sheet_format.defaultRowHeight == 24
    assert ours.page_setup.orientation == "landscape"


def test_a_paper_that_lies_no_known_way() -> None:
    (ours,) = read_bytes(package(sheet("", after='<pageSetup orientation="default"/>')), look=True).sheets
    assert isinstance(ours.look, Look)
    assert ours.look.landscape is None


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        # what Excel 2016 shows for the theme colour 4472C4 "lighter 40 %" and "darker 25 %"
        ({"theme": "4", "tint": "0.39997558519241921"}, "8EA9DB"),
        ({"theme": "4", "tint": "-0.249977111117893"}, "2F5597"),
        ({"theme": "4", "tint": "apa"}, "4472C4"),
        ({"theme": "77"}, None),
        ({"indexed": "10"}, "FF0000"),
        ({"indexed": "64"}, "000000"),
        ({"indexed": "65"}, "FFFFFF"),
        ({"indexed": "66"}, None),
        ({"rgb": "bukan"}, None),
        ({"auto": "1"}, None),
    ],
)
def test_colours_by_theme_and_number(attributes: dict[str, str], expected: str | None) -> None:
    found = colour(Node("color", attributes))
    if expected is None or found is None:
        assert found == expected
    else:  # rounding of the luminance differs by one between programs
        ours, theirs = bytes.fromhex(found), bytes.fromhex(expected)
        assert max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) <= 1


def test_styles_that_name_parts_that_are_not_there() -> None:
    bare = '<xf numFmtId="0" fontId="9" fillId="9" borderId="9"/><xf numFmtId="0" fontId="1"><alignment/></xf>'
    styles = STYLES.replace("</cellXfs>", f"{bare}</cellXfs>").replace("</fonts>", "<font><u/></font></fonts>")
    data = package(sheet('<row><c s="4"><v>5</v></c><c s="5"><v>6</v></c></row>'), styles=styles)
    (ours,) = read_bytes(data, look=True).sheets
    assert isinstance(ours.look, Look)
    assert ours.look.styles[4] == ()
    assert ours.look.styles[5] == (("underline", 1),)


def test_rich_texts_are_read_without_their_phonetic_guide() -> None:
    rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
    rich = '<si><r><t>Suka</t></r><r><t>maju</t></r><rPh sb="0" eb="1"><t>BACA</t></rPh></si><si><t>Tirto</t></si>'
    (ours,) = read_bytes(package(sheet(rows), strings=rich)).sheets
    assert (ours.cell(1, 1).value, ours.cell(1, 2).value) == ("Sukamaju", "Tirto")


def test_a_merged_area_of_one_cell_and_one_turned_around() -> None:
    areas = '<mergeCells><mergeCell ref="B2"/><mergeCell ref="D4:C3"/></mergeCells>'
    (ours,) = read_bytes(package(sheet("<row><c><v>5</v></c></row>", after=areas))).sheets
    assert ours.merged == ((3, 3, 4, 4),)


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        ('<c t="d"><v>12:00</v></c>', 0.5), ('<c t="d"><v>06:00:00Z</v></c>', 0.25),
        ('<c t="d"><v>siang</v></c>', "siang"),
        ("<c><v>1-2</v></c>", "1-2"), ("<c><v>1e5</v></c>", 100000), ("<c><v>1e999</v></c>", "1e999"),
        ('<c t="str"><f>A2</f><v></v></c>', None),
    ],
)  # fmt: skip
def test_values_as_other_programs_write_them(cells: str, read: object) -> None:
    (ours,) = read_bytes(package(sheet(f"<row>{cells}</row>"))).sheets
    assert ours.cell(1, 1).value == read


def test_formulas_that_share_one_that_is_not_there_keep_their_value() -> None:
    rows = '<row><c><f t="shared" si="3"/><v>5</v></c></row><row><c><f t="shared" si="3">B2+1</f><v>6</v></c></row>'
    rows += '<row><c><f t="shared" si="3"/><v>7</v></c></row>'
    (ours,) = read_bytes(package(sheet(rows))).sheets
    assert [ours.cell(r, 1)[:2] for r in (1, 2, 3)] == [(5, None), (6, "=B2+1"), (7, "=B3+1")]


def test_a_word_that_looks_like_a_cell_beyond_the_sheet_does_not_move() -> None:
    rows = '<row><c><f t="shared" si="0">LOG10(XFE1)+B1</f><v>5</v></c></row>'
    rows += '<row><c><f t="shared" si="0"/><v>6</v></c></row>'
    (ours,) = read_bytes(package(sheet(rows))).sheets
    assert ours.cell(2, 1).formula == "=LOG10(XFE1)+B2"


def test_a_row_after_the_last_is_damage() -> None:
    assert read_bytes(package(sheet('<row r="1048576"/>'))).sheets[0].cells == {}
    with pytest.raises(Refused) as caught:
        read_bytes(package(sheet('<row r="1048576"/><row/>')))
    assert caught.value.reason == "damaged"


def test_empty_cells_with_a_look_far_below_are_left_out() -> None:
    styles = STYLES.replace("</cellXfs>", '<xf numFmtId="0" fontId="0"/></cellXfs>')
    rows = "".join(f'<row r="{r}"><c r="A{r}" s="4"/></row>' for r in (2, 101, 102))
    (ours,) = read_bytes(package(sheet(f"<row><c><v>5</v></c></row>{rows}"), styles=styles), look=True).sheets
    assert sorted(ours.cells) == [(1, 1), (2, 1), (101, 1)]
