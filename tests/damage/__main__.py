"""`python -m tests.damage --seed 1 [--kinds a,b] [--every N] [--write]`: the table of what the checker finds."""

from __future__ import annotations

import argparse
import pickle
import time
from collections.abc import Iterator
from pathlib import Path

from . import ROOT
from .judge import Outcome
from .runner import everything, outcomes
from .table import markdown, one, reasons

PAGE = ROOT / "docs" / "kerusakan.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.damage")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default="", help="only these kinds, with commas between")
    parser.add_argument("--every", type=int, default=1, help="every Nth damage only")
    parser.add_argument("--versions", default="typed,formula")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    parser.add_argument("--bad", type=int, default=0, help="list so many outcomes that should be better")
    parser.add_argument("--keep", default="", help="a file to keep the outcomes in")
    args = parser.parse_args()
    start = time.monotonic()
    todo = everything(args.seed, [k for k in args.kinds.split(",") if k], args.versions.split(","), args.every)
    found = list(outcomes(todo))
    took = time.monotonic() - start
    print(markdown(found))
    if args.write:
        PAGE.write_text(page(args.seed, args.every, found), encoding="utf-8")
    print(f"\n{len(found)} damaged workbooks in {took:.0f} s")
    print(reasons(found))
    for o in [o for o in found if _bad(o)][: args.bad]:
        print(one(o), *_details(o), sep="\n    ")
    if args.keep:
        Path(args.keep).write_bytes(pickle.dumps(found))


def page(seed: int, every: int, found: list[Outcome]) -> str:
    """The page for the documentation."""
    return f"""# Proof by damage

Written by `python -m tests.damage --seed {seed} --every {every} --write`; not by hand.

The invented office of the examples is right in every cell. One thing at a time is damaged in it, in a version with typed
figures and in one with formulas (what Excel would calculate anew is calculated anew), and the checker is run. *At its
cell*: a finding SALAH or PERINGATAN at the damaged cell. *Elsewhere*: only cells that the damage makes wrong are named.
*Unchanged, quiet*: the damage changes no figure as it is shown. *False findings*: an untouched, right cell is accused that
does not follow from the damage.

{markdown(found)}

Why damages are missed that cannot be seen:

{reasons(found)}
"""


def _bad(o) -> bool:  # type: ignore[no-untyped-def]
    return bool(o.false or o.crashed or (o.result == "missed" and not o.why) or o.result == "alarm")


def _details(o) -> Iterator[str]:  # type: ignore[no-untyped-def]
    yield from (f"FALSE {f}" for f in o.false)
    yield from (f"said {s}" for s in o.said)


if __name__ == "__main__":
    main()
