"""`python -m tests.offices --seeds 0-199 [--write | --check]`: invented right offices, and what is found in them."""

from __future__ import annotations

import argparse
import io
import sys
from collections import Counter
from dataclasses import dataclass, field

from office import build, invent

from lkjip_xl.checking.run import check
from lkjip_xl.findings import Level
from lkjip_xl.reading import read_bytes
from tests.pages import differences, write_section
from tests.spread import spread

from . import ROOT
from .measure import FINER, measure

PAGE = ROOT / "docs" / "kantor-contoh.md"
SECTION, SEEDS = "all offices", "0-199"


@dataclass
class Seen:
    """What two workbooks of one office hold and what was found in them, by version."""

    seed: int
    properties: Counter[str]
    cells: int = 0
    levels: Counter[str] = field(default_factory=Counter)
    alarms: list[str] = field(default_factory=list)


def look(seed: int) -> Seen:
    """One office in both versions: typed and with formulas."""
    seen = Seen(seed, Counter())
    for formulas in (False, True):
        stream = io.BytesIO()
        build(stream, invent(seed), formulas=formulas)
        result = check(read_bytes(stream.getvalue(), f"kantor-{seed}.xlsx"))
        measured = measure(result.book)
        seen.properties = seen.properties + Counter({FINER: measured[FINER]}) if formulas else measured
        seen.cells += len(result.checked)
        version = "formula" if formulas else "typed"
        for f in result.findings:
            seen.levels[f.level.value] += 1
            if f.level is not Level.CATATAN:
                seen.alarms.append(
                    f"office {seed}, {version}: {f.code} {f.level.value} {f.at} {f.stated} -> {f.expected}"
                )
        seen.alarms += [f"office {seed}, {version}: {k} crashed: {v}" for k, v in result.crashed.items()]
    return seen


def markdown(offices: list[Seen]) -> str:
    """The table of the properties and the counts of findings."""
    having: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for seen in offices:
        having.update(seen.properties.keys())
        times.update(seen.properties)
    first: dict[str, None] = {}
    for seen in offices:
        first.update(dict.fromkeys(seen.properties))
    levels = sum((seen.levels for seen in offices), Counter[str]())
    head = ["| what the workbooks have | offices with it | times |", "| --- | ---: | ---: |"]
    rows = [f"| {name} | {having[name]} | {times[name]} |" for name in sorted(first, key=lambda n: (-having[n], n))]
    words = ", ".join(f"{levels[level.value]} {level.value}" for level in Level if level is not Level.CATATAN)
    derived = sum(seen.cells for seen in offices)
    return (
        "\n".join(
            [
                f"{len(offices)} offices, {2 * len(offices)} workbooks, {derived} derived cells judged: {words}.",
                "",
                *head,
                *rows,
            ]
        )
        + "\n"
    )


def seeds_of(text: str) -> list[int]:
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.offices")
    parser.add_argument("--seeds", default=SEEDS, help=f"such as {SEEDS}")
    parser.add_argument("--write", action="store_true", help=f"write the table into {PAGE.name}")
    parser.add_argument("--check", action="store_true", help="compare the table with the page; 1 if it differs")
    args = parser.parse_args()
    offices = list(spread(look, seeds_of(args.seeds)))
    table = markdown(offices)
    alarms = [a for seen in offices for a in seen.alarms]
    if args.write:
        write_section(PAGE, SECTION, table)
    changed = differences(PAGE, SECTION, table) if args.check else []
    print("\n".join([table, *alarms, *changed] if not args.check else [*alarms, *changed]))
    sys.exit(bool(alarms or changed))


if __name__ == "__main__":
    main()
