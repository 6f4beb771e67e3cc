"""A claim judged: what the cell says against what it should say."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from lkjip_xl.address import Address
from lkjip_xl.checking.amounts import judge_words
from lkjip_xl.checking.binder import reference_text
from lkjip_xl.checking.claims import Claim, Place
from lkjip_xl.checking.judgement import Judgement, Sums
from lkjip_xl.checking.texts import same_name
from lkjip_xl.checking.verdict import Sides, agrees, agrees_with_quotient, judge_label, judge_number, judge_same
from lkjip_xl.expr import Band, Expr, Fold, Gap, Op, Ref, Value, exact, interval, refs
from lkjip_xl.findings import Verdict
from lkjip_xl.numbers import Flag, Interval
from lkjip_xl.sheet import ExcelError
from lkjip_xl.table import Kind

if TYPE_CHECKING:
    from lkjip_xl.checking.ledger import Ledger

_REFUSED = (Verdict.SALAH, Verdict.DIPOTONG)


def in_order(ledger: Ledger, claim: Claim) -> Judgement | None:
    """The one fast path of the checks, for the ordinary cell: a number stands there and is what its formula gives,
    exactly. That is the first test of a verdict (`judge_number`), and what else the plain way works out could not
    change it. None for everything else, which goes the plain way."""
    if claim.part != "value" or claim.stated is not None or not isinstance(claim.expr, Op | Fold):
        return None
    if not ledger.fast or not claim.kind.numeric:
        return None
    v = ledger.book.number(claim.at, claim.kind is Kind.RUPIAH)
    if v.value is None:
        return None
    quotient = ledger.binder.quotient(claim.expr, claim.place, ledger.exact)
    if quotient is not None:
        right = agrees_with_quotient(v, *quotient)
    else:
        e = ledger.binder.value(claim.expr, claim.place, ledger.exact)
        right = isinstance(e, Fraction) and agrees(v, e)
    return Judgement(claim, ledger.sides, Verdict.COCOK) if right else None


def both_sides(ledger: Ledger, claim: Claim) -> Sums:
    """The formula of a claim on cells, its exact value, and its value from printed operands."""
    bound = ledger.binder.bind(claim.expr, claim.place)
    return bound, exact(bound, ledger.exact), exact(bound, ledger.printed)


def judge(ledger: Ledger, claim: Claim) -> Judgement:
    """A claim judged by all tests of a verdict."""
    bound, e, r = sums = both_sides(ledger, claim)
    own = ledger.book.cell(claim.at)
    wrong = _wrong_operand(ledger, bound, claim.at)
    sides = Sides(
        e,
        r,
        wrong is None,
        lambda: _range(ledger, _sound(ledger, bound, wrong, claim.at)),
        lambda: exact(bound, ledger.raw),
    )
    if claim.stated is None and claim.part != "grade":
        if isinstance(own.value, ExcelError):
            return Judgement(claim, sums, Verdict.TIDAK, f"berisi nilai galat {own.value}")
        if own.blank:
            reason = (
                "rumusnya belum pernah dihitung" if own.formula is not None and own.value is None else "selnya kosong"
            )
            return Judgement(claim, sums, Verdict.TIDAK, reason)
    verdict, reason = _verdict(ledger, claim, bound, sides)
    if verdict.wrong and (blank := ledger.origins.blank_input(bound)) is not None:
        return Judgement(claim, sums, Verdict.TIDAK, f"isian {reference_text(blank, claim.at.sheet)} kosong")
    if verdict.wrong and claim.place.found.nameless(claim.place.row):
        return Judgement(claim, sums, Verdict.TIDAK, "rumus yang menamai barisnya belum pernah dihitung")
    if verdict is Verdict.SALAH and claim.part == "same":
        copied = ledger.origins.copied(claim.at)
        if copied is not None and copied not in (r.at for r in refs(bound)) and ledger.is_wrong(copied):
            verdict, wrong = Verdict.IKUT, copied
    return Judgement(claim, sums, verdict, reason, wrong if verdict is Verdict.IKUT else None)


def _wrong_operand(ledger: Ledger, bound: Expr, at: Address) -> Address | None:
    for ref in refs(bound):
        if ref.at != at and ledger.is_wrong(ref.at):
            return ref.at
    return None


def _sound(ledger: Ledger, bound: Expr, wrong: Address | None, at: Address) -> Expr:
    """A formula, down to its inputs where one of its operands is wrong."""
    return bound if wrong is None else ledger.origins.expand(bound, at)


def _verdict(ledger: Ledger, claim: Claim, bound: Expr, sides: Sides) -> tuple[Verdict, str]:
    if claim.part == "words":
        return _words_verdict(ledger, claim, sides)
    if isinstance(bound, Band):
        return _label_verdict(ledger, claim, bound, sides)
    if claim.kind in (Kind.TEXT, Kind.CHOICE):
        return _text_verdict(ledger, claim, sides)
    v = ledger.stated(claim)
    if (
        v.value == 0
        and sides.exact is Gap.ZERO
        and claim.code in ("H-03", "H-08")
        and _nothing_of_nothing(ledger, bound)
    ):
        return Verdict.COCOK, ""
    if claim.part == "same" and isinstance(bound, Ref) and bound.at not in ledger.claimed:
        verdict = judge_same(v, ledger.number(bound.at), sides)
    else:
        verdict = judge_number(v, sides)
    if claim.part == "same" and verdict in _REFUSED and _sums_of_rounded(ledger, claim.at, bound):
        verdict = Verdict.PEMBULATAN
    if verdict is Verdict.TIDAK:
        gap = sides.exact
        if v.value is None and not v.nil:
            return verdict, Gap.UNREADABLE.value
        return verdict, f"tidak dapat dihitung: {gap.value}" if isinstance(gap, Gap) else Gap.UNREADABLE.value
    return verdict, ""


def _nothing_of_nothing(ledger: Ledger, bound: Expr) -> bool:
    """Whether a percentage is 0 of 0, which many forms print as 0."""
    return all(x in (0, Gap.NIL, Gap.MISSING) for r in refs(bound) if (x := ledger.exact(r.at)) is not None)


def _label_verdict(ledger: Ledger, claim: Claim, bound: Band, sides: Sides) -> tuple[Verdict, str]:
    if doubt := bound.scale.undecided(exact(bound.of, ledger.exact)):
        return Verdict.TIDAK, doubt
    cell = ledger.book.cell(claim.at)
    text = ledger.book.number(claim.at).category if claim.part == "grade" else cell.text
    stated = bound.scale.recognise(text)
    # `Tidak Ada` says that there is nothing, unless the scale has a category of that name
    if stated is None and claim.part != "grade" and ledger.book.number(claim.at).nil:
        gap = sides.exact
        return (Verdict.COCOK, "") if gap in (Gap.NIL, Gap.ZERO) else (Verdict.TIDAK, "selnya berisi tanda strip")
    verdict = judge_label(stated, sides)
    if verdict is Verdict.TIDAK:
        if stated is None:
            return verdict, f"“{text}” bukan kategori dari {bound.scale.title}"
        assert isinstance(sides.exact, Gap)
        return verdict, f"tidak dapat dihitung: {sides.exact.value}"
    return verdict, ""


def _text_verdict(ledger: Ledger, claim: Claim, sides: Sides) -> tuple[Verdict, str]:
    if not isinstance(sides.exact, str):
        return Verdict.TIDAK, "isian yang dibandingkan tidak ada"
    same = same_name(ledger.book.cell(claim.at).text, sides.exact)
    return Verdict.COCOK if same else Verdict.SALAH, ""


def _words_verdict(ledger: Ledger, claim: Claim, sides: Sides) -> tuple[Verdict, str]:
    figure = claim.place.found.at(claim.place.row, "nilai")
    assert figure is not None
    number = ledger.book.number(figure, claim.kind is Kind.RUPIAH)
    stated: Value = Gap.MISSING if number.shown is None else number.shown
    text = ledger.book.cell(claim.at).text
    return judge_words(text, sides.exact, stated, ledger.is_wrong(figure), counted(claim.place))


def counted(place: Place) -> str:
    """What the figure of a statement counts: its unit and the words of its fact."""
    return f"{place.found.text(place.row, 'satuan')} {place.row.name}"


def _range(ledger: Ledger, bound: Expr) -> tuple[Interval, int] | None:
    """The range of a result, where some operand was written in rounded form; else None."""
    cells = [r.at for r in refs(bound)]
    rounded = [at for at in cells if Flag.ROUNDED in ledger.number(at).flags]
    if not rounded:
        return None
    found = interval(
        bound, lambda at: Interval.from_number(n) if (n := ledger.number(at)).value is not None else Gap.NIL
    )
    return None if found is None else (found, len(rounded))


def _sums_of_rounded(ledger: Ledger, at: Address, bound: Expr) -> bool:
    """Whether two figures that should be the same differ by no more than rounding: one of them adds up figures
    in thousands, each rounded by itself."""
    if all(Flag.ROUNDED not in ledger.number(r.at).flags for r in (Ref(at, ""), *refs(bound))):
        return False
    ranges = [_range_down(ledger, one) for one in (Ref(at, ""), bound)]
    return ranges[0] is not None and ranges[1] is not None and ranges[0].overlaps_properly(ranges[1])


def _range_down(ledger: Ledger, one: Expr) -> Interval | None:
    """Where a figure can lie, given how its inputs are rounded."""
    found = _range(ledger, ledger.origins.expand_along(one, frozenset()))
    if found is not None:
        return found[0]
    value = exact(one, ledger.raw)
    return Interval.point(value) if isinstance(value, Fraction) else None
