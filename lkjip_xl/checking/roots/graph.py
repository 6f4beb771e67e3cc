"""Who reads whom: the judgements of a submission by the cells that they rest on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lkjip_xl.address import Address
from lkjip_xl.checking.formulatext import reads_below
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.expr import refs

if TYPE_CHECKING:
    from lkjip_xl.checking.roots.anew import Anew

_MOST_BELOW = 3000
_MOST_CELLS = 15_000  # that the values tried may rest on, counted for each again


@dataclass(eq=False, repr=False)
class Graph:
    """Who reads whom: judgements by the cells that they read directly."""

    ledger: Ledger
    judgements: list[Judgement]
    contradictions: list[Judgement] = field(default_factory=list)
    readers: dict[Address, list[Judgement]] = field(default_factory=dict)
    about: dict[Address, list[Judgement]] = field(default_factory=dict)
    _formula_cells: dict[Address, frozenset[Address] | None] = field(default_factory=dict)
    _reads: dict[int, frozenset[Address]] = field(default_factory=dict)
    _below: dict[int, frozenset[Address]] = field(default_factory=dict)
    anews: dict[Address, Anew] = field(default_factory=dict)  # made once for each cell that is tried
    left: int = _MOST_CELLS  # to be worked out anew before the search ends

    def __post_init__(self) -> None:
        for j in self.judgements:
            self.about.setdefault(j.claim.at, []).append(j)
            for at in self.reads(j):
                self.readers.setdefault(at, []).append(j)

    def reads(self, j: Judgement) -> frozenset[Address]:
        """The cells that a judgement reads directly, on either side."""
        if id(j) not in self._reads:
            self._reads[id(j)] = frozenset(self._read_by(j))
        return self._reads[id(j)]

    def _read_by(self, j: Judgement) -> set[Address]:
        cells = {r.at for r in refs(j.bound)}
        if j.claim.stated is not None:
            cells |= {r.at for r in refs(self.ledger.binder.bind(j.claim.stated, j.claim.place))}
        return cells

    def above(self, at: Address) -> list[Judgement]:
        """Every judgement that a cell has a part in: its own, and those that read it, at any distance."""
        return self._above([at])

    def by_formula(self, at: Address) -> list[Judgement]:
        """The judgements that a cell has a part in by formulas although no rule says so, and what reads them: a sum
        across in a row that should be the sum of the rows below it."""
        return self._above(sorted({j.claim.at for j in self.contradictions if self.follows_by_formula(j.claim.at, at)}))

    def _above(self, waiting: list[Address]) -> list[Judgement]:
        found: dict[int, Judgement] = {id(j): j for c in waiting for j in self.about.get(c, ())}
        seen = set(waiting)
        while waiting:
            for j in self.readers.get(waiting.pop(), ()):
                found[id(j)] = j
                if j.claim.at not in seen:
                    seen.add(j.claim.at)
                    waiting.append(j.claim.at)
        return list(found.values())

    def below(self, j: Judgement) -> frozenset[Address]:
        """The cells that a judgement rests on, at any distance, and its own."""
        if id(j) not in self._below:
            self._below[id(j)] = frozenset(self._rests_on(j))
        return self._below[id(j)]

    def _rests_on(self, j: Judgement) -> set[Address]:
        cells, waiting = {j.claim.at}, [j]
        if j.claim.part == "same":  # a total that is compared rests on its own rows as well
            waiting += [k for k in self.about[j.claim.at] if k.claim.part == "value"]
        while waiting and len(cells) < _MOST_BELOW:
            for at in self.reads(waiting.pop()):
                if at not in cells:
                    cells.add(at)
                    waiting += [k for k in self.about.get(at, ()) if k.claim.part in ("value", "same")]
        return cells

    def inputs_below(self, j: Judgement) -> set[Address]:
        """The cells below a judgement that do not follow from their own table."""
        return {c for c in self.below(j) if c not in self.ledger.claimed}

    def follows_by_formula(self, cell: Address, at: Address) -> bool:
        """Whether the formula of a cell reads `at`, itself or through other formulas."""
        if cell not in self._formula_cells:
            self._formula_cells[cell] = reads_below(self.ledger.book, cell)
        cells = self._formula_cells[cell]
        return cells is None or at in cells
