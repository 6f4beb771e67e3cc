"""The look of the report: one palette, one font, formats made once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lkjip_xl.findings import Level
from lkjip_xl.table import Kind

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FONT = "Calibri"
INK, LINE, HEAD, TOTAL, LEVEL_0, LEVEL_1 = "#1F2933", "#8A94A0", "#D9E2EC", "#E8EDF3", "#EDF2F7", "#F7F9FB"
LINK, MUTED, ANSWER, TABLE_TAB = "#0B4F9E", "#52606D", "#FFFBE6", "#1F4E79"
MARK = {Level.SALAH: "#F8CBAD", Level.PERINGATAN: "#FFE699", Level.CATATAN: "#DDEBF7"}
GOOD, CHANGED_MARK = "#E2EFDA", "#E4DFEC"


class Styles:
    """Formats of one workbook, each made once for its properties."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._asked: dict[tuple[object, ...], Format] = {}  # what was asked for, as it was asked

    def get(self, **properties: Any) -> Format:
        """The format with these properties, on top of the report's font."""
        asked = ("get", *properties.items())
        if asked not in self._asked:
            base = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "vcenter"}
            self._asked[asked] = self.exact(base | properties)
        return self._asked[asked]

    def exact(self, properties: dict[str, Any]) -> Format:
        """The format with just these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]

    def cell(self, **properties: Any) -> Format:
        """A cell of a table: border and wrapped text."""
        asked = ("cell", *properties.items())
        if asked not in self._asked:
            self._asked[asked] = self.get(**({"border": 1, "border_color": LINE, "text_wrap": True} | properties))
        return self._asked[asked]

    def number(self, num_format: str, **properties: Any) -> Format:
        """A figure in a table: to the right, a little off the border, never wrapped."""
        look = {"num_format": num_format, "align": "right", "indent": 1, "text_wrap": False}
        return self.cell(**(look | properties))

    @property
    def title(self) -> Format:
        return self.get(bold=True, font_size=13)

    @property
    def heading(self) -> Format:
        return self.cell(bold=True, bg_color=HEAD, align="center")

    @property
    def link(self) -> dict[str, Any]:
        """What makes a cell look like a link."""
        return {"font_color": LINK, "underline": 1}

    @property
    def note(self) -> Format:
        return self.get(italic=True, font_size=9, font_color=MUTED)


def number_format(kind: Kind, decimals: int | None) -> str:
    """The number format of a kind of figure."""
    tail = "." + "0" * decimals if decimals else ""
    if kind is Kind.INDEX:
        return "General" if decimals is None else f"0{tail}"
    if kind in (Kind.COUNT, Kind.RUPIAH):
        return f"#,##0{tail}"
    return "0" + (tail or ".00") if kind is Kind.PERCENT else "General"


NUMBER_FORMATS = {kind: number_format(kind, kind.decimals) for kind in Kind if kind.numeric}
