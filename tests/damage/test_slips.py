"""Slips that make several cells of one row wrong at once: figures exchanged, a row pasted over another one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lkjip_xl.address import Address
from lkjip_xl.findings import Finding, Level
from lkjip_xl.sheet import Cell

from .judge import run, spoil
from .kinds import damages
from .one import Damage
from .picture import FORMULA, TYPED
from .runner import picture


def _cell(text: str) -> Address:
    sheet, a1 = text.split("!")
    return Address(sheet, int(a1[1:]), ord(a1[0]) - 64)


def salah(version: str, cells: dict[str, str | Cell]) -> list[Finding]:
    """What is SALAH once cells hold other contents; a text names the cell that is copied there, as its value."""
    p = picture(version)
    new = {
        _cell(at): p.cell(_cell(there))._replace(formula=None) if isinstance(there, str) else there
        for at, there in cells.items()
    }
    damage = Damage("one", version, next(iter(new)), "", "", new)
    result = run(p, spoil(p, damage))
    assert not result.crashed
    return [f for f in result.findings if f.level is Level.SALAH]


def by_roots(found: list[Finding]) -> dict[str, list[str]]:
    """The roots, each with the cells that directly follow from it."""
    return {str(f.at): [str(g.at) for g in found if g.root_at == f.at] for f in found if f.root}


def at(found: list[Finding], cell: str) -> Finding:
    (one,) = [f for f in found if str(f.at) == cell]
    return one


@pytest.mark.parametrize("version", [TYPED, FORMULA])
@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("LRA!C7", "LRA!D7", "Anggaran dan Realisasi"),
        ("LRA!C18", "LRA!D18", "Anggaran dan Realisasi"),
        ("LRA!C6", "LRA!D6", "Anggaran dan Realisasi"),  # a kegiatan, and the sums typed over its formulas
        ("LRA!C37", "LRA!D37", "Anggaran dan Realisasi"),  # the total
        ("LRA!B41", "LRA!C41", "Anggaran dan Realisasi"),  # a jenis belanja
        ("PK!C16", "PK!D16", "Anggaran Murni dan Anggaran Perubahan"),
        ("Penduduk!C6", "Penduduk!D6", "Laki-Laki dan Perempuan"),
    ],
)
def test_two_figures_of_a_row_exchanged_are_one_root(version: str, one: str, other: str, names: str) -> None:
    p = picture(version)
    found = salah(version, {one: other, other: one})
    assert list(by_roots(found)) == [one]
    assert at(found, one).hint == f"{names} tertukar: tukarkan isi {one.split('!')[1]} dan {other.split('!')[1]}."
    assert at(found, other).root_at == _cell(one)
    for here, there in ((one, other), (other, one)):
        assert at(found, here).stated == at(found, there).expected
        assert int(at(found, here).expected.replace(".", "")) == p.cell(_cell(here)).value


def test_a_percentage_alone_does_not_tell_that_two_figures_were_exchanged() -> None:
    """An office that adds nothing up: the percentage may be upside down as well."""
    found = salah(TYPED, {"LRA!E18": Cell(103.09, None, "0.00")})
    assert [(str(f.at), f.hint) for f in found] == [("LRA!E18", "Apakah pembilang dan penyebutnya terbalik?")]


@pytest.mark.parametrize(
    ("version", "source", "row", "columns"),
    [
        (TYPED, 12, 20, "CDE"),  # names kept
        (TYPED, 12, 20, "ABCDE"),
        (TYPED, 12, 14, "CD"),  # its percentage tells it from the other row of the same kegiatan
        (TYPED, 7, 8, "BCDE"),  # the same name twice: the second is the copy
        (FORMULA, 18, 34, "CD"),
        (FORMULA, 7, 8, "BCD"),
    ],
)
def test_a_row_pasted_over_another_is_the_root(version: str, source: int, row: int, columns: str) -> None:
    p = picture(version)
    found = salah(version, {f"LRA!{c}{row}": f"LRA!{c}{source}" for c in columns})
    assert list(by_roots(found)) == [f"LRA!C{row}"]
    first, second = at(found, f"LRA!C{row}"), at(found, f"LRA!D{row}")
    assert first.hint == f"Semua angka baris ini sama dengan baris {source}: apakah baris itu tersalin ke sini?"
    assert second.root_at == first.at
    for f in (first, second):
        assert int(f.expected.replace(".", "")) == p.cell(f.at).value


@pytest.mark.parametrize("version", [TYPED, FORMULA])
@pytest.mark.parametrize(
    ("sheet", "source", "row", "columns"), [("LRA", 41, 42, "BC"), ("PK", 16, 17, "CD")], ids=["jenis", "pk"]
)
def test_a_row_of_another_table_pasted_over_is_the_root(
    version: str, sheet: str, source: int, row: int, columns: str
) -> None:
    found = salah(version, {f"{sheet}!{c}{row}": f"{sheet}!{c}{source}" for c in columns})
    assert list(by_roots(found)) == [f"{sheet}!{columns[0]}{row}"]


def test_of_two_rows_alike_in_one_kegiatan_neither_is_accused_but_both_are_asked_about() -> None:
    found = salah(TYPED, {f"LRA!{c}8": f"LRA!{c}7" for c in "CDE"})
    assert list(by_roots(found)) == ["LRA!C6", "LRA!D6"]
    asked = "Semua angka baris 7 dan 8 sama: apakah salah satunya tersalin dari yang lain?"
    assert [f.hint for f in found if f.root] == [asked, asked]


@pytest.mark.parametrize("row", [33, 34])
def test_a_row_moved_under_another_program_is_the_root_and_the_pk_is_not(row: int) -> None:
    p = picture(FORMULA)
    (damage,) = [d for d in damages(p, "row-moved", 1) if d.at.row == row]
    found = [f for f in run(p, spoil(p, damage)).findings if f.level is Level.SALAH]
    assert "L-16" in [f.code for f in found if str(f.at) == "LRA!A9" and f.root]
    assert not [str(f.at) for f in found if f.root and f.at.sheet == "PK"]


# --- texts, blanks and words that formulas and counts read ----------------------------------------------


@pytest.mark.parametrize(
    ("cell", "text", "followers"),
    [
        ("LRA!C8", "3 120 000", ["LRA!E8", "PK!D16"]),
        ("LRA!D20", "47 315 862", ["LRA!E20", "LRA!D37", "LRA!E37"]),
        ("Realisasi!G7", "2 8", ["Realisasi!H7", "Renstra!G7"]),
        ("Penduduk!C6", "1 873", ["Penduduk!E6", "Pernyataan!E15"]),
    ],
)
def test_what_formulas_make_of_a_number_with_spaces_follows_from_it(cell: str, text: str, followers: list[str]) -> None:
    found = salah(FORMULA, {cell: Cell(text)})
    assert list(by_roots(found)) == [cell]
    assert set(followers) <= {str(f.at) for f in found if not f.root}
    p = picture(FORMULA)
    result = run(p, spoil(p, Damage("one", FORMULA, _cell(cell), "", "", {_cell(cell): Cell(text)})))
    assert [f.code for f in result.findings if str(f.at) == cell] == ["R-07"]


def test_a_number_with_spaces_among_typed_figures_is_told_once() -> None:
    p, text = picture(TYPED), _cell("LRA!C8")
    result = run(p, spoil(p, Damage("one", TYPED, text, "", "", {text: Cell("3 120 000")})))
    assert [(f.code, f.at) for f in result.findings if f.level is not Level.CATATAN] == [("F-05", text)]


@pytest.mark.parametrize("row", [5, 6, 8, 12])
def test_a_blank_target_that_formulas_read_is_told_at_the_blank_cell(row: int) -> None:
    found = salah(FORMULA, {f"PK!H{row}": Cell(None)})
    assert [(str(f.at), f.code, f.stated) for f in found if f.root] == [(f"PK!H{row}", "L-06", "kosong")]
    assert f"Realisasi!H{row}" in [str(f.at) for f in found if f.code == "R-01"]


def test_a_blank_target_that_no_formula_reads_is_as_before() -> None:
    """The other target stands in for it, as in an office without an amended PK."""
    assert salah(TYPED, {"PK!H8": Cell(None)}) == []


@pytest.mark.parametrize("version", [TYPED, FORMULA])
@pytest.mark.parametrize(("cell", "word"), [("Realisasi!B6", "Lainnya"), ("Realisasi!B9", "Utama")])
def test_a_kelompok_that_makes_two_means_wrong_is_their_root(version: str, cell: str, word: str) -> None:
    found = salah(version, {cell: Cell(word)})
    assert [(str(f.at), f.code) for f in found if f.root] == [(cell, "S-10")]
    assert {"Realisasi!H13", "Realisasi!H14", "Pernyataan!E28"} <= set(by_roots(found)[cell])


def test_a_kelompok_that_makes_no_figure_wrong_stays_a_question() -> None:
    assert salah(TYPED, {"PK!B6": Cell("Lainnya")}) == []


# --- commas that were lost ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "value", "right", "capaian"),
    [
        ("Riwayat!G6", 8512, "85,12", "Riwayat!H6"),
        ("Riwayat!M10", 8022, "80,22", "Riwayat!N10"),
        ("Riwayat!G6", 851.2, "85,12", "Riwayat!H6"),
        ("Riwayat!F6", 8400, "84", "Riwayat!H6"),
        ("Riwayat!G8", 480, "48", "Riwayat!H8"),  # a smaller figure is better
    ],
)
def test_a_figure_without_its_comma_is_the_root_and_the_capaian_is_not(
    cell: str, value: float, right: str, capaian: str
) -> None:
    found = salah(TYPED, {cell: Cell(value, None, "General")})
    assert by_roots(found) == {cell: [capaian]}
    assert at(found, cell).expected == right
    assert at(found, cell).hint == "Apakah koma desimalnya hilang?"


def test_a_capaian_that_is_typed_wrong_is_told_at_itself() -> None:
    found = salah(TYPED, {"Riwayat!H6": Cell(10133, None, "0.00")})
    assert list(by_roots(found)) == ["Riwayat!H6"]


def test_a_grade_that_a_formula_of_another_row_reads_is_no_number_that_is_text() -> None:
    p, realisasi = picture(FORMULA), Address("Realisasi", 5, 7)
    damage = Damage("one", FORMULA, realisasi, "", "", formulas={realisasi: "=ROUND(IKM!C15,2)"})
    found = [f for f in run(p, spoil(p, damage)).findings if f.level is Level.SALAH]
    assert [str(f.at) for f in found if f.root] == ["Realisasi!G5"]


# --- two figures wrong at once --------------------------------------------------------------------------


def _more(version: str, **by: int) -> list[Finding]:
    """What is SALAH where some amounts of the LRA are larger than they should be."""
    p = picture(version)
    cells = {f"LRA!{a1}": p.cell(_cell(f"LRA!{a1}")) for a1 in by}
    return salah(version, {at: cell._replace(value=cell.value + by[at[4:]]) for at, cell in cells.items()})


@pytest.mark.parametrize(("first", "second"), [(200, 1234), (3000, -3000)])
def test_rows_of_two_programs_that_are_wrong_do_not_accuse_the_pk(first: int, second: int) -> None:
    found = _more(FORMULA, C27=first, C33=second)
    assert list(by_roots(found)) == ["LRA!C25", "LRA!C31"]
    assert [f.expected for f in found if f.root] == ["64.175.800", "210.105.500"]
    assert all("salah satu rinciannya" in f.title for f in found if f.root)


def test_rows_of_two_programs_that_are_typed_wrong_are_each_a_root() -> None:
    assert list(by_roots(_more(TYPED, C18=3000, C34=-3000))) == ["LRA!C18", "LRA!C34"]


@pytest.mark.parametrize(("column", "total"), [(3, "Penduduk!C17"), (4, "Penduduk!D17")])
def test_two_rows_that_their_sums_and_the_total_speak_against_are_the_roots(column: int, total: str) -> None:
    p, cells = picture(TYPED), [Address("Penduduk", row, column) for row in (8, 13)]
    new = {str(at): p.cell(at)._replace(value=p.cell(at).value + n) for at, n in zip(cells, (3000, 400), strict=True)}
    found = salah(TYPED, new)
    assert list(by_roots(found)) == list(new)
    assert [int(f.expected.replace(".", "")) for f in found if f.root] == [p.cell(at).value for at in cells]
    assert {"Penduduk!E8", "Penduduk!E13", total} <= {str(f.at) for f in found if not f.root}


def test_two_sums_typed_wrong_are_told_at_themselves() -> None:
    p, cells = picture(TYPED), ("Penduduk!E8", "Penduduk!E13")
    new = {at: p.cell(_cell(at))._replace(value=p.cell(_cell(at)).value + 7) for at in cells}
    assert tuple(by_roots(salah(TYPED, new))) == cells


# --- the same words in every run ------------------------------------------------------------------------

_TOLD = """
from damage.test_slips import _more
from damage.picture import FORMULA
print([(str(f.at), f.formula, str(f.root_at)) for f in _more(FORMULA, C36=-71658000)])
"""


def test_what_follows_from_a_root_is_listed_in_the_same_order_in_every_run() -> None:
    tests, said = Path(__file__).parent.parent, set()
    for seed in ("1", "2"):
        path = os.pathsep.join([*map(str, (tests, tests.parent / "examples", tests.parent))])
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        said.add(subprocess.run([sys.executable, "-c", _TOLD], env=env, capture_output=True, check=True).stdout)
    assert len(said) == 1


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"LRA!C12": 8940, "LRA!D12": 8911.25}, "ribuan"),
        ({"LRA!C12": 8940, "LRA!D12": 8911}, "ribuan"),  # rounded
        ({"LRA!C18": 18500, "LRA!D18": 17945}, "ribuan"),
        ({"PK!C17": 54.9, "PK!D17": 64.1758}, "jutaan"),
    ],
)
def test_a_row_whose_amounts_are_in_thousands_is_the_root(cells: dict[str, float], name: str) -> None:
    found = salah(TYPED, {cell: Cell(value) for cell, value in cells.items()})
    first, second = cells
    assert [str(f.at) for f in found if f.root] == [first]
    assert at(found, second).root_at == _cell(first)
    hint = f"Angka baris ini ditulis dalam {name}: tulis penuh dalam rupiah seperti baris lain."
    assert [at(found, cell).hint for cell in cells] == [hint, hint]


def test_a_row_of_small_amounts_is_not_said_to_be_in_thousands() -> None:
    """Its twin: amounts that no sum asks to be thousandfold."""
    found = salah(TYPED, {"LRA!C12": Cell(8941), "LRA!D12": Cell(8912)})
    assert not any("ribuan" in f.hint for f in found)
