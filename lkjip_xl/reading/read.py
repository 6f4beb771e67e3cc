"""One file into a Book."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lkjip_xl.book import Book
from lkjip_xl.reading.cells import read_sheets
from lkjip_xl.reading.guard import inspect, load
from lkjip_xl.reading.own import own_sheets
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.tables import find_tables


def read(path: Path, *, look: bool = False) -> Book:
    """The Book of a file; `look` keeps what the cells look like, which only the report needs.

    Raises Refused where the file cannot be used. The file is opened once, for reading.
    """
    data = load(path)
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        inspect(data)
        sheets = read_sheets(data, look=look)
    except Refused as refused:
        refused.sha256 = sha256
        raise
    own = own_sheets(sheets)
    kept = tuple(s for s in sheets if s.name not in own)
    return Book(
        name=path.name,
        sha256=sha256,
        size=len(data),
        sheets=kept,
        tables=find_tables(kept),
        left_out=tuple(s.name for s in sheets if s.name in own),
    )
