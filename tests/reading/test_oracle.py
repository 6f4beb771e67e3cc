"""The reader reads what openpyxl reads in two loads: every cell, merged area and state of ordinary and odd packages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from office import build, invent
from openpyxl import Workbook
from openpyxl.formula.translate import Translator
from oracle import differences
from packages import CONTENT, package, sheet
from workbook import Formula, Shown, workbook

from lkjip_xl.reading.read import read_contents
from lkjip_xl.reading.shared import SharedFormula

ROOT = Path(__file__).parents[2]
FILES = [*sorted(ROOT.glob("examples/*.xlsx")), *sorted(ROOT.glob("templates/*.xlsx"))]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_the_workbooks_of_the_repository(path: Path) -> None:
    data = path.read_bytes()
    assert differences(read_contents(data).sheets, data) == []
    assert differences(read_contents(data, look=True).sheets, data) == []


@pytest.mark.parametrize("formulas", [True, False], ids=["formulas", "typed"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_invented_offices(seed: int, formulas: bool) -> None:
    stream = io.BytesIO()
    build(stream, invent(seed), formulas=formulas)
    assert differences(read_contents(stream.getvalue()).sheets, stream.getvalue()) == []


def test_all_that_openpyxl_writes() -> None:
    from datetime import date, datetime, time

    from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

    book, stream = Workbook(), io.BytesIO()
    page = book.active
    values = [1, -2.5, 1e300, 1e-7, True, False, "teks", " tepi ", "a\nb", "_x000D_", "#REF!", "=A1+1", "",
              datetime(2024, 2, 29, 13, 45), date(1900, 1, 1), time(6, 0)]  # fmt: skip
    page.append(values)
    page["A3"] = ArrayFormula("A3:A4", "=SUM(A1:B1*2)")
    page["B3"] = DataTableFormula("B3:B4", dt2D=False, r1="A1")
    page.merge_cells("C3:D5")
    page["C3"] = "gabung"
    page["Z99"].number_format = "0.00"
    book.create_sheet("Tersembunyi").sheet_state = "hidden"
    book.create_sheet("Sangat").sheet_state = "veryHidden"
    book.save(stream)
    assert differences(read_contents(stream.getvalue()).sheets, stream.getvalue()) == []


def test_all_that_xlsxwriter_writes() -> None:
    rows = [[1, 2.5, "x", True, Formula("A1+1", 2), Formula("1/0", "#DIV/0!"), Formula('"a"&"b"', "ab"),
             Formula("A1"), Shown(0.5, "0.00%"), Shown(45000, "dd/mm/yyyy"), Shown(3, "[h]:mm")]]  # fmt: skip
    data = workbook({"Satu": rows, "Dua": rows}, merged={"Dua": ["A3:C4"]}, hidden=["Dua"])
    assert differences(read_contents(data).sheets, data) == []


ODD = {
    "no addresses": "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
    "addresses only here and there": '<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
    "inline strings": '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c>'
    '<c r="B1" t="inlineStr"><is><r><t xml:space="preserve">b </t></r><r><t>c</t></r></is></c></row>',
    "phonetic runs": '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>',
    "formula strings": '<row r="1"><c r="A1" t="str"><f>A2</f><v>teks_x000D_</v></c></row>',
    "booleans and errors": '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c></row>',
    "iso dates": '<row r="1"><c r="A1" t="d" s="1"><v>2024-02-29T12:00:00</v></c></row>',
    "numbers of all forms": '<row r="1"><c r="A1"><v>1E3</v></c><c r="B1"><v>-.5</v></c><c r="C1"><v>007</v></c>'
    '<c r="D1"><v> 8 </v></c><c r="E1"><v>123456789012345678</v></c></row>',
    "shared formulas": '<row r="1"><c r="A1"><v>1</v></c>'
    '<c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1</f><v>1</v></c>'
    '</row><row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'
    '<row r="3"><c r="B3"><f t="shared" si="0"/></c></row>',
    "array formula": '<row r="1"><c r="A1"><f t="array" ref="A1:A2">SUM(B1:B2)</f><v>3</v></c></row>',
    "cells twice": '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    "rows out of order": '<row r="5"><c r="A5"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
    "empty cells": '<row r="1"><c r="A1"/><c r="B1" s="1"/><c r="C1"><v/></c><c r="D1" t="s"/><c r="E1"><f/></c></row>',
    "white space between": '<row r="1">\n  <c r="A1">\n <v>1</v>\n </c>\n</row>',
}


@pytest.mark.parametrize("name", ODD)
def test_odd_sheets(name: str) -> None:
    data = package(sheet(ODD[name]))
    assert differences(read_contents(data).sheets, data) == []


@pytest.mark.parametrize("prefix", ["", "x:", "ns0:"])
def test_prefixes_and_strict_namespaces_change_nothing(prefix: str) -> None:
    body = ODD["shared formulas"]
    plain = read_contents(package(sheet(body))).sheets[0].cells
    tagged = sheet(body).replace("<", f"<{prefix}").replace(f"<{prefix}/", f"</{prefix}")
    tagged = tagged.replace("xmlns=", f"xmlns:{prefix[:-1]}=") if prefix else tagged
    assert read_contents(package(tagged)).sheets[0].cells == plain
    strict = tagged.replace(CONTENT, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert read_contents(package(strict, strict=True)).sheets[0].cells == plain


FORMULAS = [
    "=A1+$B2*C$3-$D$4", "=SUM(A1:B2,C:C,$D:E,3:4,$5:6)", '="A1"&A1&"say ""B2"""', "='Lembar A1'!B2+Data!C3",
    "='It''s A1'!$B2", "=LOG10(A1)+ATAN2(B2,C3)", "=Tabel1[[#This Row],[A1]]+B2", "=IF(A1=#REF!,#N/A,B2)",
    "=[1]Sheet1!A1+B2", "=NAMA_A1+B2.C3+_A1", "=VLOOKUP(A1,Data!$A$1:$C$20,2,FALSE)", "=1.5E3+A10%", "=-A1^2",
    "={1,2}*A1",    "=INDEX(A:A,ROW())",
]  # fmt: skip


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("place", ["E9", "F9", "E10", "AA99", "C6"])
def test_shared_formulas_move_as_openpyxl_moves_them(formula: str, place: str) -> None:
    from openpyxl.utils.cell import coordinate_to_tuple

    ours = SharedFormula(formula, 9, 5).at(*coordinate_to_tuple(place))
    try:
        theirs = Translator(formula, "E9").translate_formula(place)
    except Exception:
        theirs = "=#REF!"
    assert ours == theirs
