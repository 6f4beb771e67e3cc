"""Files that are no workbook, damaged archives, and places that are no file."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable

from .case import Built, Family, Read, Refused
from .office import BOOK, RELS, ROOT_RELS, STRINGS, THEME, TYPES, clean, package, sheet_part

CONTAINER = Family("container")
add = CONTAINER.add
DAMAGED, EMPTY, ZIP, TEXT, UNKNOWN = (Refused(r) for r in ("damaged", "empty", "zip", "text", "unknown"))
PICTURE, WORD, NOT_A_FILE, NOT_FOUND = (Refused(r) for r in ("picture", "word", "not_a_file", "not_found"))
SHEET = sheet_part("Penduduk")


# --- archives ------------------------------------------------------------------------------------


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name.replace("__", "/")), content)
    return stream.getvalue()


def _central(data: bytes, part: str) -> int:
    """Where the entry of a part stands in the central directory."""
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack_from("<H", data, at + 28)[0]
        if data[at + 46 : at + 46 + length] == part.encode():
            return at
        at = data.find(b"PK\x01\x02", at + 4)
    raise KeyError(part)


def _patched(part: str, offset: int, form: str, value: int, *, local: int | None = None) -> Callable[[], bytes]:
    """The right office with one field of a part's entry changed; `local` is its place in the local header."""

    def build() -> bytes:
        data = bytearray(clean())
        at = _central(bytes(data), part)
        struct.pack_into(form, data, at + offset, value)
        if local is not None:
            struct.pack_into(form, data, struct.unpack_from("<I", data, at + 42)[0] + local, value)
        return bytes(data)

    return build


def _end(offset: int, form: str, value: int) -> Callable[[], bytes]:
    """The right office with one field of the end record changed."""

    def build() -> bytes:
        data = bytearray(clean())
        struct.pack_into(form, data, bytes(data).rindex(b"PK\x05\x06") + offset, value)
        return bytes(data)

    return build


def _corrupt(part: str, at: float) -> bytes:
    """One byte of the compressed stream of a part turned over."""
    data = bytearray(clean())
    entry = _central(bytes(data), part)
    size, start = struct.unpack_from("<I", data, entry + 20)[0], struct.unpack_from("<I", data, entry + 42)[0]
    names = sum(struct.unpack_from("<HH", data, start + 26))
    data[start + 30 + names + int(size * at)] ^= 0xFF
    return bytes(data)


def _twice(first: bytes | None = None) -> bytes:
    """The sheet of the population is there twice under one name; `first` is what the first copy says."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package().parts.items():
            if name == SHEET:
                archive.writestr(zipfile.ZipInfo(name), content if first is None else first)
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def _zip64() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package().parts.items():
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as part:
                part.write(content)
    return stream.getvalue()


def _streamed() -> bytes:
    """Sizes stand behind the data, as programs write that cannot seek."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError

        def tell(self) -> int:
            raise OSError

    stream = Pipe()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package().parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _overlapping(copies: int) -> bytes:
    """Many entries of the central directory that lead to the same data: small in the file, large unpacked."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package().parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("xl/media/kernel.xml"), b" " * 10_000_000, zipfile.ZIP_DEFLATED)
        kernel = archive.getinfo("xl/media/kernel.xml")
        archive.filelist.extend([kernel] * copies)
    return stream.getvalue()


def _symlinked_entry() -> bytes:
    stream = io.BytesIO(clean())
    with zipfile.ZipFile(stream, "a") as archive:
        link = zipfile.ZipInfo("xl/tautan.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return stream.getvalue()


add("zip-truncated", "the second half of the file is missing", lambda: clean()[: len(clean()) // 2], DAMAGED)
add("zip-truncated-end", "the last 30 bytes are missing", lambda: clean()[:-30], DAMAGED)
add("zip-signature-only", "four bytes: PK and nothing else", lambda: b"PK\x03\x04", DAMAGED)
add("zip-empty-archive", "an archive without entries", lambda: _zip(), ZIP, DAMAGED)
add("zip-in-zip", "the workbook packed into a .zip", lambda: _zip(**{"laporan.xlsx": clean()}), ZIP)
add("zip-twice-packed", "a .zip in a .zip", lambda: _zip(**{"a.zip": _zip(**{"b.xlsx": clean()})}), ZIP)
add("zip-crc-sheet", "wrong checksum of a sheet", _patched(SHEET, 16, "<I", 1, local=14), DAMAGED)
add(
    "zip-crc-theme",
    "wrong checksum of the theme, which no figure needs",
    _patched(THEME, 16, "<I", 1, local=14),
    Read(),
)
add("zip-bytes-sheet", "a byte of a sheet's compressed data turned over", lambda: _corrupt(SHEET, 0.5), DAMAGED)
add("zip-bytes-strings", "the same in the shared texts", lambda: _corrupt(STRINGS, 0.3), DAMAGED)
add("zip-bytes-theme", "the same in the theme", lambda: _corrupt(THEME, 0.5), Read())
add("zip-encrypted-entry", "a sheet's entry is flagged as encrypted", _patched(SHEET, 8, "<H", 1, local=6), DAMAGED,
    Refused("encrypted"))  # fmt: skip
add("zip-stored", "nothing compressed", lambda: package().zip(zipfile.ZIP_STORED), Read())
add(
    "zip-bzip2",
    "compressed with bzip2, which Excel does not read",
    lambda: package().zip(zipfile.ZIP_BZIP2),
    Read(),
    DAMAGED,
)
add(
    "zip-lzma",
    "compressed with LZMA, which Excel does not read",
    lambda: package().zip(zipfile.ZIP_LZMA),
    Read(),
    DAMAGED,
)
add("zip-method-unknown", "compression method 77", _patched(SHEET, 10, "<H", 77, local=8), DAMAGED)
add("zip-data-before", "200 bytes before the archive", lambda: b"x" * 200 + clean(), UNKNOWN, TEXT, DAMAGED, Read())
add("zip-data-after", "200 zero bytes after the archive", lambda: clean() + bytes(200), Read(), DAMAGED)
add("zip-long-comment", "an archive comment of 60,000 bytes",
    lambda: clean()[:-2] + struct.pack("<H", 60000) + b"k" * 60000, Read())  # fmt: skip
add("zip-twice-same", "a sheet twice in the archive, both the same", lambda: _twice(), DAMAGED, Read())
add("zip-twice-different", "a sheet twice in the archive, with different figures: programs would disagree",
    lambda: _twice(package().value("Penduduk", "E4", "51").parts[SHEET]), DAMAGED)  # fmt: skip
add("zip-path-up", "an entry named ../../../BAHAYA.txt",
    lambda: package().put_all({"../../../BAHAYA.txt": b"x", "..\\..\\BAHAYA.txt": b"x"}), Read())  # fmt: skip
add("zip-path-absolute", "an entry named /etc/BAHAYA", lambda: package().put_all({"/etc/BAHAYA": b"x"}), Read())
add("zip-names-slash", "every part's name begins with a slash",
    lambda: _renamed(lambda name: f"/{name}"), Read(), DAMAGED)  # fmt: skip
add("zip-names-backslash", "backslashes in the names of the parts",
    lambda: _renamed(lambda name: name.replace("/", "\\")), Read(), DAMAGED)  # fmt: skip
add(
    "zip-names-case",
    "the names of the parts in capital letters, the references not",
    lambda: _renamed(str.upper),
    Read(),
    DAMAGED,
)
add(
    "zip-names-long",
    "an entry with a name of 60,000 characters",
    lambda: package().put_all({"x" * 60000: b""}),
    Read(),
    DAMAGED,
)
add("zip-names-odd", "entries with a line break, a NUL-like blank and no name at all",
    lambda: package().put_all({"a\nb.xml": b"<x/>", " ": b"", "xl/\u202elsx.exe": b""}), Read(), DAMAGED)  # fmt: skip
add("zip-link", "an entry that is a symbolic link to /etc/passwd", _symlinked_entry, Read(), DAMAGED)
add("zip-count-too-high", "the end record claims 60,000 entries", _end(10, "<H", 60000), Read(), DAMAGED)
add("zip-count-zero", "the end record claims no entries", _end(10, "<H", 0), Read(), DAMAGED, ZIP)
add("zip-directory-far", "the end record points far behind the file", _end(16, "<I", 0x7FFFFFFF), DAMAGED)
add("zip-directory-size", "the end record claims a directory of 2 GiB", _end(12, "<I", 0x7FFFFFFF), DAMAGED)
add("zip-disks", "the archive says it is the third of several disks", _end(4, "<H", 2), Read(), DAMAGED)
add("zip-offset-wrong", "a sheet's entry points into the middle of another", _patched(SHEET, 42, "<I", 11), DAMAGED)
add("zip-size-too-small", "a sheet declares 10 bytes and holds more", _patched(SHEET, 24, "<I", 10), DAMAGED, Read())
add(
    "zip-size-too-large",
    "a sheet declares 100 MB and holds little",
    _patched(SHEET, 24, "<I", 100_000_000),
    DAMAGED,
    Read(),
)
add(
    "zip-overlapping", "300 entries over the same 10 MB", lambda: _overlapping(300), DAMAGED, Refused("unpacks_too_big")
)
add("zip64", "the archive in ZIP64 form", _zip64, Read())
add("zip-streamed", "sizes behind the data", _streamed, Read())


def _renamed(change: Callable[[str], str]) -> Built:
    got = package()
    for name in list(got.parts):
        got.rename(name, change(name))
    return got


# --- packages ------------------------------------------------------------------------------------

add("part-no-types", "no [Content_Types].xml", lambda: package().drop(TYPES), ZIP, DAMAGED, Read())
add("part-no-workbook", "no xl/workbook.xml", lambda: package().drop(BOOK), DAMAGED)
add("part-no-rels", "no relations of the workbook", lambda: package().drop(RELS), DAMAGED)
add("part-no-root-rels", "no relations of the package", lambda: package().drop(ROOT_RELS), Read(), DAMAGED)
add("part-no-sheet", "the part of a sheet is missing", lambda: package().drop(SHEET), DAMAGED)
add(
    "part-empty-workbook",
    "xl/workbook.xml is empty",
    lambda: package().put(xl__workbook__xml=b"").put_all({BOOK: b""}),
    DAMAGED,
)
add("part-empty-sheet", "the part of a sheet is empty", lambda: package().put_all({SHEET: b""}), DAMAGED)
add("part-no-content", "an archive with [Content_Types].xml alone",
    lambda: _zip(**{TYPES: b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'}), DAMAGED)  # fmt: skip


# --- other kinds of files ------------------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def cfb(*streams: str) -> bytes:
    """A compound file with these streams, each empty: what tells an encrypted workbook from an old one."""
    header = OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE) + struct.pack("<I", 0)
    header += struct.pack("<I", 0) + b"\xff\xff\xff\xff" * 108
    fat = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff\xff\xff\xff" * 126
    entries = [("Root Entry", 5, 1)] + [(name, 2, 0xFFFFFFFF) for name in streams]
    directory = b""
    for i, (name, kind, child) in enumerate(entries):
        text = name.encode("utf-16-le") + b"\0\0"
        right = i + 1 if kind == 2 and i + 1 < len(entries) else 0xFFFFFFFF
        directory += text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
        directory += struct.pack("<III", 0xFFFFFFFF, right, child) + bytes(36) + struct.pack("<IQ", 0xFFFFFFFE, 0)
    return header[:512].ljust(512, b"\xff") + fat + directory.ljust(512, b"\0")


def _noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)


OPEN_DOCUMENT = {
    "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": b"<x/>",
    "META-INF/manifest.xml": b"<x/>",
}
LOCKED, OLD = (Refused("ole"), Refused("encrypted")), (Refused("ole"), Refused("xls"), DAMAGED, Refused("xls_damaged"))
add("file-empty", "0 bytes", lambda: b"", EMPTY)
add("file-one-byte", "one byte", lambda: b"P", TEXT, UNKNOWN)
add("file-zeros", "4,096 zero bytes", lambda: bytes(4096), UNKNOWN)
add("file-blanks", "blanks and line breaks", lambda: b" \r\n" * 99, TEXT, EMPTY, UNKNOWN)
add(
    "file-locked",
    "a workbook with a password (compound file)",
    lambda: cfb("EncryptionInfo", "EncryptedPackage"),
    *LOCKED,
)
add("file-xls-broken", "an old workbook, damaged", lambda: cfb("Workbook"), *OLD)
add("file-doc", "an old Word document (compound file)", lambda: cfb("WordDocument"), *OLD, WORD, UNKNOWN)
add("file-ole-head", "the first 8 bytes of a compound file", lambda: OLE, *OLD)
add("file-ole-noise", "a compound file of noise", lambda: OLE + _noise(1, 5000), *OLD)
add("file-ole-loop", "a compound file whose sector chain runs in a circle",
    lambda: cfb("Workbook")[:512] + struct.pack("<II", 1, 0) * 64 + cfb("Workbook")[1024:], *OLD)  # fmt: skip
add("file-pdf", "PDF", lambda: b"%PDF-1.7\n" + _noise(2, 300), Refused("pdf"))
add("file-png", "PNG", lambda: b"\x89PNG\r\n\x1a\n" + _noise(3, 300), PICTURE)
add("file-jpeg", "JPEG", lambda: b"\xff\xd8\xff\xe1" + _noise(4, 300), PICTURE)
add("file-docx", "Word document", lambda: _zip(**{TYPES: b"<Types/>", "word/document.xml": b"<x/>"}), WORD)
add(
    "file-pptx",
    "presentation",
    lambda: _zip(**{TYPES: b"<Types/>", "ppt/presentation.xml": b"<x/>"}),
    ZIP,
    DAMAGED,
    UNKNOWN,
    Refused("other_office"),
)
add("file-rtf", "RTF", lambda: b"{\\rtf1 x}", WORD)
add("file-csv", "CSV with semicolons", lambda: b"No;Desa;Laki-Laki\r\n1;Sukamaju;12\r\n", TEXT)
add("file-csv-cp1252", "CSV in Windows letters", lambda: "No;Desa\r\n1;Désa\r\n".encode("cp1252"), TEXT)
add("file-csv-utf16", "CSV in UTF-16", lambda: "No;Desa\r\n1;Suka\r\n".encode("utf-16"), TEXT)
add("file-xml", "plain XML", lambda: b'<?xml version="1.0"?><data><a>1</a></data>', TEXT, UNKNOWN)
add("file-xml-2003", "XML spreadsheet of 2003", lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook '
    b'xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', TEXT, UNKNOWN, Refused("no_sheets"), Refused("damaged"))  # fmt: skip
add("file-xml-entities", "plain XML with an entity bomb", lambda: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa">'
    b'<!ENTITY b "&a;&a;&a;">]><a>&b;</a>', TEXT, UNKNOWN, Refused("doctype"))  # fmt: skip
add("file-json", "JSON", lambda: b'{"a": [1, 2]}', TEXT)
add("file-python", "a script", lambda: b"#!/usr/bin/env python3\nimport os\n", TEXT)
add("file-html-page", "a web page without a table", lambda: b"<html><body><p>Halo</p></body></html>", Refused("html"),
    Refused("html_no_table"), Refused("no_tables"))  # fmt: skip
add("file-html-script", "a web page with a script and an image from the web",
    lambda: b"<html><script>alert(1)</script><img src='http://127.0.0.1/x'><table><tr><td>1</td></tr></table></html>",
    Refused("html"), Refused("no_tables"))  # fmt: skip
add("file-html-deep", "100,000 nested tables", lambda: b"<html>" + b"<table><tr><td>" * 100_000, Refused("html"),
    Refused("no_tables"), DAMAGED, Refused("html_no_table"))  # fmt: skip
add("file-ods-broken", "OpenDocument without a sheet", lambda: _zip(**OPEN_DOCUMENT), Refused("ods"), DAMAGED,
    Refused("no_sheets"), Refused("no_tables"))  # fmt: skip
add("file-xlsb-broken", "binary workbook, damaged", lambda: _zip(**{TYPES: b"<Types/>", "xl/workbook.bin": b"\0"}), DAMAGED)  # fmt: skip
add("file-noise", "10,000 bytes of noise", lambda: _noise(5, 10_000), UNKNOWN)
add("file-noise-zip", "noise that begins like an archive", lambda: b"PK\x03\x04" + _noise(6, 10_000), DAMAGED)
add("file-gzip", "a workbook packed with gzip", lambda: b"\x1f\x8b\x08" + _noise(7, 500), UNKNOWN, ZIP)
add("file-exe", "a program", lambda: b"MZ" + _noise(8, 500), UNKNOWN)
