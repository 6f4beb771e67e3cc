"""The rows of a table in levels: who stands below whom, what its sum rows add up, and whether it is a tree at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkjip_xl.found import ColumnKey, Row, Span
from lkjip_xl.names import account, code_groups
from lkjip_xl.reading.rowreader import RowReader
from lkjip_xl.reading.sums import Tree, resolve
from lkjip_xl.reading.trees import shape
from lkjip_xl.sheet import Sheet
from lkjip_xl.table import Table


def as_tree(rows: list[Row], reader: RowReader) -> list[Row]:
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
    reader = RowReader(sheet, table, columns, (1, max(s.last for s in columns.values())))
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


def _netted(rows: list[Row], reader: RowReader) -> list[Row]:
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
