"""The catalogue of rules: one code, one place. Findings, the sheet Aturan, `aturan` and the manual read it."""

from __future__ import annotations

from lkjip_xl.rules import agreement, arithmetic, completeness, figures, formulas, local, plausibility
from lkjip_xl.rules.rule import Rule

FAMILIES = {
    "H": "Hitungan baris",
    "J": "Jumlah dan rata-rata",
    "S": "Fakta yang sama di beberapa tempat",
    "K": "Kategori",
    "P": "Pernyataan dan terbilang",
    "L": "Kelengkapan",
    "R": "Rumus dalam lembar",
    "F": "Cara menulis angka",
    "W": "Kewajaran",
    "A": "Pengaturan setempat",
}

_FILES = (arithmetic, agreement, completeness, formulas, figures, plausibility, local)
_ORDER = "".join(FAMILIES)

RULES: tuple[Rule, ...] = tuple(
    sorted((rule for file in _FILES for rule in file.RULES), key=lambda rule: (_ORDER.find(rule.code[0]), rule.code))
)

BY_CODE: dict[str, Rule] = {r.code: r for r in RULES}


def titled(code: str, about: str) -> str:
    """The head of a finding: the rule's title and what it is about, unless that begins with the title anyway."""
    title = BY_CODE[code].title
    return about if about.startswith(f"{title} ") else f"{title}: {about}"


__all__ = ["BY_CODE", "FAMILIES", "RULES", "Rule", "titled"]
