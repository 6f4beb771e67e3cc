"""A workbook as .xlsb, for tests: values, number formats and merged areas of a Book, in the records of [MS-XLSB].

Whole numbers are written as RK numbers, others as doubles; texts shared, every third in its cell; what a formula made,
in the records of formulas, whose parsed expression is left empty.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping

from lkjip_xl.book import Book
from lkjip_xl.sheet import Cell, ExcelError, Sheet

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = f"{_REL}/officeDocument"
_RELS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
)
_ROOT = f'{_RELS}<Relationship Id="rId1" Type="{_OFFICE}" Target="xl/workbook.bin"/></Relationships>'
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    "{}</Types>"
)
_ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}


def record(number: int, body: bytes = b"") -> bytes:
    """One record: its number, its length, its content."""
    return _groups(number) + _groups(len(body)) + body


def _groups(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*out, number))


def wide(text: str) -> bytes:
    """A text behind its length."""
    data = text.encode("utf-16-le", "surrogatepass")
    return struct.pack("<I", len(data) // 2) + data


def binary(book: Book) -> bytes:
    """The workbook as .xlsb."""
    strings: dict[str, int] = {}
    formats = {"General": 0}
    for sheet in book.sheets:
        for cell in sheet.cells.values():
            formats.setdefault(cell.number_format, len(formats))
    parts = {
        f"xl/worksheets/sheet{i}.bin": worksheet(sheet, strings, formats) for i, sheet in enumerate(book.sheets, 1)
    }
    return packed(parts, [(s.name, 2 if s.very_hidden else int(s.hidden)) for s in book.sheets], strings, formats,
                  date1904=book.date1904)  # fmt: skip


def packed(
    parts: Mapping[str, bytes],
    sheets: Iterable[tuple[str, int]],
    strings: Mapping[str, int],
    formats: Mapping[str, int],
    *,
    date1904: bool = False,
) -> bytes:
    """A package with these parts of sheets, their names and states."""
    listed = [
        record(156, struct.pack("<II", state, i) + wide(f"rId{i}") + wide(name))
        for i, (name, state) in enumerate(sheets, 1)
    ]
    main = b"".join(
        (
            record(131),
            record(153, struct.pack("<II", int(date1904), 0) + wide("")),
            record(143),
            *listed,
            record(144),
            record(132),
        )
    )
    count = len(listed)
    links = [("worksheet", f"worksheets/sheet{i}.bin") for i in range(1, count + 1)]
    links += [("styles", "styles.bin"), ("sharedStrings", "sharedStrings.bin")]
    rels = "".join(
        f'<Relationship Id="rId{i}" Type="{_REL}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(links, 1)
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.ms-excel.{kind}"/>'
        for name, kind in (
            *((f"xl/worksheets/sheet{i}.bin", "worksheet") for i in range(1, count + 1)),
            ("xl/styles.bin", "styles"), ("xl/sharedStrings.bin", "sharedStrings"),
        )
    )  # fmt: skip
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {
            "[Content_Types].xml": _TYPES.format(overrides).encode(),
            "_rels/.rels": _ROOT.encode(),
            "xl/workbook.bin": main,
            "xl/_rels/workbook.bin.rels": f"{_RELS}{rels}</Relationships>".encode(),
            "xl/styles.bin": _styles(formats),
            "xl/sharedStrings.bin": _strings(strings),
            **parts,
        }.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def worksheet(sheet: Sheet, strings: dict[str, int], formats: Mapping[str, int]) -> bytes:
    """The part of a sheet; texts that it shares are added to `strings`."""
    out = [record(129), record(148, struct.pack("<4I", 0, 0, 0, 0)), record(145)]
    row = 0
    for (r, c), cell in sorted({**sheet.cells, **sheet.under}.items()):
        if cell.value is None:
            continue
        if r != row:
            row = r
            out.append(record(0, struct.pack("<IIHBBBI", r - 1, 0, 300, 0, 0, 0, 0)))
        out.append(_cell(c, cell, strings, formats[cell.number_format]))
    out.append(record(146))
    if sheet.merged:
        areas = [record(176, struct.pack("<4I", t - 1, b - 1, le - 1, r - 1)) for t, le, b, r in sheet.merged]
        out += [record(177, struct.pack("<I", len(areas))), *areas, record(178)]
    return b"".join((*out, record(130)))


def _cell(col: int, cell: Cell, strings: dict[str, int], style: int) -> bytes:
    head, value = struct.pack("<II", col - 1, style), cell.value
    tail = struct.pack("<HII", 0, 0, 0) if cell.formula else b""
    if isinstance(value, ExcelError):
        return record(11 if tail else 3, head + bytes((_ERRORS[value],)) + tail)
    if isinstance(value, str):
        if tail:
            return record(8, head + wide(value) + tail)
        if len(value) % 3 == 0:
            return record(6, head + wide(value))
        return record(7, head + struct.pack("<I", strings.setdefault(value, len(strings))))
    if isinstance(value, bool):
        return record(10 if tail else 4, head + bytes((value,)) + tail)
    assert value is not None
    if tail:
        return record(9, head + struct.pack("<d", value) + tail)
    if isinstance(value, int) and abs(value) < 1 << 29:
        return record(2, head + struct.pack("<I", (value << 2 | 2) & 0xFFFFFFFF))
    return record(5, head + struct.pack("<d", value))


def _strings(strings: Mapping[str, int]) -> bytes:
    items = [record(19, b"\0" + wide(text)) for text in strings]
    return b"".join((record(159, struct.pack("<II", len(items), len(items))), *items, record(160)))


def _styles(formats: Mapping[str, int]) -> bytes:
    own = [record(44, struct.pack("<H", 163 + i) + wide(f)) for f, i in formats.items() if i]
    xfs = [record(47, struct.pack("<HHHHHBBHH", 0, 163 + i if i else 0, 0, 0, 0, 0, 0, 0, 0)) for i in formats.values()]
    style = record(47, struct.pack("<HHHHHBBHH", 0xFFFF, 0, 0, 0, 0, 0, 0, 0, 0))
    font = record(
        43,
        struct.pack("<HHHHBBBB", 220, 0, 400, 0, 0, 2, 0, 0)
        + bytes((0x06, 1, 0, 0, 0, 0, 0, 0xFF, 2))
        + wide("Calibri"),
    )
    fill = record(45, struct.pack("<I", 0) + bytes(64))
    border = record(46, b"\0" + bytes(50))
    return b"".join((
        record(278),
        record(615, struct.pack("<I", len(own))), *own, record(616),
        record(611, struct.pack("<I", 1)), font, record(612),
        record(603, struct.pack("<I", 1)), fill, record(604),
        record(613, struct.pack("<I", 1)), border, record(614),
        record(626, struct.pack("<I", 1)), style, record(627),
        record(617, struct.pack("<I", len(xfs))), *xfs, record(618),
        record(279),
    ))  # fmt: skip
