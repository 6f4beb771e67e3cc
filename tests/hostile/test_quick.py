"""A part of the hostile set: nothing is broken, and everything comes out as it should."""

from __future__ import annotations

import os

import pytest

from .all import CASES, FAMILIES
from .case import Case
from .open import OPEN
from .run import judge, warm
from .table import problems

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes with limits")
EVERY = 4


def _sample(family: str) -> list[Case]:
    return [c for c in CASES if c.family == family and not c.heavy][::EVERY]


@pytest.mark.parametrize("family", [f.name for f in FAMILIES if not all(c.heavy for c in f.cases)])
def test_a_sample_of_the_hostile_set(family: str) -> None:
    warm()
    found = [judge(case) for case in _sample(family)]
    assert len(found) >= 5
    broken = [v for v in found if v.faults or v.over or (not v.right and v.case.name not in OPEN)]
    assert list(problems(broken, details=True)) == []


def test_the_set_is_large_enough_and_every_case_has_one_name() -> None:
    names = [c.name for c in CASES]
    assert len(names) == len(set(names)) >= 150
    assert set(OPEN) <= set(names)
    assert all(c.right for c in CASES)
