"""Amounts in words: the judgement on a Terbilang cell and what to say about it."""

from __future__ import annotations

from fractions import Fraction

from lkjip_xl.address import Address
from lkjip_xl.expr import Gap, Value
from lkjip_xl.findings import Finding, Level, Verdict
from lkjip_xl.numbers import normalize_words, same_words, terbilang
from lkjip_xl.rules import titled
from lkjip_xl.table import Kind

_MOST = 10**18  # beyond what any budget needs, and what words can be written for


def judge_words(
    text: str, expected: Value, stated: Value, stated_wrong: bool, counted: str = ""
) -> tuple[Verdict, str]:
    """The verdict on an amount in words.

    expected is the amount as it follows from the tables, stated the figure written beside the words, counted the
    words that tell what is counted, which may stand behind it: `lima belas orang`.
    """
    if isinstance(expected, (Gap, str)):
        expected = stated
    if not isinstance(expected, Fraction) or expected.denominator != 1 or abs(expected) >= _MOST:
        return Verdict.TIDAK, "angkanya bukan bilangan bulat yang dapat dieja"
    if same_words(text, terbilang(int(expected)), counted):
        return Verdict.COCOK, ""
    whole = isinstance(stated, Fraction) and stated.denominator == 1 and abs(stated) < _MOST
    spelled = terbilang(int(stated)) if whole and isinstance(stated, Fraction) else ""
    if spelled and same_words(text, spelled, counted):  # of a figure that is right as far as rounding tells, too
        return Verdict.IKUT if stated_wrong else Verdict.COCOK, ""
    return Verdict.SALAH, ""


def _difference(stated: str, should: str) -> str:
    return f"“{stated}” seharusnya “{should}”" if should else f"“{stated}” berlebih"


def _in_context(text: str, expected: str, counted: str) -> list[tuple[str, str]]:
    """The words that differ, each with the two words before, so that the place is found in a long amount."""
    from difflib import SequenceMatcher

    left, right = normalize_words(text, counted), normalize_words(expected, counted)
    pairs = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            pairs.append((" ".join(left[max(0, a - 2) : b]), " ".join(right[max(0, c - 2) : d])))
    return pairs


def explain_words(
    label: str,
    at: Address,
    text: str,
    value: Fraction,
    kind: Kind,
    level: Level,
    root_at: Address | None,
    figure: str,
    counted: str = "",
) -> Finding:
    """The finding on an amount in words, naming the words that differ."""
    expected = terbilang(int(value), rupiah=kind is Kind.RUPIAH)
    parts = [_difference(stated, should) for stated, should in _in_context(text, expected, counted)]
    title = titled("P-02", label)
    if root_at is not None:
        title += f" (ikut salah karena {root_at.a1})"
    return Finding(
        "P-02",
        level,
        at,
        title,
        text,
        expected,
        "",
        f"ejaan dari {figure}",
        (),
        "; ".join(parts),
        root_at is None,
        root_at,
    )
