"""The blank standard workbook, read off the catalogue."""

from __future__ import annotations

import io

from lkjip_xl.catalog import SHEETS
from lkjip_xl.writing.stamp import CREATED
from lkjip_xl.writing.styles import Styles
from lkjip_xl.writing.template.formulas import Formulas
from lkjip_xl.writing.template.guide import GUIDE, LISTS, write_guide, write_lists
from lkjip_xl.writing.template.layout import LAST_YEAR, place_all
from lkjip_xl.writing.template.names import defined_names
from lkjip_xl.writing.template.sheets import Pen, long_lists


def template_bytes(last_year: int = LAST_YEAR) -> bytes:
    """The blank workbook as a file, with the years up to the last one under yearly headings; the same bytes every
    time."""
    import xlsxwriter

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.set_properties({"title": "Buku Kerja Baku LKjIP", "created": CREATED, "author": "", "company": ""})
    workbook.set_calc_mode("auto")
    placed = place_all(last_year)
    styles = Styles(workbook)
    sheets = {name: workbook.add_worksheet(name) for name in (GUIDE, *SHEETS, LISTS)}
    write_guide(sheets[GUIDE], styles, placed)
    lists = write_lists(sheets[LISTS], styles, long_lists(placed))
    formulas = Formulas(placed)
    for name in SHEETS:
        Pen(sheets[name], styles, formulas, lists).sheet([p for p in placed if p.sheet == name])
    for name, cells in defined_names(placed):
        workbook.define_name(name, cells)
    sheets[GUIDE].activate()
    workbook.close()
    return out.getvalue()
