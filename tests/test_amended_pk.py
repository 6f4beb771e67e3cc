"""The original PK and the amended one in tables of their own: the amended one is in force."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook
from test_checks import LRA, REALISASI
from workbook import Rows, Sheets, book_of, changed, findings_of, result_of

from lkjip_xl.checking.run import check, open_ledger
from lkjip_xl.writing.report.write import report_bytes

HEAD = ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Arah"]


def indikator(first: float, second: float, heading: str = "Target") -> list[list[Any]]:
    return [
        [*HEAD, heading],
        [1, "Utama", "Pelayanan yang baik", "Indeks Pelayanan", "indeks", "Naik", first],
        [2, "Lainnya", "Keluhan berkurang", "Banyaknya Keluhan", "keluhan", "Turun", second],
    ]


def program(first: int, second: int, heading: str = "Anggaran") -> list[list[Any]]:
    return [
        ["No", "Program", heading],
        [1, "Program Penunjang Urusan", first],
        [2, "Program Pembinaan Desa", second],
        [None, "Jumlah", first + second],
    ]


MURNI, PERUBAHAN = [*indikator(78, 42), [], *program(200, 100)], [*indikator(80, 40), [], *program(250, 120)]
REST: Sheets = {**REALISASI, **LRA}
# Each way with the cells of the amended target and pagu, of the original ones, and of the original sum.
WAYS: dict[str, tuple[Sheets, tuple[str, str], tuple[str, str, str]]] = {
    "two sheets": (
        {"PK": MURNI, "PK Perubahan": PERUBAHAN},
        ("PK Perubahan!G2", "PK Perubahan!C6"),
        ("PK!G2", "PK!C6", "PK!C8"),
    ),
    "two sheets, both named": (
        {"PK P-APBD": PERUBAHAN, "PK APBD": MURNI},
        ("PK P-APBD!G2", "PK P-APBD!C6"),
        ("PK APBD!G2", "PK APBD!C6", "PK APBD!C8"),
    ),
    "below each other": (
        {"PK": [["PERJANJIAN KINERJA"], *MURNI, [], ["PERJANJIAN KINERJA PERUBAHAN"], [], *PERUBAHAN]},
        ("PK!G14", "PK!C18"),
        ("PK!G3", "PK!C7", "PK!C9"),
    ),
    "kind by kind": (
        {
            "PK": [
                ["A. PK Murni"], *indikator(78, 42), [], ["B. PK Perubahan"], *indikator(80, 40), [],
                ["C. Anggaran Murni"], *program(200, 100), [], ["D. Anggaran Perubahan"], *program(250, 120),
            ]
        },
        ("PK!G8", "PK!C19"),
        ("PK!G3", "PK!C13", "PK!C15"),
    ),
    "told by headings": (
        {
            "PK": [
                *indikator(78, 42, "Target Murni"), [], *program(200, 100, "Anggaran Murni"), [],
                *indikator(80, 40, "Target Perubahan"), [], *program(250, 120, "Anggaran Perubahan"),
            ]
        },
        ("PK!G11", "PK!C15"),
        ("PK!G2", "PK!C6", "PK!C8"),
    ),
}  # fmt: skip
EACH = pytest.mark.parametrize("way", WAYS)


def sheets(way: str, cells: dict[str, Any] | None = None) -> Sheets:
    return changed({**WAYS[way][0], **REST}, cells or {})


@EACH
def test_nobody_is_accused_for_what_was_amended(way: str) -> None:
    assert findings_of(sheets(way)) == []


@EACH
def test_a_wrong_target_in_the_amended_pk_is_found_there(way: str) -> None:
    target = WAYS[way][1][0]
    assert ("S-01", "SALAH", target, "82", "80") in findings_of(sheets(way, {target: 82}))


@EACH
def test_a_wrong_pagu_in_the_amended_pk_is_found_there(way: str) -> None:
    pagu = WAYS[way][1][1]
    found = [f for f in findings_of(sheets(way, {pagu: 260})) if f[2] == pagu]
    assert [f[:3] for f in found] == [("S-04", "SALAH", pagu)]


@EACH
def test_the_original_pk_is_checked_in_itself(way: str) -> None:
    target, pagu, total = WAYS[way][2]
    assert findings_of(sheets(way, {target: 77})) == []
    found = findings_of(sheets(way, {pagu: 210, total: 300}))
    assert [f[:3] for f in found] == [("J-07", "SALAH", total)]


@EACH
def test_a_wrong_target_in_realisasi_is_found_though_the_original_pk_has_it(way: str) -> None:
    wrong = {"Realisasi!F2": 78}
    assert ("S-01", "SALAH", "Realisasi!F2", "78", "80") in findings_of(sheets(way, wrong))


def test_a_direction_that_only_the_original_pk_gives_is_known() -> None:
    without = [row[:5] + row[6:] if len(row) > 5 else row for row in PERUBAHAN]
    assert findings_of({"PK": MURNI, "PK Perubahan": without, **REST}) == []


def test_both_targets_side_by_side_are_in_force_beside_the_original_pk() -> None:
    both: Rows = [[*row, 80 if i == 1 else 40] if i else [*HEAD, "Target Murni", "Target Perubahan"]
                  for i, row in enumerate(indikator(78, 42))]  # fmt: skip
    pk: Sheets = {"PK": both, "PK Murni": indikator(78, 42), **REALISASI}
    assert findings_of(pk) == []
    assert [f[:4] for f in findings_of(changed(pk, {"PK!H2": 83}))] == [("S-01", "SALAH", "PK!H2", "83")]


def test_a_copy_of_the_pk_that_nothing_calls_original_is_compared() -> None:
    pk: Sheets = {"PK": indikator(80, 40), "Perkin": indikator(80, 40), **REALISASI}
    assert findings_of(pk) == []
    assert ("S-01", "SALAH", "Perkin!G2", "81", "80") in findings_of(changed(pk, {"Perkin!G2": 81}))


@EACH
def test_the_pagu_of_the_original_pk_is_what_the_text_must_state(way: str) -> None:
    text: Sheets = {"Pernyataan": [["Fakta", "Nilai"], ["Pagu anggaran murni", 300]]}
    assert findings_of({**sheets(way), **text}) == []
    found = findings_of({**sheets(way), **changed(text, {"Pernyataan!B2": 370})})
    assert [f[1:] for f in found] == [("SALAH", "Pernyataan!B2", "370", "300")]


@EACH
def test_the_report_prints_both(way: str) -> None:
    ledger = open_ledger(book_of(sheets(way)))
    book = load_workbook(io.BytesIO(report_bytes(check(ledger.book), "", ledger)), data_only=True)
    for tab, target, pagu in (("2.1 PK", 78, 200), ("2.2 PK", 80, 250)):
        cells = {c.value for row in book[tab].iter_rows() for c in row}
        assert {target, pagu} <= cells
    assert not result_of(sheets(way)).crashed
