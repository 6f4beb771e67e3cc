"""What may have happened: a question beside a wrong figure, the first that fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from lkjip_xl.expr import Expr, Fold, Op, Ref, Refs, children, refs
from lkjip_xl.numbers import half_up


@dataclass(frozen=True, eq=False, repr=False)
class Clues:
    """What a guess may rest on.

    stated and expected in the unit of the cell, step the worth of the last digit stated, `bound` how the
    expected value follows. `operands` are the numbers that it follows from and `subtotals` other sums of the
    same column, `before` what the same fact was in earlier years, all by the way they are called in
    sentences. `stale`: the cell holds a formula that reads
    the right cells, so only its stored value can be old.
    """

    stated: Fraction
    expected: Fraction
    step: Fraction
    bound: Expr
    operands: Mapping[str, Fraction] = field(default_factory=dict)
    subtotals: Mapping[str, Fraction] = field(default_factory=dict)
    before: Mapping[str, Fraction] = field(default_factory=dict)
    stale: bool = False

    def says(self, x: Fraction) -> bool:
        """Whether the cell states x, at the digits that it shows."""
        return half_up(x, self.step) == self.stated

    @property
    def difference(self) -> Fraction:
        """What the cell states too much."""
        return self.stated - half_up(self.expected, self.step)


def hint(clues: Clues) -> str:
    """The question in Indonesian of the first guess that fits, or an empty text."""
    return next((said for guess in GUESSES if (said := guess(clues))), "")


def other_way(clues: Clues, chooses: bool) -> str:
    """The question in Indonesian about a formula that reads the right cells and does something else with them; empty
    where none fits. chooses: it takes one of several values, as one that sets a limit does."""
    guesses = (_scale, _upside_down, _direction, *([_capped] if chooses else []), _sign)
    return next((said for guess in guesses if (said := guess(clues))), "")


def _scale(c: Clues) -> str:
    if c.expected and c.says(c.expected / 100):
        return "Apakah ditulis sebagai pecahan, belum dikali 100?"
    if c.expected and c.says(c.expected * 100):
        return "Apakah dikali 100 dua kali?"
    return ""


def _upside_down(c: Clues) -> str:
    part, whole = _part_and_whole(c)
    fits = part and whole and c.says(whole / part * 100)
    return "Apakah pembilang dan penyebutnya terbalik?" if fits else ""


def _direction(c: Clues) -> str:
    part, whole = _part_and_whole(c)
    fits = part is not None and whole and (c.says((2 * whole - part) / whole * 100) or c.says(part / whole * 100))
    return "Apakah arah indikatornya tertukar (Rumus 1 dan Rumus 2)?" if fits else ""


def _capped(c: Clues) -> str:
    return "Apakah capaiannya dibatasi 100?" if c.stated == 100 and c.expected > 100 else ""


def _sign(c: Clues) -> str:
    return "Apakah tandanya terbalik (lebih atau kurang)?" if c.stated and c.says(-c.expected) else ""


def _operand(c: Clues) -> str:
    name = next((name for name, x in c.operands.items() if x and c.says(x)), "")
    return f"Apakah yang tertulis adalah {name}?" if name else ""


def _left_out_or_twice(c: Clues) -> str:
    if not (
        isinstance(c.bound, Fold) and c.bound.how == "sum" and any(isinstance(p, Ref | Refs) for p in c.bound.over)
    ):
        return ""
    for name, x in c.operands.items():
        if x and c.says(c.expected - x):
            return f"Apakah {name} belum ikut dijumlahkan?"
        if x and c.says(c.expected + x):
            return f"Apakah {name} dijumlahkan dua kali?"
    name = next((name for name, x in c.subtotals.items() if x and c.says(c.expected + x)), "")
    if name:
        return f"Apakah jumlah pada {name} ikut dijumlahkan?"
    if c.says(2 * c.expected):
        return "Apakah rincian dan jumlahnya dijumlahkan bersama?"
    return ""


def _old_value(c: Clues) -> str:
    return "Apakah nilai rumus ini sudah lama? Hitung ulang di Excel (Ctrl+Alt+F9), lalu simpan." if c.stale else ""


def _year_before(c: Clues) -> str:
    name = next((name for name, x in c.before.items() if x and c.says(x)), "")
    return f"Apakah yang tertulis {name}?" if name else ""


def _digits(c: Clues) -> str:
    return slip_of(c.stated, half_up(c.expected, c.step), c.step)


def _last_digit(c: Clues) -> str:
    near = abs(c.difference) == c.step and c.step < 1
    return "Apakah pembulatannya berbeda satu angka terakhir?" if near else ""


# In the order in which they are tried: the more a guess explains, the earlier.
GUESSES: tuple[Callable[[Clues], str], ...] = (
    _scale,
    _upside_down,
    _direction,
    _capped,
    _sign,
    _operand,
    _left_out_or_twice,
    _old_value,
    _year_before,
    _digits,
    _last_digit,
)

_SWAPPED = "Apakah ada dua angka yang tertukar letaknya?"
_TOO_MANY = "Apakah kelebihan angka nol?"
_TOO_FEW = "Apakah kekurangan angka nol?"
_DROPPED = "Apakah ada satu angka yang hilang?"
_DOUBLED = "Apakah ada satu angka yang terketik dua kali?"


def slip_of(typed: Fraction, meant: Fraction, step: Fraction) -> str:
    """The slip of the fingers that makes one figure of the other, as a question; empty where there is none.

    Both are multiples of `step`, which is taken as 1 where it is 0.
    """
    step = step or Fraction(1)
    for power in (1, 2, 3):
        if meant and typed == meant * 10**power:
            return _TOO_MANY
        if meant and typed * 10**power == meant:
            return _TOO_FEW
    if (typed / step).denominator != 1 or (meant / step).denominator != 1 or typed * meant < 0:
        return ""
    a, b = (str(abs(int(x / step))) for x in (typed, meant))
    if sorted(a) == sorted(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 2:
        return _SWAPPED
    if len(a) + 1 == len(b) and any(b[:i] + b[i + 1 :] == a for i in range(len(b))):
        return _DROPPED
    if len(b) + 1 == len(a) and any(a[:i] + a[i + 1 :] == b and a[i - 1 : i] == a[i] for i in range(1, len(a))):
        return _DOUBLED
    return ""


def _part_and_whole(c: Clues) -> tuple[Fraction | None, Fraction | None]:
    names = _ratio(c.bound)
    part, whole = (c.operands.get(n) for n in names) if names is not None else (None, None)
    return (part, whole) if part is not None and whole is not None else (None, None)


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
