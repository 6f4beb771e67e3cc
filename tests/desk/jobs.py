"""Jobs for worker processes that misbehave, told by the name of the file."""

from __future__ import annotations

import os
import time

from lkjip_xl import output
from lkjip_xl.desk.one import check_line


def odd(path: str) -> str:
    """Hangs, dies or raises where the name says so; else a line that tells the process."""
    if "macet" in path:
        time.sleep(600)
    if "mati" in path:
        os._exit(3)
    if "asli" in path:
        return check_line(path)
    return output.as_json(path, None, str(os.getpid()))


def hungry(path: str) -> str:
    """Takes more memory than a worker may have."""
    try:
        taken = bytearray(3 << 30)
    except MemoryError:
        return output.as_json(path, None, "memori")
    return output.as_json(path, None, str(len(taken)))
