"""Running the changes: each alone and in combinations, on the right workbook and with one wrong figure in it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from tests.spread import spread

from .case import Told, damage, new_case, number_cells
from .changes import CHANGES, combination

OFFICES = (0, 3)  # the hand-made one, and seeds of invented ones
COMBINED = "combinations"


@dataclass(frozen=True)
class Task:
    """One workbook: which office, which version, which changes, and the seed of chance; with a wrong figure or not."""

    office: int
    formulas: bool
    changes: tuple[str, ...]
    seed: int
    damaged: bool

    @property
    def name(self) -> str:
        return self.changes[0] if len(self.changes) == 1 else COMBINED


@dataclass
class Line:
    """The counts of one change."""

    name: str
    clean: int = 0
    clean_differ: int = 0
    damaged: int = 0
    damaged_differ: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def fine(self) -> bool:
        return not self.clean_differ and not self.damaged_differ


def everything(seed: int, times: int, combined: int) -> list[Task]:
    """Every change on every office and version, `times` damages each, and `combined` combinations of changes."""
    tasks = []
    for name in CHANGES:
        for office in OFFICES:
            for formulas in (False, True):
                tasks += [Task(office, formulas, (name,), seed + i, i > 0) for i in range(times + 1)]
    for i in range(combined):
        rng = random.Random(f"{seed}/{i}")
        chosen = tuple(combination(rng))
        tasks.append(Task(rng.choice(OFFICES), rng.random() < 0.5, chosen, seed + i, bool(i % 2)))
    return tasks


@cache
def _base(office: int, formulas: bool, seed: int, damaged: bool) -> Told:
    case = new_case(office, formulas)
    if damaged:
        _spoil(case, seed)
    return case.told()[1]


def _spoil(case, seed: int) -> None:  # type: ignore[no-untyped-def]
    rng = random.Random(f"damage {seed}")
    damage(case, rng.choice(number_cells(case)), rng.choice((-1, 1)) * rng.choice((1, 7, 90, 1000)))


def outcome(task: Task) -> Line:
    """Whether the findings are those of the untouched workbook, each at its own cell."""
    base = _base(task.office, task.formulas, task.seed if task.damaged else 0, task.damaged)
    case = new_case(task.office, task.formulas)
    if task.damaged:
        _spoil(case, task.seed)
    rng = random.Random(f"layout {task.seed}")
    for name in task.changes:
        CHANGES[name](case, rng)
    told = case.told()[1]
    line = Line(task.name)
    if task.damaged:
        line.damaged, line.damaged_differ = 1, int(told != base)
    else:
        line.clean, line.clean_differ = 1, int(told != base)
    if told != base:
        more, less = dict(list((told - base).items())[:4]), dict(list((base - told).items())[:4])
        line.notes.append(f"{task}: more {more} less {less}")
    return line


def run(todo: Sequence[Task], workers: int = 0) -> Iterator[Line]:
    """The outcomes, one line a change, in order."""
    lines: dict[str, Line] = {}
    for line in spread(outcome, todo, workers, chunksize=4):
        total = lines.setdefault(line.name, Line(line.name))
        total.clean += line.clean
        total.clean_differ += line.clean_differ
        total.damaged += line.damaged
        total.damaged_differ += line.damaged_differ
        total.notes += line.notes
    yield from lines.values()
