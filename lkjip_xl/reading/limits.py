"""What a submission may hold at most. Each refusal names its limit and the value found."""

from __future__ import annotations

MIB = 1024 * 1024

MAX_FILE = 50 * MIB
MAX_UNPACKED = 200 * MIB  # all parts together, as declared and as really unpacked
MAX_PARTS = 2000

MAX_ROWS = 200_000  # rows of one sheet with something in them
MAX_CELLS = 1_000_000  # cells with something in them, all sheets together
MAX_MERGED = 100_000  # merged areas, all sheets together
MAX_FORMATS = 65_536  # cell formats; Excel itself stops at 65,490
MAX_TEXT = 128 * MIB  # characters of texts and formulas, all sheets together

MAX_STRANGERS = 5_000_000  # elements of a sheet part that the reader has no use for

MAX_STRING = 32_767  # characters of one cell, the limit of Excel; what is longer is cut
MAX_STYLED = 200_000  # empty cells whose look is kept for the report

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of any sheet; an address beyond them is damage


def amount(number: int) -> str:
    """A count in Indonesian notation: `1.000.000`."""
    return f"{number:,}".replace(",", ".")


def size(found: int, limit: int) -> str:
    """A size in bytes and its limit: `61,2 MiB (batas 50 MiB)`."""
    return f"{found / MIB:.1f} MiB (batas {limit // MIB} MiB)".replace(".", ",", 1)
