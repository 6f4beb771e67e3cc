"""A formula as a value: one tree, read as a number, an interval, an Excel formula or words.

A declaration in the catalogue holds leaves that name columns, rows and facts. `bind` replaces those
leaves by cells; the four readings work on the bound tree, so that the number, the formula in the report
and the explanation beside a wrong figure can never say different things.
"""

from lkjip_xl.expr.exact import Lookup, chosen, exact, interval
from lkjip_xl.expr.excel import ExcelNames, NotLive, excel
from lkjip_xl.expr.tree import (
    Absent,
    AtMost,
    Band,
    Col,
    Const,
    CountIf,
    Expr,
    Fold,
    Gap,
    Known,
    Label,
    Many,
    NoRows,
    Op,
    Ref,
    Refs,
    Rows,
    Total,
    Value,
    When,
    bind,
    children,
    count_of,
    lift,
    mean_of,
    percent,
    refs,
    sum_of,
)
from lkjip_xl.expr.words import words

__all__ = [
    "Absent",
    "AtMost",
    "Band",
    "Col",
    "Const",
    "CountIf",
    "ExcelNames",
    "Expr",
    "Fold",
    "Gap",
    "Known",
    "Label",
    "Lookup",
    "Many",
    "NoRows",
    "NotLive",
    "Op",
    "Ref",
    "Refs",
    "Rows",
    "Total",
    "Value",
    "When",
    "bind",
    "children",
    "chosen",
    "count_of",
    "exact",
    "excel",
    "interval",
    "lift",
    "mean_of",
    "percent",
    "refs",
    "sum_of",
    "words",
]
