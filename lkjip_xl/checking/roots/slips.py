"""Slips that make several cells of one row wrong at once: two figures exchanged, another row pasted over it, its
amounts written in thousands.

One figure of such a row explains too little by itself: its percentages speak against it until the others are right as
well. So all of them are put right at once, and they are the roots if every contradiction that they have a part in is
settled by that, nothing outside the row is upset, and none of them could be left as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, islice

from lkjip_xl.address import Address
from lkjip_xl.checking.clues import figures_of, rows_by_figures
from lkjip_xl.checking.facts import formula_of
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.roots.anew import Anew
from lkjip_xl.checking.roots.evidence import (
    Suspect,
    all_right,
    asked,
    reads_blank,
    settled,
    should,
    troubled_elsewhere,
    upset,
)
from lkjip_xl.checking.roots.graph import Graph
from lkjip_xl.found import ColumnKey, Found, Row
from lkjip_xl.names import plain
from lkjip_xl.table import Kind

_MOST_TRIED = 40
_MOST_ROWS = 1_500  # that contradictions rest on; of more of them none stands out
_MOST_ALIKE = 10  # rows of the same figures; of more of them none is the copy
_NOWHERE = Address("", 0, 0)

Slip = tuple[Suspect, ...]  # the cells of one row, the first of which carries the others


def find_slips(graph: Graph, wrong: list[Judgement]) -> Iterator[Suspect]:
    """The cells of the rows that such a slip explains, but where two rows could be meant."""
    rows = list(islice(_rows_below(graph, wrong), _MOST_ROWS + 1))
    if len(rows) > _MOST_ROWS:
        return
    ways = (_exchanged, _pasted, _in_thousands)
    tries = [found for way in ways for found in way(graph, wrong, rows)][:_MOST_TRIED]
    slips = [slip for values, said in tries if graph.left > 0 if (slip := _proved(graph, wrong, values, said))]
    explained = [{id(j) for s in slip for j in s.settles} for slip in slips]
    for slip, own in zip(slips, explained, strict=True):
        rivals = [other for other in explained if other is not own and other & own]
        if all(other < own for other in rivals):
            yield from slip


def _rows_below(graph: Graph, wrong: list[Judgement]) -> Iterator[tuple[Found, Row, list[ColumnKey]]]:
    """The rows that contradictions rest on, each with the columns of its figures that were typed."""
    cells: dict[str, set[int]] = {}
    for at in {at for j in wrong for at in graph.below(j)}:
        cells.setdefault(at.sheet, set()).add(at.row)
    for found in graph.ledger.book.tables:
        for i in sorted(found.positions[r] for r in cells.get(found.sheet.name, ()) if r in found.positions):
            row = found.rows[i]
            typed = [key for key in found.columns if _typed(graph, found, row, key)]
            if len(typed) >= 2:
                yield found, row, typed


def _typed(graph: Graph, found: Found, row: Row, key: ColumnKey) -> bool:
    at = found.at(row, *key)
    if at is None or not found.table.column(key[0]).kind.numeric:
        return False
    return graph.ledger.book.cell(at).formula is None and graph.ledger.number(at).value is not None


def _at(found: Found, row: Row, key: ColumnKey) -> Address:
    at = found.at(row, *key)
    assert at is not None
    return at


def _exchanged(
    graph: Graph, wrong: list[Judgement], rows: list[tuple[Found, Row, list[ColumnKey]]]
) -> Iterator[tuple[dict[Address, Fraction], str]]:
    """Two figures of a kind in one row, each as the other: what each makes wrong is off by their difference."""
    off = _off(graph, wrong)
    for found, row, typed in rows:
        for one, other in combinations(typed, 2):
            a, b = _at(found, row, one), _at(found, row, other)
            x, y = (graph.ledger.number(at).value for at in (a, b))
            alike = found.table.column(one[0]).kind is found.table.column(other[0]).kind
            if alike and x is not None and y is not None and x != y and off[abs(x - y)] >= 2:
                names = " dan ".join(found.called(key) + (f" {year}" if year else "") for key, year in (one, other))
                yield {a: y, b: x}, f"{names} tertukar: tukarkan isi {a.a1} dan {b.a1}."


def _in_thousands(
    graph: Graph, wrong: list[Judgement], rows: list[tuple[Found, Row, list[ColumnKey]]]
) -> Iterator[tuple[dict[Address, Fraction], str]]:
    """Rows whose amounts are all written in thousands or millions of rupiah, rounded or not, among rows that are not:
    what they make wrong is off by the rest."""
    off = set(_off(graph, wrong))
    for found, row, typed in rows:
        amounts = [_at(found, row, key) for key in typed if found.table.column(key[0]).kind is Kind.RUPIAH]
        said = {at: x for at in amounts if (x := graph.ledger.number(at).value)}
        for worth, name in ((1_000, "ribuan"), (1_000_000, "jutaan")):
            meant = {at: full for at, x in said.items() if (full := _in_full(x, worth, off)) is not None}
            if 2 <= len(said) == len(meant):
                hint = f"Angka baris ini ditulis dalam {name}: tulis penuh dalam rupiah seperti baris lain."
                yield meant, hint


def _in_full(x: Fraction, worth: int, off: set[Fraction]) -> Fraction | None:
    """The amount that is x once it is rounded to `worth`, and that differs from x by what some sum is off; None where
    there is none, or more than one."""
    sums = {abs(x) + o for o in off if abs(abs(x) + o - abs(x) * worth) * 2 <= worth}
    return None if len(sums) != 1 else sums.pop() * (1 if x > 0 else -1)


def _off(graph: Graph, wrong: list[Judgement]) -> Counter[Fraction]:
    """By how much contradictions are off, each with how many are."""
    sides = ((graph.ledger.stated(j.claim).value, should(j)) for j in wrong)
    return Counter(abs(v - x) for v, x in sides if v is not None and x is not None)


def _pasted(
    graph: Graph, wrong: list[Judgement], rows: list[tuple[Found, Row, list[ColumnKey]]]
) -> Iterator[tuple[dict[Address, Fraction], str]]:
    """Rows whose entered figures are all those of another row, with the figures that the contradictions ask for."""
    open_ids = {id(j) for j in wrong}
    alike: dict[int, dict[tuple[Fraction | None, ...], list[Row]]] = {}
    for found, row, typed in rows:
        if id(found) not in alike:
            alike[id(found)] = rows_by_figures(graph.ledger, found, found.data)
        same = alike[id(found)].get(figures_of(graph.ledger, found, row), ())
        twins = [r for r in same if r is not row] if len(same) <= _MOST_ALIKE else []
        if not twins or any(plain(r.name) == plain(row.name) and r.index > row.index for r in twins):
            continue
        values: dict[Address, Fraction] = {}
        for key in typed:
            if formula_of(found, row, found.table.column(key[0])) is None:
                anew = Anew.of(graph, _at(found, row, key))
                evidence = [j for j in anew.touched if id(j) in open_ids and not anew.silent(j)]
                wanted = set(asked(graph, anew, evidence, anew.touched).values())
                if len(wanted) == 1:
                    values[anew.at] = wanted.pop()
        if len(values) >= 2 and any(values.values()):  # a row that should add nothing is one too many
            copy = f"Semua angka baris ini sama dengan baris {twins[0].index}"
            yield values, f"{copy}: apakah baris itu tersalin ke sini?"


def _proved(graph: Graph, wrong: list[Judgement], values: Mapping[Address, Fraction], said: str) -> Slip | None:
    """The suspects that cells of one row are, or None where other values in all of them do not settle everything."""
    open_ids = {id(j) for j in wrong}
    anews = [Anew.of(graph, at) for at in values]
    touched = list({id(j): j for anew in anews for j in anew.touched}.values())
    to_settle = [j for j in touched if id(j) in open_ids]
    if any(reads_blank(graph, j) for j in to_settle):
        return None
    other = all_right(graph, values)
    loud = [j for j in touched if not any(anew.silent(j) for anew in anews)]
    unsettled = [j for j in loud if id(j) in open_ids and not settled(other, j, _NOWHERE)]
    if any(not troubled_elsewhere(graph, j, touched) for j in unsettled):
        return None
    evidence = [j for j in loud if id(j) in open_ids and j not in unsettled]
    upsets = [j for j in loud if id(j) not in open_ids and upset(other, j, _NOWHERE)]
    row = next(iter(values)).row
    beside = all(j.claim.at.sheet == at.sheet and j.claim.at.row == row for j in upsets for at in values)
    if len(evidence) < 2 or not beside or not any(j.verdict.wrong for j in evidence):
        return None
    for at in values:
        without = all_right(graph, {a: x for a, x in values.items() if a != at})
        if all(settled(without, j, _NOWHERE) for j in evidence):
            return None
    settles = [j for j in to_settle if j not in unsettled]
    besides = {id(j): j for anew in anews for j in anew.besides if id(j) in open_ids and j not in to_settle}
    follow = [j for j in besides.values() if any(anew.silent(j) for anew in anews) or settled(other, j, _NOWHERE)]
    suspects: list[Suspect] = []
    for at, anew in zip(values, anews, strict=True):
        mine = {id(j) for j in anew.touched}
        own = tuple(j for j in settles if id(j) in mine)
        settles = [j for j in settles if id(j) not in mine]
        if not own:
            return None
        led = suspects[0].at if suspects else None
        if led is None:
            own = (*own, *follow)
        judged = tuple(other.judge_claim(j.claim) for j in upsets) if led is None else ()
        suspects.append(Suspect(at, values[at], own, upsets=judged, led=led, hint=said))
    return tuple(suspects)
