"""Which files of this folder declare tables. A new file is named here once; nothing else has to know it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

# In the order of the sheets in the standard workbook.
FILES = (
    "identitas",
    "sasaran",
    "pk",
    "realisasi",
    "lra",
    "akun",
    "riwayat",
    "wilayah",
    "pegawai",
    "ikm",
    "anggaran",
    "koordinasi",
    "pernyataan",
    "lampiran",
    "pengaturan",
)


def declared(name: str) -> list[Any]:
    """What the tuples of this name in all files hold, in order: `TABLES`, or `REPORTS` where a file has any."""
    return [each for file in FILES for each in getattr(import_module(f"lkjip_xl.catalog.{file}"), name, ())]
