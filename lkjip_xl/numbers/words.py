"""Amounts in words (terbilang): writing them, and comparing what a report wrote."""

from __future__ import annotations

import re

NUMBER_WORDS = frozenset(("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan")).union(
    ("sembilan", "sepuluh", "sebelas", "seratus", "seribu", "belas", "puluh", "ratus", "ribu"),
    ("juta", "miliar", "milyar", "triliun", "trilyun", "koma"),
)
_CODES = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
INVISIBLE = "".join(map(chr, _CODES))
"""Characters that take no room and say nothing: soft hyphen, zero-width characters, direction marks."""
"""The words that amounts are written with, old spellings included, without unit words."""

_BEFORE_GROUP = frozenset(("minus", "juta", "miliar", "triliun", "kuadriliun"))
_SPELLINGS = {"milyar": "miliar", "trilyun": "triliun", "min": "minus"}
# None of these words begins with another one, so a run of them splits in one way only.
_GLUED_WORD = re.compile("|".join(sorted(NUMBER_WORDS | {"rupiah", "minus"})))
_GLUED = re.compile(f"(?:{_GLUED_WORD.pattern})+")
_DROPPED = dict.fromkeys(map(ord, INVISIBLE))
_TOKEN = re.compile(r"[^\W\d_]+|\d+")


def terbilang(n: int, *, rupiah: bool = False) -> str:
    """``n`` in Indonesian words, title case: ``'Dua Miliar Satu Juta'``; ``rupiah`` adds ``' Rupiah'``.

    The words come from num2words (lang 'id'), which is right for whole numbers as far as they are tested
    here: seratus, seribu for 1.000 to 1.999 (``Satu Juta Satu Ribu`` beyond), satu juta, up to 999 triliun.
    One thing is changed: a negative number begins with ``Minus``, where num2words writes ``min``. Raises
    OverflowError where the absolute value is 10**36 or more.
    """
    from num2words import num2words  # type: ignore[import-untyped, unused-ignore]  # slow import

    words = str(num2words(abs(n), lang="id")).split()
    if n < 0:
        words.insert(0, "minus")
    if rupiah:
        words.append("rupiah")
    return " ".join(word.capitalize() for word in words)


def normalize_words(text: str, counted: str = "") -> tuple[str, ...]:
    """The words of an amount in words, reduced to what matters for a comparison.

    Letter case, blanks, line breaks, invisible characters, brackets, hyphens and all other punctuation are
    dropped, words written together are split (``duapuluh``), ``milyar`` and ``trilyun`` get their present
    spelling, a label ``Terbilang`` in front and ``rupiah`` or words of ``counted`` (what is counted, such as
    ``orang``) at the end are left out. A thousand group of one is ``seribu``, whether written so or as
    ``satu ribu``: both are in use behind juta, miliar and triliun.
    """
    words: list[str] = []
    for token in _TOKEN.findall(text.translate(_DROPPED).casefold()):
        words += _GLUED_WORD.findall(token) if _GLUED.fullmatch(token) else [token]
    words = [_SPELLINGS.get(word, word) for word in words]
    if words[:1] == ["terbilang"]:
        del words[0]
    after = {"rupiah", *_TOKEN.findall(counted.casefold())} - NUMBER_WORDS
    while words and words[-1] in after:
        del words[-1]
    result: list[str] = []
    for word in words:
        if word == "ribu" and result[-1:] == ["satu"] and (result[:-1] or ["minus"])[-1] in _BEFORE_GROUP:
            result[-1] = "seribu"
        else:
            result.append(word)
    return tuple(result)


def same_words(a: str, b: str, counted: str = "") -> bool:
    """Whether two amounts in words say the same, after ``normalize_words``."""
    return normalize_words(a, counted) == normalize_words(b, counted)


def differing_words(stated: str, expected: str) -> list[tuple[str, str]]:
    """Where two amounts in words differ: pairs of (words stated, words expected), in order of appearance.

    The words are the normalised ones; one side of a pair is empty where words are missing or too many. An
    empty list means the same words.
    """
    left, right = normalize_words(stated), normalize_words(expected)
    if left == right:
        return []
    from difflib import SequenceMatcher

    return [
        (" ".join(left[a:b]), " ".join(right[c:d]))
        for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
