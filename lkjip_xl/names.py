"""Names as people type them: what makes two of them the same, and what makes them nearly the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Characters that take no room: soft hyphens, joiners, marks of direction.
_ZERO_WIDTH = dict.fromkeys(
    (0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)), None
)
_SHORT = {
    "ikm": "indeks kepuasan masyarakat",
    "skm": "survei kepuasan masyarakat",
    "kab": "kabupaten",
    "kec": "kecamatan",
}


_words = re.compile(r"\w+|%").findall
_SHORT_WORD = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b").search


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Lower case, one blank between words, no punctuation: what two spellings of one name share."""
    if text.isascii():  # nothing to normalise
        return " ".join(_words(text.lower()))
    return " ".join(_words(unicodedata.normalize("NFKC", text).translate(_ZERO_WIDTH).casefold()))


_NUMBERED = re.compile(r"\s*(?:\d{1,2}|[a-z]|[ivx]{1,4})\s*[.)]\s+(?=\S)", re.I)
_INITIALS = re.compile(r"\(\s*([A-Z]{2,6})\s*\)\s*$")


@lru_cache(maxsize=8192)
def name_key(text: str) -> str:
    """`plain` with usual short forms written out, without a number in front (`1. `) and its own initials in brackets;
    equal keys are the same name."""
    text = _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text
    short = _INITIALS.search(text)
    if short is not None and _initials_of(short[1].lower(), plain(text[: short.start()])):
        text = text[: short.start()]
    words = plain(text)
    return " ".join(_SHORT.get(word, word) for word in words.split()) if _SHORT_WORD(words) else words


def _initials_of(short: str, words: str) -> bool:
    """Whether a short form is made of the first letters of some of these words, in order."""
    letters = iter(word[0] for word in words.split())
    return all(letter in letters for letter in short)


# What may stand in brackets in a heading without changing what it means: a unit, or how the column is worked out.
_ASIDE = re.compile(
    r"\(\s*(?:(?:dalam\s+)?(?:rp|rupiah|ribuan|ribu|jutaan|juta|miliar|milyar)[\w\s.,]*|%|persen|org|orang|jiwa"
    r"|[\d\s=+\-/*x×:%().]+)\)",
    re.I,
)


_SHORT_FORM = re.compile(r"\(\s*[A-Z]{2,4}\s*\)")
_LONGEST = 500  # characters of a heading that say something; brackets without end would take long to look through


@lru_cache(maxsize=8192)
def unabbreviated(text: str) -> str:
    """A column heading without its own short form in brackets: `Nilai Rata-rata (NRR)` is `nilai rata rata`."""
    return heading(_SHORT_FORM.sub(" ", text[:_LONGEST]) if "(" in text else text)


# Words that a heading may have beside those that tell what it is.
UNSAID = frozenset(("rp", "rupiah", "tahun", "ta", "t", "a"))

_is_year = re.compile(r"(19|20)\d\d").fullmatch


@lru_cache(maxsize=8192)
def heading(text: str) -> str:
    """A column heading without unit, aside in brackets, year and punctuation: `Anggaran (Rp.)` is `anggaran`."""
    text = text[:_LONGEST]
    words = plain(_ASIDE.sub(" ", text) if "(" in text else text).split()
    kept = [w for w in words if not _is_year(w)]
    if len(kept) < len(words) and kept[-1:] in (["tahun"], ["ta"], ["t", "a"]):
        kept = kept[:-1]
    elif "tahun" in kept and len(kept) > 1 and len(kept) < len(words):
        kept.remove("tahun")
    while len(kept) > 1 and kept[-1] in ("rp", "rupiah"):
        kept.pop()
    return " ".join(kept) or ("%" if "%" in text else "")


_years_in = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)").findall


def years(text: str) -> list[int]:
    """The years that a heading names."""
    return [int(y) for y in _years_in(text)]


_spaced_out = re.compile(r"(\w )+\w").fullmatch


@lru_cache(maxsize=8192)
def squeezed(text: str) -> str:
    """`plain` with spaced-out letters joined: `T O T A L` is `total`."""
    word = plain(text)
    return word.replace(" ", "") if _spaced_out(word) else word


_in_brackets = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=8192)
def account(text: str) -> str:
    """The name of an account without short forms in brackets and words that say nothing: `BELANJA DAERAH - LRA` is
    `belanja`, `PENDAPATAN ASLI DAERAH (PAD)` is `pendapatan asli daerah`."""
    words = plain(_in_brackets.sub(" ", text) if "(" in text else text).split()
    while len(words) > 1 and words[-1] in ("lra", "daerah") and words != ["pendapatan", "asli", "daerah"]:
        words.pop()
    return " ".join(words)


_CODE = re.compile(r"(?:\d+|[Xx]+)(?:[.\-/ ]+(?:\d+|[Xx]+))*")


def code_groups(number: str) -> list[str]:
    """The groups of a code such as `7.01.01` or `X.XX.01`; none where it is no code."""
    text = number.strip("() ").rstrip(".) ")
    if not _CODE.fullmatch(text):
        return []
    groups = [g for g in re.split(r"[.\-/ ]+", text) if g]
    while len(groups) > 1 and not groups[-1].strip("0"):
        groups.pop()
    return groups


# Words that one spelling of a name may have and another leave out.
_GENERIC = frozenset(("kabupaten", "kota", "kecamatan", "perangkat", "daerah", "provinsi", "dan", "di", "pada", "yang"))


def likeness(a: str, b: str, generic: frozenset[str] = frozenset()) -> float:
    """How sure it is that two spellings are the same name: 1 equal, 0 two different names.

    Words may be joined or split, misspelt in a letter or two, or differ in their endings; words that say
    nothing (and those of `generic`, such as the name of the office) may be left out. A word that stands in one
    name only makes two names of them: `... Desa` and `... Kelurahan`, and so do different numbers.
    """
    a, b = name_key(a), name_key(b)
    if a == b:
        return 1.0
    if a.replace(" ", "") == b.replace(" ", ""):
        return 0.98
    left, right = a.split(), b.split()
    if len(left) == len(right) == 1:
        alike = _ratio(left[0], right[0])
        return alike if alike >= 0.9 and len(left[0]) >= 6 else 0.0
    total, pairs = 0.0, 0
    rest = list(right)
    alone = []
    for word in left:
        best = max(rest, key=lambda w: _ratio(word, w), default="")
        alike = _ratio(word, best) if best else 0.0
        if alike >= 0.8:
            rest.remove(best)
            total, pairs = total + alike, pairs + 1
        else:
            alone.append(word)
    if not pairs or any(w not in _GENERIC and w not in generic for w in (*alone, *rest)):
        return 0.0
    return 0.9 * total / pairs + 0.05


@lru_cache(maxsize=65536)
def _ratio(a: str, b: str) -> float:
    """How alike two words are; words with digits, short words and words with other first letters must be equal."""
    if a == b:
        return 1.0
    if a[0] != b[0] or min(len(a), len(b)) < 5 or any(c.isdigit() for c in a + b):
        return 0.0
    from difflib import SequenceMatcher

    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def nearest(
    name: str, among: Iterable[str], at_least: float = 0.75, generic: frozenset[str] = frozenset()
) -> str | None:
    """The one name that is clearly the nearest, or None."""
    scored = sorted(((likeness(name, other, generic), other) for other in among), reverse=True)
    if not scored or scored[0][0] < at_least:
        return None
    if len(scored) > 1 and scored[1][0] == scored[0][0]:
        return None
    return scored[0][1]


class Nearby:
    """Names to which others may be nearly equal, by what nearly equal names have in common, so that a name is compared
    with few of thousands. `effort`: the comparisons made before no name counts as near any more."""

    def __init__(self, names: Iterable[str], generic: frozenset[str] = frozenset(), effort: int = 50_000) -> None:
        self.generic, self.effort = generic, effort
        self._alike: dict[str, dict[str, None]] = {}
        for name in names:
            for mark in self._marks(name):
                self._alike.setdefault(mark, {})[name] = None

    def discard(self, name: str) -> None:
        """Leaves a name out from now on."""
        for mark in self._marks(name) if self._alike else ():
            self._alike.get(mark, {}).pop(name, None)

    def nearest(self, text: str) -> str | None:
        """`nearest` among the names that are left."""
        if not self._alike:
            return None
        near = {name: None for mark in self._marks(text) for name in self._alike.get(mark, ())}
        self.effort -= len(near)
        return nearest(text, near, generic=self.generic) if near and self.effort >= 0 else None

    def _marks(self, name: str) -> tuple[str, str]:
        """Two marks of which names with any likeness share one: their letters without blanks, and the words that
        make a difference, each by its first letter where it may be misspelt."""
        key = name_key(name)
        words = (_mark(w) for w in key.split() if not _says_nothing(w, self.generic))
        return key.replace(" ", ""), " ".join(sorted(words))


def _mark(word: str) -> str:
    """What a word shares with those that `_ratio` finds alike."""
    return word if len(word) < 5 or any(c.isdigit() for c in word) else word[0]


@lru_cache(maxsize=8192)
def _says_nothing(word: str, generic: frozenset[str]) -> bool:
    return any(_ratio(word, other) >= 0.8 for other in (*_GENERIC, *generic))


def suggestion(text: str, among: Iterable[str]) -> str | None:
    """The text of a list that somebody may have meant, however roughly written; for questions only."""
    from difflib import get_close_matches

    found = get_close_matches(plain(text), list(among), 1, 0.6)
    return found[0] if found else None
