"""`python -m tests.lra_forms [--write | --check]`: the table of LRA forms and what the checker makes of them."""

from __future__ import annotations

from collections.abc import Sequence

from measured import command

from . import ROOT
from .runner import Line, everything, run

PAGE = ROOT / "docs" / "bentuk-lra.md"
SEEDS, MIXED, DAMAGED = 1, 200, 4


def main() -> None:
    command("tests.lra_forms", PAGE, lambda seed: run(everything(seed, SEEDS, MIXED, DAMAGED)), page)


def page(seed: int, lines: Sequence[Line]) -> str:
    """The page for the documentation."""
    total = Line("**all**")
    for line in lines:
        total.workbooks += line.workbooks
        total.derived += line.derived
        total.checked += line.checked
        total.false += line.false
        total.damaged += line.damaged
    rows = "\n".join(_row(line) for line in (*lines, total))
    return f"""# LRA as offices write it

Written by `python -m tests.lra_forms --seed {seed} --write`; not by hand. A test runs a part of it.

Right workbooks are made from random trees in each form, with typed figures and with formulas. *False*: findings SALAH
or PERINGATAN in a right workbook, or verdicts on cells that do not follow from others. Then {DAMAGED} derived cells of
each workbook get a wrong figure, one at a time. *At its cell*: found there, and nowhere else. Where nothing but the
amounts tells the tree, a wrong amount may hide what stands below what; it is found, though at another cell.

| form | workbooks | derived cells | checked | false | wrong | at its cell | other cells too | elsewhere | missed |
|---|---|---|---|---|---|---|---|---|---|
{rows}
"""


def _row(line: Line) -> str:
    d = line.damaged
    counts = (
        line.workbooks,
        line.derived,
        line.checked,
        line.false,
        sum(d.values()),
        d["own"],
        d["alarm"],
        d["elsewhere"],
        d["missed"],
    )
    return f"| {line.name} | {' | '.join(map(str, counts))} |"


if __name__ == "__main__":
    main()
