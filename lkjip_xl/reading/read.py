"""One file into a Book."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lkjip_xl.book import Book
from lkjip_xl.reading.cells import Contents, read_package
from lkjip_xl.reading.formats.ole import kind_of_compound
from lkjip_xl.reading.guard import load
from lkjip_xl.reading.kinds import kind_of
from lkjip_xl.reading.own import own_sheets, refuse_about
from lkjip_xl.reading.package import Package
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.tables import find_tables
from lkjip_xl.reading.workbookxml import main_part


def read(path: Path, *, look: bool = False) -> Book:
    """The Book of a file; `look` keeps what the cells look like, which only the report needs.

    Raises Refused where the file cannot be used. The file is opened once, for reading.
    """
    return read_bytes(load(path), path.name, look=look)


def read_bytes(data: bytes, name: str = "", *, look: bool = False) -> Book:
    """The Book of the bytes of a file. Raises Refused, with the hash of the bytes, where they cannot be used."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        contents = read_contents(data, look=look)
        refuse_about(contents.sheets)
    except Refused as refused:
        refused.sha256 = sha256
        raise
    own = own_sheets(contents.sheets)
    kept = tuple(s for s in contents.sheets if s.name not in own)
    return Book(
        name=name,
        sha256=sha256,
        size=len(data),
        sheets=kept,
        tables=find_tables(kept),
        left_out=tuple(s.name for s in contents.sheets if s.name in own),
        notes=contents.notes,
        date1904=contents.date1904,
        names=contents.names,
    )


def read_contents(data: bytes, *, look: bool = False) -> Contents:
    """The sheets in the bytes of a file of any kind that can be read. Raises Refused for all others."""
    kind = kind_of(data)
    if kind == "compound":
        kind = kind_of_compound(data)
    if kind == "archive":
        return _read_archive(Package(data), look=look)
    if kind == "xls":
        from lkjip_xl.reading.formats.xls import read_xls

        return read_xls(data)
    if kind == "html":
        from lkjip_xl.reading.formats.html import read_html

        return read_html(data)
    if kind == "xml2003":
        from lkjip_xl.reading.formats.xml2003 import read_xml2003

        return read_xml2003(data)
    if kind == "fods":
        from lkjip_xl.reading.formats.ods import read_ods

        return read_ods([data])
    raise Refused(kind)


def _read_archive(package: Package, *, look: bool) -> Contents:
    if "[content_types].xml" not in package:
        if "mimetype" in package and b"opendocument" in (kind := package.read("mimetype")[:200]):
            if b"spreadsheet" not in kind:
                raise Refused("other_office")
            manifest = "META-INF/manifest.xml"
            if manifest in package and b"encryption-data" in package.read(manifest):
                raise Refused("encrypted")
            from lkjip_xl.reading.formats.ods import read_ods

            return read_ods(package.chunks("content.xml"))
        raise Refused("zip")
    part = main_part(package).lower()
    if part.endswith(".bin"):
        from lkjip_xl.reading.formats.xlsb import read_xlsb

        return read_xlsb(package, part)
    if part.startswith(("word/", "ppt/")):
        raise Refused("word" if part.startswith("word/") else "other_office")
    return read_package(package, look=look)
