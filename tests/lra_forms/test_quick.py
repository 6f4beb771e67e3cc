"""A part of the run: every form once, some mixed ones, one wrong figure in each; and the page lists these forms."""

from __future__ import annotations

import pytest

from .__main__ import PAGE
from .forms import FORMS, Form
from .runner import mixed_tasks, outcome, run, tasks


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.name)
def test_a_form_is_read_and_checked_in_every_derived_cell(form: Form) -> None:
    for line in run(tasks(11, [form], 1, int(form.certain)), workers=1):
        assert line.notes == []
        assert line.fine


@pytest.mark.parametrize("task", mixed_tasks(7, 25, 1), ids=lambda t: str(t[1]))
def test_habits_put_together(task) -> None:  # type: ignore[no-untyped-def]
    line = outcome(task)
    assert line.notes == []
    assert line.fine


def test_the_page_lists_every_form_and_no_failure() -> None:
    uncertain = {f"| {f.name}" for f in FORMS if not f.certain} | {"| **all**"}
    rows = [r.split(" | ") for r in PAGE.read_text(encoding="utf-8").splitlines() if r.startswith("| ")][1:]
    assert [r[0].removeprefix("| ") for r in rows] == [*(f.name for f in FORMS), "mixed", "**all**"]
    for r in rows:
        assert r[2] == r[3], r
        assert r[4] == "0", r
        assert r[5] == r[6] or r[0] in uncertain, r
