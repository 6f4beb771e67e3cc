"""The page docs/kecepatan.md."""

# ruff: noqa: E501  (prose for the page)

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version

from tests.bench.measure import Case

# Why the targets that the tables call not met are not; what is measured stands in the tables.
BOUNDS = [
    "## What bounds the targets",
    "",
    "- *Time of a long LRA.* No step stands out: reading, finding the table, names, facts, judging and every family of rules "
    "each go once through all rows, and each row costs each of them some microseconds of Python. Reading the cells alone "
    "(expat, one call of Python for each tag) takes about half of what LibreOffice takes for everything, in compiled code. "
    "Another factor of two would need rows judged by columns instead of cell by cell.",
    "- *Time of `laporan` at 100,000 rows.* The check and the writing together pass the 30 seconds that the tool allows "
    "for one file on a machine as slow or as busy as this one; the refusal names that limit.",
    "- *Memory of `laporan` at 100,000 rows.* XlsxWriter keeps a record of every cell until it closes, then the XML of all "
    "sheets. Its `constant_memory` writes a row away when the next begins, but for the whole workbook, with texts inside "
    "the cells instead of shared ones, and strictly row by row, so that small reports would have other bytes and marks, notes "
    "and merged cells another order.",
    "- *The real report and the folder.* About half of the check is the search for roots, which judges the submission "
    "anew for each value that it tries; a submission without contradictions does not have it.",
    "",
]


@dataclass
class Group:
    """Cases that are run in turn and compared; `tool` cases with the floor and LibreOffice of the group."""

    title: str
    cases: list[Case]
    office: Case | None = None
    targets: dict[str, tuple[float, str]] = field(default_factory=dict)  # of a case: at most so many times what


def machine(office: str) -> str:
    """What was measured on, without its name or paths."""
    model = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as info:
            model = next((x.partition(":")[2].strip() for x in info if x.startswith("model name")), model)
    parts = [f"{model}, {os.cpu_count()} cores", f"{platform.system()}", f"Python {platform.python_version()}"]
    parts += [f"{name} {version(name)}" for name in ("lkjip-xl", "click", "openpyxl", "XlsxWriter")]
    return ", ".join((*parts, office or "no LibreOffice"))


def table(group: Group, floor: Case) -> list[str]:
    """A group as a table."""
    lines = [
        f"### {group.title}",
        "",
        *(
            [
                "Workers are started by a process of their own, so that their processor seconds are not seen here: the "
                "clock counts.",
                "",
            ]
            if any("workers" in c.name for c in group.cases[:1])
            else []
        ),
        "| what | runs | wall s: min | median | max | cpu s | peak MiB | x import floor | x LibreOffice | target |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for case in group.cases:
        walls = sorted(r.wall for r in case.runs)
        of_floor = case.of("cpu") / floor.of("cpu")
        beside = group.office is not None and case is not group.office
        of_office = case.of("cpu") / group.office.of("cpu") if beside and group.office is not None else None
        lines.append(
            f"| {case.name}{' (failed)' if case.failed else ''} | {len(walls)} | {walls[0]:.2f} | {case.of('wall'):.2f} "
            f"| {walls[-1]:.2f} | {case.of('cpu'):.2f} | {case.of('peak'):.0f} | {of_floor:.2f} "
            f"| {'' if of_office is None else f'{of_office:.2f}'} | {_target(group, case, floor, of_office)} |"
        )
    return [*lines, ""]


def _target(group: Group, case: Case, floor: Case, of_office: float | None) -> str:
    said = []
    for what, (most, name) in group.targets.items():
        if what.split("|")[0] != case.name:
            continue
        if name == "floor":
            value: float | None = case.of("cpu") / floor.of("cpu")
        elif name == "LibreOffice":
            value = of_office
        elif name == "LibreOffice by the clock" and group.office is not None:
            value = case.of("wall") / group.office.of("wall")
        elif name == "MiB":
            value = case.of("peak")
        else:
            value = case.of("cpu") / next(c for c in group.cases if c.name == name).of("cpu")
        if value is not None:
            met = value <= most and not case.failed
            found = f" ({value:.2f})" if "clock" in name else ""
            said.append(f"at most {most:g} x {name}{found}: {'met' if met else '**not met**'}".replace("x MiB", "MiB"))
    return "; ".join(said)


def growth(small: Case, large: Case, factor: int) -> str:
    """How the time of a row grows from one size to the next."""
    ratio = large.of("cpu") / small.of("cpu") / factor
    return f"{large.name}: {ratio:.2f} x the time per row of a tenth of its rows" + (
        " (failed)" if large.failed else ""
    )


def heading(load: Sequence[float], office: str, rounds: int, *, quick: bool = False) -> list[str]:
    """The top of the page."""
    today = datetime.now(UTC).date().isoformat()
    return [
        "# Speed",
        "",
        f"Written by `python -m tests.bench{' --quick' if quick else ' --twice'} --write`; not by hand.",
        "",
        f"Measured {today} on {machine(office)}. Load of the machine during the run (waiting processes, one-minute average): "
        f"{min(load):.1f} to {max(load):.1f}. All cases of a group run in turn, {rounds} rounds (fewer for the large ones). "
        "Ratios are those of processor seconds (user and system, children included), which other work on the machine "
        "disturbs least; *cpu s* is their median. *Peak* is that of the largest process. *Import floor* is "
        '`python -c "import click, openpyxl, xlsxwriter"`. LibreOffice loads the same workbook, recalculates every formula '
        "(`OOXMLRecalcMode` 0) and saves it, with a profile that was started before.",
        "",
        "Machines differ: carry over the ratios, not the seconds.",
        "",
    ]
