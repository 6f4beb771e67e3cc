"""One hostile case: built, given to the tool twice (periksa --json, laporan), and everything looked at."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from isolated import SECONDS, Done, isolated
from spread import spread
from tool import Said, reason_of, run, unsafe

from lkjip_xl import deadline
from lkjip_xl.jobs import default_output

from .case import Case, Flagged, Outcome, Read, Refused, Seen
from .office import clean

_BUILD_SECONDS, _BUILD_MEMORY = 60, 3 << 30


@dataclass(frozen=True)
class Verdict:
    """What came of a case. `faults`: promises that were broken; `over`: the limit that was passed."""

    case: Case
    outcome: Outcome | None
    faults: tuple[str, ...] = ()
    over: str = ""
    seconds: float = 0.0
    memory: int = 0
    details: str = ""

    @property
    def right(self) -> bool:
        """Whether the outcome is one of those declared, and no promise was broken."""
        return self.outcome in self.case.right and not self.faults and not self.over

    @property
    def text(self) -> str:
        """The outcome in words."""
        if self.over:
            return f"over the limit of {self.over}"
        return str(self.outcome) if self.outcome is not None else "no outcome"


def verdicts(cases: Sequence[Case], workers: int = 2) -> Iterator[Verdict]:
    """What comes of the cases, in their order."""
    global _todo
    _todo = cases
    warm()
    for case, found in zip(cases, spread(_one, range(len(cases)), workers), strict=True):
        yield Verdict(case, *found)


_todo: Sequence[Case] = ()


def _one(i: int) -> tuple[Any, ...]:
    """A verdict without its case, whose code cannot be sent between processes."""
    v = judge(_todo[i])
    return v.outcome, v.faults, v.over, v.seconds, v.memory, v.details


@cache
def warm() -> dict[str, Any]:
    """What the tool says of the right office; this also imports all that it needs, before any fork."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "isi.xlsx")
        path.write_bytes(clean())
        said = run("periksa", "--json", path)
        assert run("laporan", path).code == 0
        _opened(path.with_name("isi.LKjIP.xlsx").read_bytes())
    return _content(json.loads(said.out))


def judge(case: Case) -> Verdict:
    """Builds a case in a folder of its own, runs it in a process of its own, and gives its verdict."""
    folder = Path(tempfile.mkdtemp(prefix="lkjip-uji-"))
    try:
        folder.chmod(0o777)
        built = isolated(lambda: _built(case, folder), memory=_BUILD_MEMORY, seconds=_BUILD_SECONDS)
        if built.value is None:
            raise RuntimeError(f"{case.name} could not be built: {built}")
        path = Path(built.value)
        checked = isolated(lambda: _run(case, folder, path, case.check, "--json", path))
        written = isolated(lambda: _run(case, folder, path, "laporan", path))
        return _verdict(case, checked, written)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _built(case: Case, folder: Path) -> str:
    os.chdir(folder)
    return str(case.make(folder))


@dataclass
class Ran:
    """One run of the tool on a case."""

    said: Said
    faults: list[str] = field(default_factory=list)


def _run(case: Case, folder: Path, path: Path, *args: str | Path) -> Ran:
    os.chdir(folder)
    if case.as_nobody and os.geteuid() == 0:
        os.seteuid(65534)
    deadline.SECONDS = 8 * SECONDS  # of the clock: here processor time is measured, whatever else is running
    before, files = _print(path), _files(folder)
    ran = Ran(run(*args))
    if _print(path) != before:
        ran.faults.append("the input has changed")
    new = _files(folder) - files
    if args[0] == "laporan" and ran.said.code != 2:
        report = default_output(path)
        if not report.exists():
            ran.faults.append("no report where it should be")
        else:
            new.discard(str(report.relative_to(folder)))
            data = report.read_bytes()
            ran.faults += unsafe(data, case.marks)
            if len(data) < 3_000_000:
                _opened(data)
    if new:
        ran.faults.append(f"files left behind: {sorted(new)}")
    return ran


def _opened(data: bytes) -> None:
    """Another program's view of a report: it opens."""
    from openpyxl import load_workbook

    load_workbook(io.BytesIO(data)).close()


def _print(path: Path) -> object:
    if (
        not str(path).startswith(("/proc", "/dev"))
        and os.path.isfile(path)
        and os.access(path, os.R_OK, effective_ids=True)
    ):
        info = path.stat()
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if info.st_size < 1 << 26 else ""
        return digest, info.st_mtime_ns, info.st_size, info.st_mode
    return None


def _files(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*")}


def _verdict(case: Case, checked: Done, written: Done) -> Verdict:
    seconds, memory = max(checked.seconds, written.seconds), max(checked.memory, written.memory)
    over = checked.over or written.over
    errors = [d.error.strip().splitlines()[-1] for d in (checked, written) if d.error and not over]
    details = "\n".join(d.error for d in (checked, written) if d.error)
    if over or errors:
        return Verdict(case, None, tuple(errors), over, seconds, memory, details)
    outcome, faults = _outcome(case, checked.value.said)
    faults += checked.value.faults + written.value.faults + _agree(checked.value.said, written.value.said)
    return Verdict(case, outcome, tuple(faults), "", seconds, memory, checked.value.said.out[:600])


def _outcome(case: Case, said: Said) -> tuple[Outcome | None, list[str]]:
    try:
        (line,) = said.out.splitlines()
        found = json.loads(line)
    except ValueError:
        return None, [f"not one line of JSON: {said.out[:200]!r} {said.err[:300]!r}"]
    faults = [f"printed beside the JSON: {said.err[:200]!r}"] if said.err else []
    if found["status"] == "tidak terbaca":
        reason = reason_of(found["message"])
        if said.code != 2:
            faults.append(f"refused with exit code {said.code}")
        if reason in ("", "internal"):
            return None, [*faults, f"no sentence of the catalogue: {found['message']}"]
        return Refused(reason), faults
    if said.code != (1 if any(f["level"] == "SALAH" and not f["accepted"] for f in found["findings"]) else 0):
        faults.append(f"exit code {said.code}")
    return _read(case, found), faults


def _read(case: Case, found: dict[str, Any]) -> Outcome:
    if _content(found) == warm():
        return Read()
    cells = {(f"{f['sheet']}!{f['cell']}", f["code"]) for f in found["findings"]}
    cells |= {(f"{c['sheet']}!{c['cell']}", "") for c in found["not_checked"]}
    for right in case.right:
        if isinstance(right, Flagged) and (right.cell, right.code) in cells:
            return right
    return Seen()


def _content(found: dict[str, Any]) -> dict[str, Any]:
    return {key: found[key] for key in ("status", "counts", "findings", "checked", "not_checked")}


def _agree(checked: Said, written: Said) -> list[str]:
    """Both commands say the same of a file, apart from what only a report needs."""
    faults = []
    if written.code == 2:
        if len(written.err.splitlines()) != 1 or written.out:
            faults.append(f"a refusal is one line: {written.err[:300]!r} {written.out[:100]!r}")
        reason = reason_of(written.err.rstrip("\n"))
        if reason in ("", "internal"):
            faults.append(f"no sentence of the catalogue: {written.err[:300]!r}")
        if checked.code == 2 and checked.out and reason_of(json.loads(checked.out)["message"]) != reason:
            faults.append("periksa and laporan give different reasons")
        if checked.code != 2 and reason not in ("missing", "too_slow"):  # a report needs more, and takes longer
            faults.append(f"periksa reads what laporan refuses: {reason}")
    elif written.code != checked.code:
        faults.append(f"exit codes differ: periksa {checked.code}, laporan {written.code}")
    if "Traceback" in written.err + checked.err:
        faults.append("a traceback was shown")
    return faults


def of_name(cases: Iterable[Case], names: Iterable[str]) -> list[Case]:
    """The cases whose name or family begins with one of these."""
    wanted = tuple(names)
    return [c for c in cases if not wanted or c.name.startswith(wanted) or c.family in wanted]
