"""Text form of a standard workbook: one readable file a sheet, one line a row, written to Excel.

A line starts with one of these marks; without a mark it is a data row. Fields are separated by `|`.

    # comment                     [Name] the sheet's name
    = title, cell A1              ~ second line, cell A2
    @ caption of the next table   ! row of headings      + row of totals

In headings `<` merges with the cell to the left and `^` with the one above; a row before them is free text.
A field is a blank cell (nothing), text ("in quotes"), a number as Indonesian offices print it, or else text.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2025, 1, 1)  # fixed, so that the same text gives the same bytes
FIRST_HEADING = 3  # row 4: title, office, empty row above it
MARKS = {"=": "title", "~": "office", "@": "caption", "!": "heading", "+": "total"}
NUMBER = re.compile(r"(0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,(\d+))?")
WIDTHS = 6, 42  # narrowest and widest column, in letters
POINTS = 15.0  # height of one line of text


class Cell(NamedTuple):
    """One field: its value, the number format that keeps the look of the print, and the field as written."""

    value: str | int | float | None
    number_format: str = ""
    written: str = ""


@dataclass
class Line:
    """One row of a sheet."""

    kind: str  # title, office, caption, heading, data, total, text
    cells: list[Cell]


@dataclass
class Sheet:
    """One text file."""

    name: str = ""
    lines: list[Line] = field(default_factory=list)


def cell(written: str) -> Cell:
    """Read one field."""
    if not written:
        return Cell(None)
    if len(written) > 1 and written[0] == written[-1] == '"':
        return Cell(written[1:-1], "", written)
    number = NUMBER.fullmatch(written)
    if not number:
        return Cell(written, "", written)
    whole, decimals = number.groups()
    look = "#,##0" if "." in whole else "0"
    if decimals:
        value = float(f"{whole.replace('.', '')}.{decimals}")
        return Cell(value, f"{look}.{'0' * len(decimals)}", written)
    return Cell(int(whole.replace(".", "")), look if "." in whole else "", written)


def read_sheet(path: Path) -> Sheet:
    """Read one text file; a row with more or fewer fields than its headings is an error."""
    sheet = Sheet()
    width = 0
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = text.strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith("[") and text.endswith("]"):
            sheet.name = text[1:-1]
            continue
        kind = MARKS.get(text[0], "data" if width else "text")
        content = text[1:].strip() if text[0] in MARKS else text
        if kind in ("title", "office", "caption", "text"):
            cells = [Cell(content, "", content)]
            width = 0
        else:
            cells = [cell(part.strip()) for part in content.split("|")]
            width = width or len(cells)
            if len(cells) != width:
                raise ValueError(f"{path.name}:{number}: {len(cells)} fields instead of {width}")
        sheet.lines.append(Line(kind, cells))
    if not sheet.name:
        raise ValueError(f"{path.name}: no sheet name")
    return sheet


def placed(sheet: Sheet) -> Iterator[tuple[int, Line]]:
    """Every line with the number of its row, counted from 0."""
    row = FIRST_HEADING
    for line in sheet.lines:
        if line.kind in ("title", "office"):
            yield (0 if line.kind == "title" else 1), line
            continue
        row += line.kind == "caption"  # one empty row above a caption
        yield row, line
        row += 1


def merges(block: Sequence[Line]) -> Iterator[tuple[int, int, int, int, Cell]]:
    """Heading cells of one block as first row, first column, last row, last column, cell."""
    grid = [[item.written for item in line.cells] for line in block]
    for top, line in enumerate(block):
        for left, item in enumerate(line.cells):
            if item.written in ("<", "^"):
                continue
            bottom, right = top, left
            while right + 1 < len(grid[top]) and grid[top][right + 1] == "<":
                right += 1
            while bottom + 1 < len(grid) and grid[bottom + 1][left] == "^":
                bottom += 1
            yield top, left, bottom, right, item


class Pen:
    """Writes sheets with a small set of formats."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.formats: dict[tuple[str, str], Format] = {}

    def style(self, kind: str, number_format: str = "") -> Format:
        """The format of a kind of line, with a number format."""
        if (kind, number_format) not in self.formats:
            look: dict[str, object] = {"num_format": number_format} if number_format else {}
            if kind in ("heading", "data", "total"):
                look |= {"border": 1, "text_wrap": True, "valign": "top"}
            if kind == "heading":
                look |= {"align": "center", "valign": "vcenter"}
            if kind in ("title", "caption", "heading", "total"):
                look["bold"] = True
            if kind == "title":
                look["font_size"] = 13
            self.formats[kind, number_format] = self.book.add_format(look)
        return self.formats[kind, number_format]

    def put(self, page: Worksheet, row: int, column: int, item: Cell, kind: str) -> None:
        """Write one cell, text as text and numbers as numbers."""
        look = self.style(kind, item.number_format)
        if item.value is None:
            page.write_blank(row, column, None, look)
        elif isinstance(item.value, str):
            page.write_string(row, column, item.value, look)
        else:
            page.write_number(row, column, item.value, look)

    def headings(self, page: Worksheet, row: int, block: Sequence[Line]) -> None:
        """Write the headings of one table."""
        for top, left, bottom, right, item in merges(block):
            if (top, left) != (bottom, right):
                page.merge_range(row + top, left, row + bottom, right, "", self.style("heading"))
            self.put(page, row + top, left, item, "heading")

    def sheet(self, sheet: Sheet) -> None:
        """Write one sheet."""
        page = self.book.add_worksheet(sheet.name)
        columns = widths(sheet)
        block: list[Line] = []
        for row, line in placed(sheet):
            page.set_row(row, height(line, columns))
            if line.kind == "heading":
                block.append(line)
                continue
            self.headings(page, row - len(block), block)
            block = []
            for column, item in enumerate(line.cells):
                self.put(page, row, column, item, line.kind)
        for column, width in enumerate(columns):
            page.set_column(column, column, width)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)


def widths(sheet: Sheet) -> list[int]:
    """Column widths that hold every number and let long text wrap."""
    low, high = WIDTHS
    found: list[int] = []
    for line in sheet.lines:
        if line.kind not in ("heading", "data", "total"):
            continue
        found += [low] * (len(line.cells) - len(found))
        for column, item in enumerate(line.cells):
            words = item.written.split() if line.kind == "heading" else [item.written]
            found[column] = max([found[column], *(min(len(word) + 2, high) for word in words)])
    return found


def height(line: Line, columns: Sequence[int]) -> float:
    """Row height in points that shows all the wrapped text of a row of a table."""
    if line.kind not in ("heading", "data", "total"):
        return POINTS + 3
    bold = 0 if line.kind == "data" else 1  # wider letters
    lines = [len(textwrap.wrap(c.written, w - 1 - bold)) for c, w in zip(line.cells, columns, strict=False)]
    return POINTS * max([1, *lines])


def write_book(folder: Path, output: Path) -> None:
    """Write the text files of a folder, in the order of their names, as one workbook."""
    sheets = [read_sheet(path) for path in sorted(folder.glob("*.txt"))]
    with xlsxwriter.Workbook(str(output)) as book:
        book.set_properties({"created": CREATED})
        pen = Pen(book)
        for sheet in sheets:
            pen.sheet(sheet)
