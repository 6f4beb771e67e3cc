"""Adding a table takes one file in the catalogue and one line that names it: shown on a copy of the program.

Nothing else is touched, and the new table is in the blank workbook, is read, checked, printed and documented.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

ROOT = Path(__file__).parent.parent.parent
LINE, BEFORE = '    "dana_desa",\n', '    "pernyataan",\n'


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the program to which the table was added."""
    folder = tmp_path_factory.mktemp("salinan")
    shutil.copytree(ROOT / "lkjip_xl", folder / "lkjip_xl", ignore=shutil.ignore_patterns("__pycache__"))
    catalog = folder / "lkjip_xl" / "catalog"
    shutil.copy(Path(__file__).parent / "dana_desa.py", catalog)
    files = (catalog / "files.py").read_text(encoding="utf-8")
    assert files.count(BEFORE) == 1
    (catalog / "files.py").write_text(files.replace(BEFORE, LINE + BEFORE), encoding="utf-8")
    return folder


def _run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *args], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def _submission(folder: Path, name: str, total: int) -> None:
    """The invented office with the new sheet: money and result of each of its desa."""
    book = load_workbook(ROOT / "examples" / "kecamatan-contoh.xlsx", data_only=True)
    penduduk = next(ws for ws in book if ws.title == "Penduduk")
    desa = [row[1].value for row in penduduk.iter_rows() if isinstance(row[0].value, int)]
    assert len(desa) > 5
    ws = book.create_sheet("Dana Desa")
    ws.append(["No", "Desa", "Anggaran", "Realisasi", "%"])
    for i, one in enumerate(desa, 1):
        ws.append([i, one, 800_000_000, 600_000_000, 75])
    ws.append([None, "Jumlah", 800_000_000 * len(desa), total * len(desa), 75])
    book.save(folder / name)


def _told(folder: Path, name: str) -> tuple[dict[str, Any], int]:
    done = _run(folder, "-m", "lkjip_xl", "periksa", "--json", name)
    assert done.stderr == ""
    data: dict[str, Any] = json.loads(done.stdout)
    return data, done.returncode


def test_it_is_in_the_blank_workbook(changed: Path) -> None:
    assert _run(changed, "-m", "lkjip_xl", "templat", "kosong.xlsx").returncode == 0
    ws = load_workbook(changed / "kosong.xlsx")["Dana Desa"]
    headings = next(
        r for r in range(1, 12) if [c.value for c in ws[r]][:5] == ["No", "Desa", "Anggaran", "Realisasi", "%"]
    )
    assert ws.cell(headings + 1, 5).data_type == "f"
    assert ws.cell(headings, 3).comment.text.startswith("Dana desa yang dianggarkan.")


def test_it_is_read_and_checked(changed: Path) -> None:
    _submission(changed, "benar.xlsx", 600_000_000)
    data, code = _told(changed, "benar.xlsx")
    assert (code, data["findings"], data["crashed"]) == (0, [], {})
    here = [c for c in data["checked"] if c["sheet"] == "Dana Desa"]
    rows = len(here) - 3  # a percentage in each row, three figures in the total row
    assert {c["code"] for c in here} == {"H-03", "J-02"}
    assert rows > 5

    _submission(changed, "salah.xlsx", 600_000_001)
    data, code = _told(changed, "salah.xlsx")
    found = [(f["code"], f["level"], f["sheet"], f["cell"], f["difference"]) for f in data["findings"]]
    assert (code, found) == (1, [("J-02", "SALAH", "Dana Desa", f"D{rows + 2}", str(rows))])


def test_it_is_a_table_of_the_report(changed: Path) -> None:
    _submission(changed, "laporan.xlsx", 600_000_000)
    assert _run(changed, "-m", "lkjip_xl", "laporan", "laporan.xlsx").returncode == 0
    book = load_workbook(changed / "laporan.LKjIP.xlsx")
    order = book.sheetnames
    assert order[order.index("3.5 LRA") + 1] == "3.5 Dana Desa"
    cells = {str(c.value) for row in book["3.5 Dana Desa"].iter_rows() for c in row if c.data_type == "f"}
    assert any("'Dana Desa'!C2" in formula for formula in cells)
    assert book["3.5 Dana Desa"]["A1"].value.startswith("Realisasi Dana Desa Kecamatan")


def test_it_is_in_the_reference(changed: Path) -> None:
    (changed / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "rujukan.py", changed / "docs")
    assert _run(changed, "docs/rujukan.py").stderr == ""
    page = (changed / "docs" / "rujukan" / "buku-kerja.md").read_text(encoding="utf-8")
    assert "\n## Dana Desa\n" in page
    assert "| Anggaran | rupiah; harus diisi | Dana desa yang dianggarkan. | pagu |" in page


def test_the_program_itself_does_not_have_it() -> None:
    from lkjip_xl.catalog import BY_KEY

    assert "dana_desa" not in BY_KEY
