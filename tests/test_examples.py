"""The two examples: what is found in the real report, and that nothing is found in the invented office."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest
from kemlagi_findings import FINDINGS
from office import CONTOH as OFFICE
from office import build, invent
from package import parts
from textbook import write_book

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.findings import Level, Result
from lkjip_xl.found import Found, Row
from lkjip_xl.jobs import check_file, write_report

EXAMPLES = Path(__file__).parent.parent / "examples"
KEMLAGI, CONTOH = EXAMPLES / "kemlagi-2024.xlsx", EXAMPLES / "kecamatan-contoh.xlsx"


@pytest.fixture(scope="module")
def kemlagi() -> Result:
    return check_file(KEMLAGI)


@pytest.fixture(scope="module")
def contoh() -> Result:
    return check_file(CONTOH)


def test_the_real_report_has_exactly_these_findings(kemlagi: Result) -> None:
    found = [(f.code, f.level.value, f.at.sheet, f.at.a1, f.stated, f.expected) for f in kemlagi.findings]
    assert sorted(found) == sorted(FINDINGS)


def test_consequences_name_their_root(kemlagi: Result) -> None:
    follows = {str(f.at): str(f.root_at) for f in kemlagi.findings if not f.root}
    assert follows == {
        "Pernyataan!E34": "Penduduk!E22",
        "Pernyataan!E72": "IKM!B4",
        "Pernyataan!E92": "Koordinasi!C5",
        "Pernyataan!G64": "Pernyataan!E64",
    }


def test_the_invented_office_is_right_in_every_cell(contoh: Result) -> None:
    assert contoh.of(Level.SALAH) == []
    assert contoh.of(Level.PERINGATAN) == []
    assert contoh.not_checked == ()
    assert len(contoh.checked) > 400


@pytest.mark.parametrize("path", [KEMLAGI, CONTOH], ids=["kemlagi", "contoh"])
def test_every_derived_cell_ends_in_exactly_one_verdict(path: Path) -> None:
    result = check_file(path)
    cells = Counter(c.at for c in result.cells)
    assert max(cells.values()) == 1
    declared = set(_derived_cells(result.book))
    assert len(declared) > 200
    assert declared - set(cells) == set()
    assert not result.crashed


def _derived_cells(book: Book) -> list[Address]:
    """The filled cells that the catalogue declares as derived, worked out without the checker."""
    cells = []
    for found in book.tables:
        for row in found.rows:
            for key, year in found.columns:
                at = found.at(row, key, year)
                if at is not None and not book.cell(at).blank and _is_derived(found, row, key):
                    cells.append(at)
    return cells


def _is_derived(found: Found, row: Row, key: str) -> bool:
    column = found.table.column(key)
    if row.kind == "total":
        return any(c.column == key for t in found.table.totals if t.key == row.total for c in t.cells)
    if row.kind != "data":
        return False
    if found.table.key == "pernyataan":
        return key == "nilai"
    parents = {r.parent for r in found.rows}
    if column.parent is not None:
        return found.rows.index(row) in parents
    if found.table.block:
        return column.formula is not None and bool(row.name)
    return column.formula is not None


def test_the_report_is_the_same_bytes_each_time_and_a_valid_input(kemlagi: Result, tmp_path: Path) -> None:
    _, first = write_report(KEMLAGI, tmp_path / "satu.xlsx")
    _, second = write_report(KEMLAGI, tmp_path / "dua.xlsx")
    assert first.read_bytes() == second.read_bytes()
    again = check_file(first)
    assert again.findings == kemlagi.findings
    assert again.cells == kemlagi.cells
    assert {s.name for s in again.book.sheets} == {s.name for s in kemlagi.book.sheets}


def test_the_submitted_file_is_left_alone(tmp_path: Path) -> None:
    copy = tmp_path / "kemlagi.xlsx"
    copy.write_bytes(KEMLAGI.read_bytes())
    before = copy.stat().st_mtime_ns
    write_report(copy)
    assert copy.read_bytes() == KEMLAGI.read_bytes()
    assert copy.stat().st_mtime_ns == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kemlagi.LKjIP.xlsx", "kemlagi.xlsx"]


def test_the_examples_are_what_their_builders_write(tmp_path: Path) -> None:
    write_book(EXAMPLES / "kemlagi-2024", tmp_path / "kemlagi.xlsx")
    assert parts((tmp_path / "kemlagi.xlsx").read_bytes()) == parts(KEMLAGI.read_bytes())
    stream = io.BytesIO()
    build(stream, OFFICE, formulas=True)
    assert parts(stream.getvalue()) == parts(CONTOH.read_bytes())


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("formulas", [True, False])
def test_invented_offices_get_no_alarm(seed: int, formulas: bool, tmp_path: Path) -> None:
    path = tmp_path / "kantor.xlsx"
    build(path, invent(seed), formulas=formulas)
    result = check_file(path)
    alarms = [
        (f.code, str(f.at), f.title, f.stated, f.expected) for f in result.findings if f.level is not Level.CATATAN
    ]
    assert alarms == []
    assert not result.crashed
