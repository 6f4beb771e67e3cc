"""The hint beside a wrong cell: what the workbook tells about how the mistake came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from lkjip_xl.address import Address
from lkjip_xl.checking.binder import reference_text
from lkjip_xl.checking.commas import asked_about
from lkjip_xl.checking.facts import formula_of
from lkjip_xl.checking.formulas import cause_of, misread_by
from lkjip_xl.checking.formulatext import reads_below
from lkjip_xl.checking.hints import Clues, hint, slip_of
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.show import show_number
from lkjip_xl.expr import refs
from lkjip_xl.found import Found, Row

_TELLING = 100
_MOST_SUMS = 500  # of a table, that a wrong figure is compared with


def hint_for(ledger: Ledger, j: Judgement) -> str:
    """A question or a lead in Indonesian about a cell that was judged SALAH; empty where nothing fits."""
    v = ledger.stated(j.claim)
    if v.shown is None or not isinstance(j.exact, Fraction):
        return ""
    if misread := misread_by(ledger, j):
        return misread.text(j.claim.at)
    guesses = (asked_about, _missing_rows, _blank_rows, _agrees_elsewhere, _question, _rows_alike)
    return next((said for guess in guesses if (said := guess(ledger, j))), "")


def _question(ledger: Ledger, j: Judgement) -> str:
    v = ledger.stated(j.claim)
    assert isinstance(j.exact, Fraction)
    assert v.shown is not None
    cause = cause_of(ledger, j)
    clues = Clues(
        v.shown,
        j.exact,
        v.step,
        j.bound,
        {str(r.at): x for r in refs(j.bound) if isinstance(x := ledger.printed(r.at), Fraction)},
        dict(_subtotals(ledger, j)),
        dict(_years_before(ledger, j)),
        stale=cause is not None and cause[0] == "R-06",
    )
    return hint(clues)


def _subtotals(ledger: Ledger, j: Judgement) -> Iterator[tuple[str, Fraction]]:
    """Other sums in the column of a sum."""
    found, operands = j.claim.place.found, {r.at for r in refs(j.bound)}
    key = next((k for k in found.columns if found.at(j.claim.place.row, *k) == j.claim.at), None)
    for row in found.sums[:_MOST_SUMS] if key is not None else ():
        at = found.at(row, *key) if key is not None else None
        if at is not None and at != j.claim.at and at not in operands:
            x = ledger.printed(at)
            if isinstance(x, Fraction):
                yield str(at), x


def _years_before(ledger: Ledger, j: Judgement) -> Iterator[tuple[str, Fraction]]:
    """The same fact in the years before: figures of an old report that were copied."""
    if j.claim.part != "same":
        return
    for (fact, identity), _ in ledger.shared.get(j.claim.at, ()):
        for year in range(ledger.facts.year - 1, ledger.facts.year - 6, -1):
            for member in ledger.facts.of(f"{fact}@{year}", identity):
                x = ledger.printed(member.at)
                if isinstance(x, Fraction):
                    yield f"angka tahun {year} ({member.at})", x


def _missing_rows(ledger: Ledger, j: Judgement) -> str:
    """A question about rows that the list of a table lacks, where a total of it is wrong."""
    if j.claim.code[0] != "J":
        return ""
    from lkjip_xl.checking.form.rosters import absent_names

    found = ledger.book.first(j.claim.place.found.table.key)
    names = absent_names(ledger, found) if found is not None else []
    return f"Apakah baris berikut belum tercantum: {', '.join(names)}?" if names else ""


def _blank_rows(ledger: Ledger, j: Judgement) -> str:
    """A question about rows of a breakdown that were left blank."""
    if j.claim.part != "group":
        return ""
    found, anchor = j.claim.place.found, j.claim.place.row
    blank = [r.name for r in found.data if r.group == anchor.group and not r.filled]
    return f"Apakah baris {', '.join(blank)} belum diisi?" if blank else ""


def _agrees_elsewhere(ledger: Ledger, j: Judgement) -> str:
    """A total that other tables confirm: then one of its rows is the likely culprit, and which one where a slip
    of the fingers in exactly one of them makes the difference."""
    if j.claim.code[0] != "J":
        return ""
    for key, _ in ledger.shared.get(j.claim.at, ()):
        for other in ledger.facts.members.get(key):
            same = other.at != j.claim.at and ledger.printed(other.at) == ledger.printed(j.claim.at)
            if same and other.derived and not ledger.is_wrong(other.at) and not _reads(ledger, other.at, j.claim.at):
                where = reference_text(other.at, j.claim.at.sheet)
                return f"Jumlah ini sama dengan {where}; {_culprit(ledger, j)}"
    return ""


def _rows_alike(ledger: Ledger, j: Judgement) -> str:
    """A question about the only two rows below a wrong sum whose entered figures are all the same."""
    found, row = j.claim.place.found, j.claim.place.row
    if j.claim.part == "group" or j.claim.code[0] not in "JS" or (row.kind == "data" and not found.children(row)):
        return ""
    below = list(found.under(row)) if row.kind == "data" else found.data
    twins = [rows for rows in rows_by_figures(ledger, found, below).values() if len(rows) > 1]
    if len(twins) != 1 or len(twins[0]) != 2:
        return ""
    one, other = (r.index for r in twins[0])
    return f"Semua angka baris {one} dan {other} sama: apakah salah satunya tersalin dari yang lain?"


def rows_by_figures(
    ledger: Ledger, found: Found, rows: Sequence[Row], most: int = 3000
) -> dict[tuple[Fraction | None, ...], list[Row]]:
    """The rows of a table by their entered figures, but for rows with less than two figures that tell anything: small
    ones are often the same by chance."""
    alike: dict[tuple[Fraction | None, ...], list[Row]] = {}
    for row in rows[:most]:
        figures = figures_of(ledger, found, row)
        if sum(x is not None and abs(x) >= _TELLING for x in figures) >= 2:
            alike.setdefault(figures, []).append(row)
    return alike


def figures_of(ledger: Ledger, found: Found, row: Row) -> tuple[Fraction | None, ...]:
    """The figures that are entered in a row, in the order of their columns."""
    entered = (k for k in found.columns if formula_of(found, row, found.table.column(k[0])) is None)
    numeric = (k for k in entered if found.table.column(k[0]).kind.numeric)
    return tuple(ledger.number(at).value for k in numeric if (at := found.at(row, *k)) is not None)


def _reads(ledger: Ledger, cell: Address, at: Address) -> bool:
    """Whether a cell follows another one by formulas: it is no second witness of it."""
    return at in (reads_below(ledger.book, cell) or ())


def _culprit(ledger: Ledger, j: Judgement) -> str:
    v = ledger.stated(j.claim)
    assert isinstance(j.exact, Fraction)
    assert v.shown is not None
    slips = []
    for at in dict.fromkeys(r.at for r in refs(j.bound)):
        typed = ledger.printed(at)
        if isinstance(typed, Fraction):
            meant = typed + v.shown - j.exact
            if slip_of(typed, meant, ledger.number(at).step):
                slips.append((at, meant))
    if len(slips) != 1:
        return "mungkin salah satu barisnya yang keliru."
    at, meant = slips[0]
    shown = show_number(meant, ledger.number(at).decimals, j.claim.kind)
    return f"mungkin {at} yang keliru, seharusnya {shown}."
