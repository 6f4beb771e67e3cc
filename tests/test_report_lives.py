"""The report answers: corrections inside it, the look of the submission, the narrative and its sources."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import looks
import pytest
from libreoffice import recalculated, soffice, without_stored_values
from office import CONTOH, build
from openpyxl import load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from lkjip_xl.checking.run import check_in, open_ledger
from lkjip_xl.jobs import check_file
from lkjip_xl.reading import read
from lkjip_xl.writing.report.context import Context
from lkjip_xl.writing.report.narasi import paragraphs
from lkjip_xl.writing.report.write import prepare, report_bytes

EXAMPLES = Path(__file__).parent.parent / "examples"


def _office(folder: Path, changes: dict[tuple[str, str], Any], without: tuple[str, ...] = ()) -> Path:
    path = folder / "kantor.xlsx"
    build(path, CONTOH, formulas=False)
    book = load_workbook(path)
    for (sheet, cell), value in changes.items():
        book[sheet][cell] = value
    for sheet in without:
        book.remove(book[sheet])
    book.save(path)
    return path


def _rows(book: Any) -> dict[str, str]:
    """The level of each line of Selisih by its cell, the first of several."""
    rows: dict[str, str] = {}
    for row in book["Selisih"].iter_rows(min_row=2, values_only=True):
        rows.setdefault(f"{row[3]}!{row[4]}", row[1])
    return rows


def _count(book: Any, label: str) -> list[Any]:
    return next([row[1], row[2]] for row in book["Ringkasan"].iter_rows(values_only=True) if row[0] == label)


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_a_correction_inside_the_report_turns_its_line_to_cocok_and_the_count_follows(tmp_path: Path) -> None:
    """A wrong sub kegiatan and all that follows from it; a wrong total; a wrong name; a wrong amount in words."""
    data = report_bytes(check_file(EXAMPLES / "kemlagi-2024.xlsx", look=True))
    book = load_workbook(io.BytesIO(data))
    corrections = {
        ("Penduduk", "C22"): 26510, ("Penduduk", "D22"): 26437, ("Penduduk", "E22"): 52947,
        ("Pernyataan", "E6"): "Kabupaten Mojokerto",
        ("Pernyataan", "G16"):
            "Dua Miliar Tujuh Ratus Lima Puluh Sembilan Juta Empat Ratus Dua Puluh Ribu Dua Puluh Rupiah",
        ("PK", "H10"): "80 (Tinggi)",
    }  # fmt: skip
    before = looks.opened(data)
    for (sheet, cell), value in corrections.items():
        book[sheet][cell] = value
    out = io.BytesIO()
    book.save(out)
    after = looks.opened(recalculated(without_stored_values(out.getvalue()), tmp_path))
    old, new = _rows(before), _rows(after)
    for cell in ("Penduduk!C22", "Penduduk!D22", "Penduduk!E22", "Pernyataan!E6", "Pernyataan!G16"):
        assert (old[cell], new[cell]) == ("SALAH", "COCOK"), cell
    assert (old["PK!H10"], new["PK!H10"]) == ("PERINGATAN", "DIUBAH")  # only a new run can tell
    assert _count(after, "Diubah, periksa lagi")[1] == 1
    untouched = {c for c in old if old[c] == "SALAH"} - {c for c in new if new[c] != "SALAH"}
    assert {"LRA!C43", "IKM!C13", "Pegawai!C8"} <= untouched
    found, left = _count(after, "SALAH")
    assert [found, left] == [_count(before, "SALAH")[1], list(new_levels(after)).count("SALAH")]
    assert left < found
    assert (
        after["Ringkasan"]["A2"].value == f"SELISIH: masih ada {left} dari {found} temuan SALAH; lihat lembar Selisih."
    )


def new_levels(book: Any) -> list[str]:
    return [row[1] for row in book["Selisih"].iter_rows(min_row=2, values_only=True)]


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_when_the_root_is_corrected_all_that_follows_from_it_turns_as_well(tmp_path: Path) -> None:
    path = _office(tmp_path, {})
    lra = load_workbook(path)["LRA"]
    row = next(r for r in range(6, lra.max_row) if str(lra.cell(r, 1).value).count(".") == 1)
    right = lra.cell(row, 3).value
    path = _office(tmp_path, {("LRA", f"C{row}"): right + 900_000})
    result = check_file(path, look=True)
    wrong = [f for f in result.findings if f.level.value == "SALAH"]
    assert [str(f.at) for f in wrong if f.root] == [f"LRA!C{row}"]
    assert len(wrong) > 3
    book = load_workbook(io.BytesIO(report_bytes(result)))
    book["LRA"][f"C{row}"] = right
    out = io.BytesIO()
    book.save(out)
    after = looks.opened(recalculated(without_stored_values(out.getvalue()), tmp_path))
    assert {level for level in new_levels(after) if level.startswith(("SALAH", "COCOK"))} == {"COCOK"}
    assert _count(after, "SALAH") == [len(wrong), 0]
    assert after["Ringkasan"]["A2"].value.startswith("Semua temuan SALAH sudah dibetulkan")


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_of_two_roots_in_one_row_each_turns_what_follows_from_it(tmp_path: Path) -> None:
    """Amounts in thousands: both are one entry of the list, with all that follows from either below it."""
    path = _office(tmp_path, {("LRA", "C12"): 8940, ("LRA", "D12"): 8911})
    data = report_bytes(check_file(path, look=True))
    book = load_workbook(io.BytesIO(data))
    numbers = [str(row[0]).split(".")[0] for row in book["Selisih"].iter_rows(min_row=2, values_only=True)]
    assert set(numbers) == {"1"}
    book["LRA"]["C12"] = 8940000
    out = io.BytesIO()
    book.save(out)
    after = _rows(looks.opened(recalculated(without_stored_values(out.getvalue()), tmp_path)))
    assert [after[f"LRA!{cell}"] for cell in ("C12", "C11", "C5", "C37")] == ["COCOK"] * 4
    assert [after[f"LRA!{cell}"] for cell in ("D12", "D11", "D5", "D37")] == ["SALAH"] * 4


def test_the_submission_keeps_its_look(tmp_path: Path) -> None:
    path = _office(tmp_path, {})
    book = load_workbook(path)
    ws = book["Penduduk"]
    cell = ws["C6"]
    cell.font = Font(name="Arial", size=14, bold=True, italic=True, underline="double", color="FF0000FF")
    cell.fill = PatternFill("solid", fgColor="FF92D050")
    cell.border = Border(top=Side("thick", color="FFFF0000"), left=Side("dotted"))
    cell.alignment = Alignment(horizontal="center", vertical="top", wrap_text=True, text_rotation=45)
    cell.number_format = '#,##0.00" jiwa"'
    ws.column_dimensions["C"].width = 33.5
    ws.row_dimensions[6].height = 41
    ws.row_dimensions[7].hidden = True
    ws.column_dimensions["B"].hidden = True
    ws.freeze_panes = "C5"
    ws.merge_cells("G2:H3")
    ws.page_setup.orientation = "portrait"
    book.save(path)
    report = load_workbook(io.BytesIO(report_bytes(check_file(path, look=True))))["Penduduk"]
    same = report["C6"]
    assert (same.font.name, same.font.sz, same.font.b, same.font.i, same.font.u) == ("Arial", 14, True, True, "double")
    assert same.font.color.rgb == "FF0000FF"
    assert same.fill.fgColor.rgb == "FF92D050"
    assert (same.border.top.style, same.border.top.color.rgb, same.border.left.style) == ("thick", "FFFF0000", "dotted")
    assert (same.alignment.horizontal, same.alignment.vertical, same.alignment.textRotation) == ("center", "top", 45)
    assert same.number_format == '#,##0.00" jiwa"'
    assert abs(report.column_dimensions["C"].width - 33.5) < 0.2
    assert abs(report.row_dimensions[6].height - 41) < 0.4  # whole pixels
    assert report.row_dimensions[7].hidden
    assert report.column_dimensions["B"].hidden
    assert report.freeze_panes == "C5"
    assert "G2:H3" in [str(r) for r in report.merged_cells.ranges]
    assert report.page_setup.orientation == "portrait"


def test_a_mark_leaves_the_colour_of_the_office_in_sight(tmp_path: Path) -> None:
    path = _office(tmp_path, {("Penduduk", "C8"): 999_999, ("Penduduk", "E9"): 1})
    book = load_workbook(path)
    for ref in ("E9", "C8"):
        book["Penduduk"][ref].fill = PatternFill("solid", fgColor="FF92D050")
    book.save(path)
    result = check_file(path, look=True)
    report = load_workbook(io.BytesIO(report_bytes(result)))["Penduduk"]
    marked = [f.at.a1 for f in result.findings if f.at.sheet == "Penduduk" and f.level.value == "SALAH"]
    assert "E9" in marked
    assert report["E9"].fill.fill_type == "lightUp"
    assert report["E9"].fill.bgColor.rgb == "FF92D050"
    note = report["E9"].comment.text
    for word in ("SALAH", "Tertulis: 1", "Seharusnya:", "Cara hitung:", "H-01"):
        assert word in note, note


def _prepared(path: Path) -> Context:
    """The report of a file, laid out."""
    ledger = open_ledger(read(path, look=True))
    return prepare(check_in(ledger), ledger)


def test_each_paragraph_names_its_cells_and_what_is_missing_is_listed(tmp_path: Path) -> None:
    path = _office(tmp_path, {}, without=("Pegawai", "Penduduk", "Renstra", "Riwayat"))
    context = _prepared(path)
    told, left_out = paragraphs(context.ledger, context.words)
    assert all(p.cells for p in told)
    assert {"Bab I: penduduk", "Bab I: pegawai", "Bab III: target akhir Renstra"} <= set(left_out)
    text = " ".join(p.text for p in told)
    for absent in ("Dibandingkan", "Renstra", "PNS", "jiwa", "None"):
        assert absent not in text
    full, nothing = paragraphs((whole := _prepared(EXAMPLES / "kecamatan-contoh.xlsx")).ledger, whole.words)
    assert nothing == []
    assert {p.part for p in full} == {"Ikhtisar", "Bab I", "Bab III", "Bab IV"}


def test_rows_are_numbered_where_the_office_left_the_column_blank(tmp_path: Path) -> None:
    data = report_bytes(check_file(EXAMPLES / "kemlagi-2024.xlsx", look=True))
    book = looks.opened(data)
    assert [book["3.1 IKM"].cell(r, 1).value for r in range(3, 11)] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert book["1.1 Penduduk"]["B20"].value == "T O T A L"  # as the office itself writes it
