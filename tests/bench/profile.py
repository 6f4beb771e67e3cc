"""Where the time of a run goes: seconds of processor by step, measured inside one process."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

# The same steps in milliseconds before the work on speed of 2026-11-24, on the machine of the page that day: two cores,
# AMD EPYC. What was done since stands in docs/arsitektur.md.
BEFORE = {
    "the real report": (0, 15, 50, 12, 41, 103, 141),
    "LRA of 10,000 rows": (1, 261, 1337, 408, 785, 655, 3211),
}


def profile(path: Path) -> list[tuple[str, float]]:
    """The steps of `laporan` on a workbook, in order, with their seconds."""
    from lkjip_xl.checking import run as checking
    from lkjip_xl.checking.judged import Judged
    from lkjip_xl.reading.cells import Contents
    from lkjip_xl.reading.guard import load
    from lkjip_xl.reading.own import own_sheets
    from lkjip_xl.reading.read import read_bytes, read_contents
    from lkjip_xl.writing.report.write import report_bytes

    steps: list[tuple[str, float]] = []

    def step(name: str, work: Callable[[], T]) -> T:
        gc.collect()
        began = time.process_time()
        result = work()
        steps.append((name, time.process_time() - began))
        return result

    data = step("open and hash", lambda: load(path))
    contents: Contents = step("read the cells", lambda: read_contents(data, look=True))
    before = steps[-1][1]
    del contents
    book = step("find the tables", lambda: read_bytes(data, path.name, look=True))
    steps[-1] = (steps[-1][0], max(0.0, steps[-1][1] - before))
    assert not own_sheets(book.sheets)
    ledger = step("match names, collect facts and claims", lambda: checking.open_ledger(book))
    step("judge every derived cell", lambda: Judged(ledger, {}))
    result = step("explain, completeness, forms, formulas, roots", lambda: checking.check_in(ledger))
    step("lay out and write the report", lambda: report_bytes(result, ledger=ledger))
    return steps
