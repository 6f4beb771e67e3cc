"""The recipe of docs/kecepatan.md for many processes, run as it stands there: its rekap is that of one run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from test_checks import JUDUL, KINERJA, PENDUDUK
from workbook import changed, workbook

from tests.bench.nation import RECIPE

_DOCS = Path(__file__).parents[2] / "docs" / "kecepatan.md"


def _rows(path: Path, sheet: str) -> set[tuple[object, ...]]:
    return set(load_workbook(path)[sheet].iter_rows(min_row=2, values_only=True))


@pytest.mark.skipif(shutil.which("xargs") is None or os.name != "posix", reason="needs a POSIX shell with xargs")
def test_four_processes_give_the_rekap_of_one(tmp_path: Path) -> None:
    sent = tmp_path / "kiriman"
    sent.mkdir()
    made = (JUDUL, KINERJA, changed(PENDUDUK, {"Penduduk!E2": 21}))
    for i in range(11):
        (sent / f"kantor {i}.xlsx").write_bytes(workbook(made[i % len(made)]))
    (sent / "rusak.xlsx").write_bytes(b"PK\x03\x04")
    (sent / "~$kantor 1.xlsx").write_bytes(b"x")
    programs = tmp_path / "bin"
    programs.mkdir()
    command = programs / "lkjip-xl"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lkjip_xl "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    surroundings = os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    recipe = RECIPE.replace("-n 25", "-n 3")  # so that these few files make four processes
    done = subprocess.run(
        ["sh", "-c", recipe], cwd=tmp_path, env=surroundings, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "hasil").glob("*.jsonl"))) == 4
    one = [sys.executable, "-m", "lkjip_xl", "periksa", "kiriman", "--rekap", "satu.xlsx", "--kerja", "1"]
    subprocess.run(one, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    many, alone = tmp_path / "rekap.xlsx", tmp_path / "satu.xlsx"
    for sheet in ("Berkas", "Temuan", "Per Aturan"):
        assert _rows(many, sheet) == _rows(alone, sheet)
    assert len(_rows(many, "Berkas")) == 11
    assert any("rusak.xlsx" in str(row) for row in _rows(many, "Tidak Diperiksa"))


def test_the_recipe_stands_in_the_docs_as_it_is_tested() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", _DOCS.read_text(encoding="utf-8"), re.S)
    assert RECIPE in blocks
