"""What the parts of the report share."""

from __future__ import annotations

from typing import NamedTuple

from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Result
from lkjip_xl.table import Report
from lkjip_xl.writing.page import Page
from lkjip_xl.writing.report.tables import Laid


class Context(NamedTuple):
    """What the parts of the report share."""

    result: Result
    ledger: Ledger
    words: dict[str, str]
    page: Page
    tabs: dict[str, str]  # part or report tab -> name of its sheet
    laid: dict[str, Laid]  # report tables by key
    absent: tuple[Report, ...]
