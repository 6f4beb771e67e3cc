"""Findings that the office accepts on purpose, on the sheet Pengecualian."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.findings import Acceptance, Finding, Level
from lkjip_xl.names import plain
from lkjip_xl.numbers import parse_cell
from lkjip_xl.rules import code_of, titled


@dataclass(frozen=True)
class _Accepted:
    """One line of Pengecualian: which finding it accepts and why, where it stands, and what it lacks."""

    code: str
    sheet: str
    cell: str
    why: Acceptance
    at: Address
    lacks: tuple[str, ...]
    stated: str = "kosong"  # what stands where something is lacking

    @property
    def meant(self) -> tuple[str, str, str]:
        """The finding that is meant, as `_named`."""
        return self.code, plain(self.sheet), self.cell

    def __str__(self) -> str:
        if not any(self.meant):
            return "baris tanpa kode, lembar, dan sel"
        return f"{self.code or 'tanpa kode'} di {self.sheet or 'lembar ?'}!{self.cell or '?'}"


def accept(book: Book, findings: list[Finding]) -> Iterator[Finding]:
    """The findings, those that Pengecualian accepts marked so, and what is to be told of Pengecualian itself.

    A line accepts a finding with its code at its cell where reason and responsible post are filled in; what
    only follows from an accepted root is accepted with it. A line that meets no finding is told (L-11).
    """
    every = list(_lines(book))
    lines = {line.meant: line.why for line in every if not line.lacks}
    named = [_named(f) for f in findings]
    met = [lines.get(name) for name in named]
    roots = {f.at: why for f, why in zip(findings, met, strict=True) if why is not None and f.root}
    for f, why in zip(findings, met, strict=True):
        if why is None and not f.root and f.root_at is not None:
            why = roots.get(f.root_at)
        yield f if why is None else replace(f, acceptance=why)
    here = set(named)
    for line in every:
        if line.lacks:
            yield _told(line, Level.PERINGATAN, line.stated, f"{' dan '.join(line.lacks)} terisi")
        elif line.meant not in here:
            yield _told(line, Level.CATATAN, "tidak ada temuan itu", "temuan yang masih ada")


def _named(f: Finding) -> tuple[str, str, str]:
    """What a finding is called on the sheet: code, sheet and cell."""
    return f.code, plain(f.at.sheet), f.at.a1


def _told(line: _Accepted, level: Level, stated: str, expected: str) -> Finding:
    hint = (
        "Lengkapi barisnya; sebelum itu temuannya tetap dihitung."
        if line.lacks
        else "Apakah sudah diperbaiki? Bila ya, hapus baris ini. Bila tidak, periksa kode, lembar, dan selnya."
    )
    return Finding("L-11", level, line.at, titled("L-11", str(line)), stated, expected, hint=hint)


def _lines(book: Book) -> Iterator[_Accepted]:
    for found in book.all("pengecualian"):
        for row in found.data:
            texts = {c.key: found.text(row, c.key) for c in found.table.columns}
            code = code_of(texts["kode"])
            sheet, cell = _place(texts["lembar"], texts["sel"])
            why = Acceptance(*(" ".join(texts[key].split()) for key in _REASONED))
            at = found.at(row, "kode")
            if at is None or not (code or sheet or cell or all(map(_said, why))):
                continue  # a note
            there = {**texts, "lembar": sheet, "sel": cell}
            lacking = [
                c for c in found.table.columns
                if not (_said(there[c.key]) if c.key in _REASONED else there[c.key])
            ]  # fmt: skip
            stated = next((texts[c.key] for c in lacking if texts[c.key]), "kosong")
            lacks = tuple(c.heading for c in lacking)
            yield _Accepted(code or texts["kode"].upper(), sheet, cell, why, at, lacks, stated)


def _place(sheet: str, cell: str) -> tuple[str, str]:
    """Sheet and cell as a finding is called, also where the cell is written with its sheet before it: `LRA!$C$43`."""
    before, mark, own = cell.rpartition("!")
    before = before.strip("' ")
    if mark and plain(sheet) in ("", plain(before)):
        sheet, cell = sheet or before, own
    return sheet, cell.replace("$", "").replace(" ", "").upper()


_REASONED = ("alasan", "oleh")  # what must be said in words
_FEWEST_LETTERS = 3  # of a reason or a post; `ok` and `x` say nothing


def _said(text: str) -> bool:
    """Whether a text says something: a word for nothing, a mark and a single letter do not."""
    return not parse_cell(text).nil and sum(c.isalpha() for c in text) >= _FEWEST_LETTERS
