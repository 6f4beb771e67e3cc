"""A part of the run: every change once on the right workbook, some combinations with a wrong figure."""

from __future__ import annotations

import pytest

from .changes import CHANGES
from .runner import Task, everything, outcome


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_layout_changes_no_finding(name: str) -> None:
    typed = list(CHANGES).index(name) % 2 == 0
    assert outcome(Task(0, not typed, (name,), 4, damaged=True)).notes == []


@pytest.mark.parametrize("task", everything(1, 0, 6)[-6:], ids=lambda t: f"{t.office}-{t.seed}")
def test_changes_of_layout_put_together(task: Task) -> None:
    assert outcome(task).notes == []
