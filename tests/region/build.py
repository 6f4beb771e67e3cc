"""The folder of the region: right and wrong offices, copies, damaged, encrypted, huge and hostile files, shadows."""

from __future__ import annotations

import io
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from office import build, invent
from openpyxl import load_workbook

from tests.hostile.all import CASES
from tests.hostile.case import Case, Refused
from tests.large import write as write_large
from tests.offices import ROOT

FROM_HOSTILE, SHADOWS = 70, 12


def build_region(folder: Path, count: int, seed: int = 1) -> Counter[str]:
    """Fills an empty folder with so many files, and returns how many of each kind there are.

    Of ten files some six are offices (half of them wrong in one to four cells), two are refused or strange; the rest
    are copies, files of other kinds and what other programs leave beside a workbook.
    """
    rnd = random.Random(seed)
    counts: Counter[str] = Counter()
    makers = list(_makers(count, rnd))
    rnd.shuffle(makers)
    for i, (kind, name, make) in enumerate(makers):
        below = folder / f"Kecamatan {i // 12 + 1:02}"
        below.mkdir(parents=True, exist_ok=True)
        make(below / name.format(i + 1))
        counts[kind] += 1
    return counts


Maker = tuple[str, str, Callable[[Path], object]]


def _makers(count: int, rnd: random.Random) -> Iterator[Maker]:
    hostile = [c for c in CASES if not c.in_folder and not c.as_nobody and "/" not in c.name_of_file]
    refused = [c for c in hostile if all(isinstance(r, Refused) for r in c.right)]
    chosen = rnd.sample(refused, min(FROM_HOSTILE * 2 // 3, len(refused), count // 6))
    chosen += rnd.sample([c for c in hostile if c not in refused], count // 12)
    for case in chosen:
        yield "hostile or not to be read", f"{{:03}} {Path(case.name_of_file).name}", _hostile(case)
    for i in range(count * SHADOWS // 300):
        yield "shadow of another program", ("~$kiriman {:03}.xlsx", "._kiriman {:03}.xlsx")[i % 2], _shadow
    yield "a large LRA", "lra {:03}.xlsx", lambda path: write_large(str(path), 10_000)
    yield "a folder named like a workbook", "kiriman {:03}.xlsx", Path.mkdir
    examples = sorted((ROOT / "examples").glob("k*.xlsx"))
    for i in range(count // 15):
        yield "copy of an example", "Salinan {:03}.xlsx", _copy(examples[i % len(examples)])
    rest = count - len(chosen) - count * SHADOWS // 300 - 2 - count // 15
    for i in range(rest):
        wrong = i % 2 == 0
        yield ("wrong office" if wrong else "right office"), "LKjIP {:03}.xlsx", _office(i, wrong)


def _hostile(case: Case) -> Callable[[Path], object]:
    def make(path: Path) -> None:
        built = case.make(path.parent)
        if built != path and built.parent == path.parent and built.exists():
            built.replace(path)

    return make


def _shadow(path: Path) -> None:
    path.write_bytes(b"\x05user\x00")


def _copy(source: Path) -> Callable[[Path], object]:
    return lambda path: shutil.copy(source, path)


def _office(seed: int, wrong: bool) -> Callable[[Path], object]:
    def make(path: Path) -> None:
        stream = io.BytesIO()
        build(stream, invent(seed), formulas=seed % 3 == 0)
        if wrong:
            stream = _wronged(stream, random.Random(seed))
        path.write_bytes(stream.getvalue())

    return make


def _wronged(stream: io.BytesIO, rnd: random.Random) -> io.BytesIO:
    """The workbook with one to four figures that are one too high, ten times too high, or missing."""
    book = load_workbook(stream)
    cells = [c for ws in book for row in ws.iter_rows(min_row=5) for c in row if isinstance(c.value, int | float)]
    for cell in rnd.sample(cells, min(rnd.randint(1, 4), len(cells))):
        cell.value = rnd.choice((cell.value + 1, cell.value * 10, None))
    out = io.BytesIO()
    book.save(out)
    return out
