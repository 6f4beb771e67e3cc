"""Names as people type them: what makes two of them the same, and what makes them nearly the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
_SHORT = {
    "ikm": "indeks kepuasan masyarakat",
    "skm": "survei kepuasan masyarakat",
    "kab": "kabupaten",
    "kec": "kecamatan",
}


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Lower case, one blank between words, no punctuation: what two spellings of one name share."""
    text = unicodedata.normalize("NFKC", text).translate(_ZERO_WIDTH).casefold()
    return " ".join(re.findall(r"\w+|%", text))


@lru_cache(maxsize=8192)
def name_key(text: str) -> str:
    """`plain` with usual short forms written out; equal keys are the same name."""
    return " ".join(_SHORT.get(word, word) for word in plain(text).split())


def heading(text: str) -> str:
    """A column heading without unit in brackets, year and punctuation: `Anggaran (Rp.)` is `anggaran`."""
    text = re.sub(r"\((?:rp\.?|%|rupiah|persen|org|orang|jiwa)\)", " ", text, flags=re.I)
    words = plain(text).split()
    kept = [w for w in words if not re.fullmatch(r"(19|20)\d\d", w)]
    if "tahun" in kept and len(kept) > 1 and len(kept) < len(words):
        kept.remove("tahun")
    return " ".join(kept) or ("%" if "%" in text else "")


def years(text: str) -> list[int]:
    """The years that a heading names."""
    return [int(y) for y in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text)]


def squeezed(text: str) -> str:
    """`plain` with spaced-out letters joined: `T O T A L` is `total`."""
    word = plain(text)
    return word.replace(" ", "") if re.fullmatch(r"(\w )+\w", word) else word


def likeness(a: str, b: str) -> float:
    """How alike two different names are, 0 to 1; word order and word endings weigh little.

    Single words must agree in nearly every letter: `Mojodadi` and `Mojodowo` are two villages.
    """
    from difflib import SequenceMatcher

    a, b = name_key(a), name_key(b)
    if a == b:
        return 1.0
    whole = SequenceMatcher(None, a, b, autojunk=False).ratio()
    short, long = sorted((a.split(), b.split()), key=len)
    if len(short) < 2:
        return whole if len(short) == len(long) else 0.0
    near = sum(
        max((SequenceMatcher(None, w, x, autojunk=False).ratio() for x in long), default=0.0) >= 0.8 for w in short
    )
    inside = near / len(short)
    return max(whole, 0.9 if inside == 1.0 and len(short) >= 3 else 0.0)


def nearest(name: str, among: Iterable[str], at_least: float = 0.84) -> str | None:
    """The one name that is clearly the nearest, or None."""
    scored = sorted(((likeness(name, other), other) for other in among), reverse=True)
    if not scored or scored[0][0] < at_least:
        return None
    if len(scored) > 1 and scored[1][0] == scored[0][0]:
        return None
    return scored[0][1]
