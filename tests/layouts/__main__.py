"""`python -m tests.layouts [--write | --check]`: the table of layouts and whether the findings stay the same."""

from __future__ import annotations

from collections.abc import Sequence

from measured import command

from . import ROOT
from .runner import Line, everything, run

PAGE = ROOT / "docs" / "tata-letak.md"
TIMES, MIXED = 1, 100


def main() -> None:
    command("tests.layouts", PAGE, lambda seed: run(everything(seed, TIMES, MIXED)), page)


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
