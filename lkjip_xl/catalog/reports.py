"""The tables of the LKjIP in their order."""

from __future__ import annotations

from lkjip_xl.catalog.files import declared
from lkjip_xl.table import Report

REPORTS: tuple[Report, ...] = tuple(sorted(declared("REPORTS"), key=lambda report: report.order))
