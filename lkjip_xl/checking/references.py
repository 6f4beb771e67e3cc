"""Of the cells that state the same fact, the one that the others are compared with."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from lkjip_xl.address import Address
from lkjip_xl.checking.claims import Claim, Place
from lkjip_xl.checking.members import Member
from lkjip_xl.checking.verdict import agrees
from lkjip_xl.expr import Value, exact, refs
from lkjip_xl.names import plain
from lkjip_xl.numbers import half_up
from lkjip_xl.table import Kind

if TYPE_CHECKING:
    from lkjip_xl.checking.ledger import Ledger

_MOST_STATED = 100  # different figures for one fact that are weighed against each other, the frequent ones first
_MOST_FOLLOWED = 20  # members of a fact beyond which only they are counted, not what follows from them


class References:
    """The cells that stand for facts, each chosen once for a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._chosen: dict[tuple[str, str], Member | None] = {}
        self._open: set[tuple[str, str]] = set()

    def of(self, fact: str, identity: str) -> Member | None:
        """The cell that the others are compared with: of those that follow rightly from their own table, else of
        the entered ones, the one that most agree with."""
        key = self._ledger.facts.moved.get((fact, identity), (fact, identity))
        if key not in self._chosen:
            members = self.taking_part(key)
            if key in self._open:
                return members[0] if members else None
            self._open.add(key)
            try:
                self._chosen[key] = self._choose(members)
            finally:
                self._open.discard(key)
        return self._chosen[key]

    def taking_part(self, key: tuple[str, str]) -> list[Member]:
        """The cells that state a fact, but for those that are excused."""
        return [m for m in self._ledger.facts.members.get(key) if not self.excused(m)]

    def excused(self, member: Member) -> bool:
        """Whether a cell need not state the fact, by what its column declares."""
        if member.shared.unless is None:
            return False
        bound = self._ledger.binder.bind(member.shared.unless, Place(member.found, member.row))
        return exact(bound, self._ledger.printed) == 1

    def _choose(self, members: list[Member]) -> Member | None:
        derived = [m for m in members if m.derived]
        for m in derived:
            if m.at == self._ledger.trusted:
                return m
        rightly = [m for m in derived if self._follows_rightly(m.at)]
        if rightly:
            return self._most_agreed(rightly)
        entered = [m for m in members if not m.derived]
        # a formula that copies a cell is no second witness of it
        typed = [m for m in entered if self._ledger.book.cell(m.at).formula is None]
        if typed and not (derived and len(typed) < 2):
            return self._most_agreed(typed)
        return next(iter((*derived, *entered)), None)

    def _follows_rightly(self, at: Address) -> bool:
        return any(j.verdict.right for j in self._ledger.judge(at) if j.claim.part == "value")

    def _most_agreed(self, members: list[Member]) -> Member:
        alike: dict[object, list[Member]] = {}  # those that state the same in the same way have the same votes
        for m in members:
            alike.setdefault(self._as_stated(m), []).append(m)
        groups = list(alike.values())
        voters = groups if len(groups) <= _MOST_STATED else sorted(groups, key=len, reverse=True)[:_MOST_STATED]
        best, best_votes = members[0], -1
        for m in (group[0] for group in voters):
            votes = sum(len(group) for group in voters if self.agree(m, group[0])) + self._followed(m, members, voters)
            if votes > best_votes or (votes == best_votes and self.agree(m, best) and self._finer(m, best)):
                best, best_votes = m, votes
        return best

    def _finer(self, one: Member, other: Member) -> bool:
        """Whether a figure shows more digits than another."""
        return 0 < self._ledger.number(one.at).step < self._ledger.number(other.at).step

    def _followed(self, one: Member, members: list[Member], voters: list[list[Member]]) -> int:
        """How many typed figures beside the members of a fact follow from what one of them says: a percentage that
        was worked out from it speaks for it, wherever it stands."""
        value = self._ledger.number(one.at).value
        if len(voters) < 2 or value is None or len(members) > _MOST_FOLLOWED:
            return 0
        return sum(self._follows(at, claim, m, value) for m in members for at, claim in self._beside(m))

    def _beside(self, m: Member) -> Iterator[tuple[Address, Claim]]:
        """The typed figures that the row of a member derives."""
        for key, year, _ in m.found.derived:
            at = m.found.at(m.row, key, year)
            if at is not None and self._ledger.book.cell(at).formula is None:
                yield from ((at, c) for c in self._ledger.claims.get(at, ()) if c.part == "value" and c.kind.numeric)

    def _follows(self, at: Address, claim: Claim, m: Member, value: Fraction) -> bool:
        bound, stated = self._ledger.binder.bind(claim.expr, claim.place), self._ledger.number(at)
        if stated.value is None or all(r.at != m.at for r in refs(bound)):
            return False
        result = exact(bound, lambda a: value if a == m.at else self._ledger.raw(a))
        return isinstance(result, Fraction) and agrees(stated, result)

    def _as_stated(self, m: Member) -> object:
        if not m.kind.numeric:
            return plain(self._ledger.text(m.at))
        number = self._ledger.number(m.at)
        return number.value, number.step, number.nil

    def agree(self, a: Member, b: Member) -> bool:
        """Whether two cells state the same, each at the digits that it shows."""
        if not a.kind.numeric:
            return plain(self._ledger.text(a.at)) == plain(self._ledger.text(b.at))
        x, y = self._ledger.number(a.at), self._ledger.number(b.at)
        if x.value is None or y.value is None:
            return x.nil and y.nil
        assert x.shown is not None
        assert y.shown is not None
        return agrees(x, y.value) or agrees(y, x.value)

    def published(self, at: Address, *, finer: bool = False) -> Value | None:
        """An index as another table prints it, where this cell is wrong or shows fewer digits; None without one."""
        for key, _ in self._ledger.shared.get(at, ()):
            for m in self._ledger.facts.members.get(key):
                if finer and not self._prints_finer(m.at, at):
                    continue
                if m.at != at and m.kind is Kind.INDEX and not m.derived and not self._ledger.is_wrong(m.at):
                    return self._ledger.printed(m.at)
        return None

    def _prints_finer(self, other: Address, at: Address) -> bool:
        """Whether another cell shows the same figure with more digits."""
        its, own = self._ledger.number(other), self._ledger.number(at)
        if its.shown is None or own.shown is None or not 0 < its.step < own.step:
            return False
        return half_up(its.shown, own.step) == own.shown
