"""Colours of a workbook: direct, by index, or from its theme, lighter or darker by a tint."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

from lkjip_xl.reading.xmlpart import Node, whole

# ECMA-376 part 1, 18.8.27: the colours that an index names where the workbook has no palette of its own.
_BASIC = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
_INDEXED = f"""{_BASIC} {_BASIC}
800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF
000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99
3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333
000000 FFFFFF""".split()
# The theme of Office, in the order in which a colour's number names them.
OFFICE = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


def theme_colours(theme: Node | None) -> tuple[str, ...]:
    """The colours of a theme part, in the order of their numbers; those of Office where it names none."""
    if theme is None:
        return OFFICE
    scheme = {n.tag: n for s in theme.all("themeElements", "clrScheme") for n in s.children}
    found = []
    for name, usual in zip(_THEME_ORDER, OFFICE, strict=True):
        node = next(iter(scheme[name].children), None) if name in scheme else None
        value = (node.get("lastClr") or node.get("val")) if node is not None else ""
        found.append(value.upper() if _is_colour(value) else usual)
    return tuple(found)


def colour(node: Node | None, theme: Sequence[str] = OFFICE) -> str | None:
    """The colour that an element names, as `RRGGBB`; None for none and for the automatic one."""
    if node is None:
        return None
    base: str | None = None
    if rgb := node.get("rgb"):
        base = rgb[-6:].upper() if _is_colour(rgb[-6:]) else None
    elif "theme" in node.attrs:
        at = whole(node.get("theme"), len(theme))
        base = theme[at] if at < len(theme) else None
    elif "indexed" in node.attrs:
        at = whole(node.get("indexed"), len(_INDEXED))
        base = _INDEXED[at] if at < len(_INDEXED) else None
    return base and _tinted(base, node.get("tint"))


def _tinted(base: str, tint: str) -> str:
    """The colour made lighter (tint up to 1) or darker (down to -1) in its luminance (ECMA-376 part 1, 18.8.19)."""
    try:
        by = max(-1.0, min(1.0, float(tint or 0)))
    except ValueError:
        by = 0.0
    if not by:
        return base
    red, green, blue = (int(base[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + by) if by < 0 else light * (1 - by) + by
    return "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


def _is_colour(text: str) -> bool:
    return len(text) == 6 and all(c in "0123456789abcdefABCDEF" for c in text)
