"""Completeness: tables, rows, names and cells that should be there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from lkjip_xl.book import Address, Found, Row
from lkjip_xl.catalog import TABLES
from lkjip_xl.catalog.common import NAIK, TURUN
from lkjip_xl.catalog.pernyataan import BY_NAME
from lkjip_xl.checking.assumed import listed
from lkjip_xl.checking.claims import Place
from lkjip_xl.checking.facts import blank_inputs, label_of
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Finding, Level
from lkjip_xl.names import name_key, nearest, plain, suggestion
from lkjip_xl.rules import titled
from lkjip_xl.table import Group

_WITHOUT_SUM = "pk_program"  # many a signed PK prints no sum of its programs
_STANDARD = ("pk_program", "realisasi", "lra")  # with Identitas, what a standard workbook has

_MOST_COMPARED = 10_000  # names that unknown names of a table are compared with, to ask which may be meant


def _finding(
    code: str,
    level: Level,
    at: Address,
    about: str,
    stated: str = "",
    expected: str = "",
    formula: str = "",
    hint: str = "",
) -> Finding:
    return Finding(code, level, at, titled(code, about), stated, expected, "", formula, (), hint)


def list_findings(ledger: Ledger) -> Iterator[Finding]:
    """All findings on completeness."""
    yield from _unfilled(ledger)
    yield from _outvoted(ledger)
    for found in ledger.book.tables:
        if not found.filled:
            continue
        yield from length_findings(ledger, found)
        yield from _twice(ledger, found)
        yield from _nameless(found)
        yield from _empty_groups(ledger, found)
    yield from _without_totals(ledger)
    yield from _blank_inputs(ledger)
    yield from _absent(ledger)
    yield from _spellings(ledger)
    yield from _directions(ledger)
    yield from _other_sasaran(ledger)
    yield from _statements(ledger)


# --- tables --------------------------------------------------------------------------------------


def _unfilled(ledger: Ledger) -> Iterator[Finding]:
    for found in ledger.book.tables:
        if found.filled or found.table.key == "pengecualian" or found.table.given or found.repeated:
            continue
        level = Level.PERINGATAN if found.table.mandatory else Level.CATATAN
        at = found.heading_at(found.table.entity or found.table.columns[0].key)
        yield _finding(
            "L-01", level, at, f"{found.table.caption} pada lembar {found.sheet.name}", "belum diisi", "terisi"
        )


# --- rows ----------------------------------------------------------------------------------------


def length_findings(ledger: Ledger, found: Found) -> Iterator[Finding]:
    """L-02: as many rows as the office says, or as the list must have."""
    listing = found.table.listing
    if listing is None or found.repeated or found.apart:
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
        yield _finding(
            "L-02",
            Level.SALAH,
            at,
            f"{label} pada lembar {found.sheet.name}",
            f"{count} baris",
            f"{n} baris",
            f"sama dengan {where}",
            hint,
        )


def _without_totals(ledger: Ledger) -> Iterator[Finding]:
    """L-05: a table of the standard workbook without any of the sums below it. An office that uses sheets of its own
    may well do without."""
    if ledger.book.first("identitas") is None or any(ledger.book.first(key) is None for key in _STANDARD):
        return
    for found in ledger.book.tables:
        wanted = [t for t in found.table.totals if not t.optional]
        sums = any(r.kind in ("total", "subtotal") for r in found.rows)
        if not wanted or sums or found.repeated or found.apart or found.sheet.name != found.table.sheet:
            continue
        if found.table.key == _WITHOUT_SUM:
            continue
        if sum(1 for r in found.data if r.filled) >= 2:
            at = found.heading_at(found.table.entity)
            about = f"{found.table.caption} pada lembar {found.sheet.name}"
            yield _finding("L-05", Level.CATATAN, at, about, "tanpa baris jumlah", f"baris {wanted[0].label}")


def _outvoted(ledger: Ledger) -> Iterator[Finding]:
    """L-02: a stated number of rows that all lists and texts speak against."""
    for at, n in ledger.outvoted.items():
        (fact, _), member = ledger.facts.stated_at(at)[0]
        sheets = [f.sheet.name for f in ledger.book.tables if f.table.listing and f.table.listing.count == fact]
        yield _finding(
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
    here = {ledger.names.identity(found, r, found.table.entity) for r in found.data}
    if listing.setting and ledger.settings.number(listing.setting) != len(listing.expected):
        return []  # a list of the office's own
    if listing.expected:
        texts = {name_key(r.name) for r in found.data}
        return [
            names[0]
            for names in listing.expected
            if not texts & {name_key(n) for n in names} and not any(nearest(n, texts) for n in names)
        ]
    # a table that says of each row which kelompok it is of lists both; others may list one of them only
    kelompok = (
        set()
        if found.has("kelompok") and not found.repeated
        else {ledger.binder.kelompok(found, r) for r in found.data}
    )
    absent: dict[str, str] = {}
    for other in _other_lists(ledger, found):
        for row in _listed(other):
            identity = ledger.names.identity(other, row, other.table.entity)
            if listing.names == "indikator" and kelompok and ledger.binder.kelompok(other, row) not in kelompok:
                continue
            if identity and identity not in here:
                absent.setdefault(identity, row.name)
    return list(absent.values())


def _listed(found: Found) -> list[Row]:
    return [r for r in found.data if r.filled and (not found.table.tree or r.level == 0)]


def _other_lists(ledger: Ledger, found: Found) -> list[Found]:
    listing = found.table.listing
    return [
        other
        for other in ledger.book.tables
        if other is not found
        and other.filled
        and not other.repeated
        and not other.apart
        and listing is not None
        and other.table.listing is not None
        and other.table.listing.names == listing.names
    ]


def _absent(ledger: Ledger) -> Iterator[Finding]:
    """L-03: names that one list has and another lacks.

    A name that only one list has is told at its own cell; a name that most lists have, at the heading of the
    list that lacks it. Where a list is known to be short, that is told instead (L-02).
    """
    rosters = dict.fromkeys(f.table.listing.names for f in ledger.book.tables if f.table.listing is not None)
    for names in rosters:
        lists = [f for f in ledger.book.tables if _is_list(f, names)]
        if any(True for f in lists for _ in length_findings(ledger, f)):
            continue
        if len(lists) >= 2:
            yield from _only_here(ledger, names, lists)
            for found in lists:
                yield from _lacking(ledger, names, lists, found)
        if lists and not _tree_is_missing(names, lists):
            yield from _unknown(ledger, names, lists)
            for found in ledger.book.tables:
                listing = found.table.listing
                if found.repeated and found.filled and listing is not None and listing.names == names:
                    yield from _told_lacking(found, absent_names(ledger, found))
    for found in ledger.book.tables:
        home = ledger.book.first(found.table.key)
        if found.repeated and found.filled and found.table.listing is None and home is not None and found.table.entity:
            here = _all_names(ledger, found)
            yield from _told_lacking(
                found, [r.name for r in home.data if r.name and r.filled and _identity(ledger, home, r) not in here]
            )


def _tree_is_missing(names: str, lists: list[Found]) -> bool:
    """Whether the table that alone lists the names below the top of a tree was not found."""
    trees = [t for t in TABLES if t.tree and t.listing is not None and t.listing.names == names]
    return bool(trees) and not any(f.table in trees for f in lists)


def _is_list(found: Found, names: str) -> bool:
    listing = found.table.listing
    return (
        listing is not None
        and listing.names == names
        and not listing.expected
        and found.filled
        and not found.repeated
        and not found.apart
    )


def _listed_names(ledger: Ledger, found: Found) -> dict[str, Row]:
    entity = found.table.entity
    return {i: r for r in reversed(_listed(found)) if (i := ledger.names.identity(found, r, entity))}


def _only_here(ledger: Ledger, names: str, lists: list[Found]) -> Iterator[Finding]:
    """Names of one list only. Of two lists the second is told, unless the text speaks for its names."""
    listed_in = [_listed_names(ledger, f) for f in lists]
    alone = [
        {i: row for i, row in mine.items() if not any(i in o for o in listed_in if o is not mine)} for mine in listed_in
    ]
    left_out = None
    if len(lists) == 2:
        in_text = _named_in_text(ledger, names)
        left_out = 1 if alone[1].keys() & in_text and not alone[0].keys() & in_text else 0
    for position, found in enumerate(lists):
        absent = absent_names(ledger, found)
        for times, row in enumerate(alone[position].values() if position != left_out else (), 1):
            at = found.at(row, found.table.entity)
            if at is not None:
                yield _unknown_name(at, row.name, absent if times * len(absent) <= _MOST_COMPARED else [])


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
    return _finding("L-03", Level.PERINGATAN, at, name, name, "nama yang tercantum pada lembar lain", "", hint)


def _lacking(ledger: Ledger, names: str, lists: list[Found], found: Found) -> Iterator[Finding]:
    absent = absent_names(ledger, found)
    others = [_listed_names(ledger, f) for f in lists if f is not found]
    mine = _listed_names(ledger, found)
    alone = [i for i in mine if not any(i in o for o in others)]
    missing = [n for n in absent if sum(ledger.names.look_up(names, n) in o for o in others) >= min(2, len(lists) - 1)]
    if len(alone) < len(missing):
        yield from _told_lacking(found, missing)


def _told_lacking(found: Found, missing: list[str]) -> Iterator[Finding]:
    if missing:
        column = found.table.column(found.table.entity)
        yield _finding(
            "L-03",
            Level.PERINGATAN,
            found.heading_at(column.key),
            f"{column.heading} pada lembar {found.sheet.name}",
            f"tidak memuat: {'; '.join(missing)}",
            "memuat semua nama",
            "nama itu tercantum pada lembar lain",
            "Apakah barisnya terlewat, atau namanya berbeda?",
        )


def _unknown(ledger: Ledger, names: str, lists: list[Found]) -> Iterator[Finding]:
    """Names in tables that are no lists themselves, and that no list has."""
    known = {s for found in lists for s in _all_names(ledger, found)}
    texts = list(dict.fromkeys(r.name for found in lists for r in found.data if r.name))
    for found in ledger.book.tables:
        if not found.filled or not found.table.entity or found.apart or _is_list(found, names):
            continue
        if found.table.column(found.table.entity).names != names:
            continue
        times = 0
        for row in found.data:
            identity, at = ledger.names.identity(found, row, found.table.entity), found.at(row, found.table.entity)
            if identity and row.name and at is not None and identity.split("#")[0] not in known:
                times += 1
                yield _unknown_name(at, row.name, texts if times * len(texts) <= _MOST_COMPARED else [])


def _identity(ledger: Ledger, found: Found, row: Row) -> str:
    return ledger.names.identity(found, row, found.table.entity).split("#")[0]


def _all_names(ledger: Ledger, found: Found) -> set[str]:
    return {_identity(ledger, found, r) for r in found.data}


def _twice(ledger: Ledger, found: Found) -> Iterator[Finding]:
    """L-09: a desa, unsur or indikator that is listed twice, a row twice under the same parent, a row of fixed
    meaning twice, or a row twice in a repetition of a table that has it once."""
    home = ledger.book.first(found.table.key)
    times = Counter(name_key(r.name) for r in home.data) if found.repeated and home is not None else Counter()
    seen: dict[tuple[str, str], Row] = {}
    for row in found.data:
        if found.table.listing is None and not row.item and times[name_key(row.name)] != 1:
            continue
        where = str(row.parent) if found.table.tree else row.group
        where = found.text(row, "sasaran") if found.table.has("sasaran") else where
        at = found.at(row, found.table.entity)
        first = seen.setdefault((name_key(row.name), where), row)
        if row.name and first is not row and at is not None:
            first_at = found.at(first, found.table.entity)
            assert first_at is not None
            yield _finding(
                "L-09",
                Level.PERINGATAN,
                at,
                row.name,
                row.name,
                "tercantum satu kali",
                f"sudah tercantum di {first_at.a1}",
            )


def _nameless(found: Found) -> Iterator[Finding]:
    """L-10: figures in a row without a name."""
    if not found.table.entity or found.table.block:
        return
    for row in found.data:
        at = found.at(row, found.table.entity)
        if not row.name and at is not None:
            heading = found.table.column(found.table.entity).heading
            yield _finding("L-10", Level.PERINGATAN, at, f"{heading} baris {row.index}", "kosong", "nama baris itu")


# --- cells ---------------------------------------------------------------------------------------


def _blank_inputs(ledger: Ledger) -> Iterator[Finding]:
    """L-06: an input that has to be there and is blank."""
    for at, found, row, key, year in blank_inputs(ledger.book):
        cell, label = ledger.book.cell(at), label_of(found, row, key, year)
        if not (cell.formula is not None and cell.value is None):
            yield _finding("L-06", Level.PERINGATAN, at, label, "kosong", "angka; 0 bila nol, - bila tidak ada")


def _empty_groups(ledger: Ledger, found: Found) -> Iterator[Finding]:
    """L-07: a breakdown of staff that lists rows and gives no figure in any."""
    for group in found.table.groups:
        rows = [r for r in found.rows if r.group == group.key and r.kind == "data"]
        columns = [k for k in group.columns if found.has(k)]
        cells = [found.at(r, k) for r in rows for k in columns]
        if not group.equals or not any(a is not None and not ledger.book.cell(a).blank for a in cells):
            continue
        if all(a is None or ledger.number(a).value is None for a in cells):
            at = found.at(rows[0], columns[0])
            assert at is not None
            yield _finding(
                "L-07",
                Level.SALAH,
                at,
                f"kelompok {group.label}",
                "semua nihil",
                f"berjumlah {_number_of(ledger, group)}",
                f"rincian PNS menurut {group.label.lower()}",
                "Apakah rinciannya belum diisi?",
            )


def _number_of(ledger: Ledger, group: Group) -> str:
    member = ledger.reference(f"{group.equals}.{group.columns[-1]}", "")
    return "sama dengan jumlah PNS" if member is None else f"{ledger.book.cell(member.at).text} orang"


# --- names and choices ---------------------------------------------------------------------------


def _spellings(ledger: Ledger) -> Iterator[Finding]:
    """L-04: a name that is written in another way than in most places."""
    for names, identities in ledger.names.spellings.items():
        for identity, places in identities.items():
            usual = ledger.names.canonical(names, identity)
            sample = next(s for s in places if name_key(s.text) == usual)
            told: set[tuple[str, str]] = set()
            for s in places:
                mark = (s.found.sheet.name, name_key(s.text))
                if name_key(s.text) != usual and mark not in told:
                    told.add(mark)
                    yield _finding(
                        "L-04",
                        Level.CATATAN,
                        s.at,
                        s.text if len(s.text) <= 60 else f"{s.text[:57].rstrip()}...",
                        s.text,
                        sample.text,
                        f"ditulis begitu di {sample.at}",
                        "Samakan ejaannya bila yang dimaksud sama.",
                    )


def _directions(ledger: Ledger) -> Iterator[Finding]:
    """L-08: an indikator without Naik or Turun, or with the one that all its capaian speak against."""
    told: set[str] = set()
    for found in ledger.book.all("pk_indikator"):
        for row in found.data:
            at = found.at(row, "arah") or found.at(row, "indikator")
            identity = ledger.names.identity(found, row, "indikator")
            if not row.name or at is None:
                continue
            told.add(identity)
            stated = found.text(row, "arah").strip().capitalize()
            if stated not in (NAIK, TURUN):
                yield _without_direction(ledger, at, row.name, found.text(row, "arah"), identity)
            elif (other := ledger.directions.get(identity, stated)) != stated:
                how = f"semua capaiannya mengikuti Rumus {2 if other == TURUN else 1}"
                yield _finding("L-08", Level.SALAH, at, row.name, stated, other, how, "Apakah arahnya tertukar?")
    for identity in sorted(ledger.directions.keys() - told):
        first = ledger.names.spellings["indikator"][identity][0]
        yield _without_direction(ledger, first.at, first.text, "", identity)


def _without_direction(ledger: Ledger, at: Address, name: str, stated: str, identity: str) -> Finding:
    how = (
        "tanpa arah dipakai Rumus 2 (makin rendah makin baik), karena semua capaiannya mengikutinya"
        if ledger.directions.get(identity) == TURUN
        else "tanpa arah dipakai Rumus 1 (makin tinggi makin baik)"
    )
    return _finding("L-08", Level.PERINGATAN, at, name, stated or "kosong", "Naik atau Turun", how)


def _other_sasaran(ledger: Ledger) -> Iterator[Finding]:
    """S-10: an indikator under another sasaran than in the first table that lists it."""
    first: dict[str, tuple[str, Address]] = {}
    for found in sorted(ledger.book.tables, key=lambda f: (f.repeated, f.table.key != "pk_indikator")):
        if found.table.entity != "indikator" or not found.has("sasaran"):
            continue
        for row in found.data:
            identity = ledger.names.identity(found, row, "indikator")
            sasaran, at = ledger.names.identity(found, row, "sasaran"), found.at(row, "sasaran")
            if not identity or not sasaran or at is None:
                continue
            home, where = first.setdefault(identity, (sasaran, at))
            if sasaran != home:
                expected = ledger.book.by_name[where.sheet].seen(where.row, where.col).text
                stated = found.text(row, "sasaran")
                yield _finding("S-10", Level.PERINGATAN, at, row.name, stated, expected, f"begitu di {where}")


def _statements(ledger: Ledger) -> Iterator[Finding]:
    """P-06: a statement whose fact, or what it is about, is not known."""
    asked = 0
    for found in ledger.book.all("pernyataan"):
        for row in found.data:
            at, fakta = found.at(row, "fakta"), BY_NAME.get(plain(row.name))
            if fakta is None:
                asked += 1
                near = suggestion(row.name, BY_NAME) if asked * len(BY_NAME) <= _MOST_COMPARED else None
                hint = f"Maksud Anda “{BY_NAME[near].name}”?" if near else "Pilih dari daftar pada lembar Pernyataan."
                if at is not None and row.name:
                    yield _finding("P-06", Level.PERINGATAN, at, row.name, row.name, "fakta dari daftar", "", hint)
                continue
            about = found.at(row, "rincian")
            if not fakta.names or about is None:
                continue
            if not ledger.binder.about("rincian", Place(found, row, names=fakta.names)):
                text = found.text(row, "rincian")
                yield _finding(
                    "P-06",
                    Level.PERINGATAN,
                    about,
                    f"{fakta.name} - {text or 'tanpa rincian'}",
                    text or "kosong",
                    f"nama {fakta.names} yang ada dalam tabel",
                )
