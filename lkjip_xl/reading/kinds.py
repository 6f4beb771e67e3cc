"""What a file is, by its content."""

from __future__ import annotations

_SIGNATURES = (
    (b"PK", "archive"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "word"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
)
_HEAD = 4096


def kind_of(data: bytes) -> str:
    """`archive`, `ole`, `html`, or the reason for which the file cannot be used (a key of SENTENCES)."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data):
        return "picture"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table")) or b"<html" in head or b"<table" in head:
        return "html"
    if b"\0" not in head:
        return "text"
    return "unknown"
