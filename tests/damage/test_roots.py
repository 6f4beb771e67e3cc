"""The root of several contradictions, found through formulas that Excel would calculate anew."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.book import Address, Cell
from lkjip_xl.findings import Finding, Level

from .judge import run, spoil
from .kinds import Damage, shown
from .picture import FORMULA, TYPED
from .runner import picture


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
