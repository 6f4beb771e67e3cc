"""The command line: exit codes, JSON, and what it says in Indonesian."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from workbook import Shown, changed, workbook

from lkjip_xl import __version__
from lkjip_xl.cli import cli, main
from lkjip_xl.rules import RULES

ROOT = Path(__file__).parent.parent

CLEAN = {
    "PK": [
        ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Arah", "Target Murni", "Target Perubahan"],
        [1, "Utama", "Pelayanan yang baik", "Indeks Pelayanan", "indeks", "Naik", 78, 80],
        [],
        ["No", "Program", "Anggaran Murni", "Anggaran Perubahan"],
        [1, "Program Penunjang Urusan", 200, 250],
        [None, "Jumlah", 200, 250],
    ],
    "Realisasi": [
        ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian"],
        [1, "Utama", "Pelayanan yang baik", "Indeks Pelayanan", "indeks", 80, 84, 105],
    ],
    "LRA": [
        ["No", "Uraian", "Anggaran", "Realisasi", "%"],
        ["A", "Program Penunjang Urusan", 250, 200, 80],
        [None, "Jumlah", 250, 200, 80],
    ],
}
WRONG = changed(CLEAN, {"Realisasi!H2": Shown(95.24, "0.00")})
WARNED = changed(CLEAN, {"LRA!D2": 260, "LRA!E2": 104, "LRA!D3": 260, "LRA!E3": 104})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "benar.xlsx").write_bytes(workbook(CLEAN))
    (tmp_path / "salah.xlsx").write_bytes(workbook(WRONG))
    (tmp_path / "ingat.xlsx").write_bytes(workbook(WARNED))
    (tmp_path / "rusak.xlsx").write_bytes(b"%PDF-1.7")
    return tmp_path


def _run(*args: str | Path) -> Result:
    done = CliRunner().invoke(cli, [str(a) for a in args])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done


def _main(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *args: str) -> tuple[Any, str, str]:
    monkeypatch.setattr(sys, "argv", ["lkjip-xl", *args])
    with pytest.raises(SystemExit) as caught:
        main()
    out = capsys.readouterr()
    return caught.value.code, out.out, out.err


@pytest.mark.parametrize("command", ["periksa", "laporan"])
@pytest.mark.parametrize(
    ("name", "strict", "code"),
    [
        ("benar.xlsx", False, 0),
        ("benar.xlsx", True, 0),
        ("ingat.xlsx", False, 0),
        ("ingat.xlsx", True, 1),
        ("salah.xlsx", False, 1),
        ("salah.xlsx", True, 1),
        ("rusak.xlsx", False, 2),
        ("rusak.xlsx", True, 2),
        ("tidak-ada.xlsx", False, 2),
    ],
)
def test_exit_codes(command: str, name: str, strict: bool, code: int, folder: Path) -> None:
    assert _run(command, folder / name, *(["--ketat"] if strict else [])).exit_code == code


def test_an_accepted_finding_does_not_count(folder: Path) -> None:
    accepted = {**WRONG, "Pengecualian": [["Kode", "Lembar", "Sel", "Alasan", "Oleh"],
                                          ["h-02", "realisasi", "$H$2", "angka resmi", "Camat"]]}  # fmt: skip
    (folder / "diterima.xlsx").write_bytes(workbook(accepted))
    done = _run("periksa", folder / "diterima.xlsx", "--json")
    assert done.exit_code == 0
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["code"], finding["cell"], finding["accepted"]) == ("H-02", "H2", True)


def test_a_bare_file_makes_its_report_beside_it(folder: Path) -> None:
    done = _run(folder / "benar.xlsx")
    assert done.exit_code == 0
    assert str(folder / "benar.LKjIP.xlsx") in done.stdout
    assert (folder / "benar.LKjIP.xlsx").read_bytes().startswith(b"PK")


def test_a_bare_file_without_an_ending(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "kiriman").write_bytes(workbook(CLEAN))
    monkeypatch.chdir(folder)
    assert _run("kiriman").exit_code == 0
    assert (folder / "kiriman.LKjIP.xlsx").exists()


def test_a_report_under_another_name(folder: Path) -> None:
    assert _run("laporan", folder / "benar.xlsx", "-o", folder / "hasil.xlsx").exit_code == 0
    assert (folder / "hasil.xlsx").exists()
    assert not (folder / "benar.LKjIP.xlsx").exists()


def test_options_stand_behind_a_bare_file_too(folder: Path) -> None:
    assert _run(folder / "ingat.xlsx", "--ketat", "-o", folder / "hasil.xlsx").exit_code == 1
    assert (folder / "hasil.xlsx").exists()


def test_the_report_is_never_written_over_the_input(folder: Path) -> None:
    before = (folder / "benar.xlsx").read_bytes()
    assert _run("laporan", folder / "benar.xlsx", "-o", folder / "benar.xlsx").exit_code == 2
    assert (folder / "benar.xlsx").read_bytes() == before


def test_several_files_at_once(folder: Path) -> None:
    done = _run("periksa", folder / "benar.xlsx", folder / "salah.xlsx")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        f"{folder / 'benar.xlsx'}: COCOK: tidak ada yang SALAH, 0 PERINGATAN, 0 CATATAN.",
        f"{folder / 'salah.xlsx'}: SELISIH: 1 SALAH, 0 PERINGATAN, 0 CATATAN.",
        "Ditemukan 2 berkas = diperiksa 2 (1 SELISIH, 1 COCOK) + tidak terbaca 0 + dilewati 0.",
    ]
    assert sorted(p.name for p in folder.iterdir()) == ["benar.xlsx", "ingat.xlsx", "rusak.xlsx", "salah.xlsx"]


LACKING = {
    "all three are there": ((), "COCOK: tidak ada yang SALAH, "),
    "no LRA": (("LRA",), "TIDAK LENGKAP: lembar LRA belum ada, selain itu tidak ada yang SALAH, "),
    "two are not there": (("PK", "LRA"), "TIDAK LENGKAP: lembar PK, LRA belum ada, selain itu tidak ada yang SALAH, "),
}


@pytest.mark.parametrize(("left_out", "said"), LACKING.values(), ids=LACKING.keys())
def test_a_file_is_called_right_only_where_all_that_must_be_there_is(
    left_out: tuple[str, ...], said: str, folder: Path
) -> None:
    book = openpyxl.load_workbook(folder / "benar.xlsx")
    for name in left_out:
        del book[name]
    book.save(folder / "sebagian.xlsx")
    assert _run("periksa", folder / "sebagian.xlsx").stdout.startswith(said)


def test_a_file_in_which_nothing_can_be_checked_is_not_called_right(folder: Path) -> None:
    assert _run("templat", folder / "kosong.xlsx").exit_code == 0
    said = _run("periksa", folder / "kosong.xlsx").stdout
    assert said.startswith("TIDAK LENGKAP: tidak ada sel turunan yang dapat diperiksa, ")


def test_one_file_that_cannot_be_used_does_not_stop_the_others(folder: Path) -> None:
    done = _run("periksa", "--json", folder / "rusak.xlsx", folder / "salah.xlsx", folder / "benar.xlsx")
    assert done.exit_code == 2
    assert [json.loads(line)["status"] for line in done.stdout.splitlines()] == ["tidak terbaca", "selisih", "cocok"]


def test_a_verdict_names_the_wrong_cell_and_its_figures(folder: Path) -> None:
    out = _run("periksa", folder / "salah.xlsx").stdout
    assert all(word in out for word in ("Realisasi!H2", "H-02", "95,24", "105,00"))
    assert "Indeks Pelayanan" not in out


# --- JSON ----------------------------------------------------------------------------------------

_KEYS = {
    "file": str, "sha256": str, "status": str, "message": (str, type(None)), "counts": dict, "findings": list,
    "checked": list, "not_checked": list,
}  # fmt: skip
_FINDING = {
    "code": str, "level": str, "sheet": str, "cell": str, "title": str, "stated": str, "expected": str,
    "difference": str, "formula": str, "operands": list, "hint": str, "root": bool, "accepted": bool,
}  # fmt: skip


def _shaped(found: dict[str, Any], shape: dict[str, Any]) -> None:
    assert list(shape) == [key for key in found if key in shape]  # in this order; more keys may follow
    for key, kind in shape.items():
        assert isinstance(found[key], kind), key


@pytest.mark.parametrize("command", ["periksa", "laporan"])
def test_json_of_a_wrong_workbook(command: str, folder: Path) -> None:
    done = _run(command, "--json", folder / "salah.xlsx")
    (line,) = done.stdout.splitlines()
    found = json.loads(line)
    _shaped(found, _KEYS)
    assert found["file"] == str(folder / "salah.xlsx")
    assert found["sha256"] == hashlib.sha256((folder / "salah.xlsx").read_bytes()).hexdigest()
    assert (found["status"], found["message"]) == ("selisih", None)
    assert found["counts"] == {"COCOK": 10, "SALAH": 1}
    (finding,) = found["findings"]
    _shaped(finding, _FINDING)
    assert {k: finding[k] for k in ("code", "level", "sheet", "cell", "stated", "expected", "difference")} == {
        "code": "H-02", "level": "SALAH", "sheet": "Realisasi", "cell": "H2", "stated": "95,24",
        "expected": "105,00", "difference": "-9,76",
    }  # fmt: skip
    assert {"sheet": "Realisasi", "cell": "G2", "stated": "84"} in finding["operands"]
    assert (finding["root"], finding["accepted"]) == (True, False)
    assert {"sheet": "Realisasi", "cell": "H2", "verdict": "SALAH", "code": "H-02"} in found["checked"]
    cells = [(c["sheet"], c["cell"]) for c in found["checked"]]
    assert len(cells) == len(set(cells)) == sum(found["counts"].values())
    assert found["not_checked"] == []


def test_json_names_cells_that_could_not_be_checked(folder: Path) -> None:
    (folder / "x.xlsx").write_bytes(workbook(changed(CLEAN, {"Realisasi!H2": "tujuh"})))
    found = json.loads(_run("periksa", "--json", folder / "x.xlsx").stdout)
    (cell,) = found["not_checked"]
    assert (cell["sheet"], cell["cell"]) == ("Realisasi", "H2")
    assert cell["reason"]
    assert found["counts"]["TIDAK DIPERIKSA"] == 1


def test_json_of_a_file_that_cannot_be_used(folder: Path) -> None:
    found = json.loads(_run("periksa", "--json", folder / "rusak.xlsx").stdout)
    _shaped(found, _KEYS)
    assert found["status"] == "tidak terbaca"
    assert "PDF" in found["message"]
    assert found["sha256"] == hashlib.sha256((folder / "rusak.xlsx").read_bytes()).hexdigest()
    assert (found["counts"], found["findings"], found["checked"], found["not_checked"]) == ({}, [], [], [])


# --- the rest ------------------------------------------------------------------------------------


def test_all_rules_are_listed() -> None:
    out = _run("aturan").stdout
    assert [r.code for r in RULES if f"{r.code}  {r.title}" not in out] == []


def test_one_rule_is_explained_in_any_letter_case() -> None:
    done = _run("aturan", "h-02")
    assert done.exit_code == 0
    rule = next(r for r in RULES if r.code == "H-02")
    for text in (rule.code, rule.title, rule.must, rule.why, rule.wrong, rule.right, rule.source):
        assert text in done.stdout


def test_the_blank_workbook(tmp_path: Path) -> None:
    done = _run("templat", tmp_path / "kosong.xlsx")
    assert done.exit_code == 0
    assert (tmp_path / "kosong.xlsx").read_bytes().startswith(b"PK")
    assert _run("periksa", tmp_path / "kosong.xlsx").exit_code == 0


BAD_LINES = [
    (["periksa"], "Belum disebutkan: BERKAS atau FOLDER. Lihat lkjip-xl periksa --help."),
    (["laporan"], "Belum disebutkan: BERKAS. Lihat lkjip-xl laporan --help."),
    (["rekap", "a.jsonl"], "Belum disebutkan: -o HASIL. Lihat lkjip-xl rekap --help."),
    (
        ["laporan", "LKjIP", "2026.xlsx"],
        'Masukan berlebih: 2026.xlsx. Apit nama yang berspasi dengan tanda kutip: "LKjIP 2026.xlsx".',
    ),
    (["periksa", "--cepat", "a.xlsx"], "Pilihan tidak dikenal: --cepat. Lihat lkjip-xl periksa --help."),
    (
        ["laporan", "a.xlsx", "-o"],
        "Pilihan -o belum diisi, atau diisi padahal tidak memakai isi. Lihat lkjip-xl --help.",
    ),
    (
        ["laporan", "a.xlsx", "--kertas", "A3"],
        "Isi pilihan tidak dapat dipakai: --kertas memerlukan A4 atau F4. Lihat lkjip-xl laporan --help.",
    ),
    (
        ["periksa", "a.xlsx", "--kerja", "dua"],
        "Isi pilihan tidak dapat dipakai: --kerja memerlukan bilangan 1 sampai 256. Lihat lkjip-xl periksa --help.",
    ),
    (
        ["periksa", "a.xlsx", "--lanjut"],
        "Pilihan --lanjut memerlukan --rekap dengan nama yang sama seperti sebelumnya. Lihat lkjip-xl periksa --help.",
    ),
    (["aturan", "Z-99"], "Kode aturan tidak dikenal: Z-99. Jalankan lkjip-xl aturan untuk melihat daftarnya."),
    (["hapus"], "Perintah atau berkas tidak dikenal: hapus. Lihat lkjip-xl --help."),
    (["--apa"], "Pilihan tidak dikenal: --apa. Lihat lkjip-xl --help."),
    (["--version=2"], "Pilihan --version belum diisi, atau diisi padahal tidak memakai isi. Lihat lkjip-xl --help."),
]


@pytest.mark.parametrize(("args", "said"), BAD_LINES, ids=[" ".join(args) for args, _ in BAD_LINES])
def test_a_wrong_command_line_is_told_in_indonesian(
    args: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _main(monkeypatch, capsys, *args) == (2, "", f"{said}\n")


def test_no_command_at_all_shows_the_help(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = _main(monkeypatch, capsys)
    assert code == 2
    assert "Pemakaian:" in err
    assert "Usage" not in err


def test_ctrl_c_is_no_traceback(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("lkjip_xl.jobs.check_file", stop)
    code, out, err = _main(monkeypatch, capsys, "periksa", str(folder / "benar.xlsx"))
    assert code == 2
    assert out.strip() == ""
    assert len(err.strip().splitlines()) == 1


def test_python_m(folder: Path) -> None:
    command = [sys.executable, "-m", "lkjip_xl"]
    done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.splitlines()[0] == f"lkjip-xl {__version__}"
    wrong = subprocess.run(
        [*command, "periksa", str(folder / "salah.xlsx")], capture_output=True, check=False, timeout=60
    )
    assert wrong.returncode == 1
    assert "Realisasi!H2" in wrong.stdout.decode("utf-8")


def test_the_readme_shows_what_the_tool_prints_of_the_real_report() -> None:
    printed = [
        " ".join(line.split())
        for line in _run("periksa", "--rinci", ROOT / "examples" / "kemlagi-2024.xlsx").output.splitlines()
    ]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"\n{printed[0]}\n" in readme
    shown = re.findall(r"^- `((?:SALAH|PERINGATAN) .*)`  $", readme, flags=re.M)
    assert shown == [line for line in printed if line.startswith(("SALAH", "PERINGATAN"))]
    assert all(line in printed[0] for line in (f"{sum(s.startswith('SALAH') for s in shown)} SALAH", "15 CATATAN"))


def test_the_reports_are_named_as_the_manual_says(folder: Path) -> None:
    manual = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8").partition("## 5. ")[2].partition("## 6. ")[0]
    rows = re.findall(r"^\| `(ISIAN[^`]*)`(.*?) \| `([^`]*)`", manual, re.M)
    assert len(rows) == 4
    (folder / "salah.xlsx").rename(folder / "ISIAN.xlsx")

    def corrected(name: str) -> None:
        book = openpyxl.load_workbook(folder / name)
        book["Realisasi"]["H2"] = 105
        book.save(folder / name)

    made = []
    for name, how, _ in rows:
        if "ubah" in how:
            corrected("ISIAN.LKjIP.xlsx")
        elif "diperbaiki" in how:
            corrected(name)
        made.append(_run("laporan", folder / name).output.partition("Laporan: ")[2].splitlines()[0])
        if how.startswith(", sesudah"):
            (folder / made[-1]).unlink()
    assert [Path(name).name for name in made] == [report for *_, report in rows]
    assert {p.name for p in folder.glob("ISIAN*")} == {"ISIAN.xlsx", *(report for *_, report in rows)}
