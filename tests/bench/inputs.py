"""The workbooks that are measured: made anew, right in every cell."""

from __future__ import annotations

import shutil
from pathlib import Path

import xlsxwriter

from tests.large import write as write_large

EXAMPLES = Path(__file__).parents[2] / "examples"
ROWS = 100
_REGION = 200


def kemlagi() -> Path:
    """The real report of the examples."""
    return EXAMPLES / "kemlagi-2024.xlsx"


def office(path: Path) -> Path:
    """An office of 15 sheets with 100 rows each, a third of its figures formulas with stored values: PK, Realisasi,
    LRA and Penduduk as tables that the tool knows, eleven further lists that it only hands on."""
    book = xlsxwriter.Workbook(str(path))
    names = [f"Indikator Kinerja {i}" for i in range(1, ROWS + 1)]
    pk = book.add_worksheet("PK")
    pk.write_row(0, 0, ["No", "Indikator", "Satuan", "Arah", "Target Murni", "Target Perubahan"])
    for i, name in enumerate(names):
        pk.write_row(i + 1, 0, [i + 1, name, "Persen", "Naik", 80 + i % 10, 80 + i % 10])
    budgets = [1_000_000 + 7919 * i for i in range(ROWS)]
    pk.write_row(ROWS + 2, 0, ["No", "Program", "Anggaran Murni", "Anggaran Perubahan"])
    for i, budget in enumerate(budgets):
        pk.write_row(ROWS + 3 + i, 0, [i + 1, f"Program {i + 1}", budget, budget])
    sheet = book.add_worksheet("Realisasi")
    sheet.write_row(0, 0, ["No", "Indikator", "Satuan", "Target", "Realisasi", "Capaian"])
    two = book.add_format({"num_format": "0.00"})
    for i, name in enumerate(names):
        target, result = 80 + i % 10, 84 + i % 5
        sheet.write_row(i + 1, 0, [i + 1, name, "Persen", target, result])
        sheet.write_formula(i + 1, 5, f"=E{i + 2}/D{i + 2}*100", two, result / target * 100)
    sheet = book.add_worksheet("LRA")
    sheet.write_row(0, 0, ["No", "Uraian", "Anggaran", "Realisasi", "%"])
    for i, budget in enumerate(budgets):
        spent = budget * 9 // 10
        sheet.write_row(i + 1, 0, [chr(65), f"Program {i + 1}", budget, spent])
        sheet.write_formula(i + 1, 4, f"=D{i + 2}/C{i + 2}*100", two, spent / budget * 100)
    sheet.write_string(ROWS + 1, 1, "JUMLAH")
    total, spent = sum(budgets), sum(b * 9 // 10 for b in budgets)
    for col, letter, value in ((2, "C", total), (3, "D", spent)):
        sheet.write_formula(ROWS + 1, col, f"=SUM({letter}2:{letter}{ROWS + 1})", None, value)
    sheet.write_formula(ROWS + 1, 4, f"=D{ROWS + 2}/C{ROWS + 2}*100", two, spent / total * 100)
    sheet = book.add_worksheet("Penduduk")
    sheet.write_row(0, 0, ["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"])
    for i in range(ROWS):
        sheet.write_row(i + 1, 0, [i + 1, f"Desa {i + 1}", 1000 + i, 990 + i])
        sheet.write_formula(i + 1, 4, f"=C{i + 2}+D{i + 2}", None, 1990 + 2 * i)
    for number in range(11):
        sheet = book.add_worksheet(f"Daftar {number + 1}")
        sheet.write_row(0, 0, [f"Kolom {c + 1}" for c in range(10)])
        for i in range(ROWS):
            r = i + 2
            sheet.write_row(i + 1, 0, [i + 1, f"Keterangan {i % 7}", *(100 * i + c for c in range(5))])
            sheet.write_formula(i + 1, 7, f"=SUM(C{r}:G{r})", None, 500 * i + 10)
            sheet.write_formula(i + 1, 8, f"=H{r}/5", two, (500 * i + 10) / 5)
            sheet.write_formula(i + 1, 9, f"=ROUND(I{r},0)", None, round((500 * i + 10) / 5))
    book.close()
    return path


def lra(folder: Path, rows: int) -> Path:
    """An LRA of about so many rows."""
    path = folder / f"lra-{rows}.xlsx"
    write_large(str(path), rows)
    return path


def region(folder: Path, count: int = _REGION) -> Path:
    """A folder of small workbooks: the real report and the invented office in turn, in folders of fifty."""
    sources = sorted(EXAMPLES.glob("k*.xlsx"))
    for i in range(count):
        below = folder / f"kiriman-{i // 50 + 1}"
        below.mkdir(parents=True, exist_ok=True)
        shutil.copy(sources[i % len(sources)], below / f"kantor-{i + 1:03}.xlsx")
    return folder
