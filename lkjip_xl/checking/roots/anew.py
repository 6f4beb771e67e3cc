"""What would stand in a workbook once another number stood in one cell: its formulas, calculated anew."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from lkjip_xl.address import Address
from lkjip_xl.checking.formulas import gives, other_rule
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.roots.graph import Graph
from lkjip_xl.checking.roots.supposed import supposed
from lkjip_xl.expr import Expr, Gap, Ref, Value, exact
from lkjip_xl.numbers import NIL, Number, half_up


class Anew:
    """What a spreadsheet would show once another number stands in `at`: the formulas that read it, calculated anew.

    Only formulas that are right now are followed: a sum that adds up, a copy that says the same as its cell. Where
    `at` holds a text, which a sum passes over, they must be right without it.
    """

    def __init__(self, graph: Graph, at: Address) -> None:
        self.graph, self.ledger, self.at = graph, graph.ledger, at
        above = graph.above(at)
        also = graph.by_formula(at)
        cells = {c for j in (*above, *also) for c in (j.claim.at, *graph.below(j))} - {at}
        self.size = len(cells)
        self._tried: dict[Fraction, Ledger] = {}
        self.moves = {c for c in cells if graph.follows_by_formula(c, at)}
        self.known = {c for c in self.moves if self._source(c) is not None}
        repeated = [j for c in sorted(self.moves) for j in graph.about.get(c, ()) if j.claim.part == "same"]
        self.touched = list({id(j): j for j in (*above, *repeated)}.values())
        ids = {id(j) for j in self.touched}
        self.besides = [j for j in also if id(j) not in ids]

    @staticmethod
    def of(graph: Graph, at: Address) -> Anew:
        """The one of a cell, made once; each use counts as much for the end of the search."""
        known = graph.anews.get(at)
        if known is None:
            known = graph.anews[at] = Anew(graph, at)
        graph.left -= known.size
        return known

    @cached_property
    def now(self) -> Ledger:
        """The submission as it stands: without a text, and with a derived cell taken as right, so that what follows
        rightly from a wrong one is right."""
        text = isinstance(self.ledger.book.cell(self.at).value, str)
        if not text and self.at not in self.ledger.claims:
            return self.ledger
        return supposed(self.ledger, {self.at: NIL} if text else {}, self.at)

    def silent(self, j: Judgement) -> bool:
        """Whether a judgement says nothing about the number: it rests on formulas whose new value cannot be told,
        or on nothing but formulas that follow the number."""
        here = j.claim.at
        if here in self.moves and (j.claim.part == "value" or self.graph.reads(j) <= self.moves | {self.at}):
            return True
        return bool((self.graph.inputs_below(j) | {here}) & (self.moves - self.known) - {self.at})

    def with_number(self, value: Fraction) -> Ledger:
        """The ledger of the same submission with another number in the cell, entered there, and what follows it."""
        if value not in self._tried:
            before = self.ledger.number(self.at)
            new = Number(value, step_of(value, before.step), unit=before.unit, raw=before.raw)
            self._tried[value] = supposed(self.ledger, self.numbers(value) | {self.at: new}, self.at)
        return self._tried[value]

    def numbers(self, value: Fraction, besides: Mapping[Address, Number] | None = None) -> dict[Address, Number]:
        """The formulas whose new value can be told, with that value; `besides` are other new numbers in the book."""
        new: dict[Address, Number | None] = {c: n for c, n in (besides or {}).items() if c not in self.known}
        found = {c: self._number(c, value, new) for c in sorted(self.known)}
        return {c: n for c, n in found.items() if n is not None}

    def _source(self, cell: Address) -> Expr | None:
        """How the value of a formula follows: by the claim on its cell, by another rule, or as a copy of a cell."""
        values = [j for j in self.now.judge(cell) if j.claim.part == "value"]
        if not values:
            copied = self.ledger.origins.copied(cell)
            return None if copied is None else Ref(copied)
        if values[0].verdict.right and isinstance(values[0].exact, Fraction):
            return values[0].bound
        return values[0].bound if gives(self.now, cell, values[0].bound) else other_rule(self.now, cell)

    def _number(self, cell: Address, value: Fraction, new: dict[Address, Number | None]) -> Number | None:
        if cell not in new:
            new[cell] = self.ledger.number(cell)  # a formula that reads itself stays as it is
            new[cell] = self._calculated(cell, value, new)
        return new[cell]

    def _calculated(self, cell: Address, value: Fraction, new: dict[Address, Number | None]) -> Number | None:
        def look(c: Address) -> Value:
            if c == self.at:
                return value
            if c in self.known or c in new:
                number = self._number(c, value, new)
                return Gap.UNREADABLE if number is None or number.value is None else number.value
            return self.ledger.raw(c)

        source, before = self._source(cell), self.ledger.number(cell)
        result = None if source is None else exact(source, look)
        if not isinstance(result, Fraction):
            return None
        if before.value == before.shown:  # rounded by its formula, or whole
            result = half_up(result, before.step)
        return Number(result, before.step, unit=before.unit, raw=before.raw)


def step_of(value: Fraction, at_least: Fraction) -> Fraction:
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
