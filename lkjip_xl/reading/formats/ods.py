"""OpenDocument spreadsheets (.ods, .fods): values, formulas, and number formats as far as the displayed text tells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lkjip_xl.reading.cells import Contents
from lkjip_xl.reading.formats.displayed import shown_as
from lkjip_xl.reading.formats.grids import Filler
from lkjip_xl.reading.limits import LAST_ROW
from lkjip_xl.reading.notes import note
from lkjip_xl.reading.values import ISO_DATE, number, serial
from lkjip_xl.reading.xmlpart import Attributes, parse, whole
from lkjip_xl.sheet import ExcelError, Raw

_BLOCKS = frozenset(("office:annotation", "table:tracked-changes", "table:shapes", "draw:frame"))


def read_ods(chunks: Iterable[bytes]) -> Contents:
    """The tables of a content part, or of a flat document. Raises Refused where it is damaged or holds too much."""
    document = _Document()
    parse(chunks, document.start, document.end, document.text)
    return document.filler.contents(note("ods"))


class _Document:
    def __init__(self) -> None:
        self.filler = Filler()
        self._hidden: set[str] = set()
        self._style = ""
        self._row = self._col = 0
        self._repeat = 1
        self._line: list[tuple[int, int, Attributes, str]] = []  # first column, how often, attributes, text
        self._cell: Attributes | None = None
        self._lines: list[str] = []
        self._in_text = False
        self._blocked = 0

    def start(self, tag: str, attrs: Attributes) -> None:
        """An element begins."""
        if tag in _BLOCKS:
            self._blocked += 1
        if self._blocked:
            return
        if tag in ("table:table-cell", "table:covered-table-cell"):
            self._cell, self._lines = attrs, []
        elif tag == "text:p":
            self._lines.append("")
            self._in_text = True
        elif tag == "text:s" and self._lines:
            self._lines[-1] += " " * min(whole(attrs.get("text:c", "1"), 1), 100)
        elif tag in ("text:tab", "text:line-break") and self._lines:
            self._lines[-1] += "\n" if tag == "text:line-break" else "\t"
        elif tag == "table:table-row":
            self._repeat = max(1, whole(attrs.get("table:number-rows-repeated", "1"), 1))
            self._line, self._col = [], 0
        elif tag == "table:table":
            state = "hidden" if attrs.get("table:style-name") in self._hidden else "visible"
            self.filler.open(attrs.get("table:name", ""), state)
            self._row = 0
        elif tag == "style:style":
            self._style = attrs.get("style:name", "")
        elif tag == "style:table-properties" and attrs.get("table:display") == "false":
            self._hidden.add(self._style)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _BLOCKS:
            self._blocked = max(0, self._blocked - 1)
        elif self._blocked:
            return
        elif tag == "text:p":
            self._in_text = False
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._close_cell()
        elif tag == "table:table-row":
            self._close_row()

    def text(self, data: str) -> None:
        """Text, in pieces."""
        if self._in_text and not self._blocked:
            self._lines[-1] += data

    def _close_cell(self) -> None:
        attrs, self._cell = self._cell or {}, None
        often = max(1, whole(attrs.get("table:number-columns-repeated", "1"), 1))
        text = "\n".join(self._lines)
        self._lines, self._in_text = [], False
        if text or "office:value-type" in attrs or "table:formula" in attrs:
            self._line.append((self._col + 1, often, attrs, text))
        down = whole(attrs.get("table:number-rows-spanned", "1"), 1)
        right = whole(attrs.get("table:number-columns-spanned", "1"), 1)
        if self.filler.sheets and self._repeat == 1:
            self.filler.merge(self._row + 1, self._col + 1, down, right)
        self._col += often

    def _close_row(self) -> None:
        if not self.filler.sheets:
            return
        for row in range(self._row + 1, min(self._row + self._repeat, LAST_ROW) + 1) if self._line else ():
            for first, often, attrs, text in self._line:
                value, form = _value(attrs, text)
                formula = _formula(attrs.get("table:formula", ""))
                for col in range(first, first + often):
                    self.filler.put(row, col, value, form, formula)
        self._row += self._repeat
        self._line = []


def _value(attrs: Attributes, text: str) -> tuple[Raw, str]:
    kind = attrs.get("office:value-type", "")
    broken = attrs.get("calcext:value-type") == "error" or re.fullmatch(r"#[A-Z/0]+[!?]|#N/A|Err:\d+", text)
    if broken and "table:formula" in attrs:
        return ExcelError(text), "General"
    if kind in ("float", "currency", "percentage"):
        value = number(attrs.get("office:value", ""))
        unit = "%" if kind == "percentage" else "Rp" if re.search(r"\brp", text, re.I) else ""
        return value, shown_as(text, value, unit)
    if kind == "boolean":
        return attrs.get("office:boolean-value") == "true", "General"
    if kind == "date":
        return serial(attrs.get("office:date-value", ""), excel=False), ISO_DATE
    if kind == "time":
        return _days(attrs.get("office:time-value", "")), "[h]:mm:ss"
    return text or None, "General"


def _days(text: str) -> Raw:
    """An ISO 8601 duration such as `PT12H30M00S`, in days."""
    match = re.fullmatch(r"-?P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?", text)
    if match is None or len(text) > 40:
        return text
    days, hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in match.groups())
    value = days + hours / 24 + minutes / 1440 + seconds / 86400
    return -value if text.startswith("-") else value


_PIECES = re.compile(r"""("(?:[^"]|"")*")|\[([^\]]*)\]|(;)""")


def _formula(text: str) -> str | None:
    """A formula in the words of Excel: `of:=SUM([.A1:.B2];1)` becomes `=SUM(A1:B2,1)`."""
    if not text:
        return None
    body = text.partition(":=")[2] if ":=" in text[:12] else text.lstrip("=")
    return "=" + _PIECES.sub(lambda m: m[1] or (_reference(m[2]) if m[2] is not None else ","), body)


def _reference(text: str) -> str:
    sheet, _, first = text.partition(".") if not text.startswith("'") and not text.startswith("$'") else _quoted(text)
    cells = ":".join(part.rpartition(".")[2] for part in f"{first}".split(":"))
    sheet = sheet.lstrip("$")
    return f"{sheet}!{cells}" if sheet else cells


def _quoted(text: str) -> tuple[str, str, str]:
    end = text.rfind("'.")
    return text[: end + 1], ".", text[end + 2 :]
