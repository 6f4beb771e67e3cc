"""The one fast path of the checks says what the plain way says: same verdicts, same findings, same formulas."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from pathlib import Path

import pytest
from office import build, invent
from openpyxl import load_workbook

from lkjip_xl import book
from lkjip_xl.book import Book
from lkjip_xl.checking import judged, ledger
from lkjip_xl.checking.run import check, check_in, open_ledger
from lkjip_xl.findings import Result
from lkjip_xl.reading import read, sheetxml
from lkjip_xl.reading.read import read_bytes
from lkjip_xl.writing.report.write import report_bytes
from tests.large import write

EXAMPLES = Path(__file__).parent.parent / "examples"


def _both(book: Book) -> tuple[Result, Result]:
    ledgers = open_ledger(book), replace(open_ledger(book), fast=False)
    results = check_in(ledgers[0]), check_in(ledgers[1])
    fast, plain = (ledger._judged for ledger in ledgers)
    for key in fast.keys() & plain.keys():
        a, b = fast[key], plain[key]
        assert (a.verdict, a.reason, a.wrong_operand) == (b.verdict, b.reason, b.wrong_operand), key
        assert a.sums == b.sums, key
    assert len(fast) >= len(book.tables)
    return results


def _same(book: Book) -> None:
    fast, plain = _both(book)
    assert fast.cells == plain.cells
    assert fast.findings == plain.findings
    assert not fast.crashed
    assert fast.counts()


def _spoiled(data: bytes, seed: int) -> bytes:
    """The workbook with a dozen cells changed, whatever they hold."""
    luck, book = random.Random(seed), load_workbook(io.BytesIO(data))
    cells = [c for ws in book for row in ws.iter_rows() for c in row if c.value is not None]
    for cell in luck.sample(cells, 12):
        value = cell.value
        if isinstance(value, int | float):
            cell.value = luck.choice([value + 1, value * 10, value * 1.01, str(value), None, "-"])
        elif isinstance(value, str):
            cell.value = luck.choice([f"{value}x", value[:-1], None, "-"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["kemlagi-2024", "kecamatan-contoh"])
def test_examples(name: str) -> None:
    _same(read(EXAMPLES / f"{name}.xlsx"))


@pytest.mark.parametrize("seed", range(4))
def test_invented_offices_right_and_spoiled(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "kantor.xlsx"
    build(path, invent(seed), formulas=bool(seed % 2))
    _same(read(path))
    _same(read_bytes(_spoiled(path.read_bytes(), seed)))


def test_long_lra(tmp_path: Path) -> None:
    path = tmp_path / "lra.xlsx"
    write(str(path), 300)
    _same(read(path))
    _same(read_bytes(_spoiled(path.read_bytes(), 5)))


@pytest.mark.parametrize("name", ["kemlagi-2024", "kecamatan-contoh", "kantor-3"])
def test_what_is_not_kept_of_a_long_submission_changes_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = EXAMPLES / f"{name}.xlsx"
    if not path.exists():
        path = tmp_path / "kantor.xlsx"
        build(path, invent(3), formulas=True)
    spoiled = _spoiled(path.read_bytes(), 7)
    kept = [check(read_bytes(data)) for data in (path.read_bytes(), spoiled)]
    for module in (ledger, judged):
        monkeypatch.setattr(module, "MOST_KEPT", 0)
    monkeypatch.setattr(book, "_MOST_NUMBERS", 3)
    monkeypatch.setattr(sheetxml, "_MOST_ALIKE", 0)
    for data, before in zip((path.read_bytes(), spoiled), kept, strict=True):
        result = check(read_bytes(data))
        assert isinstance(result.cells, judged.Right)
        assert not isinstance(before.cells, judged.Right)
        assert list(result.cells) == list(before.cells)
        assert result.findings == before.findings
        assert (result.counts(), result.checked, result.not_checked) == (
            before.counts(),
            before.checked,
            before.not_checked,
        )
        assert report_bytes(result) == report_bytes(before)
