"""Telling what each row below a heading is: data, the heading of a group, a total, or nothing of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache

from lkjip_xl.book import EMPTY, Cell, ColumnKey, ExcelError, Row, Sheet, Span, column_in
from lkjip_xl.names import account, code_groups, heading, plain, squeezed
from lkjip_xl.numbers import parse_cell
from lkjip_xl.reading.headings import vocabulary
from lkjip_xl.reading.sums import Tree, carried, resolve, sum_of_what
from lkjip_xl.reading.trees import Amounts, Line, shape
from lkjip_xl.table import Group, Kind, Listing, Table, TotalRow

_REMARK = re.compile(
    r"\s*(\*|sumber( data)?\b|catatan\b|keterangan\s*:|ket\.?\s*:|nip\b|mengetahui\b|lanjutan\b|halaman\b)", re.I
)

_LABELS = (Kind.NUMBERING, Kind.NAME, Kind.TEXT)  # kinds of columns in which the label of a total row may stand


def rows_of(
    sheet: Sheet,
    table: Table,
    columns: Mapping[ColumnKey, Span],
    stretches: Sequence[tuple[int, int]],
    window: tuple[int, int],
) -> tuple[Row, ...]:
    """The rows of a table whose data stand in these stretches of sheet rows, first and last row of each; `window`
    are the first and last sheet column that belong to it."""
    reader = _Reader(sheet, table, columns, window)
    rows: list[Row] = []
    for start, end in stretches:
        rows += _stretch(reader, start, end)
    if table.listing is not None and table.listing.expected:
        rows = list(_expected(table.listing, rows, reader))
    if table.groups:
        rows = _grouped(table, rows, reader)
    if table.block:
        rows = _blocks(rows)
    if table.tree:
        rows = _tree(rows, reader)
    return tuple(_parted(table, rows))


def _stretch(reader: _Reader, start: int, end: int) -> list[Row]:
    rows: list[Row] = []
    after_total = False
    gap = False
    for index in reader.sheet.rows_between(start, end):
        gap = gap or (bool(rows) and index > rows[-1].index + 1)
        row = reader.row(index, first=not rows, gap=gap)
        if row is None:
            continue
        if row.kind == "sum":
            after_total = not sum_of_what(row.name) and any(r.kind == "data" for r in rows)
        elif row.kind == "total" and not reader.table.tree:
            after_total = any(r.kind == "data" for r in rows)
        elif after_total and not reader.goes_on(row, rows[-1]):
            break
        rows.append(row)
    return rows


class _Reader:
    """Looks at single rows of one table."""

    def __init__(self, sheet: Sheet, table: Table, columns: Mapping[ColumnKey, Span], window: tuple[int, int]) -> None:
        self.sheet, self.table, self.columns, self.window = sheet, table, columns, window
        self.firsts = frozenset(s.first for s in columns.values())
        fixed = not sheet.merged  # then no cell begins beside its heading
        self.fixed = {key: span.first for key, span in columns.items() if fixed and span.first == span.last}
        self.cells = sheet.rows
        declared = {key: table.column(key[0]) for key in columns}
        self.numeric = [k for k, c in declared.items() if c.kind.numeric]
        self.sums = [(k, c.kind is Kind.RUPIAH) for k, c in declared.items() if c.parent is not None]
        self.name = (table.entity, 0)
        self.items = _items(table)
        self.totals = _totals(table)
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
            if (c.kind in _LABELS and columns[k].first < first_number) or c.key == table.entity
        ]

    def cell(self, index: int, key: ColumnKey) -> Cell:
        """The cell of a column; EMPTY where the column was not found."""
        col = self.fixed.get(key)
        if col is not None:
            return self.cells[index].get(col, EMPTY)
        span = self.columns.get(key)
        return EMPTY if span is None else self.sheet.cell(index, column_in(self.sheet, index, span, self.firsts))

    def text(self, index: int, key: ColumnKey) -> str:
        """The text that a reader sees in a column."""
        col = self.fixed.get(key)
        if col is not None:
            return self.cells[index].get(col, EMPTY).text
        span = self.columns.get(key)
        return "" if span is None else self.sheet.seen(index, column_in(self.sheet, index, span, self.firsts)).text

    def row(self, index: int, *, first: bool, gap: bool) -> Row | None:
        """The row, or None where it is no row of the table."""
        table = self.table
        if table.tree:
            summing = self._summing(index)
            if summing is not None:
                return summing
        elif (total := self._total(index)) is not None:
            return Row(index, "total", name=self.label(index), total=total.key)
        mine = [k for k in self.columns if not self.cell(index, k).blank]
        if not mine or (first and self._column_numbers(index)):
            return None
        name = self.text(index, self.name)
        has_numbers = any(self.stated(index, k) for k in self.inputs)
        if not has_numbers and _REMARK.match(name or self.label(index)):
            return None
        if table.block:
            name = self.cell(index, (table.block, 0)).text
            counts = any(table.column(k[0]).formula is not None for k in mine)
            opens = bool(name) or counts
            return Row(index, name=name, opens=opens) if name or set(mine) - {(table.block, 0), ("no", 0)} else None
        if not name:
            numbered = has_numbers and bool(self.number_text(index))
            if not table.entity:
                nameless = len(mine) >= 2 or (not gap and mine == [(table.columns[0].key, 0)])
            elif self.numeric:
                typed = any(self.stated(index, k) and self.cell(index, k).formula is None for k in self.inputs)
                nameless = typed or numbered
            else:
                nameless = numbered and len(mine) >= 3
            return Row(index) if nameless else None
        if (
            gap
            and self.numeric
            and not has_numbers
            and not self.number_text(index)
            and not (table.groups or table.tree)
        ):
            return None
        alone = len(mine) == 1 and len(self.sheet.by_row[index]) == 1 and not self.number_text(index)
        if gap and alone and not self.numeric and not any(c.must for c in table.columns if c.key != table.entity):
            return None  # the title of what stands below
        return Row(index, name=name, item=self.item(name), filled=has_numbers or not self.inputs)

    def item(self, name: str) -> str:
        """The fact that a row of this name states; empty where it is none that the table declares."""
        if not self.items:
            return ""
        spellings = (plain(name), account(name)) if self.table.tree else (plain(name),)
        found = [known for spelling in spellings if (known := self.items.get(spelling)) is not None]
        return self.table.items[min(found)].fact if found else ""

    def number_text(self, index: int) -> str:
        """The text of the numbering column; of a code that is split over several columns, all groups."""
        span = self.columns.get(("no", 0))
        if span is None:
            return ""
        if span.last == span.first:
            return self.text(index, ("no", 0))
        cols = dict.fromkeys(self.sheet.covered.get((index, c), (index, c)) for c in range(span.first, span.last + 1))
        texts = [self.sheet.cell(*at).text.strip(" .") for at in cols if at[0] == index and at[1] not in self.names]
        return ".".join(t for t in texts if t)

    @cached_property
    def names(self) -> frozenset[int]:
        """The sheet columns that belong to names, where a merged cell may reach under the numbering."""
        span = self.columns.get((self.table.entity, 0))
        return frozenset() if span is None else frozenset(range(span.first, span.last + 1))

    def stated(self, index: int, key: ColumnKey) -> bool:
        """Whether a cell states something of its column; under a column of figures, words alone (as of a signature)
        do not count."""
        cell = self.cell(index, key)
        if not isinstance(cell.value, str) or cell.blank or not self.table.column(key[0]).kind.numeric:
            return not cell.blank
        number = parse_cell(cell.value, money=True)
        if number.value is not None or number.nil:
            return True
        text = plain(cell.value)
        return not text.startswith("nip") and sum(c.isdigit() for c in text) * 2 > len(text.replace(" ", ""))

    def goes_on(self, row: Row, before: Row) -> bool:
        """Whether a row below a sum row of a tree, or right below the mean of some rows, still belongs to the table,
        and is no note or signature."""
        next_to_it = row.index == before.index + 1
        if not self.table.tree:
            return row.filled and next_to_it and any(t.parts for t in self.table.totals)
        return row.filled or next_to_it or bool(self.number_text(row.index))

    def line(self, row: Row) -> Line:
        """A row of a tree as it stands."""
        number = self.columns.get(("no", 0))
        at = 0
        if number is not None and number.last > number.first:
            cols = [c for c in range(number.first, number.last + 1) if not self.sheet.cell(row.index, c).blank]
            at = max(cols, default=0)
        entity = self.columns[(self.table.entity, 0)]
        col = column_in(self.sheet, row.index, entity, self.firsts)
        cell = self.sheet.seen(row.index, col)
        raw = cell.value if isinstance(cell.value, str) else ""
        blanks = len(raw) - len(raw.lstrip(" \u00a0\t"))
        return Line(
            self.number_text(row.index),
            row.name,
            (at, col * 100 + blanks + self.sheet.indents.get(cell.style, 0) * 3),
            self.amounts(row),
            self.sheet.faces.get(cell.style, ""),
        )

    def amounts(self, row: Row) -> Amounts:
        """The amounts of a row that a tree adds up."""
        return tuple([self._amount(row.index, k, money=money) for k, money in self.sums])

    def _amount(self, index: int, key: ColumnKey, *, money: bool) -> Fraction | None:
        cell = self.cell(index, key)
        if isinstance(cell.value, bool | ExcelError):
            return None
        return parse_cell(cell.value, cell.number_format, money=money).value

    def _summing(self, index: int) -> Row | None:
        """The sum row of a tree, or the row that is the difference of others; a numbered row is neither."""
        number = self.number_text(index)
        if number and sum_of_what(number) is None:
            return None
        if not any(self.stated(index, k) for k in self.numeric):
            return None
        label = self.text(index, self.name) or self.label(index)
        words = squeezed(label)
        for total, labels in self.totals:
            if total.key == "jumlah" or {"sebelumnya", "lalu"} & set(words.split()):
                continue  # what is left over from the year before is an account
            if any(label_is(words, w) for w in labels):
                return Row(index, "total", name=label, total=total.key)
        if sum_of_what(label) is not None or (not label and not number):
            return Row(index, "sum", name=label)
        return None

    def blank_numbers(self, index: int) -> bool:
        """Whether all number columns of a row are blank, or only print their headings again."""
        return all((cell := self.cell(index, k)).blank or self._headed(cell, k) for k in self.numeric)

    def _headed(self, cell: Cell, key: ColumnKey) -> bool:
        return isinstance(cell.value, str) and key[0] in vocabulary(self.table).keys(heading(cell.text))

    def label(self, index: int) -> str:
        """The first text of a row."""
        return next((t for k in self.labels if (t := self.cell(index, k).text)), "")

    def _total(self, index: int) -> TotalRow | None:
        """The total row that the label of this row names; a row with several texts (a unit aside) is none."""
        texts = {t for k in self.labels if (t := self.text(index, k)) and plain(t) not in ("%", "persen")}
        if len(texts) != 1:
            return None
        label = squeezed(texts.pop())
        if carried(label):
            return None
        exact = next((total for total, labels in self.totals if any(label_is(label, w) for w in labels)), None)
        return exact or next((t for t in self.table.totals if self._loosely(index, label, t)), None)

    def _loosely(self, index: int, label: str, total: TotalRow) -> bool:
        """Whether a label means a total row, where no figure is entered but those that the total gives."""
        if not any(re.fullmatch(p, label) for p in total.loosely):
            return False
        given = [c.column for c in total.cells]
        return not any(k[0] not in given and self.stated(index, k) for k in self.inputs)

    def _column_numbers(self, index: int) -> bool:
        """Whether the row only numbers the columns: (1) (2) (3), from any number on, in the order of the office."""
        cols = [c for c in self.sheet.by_row[index] if self.window[0] <= c <= self.window[1]]
        matched = [re.match(r"\D{0,2}(\d{1,2})(?!\d)", self.sheet.cell(index, c).text) for c in cols]
        numbers = [int(m[1]) for m in matched if m]
        return len(cols) == len(numbers) >= 3 and sorted(numbers) == list(
            range(min(numbers), min(numbers) + len(numbers))
        )


Pattern = tuple[str, bool]  # a plain label, and whether it may go on


@lru_cache(maxsize=1024)
def pattern_of(label: str) -> Pattern:
    """The pattern that a declared label is; `*` at its end lets the label go on."""
    return plain(label.removesuffix("*")), label.endswith("*")


def label_is(label: str, pattern: Pattern) -> bool:
    """Whether a plain label is what a pattern names."""
    word, goes_on = pattern
    return label == word or (goes_on and label.startswith(word + " "))


def matches(label: str, declared: str) -> bool:
    """Whether a plain label is what a declaration names."""
    return label_is(label, pattern_of(declared))


@lru_cache(maxsize=256)
def _totals(table: Table) -> tuple[tuple[TotalRow, tuple[Pattern, ...]], ...]:
    """The total rows of a table, each with its labels."""
    return tuple((total, tuple(map(pattern_of, (total.label, *total.aliases)))) for total in table.totals)


@lru_cache(maxsize=256)
def _items(table: Table) -> dict[str, int]:
    """The rows of fixed meaning, by each of their plain labels: their positions in the declaration."""
    known: dict[str, int] = {}
    for i, item in enumerate(table.items):
        for label in (item.label, *item.aliases):
            known.setdefault(plain(label), i)
    return known


# --- groups --------------------------------------------------------------------------------------


def _grouped(table: Table, rows: list[Row], reader: _Reader) -> list[Row]:
    current = ""
    result = []
    for row in rows:
        label = plain(row.name)
        opened = _opened(table, label) if reader.blank_numbers(row.index) else None
        if opened is not None:
            current = opened.key
            result.append(row._replace(kind="heading", group=current, filled=False))
            continue
        if matches(label, "jumlah*") or matches(label, "total*"):
            result.append(row._replace(kind="subtotal", group=current))
            continue
        current = _member(table, label, current)
        result.append(row._replace(group=current))
    return result


def _opened(table: Table, label: str) -> Group | None:
    return next((g for g in table.groups if any(matches(label, h) for h in g.headings)), None)


def _member(table: Table, label: str, current: str) -> str:
    fits = [g.key for g in table.groups if any(re.fullmatch(m, label) for m in g.members)]
    return fits[0] if fits and current not in fits else current


def _expected(listing: Listing, rows: list[Row], reader: _Reader) -> Iterator[Row]:
    """The rows of a list of fixed names without those below it that are none of the list: without a number under
    numbered rows, or as many as there are names, and not called like one of them."""
    names = {plain(spelling) for spellings in listing.expected for spelling in spellings}
    listed, numbers = 0, False
    for row in rows:
        if row.kind == "data":
            numbered = bool(reader.number_text(row.index))
            at_end = listed >= len(listing.expected) or (numbers and not numbered)
            if at_end and not numbered and plain(row.name) not in names:
                continue
            listed, numbers = listed + 1, numbered
        yield row


def _parted(table: Table, rows: list[Row]) -> Iterator[Row]:
    """The rows with those totals that may stand for a part of the table, several of them or one with rows below it,
    telling which rows each is about: those since the one before, or all where there are none."""
    keys = [r.total for r in rows if r.kind == "total"]
    last = max((i for i, r in enumerate(rows) if r.kind == "data"), default=-1)
    of_parts = {t.key for t in table.totals if t.parts}
    since: dict[str, list[int]] = {key: [] for key in of_parts}
    for i, row in enumerate(rows):
        if row.kind == "data":
            for waiting in since.values():
                waiting.append(i)
        elif row.kind == "total" and row.total in of_parts and (keys.count(row.total) > 1 or i < last):
            row, since[row.total] = row._replace(over=tuple(since[row.total])), []
        yield row


# --- blocks and trees ----------------------------------------------------------------------------


def _blocks(rows: list[Row]) -> list[Row]:
    result: list[Row] = []
    start = -1
    for i, row in enumerate(rows):
        if row.kind == "data":
            start = i if row.opens else start
            row = row._replace(block=start)
        result.append(row)
    return result


def _tree(rows: list[Row], reader: _Reader) -> list[Row]:
    """The rows with levels and parents, and with sum rows told apart; headings with nothing below are left out."""
    line_of = {r.index: reader.line(r) for r in rows}
    while True:
        data = [i for i, r in enumerate(rows) if r.kind == "data"]
        lines = [line_of[rows[i].index] for i in data]
        found = shape(lines)
        placed = list(rows)
        for i, level, parent in zip(data, found.levels, found.parents, strict=True):
            placed[i] = rows[i]._replace(level=level, parent=data[parent] if parent >= 0 else -1)
        parents = {r.parent for r in placed}
        kept = [
            r
            for i, r in enumerate(placed)
            if r.kind != "data" or r.filled or i in parents or reader.number_text(r.index)
        ]
        if len(kept) == len(rows):
            break
        rows = kept
    every = [line_of[r.index] for r in placed]
    rows = resolve(Tree(placed, [line.number for line in every], [line.amounts for line in every]))
    return _netted(rows, reader)


def flat_after_all(sheet: Sheet, table: Table, columns: Mapping[ColumnKey, Span], rows: Sequence[Row]) -> bool:
    """Whether what was read as a tree is a plain list: all its rows together make the total, or, where there is no
    total, no row is the sum of those below it in any column. Codes, a row of all belanja, a row without amounts over
    others leave no doubt."""
    reader = _Reader(sheet, table, columns, (1, max(s.last for s in columns.values())))
    if any(r.kind == "subtotal" or not r.filled or account(r.name) in ("belanja", "pendapatan") for r in rows):
        return False
    if any(len(code_groups(reader.number_text(r.index))) > 1 for r in rows):
        return False
    tree = Tree(rows, [""] * len(rows), [reader.amounts(r) for r in rows])
    data = [i for i, r in enumerate(rows) if r.kind == "data"]
    totals = [i for i, r in enumerate(rows) if r.kind == "total" and r.total == "jumlah"]
    if totals:
        return tree.agrees(totals[-1], data) >= 0
    return not any(tree.children(i) and tree.agrees(i, tree.children(i)) >= 0 for i in data)


def _netted(rows: list[Row], reader: _Reader) -> list[Row]:
    """The rows with pembiayaan, over what comes in and what goes out, marked as the difference of the two, unless
    what stands there is their sum."""
    result = list(rows)
    for i, row in enumerate(rows):
        if row.item != "pembiayaan":
            continue
        below = {r.item: r for r in rows if r.kind == "data" and r.parent == i}
        if not {"penerimaan", "pengeluaran"} <= set(below):
            continue
        stating = [j for j, r in enumerate(rows) if (j == i and r.filled) or (r.of == i and r.kind == "subtotal")]
        summed = netted = 0
        for j in stating:
            parts = (reader.amounts(r) for r in (rows[j], below["penerimaan"], below["pengeluaran"]))
            for stated, comes, goes in zip(*parts, strict=True):
                if stated is not None and goes:
                    summed += stated == (comes or 0) + goes
                    netted += stated == (comes or 0) - goes
        if summed > netted:
            continue
        for j in stating:
            kind = rows[j].kind if j == i else "total"
            result[j] = rows[j]._replace(kind=kind, total="netto", over=())
    return result
