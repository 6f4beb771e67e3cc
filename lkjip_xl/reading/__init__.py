"""From a file to a Book: guard, cells, tables."""

from lkjip_xl.reading.read import read, read_bytes

__all__ = ["read", "read_bytes"]
