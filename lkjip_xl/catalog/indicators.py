"""Indikator whose realisasi is itself a figure of another table, told by the words of their names."""

from __future__ import annotations

import re
from typing import NamedTuple

from lkjip_xl.names import name_key


class SpecialIndicator(NamedTuple):
    """The realisasi of an indikator whose name matches `words` is the fact `fact`."""

    fact: str
    words: str
    but_not: str = r"(?!)"

    def matches(self, name: str) -> bool:
        """Whether an indikator of this name is meant."""
        key = name_key(name)
        return bool(re.search(self.words, key)) and not re.search(self.but_not, key)


SPECIAL = (
    SpecialIndicator(
        "persen_anggaran",
        r"^(persentase|tingkat|prosentase|%) (realisasi|serapan|penyerapan|capaian) anggaran( |$)",
        r"\b(program|kegiatan|belanja|sub|desa|pendapatan|dana)\b",
    ),
    SpecialIndicator("ikm", r"\b(indeks|nilai) kepuasan masyarakat\b", r"\b(desa|internal)\b"),
)
