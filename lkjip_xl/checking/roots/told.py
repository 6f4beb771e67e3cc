"""The findings of roots: one line for each, and what follows from it listed under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.checking.binder import reference_text
from lkjip_xl.checking.commas import decided_commas
from lkjip_xl.checking.explain import SUFFIX, explain, said
from lkjip_xl.checking.facts import cell_label
from lkjip_xl.checking.hints import Clues, hint
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.roots.evidence import Suspect
from lkjip_xl.checking.roots.labels import find_labels
from lkjip_xl.checking.roots.misplaced import Misplaced, find_misplaced, misplaced_finding
from lkjip_xl.checking.roots.search import find_suspects
from lkjip_xl.checking.roots.texts import (
    TextRead,
    find_blanks_read,
    find_doubled_percents,
    find_doubtful_texts,
    find_texts_read,
)
from lkjip_xl.checking.show import decimals_for, decimals_of, show_number
from lkjip_xl.expr import Const, Ref
from lkjip_xl.findings import Finding, Level, Live, Operand, Verdict
from lkjip_xl.numbers import half_up
from lkjip_xl.rules import titled
from lkjip_xl.table import Kind

Root = Suspect | Misplaced | TextRead


def find_roots(
    ledger: Ledger,
    judged: Sequence[Judgement],
    everything: Iterable[Judgement],
    judge: Callable[[Book], list[Judgement]],
) -> list[Root]:
    """The roots of a submission: rows in the wrong place first, words that decide what is counted, blank cells and
    texts that formulas pass over, then cells that explain several contradictions; each explains what those before it do
    not. `judged` holds at least all that contradicts, `everything` all judgements; `judge` judges another book."""
    roots: list[Root] = [*find_misplaced(judged, ledger.book, judge)]
    roots += find_labels(_left(judged, roots), ledger.book, judge)
    roots += find_blanks_read(ledger, _left(judged, roots))
    roots += find_texts_read(ledger, _left(judged, roots))
    roots += find_doubled_percents(ledger, _left(judged, roots))
    left = _left(judged, roots)
    suspects = find_suspects(ledger, everything, left)
    doubtful = find_doubtful_texts(ledger, left, {s.at for s in suspects})
    if doubtful:  # what rests on them is no evidence against others
        roots += doubtful
        suspects = find_suspects(ledger, everything, _left(judged, roots))
    roots += suspects
    return [*roots, *_commas(ledger, _left(judged, roots))]


def _commas(ledger: Ledger, left: Sequence[Judgement]) -> Iterator[Suspect]:
    """The figures whose comma was lost, each with the percentages that were worked out before."""
    told: dict[tuple[Address, Fraction], list[Judgement]] = {}
    for at, value, j in decided_commas(ledger, left):
        told.setdefault((at, value), []).append(j)
    for (at, value), settles in told.items():
        yield Suspect(at, value, tuple(settles), hint="Apakah koma desimalnya hilang?")


def _left(judged: Sequence[Judgement], roots: Sequence[Root]) -> list[Judgement]:
    """The judgements that no root explains, neither itself nor by way of what follows from it."""
    left = list(judged)
    cells = {j.claim.at for root in roots for j in root.settles}
    explained = {id(j) for root in roots for j in root.settles}
    while explained:
        left = [j for j in left if id(j) not in explained]
        follow = [j for j in left if j.verdict is Verdict.IKUT and j.wrong_operand in cells]
        cells |= {j.claim.at for j in follow}
        explained = {id(j) for j in follow}
    return left


def name_roots(ledger: Ledger, roots: Iterable[Root], findings: list[Finding]) -> list[Finding]:
    """The findings with one line for each root, and what it explains listed under it."""
    for root in roots:
        cells = {(j.claim.at, j.claim.code) for j in root.settles}
        explained = [f for f in findings if (f.at, f.code) in cells]
        if not explained:
            continue
        others = [_raised(root, f) for f in findings if (f.at, f.code) not in cells | {(root.at, "L-16")}]
        hint = f"Akan cocok bila {root.at} diperbaiki."
        follows = [_below(root, f, hint) for f in explained if f.at != root.at]
        findings = [*others, *_told(ledger, root, explained), *follows, *_upset(ledger, root)]
    return findings


def _below(root: Root, f: Finding, hint: str) -> Finding:
    """A finding as one that follows from a root; under a suspect its line turns with the root and nothing else. What
    looks cut off beside the wrong figure is not, beside the right one."""
    cut = SUFFIX[Verdict.DIPOTONG]
    title, level = f.title.removesuffix(cut), Level.SALAH if f.title.endswith(cut) else f.level
    live = None if isinstance(root, Suspect) else f.live
    return replace(f, title=title, level=level, root=False, root_at=root.at, hint=hint, live=live)


def _upset(ledger: Ledger, root: Root) -> Iterator[Finding]:
    """The figures that were worked out from a wrong one, so that they agree with it as it stands."""
    for j in root.upsets if isinstance(root, Suspect) else ():
        found = explain(ledger, j)
        if found is not None:
            title = f"{found.title} (ikut salah karena {reference_text(root.at, found.at.sheet)})"
            hint = f"Angka ini dihitung dari {root.at} yang keliru; perbaiki juga."
            yield replace(found, title=title, hint=hint, root=False, root_at=root.at, live=None)


def _raised(root: Root, f: Finding) -> Finding:
    """A text or a doubled percentage that formulas read is wrong once it is known to make their results wrong."""
    told = isinstance(root, TextRead) and (f.at, f.code) == (root.at, root.code)
    return replace(f, level=Level.SALAH) if told else f


def _told(ledger: Ledger, root: Root, explained: list[Finding]) -> Iterator[Finding]:
    """The finding of a root; that of a text which formulas read is there already."""
    match root:
        case Suspect():
            yield _suspected(ledger, root, explained)
        case Misplaced():
            yield misplaced_finding(root)


def _suspected(ledger: Ledger, suspect: Suspect, explained: list[Finding]) -> Finding:
    at = suspect.at
    own = next((f for f in explained if f.at == at), None)
    others = list(dict.fromkeys(j.claim.at for j in suspect.settles if j.claim.at != at))
    if own is not None and not others:
        return _of_slip(suspect, own)
    codes = [f.code for f in explained]
    shared = [m.shared.code for _, m in ledger.shared.get(at, ()) if m.shared.code in codes]
    beside = [f.code for f in explained if f.at.sheet == at.sheet]
    codes = [own.code] if own is not None else shared or beside or codes
    code = min(codes, key=lambda c: ("JSHPK".find(c[0]), c))
    number, kind = ledger.number(at), ledger.kinds.get(at, Kind.INDEX)
    needed = decimals_of(suspect.value)
    ends = half_up(suspect.value, Fraction(1, 10**needed)) == suspect.value
    least = max(number.decimals, needed) if number.value is None or (ends and kind is Kind.INDEX) else number.decimals
    decimals = decimals_for(suspect.value, kind, kind.decimals or least, number)
    step = Fraction(1, 10**decimals)
    shown = Fraction(0) if number.shown is None else number.shown
    which = "angka ini" if suspect.alone else "angka ini atau salah satu rinciannya"
    which = "rumusnya keliru" if suspect.formula else f"{which} yang paling mungkin keliru"
    places = ", ".join(reference_text(other, at.sheet) for other in others)
    finding = Finding(
        code,
        Level.SALAH,
        at,
        f"{titled(code, cell_label(ledger.book, at))} ({which})",
        said(ledger, at),
        show_number(suspect.value, decimals, kind),
        show_number(shown - half_up(suspect.value, step), decimals, kind),
        f"dengan angka itu {places} cocok semuanya",
        tuple(Operand(other, said(ledger, other)) for other in others),
        (own.hint if own is not None else "") or hint(Clues(shown, suspect.value, number.step, Ref(at))),
        live=Live(Ref(at), Const(half_up(suspect.value, step)), decimals, half_up(suspect.value, step), kind),
    )
    return _of_slip(suspect, finding)


def _of_slip(suspect: Suspect, f: Finding) -> Finding:
    """The finding of a suspect with the slip that it is part of, told under the first cell of that."""
    if not suspect.hint:
        return f
    return replace(f, hint=suspect.hint, root=suspect.led is None, root_at=suspect.led)
