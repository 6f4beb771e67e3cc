"""The jobs: check a file, write its report, compare two files, write the blank workbook.

The command line and the public interface of the package are these functions. Each takes names of files as text or
Path, and raises Refused, whose text is the Indonesian sentence that the command line shows. Nothing here bounds time
or memory; the command line does (`deadline.py`).
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.collections_off import no_collections
from lkjip_xl.findings import Result
from lkjip_xl.reading.refusals import Refused

if TYPE_CHECKING:
    from lkjip_xl.book import Book
    from lkjip_xl.compare import Comparison

FileName = str | os.PathLike[str]


def check_file(path: FileName, *, look: bool = False) -> Result:
    """What is wrong in a workbook; nothing is written.

    look: also reads colours and other looks of cells, which only a report needs. Raises Refused where the file
    cannot be used or holds no known table.

    >>> import lkjip_xl
    >>> result = lkjip_xl.check_file("examples/kemlagi-2024.xlsx")
    >>> len(result.of(lkjip_xl.Level.SALAH)), len(result.checked), len(result.not_checked)
    (25, 420, 4)
    >>> wrong = next(f for f in result.findings if f.code == "J-02")
    >>> str(wrong.at), wrong.stated, wrong.expected, wrong.root
    ('LRA!C43', 'Rp. 2.598.255.171,00', '2.598.254.271', True)

    A file that cannot be used:

    >>> try:
    ...     lkjip_xl.check_file("tidak-ada.xlsx")
    ... except lkjip_xl.Refused as refused:
    ...     print(refused.reason, "-", refused)
    not_found - Berkas tidak ditemukan: tidak-ada.xlsx. Periksa nama dan foldernya.
    """
    from lkjip_xl.checking.run import check

    with no_collections():
        return check(_with_tables(Path(path), look=look))


def _with_tables(path: Path, *, look: bool = False) -> Book:
    from lkjip_xl.reading import read

    book = read(path, look=look)
    if not book.tables:
        from lkjip_xl.checking.form.near import meant_instead

        raise Refused("no_tables", more=meant_instead(book))
    return book


def compare_files(old: FileName, new: FileName, out: FileName | None = None) -> tuple[Comparison, Path | None]:
    """Compares two submissions: of the same year what was corrected and changed, else what both say of a year.

    out: the workbook to write about it; by default none. Gives the comparison and where that workbook went. Raises
    Refused where one of the two cannot be used, naming it, or the output cannot be written.

    >>> import lkjip_xl
    >>> comparison, written = lkjip_xl.compare_files("examples/kemlagi-2024.xlsx", "examples/kemlagi-2024.xlsx")
    >>> len(comparison.corrected), len(comparison.stayed), len(comparison.added), written
    (0, 30, 0, None)
    """
    from lkjip_xl.compare import compare
    from lkjip_xl.output import comparison_lines
    from lkjip_xl.writing.save import refuse_same, refuse_taken, save

    books = []
    target = None if out is None else Path(out)
    for source in (Path(old), Path(new)):
        if target is not None:
            refuse_same(source, target)
            refuse_taken(target)
        try:
            books.append(_with_tables(source))
        except Refused as refused:
            raise refused.about(source) from None
    comparison = compare(*books)
    if target is None:
        return comparison, None
    from lkjip_xl.writing.banding import comparison_bytes

    return comparison, save(comparison_bytes(comparison, comparison_lines(comparison)), target)


def write_report(path: FileName, out: FileName | None = None, *, kertas: str = "") -> tuple[Result, Path]:
    """Checks a workbook and writes its report workbook; gives the result and where the report went.

    out: by default `<name>.LKjIP.xlsx` beside the input; where it is open in another program, another name beside
    it is used. kertas: the paper, A4 or F4; empty: the one that the office has set, A4 by default. Raises Refused
    where the input cannot be used, lacks a table that a report needs, or the output cannot be written. The input is
    never written to.

    >>> import lkjip_xl
    >>> result, written = lkjip_xl.write_report("examples/kemlagi-2024.xlsx", "laporan.xlsx")
    >>> str(written), written.exists(), result.counts()["SALAH"]
    ('laporan.xlsx', True, 19)
    """
    from lkjip_xl.checking.run import check_in, open_ledger
    from lkjip_xl.writing.report.write import report_bytes
    from lkjip_xl.writing.save import refuse_same, refuse_taken, save

    source = Path(path)
    target = default_output(source) if out is None else Path(out)
    refuse_same(source, target)
    refuse_taken(target)
    with no_collections():
        ledger = open_ledger(_with_tables(source, look=True))
        result = check_in(ledger)
        if result.missing:
            from lkjip_xl.checking.form.near import meant_instead
            from lkjip_xl.checking.form.unread import unread_sheets

            wanted = tuple(name.split(" (")[0] for name in result.missing)
            unread = {t.sheet: sheet.name for sheet, tables in unread_sheets(result.book) for t in tables}
            there = [f"tabel pada lembar {unread[name]}" for name in result.missing if name in unread]
            absent = [name for name in result.missing if name not in unread]
            what = ([f"lembar {', '.join(absent)}"] if absent else []) + there
            raise Refused("missing", " dan ".join(what), meant_instead(result.book, wanted))
        return result, save(report_bytes(result, kertas, ledger), target)


def write_template(out: FileName, tahun: int | None = None) -> Path:
    """Writes the blank standard workbook; gives where it went. Raises Refused where it cannot be written, or where a
    workbook stands there that is filled in.

    tahun: the year of the report, which is then the last of the years under yearly headings.

    >>> import lkjip_xl
    >>> str(lkjip_xl.write_template("ISIAN.xlsx"))
    'ISIAN.xlsx'
    """
    from lkjip_xl.writing.save import refuse_taken, save
    from lkjip_xl.writing.template.write import template_bytes

    refuse_taken(Path(out))
    return save(template_bytes() if tahun is None else template_bytes(tahun), Path(out))


_MOST_BYTES = 250  # of a file name; the usual file systems take 255, and a number may have to be added


def default_output(path: Path) -> Path:
    """`<name>.LKjIP.xlsx` beside the input. The report of a report, which was corrected in itself, is counted on:
    `<name>.LKjIP (2).xlsx`, then (3). A name that leaves no room for the ending is cut."""
    report = re.fullmatch(r"(.*)(\.LKjIP)(?: \((\d{1,3})\))?", path.stem, re.IGNORECASE)
    stem, ending = path.stem, ".LKjIP.xlsx"
    if report is not None:
        stem, ending = report[1], f"{report[2]} ({int(report[3] or 1) + 1}).xlsx"
    while len(os.fsencode(stem + ending)) > _MOST_BYTES:
        stem = stem[:-1]
    return path.with_name(f"{stem}{ending}")
