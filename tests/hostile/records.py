"""Binary workbooks (.xlsb) whose records are not what they should be."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from functools import cache

from binary import binary, packed, record, wide

from lkjip_xl.reading import read_bytes

from .case import Family, Read, Refused, Seen
from .office import Package, clean

RECORDS = Family("records")
DAMAGED, CELLS, NO_TABLES = Refused("damaged"), Refused("too_many_cells"), Refused("no_tables")
BINARY = "kiriman.xlsb"


@cache
def _right() -> bytes:
    return binary(read_bytes(clean()))


def _sheet(body: bytes) -> bytes:
    """A workbook whose only sheet has these records."""
    part = b"".join((record(129), record(145), body, record(146), record(130)))
    return packed({"xl/worksheets/sheet1.bin": part}, [("Penduduk", 0)], {"satu": 0}, {"General": 0})


def _row(r: int) -> bytes:
    return record(0, struct.pack("<IIHBBBI", r, 0, 300, 0, 0, 0, 0))


def _at(col: int) -> bytes:
    return struct.pack("<II", col, 0)


def _spoiled(part: str, change: Callable[[bytes], bytes]) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(_right())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return Package(parts | {part: change(parts[part])}).zip()


def _noisy(seed: int) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        rnd, out = random.Random(seed), bytearray(data)
        for _ in range(12):
            out[rnd.randrange(len(out))] = rnd.randrange(256)
        return bytes(out)

    return change


def add(name: str, what: str, build: Callable[[], bytes], *right: Read | Refused | Seen, heavy: bool = False) -> None:
    RECORDS.add(name, what, build, *right, heavy=heavy, name_of_file=BINARY)


SHEET1, ANY = "xl/worksheets/sheet4.bin", (Read(), Seen(), DAMAGED, NO_TABLES)
add("binary-right", "the right office as a binary workbook", _right, Read())
add("binary-cut", "a sheet that breaks off", lambda: _spoiled(SHEET1, lambda d: d[: len(d) // 2]), DAMAGED, Seen())
add("binary-empty-part", "a sheet without a byte", lambda: _spoiled(SHEET1, lambda _: b""), *ANY)
add("binary-zeros", "a sheet of zeros", lambda: _spoiled(SHEET1, lambda d: bytes(len(d))), DAMAGED)
add("binary-no-strings", "no shared texts", lambda: _spoiled("xl/sharedStrings.bin", lambda _: b""), DAMAGED)
add("binary-no-styles", "an empty part of styles", lambda: _spoiled("xl/styles.bin", lambda _: b""), Read(), Seen())
add("binary-length", "a record longer than its part", lambda: _sheet(b"\x05\xff\xff\xff\x7f"), DAMAGED)
add("binary-text-length", "a text of two thousand million letters", lambda: _sheet(
    _row(0) + record(6, _at(0) + struct.pack("<I", 0x7FFFFFFF))), DAMAGED)  # fmt: skip
add("binary-far", "a cell in the last row and column, and one beyond", lambda: _sheet(
    _row(0xFFFFFFFF) + record(6, _at(0) + wide("a")) + _row(1_048_575) + record(6, _at(16_383) + wide("b"))), NO_TABLES)  # fmt: skip
add("binary-index", "a text that is not among the shared ones", lambda: _sheet(
    _row(0) + record(7, _at(0) + struct.pack("<I", 0xFFFFFFFF))), DAMAGED)  # fmt: skip
add("binary-merged", "merged areas turned round and beyond the sheet", lambda: _sheet(
    _row(0) + record(6, _at(0) + wide("a")) + record(176, struct.pack("<4I", 9, 1, 9, 1))
    + record(176, b"\xff" * 16)), NO_TABLES)  # fmt: skip
add("binary-blanks", "five million blank cells", lambda: _sheet(_row(0) + record(1, _at(0)) * 5_000_000), DAMAGED,
    NO_TABLES, heavy=True)  # fmt: skip
add("binary-cells", "1,100,000 numbers", lambda: _sheet(b"".join(
    _row(r) + b"".join(record(2, _at(c) + b"\6\0\0\0") for c in range(10)) for r in range(110_000))), CELLS, heavy=True)  # fmt: skip
for seed in range(6):
    add(
        f"binary-noise-{seed}",
        "twelve bytes of a sheet changed",
        lambda seed=seed: _spoiled(SHEET1, _noisy(seed)),
        *ANY,
    )  # type: ignore[misc]
