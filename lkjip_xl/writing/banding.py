"""The workbook of a comparison: findings that went, stayed and came, and every cell that says something else."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lkjip_xl.compare import Change, Comparison, RowChange, Ruling
from lkjip_xl.findings import Finding
from lkjip_xl.reading.own import COMPARISON_TITLE
from lkjip_xl.writing.page import Page, set_page
from lkjip_xl.writing.sheets import Column, finish, put_row, start
from lkjip_xl.writing.stamp import CREATED, WRITTEN_BY
from lkjip_xl.writing.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_PAGE = Page(COMPARISON_TITLE, "")


def comparison_bytes(c: Comparison, lines: Sequence[str]) -> bytes:
    """The workbook of a comparison as the bytes of an .xlsx file; `lines` is its summary."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    workbook = Workbook(stream, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    workbook.set_properties({"title": _PAGE.instansi, "comments": WRITTEN_BY, "created": CREATED})
    styles = Styles(workbook)
    _summary(workbook, styles, c, lines)
    if c.same_year:
        _findings(workbook, styles, c)
        changes = [("diperbaiki", x) for x in c.put_right]
        changes += [("masih ada temuannya", x) for x in c.unsettled]
        changes += [("berubah tanpa temuan", x) for x in c.silent]
        changes += [("ikut berubah", x) for x in c.derived]
        _changes(workbook, styles, "Perubahan", changes)
        _rows(workbook, styles, c)
    else:
        _changes(workbook, styles, "Antar Tahun", [("berbeda", x) for x in c.between_years])
    if c.rulings:
        _rulings(workbook, styles, c.rulings)
    workbook.close()
    return stream.getvalue()


def _summary(workbook: Workbook, styles: Styles, c: Comparison, lines: Sequence[str]) -> None:
    ws: Any = workbook.add_worksheet("Ringkasan")
    ws.set_column(0, 0, 110)
    ws.write_string(0, 0, _PAGE.instansi, styles.title)
    for r, line in enumerate((f"Lama: {c.old.book.name}", f"Baru: {c.new.book.name}", *lines), start=2):
        put_row(ws, styles, (Column("", 110),), r, [line])
    set_page(ws, _PAGE, landscape=True, repeat=None, last=(4 + len(lines), 0))


_FOUND = (
    Column("Keadaan", 14),
    Column("Tingkat", 13),
    Column("Kode", 8),
    Column("Sel lama", 20),
    Column("Sel baru", 20),
    Column("Uraian", 50),
    Column("Tertulis", 22),
    Column("Seharusnya", 22),
)


def _findings(workbook: Workbook, styles: Styles, c: Comparison) -> None:
    ws = start(workbook, styles, "Temuan", _FOUND, 1)
    told: list[tuple[str, Finding | None, Finding | None]] = [
        *(("baru", None, f) for f in c.added),
        *(("tetap", old, new) for old, new in c.stayed),
        *(("sudah hilang", f, None) for f in c.corrected),
    ]
    for r, (state, old, new) in enumerate(told, start=1):
        f = new or old
        assert f is not None
        cells = ["" if x is None else str(x.at) for x in (old, new)]
        put_row(ws, styles, _FOUND, r, [state, f.level.value, f.code, *cells, f.title, f.stated, f.expected])
    finish(ws, _PAGE, _FOUND, len(told))


_CHANGED = (
    Column("Jenis", 22),
    Column("Sel lama", 22),
    Column("Sel baru", 22),
    Column("Uraian", 56),
    Column("Lama", 30),
    Column("Baru", 30),
)


def _changes(workbook: Workbook, styles: Styles, name: str, changes: Sequence[tuple[str, Change]]) -> None:
    ws = start(workbook, styles, name, _CHANGED, 1)
    for r, (kind, x) in enumerate(changes, start=1):
        put_row(ws, styles, _CHANGED, r, [kind, str(x.old), str(x.new), x.label, x.before, x.after])
    finish(ws, _PAGE, _CHANGED, len(changes))


_RULED = (
    Column("Pengaturan", 28),
    Column("Sel lama", 18),
    Column("Sel baru", 18),
    Column("Lama", 60),
    Column("Baru", 60),
)


def _rulings(workbook: Workbook, styles: Styles, rulings: Sequence[Ruling]) -> None:
    ws = start(workbook, styles, "Pengaturan", _RULED, 1)
    for r, x in enumerate(rulings, start=1):
        cells = ["baku" if at is None else str(at) for at in (x.old, x.new)]
        put_row(ws, styles, _RULED, r, [x.name, *cells, x.before, x.after])
    finish(ws, _PAGE, _RULED, len(rulings))


_ROWS = (Column("Keadaan", 16), Column("Sel", 24), Column("Baris", 90))


def _rows(workbook: Workbook, styles: Styles, c: Comparison) -> None:
    ws = start(workbook, styles, "Baris", _ROWS, 1)
    rows: list[tuple[str, RowChange]] = [
        *(("ditambahkan", x) for x in c.rows_added),
        *(("dihapus", x) for x in c.rows_removed),
    ]
    for r, (state, x) in enumerate(rows, start=1):
        put_row(ws, styles, _ROWS, r, [state, str(x.at), x.label])
    finish(ws, _PAGE, _ROWS, len(rows))
