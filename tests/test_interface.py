"""What other programs may import: the examples in its docstrings run, and importing it imports no library."""

from __future__ import annotations

import doctest
import inspect
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

import lkjip_xl
from lkjip_xl import jobs
from lkjip_xl.cli import cli
from lkjip_xl.desk import one
from lkjip_xl.exits import Exit
from lkjip_xl.versions import LIBRARIES, versions

EXAMPLE = Path(__file__).parent.parent / "examples" / "kemlagi-2024.xlsx"
FUNCTIONS = [n for n in lkjip_xl.__all__ if inspect.isfunction(getattr(lkjip_xl, n))]


@pytest.mark.parametrize("module", [jobs, one], ids=["jobs", "one"])
def test_the_examples_run(module: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").mkdir()
    shutil.copy(EXAMPLE, tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    done = doctest.testmod(module)  # type: ignore[arg-type]
    assert done.failed == 0
    assert done.attempted >= 4


def test_the_script_of_the_readme_runs(tmp_path: Path) -> None:
    readme = (EXAMPLE.parent.parent / "README.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```python\n(.*?)```", readme, re.S)
    shutil.copy(EXAMPLE, tmp_path / "ISIAN.xlsx")
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert len(done.stdout.splitlines()) == 25
    assert done.stdout.startswith("LRA!C43 Rp. 2.598.255.171,00 2.598.254.271\n")
    (tmp_path / "ISIAN.xlsx").write_bytes(b"")
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.startswith("Berkas kosong")


def test_every_function_has_an_example_and_types() -> None:
    assert len(FUNCTIONS) == 5
    for name in FUNCTIONS:
        function = getattr(lkjip_xl, name)
        assert ">>> " in (function.__doc__ or ""), name
        signature = inspect.signature(function)
        assert all(p.annotation is not p.empty for p in signature.parameters.values()), name
        assert signature.return_annotation is not signature.empty, name


def test_every_name_is_there_and_no_other() -> None:
    assert all(getattr(lkjip_xl, name) for name in lkjip_xl.__all__)
    assert set(dir(lkjip_xl)) == set(lkjip_xl.__all__)
    with pytest.raises(AttributeError, match="no attribute 'checkfile'"):
        lkjip_xl.checkfile  # type: ignore[attr-defined]  # noqa: B018


def _imported(code: str) -> set[str]:
    show = "import sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", f"{code}; {show}"], capture_output=True, text=True, check=True)
    return set(done.stdout.split()) - sys.stdlib_module_names


def test_importing_it_imports_no_library() -> None:
    bare = _imported("pass")
    assert _imported("import lkjip_xl") - bare == {"lkjip_xl"}
    click = _imported("import click") - bare
    start = "import lkjip_xl.cli, lkjip_xl.versions; lkjip_xl.versions.versions()"
    assert _imported(start) - bare - click == {"lkjip_xl"}


def test_a_path_or_its_text_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert lkjip_xl.write_template("isian.xlsx") == lkjip_xl.write_template(Path("isian.xlsx"))
    assert lkjip_xl.check_file("isian.xlsx").counts() == lkjip_xl.check_file(tmp_path / "isian.xlsx").counts()


def test_a_refusal_is_the_sentence_of_the_command_line(tmp_path: Path) -> None:
    from tool import run

    path = tmp_path / "kosong.xlsx"
    path.write_bytes(b"")
    with pytest.raises(lkjip_xl.Refused) as caught:
        lkjip_xl.check_file(path)
    assert caught.value.reason == "empty"
    assert run("periksa", path).err == f"{caught.value}\n"


def test_exit_codes_are_said_as_they_are() -> None:
    said = re.sub(r"\s+", " ", cli.help or "")
    assert "Kode keluar: " + ", ".join(f"{code.value} {code.meaning}" for code in Exit) + "." in said


def test_the_version_tells_what_a_report_of_a_mistake_needs() -> None:
    done = subprocess.run([sys.executable, "-m", "lkjip_xl", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == versions().splitlines()
    project = tomllib.loads((EXAMPLE.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [f"{name}>=" for name in LIBRARIES] == [re.sub(r"[\d.]+$", "", r) for r in project["dependencies"]]
    first, second, third = versions().splitlines()
    assert first == f"lkjip-xl {lkjip_xl.__version__} ".strip()
    assert second.startswith(f"Python {sys.version.split()[0]}, ")
    assert third == ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
