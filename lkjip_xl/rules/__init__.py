"""The catalogue of rules: one code, one place. Findings, the sheet Aturan, `aturan` and the manual read it."""

from __future__ import annotations

import re

from lkjip_xl.rules import agreement, arithmetic, form, local, sight
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

RULES: tuple[Rule, ...] = (*arithmetic.RULES, *agreement.RULES, *form.RULES, *sight.RULES, *local.RULES)

BY_CODE: dict[str, Rule] = {r.code: r for r in RULES}


_CODE = re.compile(r"([A-Za-z])[ .\u2010-\u2015-]*(\d{1,2})")


def code_of(text: str) -> str:
    """The code that somebody means: `h01`, `H.01` and `H - 1` are H-01. Empty where it is no code."""
    match = _CODE.fullmatch(text.strip())
    return f"{match[1].upper()}-{int(match[2]):02}" if match else ""


def titled(code: str, about: str) -> str:
    """The head of a finding: the rule's title and what it is about, unless that begins with the title anyway."""
    title = BY_CODE[code].title
    return about if about.startswith(f"{title} ") else f"{title}: {about}"


__all__ = ["BY_CODE", "FAMILIES", "RULES", "Rule", "code_of", "titled"]
