"""`python -m tests.fuzz [--seed 1] [--count 2000] [--write]`: what comes of mutants of the examples."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence

from . import ROOT
from .run import OTHER, SAME, Outcome, outcomes

PAGE = ROOT / "docs" / "mutasi.md"
_HEAD = ("kind of damage", "mutants", SAME, OTHER, "refused", "tracebacks and other faults", "over limit")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutant")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}")
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    args = parser.parse_args()
    start, found = time.monotonic(), []
    for o in outcomes(args.seed, range(args.first, args.first + args.count), args.workers):
        found.append(o)
        if args.write and len(found) % 100 == 0:  # a run that is stopped has its page as well
            PAGE.write_text(page(args.seed, len(found), found), encoding="utf-8")
        if o.fault or o.over:
            print(f"{o.number} {o.kind}: {'; '.join(o.steps)}\n    {o.over or o.fault[-1500:]}", flush=True)
    print(table(found))
    print(f"{len(found)} mutants in {time.monotonic() - start:.0f} s")
    if args.write:
        PAGE.write_text(page(args.seed, args.count, found), encoding="utf-8")
    sys.exit(any(o.fault or o.over for o in found))


def table(found: Sequence[Outcome]) -> str:
    """The outcomes by kind of damage, as a table in Markdown."""
    kinds = dict.fromkeys(o.kind for o in found)
    rows = [_row(kind, [o for o in found if o.kind == kind]) for kind in kinds]
    lines = [list(_HEAD), ["---"] * len(_HEAD), *rows, _row("**all**", found)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _row(name: str, found: Sequence[Outcome]) -> list[str]:
    results = Counter(o.result for o in found)
    numbers = (
        len(found),
        results[SAME],
        results[OTHER],
        results["refused"],
        sum(bool(o.fault) for o in found),
        sum(bool(o.over) for o in found),
    )
    return [name, *map(str, numbers)]


def page(seed: int, count: int, found: Sequence[Outcome]) -> str:
    """The page for the documentation."""
    reasons = "\n".join(
        f"| {reason} | {n} |" for reason, n in Counter(o.reason for o in found if o.reason).most_common()
    )
    return f"""# Mutants

Written by `python -m tests.fuzz --seed {seed} --count {count} --write`; not by hand.

Both examples are damaged by code that knows what elements, attributes, cells, references and packages are, one to five
changes of a kind to a file. The tool writes the report of each (or refuses it), in a process of its own with 20 seconds of
processor time and 1 GiB of memory. A traceback, a rule that fails, a derived cell without a verdict, a report that another
program does not open, a foreign part, a link out of the workbook, a file left behind or a changed input is a fault.

{table(found)}

Why mutants were refused (reasons of `lkjip_xl/reading/refusals.py`):

| reason | mutants |
| --- | --- |
{reasons}
"""


if __name__ == "__main__":
    main()
