"""The two jobs: check a file, and write its report."""

from __future__ import annotations

from pathlib import Path

from lkjip_xl.findings import Result
from lkjip_xl.reading.refusals import Refused


def check_file(path: Path, *, look: bool = False) -> Result:
    """What is wrong in a workbook. Raises Refused where it cannot be used, or holds no known table."""
    from lkjip_xl.checking.run import check
    from lkjip_xl.reading import read

    book = read(path, look=look)
    if not book.tables:
        raise Refused("no_tables")
    return check(book)


def write_report(path: Path, out: Path | None = None, *, kertas: str = "A4") -> tuple[Result, Path]:
    """Checks a workbook and writes its report workbook; gives the result and where the report went.

    out: by default `<name>.LKjIP.xlsx` beside the input. kertas: the paper, A4 or F4. Raises Refused where the
    input cannot be used, lacks a table that a report needs, or the output cannot be written. The input is never
    written to.
    """
    from lkjip_xl.writing.report import report_bytes
    from lkjip_xl.writing.save import refuse_same, save

    target = out or default_output(path)
    refuse_same(path, target)
    result = check_file(path, look=True)
    if result.missing:
        raise Refused("missing", f"lembar {', '.join(result.missing)}")
    return result, save(report_bytes(result, kertas), target)


def default_output(path: Path) -> Path:
    """`<name>.LKjIP.xlsx` beside the input; the report of a report does not grow a second ending."""
    stem = path.stem
    if stem.lower().endswith(".lkjip"):
        stem += "-2"
    return path.with_name(f"{stem}.LKjIP.xlsx")
