"""Two submissions side by side: what was corrected, what is new, what stayed, and what changed without a word.

Cells are matched by what they mean (table, row, column, year), not by their addresses, so that an inserted row
does not make everything below it look changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog.pengaturan import PENGATURAN, SKALA, TABEL_LAPORAN
from lkjip_xl.checking.facts import cell_label, label_of
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.run import check_in, open_ledger
from lkjip_xl.checking.show import show_cell
from lkjip_xl.checking.verdict import agrees
from lkjip_xl.findings import Finding, Level, Result
from lkjip_xl.found import Found, Row
from lkjip_xl.names import name_key
from lkjip_xl.numbers import Number
from lkjip_xl.scales import SCALES
from lkjip_xl.settings import InForce, Settings
from lkjip_xl.table import Kind

SETTING_TABLES = (PENGATURAN, SKALA, TABEL_LAPORAN)


@dataclass(frozen=True)
class Meaning:
    """What a cell is about: the same in both submissions wherever it stands."""

    table: str
    row: tuple[str, ...]
    column: str
    year: int


@dataclass(frozen=True)
class Change:
    """One cell that says something else now. `told`: a check has found something about it, in the earlier submission or
    the later one. `corrected`: what was found is gone, and nothing new has come."""

    old: Address
    new: Address
    label: str
    before: str
    after: str
    told: bool = False
    corrected: bool = False


@dataclass(frozen=True)
class RowChange:
    """A row that only one of the submissions has, at the first of its cells."""

    at: Address
    label: str


@dataclass(frozen=True)
class Ruling:
    """One setting, scale or title that is not the same in both, as `settings.InForce` tells it: its name, what held and
    what holds now, where each was set (None where nobody did), and whether labels depend on it."""

    name: str
    before: str
    after: str
    old: Address | None
    new: Address | None
    scale: bool


@dataclass(frozen=True)
class Comparison:
    """Everything that a comparison found out.

    `stayed` pairs the findings of both submissions. `inputs` and `derived` are the cells that changed;
    `between_years` the figures of the earlier year that the later submission states differently. `rulings` is what the
    offices set on the sheet Pengaturan and what is not the same in both, whatever the years.
    """

    old: Result
    new: Result
    corrected: tuple[Finding, ...] = ()
    stayed: tuple[tuple[Finding, Finding], ...] = ()
    added: tuple[Finding, ...] = ()
    inputs: tuple[Change, ...] = ()
    derived: tuple[Change, ...] = ()
    rows_added: tuple[RowChange, ...] = ()
    rows_removed: tuple[RowChange, ...] = ()
    between_years: tuple[Change, ...] = ()
    years: tuple[int, int] = (0, 0)
    rulings: tuple[Ruling, ...] = ()

    @property
    def put_right(self) -> tuple[Change, ...]:
        """Inputs that changed, and a finding about them went."""
        return tuple(c for c in self.inputs if c.corrected)

    @property
    def unsettled(self) -> tuple[Change, ...]:
        """Inputs that changed, and there still is a finding about them, or a new one."""
        return tuple(c for c in self.inputs if c.told and not c.corrected)

    @property
    def silent(self) -> tuple[Change, ...]:
        """Inputs that changed although nothing was found there."""
        return tuple(c for c in self.inputs if not c.told)

    @property
    def same_year(self) -> bool:
        """Whether both are about the same year, so that cells may be compared one by one."""
        old, new = self.years
        return old == new or not old or not new


def compare(old: Book, new: Book) -> Comparison:
    """The comparison of an earlier submission with a later one: of the same year before and after a
    correction, or of two years, where the later one repeats figures of the earlier."""
    before, after = open_ledger(old), open_ledger(new)
    years = before.facts.year, after.facts.year
    results = check_in(before), check_in(after)
    rulings = tuple(_rulings(before.settings, after.settings))
    base = Comparison(*results, years=years, rulings=rulings)
    if not base.same_year:
        return replace(base, between_years=tuple(_between_years(before, after)))
    cells = _meanings(old), _meanings(new)
    corrected, stayed, added = _findings(*results, *cells)
    gone, come = _about(corrected), _about(added)
    still = [_about(side) for side in zip(*stayed, strict=True)] or [set(), set()]
    changes = [
        replace(
            c,
            told=c.old in gone | still[0] or c.new in come | still[1],
            corrected=c.old in gone and c.new not in come,
        )
        for c in _changes(before, after, *cells)
    ]
    return replace(
        base,
        corrected=corrected,
        stayed=stayed,
        added=added,
        inputs=tuple(c for c in changes if c.new not in after.claims),
        derived=tuple(c for c in changes if c.new in after.claims),
        rows_added=tuple(_rows_alone(cells[1], cells[0], new)),
        rows_removed=tuple(_rows_alone(cells[0], cells[1], old)),
    )


# --- what a cell is about ------------------------------------------------------------------------


def _meanings(book: Book) -> dict[Meaning, Address]:
    """The cells of all tables by what they are about; what is set on the sheet Pengaturan is compared as `Ruling`."""
    cells: dict[Meaning, Address] = {}
    for found in (f for f in book.tables if f.table not in SETTING_TABLES):
        table = f"{found.table.key}@{found.sheet.name}" if found.repeated or found.original else found.table.key
        for row, name in _named_rows(found):
            for key, year in found.columns:
                at = found.at(row, key, year)
                if at is not None and found.table.column(key).kind is not Kind.NUMBERING:
                    cells[Meaning(table, name, key, year)] = at
    return cells


def _named_rows(found: Found) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """The rows with a name that tells them apart: those above them, their own, and which of several equal ones."""
    times: Counter[tuple[str, ...]] = Counter()
    names: list[tuple[str, ...]] = []
    for row in found.rows:
        above = next((i for i in (row.parent, row.block) if 0 <= i < len(names)), None)
        own = name_key(row.name) or row.total or row.item
        more = tuple(name_key(found.text(row, key)) for key in found.table.told_apart if found.has(key))
        name = (*(names[above] if above is not None else ()), row.group, row.total, own, *more)
        times[name] += 1
        names.append((*name, str(times[name])))
        yield row, names[-1]


# --- what is in force ----------------------------------------------------------------------------


def _rulings(before: Settings, after: Settings) -> Iterator[Ruling]:
    """What somebody set and what is not the same in both: the value, or the legal base of the same value."""
    then, now = ({line.name: line for line in s.in_force} for s in (before, after))
    for name in dict.fromkeys((*then, *now)):
        usual = (then.get(name) or now[name]).usual
        (old, was, basis), (new, now_is, new_basis) = (_set(lines.get(name), usual) for lines in (then, now))
        if was != now_is and (old or new):
            yield Ruling(name, was, now_is, old, new, name in _SCALES)
        elif old and new and basis != new_basis:
            before_that, since = (f"{was} ({b or 'tanpa dasar hukum'})" for b in (basis, new_basis))
            yield Ruling(name, before_that, since, old, new, name in _SCALES)


def _set(line: InForce | None, usual: str) -> tuple[Address | None, str, str]:
    """Where something was set, what holds, and its legal base."""
    if line is None:
        return None, usual, ""
    return (None, line.value, "") if line.origin is None else (line.origin.at, line.value, line.origin.basis)


_SCALES = {scale.name for scale in SCALES}


# --- findings ------------------------------------------------------------------------------------


def _findings(
    old: Result, new: Result, before: Mapping[Meaning, Address], after: Mapping[Meaning, Address]
) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, Finding], ...], tuple[Finding, ...]]:
    """The findings that are gone, those that stayed, and the new ones; notes are left out."""
    meant = {at: m for m, at in before.items()}, {at: m for m, at in after.items()}

    def about(f: Finding, side: int) -> tuple[str, object]:
        return f.code, meant[side].get(f.at, f.at)

    serious = [[f for f in r.findings if f.level is not Level.CATATAN] for r in (old, new)]
    later = {about(f, 1): f for f in serious[1]}
    gone, stayed = [], []
    for f in serious[0]:
        same = later.pop(about(f, 0), None)
        if same is None:
            gone.append(f)
        else:
            stayed.append((f, same))
    return tuple(gone), tuple(stayed), tuple(f for f in serious[1] if f in later.values())


def _about(findings: Collection[Finding]) -> set[Address]:
    """The cells that findings are about: their own, and where something is SALAH those that went into it."""
    return {f.at for f in findings} | {o.at for f in findings if f.level is Level.SALAH for o in f.operands}


# --- cells ---------------------------------------------------------------------------------------


def _changes(
    before: Ledger, after: Ledger, cells: Mapping[Meaning, Address], now: Mapping[Meaning, Address]
) -> Iterator[Change]:
    for meaning, old in cells.items():
        new = now.get(meaning)
        if new is None or _equal(before, old, after, new):
            continue
        yield Change(old, new, cell_label(after.book, new), _said(before, old), _said(after, new))


def _equal(before: Ledger, old: Address, after: Ledger, new: Address) -> bool:
    a, b = before.book.cell(old), after.book.cell(new)
    x, y = before.number(old), after.number(new)
    if x.value is not None and y.value is not None:
        return (x.value, x.category) == (y.value, y.category)
    return " ".join(a.text.split()) == " ".join(b.text.split())


def _said(ledger: Ledger, at: Address) -> str:
    kind = ledger.kinds.get(at, Kind.TEXT)
    cell = ledger.book.cell(at)
    return (show_cell(cell, ledger.number(at), kind) if kind.numeric else cell.text) or "kosong"


def _rows_alone(here: Mapping[Meaning, Address], there: Mapping[Meaning, Address], book: Book) -> Iterator[RowChange]:
    """Rows of tables that both have and that only one lists."""
    rows, tables = {(m.table, m.row) for m in there}, {m.table for m in there}
    told: set[tuple[str, tuple[str, ...]]] = set()
    for meaning, at in here.items():
        row = (meaning.table, meaning.row)
        if meaning.table not in tables or row in rows or row in told:
            continue
        told.add(row)
        filled = [a for m, a in here.items() if (m.table, m.row) == row and not book.cell(a).blank]
        if filled:
            name = next((book.cell(a).text for a in filled if isinstance(book.cell(a).value, str)), "")
            yield RowChange(filled[0], name or f"baris {at.row}")


# --- the years -----------------------------------------------------------------------------------

_YEARLY = ("target", "realisasi", "capaian")


def _between_years(before: Ledger, after: Ledger) -> Iterator[Change]:
    """Figures of years that both submissions state, where the later one says something else."""
    old_year, new_year = before.facts.year, after.facts.year
    for (fact, identity), members in after.facts.members.items():
        name, _, year_text = fact.partition("@")
        year = int(year_text) if year_text else new_year
        if name not in _YEARLY or year > old_year:
            continue
        there = before.names.look_up("indikator", identity) if identity else ""
        wanted = name if year == old_year else f"{name}@{year}"
        stated = before.reference(wanted, there) if there else None
        if stated is None:
            continue
        for member in members:
            x, y = before.number(stated.at), after.number(member.at)
            if x.value is None or y.value is None or _agree(x, y):
                continue
            label = label_of(member.found, member.row, member.column, year)
            yield Change(stated.at, member.at, label, _said(before, stated.at), _said(after, member.at))


def _agree(x: Number, y: Number) -> bool:
    assert x.value is not None
    assert y.value is not None
    return agrees(x, y.value) or agrees(y, x.value)
