"""The fast ways of the writing give the bytes of the plain ones: an LRA with odd texts, and the examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.checking.run import check_in, open_ledger
from lkjip_xl.reading import read
from lkjip_xl.writing import plainsheet
from lkjip_xl.writing.report.tables import Laid
from lkjip_xl.writing.report.write import report_bytes
from tests.large import write

EXAMPLES = Path(__file__).parent.parent / "examples"
ODD = ("a & b", "<c>", ' "d" ', "baris\ndua", "é 文", "TRUE", "1e5", "#N/A", "=teks", " spasi ", "x" * 20_000)


@pytest.fixture
def lra(tmp_path: Path) -> Path:
    """An LRA with formulas, some of them with odd texts or truth values beside them, wide and far away."""
    path = tmp_path / "lra.xlsx"
    write(str(path), 200, formulas=True)
    book = load_workbook(path)
    for i, text in enumerate(ODD):
        book["LRA"].cell(3 + 7 * i, 7, text)
        book["LRA"].cell(300 + i, 40 + 9 * i, text)
        book["LRA"].cell(20 + i, 8, i % 2 == 0)
    book["LRA"].row_dimensions[5].height = 40
    book["LRA"]["C9"] = None
    book["LRA"]["D12"] = 12345.678
    book.save(path)
    return path


def _same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = open_ledger(read(path, look=True))
    result = check_in(ledger)
    fast = report_bytes(result, "A4", ledger)
    monkeypatch.setattr(plainsheet, "PlainSheet", Worksheet)
    assert fast == report_bytes(result)
    monkeypatch.setattr(Laid, "by_row", lambda *_: "")
    assert fast == report_bytes(result)


def test_lra(lra: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _same(lra, monkeypatch)


@pytest.mark.parametrize("name", ["kemlagi-2024", "kecamatan-contoh"])
def test_examples(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _same(EXAMPLES / f"{name}.xlsx", monkeypatch)


def test_the_formula_of_a_row_is_used(lra: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[str] = []
    plain = Laid.by_row
    monkeypatch.setattr(
        Laid, "by_row", lambda self, expr, place: used.append(found := plain(self, expr, place)) or found
    )
    ledger = open_ledger(read(lra, look=True))
    report_bytes(check_in(ledger), "A4", ledger)
    assert 'IFERROR(D\0/C\0*100,"-")' in used
