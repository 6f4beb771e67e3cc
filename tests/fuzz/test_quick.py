"""A few mutants of every kind: nothing is broken."""

from __future__ import annotations

import os

import pytest

from .mutants import mutant
from .run import judge

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes with limits")


def test_a_sample_of_mutants() -> None:
    found = [judge(seed=7, number=n) for n in range(0, 54, 1)]
    assert len({o.kind for o in found}) == 27
    assert [o for o in found if o.fault or o.over] == []
    assert {o.result for o in found} == {"read, same findings", "read, other findings", "refused"}


def test_a_mutant_is_always_the_same() -> None:
    for number in range(54):
        assert mutant(3, number) == mutant(3, number)
