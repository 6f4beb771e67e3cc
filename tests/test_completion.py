"""Completion of the command line in real shells, by the lines of the README."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
ASK = {
    "bash": "COMP_WORDS=(lkjip-xl {0}); COMP_CWORD={1}; _lkjip_xl_completion lkjip-xl; echo ${{COMPREPLY[@]}}",
    "zsh": "COMP_WORDS='lkjip-xl {0}' COMP_CWORD={1} _LKJIP_XL_COMPLETE=zsh_complete lkjip-xl",
    "fish": "complete -C 'lkjip-xl {0}'",
}
CASES = [("la", 1, {"laporan"}), ("laporan --k", 2, {"--kertas", "--ketat"}), ("laporan --kertas F", 3, {"F4"})]


@pytest.mark.parametrize("shell", list(ASK))
def test_completion(shell: str, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None or shutil.which("lkjip-xl", path=str(Path(sys.executable).parent)) is None:
        pytest.skip(f"needs {shell} and the installed command")
    if shell == "fish" and version("click").startswith("8.4."):
        pytest.skip("click 8.4 writes a script that fish cannot run")
    (line,) = re.findall(rf"^\| {shell} \| `([^`]+)` \|", README, re.M)
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / ".config"),
    }
    (tmp_path / ".config" / "fish" / "completions").mkdir(parents=True)
    load = "autoload -Uz compinit && compinit -u; " if shell == "zsh" else ""
    load += line if shell != "fish" else f"{line}; source ~/.config/fish/completions/lkjip-xl.fish"
    for words, at, wanted in CASES:
        command = [program, "-c", f"{load}\n{ASK[shell].format(words, at)}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)
        assert done.stderr == "", words
        assert wanted <= set(re.split(r"\s+", done.stdout.replace("f4", "F4"))), (words, done.stdout)
