"""The same table more than once: which stands for its figures, which repeats it, which is about something else.

Submissions hold copies of sheets, the LRA of last year, those of each triwulan, the PK of next year, an old version.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lkjip_xl.found import Found
from lkjip_xl.names import plain, years
from lkjip_xl.reading.amended import with_originals
from lkjip_xl.reading.sheetnames import sheets_meant

_PARTS = (  # of a year, each with its months
    (re.compile(r"\b(?:tw|twl|triwulan|triwln|tribulan) ?(iv|iii|ii|i|[1-4])\b"), 3),
    (re.compile(r"\b(?:smt|sem|semester) ?(ii|i|[12])\b"), 6),
)
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTHS = {
    word: i
    for i, words in enumerate(
        ("januari jan", "februari pebruari feb", "maret mar", "april apr", "mei", "juni jun", "juli jul",
         "agustus agu agt ags", "september sept sep", "oktober okt", "november nopember nov", "desember des"), 1)
    for word in words.split()
}  # fmt: skip
_OLD = frozenset(["lama", "old", "draft", "draf", "konsep", "backup", "bak", "arsip", "sebelumnya", "lalu", "contoh"])
_YEAR = 12  # months


def with_repetitions(found: list[Found], year: int) -> list[Found]:
    """The tables in their order, each marked as what it is beside the others of its form. year: that of the report, 0
    where nothing tells it."""
    aside = {id(f) for f in found if _is_aside(f, found, year)}
    others = iter(_marked(with_originals([f for f in found if id(f) not in aside])))
    return [replace(f, apart=True) if id(f) in aside else next(others) for f in found]


def is_home(found: Found) -> bool:
    """Whether a table stands on the sheet where it belongs."""
    return found.table.sheet in sheets_meant(found.sheet.name)


# --- other years and periods ---------------------------------------------------------------------


def _is_aside(found: Found, every: list[Found], year: int) -> bool:
    """Whether a table is that of another year or period, or an old version, of one that stands on a sheet nearer to
    the report. The only one of its form is never aside, whatever its sheet is called."""
    mine = _distance(found.sheet.name, year)
    if not any(mine):
        return False
    others = (f for f in every if f.table is found.table and f.sheet is not found.sheet and is_home(f))
    return any(_distance(f.sheet.name, year) < mine and f.row_names & found.row_names for f in others)


def _distance(name: str, year: int) -> tuple[int, int, int]:
    """How far what a sheet's name says is from the whole year of the report: in years, versions and months."""
    text = plain(name).replace("_", " ")
    named = years(text)
    off = min((abs(y - year) for y in named), default=0) if year else 0
    return off, len(_OLD & set(text.split())), _YEAR - max(_months(text), default=_YEAR)


def _months(text: str) -> Iterator[int]:
    """The months of the year up to the end of each period that a text names."""
    for pattern, length in _PARTS:
        yield from (length * _NUMBERS[said] for said in pattern.findall(text))
    yield from (_MONTHS[word] for word in text.split() if word in _MONTHS)


# --- repetitions ---------------------------------------------------------------------------------


def _marked(found: list[Found]) -> list[Found]:
    """What stands away from home is a repetition wherever its home is another sheet of the standard workbook, or where
    it also stands at home; and so is what lists the rows of an earlier table again with the same figures, be it on a
    copy of its sheet. Another LRA on the same sheet, or other figures of the same rows, are about something else."""
    best: dict[str, int] = {}
    for f in (f for f in found if not f.original):
        best[f.table.key] = max(best.get(f.table.key, 0), _homeliness(f))
    marked: list[Found] = []
    for f in found:
        if f.original:
            marked.append(f)
            continue
        same = [m for m in marked if m.table is f.table and m.by_itself]
        away = _homeliness(f) < max(1, best[f.table.key])
        if away or not same:
            marked.append(replace(f, repeated=away))
            continue
        here = any(m.sheet is f.sheet for m in same)
        indikator = f.table.entity == "indikator"
        twin = next((m for m in same if _lists_again(f, m) and (indikator or m.sheet is not f.sheet)), None)
        again = twin is not None and (twin.sheet is f.sheet or _mostly_agree(f, twin))
        apart = not again and f.table.numeric and (twin is not None or (here and not indikator))
        marked.append(replace(f, repeated=again, apart=apart))
    return marked


def _homeliness(found: Found) -> int:
    """2 on the sheet where a table belongs, 1 on a sheet of no known name, 0 on a sheet that repeats it."""
    meant = sheets_meant(found.sheet.name)
    return 2 if found.table.sheet in meant else 0 if meant else 1


def _lists_again(found: Found, earlier: Found) -> bool:
    return bool(found.row_names) and found.row_names <= earlier.row_names


def _mostly_agree(found: Found, earlier: Found) -> bool:
    """Whether at least half of the figures that two tables have of the same rows are the same."""
    rows = {plain(r.name): r for r in reversed(earlier.data)}
    numeric = [k for k in found.columns if found.table.column(k[0]).kind.numeric and k in earlier.columns]
    pairs = [
        (found.cell(row, *key).value, earlier.cell(other, *key).value)
        for row in found.data
        if (other := rows.get(plain(row.name))) is not None
        for key in numeric
    ]
    told = [(a, b) for a, b in pairs if a is not None and b is not None]
    return 2 * sum(a == b for a, b in told) >= len(told)
