"""The catalogue of rules is complete and tells something about each rule."""

from __future__ import annotations

import io
import re
from pathlib import Path

from click.testing import CliRunner
from openpyxl import load_workbook
from test_checks import KINERJA, PENDUDUK, UANG
from workbook import result_of

from lkjip_xl.cli import cli
from lkjip_xl.rules import BY_CODE, FAMILIES, RULES
from lkjip_xl.writing.report import report_bytes

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
            used |= set(re.findall(r'"([HJSKPLRFWA]-\d\d)"', path.read_text(encoding="utf-8")))
    assert used == set(BY_CODE)


def test_the_sheet_aturan_tells_all_of_each_rule() -> None:
    report = report_bytes(result_of({**PENDUDUK, **KINERJA, **UANG}))
    rows = list(load_workbook(io.BytesIO(report))["Aturan"].iter_rows(min_row=2, max_col=8, values_only=True))
    told = [(r.code, FAMILIES[r.code[0]], r.title, r.must, r.why, r.wrong, r.right, r.source) for r in RULES]
    assert rows[: len(RULES)] == told


def test_aturan_on_the_command_line_tells_all_of_each_rule() -> None:
    for rule in RULES:
        said = CliRunner().invoke(cli, ["aturan", rule.code]).output
        assert all(t in said for t in (rule.code, rule.title, rule.must, rule.why, rule.wrong, rule.right, rule.source))
