"""The styles part: the number format of each cell format, and what each looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lkjip_xl.reading import limits
from lkjip_xl.reading.colours import OFFICE, colour
from lkjip_xl.reading.limits import amount
from lkjip_xl.reading.look import Properties
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.xmlpart import Node, fraction, truth, whole

# ECMA-376 part 1, 18.8.30: the formats that a number alone names.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)',
    6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)',
    8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}
_BORDERS = {
    "thin": 1,
    "medium": 2,
    "dashed": 3,
    "dotted": 4,
    "thick": 5,
    "double": 6,
    "hair": 7,
    "mediumDashed": 8,
    "dashDot": 9,
    "mediumDashDot": 10,
    "dashDotDot": 11,
    "mediumDashDotDot": 12,
    "slantDashDot": 13,
}
_HORIZONTAL = {
    "left": "left",
    "center": "center",
    "right": "right",
    "fill": "fill",
    "justify": "justify",
    "centerContinuous": "center_across",
    "distributed": "distributed",
}
_VERTICAL = {
    "top": "top",
    "center": "vcenter",
    "bottom": "bottom",
    "justify": "vjustify",
    "distributed": "vdistributed",
}
# the numbers that XlsxWriter gives the patterns of fills (ECMA-376 part 1, 18.18.55) that are not one plain colour
_PATTERNS = {
    "mediumGray": 2, "darkGray": 3, "lightGray": 4, "darkHorizontal": 5, "darkVertical": 6, "darkDown": 7, "darkUp": 8,
    "darkGrid": 9, "darkTrellis": 10, "lightHorizontal": 11, "lightVertical": 12, "lightDown": 13, "lightUp": 14,
    "lightGrid": 15, "lightTrellis": 16, "gray125": 17, "gray0625": 18,
}  # fmt: skip
_UNDERLINE = {"": 1, "single": 1, "double": 2, "singleAccounting": 33, "doubleAccounting": 34}


@dataclass(frozen=True, eq=False, repr=False)
class Styles:
    """The cell formats of a workbook, by their number. `formats`: the number format of each."""

    formats: Sequence[str] = ("General",)
    _xfs: Sequence[Node] = ()
    _fonts: Sequence[Node] = ()
    _fills: Sequence[Node] = ()
    _borders: Sequence[Node] = ()
    _theme: Sequence[str] = field(default=OFFICE)

    def properties(self, number: int) -> Properties:
        """What cells of this format look like, names and values as XlsxWriter takes them."""
        found: dict[str, object] = {}
        if number < len(self._xfs):
            xf = self._xfs[number]
            self._font(found, _part(self._fonts, xf, "fontId"))
            found |= self._fill(xf)
            self._border(found, _part(self._borders, xf, "borderId"))
            _alignment(found, xf.first("alignment"))
        if number < len(self.formats) and self.formats[number] != "General":
            found["num_format"] = self.formats[number]
        return tuple(sorted(found.items()))

    @cached_property
    def indents(self) -> dict[int, int]:
        """The formats that indent their text, and how far."""
        found = {}
        for number, xf in enumerate(self._xfs):
            alignment = xf.first("alignment")
            if alignment is not None and (indent := whole(alignment.get("indent"))):
                found[number] = min(indent, 15)
        return found

    @cached_property
    def faces(self) -> dict[int, str]:
        """The formats in bold or italic type: `b`, `i` or `bi`."""
        found = {}
        for number, xf in enumerate(self._xfs):
            font = _part(self._fonts, xf, "fontId")
            on = [(key, node) for key in "bi" if font is not None and (node := font.first(key)) is not None]
            if face := "".join(key for key, node in on if truth(node.get("val", "1"))):
                found[number] = face
        return found

    @cached_property
    def invisible(self) -> frozenset[int]:
        """The formats whose text has the colour of its own background, such as white on white."""
        found = set()
        for number, xf in enumerate(self._xfs):
            font = _part(self._fonts, xf, "fontId")
            front = colour(font.first("color"), self._theme) if font is not None else None
            if front is None or self._patterned(xf):
                continue
            if front == (self._back(xf) or "FFFFFF"):
                found.add(number)
        return frozenset(found)

    def _fill(self, xf: Node) -> dict[str, object]:
        if (back := self._back(xf)) is not None:
            return {"pattern": 1, "bg_color": f"#{back}"}
        fill = _part(self._fills, xf, "fillId")
        pattern = fill.first("patternFill") if fill is not None else None
        kind = pattern.get("patternType") if pattern is not None else ""
        if pattern is None or kind not in _PATTERNS:
            return {}
        found: dict[str, object] = {"pattern": _PATTERNS[kind]}
        for key, tag in (("fg_color", "fgColor"), ("bg_color", "bgColor")):
            if (paint := colour(pattern.first(tag), self._theme)) is not None:
                found[key] = f"#{paint}"
        return found

    def _back(self, xf: Node) -> str | None:
        fill = _part(self._fills, xf, "fillId")
        pattern = fill.first("patternFill") if fill is not None else None
        if pattern is None or pattern.get("patternType") != "solid":
            return None
        return colour(pattern.first("fgColor"), self._theme)

    def _patterned(self, xf: Node) -> bool:
        """Whether the background is anything but one known colour."""
        fill = _part(self._fills, xf, "fillId")
        if fill is None or not fill.children:
            return False
        pattern = fill.first("patternFill")
        kind = pattern.get("patternType", "none") if pattern is not None else "gradient"
        return kind != "none" and (kind != "solid" or self._back(xf) is None)

    def _font(self, found: dict[str, object], font: Node | None) -> None:
        if font is None:
            return
        if (name := font.first("name")) is not None and name.get("val"):
            found["font_name"] = name.get("val")
        if (size := font.first("sz")) is not None and fraction(size.get("val")):
            found["font_size"] = fraction(size.get("val"))
        for tag, key in (("b", "bold"), ("i", "italic"), ("strike", "font_strikeout")):
            if (mark := font.first(tag)) is not None and truth(mark.get("val"), default=True):
                found[key] = True
        if (line := font.first("u")) is not None and line.get("val") in _UNDERLINE:
            found["underline"] = _UNDERLINE[line.get("val")]
        if (front := colour(font.first("color"), self._theme)) is not None:
            found["font_color"] = f"#{front}"

    def _border(self, found: dict[str, object], border: Node | None) -> None:
        for side in ("left", "right", "top", "bottom"):
            edge = border.first(side) if border is not None else None
            if edge is None or edge.get("style") not in _BORDERS:
                continue
            found[side] = _BORDERS[edge.get("style")]
            if (line := colour(edge.first("color"), self._theme)) is not None and line != "000000":
                found[f"{side}_color"] = f"#{line}"


def _part(parts: Sequence[Node], xf: Node, name: str) -> Node | None:
    at = whole(xf.get(name))
    return parts[at] if at < len(parts) else None


def _alignment(found: dict[str, object], alignment: Node | None) -> None:
    if alignment is None:
        return
    if alignment.get("horizontal") in _HORIZONTAL:
        found["align"] = _HORIZONTAL[alignment.get("horizontal")]
    if alignment.get("vertical") in _VERTICAL:
        found["valign"] = _VERTICAL[alignment.get("vertical")]
    if truth(alignment.get("wrapText")):
        found["text_wrap"] = True
    if truth(alignment.get("shrinkToFit")):
        found["shrink"] = True
    if indent := whole(alignment.get("indent")):
        found["indent"] = min(indent, 15)
    turned = whole(alignment.get("textRotation"))
    if 0 < turned <= 180:
        found["rotation"] = turned if turned <= 90 else 90 - turned
    elif turned == 255:
        found["rotation"] = 270


def read_styles(root: Node, theme: Sequence[str] = OFFICE) -> Styles:
    """The styles of a styles part. Raises Refused where it has too many formats."""
    own = {whole(n.get("numFmtId"), -1): n.get("formatCode") for n in root.all("numFmts", "numFmt")}
    xfs = root.all("cellXfs", "xf")
    if len(xfs) > limits.MAX_FORMATS:
        raise Refused("too_many_formats", f"{amount(len(xfs))} (batas {amount(limits.MAX_FORMATS)})")
    formats = []
    for xf in xfs:
        number = whole(xf.get("numFmtId"))
        formats.append(own.get(number) or BUILT_IN.get(number, "General"))
    return Styles(
        formats or ["General"],
        xfs,
        root.all("fonts", "font"),
        root.all("fills", "fill"),
        root.all("borders", "border"),
        theme,
    )
