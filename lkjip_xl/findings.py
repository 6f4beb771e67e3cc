"""What a check says: levels, verdicts, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.expr import Expr, Value
from lkjip_xl.table import Kind


class Level(Enum):
    """How serious a finding is; the definition is what the report prints."""

    SALAH = "SALAH"
    PERINGATAN = "PERINGATAN"
    CATATAN = "CATATAN"

    @property
    def meaning(self) -> str:
        """The definition, in one sentence."""
        return {
            Level.SALAH: "Harus diperbaiki: isinya tidak sesuai dengan angka lain dalam buku kerja ini.",
            Level.PERINGATAN: "Perlu dilihat: mungkin keliru, atau ada yang belum lengkap.",
            Level.CATATAN: "Sekadar keterangan; tidak harus diubah.",
        }[self]

    @property
    def rank(self) -> int:
        """0 for the most serious."""
        return list(Level).index(self)


class Verdict(Enum):
    """The one verdict in which every derived cell ends."""

    COCOK = "COCOK"
    SERI = "COCOK (seri)"
    CETAK = "COCOK dari angka tercetak"
    DIPOTONG = "DIPOTONG"
    PEMBULATAN = "DALAM PEMBULATAN"
    TIDAK_PASTI = "TIDAK DAPAT DIPASTIKAN"
    SALAH = "SALAH"
    IKUT = "IKUT SALAH"
    TIDAK = "TIDAK DIPERIKSA"

    @property
    def level(self) -> Level | None:
        """The level of the finding that it makes; None where it makes none."""
        return {
            Verdict.SERI: Level.CATATAN,
            Verdict.CETAK: Level.CATATAN,
            Verdict.PEMBULATAN: Level.CATATAN,
            Verdict.DIPOTONG: Level.PERINGATAN,
            Verdict.SALAH: Level.SALAH,
            Verdict.IKUT: Level.SALAH,
        }.get(self)

    __hash__ = object.__hash__  # there is one of each

    @property
    def right(self) -> bool:
        """Whether the cell may be relied on at the precision that it shows."""
        return self in (Verdict.COCOK, Verdict.SERI, Verdict.CETAK, Verdict.PEMBULATAN)

    @property
    def wrong(self) -> bool:
        """Whether the cell contradicts others."""
        return self in (Verdict.SALAH, Verdict.IKUT)

    @property
    def severity(self) -> int:
        """Order for choosing the worst of several verdicts on one cell."""
        return list(_SEVERITY).index(self)


_SEVERITY = (
    Verdict.TIDAK,
    Verdict.TIDAK_PASTI,
    Verdict.COCOK,
    Verdict.SERI,
    Verdict.PEMBULATAN,
    Verdict.CETAK,
    Verdict.DIPOTONG,
    Verdict.IKUT,
    Verdict.SALAH,
)


class Operand(NamedTuple):
    """A cell that a computation read, with what it says."""

    at: Address
    stated: str


class Live(NamedTuple):
    """What keeps a line of the discrepancy sheet alive: the stated and the expected side as trees.

    `decimals`: at how many decimals both sides are compared; None for texts.
    """

    stated: Expr
    expected: Expr
    decimals: int | None
    value: Value
    kind: Kind


class Acceptance(NamedTuple):
    """Why a finding is accepted, and the post that answers for it, as the sheet Pengecualian says."""

    reason: str
    by: str

    def __str__(self) -> str:
        return f"Diterima oleh {self.by}: {self.reason}"


@dataclass(frozen=True)
class Finding:
    """One thing to tell the user, at one cell.

    `stated`, `expected`, `difference` are texts in Indonesian notation. `formula` says in words how the
    expected value follows. A consequence (`root` is False) names the cell it follows from in `root_at`. `acceptance`
    where the office accepts it.
    """

    code: str
    level: Level
    at: Address
    title: str
    stated: str = ""
    expected: str = ""
    difference: str = ""
    formula: str = ""
    operands: tuple[Operand, ...] = ()
    hint: str = ""
    root: bool = True
    root_at: Address | None = None
    acceptance: Acceptance | None = None
    live: Live | None = field(default=None, compare=False, repr=False)

    @property
    def accepted(self) -> bool:
        """Whether the office accepts it on purpose, so that it does not count."""
        return self.acceptance is not None


class Checked(NamedTuple):
    """The verdict on one derived cell. `reason` where it was not checked."""

    at: Address
    verdict: Verdict
    code: str
    reason: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Result:
    """Everything that a run found out about one submission."""

    book: Book
    findings: tuple[Finding, ...]
    cells: Sequence[Checked]
    missing: tuple[str, ...] = ()  # sheets that a report needs and that are not there
    crashed: Mapping[str, str] = field(default_factory=dict)  # rules that failed, with what they said

    @property
    def checked(self) -> tuple[Checked, ...]:
        """The derived cells with a verdict."""
        return tuple(c for c in self.cells if c.verdict is not Verdict.TIDAK)

    @property
    def not_checked(self) -> tuple[Checked, ...]:
        """The derived cells without one."""
        if not any(verdict is Verdict.TIDAK for _, _, verdict in self.tally):
            return ()
        return tuple(c for c in self.cells if c.verdict is Verdict.TIDAK)

    @cached_property
    def tally(self) -> Counter[tuple[str, str, Verdict]]:
        """How many derived cells there are by sheet, code and verdict; of a million cells nothing else is kept."""
        return Counter((c.at.sheet, c.code, c.verdict) for c in self.cells)

    def checked_by_sheet(self) -> Counter[str]:
        """How many derived cells of each sheet have a verdict."""
        return _added((sheet, n) for (sheet, _, verdict), n in self.tally.items() if verdict is not Verdict.TIDAK)

    def checked_by_code(self) -> Counter[str]:
        """How many derived cells have a verdict under each code."""
        return _added((code, n) for (_, code, verdict), n in self.tally.items() if verdict is not Verdict.TIDAK)

    def counts(self) -> dict[str, int]:
        """How many derived cells ended in each verdict; verdicts that do not occur are left out."""
        counted = _added((verdict.value, n) for (_, _, verdict), n in self.tally.items())
        return {verdict.value: counted[verdict.value] for verdict in Verdict if counted[verdict.value]}

    def of(self, level: Level) -> list[Finding]:
        """The findings of a level that nobody has accepted."""
        return [f for f in self.findings if f.level is level and not f.accepted]


def _added(counts: Iterable[tuple[str, int]]) -> Counter[str]:
    added: Counter[str] = Counter()
    for key, n in counts:
        added[key] += n
    return added


def outermost(at: Address, above: Mapping[Address, Address]) -> Address:
    """The end of a chain of cells, each of which follows from the next."""
    seen = {at}
    while (up := above.get(at)) is not None and up not in seen:
        seen.add(up)
        at = up
    return at
