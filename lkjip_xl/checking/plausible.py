"""Plausibility: figures that agree with each other and still deserve a look."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lkjip_xl.book import Found, Row
from lkjip_xl.checking.explain import said
from lkjip_xl.checking.facts import label_of
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Finding, Level, Operand
from lkjip_xl.rules import BY_CODE
from lkjip_xl.table import Kind


def plausible_findings(ledger: Ledger) -> Iterator[Finding]:
    """All findings on plausibility."""
    yield from _overspent(ledger)
    yield from _beyond_renstra(ledger)
    yield from _units(ledger)


def _overspent(ledger: Ledger) -> Iterator[Finding]:
    """W-01: more spent than budgeted, told at the lowest rows."""
    for found in (*ledger.book.all("lra"), *ledger.book.all("jenis_belanja")):
        for row in found.leaves:
            budget, spent = found.at(row, "anggaran"), found.at(row, "realisasi")
            if budget is None or spent is None:
                continue
            a, r = ledger.printed(budget), ledger.printed(spent)
            if isinstance(a, Fraction) and isinstance(r, Fraction) and r > a:
                yield Finding(
                    "W-01",
                    Level.PERINGATAN,
                    spent,
                    f"{BY_CODE['W-01'].title}: {label_of(found, row, 'realisasi')}",
                    said(ledger, spent),
                    f"paling besar {said(ledger, budget)}",
                    "",
                    f"anggaran {budget.a1} ({said(ledger, budget)})",
                    (Operand(budget, said(ledger, budget)),),
                )


def _beyond_renstra(ledger: Ledger) -> Iterator[Finding]:
    """W-02: this year's target already goes beyond the target at the end of the Renstra."""
    for found in ledger.book.all("renstra"):
        for row in found.data:
            identity = ledger.names.identity(found, row, "indikator")
            end, target = found.at(row, "target_akhir"), ledger.reference("target", identity)
            arah = ledger.reference("arah", identity)
            if not identity or end is None or target is None:
                continue
            last, now = ledger.printed(end), ledger.printed(target.at)
            if not isinstance(last, Fraction) or not isinstance(now, Fraction):
                continue
            falling = arah is not None and str(ledger.printed(arah.at)).strip().casefold() == "turun"
            if now < last if falling else now > last:
                yield Finding(
                    "W-02",
                    Level.PERINGATAN,
                    target.at,
                    f"{BY_CODE['W-02'].title}: {row.name}",
                    said(ledger, target.at),
                    f"tidak melewati {said(ledger, end)}",
                    "",
                    f"target akhir {end} ({said(ledger, end)})",
                    (Operand(end, said(ledger, end)),),
                    "Tinjau target tahun ini atau target akhir Renstra.",
                )


def _units(ledger: Ledger) -> Iterator[Finding]:
    """W-03: percent in one year and points in the next."""
    for found in ledger.book.all("riwayat"):
        for row in found.data:
            for key in ("target", "realisasi"):
                yield from _unit_changes(ledger, found, row, key)


def _unit_changes(ledger: Ledger, found: Found, row: Row, key: str) -> Iterator[Finding]:
    before: str | None = None
    for year in found.years:
        at = found.at(row, key, year)
        if at is None:
            continue
        number = ledger.book.number(at, money=found.table.column(key).kind is Kind.RUPIAH)
        if number.value is None:
            continue
        if before is not None and (number.unit == "%") != (before == "%"):
            yield Finding(
                "W-03",
                Level.CATATAN,
                at,
                f"{BY_CODE['W-03'].title}: {label_of(found, row, key, year)}",
                said(ledger, at),
                "satuan seperti tahun sebelumnya",
                "",
                "",
                hint="Apakah satuannya memang berganti?",
            )
        before = number.unit
