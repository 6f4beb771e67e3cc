"""From a file to a Book: guard, cells, tables."""

from lkjip_xl.reading.read import read

__all__ = ["read"]
