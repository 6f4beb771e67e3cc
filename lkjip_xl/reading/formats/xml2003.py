"""Spreadsheets in one XML file (Excel 2003 XML), which some systems name .xls."""

from __future__ import annotations

from lkjip_xl.reading.cells import Contents
from lkjip_xl.reading.formats.grids import Filler
from lkjip_xl.reading.notes import note
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.values import ISO_DATE, number, serial
from lkjip_xl.reading.xmlpart import Attributes, local, parse, truth, whole
from lkjip_xl.sheet import ExcelError, Raw

# The formats that a name alone stands for.
_NAMED = {
    "General Number": "General",
    "General Date": "m/d/yy h:mm",
    "Long Date": "d-mmm-yy",
    "Medium Date": "d-mmm-yy",
    "Short Date": "mm-dd-yy",
    "Long Time": "h:mm:ss",
    "Medium Time": "h:mm AM/PM",
    "Short Time": "h:mm",
    "Currency": '"Rp"#,##0.00',
    "Euro Currency": "#,##0.00",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
}
_STATES = {"SheetHidden": "hidden", "SheetVeryHidden": "veryHidden"}


def read_xml2003(data: bytes) -> Contents:
    """The worksheets of the file: values with their number formats. Raises Refused where it is damaged."""
    file = _File()
    parse([data], file.start, file.end, file.text)
    return file.filler.contents(note("xml2003"), date1904=file.date1904)


class _File:
    def __init__(self) -> None:
        self.filler = Filler()
        self.date1904 = False
        self._formats: dict[str, str] = {}
        self._style = ""
        self._row = self._col = 0
        self._cell: Attributes = {}
        self._kind = ""
        self._text: list[str] = []
        self._value: Raw = None

    def start(self, tag: str, attrs: Attributes) -> None:
        """An element begins."""
        tag, attrs = local(tag), {local(k): v for k, v in attrs.items()}
        self._text = [] if tag in ("Data", "Visible", "Date1904", "Comment") else self._text
        if tag == "Style":
            self._style = attrs.get("ID", "")
        elif tag == "NumberFormat":
            code = attrs.get("Format", "General")
            self._formats[self._style] = _NAMED.get(code, code)
        elif tag == "Worksheet":
            self.filler.open(attrs.get("Name", ""))
            self._row = 0
        elif tag == "Row":
            self._row = whole(attrs.get("Index", "")) or self._row + 1
            self._col = 0
        elif tag == "Cell":
            self._col = whole(attrs.get("Index", "")) or self._col + 1
            self._cell, self._value, self._kind = attrs, None, ""
        elif tag == "Data":
            self._kind = attrs.get("Type", "String")

    def end(self, tag: str) -> None:
        """An element ends."""
        tag = local(tag)
        if tag == "Data":
            self._value = self._read("".join(self._text))
            self._text = []
        elif tag == "Cell":
            self._close()
        elif tag == "Visible" and self.filler.sheets:
            self.filler.sheets[-1].state = _STATES.get("".join(self._text).strip(), "visible")
        elif tag == "Date1904":
            self.date1904 = True

    def text(self, data: str) -> None:
        """Text, in pieces."""
        self._text.append(data)

    def _read(self, text: str) -> Raw:
        if self._kind == "Number":
            return number(text)
        if self._kind == "Boolean":
            return truth(text)
        if self._kind == "Error":
            return ExcelError(text.strip())
        if self._kind == "DateTime":
            return serial(text.strip(), date1904=self.date1904)
        return text or None

    def _close(self) -> None:
        if not self.filler.sheets or not self._row:
            raise Refused("damaged")
        right, down = whole(self._cell.get("MergeAcross", "")), whole(self._cell.get("MergeDown", ""))
        form = self._formats.get(self._cell.get("StyleID", ""), "General")
        if self._kind == "DateTime" and form == "General":
            form = ISO_DATE
        self.filler.put(self._row, self._col, self._value, form)
        self.filler.merge(self._row, self._col, down + 1, right + 1)
        self._col += right
