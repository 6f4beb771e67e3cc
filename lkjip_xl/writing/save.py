"""Writing a finished file: whole or not at all, and never over the input."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path

from lkjip_xl.reading.refusals import Refused

_WAIT_FOR_EXCEL = 0.5  # seconds


def refuse_same(source: Path, target: Path) -> None:
    """Raises Refused where both names lead to the same file (links and letter case included)."""
    same = os.path.normcase(os.path.realpath(source)) == os.path.normcase(os.path.realpath(target))
    with contextlib.suppress(OSError):
        same = same or os.path.samefile(source, target)
    if same:
        raise Refused("output_same", str(target))


def save(data: bytes, target: Path) -> Path:
    """Writes the bytes to a temporary file beside the target and puts it in its place; gives the path used.

    A target that another program keeps locked is tried again after half a second, then another name is
    used. Raises Refused where nothing could be written; then the old file is intact and nothing is left over.
    """
    try:
        temporary = _temporary(data, target)
    except OSError:
        raise Refused("output_failed", str(target)) from None
    try:
        for attempt, path in enumerate((target, target, _other_name(target))):
            try:
                os.replace(temporary, path)
                return path
            except PermissionError:
                if attempt == 0:
                    time.sleep(_WAIT_FOR_EXCEL)
        raise Refused("output_failed", str(target))
    except OSError:
        raise Refused("output_failed", str(target)) from None
    finally:
        _remove(temporary)


def _temporary(data: bytes, target: Path) -> Path:
    if target.is_dir():
        raise IsADirectoryError(str(target))
    handle, name = tempfile.mkstemp(prefix=".lkjip-", suffix=".tmp", dir=target.parent or ".")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(path, 0o666 & ~_umask())
    except BaseException:
        _remove(path)
        raise
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _other_name(target: Path) -> Path:
    for n in range(2, 100):
        path = target.with_name(f"{target.stem} ({n}){target.suffix}")
        if not path.exists():
            return path
    return target
