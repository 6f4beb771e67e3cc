"""Binary workbooks (.xlsb): values with their number formats, without formulas.

The parts of the package are rows of records [MS-XLSB], each with a number, a length and its content, so that what is
not needed is passed over unread. No library gives the number formats of such a workbook.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from math import isfinite
from typing import NamedTuple

from lkjip_xl.reading import limits
from lkjip_xl.reading.cells import Contents
from lkjip_xl.reading.formats.grids import Filler
from lkjip_xl.reading.limits import amount
from lkjip_xl.reading.notes import note
from lkjip_xl.reading.package import Package
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.styles import BUILT_IN
from lkjip_xl.sheet import ExcelError, Raw

# the numbers of the records, 2.3.1 and 2.4 there
_ROW, _BLANK, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = range(8)
_FORMULA_TEXT, _FORMULA_NUMBER, _FORMULA_BOOL, _FORMULA_ERROR, _RICH = 8, 9, 10, 11, 62
_STRING, _FORMAT, _XF = 19, 44, 47
_PROPERTIES, _SHEET, _MERGED = 153, 156, 176
_CELL_XFS, _END_CELL_XFS = 617, 618
_EXACT = 10**15  # whole numbers below are held exactly
_STATES = ("visible", "hidden", "veryHidden")
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip


def read_xlsb(package: Package, part: str) -> Contents:
    """The worksheets of a binary workbook whose main part this is. Raises Refused where a part that the cells rest on
    is damaged, or holds too much."""
    try:
        return _Workbook(package, part).contents()
    except (struct.error, UnicodeDecodeError):  # a record shorter than what must stand in it
        raise Refused("damaged") from None


class _Entry(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    relation: str
    state: str


class _Workbook:
    def __init__(self, package: Package, part: str) -> None:
        self.package = package
        self.links = package.relations(part)
        self.notes = [note("xlsb")]
        self.entries: list[_Entry] = []
        self.date1904 = False
        self.left = limits.MAX_STRANGERS  # records that may still come, in all parts
        for record, body in self._records(part):
            if record == _PROPERTIES:
                self.date1904 = bool(_u32(body, 0) & 1)
            elif record == _SHEET:
                relation, end = _wide(body, 8)
                name, _ = _wide(body, end)
                self.entries.append(_Entry(name, relation, _STATES[min(_u32(body, 0), 2)]))
        self.strings = self._strings()
        self.formats = self._formats()

    def contents(self) -> Contents:
        """All sheets with cells, in order."""
        filler = Filler()
        for entry in self.entries:
            link = self.links.get(entry.relation)
            if link is None:
                raise Refused("damaged")
            if link.kind != "worksheet":
                self.notes.append(note("sheet_without_cells", entry.name))
                continue
            filler.open(entry.name, entry.state)
            self._sheet(link.target, filler)
        return filler.contents(*self.notes, date1904=self.date1904)

    def _sheet(self, part: str, filler: Filler) -> None:
        row = 0
        for record, body in self._records(part):
            if record == _ROW:
                row = _u32(body, 0) + 1
            elif _BLANK < record <= _FORMULA_ERROR or record == _RICH:
                style = _u32(body, 4) & 0xFFFFFF
                form = self.formats[style] if style < len(self.formats) else "General"
                filler.put(row, _u32(body, 0) + 1, self._value(record, body), form)
            elif record == _MERGED:
                top, bottom, left, right = struct.unpack_from("<4I", body)
                filler.merge(top + 1, left + 1, bottom - top + 1, right - left + 1)

    def _value(self, record: int, body: bytes) -> Raw:
        if record == _RK:
            return _rk(_u32(body, 8))
        if record in (_REAL, _FORMULA_NUMBER):
            return _plain(struct.unpack_from("<d", body, 8)[0])
        if record in (_ERROR, _FORMULA_ERROR):
            return ExcelError(_ERRORS.get(_u8(body, 8), "#VALUE!"))
        if record in (_BOOL, _FORMULA_BOOL):
            return bool(_u8(body, 8))
        if record == _SHARED:
            at = _u32(body, 8)
            if at >= len(self.strings):
                raise Refused("damaged")
            return self.strings[at]
        return _wide(body, 9 if record == _RICH else 8)[0]

    def _strings(self) -> list[str]:
        part, total = self._part("sharedStrings"), 0
        strings: list[str] = []
        for record, body in self._records(part) if part else ():
            if record == _STRING:
                strings.append(_wide(body, 1)[0][: limits.MAX_STRING])
                total += len(strings[-1])
                if total > limits.MAX_TEXT:
                    raise Refused("too_much_text", f"lebih dari {amount(limits.MAX_TEXT)} huruf")
        return strings

    def _formats(self) -> list[str]:
        """The number format of each cell format."""
        part = self._part("styles")
        if not part:
            self.notes.append(note("styles_absent"))
            return []
        known, formats, inside = dict(BUILT_IN), [], False
        for record, body in self._records(part):
            if record == _FORMAT:
                known[struct.unpack_from("<H", body)[0]] = _wide(body, 2)[0]
            elif record in (_CELL_XFS, _END_CELL_XFS):
                inside = record == _CELL_XFS
            elif record == _XF and inside:
                formats.append(known.get(struct.unpack_from("<H", body, 2)[0], "General"))
                if len(formats) > limits.MAX_FORMATS:
                    raise Refused("too_many_formats", f"lebih dari {amount(limits.MAX_FORMATS)}")
        return formats

    def _part(self, kind: str) -> str:
        found = (link.target for link in self.links.values() if link.kind == kind and not link.outside)
        return next((target for target in found if target in self.package), "")

    def _records(self, part: str) -> Iterator[tuple[int, bytes]]:
        """The records of a part: number and content. What is longer than its part is damage."""
        data = self.package.read(part)
        at, end = 0, len(data)
        while at < end:
            record, at = _number(data, at, 2)
            size, at = _number(data, at, 4)
            self.left -= 1
            if at + size > end or self.left < 0:
                raise Refused("damaged")
            yield record, data[at : at + size]
            at += size


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number in at most so many groups of seven bits, the lowest first, and where what follows begins."""
    value = 0
    for i, byte in enumerate(data[at : at + most]):
        value |= (byte & 0x7F) << 7 * i
        if byte < 0x80 or i == most - 1:
            return value, at + i + 1
    raise Refused("damaged")


def _u8(body: bytes, at: int) -> int:
    return int(struct.unpack_from("<B", body, at)[0])


def _u32(body: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", body, at)[0])


def _wide(body: bytes, at: int) -> tuple[str, int]:
    """A text in UTF-16 behind its length, and where what follows begins; empty for a text that is not there."""
    length = _u32(body, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(body):
        raise Refused("damaged")
    return body[at + 4 : end].decode("utf-16-le", "surrogatepass"), end


def _rk(bits: int) -> Raw:
    """A number in 30 bits: whole, or the upper half of a double; a hundredth of it where the lowest bit says so."""
    if bits & 2:
        value: float = (bits >> 2) - (1 << 30 if bits & 0x80000000 else 0)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (bits & 0xFFFFFFFC) << 32))[0]
    return _plain(value / 100 if bits & 1 else float(value))


def _plain(value: float) -> Raw:
    """A number as the other readers give it; what is none, and what no spreadsheet holds, is an error."""
    if not isfinite(value):
        return ExcelError("#NUM!")
    return int(value) if value.is_integer() and abs(value) < _EXACT else value
