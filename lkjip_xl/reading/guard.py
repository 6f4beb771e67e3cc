"""What a file is, by its content, and whether it is small and safe enough to be opened."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

from lkjip_xl.reading.refusals import Refused

MIB = 1024 * 1024
MAX_FILE = 50 * MIB
MAX_UNPACKED = 200 * MIB
MAX_PARTS = 2000

_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "word"),
    (b"\xd0\xcf\x11\xe0", "ole"),
)


def load(path: Path) -> bytes:
    """The bytes of a file, read once.

    Raises Refused where it is missing, no regular file, not readable, empty or over the size limit.
    """
    try:
        info = os.stat(path)
    except FileNotFoundError:
        raise Refused("not_found", str(path)) from None
    except (OSError, ValueError):
        raise Refused("no_access", str(path)) from None
    if not stat.S_ISREG(info.st_mode):
        raise Refused("not_a_file", str(path))
    if info.st_size > MAX_FILE:
        raise Refused("too_big", _limit(info.st_size, MAX_FILE))
    try:
        data = path.read_bytes()
    except OSError:
        raise Refused("no_access", str(path)) from None
    if not data:
        raise Refused("empty")
    return data


def inspect(data: bytes) -> None:
    """Nothing where the bytes are a workbook of the usual kind within the limits.

    Raises Refused with the sentence for what the bytes are instead, or for the limit that they pass.
    """
    if not data.startswith(b"PK"):
        raise Refused(_kind(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _inspect(archive)
    except Refused:
        raise
    except Exception:
        raise Refused("damaged") from None


def _inspect(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {p.filename.lstrip("/").lower() for p in parts}
    if len(parts) > MAX_PARTS:
        raise Refused("too_many_parts", f"{len(parts)} (batas {MAX_PARTS})")
    total = sum(p.file_size for p in parts)
    if total > MAX_UNPACKED:
        raise Refused("unpacks_too_big", _limit(total, MAX_UNPACKED))
    if "[content_types].xml" not in names:
        if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:200]:
            raise Refused("ods")
        raise Refused("zip")
    if any(n.startswith("word/") for n in names):
        raise Refused("word")
    if any(n.endswith("workbook.bin") for n in names):
        raise Refused("xlsb")
    unpacked = 0
    for part in parts:
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        with archive.open(part) as stream:
            head = stream.read(4096)
            if b"<!DOCTYPE" in head or b"<!\x00D\x00O\x00C" in head:
                raise Refused("doctype")
            if part.filename.lower().endswith("workbook.xml") and b"purl.oclc.org/ooxml" in head:
                raise Refused("strict")
            unpacked += len(head)
            while chunk := stream.read(MIB):
                unpacked += len(chunk)
                if unpacked > MAX_UNPACKED:
                    raise Refused("unpacks_too_big", f"lebih dari {MAX_UNPACKED // MIB} MiB")


def _kind(data: bytes) -> str:
    for signature, reason in _SIGNATURES:
        if data.startswith(signature):
            return reason
    if data.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data):
        return "picture"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table")) or b"<html" in head or b"<table" in head:
        return "html"
    if b"\0" not in head:
        return "text"
    return "unknown"


def _limit(found: int, limit: int) -> str:
    return f"{found / MIB:.1f} MiB (batas {limit // MIB} MiB)".replace(".", ",", 1)
