"""A formula as a value: one tree, read as a number, an interval, an Excel formula or words.

A declaration in the catalogue holds leaves that name columns, rows and facts. `bind` replaces those
leaves by cells; the four readings work on the bound tree, so that the number, the formula in the report
and the explanation beside a wrong figure can never say different things.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from lkjip_xl.numbers import Interval, format_id, half_up

if TYPE_CHECKING:
    from lkjip_xl.book import Address
    from lkjip_xl.catalog.scales import Scale


class Gap(Enum):
    """Why there is no value."""

    NIL = "tidak ada nilai (nihil)"
    MISSING = "sel masih kosong"
    UNREADABLE = "isinya tidak terbaca sebagai angka"
    ZERO = "pembaginya nol"

    def __repr__(self) -> str:
        return f"Gap.{self.name}"


Value = Fraction | str | Gap


@dataclass(frozen=True)
class Expr:
    """Base of all nodes; the operators build the tree."""

    def __add__(self, other: Expr | int) -> Expr:
        return Op("+", self, lift(other))

    def __sub__(self, other: Expr | int) -> Expr:
        return Op("-", self, lift(other))

    def __mul__(self, other: Expr | int) -> Expr:
        return Op("*", self, lift(other))

    def __truediv__(self, other: Expr | int) -> Expr:
        return Op("/", self, lift(other))


@dataclass(frozen=True)
class Const(Expr):
    """A number that the rule itself brings, such as the 100 of a percentage."""

    value: Fraction


# --- leaves of a declaration ---------------------------------------------------------------------


@dataclass(frozen=True)
class Col(Expr):
    """The cell of this column in the row at hand."""

    key: str


@dataclass(frozen=True)
class Known(Expr):
    """A fact known elsewhere in the workbook, looked up by the name that the row at hand is about.

    `about` names a column of the row that holds the name; empty for facts of the whole office.
    """

    fact: str
    about: str = ""


@dataclass(frozen=True)
class Rows(Expr):
    """The cells of one column over many rows; stands only inside Sum, Mean, Count or Max.

    scope: "all" rows of the table (of a tree: its roots), "children" of the row at hand, "block" of rows
    that belong to the row at hand, "leaves" of a tree, "level N". `where` keeps rows with that kelompok.
    `table` is needed outside the table itself.
    """

    key: str
    scope: str = "all"
    where: str = ""
    table: str = ""
    under: str = ""


@dataclass(frozen=True)
class Total(Expr):
    """The cell in the total row `total` of a table, or the formula of that cell where there is none."""

    key: str
    table: str = ""
    total: str = "jumlah"


# --- leaves of a bound tree ----------------------------------------------------------------------


@dataclass(frozen=True)
class Ref(Expr):
    """One cell. `name` is what the words call it, for example `Realisasi`."""

    at: Address
    name: str = ""


@dataclass(frozen=True)
class Refs(Expr):
    """Several cells of one kind, in order."""

    at: tuple[Address, ...]
    name: str = ""


@dataclass(frozen=True)
class Many(Expr):
    """Several formulas in place of several cells; stands only inside Fold and CountIf."""

    parts: tuple[Expr, ...]


@dataclass(frozen=True)
class Absent(Expr):
    """A cell that the submission does not have."""

    name: str = ""


# --- inner nodes ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Op(Expr):
    """A sum, difference, product or quotient of two numbers."""

    sign: str
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Fold(Expr):
    """Sum, mean, count or maximum over cells; cells without a value are left out."""

    how: str  # "sum", "mean", "count", "max", "distinct"
    over: tuple[Expr, ...]


@dataclass(frozen=True)
class CountIf(Expr):
    """How many of the numbers, rounded to `decimals`, compare so with a bound (in their own unit)."""

    over: Expr
    test: str  # "<", ">="
    bound: Fraction
    decimals: int = 2


@dataclass(frozen=True)
class When(Expr):
    """`then` where the text of `subject` is `label` (letter case aside), `other` everywhere else."""

    subject: Expr
    label: str
    then: Expr
    other: Expr


@dataclass(frozen=True)
class AtMost(Expr):
    """`then` where `subject` is at most `bound`, else `other`."""

    subject: Expr
    bound: Fraction
    then: Expr
    other: Expr


@dataclass(frozen=True)
class Band(Expr):
    """The label of the band of a scale in which a number falls."""

    scale: Scale
    of: Expr


def lift(x: Expr | int) -> Expr:
    """A plain number as a node."""
    return x if isinstance(x, Expr) else Const(Fraction(x))


def sum_of(*parts: Expr) -> Expr:
    """The sum of cells or rows, leaving out those without a value."""
    return Fold("sum", parts)


def mean_of(*parts: Expr) -> Expr:
    """The plain mean of cells or rows, leaving out those without a value."""
    return Fold("mean", parts)


def count_of(*parts: Expr) -> Expr:
    """The number of cells that hold something."""
    return Fold("count", parts)


def percent(part: Expr, whole: Expr) -> Expr:
    """part / whole x 100, in percent points."""
    return part / whole * 100


# --- walking -------------------------------------------------------------------------------------


def children(e: Expr) -> tuple[Expr, ...]:
    """The direct parts of a node."""
    match e:
        case Op(_, a, b):
            return (a, b)
        case Fold(_, over):
            return over
        case CountIf(over=over):
            return (over,)
        case When(s, _, a, b) | AtMost(s, _, a, b):
            return (s, a, b)
        case Band(_, of):
            return (of,)
        case Many(parts):
            return parts
    return ()


def bind(e: Expr, leaf: Callable[[Expr], Expr]) -> Expr:
    """The tree with every leaf put through `leaf` (which returns bound leaves, or whole trees)."""
    match e:
        case Op(sign, a, b):
            return Op(sign, bind(a, leaf), bind(b, leaf))
        case Fold(how, over):
            return Fold(how, tuple(bind(x, leaf) for x in over))
        case CountIf(over, test, bound, decimals):
            return CountIf(bind(over, leaf), test, bound, decimals)
        case When(s, label, a, b):
            return When(bind(s, leaf), label, bind(a, leaf), bind(b, leaf))
        case AtMost(s, bound, a, b):
            return AtMost(bind(s, leaf), bound, bind(a, leaf), bind(b, leaf))
        case Band(scale, of):
            return Band(scale, bind(of, leaf))
        case Const():
            return e
    return leaf(e)


def refs(e: Expr) -> Iterator[Ref]:
    """Every cell that a bound tree reads, in order of appearance."""
    match e:
        case Ref():
            yield e
        case Refs(at, name):
            for a in at:
                yield Ref(a, name)
        case _:
            for part in children(e):
                yield from refs(part)


# --- reading 1: an exact number ------------------------------------------------------------------

Lookup = Callable[["Address"], Value]


def exact(e: Expr, value: Lookup) -> Value:
    """The value of a bound tree: a Fraction, a label, or the reason why there is none.

    `value` gives the value of a cell. Nothing is rounded on the way, except where a scale or a count
    looks at the number as it is printed.
    """
    match e:
        case Const(x):
            return x
        case Ref(at, _):
            return value(at)
        case Absent():
            return Gap.MISSING
        case Op(sign, a, b):
            return _operate(sign, exact(a, value), exact(b, value))
        case Fold(how, over):
            return _fold(how, list(_values(over, value)))
        case CountIf(over, test, bound, decimals):
            step = Fraction(1, 10**decimals)
            seen = [half_up(x, step) for x in _values((over,), value) if isinstance(x, Fraction)]
            return Fraction(sum(1 for x in seen if (x < bound if test == "<" else x >= bound)))
        case When(s, label, a, b):
            return exact(a if chosen(s, label, value) else b, value)
        case AtMost(s, bound, a, b):
            x = exact(s, value)
            return exact(a if isinstance(x, Fraction) and x <= bound else b, value)
        case Band(scale, of):
            x = exact(of, value)
            return scale.label(x) if isinstance(x, Fraction) else x
    raise TypeError(f"unbound leaf {e!r}")


def chosen(subject: Expr, label: str, value: Lookup) -> bool:
    """Whether the text of `subject` is `label`."""
    x = exact(subject, value)
    return isinstance(x, str) and x.strip().casefold() == label.casefold()


def _values(over: Sequence[Expr], value: Lookup) -> Iterator[Value]:
    for part in over:
        if isinstance(part, Refs):
            for at in part.at:
                yield value(at)
        elif isinstance(part, Many):
            yield from _values(part.parts, value)
        else:
            yield exact(part, value)


def _operate(sign: str, a: Value, b: Value) -> Value:
    if isinstance(a, str) or isinstance(b, str):
        return Gap.UNREADABLE
    for x in (b, a) if sign == "/" else (a, b):
        if isinstance(x, Gap):
            return x
    assert isinstance(a, Fraction) and isinstance(b, Fraction)
    match sign:
        case "+":
            return a + b
        case "-":
            return a - b
        case "*":
            return a * b
    return a / b if b else Gap.ZERO


def _fold(how: str, values: list[Value]) -> Value:
    if how == "count":
        return Fraction(sum(1 for v in values if not isinstance(v, Gap) or v is Gap.UNREADABLE))
    if how == "distinct":
        return Fraction(len({v.casefold() for v in values if isinstance(v, str)}))
    if any(v is Gap.UNREADABLE or isinstance(v, str) for v in values):
        return Gap.UNREADABLE
    if values and all(v is Gap.ZERO for v in values):
        return Gap.ZERO
    numbers = [v for v in values if isinstance(v, Fraction)]
    if not numbers:
        return Gap.NIL if Gap.NIL in values or Gap.ZERO in values else Gap.MISSING
    match how:
        case "sum":
            return sum(numbers, Fraction(0))
        case "max":
            return max(numbers)
    return sum(numbers, Fraction(0)) / len(numbers)


# --- reading 2: an interval ----------------------------------------------------------------------


def interval(e: Expr, value: Callable[[Address], Interval | Gap]) -> Interval | None:
    """The range in which the result lies when each cell is only known to lie in a range.

    None where nothing can be computed, and for labels and counts, which have no range.
    """
    match e:
        case Const(x):
            return Interval(x, x)
        case Ref(at, _):
            x = value(at)
            return x if isinstance(x, Interval) else None
        case Op(sign, a, b):
            left, right = interval(a, value), interval(b, value)
            if left is None or right is None:
                return None
            try:
                return {"+": left.__add__, "-": left.__sub__, "*": left.__mul__, "/": left.__truediv__}[sign](right)
            except ZeroDivisionError:
                return None
        case Fold(("sum" | "mean") as how, over):
            parts = [x for ref in refs(Fold(how, over)) if isinstance(x := value(ref.at), Interval)]
            if not parts:
                return None
            total = parts[0]
            for part in parts[1:]:
                total = total + part
            n = Fraction(len(parts))
            return total if how == "sum" else total / Interval(n, n)
    return None


# --- reading 3: an Excel formula -----------------------------------------------------------------


@dataclass(frozen=True)
class ExcelNames:
    """How cells are written in a formula: one cell as an operand, and many inside a function."""

    one: Callable[[Address], str]
    many: Callable[[tuple[Address, ...]], str]
    text: Callable[[Address], str] = field(default=lambda at: "")


class NotLive(Exception):
    """Raised by `excel` for a tree that no plain formula can say."""


def excel(e: Expr, names: ExcelNames) -> str:
    """The tree as an Excel formula (English function names, no leading equals sign).

    A quotient that cannot be computed, and a sum of nothing, shows `-`, as offices print it. Raises NotLive.
    """
    text = _excel(e, names)
    if isinstance(e, Fold) and e.how in ("sum", "max"):
        args = text[text.index("(") : ]
        text = f'IF(COUNT{args}=0,"-",{text})'
    return f'IFERROR({text},"-")' if _can_fail(e) else text


def _can_fail(e: Expr) -> bool:
    return isinstance(e, Op | Band) or isinstance(e, Fold) and e.how == "mean" or any(map(_can_fail, children(e)))


def _excel(e: Expr, names: ExcelNames, inside: str = "") -> str:
    match e:
        case Const(x):
            return str(x.numerator) if x.denominator == 1 else repr(float(x))
        case Ref(at, _):
            return names.one(at)
        case Absent():
            return '""'
        case Op(sign, a, b):
            right_inside = sign + "r" if sign in "-/" else sign
            text = f"{_excel(a, names, sign)}{sign}{_excel(b, names, right_inside)}"
            return f"({text})" if _needs_brackets(sign, inside) else text
        case Fold(how, over):
            args = ",".join(_arguments(over, names)) or "0"
            if how == "distinct":
                if "," in args:
                    raise NotLive("cells of several ranges")
                return f'SUMPRODUCT(({args}<>"")/COUNTIF({args},{args}&""))'
            return f"{dict(sum='SUM', mean='AVERAGE', max='MAX', count='COUNTA')[how]}({args})"
        case CountIf(over, test, bound, decimals):
            parts = [_excel(Ref(a), names) for a in over.at] if isinstance(over, Refs) else [
                _excel(p, names) for p in children(over)]
            limit = _excel(Const(bound), names)
            return "+".join(f"IFERROR(--(ROUND({p},{decimals}){test}{limit}),0)" for p in parts) or "0"
        case When(s, label, a, b):
            assert isinstance(s, Ref)
            return f'IF({names.text(s.at)}="{label}",{_excel(a, names)},{_excel(b, names)})'
        case AtMost(s, bound, a, b):
            limit = _excel(Const(bound), names)
            return f"IF({_excel(s, names)}<={limit},{_excel(a, names)},{_excel(b, names)})"
        case Band(scale, of):
            return scale.excel(_excel(of, names))
    raise TypeError(f"unbound leaf {e!r}")


def _arguments(over: Sequence[Expr], names: ExcelNames) -> Iterator[str]:
    for part in over:
        if isinstance(part, Many):
            yield from _arguments(part.parts, names)
        elif isinstance(part, Refs):
            if part.at:
                yield names.many(part.at)
        elif isinstance(part, Ref):
            yield names.many((part.at,))
        else:
            text = _excel(part, names)
            yield f'IFERROR({text},"")' if _can_fail(part) else text


_RANK = {"": 0, "+": 1, "-": 1, "-r": 2, "*": 2, "/": 2, "/r": 3}


def _needs_brackets(sign: str, inside: str) -> bool:
    return _RANK[sign] < _RANK[inside]


# --- reading 4: words ----------------------------------------------------------------------------


def words(e: Expr, show: Callable[[Ref], str], value: Lookup) -> str:
    """The tree as an Indonesian sentence part: what was divided by what, with each cell and its content.

    `show` writes one cell; `value` settles which branch of a choice applies. Long lists of cells are
    cut in the middle, naming how many there are.
    """
    return _words(e, show, value, "")


_FOLD_WORDS = {
    "sum": "jumlah",
    "mean": "rata-rata",
    "count": "banyaknya",
    "max": "nilai terbesar",
    "distinct": "banyaknya yang berbeda dari",
}


def _words(e: Expr, show: Callable[[Ref], str], value: Lookup, inside: str) -> str:
    match e:
        case Const(x):
            return format_id(x, 0 if x.denominator == 1 else 2)
        case Ref():
            return show(e)
        case Absent(name):
            return f"{name} (tidak ada)"
        case Op(sign, a, b):
            sign_word = {"*": "x", "/": ":", "-": "-", "+": "+"}[sign]
            right_inside = sign + "r" if sign in "-/" else sign
            text = f"{_words(a, show, value, sign)} {sign_word} {_words(b, show, value, right_inside)}"
            return f"({text})" if _needs_brackets(sign, inside) else text
        case Fold(how, over):
            if how == "sum" and 1 < len(over) and all(isinstance(p, Ref) for p in over):
                return " + ".join(_words(p, show, value, "+") for p in over)
            return f"{_FOLD_WORDS[how]} {_list(list(refs(e)), show)}"
        case CountIf(over, test, bound, _):
            sense = "di bawah" if test == "<" else "paling sedikit"
            return f"banyaknya yang {sense} {format_id(bound, 0)} di antara {_list(list(refs(over)), show)}"
        case When(s, label, a, b):
            return _words(a if chosen(s, label, value) else b, show, value, inside)
        case AtMost(s, bound, a, b):
            x = exact(s, value)
            return _words(a if isinstance(x, Fraction) and x <= bound else b, show, value, inside)
        case Band(scale, of):
            return f"kategori dari {_words(of, show, value, '')} menurut {scale.title} ({scale.sentence})"
    raise TypeError(f"unbound leaf {e!r}")


def _list(cells: list[Ref], show: Callable[[Ref], str]) -> str:
    if not cells:
        return "(tidak ada baris)"
    if len(cells) <= 4:
        return " + ".join(map(show, cells))
    return f"{show(cells[0])} ... {show(cells[-1])} ({len(cells)} sel)"
