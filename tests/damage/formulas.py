"""A small calculator for the formulas of the invented office, so that a damaged input changes what Excel would change.

It knows nothing of the checker: it parses a formula, lists the cells it reads and works out its value as Excel does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from lkjip_xl.address import Address
from lkjip_xl.sheet import ExcelError, Sheet

Value = float | int | str | bool | None
Get = Callable[[Address], Value]
Node = tuple[Any, ...]

_REF = r"(?:(?P<sheet>'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?\$?(?P<col>[A-Z]{1,3})\$?(?P<row>\d+)(?![\w(])"
_RANGE = re.compile(_REF + r"(?::\$?(?P<col2>[A-Z]{1,3})\$?(?P<row2>\d+))?")
_TOKEN = re.compile(
    r'\s*(?:(?P<num>\d+(?:\.\d+)?(?![\w!]))|(?P<text>"(?:[^"]|"")*")|(?P<error>#[A-Z/0]+[!?]?)|(?P<ref>'
    + re.sub(r"\?P<\w+>", "?:", _RANGE.pattern)
    + r")|(?P<name>[A-Z]+)\(|(?P<op><=|>=|<>|[-+*/^&=<>(),]))"
)
DIV0, REF, VALUE = ExcelError("#DIV/0!"), ExcelError("#REF!"), ExcelError("#VALUE!")


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(col: int) -> str:
    text = ""
    while col:
        col, rest = divmod(col - 1, 26)
        text = chr(65 + rest) + text
    return text


# ---- reading ------------------------------------------------------------------------------------------


@lru_cache(maxsize=100_000)
def parse(formula: str, sheet: str) -> Node:
    """The tree of a formula that stands on a sheet."""
    tokens: list[tuple[str, str]] = []
    text, at = formula.removeprefix("="), 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"cannot read {formula!r} at {at}")
        tokens.append((str(match.lastgroup), match[str(match.lastgroup)]))
        at = match.end()
    node, rest = _comparison(tokens, sheet)
    if rest:
        raise ValueError(f"too much in {formula!r}: {rest}")
    return node


def _binary(below: Callable[..., Any], ops: str) -> Callable[..., Any]:
    def read(tokens: list[tuple[str, str]], sheet: str) -> tuple[Node, list[tuple[str, str]]]:
        left, tokens = below(tokens, sheet)
        while tokens and tokens[0][0] == "op" and tokens[0][1] in ops.split():
            right, rest = below(tokens[1:], sheet)
            left, tokens = ("op", tokens[0][1], left, right), rest
        return left, tokens

    return read


def _atom(tokens: list[tuple[str, str]], sheet: str) -> tuple[Node, list[tuple[str, str]]]:
    (kind, text), rest = tokens[0], tokens[1:]
    if kind == "num":
        return ("value", float(text)), rest
    if kind == "text":
        return ("value", text[1:-1].replace('""', '"')), rest
    if kind == "error":
        return ("value", ExcelError(text)), rest
    if kind == "ref":
        return ("cells", tuple(_cells(text, sheet)), ":" in text), rest
    if kind == "name":
        args: list[Node] = []
        while rest[0] != ("op", ")"):
            node, rest = _comparison(rest, sheet)
            args.append(node)
            rest = rest[1:] if rest[0] == ("op", ",") else rest
        return ("call", text, tuple(args)), rest[1:]
    if text == "(":
        node, rest = _comparison(rest, sheet)
        return node, rest[1:]
    node, rest = _atom(rest, sheet)
    return (("op", "-", ("value", 0.0), node) if text == "-" else node), rest


_product = _binary(_atom, "* /")
_sum = _binary(_product, "+ -")
_comparison = _binary(_sum, "= <> < > <= >=")


def _cells(text: str, sheet: str) -> Iterable[Address]:
    match = _RANGE.match(text)
    assert match is not None
    if match["sheet"]:
        sheet = match["sheet"].strip("'").replace("''", "'")
    col, row = column_number(match["col"]), int(match["row"])
    col2 = column_number(match["col2"]) if match["col2"] else col
    for r in range(row, (int(match["row2"]) if match["row2"] else row) + 1):
        for c in range(col, col2 + 1):
            yield Address(sheet, r, c)


def read_by(node: Node) -> set[Address]:
    """The cells that a tree reads."""
    if node[0] == "cells":
        return set(node[1])
    return set().union(*(read_by(x) for part in node for x in (part if isinstance(part, tuple) else ()) if _is(x)),
                       *(read_by(part) for part in node if _is(part)))  # fmt: skip


def _is(x: object) -> bool:
    return isinstance(x, tuple) and bool(x) and x[0] in ("op", "value", "cells", "call")


# ---- working out --------------------------------------------------------------------------------------


def evaluate(node: Node, get: Get) -> Value:
    """The value of a tree, as Excel works it out; errors travel."""
    kind = node[0]
    if kind == "value":
        return node[1]  # type: ignore[no-any-return]
    if kind == "cells":
        return get(node[1][0])
    if kind == "op":
        return _operate(node[1], evaluate(node[2], get), evaluate(node[3], get))
    return _call(node[1], node[2], get)


def _number(x: Value) -> float | ExcelError:
    if isinstance(x, ExcelError):
        return x
    if x is None:
        return 0.0
    if isinstance(x, str):  # Excel with Indonesian settings
        text = x.strip().replace(".", "").replace(",", ".") if re.fullmatch(r"\s*-?[\d.]+(,\d+)?\s*", x) else ""
        return float(text) if text.strip("-.") else VALUE
    return float(x)


def _operate(op: str, a: Value, b: Value) -> Value:
    for x in (a, b):
        if isinstance(x, ExcelError):
            return x
    if op in ("=", "<>", "<", ">", "<=", ">="):
        x, y = _order(a), _order(b)
        return {"=": x == y, "<>": x != y, "<": x < y, ">": x > y, "<=": x <= y, ">=": x >= y}[op]
    m, n = _number(a), _number(b)
    for z in (m, n):
        if isinstance(z, ExcelError):
            return z
    assert not isinstance(m, ExcelError)
    assert not isinstance(n, ExcelError)
    if op == "/":
        return DIV0 if n == 0 else m / n
    return m + n if op == "+" else m - n if op == "-" else m * n


def _order(x: Value) -> tuple[int, float, str]:
    if isinstance(x, str):
        return 1, 0.0, x.casefold()
    return 0, float(x or 0), ""


def _call(name: str, args: tuple[Node, ...], get: Get) -> Value:
    if name == "IF":
        test = evaluate(args[0], get)
        if isinstance(test, ExcelError):
            return test
        return evaluate(args[1] if test else args[2], get)
    if name == "ROUND":
        x = _number(evaluate(args[0], get))
        return x if isinstance(x, ExcelError) else round_half_up(x, int(args[1][1]))
    values = [v for a in args for v in _many(a, get)]
    if name == "COUNTA":
        return float(sum(v is not None and v != "" for v in values))
    for v in values:
        if isinstance(v, ExcelError):
            return v
    numbers = [float(v) for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
    if name == "SUM":
        return sum(numbers)
    if name == "AVERAGE":
        return sum(numbers) / len(numbers) if numbers else DIV0
    raise ValueError(name)


def _many(node: Node, get: Get) -> list[Value]:
    return [get(a) for a in node[1]] if node[0] == "cells" else [evaluate(node, get)]


def round_half_up(x: float, digits: int) -> float:
    """What ROUND gives: half away from zero, on the 15 digits that Excel shows."""
    from decimal import ROUND_HALF_UP, Decimal

    return float(Decimal(format(x, ".15g")).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


class Sums:
    """The formulas of one workbook: who reads whom, and what changes when a cell does."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self.values: dict[Address, Value] = {}
        self.trees: dict[Address, Node] = {}
        self.readers: dict[Address, set[Address]] = {}
        for sheet in sheets:
            for (r, c), cell in sheet.cells.items():
                at = Address(sheet.name, r, c)
                self.values[at] = cell.value
                if cell.formula is not None:
                    self.trees[at] = parse(cell.formula, sheet.name)
        for at, tree in self.trees.items():
            for read in read_by(tree):
                self.readers.setdefault(read, set()).add(at)

    def followers(self, start: Iterable[Address]) -> set[Address]:
        """Every formula that reads one of these cells, at any distance."""
        seen: set[Address] = set()
        waiting = list(start)
        while waiting:
            for at in self.readers.get(waiting.pop(), ()):
                if at not in seen:
                    seen.add(at)
                    waiting.append(at)
        return seen

    def recalculated(
        self, changed: dict[Address, Value], formulas: dict[Address, str] | None = None
    ) -> dict[Address, Value]:
        """The new values after cells were given other values (or other formulas): of all formulas that follow.

        Cells that had a formula and are among `changed` are typed over.
        """
        new: dict[Address, Value] = dict(changed)
        trees = {at: parse(f, at.sheet) for at, f in (formulas or {}).items()}
        dirty = self.followers([*changed, *trees]) - set(changed) | set(trees)
        open_cells: set[Address] = set()

        def get(at: Address) -> Value:
            if at in dirty and at not in new:
                if at in open_cells:
                    return 0.0  # a circle, which Excel shows as 0
                open_cells.add(at)
                result = evaluate(trees.get(at) or self.trees[at], get)
                new[at] = 0.0 if result is None else result  # a formula that reads a blank cell shows 0
            return new[at] if at in new else self.values.get(at)

        for at in dirty:
            get(at)
        return {at: v for at, v in new.items() if at not in changed}


# ---- moving rows --------------------------------------------------------------------------------------


def moved(formula: str, here: str, sheet: str, new_row: Callable[[int], int | None]) -> str:
    """A formula after rows of `sheet` went elsewhere: references follow, ranges shrink or grow, lost ones break."""

    def change(match: re.Match[str]) -> str:
        where = match["sheet"].strip("'").replace("''", "'") if match["sheet"] else here
        if where != sheet:
            return match[0]
        prefix = f"{match['sheet']}!" if match["sheet"] else ""
        if not match["row2"]:
            row = new_row(int(match["row"]))
            return "#REF!" if row is None else f"{prefix}{match['col']}{row}"
        rows = [r for old in range(int(match["row"]), int(match["row2"]) + 1) if (r := new_row(old)) is not None]
        if not rows:
            return "#REF!"
        return f"{prefix}{match['col']}{min(rows)}:{match['col2']}{max(rows)}"

    parts = re.split(r'("(?:[^"]|"")*")', formula)
    return "".join(p if i % 2 else _RANGE.sub(change, p) for i, p in enumerate(parts))


def references(formula: str) -> list[re.Match[str]]:
    """The references and ranges of a formula, texts left out."""
    spans = [m.span() for m in re.finditer(r'"(?:[^"]|"")*"', formula)]
    return [m for m in _RANGE.finditer(formula) if not any(a <= m.start() < b for a, b in spans)]


def reference(match: re.Match[str], down: int = 0, end_down: int = 0) -> str:
    """A reference or range with its first or last row moved."""
    prefix = f"{match['sheet']}!" if match["sheet"] else ""
    first = f"{prefix}{match['col']}{int(match['row']) + down}"
    return f"{first}:{match['col2']}{int(match['row2']) + end_down}" if match["row2"] else first
