"""A right workbook with an LRA of any length, for measuring: `python -m tests.large ROWS OUT.xlsx [--formulas]`.

Each program has ten kegiatan of nine sub kegiatan; beside the five columns of the table stand four that the
checker does not know. The PK lists the programs, so that the report can be written as well.
"""

from __future__ import annotations

import sys
from fractions import Fraction
from typing import Any

import xlsxwriter

KEGIATAN, SUB = 10, 9
PROGRAM_ROWS = 1 + KEGIATAN * (1 + SUB)


def write(path: str, rows: int, *, formulas: bool = False) -> None:
    """Writes the workbook with about this many rows (whole programs) in the LRA."""
    book = xlsxwriter.Workbook(path)
    money, percent = book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "0.00"})
    pk, lra = book.add_worksheet("PK"), book.add_worksheet("Realisasi")
    pk.write_row(0, 0, ["No", "Indikator", "Arah", "Target Perubahan"])
    pk.write_row(1, 0, [1, "Indeks Pelayanan", "Naik", 80])
    pk.write_row(3, 0, ["No", "Program", "Anggaran Murni", "Anggaran Perubahan"])
    lra.write_row(0, 0, ["No", "Indikator", "Target", "Realisasi", "Capaian"])
    lra.write_row(1, 0, [1, "Indeks Pelayanan", 80, 84, 105])
    lra = book.add_worksheet("LRA")
    heading = ["Kode", "Uraian", "Anggaran", "Realisasi", "%", "Sisa", "Lokasi", "Sumber", "Bidang"]
    lra.write_row(0, 0, heading)

    def line(row: int, code: str, name: str, amounts: tuple[int, int], below: list[int]) -> None:
        budget, spent = amounts
        share = float(round(Fraction(spent * 10000, budget))) / 100
        lra.write_string(row, 0, code)
        lra.write_string(row, 1, name)
        for col, amount in ((2, budget), (3, spent)):
            letter = "CD"[col - 2]
            if formulas and below:
                text = "+".join(f"{letter}{r + 1}" for r in below) if len(below) <= 30 else ""
                lra.write_formula(
                    row, col, f"={text}" if text else f"=SUM({letter}1:{letter}1)+{amount}", money, amount
                )
            else:
                lra.write_number(row, col, amount, money)
        if formulas:
            lra.write_formula(row, 4, f"=D{row + 1}/C{row + 1}*100", percent, spent / budget * 100)
            lra.write_formula(row, 5, f"=C{row + 1}-D{row + 1}", money, budget - spent)
        else:
            lra.write_number(row, 4, share, percent)
            lra.write_number(row, 5, budget - spent, money)
        lra.write_row(row, 6, ["Kantor", "APBD", row % 7])

    row, total = 1, (0, 0)
    for p in range(max(1, rows // PROGRAM_ROWS)):
        top = row
        row += 1
        of_program, kegiatan_rows = (0, 0), []
        for k in range(KEGIATAN):
            head = row
            row += 1
            of_kegiatan = (0, 0)
            for s in range(SUB):
                budget = 1_000_000 + (p * 7919 + k * 104_729 + s * 1_299_709) % 9_000_000
                amounts = (budget, budget * (80 + (p + k + s) % 20) // 100)
                line(
                    row,
                    f"7.{p + 1:02}.01.2.{k + 1:02}.{s + 1:04}",
                    f"Sub Kegiatan {p + 1}-{k + 1}-{s + 1}",
                    amounts,
                    [],
                )
                of_kegiatan = (of_kegiatan[0] + amounts[0], of_kegiatan[1] + amounts[1])
                row += 1
            line(
                head,
                f"7.{p + 1:02}.01.2.{k + 1:02}",
                f"Kegiatan {p + 1}-{k + 1}",
                of_kegiatan,
                list(range(head + 1, row)),
            )
            kegiatan_rows.append(head)
            of_program = (of_program[0] + of_kegiatan[0], of_program[1] + of_kegiatan[1])
        line(top, f"7.{p + 1:02}.01", f"Program {p + 1}", of_program, kegiatan_rows)
        pk.write_row(4 + p, 0, [p + 1, f"Program {p + 1}", of_program[0], of_program[0]])
        total = (total[0] + of_program[0], total[1] + of_program[1])
    line(row, "", "JUMLAH", total, [])
    book.close()


def main(arguments: list[Any]) -> None:
    """The command."""
    write(arguments[1], int(arguments[0]), formulas="--formulas" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
