"""Files and folders that an ordinary user may not read: named with the reason, counted, never passed over."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile.office import clean
from openpyxl import load_workbook
from tool import run

from lkjip_xl.desk.one import check_line
from lkjip_xl.reading.refusals import SENTENCES

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights of another kind")

NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a file that can be read, one that cannot, and two closed folders, one of them hidden. What runs
    then runs as an ordinary user, and in this process, since another user's may not start here."""
    root = tmp_path / "wilayah"
    (root / "tertutup").mkdir(parents=True)
    (root / ".sampah").mkdir()
    (root / "benar.xlsx").write_bytes(clean())
    (root / "tertutup" / "lama.xlsx").write_bytes(clean())
    (root / "kunci.xlsx").write_bytes(clean())
    monkeypatch.setattr("lkjip_xl.desk.batch.check_all", lambda files, *_: ((p, check_line(p)) for p in files))
    run("periksa", root, "--rekap", tmp_path / "coba.xlsx")  # imports what only root may read
    run("laporan", root / "benar.xlsx", "-o", tmp_path / "coba 2.xlsx")
    run("banding", root / "benar.xlsx", root / "benar.xlsx", "-o", tmp_path / "coba 3.xlsx")
    closed = (root / "kunci.xlsx", root / "tertutup", root / ".sampah")
    for path in closed:
        path.chmod(0)
    with _ordinary_user(tmp_path):
        yield root
    for path in closed:
        path.chmod(0o700)


@contextlib.contextmanager
def _ordinary_user(own: Path) -> Iterator[None]:
    """Nobody where root runs the tests, to whom rights mean nothing."""
    if os.geteuid() != 0:
        yield
        return
    for path in (own, *own.parents):
        if path.stat().st_mode & 0o011 != 0o011:  # the group stays that of root
            path.chmod(path.stat().st_mode | 0o011)
    os.chown(own, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


REMEDY = "Tutup berkas itu di program lain atau minta hak membacanya, lalu ulangi."
CLOSED = SENTENCES["folder_closed"]


def test_a_closed_folder_is_named_and_counted_as_not_readable(folder: Path) -> None:
    """The hidden one is no matter."""
    rekap = folder.parent / "rekap.xlsx"
    said = run("periksa", folder, "--rekap", rekap)
    assert said.code == 2
    assert f"{folder / 'tertutup'}: {CLOSED}" in said.out.splitlines()
    assert "Ditemukan 3 berkas = diperiksa 1 (0 SELISIH, 1 COCOK) + tidak terbaca 2 + dilewati 0." in said.out
    rows = list(load_workbook(rekap)["Tidak Diperiksa"].iter_rows(min_row=2, min_col=2, values_only=True))
    assert {(Path(str(name)).name, status, why) for name, status, why in rows} == {
        ("kunci.xlsx", "TIDAK TERBACA", f"Berkas tidak dapat dibuka: {folder / 'kunci.xlsx'}. {REMEDY}"),
        ("tertutup", "TIDAK TERBACA", CLOSED),
    }


def test_a_closed_folder_that_is_named_itself(folder: Path) -> None:
    said = run("periksa", folder / "tertutup")
    assert (said.code, said.err) == (2, "")
    assert said.out.splitlines() == [
        f"{folder / 'tertutup'}: {CLOSED}",
        "Ditemukan 1 berkas = diperiksa 0 (0 SELISIH, 0 COCOK) + tidak terbaca 1 + dilewati 0.",
    ]
    said = run("periksa", folder / "tertutup", "--json")
    assert [(f["status"], f["message"]) for f in map(json.loads, said.out.splitlines())] == [("tidak terbaca", CLOSED)]


@pytest.mark.parametrize("command", [(), ("laporan",), ("periksa",), ("banding",)], ids=str)
def test_a_file_that_may_not_be_read_is_told_as_such(command: tuple[str, ...], folder: Path) -> None:
    path = folder / "kunci.xlsx"
    sentence = f"Berkas tidak dapat dibuka: {path}. {REMEDY}"
    if command == ("banding",):
        said = run("banding", path, folder / "benar.xlsx")
        assert (said.code, said.out, said.err) == (2, "", f"{path}: {sentence}\n")
        return
    said = run(*command, path)
    assert (said.code, said.out, said.err) == (2, "", f"{sentence}\n")
    said = run(*command, path, "--json")
    assert (said.code, said.err) == (2, "")
    told = json.loads(said.out)
    assert (told["file"], told["status"], told["message"]) == (str(path), "tidak terbaca", sentence)


def test_lines_that_may_not_be_read(folder: Path) -> None:
    said = run("rekap", folder / "kunci.xlsx", "-o", folder.parent / "rekap.xlsx")
    assert (said.code, said.out) == (2, "")
    assert str(folder / "kunci.xlsx") in said.err
    assert "Isi pilihan" not in said.err
