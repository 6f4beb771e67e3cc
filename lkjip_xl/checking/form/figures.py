"""How figures are written: text instead of numbers, English marks, foreign units, double meanings, errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lkjip_xl.address import Address
from lkjip_xl.checking.facts import label_of
from lkjip_xl.checking.form.worded import worded_cells
from lkjip_xl.checking.formulatext import first_error
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.checking.show import show_cell, show_number
from lkjip_xl.checking.textfigures import NEVER_CALCULATED, blank_read, texts_read, typed_at
from lkjip_xl.findings import Finding, Level
from lkjip_xl.found import Found, Row
from lkjip_xl.names import plain
from lkjip_xl.numbers import Flag, Number, is_ordinary
from lkjip_xl.rules import titled
from lkjip_xl.sheet import EMPTY, ExcelError
from lkjip_xl.table import Kind

_FLAGS = (
    (Flag.MALFORMED, "F-05", Level.PERINGATAN),
    (Flag.AMBIGUOUS, "F-04", Level.PERINGATAN),
    (Flag.PERCENT, "F-06", Level.PERINGATAN),
    (Flag.DATE, "F-09", Level.PERINGATAN),
    (Flag.ENGLISH, "F-02", Level.CATATAN),
    (Flag.DIGITS, "F-08", Level.CATATAN),
    (Flag.TEXT, "F-01", Level.CATATAN),
)

_TWO_READINGS = "Ketik ulang sebagai angka: tanpa titik ribuan, koma hanya untuk desimal."


def form_findings(ledger: Ledger) -> Iterator[Finding]:
    """All findings on the way figures are written."""
    worded = worded_cells(ledger)
    for found in ledger.book.tables:
        for row in found.rows:
            if row.kind == "heading":
                continue
            for key, year in found.columns:
                cell = found.cell(row, key, year)
                if cell == EMPTY or is_ordinary(cell.value, cell.number_format):
                    continue  # most cells
                at = found.at(row, key, year)
                assert at is not None
                if at in worded:
                    continue
                yield from _cell(ledger, found, row, key, year, at)


def _cell(ledger: Ledger, found: Found, row: Row, key: str, year: int, at: Address) -> Iterator[Finding]:
    cell = ledger.book.cell(at)
    if isinstance(cell.value, ExcelError):
        label = label_of(found, row, key, year)
        origin = first_error(ledger.book, at)
        origin = next(iter(texts_read(ledger, origin or at)), origin)
        origin = blank_read(ledger, origin or at, ledger.facts.stood_in) or origin
        yield Finding(
            "R-01",
            Level.SALAH,
            at,
            titled("R-01", label),
            str(cell.value),
            "angka atau teks",
            hint="Perbaiki rumusnya, atau ketik isinya.",
            root=origin is None,
            root_at=origin,
        )
        return
    if cell.formula is not None and cell.value is None:
        yield from _never_calculated(ledger, found, row, key, year, at)
        return
    kind = ledger.kinds.get(at)
    if found.table.given:
        return  # settings are read by rules of their own
    if kind is None or not kind.numeric or cell.blank or found.table.column(key).kind is Kind.CATEGORY:
        return
    number = ledger.book.number(at, kind is Kind.RUPIAH)
    if number.value is not None and not number.flags and not number.unit:
        return
    label = label_of(found, row, key, year)
    if number.value is None and not number.nil and Flag.MALFORMED not in number.flags:
        if not _label_cell(found, row, key):
            yield _as_typed(ledger, _told("F-05", Level.PERINGATAN, at, label, cell.text, "angka"))
        return
    for flag, code, level in _FLAGS:
        unit = number.unit or _declared_unit(ledger, found, row)
        if flag is Flag.AMBIGUOUS and kind is Kind.COUNT and unit not in ("", "%", "persen"):
            continue  # `1.234 orang`: nobody counts thousandths of a person
        if flag is Flag.PERCENT and any(j.verdict.right for j in ledger.judge(at)):
            continue  # so far from 100 that it looks absurd, but so it is
        if flag in number.flags:
            expected = show_number(number.value, number.decimals, kind) if number.value is not None else "angka"
            told = _told(code, level, at, label, show_cell(cell, number, kind), expected)
            if flag is Flag.PERCENT:
                told = _once_percent(ledger, told, number, kind)
            yield _as_typed(ledger, told) if flag is Flag.MALFORMED else told
            return
    yield from _unit(ledger, found, row, key, at, label, number)


def _as_typed(ledger: Ledger, told: Finding) -> Finding:
    """What cannot be read, told where it was typed; a formula that copies it follows from there."""
    typed = typed_at(ledger, told.at)
    return told if typed == told.at else replace(told, root=False, root_at=typed)


def _once_percent(ledger: Ledger, told: Finding, number: Number, kind: Kind) -> Finding:
    """F-06 with what was meant: the figure behind the percent format is a percentage already. A copy by formula
    follows from its cell."""
    assert number.value is not None
    meant, origin = f"{show_number(number.value / 100, number.decimals, kind)}%", ledger.origins.copied(told.at)
    return replace(told, expected=meant, root=origin is None, root_at=origin)


def _never_calculated(ledger: Ledger, found: Found, row: Row, key: str, year: int, at: Address) -> Iterator[Finding]:
    """R-02: a formula without a value, where a fact is repeated or an input stands. A derived cell is told with its
    own figure."""
    column = found.table.column(key)
    if column.formula is not None or row.kind != "data":
        return
    title = titled("R-02", label_of(found, row, key, year))
    if column.shared is None:
        if column.kind.numeric:
            yield Finding("R-02", Level.PERINGATAN, at, title, "kosong", "angka", hint=NEVER_CALCULATED)
        return
    identity = ledger.names.identity(found, row, column.shared.about or found.table.entity)
    fact = column.shared.fact if year in (0, ledger.facts.year) else f"{column.shared.fact}@{year}"
    member = ledger.reference(fact, identity) if identity else None
    if member is not None:
        expected = show_cell(ledger.book.cell(member.at), ledger.number(member.at), member.kind)
        yield Finding("R-02", Level.PERINGATAN, at, title, "kosong", expected, hint=NEVER_CALCULATED)


def _told(code: str, level: Level, at: Address, label: str, stated: str, expected: str) -> Finding:
    read_as = f"dibaca sebagai {expected}" if code != "F-03" and expected != "angka" else ""  # F-03 expects a unit
    hint = _TWO_READINGS if code == "F-04" else ""
    return Finding(code, level, at, titled(code, label), stated, expected, "", read_as, hint=hint)


def _label_cell(found: Found, row: Row, key: str) -> bool:
    """A cell of a total row that holds a label, such as the grade of the service."""
    return row.kind == "total" and any(t.key == row.total and t.key == "mutu" for t in found.table.totals)


def _unit(
    ledger: Ledger, found: Found, row: Row, key: str, at: Address, label: str, number: Number
) -> Iterator[Finding]:
    """F-03: a unit behind the figure that is neither the column's nor the indikator's."""
    unit = plain(number.unit)
    if not unit:
        return
    kind = ledger.kinds[at]
    if kind is Kind.INDEX and found.table.entity == "indikator":
        declared = _declared_unit(ledger, found, row)
        if declared and unit != declared and not (unit == "%" and declared in ("persen", "persentase")):
            yield _told("F-03", Level.CATATAN, at, label, ledger.book.cell(at).text, declared)
    elif (kind is Kind.RUPIAH and unit != "rp") or (kind is Kind.PERCENT and unit not in ("%", "persen")):
        expected = "Rp" if kind is Kind.RUPIAH else "%"
        yield _told("F-03", Level.CATATAN, at, label, ledger.book.cell(at).text, expected)


def _declared_unit(ledger: Ledger, found: Found, row: Row) -> str:
    own = found.text(row, "satuan") if found.table.has("satuan") else ""
    if not own:
        identity = ledger.names.identity(found, row, "indikator")
        for pk in ledger.book.all("pk_indikator"):
            for other in pk.data:
                if ledger.names.identity(pk, other, "indikator") == identity:
                    own = own or pk.text(other, "satuan")
    return plain(own)
