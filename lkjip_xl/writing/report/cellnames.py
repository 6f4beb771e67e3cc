"""How cells are named in the formulas of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import Protocol

from lkjip_xl.address import Address, column_letters
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.expr import ExcelNames
from lkjip_xl.numbers import Flag, Number
from lkjip_xl.sheet import Cell
from lkjip_xl.writing.text import clean


@lru_cache(maxsize=1024)
def quoted(sheet: str) -> str:
    """A sheet name as it stands in a formula."""
    return "'" + sheet.replace("'", "''") + "'"


def absolute(at: Address, here: str = "") -> str:
    """The address in a formula; without the sheet where the formula stands in the same one."""
    return at.a1 if at.sheet == here else f"{quoted(at.sheet)}!{at.a1}"


def ranges(cells: Iterable[Address], here: str = "") -> list[str]:
    """Cells as formula arguments, neighbours below each other joined into ranges."""
    runs: list[tuple[Address, Address]] = []
    for at in cells:
        if runs and (last := runs[-1][1]).row == at.row - 1 and (last.col, last.sheet) == (at.col, at.sheet):
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return [absolute(a, here) if a == b else f"{absolute(a, here)}:{column_letters(b.col)}{b.row}" for a, b in runs]


def own_names(here: str) -> ExcelNames:
    """Names for cells that hold plain numbers, such as those of the report's own tables."""
    return ExcelNames(
        lambda at: absolute(at, here), lambda cells: ",".join(ranges(cells, here)), lambda at: absolute(at, here)
    )


class Moves(Protocol):
    """Where cells stand in a table of the report."""

    def get(self, at: Address) -> Address | None:
        """The other address of a cell, None where it has none."""


def submitted_names(ledger: Ledger, moved: Moves | None = None, here: str = "") -> ExcelNames:
    """Names for submitted cells: where the cell holds text, or a fraction shown as percent, the formula takes
    the number out of it. `moved` gives cells that stand in the report's own table at another address."""

    def one(at: Address) -> str:
        to = moved.get(at) if moved is not None else None
        if to is not None:
            return absolute(to, here)
        return number_formula(ledger.book.cell(at), ledger.number(at), absolute(at, here))

    def many(cells: tuple[Address, ...]) -> str:
        args: list[str] = []
        plain: list[Address] = []
        for at in cells:
            to = moved.get(at) if moved is not None else None
            if to is not None:
                plain.append(to)
                continue
            cell, number = ledger.book.cell(at), ledger.number(at)
            if number.value is None or _as_it_is(cell, number):
                plain.append(at)
            else:
                args += ranges(plain, here)
                plain = []
                args.append(one(at))
        return ",".join((*args, *ranges(plain, here)))

    return ExcelNames(one, many, lambda at: absolute(at, here))


def number_formula(cell: Cell, number: Number, name: str) -> str:
    """An expression for the number in a cell that is called `name`."""
    if number.value is None:
        return name if not cell.blank else f'IF({name}="","",{name})'
    if _as_it_is(cell, number):
        return name
    if isinstance(cell.value, str):
        return _from_text(cell.value, number, name)
    return f"({name}*{_factor(cell.value, number)})"


def _as_it_is(cell: Cell, number: Number) -> bool:
    if isinstance(cell.value, bool) or not isinstance(cell.value, int | float) or number.value is None:
        return False
    return _factor(cell.value, number) == 1


def _factor(value: object, number: Number) -> int:
    """What a cell's value is multiplied by: 100 where it is a fraction shown as percent, 1000 in a table `dalam
    ribuan rupiah`."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not value or number.value is None:
        return 1
    allowed = (100,) if number.unit == "%" else (10**3, 10**6, 10**9) if Flag.ROUNDED in number.flags else ()
    if not allowed:
        return 1
    times = number.value / Fraction(format(value, ".15g"))
    return int(times) if times in allowed else 1


_DIGITS = re.compile(r"[\d.,]*\d")
_MAX_WORDS = 100  # characters of a text in a formula; Excel takes 255, and formulas have many


def _from_text(text: str, number: Number, name: str) -> str:
    """The number in a text: its other words are taken away, the rest is read with its decimal mark."""
    match = _DIGITS.search(text)
    assert number.value is not None
    if match is None or not match.group().isascii():
        return _constant(number)
    digits = match.group()
    words = [w for w in (text[: match.start()], text[match.end() :]) if w]
    value, decimal = _read(digits, Flag.ENGLISH in number.flags)
    if value is None or value != number.value or len(name) > 100:
        return _constant(number)
    if any(len(word) > _MAX_WORDS or clean(word) != word for word in words):
        return _constant(number)
    inner = name
    for word in words:
        safe = word.replace('"', '""')
        inner = f'SUBSTITUTE({inner},"{safe}","")'
    group = "." if decimal == "," else ","
    return f'IF(ISNUMBER({name}),{name},_xlfn.NUMBERVALUE({inner},"{decimal}","{group}"))'


def _read(digits: str, english: bool) -> tuple[Fraction | None, str]:
    decimal, group = (".", ",") if english else (",", ".")
    plain = digits.replace(group, "").replace(decimal, ".")
    try:
        return Fraction(plain), decimal
    except ValueError:
        return None, decimal


def _constant(number: Number) -> str:
    assert number.value is not None
    return format(float(number.value), ".15g") if number.value.denominator != 1 else str(number.value)
