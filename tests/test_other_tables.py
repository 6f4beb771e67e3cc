"""Sheets beside those of the report: copies, other years and periods, old versions. They are never taken for more of
the same, nothing of the report is accused for them, and they are still checked in themselves."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.checking.run import check
from lkjip_xl.findings import Level, Result, Verdict
from lkjip_xl.reading import read_bytes

OFFICE = Path(__file__).parents[1] / "examples" / "kecamatan-contoh.xlsx"
Change = Callable[[Workbook], object]


def result_after(change: Change) -> Result:
    book = load_workbook(OFFICE, data_only=True)
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return check(read_bytes(stream.getvalue(), "uji.xlsx", look=True))


def told(result: Result, *levels: Level) -> list[tuple[str, str]]:
    return [(f.code, str(f.at)) for f in result.findings if not levels or f.level in levels]


def copy(book: Workbook, name: str, other: str) -> Worksheet:
    sheet = book.copy_worksheet(book[name])
    sheet.title = other
    return sheet


def other_lra(book: Workbook, name: str, change: Callable[[int], int] = lambda x: x * 3) -> Worksheet:
    """Another LRA of the same programs with other amounts, right in itself: all of them thrice, so that the sums and
    percentages stay right."""
    sheet = copy(book, "LRA", name)
    for row in sheet.iter_rows(min_row=5):
        for cell in row:
            if isinstance(cell.value, int) and cell.value > 1000:
                cell.value = change(cell.value)
    return sheet


def other_penduduk(book: Workbook, name: str) -> Worksheet:
    sheet = copy(book, "Penduduk", name)
    for row in range(5, 17):
        for column in "CE":
            sheet[f"{column}{row}"].value -= 10
    for column in "CE":
        sheet[f"{column}17"].value -= 120
    return sheet


def other_realisasi(book: Workbook, name: str) -> Worksheet:
    """Targets and results of the year before, as Riwayat has them."""
    sheet = copy(book, "Realisasi", name)
    for row in range(5, 13):
        for column, of_riwayat in zip("FGH", "LMN", strict=True):
            sheet[f"{column}{row}"].value = book["Riwayat"][f"{of_riwayat}{row + 1}"].value
        sheet[f"I{row}"].value = "Sangat Tinggi" if sheet[f"H{row}"].value > 90 else "Tinggi"
    for row, rows in ((13, range(5, 7)), (14, range(7, 13))):
        capaian = [sheet[f"G{r}"].value / sheet[f"F{r}"].value for r in rows if r != 7]
        if 7 in rows:
            capaian.append(2 - sheet["G7"].value / sheet["F7"].value)
        sheet[f"H{row}"].value = sum(capaian) / len(capaian) * 100
    return sheet


def other_pk(book: Workbook, name: str) -> Worksheet:
    sheet = copy(book, "PK", name)
    for row in range(5, 13):
        sheet[f"G{row}"].value = sheet[f"H{row}"].value = book["Renstra"][f"E{row}"].value
    for row in (16, 17, 18):
        for column in "CD":
            sheet[f"{column}{row}"].value += 5000
    for column in "CD":
        sheet[f"{column}19"].value += 15000
    return sheet


def all_copied(book: Workbook) -> None:
    for name in book.sheetnames:
        copy(book, name, f"{name} (2)")


def quarters(book: Workbook) -> None:
    for times, name in enumerate(("LRA TW I", "LRA TW II", "LRA Triwulan III"), 2):
        other_lra(book, name, lambda x, times=times: x * times)  # type: ignore[misc]


def only_quarters(book: Workbook) -> None:
    other_lra(book, "LRA Triwulan I")
    book["LRA"].title = "LRA Triwulan IV"
    book.move_sheet("LRA Triwulan I", -book.index(book["LRA Triwulan I"]))


RIGHT: dict[str, Change] = {
    "a copy of LRA": lambda b: copy(b, "LRA", "LRA (2)"),
    "a copy of each sheet": all_copied,
    "LRA of last year": lambda b: other_lra(b, "LRA 2023"),
    "LRA of the months": lambda b: other_lra(b, "LRA sd September"),
    "LRA of the semester": lambda b: other_lra(b, "LRA Semester I 2024"),
    "LRA of the quarters": quarters,
    "LRA of the quarters only": only_quarters,
    "an old LRA": lambda b: other_lra(b, "LRA lama"),
    "other figures of the same rows": lambda b: other_lra(b, "LRA (2)"),
    "Penduduk of last year": lambda b: other_penduduk(b, "Penduduk 2023"),
    "other people": lambda b: other_penduduk(b, "Penduduk Wajib KTP"),
    "Realisasi of last year": lambda b: other_realisasi(b, "Realisasi 2023"),
    "PK of next year": lambda b: other_pk(b, "PK 2025"),
    "PK of next year in front": lambda b: b.move_sheet(other_pk(b, "PK Tahun 2025"), -30),
}


@pytest.mark.parametrize("change", RIGHT.values(), ids=RIGHT.keys())
def test_sheets_beside_those_of_the_report_accuse_nothing(change: Change) -> None:
    assert told(result_after(change)) == []


WRONG: dict[str, tuple[Change, str, str, str]] = {
    "in the copy": (lambda b: copy(b, "LRA", "LRA (2)"), "LRA (2)", "D12", "S-06"),
    "the percentage of last year": (lambda b: other_lra(b, "LRA 2023"), "LRA 2023", "E12", "H-03"),
    "the sum of last year": (lambda b: other_penduduk(b, "Penduduk 2023"), "Penduduk 2023", "E17", "J-03"),
    "the report beside last year": (lambda b: other_lra(b, "LRA 2023"), "LRA", "E12", "H-03"),
    "the report beside next year": (lambda b: other_pk(b, "PK 2025"), "PK", "H6", "S-01"),
    "the report where only quarters stand": (only_quarters, "LRA Triwulan IV", "C37", "J-02"),
}


@pytest.mark.parametrize(("change", "sheet", "cell", "code"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_figure_beside_or_in_them_is_found_at_its_cell(
    change: Change, sheet: str, cell: str, code: str
) -> None:
    def damaged(book: Workbook) -> None:
        change(book)
        book[sheet][cell].value += 1

    assert told(result_after(damaged), Level.SALAH) == [(code, f"{sheet}!{cell}")]


def test_a_table_that_was_not_recognised_is_told_and_no_repetition_takes_its_place() -> None:
    """Ikhtisar and Penutup list some of the indikator of Realisasi again: how many there are is not counted there."""

    def misspelt(book: Workbook) -> None:
        book["Realisasi"]["G4"].value = "Realisai"

    result = result_after(misspelt)
    assert told(result) == [("L-17", "Realisasi!G4"), ("L-15", "Realisasi!G4")]
    unchecked = {str(c.at) for c in result.cells if c.verdict is Verdict.TIDAK}
    assert {"Pernyataan!E28", "Pernyataan!E29"} <= unchecked


@pytest.mark.parametrize("label", ["Jumlah dipindahkan", "Dipindahkan", "Jumlah pindahan dari halaman sebelumnya"])
def test_a_sum_that_is_only_carried_to_the_next_page_is_no_row_of_a_list(label: str) -> None:
    def carried(book: Workbook) -> None:
        sheet = book["Penduduk"]
        sheet.insert_rows(11)
        sheet["B11"].value = label
        for column in "CDE":
            sheet[f"{column}11"].value = sum(sheet[f"{column}{r}"].value for r in range(5, 11))

    assert told(result_after(carried)) == []


def test_an_indikator_that_speaks_of_pages_is_a_row() -> None:
    def named(book: Workbook) -> None:
        for name in ("PK", "Realisasi", "Riwayat", "Renstra", "Ikhtisar", "Penutup"):
            for row in book[name].iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith("Jumlah inovasi yang"):
                        cell.value = "Jumlah halaman buku yang diterbitkan"

    def damaged(book: Workbook) -> None:
        named(book)
        book["Realisasi"]["H12"].value += 1

    assert told(result_after(named)) == []
    assert ("H-02", "Realisasi!H12") in told(result_after(damaged), Level.SALAH)


def weighted(weight: float, digits: int) -> Change:
    """The unsur from 1 to 4 with their weighted values beside them, but not their weight."""

    def change(book: Workbook) -> None:
        sheet = book["IKM"]
        sheet["D4"].value = "NRR Tertimbang"
        for row in range(5, 14):
            sheet[f"C{row}"].value = round(sheet[f"C{row}"].value / 25, 2)
            sheet[f"D{row}"].value = round(sheet[f"C{row}"].value * weight + 1e-9, digits)
            sheet[f"D{row}"].number_format = "0." + "0" * digits
        sheet["B14"].value = sheet["C14"].value = None
        for row in range(90, 99):
            book["Pernyataan"][f"E{row}"].value = None

    return change


@pytest.mark.parametrize("weight", [1 / 9, 0.11, 0.111])
def test_equal_weights_are_known_in_each_form_in_which_they_are_printed(weight: float) -> None:
    def damaged(book: Workbook) -> None:
        weighted(weight, 4)(book)
        book["IKM"]["D7"].value += 0.01

    assert [t for t in told(result_after(weighted(weight, 4))) if t[0] == "H-11"] == []
    assert [t for t in told(result_after(damaged)) if t[0] == "H-11"] == [("H-11", "IKM!D7")]
