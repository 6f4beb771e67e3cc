"""An invented office's workbook in memory, whose cells remember where they stood before they were moved."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

import xlsxwriter
from office import CONTOH, MAKERS, Office, invent
from office_grid import Book, Cell, Sheet, _Writer
from workbook import book_of_bytes

from lkjip_xl.book import Book as Read
from lkjip_xl.checking.run import check
from lkjip_xl.findings import Result

Place = tuple[str, int, int]  # sheet, row and column counted from 0
Told = Counter[tuple[str, str, Place | None]]


@dataclass(frozen=True)
class Block:
    """One table: cells by which its heading rows, rows (with their kind) and columns are found again after moves.

    plain: no rows that belong together, so that rows of one may be moved.
    """

    key: str
    sheet: Sheet
    heading: tuple[Cell, ...]
    rows: tuple[tuple[str, Cell], ...]
    columns: dict[tuple[str, int], Cell]
    plain: bool

    def now(self) -> Now:
        """Where the table stands now."""
        at = {id(cell): place for place, cell in self.sheet.cells.items()}
        return Now(
            tuple(at[id(c)][0] for c in self.heading),
            tuple(at[id(c)][0] for kind, c in self.rows if kind != "total"),
            tuple(at[id(c)][0] for kind, c in self.rows if kind == "total"),
            {key: at[id(c)][1] for key, c in self.columns.items()},
        )


@dataclass(frozen=True)
class Now:
    """Heading rows, rows of data, total rows, and columns by key and year, counted from 0."""

    heading: tuple[int, ...]
    data: tuple[int, ...]
    totals: tuple[int, ...]
    columns: dict[tuple[str, int], int]

    @property
    def left(self) -> int:
        return min(self.columns.values())

    @property
    def right(self) -> int:
        return max(self.columns.values())

    @property
    def last(self) -> int:
        return max((*self.heading, *self.data, *self.totals))


@dataclass
class Case:
    """A workbook that transformations change. `home`: where each cell stood, by its identity."""

    book: Book
    blocks: list[Block]
    home: dict[int, Place]
    formulas: bool
    hidden_rows: dict[str, set[int]] = field(default_factory=dict)
    hidden_cols: dict[str, set[int]] = field(default_factory=dict)

    def sheet(self, name: str) -> Sheet:
        """The sheet that had this name at first."""
        return self._named[name]

    def __post_init__(self) -> None:
        self._named = {s.name: s for s in self.book.sheets}

    def write(self) -> bytes:
        """The bytes of the workbook as it now is."""
        stream = io.BytesIO()
        workbook = xlsxwriter.Workbook(
            stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        keys = {c.key: (s, at) for s in self.book.sheets for at, c in s.cells.items() if c.key}
        formats: dict[tuple[object, ...], object] = {}
        for sheet in self.book.sheets:
            while len(sheet.widths) <= max((c for _, c in sheet.cells), default=0):
                sheet.widths.append(12)
            writer = _Writer(workbook, sheet, keys, formats, self.formulas)
            writer.write()
            for row in self.hidden_rows.get(sheet.name, ()):
                writer.page.set_row(row, None, None, {"hidden": True})
            for col in self.hidden_cols.get(sheet.name, ()):
                writer.page.set_column(col, col, None, None, {"hidden": True})
        workbook.close()
        return stream.getvalue()

    def told(self) -> tuple[Result, Told]:
        """The findings as code, level and the cell's place in the untouched workbook."""
        result = check(book_of_bytes(self.write()))
        assert not result.crashed, result.crashed
        now = {(s.name, *at): self.home.get(id(c)) for s in self.book.sheets for at, c in s.cells.items()}
        return result, Counter(
            (f.code, f.level.value, now.get((f.at.sheet, f.at.row - 1, f.at.col - 1))) for f in result.findings
        )


def office(seed: int) -> Office:
    """The hand-made office for 0, else an invented one."""
    return CONTOH if seed == 0 else invent(seed)


def new_case(seed: int, formulas: bool) -> Case:
    """The workbook of an office, untouched."""
    book = Book()
    spec = office(seed)
    for name, make in MAKERS.items():
        if name in spec.lembar:
            make(spec, book)
    home: dict[int, Place] = {id(c): (s.name, *at) for s in book.sheets for at, c in s.cells.items()}
    return Case(book, _blocks(book, seed, formulas), home, formulas)


@cache
def _read(seed: int, formulas: bool) -> Read:
    book = Book()
    spec = office(seed)
    for name, make in MAKERS.items():
        if name in spec.lembar:
            make(spec, book)
    return book_of_bytes(Case(book, [], {}, formulas).write())


def _blocks(book: Book, seed: int, formulas: bool) -> list[Block]:
    sheets = {s.name: s for s in book.sheets}
    blocks = []
    for f in (f for f in _read(seed, formulas).tables if f.rows):
        sheet = sheets[f.sheet.name]
        left = min(s.first for s in f.columns.values()) - 1
        rows = tuple((r.kind, sheet.cells[r.index - 1, left]) for r in f.rows)
        first = f.rows[0].index - 1
        blocks.append(
            Block(
                f.table.key,
                sheet,
                tuple(next(c for at, c in sorted(sheet.cells.items()) if at[0] == r - 1) for r in f.heading_rows),
                rows,
                {key: sheet.cells[first, span.first - 1] for key, span in f.columns.items()},
                not f.table.block and not f.table.tree and not f.table.groups and f.table.key != "ikm",
            )
        )
    return blocks


def number_cells(case: Case) -> list[Place]:
    """The cells with figures below the headings, in the order of the workbook."""
    places: dict[Place, None] = {}
    for block in case.blocks:
        now = block.now()
        for row in sorted((*now.data, *now.totals)):
            for key, col in now.columns.items():
                cell = block.sheet.cells.get((row, col))
                if key[0] != "no" and cell is not None and isinstance(cell.typed, int | Fraction):
                    places[block.sheet.name, row, col] = None
    return list(places)


def damage(case: Case, place: Place, by: int) -> Cell:
    """Types another figure into one cell, some units of its last digit away."""
    cell = case.sheet(place[0]).cells[place[1], place[2]]
    assert isinstance(cell.typed, int | Fraction)
    step = Fraction(1, 10_000) if "%" in cell.fmt else Fraction(1, 100) if "." in cell.fmt else Fraction(1)
    cell.value = cell.typed = Fraction(cell.typed) + by * step
    cell.formula = ""
    return cell
