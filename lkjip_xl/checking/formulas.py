"""Why a derived cell is wrong: what its formula reads, against what it should read.

Formulas of a submission are read as text, never calculated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lkjip_xl.book import Address, Book, Cell, ExcelError, Found, Row
from lkjip_xl.checking.binder import reference_text
from lkjip_xl.checking.facts import formula_of, label_of
from lkjip_xl.checking.ledger import Judgement, Ledger
from lkjip_xl.checking.verdict import agrees
from lkjip_xl.expr import refs
from lkjip_xl.findings import Finding, Level, Verdict
from lkjip_xl.rules import titled

_MOST_CELLS = 5000


class Reading(NamedTuple):
    """What a formula reads: its cells, and the constants other than 0, 1, 2 and 100 that it holds."""

    cells: frozenset[Address]
    constants: tuple[str, ...]


def formula_findings(ledger: Ledger) -> Iterator[Finding]:
    """All findings on formulas of derived and repeated cells."""
    readers: dict[Address, Address] = {}
    stating = (m.at for members in ledger.facts.members.values() for m in members)
    for at in dict.fromkeys(a for a in (*ledger.claims, *stating) if ledger.book.cell(a).formula):
        cell = ledger.book.cell(at)
        for text in _texts_read(ledger, at):
            readers.setdefault(text, at)
        yield from _wrong_formula(ledger, at, cell)
    for text, at in readers.items():
        yield _text_read(ledger, text, at)
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
    if texts := _texts_read(ledger, at):
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
    if len(reading.cells) == 1 and _says_the_same(ledger, at, next(iter(reading.cells))):
        return None
    return "R-06", "Rumusnya membaca sel yang benar; hitung ulang di Excel (Ctrl+Alt+F9), lalu simpan."


def _texts_read(ledger: Ledger, at: Address) -> list[Address]:
    """The figures stored as text that a formula reads directly, where its result is wrong or an error: a sum passes
    over them, and other formulas fail on them or read another number."""
    cell = ledger.book.cell(at)
    failed = isinstance(cell.value, ExcelError)
    if not failed and not any(j.verdict.wrong for j in (*ledger.judge(at), *ledger.judge_shared(at))):
        return []
    reading = read_formula(cell.formula or "", at.sheet)
    return [c for c in sorted(reading.cells) if _is_text(ledger, c, failed)] if reading is not None else []


def _is_text(ledger: Ledger, at: Address, failed: bool) -> bool:
    """Whether a cell holds a figure as text; a dash counts where a formula failed."""
    value, kind = ledger.book.cell(at).value, ledger.kinds.get(at)
    if not isinstance(value, str) or isinstance(value, ExcelError) or not value.strip():
        return False
    number = ledger.number(at)
    return kind is not None and kind.numeric and (number.value is not None or (number.nil and failed))


def _text_read(ledger: Ledger, at: Address, reader: Address) -> Finding:
    return Finding(
        "R-07",
        Level.PERINGATAN,
        at,
        titled("R-07", at.a1),
        ledger.book.cell(at).text,
        "angka",
        "",
        f"dibaca oleh rumus di {reference_text(reader, at.sheet)}",
        hint="Ketik sebagai angka tanpa huruf, lalu atur formatnya; rumus tidak menghitung teks.",
    )


def first_error(book: Book, at: Address) -> Address | None:
    """The cell whose error value a formula passes on, at any distance; None where the error arises in `at`."""
    seen = {at}
    while True:
        reading = read_formula(book.cell(at).formula or "", at.sheet)
        cells = sorted(reading.cells - seen) if reading is not None else []
        before = next((c for c in cells if isinstance(book.cell(c).value, ExcelError)), None)
        if before is None:
            return at if len(seen) > 1 else None
        seen.add(before)
        at = before


def _says_the_same(ledger: Ledger, at: Address, other: Address) -> bool:
    """Whether a cell shows what another one holds, as a copy by a formula does."""
    mine, its = ledger.number(at), ledger.number(other)
    return mine.value is not None and its.value is not None and agrees(mine, its.value)


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


_RANGE = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^'!]+)!)?\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?$"
)
_HARMLESS = {"0", "1", "2", "100"}


@lru_cache(maxsize=20000)
def read_formula(formula: str, sheet: str) -> Reading | None:
    """What a formula reads; None where it refers to more than plain cells and ranges of this workbook."""
    from openpyxl.formula import Tokenizer

    try:
        tokens = Tokenizer(formula if formula.startswith("=") else f"={formula}").items
    except Exception:  # the tokenizer raises whatever it meets
        return None
    cells: set[Address] = set()
    constants: list[str] = []
    for token in tokens:
        if token.type != "OPERAND":
            continue
        if token.subtype == "NUMBER" and token.value not in _HARMLESS:
            constants.append(token.value)
        elif token.subtype == "RANGE":
            found = _cells_of(token.value, sheet)
            if found is None:
                return None
            cells |= found
    return Reading(frozenset(cells), tuple(constants))


def _cells_of(text: str, sheet: str) -> set[Address] | None:
    match = _RANGE.match(text)
    if match is None:
        return None
    name = match["sheet"]
    name = sheet if name is None else (name[1:-1].replace("''", "'") if name.startswith("'") else name)
    left, top = _column(match[2]), int(match[3])
    right, bottom = (_column(match[4]), int(match[5])) if match[4] else (left, top)
    if (abs(right - left) + 1) * (abs(bottom - top) + 1) > _MOST_CELLS:
        return None
    return {
        Address(name, r, c)
        for r in range(min(top, bottom), max(top, bottom) + 1)
        for c in range(min(left, right), max(left, right) + 1)
    }


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


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
