"""What an LKjIP is: every table of the standard workbook and of the report, in order.

To add a table, declare it in a file of this folder (`TABLES`, and `REPORTS` where the report prints it) and name that
file in `files.py`. Template, reader, checks, report and documentation follow from it.
"""

from __future__ import annotations

from lkjip_xl.catalog.files import declared
from lkjip_xl.catalog.indicators import SPECIAL, SpecialIndicator
from lkjip_xl.catalog.reports import REPORTS
from lkjip_xl.table import Table

TABLES: tuple[Table, ...] = tuple(declared("TABLES"))

BY_KEY: dict[str, Table] = {t.key: t for t in TABLES}


def _sheets() -> tuple[str, ...]:
    homes = dict.fromkeys(t.sheet for t in TABLES)
    again = dict.fromkeys(sheet for t in TABLES for sheet in t.also_on if sheet not in homes)
    order = list(homes)
    at = order.index("Pernyataan")  # what a sentence repeats stands behind all tables
    return (*order[:at], *again, *order[at:])


# The sheets of the standard workbook in their order; Petunjuk, which holds no table, stands before them.
SHEETS: tuple[str, ...] = _sheets()

MANDATORY: tuple[str, ...] = tuple(dict.fromkeys(t.sheet for t in TABLES if t.mandatory))

__all__ = ["BY_KEY", "MANDATORY", "REPORTS", "SHEETS", "SPECIAL", "TABLES", "SpecialIndicator"]
