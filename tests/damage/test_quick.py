"""A sample of all damages: nothing crashes, nobody is accused falsely, and what can be seen is seen where it is."""

from __future__ import annotations

import pytest

from .judge import ELSEWHERE, MISSED, OWN, QUIET, TWIN, Outcome, run, spoil
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
    assert [one(o) for o in derived if o.result != OWN and not o.damage.kind.startswith("text-")] == []


def test_what_is_missed_or_found_elsewhere_has_a_reason(sample: list[Outcome]) -> None:
    assert [one(o) for o in sample if o.result in (MISSED, ELSEWHERE, TWIN) and not o.why] == []


@pytest.mark.parametrize("version", [TYPED, FORMULA])
def test_a_file_gives_what_the_model_gives(version: str) -> None:
    p = picture(version)
    for kind in KINDS:
        for _, d in everything(5, [kind], [version], every=10**6):
            spoiled = spoil(p, d)
            there, here = through_file(p, spoiled), run(p, spoiled)
            assert there.findings == here.findings, kind
            assert there.cells == here.cells, kind
