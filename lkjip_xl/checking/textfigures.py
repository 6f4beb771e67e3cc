"""Figures stored as text that formulas read (R-07): a sum passes over them, other formulas fail on them."""

from __future__ import annotations

from collections.abc import Container, Iterator

from lkjip_xl.address import Address
from lkjip_xl.checking.binder import reference_text
from lkjip_xl.checking.formulatext import read_formula, spelled_out
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Finding, Level
from lkjip_xl.rules import titled
from lkjip_xl.sheet import ExcelError

NEVER_CALCULATED = "Buka di Excel, hitung ulang (F9), lalu simpan."


def text_findings(ledger: Ledger) -> Iterator[Finding]:
    """R-07, at each figure that is stored as text and that a formula whose result is wrong or an error reads."""
    for text, reader in text_readers(ledger).items():
        yield Finding(
            "R-07",
            Level.SALAH if isinstance(ledger.book.cell(reader).value, ExcelError) else Level.PERINGATAN,
            text,
            titled("R-07", text.a1),
            ledger.book.cell(text).text,
            "angka",
            "",
            f"dibaca oleh rumus di {reference_text(reader, text.sheet)}",
            hint="Ketik sebagai angka tanpa huruf, lalu atur formatnya; rumus tidak menghitung teks.",
        )


def text_readers(ledger: Ledger) -> dict[Address, Address]:
    """The figures stored as text, each with a formula that reads it and whose result is wrong or an error."""
    readers: dict[Address, Address] = {}
    for at in ledger.formulas:
        for text in texts_read(ledger, at):
            readers.setdefault(text, at)
    return readers


def texts_read(ledger: Ledger, at: Address) -> list[Address]:
    """The figures stored as text that the formula of a cell reads, itself or through cells that copy them, where its
    result is wrong or an error."""
    cell = ledger.book.cell(at)
    failed = isinstance(cell.value, ExcelError)
    if not failed and not any(j.verdict.wrong for j in (*ledger.judge(at), *ledger.judge_shared(at))):
        return []
    reading = read_formula(spelled_out(ledger.book, at) or "", at.sheet)
    if reading is None:
        return []
    return list(dict.fromkeys(typed_at(ledger, c) for c in sorted(reading.calculated) if _is_text(ledger, c, failed)))


def blank_readers(ledger: Ledger) -> dict[Address, Address]:
    """The blank cells that another column stands in for, each with a formula that reads it, itself or through cells
    that copy it, and whose result is wrong or an error: a formula reads 0 there."""
    blanks, readers = ledger.facts.stood_in, dict[Address, Address]()
    for at in ledger.formulas if blanks else ():
        blank = blank_read(ledger, at, blanks)
        failed = blank is not None and isinstance(ledger.book.cell(at).value, ExcelError)
        if blank is not None and (failed or any(j.verdict.wrong for j in ledger.judge_shared(at))):
            readers.setdefault(blank, at)
    return readers


def blank_read(ledger: Ledger, at: Address, blanks: Container[Address]) -> Address | None:
    """The one of some blank cells that the formula of a cell reads, itself or through cells that copy it."""
    reading = read_formula(spelled_out(ledger.book, at) or "", at.sheet)
    for cell in sorted(reading.cells) if reading is not None else ():
        seen = {at}
        while cell not in seen and cell not in blanks:
            seen.add(cell)
            copied = read_formula(spelled_out(ledger.book, cell) or "", cell.sheet)
            if copied is not None and len(copied.cells) == 1:
                (cell,) = copied.cells
        if cell in blanks:
            return cell
    return None


def typed_at(ledger: Ledger, at: Address) -> Address:
    """Where a text was typed that a cell shows: formulas that only copy it are gone through, but for one that copies
    another cell than it should."""
    seen = {at}
    while (formula := spelled_out(ledger.book, at)) is not None:
        if any(j.verdict.wrong for j in ledger.judge_shared(at)):
            break
        reading = read_formula(formula, at.sheet)
        value = ledger.book.cell(at).value
        same = [c for c in (reading.cells if reading is not None else ()) if ledger.book.cell(c).value == value]
        if len(same) != 1 or same[0] in seen:
            break
        at = same[0]
        seen.add(at)
    return at


def _is_text(ledger: Ledger, at: Address, failed: bool) -> bool:
    """Whether a cell holds a text where a figure belongs; a dash counts where a formula failed."""
    value, kind = ledger.book.cell(at).value, ledger.kinds.get(at)
    if not isinstance(value, str) or isinstance(value, ExcelError) or not value.strip():
        return False
    number = ledger.number(at)
    figure = number.value is not None or any(c.isdigit() for c in value)  # the grade in a total row is none
    return kind is not None and kind.numeric and (figure or (number.nil and failed))
