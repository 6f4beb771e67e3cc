"""How much of the program the tests run through.

`python -m tests.covered` runs all tests, with every process that they start, and prints lines and branches by package;
it fails where less than LEAST percent of the branches of a package of the core are taken. `--report` tells of tests
that have just been run with COVERAGE_PROCESS_START=pyproject.toml, as `.ci/run` does; `--write` puts the table into
docs/cakupan.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.pages import write_section

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "cakupan.md"
CORE = ("numbers", "expr", "checking", "reading", "writing")
LEAST = 95.0  # percent of branches


def main() -> None:
    """Runs, prints, and exits with 1 where tests fail or too little is run through."""
    parser = argparse.ArgumentParser(prog="python -m tests.covered", description=__doc__.partition("\n")[0])
    parser.add_argument("--report", action="store_true", help="only tell of the tests that have been run")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}")
    args = parser.parse_args()
    if not args.report:
        _coverage("erase")
        measured = {**os.environ, "COVERAGE_PROCESS_START": str(ROOT / "pyproject.toml")}
        subprocess.run([sys.executable, "-m", "pytest", "-q", "-n", "auto"], cwd=ROOT, env=measured, check=True)
    _coverage("combine", "-q")
    files: dict[str, Any] = json.loads(_coverage("json", "-q", "-o", "-"))["files"]
    by_package = packages({name: data["summary"] for name, data in files.items()})
    print(text := table(by_package))
    if args.write:
        write_section(PAGE, "branches", text)
    low = [name for name in CORE if share(by_package[name], "branches") < LEAST]
    if low:
        sys.exit(f"less than {LEAST:g} % of the branches: {', '.join(low)}")


def packages(files: dict[str, dict[str, int]]) -> dict[str, Counter[str]]:
    """What was counted in the files of each package; what stands beside the packages counts as `lkjip_xl`."""
    found: dict[str, Counter[str]] = {}
    for name, summary in files.items():
        parts = Path(name).parts
        package = parts[1] if len(parts) > 2 else parts[0]
        found.setdefault(package, Counter()).update(
            lines=summary["num_statements"], run_lines=summary["covered_lines"],
            branches=summary["num_branches"], run_branches=summary["covered_branches"],
        )  # fmt: skip
    return found


def share(counted: Counter[str], what: str) -> float:
    """Percent of the lines or branches that were run; 100 where there are none."""
    return 100 * counted[f"run_{what}"] / counted[what] if counted[what] else 100.0


def table(by_package: dict[str, Counter[str]]) -> str:
    """The table of the page: the core, the rest, and their sum."""
    core = sum((by_package[name] for name in CORE), Counter[str]())
    rows = [(name, by_package[name]) for name in (*CORE, *sorted(by_package.keys() - set(CORE)))]
    rows.insert(len(CORE), ("**core**", core))
    lines = ["| package | lines | run | branches | taken |", "| --- | ---: | ---: | ---: | ---: |"]
    lines += [
        f"| {name} | {c['lines']} | {share(c, 'lines'):.2f} % | {c['branches']} | {share(c, 'branches'):.2f} % |"
        for name, c in rows
    ]
    return "\n".join(lines) + "\n"


def _coverage(*args: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "coverage", *args], cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


if __name__ == "__main__":
    main()
