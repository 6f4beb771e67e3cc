"""Codes of an LRA that do not go on from the code of the row above them: L-16, where most of the table does so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Finding, Level
from lkjip_xl.found import Found, Row
from lkjip_xl.names import code_groups
from lkjip_xl.rules import titled

_SHORTEST = 3  # groups of a program's code; shorter numbers restart below each row
_FEWEST = 3  # rows that must go on from those above them before one that does not is told


class _Coded(NamedTuple):
    row: Row
    groups: tuple[str, ...]

    def goes_on_from(self, other: _Coded) -> bool:
        """Whether a code begins with another one: `01` and `1` are the same, and X stands for any group."""
        return all(_alike(a, b) for a, b in zip(self.groups, other.groups, strict=False))


_Pair = tuple[_Coded, _Coded]


def code_findings(ledger: Ledger) -> Iterator[Finding]:
    """L-16 at each code that belongs below another row; PERINGATAN, since only the code says so."""
    for found in ledger.book.tables:
        key = found.numbering if found.table.tree else ""
        if not key or found.repeated:
            continue
        codes = _Codes(found, key)
        pairs = 0
        off: list[_Pair] = []
        for row in found.data:
            pair = codes.pair(row)
            if pair is not None:
                pairs += 1
                if not pair[1].goes_on_from(pair[0]):
                    off.append(pair)
        culprits = list(_culprits(off, codes))
        if pairs - len(culprits) < max(_FEWEST, 2 * len(culprits)):
            continue
        for culprit, above in culprits:
            at = found.at(culprit.row, key)
            assert at is not None
            code, should = found.text(culprit.row, key), found.text(above.row, key)
            yield Finding(
                "L-16", Level.PERINGATAN, at, titled("L-16", culprit.row.name or code), code,
                f"kode yang diawali {should}", "", f"baris ini berada di bawah {should}",
                hint="Apakah kodenya salah ketik, atau barisnya salah tempat?",
            )  # fmt: skip


class _Codes:
    """The codes of a table; those of rows with others below them are kept."""

    def __init__(self, found: Found, key: str) -> None:
        self.found, self.key = found, key
        self._above: dict[int, _Coded] = {}

    def pair(self, row: Row) -> _Pair | None:
        """A row below another one and that one, the outer one first, where both have codes that can be compared."""
        if row.parent < 0:
            return None
        above = self.found.rows[row.parent]
        if above.kind != "data":
            return None
        parent = self._above.get(above.index)
        if parent is None:
            parent = self._above[above.index] = self._coded(above)
        child = self._coded(row)
        return (parent, child) if _SHORTEST <= len(parent.groups) < len(child.groups) else None

    def _coded(self, row: Row) -> _Coded:
        return _Coded(row, tuple(code_groups(self.found.text(row, self.key))))


def _culprits(off: list[_Pair], codes: _Codes) -> Iterator[_Pair]:
    """The rows to tell, each with the row above it: one whose own rows go on from the row above it tells for them."""
    wrong = {child.row.index for _, child in off}
    for parent, child in off:
        above = codes.pair(parent.row)
        if parent.row.index in wrong and above is not None and child.goes_on_from(above[0]):
            continue  # the row between has the wrong code
        yield child, parent


def _alike(a: str, b: str) -> bool:
    return a.lstrip("0") == b.lstrip("0") or not a.strip("Xx") or not b.strip("Xx")
