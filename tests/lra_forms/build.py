"""The workbook of a form: the LRA alone or beside PK and Realisasi, as bytes of an .xlsx file."""

from __future__ import annotations

import io
import random
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from .forms import Form
from .layout import Item, Layout, Page, Place
from .money import Node, accounts, programs


@dataclass
class Workbook:
    """A right workbook: its sheets, the LRA among them, the cells there that follow from others."""

    form: Form
    formulas: bool
    pages: dict[str, Page]

    @property
    def lra(self) -> Page:
        return self.pages[self.form.sheet]

    def write(self, damaged: tuple[Place, Item] | None = None) -> bytes:
        """The bytes of the file; `damaged` puts another cell in one place of the LRA."""
        stream = io.BytesIO()
        book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        formats: dict[str, Any] = {}
        for name, page in self.pages.items():
            sheet = book.add_worksheet(name)
            for top, left, bottom, right in page.merges:
                sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
            cells = dict(page.cells)
            if damaged is not None and page is self.lra:
                cells[damaged[0]] = damaged[1]
            for (row, col), item in cells.items():
                key = f"{item.form} {item.indent} {item.face}"
                if key not in formats:
                    face = {"bold": "b" in item.face, "italic": "i" in item.face}
                    formats[key] = book.add_format({"num_format": item.form, "indent": item.indent, **face})
                form = formats[key]
                _write(sheet, row - 1, col - 1, item, form, self.formulas)
            for row in page.hidden_rows:
                sheet.set_row(row - 1, None, None, {"hidden": True})
            for col in page.hidden_cols:
                sheet.set_column(col - 1, col - 1, None, None, {"hidden": True})
        book.close()
        return stream.getvalue()


def _write(sheet: Any, row: int, col: int, item: Item, form: Any, formulas: bool) -> None:
    value = item.value
    if isinstance(value, str):
        sheet.write_string(row, col, value, form)
        return
    number = float(value or 0) if isinstance(value, Fraction) and value.denominator != 1 else int(value or 0)
    if formulas and item.formula:
        text = re.sub(r"\[(\d+),(\d+)\]", lambda m: xl_rowcol_to_cell(int(m[1]) - 1, int(m[2]) - 1), item.formula)
        sheet.write_formula(row, col, f"={text}", form, number)
    else:
        sheet.write_number(row, col, number, form)


def build(form: Form, seed: int, formulas: bool) -> Workbook:
    """The workbook of a form with the amounts of a seed."""
    rng = random.Random(seed)
    tree = _tree(form, rng)
    page = Page()
    layout = Layout(page, form, tree, rng, formulas)
    end = layout.all()
    if "second" in form.extras:
        Layout(page, form, _tree(form, rng), rng, formulas).all(end + 3)
    if "side" in form.extras:
        _jenis(page, layout, rng, formulas)
    if "hidden" in form.extras and "lalu" in layout.columns:
        page.hidden_cols.add(layout.columns["lalu"])
    pages = {form.sheet: page}
    if form.beside:
        pages = {"PK": _pk(form, tree), "Realisasi": _realisasi(), **pages}
    return Workbook(form, formulas, pages)


def _tree(form: Form, rng: random.Random) -> Node:
    if form.tree == "program":
        return programs(rng)
    groups = (5,) if "belanja" in form.extras else (4, 5, 6) if "pembiayaan" in form.extras else (4, 5)
    return accounts(rng, groups=groups, deep="shallow" not in form.extras)


def _jenis(page: Page, layout: Layout, rng: random.Random, formulas: bool) -> None:
    """The same money by kind of belanja, beside the tree: operasi and modal."""
    modal, rest = Node((1,), "Belanja Operasi"), Node((2,), "Belanja Modal")
    for key in ("murni", "anggaran", "realisasi", "lalu", "tw1", "tw2", "tw3", "tw4"):
        whole = int(layout.tree.amount(key))
        rest.own[key] = whole // 10
        modal.own[key] = whole - whole // 10
    form = Form("jenis", numbering="none", columns=("anggaran", "realisasi", "persen"), total="Jumlah")
    beside = Layout(page, form, Node((), "", below=[modal, rest]), rng, formulas, layout.last + 2)
    beside.all(1)


def _pk(form: Form, tree: Node) -> Page:
    """Indikator, and programs with the budget that the LRA shows."""
    page = Page()
    rows: list[list[Any]] = [
        ["No", "Sasaran", "Indikator", "Satuan", "Arah", "Target Perubahan"],
        [1, "Pelayanan yang baik", "Indeks Pelayanan", "indeks", "Naik", 80],
        [],
        ["Program dan Anggaran"],
        ["No", "Program", "Anggaran Murni", "Anggaran Perubahan"],
    ]
    account = form.tree == "account"
    listed = [n for n in tree.below if n.path[0] == 5] if account else tree.below
    for i, node in enumerate(listed, 1):
        rows.append([i, "Program Pelayanan" if account else node.name, node.amount("murni"), node.amount("anggaran")])
    total = [sum(n.amount(k) for n in listed) for k in ("murni", "anggaran")]
    rows.append([None, "Jumlah", *total])
    return _filled(page, rows)


def _realisasi() -> Page:
    heading = ["No", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian", "Kategori"]
    return _filled(
        Page(), [heading, [1, "Pelayanan yang baik", "Indeks Pelayanan", "indeks", 80, 84, 105, "Sangat Tinggi"]]
    )


def _filled(page: Page, rows: list[list[Any]]) -> Page:
    for r, row in enumerate(rows, 1):
        for c, value in enumerate(row, 1):
            if value is not None:
                page.cells[r, c] = Item(value)
    return page
