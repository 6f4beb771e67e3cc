"""Web pages named .xls, as several government systems export them: their tables on one sheet, one below the other."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from lkjip_xl.reading import limits
from lkjip_xl.reading.cells import Contents
from lkjip_xl.reading.formats.displayed import shown_as, typed
from lkjip_xl.reading.formats.grids import Filler
from lkjip_xl.reading.notes import note
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.values import number
from lkjip_xl.sheet import Raw

_BREAKS = frozenset(("br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"))
_SILENT = frozenset(("script", "style", "title"))
_MOST_SPAN = 1000


def read_html(data: bytes) -> Contents:
    """The tables of a page. Raises Refused where there is none."""
    page = _Page()
    page.feed(_decoded(data))
    page.close()
    if not page.tables:
        raise Refused("html")
    return page.filler.contents(note("html"))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    declared = re.search(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", data[:4096])
    for encoding in ("utf-8-sig", declared[1].decode("ascii") if declared else "", "cp1252"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("latin-1")


class _Page(HTMLParser):
    """Follows the tags of a page. Texts between the tables get a row each; a table inside a cell of another one
    is laid out below it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.filler = Filler()
        self.filler.open("Lembar1")
        self.tables = 0
        self._row = 0
        self._col = 0
        self._taken: dict[int, set[int]] = {}  # columns of later rows that a cell above reaches into
        self._text: list[str] = []
        self._cell: dict[str, str] | None = None
        self._in_table = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._close_cell()
            self._loose_text()
            self.tables += 1
            self._in_table += 1
        elif tag == "tr":
            self._close_cell()
            self._open_row()
        elif tag in ("td", "th") and self._in_table:
            self._close_cell()
            if not self._row:
                self._open_row()
            self._cell = {name: value or "" for name, value in attrs}
            self._text = []
        elif tag in _BREAKS:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th", "tr"):
            self._close_cell()
        elif tag == "table":
            self._close_cell()
            self._in_table = max(0, self._in_table - 1)
            self._row = max([self._row, *(r for r, cols in self._taken.items() if cols)])
            self._taken = {}
        elif tag in ("p", "div", "body", "html") and not self._in_table:
            self._loose_text()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self._close_cell()
        self._loose_text()

    def _open_row(self) -> None:
        self._row, self._col = self._row + 1, 0
        self._taken.pop(self._row - 1, None)

    def _loose_text(self) -> None:
        if self._in_table:
            return
        text = _plain(self._text)
        self._text = []
        if text:
            self._row += 1
            self.filler.put(self._row, 1, text)

    def _close_cell(self) -> None:
        attrs, self._cell = self._cell, None
        if attrs is None:
            return
        taken = self._taken.get(self._row, set())
        self._col += 1
        while self._col in taken:
            self._col += 1
        height, width = _span(attrs.get("rowspan")), _span(attrs.get("colspan"))
        value, number_format = _value(attrs, _plain(self._text))
        self._text = []
        self.filler.put(self._row, self._col, value, number_format)
        self.filler.merge(self._row, self._col, height, width)
        for below in range(1, height):
            self._taken.setdefault(self._row + below, set()).update(range(self._col, self._col + width))
        self._col += width - 1


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _MOST_SPAN) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1


def _plain(pieces: list[str]) -> str:
    text = "".join(pieces)[: limits.MAX_STRING].replace("\xa0", " ")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _value(attrs: dict[str, str], text: str) -> tuple[Raw, str]:
    """Excel writes the stored number beside the displayed text (`x:num`); other programs write the text alone."""
    if "x:str" in attrs or "\\@" in attrs.get("style", ""):
        return text or None, "General"
    stored = number(attrs.get("x:num") or attrs.get("sdval") or "")
    shown, number_format = typed(text)
    if isinstance(stored, str) or stored is None:
        return (shown if text else None), number_format
    return stored, number_format if stored == shown else shown_as(text, stored, "%" if "%" in text else "")
