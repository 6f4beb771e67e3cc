"""Reading 3: an Excel formula."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from lkjip_xl.expr.tree import (
    Absent,
    AtMost,
    Band,
    Const,
    CountIf,
    Expr,
    Fold,
    Label,
    Limited,
    Many,
    Op,
    Ref,
    Refs,
    When,
    children,
    needs_brackets,
)

if TYPE_CHECKING:
    from lkjip_xl.address import Address
    from lkjip_xl.scales import Scale


def _within(x: str, low: Fraction | None, high: Fraction | None) -> str:
    if high is not None:
        x = f"MIN({x},{_const(high)})"
    return x if low is None else f"MAX({x},{_const(low)})"


def _const(x: Fraction) -> str:
    return str(x.numerator) if x.denominator == 1 else repr(float(x))


@dataclass(frozen=True)
class ExcelNames:
    """How cells are written in a formula: one cell as an operand, and many inside a function; `text`: a cell as a
    text, `band`: the label of an expression by a scale, `limited`: an expression within limits."""

    one: Callable[[Address], str]
    many: Callable[[tuple[Address, ...]], str]
    text: Callable[[Address], str] = field(default=lambda at: "")
    band: Callable[[Scale, str], str] = field(default=lambda scale, value: scale.excel(value))
    limited: Callable[[str, Fraction | None, Fraction | None], str] = field(default=_within)


class NotLive(Exception):
    """Raised by `excel` for a tree that no plain formula can say."""


def excel(e: Expr, names: ExcelNames) -> str:
    """The tree as an Excel formula (English function names, no leading equals sign).

    A quotient that cannot be computed, and a sum of nothing, shows `-`, as offices print it. Raises NotLive.
    """
    text = _excel(e, names)
    if isinstance(e, Fold) and e.how in ("sum", "max"):
        text = f'IF({_how_many(e, names)}=0,"-",{text})'
    return f'IFERROR({text},"-")' if _can_fail(e) else text


def _can_fail(e: Expr) -> bool:
    return isinstance(e, Op | Band) or (isinstance(e, Fold) and e.how == "mean") or any(map(_can_fail, children(e)))


def _excel(e: Expr, names: ExcelNames, inside: str = "") -> str:
    match e:
        case Const(x):
            return _const(x)
        case Ref(at, _):
            return names.one(at)
        case Absent():
            return '""'
        case Op(sign, a, b):
            right_inside = sign + "r" if sign in "-/" else sign
            text = f"{_excel(a, names, sign)}{sign}{_excel(b, names, right_inside)}"
            return f"({text})" if needs_brackets(sign, inside) else text
        case Fold():
            return _fold(e, names, inside)
        case CountIf(over, test, bound, decimals):
            parts = (
                [_excel(Ref(a), names) for a in over.at]
                if isinstance(over, Refs)
                else [_excel(p, names) for p in children(over)]
            )
            limit = _excel(Const(bound), names)
            return "+".join(f"IFERROR(--(ROUND({p},{decimals}){test}{limit}),0)" for p in parts) or "0"
        case When(s, label, a, b):
            if not isinstance(s, Ref):  # no cell says which
                return _excel(a if s == Label(label) else b, names, inside)
            return f'IF({names.text(s.at)}="{label}",{_excel(a, names)},{_excel(b, names)})'
        case AtMost(s, bound, a, b):
            limit = _excel(Const(bound), names)
            return f"IF({_excel(s, names)}<={limit},{_excel(a, names)},{_excel(b, names)})"
        case Limited(of, low, high):
            return names.limited(_excel(of, names), low, high)
        case Band(scale, of):
            return names.band(scale, _excel(of, names))
    raise TypeError(f"unbound leaf {e!r}")


_FUNCTIONS = {"sum": "SUM", "mean": "AVERAGE", "max": "MAX", "count": "COUNTA"}


def _fold(e: Fold, names: ExcelNames, inside: str) -> str:
    cells, computed = _split(e.over, names)
    args = ",".join(cells)
    if e.how == "distinct":
        if len(cells) != 1 or "," in args or computed:
            raise NotLive("cells of several ranges")
        return f'SUMPRODUCT(({args}<>"")/COUNTIF({args},{args}&""))'
    if not computed:
        return f"{_FUNCTIONS[e.how]}({args or 0})"
    if e.how == "mean":
        text = f"{_fold(Fold('sum', e.over), names, '')}/({_how_many(e, names)})"
        return f"({text})" if needs_brackets("/", inside) else text
    # a part that cannot be computed is left out; an empty text among the arguments would be an error
    return f"{_FUNCTIONS[e.how]}({','.join((*cells, *(f'IFERROR({x},0)' for x in computed)))})"


def _how_many(e: Fold, names: ExcelNames) -> str:
    """How many of the parts are numbers."""
    cells, computed = _split(e.over, names)
    parts = [f"COUNT({','.join(cells)})"] if cells else []
    return "+".join((*parts, *(f"IFERROR(({x})*0+1,0)" for x in computed))) or "0"


def _split(over: Sequence[Expr], names: ExcelNames) -> tuple[list[str], list[str]]:
    """The parts of a fold as arguments: cells and ranges, and parts that are formulas."""
    cells: list[str] = []
    computed: list[str] = []
    for part in over:
        match part:
            case Many(parts):
                more, formulas = _split(parts, names)
                cells += more
                computed += formulas
            case Refs(at, _):
                cells += [names.many(at)] if at else []
            case Ref(at, _):
                cells.append(names.many((at,)))
            case _:
                computed.append(_excel(part, names))
    return cells, computed
