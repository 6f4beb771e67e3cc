"""What may have happened: a question beside a wrong figure, the first that fits."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lkjip_xl.expr import Expr, Fold, Op, Ref, Refs, children, refs
from lkjip_xl.numbers import half_up


def hint(
    stated: Fraction,
    expected: Fraction,
    step: Fraction,
    bound: Expr,
    value: dict[str, Fraction],
    cached: Fraction | None = None,
) -> str:
    """A question in Indonesian, or an empty text.

    stated and expected in the unit of the cell, step the worth of the last digit stated. `value` holds
    the operands that are numbers, by the way they are called in sentences.
    """
    if not stated and not expected:
        return ""
    return next(_hints(stated, expected, step or Fraction(1), bound, value, cached), "")


def _hints(
    v: Fraction, e: Fraction, step: Fraction, bound: Expr, value: dict[str, Fraction], cached: Fraction | None
) -> Iterator[str]:
    def is_v(x: Fraction) -> bool:
        return half_up(x, step) == v

    if e and is_v(e / 100):
        yield "Apakah ditulis sebagai pecahan, belum dikali 100?"
    if e and is_v(e * 100):
        yield "Apakah dikali 100 dua kali?"
    parts = _ratio(bound)
    if parts is not None and all(p in value for p in parts):
        part, whole = (value[p] for p in parts)
        if part and is_v(whole / part * 100):
            yield "Apakah pembilang dan penyebutnya terbalik?"
        if whole and (is_v((2 * whole - part) / whole * 100) or is_v(part / whole * 100)):
            yield "Apakah arah indikatornya tertukar (Rumus 1 dan Rumus 2)?"
    if v == 100 and e > 100:
        yield "Apakah capaiannya dibatasi 100?"
    if v and v == half_up(-e, step):
        yield "Apakah tandanya terbalik (lebih atau kurang)?"
    for name, x in value.items():
        if x and is_v(x):
            yield f"Apakah yang tertulis adalah {name}?"
    for name, x in value.items():
        if x and _is_sum(bound):
            if v == half_up(e - x, step):
                yield f"Apakah {name} belum ikut dijumlahkan?"
            if v == half_up(e + x, step):
                yield f"Apakah {name} dijumlahkan dua kali?"
    if cached is not None and v == cached and v != e:
        yield "Apakah yang tertulis nilai lama?"
    difference = abs(v - half_up(e, step)) / step
    if _swapped(v, half_up(e, step), step):
        yield "Apakah ada dua angka yang tertukar letaknya?"
    for factor in (10, 1000):
        if e and is_v(e * factor):
            yield "Apakah kelebihan angka nol?"
        if e and is_v(e / factor):
            yield "Apakah kekurangan angka nol?"
    if difference == 1 and step < 1:
        yield "Apakah pembulatannya berbeda satu angka terakhir?"


def _ratio(bound: Expr) -> tuple[str, str] | None:
    """The two cells of `part : whole x 100`."""
    match bound:
        case Op("*", Op("/", Ref() as part, Ref() as whole), _):
            return str(part.at), str(whole.at)
        case Op("*", Op("/", Op("-", Ref() as whole, _) as top, Ref()), _):
            other = next((r for r in refs(top) if r.at != whole.at), None)
            return None if other is None else (str(other.at), str(whole.at))
    inner = [r for r in map(_ratio, children(bound)) if r is not None]
    return inner[-1] if inner else None


def _is_sum(bound: Expr) -> bool:
    return isinstance(bound, Fold) and bound.how == "sum" and any(isinstance(p, Ref | Refs) for p in bound.over)


def _swapped(v: Fraction, e: Fraction, step: Fraction) -> bool:
    if (v - e) / step % 9:
        return False
    a, b = (str(abs(int(x / step))) for x in (v, e))
    if len(a) != len(b) or sorted(a) != sorted(b):
        return False
    return sum(1 for x, y in zip(a, b, strict=True) if x != y) == 2
