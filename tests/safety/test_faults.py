"""Every file operation of a run fails once, with every kind of error: the old report stays, nothing is left over."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hostile.office import clean
from tool import Said, reason_of, run

from .faults import Faults

OLD = b"laporan lama"
ERRORS = {
    "full": OSError(errno.ENOSPC, "No space left on device"),
    "broken": OSError(errno.EIO, "Input/output error"),
    "forbidden": PermissionError(errno.EACCES, "Permission denied"),
    "ctrl-c": KeyboardInterrupt(),
}


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lkjip_xl.writing.save.time.sleep", lambda seconds: None)


def _folder(tmp_path: Path) -> tuple[Path, Path]:
    path, report = tmp_path / "isi.xlsx", tmp_path / "isi.LKjIP.xlsx"
    path.write_bytes(clean())
    report.write_bytes(OLD)
    return path, report


def _operations(tmp_path: Path) -> list[str]:
    """The file operations of an undisturbed run."""
    path, _ = _folder(tmp_path)
    faults = Faults(str(tmp_path))
    with faults.here():
        assert run("laporan", path).code == 0
    return faults.seen


def test_the_operations_that_fail_below_are_those_of_a_run(tmp_path: Path) -> None:
    seen = _operations(tmp_path)
    assert {"stat", "open", "open(handle)", "open()", "read", "write", "flush", "fsync", "close", "replace"} <= set(
        seen
    )
    assert seen.index("write") < seen.index("flush") < seen.index("fsync") < seen.index("replace")
    assert seen[-1] == "replace"  # after it nothing is done that could fail


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("kind", ERRORS)
def test_every_operation_fails_once(kind: str, after: bool, tmp_path: Path) -> None:
    operations = _operations(tmp_path)
    for number, name in enumerate(operations):
        path, report = _folder(tmp_path)
        before = path.stat()
        faults = Faults(str(tmp_path), number, ERRORS[kind], after)
        with faults.here():
            said = run("laporan", path)
        what = f"{kind} at {name} ({number})"
        assert path.read_bytes() == clean(), what
        assert path.stat().st_mtime_ns == before.st_mtime_ns, what
        _ended_well(said, report, what, kind, done=name == "replace" and after)
        for file in tmp_path.iterdir():
            if file not in (path, report):
                # a report under another name, where the first name is locked, is no rest
                assert file.name == "isi.LKjIP (2).xlsx", what
                assert said.code == 0, what
                assert file.read_bytes().startswith(b"PK"), what
            file.unlink()


def _ended_well(said: Said, report: Path, what: str, kind: str, *, done: bool) -> None:
    assert "Traceback" not in said.err + said.out, what
    if said.code == 0:  # the operation did not matter, or there was a way around it
        assert report.read_bytes() == OLD or report.read_bytes().startswith(b"PK"), what
        return
    assert said.code == 2, what
    assert len(said.err.strip().splitlines()) == 1, what
    assert said.out == "", what
    if not done:
        assert report.read_bytes() == OLD, what
    if kind == "ctrl-c":
        assert said.err.strip().startswith("Dihentikan."), what
    else:
        assert reason_of(said.err.rstrip("\n")) in ("no_access", "output_failed", "not_found", "not_a_file"), what


def test_nothing_to_write_in(tmp_path: Path) -> None:
    path, _ = _folder(tmp_path)
    for out in (
        tmp_path / "tidak" / "ada" / "x.xlsx",
        path / "x.xlsx",
        tmp_path,
        Path("/dev/null"),
        Path("/proc/x.xlsx"),
    ):
        said = run("laporan", path, "-o", out)
        assert (said.code, said.out, reason_of(said.err.rstrip("\n"))) == (2, "", "output_failed"), out
    assert sorted(p.name for p in tmp_path.iterdir()) == ["isi.LKjIP.xlsx", "isi.xlsx"]
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_never_replaced(tmp_path: Path) -> None:
    path, _ = _folder(tmp_path)
    os.mkfifo(tmp_path / "pipa.xlsx")
    said = run("laporan", path, "-o", tmp_path / "pipa.xlsx")
    assert (said.code, reason_of(said.err.rstrip("\n"))) == (2, "output_failed")
    assert (tmp_path / "pipa.xlsx").is_fifo()


@pytest.mark.parametrize("command", ["laporan", "templat"])
def test_a_folder_that_may_not_be_written(command: str, tmp_path: Path) -> None:
    path, report = _folder(tmp_path)
    faults = Faults(str(tmp_path), error=ERRORS["forbidden"])
    faults.only = "open()"
    with faults.here():
        said = run("laporan", path) if command == "laporan" else run("templat", report)
    assert (said.code, said.out, reason_of(said.err.rstrip("\n"))) == (2, "", "output_failed")
    assert report.read_bytes() == OLD


def test_a_report_that_is_open_elsewhere_goes_beside_it_and_the_user_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, report = _folder(tmp_path)
    real = os.replace

    def locked(source: object, target: object) -> None:
        if target == report:
            raise PermissionError(errno.EACCES, "locked")
        real(source, target)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "replace", locked)
    said = run("laporan", path)
    assert said.code == 0
    assert f"Laporan: {tmp_path / 'isi.LKjIP (2).xlsx'}" in said.out
    assert str(report) in said.err
    assert "sedang dibuka atau sudah diubah" in said.err
    assert report.read_bytes() == OLD
    assert (tmp_path / "isi.LKjIP (2).xlsx").read_bytes().startswith(b"PK")


def test_a_name_too_long_for_its_report_is_cut(tmp_path: Path) -> None:
    path = tmp_path / ("kinerja " * 31 + ".xlsx")
    path.write_bytes(clean())
    assert run(path).code == 0
    (report,) = [p for p in tmp_path.iterdir() if p != path]
    assert report.name.endswith(".LKjIP.xlsx")
    assert len(os.fsencode(report.name)) <= 255


def test_two_runs_at_once_leave_one_whole_report(tmp_path: Path) -> None:
    path, report = _folder(tmp_path)
    faults = Faults(str(tmp_path))
    inner: list[int] = []

    def again(*args: object, **more: object) -> None:
        if args[1] == report and not inner:
            inner.append(-1)
            inner.append(run("laporan", path).code)
        real(*args, **more)  # type: ignore[arg-type]

    real = os.replace
    with faults.here(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", again)
        assert run("laporan", path).code == 0
    assert inner == [-1, 0]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["isi.LKjIP.xlsx", "isi.xlsx"]
    assert report.read_bytes().startswith(b"PK")
