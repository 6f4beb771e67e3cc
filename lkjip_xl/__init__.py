"""Checks LKjIP workbooks and writes the report workbook.

What other programs may use is named in `__all__`, described in docs/rujukan/python.md, and kept as it is within a
version 0.x or told in the changelog. All else is inside. A name is imported when it is asked for, so that
`import lkjip_xl` costs nothing.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # that of typing, which takes time to import
if TYPE_CHECKING:
    from lkjip_xl.address import Address
    from lkjip_xl.compare import Comparison
    from lkjip_xl.desk.one import check_line
    from lkjip_xl.findings import Checked, Finding, Level, Result, Verdict
    from lkjip_xl.jobs import check_file, compare_files, write_report, write_template
    from lkjip_xl.reading.refusals import Refused

__all__ = [
    "Address",
    "Checked",
    "Comparison",
    "Finding",
    "Level",
    "Refused",
    "Result",
    "Verdict",
    "__version__",
    "check_file",
    "check_line",
    "compare_files",
    "write_report",
    "write_template",
]

_HOMES = {
    "lkjip_xl.jobs": ("check_file", "write_report", "compare_files", "write_template"),
    "lkjip_xl.desk.one": ("check_line",),
    "lkjip_xl.reading.refusals": ("Refused",),
    "lkjip_xl.findings": ("Result", "Finding", "Level", "Checked", "Verdict"),
    "lkjip_xl.address": ("Address",),
    "lkjip_xl.compare": ("Comparison",),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
