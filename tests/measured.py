"""A command that measures the checker on made workbooks and keeps what came out as a page of docs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar


class Line(Protocol):
    """One row of the table, with what there is to say about it."""

    notes: list[str]


L = TypeVar("L", bound=Line)


def command(name: str, page: Path, work: Callable[[int], Iterable[L]], text: Callable[[int, Sequence[L]], str]) -> None:
    """`python -m NAME [--seed N] [--write | --check]`: prints the table, writes it, or fails where the page says
    something else."""
    parser = argparse.ArgumentParser(prog=f"python -m {name}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help=f"write docs/{page.name}")
    parser.add_argument("--check", action="store_true", help=f"fail where docs/{page.name} says something else")
    args = parser.parse_args()
    lines = list(work(args.seed))
    found = text(args.seed, lines)
    print(found)
    print(*(note for line in lines for note in line.notes), sep="\n")
    if args.write:
        page.write_text(found, encoding="utf-8")
    if args.check and page.read_text(encoding="utf-8") != found:
        sys.exit(f"docs/{page.name} is stale: run python -m {name} --write, and look at what has changed")
