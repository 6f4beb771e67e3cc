"""The look of the report: one palette, one font, formats made once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lkjip_xl.findings import Level
from lkjip_xl.table import Kind

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FONT = "Calibri"
INK, LINE, HEAD, TOTAL, LEVEL_0, LEVEL_1 = "#1F2933", "#8A94A0", "#D9E2EC", "#E8EDF3", "#EDF2F7", "#F7F9FB"
MARK = {Level.SALAH: "#F8CBAD", Level.PERINGATAN: "#FFE699", Level.CATATAN: "#DDEBF7"}
GOOD = "#E2EFDA"


class Styles:
    """Formats of one workbook, each made once for its properties."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: Any) -> Format:
        """The format with these properties, on top of the report's font."""
        base = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "vcenter"} | properties
        return self.exact(base)

    def exact(self, properties: dict[str, Any]) -> Format:
        """The format with just these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]

    def cell(self, **properties: Any) -> Format:
        """A cell of a table: border and wrapped text."""
        return self.get(**({"border": 1, "border_color": LINE, "text_wrap": True} | properties))

    @property
    def title(self) -> Format:
        return self.get(bold=True, font_size=13)

    @property
    def heading(self) -> Format:
        return self.cell(bold=True, bg_color=HEAD, align="center")

    @property
    def note(self) -> Format:
        return self.get(italic=True, font_size=9)


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width (in characters), broken between words."""
    room = max(1, int(width * 0.95))
    total = 0
    for paragraph in text.split("\n"):
        used, count = 0, 1
        for word in paragraph.split(" "):
            length = len(word)
            if used and used + 1 + length > room:
                count, used = count + 1, 0
            elif used:
                length += 1
            while used + length > room:  # a word longer than the column is broken inside
                count, length = count + 1, used + length - room
                used = 0
            used += length
        total += count
    return max(total, 1)


LINE_HEIGHT = 15.0


def height(texts: Sequence[tuple[str, float]], font_size: float = 11) -> float:
    """The height in points of a row that holds these texts in columns of these widths; Excel's limit is 409."""
    most = max((lines(text, width) for text, width in texts), default=1)
    return min(409.0, most * LINE_HEIGHT * font_size / 11 + 3)


def number_format(kind: Kind, decimals: int | None) -> str:
    """The number format of a kind of figure."""
    tail = "." + "0" * decimals if decimals else ""
    if kind is Kind.INDEX:
        return "General" if decimals is None else f"0{tail}"
    if kind in (Kind.COUNT, Kind.RUPIAH):
        return f"#,##0{tail}"
    return "0" + (tail or ".00") if kind is Kind.PERCENT else "General"


NUMBER_FORMATS = {kind: number_format(kind, kind.decimals) for kind in Kind if kind.numeric}
