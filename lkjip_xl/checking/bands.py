"""Reading the bands of a scale from the sheet Pengaturan, and telling whether they make a scale.

One row a category, with the values from and up to which it goes, as official texts print them. What counts is up to:
a value over the top of one category falls into the next, so that nothing lies between `sampai 90` and `dari 91`.
Where a scale gives no tops at all, each category begins at its own `dari`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.findings import Finding, Level
from lkjip_xl.found import Found, Row
from lkjip_xl.numbers import format_id, parse_cell
from lkjip_xl.rules import titled
from lkjip_xl.scales import Rung, Scale

_MOST_BANDS, _LONGEST_LABEL, _MOST_DECIMALS = 12, 60, 4
_FAR = Fraction(100_000)  # beyond any bound
_SIGN = re.compile(r"^\s*(>=|≥|<=|≤|>|<|di atas|lebih dari|di bawah|kurang dari|mulai|s\.?/?d\.?)\s*", re.I)
_STRICT = frozenset((">", "<", "di atas", "lebih dari", "di bawah", "kurang dari"))


class Bound(NamedTuple):
    """One end of a band: its value, None where there is none, and whether the value itself belongs to the band."""

    at: Address
    value: Fraction | None
    closed: bool = True
    decimals: int = 0
    unread: str = ""  # what stands there, where it is no number


class Band(NamedTuple):
    """One row: the category, its cell, and both ends."""

    label: str
    at: Address
    low: Bound
    high: Bound


def read_bands(book: Book, found: Found, rows: Sequence[Row]) -> list[Band]:
    """The bands of the rows of one scale, in the order of the sheet."""
    bands = []
    for row in rows:
        at = found.at(row, "kategori")
        assert at is not None
        bands.append(Band(row.name, at, _bound(book, found, row, "dari"), _bound(book, found, row, "sampai")))
    return bands


def _bound(book: Book, found: Found, row: Row, key: str) -> Bound:
    at = found.at(row, key)
    if at is None:
        return Bound(Address(found.sheet.name, row.index, 1), None)
    cell, number = book.cell(at), book.number(at)
    if cell.blank or number.nil:
        return Bound(at, None)
    closed = True
    if isinstance(cell.value, str) and (sign := _SIGN.match(cell.value)):
        number = parse_cell(cell.value[sign.end() :])
        closed = sign[1].lower() not in _STRICT
    if number.value is None or abs(number.value) > _FAR:
        return Bound(at, None, unread=cell.text)
    return Bound(at, number.value, closed, decimals=_decimals(number.value))


def _decimals(value: Fraction) -> int:
    """How many decimals a bound needs: 88,30 needs one."""
    return next((d for d in range(7) if (value * 10**d).denominator == 1), 7)


def scale_of(usual: Scale, bands: Sequence[Band], basis: str) -> tuple[Scale, list[Finding]]:
    """The scale that an office has set in the place of a usual one, and what is wrong with it.

    A scale that cannot be read, or contradicts itself, is the usual one with a doubt: nothing is judged by it.
    """
    problem = _unreadable(bands) or _disorder(bands)
    if problem is None:
        high_first = list(bands) if _falls(bands) else list(reversed(bands))
        problem = next((p for pair in pairwise(high_first) if (p := _overlap(*pair))), None)
        problem = problem or _fractions(usual, high_first)
    if problem is not None:
        doubt = f"skala pada {bands[0].at} belum dapat dipakai"
        return usual._replace(doubt=doubt), [problem]
    made = _scale(usual, high_first, basis)
    between = [p for pair in pairwise(high_first) if (p := _gap(*pair))]
    return (usual if made.same_as(usual) and not made.gaps else made), between


# --- what can be wrong ---------------------------------------------------------------------------


def _unreadable(bands: Sequence[Band]) -> Finding | None:
    for band in bands:
        if len(band.label) > _LONGEST_LABEL:
            return _told("A-02", band.at, band.label[:40], band.label, f"paling panjang {_LONGEST_LABEL} huruf")
        for bound in (band.low, band.high):
            if bound.unread:
                return _told("A-02", bound.at, f"batas {band.label}", bound.unread, "angka, misalnya 90")
    if not 2 <= len(bands) <= _MOST_BANDS:
        return _told("A-03", bands[0].at, bands[0].label, f"{len(bands)} kategori", f"2 sampai {_MOST_BANDS} kategori")
    seen: set[str] = set()
    for band in bands:
        if band.label.casefold() in seen:
            return _told("A-03", band.at, band.label, band.label, "setiap kategori satu kali")
        seen.add(band.label.casefold())
        low, high = band.low.value, band.high.value
        if low is not None and high is not None and low > high:
            return _told("A-03", band.high.at, band.label, _n(high), f"tidak kurang dari {_n(low)}")
    if _keys(bands) is None:
        missing = [b for b in bands if b.high.value is None]
        return _told("A-02", missing[-1].high.at, f"batas {missing[-1].label}", "kosong", "nilai tertingginya")
    return None


def _keys(bands: Sequence[Band]) -> list[Fraction | None] | None:
    """What orders the bands: their tops, one of which may be open (None); else where they begin; None where some
    have neither."""
    for ends in ([b.high for b in bands], [b.low for b in bands]):
        if sum(e.value is None for e in ends) <= 1:
            return [e.value for e in ends]
    return None


def _by_tops(bands: Sequence[Band]) -> bool:
    return sum(b.high.value is None for b in bands) <= 1


def _open(bands: Sequence[Band]) -> Fraction:
    """What an open end counts as: more than any top, less than any beginning."""
    values = [v for b in bands for v in (b.low.value, b.high.value) if v is not None]
    return max(values) + 1 if _by_tops(bands) else min(values) - 1


def _ordered(bands: Sequence[Band]) -> list[Fraction]:
    keys = _keys(bands)
    assert keys is not None
    return [_open(bands) if k is None else k for k in keys]


def _falls(bands: Sequence[Band]) -> bool:
    keys = _ordered(bands)
    return keys[0] > keys[-1]


def _disorder(bands: Sequence[Band]) -> Finding | None:
    keys = _ordered(bands)
    falls = keys[0] > keys[-1]
    for (before, x), (band, y) in pairwise(zip(bands, keys, strict=True)):
        if (x <= y) if falls else (x >= y):
            bound = band.high if _by_tops(bands) else band.low
            side = "kurang" if falls else "lebih"
            stated = "kosong" if bound.value is None else _n(bound.value)
            return _told("A-03", bound.at, band.label, stated, f"{side} dari {_n(x)} ({before.label})", _ORDER)
    return None


_ORDER = "Urutkan dari kategori tertinggi ke terendah, dan periksa angka batasnya."


def _overlap(upper: Band, lower: Band) -> Finding | None:
    low, high = upper.low.value, lower.high.value
    if low is None or high is None or low >= high:
        return None
    stated, expected = _n(low), f"di atas {_n(high)} (batas {lower.label})"
    return _told("A-03", upper.low.at, upper.label, stated, expected, "Kedua kategori ini bertindih.")


def _fractions(usual: Scale, high_first: Sequence[Band]) -> Finding | None:
    """Bounds typed as parts of one, 0,91 for 91 percent, where the usual scale goes up to a hundred."""
    ends = [e for upper, lower in pairwise(high_first) for e in (lower.high, upper.low) if e.value is not None]
    highest = max(ends, key=lambda e: e.value or 0)
    assert highest.value is not None
    if not 0 < highest.value <= 1 or max(r.over for r in usual.rungs if r.over is not None) <= 1:
        return None
    stated, meant = _n(highest.value), _n(highest.value * 100)
    hint = "Apakah batasnya ditulis sebagai pecahan?"
    return _told("A-03", highest.at, usual.name, stated, f"angka seperti nilainya, misalnya {meant}", hint)


def _wide(upper: Band, lower: Band) -> bool:
    """Whether two bands leave more between them than the step of their own bounds."""
    low, high = upper.low, lower.high
    if low.value is None or high.value is None:
        return False
    return low.value - high.value > max(Fraction(1, 10**low.decimals), Fraction(1, 10**high.decimals))


def _gap(upper: Band, lower: Band) -> Finding | None:
    """A value that both bands claim, which belongs to the lower one, or values that neither does, of which nothing is
    judged."""
    low, high = upper.low, lower.high
    if low.value is None or high.value is None:
        return None
    if low.value == high.value and low.closed and high.closed:
        hint = f"Nilai tepat {_n(high.value)} dihitung {lower.label}."
        expected = f"di atas {_n(high.value)}"
        return _told("A-03", low.at, upper.label, _n(low.value), expected, hint, Level.CATATAN)
    if _wide(upper, lower):
        hint = "Kategori nilai di antaranya tidak diperiksa."
        return _told("A-03", low.at, upper.label, _n(low.value), f"menyambung {_n(high.value)} ({lower.label})", hint)
    return None


def _n(value: Fraction) -> str:
    return format_id(value, _decimals(value))


def _told(
    code: str, at: Address, about: str, stated: str, expected: str, hint: str = "", level: Level = Level.PERINGATAN
) -> Finding:
    return Finding(code, level, at, titled(code, about), stated, expected, hint=hint)


# --- the scale -----------------------------------------------------------------------------------


def _scale(usual: Scale, high_first: Sequence[Band], basis: str) -> Scale:
    tops = _by_tops(high_first)
    bounds: list[tuple[Fraction | None, bool]] = []
    for upper, lower in pairwise(high_first):
        if tops:
            bounds.append((lower.high.value, not lower.high.closed))
        else:
            bounds.append((upper.low.value, upper.low.closed))
    bounds.append((None, False))
    known = {r.label.casefold(): r.aliases for r in usual.rungs}
    labels = {b.label.casefold() for b in high_first}
    rungs = tuple(
        Rung(b.label, over, closed, tuple(a for a in known.get(b.label.casefold(), ()) if a.casefold() not in labels))
        for b, (over, closed) in zip(high_first, bounds, strict=True)
    )
    decimals = max([usual.decimals, *(e.decimals for b in high_first for e in (b.low, b.high))])
    decimals = min(decimals, _MOST_DECIMALS)
    printed = tuple(
        (-_FAR if b.low.value is None else b.low.value, _FAR if b.high.value is None else b.high.value)
        for b in high_first
    )
    stated = any(b.low.value is not None for b in high_first)
    gaps = tuple((b.high.value, a.low.value) for a, b in pairwise(high_first) if _wide(a, b))
    return usual._replace(
        rungs=rungs,
        decimals=decimals,
        printed=printed if tops and stated else (),
        source=basis or usual.source,
        gaps=tuple((low, high) for low, high in gaps if low is not None and high is not None),
    )
