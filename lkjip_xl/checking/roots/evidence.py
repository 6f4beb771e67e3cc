"""What speaks for and against other numbers in some cells: what they would settle, and what they would upset."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.roots.anew import Anew, step_of
from lkjip_xl.checking.roots.graph import Graph
from lkjip_xl.checking.roots.supposed import holds, supposed
from lkjip_xl.expr import Gap
from lkjip_xl.numbers import Number
from lkjip_xl.sheet import ExcelError

_SHIFT = 3  # what follows a cell one to one moves as far; a count of rows, which may move by 1, does not


class Suspect(NamedTuple):
    """A cell that explains contradictions, the value that would settle them, and the judgements settled."""

    at: Address
    value: Fraction
    settles: tuple[Judgement, ...]
    alone: bool = True  # False where one of the cells that it rests on may be meant as well
    formula: bool = False  # whether its formula provably reads other cells than it should
    upsets: tuple[Judgement, ...] = ()  # typed figures that agree with it as it stands, judged with the other value
    waits: tuple[Judgement, ...] = ()  # what must hold once the other roots found with this one have their values
    led: Address | None = None  # the cell of the same slip that it is told under
    hint: str = ""  # what the slip was


def should(j: Judgement) -> Fraction | None:
    """What should stand there; a dash counts as 0, as in `amount`. None where it is no number."""
    if j.exact is Gap.NIL:
        return Fraction(0)
    return j.exact if isinstance(j.exact, Fraction) else None


def numeric(ledger: Ledger, j: Judgement) -> bool:
    """Whether a judgement is about a number that stands somewhere."""
    return j.claim.part in ("value", "same", "group") and ledger.stated(j.claim).value is not None


def troubled_elsewhere(graph: Graph, j: Judgement, touched: list[Judgement]) -> bool:
    """Whether a contradiction rests on cells of another one that the suspect has no part in: a percentage whose
    numerator and denominator are both wrong."""
    ids = {id(t) for t in touched}
    return any(id(k) not in ids and graph.below(j) & graph.below(k) for k in graph.contradictions)


def amount(ledger: Ledger, at: Address) -> Fraction | None:
    """The number in a cell; a dash or a word for nothing counts as 0, a blank cell has none."""
    number = ledger.number(at)
    if number.nil and not ledger.book.cell(at).blank and not isinstance(ledger.book.cell(at).value, ExcelError):
        return Fraction(0)
    return number.value


def reads_blank(graph: Graph, j: Judgement) -> bool:
    """Whether a judgement reads a blank cell, or rests on an input that was left blank."""
    if any(graph.ledger.book.cell(at).blank for at in graph.reads(j)):
        return True
    return bool(graph.below(j) & graph.ledger.blanks)


def asked(graph: Graph, anew: Anew, evidence: list[Judgement], touched: list[Judgement] | None) -> dict[int, Fraction]:
    """The value of a cell that each contradiction asks for, where it is a sum or a repetition, exact without
    rounding; by the judgement's id. Empty where two ask for different values, or one for what stands there; with
    `touched` those that another contradiction troubles do not count then."""
    ledger, at = graph.ledger, anew.at
    now = amount(ledger, at)
    assert now is not None
    values: dict[int, Fraction] = {}
    shifted = anew.with_number(now + _SHIFT)
    for j in evidence:
        stated, right = ledger.stated(j.claim).value, should(j)
        assert right is not None
        if j.claim.at == at and j.claim.stated is None:
            values[id(j)] = right
        elif stated is not None:
            before, after = stated - right, _difference(shifted, j)
            if after is not None and abs(after - before) == _SHIFT:
                values[id(j)] = now - before * _SHIFT / (after - before)

    def disagree() -> bool:
        return now in values.values() or len(set(values.values())) > 1

    if disagree() and touched is not None:
        values = {
            id(j): values[id(j)] for j in evidence if id(j) in values and not troubled_elsewhere(graph, j, touched)
        }
    return {} if disagree() else values


def _difference(ledger: Ledger, j: Judgement) -> Fraction | None:
    """What stands there less what should, exactly; None where one of them is no number."""
    stated = ledger.stated(j.claim).value
    should = ledger.binder.value(j.claim.expr, j.claim.place, ledger.exact)
    return stated - should if stated is not None and isinstance(should, Fraction) else None


def settled(other: Ledger, j: Judgement, at: Address) -> bool:
    """Whether a contradiction is none in another ledger, where the cell `at` says what it should."""
    return (j.claim.part != "same" and j.claim.at == at) or holds(other, j)


def upset(other: Ledger, j: Judgement, at: Address) -> bool:
    """Whether a judgement that was fine no longer is."""
    if not j.verdict.right or (j.claim.at == at and j.claim.part == "value"):
        return False
    return not settled(other, j, Address("", 0, 0))


def all_right(graph: Graph, values: Mapping[Address, Fraction]) -> Ledger:
    """The ledger of the submission with these values in it, and the formulas that read them calculated anew."""
    ledger, numbers = graph.ledger, dict[Address, Number]()
    for at, value in values.items():
        before = ledger.number(at)
        numbers[at] = Number(value, step_of(value, before.step), unit=before.unit, raw=before.raw)
    for at, value in values.items():
        numbers |= Anew.of(graph, at).numbers(value, numbers)
    return supposed(ledger, numbers)
