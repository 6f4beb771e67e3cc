"""The root of several contradictions, found through formulas that Excel would calculate anew."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.book import Address
from lkjip_xl.findings import Finding, Level

from .judge import run, spoil
from .kinds import Damage, shown
from .picture import FORMULA
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
