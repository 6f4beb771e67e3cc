"""Rows between indikator that are none: they say to which tujuan, sasaran or kelompok those below them belong."""

from __future__ import annotations

import re

from lkjip_xl.names import plain

_COUNT = r"(?:\d+(?:\.\d+)*|[ivx]+)"
_KINDS = r"misi|tujuan|sasaran(?: (?:strategis|kinerja|program|kegiatan|renstra|rpjmd))?|program|kegiatan|sub ?kegiatan"
_LABELLED = re.compile(
    rf"\W*(?:(?:{_COUNT}|[a-z])[.)]+\s*)?(?:{_KINDS})(?:\s*(?:ke)?\W*{_COUNT}\b.*|\s*[:=\-–—].*|\s*)", re.I | re.S
)
_KELOMPOK = re.compile(
    r"(?:(?:\d+|[ivx]+|[a-z]) )?"
    r"(?:(?:indikator )?kinerja (?:utama|lainnya|sasaran|kunci|tambahan)|indikator (?:utama|lainnya)"
    r"|sasaran (?:strategis|kinerja lainnya))(?: (?:iku|ikk|iki))?"
)
_AIMS = ("me", "ter", "ber", "opti", "efek", "akunt")  # how a sasaran begins: Meningkatnya, Terwujudnya, Optimalnya


def labels_group(text: str) -> bool:
    """Whether a text says by a word of its own that it is a tujuan, sasaran or kelompok: `Sasaran 1: ...`."""
    return _LABELLED.fullmatch(text) is not None or _KELOMPOK.fullmatch(plain(text)) is not None


def sounds_like_aim(text: str) -> bool:
    """Whether a text is worded as an aim (`Meningkatnya ...`), as hardly any indikator is."""
    first = plain(text).split(" ")[0]
    return first.endswith("nya") and first.startswith(_AIMS)
