"""A copy of the program with the examples of docs/arsitektur.md put into it, exactly as they stand there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
GUIDE = ROOT / "docs" / "arsitektur.md"


def copy_with_examples(folder: Path) -> list[str]:
    """Fills the folder; gives the files that were changed or added."""
    shutil.copytree(ROOT / "lkjip_xl", folder / "lkjip_xl", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(Path(__file__).parent / "dana_desa.py", folder / "lkjip_xl" / "catalog")
    touched = ["lkjip_xl/catalog/dana_desa.py"]
    for block in re.findall(r"```diff\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.S):
        for name, hunk in re.findall(r"^--- (\S+)\n((?:[ +-](?!-- ).*\n|\+\n)+)", block, re.M):
            _apply(folder / name, hunk.splitlines())
            touched.append(name)
    return touched


def _apply(path: Path, hunk: list[str]) -> None:
    before = "".join(f"{line[1:]}\n" for line in hunk if line[0] != "+")
    after = "".join(f"{line[1:]}\n" for line in hunk if line[0] != "-")
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert before or not text, f"{path.name}: says not where"
    assert not before or text.count(before) == 1, f"{path.name}: these lines stand not once in it: {before}"
    path.write_text(text.replace(before, after) if before else after, encoding="utf-8")


def run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Runs Python in the folder, where the copy comes before the program itself."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *args], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
