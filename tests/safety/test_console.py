"""Terminals and pipes of every kind: the answer arrives, or the run ends quietly; never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hostile.office import clean, package
from tool import run

from lkjip_xl.output import _masked

TOOL = [sys.executable, "-m", "lkjip_xl"]
POSIX = pytest.mark.skipif(os.name == "nt", reason="files and signals of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "isi.xlsx").write_bytes(clean())
    (tmp_path / "salah.xlsx").write_bytes(package().value("Penduduk", "C2", "13").zip())
    return tmp_path


# Without what measures coverage: that writes a file when a process ends, whatever stopped it.
UNMEASURED = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_")}


def _tool(*args: str | Path, env: dict[str, str] | None = None, **more: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))} | (env or {})
    return subprocess.run([*TOOL, *map(str, args)], env=environment, check=False, timeout=60, **more)


@pytest.mark.parametrize(
    "env",
    [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C", "PYTHONUTF8": "0"},
     {"PYTHONWARNINGS": "always"}],
    ids=["ascii", "cp1252", "C", "warnings"],
)  # fmt: skip
@pytest.mark.parametrize("command", ["laporan", "aturan"])
def test_consoles_that_know_few_letters(command: str, env: dict[str, str], folder: Path) -> None:
    name = folder / "Désa \u2713 \u65e5.xlsx"
    (folder / "salah.xlsx").rename(name)
    done = _tool(command, *([] if command == "aturan" else [name]), env=env, capture_output=True)
    assert done.returncode == (0 if command == "aturan" else 1)
    assert done.stderr == b""
    assert done.stdout.decode("utf-8")
    if command == "laporan":
        assert "Désa \u2713 \u65e5.LKjIP.xlsx" in done.stdout.decode("utf-8")


@POSIX
@pytest.mark.parametrize(
    "args", [["periksa", "isi.xlsx"], ["periksa", "--json", "isi.xlsx"], ["aturan"], ["laporan", "isi.xlsx"]]
)
def test_nobody_reads_the_output(args: list[str], folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = _tool(*args, cwd=folder, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 2  # never 0 or 1, which would say something about the file


@POSIX
@pytest.mark.parametrize(
    "args", [["periksa", "isi.xlsx"], ["aturan"], ["--help"], ["--version"], ["laporan", "isi.xlsx"]]
)
def test_the_screen_is_a_full_disk(args: list[str], folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = _tool(*args, cwd=folder, stdout=full, stderr=subprocess.PIPE)
        both = _tool(*args, cwd=folder, stdout=full, stderr=full)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr
    assert (done.returncode, both.returncode) == (2, 2)


@POSIX
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed(closed: str, folder: Path) -> None:
    line = f'"$0" -m lkjip_xl laporan isi.xlsx {closed}'
    done = subprocess.run(["sh", "-c", line, sys.executable], cwd=folder, check=False, timeout=60, capture_output=True)
    assert done.returncode == 0
    assert b"Traceback" not in done.stdout + done.stderr
    assert (folder / "isi.LKjIP.xlsx").read_bytes().startswith(b"PK")


@POSIX
@pytest.mark.parametrize("signal_name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_run_that_is_stopped(signal_name: str, folder: Path) -> None:
    report = folder / "isi.LKjIP.xlsx"
    ready = (
        "import sys, lkjip_xl.cli as c; begin = c._set_up; c._set_up = lambda: (begin(), print(flush=True)); "
        "sys.argv = ['lkjip-xl', 'laporan', 'isi.xlsx']; c.main()"
    )
    for delay in (0.01, 0.05, 0.1, 0.2, 0.3):
        report.write_bytes(b"lama")
        with subprocess.Popen(
            [sys.executable, "-c", ready], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=UNMEASURED
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            process.send_signal(getattr(signal, signal_name))
            _, err = process.communicate(timeout=60)
        assert b"Traceback" not in err, (delay, err)
        # a process that is done and only tidies up has no handler any more
        done = report.read_bytes().startswith(b"PK") and process.returncode == -getattr(signal, signal_name)
        assert process.returncode in (0, 2) or done, delay
        assert sorted(p.name for p in folder.iterdir()) == ["isi.LKjIP.xlsx", "isi.xlsx", "salah.xlsx"]
        assert report.read_bytes() == b"lama" or report.read_bytes().startswith(b"PK")
        assert (folder / "isi.xlsx").read_bytes() == clean()


@POSIX
def test_a_disk_with_a_quota(folder: Path) -> None:
    """The system itself refuses to make the file larger."""
    (folder / "isi.LKjIP.xlsx").write_bytes(b"lama")
    line = 'ulimit -f 8; "$0" -m lkjip_xl laporan isi.xlsx'
    env = {**UNMEASURED, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        ["sh", "-c", line, sys.executable], cwd=folder, check=False, timeout=60, capture_output=True, env=env
    )
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.splitlines()) == 1
    assert b"tidak dapat ditulis" in done.stderr
    assert (folder / "isi.LKjIP.xlsx").read_bytes() == b"lama"
    assert sorted(p.name for p in folder.iterdir()) == ["isi.LKjIP.xlsx", "isi.xlsx", "salah.xlsx"]


@POSIX
def test_names_that_would_work_on_the_terminal(tmp_path: Path) -> None:
    evil = "\x1b[2J\x1b]0;BAHAYA\x07a\nb\u202ec\x9b31m.xlsx"
    for data in (clean(), b"%PDF"):
        (tmp_path / evil).write_bytes(data)
        for args in (["periksa"], ["laporan"], ["periksa", "--rinci"], ["periksa", "--json"]):
            said = run(*args, tmp_path / evil)
            assert said.code == (0 if data == clean() else 2)
            for text in (said.out, said.err):
                assert all(c.isprintable() or c == "\n" for c in text)
            if "--json" in args:
                (line,) = said.out.splitlines()
                assert json.loads(line)["file"] == str(tmp_path / evil)
    for code in ("\x1b[31mH-02", "x" * 5000, "\x1b[2J"):
        said = run("aturan", code)
        assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)
        assert "\x1b" not in said.err
    assert run("x" * 5000).code == 2
    assert run("y" * 5000 + ".xlsx").code == 2


def test_a_mistake_of_ours_outside_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise RecursionError

    monkeypatch.setattr("lkjip_xl.writing.template.write.template_bytes", broken)
    said = run("templat", "tidak-ditulis.xlsx")
    assert (said.code, said.out) == (2, "")
    assert "RecursionError" in said.err
    assert not Path("tidak-ditulis.xlsx").exists()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("NIP 198001012005011001", "NIP **************1001"),
        ("19800101 200501 1 001", "******** ****** 1 001"),
        ("19800101.200501.1.001 dan 7", "********.******.1.001 dan 7"),
        ("3516012304780001", "************0001"),
        ("1.234.567.890.123", "1.234.567.890.123"),
        ("2759420020", "2759420020"),
    ],
)
def test_numbers_of_persons_are_masked(text: str, shown: str) -> None:
    assert _masked(text) == shown
