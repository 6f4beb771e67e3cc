"""The value and the verdict of every cell, worked out from the inputs upwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from lkjip_xl.book import Address, Book, ExcelError
from lkjip_xl.checking.amounts import judge_words
from lkjip_xl.checking.binder import Binder, reference_text
from lkjip_xl.checking.claims import Claim, Place
from lkjip_xl.checking.facts import Facts, Member
from lkjip_xl.checking.formulatext import read_formula, spelled_out
from lkjip_xl.checking.names import Names
from lkjip_xl.checking.texts import same_name
from lkjip_xl.checking.verdict import Sides, agrees, agrees_with_quotient, judge_label, judge_number, judge_same
from lkjip_xl.expr import Band, Expr, Fold, Gap, Many, Op, Ref, Refs, Value, bind, exact, interval, refs
from lkjip_xl.findings import Verdict
from lkjip_xl.names import plain
from lkjip_xl.numbers import NIL, Flag, Interval, Number, half_up
from lkjip_xl.settings import STANDARD, Settings
from lkjip_xl.table import Kind

_MOST_STATED = 100  # different figures for one fact that are weighed against each other, the frequent ones first
_MOST_FOLLOWED = 20  # members of a fact beyond which only they are counted, not what follows from them

_REFUSED = (Verdict.SALAH, Verdict.DIPOTONG)

# An indikator whose realisasi is a figure of another table is compared under the rule of that figure.
_CODES_OF_FACTS = {"ikm": "S-08", "persen_anggaran": "S-07"}


Sums = tuple[Expr, Value, Value]  # a bound formula, its exact value, and its value from printed operands


class Judgement:
    """One claim judged: bound formula, both sides, the verdict, and the wrong operand it follows from.

    The sides of a figure that is right are worked out when somebody asks for them: nearly nobody does, and most
    figures are right.
    """

    __slots__ = ("_sums", "claim", "reason", "verdict", "wrong_operand")

    def __init__(
        self,
        claim: Claim,
        sums: Sums | Callable[[Claim], Sums],
        verdict: Verdict,
        reason: str = "",
        wrong_operand: Address | None = None,
    ) -> None:
        self.claim, self._sums = claim, sums
        self.verdict, self.reason, self.wrong_operand = verdict, reason, wrong_operand

    @property
    def sums(self) -> Sums:
        """The bound formula, its exact value, and its value from the operands as printed."""
        if callable(self._sums):
            self._sums = self._sums(self.claim)
        return self._sums

    @property
    def bound(self) -> Expr:
        """The formula, on cells."""
        return self.sums[0]

    @property
    def exact(self) -> Value:
        """Its value from the inputs upwards."""
        return self.sums[1]

    @property
    def printed(self) -> Value:
        """Its value from the operands as they are printed."""
        return self.sums[2]


@dataclass(eq=False, repr=False)
class Ledger:
    """Values and verdicts by cell, each worked out once.

    `claims` are the arithmetic claims by cell; the facts say which cells must agree besides.
    """

    book: Book
    names: Names
    facts: Facts
    claims: dict[Address, list[Claim]]
    kinds: Mapping[Address, Kind]
    blanks: frozenset[Address] = frozenset()  # inputs that may not stay blank, and do
    trusted: Address | None = None  # a derived cell that is taken as right, to see what follows
    outvoted: Mapping[Address, Fraction] = field(default_factory=dict)  # what counts should say by all witnesses
    directions: Mapping[str, str] = field(default_factory=dict)  # of indikator whose PK says none, or the wrong one
    settings: Settings = STANDARD
    fast: bool = True  # False: every cell goes the plain way, as a test does
    _judged: dict[tuple[Address, str, str], Judgement] = field(default_factory=dict)
    _exact: dict[Address, Value] = field(default_factory=dict)
    _chosen: dict[tuple[str, str], Member | None] = field(default_factory=dict)
    _on_texts: dict[Address, bool] = field(default_factory=dict)
    _blank: dict[Address, Address | None] = field(default_factory=dict)
    expanded: int = 0  # cells that `expand` has gone through
    _open: set[object] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.binder = Binder(self.book, self.names, self.facts, self.reference, self.directions, self.settings)
        self.shared = self.facts.by_cell

    # --- values ---------------------------------------------------------------------------------

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
            found_text = self._text(at)
            return found_text if found_text else Gap.MISSING
        number = self.book.number(at, kind is Kind.RUPIAH)
        value = number.shown if shown else number.value
        if value is not None:
            return value
        cell = self.book.cell(at)
        if isinstance(cell.value, ExcelError):
            return Gap.UNREADABLE
        if cell.blank:
            return Gap.MISSING
        return Gap.NIL if number.nil else Gap.UNREADABLE

    def _text(self, at: Address) -> str:
        sheet = self.book.by_name[at.sheet]
        return sheet.seen(at.row, at.col).text

    def given(self, at: Address) -> bool:
        """Whether nothing is said about a cell elsewhere: it stands for itself."""
        return at not in self.claims and at not in self.shared and at not in self.outvoted

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
                    published = self._published(at) if kind is Kind.INDEX else None
                    return judgement.exact if published is None else published
                if judgement.verdict.right and kind is Kind.PERCENT:
                    return judgement.exact
                if judgement.verdict.right and kind is Kind.INDEX and (finer := self._published(at, finer=True)):
                    return finer
        return stated

    def _published(self, at: Address, *, finer: bool = False) -> Value | None:
        """An index as another table prints it, where this cell is wrong or shows fewer digits; None without one."""
        for key, _ in self.shared.get(at, ()):
            for m in self.facts.members.get(key, ()):
                if finer and not self._prints_finer(m.at, at):
                    continue
                if m.at != at and m.kind is Kind.INDEX and not m.derived and not self.is_wrong(m.at):
                    return self.printed(m.at)
        return None

    def _prints_finer(self, other: Address, at: Address) -> bool:
        """Whether another cell shows the same figure with more digits."""
        its, own = self.number(other), self.number(at)
        if its.shown is None or own.shown is None or not 0 < its.step < own.step:
            return False
        return half_up(its.shown, own.step) == own.shown

    # --- facts ----------------------------------------------------------------------------------

    def reference(self, fact: str, identity: str) -> Member | None:
        """The cell that the others are compared with: of those that follow rightly from their own table, else of
        the entered ones, the one that most agree with."""
        key = self.facts.moved.get((fact, identity), (fact, identity))
        if key not in self._chosen:
            members = self._taking_part(key)
            if ("chosen", key) in self._open:
                return members[0] if members else None
            self._open.add(("chosen", key))
            try:
                self._chosen[key] = self._choose(members)
            finally:
                self._open.discard(("chosen", key))
        return self._chosen[key]

    def _taking_part(self, key: tuple[str, str]) -> list[Member]:
        return [m for m in self.facts.members.get(key, []) if not self._excused(m)]

    def _excused(self, member: Member) -> bool:
        if member.shared.unless is None:
            return False
        bound = self.binder.bind(member.shared.unless, Place(member.found, member.row))
        return exact(bound, self.printed) == 1

    def _choose(self, members: list[Member]) -> Member | None:
        derived = [m for m in members if m.derived]
        for m in derived:
            if m.at == self.trusted:
                return m
        rightly = [m for m in derived if self._follows_rightly(m.at)]
        if rightly:
            return self._most_agreed(rightly)
        entered = [m for m in members if not m.derived]
        # a formula that copies a cell is no second witness of it
        typed = [m for m in entered if self.book.cell(m.at).formula is None]
        if typed and not (derived and len(typed) < 2):
            return self._most_agreed(typed)
        return next(iter((*derived, *entered)), None)

    def _follows_rightly(self, at: Address) -> bool:
        return any(j.verdict.right for j in self.judge(at) if j.claim.part == "value")

    def _most_agreed(self, members: list[Member]) -> Member:
        alike: dict[object, list[Member]] = {}  # those that state the same in the same way have the same votes
        for m in members:
            alike.setdefault(self._as_stated(m), []).append(m)
        groups = list(alike.values())
        voters = groups if len(groups) <= _MOST_STATED else sorted(groups, key=len, reverse=True)[:_MOST_STATED]
        best, best_votes = members[0], -1
        for m in (group[0] for group in voters):
            votes = sum(len(group) for group in voters if self._agree(m, group[0])) + self._followed(m, members, voters)
            finer = (
                votes == best_votes and self._agree(m, best) and 0 < self.number(m.at).step < self.number(best.at).step
            )
            if votes > best_votes or finer:
                best, best_votes = m, votes
        return best

    def _followed(self, one: Member, members: list[Member], voters: list[list[Member]]) -> int:
        """How many typed figures beside the members of a fact follow from what one of them says: a percentage that
        was worked out from it speaks for it, wherever it stands."""
        value = self.number(one.at).value
        if len(voters) < 2 or value is None or len(members) > _MOST_FOLLOWED:
            return 0
        return sum(self._follows(at, claim, m, value) for m in members for at, claim in self._beside(m))

    def _beside(self, m: Member) -> Iterator[tuple[Address, Claim]]:
        """The typed figures that the row of a member derives."""
        for key, year, _ in m.found.derived:
            at = m.found.at(m.row, key, year)
            if at is not None and self.book.cell(at).formula is None:
                yield from ((at, c) for c in self.claims.get(at, ()) if c.part == "value" and c.kind.numeric)

    def _follows(self, at: Address, claim: Claim, m: Member, value: Fraction) -> bool:
        bound, stated = self.binder.bind(claim.expr, claim.place), self.number(at)
        if stated.value is None or all(r.at != m.at for r in refs(bound)):
            return False
        result = exact(bound, lambda a: value if a == m.at else self.raw(a))
        return isinstance(result, Fraction) and agrees(stated, result)

    def _as_stated(self, m: Member) -> object:
        if not m.kind.numeric:
            return plain(self._text(m.at))
        number = self.number(m.at)
        return number.value, number.step, number.nil

    def _agree(self, a: Member, b: Member) -> bool:
        if not a.kind.numeric:
            return plain(self._text(a.at)) == plain(self._text(b.at))
        x, y = self.number(a.at), self.number(b.at)
        if x.value is None or y.value is None:
            return x.nil and y.nil
        assert x.shown is not None
        assert y.shown is not None
        return agrees(x, y.value) or agrees(y, x.value)

    # --- verdicts -------------------------------------------------------------------------------

    def judge(self, at: Address) -> list[Judgement]:
        """The arithmetic claims on a cell, judged."""
        return [self.judge_claim(c) for c in self.claims.get(at, ())]

    def judge_shared(self, at: Address) -> Iterator[Judgement]:
        """The facts that a cell repeats, judged against the cell that stands for them."""
        for key, member in self.shared.get(at, ()):
            if not member.shared.code or (member.derived and not self._compares(member)):
                continue
            if self._excused(member):
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
                others = [m for m in self._taking_part(key) if m.at != member.at and m.shared.code]
                if not others or member.derived:
                    return None
                reference = next((m for m in others if self._agree(m, member)), others[0])
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
        if known is None:
            known = self._judged[key] = self._in_order(claim) or self._judge(claim)
        return known

    def _in_order(self, claim: Claim) -> Judgement | None:
        """The one fast path of the checks, for the ordinary cell: a number stands there and is what its formula gives,
        exactly. That is the first test of a verdict (`judge_number`), and what else the plain way works out could not
        change it. None for everything else, which goes the plain way."""
        if claim.part != "value" or claim.stated is not None or not isinstance(claim.expr, Op | Fold):
            return None
        if not self.fast or not claim.kind.numeric:
            return None
        v = self.book.number(claim.at, claim.kind is Kind.RUPIAH)
        if v.value is None:
            return None
        quotient = self.binder.quotient(claim.expr, claim.place, self.exact)
        if quotient is not None:
            right = agrees_with_quotient(v, *quotient)
        else:
            e = self.binder.value(claim.expr, claim.place, self.exact)
            right = isinstance(e, Fraction) and agrees(v, e)
        return Judgement(claim, self._both_sides, Verdict.COCOK) if right else None

    def _both_sides(self, claim: Claim) -> Sums:
        bound = self.binder.bind(claim.expr, claim.place)
        return bound, exact(bound, self.exact), exact(bound, self.printed)

    def _judge(self, claim: Claim) -> Judgement:
        bound, e, r = sums = self._both_sides(claim)
        own = self.book.cell(claim.at)
        wrong = self._wrong_operand(bound, claim.at)
        sides = Sides(e, r, wrong is None, lambda: self._range(self._sound(bound, wrong, claim.at)))
        if claim.stated is None and claim.part != "grade":
            if isinstance(own.value, ExcelError):
                return Judgement(claim, sums, Verdict.TIDAK, f"berisi nilai galat {own.value}")
            if own.blank:
                reason = (
                    "rumusnya belum pernah dihitung"
                    if own.formula is not None and own.value is None
                    else "selnya kosong"
                )
                return Judgement(claim, sums, Verdict.TIDAK, reason)
        verdict, reason = self._verdict(claim, bound, sides)
        if verdict.wrong and (blank := self.blank_input(bound)) is not None:
            return Judgement(claim, sums, Verdict.TIDAK, f"isian {reference_text(blank, claim.at.sheet)} kosong")
        if verdict is Verdict.SALAH and claim.part == "same":
            copied = self.copied(claim.at)
            if copied is not None and copied not in (r.at for r in refs(bound)) and self.is_wrong(copied):
                verdict, wrong = Verdict.IKUT, copied
        return Judgement(claim, sums, verdict, reason, wrong if verdict is Verdict.IKUT else None)

    def copied(self, at: Address) -> Address | None:
        """The cell that the formula of a cell does nothing but repeat; None where there is no such formula."""
        formula = spelled_out(self.book, at)
        reading = read_formula(formula, at.sheet) if formula else None
        if reading is None or len(reading.cells) != 1:
            return None
        other = next(iter(reading.cells))
        mine, its = self.number(at), self.number(other).value
        return other if mine.value is not None and its is not None and agrees(mine, its) else None

    def _verdict(self, claim: Claim, bound: Expr, sides: Sides) -> tuple[Verdict, str]:
        if claim.part == "words":
            return self._words_verdict(claim, sides)
        if isinstance(bound, Band):
            return self._label_verdict(claim, bound, sides)
        if claim.kind in (Kind.TEXT, Kind.CHOICE):
            return self._text_verdict(claim, sides)
        v = self.stated(claim)
        if (
            v.value == 0
            and sides.exact is Gap.ZERO
            and claim.code in ("H-03", "H-08")
            and self._nothing_of_nothing(bound)
        ):
            return Verdict.COCOK, ""
        if claim.part == "same" and isinstance(bound, Ref) and bound.at not in self.claims:
            verdict = judge_same(v, self.number(bound.at), sides)
        else:
            verdict = judge_number(v, sides)
        if claim.part == "same" and verdict in _REFUSED and self._sums_of_rounded(claim.at, bound):
            verdict = Verdict.PEMBULATAN
        if verdict is Verdict.TIDAK:
            gap = sides.exact
            if v.value is None and not v.nil:
                return verdict, Gap.UNREADABLE.value
            return verdict, f"tidak dapat dihitung: {gap.value}" if isinstance(gap, Gap) else Gap.UNREADABLE.value
        return verdict, ""

    def _nothing_of_nothing(self, bound: Expr) -> bool:
        """Whether a percentage is 0 of 0, which many forms print as 0."""
        return all(x in (0, Gap.NIL, Gap.MISSING) for r in refs(bound) if (x := self.exact(r.at)) is not None)

    def stated(self, claim: Claim) -> Number:
        """The number that a claim is about: of the cell, or of the cells that it speaks for."""
        if claim.stated is None:
            return self.book.number(claim.at, claim.kind is Kind.RUPIAH)
        value = exact(self.binder.bind(claim.stated, claim.place), self.exact)
        return Number(value, Fraction(1)) if isinstance(value, Fraction) else NIL

    def _label_verdict(self, claim: Claim, bound: Band, sides: Sides) -> tuple[Verdict, str]:
        if bound.scale.doubt:
            return Verdict.TIDAK, bound.scale.doubt
        cell = self.book.cell(claim.at)
        text = self.book.number(claim.at).category if claim.part == "grade" else cell.text
        stated = bound.scale.recognise(text)
        # `Tidak Ada` says that there is nothing, unless the scale has a category of that name
        if stated is None and claim.part != "grade" and self.book.number(claim.at).nil:
            gap = sides.exact
            return (Verdict.COCOK, "") if gap in (Gap.NIL, Gap.ZERO) else (Verdict.TIDAK, "selnya berisi tanda strip")
        verdict = judge_label(stated, sides)
        if verdict is Verdict.TIDAK:
            if stated is None:
                return verdict, f"“{text}” bukan kategori dari {bound.scale.title}"
            assert isinstance(sides.exact, Gap)
            return verdict, f"tidak dapat dihitung: {sides.exact.value}"
        return verdict, ""

    def _text_verdict(self, claim: Claim, sides: Sides) -> tuple[Verdict, str]:
        if not isinstance(sides.exact, str):
            return Verdict.TIDAK, "isian yang dibandingkan tidak ada"
        same = same_name(self.book.cell(claim.at).text, sides.exact)
        return Verdict.COCOK if same else Verdict.SALAH, ""

    def _words_verdict(self, claim: Claim, sides: Sides) -> tuple[Verdict, str]:
        figure = claim.place.found.at(claim.place.row, "nilai")
        assert figure is not None
        number = self.book.number(figure, claim.kind is Kind.RUPIAH)
        stated: Value = Gap.MISSING if number.shown is None else number.shown
        text, counted = self.book.cell(claim.at).text, self.counted(claim.place)
        return judge_words(text, sides.exact, stated, self.is_wrong(figure), counted)

    @staticmethod
    def counted(place: Place) -> str:
        """What the figure of a statement counts: its unit and the words of its fact."""
        return f"{place.found.text(place.row, 'satuan')} {place.row.name}"

    def expand(self, bound: Expr, at: Address) -> Expr:
        """A bound formula with every derived cell in it replaced by its own formula, down to the inputs."""

        found = self._expand(bound, frozenset((at,)))
        self.expanded += sum(1 for _ in refs(found))
        return found

    def _expand(self, bound: Expr, path: frozenset[Address]) -> Expr:
        def leaf(x: Expr) -> Expr:
            if isinstance(x, Ref):
                return self._inputs_of(x, path)
            if isinstance(x, Refs) and any(a in self.claims for a in x.at):
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
        return any(kind.numeric and self.raw(at) is Gap.UNREADABLE for at, kind in self.kinds.items())

    def _unreadable(self, ref: Ref) -> bool:
        """The same for one cell, remembered: the rows of a tree are asked about again at each level."""
        known = self._on_texts.get(ref.at)
        mark = ("unreadable", ref.at)
        if known is None and mark not in self._open:
            self._open.add(mark)
            try:
                source = self._source(ref)
                known = self._on_texts[ref.at] = (
                    self.raw(ref.at) is Gap.UNREADABLE if source is None else self.rests_on_unreadable(source)
                )
            finally:
                self._open.discard(mark)
        return self.raw(ref.at) is Gap.UNREADABLE if known is None else known

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
        return self._inputs_of(source, path) if isinstance(source, Ref) else self._expand(source, path)

    def _source(self, ref: Ref) -> Expr | None:
        """What a cell directly follows from; None where it is an input."""
        for claim in self.claims.get(ref.at, ()):
            if claim.part == "value":
                return self.binder.bind(claim.expr, claim.place)
        for judgement in self.judge_shared(ref.at) if ref.at not in self.claims else ():
            follows = judgement.verdict.wrong or (judgement.verdict.right and self.kinds.get(ref.at) is Kind.PERCENT)
            if follows and isinstance(judgement.bound, Ref):
                return judgement.bound
        return None

    def blank_input(self, bound: Expr) -> Address | None:
        """A required input that a formula rests on and that was left blank; it is told as such, once."""
        return next((blank for r in refs(bound) if (blank := self._blank_below(r.at)) is not None), None)

    def _blank_below(self, at: Address) -> Address | None:
        """The same for one cell, remembered: each percentage of a total asks about all rows of it."""
        if at in self.blanks:
            return at
        if at not in self._blank:
            self._blank[at] = None  # no cell follows from itself
            values = (c for c in self.claims.get(at, ()) if c.part == "value")
            below = (self.blank_input(self.binder.bind(c.expr, c.place)) for c in values)
            self._blank[at] = next((blank for blank in below if blank is not None), None)
        return self._blank[at]

    def _wrong_operand(self, bound: Expr, at: Address) -> Address | None:
        for ref in refs(bound):
            if ref.at != at and self.is_wrong(ref.at):
                return ref.at
        return None

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

    def _sound(self, bound: Expr, wrong: Address | None, at: Address) -> Expr:
        """A formula, down to its inputs where one of its operands is wrong."""
        return bound if wrong is None else self.expand(bound, at)

    def _range(self, bound: Expr) -> tuple[Interval, int] | None:
        """The range of a result, where some operand was written in rounded form; else None."""
        cells = [r.at for r in refs(bound)]
        rounded = [at for at in cells if Flag.ROUNDED in self.number(at).flags]
        if not rounded:
            return None
        found = interval(
            bound, lambda at: Interval.from_number(n) if (n := self.number(at)).value is not None else Gap.NIL
        )
        return None if found is None else (found, len(rounded))

    def _sums_of_rounded(self, at: Address, bound: Expr) -> bool:
        """Whether two figures that should be the same differ by no more than rounding: one of them adds up figures
        in thousands, each rounded by itself."""
        if all(Flag.ROUNDED not in self.number(r.at).flags for r in (Ref(at, ""), *refs(bound))):
            return False
        ranges = [self._range_down(one) for one in (Ref(at, ""), bound)]
        return ranges[0] is not None and ranges[1] is not None and ranges[0].overlaps_properly(ranges[1])

    def _range_down(self, one: Expr) -> Interval | None:
        """Where a figure can lie, given how its inputs are rounded."""
        found = self._range(self._expand(one, frozenset()))
        if found is not None:
            return found[0]
        value = exact(one, self.raw)
        return Interval.point(value) if isinstance(value, Fraction) else None
