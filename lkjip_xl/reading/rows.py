"""Telling what each row below a heading is: data, the heading of a group, a total, or nothing of the table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lkjip_xl.book import EMPTY, Cell, ColumnKey, Row, Sheet, Span, column_in
from lkjip_xl.names import plain, squeezed
from lkjip_xl.table import Group, Table, TotalRow

_REMARK = re.compile(r"\s*(\*|sumber( data)?\b|catatan\b|keterangan\s*:|ket\.?\s*:)", re.I)


def rows_of(
    sheet: Sheet, table: Table, columns: Mapping[ColumnKey, Span], stretches: Sequence[tuple[int, int]]
) -> tuple[Row, ...]:
    """The rows of a table whose data stand in these stretches of sheet rows, first and last row of each."""
    reader = _Reader(sheet, table, columns)
    rows: list[Row] = []
    for start, end in stretches:
        rows += _stretch(reader, start, end)
    if table.groups:
        rows = _grouped(table, rows, reader)
    if table.block:
        rows = _blocks(rows)
    if table.tree:
        rows = _tree(rows, reader)
    return tuple(rows)


def _stretch(reader: _Reader, start: int, end: int) -> list[Row]:
    rows: list[Row] = []
    after_total = False
    gap = False
    for index in reader.sheet.by_row:
        if index < start:
            continue
        if index > end:
            break
        gap = gap or (bool(rows) and index > rows[-1].index + 1)
        row = reader.row(index, first=not rows, gap=gap)
        if row is None:
            continue
        if row.kind == "total":
            after_total = True
        elif after_total:
            break
        rows.append(row)
    return rows


class _Reader:
    """Looks at single rows of one table."""

    def __init__(self, sheet: Sheet, table: Table, columns: Mapping[ColumnKey, Span]) -> None:
        self.sheet, self.table, self.columns = sheet, table, columns
        self.firsts = frozenset(s.first for s in columns.values())
        declared = {key: table.column(key[0]) for key in columns}
        self.numeric = [k for k, c in declared.items() if c.kind.numeric]
        self.inputs = [
            k
            for k, c in declared.items()
            if c.key not in ("no", table.entity)
            and not c.formula
            and (c.kind.numeric or (not self.numeric and not c.carry))
        ]
        first_number = min((columns[k].first for k in self.numeric), default=10**6)
        self.labels = [
            k
            for k, c in declared.items()
            if (not c.kind.numeric and columns[k].first < first_number) or c.key == table.entity
        ]

    def cell(self, index: int, key: ColumnKey) -> Cell:
        """The cell of a column; EMPTY where the column was not found."""
        span = self.columns.get(key)
        return EMPTY if span is None else self.sheet.cell(index, column_in(self.sheet, index, span, self.firsts))

    def text(self, index: int, key: ColumnKey) -> str:
        """The text that a reader sees in a column."""
        span = self.columns.get(key)
        return "" if span is None else self.sheet.seen(index, column_in(self.sheet, index, span, self.firsts)).text

    def row(self, index: int, *, first: bool, gap: bool) -> Row | None:
        """The row, or None where it is no row of the table."""
        table = self.table
        mine = [k for k in self.columns if not self.cell(index, k).blank]
        total = self._total(index)
        if total is not None:
            return Row(index, "total", name=self.label(index), total=total.key)
        if not mine or (first and self._column_numbers(index)):
            return None
        name = self.text(index, (table.entity, 0))
        has_numbers = any(not self.cell(index, k).blank for k in self.inputs)
        typed = any(not (c := self.cell(index, k)).blank and c.formula is None for k in self.inputs)
        if _REMARK.match(name or self.label(index)) and not has_numbers:
            return None
        if table.block:
            name = self.cell(index, (table.block, 0)).text
            counts = any(table.column(k[0]).formula is not None for k in mine)
            opens = bool(name) or counts
            return Row(index, name=name, opens=opens) if name or set(mine) - {(table.block, 0), ("no", 0)} else None
        if not name:
            numbered = has_numbers and bool(self.number_text(index))
            if not table.entity:
                nameless = len(mine) >= 2
            elif self.numeric:
                nameless = typed or numbered
            else:
                nameless = numbered and len(mine) >= 3
            return Row(index) if nameless else None
        if gap and self.numeric and not has_numbers and not self.number_text(index) and not table.groups:
            return None
        item = next((i.fact for i in table.items if plain(name) in {plain(i.label), *map(plain, i.aliases)}), "")
        return Row(index, name=name, item=item, filled=has_numbers or not self.inputs)

    def number_text(self, index: int) -> str:
        """The text of the numbering column."""
        return self.text(index, ("no", 0))

    def blank_numbers(self, index: int) -> bool:
        """Whether all number columns of a row are blank."""
        return all(self.cell(index, k).blank for k in self.numeric)

    def label(self, index: int) -> str:
        """The first text of a row."""
        return next((t for k in self.labels if (t := self.cell(index, k).text)), "")

    def _total(self, index: int) -> TotalRow | None:
        """The total row that the label of this row names; a row with several texts is none."""
        texts = {t for k in self.labels if (t := self.text(index, k))}
        if len(texts) != 1:
            return None
        label = squeezed(texts.pop())
        for total in self.table.totals:
            if any(matches(label, word) for word in (total.label, *total.aliases)):
                return total
        return None

    def _column_numbers(self, index: int) -> bool:
        """Whether the row only numbers the columns: (1) (2) (3)."""
        cols = self.sheet.by_row[index]
        numbers = [re.match(r"\D{0,2}(\d+)", self.sheet.cell(index, c).text) for c in cols]
        return len(cols) >= 3 and [m and m[1] for m in numbers] == [str(i + 1) for i in range(len(cols))]


def matches(label: str, pattern: str) -> bool:
    """Whether a plain label is what a declaration names; `*` at its end lets the label go on."""
    if pattern.endswith("*"):
        word = plain(pattern[:-1])
        return label == word or label.startswith(word + " ")
    return label == plain(pattern)


# --- groups --------------------------------------------------------------------------------------


def _grouped(table: Table, rows: list[Row], reader: _Reader) -> list[Row]:
    current = ""
    result = []
    for row in rows:
        label = plain(row.name)
        opened = _opened(table, label) if reader.blank_numbers(row.index) else None
        if opened is not None:
            current = opened.key
            result.append(replace(row, kind="heading", group=current, filled=False))
            continue
        if matches(label, "jumlah*") or matches(label, "total*"):
            result.append(replace(row, kind="subtotal", group=current))
            continue
        current = _member(table, label, current)
        result.append(replace(row, group=current))
    return result


def _opened(table: Table, label: str) -> Group | None:
    return next((g for g in table.groups if any(matches(label, h) for h in g.headings)), None)


def _member(table: Table, label: str, current: str) -> str:
    fits = [g.key for g in table.groups if any(re.fullmatch(m, label) for m in g.members)]
    return fits[0] if fits and current not in fits else current


# --- blocks and trees ----------------------------------------------------------------------------


def _blocks(rows: list[Row]) -> list[Row]:
    result: list[Row] = []
    start = -1
    for i, row in enumerate(rows):
        if row.kind == "data":
            start = i if row.opens else start
            row = replace(row, block=start)
        result.append(row)
    return result


def _tree(rows: list[Row], reader: _Reader) -> list[Row]:
    depths = [_depth(reader.number_text(r.index), r.name) if r.kind == "data" else None for r in rows]
    ranks = {d: i for i, d in enumerate(sorted({d for d in depths if d is not None}))}
    result: list[Row] = []
    open_rows: list[tuple[int, int]] = []  # (level, position), outermost first
    last = 0
    for i, (row, depth) in enumerate(zip(rows, depths, strict=True)):
        if row.kind == "data":
            last = ranks[depth] if depth is not None else last
            while open_rows and open_rows[-1][0] >= last:
                open_rows.pop()
            row = replace(row, level=last, parent=open_rows[-1][1] if open_rows else -1)
            open_rows.append((last, i))
        result.append(row)
    return result


def _depth(number: str, name: str) -> int | None:
    """How deep a numbering goes: a letter or a Roman numeral 0, `1` 1, `1.1` 2, `7.01.01` 3; None without one."""
    text = number.strip().rstrip(".)").replace(" ", "")
    if re.fullmatch(r"[A-Za-z]|[IVX]+", text):
        return 0
    if re.fullmatch(r"\d+([.\-/]\d+)*", text):
        return len(re.split(r"[.\-/]", text))
    if re.fullmatch(r"[A-Za-z]([.\-/]\d+)+", text):
        return len(re.split(r"[.\-/]", text)) - 1
    first = plain(name).split(" ")[:2]
    if first and first[0] == "program":
        return 0
    return {"kegiatan": 1, "sub": 2, "subkegiatan": 2}.get(first[0]) if first else None
