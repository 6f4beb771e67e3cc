"""Sheets that this tool itself wrote: a report given back as input is checked by its submitted sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lkjip_xl.reading.refusals import Refused
from lkjip_xl.sheet import Sheet

TRAIL_MARK = "Jejak pemeriksaan lkjip-xl"
REKAP_TITLE, COMPARISON_TITLE = "Rekap pemeriksaan LKjIP", "Perbandingan dua kiriman LKjIP"
"""What stands in the first cell of the workbooks that this tool writes about submissions."""

OWN, SUBMITTED = "lembar laporan", "lembar isian"


def own_sheets(sheets: Iterable[Sheet]) -> set[str]:
    """The names that a trail sheet lists as written by the tool; empty where there is no trail.

    The list stands in the cells of the trail, which every spreadsheet program keeps when it saves.
    """
    for sheet in sheets:
        if sheet.cell(1, 1).value == TRAIL_MARK:
            names = {sheet.cell(r, 1).text for r in sheet.by_row if sheet.cell(r, 2).text == OWN}
            return names | {sheet.name}
    return set()


def refuse_about(sheets: Sequence[Sheet]) -> None:
    """Raises Refused where a workbook is one about submissions, and none itself."""
    title = sheets[0].cell(1, 1).value if sheets else None
    if title in (REKAP_TITLE, COMPARISON_TITLE):
        raise Refused("about_others", str(title))
