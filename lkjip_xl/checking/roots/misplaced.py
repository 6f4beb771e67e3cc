"""Rows of a tree that stand below another row than their number says: 3.4 below 1, where a 3 is there.

A number that looks out of place proves nothing. So the row is put where its number says, everything is judged
again, and it is a root only if contradictions vanish by that and none arises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.checking.binder import reference_text
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.findings import Finding, Level
from lkjip_xl.found import Found, Row
from lkjip_xl.names import code_groups
from lkjip_xl.rules import titled

_MOST_TRIED = 12  # each try judges the whole submission again


class Misplaced(NamedTuple):
    """A row that contradicts its number, the row it belongs below, and the judgements that this explains."""

    at: Address  # the cell of its number
    found: Found
    row: Row
    home: Row
    settles: tuple[Judgement, ...]


def find_misplaced(
    judged: Sequence[Judgement], book: Book, judge: Callable[[Book], list[Judgement]]
) -> list[Misplaced]:
    """The rows of trees that stand below the wrong row; `judge` gives all judgements of another book."""
    wrong = {mark(j): j for j in judged if j.verdict.wrong}
    if len(wrong) < 2:
        return []
    found: list[Misplaced] = []
    tries = ((table, row, home) for table in book.tables if table.table.tree for row, home in _strangers(table))
    for table, row, home in list(tries)[:_MOST_TRIED]:
        moved = _below(table, row, home)
        after = {mark(j) for j in judge(_with(book, table, moved)) if j.verdict.wrong}
        settled = tuple(j for m, j in wrong.items() if m not in after)
        if len(settled) >= 2 and after <= wrong.keys():
            at = table.at(row, table.numbering)
            assert at is not None
            found.append(Misplaced(at, table, row, home, settled))
    found.sort(key=lambda m: -len(m.settles))
    first = {id(j) for j in found[0].settles} if found else set()
    found = [m for m in found if not {id(j) for j in m.settles} < first]
    # two rows that would settle the same: nobody can tell which of them was moved
    if len(found) > 1 and {id(j) for j in found[0].settles} & {id(j) for j in found[1].settles}:
        return []
    return found


def misplaced_finding(m: Misplaced) -> Finding:
    """The finding that names a row in the wrong place, at the cell of its number."""
    number, parent = m.found.text(m.row, m.found.numbering), m.found.rows[m.row.parent] if m.row.parent >= 0 else None
    return Finding(
        "L-16",
        Level.SALAH,
        m.at,
        titled("L-16", m.row.name or number),
        f"{number} di bawah {_called(m, parent)}" if parent is not None else f"{number} tanpa induk",
        f"di bawah {_called(m, m.home)}",
        "",
        "dengan letak itu " + ", ".join(_places(m)) + " cocok",
        hint="Pindahkan barisnya ke bawah induknya, atau perbaiki nomornya.",
    )


def _places(m: Misplaced, most: int = 6) -> list[str]:
    cells = list(dict.fromkeys(reference_text(j.claim.at, m.at.sheet) for j in m.settles))
    return cells if len(cells) <= most else [*cells[:most], f"dan {len(cells) - most} sel lain"]


def _called(m: Misplaced, row: Row) -> str:
    number = m.found.text(row, m.found.numbering)
    at = m.found.at(row, m.found.table.entity)
    return f"{number} {row.name} ({at.a1 if at is not None else row.index})".strip()


def mark(j: Judgement) -> tuple[Address, str, str]:
    """What tells a judgement from others, also in another book."""
    return j.claim.at, j.claim.code, j.claim.part


def _strangers(found: Found) -> Iterator[tuple[Row, Row]]:
    """Rows whose number goes on from another row's than that of the row above them in the tree, or that stand
    beside a row of the same number, each with a row that they may belong below."""
    key = found.numbering
    if not key:
        return
    groups = {r.index: tuple(code_groups(found.text(r, key))) for r in found.data}
    by_groups: dict[tuple[str, ...], list[Row]] = {}
    for r in found.data:
        by_groups.setdefault(groups[r.index], []).append(r)
    for row in found.data:
        own = groups[row.index]
        longest = next((own[:n] for n in range(len(own) - 1, 0, -1) if own[:n] in by_groups), None)
        if longest is None:
            continue
        parent = found.rows[row.parent] if row.parent >= 0 else None
        siblings = found.children(parent) if parent is not None else found.roots
        twice = any(s is not row and groups[s.index] == own for s in siblings)
        if parent is not None and groups.get(parent.index) == longest and not twice:
            continue
        below = {r.index for r in found.under(row)} | {row.index}
        for home in by_groups[longest]:
            if home is not parent and home.index not in below:
                yield row, home


def _below(found: Found, row: Row, home: Row) -> Found:
    """The table with one row, and what stands below it, below another row."""
    here = found.position(row)
    rows = tuple(r._replace(parent=found.position(home)) if i == here else r for i, r in enumerate(found.rows))
    return replace(found, rows=rows)


def _with(book: Book, found: Found, instead: Found) -> Book:
    return replace(book, tables=tuple(instead if t is found else t for t in book.tables))
