"""Figures that cannot be what they stand for: people, staff or desa below zero or in parts, an area below zero (W-07).

Such a figure may agree with all others, which follow from it. Told at the cell where it was entered. An amount of money
below zero may be a correction, and is a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lkjip_xl.address import Address
from lkjip_xl.checking.explain import said
from lkjip_xl.checking.facts import label_of
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Finding, Level
from lkjip_xl.numbers import Flag
from lkjip_xl.rules import titled
from lkjip_xl.table import Kind


def sign_findings(ledger: Ledger) -> Iterator[Finding]:
    """All findings on figures that cannot be."""
    for found in ledger.book.tables:
        if found.repeated or found.table.given:
            continue
        items = {i.fact: i for i in found.table.items}
        for key, year, column in found.declared:
            for row in found.data if column.kind.numeric or items else ():
                item = items.get(row.item) if found.table.key == "identitas" and key == "isi" else None
                kind, least = (column.kind, column.least) if item is None else (item.kind, item.least)
                if kind not in (Kind.COUNT, Kind.RUPIAH) and least is None:
                    continue
                value = found.cell(row, key, year).value
                if value is None or (isinstance(value, int) and value >= 0):
                    continue  # most cells
                at = found.at(row, key, year)
                if at is not None and (expected := _expected(ledger, at, kind)) and _entered(ledger, at):
                    yield _told(ledger, at, label_of(found, row, key, year), kind, expected)


def _expected(ledger: Ledger, at: Address, kind: Kind) -> str:
    """What should stand in the place of a figure that cannot be; empty where it can."""
    number = ledger.number(at)
    if not isinstance(number.value, Fraction) or number.flags & {Flag.AMBIGUOUS, Flag.MALFORMED}:
        return ""
    if number.value < 0:
        return "0 atau lebih"
    return "bilangan bulat" if kind is Kind.COUNT and number.value.denominator != 1 else ""


def _entered(ledger: Ledger, at: Address) -> bool:
    """Whether a figure follows from no other, and is where the others that state the same are compared with."""
    if any(claim.part == "value" for claim in ledger.claims.get(at, ())) or ledger.origins.copied(at) is not None:
        return False
    homes = [ledger.reference(*key) for key, _ in ledger.shared.get(at, ())]
    return all(home is None or home.at == at for home in homes)


def _told(ledger: Ledger, at: Address, label: str, kind: Kind, expected: str) -> Finding:
    money = kind is Kind.RUPIAH
    hint = "Apakah ini koreksi? Bila bukan, hapus tanda minusnya." if money else "Apakah salah ketik?"
    level = Level.CATATAN if money else Level.PERINGATAN
    return Finding("W-07", level, at, titled("W-07", label), said(ledger, at), expected, hint=hint)
