"""Reading 4: words."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from lkjip_xl.expr.exact import Lookup, chosen, exact, within
from lkjip_xl.expr.tree import (
    Absent,
    AtMost,
    Band,
    Const,
    CountIf,
    Expr,
    Fold,
    Limited,
    Op,
    Ref,
    When,
    needs_brackets,
    refs,
)
from lkjip_xl.numbers import format_id


def words(e: Expr, show: Callable[[Ref], str], value: Lookup) -> str:
    """The tree as an Indonesian sentence part: what was divided by what, with each cell and its content.

    `show` writes one cell; `value` settles which branch of a choice applies. Long lists of cells are
    cut in the middle, naming how many there are.
    """
    return _words(e, show, value, "")


def over_numbers(e: Expr, value: Lookup) -> Expr:
    """A mean over those of its cells that have a number, as it is worked out; any other tree as it is."""
    if not isinstance(e, Fold) or e.how != "mean":
        return e
    cells = tuple(r for r in refs(e) if isinstance(value(r.at), Fraction))
    return Fold("mean", cells) if 0 < len(cells) < sum(1 for _ in refs(e)) else e


_FOLD_WORDS = {
    "sum": "jumlah",
    "mean": "rata-rata",
    "count": "banyaknya",
    "max": "nilai terbesar",
    "distinct": "banyaknya isi yang berlainan pada",
}


def _words(e: Expr, show: Callable[[Ref], str], value: Lookup, inside: str) -> str:
    match e:
        case Const(number):
            return format_id(number, 0 if number.denominator == 1 else 2)
        case Ref():
            return show(e)
        case Absent(name):
            return f"{name} (tidak ada)"
        case Op(sign, a, b):
            sign_word = {"*": "x", "/": ":", "-": "-", "+": "+"}[sign]
            right_inside = sign + "r" if sign in "-/" else sign
            text = f"{_words(a, show, value, sign)} {sign_word} {_words(b, show, value, right_inside)}"
            return f"({text})" if needs_brackets(sign, inside) else text
        case Fold(how, over):
            if how == "sum" and len(over) > 1 and all(isinstance(p, Ref) for p in over):
                text = " + ".join(_words(p, show, value, "+") for p in over)
                return f"({text})" if needs_brackets("+", inside) else text
            return f"{_FOLD_WORDS[how]} {_list(list(refs(e)), show)}"
        case CountIf(over, test, bound, _):
            sense = "di bawah" if test == "<" else "mencapai atau melampaui"
            return f"banyaknya yang {sense} {format_id(bound, 0)}: {_list(list(refs(over)), show)}"
        case When(s, label, a, b):
            return _words(a if chosen(s, label, value) else b, show, value, inside)
        case AtMost(s, bound, a, b):
            x = exact(s, value)
            return _words(a if isinstance(x, Fraction) and x <= bound else b, show, value, inside)
        case Limited(of, low, high):
            x, text = exact(of, value), _words(of, show, value, "")
            limits = (("paling rendah", low), ("paling tinggi", high))
            beyond = [
                f"{word} {format_id(limit, 0 if limit.denominator == 1 else 2)}, dari {text}"
                for word, limit in limits
                if limit is not None and isinstance(x, Fraction) and within(x, low, high) == limit != x
            ]
            return beyond[0] if beyond else _words(of, show, value, inside)
        case Band(scale, of):
            return f"kategori dari {_words(of, show, value, '')} menurut {scale.title} ({scale.sentence})"
    raise TypeError(f"unbound leaf {e!r}")


def _list(cells: list[Ref], show: Callable[[Ref], str]) -> str:
    if not cells:
        return "(tidak ada baris)"
    if len(cells) <= 4:
        return " + ".join(map(show, cells))
    return f"{show(cells[0])} ... {show(cells[-1])} ({len(cells)} sel)"
