"""From a judgement to a finding: what stands there, what should, how it follows, what may have happened."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lkjip_xl.address import Address
from lkjip_xl.checking.amounts import explain_words
from lkjip_xl.checking.binder import reference_text
from lkjip_xl.checking.claims import Claim
from lkjip_xl.checking.clues import hint_for
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.judging import counted
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.show import decimals_for, show_cell, show_number, show_value
from lkjip_xl.checking.textfigures import NEVER_CALCULATED, typed_at
from lkjip_xl.expr import Band, Expr, Fold, Gap, Ref, Rows, exact, over_numbers, refs, words
from lkjip_xl.findings import Finding, Level, Live, Operand, Verdict
from lkjip_xl.found import ColumnKey
from lkjip_xl.numbers import half_up
from lkjip_xl.rules import titled
from lkjip_xl.table import Kind

# Words that differ are told, but do not make a figure wrong.
_MILDER = {"S-10": Level.PERINGATAN}

SUFFIX = {
    Verdict.SERI: " (pembulatan setengah ke angka genap)",
    Verdict.CETAK: " (cocok bila dihitung dari angka yang tercetak)",
    Verdict.DIPOTONG: " (angkanya dipotong, bukan dibulatkan)",
    Verdict.PEMBULATAN: " (cocok dalam batas pembulatan)",
}

_MOST_EXPANDED = 300_000  # cells that the live lines of a report may read, counted for each again


def explain(ledger: Ledger, j: Judgement) -> Finding | None:
    """The finding that a judgement makes; None where there is nothing to tell."""
    if j.verdict is Verdict.TIDAK:
        return _unchecked(ledger, j)
    level = j.verdict.level
    if level is None:
        return _short_of_decimals(ledger, j) or _in_a_gap(ledger, j)
    if j.claim.part == "words":
        return _words_finding(ledger, j, level)
    return _finding(ledger, j, level)


def _finding(ledger: Ledger, j: Judgement, level: Level) -> Finding:
    claim = j.claim
    level = _MILDER.get(claim.code, level)
    decimals, stated, expected, difference = _sides(ledger, j)
    title = titled(claim.code, claim.label) + SUFFIX.get(j.verdict, "")
    if j.verdict is Verdict.IKUT and j.wrong_operand is not None:
        title += f" (ikut salah karena {reference_text(j.wrong_operand, claim.at.sheet)})"
    root_at = root_of(ledger, j) if j.verdict is Verdict.IKUT else _short_list(ledger, j)
    return Finding(
        claim.code,
        level,
        claim.at,
        title,
        stated,
        expected,
        difference,
        how(ledger, j),
        operands(ledger, j.bound, claim.at),
        hint_for(ledger, j) if j.verdict is Verdict.SALAH else "",
        root_at is None,
        root_at,
        live=_live(ledger, j, decimals),
    )


def _words_finding(ledger: Ledger, j: Judgement, level: Level) -> Finding:
    claim = j.claim
    figure = claim.place.found.at(claim.place.row, "nilai")
    assert figure is not None
    value = j.exact if isinstance(j.exact, Fraction) else ledger.number(figure).shown
    assert value is not None
    root_at = figure if j.verdict is Verdict.IKUT else None
    shown = show_number(value, 0, Kind.COUNT)
    return explain_words(
        claim.label,
        claim.at,
        ledger.book.cell(claim.at).text,
        value,
        claim.kind,
        level,
        root_at,
        shown,
        counted(claim.place),
    )


def _sides(ledger: Ledger, j: Judgement) -> tuple[int | None, str, str, str]:
    """Decimals, what stands there, what should, and the difference."""
    claim, cell = j.claim, ledger.book.cell(j.claim.at)
    number = ledger.stated(claim)
    stated = (
        show_cell(cell, number, claim.kind)
        if claim.stated is None
        else ("-" if number.value is None else show_number(number.value, 0, claim.kind))
    )
    if claim.part == "grade":
        stated = number.category
    if not isinstance(j.exact, Fraction):
        return None, stated, show_value(j.exact, 0, claim.kind), ""
    least = claim.decimals if claim.decimals is not None else claim.kind.decimals
    if least is None:
        least = ledger.number(j.bound.at).decimals if isinstance(j.bound, Ref) else min(number.decimals, 4)
    decimals = decimals_for(j.exact, claim.kind, least, number)
    sign = "%" if number.unit == "%" else ""
    expected = show_number(j.exact, decimals, claim.kind) + sign
    if number.value is None:
        return decimals, stated, expected, ""
    step = Fraction(1, 10**decimals)
    shown = number.shown if number.shown is not None else number.value
    difference = show_number(shown - half_up(j.exact, step), decimals, claim.kind)
    return decimals, stated, expected, difference


def how(ledger: Ledger, j: Judgement) -> str:
    """How the expected value follows, with the cells and what they say."""
    here = j.claim.at.sheet

    def show(ref: Ref) -> str:
        name = f"{ref.name} " if ref.name else ""
        return f"{name}{reference_text(ref.at, here)} ({said(ledger, ref.at)})"

    text = words(over_numbers(j.bound, ledger.exact), show, ledger.exact)
    if j.claim.stated is not None:
        return f"{words(ledger.binder.bind(j.claim.stated, j.claim.place), show, ledger.exact)}; seharusnya {text}"
    if isinstance(j.bound, Ref):
        return f"sama dengan {text}"
    return text


def said(ledger: Ledger, at: Address) -> str:
    """What a cell says, for a sentence about another cell."""
    cell = ledger.book.cell(at)
    kind = ledger.kinds.get(at, Kind.INDEX)
    if not kind.numeric:
        return cell.text or "kosong"
    return show_cell(cell, ledger.number(at), kind) or "kosong"


_MOST_OPERANDS = 200


def operands(ledger: Ledger, bound: Expr, at: Address) -> tuple[Operand, ...]:
    """The cells that a computation reads, each once."""
    cells = dict.fromkeys(r.at for r in refs(bound) if r.at != at)
    return tuple(Operand(a, said(ledger, a)) for a in list(cells)[:_MOST_OPERANDS])


def root_of(ledger: Ledger, j: Judgement) -> Address:
    """The cell at the beginning of a chain of consequences."""
    at, seen = j.wrong_operand, {j.claim.at}
    assert at is not None
    while at not in seen:
        seen.add(at)
        follows = [k for k in (*ledger.judge(at), *ledger.judge_shared(at)) if k.verdict is Verdict.IKUT]
        if not follows or follows[0].wrong_operand is None:
            break
        at = follows[0].wrong_operand
    return at


def _short_list(ledger: Ledger, j: Judgement) -> Address | None:
    """Where a list is short of rows, a count of it that states the full number only follows from that."""
    from lkjip_xl.checking.form.rosters import length_findings

    match j.claim.expr:
        case Fold("count", (Rows(table=table),)) if table:
            found = ledger.book.first(table)
            for f in length_findings(ledger, found) if found is not None else ():
                if f.expected == f"{ledger.stated(j.claim).value} baris":
                    return f.at
    return None


def _live(ledger: Ledger, j: Judgement, decimals: int | None) -> Live | None:
    claim = j.claim
    if isinstance(j.exact, Gap) or claim.part == "grade" or claim.kind in (Kind.TEXT, Kind.CHOICE):
        return None
    if ledger.origins.expanded > _MOST_EXPANDED:
        return None
    stated = Ref(claim.at) if claim.stated is None else ledger.binder.bind(claim.stated, claim.place)
    compared = decimals
    if j.verdict in (Verdict.DIPOTONG, Verdict.SERI, Verdict.CETAK, Verdict.PEMBULATAN):
        compared = ledger.stated(claim).decimals if decimals is not None else None
    if isinstance(j.exact, Fraction) and ledger.stated(claim).step > 1:
        return None
    return Live(stated, ledger.origins.expand(j.bound, claim.at), compared, j.exact, claim.kind)


def _unchecked(ledger: Ledger, j: Judgement) -> Finding | None:
    """A derived cell that is blank although it can be computed, an error value, a formula never calculated."""
    claim, cell = j.claim, ledger.book.cell(j.claim.at)
    if claim.part == "same":
        return None
    if isinstance(j.bound, Band) and j.bound.scale.undecided(exact(j.bound.of, ledger.exact)):
        return None  # told at the scale
    if j.reason.startswith("berisi nilai galat"):
        return None  # told for every cell, derived or not, by the rules on forms
    if not cell.blank:
        if isinstance(j.bound, Band) and isinstance(j.exact, str) and claim.part == "value":
            return _unknown_label(ledger, j, j.bound)
        return None
    if isinstance(j.exact, Gap):
        return None
    code = "R-02" if cell.formula is not None and cell.value is None else "L-05"
    least = claim.decimals if claim.decimals is not None else claim.kind.decimals
    if code == "L-05" and _unused_column(claim):
        return None
    expected = show_value(j.exact, 2 if least is None else least, claim.kind)
    return Finding(
        code,
        Level.PERINGATAN,
        claim.at,
        f"{titled(code, claim.label)}",
        "kosong",
        expected,
        "",
        how(ledger, j),
        operands(ledger, j.bound, claim.at),
        hint=_why_empty(ledger, j) if code == "R-02" else "",
    )


def _why_empty(ledger: Ledger, j: Judgement) -> str:
    """What to do about a formula that shows nothing: a figure that it reads is text, or nobody has calculated it."""
    names = dict.fromkeys(reference_text(a, j.claim.at.sheet) for a in _texts_behind(ledger, j, {j.claim.at}))
    return (
        f"Rumus tidak menghitung teks: ketik isi {', '.join(names)} sebagai angka saja." if names else NEVER_CALCULATED
    )


def _texts_behind(ledger: Ledger, j: Judgement, seen: set[Address]) -> Iterator[Address]:
    """The figures stored as text that a cell follows from, through formulas that show nothing because of them."""
    for at in (r.at for r in refs(j.bound) if r.at not in seen):
        seen.add(at)
        cell = ledger.book.cell(at)
        if isinstance(cell.value, str) and ledger.number(at).value is not None:
            yield typed_at(ledger, at)
        elif cell.blank and cell.formula is not None:
            for below in ledger.judge(at):
                yield from _texts_behind(ledger, below, seen)


def _unknown_label(ledger: Ledger, j: Judgement, band: Band) -> Finding | None:
    """A category that its scale does not know. Where the office knows none of the scale's in the whole column, it
    uses a scale of its own: that is told once, at the first cell."""
    claim = j.claim
    found, key = claim.place.found, _key_of(claim)
    labels = [(r, c.text) for r in found.rows if not (c := found.cell(r, *key)).blank] if key is not None else []
    own = len(labels) > 1 and not any(band.scale.recognise(text) for _, text in labels)
    cell = ledger.book.cell(claim.at)
    if own and claim.place.row is not labels[0][0]:
        return None
    return Finding(
        claim.code,
        Level.CATATAN if own else Level.PERINGATAN,
        claim.at,
        f"{titled(claim.code, claim.label)} (tidak dikenal dalam skala)",
        cell.text,
        str(j.exact),
        "",
        how(ledger, j),
        operands(ledger, j.bound, claim.at),
        "Bila instansi memakai skala lain, tulis skalanya pada lembar Pengaturan." if own else "",
    )


def _key_of(claim: Claim) -> ColumnKey | None:
    """The column that a cell stands in."""
    found, row = claim.place.found, claim.place.row
    return next((k for k in found.columns if found.at(row, *k) == claim.at), None)


def _unused_column(claim: Claim) -> bool:
    """Whether nobody has used the whole column that a cell stands in."""
    found, key = claim.place.found, _key_of(claim)
    return key is not None and all(found.cell(r, *key).blank for r in found.rows)


def _short_of_decimals(ledger: Ledger, j: Judgement) -> Finding | None:
    """A percentage that is right at its digits but shows fewer than the table asks for."""
    claim = j.claim
    if claim.part != "value" or claim.kind is not Kind.PERCENT:
        return None
    v = ledger.stated(claim)
    if v.value is None or v.decimals >= 2 or not isinstance(j.exact, Fraction):
        return None
    if v.shown == half_up(j.exact, Fraction(1, 100)):
        return None
    if ledger.book.cell(claim.at).formula is not None and v.step == 0:
        return None
    expected = show_number(j.exact, 2, claim.kind) + ("%" if v.unit == "%" else "")
    return Finding(
        "F-07",
        Level.CATATAN,
        claim.at,
        titled("F-07", claim.label),
        show_cell(ledger.book.cell(claim.at), v, claim.kind),
        expected,
        "",
        how(ledger, j),
        operands(ledger, j.bound, claim.at),
    )


def _in_a_gap(ledger: Ledger, j: Judgement) -> Finding | None:
    """A band that rests on a value of which the printed scale says nothing."""
    if j.claim.code != "K-01" or not isinstance(j.bound, Band):
        return None
    x = exact(j.bound.of, ledger.exact)
    if not isinstance(x, Fraction) or not j.bound.scale.in_gap(x):
        return None
    value = show_number(x, 2, Kind.PERCENT)
    return Finding(
        "K-05",
        Level.CATATAN,
        j.claim.at,
        titled("K-05", j.claim.label),
        ledger.book.cell(j.claim.at).text,
        str(j.exact),
        "",
        f"capaian {value} berada di celah skala tercetak",
        operands(ledger, j.bound, j.claim.at),
    )
