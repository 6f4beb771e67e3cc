"""Same input, same version: same bytes, whatever the machine is set to."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

CONTOH = Path(__file__).parents[2] / "examples" / "kecamatan-contoh.xlsx"
SETTINGS = [
    {"TZ": "Asia/Jakarta", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    {"TZ": "America/St_Johns", "PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
]


@pytest.mark.skipif(os.name == "nt", reason="settings of POSIX")
def test_the_settings_of_the_machine_change_nothing(tmp_path: Path) -> None:
    prints = set()
    for number, settings in enumerate(SETTINGS):
        folder = tmp_path / f"folder {number}"
        folder.mkdir()
        (folder / "isi.xlsx").write_bytes(CONTOH.read_bytes())
        os.utime(folder / "isi.xlsx", (10**9 + number, 10**9 + number))
        before = (folder / "isi.xlsx").stat()
        place = {"cwd": folder} if number else {}
        name = "isi.xlsx" if number else str(folder / "isi.xlsx")
        done = subprocess.run(
            [sys.executable, "-m", "lkjip_xl", "laporan", name], env={**os.environ, **settings},
            umask=0o077 if number else 0o002, check=False, timeout=120, capture_output=True, **place,  # type: ignore[call-overload]
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        prints.add(hashlib.sha256((folder / "isi.LKjIP.xlsx").read_bytes()).hexdigest())
        after = (folder / "isi.xlsx").stat()
        assert (after.st_mtime_ns, after.st_size, after.st_mode, after.st_ino) == (
            before.st_mtime_ns, before.st_size, before.st_mode, before.st_ino,
        )  # fmt: skip
        assert (folder / "isi.xlsx").read_bytes() == CONTOH.read_bytes()
        mode = (folder / "isi.LKjIP.xlsx").stat().st_mode & 0o777
        assert mode == (0o600 if number else 0o664)
    assert len(prints) == 1
