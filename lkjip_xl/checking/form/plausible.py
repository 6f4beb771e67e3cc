"""Plausibility: figures that agree with each other and still deserve a look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from lkjip_xl.address import Address
from lkjip_xl.catalog.common import TURUN
from lkjip_xl.checking.assumed import direction_of
from lkjip_xl.checking.binder import reference_text
from lkjip_xl.checking.explain import said
from lkjip_xl.checking.facts import identity_of, label_of
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.show import show_number
from lkjip_xl.findings import Finding, Level, Operand
from lkjip_xl.found import ColumnKey, Found, Row
from lkjip_xl.names import plain, years
from lkjip_xl.rules import titled
from lkjip_xl.table import Kind


def plausible_findings(ledger: Ledger) -> Iterator[Finding]:
    """All findings on plausibility."""
    yield from _overspent(ledger)
    yield from _beyond_renstra(ledger)
    yield from _units(ledger)
    yield from _money_without_result(ledger)
    yield from _extremes(ledger)
    yield from _directions(ledger)


def _homes(ledger: Ledger, *keys: str) -> Iterator[Found]:
    """The tables of these forms, but for those that only repeat another one: what they repeat is told there."""
    for key in keys:
        tables = ledger.book.all(key)
        yield from [f for f in tables if not f.repeated] or tables


def _overspent(ledger: Ledger) -> Iterator[Finding]:
    """W-01: more spent than budgeted, told at the lowest rows."""
    for found in _homes(ledger, "lra", "jenis_belanja", "lra_akun"):
        for row in found.leaves:
            if _comes_in(found, row):
                continue
            budget, spent = found.at(row, "anggaran"), found.at(row, "realisasi")
            if budget is None or spent is None:
                continue
            a, r = ledger.printed(budget), ledger.printed(spent)
            if isinstance(a, Fraction) and isinstance(r, Fraction) and r > a:
                yield Finding(
                    "W-01",
                    Level.PERINGATAN,
                    spent,
                    titled("W-01", label_of(found, row, "realisasi")),
                    said(ledger, spent),
                    f"paling besar {said(ledger, budget)}",
                    "",
                    f"anggaran {budget.a1} ({said(ledger, budget)})",
                    (Operand(budget, said(ledger, budget)),),
                )


def _comes_in(found: Found, row: Row) -> bool:
    """Whether a row of an LRA is money that comes in, of which there may be more than planned."""
    while not row.name.casefold().startswith(("pendapatan", "penerimaan")):
        if row.parent < 0:
            return False
        row = found.rows[row.parent]
    return True


def _beyond_renstra(ledger: Ledger) -> Iterator[Finding]:
    """W-02: the target of a year goes beyond the target at the end of the Renstra; once for each indikator, at the
    target of the report's year where that does, with the other years."""
    period = years(identity_of(ledger.book, "periode"))
    for found in _homes(ledger, "renstra"):
        for row in found.data:
            identity, end = ledger.names.identity(found, row, "indikator"), found.at(row, "target_akhir")
            last = None if end is None else ledger.printed(end)
            if not identity or end is None or not isinstance(last, Fraction):
                continue
            falls = _falls(ledger, found, row)
            beyond = [
                (year, at)
                for year, at in _targets(ledger, identity, period)
                if isinstance(x := ledger.printed(at), Fraction) and (x < last if falls else x > last)
            ]
            if beyond:
                (_, at), *others = beyond
                also = ", ".join(f"{year} ({reference_text(other, at.sheet)})" for year, other in others)
                yield Finding(
                    "W-02",
                    Level.PERINGATAN,
                    at,
                    titled("W-02", row.name),
                    said(ledger, at),
                    f"tidak melewati {said(ledger, end)}",
                    "",
                    f"target akhir {end} ({said(ledger, end)})" + (f"; begitu pula tahun {also}" if also else ""),
                    (Operand(end, said(ledger, end)),),
                    "Tinjau target tahun itu atau target akhir Renstra.",
                )


def _targets(ledger: Ledger, identity: str, period: Sequence[int]) -> Iterator[tuple[int, Address]]:
    """The target of an indikator in each year, that of the report first; other years only inside the Renstra."""
    now = ledger.reference("target", identity)
    if now is not None:
        yield ledger.facts.year, now.at
    if len(period) == 2:
        for year in range(period[0], min(period[1], period[0] + _LONGEST) + 1):
            if year != ledger.facts.year and (members := ledger.facts.of(f"target@{year}", identity)):
                yield year, members[0].at


_LONGEST = 20  # years of a plan


def _units(ledger: Ledger) -> Iterator[Finding]:
    """W-03: percent in one year and points in the next; once for each change, where it begins."""
    for found in _homes(ledger, "riwayat"):
        for row in found.data:
            odd = [key for key in found.columns if key in _odd_units(ledger, found, row)]
            for year in dict.fromkeys(year for _, year in odd):
                before = [y for y in found.years if y < year]
                if before and before[-1] in {y for _, y in odd}:
                    continue  # told with the year before
                run = [k for k in odd if _as_far_as(found, year, k[1], odd)]
                cells = [at for k in run if (at := found.at(row, *k)) is not None]
                also = ", ".join(reference_text(at, cells[0].sheet) for at in cells[1:])
                yield Finding(
                    "W-03",
                    Level.CATATAN,
                    cells[0],
                    titled("W-03", label_of(found, row, *run[0])),
                    said(ledger, cells[0]),
                    f"satuan seperti tahun {'sebelumnya' if before else 'sesudahnya'}",
                    "",
                    f"begitu pula {also}" if also else "",
                    tuple(Operand(at, said(ledger, at)) for at in cells[1:]),
                    "Apakah satuannya memang berganti?",
                )


def _as_far_as(found: Found, first: int, year: int, odd: Sequence[ColumnKey]) -> bool:
    """Whether all years from the first up to this one are odd."""
    return year >= first and {y for y in found.years if first <= y <= year} <= {y for _, y in odd}


def _odd_units(ledger: Ledger, found: Found, row: Row) -> set[ColumnKey]:
    """The cells of a row with another unit than most years have. A bare figure may be of any unit but percent, which
    is written behind it."""
    odd: set[ColumnKey] = set()
    for key in ("target", "realisasi"):
        units: dict[int, str] = {}
        for year in found.years:
            at = found.at(row, key, year)
            number = None if at is None else ledger.book.number(at)
            if number is not None and number.value is not None:
                units[year] = _UNITS.get(plain(number.unit), plain(number.unit))
        named = [u for u in dict.fromkeys(units.values()) if u]
        kinds = named if any(u != "%" for u in named) else list(dict.fromkeys(units.values()))
        usual = max(kinds, key=lambda kind: sum(_alike(u, kind) for u in units.values()), default="")
        odd |= {(key, year) for year, u in units.items() if not _alike(u, usual)}
    return odd


def _alike(one: str, other: str) -> bool:
    return one == other or ("%" not in (one, other) and not (one and other))


_UNITS = {"persen": "%", "persentase": "%"}


def _money_without_result(ledger: Ledger) -> Iterator[Finding]:
    """W-04: money spent and nothing reached, or the reverse; only where more is better and money was given."""
    yield from _work_without_money(ledger)
    for found in _homes(ledger, "kinerja_anggaran"):
        for row in found.data:
            at = {k: found.at(row, k) for k in ("realisasi", "alokasi", "realisasi_anggaran")}
            result, given, spent = (None if a is None else ledger.printed(a) for a in at.values())
            if not isinstance(result, Fraction) or not isinstance(spent, Fraction) or _falls(ledger, found, row):
                continue
            if result == 0 and spent > 0:
                expected = "hasil, karena ada belanjanya"
                yield _told(ledger, "W-04", Level.PERINGATAN, found, row, "realisasi", 0, expected, _EXPLAIN)
            elif result > 0 and spent == 0 and isinstance(given, Fraction) and given > 0:
                expected = "belanja, karena ada hasilnya"
                yield _told(ledger, "W-04", Level.PERINGATAN, found, row, "realisasi_anggaran", 0, expected, _EXPLAIN)


def _work_without_money(ledger: Ledger) -> Iterator[Finding]:
    """W-04 on the rows of an LRA that tells how far the work has come."""
    for found in (f for f in _homes(ledger, "lra", "lra_akun") if f.has("fisik")):
        for row in found.leaves:
            at = [found.at(row, k) for k in ("fisik", "anggaran", "realisasi")]
            done, given, spent = (None if a is None else ledger.printed(a) for a in at)
            if not isinstance(done, Fraction) or not isinstance(spent, Fraction):
                continue
            if done == 0 and spent > 0:
                expected = "kemajuan fisik, karena ada belanjanya"
                yield _told(ledger, "W-04", Level.PERINGATAN, found, row, "fisik", 0, expected, _EXPLAIN)
            elif done > 0 and spent == 0 and isinstance(given, Fraction) and given > 0:
                expected = "belanja, karena ada kemajuan fisiknya"
                yield _told(ledger, "W-04", Level.PERINGATAN, found, row, "realisasi", 0, expected, _EXPLAIN)


_EXPLAIN = "Bila memang demikian, jelaskan dalam laporan."


def _extremes(ledger: Ledger) -> Iterator[Finding]:
    """W-05: a capaian, right in itself, that lies far from 100; told in the first table that works it out."""
    low, high = ledger.settings.number("capaian_terendah"), ledger.settings.number("capaian_tertinggi")
    told: set[tuple[str, int]] = set()
    for found in (f for key in ("realisasi", "riwayat", "kinerja_anggaran") for f in ledger.book.all(key)):
        for row in found.data:
            identity = ledger.names.identity(found, row, "indikator")
            for year in found.years or (0,):
                at = found.at(row, "capaian", year)
                value = None if at is None else ledger.printed(at)
                if at is None or not isinstance(value, Fraction) or low <= value <= high:
                    continue
                about = (identity or str(at), year or ledger.facts.year)
                if about not in told and not ledger.is_wrong(at):
                    told.add(about)
                    expected = f"antara {show_number(low, 0, Kind.INDEX)} dan {show_number(high, 0, Kind.INDEX)}"
                    hint = "Periksa target, realisasi, dan satuannya."
                    yield _told(ledger, "W-05", Level.PERINGATAN, found, row, "capaian", year, expected, hint)


def _directions(ledger: Ledger) -> Iterator[Finding]:
    """W-06: targets that go against the direction every year, over three years or more."""
    for found in _homes(ledger, "riwayat"):
        for row in found.data:
            identity = ledger.names.identity(found, row, "indikator")
            arah = ledger.reference("arah", identity) if identity else None
            targets = [
                (ledger.printed(at), at) for year in found.years if (at := found.at(row, "target", year)) is not None
            ]
            numbers = [(x, at) for x, at in targets if isinstance(x, Fraction)]
            if arah is None or len(numbers) < 3:
                continue
            steps = [b - a for (a, _), (b, _) in pairwise(numbers)]
            falling = _falls(ledger, found, row)
            if all(s > 0 for s in steps) if falling else all(s < 0 for s in steps):
                yield Finding(
                    "W-06",
                    Level.CATATAN,
                    arah.at,
                    titled("W-06", row.name),
                    ledger.book.cell(arah.at).text,
                    "Naik" if falling else "Turun",
                    "",
                    f"target tiap tahun {'naik' if falling else 'turun'}",
                    tuple(Operand(at, said(ledger, at)) for _, at in numbers),
                    "Apakah arahnya tertukar?",
                )


def _falls(ledger: Ledger, found: Found, row: Row) -> bool:
    """Whether the indikator of a row is better the lower it is."""
    identity = ledger.names.identity(found, row, "indikator")
    return (ledger.directions.get(identity) or direction_of(ledger.facts, identity)) == TURUN


def _told(
    ledger: Ledger, code: str, level: Level, found: Found, row: Row, key: str, year: int, expected: str, hint: str
) -> Finding:
    at = found.at(row, key, year)
    assert at is not None
    return Finding(
        code, level, at, titled(code, label_of(found, row, key, year)), said(ledger, at), expected, hint=hint
    )
