"""Writing a finished file: whole or not at all, and never over the input."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from lkjip_xl.reading.refusals import Refused
from lkjip_xl.writing.stamp import holds_work, untouched, worked_in

_WAIT_FOR_EXCEL = 0.5  # seconds


def refuse_same(source: Path, target: Path) -> None:
    """Raises Refused where both names lead to the same file (links and letter case included)."""
    same = os.path.normcase(os.path.realpath(source)) == os.path.normcase(os.path.realpath(target))
    with contextlib.suppress(OSError):
        same = same or os.path.samefile(source, target)
    if same:
        raise Refused("output_same", str(target))


def refuse_taken(target: Path) -> None:
    """Raises Refused where the target is somebody's work: a workbook that this tool did not write; or where its name
    is not that of a workbook, so that nothing would open it."""
    if target.suffix.lower() != ".xlsx" and not os.path.exists(target):
        raise Refused("output_name", str(target))
    if holds_work(target):
        raise Refused("output_taken", str(target))


def save(data: bytes, target: Path) -> Path:
    """Writes the bytes to a temporary file beside the target, reads them back, and puts it in the target's place;
    gives the path used.

    A target that another program keeps locked is tried again after half a second, then another name is used, as at
    once for a workbook of this tool that somebody has worked in. Raises Refused where nothing could be written, or
    where the target is a folder, a device or a pipe; then the old file is intact and nothing is left over.
    """
    temporary = target.parent / f".lkjip-{os.urandom(8).hex()}.tmp"
    try:
        if os.path.exists(target) and not os.path.isfile(target):
            raise FileExistsError(str(target))
        try:
            _write(data, temporary)
            return _put(temporary, target)
        except BaseException:  # Ctrl-C as well
            _remove(temporary)
            raise
    except (OSError, ValueError):  # ValueError: a name with a zero character
        raise Refused("output_failed", str(target)) from None


def _write(data: bytes, path: Path) -> None:
    """Writes a new file through to the disk and reads it back."""
    with open(path, "xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if path.read_bytes() != data:
        raise OSError("what was written is not what is there")


def _put(temporary: Path, target: Path) -> Path:
    """Puts the temporary file in the target's place, or beside it where that is locked or worked in."""
    for wait in () if worked_in(target) else (_WAIT_FOR_EXCEL, 0):
        try:
            os.replace(temporary, target)
            return target
        except PermissionError:
            if wait:
                time.sleep(wait)
    names = (target.with_name(f"{target.stem} ({n}){target.suffix}") for n in range(2, 1000))
    for path in names:
        if not path.exists() or untouched(path):
            os.replace(temporary, path)
            return path
    raise FileExistsError(str(target))


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
