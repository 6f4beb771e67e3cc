"""Running a command in a process of its own, and what it took."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
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
            run = run if self.made.exists() else replace(run, code=run.code or -1)
            self.made.unlink(missing_ok=True)
        self.runs.append(run)

    @property
    def failed(self) -> bool:
        """Whether one of the runs did not do its work."""
        return any(r.code not in self.fine for r in self.runs)

    def of(self, what: str) -> float:
        """The median of `wall`, `cpu` or `peak`."""
        return median(getattr(r, what) for r in self.runs)


# A process begins as a copy of the one that starts it, and its peak counts that copy. So commands are started by a
# process of their own that holds nothing: about as much as `python -c pass`.
_STARTER = """
import os, sys, time
out = os.open(os.devnull, os.O_WRONLY)
began = time.monotonic()
quiet = [(os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, out, 2)]
_, status, usage = os.wait4(os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet), 0)
wall = time.monotonic() - began
print([wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status)])
"""


def timed(command: Sequence[str]) -> Run:
    """What a command takes, its output thrown away; POSIX only."""
    starter = [sys.executable, "-S", "-c", _STARTER, *command]
    said = subprocess.run(starter, stdout=subprocess.PIPE, check=True).stdout
    wall, cpu, peak, code = json.loads(said)
    return Run(wall, cpu, peak / (1024 if sys.platform != "darwin" else 1024 * 1024), code)


def in_turn(cases: Sequence[Case], rounds: int) -> None:
    """Runs the cases in turn, so that a change of the machine's mood meets all of them."""
    for number in range(rounds):
        for case in cases:
            case.run()
        print(f"  putaran {number + 1} dari {rounds}", file=sys.stderr)
