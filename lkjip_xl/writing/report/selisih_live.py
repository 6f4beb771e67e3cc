"""What keeps a line of the discrepancy sheet alive.

A correction in the submitted sheet inside the report turns the line to COCOK, where both sides can be written as
formulas. A line that follows from a root turns with its root. For the rest, a changed cell can only be noticed:
the line then says that the file has to be checked again.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.expr import NotLive, Value, exact, excel
from lkjip_xl.findings import Finding
from lkjip_xl.numbers import half_up
from lkjip_xl.sheet import ExcelError
from lkjip_xl.table import Kind
from lkjip_xl.writing.report.cellnames import absolute, submitted_names
from lkjip_xl.writing.report.tables import stored
from lkjip_xl.writing.text import clean

COCOK, CHANGED = "COCOK", "DIUBAH"
_MAX_FORMULA = 8000
_MAX_TEXT = 255  # characters of a text that stands in a formula


class Line(NamedTuple):
    """One line: its sheet row (from 1), the word for its level, the formula that says whether it still holds, and
    formulas and stored values of both sides and their difference; empty where they are plain texts."""

    row: int
    level: str
    status: str = ""
    formulas: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()
    kind: Kind = Kind.TEXT
    decimals: int | None = None

    @property
    def numeric(self) -> bool:
        """Whether both sides are numbers."""
        return bool(self.formulas) and self.kind.numeric


def line_of(ledger: Ledger, f: Finding, row: int, root_row: int | None, *, again: bool = False) -> Line:
    """The line of a finding; `root_row` is the sheet row of the root that it follows from. `again`: it follows by way
    of a cell that is right once the root is, so that what it should hold now says nothing."""
    if f.accepted:
        return Line(row, f"{f.level.value} (diterima)")
    line = None if again and root_row is not None else _both_sides(ledger, f, row) or _text(ledger, f, row)
    if line is not None:
        return line
    level = f.level.value
    if root_row is not None:
        return Line(row, level, f'=IF(B{root_row}="{COCOK}","{COCOK}","{level}")')
    same = _as_submitted(ledger, f.at)
    return Line(row, level, f'=IF({same},"{level}","{CHANGED}")' if same else "")


def _both_sides(ledger: Ledger, f: Finding, row: int) -> Line | None:
    """Both sides as formulas; None where that cannot be done, or would not say the same as the finding."""
    live = f.live
    if live is None or ledger.origins.rests_on_unreadable(live.expected):
        return None
    names = submitted_names(ledger)
    try:
        stated, expected = excel(live.stated, names), excel(live.expected, names)
    except NotLive:
        return None
    if max(len(stated), len(expected)) > _MAX_FORMULA:
        return None
    value, should = exact(live.stated, _raw(ledger)), live.value
    level = f.level.value
    if isinstance(should, Fraction) and live.decimals is not None:
        return _numbers(row, level, "=" + stated, "=" + expected, value, should, live.decimals, live.kind)
    if not isinstance(should, str) or not isinstance(value, str) or value.strip().casefold() == should.casefold():
        return None
    status = f'=IF(TRIM(G{row})=H{row},"{COCOK}","{level}")'
    return Line(row, level, status, ("=" + stated, "=" + expected), (clean(value), should))


def _numbers(
    row: int, level: str, stated: str, expected: str, value: Value, should: Fraction, decimals: int, kind: Kind
) -> Line | None:
    step = Fraction(1, 10**decimals)
    difference: Value
    if isinstance(value, Fraction):
        difference = half_up(value, step) - half_up(should, step)
        if not difference:
            return None
    elif isinstance(value, str):
        difference = "-"
    else:
        return None
    same = f"ROUND(G{row},{decimals})=ROUND(H{row},{decimals})"
    apart = f'=IFERROR(ROUND(G{row},{decimals})-ROUND(H{row},{decimals}),"-")'
    return Line(
        row,
        level,
        f'=IF(IFERROR({same},FALSE),"{COCOK}","{level}")',
        (stated, expected, apart),
        (stored(value), stored(should), stored(difference)),
        kind if kind.numeric else Kind.INDEX,
        decimals,
    )


def _text(ledger: Ledger, f: Finding, row: int) -> Line | None:
    """A cell that should hold another text: right when it holds just that, else only known to be changed."""
    cell = ledger.book.cell(f.at)
    if not isinstance(cell.value, str) or cell.formula is not None or isinstance(cell.value, ExcelError):
        return None
    stated, wanted = clean(cell.value), clean(f.expected)
    if not wanted or stated.strip() != f.stated.strip() or _plain(stated) == _plain(wanted):
        return None
    level = f.level.value
    same = _as_submitted(ledger, f.at)
    other = f'IF({same},"{level}","{CHANGED}")' if same else f'"{level}"'
    status = f'=IF(TRIM(G{row})=TRIM(H{row}),"{COCOK}",{other})'
    return Line(row, level, status, ("=" + absolute(f.at), ""), (stated, wanted))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _as_submitted(ledger: Ledger, at: Address) -> str:
    """A formula that holds as long as a cell is what was submitted; empty where none can be written."""
    if at.sheet not in ledger.book.by_name:
        return ""
    cell, name = ledger.book.cell(at), absolute(at)
    if cell.blank:
        return f'{name}=""'
    value = cell.value
    if isinstance(value, bool | ExcelError):
        return ""
    if isinstance(value, int | float):
        return f"{name}={value:.16G}"
    if not isinstance(value, str) or len(value) > _MAX_TEXT or "\n" in value or not value.isprintable():
        return ""
    text = clean(value).replace('"', '""')
    return f'EXACT({name},"{text}")'


def _raw(ledger: Ledger) -> Any:
    """The value of a submitted cell as a formula of the report sees it."""

    def value(at: Address) -> Value:
        found = ledger.raw(at)
        if not isinstance(found, Fraction):
            cell = ledger.book.cell(at)
            return cell.text if isinstance(cell.value, str) and cell.text else found
        return found

    return value
