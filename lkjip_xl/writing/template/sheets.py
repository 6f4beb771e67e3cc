"""Writing the sheets of the blank workbook: headings, cells, drop-down lists, notes and page set-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lkjip_xl.address import column_letters
from lkjip_xl.catalog import MANDATORY
from lkjip_xl.catalog.examples import EXAMPLES, MARK
from lkjip_xl.table import Column, Kind, TotalRow
from lkjip_xl.writing.metrics import height
from lkjip_xl.writing.page import Page, set_page
from lkjip_xl.writing.styles import MUTED, Styles
from lkjip_xl.writing.template.formulas import Formulas
from lkjip_xl.writing.template.layout import LONG, Line, Placed, names_of, source_of
from lkjip_xl.writing.template.marks import marks
from lkjip_xl.writing.template.names import name_of

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

INPUT, TAKEN, DERIVED, GROUP, EXAMPLE = "#FFF9D6", "#E3EEF9", "#EDEDED", "#F7F9FB", "#F4F6F8"
REQUIRED_TAB, OPTIONAL_TAB, GUIDE_TAB = "#C00000", "#7F9DB9", "#548235"
NUMBER_FORMATS = {Kind.COUNT: "#,##0", Kind.RUPIAH: "#,##0", Kind.PERCENT: "0.00", Kind.INDEX: "General"}
_LIST_LIMIT = 255  # characters that Excel takes for a list written in the cell's own rule

_NO_NUMBER = "Ketik angka saja: koma untuk desimal, tanpa satuan; tanda - bila tidak ada."
_TREE_TOTAL = (
    "Menjumlah baris tingkat teratas saja: yang bernomor huruf (A, B), atau yang kodenya paling pendek. "
    "Isi kolom nomor di setiap baris."
)

# What the lock without a password leaves open; rows are put in after it has been taken off, with their formulas.
_ALLOWED = {"format_cells": True, "format_columns": True, "format_rows": True, "insert_hyperlinks": True}
BLANK = Page("Buku Kerja Baku LKjIP", "")

Lists = Mapping[tuple[str, ...], str]  # long drop-down lists and the range that holds each


@dataclass
class Pen:
    """Writes tables into one sheet."""

    ws: Worksheet
    styles: Styles
    formulas: Formulas
    lists: Lists

    def sheet(self, placed: Sequence[Placed]) -> None:
        """All tables of a sheet, and its set-up."""
        first = placed[0]
        several = len(placed) > 1 or not first.home
        required = first.sheet in MANDATORY
        self.ws.write_string(0, 0, first.sheet if several else first.table.caption, self.styles.title)
        self.ws.write_string(1, 0, _purpose(first, required), self.styles.note)
        for p in placed:
            if several:
                self.ws.write_string(
                    p.heading - (3 if p.example else 2), 0, p.table.caption, self.styles.get(bold=True)
                )
            self.table(p)
        for col, width in _widths(placed).items():
            self.ws.set_column(col - 1, col - 1, width)
        self._page(placed, required)

    def _page(self, placed: Sequence[Placed], required: bool) -> None:
        first, ws = placed[0], self.ws
        ws.set_tab_color(REQUIRED_TAB if required else OPTIONAL_TAB)
        if len(placed) == 1 or len(first.lines) >= LONG:
            ws.freeze_panes(first.under, 0)
        longest = max(placed, key=lambda p: len(p.lines))
        right = max(c for p in placed for c in p.columns.values()) - 1
        area, headings = (placed[-1].bottom - 1, right), (longest.heading - 1, longest.under - 1)
        set_page(ws, BLANK, landscape=True, repeat=headings, last=area, tab=first.sheet)
        ws.protect("", _ALLOWED)

    def table(self, p: Placed) -> None:
        """One table: headings, data rows, total rows, and the rules of its cells."""
        self._headings(p)
        if p.example:
            self._example(p)
        for i, line in enumerate(p.lines):
            self._line(p, line, p.first + i)
        totals = {t.key: t for t in p.table.totals}
        for key, row in p.totals.items():
            self._total(p, totals[key], row)
        for (key, year), col in p.columns.items():
            self._rule(p, p.table.column(key), year, col)

    # --- headings -------------------------------------------------------------------------------

    def _headings(self, p: Placed) -> None:
        top, style, ws = p.heading - 1, self.styles.heading, self.ws
        widths = [(p.table.column(k).heading, float(p.table.column(k).width)) for k, _ in p.columns]
        tops: dict[str | int, list[int]] = {}
        for (key, year), col in p.columns.items():
            column = p.table.column(key)
            above = year or column.top
            if p.table.two_rows and not above:
                ws.merge_range(top, col - 1, top + 1, col - 1, column.heading, style)
            else:
                ws.write_string(p.under - 1, col - 1, column.heading, style)
            if above:
                tops.setdefault(above, []).append(col)
            where = top if not above else p.under - 1
            note = self.note(p, column, year)
            ws.write_comment(where, col - 1, note, _comment_size(note))
        for above, cols in tops.items():
            form = (
                self.styles.cell(bold=True, bg_color=INPUT, align="center", locked=False)
                if isinstance(above, int)
                else style
            )
            if len(cols) > 1:
                ws.merge_range(top, cols[0] - 1, top, cols[-1] - 1, above, form)
            else:
                ws.write(top, cols[0] - 1, above, form)
            if isinstance(above, int):
                text = "Ganti dengan tahun yang dilaporkan, dari yang terlama di kiri."
                ws.data_validation(top, cols[0] - 1, top, cols[-1] - 1, _rule("any", "Tahun", text))
        ws.set_row(p.under - 1, max(height(widths, bold=True), 30.0 if not p.table.two_rows else 18.0))

    def _example(self, p: Placed) -> None:
        """A row that shows what to type; it is locked, and the reader leaves it out."""
        row, values = p.example - 1, EXAMPLES[p.table.key]
        texts: list[tuple[str, float]] = []
        for i, ((key, year), col) in enumerate(p.columns.items()):
            column = p.table.column(key)
            value = values.get(key, "")
            value = value[p.years.index(year)] if isinstance(value, tuple) else value
            if not i:
                value = f"{MARK}: {value}" if value else MARK
            texts.append((str(value), float(column.width)))
            look = {"italic": True, "font_color": MUTED, "bg_color": EXAMPLE, "font_size": 10}
            if isinstance(value, str):
                align = "center" if value in ("√", "-") or column.kind in (Kind.CATEGORY, Kind.CHOICE) else "left"
                self.ws.write_string(row, col - 1, value, self.styles.cell(**look, align=align))
            else:
                form = NUMBER_FORMATS.get(column.kind, "General")
                self.ws.write_number(row, col - 1, value, self.styles.number(form, **look))
        self.ws.set_row(row, height(texts, 10))

    def note(self, p: Placed, column: Column, year: int = 0) -> str:
        """What the heading of a column tells about it."""
        parts = [column.note]
        source = source_of(p, column, year, self.formulas.everything)
        if source is not None:
            by = p.table.column(source.by).heading
            parts.append(f"Diambil dari lembar {source.placed.sheet} menurut {by}; boleh ditimpa.")
        elif column.formula is None and column.must and column.key != p.table.entity:
            parts.append("Harus diisi di setiap baris yang dipakai.")
        elif column.formula is None and column.choices and column.carry:
            parts.append("Isi di setiap baris yang dipakai.")
        if source is None and _figures_only(p, column) and column.kind is Kind.INDEX:
            parts.append("Angka saja, tanpa satuan atau predikat.")
        if column.parent is not None:
            parts.append("Di lembar ini tulis sendiri jumlah rinciannya pada baris induk, atau rumus jumlahnya.")
        if names_of(p, column, self.formulas.everything) is not None:
            parts.append("Pilih dari daftar atau ketik.")
        if year:
            parts.append(f"Tahun {p.years[0]}-{p.years[-1]} hanya contoh: ganti di baris judul.")
        return " ".join(parts)

    # --- rows -----------------------------------------------------------------------------------

    def _line(self, p: Placed, line: Line, row: int) -> None:
        if p.table.given:  # texts that may take several lines
            texts = [(line.texts.get(key, ""), float(p.table.column(key).width)) for key, _ in p.columns]
            self.ws.set_row(row - 1, height(texts))
        for (key, year), col in p.columns.items():
            column = p.table.column(key)
            text = line.texts.get(key, "")
            if line.group is not None or text:
                look = {"bold": True, "bg_color": GROUP} if line.group is not None else {}
                look |= {"locked": False}
                self._text(row, col, text, self._style(p, column, line, **look), column.kind)
                continue
            source = source_of(p, column, year, self.formulas.everything)
            if column.formula is not None:
                formula = self.formulas.derived(p, row, column, year)
                style = self._style(p, column, line, bg_color=DERIVED)
                self.ws.write_formula(row - 1, col - 1, formula, style, "")
            elif source is not None:
                style = self._style(p, column, line, bg_color=TAKEN, locked=False)
                self.ws.write_formula(row - 1, col - 1, self.formulas.taken(p, row, source), style, "")
            else:
                self.ws.write_blank(row - 1, col - 1, None, self._style(p, column, line, bg_color=INPUT, locked=False))

    def _text(self, row: int, col: int, text: str, style: Format, kind: Kind) -> None:
        if not text:
            self.ws.write_blank(row - 1, col - 1, None, style)
        elif kind.numeric or (kind is Kind.NUMBERING and text.isdigit()):
            self.ws.write_number(row - 1, col - 1, float(text), style)
        else:
            self.ws.write_string(row - 1, col - 1, text, style)

    def _style(self, p: Placed, column: Column, line: Line, **look: Any) -> Format:
        kind = line.item.kind if line.item is not None and column.kind is Kind.TEXT else column.kind
        if kind in NUMBER_FORMATS:
            look["num_format"] = NUMBER_FORMATS[kind]
            look["align"] = "left" if column.kind is Kind.TEXT else "center" if p.table.given else "right"
        elif kind is Kind.NUMBERING:
            look["align"] = "left" if p.table.tree else "center"
            if p.table.tree or column.key != "no":  # an identifier
                look["num_format"] = "@"  # 1.10 must not become 1.1
        elif kind in (Kind.CATEGORY, Kind.CHOICE) and p.table.entity != column.key:
            look["align"] = "center"
        return self.styles.cell(**look)

    def _total(self, p: Placed, total: TotalRow, row: int) -> None:
        cells = {c.column: c for c in total.cells}
        for (key, year), col in p.columns.items():
            column = p.table.column(key)
            look: dict[str, Any] = {"bold": True, "bg_color": DERIVED}
            if key == total.label_column and not year:
                self.ws.write_string(row - 1, col - 1, total.label, self.styles.cell(**look))
                if p.table.tree:
                    self.ws.write_comment(row - 1, col - 1, _TREE_TOTAL, _comment_size(_TREE_TOTAL))
            elif key in cells and not year:
                number = NUMBER_FORMATS.get(column.kind, "General")
                look |= {"num_format": "0.00" if column.kind is Kind.INDEX else number}
                look |= {"align": "right" if column.kind.numeric else "center"}
                formula = self.formulas.total(p, row, cells[key])
                self.ws.write_formula(row - 1, col - 1, formula, self.styles.cell(**look), "")
            else:
                self.ws.write_blank(row - 1, col - 1, None, self.styles.cell(**look))

    # --- rules of cells -------------------------------------------------------------------------

    def _rule(self, p: Placed, column: Column, year: int, col: int) -> None:
        """The drop-down list, the warning and the message of a column's input cells."""
        if column.formula is not None:
            return
        names = names_of(p, column, self.formulas.everything)
        first = f"{column_letters(col)}{p.first}"
        note = self.note(p, column, year)
        if column.choices:
            text = ",".join(column.choices)
            source = self.lists.get(column.choices) or list(column.choices)
            assert isinstance(source, str) or len(text) <= _LIST_LIMIT
            rule = _rule("list", column.heading, note) | {"source": source, "error_type": "warning"}
            rule |= {"error_title": "Tidak ada dalam daftar", "error_message": "Pilih salah satu dari daftar."}
        elif names is not None:
            source = f"={name_of(names, names.table.entity)}"
            rule = _rule("list", column.heading, note) | {"source": source, "show_error": False}
        elif _figures_only(p, column):
            rule = _rule("custom", column.heading, note) | {"value": f'=OR(ISNUMBER({first}),{first}="-")'}
            rule |= {
                "error_type": "warning",
                "error_title": "Bukan angka",
                "error_message": _NO_NUMBER,
            }
        else:
            rule = _rule("any", column.heading, note)
        self.ws.data_validation(p.first - 1, col - 1, p.last - 1, col - 1, rule)
        area = (p.first - 1, col - 1, p.last - 1, col - 1)
        for condition, colour in marks(p, column, col, names, figures=_figures_only(p, column), lists=self.lists):
            look = self.styles.exact({"bg_color": colour})
            self.ws.conditional_format(*area, {"type": "formula", "criteria": condition, "format": look})


def long_lists(placed: Sequence[Placed]) -> list[tuple[str, tuple[str, ...]]]:
    """The drop-down lists that are too long to stand in a rule, each with the heading of its column."""
    found = {c.choices: c.heading for p in placed for c in p.table.columns if len(",".join(c.choices)) > _LIST_LIMIT}
    return [(heading, choices) for choices, heading in found.items()]


def _figures_only(p: Placed, column: Column) -> bool:
    """Whether an input takes nothing but a number: all but figures that no formula reads, which may carry a grade."""
    entered = column.kind.numeric and column.formula is None
    return entered and (column.kind is not Kind.INDEX or column.key in p.feeding)


def _purpose(first: Placed, required: bool) -> str:
    if required:
        return "Lembar wajib. Isi sel kuning; sel abu-abu terisi sendiri."
    if first.table.given:
        return "Lembar pilihan. Ubah hanya yang lain dari yang tercetak, dan tulis dasar hukumnya."
    if not first.home:
        return "Lembar pilihan: tabel yang diulang dalam laporan. Pilih namanya; isinya diambil dari lembar asalnya."
    return "Lembar pilihan. Isi sel kuning; biarkan kosong bila laporan tidak memuatnya."


def _widths(placed: Sequence[Placed]) -> dict[int, int]:
    widths: dict[int, int] = {}
    for p in placed:
        for (key, _), col in p.columns.items():
            widths[col] = max(widths.get(col, 0), p.table.column(key).width)
    return widths


def _rule(kind: str, title: str, message: str) -> dict[str, Any]:
    return {"validate": kind, "input_title": title[:32], "input_message": message[:255]}


def _comment_size(text: str) -> dict[str, Any]:
    return {"width": 230, "height": 22 + 18 * (len(text) // 32 + 1), "font_size": 9}
