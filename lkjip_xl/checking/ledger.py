"""The values and judgements of all cells, each worked out once, from the inputs upwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, partial
from itertools import chain

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.checking.binder import Binder
from lkjip_xl.checking.claims import Claim, Place
from lkjip_xl.checking.claimtable import Claims
from lkjip_xl.checking.facts import Facts
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.judging import both_sides, in_order, judge
from lkjip_xl.checking.kinds import Kinds
from lkjip_xl.checking.members import Member
from lkjip_xl.checking.names import Names
from lkjip_xl.checking.origins import Origins
from lkjip_xl.checking.references import References
from lkjip_xl.expr import Fold, Gap, Ref, Value, exact
from lkjip_xl.findings import Verdict
from lkjip_xl.numbers import NIL, Number, is_ordinary
from lkjip_xl.settings import STANDARD, Settings
from lkjip_xl.sheet import ExcelError
from lkjip_xl.table import Kind

# An indikator whose realisasi is a figure of another table is compared under the rule of that figure.
_CODES_OF_FACTS = {"ikm": "S-08", "persen_anggaran": "S-07"}

MOST_KEPT = 5_000  # judgements of a submission beyond which those that are simply right are not kept


@dataclass(eq=False, repr=False)
class Ledger:
    """Values and verdicts by cell, each worked out once.

    `claims` are the arithmetic claims by cell; the facts say which cells must agree besides.
    """

    book: Book
    names: Names
    facts: Facts
    claims: Claims
    kinds: Kinds
    blanks: frozenset[Address] = frozenset()  # inputs that may not stay blank, and do
    trusted: Address | None = None  # a derived cell that is taken as right, to see what follows
    outvoted: Mapping[Address, Fraction] = field(default_factory=dict)  # what counts should say by all witnesses
    directions: Mapping[str, str] = field(default_factory=dict)  # of indikator whose PK says none, or the wrong one
    settings: Settings = STANDARD
    fast: bool = True  # False: every cell goes the plain way, as a test does
    _judged: dict[tuple[Address, str, str], Judgement] = field(default_factory=dict)
    _exact: dict[Address, Value] = field(default_factory=dict)
    _open: set[object] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.binder = Binder(self.book, self.names, self.facts, self.reference, self.directions, self.settings)
        self.shared = self.facts.by_cell
        self.references, self.origins = References(self), Origins(self)
        self.claimed = self.claims.cells()
        self._plainly = self.fast and not self.book.instead
        self.sides = partial(both_sides, self)  # one for all judgements

    def number(self, at: Address) -> Number:
        """What a cell says as a number."""
        return self.book.number(at, self.kinds.get(at) is Kind.RUPIAH)

    def printed(self, at: Address) -> Value:
        """The value of a cell as it is shown."""
        return self._stated(at, shown=True)

    def raw(self, at: Address) -> Value:
        """The value of a cell with all the digits that it holds."""
        return self._stated(at, shown=False)

    def _stated(self, at: Address, *, shown: bool) -> Value:
        kind = self.kinds.get(at)
        if kind is not None and not kind.numeric:
            found_text = self.text(at)
            return found_text if found_text else self._blank(at)
        whole = self._whole(at) if self._plainly else None
        if whole is not None:
            return whole
        number = self.book.number(at, kind is Kind.RUPIAH)
        value = number.shown if shown else number.value
        if value is not None:
            return value
        cell = self.book.cell(at)
        if isinstance(cell.value, ExcelError):
            return Gap.UNREADABLE
        if cell.blank:
            return self._blank(at)
        if number.nil:
            return Gap.NIL
        return Gap.UNREADABLE if any(c.isdigit() for c in cell.text) else Gap.WORDS

    def _blank(self, at: Address) -> Gap:
        """Why a blank cell has no value."""
        sheet = self.book.by_name.get(at.sheet)
        never = sheet is not None and (at.row, at.col) in sheet.uncalculated
        return Gap.UNCALCULATED if never else Gap.MISSING

    def _whole(self, at: Address) -> Fraction | None:
        """The value of a cell that holds a whole number in an ordinary format, which nearly all inputs do: the same
        that `Book.number` gives, as it is shown and as it stands."""
        cell = self.book.cell(at)
        if cell.value.__class__ is not int or at.sheet in self.book.units:
            return None
        return Fraction(cell.value) if is_ordinary(cell.value, cell.number_format) else None

    def stated(self, claim: Claim) -> Number:
        """The number that a claim is about: of the cell, or of the cells that it speaks for."""
        if claim.stated is None:
            return self.book.number(claim.at, claim.kind is Kind.RUPIAH)
        value = exact(self.binder.bind(claim.stated, claim.place), self.exact)
        return Number(value, Fraction(1)) if isinstance(value, Fraction) else NIL

    def text(self, at: Address) -> str:
        """The text of a cell, as somebody sees it."""
        sheet = self.book.by_name[at.sheet]
        return sheet.seen(at.row, at.col).text

    @cached_property
    def formulas(self) -> tuple[Address, ...]:
        """The derived cells, and those that state facts, which hold a formula."""

        def holds_one(at: Address) -> bool:
            return bool(self.book.cell(at).formula)

        return tuple(dict.fromkeys(chain(filter(holds_one, self.claims), self.facts.members.cells(holds_one))))

    def given(self, at: Address) -> bool:
        """Whether nothing is said about a cell elsewhere: it stands for itself."""
        return at not in self.claimed and at not in self.shared and not (self.outvoted and at in self.outvoted)

    def exact(self, at: Address) -> Value:
        """The value of a cell as it follows from the inputs; of an input, its own value."""
        if self.given(at):
            return self._stated(at, shown=False)
        known = self._exact.get(at)
        if known is not None:
            return known
        if at in self._open:
            return self._stated(at, shown=False)
        self._open.add(at)
        try:
            found = self._exact[at] = self._work_out(at)
        finally:
            self._open.discard(at)
        return found

    def _work_out(self, at: Address) -> Value:
        if at in self.outvoted:
            return self.outvoted[at]
        for claim in self.claims.get(at, ()):
            if claim.part == "value":
                value = self.binder.value(claim.expr, claim.place, self.exact)
                if not isinstance(value, Gap) or value in (Gap.NIL, Gap.ZERO):
                    return value
        stated = self._stated(at, shown=False)
        if at not in self.claims:
            for judgement in self.judge_shared(at):
                if isinstance(judgement.exact, Gap):
                    continue
                # a figure that is published as it stands counts as printed; a percentage repeats a computed one
                kind = self.kinds.get(at)
                if judgement.verdict.wrong or judgement.verdict is Verdict.DIPOTONG:
                    published = self.references.published(at) if kind is Kind.INDEX else None
                    return judgement.exact if published is None else published
                if not judgement.verdict.right:
                    continue
                if kind is Kind.PERCENT:
                    return judgement.exact
                if kind is Kind.INDEX and (finer := self.references.published(at, finer=True)):
                    return finer
        return stated

    def reference(self, fact: str, identity: str) -> Member | None:
        """The cell that the others that state a fact are compared with."""
        return self.references.of(fact, identity)

    def judge(self, at: Address) -> list[Judgement]:
        """The arithmetic claims on a cell, judged."""
        return [self.judge_claim(c) for c in self.claims.get(at, ())]

    def judge_shared(self, at: Address) -> Iterator[Judgement]:
        """The facts that a cell repeats, judged against the cell that stands for them."""
        for key, member in self.shared.get(at, ()):
            if not member.shared.code or (member.derived and not self._compares(member)):
                continue
            if self.references.excused(member):
                continue
            judgement = self._judge_member(key, member)
            if judgement is not None:
                yield judgement

    @staticmethod
    def _compares(member: Member) -> bool:
        """Totals of different tables are compared; other derived cells only stand for a fact."""
        return member.row.kind == "total" or bool(member.row.item)

    def _judge_member(self, key: tuple[str, str], member: Member) -> Judgement | None:
        mark = ("fact", key, member.at)
        if mark in self._open:
            return None
        self._open.add(mark)
        try:
            reference = self.reference(*key)
            if reference is None:
                return None
            place = Place(member.found, member.row)
            if reference.at == member.at:
                others = [m for m in self.references.taking_part(key) if m.at != member.at and m.shared.code]
                if not others or member.derived:
                    return None
                reference = next((m for m in others if self.references.agree(m, member)), others[0])
                bound = Ref(reference.at)
                claim = Claim(member.at, member.shared.code, bound, place, member.kind, member.column, "same")
                value = self._stated(member.at, shown=False)
                return Judgement(claim, (bound, value, value), Verdict.COCOK)
            name = reference.found.called(reference.column)
            code = _CODES_OF_FACTS.get(key[0], member.shared.code)
            claim = Claim(member.at, code, Ref(reference.at, name), place, member.kind, member.column, "same")
            return self.judge_claim(claim)
        finally:
            self._open.discard(mark)

    def judge_claim(self, claim: Claim) -> Judgement:
        """One claim judged, once."""
        key = (claim.at, claim.part, claim.code)
        known = self._judged.get(key)
        if known is not None:
            return known
        found = in_order(self, claim)
        if found is None:
            found = judge(self, claim)
        elif len(self._judged) >= MOST_KEPT and not isinstance(claim.expr, Fold):
            return found  # quickly judged again
        self._judged[key] = found
        return found

    def is_wrong(self, at: Address) -> bool:
        """Whether a cell contradicts what it follows from or repeats."""
        mark = ("wrong", at)
        if mark in self._open:
            return False
        self._open.add(mark)
        try:
            if at in self.outvoted or any(j.verdict.wrong for j in self.judge(at) if j.claim.part == "value"):
                return True
            return any(j.verdict.wrong for j in self.judge_shared(at))
        finally:
            self._open.discard(mark)
