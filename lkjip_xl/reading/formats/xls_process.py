"""The process that reads an old workbook: its bytes on standard input, its cells as JSON on standard output.

It runs as a script of its own and imports nothing of the package: the less it loads, the sooner it answers.
"""

from __future__ import annotations

import contextlib
import io
import json
import math
import re
import struct
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
    lost = lost_results(book.mem, book.base, book.stream_len)
    for number in range(book.nsheets):
        sheet = book.sheet_by_index(number)
        cells = []
        for row in range(sheet.nrows):
            for col in range(sheet.row_len(row)):
                kind = sheet.cell_type(row, col)
                if not _TEXT <= kind <= _ERROR or (lost and (number, row, col) in lost):
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
    return {"sheets": sheets, "formats": list(formats), "date1904": book.datemode == 1, "lost": bool(lost)}


# [MS-XLS] 2.3: records, and 2.5.198: the tokens of a parsed formula
_FORMULA, _STRING, _SHEET, _BEGIN = 0x0006, 0x0207, 0x0085, 0x0809
_CONCAT, _IF = 0x08, 0x0001


def lost_results(mem: Any, base: int, length: int) -> set[tuple[int, int, int]]:
    """The formulas, by sheet, row and column from 0, whose result was not kept: LibreOffice, converting a workbook that
    it has not calculated, writes 0 for every formula that gives a text, and no record with the text.

    Told where formulas that can give nothing but a text have 0, and no formula of the whole workbook has a text: then
    no formula with 0 is believed.
    """
    starts: list[int] = []
    zeros: set[tuple[int, int, int]] = set()
    texts, sheet, at, end = False, -1, base, base + length
    while at + 4 <= end:
        kind, size = struct.unpack_from("<HH", mem, at)
        body = mem[at + 4 : at + 4 + size]
        if kind == _SHEET and size >= 4:
            starts.append(struct.unpack_from("<I", body)[0] + base)
        elif kind == _BEGIN and at in starts:
            sheet = starts.index(at)
        elif kind == _STRING:
            return set()
        elif kind == _FORMULA and size >= 22 and not any(body[6:14]):
            row, col = struct.unpack_from("<HH", body)
            zeros.add((sheet, row, col))
            texts = texts or _gives_text(bytes(body[22:]))
        at += 4 + size
    return zeros if texts else set()


def _gives_text(tokens: bytes) -> bool:
    """Whether a formula can give nothing but a text: its last step joins texts, or is an IF whose first outcome is
    one."""
    if tokens[-1:] == bytes((_CONCAT,)):
        return True
    function = len(tokens) >= 4 and tokens[-4] & 0x1F == 0x02 and struct.unpack_from("<H", tokens, len(tokens) - 2)[0]
    return function == _IF and bool(re.search(rb"\x17.[\x00\x01][^\x19]*?\x19\x08", tokens, re.S))


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
