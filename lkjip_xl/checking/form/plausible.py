"""Plausibility: figures that agree with each other and still deserve a look."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from lkjip_xl.catalog.common import TURUN
from lkjip_xl.checking.assumed import direction_of
from lkjip_xl.checking.explain import said
from lkjip_xl.checking.facts import label_of
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.show import show_number
from lkjip_xl.findings import Finding, Level, Operand
from lkjip_xl.found import Found, Row
from lkjip_xl.names import plain
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


def _overspent(ledger: Ledger) -> Iterator[Finding]:
    """W-01: more spent than budgeted, told at the lowest rows."""
    for found in (f for key in ("lra", "jenis_belanja", "lra_akun") for f in ledger.book.all(key)):
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
    """W-02: this year's target already goes beyond the target at the end of the Renstra."""
    for found in ledger.book.all("renstra"):
        for row in found.data:
            identity = ledger.names.identity(found, row, "indikator")
            end, target = found.at(row, "target_akhir"), ledger.reference("target", identity)
            if not identity or end is None or target is None:
                continue
            last, now = ledger.printed(end), ledger.printed(target.at)
            if not isinstance(last, Fraction) or not isinstance(now, Fraction):
                continue
            if now < last if _falls(ledger, found, row) else now > last:
                yield Finding(
                    "W-02",
                    Level.PERINGATAN,
                    target.at,
                    titled("W-02", row.name),
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
        unit = _UNITS.get(plain(number.unit), plain(number.unit))
        # a bare figure may be of any unit but percent, which is written behind it
        if before is not None and unit != before and ("%" in (unit, before) or (unit and before)):
            hint = "Apakah satuannya memang berganti?"
            yield _told(ledger, "W-03", Level.CATATAN, found, row, key, year, "satuan seperti tahun sebelumnya", hint)
        before = before if before not in (None, "%") and not unit else unit


_UNITS = {"persen": "%", "persentase": "%"}


def _money_without_result(ledger: Ledger) -> Iterator[Finding]:
    """W-04: money spent and nothing reached, or the reverse; only where more is better and money was given."""
    yield from _work_without_money(ledger)
    for found in ledger.book.all("kinerja_anggaran"):
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
    for found in (f for key in ("lra", "lra_akun") for f in ledger.book.all(key) if f.has("fisik")):
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
    for found in ledger.book.all("riwayat"):
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
