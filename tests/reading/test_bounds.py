"""What is far, empty, endless or nested costs no more than what is really there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from package import parts
from packages import CONTENT, package, sheet
from workbook import must_end, repacked, workbook

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.checking.run import check
from lkjip_xl.jobs import write_report
from lkjip_xl.reading import limits, read_bytes, xmlpart
from lkjip_xl.reading.guard import load
from lkjip_xl.reading.package import Package
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.xmlpart import tree

SHEETS = {
    "PK": [["No", "Indikator", "Arah", "Target Perubahan"], [1, "Indeks Satu", "Naik", 80], [],
           ["No", "Program", "Anggaran Murni", "Anggaran Perubahan"], [1, "Program Satu", 5, 5]],
    "Realisasi": [["No", "Indikator", "Target", "Realisasi", "Capaian"], [1, "Indeks Satu", 80, 84, 105]],
    "LRA": [["No", "Uraian", "Anggaran", "Realisasi", "%"], ["A", "Program Satu", 5, 5, 100]],
}  # fmt: skip
PLAIN = workbook(SHEETS)
VERDICTS = check(read_bytes(PLAIN)).counts()
END = b"</sheetData>"


def lra(rows: str = "", after: str = "") -> bytes:
    """The workbook with more in the part of its LRA."""
    more = rows.encode() + END + after.encode()
    return repacked(PLAIN, lambda name, part: part.replace(END, more) if name.endswith("sheet3.xml") else part)


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught, must_end(60):
        read_bytes(data)
    return caught.value.reason


def judged(data: bytes) -> Book:
    """The Book of a workbook that must come out like the plain one."""
    with must_end(60):
        book = read_bytes(data, look=True)
        result = check(book)
    assert not result.crashed
    assert result.counts() == VERDICTS
    assert result.findings == ()
    return book


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def test_the_last_cell_of_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "jauh.xlsx"
    path.write_bytes(lra(FAR))
    assert judged(lra(FAR)).cell(Address("LRA", 1_048_576, 16_384)).value == 1
    with must_end(60):
        _, report = write_report(path)
        assert read_bytes(report.read_bytes()).cell(Address("LRA", 1_048_576, 16_384)).value == 1


def test_merged_areas_as_large_as_the_sheet() -> None:
    book = judged(lra(after='<mergeCells><mergeCell ref="G9:XFD1048576"/></mergeCells>'))
    assert book.by_name["LRA"].covered.area(500_000, 9_000) == (9, 7, 1_048_576, 16_384)
    assert book.by_name["LRA"].seen(500_000, 9_000).blank


def test_very_many_merged_areas() -> None:
    areas = "".join(f'<mergeCell ref="G{r}:H{r + 50}"/>' for r in range(10, 5_000))
    judged(lra(after=f"<mergeCells>{areas}</mergeCells>"))


def test_a_million_empty_rows_with_a_look() -> None:
    rows = "".join(f'<row r="{r}" s="1" customFormat="1" ht="30" hidden="1"/>' for r in range(3, 100_000))
    look = judged(lra(rows)).by_name["LRA"].look
    assert len(look.heights) < 200  # type: ignore[attr-defined]


def test_empty_cells_with_a_look_are_kept_only_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_STYLED", 10)
    rows = "".join(f'<row r="{r}"><c r="A{r}" s="1"/></row>' for r in range(3, 60))
    one = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    data = repacked(lra(rows), lambda name, part: part.replace(b"</cellXfs>", f"{one}</cellXfs>".encode()))
    assert sum(c.blank for c in judged(data).by_name["LRA"].cells.values()) == 10


def test_the_extent_that_a_sheet_declares_is_not_believed() -> None:
    for lie in (b"A1", b"A1:XFD1048576", b"B2:B2", b"?"):
        judged(repacked(PLAIN, lambda _, part, lie=lie: part.replace(b'ref="A1:E2"', b'ref="' + lie + b'"')))


def test_one_formula_for_very_many_cells_is_no_way_around_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TEXT", 100_000)
    long = "+".join(["A1"] * 500)
    rows = f'<row r="3"><c r="G3"><f t="shared" si="0">{long}</f></c></row>'
    rows += "".join(f'<row r="{r}"><c r="G{r}"><f t="shared" si="0"/></c></row>' for r in range(4, 200))
    assert refusal(lra(rows)) == "too_much_text"


def test_long_texts_are_cut_where_excel_ends() -> None:
    text = "x" * 100_000
    rows = f'<row r="9"><c r="H9" t="inlineStr"><is><t>{text}</t></is></c><c r="I9" t="str"><v>{text}</v></c></row>'
    book = read_bytes(lra(rows))
    assert {len(str(book.cell(Address("LRA", 9, c)).value)) for c in (8, 9)} == {limits.MAX_STRING}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048577"><c><v>1</v></c></row>', '<row r="0"><c><v>1</v></c></row>', '<row r="-1"/>', '<row r="x"/>',
        '<row r="9"><c r="XFE9"><v>1</v></c></row>', '<row r="9"><c r="9"><v>1</v></c></row>',
        '<row r="9"><c r="A0"><v>1</v></c></row>', '<row r="9"><c t="s"><v>999999</v></c></row>',
        '<row r="9"><c t="s"><v>-1</v></c></row>', '<row r="99999999999999999999"/>',
    ],
)  # fmt: skip
def test_places_that_no_sheet_has_are_damage(rows: str) -> None:
    assert refusal(lra(rows)) == "damaged"


def test_nesting_and_strange_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    judged(lra(after="<x>" * 50_000 + "</x>" * 50_000))
    monkeypatch.setattr(limits, "MAX_STRANGERS", 1000)
    assert refusal(lra(after="<x/>" * 2000)) == "damaged"


@pytest.mark.parametrize(
    "name", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_part_may_declare_entities(name: str, encoding: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

    def change(part: str, content: bytes) -> bytes:
        if part != name:
            return content
        text = content.decode().partition("?>")[2]
        return (bomb + text).encode(encoding)

    assert refusal(repacked(PLAIN, change)) == "doctype"


def test_parts_that_nobody_needs_are_never_opened() -> None:
    def spoil(name: str, content: bytes) -> bytes:
        needed = ("workbook", "sheet", "sharedStrings", "styles", "_rels", "Content_Types")
        return content if any(word in name for word in needed) else b"<!DOCTYPE x [<!ENTITY a 'b'>]><broken"

    judged(repacked(PLAIN, spoil))


def test_styles_that_break_off_behind_the_number_formats() -> None:
    def cut(name: str, content: bytes) -> bytes:
        return content.partition(b"</cellXfs>")[0] + b"</cellXfs><oops" if name.endswith("styles.xml") else content

    judged(repacked(PLAIN, cut))


def test_styles_cut_off_before_the_number_formats() -> None:
    cut = repacked(PLAIN, lambda name, part: part[: len(part) // 3] if name.endswith("styles.xml") else part)
    assert "semua format angka dianggap Umum" in read_bytes(cut).notes[0]


def test_cells_of_formats_that_are_not_there() -> None:
    book = read_bytes(package(sheet('<row><c s="77"><v>5</v></c></row>')))
    assert book.sheets[0].cell(1, 1)[:3] == (5, None, "General")
    assert "format sel yang tidak ada" in book.notes[0]


def test_a_workbook_without_styles_or_strings() -> None:
    parts = package(sheet("<row><c><v>5</v></c></row>"))
    bare = repacked(parts, lambda name, part: None if "styles" in name or "Strings" in name else part)
    bare = repacked(bare, lambda name, part: _without_links(part) if name.endswith("workbook.xml.rels") else part)
    assert read_bytes(bare).sheets[0].cell(1, 1).value == 5


def _without_links(part: bytes) -> bytes:
    text = part.decode()
    kept = [piece for piece in text.split("<Relationship ") if "styles" not in piece and "sharedStrings" not in piece]
    joined = "<Relationship ".join(kept)
    return (joined if joined.endswith("</Relationships>") else joined + "</Relationships>").encode()


def test_a_root_of_another_kind_has_no_cells() -> None:
    book = read_bytes(package(f'<chartsheet xmlns="{CONTENT}"><c r="A1"><v>1</v></c></chartsheet>'))
    assert book.sheets[0].by_row.keys() <= {1}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("command", ["periksa", "laporan"])
def test_pipes_and_devices_are_not_waited_for(command: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.xlsx")
    for path in (tmp_path / "pipa.xlsx", Path("/dev/zero"), Path("/dev/stdin")):
        if not path.exists():
            continue
        done = subprocess.run(
            [sys.executable, "-m", "lkjip_xl", command, str(path), *(["-o", "x.xlsx"] if command == "laporan" else [])],
            capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 2
        assert "bukan berkas" in done.stderr


def test_a_pipe_that_takes_the_place_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was a file when it was looked at, and is none when it is open."""
    path, real = tmp_path / "isi.xlsx", os.open
    path.write_bytes(PLAIN)
    assert load(path) == PLAIN
    reader, _ = os.pipe()
    monkeypatch.setattr(os, "open", lambda name, *more: reader if name == path else real(name, *more))
    with pytest.raises(Refused) as caught:
        load(path)
    assert caught.value.reason == "not_a_file"


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "isi.xlsx"
    path.write_bytes(PLAIN)
    monkeypatch.setattr(limits, "MAX_FILE", len(PLAIN))
    assert load(path) == PLAIN

    def grown(handle: int) -> os.stat_result:
        path.write_bytes(PLAIN + b"x")
        return before

    before = os.stat(path)
    monkeypatch.setattr(os, "fstat", grown)
    with pytest.raises(Refused) as caught:
        load(path)
    assert caught.value.reason == "too_big"


def test_what_unpacks_to_too_much_is_counted_whatever_the_archive_says(monkeypatch: pytest.MonkeyPatch) -> None:
    opened, read = Package(PLAIN), Package(PLAIN)
    size = len(parts(PLAIN)["xl/workbook.xml"])
    monkeypatch.setattr(limits, "MAX_UNPACKED", size)
    assert len(read.read("xl/workbook.xml")) == size
    monkeypatch.setattr(limits, "MAX_UNPACKED", size - 1)
    with pytest.raises(Refused) as caught:
        opened.read("xl/workbook.xml")
    assert caught.value.reason == "unpacks_too_big"


def test_a_part_of_very_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(tree([b"<a><b/><b/></a>"]).children) == 2
    monkeypatch.setattr(xmlpart, "_MAX_NODES", 2)
    with pytest.raises(Refused) as caught:
        tree([b"<a><b/><b/></a>"])
    assert caught.value.reason == "damaged"


def test_a_theme_that_is_encrypted_is_no_matter_of_colours() -> None:
    """A damaged theme is passed over; one that nobody may open is told as what it is."""
    locked = bytearray(PLAIN)
    for mark, flags, name in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        at = locked.find(mark)
        while at >= 0:
            locked[at + flags] |= locked[at + name :].startswith(b"xl/theme")
            at = locked.find(mark, at + 4)
    assert refusal(bytes(locked)) == "encrypted"
    judged(repacked(PLAIN, lambda name, part: b"<theme" if "theme" in name else part))


def test_the_main_part_is_the_one_that_the_package_names() -> None:
    def moved(name: str, part: bytes) -> bytes:
        first = b'<Relationship Id="rId0" Type="x/officeDocument" TargetMode="External" Target="http://x/y.xml"/>'
        return part.replace(b"<Relationship ", first + b"<Relationship ", 1) if name == "_rels/.rels" else part

    judged(repacked(PLAIN, moved))
