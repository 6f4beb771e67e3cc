"""`python -m tests.layouts --seed 1 [--write]`: the table of layouts and whether the findings stay the same."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from . import ROOT
from .runner import Line, everything, run

PAGE = ROOT / "docs" / "tata-letak.md"
TIMES, MIXED = 1, 100


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.layouts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--mixed", type=int, default=MIXED)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    args = parser.parse_args()
    lines = list(run(everything(args.seed, args.times, args.mixed)))
    print(page(args.seed, lines))
    for line in lines:
        for note in line.notes:
            print(note)
    if args.write:
        PAGE.write_text(page(args.seed, lines), encoding="utf-8")


def page(seed: int, lines: Sequence[Line]) -> str:
    """The page for the documentation."""
    total = Line("**all**")
    for line in lines:
        total.clean += line.clean
        total.clean_differ += line.clean_differ
        total.damaged += line.damaged
        total.damaged_differ += line.damaged_differ
    rows = "\n".join(_row(line) for line in (*lines, total))
    return f"""# Layouts

Written by `python -m tests.layouts --seed {seed} --write`; not by hand. A test runs a part of it.

The standard workbook of two offices, typed and with formulas, is laid out anew without changing what it says: right as
it is, and with one wrong figure. *Differ*: the findings are not those of the untouched workbook, each at the same cell.

| change | right workbooks | differ | with a wrong figure | differ |
|---|---|---|---|---|
{rows}
"""


def _row(line: Line) -> str:
    return f"| {line.name} | {line.clean} | {line.clean_differ} | {line.damaged} | {line.damaged_differ} |"


if __name__ == "__main__":
    main()
