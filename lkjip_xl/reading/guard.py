"""Getting the bytes of a file, once, without being held up by what is no file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from lkjip_xl.reading import limits
from lkjip_xl.reading.limits import size
from lkjip_xl.reading.refusals import Refused


def load(path: Path) -> bytes:
    """The bytes of a file, read once.

    Raises Refused where it is missing, no regular file, not readable, empty or over the size limit.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # opening a device may already do something
            raise Refused("not_a_file", str(path))
        # Without waiting: for a pipe that has taken the file's place one would wait forever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise Refused("not_found", str(path)) from None
    except (OSError, ValueError):
        raise Refused("not_a_file" if _is_folder(path) else "no_access", str(path)) from None
    try:
        with open(handle, "rb") as stream:
            info = os.fstat(stream.fileno())
            if not stat.S_ISREG(info.st_mode):
                raise Refused("not_a_file", str(path))
            if info.st_size > limits.MAX_FILE:
                raise Refused("too_big", size(info.st_size, limits.MAX_FILE))
            data = stream.read(limits.MAX_FILE + 1)
    except OSError:
        raise Refused("not_a_file" if _is_folder(path) else "no_access", str(path)) from None
    if not data:
        raise Refused("empty")
    if len(data) > limits.MAX_FILE:
        raise Refused("too_big", size(len(data), limits.MAX_FILE))
    return data


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
