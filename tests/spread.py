"""Many like jobs, spread over several processes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def spread(
    job: Callable[[Task], Result], tasks: Iterable[Task], workers: int = 0, chunksize: int = 1
) -> Iterator[Result]:
    """What a job makes of each task, in their order, from forks of this process: one a core unless told otherwise.

    Not `multiprocessing.Pool`: that ends its workers by a signal, for which the tool has a handler of its own once
    its `main` has run here. A signal that comes just before a worker waits is heard only after the wait, which never
    ends, and a worker that dies is waited for as well.
    """
    workers = workers or len(os.sched_getaffinity(0))
    if workers == 1:
        yield from map(job, tasks)
        return
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
        yield from pool.map(job, tasks, chunksize=chunksize)
