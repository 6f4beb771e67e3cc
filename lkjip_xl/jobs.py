"""The jobs: check a file, write its report, compare two files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.collections_off import no_collections
from lkjip_xl.findings import Result
from lkjip_xl.reading.refusals import Refused

if TYPE_CHECKING:
    from lkjip_xl.book import Book
    from lkjip_xl.compare import Comparison


def check_file(path: Path, *, look: bool = False) -> Result:
    """What is wrong in a workbook. Raises Refused where it cannot be used, or holds no known table."""
    from lkjip_xl.checking.run import check

    with no_collections():
        return check(_with_tables(path, look=look))


def _with_tables(path: Path, *, look: bool = False) -> Book:
    from lkjip_xl.reading import read

    book = read(path, look=look)
    if not book.tables:
        from lkjip_xl.checking.near import meant_instead

        raise Refused("no_tables", more=meant_instead(book))
    return book


def compare_files(old: Path, new: Path, out: Path | None = None) -> tuple[Comparison, Path | None]:
    """Compares two submissions; gives the comparison, and where its workbook went if `out` names one.

    Raises Refused where one of them cannot be used, naming it, or the output cannot be written.
    """
    from lkjip_xl.compare import compare
    from lkjip_xl.output import comparison_lines
    from lkjip_xl.writing.save import refuse_same, save

    books = []
    for source in (old, new):
        if out is not None:
            refuse_same(source, out)
        try:
            books.append(_with_tables(source))
        except Refused as refused:
            raise refused.about(source) from None
    comparison = compare(*books)
    if out is None:
        return comparison, None
    from lkjip_xl.writing.banding import comparison_bytes

    return comparison, save(comparison_bytes(comparison, comparison_lines(comparison)), out)


def write_report(path: Path, out: Path | None = None, *, kertas: str = "A4") -> tuple[Result, Path]:
    """Checks a workbook and writes its report workbook; gives the result and where the report went.

    out: by default `<name>.LKjIP.xlsx` beside the input. kertas: the paper, A4 or F4. Raises Refused where the
    input cannot be used, lacks a table that a report needs, or the output cannot be written. The input is never
    written to.
    """
    from lkjip_xl.checking.run import check_in, open_ledger
    from lkjip_xl.writing.report import report_bytes
    from lkjip_xl.writing.save import refuse_same, save

    target = out or default_output(path)
    refuse_same(path, target)
    with no_collections():
        ledger = open_ledger(_with_tables(path, look=True))
        result = check_in(ledger)
        if result.missing:
            from lkjip_xl.checking.near import meant_instead

            wanted = tuple(name.split(" (")[0] for name in result.missing)
            raise Refused("missing", f"lembar {', '.join(result.missing)}", meant_instead(result.book, wanted))
        return result, save(report_bytes(result, kertas, ledger), target)


_MOST_BYTES = 250  # of a file name; the usual file systems take 255, and a number may have to be added


def default_output(path: Path) -> Path:
    """`<name>.LKjIP.xlsx` beside the input; the report of a report does not grow a second ending, and a name
    that leaves no room for the ending is cut."""
    stem, again, ending = path.stem, "", ".LKjIP.xlsx"
    if stem.lower().endswith(".lkjip"):
        again = "-2"
    while len(os.fsencode(stem + again + ending)) > _MOST_BYTES:
        stem = stem[:-1]
    return path.with_name(f"{stem}{again}{ending}")
