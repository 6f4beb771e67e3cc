"""Figures that formulas read otherwise than meant, as the root of their results: texts, percentages of percentages."""

from __future__ import annotations

from collections.abc import Container, Iterable
from fractions import Fraction
from typing import NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.checking.formulas import cause_of
from lkjip_xl.checking.formulatext import reads_below
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.roots.supposed import holds, supposed
from lkjip_xl.checking.textfigures import blank_readers, text_readers
from lkjip_xl.numbers import NIL, Flag, Number


class TextRead(NamedTuple):
    """A figure stored as text, and the judgements on formulas that would be right without it."""

    at: Address
    settles: tuple[Judgement, ...]
    code: str = "R-07"  # by which it is told at the cell itself


def find_texts_read(ledger: Ledger, judged: Iterable[Judgement]) -> list[TextRead]:
    """The texts that explain wrong formulas: those that are right once the texts are passed over, as a sum does, and
    those of which only Excel can tell what they would show, since they read other cells than declared or a text that
    is no number as it is written (17.945.00)."""
    wrong = [j for j in judged if j.verdict.wrong and ledger.book.cell(j.claim.at).formula is not None]
    texts = text_readers(ledger) if wrong else {}
    if not texts:
        return []
    without = supposed(ledger, dict.fromkeys(texts, NIL))
    explained: dict[Address, list[Judgement]] = {}
    for j in wrong:
        below = reads_below(ledger.book, j.claim.at) or frozenset()
        first = next((t for t in texts if t in below), None)
        if first is not None and (
            ledger.number(first).value is None or holds(without, j) or _reads_other_cells(ledger, j)
        ):
            explained.setdefault(first, []).append(j)
    return [TextRead(at, tuple(found)) for at, found in explained.items()]


def find_blanks_read(ledger: Ledger, judged: Iterable[Judgement]) -> list[TextRead]:
    """The blank cells that another column stands in for and that formulas read as 0, each with what these formulas make
    wrong and what rests on the figure that stands in."""
    wrong = [j for j in judged if j.verdict.wrong]
    found = []
    for blank in blank_readers(ledger) if wrong else ():
        there = ledger.facts.stood_in[blank]
        found.append(TextRead(blank, tuple(j for j in wrong if _follows(ledger, j, blank, there)), "L-06"))
    return [root for root in found if root.settles]


def _follows(ledger: Ledger, j: Judgement, blank: Address, there: Address) -> bool:
    return blank in (reads_below(ledger.book, j.claim.at) or ()) or _rests_on(ledger, j, there)


def find_doubtful_texts(ledger: Ledger, judged: Iterable[Judgement], known: Container[Address]) -> list[TextRead]:
    """The texts that formulas read and that may mean another number than they are read as, each with what would turn
    with that number; but for those that are known as roots, with the number that they should be."""
    wrong = [j for j in judged if j.verdict.wrong]
    texts = [t for t in text_readers(ledger) if t not in known and _doubtful(ledger, t)] if wrong else []
    explained = ((t, tuple(j for j in wrong if _rests_on(ledger, j, t))) for t in texts)
    return [TextRead(at, found) for at, found in explained if found]


def _doubtful(ledger: Ledger, at: Address) -> bool:
    """Whether a text need not mean the number that it is read as: in brackets, rounded, or a word for nothing."""
    number = ledger.number(at)
    return number.value is None or number.value < 0 or Flag.ROUNDED in number.flags


def _rests_on(ledger: Ledger, j: Judgement, at: Address) -> bool:
    """Whether another number in a cell would change what a judgement expects."""
    before = ledger.number(at)
    other = Number((before.value or Fraction(0)) + 1, before.step or Fraction(1))
    return supposed(ledger, {at: other}).judge_claim(j.claim).exact != j.exact


def _reads_other_cells(ledger: Ledger, j: Judgement) -> bool:
    cause = cause_of(ledger, j)
    return cause is not None and cause[0] == "R-04"


def find_doubled_percents(ledger: Ledger, judged: Iterable[Judgement]) -> list[TextRead]:
    """The entered percentages of a percentage (8500% for 85%) that explain wrong formulas: whatever a formula makes of
    one is no evidence."""
    wrong = [j for j in judged if j.verdict.wrong and ledger.book.cell(j.claim.at).formula is not None]
    explained: dict[Address, list[Judgement]] = {}
    for j in wrong:
        below = sorted(reads_below(ledger.book, j.claim.at) or ())
        first = next((at for at in below if at in ledger.kinds and _doubled(ledger, at)), None)
        if first is not None:
            explained.setdefault(first, []).append(j)
    return [TextRead(at, tuple(found), "F-06") for at, found in explained.items()]


def _doubled(ledger: Ledger, at: Address) -> bool:
    return ledger.book.cell(at).formula is None and Flag.PERCENT in ledger.number(at).flags
