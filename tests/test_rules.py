"""The catalogue of rules is complete and tells something about each rule."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from test_checks import DESA, KINERJA, PENDUDUK, UANG
from workbook import changed, result_of, workbook

from lkjip_xl.address import Address
from lkjip_xl.checking import run
from lkjip_xl.checking.ledger import Judgement, Ledger
from lkjip_xl.cli import cli
from lkjip_xl.desk.batch import Tally
from lkjip_xl.findings import Result, Verdict
from lkjip_xl.output import told_briefly
from lkjip_xl.rules import BY_CODE, FAMILIES, RULES
from lkjip_xl.rules.rule import JUDGED
from lkjip_xl.writing.report.write import report_bytes

TESTS = Path(__file__).parent
SOURCES = TESTS.parent / "lkjip_xl"


def test_every_rule_says_all_that_a_reader_needs() -> None:
    for rule in RULES:
        texts = (rule.title, rule.must, rule.why, rule.wrong, rule.right, rule.remedy, rule.source)
        assert all(t.strip() for t in texts), rule.code
        assert rule.wrong != rule.right, rule.code
        assert rule.levels, rule.code
        assert all(t.endswith(".") for t in (rule.must, rule.why, rule.remedy)), rule.code
        assert "\n" not in rule.remedy
        assert rule.remedy.count(". ") == 0, f"{rule.code}: what to do is one sentence"


def test_the_rules_stand_in_the_order_of_their_families_and_codes() -> None:
    codes = [r.code for r in RULES]
    assert codes == sorted(codes, key=lambda c: ("".join(FAMILIES).index(c[0]), c))
    assert codes.index("J-09") < codes.index("J-10")


def test_no_rule_cites_a_regulation_that_does_not_say_it() -> None:
    """The regulations that the scales and the index of the survey come from; all else is a table, Excel, or ours."""
    cited = {r.code for r in RULES if re.search(r"Permen|Peraturan|PP \d|ECMA", r.source)}
    assert cited == {"H-11", "J-06", "K-02", "K-03"}
    for rule in (r for r in RULES if r.code[0] in "RF"):
        assert "LKjIP" not in rule.source or rule.code in ("F-07", "R-09"), rule.code


def test_a_verdict_and_the_rules_of_judged_figures_have_the_same_levels() -> None:
    assert {level for level, _ in JUDGED} == {v.level for v in Verdict} - {None}


def test_a_rule_names_every_level_that_its_findings_have() -> None:
    told = re.findall(r"^([A-Z]-\d\d) (\w+) ", (TESTS / "messages.txt").read_text(encoding="utf-8"), re.M)
    assert len(told) > 130
    assert {(code, level) for code, level in told if level not in BY_CODE[code].level} == set()
    for code in {code for code, _ in told if BY_CODE[code].levels != JUDGED}:
        named = {level.value for level, _ in BY_CODE[code].levels}
        assert named & {level for known, level in told if known == code}, code


def test_what_some_rules_say_word_by_word() -> None:
    assert BY_CODE["H-01"].level == (
        "SALAH; PERINGATAN bila angkanya dipotong, bukan dibulatkan; CATATAN bila cocok, tetapi hanya dalam pembulatan"
    )
    assert BY_CODE["W-01"].level == "PERINGATAN"
    assert BY_CODE["R-02"].remedy == "Buka di Excel, hitung ulang (F9), lalu simpan."
    assert BY_CODE["K-03"].must.startswith("Mutu pelayanan mengikuti nilai IKM: A mulai 88,31; ")


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
    rows = list(load_workbook(io.BytesIO(report))["Aturan"].iter_rows(min_row=2, max_col=10, values_only=True))
    told = [
        (r.code, FAMILIES[r.code[0]], r.title, r.must, r.why, r.wrong, r.right, r.level, r.remedy, r.source)
        for r in RULES
    ]
    assert rows[: len(RULES)] == told


def test_aturan_on_the_command_line_tells_all_of_each_rule() -> None:
    for rule in RULES:
        said = CliRunner().invoke(cli, ["aturan", rule.code]).output.splitlines()
        assert said[0] == f"{rule.code}  {rule.title}"
        told = (rule.must, rule.why, rule.wrong, rule.right, rule.level, rule.remedy, rule.source, rule.since)
        assert [line[16:] for line in said[1:]] == list(told)


# --- a rule that crashes -------------------------------------------------------------------------

WRONG = changed({**DESA, **KINERJA}, {"Penduduk!E2": 21, "Penduduk!C5": 84})  # a row sum and a column total


def _break(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """Makes a part of the checks raise: what judges and explains for row sums only, what compares for B2."""
    judge, shared, explain = Ledger.judge_claim, Ledger.judge_shared, run.explain

    def judged(ledger: Ledger, claim: Any) -> Judgement:
        return judge(ledger, claim) if claim.code != "H-01" else 1 // 0

    def compared(ledger: Ledger, at: Address) -> Any:
        return shared(ledger, at) if at.a1 != "B2" else 1 // 0

    def explained(ledger: Ledger, j: Judgement) -> Any:
        return explain(ledger, j) if j.claim.code != "H-01" else 1 // 0

    def broken(*_: Any) -> Any:
        raise ZeroDivisionError("x" * 500)

    changes: dict[str, tuple[object, str, Any]] = {
        "judgement": (Ledger, "judge_claim", judged),
        "explanation": (run, "explain", explained),
        "family": (run, "FAMILIES", (("kode", broken), *(f for f in run.FAMILIES if f[0] != "kode"))),
        "roots": (run, "find_roots", broken),
        "facts": (Ledger, "judge_shared", compared),
    }
    monkeypatch.setattr(*changes[what])


def _told(result: Result) -> list[tuple[str, str]]:
    return [(f.code, f.at.a1) for f in result.findings]


@pytest.mark.parametrize(
    ("what", "name", "lost"),
    [("judgement", "H-01", ("H-01", "E2")), ("explanation", "H-01", ("H-01", "E2")), ("family", "kode", None),
     ("roots", "akar", None), ("facts", "S", None)],
)  # fmt: skip
def test_a_rule_that_crashes_is_told_and_the_others_go_on(
    what: str, name: str, lost: tuple[str, str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = result_of(WRONG)
    assert not whole.crashed
    assert ("H-01", "E2") in _told(whole)
    _break(monkeypatch, what)
    result = result_of(WRONG)
    assert list(result.crashed) == [name]
    assert result.crashed[name].startswith("ZeroDivisionError: ")
    assert len(result.crashed[name]) <= 200
    assert _told(result) == [f for f in _told(whole) if f != lost]
    unjudged = {c.at.a1 for c in result.cells if c.reason == "aturannya gagal dijalankan"}
    assert unjudged == ({"E2", "E3", "E4"} if what == "judgement" else set())


def test_a_rule_that_crashed_is_told_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, "judgement")
    path = tmp_path / "isi.xlsx"
    path.write_bytes(workbook({**DESA, **KINERJA, **UANG}))
    said = "Aturan H-01 gagal dijalankan dan tidak memeriksa apa pun"
    assert said in CliRunner().invoke(cli, ["periksa", str(path)]).output
    assert CliRunner().invoke(cli, ["laporan", str(path)]).exit_code == 2
    report = load_workbook(tmp_path / "isi.LKjIP.xlsx")
    rows = {row[0]: row[12] for row in report["Aturan"].iter_rows(min_row=2, values_only=True)}
    assert rows["H-01"] == "gagal dijalankan"
    assert rows["J-03"] == "tidak ada temuan"
    texts = [str(c) for row in report["Ringkasan"].iter_rows(values_only=True) for c in row if c]
    assert any(t.startswith(said) for t in texts)
    assert any(row[0] == "Aturan H-01 gagal" for row in report["Jejak"].iter_rows(values_only=True))


@pytest.mark.parametrize(("cells", "whole", "broken"), [({}, 0, 2), ({"Penduduk!C5": 84}, 1, 1)])
def test_a_run_that_is_not_complete_does_not_end_as_if_all_were_well(
    cells: dict[str, Any], whole: int, broken: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "isi.xlsx"
    path.write_bytes(workbook(changed({**DESA, **KINERJA}, cells)))
    before = CliRunner().invoke(cli, ["periksa", str(path)])
    assert (before.exit_code, "aturan yang gagal" in before.output) == (whole, False)
    _break(monkeypatch, "judgement")
    after = CliRunner().invoke(cli, ["periksa", str(path)])
    assert after.exit_code == broken
    assert ("TIDAK LENGKAP: ada aturan yang gagal dijalankan" in after.output) is (broken == 2)
    tally = Tally(1)
    tally.add(told_briefly("isi.xlsx", result_of(changed({**DESA, **KINERJA}, cells))))
    assert tally.incomplete == (broken == 2)
