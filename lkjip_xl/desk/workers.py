"""Worker processes that check one file after the other, each under a limit of time and memory."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from lkjip_xl import output
from lkjip_xl.deadline import MEMORY, SECONDS, bound_memory
from lkjip_xl.desk.one import check_line
from lkjip_xl.reading.refusals import SENTENCES

Job = Callable[[str], str]

_FILES_A_WORKER = 500  # then it is replaced, so that nothing can pile up


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    path: Path | None = None
    until: float = 0.0
    done: int = 0

    def give(self, path: Path, seconds: float) -> None:
        self.path, self.until = path, time.monotonic() + seconds
        self.done += 1
        self.pipe.send(str(path))


def check_all(
    files: Iterable[Path], workers: int, seconds: float = SECONDS, job: Job = check_line
) -> Iterator[tuple[Path, str]]:
    """Every file with its JSON line, as it is ready. `job` gives the line of a path.

    A worker that dies or runs over its time is replaced and its file reported as not usable. All workers end
    with the generator.
    """
    waiting = iter(files)
    context = _context()
    crew: list[_Worker] = []
    try:
        for path in waiting:
            worker = _hire(context, job)
            crew.append(worker)
            worker.give(path, seconds)
            if len(crew) >= max(1, workers):
                break
        while any(w.path is not None for w in crew):
            for worker in _ready(crew):
                assert worker.path is not None
                line, alive = _answer(worker, seconds)
                yield worker.path, line
                worker.path = None
                following = next(waiting, None)
                if following is None:
                    continue
                if not alive or worker.done >= _FILES_A_WORKER:
                    crew.remove(worker)
                    _dismiss(worker)
                    worker = _hire(context, job)
                    crew.append(worker)
                worker.give(following, seconds)
    finally:
        for worker in crew:
            _dismiss(worker)


def _context() -> Any:
    """Workers that start with everything imported, where the system can fork from a server; else new processes."""
    if sys.platform == "win32" or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["lkjip_xl.desk.one", "lkjip_xl.checking.run", "lkjip_xl.reading"])
    return context


def _hire(context: Any, job: Job) -> _Worker:
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(there, MEMORY, job))
    process.start()
    there.close()
    return _Worker(process, here)


def _work(pipe: Connection, memory: int, job: Job) -> None:
    """What a worker does: takes a path, gives a line, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run itself ends on Ctrl-C, and its workers with it
    bound_memory(memory)
    gc.freeze()  # what was imported stays; no collection need look at it again
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(job(pipe.recv()))


def _ready(crew: list[_Worker]) -> list[_Worker]:
    """The workers that have answered, died, or run over their time; waits for the first of them."""
    busy = [w for w in crew if w.path is not None]
    left = min(w.until for w in busy) - time.monotonic()
    heard = wait([x for w in busy for x in (w.pipe, w.process.sentinel)], max(0.0, left))
    now = time.monotonic()
    return [w for w in busy if w.pipe in heard or w.process.sentinel in heard or now >= w.until]


def _answer(worker: _Worker, seconds: float) -> tuple[str, bool]:
    """The line of a worker that is ready, and whether it can go on."""
    try:
        if worker.pipe.poll():
            return str(worker.pipe.recv()), True
    except (EOFError, OSError):
        pass
    worker.process.join(0.1)  # one that has just died may need a moment to say so
    reason = "too_slow" if worker.process.exitcode is None else "worker_died"
    return output.as_json(
        str(worker.path), None, SENTENCES[reason].format(detail=f"lebih dari {seconds:g} detik")
    ), False


def _dismiss(worker: _Worker) -> None:
    """A worker with nothing to do ends when its pipe is closed; one that is at work is killed."""
    worker.pipe.close()
    worker.process.join(0 if worker.path is not None else 1)
    if worker.process.exitcode is None:
        worker.process.kill()
        worker.process.join()
