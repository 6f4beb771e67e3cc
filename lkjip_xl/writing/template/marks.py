"""Marks on entries while they are typed: red for what cannot be right, amber for what should be looked at.

They say in the cell what the checks would say later; nobody is kept from typing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip_xl.address import column_letters
from lkjip_xl.findings import Level
from lkjip_xl.table import Column, Kind
from lkjip_xl.writing.styles import MARK
from lkjip_xl.writing.template.layout import Placed
from lkjip_xl.writing.template.names import name_of

RED, AMBER = MARK[Level.SALAH], MARK[Level.PERINGATAN]


def marks(
    p: Placed,
    column: Column,
    col: int,
    names: Placed | None,
    *,
    figures: bool,
    lists: Mapping[tuple[str, ...], str],
) -> Iterator[tuple[str, str]]:
    """Conditions on the cells of an input column, written for its first cell, each with its colour."""
    cell = f"${column_letters(col)}{p.first}"
    filled = f'{cell}<>""'
    if figures:
        yield f'=AND({filled},NOT(ISNUMBER({cell})),TRIM({cell})<>"-")', RED
    if column.kind in (Kind.COUNT, Kind.RUPIAH):
        yield f"=AND(ISNUMBER({cell}),{cell}<0)", RED
    if column.kind is Kind.COUNT:
        yield f"=IF(ISNUMBER({cell}),{cell}<>INT({cell}),FALSE)", RED
    if column.choices:
        yield f"=AND({filled},{_not_among(cell, column.choices, lists)})", RED
    if names is not None:
        yield f"=AND({filled},COUNTIF({name_of(names, names.table.entity)},{cell})=0)", AMBER
    if _listed_once(p, column):
        yield f"=AND({filled},COUNTIF({name_of(p, column.key)},{cell})>1)", AMBER
    if column.must and p.home and column.key != p.table.entity and (p.table.entity, 0) in p.columns:
        entity = f"${column_letters(p.columns[(p.table.entity, 0)])}{p.first}"
        # where the names are printed already, only a column that somebody has begun to fill in
        begun = f",COUNTA({name_of(p, column.key)})>0" if p.table.prefill or p.table.items else ""
        yield f'=AND({cell}="",{entity}<>""{begun})', AMBER


def _not_among(cell: str, choices: tuple[str, ...], lists: Mapping[tuple[str, ...], str]) -> str:
    if choices in lists:
        return f"COUNTIF({lists[choices].removeprefix('=')},{cell})=0"
    return ",".join(f'{cell}<>"{c}"' for c in choices)


def _listed_once(p: Placed, column: Column) -> bool:
    """Whether a name may stand in the table only once."""
    table = p.table
    return p.home and column.key == table.entity and table.listing is not None and not table.tree and not p.table.items
