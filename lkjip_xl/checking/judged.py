"""All judgements of a submission, and the verdict on each cell that comes of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from operator import eq
from typing import overload

from lkjip_xl.address import Address
from lkjip_xl.checking.claims import Claim
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.ledger import MOST_KEPT, Ledger
from lkjip_xl.checking.roots.evidence import Suspect
from lkjip_xl.checking.roots.told import Root
from lkjip_xl.expr import Fold, Op
from lkjip_xl.findings import Checked, Verdict
from lkjip_xl.table import Kind


class Judged:
    """The judgements of a submission, in order. Of a very long one, those that only say that a cell is right leave no
    more than their verdict behind (`right`), and are made again for who goes through all of them.

    crashed: gets what rules said that failed, by their code.
    """

    def __init__(self, ledger: Ledger, crashed: dict[str, str]) -> None:
        self.ledger = ledger
        self.telling: list[Judgement] = []
        self.right = Right(tuple(s.name for s in ledger.book.sheets))
        for j, only in _judgements(ledger, crashed):
            if only and len(self.telling) >= MOST_KEPT and _says_no_more(ledger, j):
                self.right.add(j.claim.at, j.claim.code)
            else:
                self.telling.append(j)

    def __iter__(self) -> Iterator[Judgement]:
        return (j for j, _ in _judgements(self.ledger, {})) if len(self.right) else iter(self.telling)

    def cells(self, roots: Sequence[Root]) -> Sequence[Checked]:
        """The verdict on each cell: the worst of its judgements; what a root explains only follows from it."""
        suspects = [root for root in roots if isinstance(root, Suspect)]
        known = {j.claim.at for j in chain(self.telling, *(s.upsets for s in suspects))} | {s.at for s in suspects}
        worst = {c.at: c for c in self.right if c.at in known}
        settled = {id(j) for root in roots for j in root.settles if j.claim.at != root.at}
        for j in self.telling:
            if j.claim.code == "S-10":
                continue  # a word, no figure
            now = Checked(j.claim.at, Verdict.IKUT if id(j) in settled else j.verdict, j.claim.code, j.reason)
            before = worst.get(j.claim.at)
            if before is None or now.verdict.severity > before.verdict.severity:
                worst[j.claim.at] = now
        for s in suspects:
            code = worst[s.at].code if s.at in worst else s.settles[0].claim.code
            worst[s.at] = Checked(s.at, Verdict.SALAH, code)
            worst |= {j.claim.at: Checked(j.claim.at, Verdict.IKUT, j.claim.code) for j in s.upsets}
        return self.right.among(worst.values())


class Right(Sequence[Checked]):
    """Cells that are right, each in eight bytes: sheet, row, column and code in one number. `others` have verdicts of
    their own, at their places among them."""

    def __init__(self, sheets: tuple[str, ...]) -> None:
        self._sheets = sheets
        self._order = {name: i for i, name in enumerate(sheets)}
        self._codes: dict[str, int] = {}  # in order, each with its number
        self._cells = array("Q")
        self._others: dict[int, Checked] = {}  # by place

    def add(self, at: Address, code: str) -> None:
        """One more cell."""
        number = self._codes.setdefault(code, len(self._codes))
        self._cells.append(self._place(at) << 10 | number)

    def _place(self, at: Address) -> int:
        return self._order[at.sheet] << 36 | at.row << 15 | at.col  # a sheet has less than 2^21 rows, 2^15 columns

    def among(self, others: Iterable[Checked]) -> Sequence[Checked]:
        """These cells and others, in order; an other one counts where both are about one cell."""
        placed = {self._place(c.at): c for c in others}
        if not self._cells:
            return tuple(placed[place] for place in sorted(placed))
        both = Right(self._sheets)
        both._codes, both._others = self._codes, placed
        cells = [cell for cell in self._cells if cell >> 10 not in placed] + [place << 10 for place in placed]
        both._cells = array("Q", sorted(cells))
        return both

    def __len__(self) -> int:
        return len(self._cells)

    def __iter__(self) -> Iterator[Checked]:
        return map(self._checked, self._cells)

    @overload
    def __getitem__(self, i: int) -> Checked: ...
    @overload
    def __getitem__(self, i: slice) -> list[Checked]: ...
    def __getitem__(self, i: int | slice) -> Checked | list[Checked]:
        return [self._checked(c) for c in self._cells[i]] if isinstance(i, slice) else self._checked(self._cells[i])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def _checked(self, cell: int) -> Checked:
        place = cell >> 10
        other = self._others.get(place)
        if other is not None:
            return other
        at = Address(self._sheets[place >> 36], place >> 15 & 0x1FFFFF, place & 0x7FFF)
        return Checked(at, Verdict.COCOK, self._named[cell & 0x3FF])

    @cached_property
    def _named(self) -> tuple[str, ...]:
        return tuple(self._codes)


def _judgements(ledger: Ledger, crashed: dict[str, str]) -> Iterator[tuple[Judgement, bool]]:
    """The judgements, each with whether it is the first on its cell and its only claim there."""
    none: list[Claim] = []
    unclaimed = ((at, none) for at in ledger.shared if at not in ledger.claims)
    for at, claims in chain(ledger.claims.items(), unclaimed):
        only = len(claims) == 1
        for claim in claims:
            try:
                yield ledger.judge_claim(claim), only
            except Exception as error:
                crashed[claim.code] = said(error)
                yield Judgement(claim, (claim.expr, "", ""), Verdict.TIDAK, "aturannya gagal dijalankan"), False
        if at in ledger.shared:
            try:
                for judgement in ledger.judge_shared(at):
                    yield judgement, False
            except Exception as error:
                crashed["S"] = said(error)


def _says_no_more(ledger: Ledger, j: Judgement) -> bool:
    """Whether there is nothing to tell but that a figure is right: no finding is ever made of it (`explain.py`)."""
    claim = j.claim
    if j.verdict is not Verdict.COCOK or claim.part != "value" or not isinstance(claim.expr, Op | Fold):
        return False
    return claim.kind is not Kind.PERCENT or ledger.stated(claim).decimals >= 2


def said(error: Exception) -> str:
    """What a rule said that failed."""
    return f"{type(error).__name__}: {error}"[:200]
