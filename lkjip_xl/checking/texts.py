"""Texts that must say the same: names of offices, amounts in words."""

from __future__ import annotations

import re

from lkjip_xl.names import name_key

_TITLES = ("pemerintah", "kabupaten", "kota", "provinsi")


def same_name(a: str, b: str) -> bool:
    """Whether two texts name the same office, region or unit; titles and the kabupaten behind it may be left out."""
    return _bare(a) == _bare(b) or _bare(_without_region(a)) == _bare(_without_region(b))


def _without_region(text: str) -> str:
    """The name of an office without the kabupaten that it belongs to."""
    office, kabupaten, _ = name_key(text).rpartition(" kabupaten ")
    return office if kabupaten and len(office.split()) > 1 else text


def _bare(text: str) -> str:
    text = re.sub(r"\b(persen|persentase)\b", "%", text, flags=re.I)
    words = [w for w in name_key(text).split() if w not in _TITLES]
    return "%" if words and set(words) == {"%"} else " ".join(words) or name_key(text)
