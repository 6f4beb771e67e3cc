"""What people see: nothing cut off, no ####, every sheet ready for the printer, charts that show all rows.

Reports of both examples, of invented offices of unusual size, of a spoiled workbook and of one without its optional
sheets, and the blank template. Each check is shown to fail on a broken twin.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import looks
import pytest
from click.testing import CliRunner
from libreoffice import best_heights, soffice
from office import CONTOH, build, invent
from openpyxl import load_workbook
from package import packed, parts, problems

from lkjip_xl.cli import cli
from lkjip_xl.jobs import check_file
from lkjip_xl.writing.report.write import report_bytes
from lkjip_xl.writing.template.write import template_bytes

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORTS = ("kemlagi-2024", "kecamatan-contoh", "besar", "banyak indikator", "rusak", "hanya wajib")
BOOKS = (*REPORTS, "templat")
# sheets that stand in the report as the office sent them
SUBMITTED = {
    "Petunjuk", "Identitas", "Sasaran", "PK", "Realisasi", "LRA", "Riwayat", "Renstra", "Pembanding", "Penduduk",
    "Potensi", "Pegawai", "IKM", "Anggaran Sasaran", "Koordinasi", "Ikhtisar", "Penutup", "Pernyataan", "Tindak Lanjut",
    "Prestasi", "Pengecualian",
}  # fmt: skip


def _spoil(path: Path) -> None:
    """Many findings of all kinds, with long texts."""
    book = load_workbook(path)
    for name in ("Penduduk", "LRA", "Pegawai", "Realisasi", "PK"):
        ws = book[name]
        for row in ws.iter_rows(min_row=6):
            for cell in row:
                if isinstance(cell.value, int | float) and cell.row % 2:
                    cell.value = cell.value * 10 + 1
    book["Realisasi"]["D6"] = "Indeks " + "kepuasan masyarakat terhadap pelayanan " * 12
    book["LRA"]["C7"] = 987_654_321_987_654
    book.save(path)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """The bytes of a workbook by its name, each made once."""
    folder = tmp_path_factory.mktemp("buku")
    made: dict[str, bytes] = {}

    def submission(name: str) -> Path:
        path = folder / f"{name}.xlsx"
        if name in ("besar", "banyak indikator"):
            build(path, invent(17 if name == "besar" else 13), formulas=True)  # 60 desa, 40 indikator; 8 program
        elif name == "rusak":
            build(path, CONTOH, formulas=False)
            _spoil(path)
        elif name == "hanya wajib":
            build(path, CONTOH, formulas=False)
            book = load_workbook(path)
            for ws in book.worksheets:
                if ws.title not in ("Identitas", "PK", "Realisasi", "LRA"):
                    book.remove(ws)
            book.save(path)
        else:
            return EXAMPLES / f"{name}.xlsx"
        return path

    def get(name: str) -> bytes:
        if name not in made:
            made[name] = (
                template_bytes() if name == "templat" else report_bytes(check_file(submission(name), look=True))
            )
        return made[name]

    return get


Books = Callable[[str], bytes]


def _own(data: bytes) -> set[str]:
    """The sheets that the tool itself laid out."""
    names = set(looks.opened(data).sheetnames)
    return names - SUBMITTED if "Selisih" in names else names


@pytest.mark.parametrize("name", BOOKS)
def test_packages_are_sound(books: Books, name: str) -> None:
    assert problems(books(name)) == []


@pytest.mark.parametrize("name", BOOKS)
def test_no_text_is_cut(books: Books, name: str) -> None:
    data = books(name)
    assert looks.cut_texts(data, _own(data)) == []


@pytest.mark.parametrize("name", BOOKS)
def test_no_number_is_wider_than_its_column(books: Books, name: str) -> None:
    data = books(name)
    assert looks.hashes(data, _own(data)) == []


@pytest.mark.parametrize("name", BOOKS)
def test_every_sheet_is_ready_for_the_printer(books: Books, name: str) -> None:
    assert looks.unprintable(books(name)) == []


@pytest.mark.parametrize("name", REPORTS)
def test_charts_have_titles_and_show_every_row(books: Books, name: str) -> None:
    data = books(name)
    assert list(looks.charts(data))
    assert looks.unreadable_charts(data) == []
    assert looks.overlapping_drawings(data) == []
    assert looks.rows_without_chart(data, "Data Grafik") == []


@pytest.mark.parametrize("name", BOOKS)
def test_colours_can_be_read(books: Books, name: str) -> None:
    data = books(name)
    weak = {
        place: round(looks.contrast(*pair), 2)
        for pair, place in looks.colour_pairs(data, _own(data)).items()
        if looks.contrast(*pair) < 4.5  # WCAG 2.1, level AA
    }
    assert weak == {}


@pytest.mark.parametrize("name", BOOKS)
def test_fonts_are_those_of_office_machines(books: Books, name: str) -> None:
    data = books(name)
    used = {c.font.name for ws in looks.opened(data) if ws.title in _own(data) for row in ws.iter_rows() for c in row}
    assert used <= {"Calibri", "Arial"}


def test_the_summary_and_the_list_keep_their_promises(books: Books) -> None:
    for name in REPORTS:
        book = looks.opened(books(name))
        summary, found = book["Ringkasan"], book["Selisih"]
        assert summary.page_setup.fitToHeight in (None, 1), name
        assert found.merged_cells.ranges == set()
        assert found.freeze_panes.endswith("2")
        assert found.auto_filter.ref.startswith("A1:")
        assert found.page_setup.orientation == "landscape"
        assert [c.value for c in found[1]][-1] == "Tanggapan"
        assert all(found.cell(r, 12).value is None for r in range(2, found.max_row + 1))


def test_the_document_says_what_it_is(books: Books) -> None:
    properties = looks.opened(books("kemlagi-2024")).properties
    assert properties.title == "LKjIP Kecamatan Kemlagi 2024"
    assert properties.creator == "lkjip-xl"
    assert properties.subject
    assert properties.keywords
    assert properties.category


@pytest.mark.parametrize("name", ["kemlagi-2024", "templat"])
def test_another_reader_opens_it_and_reads_the_same(books: Books, name: str) -> None:
    calamine = pytest.importorskip("python_calamine")
    data = books(name)
    ours, theirs = looks.opened(data), calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert theirs.sheet_names == ours.sheetnames
    for sheet in ours.sheetnames:
        rows = theirs.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        for row in ours[sheet].iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float | str) and not isinstance(cell.value, bool):
                    assert rows[cell.row - 1][cell.column - 1] == cell.value, (sheet, cell.coordinate)


def _rekap(folder: Path) -> bytes:
    """A rekap of the example, of a file that is none, and of one with another name than most."""
    for name in ("kemlagi-2024", "kecamatan-contoh"):
        (folder / f"{name}.xlsx").write_bytes((EXAMPLES / f"{name}.xlsx").read_bytes())
    (folder / ("nama yang panjang sekali " * 4 + ".xlsx")).write_bytes(b"bukan buku kerja")
    run = CliRunner().invoke(cli, ["periksa", str(folder), "--rekap", str(folder / "rekap.xlsx"), "--kerja", "1"])
    assert run.exit_code in (1, 2), run.output
    return (folder / "rekap.xlsx").read_bytes()


def _banding(folder: Path) -> bytes:
    old, new, out = EXAMPLES / "kemlagi-2024.xlsx", folder / "baru.xlsx", folder / "banding.xlsx"
    book = load_workbook(old)
    book["Penduduk"]["C22"] = 26510
    book["LRA"]["C5"] = 1
    book.save(new)
    run = CliRunner().invoke(cli, ["banding", str(old), str(new), "-o", str(out)])
    assert out.exists(), run.output
    return out.read_bytes()


@pytest.mark.parametrize("make", [_rekap, _banding])
def test_the_other_workbooks_look_as_well(make: Callable[[Path], bytes], tmp_path: Path) -> None:
    data = make(tmp_path)
    assert problems(data) == []
    assert looks.cut_texts(data) == []
    assert looks.hashes(data) == []
    assert looks.unprintable(data) == []
    assert looks.overlapping_drawings(data) == []
    assert [p for p in looks.colour_pairs(data) if looks.contrast(*p) < 4.5] == []


def test_the_paper_can_be_chosen(books: Books) -> None:
    data = report_bytes(check_file(EXAMPLES / "kecamatan-contoh.xlsx", look=True), "F4")
    assert looks.unprintable(data, "14") == []
    assert looks.cut_texts(data, _own(data)) == []


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["kemlagi-2024", "rusak", "templat"])
def test_rows_are_as_high_as_another_program_would_make_them(books: Books, name: str, tmp_path: Path) -> None:
    data = books(name)
    low = [
        f"{sheet} row {row}: {ours} points, {best} needed"
        for sheet, row, ours, best in best_heights(data, _own(data), tmp_path)
        if ours < best - 1
    ]
    assert low == []


def test_the_pictures_of_the_documentation_are_there() -> None:
    shown = set(
        re.findall(r"\(docs/gambar/([\w-]+\.png)\)", (EXAMPLES.parent / "README.md").read_text(encoding="utf-8"))
    )
    folder = EXAMPLES.parent / "docs" / "gambar"
    assert {p.name for p in folder.iterdir()} == shown
    assert all(p.stat().st_size < 150_000 for p in folder.iterdir())


# --- broken twins: each check finds what it is for -------------------------------------------------


def _edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    book = load_workbook(io.BytesIO(data))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _with(data: bytes, part: str, old: str, new: str) -> bytes:
    content = parts(data)
    names = [n for n in content if re.fullmatch(part, n) and old in content[n].decode()]
    assert names, (part, old)
    content[names[0]] = content[names[0]].decode().replace(old, new, 1).encode()
    return packed(content)


def test_a_low_row_is_found(books: Books) -> None:
    def change(book: Any) -> None:
        book["Aturan"].row_dimensions[3].height = 12

    assert [t.split(":")[0][:8] for t in looks.cut_texts(_edited(books("kemlagi-2024"), change), {"Aturan"})] != []


def test_a_narrow_column_is_found(books: Books) -> None:
    def change(book: Any) -> None:
        book["3.6 Alokasi"].column_dimensions["D"].width = 6

    assert looks.hashes(_with_values(books("kemlagi-2024"), change)) != []


def _with_values(data: bytes, change: Callable[[Any], None]) -> bytes:
    """Edited with the stored values in place of the formulas, which openpyxl would drop."""
    book = looks.opened(data)
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_missing_print_set_up_is_found(books: Books) -> None:
    def change(book: Any) -> None:
        ws = book["Narasi"]
        ws.page_setup.paperSize = None
        ws.sheet_properties.pageSetUpPr = None
        ws.oddFooter.right.text = None
        ws.print_area = "A1:B2"

    found = looks.unprintable(_with_values(books("kecamatan-contoh"), change))
    assert [f.split(": ")[0] for f in found] == ["Narasi"] * 4


def test_charts_that_miss_rows_or_titles_are_found(books: Books) -> None:
    data = books("kecamatan-contoh")
    for part, content in parts(data).items():
        if not re.fullmatch(r"xl/charts/chart\d+\.xml", part):
            continue
        text = content.decode()
        area = re.search(r"<c:val><c:numRef><c:f>('Data Grafik'!\$B\$\d+:\$B\$)(\d+)", text)
        if area is not None:
            short = _with(data, re.escape(part), area[0], area[0][: -len(area[2])] + str(int(area[2]) - 1))
            assert looks.rows_without_chart(short, "Data Grafik") != []
            assert looks.unreadable_charts(short) != []
            break
    else:
        raise AssertionError("no chart over the first column")
    bare = _with(
        data, r"xl/charts/chart1\.xml", re.search(r"<c:title>.*?</c:title>", _part(data, "chart1"), re.S)[0], ""
    )  # type: ignore[index]
    assert "chart 1: no title" in looks.unreadable_charts(bare)


def test_a_title_over_the_names_of_the_bars_is_found(books: Books) -> None:
    data = books("kecamatan-contoh")
    over = "Capaian indikator terhadap target 2024: the title of the names is not above them"
    assert over not in looks.unreadable_charts(data)
    axis = re.search(r"<c:catAx>.*?</c:title>", _part(data, "chart1"), re.S)[0]  # type: ignore[index]
    for was, becomes in ((r'rot="0"', 'rot="-5400000"'), (r"<c:layout>.*</c:layout>", "")):
        assert re.search(was, axis)
        moved = _with(data, r"xl/charts/chart1\.xml", axis, re.sub(was, becomes, axis))
        assert over in looks.unreadable_charts(moved)


def _part(data: bytes, name: str) -> str:
    return parts(data)[f"xl/charts/{name}.xml"].decode()


def test_faint_ink_is_found() -> None:
    assert looks.contrast("777777", "FFFFFF") < 4.5 < looks.contrast("767676", "FFFFFF") < 4.6
    assert round(looks.contrast("000000", "FFFFFF")) == 21


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (r"xl/worksheets/sheet2\.xml", "<autoFilter", "<mergeCells/><autoFilter", "out of order"),
        (r"xl/worksheets/sheet2\.xml", "</f>", "(</f>", "brackets"),
        (r"xl/worksheets/sheet2\.xml", ' s="', ' s="99999', "format out of range"),
        (r"xl/worksheets/sheet2\.xml", 'dxfId="0"', 'dxfId="99"', "conditional format 99"),
        (r"xl/workbook\.xml", 'name="Selisih"', 'name="ringkasan"', "sheet name twice"),
        (r"xl/worksheets/_rels/sheet1\.xml\.rels", "drawing1.xml", "drawing99.xml", "relation to nothing"),
        (r"\[Content_Types\]\.xml", "/xl/styles.xml", "/xl/style.xml", "content type without part"),
        (r"xl/drawings/drawing1\.xml", "<xdr:row>", "<xdr:row>99999", "drawing out of place"),
        (r"xl/worksheets/sheet1\.xml", "'Selisih'!", "'Salah'!", "no sheet"),
    ],
)
def test_a_damaged_package_is_found(books: Books, part: str, old: str, new: str, said: str) -> None:
    found = problems(_with(books("kemlagi-2024"), part, old, new))
    assert any(said in f for f in found), found


def test_overlapping_areas_and_unknown_names_are_found(books: Books) -> None:
    data = books("templat")
    sheet = next(n for n, c in parts(data).items() if n.startswith("xl/worksheets/sheet") and b"<mergeCell " in c)
    merged = re.search(r'<mergeCell ref="[^"]+"/>', parts(data)[sheet].decode())
    assert merged is not None
    assert any("overlap" in f for f in problems(_with(data, re.escape(sheet), merged[0], merged[0] * 2)))
    name = "Pk_Indikator.Indikator"
    assert any(f"no name {name}x" in f for f in problems(_with(data, r"xl/worksheets/sheet\d+\.xml", name, f"{name}x")))
