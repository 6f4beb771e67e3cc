"""Which one cell explains several contradictions: the root that is named instead of its echoes.

A wrong amount of a sub kegiatan makes its percentage, its kegiatan, its program and the total contradict it.
Each of them is right; the amount is not. So for every cell that several contradictions rest on, the value is
worked out that would settle one of them, and the cell is the root if that value settles all of them and
contradicts nothing that agreed before.

Where two such cells are wrong, what rests on both asks for the sum of both errors and speaks against each of them. So
a second search, over what the first has left, lets what another contradiction troubles wait: the cells are roots if
what waited holds once all of them have their values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from lkjip_xl.address import Address
from lkjip_xl.checking.formulas import misread_by
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.roots.anew import Anew, step_of
from lkjip_xl.checking.roots.evidence import (
    Suspect,
    all_right,
    amount,
    asked,
    numeric,
    reads_blank,
    settled,
    should,
    troubled_elsewhere,
    upset,
)
from lkjip_xl.checking.roots.graph import Graph
from lkjip_xl.checking.roots.slips import find_slips
from lkjip_xl.checking.roots.supposed import contradicts, holds

# Beyond these sizes the search is left out: every contradiction is then told at its own cell.
_MOST_CONTRADICTIONS = 400
_MOST_CANDIDATES = 120
_OUTWEIGHS = 4  # contradictions settled for each new one
_MOST_TOGETHER = 20
_MOST_RESTING = 2_000  # cells that what rests on a tried one is worked out from: a second for each value, beyond that


def find_suspects(ledger: Ledger, judged: Iterable[Judgement], unexplained: Iterable[Judgement]) -> list[Suspect]:
    """The roots, each explaining at least two contradictions, the one that explains most first.

    `unexplained` are the judgements that no other kind of root explains.
    """
    wrong = [j for j in unexplained if contradicts(j) and should(j) is not None and numeric(ledger, j)]
    if not 2 <= len(wrong) <= _MOST_CONTRADICTIONS:
        return []
    graph = Graph(ledger, list(judged))
    graph.contradictions = list(wrong)
    found = list(_misread(graph, wrong))
    explained = {id(j) for s in found for j in s.settles}
    wrong = [j for j in wrong if id(j) not in explained]
    for slip in list(find_slips(graph, wrong)):
        found.append(slip)
        wrong = _without(wrong, slip)
    while len(wrong) >= 2 and len(found) < 20:
        best = _best(graph, wrong)
        if best is None:
            break
        found.append(best)
        wrong = _without(wrong, best)
    return found + _together(graph, wrong)


def _without(wrong: list[Judgement], s: Suspect) -> list[Judgement]:
    settled = {id(j) for j in s.settles}
    return [j for j in wrong if id(j) not in settled]


def _together(graph: Graph, wrong: list[Judgement]) -> list[Suspect]:
    """The inputs that explain contradictions only once others of them are right as well."""
    left, found = wrong, list[Suspect]()
    while len(left) >= 2 and len(found) < _MOST_TOGETHER:
        best = _best(graph, left, together={s.at for s in found})
        if best is None:
            break
        found.append(best)
        left = _without(left, best)
    while found:
        other = all_right(graph, dict(_entered(graph, s) for s in found))
        bad = [s for s in found if not all(holds(other, j) for j in s.waits)]
        if not bad:
            return _shared_out(found, wrong)
        found.remove(bad[-1])  # the one that explains least
    return []


def _entered(graph: Graph, s: Suspect) -> tuple[Address, Fraction]:
    """The cell to put right for a suspect: of a sum that one of its rows is wrong in, the first that was entered."""
    before, claims = amount(graph.ledger, s.at), graph.ledger.claims
    for at in sorted(_cells_below(graph, s.at)) if s.at in claims else ():
        now = amount(graph.ledger, at)
        if at not in claims and now is not None and before is not None:
            return at, now + s.value - before
    return s.at, s.value


def _shared_out(found: list[Suspect], wrong: list[Judgement]) -> list[Suspect]:
    """The suspects, each contradiction that waited for several of them told below the first."""
    left, result = {id(j) for j in wrong} - {id(j) for s in found for j in s.settles}, []
    for s in found:
        more = tuple(j for j in s.waits if id(j) in left)
        left = left - {id(j) for j in more}
        result.append(s._replace(settles=(*s.settles, *more)))
    return result


def _misread(graph: Graph, wrong: list[Judgement]) -> Iterator[Suspect]:
    """The derived cells whose formula provably reads other cells than it should, each with what follows from it:
    they come before any search, which would doubt the cells that they should read."""
    ledger, told = graph.ledger, set[int]()
    values = [(j, misread_by(ledger, j)) for j in wrong if j.claim.part == "value"]
    # one that reads nothing that it should copies some other place, and what it copies may be right
    faulty = [j for j, m in values if m is not None and m.left_out < graph.reads(j)]
    for j in sorted(faulty, key=lambda j: (len(graph.below(j)), j.claim.at)):  # what others rest on first
        if id(j) in told:
            continue
        at, value, anew = j.claim.at, should(j), Anew.of(graph, j.claim.at)
        assert value is not None
        other = anew.with_number(value)
        ids = {id(k) for k in wrong} - told
        all_touched = (*anew.touched, *anew.besides)
        settles = [k for k in all_touched if id(k) in ids and (k.claim.at == at or anew.silent(k) or holds(other, k))]
        told |= {id(k) for k in settles}
        if any(k.claim.at != at for k in settles):
            yield Suspect(at, value, tuple(settles), formula=True)


def _best(graph: Graph, wrong: list[Judgement], *, together: set[Address] | None = None) -> Suspect | None:
    """The cell that explains most; `together`: beside those cells, which are roots already."""
    counts: Counter[Address] = Counter()
    for j in wrong:
        counts.update(graph.below(j))
    # equally frequent cells by place: the order of a set differs from run to run
    often = (
        at for at, n in counts.items() if n >= 2 and (together is None or (at not in together and _free(graph, at)))
    )
    candidates = sorted(often, key=lambda at: (-counts[at], at))[:_MOST_CANDIDATES]
    tried = (_try(graph, at, wrong, together=together is not None) for at in candidates if graph.left > 0)
    suspects = [s for s in tried if s is not None]
    if not suspects:
        return None
    most = max(_weight(graph, s) for s in suspects)
    best = [s for s in suspects if _weight(graph, s) == most]
    best = [s for s in best if not s.upsets] or best
    if together is not None:  # others may explain something else
        ids = {id(j) for j in best[0].settles}
        best = [s for s in best if any(id(j) in ids for j in s.settles)]
    # a percentage without end was worked out from others, and never entered
    return _common(graph, best) or _common(graph, [s for s in best if step_of(s.value, Fraction(1))])


def _free(graph: Graph, at: Address) -> bool:
    """Whether a cell may be one of several roots: an entered one, or a formula that follows from its rows."""
    return at not in graph.ledger.claims or graph.ledger.book.cell(at).formula is not None


def _weight(graph: Graph, s: Suspect) -> int:
    """How many contradictions a suspect settles, with those that wait for others, less those that it makes."""
    book = graph.ledger.book
    agreed = any(j.claim.part == "value" and j.verdict.right for j in graph.about.get(s.at, ()))
    against = agreed and book.cell(s.at).formula is None  # a typed sum that agrees with its rows, which will not
    waiting = sum(contradicts(j) for j in s.waits)
    return len(s.settles) + waiting - len(s.upsets) - against


def _common(graph: Graph, suspects: list[Suspect]) -> Suspect | None:
    """The one suspect; where several cells explain the same, the one of them that is written as text, or the derived
    cell that all others lie below."""
    texts = [s for s in suspects if isinstance(graph.ledger.book.cell(s.at).value, str)]
    for few in (suspects, texts):
        if len(few) == 1:
            return few[0]
    for s in suspects:
        below = _cells_below(graph, s.at)
        if below and all(o.at in below for o in suspects if o is not s):
            return s._replace(alone=False)
    return None


def _cells_below(graph: Graph, at: Address) -> set[Address]:
    return {c for j in graph.about.get(at, ()) if j.claim.part == "value" for c in graph.below(j)} - {at}


def _try(graph: Graph, at: Address, wrong: list[Judgement], *, together: bool) -> Suspect | None:
    """The suspect that a cell is, or None where no value of it settles all that it has a part in.

    Formulas that read the cell are calculated anew with the value; where that cannot be told, what reads them is no
    evidence. Of the rest at least two contradictions must be settled, or the one about the cell itself. `together`:
    what another contradiction troubles waits, whichever way it speaks.
    """
    ledger = graph.ledger
    anew = Anew.of(graph, at)
    if anew.size > _MOST_RESTING:
        return None
    touched = anew.touched
    open_ids = {id(j) for j in wrong}
    to_settle = [j for j in touched if id(j) in open_ids]
    if len(to_settle) < 2 or amount(ledger, at) is None or any(reads_blank(graph, j) for j in to_settle):
        return None
    evidence = [j for j in to_settle if not anew.silent(j)]
    own = [j for j in evidence if j.claim.at == at]
    if (len(evidence) < 2 and not own) or not any(j.verdict.wrong for j in evidence):
        return None
    wanted = asked(graph, anew, evidence, touched if together else None)
    if len(set(wanted.values())) != 1:
        return None
    value = next(iter(wanted.values()))
    other = anew.with_number(value)
    upsets = [j for j in touched if id(j) not in open_ids and not anew.silent(j) and upset(other, j, at)]
    unsettled = [j for j in evidence if not settled(other, j, at)]
    if any(id(j) in wanted or not troubled_elsewhere(graph, j, touched) for j in unsettled):
        return None
    if len(evidence) - (0 if together else len(unsettled)) < 2 and not own:
        return None
    waits: list[Judgement] = []
    if together:
        waits = unsettled + [j for j in upsets if troubled_elsewhere(graph, j, touched)]
        upsets = [j for j in upsets if j not in waits]
    if upsets and not _outweighed(graph, upsets, len(evidence) - len(unsettled)):
        return None
    rest = [j for j in touched if j.verdict.wrong and should(j) is None and settled(other, j, at)]
    # what formulas alone make follow from it is no evidence, but follows where it would be right
    besides = [j for j in anew.besides if id(j) in open_ids and (anew.silent(j) or settled(other, j, at))]
    settles = tuple(j for j in (*to_settle, *rest, *besides) if j not in unsettled)
    return Suspect(at, value, settles, upsets=tuple(other.judge_claim(j.claim) for j in upsets), waits=tuple(waits))


def _outweighed(graph: Graph, upsets: list[Judgement], settled: int) -> bool:
    """Whether far more speaks for a suspect than against it: a typed sum or percentage or two that agree with it may
    have been worked out from the wrong figure."""
    typed = all(j.claim.part == "value" and graph.ledger.book.cell(j.claim.at).formula is None for j in upsets)
    return typed and settled >= _OUTWEIGHS * len(upsets)
