"""Texts that must say the same: names of offices, amounts in words."""

from __future__ import annotations

import re

from lkjip_xl.names import name_key

_TITLES = ("pemerintah", "kabupaten", "kota", "provinsi")


def same_name(a: str, b: str) -> bool:
    """Whether two texts name the same office or region; its title may be left out."""
    return _bare(a) == _bare(b)


def _bare(text: str) -> str:
    text = re.sub(r"\b(persen|persentase)\b", "%", text, flags=re.I)
    words = [w for w in name_key(text).split() if w not in _TITLES]
    return " ".join(words) or name_key(text)
