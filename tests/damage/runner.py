"""Running many damages over both cores; the workbooks are built once, before the workers start."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from functools import cache

from lkjip_xl.checking.run import check
from lkjip_xl.findings import Level

from .judge import Outcome, judge
from .kinds import KINDS, Damage, damages
from .picture import FORMULA, TYPED, Picture

Todo = list[Damage]
_todo: Todo = []


@cache
def picture(version: str) -> Picture:
    """A version of the invented office's workbook, checked once: it must be right before it is damaged."""
    made = Picture(FORMULA) if version == FORMULA else Picture(TYPED, other=picture(FORMULA))
    wrong = [str(f.at) for f in check(made.book).findings if f.level is not Level.CATATAN]
    if wrong:
        raise AssertionError(f"the undamaged workbook is accused: {wrong}")
    return made


def everything(
    seed: int, kinds: Iterable[str] = (), versions: Iterable[str] = (TYPED, FORMULA), every: int = 1
) -> Todo:
    """The damages of a run, in order."""
    chosen = list(kinds) or list(KINDS)
    todo = [d for kind in chosen for version in versions for d in damages(picture(version), kind, seed)]
    return todo[seed % every :: every]


def outcomes(todo: Todo, workers: int = 0) -> Iterator[Outcome]:
    """What the checker made of each, in order."""
    global _todo
    _todo = todo
    workers = workers or len(os.sched_getaffinity(0))
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        yield from pool.imap(_one, range(len(todo)), chunksize=8)


def _one(i: int) -> Outcome:
    d = _todo[i]
    return judge(picture(d.version), d)
