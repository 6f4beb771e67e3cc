"""A workbook package: which sheets it has, in which parts they stand, and what they share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lkjip_xl.reading.colours import theme_colours
from lkjip_xl.reading.notes import note
from lkjip_xl.reading.package import Package, Relation
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.strings import shared_strings
from lkjip_xl.reading.styles import Styles, read_styles
from lkjip_xl.reading.xmlpart import tree, truth


class SheetEntry(NamedTuple):
    """A worksheet as the workbook lists it. `state`: visible, hidden or veryHidden."""

    name: str
    part: str
    state: str


class Workbook(NamedTuple):
    """What the worksheets of a package have in common. `other`: sheets without cells, such as charts. `names`: what
    the names of the whole workbook stand for, by the name in capitals."""

    sheets: tuple[SheetEntry, ...]
    strings: list[str]
    styles: Styles
    date1904: bool
    notes: tuple[str, ...]
    names: Mapping[str, str]


_USUAL = ("xl/workbook.xml", "xl/workbook.bin", "word/document.xml", "ppt/presentation.xml")


def main_part(package: Package) -> str:
    """The part that the package is about: the workbook, or a document of another kind."""
    for link in package.relations("").values():
        if link.kind == "officeDocument" and not link.outside:
            return link.target
    return next((name for name in _USUAL if name in package), _USUAL[0])


def read_workbook(package: Package, part: str) -> Workbook:
    """The workbook whose main part this is. Raises Refused where a part that the cells rest on is damaged."""
    root = tree(package.chunks(part), needed="sheets")
    links = package.relations(part)
    by_kind: dict[str, Relation] = {}
    for link in links.values():
        by_kind.setdefault(link.kind, link)
    sheets: list[SheetEntry] = []
    notes: list[str] = []
    for node in root.all("sheets", "sheet"):
        target = links.get(node.get("r:id") or node.get("id"))
        if target is None:
            raise Refused("damaged")
        if target.kind == "worksheet":
            sheets.append(SheetEntry(node.get("name"), target.target, node.get("state", "visible")))
        else:
            notes.append(note("sheet_without_cells", node.get("name")))
    properties = root.first("workbookPr")
    strings = shared_strings(package.chunks(by_kind["sharedStrings"].target)) if "sharedStrings" in by_kind else []
    styles, told = _styles(package, by_kind)
    date1904 = properties is not None and truth(properties.get("date1904"))
    defined = [n for n in root.all("definedNames", "definedName") if not n.get("localSheetId")]
    names = {n.get("name").upper(): n.text.strip() for n in defined}
    return Workbook(tuple(sheets), strings, styles, date1904, (*notes, *told), names)


def _styles(package: Package, links: dict[str, Relation]) -> tuple[Styles, list[str]]:
    """The styles; what is damaged in them is passed over and told."""
    link = links.get("styles")
    if link is None or link.target not in package:
        return Styles(), [note("styles_absent")]
    try:
        root = tree(package.chunks(link.target), needed="cellXfs")
    except Refused as refused:
        if refused.reason != "damaged":
            raise
        return Styles(), [note("styles_damaged")]
    notes = []
    theme = None
    if "theme" in links and links["theme"].target in package:
        try:
            theme = tree(package.chunks(links["theme"].target), needed="clrScheme")
        except Refused as refused:
            if refused.reason not in ("damaged", "doctype"):
                raise
            notes.append(note("theme_damaged"))
    return read_styles(root, theme_colours(theme)), notes
