"""Figures whose decimal comma was lost: 8512 for 85,12. The capaian typed beside them was worked out before that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from lkjip_xl.address import Address
from lkjip_xl.checking.binder import reference_text
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.show import decimals_of, show_number
from lkjip_xl.checking.verdict import agrees
from lkjip_xl.expr import exact, refs
from lkjip_xl.numbers import Number
from lkjip_xl.table import Kind

_POWERS = (10, 100, 1000)
_FAR = 5  # so many times as large as another figure of its row is out of the way; of a lost comma it is ten or more


def lost_commas(ledger: Ledger, j: Judgement) -> Iterator[tuple[Address, Fraction]]:
    """The typed figures behind a typed percentage that would make it right with the comma further left, each so."""
    if j.claim.part != "value" or j.claim.kind is not Kind.PERCENT or ledger.book.cell(j.claim.at).formula is not None:
        return
    stated = ledger.stated(j.claim)
    for at in dict.fromkeys(r.at for r in refs(j.bound)):
        value = ledger.number(at).value
        if value and _entered(ledger, at):
            meant = (value / power for power in _POWERS)
            yield from ((at, x) for x in meant if _fits(ledger, j, stated, at, x))


def _entered(ledger: Ledger, at: Address) -> bool:
    typed = ledger.book.cell(at).formula is None and at not in ledger.claimed
    return typed and ledger.kinds.get(at) is Kind.INDEX


def _fits(ledger: Ledger, j: Judgement, stated: Number, at: Address, x: Fraction) -> bool:
    result = exact(j.bound, lambda a: x if a == at else ledger.raw(a))
    return stated.value is not None and isinstance(result, Fraction) and agrees(stated, result)


def asked_about(ledger: Ledger, j: Judgement) -> str:
    """A question about a lost comma, where the percentage that follows is out of all bounds; or an empty text."""
    if not _absurd(ledger, j):
        return ""
    for at, x in lost_commas(ledger, j):
        where, shown = reference_text(at, j.claim.at.sheet), show_number(x, decimals_of(x), Kind.INDEX)
        return f"Apakah koma desimal pada {where} hilang? Dengan {shown} angka ini cocok."
    return ""


def _absurd(ledger: Ledger, j: Judgement) -> bool:
    low, high = ledger.settings.number("capaian_terendah"), ledger.settings.number("capaian_tertinggi")
    return isinstance(j.exact, Fraction) and not low <= j.exact <= high


def decided_commas(ledger: Ledger, judged: Iterable[Judgement]) -> Iterator[tuple[Address, Fraction, Judgement]]:
    """The figures without a comma that nothing repeats and that are proved to be wrong, each with what was meant and
    the percentage that tells: all other figures of the row are of the other size, or all that the percentage rests
    on besides stands in another table as well, and it would be absurd."""
    for j in judged:
        if not j.verdict.wrong:
            continue
        found = list(lost_commas(ledger, j))
        if len(found) == 1:
            ((at, x),) = found
            others = {r.at for r in refs(j.bound) if ledger.kinds.get(r.at) is Kind.INDEX} - {at}
            if ledger.given(at) and (
                _out_of_the_way(ledger, j, at, x)
                or (_absurd(ledger, j) and all(_confirmed(ledger, other) for other in others))
            ):
                yield at, x, j


def _out_of_the_way(ledger: Ledger, j: Judgement, at: Address, x: Fraction) -> bool:
    """Whether a figure is far from all others that its row states in the same unit, and near to them as `x`."""
    found, row = j.claim.place.found, j.claim.place.row
    cells = [found.at(row, *key) for key in found.columns if found.table.column(key[0]).kind is Kind.INDEX]
    beside = [ledger.number(cell).value for cell in cells if cell is not None and cell != at]
    others, value = [abs(other) for other in beside if other], ledger.number(at).value
    assert value is not None
    far = all(not other / _FAR < abs(value) < other * _FAR for other in others)
    return len(others) >= 3 and far and all(other / _FAR < abs(x) < other * _FAR for other in others)


def _confirmed(ledger: Ledger, at: Address) -> bool:
    """Whether another cell says the same as an entered one, not by a formula that copies it."""
    for (fact, identity), own in ledger.shared.get(at, ()):
        for m in ledger.facts.of(fact, identity):
            copies = ledger.book.cell(m.at).formula is not None or ledger.origins.copied(at) == m.at
            if m.at != at and not copies and ledger.references.agree(m, own):
                return True
    return False
