"""Sheets of cells in memory, and writing them with xlsxwriter.

A cell may carry a key. A formula names other cells by their keys in square brackets, `=[a]+[b]`, and the
brackets become addresses when the workbook is written. A formula that names a cell that is not there (its
sheet is missing, or it holds text) is written as the typed value instead, as an office would do.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, BinaryIO

import xlsxwriter
from office_model import GayaPersen, half_up
from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

Value = str | int | Fraction | None
KEY = re.compile(r"\[([^\]]+)\]")
CREATED = dt.datetime(2025, 1, 31, 8, 0, 0)

ANGKA = {0: "0", 1: "0.0", 2: "0.00"}
RIBUAN = "#,##0"
LINE_HEIGHT = 15
NARROW = 12  # a first column up to this width holds running numbers, centred


@dataclass
class Cell:
    """One cell: `value` belongs to the version with formulas, `typed` to the one without (and to a formula
    that cannot stand there). `source` is the key of the cell that a plain reference repeats."""

    value: Value = None
    formula: str = ""
    typed: Value = None
    fmt: str = "General"
    key: str = ""
    bold: bool = False
    border: bool = True
    align: str = ""
    fill: str = ""
    size: int = 0
    source: str = ""


def text(value: str, *, align: str = "", bold: bool = False) -> Cell:
    return Cell(value or None, typed=value or None, align=align, bold=bold)


def number(value: Fraction | int, fmt: str = "General", *, key: str = "", bold: bool = False) -> Cell:
    return Cell(value, typed=value, fmt=fmt, key=key, bold=bold)


def computed(value: Value, formula: str, fmt: str = "General", *, key: str = "", bold: bool = False) -> Cell:
    """A derived cell whose value is the same typed and computed: sums, counts, labels, references."""
    return Cell(value, formula, value, fmt, key, bold)


def link(cell: Cell, *, bold: bool = False) -> Cell:
    """A plain reference to another cell, `=Realisasi!G6`; a copy of it where it has no key."""
    if not cell.key:
        return replace(cell, formula="", bold=bold)
    return replace(cell, formula=f"=[{cell.key}]", key="", source=cell.key, bold=bold)


def ratio(value: Fraction, formula: str, gaya: GayaPersen, *, key: str = "", bold: bool = False) -> Cell:
    """A percentage; `value` in percent points, `formula` (without `=`) the ratio itself."""
    printed = half_up(value, 2)
    if gaya == "persen":
        return Cell(value / 100, f"={formula}", printed / 100, "0.00%", key, bold)
    if gaya == "plain":
        return Cell(value, f"={formula}*100", printed, "0.00", key, bold)
    return Cell(printed, f"=ROUND({formula}*100,2)", printed, "0.00", key, bold)


@dataclass
class Sheet:
    name: str
    widths: list[float]
    landscape: bool = False
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    heading: tuple[int, int] | None = None
    at: int = 0

    def title(self, title: str, subtitle: str) -> None:
        """Title in A1, office and year in A2; the next row is the heading row, row 4."""
        self.cells[0, 0] = Cell(title, typed=title, bold=True, border=False, size=13)
        self.cells[1, 0] = Cell(subtitle, typed=subtitle, border=False)
        self.at = 3

    def caption(self, caption: str) -> None:
        """One empty row, then the caption of the next table."""
        self.at += 1
        self.cells[self.at, 0] = Cell(caption, typed=caption, bold=True, border=False)
        self.at += 1

    def head(self, headings: list[str]) -> None:
        for col, heading in enumerate(headings):
            self.cells[self.at, col] = _heading(heading)
        self.heading = self.heading or (self.at, self.at)
        self.at += 1

    def head2(self, headings: list[str], groups: Sequence[tuple[str | int, list[str]]]) -> None:
        """Two heading rows: `headings` merged over both, then each group over its own columns."""
        top, below = self.at, self.at + 1
        for col, heading in enumerate(headings):
            self.cells[top, col] = _heading(heading)
            self.cells[below, col] = _heading("")
            self.merges.append((top, col, below, col))
        col = len(headings)
        for group, names in groups:
            for offset, name in enumerate(names):
                self.cells[top, col + offset] = _heading("" if offset else group)
                self.cells[below, col + offset] = _heading(name)
            if len(names) > 1:
                self.merges.append((top, col, top, col + len(names) - 1))
            col += len(names)
        self.heading = self.heading or (top, below)
        self.at += 2

    def row(self, *cells: Cell) -> None:
        for col, cell in enumerate(cells):
            self.cells[self.at, col] = cell
        if self.widths[0] <= NARROW and cells[0].border:
            cells[0].align = "center"
        self.at += 1

    def total(self, *cells: Cell) -> None:
        for cell in cells:
            cell.bold, cell.fill = True, "#F2F2F2"
        self.row(*cells)


def _heading(label: str | int) -> Cell:
    return Cell(label or None, typed=label or None, bold=True, align="center", fill="#D9E2F3")


class Book:
    """The sheets of one workbook and the keys of their cells."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []

    def sheet(self, name: str, widths: list[float], *, landscape: bool = False) -> Sheet:
        made = Sheet(name, widths, landscape)
        self.sheets.append(made)
        return made

    def write(self, target: str | os.PathLike[str] | BinaryIO, *, formulas: bool, title: str) -> None:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        name = target if hasattr(target, "write") else os.fspath(target)
        workbook = xlsxwriter.Workbook(name, options)
        workbook.set_properties({"title": title, "created": CREATED})
        self._formats: dict[tuple[Any, ...], Any] = {}
        keys = {
            cell.key: (sheet, position) for sheet in self.sheets for position, cell in sheet.cells.items() if cell.key
        }
        for sheet in self.sheets:
            _Writer(workbook, sheet, keys, self._formats, formulas).write()
        workbook.close()


class _Writer:
    def __init__(
        self,
        workbook: Any,
        sheet: Sheet,
        keys: dict[str, tuple[Sheet, tuple[int, int]]],
        formats: dict[tuple[Any, ...], Any],
        formulas: bool,
    ) -> None:
        self.workbook, self.sheet, self.keys, self.formats = workbook, sheet, keys, formats
        self.formulas = formulas
        self.page = workbook.add_worksheet(sheet.name)

    def write(self) -> None:
        page = self.page
        for col, width in enumerate(self.sheet.widths):
            page.set_column(col, col, width)
        for area in self.sheet.merges:
            page.merge_range(*area, "")
        lines: dict[int, int] = {}
        for (row, col), cell in sorted(self.sheet.cells.items()):
            self._cell(row, col, cell)
            if cell.border and not cell.formula:
                lines[row] = max(lines.get(row, 1), self._lines(col, cell))
        for row, count in lines.items():
            if count > 1:
                page.set_row(row, LINE_HEIGHT * count + 1)
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        if self.sheet.landscape:
            page.set_landscape()
        if self.sheet.heading:
            page.freeze_panes(self.sheet.heading[1] + 1, 0)
            page.repeat_rows(*self.sheet.heading)

    def _lines(self, col: int, cell: Cell) -> int:
        """How many lines a wrapped text takes, roughly: a viewer that does not fit rows needs the height."""
        if not isinstance(cell.value, str):
            return 1
        width = int(self.sheet.widths[col] * (1.05 if cell.bold else 1.15))
        return len(textwrap.wrap(cell.value, max(width, 1)))

    def _cell(self, row: int, col: int, cell: Cell) -> None:
        value = _plain(self._value(cell))
        style = self._format(cell, numeric=not isinstance(value, str | None))
        formula = self._resolve(cell.formula)
        if formula:
            self.page.write_formula(row, col, formula, style, value)
        elif value is None:
            self.page.write_blank(row, col, None, style)
        elif isinstance(value, str):
            self.page.write_string(row, col, value, style)
        else:
            self.page.write_number(row, col, value, style)

    def _value(self, cell: Cell) -> Value:
        if not self.formulas or (cell.formula and not self._resolve(cell.formula)):
            return cell.typed
        if cell.source:
            sheet, position = self.keys[cell.source]
            return self._value(sheet.cells[position])
        return cell.value

    def _resolve(self, formula: str) -> str | None:
        """The formula with addresses, or None where it is not wanted or names a cell that is not there."""
        if not formula or not self.formulas:
            return None
        wanted = KEY.findall(formula)
        if any(key not in self.keys for key in wanted):
            return None

        def address(match: re.Match[str]) -> str:
            sheet, position = self.keys[match[1]]
            cell = xl_rowcol_to_cell(*position)
            return cell if sheet is self.sheet else f"{quote_sheetname(sheet.name)}!{cell}"

        return KEY.sub(address, formula)

    def _format(self, cell: Cell, *, numeric: bool) -> Any:
        align = cell.align or ("right" if numeric else "")
        spec = (cell.fmt, cell.bold, cell.border, align, cell.fill, cell.size)
        if spec not in self.formats:
            props: dict[str, Any] = {"num_format": cell.fmt, "valign": "vcenter" if cell.fill else "top"}
            props |= {"bold": cell.bold, "border": int(cell.border), "text_wrap": cell.border}
            props |= {name: value for name, value in (("align", align), ("bg_color", cell.fill)) if value}
            if cell.size:
                props["font_size"] = cell.size
            self.formats[spec] = self.workbook.add_format(props)
        return self.formats[spec]


def _plain(value: Value) -> str | int | float | None:
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    return value
