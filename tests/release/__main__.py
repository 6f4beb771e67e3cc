"""Builds sdist and wheel and tries them in fresh environments, away from the repository: `python -m tests.release`.

Every Python of a supported version that is found here gets the newest libraries; the oldest Python also gets the lowest
versions that pyproject.toml allows, against which some tests run as well. `--tests` names them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SUPPORTED = ("3.11", "3.12", "3.13", "3.14")
QUICK = ("tests/test_cli.py", "tests/test_examples.py", "tests/numbers/test_words.py", "tests/reading/test_formats.py")
WRITTEN_BY_THE_NEWEST = "not builders_write"  # these compare bytes with those of the newest XlsxWriter
SCRIPT = """
from lkjip_xl import Level, Refused, check_file, write_report
def wrong(path: str) -> list[str]:
    try:
        return [str(f.at) for f in check_file(path).of(Level.SALAH)]
    except Refused as refused:
        return [refused.reason]
print(len(wrong("kemlagi.xlsx")), wrong("tidak-ada.xlsx"), write_report("kemlagi.xlsx")[1].name)
"""


def main() -> None:
    """Exits with 1 where anything is not as it must be."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tests", nargs="*", default=list(QUICK), help="tests that run against the lowest versions")
    wanted = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="rilis") as name:
        folder = Path(name)
        _run(sys.executable, "-m", "build", "--outdir", str(folder / "dist"), str(ROOT))
        (sdist,), (wheel,) = (folder / "dist").glob("*.tar.gz"), (folder / "dist").glob("*.whl")
        _look_inside(wheel, sdist)
        pythons = list(_pythons())
        for version, python in pythons:
            home = _environment(folder / f"py{version}", python, str(wheel))
            _try(home, folder / f"py{version}")
            print(f"Python {version}: {_said(home, '--version')}")
        _, oldest = pythons[0]
        home = _environment(folder / "sdist", oldest, str(sdist))
        assert _said(home, "--version").startswith(f"lkjip-xl {PROJECT['version']}")
        lowest = [f"{name}=={version}" for name, version in _lowest()]
        home = _environment(folder / "lowest", oldest, str(wheel), *lowest)
        _try(home, folder / "lowest")
        print(f"lowest versions: {_said(home, '--version')}")
        if wanted.tests:
            _run(str(home / "python"), "-m", "pip", "install", "-q", "pytest", "hypothesis", "jsonschema")
            _run(str(home / "python"), "-m", "pytest", "-q", "-k", WRITTEN_BY_THE_NEWEST, *wanted.tests, cwd=ROOT)
    print(f"{1 + len(pythons) + 1} environments passed, 0 failed")


def _pythons() -> Iterator[tuple[str, str]]:
    """Interpreters of the supported versions: this one, those on the path, and those installed beside this one."""
    beside = list(Path(sys.base_prefix).parent.glob("*/bin/python3.*"))
    for version in SUPPORTED:
        candidates = [sys.executable] if sys.version.startswith(f"{version}.") else [f"python{version}"]
        candidates += [str(path) for path in beside if path.name == f"python{version}"]
        for python in candidates:
            try:
                done = subprocess.run([python, "-c", ""], capture_output=True, check=False)
            except OSError:
                continue
            if done.returncode == 0:
                yield version, python
                break


def _lowest() -> Iterator[tuple[str, str]]:
    for requirement in PROJECT["dependencies"]:
        match = re.fullmatch(r"([\w-]+)>=([\d.]+)", requirement)
        assert match, f"no lower bound that can be tested: {requirement}"
        yield match[1], match[2]


def _environment(folder: Path, python: str, *packages: str) -> Path:
    """A fresh environment with these packages; gives the folder of its programs."""
    _run(python, "-m", "venv", str(folder))
    home = folder / ("Scripts" if os.name == "nt" else "bin")
    _run(str(home / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages)
    _run(str(home / "python"), "-m", "pip", "check")
    return home


def _look_inside(wheel: Path, sdist: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        metadata = archive.read(next(n for n in names if n.endswith(".dist-info/METADATA"))).decode()
    for needed in ("lkjip_xl/py.typed", "lkjip_xl/periksa.schema.json", "lkjip_xl/cli.py"):
        assert needed in names, f"not in the wheel: {needed}"
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names), "no licence in the wheel"
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"lkjip_xl"}
    assert "License-Expression: MIT" in metadata
    with tarfile.open(sdist) as archive:
        inside = {name.split("/", 1)[-1] for name in archive.getnames()}
    for needed in ("LICENSE", "CHANGELOG.md", "templates/LKjIP_template.xlsx", "docs/panduan.md", "tests/test_cli.py"):
        assert needed in inside, f"not in the sdist: {needed}"


def _try(home: Path, folder: Path) -> None:
    """What a user does, in a folder that holds nothing but a workbook."""
    work = folder / "kerja"
    work.mkdir()
    (work / "kemlagi.xlsx").write_bytes((ROOT / "examples" / "kemlagi-2024.xlsx").read_bytes())
    program = str(home / "lkjip-xl")
    told = json.loads(_run(program, "periksa", "--json", "kemlagi.xlsx", cwd=work, code=1))
    assert sum(f["level"] == "SALAH" for f in told["findings"]) == 25, told["counts"]
    _run(program, "templat", "kosong.xlsx", cwd=work)
    with zipfile.ZipFile(work / "kosong.xlsx") as new, zipfile.ZipFile(ROOT / "templates/LKjIP_template.xlsx") as old:
        assert new.namelist() == old.namelist()
    _run(program, "laporan", "kosong.xlsx", cwd=work)
    _run(program, "periksa", ".", "--rekap", "rekap.xlsx", cwd=work, code=1)
    said = _run(str(home / "python"), "-c", SCRIPT, cwd=work)
    assert said.strip() == "25 ['not_found'] kemlagi.LKjIP.xlsx", said
    (work / "skrip.py").write_text(SCRIPT, encoding="utf-8")
    checked = (
        "-m",
        "mypy",
        "--strict",
        "--follow-imports=silent",
        "--python-executable",
        str(home / "python"),
        "skrip.py",
    )
    _run(sys.executable, *checked, cwd=work)


def _said(home: Path, *args: str) -> str:
    return " | ".join(_run(str(home / "lkjip-xl"), *args).splitlines())


def _run(*command: str, cwd: Path | None = None, code: int = 0) -> str:
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != code:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}, not {code}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
