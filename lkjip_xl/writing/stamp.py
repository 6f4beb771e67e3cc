"""What this tool writes into the properties of its workbooks, and how it knows them again.

The blank workbook carries no mark, since it is filled in and then belongs to whoever did so: it is known by its
dates and program, which every other program changes when it saves.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

CREATED = datetime(2024, 1, 1)  # the same for all, so that the same input gives the same bytes
WRITTEN_BY = "Ditulis oleh lkjip-xl"

_PACKAGE, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MOST = 100_000  # bytes of a part that are looked at
_UNTOUCHED = (
    ("docProps/core.xml", f">{CREATED:%Y-%m-%dT%H:%M:%SZ}</dcterms:modified>"),
    ("docProps/app.xml", "<AppVersion>12.0000</AppVersion>"),
)


def holds_work(path: Path) -> bool:
    """Whether a workbook or another document stands there that this tool did not write, or that has been filled in
    since. A file that is no document at all is nobody's work."""
    data = _content(path)
    if data[:4] != _PACKAGE:
        return data[:4] == _COMPOUND
    written = _written_here(data)
    return written is None or not any(written)


def worked_in(path: Path) -> bool:
    """Whether this tool wrote the workbook that stands there and another program has saved it since: answers and
    corrections may be in it."""
    return _written_here(_content(path)) == (True, False)


def untouched(path: Path) -> bool:
    """Whether this tool wrote the workbook that stands there and nothing has changed it since."""
    return _written_here(_content(path)) == (True, True)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else b""  # a pipe would wait for somebody
    except OSError:
        return b""


def _written_here(data: bytes) -> tuple[bool, bool] | None:
    """Whether a workbook is marked as written by this tool, and whether it is as it was written; None where it is no
    workbook that can be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return WRITTEN_BY in _part(package, "docProps/core.xml"), _untouched(package)
    except (OSError, ValueError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return None


def _untouched(package: zipfile.ZipFile) -> bool:
    return all(words in _part(package, name) for name, words in _UNTOUCHED)


def _part(package: zipfile.ZipFile, name: str) -> str:
    with package.open(name) as stream:
        return stream.read(_MOST).decode("utf-8", errors="replace")
