"""What a file is, by its content."""

from __future__ import annotations

_SIGNATURES = (
    (b"PK", "archive"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "word"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "compound"),
    (b"\x09\x08\x08\x00", "xls"),  # Excel of the years before compound files
    (b"\x09\x08\x10\x00", "xls"),
    (b"\x09\x04\x06\x00", "xls"),
    (b"\x09\x02\x06\x00", "xls"),
)
_HEAD = 4096


def kind_of(data: bytes) -> str:
    """`archive`, `compound`, `xls`, `html`, `xml2003`, `fods`, or the reason for which the file cannot be used (a key
    of REASONS)."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data):
        return "picture"
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = data[: 2 * _HEAD].decode("utf-16", "ignore").encode() if wide else data[:_HEAD]
    head = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and b"<workbook" in head:
        return "xml2003"
    if b"<office:document" in head and b"opendocument.spreadsheet" in data[:20000]:
        return "fods"
    if head.startswith((b"<html", b"<!doctype html", b"<table")) or b"<html" in head or b"<table" in head:
        return "html"
    if b"\0" not in head:
        return "text"
    return "unknown"
