"""What is imported is declared, and what is declared is imported; `python -m tests.release` builds and tries it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import lkjip_xl

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _names(requirements: Iterable[str]) -> set[str]:
    return {re.match(r"[\w-]+", r)[0].replace("-", "_").lower() for r in requirements}  # type: ignore[index]


def _imported(*folders: str) -> set[str]:
    """Top names of everything imported that comes neither with Python nor from this repository."""
    own = {"lkjip_xl", "tests"} | {p.stem for f in ("tests", "examples", "docs") for p in (ROOT / f).rglob("*")}
    found = set()
    for path in (p for folder in folders for p in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                found.add(node.module.partition(".")[0])
    return {name.lower() for name in found - own - sys.stdlib_module_names}


def test_the_package_imports_what_it_declares_and_declares_nothing_else() -> None:
    assert _imported("lkjip_xl") == _names(PROJECT["dependencies"])


def test_the_tests_import_what_is_declared_for_development() -> None:
    declared = _names(PROJECT["dependencies"]) | _names(PROJECT["optional-dependencies"]["dev"])
    assert _imported("tests", "examples", "docs") - declared == set()


def test_every_dependency_has_a_lower_bound_and_no_upper_one() -> None:
    assert all(re.fullmatch(r"[\w-]+>=[\d.]+", r) for r in PROJECT["dependencies"])


def test_the_version_stands_in_the_changelog_and_the_package() -> None:
    assert PROJECT["version"] == lkjip_xl.__version__
    first = next(line for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("## "))
    assert first.startswith((f"## {lkjip_xl.__version__}", "## Unreleased"))


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "lkjip_xl" / "py.typed").exists()
