"""Folders: what is found and passed over, workers that die or hang, going on, the rekap, the counts."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from test_checks import JUDUL, KINERJA, PENDUDUK
from workbook import changed, workbook

from lkjip_xl.cli import cli
from lkjip_xl.desk import command
from lkjip_xl.desk.batch import Tally, run
from lkjip_xl.desk.find import look_below
from lkjip_xl.desk.journal import Journal, beside, read_lines
from lkjip_xl.desk.progress import line_of
from lkjip_xl.desk.workers import check_all
from lkjip_xl.reading.refusals import SENTENCES
from tests.desk.jobs import hungry, odd

WRONG = changed(PENDUDUK, {"Penduduk!E2": 21})


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """A folder with right, wrong, unreadable files and shadows."""
    root = tmp_path / "wilayah"
    (root / "utara").mkdir(parents=True)
    (root / "selatan").mkdir()
    (root / "utara" / "benar.xlsx").write_bytes(workbook(JUDUL))
    (root / "utara" / "Salah.XLSX").write_bytes(workbook(WRONG))
    (root / "utara" / "~$benar.xlsx").write_bytes(b"x")
    (root / "utara" / "._benar.xlsx").write_bytes(b"x")
    (root / "utara" / ".~lock.benar.xlsx#").write_bytes(b"x")
    (root / "utara" / "benar.LKjIP.xlsx").write_bytes(workbook(JUDUL))
    (root / "selatan" / "rusak.xlsx").write_bytes(b"PK\x03\x04")
    (root / "selatan" / "=SUM(A1).xlsx").write_bytes(workbook(KINERJA))
    (root / "selatan" / "catatan.docx").write_bytes(b"x")
    return root


def _periksa(*args: Any) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, ["periksa", *map(str, args)])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout, done.stderr


# --- finding -------------------------------------------------------------------------------------


def test_workbooks_are_found_and_shadows_passed_over_with_a_reason(region: Path) -> None:
    looked = look_below([region])
    assert [p.name for p in looked.files] == ["=SUM(A1).xlsx", "rusak.xlsx", "benar.xlsx", "Salah.XLSX"]
    assert {p.name: reason for p, reason in looked.skipped} == {
        "~$benar.xlsx": "berkas kunci Excel",
        "._benar.xlsx": "bayangan macOS",
        ".~lock.benar.xlsx#": "berkas kunci LibreOffice",
        "benar.LKjIP.xlsx": "laporan lkjip-xl dari berkas di sampingnya",
    }


def test_a_file_that_is_named_is_taken_and_each_only_once(region: Path) -> None:
    report = region / "utara" / "benar.LKjIP.xlsx"
    looked = look_below([region, report, region / "utara", region / "utara" / "benar.xlsx"])
    assert sorted(p.name for p in looked.files).count("benar.xlsx") == 1
    assert report in looked.files
    assert report not in dict(looked.skipped)


def test_folders_that_are_hidden_or_made_by_systems_are_passed_over(region: Path) -> None:
    for name in (".git", "__MACOSX", "$RECYCLE.BIN"):
        (region / name / "objek").mkdir(parents=True)
        (region / name / "objek" / "lama.xlsx").write_bytes(workbook(WRONG))
        (region / name / "objek" / "catatan.docx").write_bytes(b"x")
    looked = look_below([region])
    assert [p.name for p in looked.files] == ["=SUM(A1).xlsx", "rusak.xlsx", "benar.xlsx", "Salah.XLSX"]
    assert [(str(p.relative_to(region)), reason) for p, reason in looked.skipped if p.name == "lama.xlsx"] == [
        (os.path.join("$RECYCLE.BIN", "objek", "lama.xlsx"), "di dalam folder tersembunyi $RECYCLE.BIN"),
        (os.path.join(".git", "objek", "lama.xlsx"), "di dalam folder tersembunyi .git"),
        (os.path.join("__MACOSX", "objek", "lama.xlsx"), "di dalam folder tersembunyi __MACOSX"),
    ]
    assert look_below([region / ".git"]).files == (region / ".git" / "objek" / "lama.xlsx",)


def test_every_format_that_is_read_is_found(tmp_path: Path) -> None:
    names = [f"a.{end}" for end in ("fods", "ods", "xls", "xlsb", "xlsm", "xlsx", "xltm", "xltx")]
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    assert [p.name for p in look_below([tmp_path]).files] == names


def test_links_to_folders_are_not_entered(region: Path) -> None:
    try:
        (region / "utara" / "putar").symlink_to(region, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert len(look_below([region]).files) == 4


# --- workers -------------------------------------------------------------------------------------


def _ran(names: list[str], workers: int, seconds: float = 30.0) -> dict[str, str]:
    done = check_all([Path(n) for n in names], workers, seconds, odd)
    return {str(path): json.loads(line)["message"] for path, line in done}


def test_workers_are_used_again() -> None:
    told = _ran([f"berkas {n}" for n in range(12)], 2)
    assert len(told) == 12
    assert len(set(told.values())) <= 2
    assert str(os.getpid()) not in told.values()


def test_a_worker_that_dies_is_replaced_and_its_file_told() -> None:
    told = _ran(["a", "mati 1", "b", "mati 2", "c", "d"], 2)
    assert {n for n, said in told.items() if said == SENTENCES["worker_died"]} == {"mati 1", "mati 2"}
    assert set(told) == {"a", "mati 1", "b", "mati 2", "c", "d"}


def test_a_worker_that_runs_over_its_time_is_replaced_and_its_file_told() -> None:
    told = _ran(["a", "macet", "b", "c"], 2, 2.0)
    assert told["macet"] == SENTENCES["too_slow"].format(detail="lebih dari 2 detik")
    assert set(told) == {"a", "macet", "b", "c"}


def test_no_worker_outlives_the_run() -> None:
    lines = check_all([Path(n) for n in ("a", "macet", "macet 2", "b")], 3, 60.0, odd)
    pid = int(json.loads(next(lines)[1])["message"])
    lines.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded where the system can")
def test_memory_is_bounded() -> None:
    ((_, line),) = check_all([Path("a")], 1, 30.0, hungry)
    assert json.loads(line)["message"] == "memori"


# --- a run ---------------------------------------------------------------------------------------


def test_found_is_checked_and_refused_and_skipped(region: Path) -> None:
    code, out, _ = _periksa(region, "--kerja", "2")
    assert code == 2
    last = out.splitlines()[-1]
    assert last == ("Ditemukan 8 berkas = diperiksa 3 (1 SELISIH, 2 COCOK) + tidak terbaca 1 + dilewati 4.")
    assert f"{region / 'utara' / 'Salah.XLSX'}: SELISIH: 1 SALAH, 0 PERINGATAN, 0 CATATAN." in out.splitlines()


def test_json_gives_a_line_a_file_and_nothing_else(region: Path) -> None:
    code, out, err = _periksa(region, "--json")
    told = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert {Path(f["file"]).name: f["status"] for f in told} == {
        "benar.xlsx": "cocok",
        "=SUM(A1).xlsx": "cocok",
        "Salah.XLSX": "selisih",
        "rusak.xlsx": "tidak terbaca",
    }
    assert "Ditemukan 8 berkas" in err


def test_exit_codes(region: Path) -> None:
    (region / "selatan" / "rusak.xlsx").unlink()
    assert _periksa(region)[0] == 1
    (region / "utara" / "Salah.XLSX").unlink()
    assert _periksa(region)[0] == 0
    assert _periksa(region / "kosong")[0] == 2


def test_lanjut_needs_a_rekap(region: Path) -> None:
    code, _, err = _periksa(region, "--lanjut")
    assert code == 2
    assert "--rekap" in err


@pytest.mark.parametrize("shadow", [None, "~$benar.xlsx"])
def test_a_folder_without_anything_to_check_is_told_and_leaves_no_journal(tmp_path: Path, shadow: str | None) -> None:
    folder, rekap = tmp_path / "kosong", tmp_path / "rekap.xlsx"
    folder.mkdir()
    (folder / "catatan.docx").write_bytes(b"x")
    if shadow:
        (folder / shadow).write_bytes(b"x")
    said = "Tidak ada berkas yang diperiksa. Sebut folder yang berisi buku kerja LKjIP.\n"
    for args in ((folder,), (folder, "--json"), (folder, "--rekap", rekap), (folder, "--rekap", rekap, "--lanjut")):
        code, out, err = _periksa(*args)
        assert code == 2
        assert err.endswith(said)
        assert not beside(rekap).exists()
        assert rekap.exists() is (shadow is not None and rekap in args)
        assert "{" not in out
        assert ("dilewati 1" in out + err) is (shadow is not None)


# --- rekap ---------------------------------------------------------------------------------------


def _rows(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    return list(load_workbook(path)[sheet].iter_rows(values_only=True))


def test_the_rekap_tells_every_file_once(region: Path) -> None:
    rekap = region.parent / "rekap.xlsx"
    code, out, _ = _periksa(region, "--rekap", rekap)
    assert code == 2
    assert out.splitlines()[-1] == f"Rekap: {rekap}"
    files = _rows(rekap, "Berkas")
    assert [Path(r[1]).name for r in files[1:]] == ["=SUM(A1).xlsx", "benar.xlsx", "Salah.XLSX"]
    assert files[2][2:7] == ("buka", "Kecamatan Sukamaju", "Kabupaten Contoh", 2024, "COCOK")
    assert files[3][6:9] == ("SELISIH", 1, 0)
    (found,) = _rows(rekap, "Temuan")[1:]
    assert found[2:6] == ("SALAH", "H-01", "Penduduk", "E2")
    assert [r[:5] for r in _rows(rekap, "Per Aturan")[1:]] == [("H-01", "Hitungan baris", "Jumlah baris", 1, 1)]
    assert {(Path(r[1]).name, r[2]) for r in _rows(rekap, "Tidak Diperiksa")[1:]} == {
        ("rusak.xlsx", "TIDAK TERBACA"),
        ("~$benar.xlsx", "DILEWATI"),
        ("._benar.xlsx", "DILEWATI"),
        (".~lock.benar.xlsx#", "DILEWATI"),
        ("benar.LKjIP.xlsx", "DILEWATI"),
    }
    assert not beside(rekap).exists()


def test_names_of_files_never_become_formulas(region: Path) -> None:
    rekap = region.parent / "rekap.xlsx"
    _periksa(region, "--rekap", rekap)
    cells = [c for ws in load_workbook(rekap) for row in ws.iter_rows() for c in row]
    assert not [c.coordinate for c in cells if c.data_type == "f"]


def test_the_rekap_and_its_journal_are_no_submissions(region: Path) -> None:
    rekap = region / "rekap.xlsx"
    for _ in range(2):
        _, out, _ = _periksa(region, "--rekap", rekap)
        assert "Ditemukan 8 berkas" in out


def test_the_same_rekap_whatever_the_order(region: Path) -> None:
    one, two = region.parent / "a" / "rekap.xlsx", region.parent / "b" / "rekap.xlsx"
    for rekap, n in ((one, 1), (two, 3)):
        rekap.parent.mkdir()
        _periksa(region, "--rekap", rekap, "--kerja", n)
    assert one.read_bytes() == two.read_bytes()


def _lines_of(region: Path) -> list[Path]:
    parts = []
    for n, folder in enumerate(("utara", "selatan")):
        parts.append(region.parent / f"{n}.jsonl")
        parts[-1].write_text(_periksa(region / folder, "--json")[1], encoding="utf-8")
    return parts


def _collected(out: Path, *parts: Path) -> tuple[int, str, list[str]]:
    done = CliRunner().invoke(cli, ["rekap", *map(str, parts), "-o", str(out)])
    return done.exit_code, done.stderr, [Path(r[1]).name for r in _rows(out, "Berkas")[1:]] if out.exists() else []


def test_a_rekap_of_lines_made_elsewhere(region: Path) -> None:
    out = region.parent / "rekap.xlsx"
    assert _collected(out, *_lines_of(region)) == (0, "", ["=SUM(A1).xlsx", "benar.xlsx", "Salah.XLSX"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_lines_as_a_console_of_windows_writes_them(region: Path, encoding: str) -> None:
    parts, out = _lines_of(region), region.parent / "rekap.xlsx"
    mark = "\ufeff" if encoding[-2:] in ("le", "be") else ""
    for part in parts:
        text = part.read_text(encoding="utf-8").replace("\n", "\r\n")
        part.write_bytes((mark + text).encode(encoding))
    assert _collected(out, *parts) == (0, "", ["=SUM(A1).xlsx", "benar.xlsx", "Salah.XLSX"])


def test_a_line_that_was_cut_off_is_told_and_the_others_are_taken(region: Path) -> None:
    parts, out = _lines_of(region), region.parent / "rekap.xlsx"
    whole = parts[0].read_text(encoding="utf-8")
    parts[0].write_text(f'{whole}\n{{"file": "terpo', encoding="utf-8")
    line = len(whole.splitlines()) + 2
    assert _collected(out, *parts) == (
        2,
        f"Ada hasil pemeriksaan yang tidak terbaca: {parts[0]} baris {line}. "
        "Periksa lagi berkas itu; yang lain sudah masuk rekap.\n",
        ["=SUM(A1).xlsx", "benar.xlsx", "Salah.XLSX"],
    )


def test_a_file_without_results_beside_others_is_refused(region: Path) -> None:
    parts, out = _lines_of(region), region.parent / "rekap.xlsx"
    text = region.parent / "catatan.txt"
    text.write_text("bukan hasil\n", encoding="utf-8")
    code, said, rows = _collected(out, *parts, text)
    assert (code, rows) == (2, [])
    assert said == f"Tidak ada hasil pemeriksaan di dalam {text}. Buat dengan lkjip-xl periksa --json.\n"


@pytest.mark.parametrize("content", [None, "", "bukan json\n", '{"status": "cocok"}\n'])
def test_a_rekap_of_nothing_is_refused(tmp_path: Path, content: str | None) -> None:
    source, out = tmp_path / "a.jsonl", tmp_path / "rekap.xlsx"
    if content is not None:
        source.write_text(content, encoding="utf-8")
    done = CliRunner().invoke(cli, ["rekap", str(source), "-o", str(out)])
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert not out.exists()


def test_a_rekap_is_not_written_over_its_source(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text('{"file": "a"}\n', encoding="utf-8")
    done = CliRunner().invoke(cli, ["rekap", str(source), "-o", str(source)])
    assert done.exit_code == 2
    assert source.read_text(encoding="utf-8") == '{"file": "a"}\n'


# --- going on ------------------------------------------------------------------------------------


def test_going_on_does_not_check_again_what_is_done(region: Path) -> None:
    journal_path = region.parent / "rekap.xlsx.jurnal.jsonl"
    looked = look_below([region])
    journal = Journal(journal_path, go_on=False)
    tally = Tally(looked.count)
    lines = run(looked, tally, 1, journal)
    for file, _ in lines:
        if Path(file["file"]).name == "rusak.xlsx":
            break
    lines.close()
    journal.close()
    with journal_path.open("a", encoding="utf-8") as stream:
        stream.write('{"file": "terpotong')  # as a kill leaves it
    assert [Path(f["file"]).name for f in read_lines(journal_path)][-2:] == ["=SUM(A1).xlsx", "rusak.xlsx"]

    checked: list[Path] = []

    def spy(files: Any, *more: Any) -> Any:
        checked.extend(files)
        return check_all(checked, *more)

    again = Journal(journal_path, go_on=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lkjip_xl.desk.batch.check_all", spy)
        told = {Path(f["file"]).name: f["status"] for f, _ in run(looked, Tally(looked.count), 1, again)}
    again.close()
    assert [p.name for p in checked] == ["benar.xlsx", "Salah.XLSX"]
    assert len(told) == looked.count


def test_a_file_that_has_changed_is_checked_again(region: Path) -> None:
    rekap = region.parent / "rekap.xlsx"
    _stopped(region, rekap)
    (region / "utara" / "Salah.XLSX").write_bytes(workbook(PENDUDUK))
    _periksa(region, "--rekap", rekap, "--lanjut")
    assert [r[6] for r in _rows(rekap, "Berkas")[1:]] == ["COCOK"] * 3


def test_a_journal_of_another_version_counts_for_nothing(region: Path) -> None:
    path = region.parent / "j.jsonl"
    line = json.dumps({"file": "a", "sha256": "1" * 64})
    path.write_text(f'{{"jurnal": "lkjip-xl", "versi": "0.0.1"}}\n{line}\n', encoding="utf-8")
    journal = Journal(path, go_on=True)
    journal.close()
    assert journal.done == {}


def test_going_on_tells_of_the_files_that_are_there_now(region: Path) -> None:
    """Between the runs one file was renamed, one deleted, one replaced."""
    rekap, north = region.parent / "rekap.xlsx", region / "utara"
    (north / "lama.xlsx").write_bytes(workbook(changed(PENDUDUK, {"Penduduk!B2": "Sukarame"})))
    (north / "hapus.xlsx").write_bytes(workbook(changed(PENDUDUK, {"Penduduk!B2": "Sukasari"})))
    _stopped(region, rekap)
    (north / "lama.xlsx").rename(north / "kini.xlsx")
    (north / "hapus.xlsx").unlink()
    (north / "Salah.XLSX").write_bytes(workbook(PENDUDUK))
    _, out, _ = _periksa(region, "--rekap", rekap, "--lanjut")
    assert out.splitlines()[-2] == (
        "Ditemukan 9 berkas = diperiksa 4 (0 SELISIH, 4 COCOK) + tidak terbaca 1 + dilewati 4."
    )
    assert [(Path(r[1]).name, r[6]) for r in _rows(rekap, "Berkas")[1:]] == [
        ("=SUM(A1).xlsx", "COCOK"),
        ("benar.xlsx", "COCOK"),
        ("kini.xlsx", "COCOK"),
        ("Salah.XLSX", "COCOK"),
    ]
    assert _counted(rekap) == {
        "Berkas ditemukan": 9, "  SELISIH": 0, "  COCOK": 4, "  TIDAK TERBACA": 1, "  DILEWATI": 4
    }  # fmt: skip


def _stopped(region: Path, rekap: Path) -> None:
    """Leaves the journal of a run that has checked all files and was stopped before its rekap."""
    journal = Journal(beside(rekap), go_on=False)
    for _ in run(look_below([region]), Tally(0), 1, journal):
        pass
    journal.close()


def _counted(rekap: Path) -> dict[str, int]:
    """The numbers of files on the first sheet of a rekap."""
    return {r[0]: r[1] for r in _rows(rekap, "Ringkasan")[2:] if r[0] and not r[0].startswith("Temuan")}


def test_the_rekap_of_a_run_that_was_stopped_tells_what_is_left(region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(files: Any, *more: Any) -> Any:
        yield next(check_all(files, *more))
        raise KeyboardInterrupt

    monkeypatch.setattr("lkjip_xl.desk.batch.check_all", stopped)
    rekap = region.parent / "rekap.xlsx"
    code, out, _ = _periksa(region, "--rekap", rekap, "--kerja", "1")
    assert code == 2
    assert out.splitlines()[-2] == (
        "Ditemukan 8 berkas = diperiksa 1 (0 SELISIH, 1 COCOK) + tidak terbaca 0 + dilewati 4 + belum diperiksa 3."
    )
    assert _counted(rekap) == {
        "Berkas ditemukan": 8, "  SELISIH": 0, "  COCOK": 1, "  TIDAK TERBACA": 0, "  DILEWATI": 4,
        "  BELUM DIPERIKSA": 3,
    }  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_was_stopped_ends_with_the_same_rekap(region: Path, sign: int) -> None:
    large = [[1, f"Desa {i}", 10, 10, 20] for i in range(1500)]  # slow enough for the signal to come in time
    for n in range(14):
        rows = {"Penduduk": [["No", "Desa", "Laki-Laki", "Perempuan", f"Jumlah {n}"], *large]}
        (region / "utara" / f"lagi {n}.xlsx").write_bytes(workbook(rows))
    plain, rekap = region.parent / "a" / "rekap.xlsx", region.parent / "b" / "rekap.xlsx"
    for path in (plain, rekap):
        path.parent.mkdir()
    _periksa(region, "--rekap", plain)
    started = [sys.executable, "-m", "lkjip_xl", "periksa", str(region), "--rekap", str(rekap), "--kerja", "1"]
    with subprocess.Popen(started, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(3):
            process.stdout.readline()
        process.send_signal(sign)
        out, err = process.communicate(timeout=60)
    assert beside(rekap).exists()
    assert "Traceback" not in err
    if sign == signal.SIGINT:
        assert process.returncode == 2
        assert "belum diperiksa" in out
        assert "--lanjut" in err
    before = len(list(read_lines(beside(rekap))))
    assert 0 < before < 22
    _periksa(region, "--rekap", rekap, "--lanjut")
    assert rekap.read_bytes() == plain.read_bytes()
    assert not beside(rekap).exists()


# --- progress ------------------------------------------------------------------------------------


def test_the_line_of_progress_tells_count_speed_time_left_and_problems() -> None:
    tally = Tally(40)
    for status in ["cocok"] * 6 + ["selisih"] * 3 + ["tidak terbaca"]:
        tally.add({"status": status, "findings": []})
    assert line_of(tally, 5.0) == (
        "[#####               ] 10/40  2.0 berkas/detik  0:15 lagi  3 SELISIH, 1 tidak terbaca"
    )


def test_nothing_is_drawn_where_nobody_watches(region: Path) -> None:
    _, out, err = _periksa(region)
    assert "\r" not in out + err


def test_a_run_that_loses_a_file_is_an_error(region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lkjip_xl.desk.batch.check_all", lambda *_: iter(()))
    with pytest.raises(AssertionError):
        command.check_many(command.Wanted((region,)))
