"""What a workbook holds without showing it: figures under merged cells, in no colour or format, on hidden sheets,
digits that are lost, and columns that a second one of the same name contradicts."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.address import Address, column_letters
from lkjip_xl.book import Book
from lkjip_xl.checking.facts import label_of
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Finding, Level
from lkjip_xl.found import Found
from lkjip_xl.names import plain
from lkjip_xl.numbers import Flag, parse_cell, shows_nothing
from lkjip_xl.rules import titled
from lkjip_xl.sheet import Cell, ExcelError, Sheet
from lkjip_xl.table import Kind

_LOST = 1e15  # from here on a number has more digits than Excel keeps


def sight_findings(ledger: Ledger) -> Iterator[Finding]:
    """All findings on what cannot be seen."""
    sheets = {found.sheet.name: found.sheet for found in ledger.book.tables}
    for found in ledger.book.tables:
        yield from _under_merges(found)
        yield from _invisible(ledger, found)
        yield from _dates_as_numbering(found)
        yield from _same_headings(found)
    for sheet in sheets.values():
        yield from _lost_digits(sheet)
    yield from _hidden_sheets(ledger.book)


def _under_merges(found: Found) -> Iterator[Finding]:
    """F-10: figures that a merged area hides within the rows and columns of a table."""
    sheet = found.sheet
    if not sheet.under:
        return
    rows = {r.index for r in found.rows}
    words = [s for (key, _), s in found.columns.items() if not found.table.column(key).kind.numeric]
    first, last = min(s.first for s in found.columns.values()), max(s.last for s in found.columns.values())
    for (row, col), cell in sheet.under.items():
        if row not in rows or not first <= col <= last or not _counts(cell):
            continue
        if any(s.first <= col <= s.last for s in words):
            continue  # under a name or a number of the list, which nobody adds up
        area = sheet.covered.area(row, col)
        assert area is not None
        if cell.value == sheet.cell(area[0], area[1]).value and area[0] == area[2]:
            continue  # a copy of what is seen, which no sum down a column counts
        name = f"{column_letters(area[1])}{area[0]}:{column_letters(area[3])}{area[2]}"
        yield Finding(
            "F-10",
            Level.PERINGATAN,
            Address(sheet.name, row, col),
            titled("F-10", f"sel gabungan {name}"),
            cell.text,
            "kosong",
            hint=f"Pisahkan sel gabungan {name}, lalu pindahkan atau hapus angka ini.",
        )


def _counts(cell: Cell) -> bool:
    return isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and cell.value != 0


def _invisible(ledger: Ledger, found: Found) -> Iterator[Finding]:
    """F-11: figures of a table that their format or their colour hides."""
    sheet = found.sheet
    for row in found.rows:
        for key, year in found.columns:
            cell = found.cell(row, key, year)
            if not _counts(cell):
                continue
            if shows_nothing(cell.value, cell.number_format):
                how = f"format {cell.number_format} tidak menampilkan angka"
            elif cell.style in sheet.invisible:
                how = "warna huruf sama dengan warna latar"
            else:
                continue
            at = found.at(row, key, year)
            assert at is not None
            if not ledger.kinds[at].numeric:
                continue
            hint = f"Di sel itu {how}; ubah format atau warnanya."
            yield Finding("F-11", Level.PERINGATAN, at, titled("F-11", label_of(found, row, key, year)),
                          cell.text, "angka yang terlihat", hint=hint)  # fmt: skip


def _dates_as_numbering(found: Found) -> Iterator[Finding]:
    """F-09: a number or code such as 1.1 that Excel has turned into a date."""
    for key, year in found.columns:
        if found.table.column(key).kind is not Kind.NUMBERING:
            continue
        for row in found.rows:
            cell = found.cell(row, key, year)
            if _counts(cell) and Flag.DATE in parse_cell(cell.value, cell.number_format).flags:
                at = found.at(row, key, year)
                assert at is not None
                label = label_of(found, row, key, year)
                hint = "Ketik ulang nomornya sebagai teks (awali dengan tanda petik ')."
                yield Finding("F-09", Level.PERINGATAN, at, titled("F-09", label), cell.text, "nomor", hint=hint)


def _lost_digits(sheet: Sheet) -> Iterator[Finding]:
    """F-12: numbers of more than 15 digits, masked: they are mostly numbers of persons."""
    for (row, col), cell in sheet.cells.items():
        value = cell.value
        if not isinstance(value, int | float) or -_LOST < value < _LOST or isinstance(value, bool):
            continue
        if cell.formula is not None:
            continue
        digits = f"{abs(value):.0f}"
        masked = "*" * (len(digits) - 4) + digits[-4:] if len(digits) <= 30 else "lebih dari 30 digit"
        hint = "Ketik ulang sebagai teks (awali dengan tanda petik ') agar tidak ada digit yang hilang."
        at = Address(sheet.name, row, col)
        yield Finding("F-12", Level.PERINGATAN, at, titled("F-12", f"sel {at.a1}"), masked, "teks", hint=hint)


def _hidden_sheets(book: Book) -> Iterator[Finding]:
    """L-13: hidden sheets that carry tables."""
    told = set()
    for found in book.tables:
        sheet = found.sheet
        if not sheet.hidden or sheet.name in told or not found.filled:
            continue
        told.add(sheet.name)
        how = "sangat tersembunyi" if sheet.very_hidden else "tersembunyi"
        hint = (
            "Lembar ini hanya dapat ditampilkan melalui editor VBA (Alt+F11)."
            if sheet.very_hidden
            else "Klik kanan pada nama lembar lain, pilih Unhide."
        )
        at = found.heading_at(next(iter(found.columns))[0])
        yield Finding("L-13", Level.CATATAN, at, titled("L-13", sheet.name), how, "terlihat", hint=hint)


def _same_headings(found: Found) -> Iterator[Finding]:
    """L-14: a column with the heading of a column of the table, and other figures."""
    sheet = found.sheet
    spans = {col for s in found.columns.values() for col in range(s.first, s.last + 1)}
    width = max((sheet.by_row[r][-1] for r in found.heading_rows if r in sheet.by_row), default=0)
    width = min(width, found.window[1])
    if width > 400:
        return
    stacks = {col: _stack(found, col) for col in range(found.window[0], width + 1)}
    for (key, _), span in found.columns.items():
        if not found.table.column(key).kind.numeric or not any(stacks.get(span.first, ())):
            continue
        for col in stacks:
            if col in spans or stacks[col] != stacks[span.first]:
                continue
            row = next(
                (r for r in found.rows if r.kind != "heading" and _differ(found, r.index, col, span.first)), None
            )
            if row is not None:
                at = next(Address(sheet.name, r, col) for r in reversed(found.heading_rows) if stacks[col])
                title = titled("L-14", sheet.seen(at.row, col).text)
                used, other = column_letters(span.first), column_letters(col)
                hint = f"Kolom {used} yang dipakai; kolom {other} berbeda, misalnya pada baris {row.index}. "
                hint += "Beri judul lain pada kolom yang tidak berlaku."
                yield Finding("L-14", Level.PERINGATAN, at, title, f"kolom {used} dan {other}", "satu kolom", hint=hint)
            break


def _stack(found: Found, col: int) -> tuple[str, ...]:
    return tuple(plain(found.sheet.seen(r, col).text) for r in found.heading_rows)


def _differ(found: Found, row: int, col: int, used: int) -> bool:
    """Whether both columns hold something in a row, and not the same."""
    a, b = found.sheet.cell(row, col), found.sheet.cell(row, used)
    return not a.blank and not b.blank and a.value != b.value and not isinstance(a.value, ExcelError)
