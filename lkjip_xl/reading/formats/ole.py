"""Compound files: old Excel workbooks, and what else is stored that way."""

from __future__ import annotations

_SECTOR_AT = 30  # where the header gives the size of a sector, as a power of two
_ENTRY = 128  # bytes of a directory entry
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("WordDocument", "word"),
    ("PowerPoint Document", "other_office"),
    ("__properties_version1.0", "unknown"),
)


def kind_of_compound(data: bytes) -> str:
    """`xls`, or the reason for which a compound file cannot be used, by the streams that its directory names."""
    sector = 1 << min(data[_SECTOR_AT], 12) if len(data) > _SECTOR_AT else 512
    for name, kind in _STREAMS:
        wanted = name.encode("utf-16-le") + b"\0\0"
        at = data.find(wanted)
        while at >= 0:
            # An entry begins with its name, and entries fill sectors behind the header.
            if at >= sector and (at - sector) % _ENTRY == 0 and data[at + 64] == len(wanted):
                return kind
            at = data.find(wanted, at + 2)
    return "damaged"
