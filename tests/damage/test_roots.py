"""The root of several contradictions, found through formulas that Excel would calculate anew."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.address import Address
from lkjip_xl.findings import Finding, Level
from lkjip_xl.sheet import Cell

from .judge import run, spoil
from .kinds import damages
from .one import Damage
from .picture import FORMULA, TYPED
from .runner import picture
from .shown import shown


def _findings(sheet: str, row: int, col: int, value: str) -> list[Finding]:
    p, at = picture(FORMULA), Address(sheet, row, col)
    s = shown(p.cell(at))
    assert s is not None
    damage = Damage("one", FORMULA, at, s.text, value, {at: s.write(Decimal(value))})
    return [f for f in run(p, spoil(p, damage)).findings if f.level is Level.SALAH]


@pytest.mark.parametrize(
    ("sheet", "row", "col", "value", "right"),
    [
        ("PK", 8, 8, "96", "95,00"),  # a target; the text states target and capaian
        ("Realisasi", 6, 7, "91.66", "91,67"),  # the text also counts the indikator that reach 100
        ("Realisasi", 8, 7, "95", "84,21"),  # a realisasi that happens to give a capaian of 100
        ("LRA", 41, 2, "2849170501", "2.849.170.500"),  # belanja operasi, its total and the text
        ("IKM", 9, 3, "39.05", "93,05"),  # an unsur, and the index that the text states
    ],
)
def test_an_input_of_formulas_is_the_root(sheet: str, row: int, col: int, value: str, right: str) -> None:
    found = _findings(sheet, row, col, value)
    assert [(f.at, f.expected) for f in found if f.root] == [(Address(sheet, row, col), right)]
    assert len(found) > 1


def test_rows_that_cannot_be_told_apart_are_named_by_their_sum() -> None:
    found = _findings("LRA", 7, 3, "7250001")
    assert [f.at for f in found if f.root] == [Address("LRA", 5, 3)]
    assert "salah satu rinciannya" in found[0].title


def test_a_blank_that_another_column_stands_in_for_is_told_at_the_blank_cell() -> None:
    p, at = picture(TYPED), Address("PK", 11, 8)
    blank = Damage("one", TYPED, at, "84,50 (Tinggi)", "", {at: Cell(None)})
    found = [f for f in run(p, spoil(p, blank)).findings if f.level is Level.SALAH]
    assert [(f.at, f.stated, f.expected) for f in found if f.root] == [(at, "kosong", "84,50")]


@pytest.mark.parametrize("kind", ["row-deleted", "row-doubled"])
def test_a_program_with_a_row_too_few_or_too_many_is_the_root_and_the_pk_is_not(kind: str) -> None:
    p = picture(FORMULA)
    (damage,) = [d for d in damages(p, kind, 1) if d.at == Address("LRA", 7, 2)]
    found = {f.at: f for f in run(p, spoil(p, damage)).findings if f.code == "S-04"}
    program, pk = Address("LRA", 5, 3), Address("PK", 16, 4)
    assert (found[program].root, found[program].expected) == (True, "2.607.774.800")
    assert (found[pk].root, found[pk].root_at) == (False, program)


def test_a_program_is_the_root_where_its_percentage_moved_as_well() -> None:
    p = picture(FORMULA)
    (damage,) = [d for d in damages(p, "row-deleted", 1) if d.at == Address("LRA", 14, 2)]
    found = {f.at: f for f in run(p, spoil(p, damage)).findings if f.code == "S-04"}
    program, pk = Address("LRA", 5, 3), Address("PK", 16, 4)
    assert (found[program].root, found[program].expected) == (True, "2.607.774.800")
    assert (found[pk].root, found[pk].root_at) == (False, program)


def test_a_word_for_nothing_is_the_root() -> None:
    p, at = picture(TYPED), Address("LRA", 7, 4)
    nil = Damage("one", TYPED, at, "", "", {at: Cell("nihil")})
    found = [f for f in run(p, spoil(p, nil)).findings if f.level is Level.SALAH]
    assert [(f.at, f.stated, f.expected) for f in found if f.root] == [(at, "nihil", "7.184.500")]


def test_a_finer_figure_that_says_something_else_is_no_finer_print() -> None:
    p, at = picture(FORMULA), Address("Realisasi", 12, 6)
    damage = Damage("one", FORMULA, at, "", "", {at: Cell(84.5, None, "0.00")})
    found = [f for f in run(p, spoil(p, damage)).findings if f.level is Level.SALAH]
    assert [(f.at, f.expected) for f in found if f.root] == [(at, "2,00")]


def _salah(version: str, at: Address, cell: Cell) -> list[Finding]:
    p = picture(version)
    return [f for f in run(p, spoil(p, Damage("one", version, at, "", "", {at: cell}))).findings if f.root]


def test_an_amount_that_became_a_negative_text_is_the_root() -> None:
    """The sums pass over it, so that the PK says something else than they do; the text is at fault, not the PK."""
    found = [f for f in _salah(FORMULA, Address("LRA", 8, 3), Cell("(3.120.000)")) if f.level is Level.SALAH]
    assert ("LRA!C8", "3.120.000") in [(str(f.at), f.expected) for f in found]
    assert not [f for f in found if f.at.sheet == "PK"]


def test_formulas_follow_from_the_text_that_they_pass_over() -> None:
    p, at = picture(FORMULA), Address("LRA", 8, 3)
    damage = Damage("one", FORMULA, at, "", "", {at: Cell("3.120.000")})
    found = run(p, spoil(p, damage)).findings
    roots = {str(f.at): f.code for f in found if f.root and f.level is not Level.CATATAN}
    assert roots == {"LRA!C8": "R-07"}
    following = {str(f.at): f.root_at for f in found if not f.root}
    assert following["LRA!C37"] == at
    assert following["Riwayat!P11"] in {f.at for f in found if not f.root}  # by way of another
    levels = [f.level for f in found]
    assert levels[:-2] == [Level.SALAH] * (1 + len(following))  # the root first, then what follows, then notes


@pytest.mark.parametrize("row", [9, 17, 26])  # kegiatan of one sub kegiatan each, which is right
def test_what_formulas_make_of_a_text_that_is_no_number_is_no_evidence(row: int) -> None:
    """Excel reads 17.945.00 as 1794500; with a zero too many in the row below, its formulas would be right as well."""
    p, at = picture(FORMULA), Address("LRA", row, 4)
    (damage,) = [d for d in damages(p, "text-malformed", 1) if d.at == at]
    found = [f for f in run(p, spoil(p, damage)).findings if f.level is Level.SALAH]
    assert [(f.code, f.at) for f in found if f.root] == [("R-07", at)]
    assert f"LRA!D{row + 1}" not in [str(f.at) for f in found]


def test_a_dash_for_an_unsur_is_the_root_of_the_mean() -> None:
    found = [f for f in _salah(TYPED, Address("IKM", 6, 3), Cell("-")) if f.level is Level.SALAH]
    assert [(str(f.at), f.expected) for f in found] == [("IKM!C6", "92,78")]


def test_a_name_that_the_text_does_not_know_is_told_in_its_own_list() -> None:
    p, at = picture(FORMULA), Address("PK", 16, 2)
    name = Cell("Program Penunjang Urusan Kemitraan Daerah Kabupaten/Kota")
    found = run(p, spoil(p, Damage("name-word", FORMULA, at, "", "", {at: name}))).findings
    assert [(f.code, f.at) for f in found if f.code == "L-03" and f.at.row > 4] == [("L-03", at)]


@pytest.mark.parametrize("text", ["tidak ada", "(18.500.000)"])
def test_a_text_that_may_mean_another_number_is_the_root_and_the_pk_is_not(text: str) -> None:
    p, pk, at = picture(FORMULA), Address("PK", 16, 4), Address("LRA", 18, 3)
    damage = Damage("one", FORMULA, at, "", "", {at: Cell(text)})
    found = {f.at: f for f in run(p, spoil(p, damage)).findings if f.level is Level.SALAH}
    assert (found[at].code, found[at].root) == ("R-07", True)
    assert (found[pk].root, found[pk].root_at) == (False, at)


def test_a_grade_that_a_formula_of_another_row_reads_is_not_accused() -> None:
    p, at = picture(FORMULA), Address("Realisasi", 8, 6)
    (damage,) = [d for d in damages(p, "formula-other-row", 1) if d.at == at]
    found = run(p, spoil(p, damage)).findings
    assert [str(f.at) for f in found if f.at.sheet == "PK" and f.level is Level.SALAH] == []
    assert at in [f.at for f in found if f.level is Level.SALAH]


def test_the_words_of_a_figure_that_is_right_as_far_as_rounding_tells_are_right() -> None:
    found = _salah(TYPED, Address("PK", 16, 3), Cell("2,61 miliar"))
    assert [f.code for f in found if f.level is Level.SALAH] == []
