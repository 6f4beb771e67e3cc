"""All checks over one submission."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog import BY_KEY, MANDATORY
from lkjip_xl.checking.assumed import assumed_directions, outvoted_counts
from lkjip_xl.checking.claimtable import Claims
from lkjip_xl.checking.exceptions import accept
from lkjip_xl.checking.explain import explain
from lkjip_xl.checking.facts import blank_inputs, collect_facts
from lkjip_xl.checking.form.aside import aside_findings
from lkjip_xl.checking.form.captions import caption_findings
from lkjip_xl.checking.form.codes import code_findings
from lkjip_xl.checking.form.figures import form_findings
from lkjip_xl.checking.form.lists import list_findings
from lkjip_xl.checking.form.near import near_findings
from lkjip_xl.checking.form.plausible import plausible_findings
from lkjip_xl.checking.form.sight import sight_findings
from lkjip_xl.checking.form.signs import sign_findings
from lkjip_xl.checking.form.uncalculated import told_once, uncalculated_findings
from lkjip_xl.checking.form.unread import unread_findings
from lkjip_xl.checking.formulas import formula_findings
from lkjip_xl.checking.judged import Judged, said
from lkjip_xl.checking.kinds import Kinds
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.names import collect_names
from lkjip_xl.checking.pengaturan import setting_findings, settings_of
from lkjip_xl.checking.roots.links import with_links
from lkjip_xl.checking.roots.told import find_roots, name_roots
from lkjip_xl.checking.textfigures import text_findings
from lkjip_xl.findings import Finding, Level, Result, outermost

Family = Callable[[Ledger], Iterable[Finding]]

FAMILIES: tuple[tuple[str, Family], ...] = (
    ("kelengkapan", list_findings),
    ("kode", code_findings),
    ("cara menulis angka", form_findings),
    ("yang tidak terlihat", sight_findings),
    ("kop dan judul", caption_findings),
    ("kewajaran", plausible_findings),
    ("tanda dan pecahan", sign_findings),
    ("rumus", formula_findings),
    ("teks dalam rumus", text_findings),
    ("hampir cocok", near_findings),
    ("lembar yang tidak terbaca", unread_findings),
    ("kolom yang tidak terbaca", aside_findings),
    ("rumus tanpa nilai", uncalculated_findings),
    ("pengaturan", lambda ledger: setting_findings(ledger.book)),
)


def check(book: Book) -> Result:
    """Everything that can be said about a submission: a verdict on each derived cell, and the findings.

    Never raises for what a submission holds: a rule that fails is reported as failed, and the cells that it
    should have judged as not checked.
    """
    return check_in(open_ledger(book))


def check_in(ledger: Ledger) -> Result:
    """`check` of a submission whose ledger is open already; what it works out stays in the ledger."""
    book = ledger.book
    crashed: dict[str, str] = {}
    judged = Judged(ledger, crashed)
    findings: list[Finding] = []
    for judgement in judged.telling:
        try:
            found = explain(ledger, judgement)
        except Exception as error:
            crashed[judgement.claim.code] = said(error)
            continue
        if found is not None:
            findings.append(found)
    for name, family in FAMILIES:
        try:
            findings += family(ledger)
        except Exception as error:
            crashed[name] = said(error)
    try:
        roots = find_roots(ledger, judged.telling, judged, lambda other: Judged(open_ledger(other), {}).telling)
    except Exception as error:
        roots = []
        crashed["akar"] = said(error)
    findings = _not_twice(name_roots(ledger, roots, told_once(book, _one_a_cell(findings))))
    findings = _at_blanks(ledger, with_links(ledger, findings))
    return Result(
        book,
        tuple(_in_order(accept(book, findings), book)),
        judged.cells(roots),
        missing_sheets(book),
        crashed,
    )


def _not_twice(findings: list[Finding]) -> list[Finding]:
    """The findings without those on plausibility at a cell that is wrong anyway, or because of one, and without those
    on a foreign unit where that is the unit which has changed."""
    wrong = {f.at for f in findings if f.level is Level.SALAH}
    changed = {at for f in findings if f.code == "W-03" for at in (f.at, *(o.at for o in f.operands))}
    return [
        f
        for f in findings
        if not (f.code == "F-03" and f.at in changed)
        and not (f.code[0] == "W" and ({f.at, *(o.at for o in f.operands)} & wrong))
    ]


def _at_blanks(ledger: Ledger, findings: list[Finding]) -> list[Finding]:
    """The findings, those on a figure that only stands in for a blank cell told at the blank one."""
    moved = {f.at: to for f in findings if (to := ledger.facts.told_at(f.at, f.code)) != f.at}
    result = []
    for f in findings:
        if f.root_at in moved:
            f = replace(f, root_at=moved[f.root_at])
        if ledger.facts.told_at(f.at, f.code) != f.at:
            f = replace(f, at=moved[f.at], stated="kosong", difference="", live=None)
        result.append(f)
    return result


def open_ledger(book: Book) -> Ledger:
    """The ledger of a submission: names matched, facts collected, claims laid out."""
    names = collect_names(book)
    facts = collect_facts(book, names)
    blanks = frozenset(at for at, *_ in blank_inputs(book))
    outvoted, directions = outvoted_counts(book, facts), assumed_directions(book, names, facts)
    return Ledger(book, names, facts, Claims(book), Kinds(book), blanks, None, outvoted, directions, settings_of(book))


def missing_sheets(book: Book) -> tuple[str, ...]:
    """The sheets that a report needs and whose tables were not found; of a sheet of which another table was found,
    with the table that is needed."""
    found = {t.table.key for t in book.tables}
    missing = []
    for sheet in MANDATORY:
        needed = [t for t in BY_KEY.values() if t.sheet == sheet and t.mandatory]
        if not any(t.key in found for t in needed):
            partly = any(t.sheet == sheet and t.key in found for t in BY_KEY.values())
            missing.append(f"{sheet} ({needed[0].caption})" if partly else sheet)
    return tuple(missing)


def tables_found(book: Book) -> tuple[str, ...]:
    """What was found: the caption of each table and the sheets that it stands on."""
    where: dict[str, list[str]] = {}
    for found in book.tables:
        sheets = where.setdefault(found.table.caption, [])
        if found.sheet.name not in sheets:
            sheets.append(found.sheet.name)
    return tuple(f"{caption} (lembar {', '.join(sheets)})" for caption, sheets in where.items())


def _one_a_cell(findings: list[Finding]) -> list[Finding]:
    """One finding for one cell and code; a cell that is wrong already is not told wrong again as a repetition, nor a
    text that formulas read as one that cannot be read."""
    wrong = {f.at for f in findings if f.level.rank == 0 and f.code[0] != "S"}
    texts = {f.at for f in findings if f.code == "R-07"}
    kept: dict[tuple[Address, str, str], Finding] = {}
    for f in findings:
        if (f.code[0] == "S" and f.at in wrong) or (f.code == "F-05" and f.at in texts):
            continue
        kept.setdefault((f.at, f.code, f.title), f)
    return list(kept.values())


def _in_order(findings: Iterable[Finding], book: Book) -> list[Finding]:
    """Roots first by level and place, each followed by what follows from it."""
    order = {s.name: i for i, s in enumerate(book.sheets)}

    def place(f: Finding) -> tuple[int, int, int, int, str]:
        return f.level.rank, order.get(f.at.sheet, len(order)), f.at.row, f.at.col, f.code

    found = list(findings)
    above = {f.at: f.root_at for f in found if f.root_at is not None}
    following: dict[Address, list[Finding]] = {}
    for f in sorted((f for f in found if f.root_at is not None), key=place):
        following.setdefault(outermost(f.at, above), []).append(f)
    roots = sorted((f for f in found if f.root), key=place)
    carriers: dict[Address, Finding] = {}  # of several findings at one cell, the one that the others follow from
    for f in roots:
        if f.at in following and f.level.rank == 0:
            carriers.setdefault(f.at, f)
    led = {id(f): following[at] for at, f in carriers.items()}
    result = [g for f in roots for g in (f, *led.get(id(f), ()))]
    listed = {id(f) for f in result}
    return result + sorted((f for f in found if id(f) not in listed), key=place)
