"""What this tool writes into the properties of its workbooks, and how it knows them again.

The blank workbook carries no mark, since it is filled in and then belongs to whoever did so: it is known by its
dates and program, which every other program changes when it saves.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

CREATED = datetime(2024, 1, 1)  # the same for all, so that the same input gives the same bytes
WRITTEN_BY = "Ditulis oleh lkjip-xl"

_MOST = 100_000  # bytes of a part that are looked at
_UNTOUCHED = (
    ("docProps/core.xml", f">{CREATED:%Y-%m-%dT%H:%M:%SZ}</dcterms:modified>"),
    ("docProps/app.xml", "<AppVersion>12.0000</AppVersion>"),
)


def holds_work(path: Path) -> bool:
    """Whether a workbook or another document stands there that this tool did not write, or that has been filled in
    since. A file that is no document at all is nobody's work."""
    try:
        with path.open("rb") as stream:
            start = stream.read(4)
    except OSError:
        return False
    if start == b"\xd0\xcf\x11\xe0":
        return True
    if start != b"PK\x03\x04":
        return False
    try:
        with zipfile.ZipFile(path) as package:
            return not (WRITTEN_BY in _part(package, "docProps/core.xml") or _untouched(package))
    except (OSError, ValueError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return True


def _untouched(package: zipfile.ZipFile) -> bool:
    return all(words in _part(package, name) for name, words in _UNTOUCHED)


def _part(package: zipfile.ZipFile, name: str) -> str:
    with package.open(name) as stream:
        return stream.read(_MOST).decode("utf-8", errors="replace")
