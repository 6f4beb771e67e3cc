"""Old Excel workbooks (.xls), by xlrd in a process of its own.

The format is a maze of records that point at each other; a broken or hostile file may take endless time or memory.
The process that reads it has limits on both and can be ended.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from lkjip_xl.reading.cells import Contents
from lkjip_xl.reading.formats.grids import Filler
from lkjip_xl.reading.notes import note
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.sheet import ExcelError

SECONDS = 18
_STATES = ("visible", "hidden", "veryHidden")


def read_xls(data: bytes) -> Contents:
    """The sheets of an old workbook: values with their number formats, without formulas.

    Raises Refused where it is encrypted, damaged, or takes too long or too much memory.
    """
    found = _in_a_process(data)
    filler = Filler()
    formats: list[str] = found["formats"]
    for sheet in found["sheets"]:
        filler.open(sheet["name"], _STATES[min(sheet["state"], 2)])
        for row, col, kind, value, form in sheet["cells"]:
            filler.put(row, col, ExcelError(value) if kind == "e" else value, formats[form])
        for area in sheet["merged"]:
            filler.merge(*area)
    notes = [note(key) for key in ("xls", *("xls_lost",) * found["lost"])]
    return filler.contents(*notes, date1904=bool(found["date1904"]))


def _in_a_process(data: bytes) -> dict[str, Any]:
    script = os.path.join(os.path.dirname(__file__), "xls_process.py")
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-X", "utf8", script],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise Refused("too_slow", f"lebih dari {SECONDS} detik") from None
    except OSError:
        raise Refused("xls") from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:  # the process was ended by its limits, or by a file that breaks it
        raise Refused("damaged") from None
    if reason := answer.get("refused"):
        raise Refused(reason, answer.get("detail", ""))
    return answer
