"""Understanding Excel number formats as far as it takes to know what a numeric cell shows.

Format codes in a file are in English notation whatever the language of Excel. Source: ECMA-376 part 1,
18.8.31 (numFmts), and the behaviour of Excel.
"""

from __future__ import annotations

import enum
import operator
import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

from .text import MAGNITUDES

_MAX_LENGTH = 1000  # Excel itself stops at 255
_MAX_DECIMALS = 30
_MAX_REPEATS = 10

_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]{1,30}(?:\.[0-9]{1,30})?)")
_OPERATORS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY_WORD = re.compile(r"(?<![^\W\d_])(?:rp|idr)(?![^\W\d_])", re.IGNORECASE)
_EXPONENT = re.compile(r"([^eE]*[0#?.])[eE][-+][0#?]+.*")
_ONLY_BRACKETS = re.compile(r"(\[[^\]]*\])*")
_BARE_WORDS = re.compile(r"general|am/pm|a/p|idr|rp", re.IGNORECASE)


class Kind(enum.Enum):
    """How a section of a format writes a number."""

    GENERAL = enum.auto()
    FIXED = enum.auto()
    EXPONENT = enum.auto()
    DATE = enum.auto()
    EMPTY = enum.auto()
    """No digit at all, as in ``;;;`` or a section that is just ``"-"``."""


class Section(NamedTuple):
    """One section of a number format.

    ``decimals`` behind the mark, ``whole`` placeholders before it (at least 1), ``commas`` that scale by
    1000, ``percents`` that multiply by 100, ``power`` of a magnitude word among its literal text, ``unit``
    that the literal text names (``'%'`` when quoted, ``'Rp'``, words behind the number), ``condition`` as
    (operator, limit), ``text`` whether it is for text.
    """

    kind: Kind
    decimals: int = 0
    whole: int = 1
    commas: int = 0
    percents: int = 0
    power: int = 0
    unit: str = ""
    condition: tuple[str, Fraction] | None = None
    text: bool = False


def section_for(number_format: str, value: Fraction) -> Section:
    """The section of ``number_format`` by which Excel shows ``value``.

    Where that section shows no digit (``"-"`` for zero), the first one that does tells precision and unit.
    """
    sections = _sections(number_format)
    chosen = _choose(sections, value)
    if chosen.kind is Kind.EMPTY:
        return next((section for section in sections if section.kind is not Kind.EMPTY), chosen)
    return chosen


def shows_nothing(value: object, number_format: str) -> bool:
    """Whether a number is hidden by its format: `;;;` or a section without a digit, such as `"-"`, which is
    usual for zero alone. False for what is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return False
    if _ONLY_BRACKETS.fullmatch(number_format):  # a colour alone, such as [Red], stands before General
        return False
    by_sign = sections_by_sign(number_format)
    chosen = by_sign[(value > 0) - (value < 0)] if by_sign else _choose(_sections(number_format), Fraction(value))
    return chosen.kind is Kind.EMPTY


@lru_cache(maxsize=512)
def sections_by_sign(number_format: str) -> tuple[Section, Section, Section] | None:
    """The sections of a format for zero, positive and negative numbers, in this order, so that the sign (0, 1, -1) is
    the index; None where it asks for more than the sign."""
    sections = _sections(number_format)
    if any(section.condition for section in sections):
        return None
    return _choose(sections, Fraction(0)), _choose(sections, Fraction(1)), _choose(sections, Fraction(-1))


def _choose(sections: tuple[Section, ...], value: Fraction) -> Section:
    count = len(sections)
    for place, section in enumerate(sections):
        if section.condition:
            applies = _OPERATORS[section.condition[0]](value, section.condition[1])
        elif place == count - 1:
            applies = True
        elif place == 0:
            applies = value >= 0 if count == 2 else value > 0
        else:
            applies = value < 0
        if applies:
            return section
    return sections[0]


@lru_cache(maxsize=512)
def _sections(number_format: str) -> tuple[Section, ...]:
    """The sections for numbers, at least one, at most three."""
    if len(number_format) > _MAX_LENGTH:
        return (Section(Kind.GENERAL),)
    every = [_section(tokens) for tokens in _scan(number_format)]
    numeric = [section for section in every[:3] if not section.text]
    return tuple(numeric) or (Section(Kind.GENERAL),)


def _scan(number_format: str) -> list[list[tuple[str, str]]]:
    """Tokens of each section: (code, character), (literal, text), (bracket, content), (general, '')."""
    sections: list[list[tuple[str, str]]] = [[]]
    at, size = 0, len(number_format)
    while at < size:
        ch = number_format[at]
        if ch in '"[':
            end = number_format.find('"' if ch == '"' else "]", at + 1)
            end = size if end < 0 else end
            sections[-1].append(("literal" if ch == '"' else "bracket", number_format[at + 1 : end]))
            at = end + 1
        elif ch == "\\":
            sections[-1].append(("literal", number_format[at + 1 : at + 2]))
            at += 2
        elif ch in "_*":  # a gap as wide as the next character, the next character as filling
            sections[-1].append(("literal", " "))
            at += 2
        elif ch == ";":
            sections.append([])
            at += 1
        elif word := _BARE_WORDS.match(number_format, at):
            name = word[0].lower()
            if name == "general":
                sections[-1].append(("general", ""))
            elif name in ("rp", "idr"):
                sections[-1].append(("literal", word[0]))
            else:
                sections[-1].append(("code", "h"))
            at = word.end()
        else:
            sections[-1].append(("literal" if ch.isspace() else "code", ch))
            at += 1
    return sections


def _section(tokens: list[tuple[str, str]]) -> Section:
    code = ""
    general = False
    before: list[str] = []
    behind: list[str] = []
    condition = None
    for name, text in tokens:
        if name == "literal":
            behind.append(text)
        elif name == "bracket":
            if text[:1] == "$":
                behind.append(text[1:].partition("-")[0])
            elif _ELAPSED.fullmatch(text):
                code += text
            elif limit := _CONDITION.fullmatch(text):
                condition = (limit[1], Fraction(limit[2]))
        elif name == "general" or text in "0#?":
            general = general or name == "general"
            before += behind
            behind = []
            code += text
        else:
            code += text
    percents = min(code.count("%"), _MAX_REPEATS)
    unit, power = _literal_unit("".join(before), "".join(behind))
    text_too = "@" in code
    section = Section(Kind.GENERAL, 0, 1, 0, percents, power, unit, condition, text_too)

    placeholders = re.sub(r"(?<=[sS])\.0+", "", code)
    if general:
        return section
    if not re.search("[0#?]", placeholders):
        kind = Kind.DATE if re.search("[dmyhs]", code, re.IGNORECASE) else Kind.EMPTY
        return section._replace(kind=kind, power=0, unit=unit if unit in ("%", "Rp") else "")
    if "/" in code:
        return section
    exponent = _EXPONENT.fullmatch(code)
    body = re.sub("[^0#?.,]", "", exponent[1] if exponent else code)
    whole, _, decimals = body.partition(".")
    commas = _trailing_commas(whole) + _trailing_commas(decimals)
    return section._replace(
        kind=Kind.EXPONENT if exponent else Kind.FIXED,
        decimals=min(len(re.sub("[.,]", "", decimals)), _MAX_DECIMALS),
        whole=max(1, min(len(whole.replace(",", "")), _MAX_DECIMALS)),
        commas=0 if exponent else min(commas, _MAX_REPEATS),
    )


def _trailing_commas(placeholders: str) -> int:
    stripped = placeholders.rstrip(",")
    return len(placeholders) - len(stripped) if stripped else 0


def _literal_unit(before: str, behind: str) -> tuple[str, int]:
    """Unit and power of ten that the literal text of a section names."""
    power = 0
    words = behind.split()
    while words and words[0].casefold().rstrip(".") in MAGNITUDES:
        power += MAGNITUDES[words.pop(0).casefold().rstrip(".")]
    text = " ".join(words)
    power = min(power, 30)
    if "%" in before or "%" in behind:
        return "%", power
    if _CURRENCY_WORD.search(before) or _CURRENCY_WORD.search(behind) or text.casefold() == "rupiah":
        return "Rp", power
    return (text if text[:1].isalpha() else ""), power
