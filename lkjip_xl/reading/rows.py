"""Telling what each row below a heading is: data, the heading of a group, a total, or nothing of the table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from lkjip_xl.book import ColumnKey, Row, Sheet
from lkjip_xl.names import plain, squeezed
from lkjip_xl.table import Group, Table, TotalRow

_REMARK = re.compile(r"\s*(\*|sumber( data)?\b|catatan\b|keterangan\s*:|ket\.?\s*:)", re.I)


def rows_of(sheet: Sheet, table: Table, columns: Mapping[ColumnKey, int], start: int, end: int) -> tuple[Row, ...]:
    """The rows of a table whose data begin at row `start` and end at row `end` at the latest."""
    reader = _Reader(sheet, table, columns)
    rows: list[Row] = []
    after_total = False
    gap = False
    for index in sheet.by_row:
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
    if table.groups:
        rows = _grouped(table, rows, reader)
    if table.block:
        rows = _blocks(rows)
    if table.tree:
        rows = _tree(rows, reader)
    return tuple(rows)


class _Reader:
    """Looks at single rows of one table."""

    def __init__(self, sheet: Sheet, table: Table, columns: Mapping[ColumnKey, int]) -> None:
        self.sheet, self.table, self.columns = sheet, table, columns
        self.numeric = [c for (key, _), c in columns.items() if table.column(key).kind.numeric]
        self.inputs = [
            c
            for (key, _), c in columns.items()
            if key != "no"
            and not table.column(key).formula
            and key != table.entity
            and (table.column(key).kind.numeric or (not self.numeric and not table.column(key).carry))
        ]
        self.entity = columns.get((table.entity, 0), 0)
        first_number = min(self.numeric, default=10**6)
        self.labels = sorted(
            {c for (key, _), c in columns.items() if not table.column(key).kind.numeric and c < first_number}
            | ({self.entity} - {0})
        )

    def row(self, index: int, *, first: bool, gap: bool) -> Row | None:
        """The row, or None where it is no row of the table."""
        sheet, table = self.sheet, self.table
        mine = [c for c in self.columns.values() if not sheet.cell(index, c).blank]
        total = self._total(index)
        if total is not None:
            return Row(index, "total", name=self._label(index), total=total.key)
        if not mine or (first and self._column_numbers(index)):
            return None
        name = sheet.seen(index, self.entity).text if self.entity else ""
        has_numbers = any(not sheet.cell(index, c).blank for c in self.inputs)
        typed = any(not sheet.cell(index, c).blank and sheet.cell(index, c).formula is None for c in self.inputs)
        if _REMARK.match(name or self._label(index)) and not has_numbers:
            return None
        if table.block:
            block = self.columns[(table.block, 0)]
            name = sheet.cell(index, block).text
            others = [c for c in mine if c not in (block, self.columns.get(("no", 0)))]
            return Row(index, name=name) if name or others else None
        if not name:
            return (
                Row(index)
                if typed and self.entity and self.numeric
                else (Row(index) if not self.entity and len(mine) > 1 else None)
            )
        if gap and self.numeric and not has_numbers and not self._numbered(index) and not table.groups:
            return None
        item = next((i.fact for i in table.items if plain(name) in {plain(i.label), *map(plain, i.aliases)}), "")
        return Row(index, name=name, item=item, filled=has_numbers or not self.inputs)

    def number_text(self, index: int) -> str:
        """The text of the numbering column."""
        col = self.columns.get(("no", 0))
        return self.sheet.seen(index, col).text if col else ""

    def blank_numbers(self, index: int) -> bool:
        """Whether all number columns of a row are blank."""
        return all(self.sheet.cell(index, c).blank for c in self.numeric)

    def label(self, index: int) -> str:
        """The first text of a row."""
        return self._label(index)

    def _numbered(self, index: int) -> bool:
        return bool(self.number_text(index))

    def _label(self, index: int) -> str:
        texts = (self.sheet.cell(index, c).text for c in self.labels)
        return next((t for t in texts if t), "")

    def _total(self, index: int) -> TotalRow | None:
        """The total row that the label of this row names; a row with several texts is none."""
        texts = {" ".join(t.split()) for c in self.labels if (t := self.sheet.seen(index, c).text)}
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
        digits = [re.sub(r"\D", "", self.sheet.cell(index, c).text) for c in cols]
        return len(cols) >= 3 and digits == [str(i + 1) for i in range(len(cols))]


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
            start = i if row.name else start
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
