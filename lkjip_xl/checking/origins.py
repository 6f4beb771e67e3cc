"""What a derived cell follows from, down to the inputs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lkjip_xl.address import Address
from lkjip_xl.checking.formulatext import read_formula, spelled_out
from lkjip_xl.checking.verdict import agrees
from lkjip_xl.expr import NO_NUMBER, Expr, Many, Ref, Refs, bind, refs
from lkjip_xl.numbers import is_ordinary
from lkjip_xl.table import Kind

if TYPE_CHECKING:
    from lkjip_xl.checking.ledger import Ledger


class Origins:
    """The formulas of a ledger, followed from cell to cell; `expanded` counts the cells that `expand` went through."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.expanded = 0
        self._on_texts: dict[Address, bool] = {}
        self._blank: dict[Address, Address | None] = {}
        self._open: set[Address] = set()

    def expand(self, bound: Expr, at: Address) -> Expr:
        """A bound formula with every derived cell in it replaced by its own formula, down to the inputs."""

        found = self.expand_along(bound, frozenset((at,)))
        self.expanded += sum(1 for _ in refs(found))
        return found

    def expand_along(self, bound: Expr, path: frozenset[Address]) -> Expr:
        """`expand`, but for the cells of `path`, which are on the way already."""

        def leaf(x: Expr) -> Expr:
            if isinstance(x, Ref):
                return self._inputs_of(x, path)
            if isinstance(x, Refs) and any(a in self._ledger.claimed for a in x.at):
                return Many(tuple(self._inputs_of(Ref(a, x.name), path) for a in x.at))
            return x

        return bind(bound, leaf)

    def rests_on_unreadable(self, bound: Expr) -> bool:
        """Whether some input of a formula cannot be read as a number, so that a spreadsheet, which passes over
        texts, would compute something else."""
        return self.some_unreadable and any(self._unreadable(r) for r in refs(bound))

    @cached_property
    def some_unreadable(self) -> bool:
        """Whether any figure of the tables cannot be read; mostly none, and nothing rests on it."""
        figures = (at for at, kind in self._ledger.kinds.items() if kind.numeric)
        odd = (at for at in figures if not is_ordinary((cell := self._ledger.book.cell(at)).value, cell.number_format))
        return any(self._ledger.raw(at) in NO_NUMBER for at in odd)

    def _unreadable(self, ref: Ref) -> bool:
        """The same for one cell, remembered: the rows of a tree are asked about again at each level."""
        known = self._on_texts.get(ref.at)
        if known is None and ref.at not in self._open:
            self._open.add(ref.at)
            try:
                source = self._source(ref)
                known = self._on_texts[ref.at] = (
                    self._ledger.raw(ref.at) in NO_NUMBER if source is None else self.rests_on_unreadable(source)
                )
            finally:
                self._open.discard(ref.at)
        return self._ledger.raw(ref.at) in NO_NUMBER if known is None else known

    def follow(self, ref: Ref) -> Expr:
        """What a derived cell follows from, down to the inputs; the cell itself where it is an input."""
        return self._inputs_of(ref, frozenset())

    def _inputs_of(self, ref: Ref, path: frozenset[Address]) -> Expr:
        """The formula of a cell on inputs; `path` holds the cells on the way, so that no cell follows from itself."""
        if ref.at in path:
            return ref
        path |= {ref.at}
        source = self._source(ref)
        if source is None:
            return ref
        return self._inputs_of(source, path) if isinstance(source, Ref) else self.expand_along(source, path)

    def _source(self, ref: Ref) -> Expr | None:
        """What a cell directly follows from; None where it is an input."""
        for claim in self._ledger.claims.get(ref.at, ()):
            if claim.part == "value":
                return self._ledger.binder.bind(claim.expr, claim.place)
        for judgement in self._ledger.judge_shared(ref.at) if ref.at not in self._ledger.claims else ():
            percentage = judgement.verdict.right and self._ledger.kinds.get(ref.at) is Kind.PERCENT
            if (judgement.verdict.wrong or percentage) and isinstance(judgement.bound, Ref):
                return judgement.bound
        return None

    def blank_input(self, bound: Expr) -> Address | None:
        """A required input that a formula rests on and that was left blank; it is told as such, once."""
        return next((blank for r in refs(bound) if (blank := self._blank_below(r.at)) is not None), None)

    def _blank_below(self, at: Address) -> Address | None:
        """The same for one cell, remembered: each percentage of a total asks about all rows of it."""
        if at in self._ledger.blanks:
            return at
        if at not in self._blank:
            self._blank[at] = None  # no cell follows from itself
            values = (c for c in self._ledger.claims.get(at, ()) if c.part == "value")
            below = (self.blank_input(self._ledger.binder.bind(c.expr, c.place)) for c in values)
            self._blank[at] = next((blank for blank in below if blank is not None), None)
        return self._blank[at]

    def copied(self, at: Address) -> Address | None:
        """The cell that the formula of a cell does nothing but repeat; None where there is no such formula."""
        other = self._only_read(at)
        if other is None:
            return None
        mine, its = self._ledger.number(at), self._ledger.number(other).value
        return other if mine.value is not None and its is not None and agrees(mine, its) else None

    def linked(self, at: Address) -> Address | None:
        """The cell whose very content, be it words, the formula of a cell shows; None where it is no such link."""
        other, value = self._only_read(at), self._ledger.book.cell(at).value
        if other is None or value in (None, ""):
            return None
        return other if self._ledger.book.cell(other).value == value else None

    def _only_read(self, at: Address) -> Address | None:
        """The one cell that the formula of a cell reads; None where it reads none, or more."""
        formula = spelled_out(self._ledger.book, at)
        reading = read_formula(formula, at.sheet) if formula else None
        return next(iter(reading.cells)) if reading is not None and len(reading.cells) == 1 else None
