"""`python -m tests.hostile [--write | --check] [NAME...]`: what comes of the hostile set."""

from __future__ import annotations

import argparse
import os
import sys
import time

from . import ROOT
from .all import CASES
from .run import of_name, verdicts
from .table import page, problems, summary

PAGE = ROOT / "docs" / "serangan.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile")
    parser.add_argument("names", nargs="*", help="only these families or cases (how their names begin)")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}")
    parser.add_argument("--check", action="store_true", help=f"fail where docs/{PAGE.name} says something else")
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("-v", "--verbose", action="store_true", help="list each case with its time and memory")
    args = parser.parse_args()
    start = time.monotonic()
    found = []
    for v in verdicts(of_name(CASES, args.names), args.workers):
        found.append(v)
        if args.verbose:
            print(
                f"{v.case.family:10} {v.case.name:28} {v.text:40} {v.seconds:6.2f} s {v.memory >> 20:5} MiB", flush=True
            )
    print(summary(found))
    print(f"{len(found)} cases in {time.monotonic() - start:.0f} s")
    print(*problems(found, details=args.verbose), sep="\n")
    if args.write:
        PAGE.write_text(page(found), encoding="utf-8")
    if args.check and PAGE.read_text(encoding="utf-8") != page(found):
        sys.exit(f"docs/{PAGE.name} is stale: run python -m tests.hostile --write, and look at what has changed")
    sys.exit(any(v.faults or v.over for v in found))


if __name__ == "__main__":
    main()
