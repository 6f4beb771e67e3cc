"""Running a command in a process of its own, and what it took."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Run:
    """One run: seconds by the clock, seconds of processors (children included), peak of one process in MiB."""

    wall: float
    cpu: float
    peak: float
    code: int


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
            run = run if self.made.exists() else Run(run.wall, run.cpu, run.peak, run.code or -1)
            self.made.unlink(missing_ok=True)
        self.runs.append(run)

    @property
    def failed(self) -> bool:
        """Whether one of the runs did not do its work."""
        return any(r.code not in self.fine for r in self.runs)

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
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale, process.returncode)


def in_turn(cases: Sequence[Case], rounds: int) -> None:
    """Runs the cases in turn, so that a change of the machine's mood meets all of them."""
    for number in range(rounds):
        for case in cases:
            case.run()
        print(f"  putaran {number + 1} dari {rounds}", file=sys.stderr)
