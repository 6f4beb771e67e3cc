"""Amounts in words: the judgement on a Terbilang cell and what to say about it."""

from __future__ import annotations

from fractions import Fraction

from lkjip_xl.book import Address
from lkjip_xl.expr import Gap, Value
from lkjip_xl.findings import Finding, Level, Verdict
from lkjip_xl.numbers import differing_words, same_words, terbilang
from lkjip_xl.rules import BY_CODE
from lkjip_xl.table import Kind


def judge_words(text: str, expected: Value, stated: Value, stated_wrong: bool) -> tuple[Verdict, str]:
    """The verdict on an amount in words.

    expected is the amount as it follows from the tables, stated the figure written beside the words.
    """
    if isinstance(expected, (Gap, str)):
        expected = stated
    if not isinstance(expected, Fraction) or expected.denominator != 1:
        return Verdict.TIDAK, "angkanya bukan bilangan bulat yang dapat dieja"
    if same_words(text, terbilang(int(expected))):
        return Verdict.COCOK, ""
    spelled = terbilang(int(stated)) if isinstance(stated, Fraction) and stated.denominator == 1 else ""
    if stated_wrong and spelled and same_words(text, spelled):
        return Verdict.IKUT, ""
    return Verdict.SALAH, ""


def explain_words(
    label: str, at: Address, text: str, value: Fraction, kind: Kind, level: Level, root_at: Address | None, figure: str
) -> Finding:
    """The finding on an amount in words, naming the words that differ."""
    expected = terbilang(int(value), rupiah=kind is Kind.RUPIAH)
    pairs = differing_words(text, expected)
    parts = []
    for stated, should in pairs:
        if stated and should:
            parts.append(f"“{stated}” seharusnya “{should}”")
        elif stated:
            parts.append(f"“{stated}” berlebih")
        else:
            parts.append(f"“{should}” belum ada")
    title = f"{BY_CODE['P-02'].title}: {label}"
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
