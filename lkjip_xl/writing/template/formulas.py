"""The live formulas of the blank workbook: declared expressions bound to the template's own cells.

Every formula shows nothing while its inputs are blank, and `-` where an input says that there is no value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lkjip_xl.address import Address, column_letters
from lkjip_xl.catalog.pengaturan import LIMITS, PENGATURAN, SETTINGS, SKALA
from lkjip_xl.expr import (
    Band,
    Col,
    ExcelNames,
    Expr,
    Fold,
    Known,
    Limited,
    NotLive,
    Ref,
    Refs,
    Rows,
    Total,
    When,
    bind,
    children,
    excel,
)
from lkjip_xl.scales import Scale
from lkjip_xl.table import Column, TotalCell
from lkjip_xl.writing.report.cellnames import quoted
from lkjip_xl.writing.template.layout import Placed, Source, home_of

_LOOKUP = ""  # the sheet of an address that stands for a lookup


@dataclass
class Formulas:
    """Writes formulas for the cells of the template."""

    everything: Sequence[Placed]
    _lookups: list[str] = field(default_factory=list)

    def derived(self, placed: Placed, row: int, column: Column, year: int) -> str:
        """The formula of a derived cell in a data row. Raises NotLive where there is no plain one."""
        assert column.formula is not None
        return self._formula(column.formula.expr, placed, column, row, year)

    def total(self, placed: Placed, row: int, cell: TotalCell) -> str:
        """The formula of a cell in a total row. Raises NotLive where there is no plain one."""
        return self._formula(cell.formula.expr, placed, placed.table.column(cell.column), row, 0)

    @staticmethod
    def taken(placed: Placed, row: int, source: Source) -> str:
        """The formula that takes an input from where it stands already."""
        found = _look_up(source, Address(placed.sheet, row, placed.columns[(source.by, 0)]))
        return f'=IFERROR(IF({found}="","",{found}),"")'

    # --- binding --------------------------------------------------------------------------------

    def _formula(self, e: Expr, placed: Placed, column: Column, row: int, year: int) -> str:
        match e:
            case Fold(how, (Rows(key=key) as rows,)) if rows.scope != "all" or rows.where or placed.table.tree:
                return "=" + _over_some_rows(how, rows, placed, placed.at(row, key), column)
        bound = bind(e, lambda leaf: self._leaf(leaf, placed, row, year))
        here = ExcelNames(
            lambda at: _cell(at, placed),
            lambda cells: _range(cells, placed),
            lambda at: self._lookups[at.row],
            self._band,
            self._limited,
        )
        return "=" + _blank_while_unfilled(bound, excel(bound, here), placed)

    def _band(self, scale: Scale, value: str) -> str:
        """The label of a value by the bands that stand on the sheet Pengaturan, the highest first: the one of the
        lowest top that the value does not exceed, or, where several tops are left out, of the highest beginning that it
        reaches. A bound that is no number makes no label, since which band it means is for the checks to read."""
        p = next(p for p in self.everything if p.table is SKALA)
        rows = [p.first + i for i, line in enumerate(p.lines) if line.texts["skala"] == scale.name]
        labels, lows, tops = (
            f"{quoted(p.sheet)}!${(letter := column_letters(p.columns[(key, 0)]))}${rows[0]}:${letter}${rows[-1]}"
            for key in ("kategori", "dari", "sampai")
        )
        x = f"ROUND({value},{scale.decimals})"
        by_top = f'INDEX({labels},MATCH(SMALL({tops},COUNTIF({tops},"<"&{x})+1),{tops},0))'
        by_top = f"IF({x}<=MAX({tops}),{by_top},INDEX({labels},1))"
        by_low = f'INDEX({labels},MATCH(SMALL({lows},COUNTIF({lows},"<="&{x})),{lows},0))'
        by_low = f'IF(COUNTIF({lows},"<="&{x}),{by_low},INDEX({labels},COUNTA({labels})))'
        texts = f"COUNTA({lows},{tops})>COUNT({lows},{tops})"
        return f'IF({texts},"{_UNCLEAR}",IF(COUNT({tops})+1<COUNTA({labels}),{by_low},{by_top}))'

    def _limited(self, value: str, *_: object) -> str:
        """A capaian within the limits that stand on the sheet Pengaturan; one of up to 5 was typed as percent."""
        p = next(p for p in self.everything if p.table is PENGATURAN)
        names = {s.key: s.name for s in SETTINGS}
        low, high = (
            f"{quoted(p.sheet)}!${column_letters(p.columns[('nilai', 0)])}${p.first + i}"
            for key in LIMITS
            for i, line in enumerate(p.lines)
            if line.texts["pengaturan"] == names[key]
        )
        high = f"IF(COUNT({high}),IF({high}<=5,{high}*100,{high}),{_FAR})"
        return f"MAX(MIN({value},{high}),IF(COUNT({low}),IF(MAX({low},-{low})<1,{low}*100,{low}),-{_FAR}))"

    def _leaf(self, leaf: Expr, placed: Placed, row: int, year: int) -> Expr:
        match leaf:
            case Band() | Limited():
                return leaf
            case Col(key):
                return Ref(placed.at(row, key, year if placed.table.column(key).yearly else 0))
            case Total(key, "", total):
                return Ref(placed.at(placed.totals[total], key))
            case Rows(key, "all", "", "", "") if not placed.table.tree:
                return Refs(tuple(placed.at(r, key) for r in range(placed.first, placed.last + 1)))
            case Known(fact, about) if about:
                source = home_of(fact, placed.table.column(about).names, self.everything)
                if source is not None:
                    found = _look_up(source, placed.at(row, about))
                    self._lookups.append(f'IFERROR({found},"")')
                    return Ref(Address(_LOOKUP, len(self._lookups) - 1, 1))
        raise NotLive(f"{placed.table.key}: {leaf!r}")


_FAR = "1E+99"  # beyond any capaian
_UNCLEAR = "periksa skala"  # what a category shows while a bound of its scale is no number


def _look_up(source: Source, name: Address) -> str:
    wanted, names = (_whole_column(source, key, name.sheet) for key in (source.column.key, source.by))
    return f"INDEX({wanted},MATCH(${name.a1},{names},0))"


def _whole_column(source: Source, key: str, here: str) -> str:
    p, letters = source.placed, column_letters(source.placed.columns[(key, 0)])
    sheet = "" if p.sheet == here else f"{quoted(p.sheet)}!"
    return f"{sheet}${letters}${p.first}:${letters}${p.last}"


def _cell(at: Address, placed: Placed) -> str:
    total = at.row in placed.totals.values()
    return f"{column_letters(at.col)}${at.row}" if total else at.a1


def _range(cells: tuple[Address, ...], placed: Placed) -> str:
    first, last = cells[0], cells[-1]
    if first == last:
        return _cell(first, placed)
    return f"{first.a1}:{last.a1}"


# --- what a formula shows before its inputs are filled in ----------------------------------------


def _blank_while_unfilled(bound: Expr, text: str, placed: Placed) -> str:
    one = list(dict.fromkeys(_cell(r.at, placed) for r in _operands(bound) if isinstance(r, Ref)))
    many = list(dict.fromkeys(_range(r.at, placed) for r in _operands(bound) if isinstance(r, Refs)))
    if many and not one:
        seen = "+".join(f'COUNT({r})+COUNTIF({r},"-")' for r in many)
        return f'IF({seen}=0,"",{text})'
    if isinstance(bound, Fold):
        return f'IF(AND({",".join(f"{c}=" + QUOTES for c in one)}),"",{text})'
    nil = ",".join(f'{c}="-"' for c in one)
    nil = f"OR({nil})" if len(one) > 1 else nil
    return f'IF(COUNT({",".join(one)})={len(one)},{text},IF({nil},"-",""))'


QUOTES = '""'


def _operands(e: Expr) -> Iterator[Ref | Refs]:
    """The cells that a bound tree computes with; a looked-up text is none."""
    if isinstance(e, Ref | Refs):
        yield e
        return
    for part in children(e)[1:] if isinstance(e, When) else children(e):
        yield from _operands(part)


# --- sums, means and counts over some rows of a table --------------------------------------------


def _over_some_rows(how: str, rows: Rows, placed: Placed, at: Address, column: Column) -> str:
    cells = _column_range(placed, rows.key)
    if rows.table or rows.under:
        raise NotLive(f"{placed.table.key}: {rows!r}")
    if how == "mean" and rows.scope == "all" and rows.where and not placed.table.tree:
        return f'IFERROR(AVERAGEIF({_column_range(placed, "kelompok")},"{rows.where}",{cells}),"")'
    if how == "sum" and rows.scope == "all" and not rows.where and placed.table.tree:
        depth = _depth(_column_range(placed, "no"))
        return f'IF(COUNT({cells})=0,"",SUMPRODUCT(--({depth}=MIN({depth})),{cells}))'
    if how == "count" and rows.scope == "block" and not rows.where:
        return _block_count(placed, rows.key, at.row, column)
    raise NotLive(f"{placed.table.key}: {rows!r}")


def _column_range(placed: Placed, key: str) -> str:
    letters = column_letters(placed.columns[(key, 0)])
    return f"{letters}{placed.first}:{letters}{placed.last}"


def _depth(numbers: str) -> str:
    """How deep each numbering goes: its dots, a letter in front being one level up; rows without one far below.

    `A` stands over `1` and `1.1`, as `7.01.01` over `7.01.01.2.01`; only the least depth matters.
    """
    dots = f'LEN({numbers})-LEN(SUBSTITUTE({numbers},".",""))'
    return f'({dots}-ISERROR(VALUE(LEFT({numbers},1)))+99*({numbers}=""))'


def _block_count(placed: Placed, counted: str, row: int, column: Column) -> str:
    """What is listed from here on, less what the blocks below this one count already."""
    opens = placed.at(row, placed.table.block).a1
    listed, counts = (column_letters(placed.columns[(k, 0)]) for k in (counted, column.key))
    from_here = f"{listed}{row}:{listed}${placed.last}"
    below = f"{counts}{row + 1}:{counts}${placed.last + 1}"
    return f'IF({opens}="","",COUNTA({from_here})-SUM({below}))'
