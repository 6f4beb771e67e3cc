"""What the formulas of a submission read. They are read as text, never calculated."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any, NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.sheet import ExcelError

_MOST_CELLS = 5000
_MOST_BELOW = 3000


class Reading(NamedTuple):
    """What a formula reads: its cells, the constants other than 0, 1, 2 and 100 that it holds, and those of its cells
    that it calculates with; in a list it may only look one of them up."""

    cells: frozenset[Address]
    constants: tuple[str, ...]
    calculated: frozenset[Address]


_RANGE = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^'!]+)!)?\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?$"
)
_HARMLESS = {"0", "1", "2", "100"}
_LOOKING = frozenset(f"{name}(" for name in ("VLOOKUP", "HLOOKUP", "XLOOKUP", "LOOKUP", "INDEX", "MATCH", "XMATCH"))
_ROUNDING = frozenset(
    f"{name}(" for name in ("ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC", "INT", "CEILING", "FLOOR", "MROUND", "FIXED")
)

_DECIMALS = frozenset(f"{name}(" for name in ("ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC", "INT", "FIXED"))
_CHOOSING = frozenset(f"{name}(" for name in ("IF", "IFS", "MIN", "MAX", "MEDIAN", "SMALL", "LARGE"))


def spelled_out(book: Book, at: Address) -> str | None:
    """The formula of a cell, with what the named ranges of the workbook stand for in their place."""
    formula = book.cell(at).formula
    if formula is None or not book.names:
        return formula
    text = formula.upper()
    known = [name for name in book.names if name in text]
    return _replaced(formula, tuple((name, book.names[name]) for name in known)) if known else formula


def _tokens(formula: str) -> list[Any] | None:
    """The tokens of a formula, with or without its `=`; None where it is none that can be taken apart."""
    from openpyxl.formula import Tokenizer

    try:
        return list(Tokenizer(formula if formula.startswith("=") else f"={formula}").items)
    except Exception:  # the tokenizer raises whatever it meets
        return None


@lru_cache(maxsize=20000)
def _replaced(formula: str, names: tuple[tuple[str, str], ...]) -> str:
    tokens = _tokens(formula)
    if tokens is None:
        return formula
    meant = dict(names)
    return "=" + "".join(meant.get(t.value.upper(), t.value) if t.subtype == "RANGE" else t.value for t in tokens)


@lru_cache(maxsize=20000)
def read_formula(formula: str, sheet: str) -> Reading | None:
    """What a formula reads; None where it refers to more than plain cells and ranges of this workbook."""
    tokens = _tokens(formula)
    if tokens is None:
        return None
    cells: set[Address] = set()
    calculated: set[Address] = set()
    constants: list[str] = []
    within: list[bool] = []  # of each open function, whether a list is looked through in it
    for token in tokens:
        if token.type == "FUNC":
            if token.subtype == "OPEN":
                within.append(token.value.upper().removeprefix("_XLFN.") in _LOOKING or any(within[-1:]))
            elif within:
                within.pop()
        if token.type != "OPERAND":
            continue
        if token.subtype == "NUMBER" and token.value not in _HARMLESS:
            constants.append(token.value)
        elif token.subtype == "RANGE":
            found = _cells_of(token.value, sheet)
            if found is None:
                return None
            cells |= found
            calculated |= set() if any(within[-1:]) else found
    return Reading(frozenset(cells), tuple(constants), frozenset(calculated))


def rounding(formula: str) -> str:
    """The function by which a formula rounds or cuts its result; empty where it does not."""
    tokens = _tokens(formula) or ()
    return next((t.value.upper().rstrip("(") for t in tokens if t.type == "FUNC" and t.value.upper() in _ROUNDING), "")


def rounded_to(formula: str) -> int | None:
    """How many decimals a formula keeps of its result (below 0: tens, hundreds), where the rounding is the last thing
    that it does and says so in a number; else None."""
    tokens = [t for t in _tokens(formula) or () if t.type != "WHITE-SPACE"]
    depth, closes = 0, []  # where a bracket closes with nothing open any more
    for i, token in enumerate(tokens):
        depth += {"OPEN": 1, "CLOSE": -1}.get(token.subtype, 0)
        if token.subtype == "CLOSE" and not depth:
            closes.append(i)
    if closes != [len(tokens) - 1] or tokens[0].value.upper() not in _DECIMALS:
        return None
    said = re.search(r"[,;](-?\d+)\)$", "".join(t.value for t in tokens))
    if said is not None:
        return int(said[1])
    return 0 if tokens[0].value.upper() in ("INT(", "TRUNC(") else None


def chooses(formula: str) -> bool:
    """Whether a formula takes one of several values, as one that sets a limit does."""
    return any(t.type == "FUNC" and t.value.upper() in _CHOOSING for t in _tokens(formula) or ())


@lru_cache(maxsize=20000)
def read_sum(formula: str, sheet: str) -> Counter[Address] | None:
    """How often a formula that does nothing but add up cells adds each of them; None for any other formula."""
    reading = read_formula(formula, sheet)
    if reading is None or reading.constants:
        return None
    cells: Counter[Address] = Counter()
    for token in _tokens(formula) or ():
        if token.type == "OPERAND" and token.subtype == "RANGE":
            cells.update(_cells_of(token.value, sheet) or ())
        elif not (token.type in ("SEP", "PAREN", "WHITE-SPACE") or token.value.upper() in ("+", "SUM(", ")")):
            return None
    return cells


_SUMIF = re.compile(r"""=?SUMIF\(([^,;"]+)[,;]"([^"<>=?*~]+)"[,;]([^,;"]+)\)$""", re.IGNORECASE)


def read_conditional_sum(formula: str, sheet: str) -> tuple[str, dict[Address, Address]] | None:
    """The word that a SUMIF looks for, and the cells that it may add up, each with the cell that the word must stand
    in; None for any other formula."""
    match = _SUMIF.match(formula.replace("$", ""))
    ranges = [_cells_of(match[n].strip(), sheet) for n in (1, 3)] if match is not None else []
    if match is None or not all(ranges) or len(ranges[0] or ()) != len(ranges[1] or ()):
        return None
    words, cells = (sorted(r or ()) for r in ranges)
    return match[2], dict(zip(cells, words, strict=True))


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


def reads_below(book: Book, cell: Address) -> frozenset[Address] | None:
    """The cells that a formula reads, through other formulas as well; None where that cannot be told."""
    found: set[Address] = set()
    waiting = [cell]
    while waiting:
        now = waiting.pop()
        formula = spelled_out(book, now)
        if formula is None:
            continue
        reading = read_formula(formula, now.sheet)
        if reading is None:
            continue  # it reaches outside the workbook; its value stands as if it were typed
        if len(found) > _MOST_BELOW:
            return None
        waiting += reading.cells - found
        found |= reading.cells
    return frozenset(found)


def first_error(book: Book, at: Address) -> Address | None:
    """The cell whose error value a formula passes on, at any distance; None where the error arises in `at`."""
    seen = {at}
    while True:
        reading = read_formula(spelled_out(book, at) or "", at.sheet)
        cells = sorted(reading.cells - seen) if reading is not None else []
        before = next((c for c in cells if isinstance(book.cell(c).value, ExcelError)), None)
        if before is None:
            return at if len(seen) > 1 else None
        seen.add(before)
        at = before
