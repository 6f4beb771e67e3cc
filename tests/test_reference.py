"""The reference is what the code says now, and everything a user meets stands in it."""

from __future__ import annotations

import ast
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import lkjip_xl
from lkjip_xl.catalog import SHEETS, TABLES
from lkjip_xl.cli import cli
from lkjip_xl.output import OUTCOMES
from lkjip_xl.reading.notes import NOTES
from lkjip_xl.reading.refusals import REASONS
from lkjip_xl.rules import RULES
from lkjip_xl.rules.questions import QUESTIONS
from lkjip_xl.usage import USAGE

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "rujukan"


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "docs" / "rujukan.py"))


def test_it_is_not_stale(made: dict[str, Any]) -> None:
    stored = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    fresh = made["pages"]()
    stale = [name for name in {*stored, *fresh} if stored.get(name) != fresh.get(name)]
    assert not stale, "run `python docs/rujukan.py`"


def test_the_figures_of_the_readme_are_those_of_the_pages(made: dict[str, Any]) -> None:
    assert (ROOT / "README.md").read_text(encoding="utf-8") == made["readme"](), "run `python docs/rujukan.py`"


def test_everything_stands_in_it() -> None:
    pages = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    for name, command in cli.commands.items():
        assert f"\n## lkjip-xl {name}\n" in pages["perintah.md"]
        assert all(option.opts[-1] in pages["perintah.md"] for option in command.params if option.opts[0][0] == "-")
    assert all(f"\n### {rule.code} {rule.title}\n" in pages["aturan.md"] for rule in RULES)
    assert all(f"\n## {sheet}\n" in pages["buku-kerja.md"] for sheet in SHEETS)
    for table in TABLES:
        assert f"\n### {table.caption}\n" in pages["buku-kerja.md"]
        assert all(f"{column.heading} | {column.kind.value}" in pages["buku-kerja.md"] for column in table.columns)
    assert all(f"| `{key}` |" in pages["pesan.md"] for key in (*REASONS, *NOTES, *USAGE))
    assert all(f"\n## {name}" in pages["python.md"] for name in lkjip_xl.__all__ if name != "__version__")


def test_what_says_nothing_of_itself_is_an_error(made: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    silent = RULES[0]._replace(why=" ")
    monkeypatch.setitem(made["rules"].__globals__, "RULES", (silent,))
    with pytest.raises(ValueError, match="something is undocumented"):
        list(made["rules"]())
    column = TABLES[0].columns[0]._replace(note="")
    with pytest.raises(ValueError, match="something is undocumented"):
        made["_column"](column)


def test_every_sentence_of_the_program_comes_from_a_catalogue() -> None:
    sources = {p.name: p.read_text(encoding="utf-8") for p in (ROOT / "lkjip_xl").rglob("*.py")}
    for keys, call in ((NOTES, "note"), (USAGE, "usage")):
        used = {key for text in sources.values() for key in re.findall(rf'\b{call}\(\s*"([a-z_0-9]+)"', text)}
        assert used - set(keys) == set()
        words = {word for text in sources.values() for word in re.findall(r'"([a-z_0-9]+)"(?!: )', text)}
        assert set(keys) - words == set()


def _sentences(tree: ast.AST) -> Iterator[str]:
    """Every text of a file as the user reads it, `...` for what differs."""
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "..." for p in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner:
            yield node.value


def test_every_question_beside_a_finding_stands_in_the_reference() -> None:
    asked = set()
    for path in (ROOT / "lkjip_xl" / "checking").rglob("*.py"):
        texts = _sentences(ast.parse(path.read_text(encoding="utf-8")))
        asked |= {t for t in texts if re.search(r"\bapakah\b|\bmaksud Anda\b", t, re.I) and "?" in t}
    assert len(asked) > 30
    assert asked == set(QUESTIONS)
    page = (FOLDER / "pesan.md").read_text(encoding="utf-8")
    assert all(f"| {said} | {q.comes_from} | {q.remedy} |" in page for said, q in QUESTIONS.items())
    assert all(f"| `{key}` | {_dotted(r.cause)} |" in page for key, r in OUTCOMES.items())


def _dotted(cause: str) -> str:
    return cause.replace("{detail}", "...")


def test_links_of_all_pages_lead_somewhere() -> None:
    broken = []
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
            file = target.partition("#")[0]
            if file and "://" not in file and not (page.parent / file).exists():
                broken.append(f"{page.name}: {target}")
    assert broken == []


def test_every_file_that_the_architecture_names_is_there() -> None:
    text = (ROOT / "docs" / "arsitektur.md").read_text(encoding="utf-8")
    there = {
        path.relative_to(ROOT).as_posix() for top in ("lkjip_xl", "tests", "docs") for path in (ROOT / top).rglob("*")
    }
    named = re.findall(r"`((?:\w+/)*\w+\.(?:py|json)|(?:\w+/)+)`", text)
    assert len(named) > 30
    assert [n for n in named if not any(f"/{path}".endswith(f"/{n.rstrip('/')}") for path in there)] == []


def test_the_messages_of_the_manual_are_those_of_the_program() -> None:
    section = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8").partition("## 9. Masalah")[2]
    quoted = re.findall(r"^\| `([A-Z][^`]*?) \.\.\.`", section, re.M)
    assert len(quoted) >= 9
    causes = [r.cause for r in (*REASONS.values(), *USAGE.values())]
    sentences = [re.escape(cause).replace(re.escape("{detail}"), ".+") for cause in causes]
    assert [text for text in quoted if not any(re.fullmatch(s, f"{text.rstrip('.')}.") for s in sentences)] == []
