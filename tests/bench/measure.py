"""Running a command in a process of its own, and what it took."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Run:
    """One run: seconds by the clock, seconds of processors (children included), peak of one process in MiB.

    `bounded`: the peak is only known to be at most this, because a process begins as a copy of the one that starts it.
    """

    wall: float
    cpu: float
    peak: float
    code: int
    bounded: bool = False


@dataclass
class Case:
    """A command that is measured several times. `fine`: exit codes that are no failure."""

    name: str
    command: Sequence[str]
    fine: tuple[int, ...] = (0, 1)
    made: Path | None = None  # a file that must be there afterwards, and is then removed
    runs: list[Run] = field(default_factory=list)

    def run(self) -> None:
        """Runs the command once more."""
        run = timed(self.command)
        if self.made is not None:
            run = run if self.made.exists() else replace(run, code=run.code or -1)
            self.made.unlink(missing_ok=True)
        self.runs.append(run)

    @property
    def failed(self) -> bool:
        """Whether one of the runs did not do its work."""
        return any(r.code not in self.fine for r in self.runs)

    @property
    def said_peak(self) -> str:
        """The median peak, as far as it is known."""
        return f"{'≤ ' if any(r.bounded for r in self.runs) else ''}{self.of('peak'):.0f}"

    def of(self, what: str) -> float:
        """The median of `wall`, `cpu` or `peak`."""
        return median(getattr(r, what) for r in self.runs)


def timed(command: Sequence[str]) -> Run:
    """What a command takes, its output thrown away; POSIX only."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spent = usage.ru_utime + usage.ru_stime
    return Run(wall, spent, usage.ru_maxrss / scale, process.returncode, usage.ru_maxrss <= own)


def in_turn(cases: Sequence[Case], rounds: int) -> None:
    """Runs the cases in turn, so that a change of the machine's mood meets all of them."""
    for number in range(rounds):
        for case in cases:
            case.run()
        print(f"  putaran {number + 1} dari {rounds}", file=sys.stderr)
