"""Running many damages over both cores; the workbooks are built once, before the workers start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from office import CONTOH, invent

from lkjip_xl.checking.run import check
from lkjip_xl.findings import Level
from tests.spread import spread

from .judge import Outcome, judge
from .kinds import KINDS, damages
from .one import Damage
from .picture import FORMULA, TYPED, Picture

Todo = list[tuple[int, Damage]]  # the seed of the office, -1 for CONTOH, and what is done to its workbook
_todo: Todo = []


@cache
def picture(version: str, office: int = -1) -> Picture:
    """A version of an invented office's workbook, checked once: it must be right before it is damaged."""
    spec = CONTOH if office < 0 else invent(office)
    made = Picture(version, spec, None if version == FORMULA else picture(FORMULA, office))
    wrong = [str(f.at) for f in check(made.book).findings if f.level is not Level.CATATAN]
    if wrong:
        raise AssertionError(f"the undamaged workbook is accused: {wrong}")
    return made


def everything(
    seed: int,
    kinds: Iterable[str] = (),
    versions: Iterable[str] = (TYPED, FORMULA),
    every: int = 1,
    offices: Iterable[int] = (-1,),
) -> Todo:
    """The damages of a run, in order; of each kind every Nth, and one at least."""
    todo: Todo = []
    for office in offices:
        for kind in list(kinds) or list(KINDS):
            found = [(office, d) for v in versions for d in damages(picture(v, office), kind, seed)]
            start = seed % every if seed % every < len(found) else 0
            todo += found[start::every]
    return todo


def outcomes(todo: Todo, workers: int = 0) -> Iterator[Outcome]:
    """What the checker made of each, in order."""
    global _todo
    _todo = todo
    yield from spread(_one, range(len(todo)), workers, chunksize=8)


def _one(i: int) -> Outcome:
    office, d = _todo[i]
    return judge(picture(d.version, office), d)
