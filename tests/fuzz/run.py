"""What the tool makes of mutants: read, refused, or broken."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from isolated import isolated
from spread import spread
from tool import unsafe

from lkjip_xl.jobs import check_file, write_report
from lkjip_xl.output import as_json
from lkjip_xl.reading.refusals import Refused

from .mutants import EXAMPLES, mutant, original

SAME, OTHER = "read, same findings", "read, other findings"


@dataclass(frozen=True)
class Outcome:
    """What came of one mutant. `reason` of a refusal; `fault` says which promise was broken."""

    number: int
    kind: str
    steps: tuple[str, ...]
    result: str = ""
    reason: str = ""
    fault: str = ""
    over: str = ""


def outcomes(seed: int, numbers: Iterable[int], workers: int = 2) -> Iterator[Outcome]:
    """The outcomes of these mutants, in order."""
    _known()
    yield from spread(_one, [(seed, n) for n in numbers], workers, chunksize=4)


_findings: dict[str, object] = {}


def _known() -> None:
    """What is found in the examples as they are; this also imports everything before any fork."""
    with tempfile.TemporaryDirectory() as folder:
        for example in EXAMPLES:
            path = Path(folder, "isi.xlsx")
            path.write_bytes(original(example))
            result, written = write_report(path)
            _findings[example] = result.findings
            _opened(written.read_bytes())


def _one(which: tuple[int, int]) -> Outcome:
    return judge(*which)


def judge(seed: int, number: int) -> Outcome:
    """The outcome of one mutant, in a process of its own."""
    if not _findings:
        _known()
    m = mutant(seed, number)
    with tempfile.TemporaryDirectory(prefix="lkjip-uji-") as folder:
        path = Path(folder, "kiriman.xlsx")
        path.write_bytes(m.data)
        done = isolated(lambda: _use(m.example, path))
        left = sorted(p.name for p in Path(folder).iterdir() if p.name not in ("kiriman.xlsx", "kiriman.LKjIP.xlsx"))
        changed = path.read_bytes() != m.data
    if done.over or done.error or done.value is None:
        return Outcome(number, m.kind, m.steps, fault=done.error.strip(), over=done.over)
    result, reason, fault = done.value
    faults = [fault, f"files left behind: {left}" if left else "", "the input has changed" if changed else ""]
    return Outcome(number, m.kind, m.steps, result, reason, "; ".join(f for f in faults if f))


def _use(example: str, path: Path) -> tuple[str, str, str]:
    """Result, reason to refuse, fault."""
    try:
        result, written = write_report(path)
    except Refused as refused:
        if refused.reason == "missing":
            result = check_file(path)
            json.loads(as_json(str(path), result))
            return OTHER, "", f"rules failed: {dict(result.crashed)}" if result.crashed else ""
        return "refused", refused.reason, "" if refused.reason != "internal" else "a mistake of ours"
    data = written.read_bytes()
    _opened(data)
    told = json.loads(as_json(str(path), result))
    faults = unsafe(data)
    if result.crashed:
        faults.append(f"rules failed: {dict(result.crashed)}")
    if len(told["checked"]) + len(told["not_checked"]) != len(result.cells):
        faults.append("cells without a verdict")
    return SAME if result.findings == _findings[example] else OTHER, "", "; ".join(faults)


def _opened(data: bytes) -> None:
    from openpyxl import load_workbook

    load_workbook(io.BytesIO(data)).close()
