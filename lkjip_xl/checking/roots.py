"""Which one cell explains several contradictions: the root that is named instead of its echoes.

A wrong amount of a sub kegiatan makes its percentage, its kegiatan, its program and the total contradict it.
Each of them is right; the amount is not. So for every cell that several contradictions rest on, the value is
worked out that would settle one of them, and the cell is the root if that value settles all of them and
contradicts nothing that agreed before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from lkjip_xl.book import Address
from lkjip_xl.checking.formulas import read_formula
from lkjip_xl.checking.ledger import Judgement, Ledger
from lkjip_xl.expr import exact, refs
from lkjip_xl.numbers import Number

# Beyond these sizes the search is left out: every contradiction is then told at its own cell.
_MOST_CONTRADICTIONS = 400
_MOST_BELOW = 3000
_MOST_CANDIDATES = 120


@dataclass(frozen=True)
class Suspect:
    """A cell that explains contradictions, the value that would settle them, and the judgements settled."""

    at: Address
    value: Fraction
    settles: tuple[Judgement, ...]
    alone: bool = True  # False where one of the cells that it rests on may be meant as well


@dataclass
class _Graph:
    """Who reads whom: judgements by the cells that they read directly."""

    ledger: Ledger
    judgements: list[Judgement]
    readers: dict[Address, list[Judgement]] = field(default_factory=dict)
    about: dict[Address, list[Judgement]] = field(default_factory=dict)
    _formula_cells: dict[Address, frozenset[Address] | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for j in self.judgements:
            self.about.setdefault(j.claim.at, []).append(j)
            for at in self.reads(j):
                self.readers.setdefault(at, []).append(j)

    def reads(self, j: Judgement) -> set[Address]:
        """The cells that a judgement reads directly, on either side."""
        cells = {r.at for r in refs(j.bound)}
        if j.claim.stated is not None:
            cells |= {r.at for r in refs(self.ledger.binder.bind(j.claim.stated, j.claim.place))}
        return cells

    def above(self, at: Address) -> list[Judgement]:
        """Every judgement that a cell has a part in: its own, and those that read it, at any distance."""
        found: dict[int, Judgement] = {id(j): j for j in self.about.get(at, ())}
        waiting, seen = [at], {at}
        while waiting:
            for j in self.readers.get(waiting.pop(), ()):
                found[id(j)] = j
                if j.claim.at not in seen:
                    seen.add(j.claim.at)
                    waiting.append(j.claim.at)
        return list(found.values())

    def below(self, j: Judgement) -> set[Address]:
        """The cells that a judgement rests on, at any distance, and its own."""
        cells, waiting = {j.claim.at}, [j]
        while waiting and len(cells) < _MOST_BELOW:
            for at in self.reads(waiting.pop()):
                if at not in cells:
                    cells.add(at)
                    waiting += [k for k in self.about.get(at, ()) if k.claim.part in ("value", "same")]
        return cells

    def follows_by_formula(self, cell: Address, at: Address) -> bool:
        """Whether the formula of a cell reads `at`, itself or through other formulas."""
        if cell not in self._formula_cells:
            self._formula_cells[cell] = self._formula_closure(cell)
        cells = self._formula_cells[cell]
        return cells is None or at in cells

    def _formula_closure(self, cell: Address) -> frozenset[Address] | None:
        """The cells that a formula reads, through other formulas as well; None where that cannot be told."""
        found: set[Address] = set()
        waiting = [cell]
        while waiting:
            now = waiting.pop()
            formula = self.ledger.book.cell(now).formula
            if formula is None:
                continue
            reading = read_formula(formula, now.sheet)
            if reading is None:
                continue  # it reaches outside the workbook; its value stands as if it were typed
            if len(found) > _MOST_BELOW:
                return None
            waiting += reading.cells - found
            found |= reading.cells
        return frozenset(found)


def find_suspects(ledger: Ledger, judgements: Iterable[Judgement]) -> list[Suspect]:
    """The roots, each explaining at least two contradictions, the one that explains most first."""
    graph = _Graph(ledger, list(judgements))
    wrong = [j for j in graph.judgements if j.verdict.wrong and isinstance(j.exact, Fraction) and _numeric(ledger, j)]
    if not 2 <= len(wrong) <= _MOST_CONTRADICTIONS:
        return []
    found: list[Suspect] = []
    while len(wrong) >= 2 and len(found) < 20:
        best = _best(graph, wrong)
        if best is None:
            break
        found.append(best)
        settled = {id(j) for j in best.settles}
        wrong = [j for j in wrong if id(j) not in settled]
    return found


def _numeric(ledger: Ledger, j: Judgement) -> bool:
    return j.claim.part in ("value", "same", "group") and ledger.stated(j.claim).value is not None


def _best(graph: _Graph, wrong: list[Judgement]) -> Suspect | None:
    counts: Counter[Address] = Counter()
    for j in wrong:
        counts.update(graph.below(j))
    candidates = [at for at, n in counts.most_common() if n >= 2][:_MOST_CANDIDATES]
    suspects = [s for at in candidates if (s := _try(graph, at, wrong)) is not None]
    if not suspects:
        return None
    most = max(len(s.settles) for s in suspects)
    return _common(graph, [s for s in suspects if len(s.settles) == most])


def _common(graph: _Graph, suspects: list[Suspect]) -> Suspect | None:
    """The one suspect, or where several cells explain the same, the derived cell that all others lie below."""
    if len(suspects) == 1:
        return suspects[0]
    for s in suspects:
        below = _cells_below(graph, s.at)
        if below and all(o.at in below for o in suspects if o is not s):
            return replace(s, alone=False)
    return None


def _cells_below(graph: _Graph, at: Address) -> set[Address]:
    return {c for j in graph.about.get(at, ()) if j.claim.part == "value" for c in graph.below(j)} - {at}


def _try(graph: _Graph, at: Address, wrong: list[Judgement]) -> Suspect | None:
    """The suspect that a cell is, or None where no value of it settles all that it has a part in.

    What a spreadsheet would calculate anew (formula cells, and what reads cells that copy others by a formula)
    is no evidence; of the rest at least two contradictions must be settled, or the one about the cell itself.
    """
    ledger = graph.ledger
    touched = graph.above(at)
    open_ids = {id(j) for j in wrong}
    to_settle = [j for j in touched if id(j) in open_ids]
    if len(to_settle) < 2 or ledger.number(at).value is None or any(_reads_blank(graph, j) for j in to_settle):
        return None
    for value in _proposals(graph, at, to_settle):
        other = _with(ledger, at, value)
        evidence = [j for j in to_settle if not _calculated_anew(graph, j, at)]
        own = [j for j in evidence if j.claim.at == at]
        upset = any(_upset(graph, other, j, at) for j in touched if id(j) not in open_ids)
        if (len(evidence) >= 2 or own) and all(_settled(other, j, at) for j in evidence) and not upset:
            return Suspect(at, value, tuple(to_settle))
    return None


def _reads_blank(graph: _Graph, j: Judgement) -> bool:
    return any(graph.ledger.book.cell(at).blank for at in graph.reads(j))


def _calculated_anew(graph: _Graph, j: Judgement, at: Address) -> bool:
    """Whether a judgement would look different once the workbook is calculated anew with another value in `at`:
    its cell is a formula that reads `at`, at any distance, or it reads a copy made by such a formula."""
    here = j.claim.at
    if here != at and graph.follows_by_formula(here, at):
        return True
    claims = graph.ledger.claims
    return any(c not in claims and c != at and graph.follows_by_formula(c, at) for c in graph.below(j))


def _proposals(graph: _Graph, at: Address, to_settle: list[Judgement]) -> list[Fraction]:
    """The values that would settle a sum or a repetition, where what follows is exact, without rounding; none
    where two of them ask for different values."""
    ledger = graph.ledger
    now = ledger.number(at).value
    assert now is not None
    values: set[Fraction] = set()
    shifted = _with(ledger, at, now + 1)
    for j in to_settle:
        if _calculated_anew(graph, j, at):
            continue
        assert isinstance(j.exact, Fraction)
        stated = ledger.stated(j.claim).value
        if j.claim.at == at and j.claim.stated is None:
            values.add(j.exact)
        elif stated is not None:
            before, after = stated - j.exact, _difference(shifted, j)
            if after is not None and abs(after - before) == 1:
                values.add(now - before / (after - before))
        if len(values) > 1:
            return []
    return [v for v in values if v != now]


def _difference(ledger: Ledger, j: Judgement) -> Fraction | None:
    """What stands there less what should, exactly; None where one of them is no number."""
    stated = ledger.stated(j.claim).value
    should = exact(ledger.binder.bind(j.claim.expr, j.claim.place), ledger.exact)
    return stated - should if stated is not None and isinstance(should, Fraction) else None


def _with(ledger: Ledger, at: Address, value: Fraction) -> Ledger:
    """The ledger of the same submission with another number in one cell, entered there."""
    before = ledger.number(at)
    number = Number(value, _step(value, before.step), unit=before.unit, raw=before.raw)
    book = replace(ledger.book, _numbers={(at, True): number, (at, False): number})
    derived = at in ledger.claims
    claims = {a: c for a, c in ledger.claims.items() if a != at} if derived else ledger.claims
    trusted = at if derived else None
    return Ledger(book, ledger.names, ledger.facts, claims, ledger.kinds, ledger.required, trusted)


def _step(value: Fraction, at_least: Fraction) -> Fraction:
    """The worth of the last digit that a value needs; 0 where no number of decimals writes it."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return Fraction(0)
    step = at_least or Fraction(1)
    while (value / step).denominator != 1:
        step /= 10
    return step


def _settled(other: Ledger, j: Judgement, at: Address) -> bool:
    if j.claim.part == "same":
        return not any(k.verdict.wrong for k in other.judge_shared(j.claim.at) if k.claim.code == j.claim.code)
    return j.claim.at == at or not other.judge_claim(j.claim).verdict.wrong


def _upset(graph: _Graph, other: Ledger, j: Judgement, at: Address) -> bool:
    """Whether a judgement that was fine no longer is; what would be calculated anew is left out."""
    if not j.verdict.right or (j.claim.at == at and j.claim.part == "value") or _calculated_anew(graph, j, at):
        return False
    return not _settled(other, j, Address("", 0, 0))
