"""`python -m tests.damage --seed 1 [--office N] [--kinds a,b] [--every N] [--write | --check]`: what the checker finds."""

from __future__ import annotations

import argparse
import pickle
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.pages import differences, write_section

from . import ROOT
from .judge import ALARM, ELSEWHERE, MISSED, TWIN, Outcome
from .runner import everything, outcomes
from .table import markdown, one, reasons

PAGE = ROOT / "docs" / "kerusakan.md"
FULL, SAMPLE = "all damages", "sample of damages"
# a sample that two cores judge in about a minute: the example and two invented offices
SAMPLE_EVERY, OTHER_OFFICES, OTHERS_EVERY = 80, (3, 11), 800


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.damage")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--office", type=int, action="append", help="seed of an invented office instead of the example")
    parser.add_argument("--kinds", default="", help="only these kinds, with commas between")
    parser.add_argument("--every", type=int, default=1, help="every Nth damage of each kind only")
    parser.add_argument("--versions", default="typed,formula")
    parser.add_argument("--write", action="store_true", help=f"write the table of all damages into {PAGE.name}")
    parser.add_argument("--write-sample", action="store_true", help=f"write the table of the sample into {PAGE.name}")
    parser.add_argument("--check", action="store_true", help="compare the sample with the page; 1 if it differs")
    parser.add_argument("--bad", type=int, default=0, help="list so many outcomes that should be better")
    parser.add_argument("--keep", default="", help="a file to keep the outcomes in")
    args = parser.parse_args()
    if args.check or args.write_sample:
        text = tables(sample())
        changed = differences(PAGE, SAMPLE, text)
        if args.write_sample:
            write_section(PAGE, SAMPLE, text)
        print("\n".join(changed))
        sys.exit(bool(args.check and changed))
    start = time.monotonic()
    kinds = [k for k in args.kinds.split(",") if k]
    todo = everything(args.seed, kinds, args.versions.split(","), args.every, args.office or [-1])
    found = list(outcomes(todo))
    print(tables(found))
    print(f"{len(found)} damaged workbooks in {time.monotonic() - start:.0f} s")
    if args.write:
        write_section(PAGE, FULL, tables(found))
    for o in [o for o in found if _bad(o)][: args.bad]:
        print(one(o), *_details(o), sep="\n    ")
    if args.keep:
        Path(args.keep).write_bytes(pickle.dumps(found))


def sample() -> list[Outcome]:
    """The damages that every change is checked with."""
    todo = everything(1, every=SAMPLE_EVERY) + everything(1, every=OTHERS_EVERY, offices=OTHER_OFFICES)
    return list(outcomes(todo))


def tables(found: list[Outcome]) -> str:
    """The table of a run, and the reasons."""
    return f"""{markdown(found)}

Found at another cell, because the workbook does not tell which of them is wrong:

{reasons(found, (TWIN, ELSEWHERE))}

Not found, because nothing in the workbook contradicts it:

{reasons(found, (MISSED,))}
"""


def _bad(o: Outcome) -> bool:
    away = o.result in (MISSED, TWIN, ELSEWHERE)
    return bool(o.false or o.crashed or (away and not o.why) or o.result == ALARM)


def _details(o: Outcome) -> Iterator[str]:
    yield from (f"FALSE {f}" for f in o.false)
    yield from (f"said {s}" for s in o.said)


if __name__ == "__main__":
    main()
