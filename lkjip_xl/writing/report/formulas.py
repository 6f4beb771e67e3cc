"""Which formulas of a submission may stand in the report: plain ones that stay inside the workbook."""

from __future__ import annotations

import re
from collections.abc import Collection

from lkjip_xl.writing.text import clean

# Functions that only compute. Anything else (links to the web, other programs, other files, macros) is
# written as the value that the file carries.
_FUNCTIONS = frozenset(
    [
        "ABS",
        "AND",
        "AVERAGE",
        "AVERAGEIF",
        "AVERAGEIFS",
        "CEILING",
        "CHOOSE",
        "COLUMN",
        "COLUMNS",
        "CONCATENATE",
        "COUNT",
        "COUNTA",
        "COUNTBLANK",
        "COUNTIF",
        "COUNTIFS",
        "DATE",
        "DAY",
        "DAYS",
        "EXACT",
        "FALSE",
        "FIND",
        "FIXED",
        "FLOOR",
        "HLOOKUP",
        "HOUR",
        "IF",
        "IFERROR",
        "IFNA",
        "INDEX",
        "INT",
        "ISBLANK",
        "ISERR",
        "ISERROR",
        "ISNA",
        "ISNUMBER",
        "ISTEXT",
        "LARGE",
        "LEFT",
        "LEN",
        "LOOKUP",
        "LOWER",
        "MATCH",
        "MAX",
        "MEDIAN",
        "MID",
        "MIN",
        "MINUTE",
        "MOD",
        "MONTH",
        "N",
        "NA",
        "NOT",
        "OR",
        "PRODUCT",
        "PROPER",
        "QUOTIENT",
        "RANK",
        "REPLACE",
        "REPT",
        "RIGHT",
        "ROUND",
        "ROUNDDOWN",
        "ROUNDUP",
        "ROW",
        "ROWS",
        "SEARCH",
        "SECOND",
        "SIGN",
        "SMALL",
        "SQRT",
        "SUBSTITUTE",
        "SUBTOTAL",
        "SUM",
        "SUMIF",
        "SUMIFS",
        "SUMPRODUCT",
        "SUMSQ",
        "TEXT",
        "TIME",
        "TRIM",
        "TRUE",
        "TRUNC",
        "UPPER",
        "VALUE",
        "VLOOKUP",
        "YEAR",
        "_XLFN.NUMBERVALUE",
        "_XLFN.CONCAT",
        "_XLFN.IFS",
        "_XLFN.SWITCH",
        "_XLFN.TEXTJOIN",
        "_XLFN.IFNA",
    ]
)
_MAX_STRING, _MAX_BRACKETS = 255, 1000  # characters of a text in a formula; more brackets is no office's work
_TOKEN = re.compile(
    r"""(?P<sheet>'(?:[^']|'')+'!|[A-Za-z_][\w.]*!)
      | (?P<string>"(?:[^"]|"")*")
      | (?P<error>\#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!))
      | (?P<function>[A-Za-z_][\w.]*)\(
      | (?P<cell>\$?[A-Za-z]{1,3}\$?\d{1,7}(?![\w(])|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w(])|\$?\d+:\$?\d+)
      | (?P<word>[A-Za-z_][\w.]*)
      | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)
      | (?P<plain>[-+*/^&=<>%(),;:\s{}])""",
    re.X,
)


def is_plain(formula: str, sheets: Collection[str]) -> bool:
    """Whether a formula only computes with cells of these sheets, and any spreadsheet program takes it."""
    at = 1 if formula.startswith("=") else 0
    if len(formula) > 8000 or at == len(formula) or clean(formula) != formula or formula.count("(") > _MAX_BRACKETS:
        return False
    names = {s.casefold() for s in sheets}
    while at < len(formula):
        match = _TOKEN.match(formula, at)
        if match is None:
            return False
        at = match.end()
        if sheet := match["sheet"]:
            name = sheet[:-1]
            name = name[1:-1].replace("''", "'") if name.startswith("'") else name
            if name.casefold() not in names:
                return False
        elif (string := match["string"]) and len(string) > _MAX_STRING + 2:
            return False
        elif function := match["function"]:
            if function.upper() not in _FUNCTIONS:
                return False
        elif (word := match["word"]) and word.upper() not in ("TRUE", "FALSE"):
            return False
    return True
