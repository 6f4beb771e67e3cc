"""Running the forms: every form in both versions, mixed forms, and damages to each."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tests.spread import spread

from .build import build
from .forms import FORMS, Form, mixed
from .judge import clean, damages, found

Task = tuple[Form, int, bool, int]  # form, seed, formulas, how many damages


@dataclass
class Line:
    """What became of one form over all its seeds and both versions."""

    name: str
    workbooks: int = 0
    derived: int = 0
    checked: int = 0
    false: int = 0
    damaged: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    @property
    def fine(self) -> bool:
        return not self.false and self.checked == self.derived and set(self.damaged) <= {"own"}


def tasks(seed: int, forms: Sequence[Form], seeds: int, damaged: int) -> list[Task]:
    """Every form with some seeds, typed and with formulas; amounts as text are typed only."""
    return [
        (form, seed + i, formulas, damaged)
        for form in forms
        for i in range(seeds)
        for formulas in (False, True)
        if not (formulas and "text" in form.extras)
    ]


def mixed_tasks(seed: int, count: int, damaged: int) -> list[Task]:
    """Forms put together at random, each with its own seed."""
    made = []
    for i in range(seed * 1000, seed * 1000 + count):
        form = mixed(random.Random(i))
        made.append((form, i, bool(i % 2) and "text" not in form.extras, damaged))
    return made


def run(todo: Sequence[Task], workers: int = 0) -> Iterator[Line]:
    """The outcomes, one line a form name, in order."""
    lines: dict[str, Line] = {}
    for line in spread(outcome, todo, workers, chunksize=2):
        _add(lines.setdefault(line.name, Line(line.name)), line)
    yield from lines.values()


def _add(line: Line, more: Line) -> None:
    line.workbooks += more.workbooks
    line.derived += more.derived
    line.checked += more.checked
    line.false += more.false
    line.damaged += more.damaged
    line.notes += more.notes


def outcome(task: Task) -> Line:
    """One workbook: checked as it is, then with one wrong figure at a time."""
    form, seed, formulas, damaged = task
    workbook = build(form, seed, formulas)
    seen = clean(workbook)
    line = Line(form.name, 1, seen.derived, seen.derived - len(seen.missed), len(seen.false) + len(seen.extra))
    if not seen.fine:
        line.notes.append(f"{form} seed {seed} formulas {formulas}: {seen}")
    for damage in damages(workbook, random.Random(seed), damaged):
        where = found(workbook, damage)
        line.damaged[where] += 1
        if where != "own":
            line.notes.append(f"{form} seed {seed} formulas {formulas}: {damage} found {where}")
    return replace(line)


def everything(seed: int, seeds: int, many: int, damaged: int) -> list[Task]:
    """The run of the documentation: the declared forms, then `many` mixed ones."""
    return tasks(seed, FORMS, seeds, damaged) + mixed_tasks(seed, many, damaged)
