"""What a single row below a heading is: data, a total, the sum of a tree, or nothing of the table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache

from lkjip_xl.found import ColumnKey, Row, Span, column_in
from lkjip_xl.names import account, heading, plain, squeezed
from lkjip_xl.numbers import parse_cell
from lkjip_xl.reading.grouprows import labels_group, sounds_like_aim
from lkjip_xl.reading.labels import Pattern, label_is, pattern_of
from lkjip_xl.reading.sums import carried, only_carries, sum_of_what
from lkjip_xl.reading.trees import Amounts, Line
from lkjip_xl.reading.vocabulary import vocabulary
from lkjip_xl.sheet import EMPTY, Cell, ExcelError, Sheet
from lkjip_xl.table import Kind, Table, TotalRow
from lkjip_xl.targets import figure_in

_REMARK = re.compile(
    r"\s*(\*|sumber( data)?\b|catatan\b|keterangan\s*:|ket\.?\s*:|nip\b|mengetahui\b|lanjutan\b|halaman\b)", re.I
)

_BESIDE_NAMES = ("no", "kelompok", "sasaran", "indikator")
_LABELS = (Kind.NUMBERING, Kind.NAME, Kind.TEXT)  # kinds of columns in which the label of a total row may stand


class RowReader:
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
        elif only_carries(self.label(index)) and not self.number_text(index):
            return Row(index, "subtotal", name=self.label(index), filled=False)
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
        if self._opens_group(index, name, mine):
            return Row(index, "heading", name=name, filled=False)
        alone = len(mine) == 1 and len(self.sheet.by_row[index]) == 1 and not self.number_text(index)
        if gap and alone and not self.numeric and not any(c.must for c in table.columns if c.key != table.entity):
            return None  # the title of what stands below
        return Row(
            index, name=name, item=self.item(name), filled=has_numbers or not self.inputs or self._in_words(index)
        )

    def _opens_group(self, index: int, name: str, mine: Sequence[ColumnKey]) -> bool:
        """Whether a row with nothing but a name among indikator is no indikator: a heading that reaches under the
        figures, one that says what it is, or an aim without a number."""
        if self.table.entity != "indikator" or not self.numeric:
            return False
        if any(k[0] not in _BESIDE_NAMES and self.table.column(k[0]).formula is None for k in mine):
            return False
        area = self.sheet.covered.area(index, self.columns[self.name].first)
        if (
            area is not None
            and area[0] == area[2]
            and any(area[1] <= self.columns[k].first <= area[3] for k in self.numeric)
        ):
            return True
        return labels_group(name) or (sounds_like_aim(name) and not self.number_text(index).strip(" .)").isdigit())

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
        """Whether a cell states something of its column, be it by a formula that nobody has calculated; under a column
        of figures, words alone (as of a signature) do not count."""
        cell = self.cell(index, key)
        if cell.value is None and self.sheet.uncalculated:
            span = self.columns.get(key)
            return (
                span is not None and (index, column_in(self.sheet, index, span, self.firsts)) in self.sheet.uncalculated
            )
        if not isinstance(cell.value, str) or cell.blank or not self.table.column(key[0]).kind.numeric:
            return not cell.blank
        number = parse_cell(cell.value, money=True)
        if number.value is not None or number.nil or self._figured(key, cell.value):
            return True
        text = plain(cell.value)
        return not text.startswith("nip") and sum(c.isdigit() for c in text) * 2 > len(text.replace(" ", ""))

    def _in_words(self, index: int) -> bool:
        """Whether a row tells its figures in words, as a target of `Baik`: one word below each heading that must be
        filled in; below the last row only signatures hold words, and they have neither number nor capaian."""
        must = [k for k in self.inputs if self.table.column(k[0]).must and self.table.column(k[0]).kind.numeric]
        said = [self.text(index, k) for k in must]
        told = bool(self.number_text(index)) or any(self.stated(index, k) for k in self.numeric)
        return bool(must) and all(said) and told and not self.table.tree

    def _figured(self, key: ColumnKey, text: str) -> bool:
        """Whether a text is a figure with words around it, as an indikator may state."""
        kind = self.table.column(key[0]).kind
        return kind is Kind.INDEX and self.table.entity == "indikator" and figure_in(text) is not None

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
