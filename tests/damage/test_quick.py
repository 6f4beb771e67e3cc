"""A sample of all damages: nothing crashes, nobody is accused falsely, and what can be seen is seen where it is."""

from __future__ import annotations

import pytest

from .judge import MISSED, OWN, QUIET, Outcome, Spoiled, run, spoil
from .kinds import KINDS
from .picture import FORMULA, TYPED
from .runner import everything, outcomes, picture
from .table import one
from .through import through_file


@pytest.fixture(scope="module")
def sample() -> list[Outcome]:
    return list(outcomes(everything(seed=1, every=200)))


def test_no_rule_crashes(sample: list[Outcome]) -> None:
    assert len(sample) > 120
    assert [(one(o), o.crashed) for o in sample if o.crashed] == []


def test_nobody_is_accused_falsely(sample: list[Outcome]) -> None:
    assert [(one(o), o.false) for o in sample if o.false] == []


def test_a_damaged_derived_cell_is_found_at_that_cell(sample: list[Outcome]) -> None:
    derived = [o for o in sample if o.kind_of_cell == "derived" and o.result != QUIET and not o.why]
    assert len(derived) > 40
    text = [o for o in derived if o.damage.kind.startswith("text-") and o.result != MISSED]  # a note is enough
    assert [one(o) for o in derived if o.result != OWN and o not in text] == []


def test_nothing_that_can_be_seen_is_missed(sample: list[Outcome]) -> None:
    assert [one(o) for o in sample if o.result == MISSED and not o.why] == []


@pytest.mark.parametrize("version", [TYPED, FORMULA])
def test_a_file_gives_what_the_model_gives(version: str) -> None:
    p = picture(version)
    for kind in KINDS:
        for d in everything(5, [kind], [version], every=10**6):
            spoiled = spoil(p, d)
            there, here = through_file(p, spoiled), run(p, spoiled)
            assert there.findings == here.findings, kind
            assert there.cells == here.cells, kind


@pytest.mark.parametrize("version", [TYPED, FORMULA])
def test_hidden_rows_change_nothing(version: str) -> None:
    p = picture(version)
    for sheet in ("LRA", "Penduduk", "Pernyataan"):
        assert through_file(p, Spoiled(p.book.sheets), hidden=sheet).findings == ()
