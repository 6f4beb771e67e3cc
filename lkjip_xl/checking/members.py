"""The cells that state each fact, kept so that a fact which stands in one place only costs little."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.found import Found, Row
from lkjip_xl.table import Kind, Shared

FactKey = tuple[str, str]  # fact and identity of what it is about; empty for the office as a whole


class Member(NamedTuple):
    """A cell that states a fact. `derived`: it follows from cells of its own table as well."""

    at: Address
    shared: Shared
    kind: Kind
    found: Found
    row: Row
    derived: bool
    column: str = ""
    blank: Address | None = None  # the cell that it stands in for, where others in that column are filled


class _Pattern(NamedTuple):
    """What the members in one column of a table have in common."""

    shared: Shared
    kind: Kind
    found: Found
    derived: bool
    column: str
    year: int

    def at(self, row: Row) -> Address:
        at = self.found.at(row, self.column, self.year)
        assert at is not None
        return at

    def member(self, row: Row) -> Member:
        return Member(self.at(row), self.shared, self.kind, self.found, row, self.derived, self.column)


_Alone = tuple[int, _Pattern, Row]  # the only member of a fact, with its place in the order of facts
_Several = tuple[int, list[Member]]


class Members(Mapping[FactKey, list[Member]]):
    """The members of each fact, in the order in which the facts were met.

    A table of a hundred thousand rows states two hundred thousand facts that nothing repeats. Of these only the row is
    kept, with what its whole column has in common.
    """

    def __init__(self) -> None:
        self._facts: dict[str, dict[str, _Alone | _Several]] = {}
        self._patterns: dict[tuple[object, ...], _Pattern] = {}
        self._count = 0

    def add(self, key: FactKey, member: Member, year: int) -> None:
        """One more cell that states a fact, in a column of this year."""
        fact, identity = key
        by_identity = self._facts.setdefault(fact, {})
        before = by_identity.get(identity)
        if before is not None:
            by_identity[identity] = before[0], [*_listed(before), member]
            return
        self._count += 1
        _, shared, kind, found, row, derived, column, blank = member
        if blank is None and member.at == found.at(row, column, year):
            mark = (id(shared), kind, id(found), derived, column, year)
            pattern = self._patterns.get(mark)
            if pattern is None:
                pattern = self._patterns[mark] = _Pattern(shared, kind, found, derived, column, year)
            by_identity[identity] = self._count, pattern, row
        else:
            by_identity[identity] = self._count, [member]

    def get(self, key: FactKey, default: object = None) -> list[Member]:
        """The members of a fact; an empty list where there is none."""
        kept = self._facts.get(key[0], {}).get(key[1])
        return [] if kept is None else _listed(kept)

    def __getitem__(self, key: FactKey) -> list[Member]:
        return _listed(self._facts[key[0]][key[1]])

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and key[1] in self._facts.get(key[0], {})

    def __iter__(self) -> Iterator[FactKey]:
        return (key for key, _ in self._in_order())

    def items(self) -> Iterator[tuple[FactKey, list[Member]]]:  # type: ignore[override]
        """As of any mapping, without looking each fact up."""
        return ((key, _listed(kept)) for key, kept in self._in_order())

    def values(self) -> Iterator[list[Member]]:  # type: ignore[override]
        """As of any mapping, without looking each fact up."""
        return (_listed(kept) for _, kept in self._in_order())

    def repeated(self) -> Iterator[tuple[FactKey, list[Member]]]:
        """The facts that stand in several places."""
        several = [
            (kept[0], (fact, identity), kept[1])
            for fact, by_identity in self._facts.items()
            for identity, kept in by_identity.items()
            if len(kept) == 2 and len(kept[1]) > 1
        ]
        several.sort(key=lambda one: one[0])
        return ((key, members) for _, key, members in several)

    def cells(self, wanted: Callable[[Address], object]) -> list[Address]:
        """The cells that state facts, in their order, as far as they are wanted."""
        found: list[tuple[int, Address]] = []
        for by_identity in self._facts.values():
            for kept in by_identity.values():
                if len(kept) == 3:
                    number, pattern, row = kept
                    at = pattern.at(row)
                    if wanted(at):
                        found.append((number, at))
                else:
                    found += ((kept[0], m.at) for m in kept[1] if wanted(m.at))
        found.sort(key=lambda one: one[0])
        return [at for _, at in found]

    def _in_order(self) -> list[tuple[FactKey, _Alone | _Several]]:
        facts = [
            ((fact, identity), kept)
            for fact, by_identity in self._facts.items()
            for identity, kept in by_identity.items()
        ]
        facts.sort(key=lambda one: one[1][0])
        return facts

    def __len__(self) -> int:
        return self._count


def _listed(kept: _Alone | _Several) -> list[Member]:
    return kept[1] if len(kept) == 2 else [kept[1].member(kept[2])]
