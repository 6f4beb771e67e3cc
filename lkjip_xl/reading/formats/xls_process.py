"""The process that reads an old workbook: its bytes on standard input, its cells as JSON on standard output.

It runs as a script of its own and imports nothing of the package: the less it loads, the sooner it answers.
"""

from __future__ import annotations

import contextlib
import io
import json
import math
import sys
from typing import Any

MEMORY = 1024 * 1024 * 1024
SECONDS = 17
MAX_CELLS = 1_000_000
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5


def main() -> None:
    """Reads, answers, and never shows a traceback."""
    limit()
    try:
        answer = read(sys.stdin.buffer.read())
    except ImportError:
        answer = {"refused": "xls"}
    except Exception as error:  # xlrd raises whatever its own readers raise
        said = str(error).lower()
        answer = {"refused": "encrypted" if "encrypted" in said or "password" in said else "damaged"}
    sys.stdout.write(json.dumps(answer))


def limit() -> None:
    """Limits on memory and time, where the system has them; elsewhere the parent's clock must do."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def read(data: bytes) -> dict[str, Any]:
    """The sheets with their cells: row, column, kind, value, number of the number format."""
    import xlrd

    book = xlrd.open_workbook(
        file_contents=data, formatting_info=True, ragged_rows=True, on_demand=True, logfile=io.StringIO()
    )
    formats: dict[str, int] = {"General": 0}
    of_style = [formats.setdefault(_format(book, xf), len(formats)) for xf in book.xf_list]
    sheets = []
    left = MAX_CELLS
    for number in range(book.nsheets):
        sheet = book.sheet_by_index(number)
        cells = []
        for row in range(sheet.nrows):
            for col in range(sheet.row_len(row)):
                kind = sheet.cell_type(row, col)
                if not _TEXT <= kind <= _ERROR:
                    continue
                left -= 1
                if left < 0:
                    return {"refused": "too_many_cells", "detail": "lebih dari 1.000.000"}
                style = sheet.cell_xf_index(row, col)
                form = of_style[style] if style < len(of_style) else 0
                cells.append((row + 1, col + 1, *_value(kind, sheet.cell_value(row, col), xlrd), form))
        merged = [(top + 1, left_ + 1, bottom - top, right - left_) for top, bottom, left_, right in sheet.merged_cells]
        sheets.append({"name": sheet.name, "state": sheet.visibility, "cells": cells, "merged": merged})
        book.unload_sheet(number)
    return {"sheets": sheets, "formats": list(formats), "date1904": book.datemode == 1}


def _format(book: Any, xf: Any) -> str:
    known = book.format_map.get(xf.format_key)
    return str(known.format_str) if known is not None and known.format_str else "General"


def _value(kind: int, value: Any, xlrd: Any) -> tuple[str, Any]:
    if kind == _ERROR:
        return "e", str(xlrd.error_text_from_code.get(value, "#N/A"))
    if kind == _BOOLEAN:
        return "b", bool(value)
    if kind in (_NUMBER, _DATE):
        if not math.isfinite(value):
            return "s", str(value)
        return "n", int(value) if value == int(value) and abs(value) < 1e15 else value
    return "s", str(value)


if __name__ == "__main__":
    main()
