"""Mutants of the modules that decide, and which of them no test notices.

`python -m tests.mutants numbers expr checking/facts --sample 40` changes one thing at a time in these packages or
modules (mutmut, the extra `mutation`), runs the tests that reach it, and tells how many changes were noticed and which
were not. A sample is that of its seed. What came out, and why the rest is left, stands in docs/cakupan.md.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
MEMORY = 3 << 30  # bytes; some mutants never end
# Fast tests that tell right from wrong in what the package does.
TESTS = {
    "numbers": ["tests/numbers", "tests/test_verdict.py"],
    "expr": ["tests/test_expr.py", "tests/numbers"],
    "checking": [
        f"tests/{name}.py"
        for name in ("test_checks", "test_messages", "test_hints", "test_names", "test_near", "test_roots",
                     "test_settings", "test_verdict", "test_rules", "reading/test_traps", "numbers/test_quotients")
    ],
}  # fmt: skip
SURVIVED = (0, 5, 33)  # exit codes of mutmut: every test passed, or none reaches the place


def main() -> None:
    """Runs mutmut in a copy of the repository and prints a table and the survivors."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "modules", nargs="+", metavar="MODULE", help="numbers, expr, checking, or one as checking/facts"
    )
    parser.add_argument("--sample", type=int, default=0, help="so many mutants of each module; by default all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="work here and go on from what is here; by default a new folder")
    args = parser.parse_args()
    folder = args.folder or Path(tempfile.mkdtemp())
    _copy(folder, args.modules)
    _mutmut(folder, "no such mutant")  # makes all mutants, and finds out which tests reach them
    chosen = [name for names in _by_module(folder).values() for name in sample(sorted(names), args.sample, args.seed)]
    _mutmut(folder, *chosen)
    print(*_told(_by_module(folder), set(chosen)), f"\nin {folder}: mutmut show NAME", sep="\n")


def sample(names: Sequence[str], most: int, seed: int) -> Sequence[str]:
    """So many of the names, the same ones for the same seed; all where there are no more, or `most` is 0."""
    return random.Random(seed).sample(names, most) if 0 < most < len(names) else names


def _copy(folder: Path, modules: Sequence[str]) -> None:
    """The repository, with what is to be mutated and the tests for it written into its pyproject.toml."""
    for name in ("lkjip_xl", "tests", "examples", "templates"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    paths = [f"lkjip_xl/{m}/*" if (ROOT / "lkjip_xl" / m).is_dir() else f"lkjip_xl/{m}.py" for m in modules]
    tests = list(dict.fromkeys(test for m in modules for test in TESTS[m.partition("/")[0]]))
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for key, value in (("only_mutate", paths), ("pytest_add_cli_args_test_selection", tests)):
        text = re.sub(rf"^{key} = .*$", f"{key} = {json.dumps(value)}", text, flags=re.MULTILINE)
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


def _mutmut(folder: Path, *names: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "mutmut", "run", "--max-children", "1", *names], cwd=folder, check=False,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )  # fmt: skip


def _by_module(folder: Path) -> dict[str, dict[str, int | None]]:
    """The mutants of each module with the exit code of their tests; None: not run."""
    found = {}
    for path in sorted((folder / "mutants" / "lkjip_xl").rglob("*.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        if codes:
            found[str(path.relative_to(folder / "mutants" / "lkjip_xl").with_suffix("").with_suffix(""))] = codes
    return found


def _told(by_module: dict[str, dict[str, int | None]], chosen: set[str]) -> Iterator[str]:
    yield "| module | mutants | tried | noticed | not |\n| --- | ---: | ---: | ---: | ---: |"
    survivors = []
    for module, codes in by_module.items():
        tried = {name: code for name, code in codes.items() if name in chosen}
        count = Counter("not run" if c is None else "not" if c in SURVIVED else "noticed" for c in tried.values())
        yield f"| {module} | {len(codes)} | {len(tried) - count['not run']} | {count['noticed']} | {count['not']} |"
        survivors += [name for name, code in tried.items() if code in SURVIVED]
    yield "\n" + "\n".join(survivors)


if __name__ == "__main__":
    main()
