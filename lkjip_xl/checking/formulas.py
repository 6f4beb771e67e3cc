"""Why a derived cell is wrong: what its formula reads, against what it should read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.checking.binder import reference_text
from lkjip_xl.checking.facts import formula_of, label_of
from lkjip_xl.checking.formulatext import (
    chooses,
    read_conditional_sum,
    read_formula,
    read_sum,
    reads_below,
    rounded_to,
    rounding,
    spelled_out,
)
from lkjip_xl.checking.hints import Clues, other_way
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.textfigures import texts_read
from lkjip_xl.checking.verdict import agrees
from lkjip_xl.expr import Expr, Fold, Ref, Refs, exact, refs
from lkjip_xl.findings import Finding, Level, Verdict
from lkjip_xl.found import Found, Row
from lkjip_xl.rules import titled
from lkjip_xl.sheet import Cell, ExcelError

_MOST_STEPS = 5000  # into the sums of a sum


def formula_findings(ledger: Ledger) -> Iterator[Finding]:
    """All findings on formulas of derived and repeated cells."""
    for at in ledger.formulas:
        cell = ledger.book.cell(at)
        yield from _wrong_formula(ledger, at, cell)
    for found in ledger.book.tables:
        yield from _typed_over(ledger, found)
        yield from _from_outside(ledger, found)


_OUTSIDE = re.compile(r"(?<!\w)\[\d+\]|\[[^\[\]]+\.xls\w?\]", re.I)


def _from_outside(ledger: Ledger, found: Found) -> Iterator[Finding]:
    """R-08, once a table: formulas that read another workbook, whose figures cannot be checked here."""
    places = ((row, key, year) for row in found.rows for key, year in found.columns)
    outside = [p for p in places if (f := found.cell(*p).formula) is not None and _OUTSIDE.search(f)]
    if not outside:
        return
    at = found.at(*outside[0])
    assert at is not None
    more = f", dan {len(outside) - 1} sel lain pada tabel ini" if len(outside) > 1 else ""
    yield Finding(
        "R-08",
        Level.CATATAN,
        at,
        titled("R-08", label_of(found, *outside[0])),
        ledger.book.cell(at).formula or "",
        "angka",
        "",
        f"sel ini{more} mengambil angka dari berkas lain; yang diperiksa adalah nilai yang tersimpan",
        hint="Salin, lalu tempel sebagai nilai, sebelum berkas dikirim.",
    )


def _wrong_formula(ledger: Ledger, at: Address, cell: Cell) -> Iterator[Finding]:
    judged = [j for j in (*ledger.judge(at), *ledger.judge_shared(at)) if j.claim.part in ("value", "same")]
    wrong = next((j for j in judged if j.verdict.wrong), None)
    if wrong is None or (wrong.claim.part == "same" and at in ledger.claims) or wrong.verdict is Verdict.IKUT:
        return  # what follows rightly from a wrong figure has no wrong formula
    cause = cause_of(ledger, wrong)
    if cause is not None and cause[0] != "R-07":  # that is told where the text stands
        code, text = cause
        yield Finding(code, Level.CATATAN, at, titled(code, wrong.claim.label), cell.formula or "", hint=text)


def cause_of(ledger: Ledger, wrong: Judgement) -> tuple[str, str] | None:
    """Why the formula of a wrong cell is wrong: the code of the cause and what to do; None where it holds no
    formula, or one that cannot be read."""
    at = wrong.claim.at
    formula = spelled_out(ledger.book, at)
    reading = read_formula(formula, at.sheet) if formula else None
    if reading is None:
        return None
    copied = ledger.origins.copied(at)
    source = copied or ledger.origins.linked(at)
    if source is not None and ledger.is_wrong(source):
        return None  # it passes on what is wrong there
    if texts := texts_read(ledger, at):
        return "R-07", f"Rumusnya membaca teks di {_names(set(texts), at)}; ketik isinya sebagai angka."
    if misread := misread_by(ledger, wrong):
        return "R-04", misread.text(at)
    if other_rule(ledger, at) is not None:
        return None
    added = _with_something(ledger, reading.cells - _expected(ledger, wrong))
    if reading.cells & _same_fact(ledger, wrong):
        added = set()
    if added:
        return "R-04", f"Rumusnya membaca {_names(added, at)}."
    if reading.constants:
        return "R-05", f"Rumusnya memuat angka tetap {', '.join(reading.constants)}."
    if copied is not None or _looked_up(ledger, wrong, reading.cells):
        return None
    if way := _other_way(ledger, wrong, formula or ""):
        return "R-09", way
    return "R-06", "Rumusnya membaca sel yang benar; hitung ulang di Excel (Ctrl+Alt+F9), lalu simpan."


def _other_way(ledger: Ledger, wrong: Judgement, formula: str) -> str:
    """What a formula that reads the right cells does otherwise with them; empty where its value must be an old one."""
    stated = ledger.stated(wrong.claim)
    if stated.shown is None or not isinstance(wrong.exact, Fraction):
        return ""
    operands = {str(r.at): x for r in refs(wrong.bound) if isinstance(x := ledger.printed(r.at), Fraction)}
    question = other_way(Clues(stated.shown, wrong.exact, stated.step, wrong.bound, operands), chooses(formula))
    if question:
        return f"Rumusnya membaca sel yang benar, tetapi menghitung dengan cara lain. {question}"
    if (name := rounding(formula)) and _may_come_of_rounding(ledger, wrong, formula):
        return f"Rumusnya membulatkan atau memotong ({name}); hitung tanpa itu, atur desimalnya dengan format sel."
    return ""


def _may_come_of_rounding(ledger: Ledger, wrong: Judgement, formula: str) -> bool:
    """Whether the value of a formula that rounds is no further from the right one than its rounding may take it."""
    decimals, at = rounded_to(formula), wrong.claim.at
    stored, stated = ledger.book.cell(at).value, ledger.stated(wrong.claim).value
    if (
        decimals is None
        or stated is None
        or not isinstance(stored, int | float)
        or not isinstance(wrong.exact, Fraction)
    ):
        return True
    unit = stated / Fraction(stored) if stored else Fraction(1)  # percent points of a fraction
    return abs(stated - wrong.exact) <= Fraction(10) ** -decimals * abs(unit)


def _looked_up(ledger: Ledger, wrong: Judgement, read: frozenset[Address]) -> bool:
    """Whether a repeated figure is what one of the cells that its formula reads holds now: then it is no old value."""
    stated = ledger.number(wrong.claim.at).value
    return wrong.claim.part == "same" and any(ledger.number(c).value == stated for c in read)


class Misread(NamedTuple):
    """What a formula provably does wrong: cells that it does not read although it should, cells that it adds up
    although it should not, cells that it adds up more than once, and cells that it sees but does not add up."""

    left_out: frozenset[Address]
    added: frozenset[Address] = frozenset()
    twice: frozenset[Address] = frozenset()
    passed_over: frozenset[Address] = frozenset()

    def text(self, at: Address) -> str:
        """What is told about the formula of `at`."""
        parts = [
            f"tidak membaca {_names(self.left_out, at)}" if self.left_out else "",
            f"ikut membaca {_names(self.added, at)}" if self.added else "",
            f"membaca {_names(self.twice, at)} lebih dari sekali" if self.twice else "",
            f"tidak ikut menjumlahkan {_names(self.passed_over, at)}" if self.passed_over else "",
        ]
        return f"Rumusnya {', '.join(p for p in parts if p)}."


def misread_by(ledger: Ledger, wrong: Judgement) -> Misread | None:
    """Which cells the formula of a wrong cell should read and does not, or a plain sum should not; None where that
    cannot be told, or where the formula follows another rule of the same cell."""
    at = wrong.claim.at
    formula = spelled_out(ledger.book, at)
    reading = read_formula(formula, at.sheet) if formula else None
    if formula is None or reading is None or wrong.claim.stated is not None:
        return None
    if (wrong.claim.part == "same" and at in ledger.claims) or reading.cells & _same_fact(ledger, wrong):
        return None
    if wrong.claim.part not in ("value", "same") or other_rule(ledger, at) is not None:
        return None
    below = reads_below(ledger.book, at) or frozenset()
    expected = _expected(ledger, wrong)
    left_out = frozenset(c for c in expected - reading.cells if not _covered(ledger, c, below, {at}))
    parts = _summed(ledger, formula, at.sheet) if wrong.claim.part == "value" else None
    should = _parts(ledger, wrong)
    if parts is None or should is None:
        return Misread(left_out, frozenset(_with_something(ledger, reading.cells - expected))) if left_out else None
    entered, meant = _entered(ledger, parts), _entered(ledger, should)
    if not _adds_up_to(ledger, at, parts) or entered == meant:
        return None
    extra, lacking = entered - meant, frozenset(meant - entered)
    more = {c for c, n in parts.items() if n > should[c] and _entered(ledger, Counter([c])) & extra}
    added = frozenset(c for c in more if c not in should)
    return Misread(left_out, added, frozenset(more - added), frozenset() if left_out else lacking)


def _summed(ledger: Ledger, formula: str, sheet: str) -> Counter[Address] | None:
    """How often a formula adds each cell, where it does nothing but add up cells, all or those beside a word."""
    conditional = read_conditional_sum(formula, sheet)
    if conditional is None:
        return read_sum(formula, sheet)
    word, cells = conditional
    return Counter(c for c, beside in cells.items() if ledger.book.cell(beside).text.strip().upper() == word.upper())


def other_rule(ledger: Ledger, at: Address) -> Expr | None:
    """The rule of the other rows of a column, where the formula of a cell follows it and shows what it gives: the sum
    of the quarters in a row that should be the sum of the rows below it."""
    for claim in ledger.claims.get(at, ()):
        found = claim.place.found
        column = next((c for c in found.table.columns if c.key == claim.about), None)
        rule = None if column is None or claim.part != "value" else found.formula(column)
        if rule is None or rule.expr == claim.expr:
            continue
        bound = ledger.binder.bind(rule.expr, claim.place)
        if gives(ledger, at, bound) and reads_all(ledger, at, bound):
            return bound
    return None


def gives(ledger: Ledger, at: Address, bound: Expr) -> bool:
    """Whether a rule on the figures that stand in its cells gives what a cell shows."""
    value, stated = exact(bound, ledger.raw), ledger.number(at)
    return stated.value is not None and isinstance(value, Fraction) and agrees(stated, value)


def reads_all(ledger: Ledger, at: Address, bound: Expr) -> bool:
    """Whether the formula of a cell reads all that a rule makes it follow from."""
    below = reads_below(ledger.book, at) or frozenset()
    return all(_covered(ledger, r.at, below, {at}) for r in refs(bound) if r.at != at)


def _covered(ledger: Ledger, cell: Address, below: frozenset[Address], path: set[Address]) -> bool:
    """Whether a formula that rests on the cells `below` reads a cell, or all that the cell follows from."""
    if cell in below or not ledger.number(cell).value:
        return True
    if cell in path or ledger.kinds.get(cell) is None:
        return False
    ways = [_expected(ledger, j) for j in ledger.judge(cell) if j.claim.part == "value"]
    return any(way and all(_covered(ledger, c, below, path | {cell}) for c in way) for way in ways)


def _adds_up_to(ledger: Ledger, at: Address, parts: Counter[Address]) -> bool:
    """Whether a plain sum gives what stands there: it is no old value."""
    total = sum((n * (ledger.number(c).value or 0) for c, n in parts.items()), Fraction(0))
    return total == ledger.number(at).value


def _parts(ledger: Ledger, j: Judgement) -> Counter[Address] | None:
    """The cells that a sum adds up; None where a rule is no sum of cells."""
    bound = j.bound
    if isinstance(bound, Ref):
        return Counter([bound.at])
    if isinstance(bound, Fold) and bound.how == "sum" and all(isinstance(p, Ref | Refs) for p in bound.over):
        return Counter(r.at for r in refs(bound))
    return None


def _entered(ledger: Ledger, parts: Counter[Address]) -> Counter[Address]:
    """The entered cells that a sum adds up, where sums among its cells are gone into."""
    found: Counter[Address] = Counter()
    waiting, steps = list(parts.items()), 0
    while waiting:
        cell, times = waiting.pop()
        steps += 1
        inner = next((p for j in ledger.judge(cell) if j.claim.part == "value" and (p := _parts(ledger, j))), None)
        if inner is None or steps > _MOST_STEPS:
            found[cell] += times if ledger.number(cell).value else 0
        else:
            waiting += [(c, n * times) for c, n in inner.items()]
    return +found


def _expected(ledger: Ledger, j: Judgement) -> set[Address]:
    kinds = ledger.kinds
    return {r.at for r in refs(j.bound) if r.at not in kinds or kinds[r.at].numeric or j.claim.part == "same"}


def _same_fact(ledger: Ledger, j: Judgement) -> set[Address]:
    """The cells that a repeated figure may be read from: all that state the same fact."""
    at = j.claim.at
    stating = {at} if j.claim.part == "same" else set()
    if isinstance(j.bound, Ref):
        stating.add(j.bound.at)
    keys = [key for one in stating for key, _ in ledger.shared.get(one, ())]
    return {m.at for key in keys for m in ledger.facts.members.get(key)} - {at}


def _with_something(ledger: Ledger, cells: set[Address] | frozenset[Address]) -> set[Address]:
    return {at for at in cells if not ledger.book.cell(at).blank}


def _names(cells: set[Address] | frozenset[Address], at: Address, most: int = 6) -> str:
    texts = [reference_text(c, at.sheet) for c in sorted(cells)]
    return ", ".join(texts) if len(texts) <= most else f"{', '.join(texts[:most])} dan {len(texts) - most} sel lain"


def _typed_over(ledger: Ledger, found: Found) -> Iterator[Finding]:
    """R-03: a typed figure in a column whose other derived cells are formulas, or in a row of totals that are."""
    for key, year in found.columns:
        column = found.table.column(key)
        if column.kind.numeric and (column.formula is not None or column.parent is not None):
            rows = [r for r in found.data if r.filled and formula_of(found, r, column) is not None]
            yield from _told_over(ledger, found, [(r, key, year) for r in rows], "kolom")
    for row in found.rows:
        total = next((t for t in found.table.totals if row.kind == "total" and t.key == row.total), None)
        if total is not None:
            keys = [c.column for c in total.cells if found.has(c.column) and found.table.column(c.column).kind.numeric]
            yield from _told_over(ledger, found, [(row, key, 0) for key in keys], "baris")


def _told_over(ledger: Ledger, found: Found, places: list[tuple[Row, str, int]], where: str) -> Iterator[Finding]:
    typed = [p for p in places if _is_typed(found.cell(*p))]
    if len(typed) * 2 >= len(places):
        return
    for row, key, year in typed:
        at = found.at(row, key, year)
        if at is not None and _could_be_formula(ledger, at):
            text = f"Sel lain pada {where} ini berisi rumus; salin rumusnya ke sel ini."
            title = titled("R-03", label_of(found, row, key, year))
            yield Finding("R-03", Level.CATATAN, at, title, ledger.book.cell(at).text, "rumus", hint=text)


def _is_typed(cell: Cell) -> bool:
    return cell.formula is None and not cell.blank and not isinstance(cell.value, ExcelError)


def _could_be_formula(ledger: Ledger, at: Address) -> bool:
    """Whether every operand is a number that a plain formula could read."""
    operands = [r.at for j in ledger.judge(at) for r in refs(j.bound) if ledger.kinds.get(r.at) is not None]
    numeric = [a for a in operands if ledger.kinds[a].numeric]
    return not any(isinstance(ledger.book.cell(a).value, str) for a in numeric)
