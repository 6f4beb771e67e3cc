"""Why a derived cell is wrong: what its formula reads, against what it should read."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.book import Address, Cell, ExcelError, Found, Row
from lkjip_xl.checking.binder import reference_text
from lkjip_xl.checking.facts import formula_of, label_of
from lkjip_xl.checking.formulatext import read_formula
from lkjip_xl.checking.ledger import Judgement, Ledger
from lkjip_xl.checking.textfigures import texts_read
from lkjip_xl.expr import refs
from lkjip_xl.findings import Finding, Level, Verdict
from lkjip_xl.rules import titled


def formula_findings(ledger: Ledger) -> Iterator[Finding]:
    """All findings on formulas of derived and repeated cells."""
    stating = (m.at for members in ledger.facts.members.values() for m in members)
    for at in dict.fromkeys(a for a in (*ledger.claims, *stating) if ledger.book.cell(a).formula):
        cell = ledger.book.cell(at)
        yield from _wrong_formula(ledger, at, cell)
    for found in ledger.book.tables:
        yield from _typed_over(ledger, found)


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
    formula = ledger.book.cell(at).formula
    reading = read_formula(formula, at.sheet) if formula else None
    if reading is None:
        return None
    if texts := texts_read(ledger, at):
        return "R-07", f"Rumusnya membaca teks di {_names(set(texts), at)}; ketik isinya sebagai angka."
    expected = _expected(ledger, wrong)
    if wrong.claim.part == "same" and reading.cells & _same_fact(ledger, at):
        expected = set(reading.cells)
    left_out, added = expected - reading.cells, _with_something(ledger, reading.cells - expected)
    if left_out or added:
        parts = []
        if left_out:
            parts.append(f"tidak membaca {_names(left_out, at)}")
        if added:
            parts.append(f"membaca {_names(added, at)}")
        return "R-04", f"Rumusnya {', '.join(parts)}."
    if reading.constants:
        return "R-05", f"Rumusnya memuat angka tetap {', '.join(reading.constants)}."
    if ledger.copied(at) is not None:
        return None
    return "R-06", "Rumusnya membaca sel yang benar; hitung ulang di Excel (Ctrl+Alt+F9), lalu simpan."


def _expected(ledger: Ledger, j: Judgement) -> set[Address]:
    kinds = ledger.kinds
    return {r.at for r in refs(j.bound) if r.at not in kinds or kinds[r.at].numeric or j.claim.part == "same"}


def _same_fact(ledger: Ledger, at: Address) -> set[Address]:
    keys = [key for key, _ in ledger.shared.get(at, ())]
    return {m.at for key in keys for m in ledger.facts.members.get(key, ())} - {at}


def _with_something(ledger: Ledger, cells: set[Address] | frozenset[Address]) -> set[Address]:
    return {at for at in cells if not ledger.book.cell(at).blank}


def _names(cells: set[Address], at: Address, most: int = 6) -> str:
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
