"""What a person would see wrong in a printed workbook, found without the code that wrote it.

Widths are estimated here by classes of letters, not with the metrics of the package: coarse, but independent.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.utils.cell import get_column_letter, range_boundaries
from package import parts

# average advance in font sizes, for a sans-serif of Calibri's width, a little on the narrow side
_NARROW, _WIDE, _CAPITAL, _OTHER, _DIGIT = 0.25, 0.78, 0.55, 0.46, 0.505
_LINE = 1.2  # least height of a line in font sizes
_PIXEL = 96 / 72


def opened(data: bytes, *, values: bool = True) -> Any:
    """The workbook with values, or with formulas."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), data_only=values)


def width_of(text: str, size: float, bold: bool) -> float:
    """About how many pixels a text takes on one line."""
    units = 0.0
    for c in text:
        if c.isdigit():
            units += _DIGIT
        elif c in " iIjltfr.,:;'|!()[]/-":
            units += _NARROW
        elif c in "mwMW@%":
            units += _WIDE
        else:
            units += _CAPITAL if c.isupper() else _OTHER
    return units * size * _PIXEL * (1.03 if bold else 1.0)


def lines_of(text: str, room: float, size: float, bold: bool) -> int:
    """How many lines a text takes at least when it is broken between words."""
    count = 0
    for paragraph in text.split("\n"):
        used = 0.0
        count += 1
        for word in paragraph.split():
            width = width_of(word, size, bold)
            if used and used + width_of(" ", size, bold) + width > room:
                count += 1
                used = 0.0
            used += width + (width_of(" ", size, bold) if used else 0)
            count += int(width // max(room, 1)) if width > room else 0
    return count


class Look:
    """The sizes of one sheet."""

    def __init__(self, ws: Any) -> None:
        self.ws = ws
        self.default = ws.sheet_format.defaultRowHeight or 15.0
        self.merged = {}
        for area in ws.merged_cells.ranges:
            for row in range(area.min_row, area.max_row + 1):
                for col in range(area.min_col, area.max_col + 1):
                    self.merged[(row, col)] = area
        self._widths: dict[int, float] = {}
        for letter, dimension in ws.column_dimensions.items():
            first = dimension.min or range_boundaries(f"{letter}1")[0]
            for col in range(first, (dimension.max or first) + 1):
                self._widths[col] = dimension.width

    def width(self, row: int, col: int) -> float:
        """The pixels of a cell, or of the merged area that it begins."""
        area = self.merged.get((row, col))
        cols = range(area.min_col, area.max_col + 1) if area else (col,)
        return sum(int(self._widths.get(c, 9.14) * 7) for c in cols)

    def height(self, row: int, col: int) -> float | None:
        """The points of a cell, or of the merged area; None where the program fits the row itself."""
        area = self.merged.get((row, col))
        rows = range(area.min_row, area.max_row + 1) if area else (row,)
        heights = [self.ws.row_dimensions[r].height for r in rows]
        return None if None in heights else sum(heights)

    def begins(self, row: int, col: int) -> bool:
        """Whether a cell is not hidden inside a merged area."""
        area = self.merged.get((row, col))
        return area is None or (area.min_row, area.min_col) == (row, col)


def cut_texts(data: bytes, sheets: set[str] | None = None) -> list[str]:
    """Texts that do not fit: too high for their row, or too long for a cell that does not wrap and has a neighbour."""
    found = []
    for ws in opened(data):
        if sheets is not None and ws.title not in sheets:
            continue
        look = Look(ws)
        for row in ws.iter_rows():
            for cell in row:
                if not isinstance(cell.value, str) or not cell.value.strip() or not look.begins(cell.row, cell.column):
                    continue
                size, bold = float(cell.font.sz or 11), bool(cell.font.b)
                room = look.width(cell.row, cell.column) - 4 - 9 * int(cell.alignment.indent or 0)
                if cell.alignment.wrap_text:
                    height = look.height(cell.row, cell.column)
                    needed = lines_of(cell.value, room, size, bold) * size * _LINE
                    if height is not None and needed > height + 0.5:
                        found.append(f"{ws.title}!{cell.coordinate}: {needed:.0f} points in {height:.0f}")
                elif width_of(cell.value, size, bold) > room:
                    area = look.merged.get((cell.row, cell.column))
                    beside = ws.cell(cell.row, (area.max_col if area else cell.column) + 1)
                    if area or beside.value not in (None, ""):
                        found.append(f"{ws.title}!{cell.coordinate}: does not fit on its line")
    return found


def shown(value: float, code: str) -> str:
    """A number under one of the formats that the tool writes."""
    match = re.fullmatch(r"(#,##)?0(?:\.(0+))?(%?).*", code.split(";")[0])
    if match is None:
        return format(value, ".10g")
    decimals = len(match[2] or "")
    return f"{value * (100 if match[3] else 1):{',' if match[1] else ''}.{decimals}f}{match[3]}"


def hashes(data: bytes, sheets: set[str] | None = None) -> list[str]:
    """Numbers that are wider than their column, which a program shows as ####."""
    found = []
    for ws in opened(data):
        if sheets is not None and ws.title not in sheets:
            continue
        look = Look(ws)
        for row in ws.iter_rows():
            for cell in row:
                if isinstance(cell.value, bool) or not isinstance(cell.value, int | float):
                    continue
                if ws.column_dimensions[get_column_letter(cell.column)].hidden or cell.is_date:
                    continue
                text = shown(cell.value, cell.number_format)
                size = float(cell.font.sz or 11)
                need = sum(_DIGIT if c.isdigit() else _NARROW for c in text) * size * _PIXEL
                if need + 9 * int(cell.alignment.indent or 0) > look.width(cell.row, cell.column) - 3:
                    found.append(f"{ws.title}!{cell.coordinate}: {text}")
    return found


def unprintable(data: bytes, paper: str = "9") -> list[str]:
    """Sheets that nobody has set up for the printer."""
    found = []
    book = opened(data)
    for ws in book:
        if ws.sheet_state != "visible":
            continue
        if str(ws.page_setup.paperSize) != paper:
            found.append(f"{ws.title}: paper {ws.page_setup.paperSize}")
        fits = ws.sheet_properties.pageSetUpPr is not None and ws.sheet_properties.pageSetUpPr.fitToPage
        if not fits and not ws.page_setup.scale:
            found.append(f"{ws.title}: not fitted to the page")
        if "&P" not in (ws.oddFooter.right.text or "") or "&N" not in (ws.oddFooter.right.text or ""):
            found.append(f"{ws.title}: no page numbers")
        if not (ws.oddFooter.left.text or "").strip():
            found.append(f"{ws.title}: nothing says what the page belongs to")
        area = ws.print_area
        if not area:
            found.append(f"{ws.title}: no print area")
            continue
        _, _, right, bottom = range_boundaries(area.split("!")[-1].replace("$", ""))
        outside = [
            c.coordinate
            for row in ws.iter_rows()
            for c in row
            if c.value not in (None, "") and (c.row > bottom or c.column > right)
        ]
        if outside:
            found.append(f"{ws.title}: outside the print area: {outside[:3]}")
        height = sum(ws.row_dimensions[r].height or 15 for r in range(1, bottom + 1))
        if height > 1200 and not ws.print_title_rows and ws.page_setup.fitToHeight == 0:
            found.append(f"{ws.title}: goes over pages without repeated headings")
    return found


# --- charts --------------------------------------------------------------------------------------

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def charts(data: bytes) -> Iterator[ElementTree.Element]:
    """The charts of a workbook."""
    for name, part in sorted(parts(data).items()):
        if re.fullmatch(r"xl/charts/chart\d+\.xml", name):
            yield ElementTree.fromstring(part)


def _texts(element: ElementTree.Element | None) -> str:
    return "".join(t.text or "" for t in element.iter() if t.text).strip() if element is not None else ""


def unreadable_charts(data: bytes) -> list[str]:
    """Charts without title or axis titles, with one that lies over the names, or whose ranges are not as long as each
    other or hold nothing."""
    found = []
    book = opened(data)
    for i, chart in enumerate(charts(data), start=1):
        title = _texts(chart.find(f"{_C}chart/{_C}title"))
        if not title:
            found.append(f"chart {i}: no title")
        for axis in (*chart.iter(f"{_C}catAx"), *chart.iter(f"{_C}valAx")):
            if not _texts(axis.find(f"{_C}title")):
                found.append(f"{title}: an axis without title")
        if not _names_below_their_title(chart):
            found.append(f"{title}: the title of the names is not above them")
        for series in chart.iter(f"{_C}ser"):
            ranges = [_cells(series.find(f"{_C}{tag}")) for tag in ("cat", "val")]
            if ranges[0][:1] != ranges[1][:1] or ranges[0][1:3] != ranges[1][1:3]:
                found.append(f"{title}: categories {ranges[0]} and values {ranges[1]} differ")
            sheet, top, bottom, col = ranges[0]
            if any(book[sheet].cell(r, col).value in (None, "") for r in range(top, bottom + 1)):
                found.append(f"{title}: a category is blank")
    return found


def _names_below_their_title(chart: ElementTree.Element) -> bool:
    """Whether what the names of the bars are stands level, and wholly above the area of the bars."""
    title, area = chart.find(f".//{_C}catAx/{_C}title"), chart.find(f".//{_C}plotArea/{_C}layout")
    turned = (
        [body.get("rot") for body in title.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}bodyPr")]
        if title is not None
        else []
    )
    tops = [None if e is None else e.find(f".//{_C}y") for e in (title, area)]
    if turned != ["0"] or tops[0] is None or tops[1] is None:
        return False
    return float(tops[0].attrib["val"]) < float(tops[1].attrib["val"])


def _cells(element: ElementTree.Element | None) -> tuple[str, int, int, int]:
    text = next(f.text or "" for f in element.iter(f"{_C}f")) if element is not None else ""
    sheet, _, area = text.rpartition("!")
    left, top, _, bottom = range_boundaries(area.replace("$", ""))
    return sheet.strip("'").replace("''", "'"), top, bottom, left


def rows_without_chart(data: bytes, sheet: str) -> list[str]:
    """Rows of the blocks of figures behind the charts that no chart shows."""
    ws = opened(data)[sheet]
    drawn: set[tuple[int, int]] = set()
    for chart in charts(data):
        for series in chart.iter(f"{_C}ser"):
            name, top, bottom, col = _cells(series.find(f"{_C}val"))
            if name == sheet:
                drawn |= {(r, col) for r in range(top, bottom + 1)}
    return [
        c.coordinate
        for row in ws.iter_rows(min_col=2)
        for c in row
        if isinstance(c.value, int | float) and (c.row, c.column) not in drawn
    ]


# --- colours -------------------------------------------------------------------------------------


def _luminance(colour: str) -> float:
    parts_ = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts_]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, paper: str) -> float:
    """The ratio of two colours, RRGGBB, by WCAG 2.1."""
    bright, dark = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def colour_pairs(data: bytes, sheets: set[str] | None = None) -> dict[tuple[str, str], str]:
    """Each pair of ink and paper that a filled cell shows, with one place of it; conditional formats included."""
    pairs: dict[tuple[str, str], str] = {}
    for ws in opened(data):
        if sheets is not None and ws.title not in sheets:
            continue
        for row in ws.iter_rows():
            for cell in row:
                if cell.value in (None, ""):
                    continue
                ink = _rgb(cell.font.color, "000000")
                paper = _rgb(cell.fill.fgColor, "FFFFFF") if cell.fill.fill_type == "solid" else "FFFFFF"
                pairs.setdefault((ink, paper), f"{ws.title}!{cell.coordinate}")
        for rules in ws.conditional_formatting:
            for rule in rules.rules:
                if rule.dxf is not None and rule.dxf.fill is not None:
                    ink = _rgb(rule.dxf.font.color, "000000") if rule.dxf.font is not None else "1F2933"
                    pairs.setdefault((ink, _rgb(rule.dxf.fill.bgColor, "FFFFFF")), f"{ws.title}: {rules.sqref}")
    return pairs


def _rgb(colour: Any, otherwise: str) -> str:
    if colour is None or colour.type != "rgb" or not isinstance(colour.rgb, str):
        return otherwise
    return colour.rgb[-6:]


def overlapping_drawings(data: bytes) -> list[str]:
    """Charts of a sheet that lie on each other."""
    xdr = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
    found = []
    for name, part in parts(data).items():
        if not re.fullmatch(r"xl/drawings/drawing\d+\.xml", name):
            continue
        boxes = []
        for anchor in ElementTree.fromstring(part):
            ends = [anchor.find(f"{xdr}{e}") for e in ("from", "to")]
            at = [
                [int(e.findtext(f"{xdr}{k}", "0")) for k in ("col", "colOff", "row", "rowOff")]
                for e in ends
                if e is not None
            ]
            boxes.append(((at[0][0], at[0][1]), (at[0][2], at[0][3]), (at[1][0], at[1][1]), (at[1][2], at[1][3])))
        boxes.sort()
        found += [
            f"{name}: {a} {b}"
            for i, a in enumerate(boxes)
            for b in boxes[i + 1 :]
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        ]
    return found
