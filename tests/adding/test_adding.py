"""The examples of docs/arsitektur.md work as they stand there: shown on a copy of the program.

A table takes one file in the catalogue and one line that names it, and is then in the blank workbook, is read, checked,
printed and documented. A rule, a scale, a message and a format take the few lines of the page.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from workbook import workbook

from .changed import GUIDE, ROOT, copy_with_examples, run


@pytest.fixture(scope="module")
def touched(changed: Path) -> list[str]:
    return (changed / "touched.txt").read_text(encoding="utf-8").split()


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the changed copy of the program."""
    folder = tmp_path_factory.mktemp("salinan")
    (folder / "touched.txt").write_text("\n".join(copy_with_examples(folder)), encoding="utf-8")
    return folder


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
    done = run(folder, "-m", "lkjip_xl", "periksa", "--json", name)
    assert done.stderr == ""
    data: dict[str, Any] = json.loads(done.stdout)
    return data, done.returncode


def _without_examples(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [f for f in data["findings"] if f["code"] != "W-90"]


def test_a_table_is_one_file_and_one_line(touched: list[str]) -> None:
    assert [name for name in touched if "/catalog/" in name and "scales" not in name] == [
        "lkjip_xl/catalog/dana_desa.py",
        "lkjip_xl/catalog/files.py",
    ]
    added = [line for line in GUIDE.read_text(encoding="utf-8").splitlines() if line.startswith("+") and "dana" in line]
    assert added == ['+    "dana_desa",']


def test_it_is_in_the_blank_workbook(changed: Path) -> None:
    assert run(changed, "-m", "lkjip_xl", "templat", "kosong.xlsx").returncode == 0
    ws = load_workbook(changed / "kosong.xlsx")["Dana Desa"]
    headings = next(
        r for r in range(1, 12) if [c.value for c in ws[r]][:5] == ["No", "Desa", "Anggaran", "Realisasi", "%"]
    )
    assert ws.cell(headings + 1, 5).data_type == "f"
    assert ws.cell(headings, 3).comment.text.startswith("Dana desa yang dianggarkan.")


def test_it_is_read_and_checked(changed: Path) -> None:
    _submission(changed, "benar.xlsx", 600_000_000)
    data, code = _told(changed, "benar.xlsx")
    assert (code, _without_examples(data), data["crashed"]) == (0, [], {})
    here = [c for c in data["checked"] if c["sheet"] == "Dana Desa"]
    rows = len(here) - 3  # a percentage in each row, three figures in the total row
    assert {c["code"] for c in here} == {"H-03", "J-02"}
    assert rows > 5

    _submission(changed, "salah.xlsx", 600_000_001)
    data, code = _told(changed, "salah.xlsx")
    found = [(f["code"], f["level"], f["sheet"], f["cell"], f["difference"]) for f in _without_examples(data)]
    assert (code, found) == (1, [("J-02", "SALAH", "Dana Desa", f"D{rows + 2}", str(rows))])


def test_it_is_a_table_of_the_report(changed: Path) -> None:
    _submission(changed, "laporan.xlsx", 600_000_000)
    assert run(changed, "-m", "lkjip_xl", "laporan", "laporan.xlsx").returncode == 0
    book = load_workbook(changed / "laporan.LKjIP.xlsx")
    order = book.sheetnames
    assert order[order.index("3.5 LRA") + 1] == "3.5 Dana Desa"
    cells = {str(c.value) for row in book["3.5 Dana Desa"].iter_rows() for c in row if c.data_type == "f"}
    assert any("'Dana Desa'!C2" in formula for formula in cells)
    assert book["3.5 Dana Desa"]["A1"].value.startswith("Realisasi Dana Desa Kecamatan")


def test_it_is_in_the_reference(changed: Path) -> None:
    (changed / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "rujukan.py", changed / "docs")
    show = "import runpy; print(runpy.run_path('docs/rujukan.py')['pages']()['buku-kerja.md'])"
    page = run(changed, "-c", show).stdout
    assert "\n## Dana Desa\n" in page
    assert "| Anggaran | rupiah; harus diisi | Dana desa yang dianggarkan. | pagu |" in page


KINERJA = [
    ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian", "Kategori", "Sumber Data"],
    [1, "Utama", "Pelayanan", "Indeks Kepuasan Masyarakat", "Indeks", 80, 80, 100, "Sangat Tinggi", "Survei"],
    [
        2,
        "Utama",
        "Tata Kelola",
        "Nilai Reformasi Birokrasi",
        "Indeks",
        80,
        "85,00 (Istimewa)",
        106.25,
        "Sangat Tinggi",
        None,
    ],
]


def test_a_rule_and_a_scale(changed: Path) -> None:
    (changed / "kinerja.xlsx").write_bytes(workbook({"Realisasi": KINERJA}))
    data, code = _told(changed, "kinerja.xlsx")
    found = {(f["code"], f["level"], f["cell"], f["expected"]) for f in data["findings"]}
    assert ("W-90", "CATATAN", "J3", "sumber datanya") in found
    assert [cell for code, _, cell, _ in found if code == "W-90"] == ["J3"]
    assert ("K-02", "SALAH", "G3", "Memuaskan") in found
    assert code == 1
    assert "W-90" in run(changed, "-m", "lkjip_xl", "aturan").stdout


def test_a_message_and_a_format(changed: Path) -> None:
    (changed / "data.xlsx").write_bytes(b"SQLite format 3\0")
    done = run(changed, "-m", "lkjip_xl", "periksa", "data.xlsx")
    assert (done.returncode, done.stderr) == (
        2,
        "Berkas ini basis data, bukan Excel. Kirim buku kerja Excel-nya (.xlsx).\n",
    )

    rows = [["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"], [1, "Sukamaju", 10, 11, 21], [2, "Sukasari", 5, 5, 11]]
    cells = [(r, c, v) for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1)]
    lines = [f"C;Y{r};X{c};K{v}" if isinstance(v, int) else f'C;Y{r};X{c};K"{v}"' for r, c, v in cells]
    (changed / "penduduk.slk").write_text("\n".join(["ID;PWXL;N;E", *lines, "E"]))
    data, code = _told(changed, "penduduk.slk")
    found = [(f["code"], f["cell"], f["stated"], f["expected"]) for f in data["findings"] if f["level"] == "SALAH"]
    assert (code, found) == (1, [("H-01", "E3", "11", "10")])
    assert data["message"] == "Format angka berkas .slk tidak dibaca."


def test_the_program_itself_does_not_have_it() -> None:
    from lkjip_xl.catalog import BY_KEY

    assert "dana_desa" not in BY_KEY
