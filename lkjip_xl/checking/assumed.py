"""What has to be assumed where a submission leaves it out, or where most of it speaks against one cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog.common import NAIK, TURUN, direction
from lkjip_xl.catalog.pernyataan import BY_NAME
from lkjip_xl.checking.facts import Facts
from lkjip_xl.checking.names import Names
from lkjip_xl.checking.verdict import agrees
from lkjip_xl.expr import Known
from lkjip_xl.found import Found
from lkjip_xl.names import plain
from lkjip_xl.numbers import Number
from lkjip_xl.reading.reportyear import years_named

# --- how many there are --------------------------------------------------------------------------


def outvoted_counts(book: Book, facts: Facts) -> dict[Address, Fraction]:
    """Cells that state how many rows a list has, and that every list and statement speaks against, at least
    two of them with one voice; each with the number that they say."""
    outvoted: dict[Address, Fraction] = {}
    for fact in dict.fromkeys(f.table.listing.count for f in book.tables if f.table.listing is not None):
        members = facts.of(fact) if fact else []
        stated = book.number(members[0].at).value if members else None
        if stated is None:
            continue
        votes = Counter(_votes(book, fact))
        (most, times), *others = votes.most_common() or [(stated, 0)]
        if times >= 2 and stated not in votes and not any(n == times for _, n in others):
            outvoted[members[0].at] = most
    return outvoted | dict(_outvoted_year(book, facts))


def _outvoted_year(book: Book, facts: Facts) -> Iterator[tuple[Address, Fraction]]:
    """The year that Identitas states, where Riwayat and the text name another one and nothing this one."""
    years = Counter(years_named(book))
    for member in facts.of("tahun.isi"):
        stated = book.number(member.at).value
        if stated is not None and stated != facts.year and years[int(stated)] == 1 and years[facts.year] >= 2:
            yield member.at, Fraction(facts.year)


def _votes(book: Book, fact: str) -> Iterator[Fraction]:
    for found in book.tables:
        listing = found.table.listing
        if listing is not None and listing.count == fact and found.filled and not found.repeated:
            yield Fraction(listed(found))
    for found in book.all("pernyataan"):
        for row in found.data:
            fakta, at = BY_NAME.get(plain(row.name)), found.at(row, "nilai")
            if fakta is not None and fakta.expr == Known(fact) and at is not None:
                value = book.number(at).value
                if value is not None:
                    yield value


def listed(found: Found) -> int:
    """How many rows a list has."""
    return sum(1 for r in found.data if r.name or r.filled)


# --- directions ----------------------------------------------------------------------------------

_COLUMNS = (
    ("realisasi", "target", "realisasi", "capaian"),
    ("riwayat", "target", "realisasi", "capaian"),
    ("kinerja_anggaran", "target", "realisasi", "capaian"),
    ("renstra", "target_akhir", "realisasi", "kemajuan"),
)


def assumed_directions(book: Book, names: Names, facts: Facts) -> dict[str, str]:
    """The indikator whose direction is not the one to reckon with, each with the direction that is.

    Where the PK gives none: Turun, if all printed capaian follow Rumus 2. Where it gives one: the other, if all
    printed capaian, at least two, follow only the other formula.
    """
    assumed: dict[str, str] = {}
    for identity, seen in _fits(book, names).items():
        if len(set(seen)) != 1:
            continue
        fitting, stated = (TURUN if seen[0] else NAIK), direction_of(facts, identity)
        if fitting == TURUN if not stated else (fitting != stated and len(seen) >= 2):
            assumed[identity] = fitting
    return assumed


def direction_of(facts: Facts, identity: str) -> str:
    """Naik or Turun as the PK says; empty where it says neither."""
    for member in facts.of("arah", identity):
        if said := direction(member.found.text(member.row, member.column)):
            return said
    return ""


def _fits(book: Book, names: Names) -> dict[str, list[bool]]:
    """Of each indikator, whether its printed capaian follow Rumus 2 (True) or Rumus 1."""
    fits: dict[str, list[bool]] = {}
    for table, *columns in _COLUMNS:
        for found in book.all(table):
            for row in found.data:
                identity = names.identity(found, row, "indikator")
                for year in found.years or (0,) if identity else ():
                    cells = [found.at(row, key, year) for key in columns]
                    numbers = [book.number(at) for at in cells if at is not None]
                    if len(numbers) == 3:
                        fits.setdefault(identity, []).extend(_rumus_2(*numbers))
    return fits


def _rumus_2(target: Number, realisasi: Number, capaian: Number) -> Iterator[bool]:
    """Whether a capaian follows Rumus 2 (True) or Rumus 1 (False); nothing where both or none fit."""
    if not target.value or realisasi.value is None or capaian.value is None:
        return
    first = realisasi.value / target.value * 100
    falling, rising = agrees(capaian, 200 - first), agrees(capaian, first)
    if falling != rising:
        yield falling
