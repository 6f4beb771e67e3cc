"""Lists that must be complete: as many rows as the office says, and the same names as in the other lists."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lkjip_xl.address import Address
from lkjip_xl.catalog import MANDATORY, TABLES
from lkjip_xl.catalog.pernyataan import BY_NAME
from lkjip_xl.checking.assumed import listed
from lkjip_xl.checking.claims import Place
from lkjip_xl.checking.facts import label_of
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Finding, Level
from lkjip_xl.found import Found, Row
from lkjip_xl.names import name_key, nearest, plain, suggestion
from lkjip_xl.rules import titled

MOST_COMPARED = 10_000
"""Names that unknown names of a table are compared with, to ask which may be meant."""


def tell(
    code: str,
    level: Level,
    at: Address,
    about: str,
    stated: str = "",
    expected: str = "",
    formula: str = "",
    hint: str = "",
) -> Finding:
    """A finding without operands and difference."""
    return Finding(code, level, at, titled(code, about), stated, expected, "", formula, (), hint)


def length_findings(ledger: Ledger, found: Found) -> Iterator[Finding]:
    """L-02: as many rows as the office says, or as the list must have."""
    listing = found.table.listing
    if listing is None or not found.by_itself or found.unknown:
        return
    count, at = listed(found), found.heading_at(found.table.entity)
    label = found.table.column(found.table.entity).heading
    if listing.expected:
        n = ledger.settings.number(listing.setting) if listing.setting else Fraction(len(listing.expected))
        where = f"daftar baku {found.table.caption}"
        if listing.setting and (origin := ledger.settings.origins.get(listing.setting)):
            where = f"pengaturan {origin.at}"
    else:
        member = ledger.reference(listing.count, "") if listing.count else None
        value = ledger.exact(member.at) if member is not None else None
        if member is None or not isinstance(value, Fraction):
            return
        n, where = value, f"{member.at} ({ledger.book.cell(member.at).text})"
    if count != n:
        names = absent_names(ledger, found)
        hint = f"Apakah baris berikut belum tercantum: {', '.join(names)}?" if names else ""
        yield tell(
            "L-02",
            Level.SALAH,
            at,
            f"{label} pada lembar {found.sheet.name}",
            f"{count} baris",
            f"{n} baris",
            f"sama dengan {where}",
            hint,
        )


def outvoted_findings(ledger: Ledger) -> Iterator[Finding]:
    """L-02: a stated number of rows that all lists and texts speak against; S-12: the same of the year."""
    for at, n in ledger.outvoted.items():
        (fact, _), member = ledger.facts.stated_at(at)[0]
        if fact == "tahun.isi":
            label, said = label_of(member.found, member.row, member.column), ledger.book.cell(at).text
            how = "begitu tahun terakhir Riwayat dan tahun dalam teks"
            yield tell("S-12", Level.SALAH, at, label, said, f"{n}", how)
            continue
        sheets = [f.sheet.name for f in ledger.book.tables if f.table.listing and f.table.listing.count == fact]
        yield tell(
            "L-02",
            Level.SALAH,
            at,
            label_of(member.found, member.row, member.column),
            ledger.book.cell(at).text,
            f"{n}",
            f"banyaknya baris pada lembar {', '.join(dict.fromkeys(sheets))}",
        )


def absent_names(ledger: Ledger, found: Found) -> list[str]:
    """The names that a complete list should hold and this one lacks."""
    listing = found.table.listing
    if listing is None:
        return []
    parts = _parts(ledger, found)
    here = {ledger.names.identity(f, r, f.table.entity) for f in parts for r in f.data}
    if listing.setting and ledger.settings.number(listing.setting) != len(listing.expected):
        return []  # a list of the office's own
    if listing.expected:
        texts = {name_key(r.name) for r in found.data}
        return [
            names[0]
            for names in listing.expected
            if not texts & {name_key(n) for n in names} and not any(nearest(n, texts) for n in names)
        ]
    # PK and Realisasi, where they say of each row which kelompok it is of, list both; others may list one of them only
    complete = found.table.sheet in MANDATORY and found.has("kelompok") and not found.repeated
    kelompok: set[str] = set()
    if listing.names == "indikator" and not complete:
        kelompok = {ledger.binder.kelompok(f, r) for f in parts for r in f.data}
    absent: dict[str, str] = {}
    for other in _other_lists(ledger, found):
        for row in _listed(other):
            identity = ledger.names.identity(other, row, other.table.entity)
            if kelompok and ledger.binder.kelompok(other, row) not in kelompok:
                continue
            if identity and identity not in here:
                absent.setdefault(identity, row.name)
    return list(absent.values())


def _listed(found: Found) -> list[Row]:
    return [r for r in found.data if r.filled and (not found.table.tree or r.level == 0)]


def _parts(ledger: Ledger, found: Found) -> list[Found]:
    """The tables that make up one list: an office may list indikator of each kelompok in a table of their own."""
    if not found.by_itself:
        return [found]
    same = [f for f in ledger.book.all(found.table.key) if f.filled and f.by_itself]
    return same or [found]


def _other_lists(ledger: Ledger, found: Found) -> list[Found]:
    listing = found.table.listing
    return [
        other
        for other in ledger.book.tables
        if (other is not found if found.repeated else other.table.key != found.table.key)
        and other.filled
        and other.by_itself
        and listing is not None
        and other.table.listing is not None
        and other.table.listing.names == listing.names
    ]


def absent_findings(ledger: Ledger) -> Iterator[Finding]:
    """L-03: names that one list has and another lacks.

    A name that only one list has is told at its own cell; a name that most lists have, at the heading of the
    list that lacks it. Where a list is known to be short, that is told instead (L-02).
    """
    rosters = dict.fromkeys(f.table.listing.names for f in ledger.book.tables if f.table.listing is not None)
    alone: set[str] = set()  # names told where they stand: no other list lacks them
    for names in rosters:
        every = [f for f in ledger.book.tables if _is_list(f, names)]
        if any(f.unknown for f in ledger.book.tables if f.table.listing and f.table.listing.names == names):
            continue  # a name that is missing may be one of those
        if any(True for f in every for _ in length_findings(ledger, f)):
            continue
        lists = [_parts(ledger, f) for f in {f.table.key: f for f in reversed(every)}.values()][::-1]
        if len(lists) >= 2:
            for told in _only_here(ledger, names, lists):
                alone.add(told.stated)
                yield told
            for parts in lists:
                yield from _lacking(ledger, names, lists, parts)
        if every and not _tree_is_missing(names, every):
            yield from _unknown(ledger, names, every)
            for found in ledger.book.tables:
                listing = found.table.listing
                if found.repeated and found.filled and listing is not None and listing.names == names:
                    yield from _told_lacking(found, [n for n in absent_names(ledger, found) if n not in alone])
    for found in ledger.book.tables:
        home = ledger.book.first(found.table.key)
        if found.unknown or (home is not None and home.unknown):
            continue
        if found.repeated and found.filled and found.table.listing is None and home is not None and found.table.entity:
            here = _all_names(ledger, found)
            lacking = (r for r in home.data if r.name and r.filled and _identity(ledger, home, r) not in here)
            yield from _told_lacking(found, [r.name for r in lacking if r.name not in alone])


def _tree_is_missing(names: str, lists: list[Found]) -> bool:
    """Whether the table that alone lists the names below the top of a tree was not found."""
    trees = [t for t in TABLES if t.tree and t.listing is not None and t.listing.names == names]
    return bool(trees) and not any(f.table in trees for f in lists)


def _is_list(found: Found, names: str) -> bool:
    listing = found.table.listing
    return listing is not None and listing.names == names and not listing.expected and found.filled and found.by_itself


def _listed_names(ledger: Ledger, parts: list[Found]) -> dict[str, tuple[Found, Row]]:
    rows = [(f, r) for f in parts for r in _listed(f)]
    return {i: (f, r) for f, r in reversed(rows) if (i := ledger.names.identity(f, r, f.table.entity))}


def _only_here(ledger: Ledger, names: str, lists: list[list[Found]]) -> Iterator[Finding]:
    """Names of one list only. Of two lists the second is told, unless the text speaks for its names."""
    listed_in = [_listed_names(ledger, f) for f in lists]
    alone = [
        {i: place for i, place in mine.items() if not any(i in o for o in listed_in if o is not mine)}
        for mine in listed_in
    ]
    left_out = None
    if len(lists) == 2:
        in_text = _named_in_text(ledger, names)
        left_out = 1 if alone[1].keys() & in_text and not alone[0].keys() & in_text else 0
    for position, parts in enumerate(lists):
        absent = absent_names(ledger, parts[0])
        for times, (found, row) in enumerate(alone[position].values() if position != left_out else (), 1):
            at = found.at(row, found.table.entity)
            if at is not None:
                yield _unknown_name(at, row.name, absent if times * len(absent) <= MOST_COMPARED else [])


def _named_in_text(ledger: Ledger, names: str) -> set[str]:
    """The names that statements of the text are about."""
    found_in = set()
    for found in ledger.book.all("pernyataan"):
        for row in found.data:
            fakta = BY_NAME.get(plain(row.name))
            if fakta is not None and fakta.names == names:
                found_in.add(ledger.binder.about("rincian", Place(found, row, names=names)))
    return found_in


def _unknown_name(at: Address, name: str, candidates: list[str]) -> Finding:
    near = suggestion(name, [plain(c) for c in candidates])
    meant = next((c for c in candidates if plain(c) == near), None)
    hint = f"Maksud Anda “{meant}”?" if meant else "Samakan namanya dengan lembar lain, atau tambahkan di sana."
    return tell("L-03", Level.PERINGATAN, at, name, name, "nama yang tercantum pada lembar lain", "", hint)


def _lacking(ledger: Ledger, names: str, lists: list[list[Found]], parts: list[Found]) -> Iterator[Finding]:
    absent = absent_names(ledger, parts[0])
    others = [_listed_names(ledger, other) for other in lists if other is not parts]
    mine = _listed_names(ledger, parts)
    alone = [i for i in mine if not any(i in o for o in others)]
    missing = [n for n in absent if sum(ledger.names.look_up(names, n) in o for o in others) >= min(2, len(lists) - 1)]
    if len(alone) < len(missing):
        yield from _told_lacking(parts[0], missing)


def _told_lacking(found: Found, missing: list[str]) -> Iterator[Finding]:
    if missing:
        column = found.table.column(found.table.entity)
        yield tell(
            "L-03",
            Level.PERINGATAN,
            found.heading_at(column.key),
            f"{column.heading} pada lembar {found.sheet.name}",
            f"tidak memuat: {'; '.join(missing)}",
            "memuat semua nama",
            "nama itu tercantum pada lembar lain",
            "Apakah barisnya terlewat, atau namanya berbeda?",
        )


_LEVELS = ("program", "kegiatan", "sub kegiatan")  # of an LRA, and how names of each may begin


def _unknown(ledger: Ledger, names: str, lists: list[Found]) -> Iterator[Finding]:
    """Names in tables that are no lists themselves, and that no list has."""
    known = {s for found in lists for s in _all_names(ledger, found)}
    depth = max((r.level + 1 for found in lists if found.table.tree for r in found.data), default=len(_LEVELS))
    texts = list(dict.fromkeys(r.name for found in lists for r in found.data if r.name))
    for found in ledger.book.tables:
        if not found.filled or not found.table.entity or found.apart or found.original or _is_list(found, names):
            continue
        if found.table.column(found.table.entity).names != names:
            continue
        times = 0
        for row in found.data:
            identity, at = ledger.names.identity(found, row, found.table.entity), found.at(row, found.table.entity)
            if depth < len(_LEVELS) and names == "program" and not plain(row.name).startswith(_LEVELS[:depth]):
                continue  # of a level that no list has
            if identity and row.name and at is not None and identity.split("#")[0] not in known:
                times += 1
                yield _unknown_name(at, row.name, texts if times * len(texts) <= MOST_COMPARED else [])


def _identity(ledger: Ledger, found: Found, row: Row) -> str:
    return ledger.names.identity(found, row, found.table.entity).split("#")[0]


def _all_names(ledger: Ledger, found: Found) -> set[str]:
    return {_identity(ledger, found, r) for r in found.data}
