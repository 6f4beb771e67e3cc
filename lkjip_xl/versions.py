"""What a report about a mistake of this program has to say: its version, and those of what it runs on."""

from __future__ import annotations

import contextlib
import os
import sys

from lkjip_xl import __version__

LIBRARIES = ("click", "num2words", "openpyxl", "xlrd", "xlsxwriter")


def versions() -> str:
    """The version of this program on the first line, then Python and system, then libraries."""
    known = _installed()
    libraries = ", ".join(f"{name} {known.get(name, '?')}" for name in LIBRARIES)
    return f"lkjip-xl {__version__}\nPython {sys.version.split()[0]}, {_system()}\n{libraries}"


def _system() -> str:
    if sys.platform == "win32":
        windows = sys.getwindowsversion()
        return f"Windows {windows.major}.{windows.minor}.{windows.build}"
    here = os.uname()
    return f"{here.sysname} {here.release} {here.machine}"


def _installed() -> dict[str, str]:
    """Versions by name, read off the names of the folders that say what is installed. importlib.metadata knows them
    as well, but its import takes a third of the time in which this program starts."""
    known: dict[str, str] = {}
    for folder in sys.path:
        with contextlib.suppress(OSError):
            for entry in os.listdir(folder or "."):
                name, mark, rest = entry.partition("-")
                if mark and entry.endswith((".dist-info", ".egg-info")):
                    known.setdefault(name.lower(), rest.rsplit(".", 1)[0].split("-")[0])
    return known
