"""Texts of a submission stay texts in the report: in tables, charts, sentences, notes, names and footers."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from tool import run, unsafe
from workbook import repacked

from lkjip_xl.jobs import check_file, write_report
from lkjip_xl.writing.text import MAX_TEXT, clean, cut

CONTOH = Path(__file__).parents[2] / "examples" / "kecamatan-contoh.xlsx"
EVIL = {
    "formula": '=HYPERLINK("http://127.0.0.1:9/BAHAYA")',
    "program": "=cmd|'/C calc'!BAHAYA",
    "web": "http://127.0.0.1:9/BAHAYA",
    "internal": "internal:BAHAYA!A1",
    "markup": "</t></si><f>BAHAYA</f>\"'&amp;",
    "codes": "&P&F&[Path]&D BAHAYA",
    "braces": "{tahun}{0}{instansi.__class__} %s BAHAYA",
    "control": "BAHAYA_x0007__x001B__xD800__xFFFF_",
    "long": "BAHAYA " * 6000,
}


def _names(path: Path) -> set[str]:
    """What the tables of a workbook call their rows, the office and the region."""
    result = check_file(path)
    names = {row.name for table in result.book.tables for row in table.rows if row.name}
    identity = next(t for t in result.book.tables if t.table.key == "identitas")
    names |= {identity.text(row, "isi") for row in identity.data}
    words = {text for text in names if re.search("[A-Za-z]{5}", text)}
    totals = {row.name for table in result.book.tables for row in table.rows if row.kind in ("total", "subtotal")}
    return words - totals


def _spoiled(evil: str) -> bytes:
    """The invented office with such a text behind every name."""
    names = _names(CONTOH)

    def change(part: str, content: bytes) -> bytes:
        if part != "xl/sharedStrings.xml":
            return content
        text = content.decode()
        for name in sorted(names, key=len, reverse=True):
            text = re.sub(
                rf"(<t[^>]*>){re.escape(escape(name))}</t>", lambda m: f"{m[1]}{escape(evil)} {m[0][len(m[1]) :]}", text
            )
        assert text.count("BAHAYA") > 30
        return text.encode()

    return repacked(CONTOH.read_bytes(), change)


@pytest.mark.parametrize("kind", EVIL)
def test_names_everywhere(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "isi.xlsx"
    path.write_bytes(_spoiled(EVIL[kind]))
    result, written = write_report(path)
    assert not result.crashed
    assert unsafe(written.read_bytes(), ["BAHAYA"]) == []
    with zipfile.ZipFile(written) as archive:
        texts = archive.read("xl/sharedStrings.xml").decode()
    assert texts.count("BAHAYA") > 20  # it stands there, as a text
    said = run("periksa", "--rinci", path)
    assert "BAHAYA" not in said.out + said.err  # names are not for the terminal


@pytest.mark.parametrize("kind", [k for k in EVIL if k not in ("long", "control")])
def test_a_report_of_a_report_keeps_them_texts(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "isi.xlsx"
    path.write_bytes(_spoiled(EVIL[kind]))
    first, written = write_report(path)
    second, again = write_report(written)
    assert unsafe(again.read_bytes(), ["BAHAYA"]) == []
    assert [(f.code, f.at, f.stated) for f in second.findings] == [(f.code, f.at, f.stated) for f in first.findings]


def test_the_name_of_the_file_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / '=HYPERLINK("BAHAYA")&\'<x>\x07.xlsx'
    path.write_bytes(CONTOH.read_bytes())
    _, written = write_report(path)
    assert unsafe(written.read_bytes(), ["BAHAYA"]) == []


def test_links_of_the_report_stay_inside(tmp_path: Path) -> None:
    path = tmp_path / "isi.xlsx"
    path.write_bytes(CONTOH.read_bytes())
    _, written = write_report(path)
    with zipfile.ZipFile(written) as archive:
        names = set(re.findall(r'<sheet name="([^"]*)"', archive.read("xl/workbook.xml").decode()))
        for part in archive.namelist():
            for place in re.findall(
                r'<hyperlink [^>]*location="([^"]*)"', archive.read(part).decode("utf-8", "replace")
            ):
                assert place.rsplit("!", 1)[0].strip("'") in names, (part, place)


def test_the_guard_of_these_tests_sees_what_it_must() -> None:
    """A report with a foreign formula, a link out, a foreign part and broken XML is told as such."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    sheet.write_formula("A1", '=HYPERLINK("http://127.0.0.1:9","x")')
    sheet.write_url("A2", "http://127.0.0.1:9/x")
    sheet.write_formula("A3", "=BAHAYA+1")
    sheet.write_formula("A4", '="' + "x" * 300 + '"')
    sheet.write_string("A5", "=BAHAYA")
    sheet.write_formula("A6", '="BAHAYA"')
    book.close()
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
        archive.writestr("xl/worksheets/sheet9.xml", b"<a>\x07</a>")
    found = "\n".join(unsafe(stream.getvalue(), ["BAHAYA"]))
    for word in ("HYPERLINK", "link out", "BAHAYA+1", "too long", "vbaProject.bin", "no XML"):
        assert word in found
    assert found.count("BAHAYA") == 1


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("biasa\n\té", "biasa\n\té"),
        ("a\x00b\x07c\x1bd", "a\ufffdb\ufffdc\ufffdd"),
        ("a\ud800b\udfffc", "a\ufffdb\ufffdc"),
        ("a\ufffe\uffffb", "a\ufffd\ufffdb"),
        ("\U0001f4b0", "\U0001f4b0"),
        ("x" * (MAX_TEXT + 9), "x" * MAX_TEXT),
        ("\U0001f4b0" * MAX_TEXT, "\U0001f4b0" * (MAX_TEXT // 2)),
    ],
)
def test_what_a_cell_can_hold(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_cut_never_splits_a_character() -> None:
    assert cut("ab\U0001f4b0", 3) == "ab"
    assert cut("ab\U0001f4b0", 4) == "ab\U0001f4b0"
    assert cut("abc", 3) == "abc"
