"""The command. `--quick`: few rounds, no LRA of 100,000 rows, 40 files; `--twice`: everything once more, the tables of
both runs on the page; `--write`: the page in docs is written anew."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from tests.bench import inputs
from tests.bench.libre import Office
from tests.bench.measure import Case, in_turn
from tests.bench.nation import measured, page
from tests.bench.page import BOUNDS, Group, growth, heading, table
from tests.bench.profile import BEFORE, profile

PAGE = Path(__file__).parents[2] / "docs" / "kecepatan.md"
TOOL = (sys.executable, "-m", "lkjip_xl")
T = TypeVar("T")
FLOOR = "import click, openpyxl, xlsxwriter"


def main() -> None:
    """Measures, prints the page, and writes it where asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--twice", action="store_true")
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    runs = []
    for _ in range(2 if wanted.twice else 1):
        with tempfile.TemporaryDirectory() as name:
            runs.append(_measure(Path(name), quick=wanted.quick))
    lines = runs[0]
    if wanted.twice:
        first, last = runs[1].index("### Starting"), runs[1].index("## Where the time goes")
        loads = next(line for line in runs[1] if "Load of the machine" in line)
        lines += ["", "## The same once more", "", loads[loads.index("Load of") : loads.index(". All cases") + 1], ""]
        lines += runs[1][first:last]
    text = "\n".join(lines).rstrip("\n") + "\n"
    print(text)
    if wanted.write:
        PAGE.write_text(text, encoding="utf-8")


def _measure(folder: Path, *, quick: bool) -> list[str]:
    office, load = Office(folder), [os.getloadavg()[0]]
    if office.there:
        office.warm(inputs.kemlagi())
    rounds = 2 if quick else 5
    floor = _python("import floor", FLOOR)
    groups = [
        _starting(floor),
        _workbook(folder, office, inputs.kemlagi(), "The real report, examples/kemlagi-2024.xlsx"),
    ]
    groups.append(_workbook(folder, office, inputs.office(folder / "kantor.xlsx"), "An office of 15 sheets x 100 rows"))
    for group in groups:
        in_turn(group.cases if floor in group.cases else [floor, *group.cases], rounds)
        load.append(os.getloadavg()[0])
    sizes = (1_000, 10_000) if quick else (1_000, 10_000, 100_000)
    large = [_large(folder, office, _apart(inputs.lra, folder, rows), rows) for rows in sizes]
    for group, rows in zip(large, sizes, strict=True):
        in_turn(group.cases, 1 if quick or rows > 10_000 else 3)
        load.append(os.getloadavg()[0])
    files = 40 if quick else 200
    region = inputs.region(folder / "kiriman", files)
    many = _folder(office, region, files)
    in_turn(many.cases, 1)
    load.append(os.getloadavg()[0])
    lines = subprocess.run([*TOOL, "periksa", str(region), "--json"], capture_output=True, check=False).stdout
    text = heading(load, _version(office), rounds, quick=quick)
    for group in (*groups, *large, many):
        text += table(group, floor)
    text += [f"- {growth(a, b, 10)}" for x, y in pairwise(large)
             for a, b in zip(x.cases[:2], y.cases[:2], strict=True)]  # fmt: skip
    text += ["", "## Where the time goes", ""]
    for title, path in (("the real report", inputs.kemlagi()), ("LRA of 10,000 rows", folder / "lra-10000.xlsx")):
        steps = _apart(profile, path)
        total = sum(seconds for _, seconds in steps)
        text += [
            f"`laporan`, {title}, inside one process, imports not counted:",
            "",
            "| step | ms before | ms now | share now |",
            "|---|---|---|---|",
        ]
        for (name, seconds), before in zip(steps, BEFORE[title], strict=True):
            text.append(f"| {name} | {before:,} | {seconds * 1000:,.0f} | {seconds / total:.0%} |")
        text += [f"| all | {sum(BEFORE[title]):,} | {total * 1000:,.0f} | 100% |", ""]
    return text + BOUNDS + page(measured(many.cases[1], files, lines))


def _apart(work: Callable[..., T], *arguments: Any) -> T:
    """What a function gives, worked out in another process, so that this one stays small: what it starts begins as a
    copy of it."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _python(name: str, code: str) -> Case:
    return Case(name, (sys.executable, "-c", code))


def _starting(floor: Case) -> Group:
    click = "import click alone"
    cases = [_python("python -c pass", "pass"), _python(click, "import click"), floor]
    cases += [Case(f"lkjip-xl {x}", (*TOOL, *x.split())) for x in ("--version", "--help", "aturan")]
    return Group("Starting", cases, targets={c.name: (1.5, click) for c in cases[3:]})


def _workbook(folder: Path, office: Office, path: Path, title: str) -> Group:
    group = _both(folder, office, path, title)
    group.targets = {"periksa": (1.6, "floor"), "laporan": (2.5, "floor"), "laporan|": (0.2, "LibreOffice")}
    return group


def _large(folder: Path, office: Office, path: Path, rows: int) -> Group:
    group = _both(folder, office, path, f"LRA of {rows:,} rows", f" {rows:,}")
    names = [c.name for c in group.cases[:2]]
    group.targets = dict.fromkeys(names, (1.0, "LibreOffice"))
    if rows == 100_000:
        group.targets |= {f"{name}|": (300.0, "MiB") for name in names}
    return group


def _both(folder: Path, office: Office, path: Path, title: str, tail: str = "") -> Group:
    out = folder / "out.xlsx"
    cases = [
        Case(f"periksa{tail}", (*TOOL, "periksa", str(path))),
        Case(f"laporan{tail}", (*TOOL, "laporan", str(path), "-o", str(out)), made=out),
    ]
    other = Case("LibreOffice", office.command([path]), (0,), office.made(path)) if office.there else None
    return Group(title, cases + ([other] if other else []), other)


_ONE_BY_ONE = """
from pathlib import Path
from lkjip_xl.jobs import check_file
for path in sorted(Path({!r}).rglob("*.xlsx")):
    check_file(path).counts()
"""


def _folder(office: Office, region: Path, files: int) -> Group:
    paths = sorted(region.rglob("*.xlsx"))
    cases = [Case(f"periksa, {files} files, two workers", (*TOOL, "periksa", str(region), "--kerja", "2"))]
    cases.append(_python(f"{files} files, one process without workers", _ONE_BY_ONE.format(str(region))))
    other = (
        Case("LibreOffice, one process", office.command(paths), (0,), office.made(paths[-1])) if office.there else None
    )
    group = Group(f"A folder of {files} workbooks", cases + ([other] if other else []), other)
    group.targets = {cases[0].name: (0.13, "LibreOffice by the clock")}
    return group


def _version(office: Office) -> str:
    if office.program is None:
        return ""
    said = subprocess.run([office.program, "--version"], capture_output=True, text=True, check=False).stdout
    return " ".join(said.split()[:2])


if __name__ == "__main__":
    main()
