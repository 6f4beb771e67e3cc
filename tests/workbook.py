"""Small workbooks for tests: a sheet is a list of rows, written in memory."""

from __future__ import annotations

import io
import re
import signal
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

from lkjip_xl.book import Book
from lkjip_xl.checking.run import check
from lkjip_xl.findings import Result
from lkjip_xl.found import Found
from lkjip_xl.reading import read_bytes

Rows = Sequence[Sequence[Any]]
Sheets = Mapping[str, Rows]


@dataclass(frozen=True)
class Shown:
    """A number with a number format."""

    value: float
    format: str


@dataclass(frozen=True)
class Formula:
    """A formula (without `=`) with the value stored for it; None: never calculated."""

    text: str
    value: Any = None
    format: str = "General"


def workbook(
    sheets: Sheets,
    *,
    merged: Mapping[str, Iterable[str]] | None = None,
    hidden: Iterable[str] = (),
    names: Mapping[str, str] | None = None,
) -> bytes:
    """The bytes of an .xlsx file; the first row of a sheet is row 1."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    never = []
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for area in (merged or {}).get(name, ()):
            sheet.merge_range(area, "")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                _write(book, sheet, r, c, value)
                if isinstance(value, Formula) and value.value is None:
                    never.append(value.text)
        if name in hidden:
            sheet.hide()
    for name, where in (names or {}).items():
        book.define_name(name, where)
    book.close()
    return _without_values(stream.getvalue(), never) if never else stream.getvalue()


def _write(book: Any, sheet: Any, r: int, c: int, value: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, Formula):
        shown = "" if value.value is None else value.value
        sheet.write_formula(r, c, f"={value.text}", book.add_format({"num_format": value.format}), shown)
    elif isinstance(value, Shown):
        sheet.write_number(r, c, value.value, book.add_format({"num_format": value.format}))
    elif isinstance(value, str):
        sheet.write_string(r, c, value)
    else:
        sheet.write(r, c, value)


def _without_values(data: bytes, formulas: Iterable[str]) -> bytes:
    """The workbook with no stored value beside these formulas, as a program that does not calculate saves it."""

    def bare(content: bytes) -> bytes:
        text = content.decode("utf-8")
        for formula in formulas:
            inside = re.escape(f"<f>{formula}</f>")
            text = re.sub(rf'(<c [^>]*?)(?: t="str")?>({inside})<v>.*?</v>', r"\1>\2", text)
        return text.encode("utf-8")

    return repacked(data, lambda name, content: bare(content) if "/worksheets/sheet" in name else content)


def repacked(data: bytes, change: Any) -> bytes:
    """The package with every part put through `change(name, content)`; None leaves it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = change(part.filename, source.read(part))
            if content is not None:
                target.writestr(part.filename, content)
    return out.getvalue()


def changed(sheets: Sheets, cells: Mapping[str, Any]) -> dict[str, list[list[Any]]]:
    """A copy with other values in these cells, each named `Sheet!A1`."""
    copy = {name: [list(row) for row in rows] for name, rows in sheets.items()}
    for address, value in cells.items():
        name, cell = address.rsplit("!", 1)
        r, c = xl_cell_to_rowcol(cell)
        rows = copy.setdefault(name, [])
        rows.extend([] for _ in range(r + 1 - len(rows)))
        rows[r].extend(None for _ in range(c + 1 - len(rows[r])))
        rows[r][c] = value
    return copy


def without_row(sheets: Sheets, sheet: str, row: int) -> dict[str, list[list[Any]]]:
    """A copy without one row (counted from 1)."""
    return {
        name: [list(r) for i, r in enumerate(rows, 1) if (name, i) != (sheet, row)] for name, rows in sheets.items()
    }


def book_of(sheets: Sheets, **more: Any) -> Book:
    """The Book of a workbook, read as a file would be."""
    return book_of_bytes(workbook(sheets, **more))


def book_of_bytes(data: bytes) -> Book:
    """The Book of the bytes of a workbook."""
    return read_bytes(data, "uji.xlsx")


def result_of(sheets: Sheets, **more: Any) -> Result:
    """What a check finds in a workbook."""
    with must_end():
        return check(book_of(sheets, **more))


@contextmanager
def must_end(seconds: int = 10) -> Iterator[None]:
    """Turns an endless loop into a failure of this one test, where the system can interrupt it."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(*_: Any) -> None:
        raise AssertionError(f"still running after {seconds} s: an endless loop")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def findings_of(sheets: Sheets, **more: Any) -> list[tuple[str, str, str, str, str]]:
    """Code, level, cell, stated and expected of every finding; no rule may have failed."""
    result = result_of(sheets, **more)
    assert not result.crashed
    return [(f.code, f.level.value, str(f.at), f.stated, f.expected) for f in result.findings]


def verdicts_of(sheets: Sheets, **more: Any) -> dict[str, str]:
    """The verdict on each derived cell."""
    return {str(c.at): c.verdict.value for c in result_of(sheets, **more).cells}


def table(book: Book, key: str) -> Found:
    """The one occurrence of a table."""
    (found,) = book.all(key)
    return found


def addresses(found: Found, key: str, year: int = 0) -> list[str]:
    """Where the data cells of a column stand."""
    return [at.a1 for row in found.data if (at := found.at(row, key, year)) is not None]
