"""The catalogue of rules is complete and tells something about each rule."""

from __future__ import annotations

import re
from pathlib import Path

from lkjip_xl.rules import BY_CODE, FAMILIES, RULES

SOURCES = Path(__file__).parent.parent / "lkjip_xl"


def test_every_rule_says_all_that_a_reader_needs() -> None:
    for rule in RULES:
        texts = (rule.title, rule.must, rule.why, rule.wrong, rule.right, rule.source)
        assert all(t.strip() for t in texts), rule.code
        assert rule.wrong != rule.right, rule.code
        assert rule.must.endswith("."), rule.code


def test_codes_are_unique_and_belong_to_a_family() -> None:
    assert len(BY_CODE) == len(RULES)
    assert all(re.fullmatch(r"[A-Z]-\d\d", r.code) and r.code[0] in FAMILIES for r in RULES)


def test_every_code_in_the_sources_is_a_rule_and_every_rule_is_used() -> None:
    used = set()
    for path in SOURCES.rglob("*.py"):
        if path.parent.name != "rules":
            used |= set(re.findall(r'"([HJSKPLRFW]-\d\d)"', path.read_text(encoding="utf-8")))
    assert used == set(BY_CODE)
