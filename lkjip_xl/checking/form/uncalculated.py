"""Formulas that no program has calculated: a workbook as a program other than Excel saves it holds no results.

What such a formula would show is not known, so nothing is judged by its being blank. It is told once where a name is
missing for it, and once a sheet where the whole sheet is so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.checking.form.unread import unread_sheets
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.textfigures import NEVER_CALCULATED
from lkjip_xl.findings import Finding, Level
from lkjip_xl.rules import titled
from lkjip_xl.sheet import ExcelError, Sheet

_CODE = "R-02"


def uncalculated_findings(ledger: Ledger) -> Iterator[Finding]:
    """R-02, once a table, at the first name that is missing so, and once a sheet of which no table was recognised
    while it holds such formulas."""
    if not any(f.filled and f.table.numeric and not f.table.given for f in ledger.book.tables):
        return  # a blank workbook
    for found in ledger.book.tables:
        if names := found.unknown:
            key = next(key for key, cells in found.uncalculated.items() if names[0] in cells)
            yield _told(names[0], f"{found.called(key)} pada lembar {found.sheet.name}", len(names) - 1)
    for sheet, _ in unread_sheets(ledger.book):
        if sheet.uncalculated:
            first = Address(sheet.name, *min(sheet.uncalculated))
            yield _told(first, f"lembar {sheet.name}", len(sheet.uncalculated) - 1)


def _told(at: Address, about: str, more: int) -> Finding:
    hint = f"{_also(more)}{NEVER_CALCULATED}"
    return Finding(_CODE, Level.PERINGATAN, at, titled(_CODE, about), "kosong", "isi yang sudah dihitung", hint=hint)


def _also(more: int) -> str:
    return f"Begitu pula {more} sel lain. " if more else ""


def told_once(book: Book, findings: list[Finding]) -> list[Finding]:
    """The findings, those on formulas without a value put together where no formula of their sheet has one."""
    told = {s.name: 0 for s in book.sheets if _never_calculated(s)}
    for f in findings:
        if f.code == _CODE and f.at.sheet in told:
            told[f.at.sheet] += 1
    merged = {name for name, times in told.items() if times > 1}
    first: dict[str, Address] = {}
    for f in findings:
        if f.code == _CODE and f.at.sheet in merged:
            first[f.at.sheet] = min(f.at, first.get(f.at.sheet, f.at))
    result = []
    for f in findings:
        if f.code != _CODE or f.at.sheet not in merged:
            result.append(f)
        elif first.get(f.at.sheet) == f.at:
            del first[f.at.sheet]
            more = len(book.by_name[f.at.sheet].uncalculated) - 1
            title = titled(_CODE, f"lembar {f.at.sheet}")
            result.append(replace(f, title=title, hint=f"{_also(more)}{NEVER_CALCULATED}"))
    return result


def _never_calculated(sheet: Sheet) -> bool:
    """Whether a sheet holds formulas and not one has a value; an error that somebody typed is none."""
    if not sheet.uncalculated:
        return False
    values = (cell.value for cell in sheet.cells.values() if cell.formula is not None)
    return all(value is None or isinstance(value, ExcelError) for value in values)
