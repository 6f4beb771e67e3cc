"""The table of a run: what was damaged, what was found where, what was missed and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from .judge import ALARM, ELSEWHERE, MISSED, NOTE, OWN, QUIET, TWIN, Outcome

HEAD = ("kind of damage", "cells", "damaged", "at its cell", "note at its cell", "elsewhere, with a reason",
        "unchanged, quiet", "unseen, with a reason", "elsewhere or unseen without one", "false findings")  # fmt: skip


@dataclass
class Line:
    """The counts of one kind of damage to one kind of cells."""

    results: Counter[str] = field(default_factory=Counter)
    elsewhere: int = 0
    unseen: int = 0
    open: int = 0
    false: int = 0

    def add(self, o: Outcome) -> None:
        self.results[o.result] += 1
        away = o.result in (TWIN, ELSEWHERE)
        self.elsewhere += away and bool(o.why)
        self.unseen += o.result == MISSED and bool(o.why)
        self.open += (away or o.result == MISSED) and not o.why
        self.false += bool(o.false) or bool(o.crashed)

    def cells(self) -> list[str]:
        r = self.results
        return [str(n) for n in (sum(r.values()), r[OWN], r[NOTE], self.elsewhere, r[QUIET] + r[ALARM], self.unseen,
                                 self.open, self.false)]  # fmt: skip


def lines(outcomes: Iterable[Outcome]) -> dict[tuple[str, str], Line]:
    """The counts by kind of damage and kind of cell, in the order in which they came."""
    table: dict[tuple[str, str], Line] = {}
    for o in outcomes:
        table.setdefault((o.damage.kind, o.kind_of_cell), Line()).add(o)
    return table


def markdown(outcomes: list[Outcome]) -> str:
    """The table in Markdown, with a line of sums."""
    rows = [[kind, cell, *line.cells()] for (kind, cell), line in lines(outcomes).items()]
    total = Line()
    for o in outcomes:
        total.add(o)
    rows.append(["**all**", "", *total.cells()])
    return "\n".join("| " + " | ".join(row) + " |" for row in (list(HEAD), ["---"] * len(HEAD), *rows))


def reasons(outcomes: Iterable[Outcome], results: tuple[str, ...]) -> str:
    """Why damages with these results are not found at their cell, with counts."""
    counts = Counter(o.why for o in outcomes if o.why and o.result in results)
    return "\n".join(f"* {why}: {n}" for why, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))


def one(o: Outcome) -> str:
    """One outcome on a line."""
    d = o.damage
    head = f"{d.version} {d.kind} [{o.kind_of_cell}] {d.at}: {d.old[:50]} -> {d.new[:50]} => {o.result}"
    return head + (f" ({o.why})" if o.why else "")
