"""Names for the cells that an office fills in, such as `Realisasi.Target`: for lists, for the name box, for formulas
of the office's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_xl.address import column_letters
from lkjip_xl.writing.report.cellnames import quoted
from lkjip_xl.writing.template.layout import Placed


def name_of(placed: Placed, key: str, year: int = 0) -> str:
    """The name of a column of a table; years are counted, since the office puts its own in their place."""
    table, column = ("_".join(word.capitalize() for word in text.split("_")) for text in (placed.table.key, key))
    return f"{table}.{column}" + (f"_{placed.years.index(year) + 1}" if year else "")


def defined_names(everything: Sequence[Placed]) -> Iterator[tuple[str, str]]:
    """Each name with the cells that it stands for: the columns of every table at home, and the facts of Identitas."""
    for p in everything:
        if not p.home:
            continue
        for (key, year), col in p.columns.items():
            letters = column_letters(col)
            yield name_of(p, key, year), f"={quoted(p.sheet)}!${letters}${p.first}:${letters}${p.last}"
        for i, line in enumerate(p.lines):
            if line.item is not None and p.has("isi"):
                letters = column_letters(p.columns[("isi", 0)])
                yield name_of(p, line.item.fact), f"={quoted(p.sheet)}!${letters}${p.first + i}"
