"""The nodes of a formula, how they are put together, and how leaves are bound to cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lkjip_xl.address import Address
    from lkjip_xl.scales import Scale


class Gap(Enum):
    """Why there is no value."""

    NIL = "tidak ada nilai (nihil)"
    MISSING = "sel masih kosong"
    ABSENT = "dasarnya tidak ada dalam buku kerja ini"
    UNREADABLE = "isinya tidak terbaca sebagai angka"
    WORDS = "isinya kata, bukan angka"
    ZERO = "pembaginya nol"
    UNCALCULATED = "rumusnya belum pernah dihitung"

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


@dataclass(frozen=True)
class NoRows(Absent):
    """Rows of a table or column that the submission does not have: nothing can be counted or added over them."""


@dataclass(frozen=True)
class Unknown(NoRows):
    """Rows, or what a row is about, that formulas name which nobody has calculated."""


@dataclass(frozen=True)
class Label(Expr):
    """A text that stands in no cell, such as a direction that had to be assumed."""

    text: str


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
class Limited(Expr):
    """A number within the limits that an office has set: what lies beyond one counts as the limit. A declaration has
    no limits yet; bound without any it is the number alone."""

    of: Expr
    low: Fraction | None = None
    high: Fraction | None = None


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
        case Band(_, of) | Limited(of):
            return (of,)
        case Many(parts):
            return parts
    return ()


def bind(e: Expr, leaf: Callable[[Expr], Expr]) -> Expr:
    """The tree with every leaf put through `leaf` (which returns bound leaves, or whole trees), and every band and
    limit, once bound inside, since which of them are in force is a question of the submission as well."""
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
            return leaf(Band(scale, bind(of, leaf)))
        case Limited(of, low, high):
            return leaf(Limited(bind(of, leaf), low, high))
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


_RANK = {"": 0, "+": 1, "-": 1, "-r": 2, "*": 2, "/": 2, "/r": 3}


def needs_brackets(sign: str, inside: str) -> bool:
    """Whether an operation needs brackets inside another; `-r` and `/r` are right operands."""
    return _RANK[sign] < _RANK[inside]
