"""The same submission with other numbers in some cells, to see what would be right then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lkjip_xl.address import Address
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Verdict
from lkjip_xl.numbers import Number


def supposed(ledger: Ledger, numbers: Mapping[Address, Number], entered: Address | None = None) -> Ledger:
    """The ledger with other numbers in some cells; `entered` is a derived one of them that is taken as it stands."""
    book = replace(ledger.book, instead={**ledger.book.instead, **numbers})
    trusted = entered if entered in ledger.claims else None
    claims = ledger.claims if trusted is None else ledger.claims.without(trusted)
    names, facts, kinds = ledger.names, ledger.facts, ledger.kinds
    assumed = (ledger.outvoted, ledger.directions)
    return Ledger(book, names, facts, claims, kinds, ledger.blanks, trusted, *assumed, fast=ledger.fast)


def contradicts(j: Judgement) -> bool:
    """Whether a figure is another one than it should be; one that looks cut off may follow from a wrong operand."""
    return j.verdict.wrong or j.verdict is Verdict.DIPOTONG


def holds(ledger: Ledger, j: Judgement) -> bool:
    """Whether what a judgement is about, judged in another ledger, is no contradiction there."""
    if j.claim.part == "same":
        return not any(contradicts(k) for k in ledger.judge_shared(j.claim.at) if k.claim.code == j.claim.code)
    return not contradicts(ledger.judge_claim(j.claim))
