"""A worksheet that writes plain formulas without looking for the functions of newer versions of Excel.

XlsxWriter runs some thirty regular expressions over every formula to find functions that need a prefix. The formulas
of this package use none of them, and those of a submission are let through only if they do not (`formulas.py`), so
that nothing has to be found. This is the only place that reaches behind XlsxWriter's public interface; a test compares
the bytes of whole reports with those of the stock class, and holds for the version that is installed.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet


class PlainSheet(Worksheet):  # type: ignore[misc]
    """A stock worksheet but for the preparation of plain formulas."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        if formula.startswith("=") and not expand_future_functions:
            return formula[1:]
        prepared: Any = super()._prepare_formula(formula, expand_future_functions)
        return str(prepared)
