"""A worksheet that writes what this package writes, faster: the one fast path of the writing.

XlsxWriter looks through every formula with some thirty regular expressions for functions of newer versions of Excel.
The formulas of this package use none of them, and those of a submission are let through only if they do not
(`formulas.py`), so that nothing has to be found. It also takes each cell through several calls that tell apart what is
known here: addresses are numbers, and nearly all cells are numbers, texts and formulas.

This is the only place that reaches behind XlsxWriter's public interface. Whatever is not such an ordinary cell goes the
stock way. A test compares the bytes of whole reports with those of the stock class, and holds for the version that is
installed.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import CellFormulaTuple, CellNumberTuple, CellStringTuple, Worksheet

from lkjip_xl.address import column_letters
from lkjip_xl.writing.text import SHOWS_NOTHING

_SHORT = 16_000  # characters of a text that surely fits into a cell
_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))


class PlainSheet(Worksheet):  # type: ignore[misc]
    """A stock worksheet but for ordinary cells; rows and columns count from 0, and formulas begin with `=`."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: set[int] = set()  # those written to, so that the extent of the sheet covers them

    def write_number(self, row: int, col: int, number: float, cell_format: object = None) -> int:
        """As the stock class, for a finite number."""
        return self._put(row, col, CellNumberTuple(number, cell_format))

    def write_string(self, row: int, col: int, string: str, cell_format: object = None) -> int:
        """As the stock class."""
        if len(string) > _SHORT:
            return int(super()._write_string(row, col, string, cell_format))
        return self._put(row, col, CellStringTuple(self.str_table._get_shared_string_index(string), cell_format))

    def write_formula(
        self, row: int, col: int, formula: str, cell_format: object = None, value: str | float = 0
    ) -> int:
        """As the stock class, for a formula without functions that need a prefix."""
        return self._put(row, col, CellFormulaTuple(formula[1:], cell_format, value))

    def _put(self, row: int, col: int, record: object) -> int:
        if col not in self._columns or row not in self.table:
            if self._check_dimensions(row, col):
                return -1
            self._columns.add(col)
        self.table[row][col] = record
        return 0

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        if formula.startswith("=") and not expand_future_functions:
            return formula[1:]
        prepared: Any = super()._prepare_formula(formula, expand_future_functions)
        return str(prepared)

    # --- the rows as XML ------------------------------------------------------------------------

    def _calculate_spans(self) -> None:
        """The first and the last column with something in them, of every sixteen rows."""
        ends: dict[int, tuple[int, int]] = {}
        for rows in (self.table, self.comments):
            for row, cells in rows.items():
                if cells:
                    first, last = ends.get(row // 16, (1 << 20, -1))
                    ends[row // 16] = min(first, min(cells)), max(last, max(cells))
        self.row_spans = {block: f"{first + 1}:{last + 1}" for block, (first, last) in ends.items()}

    def _write_rows(self) -> None:
        self._calculate_spans()
        looks: dict[object, str] = {}  # the attribute that names a format, or of a column without one
        for row in sorted(self.table.keys() | self.row_info.keys() | self.comments.keys()):
            cells, info = self.table.get(row), self.row_info.get(row)
            spans = self.row_spans.get(row // 16)
            if not self.dim_rowmin <= row <= self.dim_rowmax:
                continue
            if not cells:
                if info is not None or row in self.comments:
                    self._write_empty_row(row, spans, info)
                continue
            self._write_row(row, spans, info)
            if info is not None and info.row_format:
                for col in sorted(cells):
                    self._write_cell(row, col, cells[col])
            else:
                self._write_cells(row, cells, looks)
            self.fh.write("</row>")

    def _write_cells(self, row: int, cells: dict[int, Any], looks: dict[object, str]) -> None:
        """The cells of a row without a format of its own."""
        number, out = str(row + 1), []
        for col in sorted(cells):
            cell = cells[col]
            look = looks.get(cell.format or col)
            if look is None:
                look = looks[cell.format or col] = self._look(cell.format, col)
            start = f'<c r="{column_letters(col + 1)}{number}"{look}'
            kind = cell.__class__
            if kind is CellNumberTuple:
                out.append(f"{start}><v>{cell.number:.16G}</v></c>")
            elif kind is CellStringTuple:
                out.append(f'{start} t="s"><v>{cell.string}</v></c>')
            elif kind is CellFormulaTuple and cell.value.__class__ is not bool:
                value = cell.value
                if isinstance(value, str) and (value or value is SHOWS_NOTHING):
                    start += ' t="e"' if value in _ERRORS else ' t="str"'
                    value = _escaped(value)
                out.append(f"{start}><f>{_escaped(cell.formula)}</f><v>{value}</v></c>")
            else:
                self.fh.write("".join(out))
                out.clear()
                self._write_cell(row, col, cell)
        self.fh.write("".join(out))

    def _look(self, own: Any, col: int) -> str:
        info = self.col_info.get(col)
        chosen = own or (info.column_format if info is not None else None)
        return f' s="{chosen._get_xf_index()}"' if chosen else ""


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
