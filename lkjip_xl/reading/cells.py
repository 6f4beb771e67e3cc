"""The cells of an Open XML workbook: formula and stored value together, in one pass over its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lkjip_xl.collections_off import no_collections
from lkjip_xl.grid import Grid, Merged
from lkjip_xl.reading.look import Look
from lkjip_xl.reading.notes import note
from lkjip_xl.reading.package import Package
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.sheetpart import Rows, SheetPart
from lkjip_xl.reading.sheetxml import Context, read_sheet
from lkjip_xl.reading.styles import Styles
from lkjip_xl.reading.workbookxml import SheetEntry, main_part, read_workbook
from lkjip_xl.sheet import Cell, Sheet


class Contents(NamedTuple):
    """What a file holds. `notes`: what was passed over or could not be known, in Indonesian, for the trail."""

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()
    date1904: bool = False
    names: Mapping[str, str] = {}


def read_package(package: Package, *, look: bool) -> Contents:
    """The worksheets of a workbook, in order, each cell with its formula and the value stored for it.

    Raises Refused where the parts cannot be understood or hold too much.
    """
    workbook = read_workbook(package, main_part(package))
    if not workbook.sheets:
        raise Refused("no_sheets")
    styles = workbook.styles
    context = Context(workbook.strings, styles.formats, workbook.date1904, look)
    notes = list(workbook.notes)
    sheets = []
    with no_collections():
        for entry, name in zip(workbook.sheets, usable_names([s.name for s in workbook.sheets]), strict=True):
            if name != entry.name:
                notes.append(note("sheet_renamed", repr(entry.name), name))
            part = read_sheet(package.chunks(entry.part), context)
            if part.unknown_formats:
                notes.append(note("formats_unknown", name))
            sheets.append(_sheet(entry, name, part, styles, look=look))
    return Contents(tuple(sheets), tuple(notes), workbook.date1904, workbook.names)


def usable_names(titles: list[str]) -> list[str]:
    """The names of the sheets; one that Excel does not allow (other programs write such) is made allowable."""
    names: list[str] = []
    taken: set[str] = set()
    for title in titles:
        name = re.sub("[\\[\\]:*?/\\\\\x00-\x1f\ud800-\udfff\ufffe\uffff]", "_", title).strip("'")
        name = _cut(name, 31).strip("'") or "Lembar"
        plain, count = name, len(names)
        while name.casefold() in taken:
            count += 1
            name = f"{_cut(plain, 25)}({count})"
        taken.add(name.casefold())
        names.append(name)
    return names


def _cut(name: str, most: int) -> str:
    """So many characters as Excel counts them: those outside of the basic plane are two."""
    return name.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


def _sheet(entry: SheetEntry, name: str, part: SheetPart, styles: Styles, *, look: bool) -> Sheet:
    merged = Merged(part.merged)
    under = take_out(part.rows, merged) if part.merged else {}
    return Sheet(
        name,
        Grid(part.rows),
        tuple(part.merged),
        _look(part, styles) if look else None,
        hidden=entry.state != "visible",
        very_hidden=entry.state == "veryHidden",
        under=under,
        invisible=styles.invisible,
        indents=styles.indents,
        faces=styles.faces,
        uncalculated=frozenset(part.uncalculated),
    )


def take_out(rows: Rows, merged: Merged) -> dict[tuple[int, int], Cell]:
    """The cells with something in them that a merged area hides, taken out of the rows; their look stays."""
    under: dict[tuple[int, int], Cell] = {}
    for row, cells in rows.items():
        for col in [c for c in cells if (row, c) in merged]:
            cell = cells[col]
            if cell.value is not None or cell.formula is not None:
                under[row, col] = cell
                cells[col] = cell._replace(value=None, formula=None)
    return under


def _look(part: SheetPart, styles: Styles) -> Look:
    used = {cell.style for cells in part.rows.values() for cell in cells.values()}
    return Look(
        part.widths,
        part.heights,
        frozenset(part.hidden_columns),
        frozenset(part.hidden_rows),
        part.frozen,
        {number: styles.properties(number) for number in sorted(used)},
        part.outlined_columns,
        part.outlined_rows,
        part.row_height,
        part.gridlines,
        part.landscape,
    )
