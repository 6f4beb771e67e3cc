"""An LRA laid out on a sheet in one form: values, formulas, merges, and which cells are derived."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from .forms import Form
from .money import ADDED, Node

Place = tuple[int, int]


@dataclass
class Item:
    """One cell: its value, its formula (`[r,c]` where it names a cell by row and column), its number format."""

    value: str | Fraction | int | None
    formula: str = ""
    form: str = "General"
    indent: int = 0
    face: str = ""  # b, i, bi


@dataclass
class Page:
    """A sheet in the making; rows and columns count from 1."""

    cells: dict[Place, Item] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    derived: set[Place] = field(default_factory=set)
    inputs: set[Place] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: set[int] = field(default_factory=set)


_HEADINGS = {
    "no": ("Kode Rekening", "KODE", "Kode Rek.", "No. Rekening", "NO"),
    "uraian": ("Uraian", "URAIAN", "Nama Rekening", "Uraian\nRekening"),
    "murni": ("Anggaran Murni", "Anggaran Sebelum Perubahan", "Pagu Murni"),
    "anggaran": ("Anggaran", "Pagu (Rp)", "ALOKASI", "Jumlah  Anggaran (Rp.)", "Pagu Anggaran", "Anggaran 2024"),
    "beda": ("Bertambah/(Berkurang)", "Bertambah / Kurang"),
    "persen_beda": ("% Bertambah/(Berkurang)",),
    "realisasi": ("Realisasi", "REALISASI\nANGGARAN", "Realisasi s.d. 31 Desember 2024", "Realisasi Keuangan (Rp)"),
    "persen": ("%", "Persen", "(%)", "% Realisasi", "Serapan", "Persentase Realisasi"),
    "sisa": ("Sisa Anggaran", "Sisa", "Sisa Pagu (Rp)", "Selisih"),
    "lebih": ("Lebih/(Kurang)", "LEBIH / KURANG"),
    "lalu": ("Realisasi 2023", "Realisasi Tahun Lalu"),
    "tw1": ("TW I", "Triwulan I", "Realisasi TW 1"), "tw2": ("TW II", "Triwulan II", "Realisasi TW 2"),
    "tw3": ("TW III", "Triwulan III", "Realisasi TW 3"), "tw4": ("TW IV", "Triwulan IV", "Realisasi TW 4"),
}  # fmt: skip
_TWO = {
    "murni": ("Anggaran", "Murni"), "anggaran": ("Anggaran", "Perubahan"), "beda": ("Bertambah/(Berkurang)", "Rp"),
    "persen_beda": ("Bertambah/(Berkurang)", "%"), "realisasi": ("Realisasi", "Rp"), "persen": ("Realisasi", "%"),
    "tw1": ("Triwulan", "I"), "tw2": ("Triwulan", "II"), "tw3": ("Triwulan", "III"), "tw4": ("Triwulan", "IV"),
}  # fmt: skip


def half_up(value: Fraction, digits: int = 0) -> Fraction:
    scale = 10**digits
    whole = int(abs(value) * scale + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, scale)


class Layout:
    """Lays one tree out below a place of a page."""

    def __init__(self, page: Page, form: Form, tree: Node, rng: random.Random, formulas: bool, left: int = 1) -> None:
        self.page, self.form, self.tree, self.rng, self.formulas = page, form, tree, rng, formulas
        self.depth = max(n.depth for n in tree.walk())
        codes = {"split": len(self._code(max(tree.walk(), key=lambda n: n.depth))) if tree.below else 1,
                 "stairs": self.depth + 1}.get(form.numbering, 0 if form.numbering == "none" else 1)  # fmt: skip
        self.no = left
        self.name = left + codes
        self.codes = codes
        spread = self.depth + 1 if form.names == "spread" else 1
        step = 2 if "pairs" in form.extras else 1
        self.columns = {key: self.name + spread + i * step for i, key in enumerate(form.columns)}
        self.last = max(self.columns.values()) + step - 1
        self.row = 1
        self.rows: dict[tuple[int, ...], int] = {}  # where a node's amounts stand
        self.leaves: list[int] = []
        self.counter = 0

    # --- the parts of a page -------------------------------------------------------------------------

    def put(
        self, row: int, col: int, value: str | Fraction | int | None, formula: str = "", form: str = "General"
    ) -> None:
        if value is not None and value != "":
            self.page.cells[row, col] = Item(value, formula, form)

    def all(self, top: int = 1) -> int:
        """Everything from the letterhead to the signature; gives the last row used."""
        self.row = top
        if "letterhead" in self.form.extras:
            for text in ("PEMERINTAH KABUPATEN CONTOH RAYA", "LAPORAN REALISASI ANGGARAN", "Tahun Anggaran 2024"):
                self.put(self.row, self.name, text)
                self.row += 1
            self.put(self.row, self.no, "Unit Organisasi")
            self.put(self.row, self.name + 1, ": Kecamatan Sukamaju")
            self.row += 2
        if self.form.unit > 1:
            self.put(self.row, self.name, {1000: "(dalam ribuan rupiah)"}.get(self.form.unit, "(dalam jutaan rupiah)"))
            self.row += 1
        self.heading()
        above = self._reserve_total() if self.form.total and self.form.total_at == "above" else None
        for node in self.tree.below:
            self.node(node)
        self.balances()
        if above is not None:
            self.sum_row(above, self.form.total, self.tree.below, total=True)
        elif self.form.total:
            self.sum_row(self._next(), self.form.total, self.tree.below, total=True)
        if "notes" in self.form.extras:
            self.put(self.row + 1, self.name, "Sumber: Bendahara Pengeluaran")
            self.put(self.row + 2, self.name, "*) belum diaudit")
            self.row += 3
        if "signature" in self.form.extras:
            col = self.columns["realisasi"]
            texts = (
                "Sukamaju, 31 Desember 2024",
                "CAMAT SUKAMAJU",
                None,
                None,
                "A. CONTOH",
                "NIP. 19700101 200001 1 001",
            )
            for i, text in enumerate(texts):
                self.put(self.row + 1 + i, col, text)
            self.put(self.row + 2, self.name, "Mengetahui,")
            self.row += 7
        return self.row

    def heading(self) -> None:
        form, top = self.form, self.row
        words = {k: self.rng.choice(v) if form.heading == "synonyms" else v[0] for k, v in _HEADINGS.items()}
        deep = {"two": 2, "three": 3}.get(form.heading, 1)
        bottom = top + deep - 1
        for key, col in (("no", self.no), ("uraian", self.name), *self.columns.items()):
            if key == "no" and not self.codes:
                continue
            last = self._last_of(key, col)
            if deep > 1 and key in _TWO and form.columns.count(key) and self._shares_top(key):
                first, below = _TWO[key]
                start = min(c for k, c in self.columns.items() if k in _TWO and _TWO[k][0] == first)
                if col == start:
                    self.put(top, col, first)
                    end = max(self._last_of(k, c) for k, c in self.columns.items() if k in _TWO and _TWO[k][0] == first)
                    self._merge(top, col, bottom - 1, end)
                self.put(bottom, col, below)
                self._merge(bottom, col, bottom, last)
            else:
                self.put(top, col, words[key])
                self._merge(top, col, bottom, last)
        self.row = bottom + 1
        if form.heading == "numbers":
            for i, col in enumerate((*((self.no,) if self.codes else ()), self.name, *self.columns.values()), 1):
                self.put(self.row, col, f"{i}" if i < 4 else f"{i}={i - 1}/{i - 2}x100")
            self.row += 1

    def _shares_top(self, key: str) -> bool:
        """Whether a column stands under a heading with others, all side by side."""
        group = [c for k, c in self.columns.items() if k in _TWO and _TWO[k][0] == _TWO[key][0]]
        order = list(self.columns.values())
        return len(group) > 1 and [order.index(c) for c in group] == list(
            range(order.index(group[0]), order.index(group[0]) + len(group))
        )

    def _last_of(self, key: str, col: int) -> int:
        if key == "no":
            return self.name - 1
        if key == "uraian":
            return min(self.columns.values()) - 1
        return col + (1 if "pairs" in self.form.extras else 0)

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self.page.merges.append((top, left, bottom, right))

    # --- rows ----------------------------------------------------------------------------------------

    def _next(self) -> int:
        """The next free row; pages end now and then, with an empty row, a note or the heading again."""
        self.counter += 1
        if self.counter > 1:
            if "gaps" in self.form.extras and self.rng.random() < 0.15:
                self.row += 1
            if "notes" in self.form.extras and self.rng.random() < 0.08:
                self.put(self.row, self.name, "Catatan: lihat lampiran")
                self.row += 1
            if "pages" in self.form.extras and self.counter % 7 == 0:
                self._page_break()
        row = self.row
        self.row += 1
        return row

    def _page_break(self) -> None:
        carried = "carried" in self.form.extras
        if carried:
            self._carried("Jumlah dipindahkan")
        self.row += 1
        self.put(self.row, self.name, "Halaman berikut")
        self.row += 2
        self.heading()
        if carried:
            self._carried("Jumlah pindahan")

    def _carried(self, label: str) -> None:
        self.put(self.row, self.name, label)
        for key, col in self.columns.items():
            if key in ADDED:
                parts = [(r, col) for r in self.leaves]
                self._sum(self.row, col, parts)
        self.row += 1

    def _reserve_total(self) -> int:
        self.row += 1
        return self.row - 1

    def node(self, node: Node) -> None:
        row = self._next()
        self.number(row, node)
        self._name(row, node)
        own = self.form.sums != "after" or not node.below or self._only_kegiatan(node)
        if own:
            self.rows[node.path] = row
        if not node.below:
            self.leaves.append(row)
        for child in node.below:
            self.node(child)
        if own:
            self.amounts(row, node)
        if node.below and self.form.sums != "before" and not self._only_kegiatan(node):
            label = self.form.sum_label.format(node.name)
            below = self._next()
            self.rows.setdefault(node.path, below)
            self.sum_row(below, label, node.below, of=node)
        if "hidden" in self.form.extras and not node.below and self.rng.random() < 0.2:
            self.page.hidden_rows.add(row)

    def _only_kegiatan(self, node: Node) -> bool:
        return "sums of kegiatan only" in self.form.extras and node.depth == 0

    def _code(self, node: Node) -> list[str]:
        if self.form.tree == "account":
            return [str(node.path[0]), *(str(p) if i == 0 else f"{p:02d}" for i, p in enumerate(node.path[1:]))]
        last = "{:02d}" if self.form.numbering == "program2" else "{:04d}"
        head = ["X", "XX"] if self.form.numbering == "xx" else ["7", "01"]
        groups = [f"{node.path[0]:02d}"]
        groups += ["2", f"{node.path[1]:02d}"] if len(node.path) > 1 else []
        groups += [last.format(node.path[2])] if len(node.path) > 2 else []
        return head + groups

    def number(self, row: int, node: Node) -> None:
        """The numbering of a row in the form's way."""
        kind, p = self.form.numbering, node.path
        own = p[-1] - (3 if self.form.tree == "account" and len(p) == 1 else 0)
        letter, roman = chr(64 + own), ("I", "II", "III", "IV", "V", "VI")[own - 1]
        if kind == "none":
            return
        if kind == "split":
            for i, group in enumerate(self._code(node)):
                self.put(row, self.no + i, group)
            return
        if kind == "stairs":
            self.put(row, self.no + node.depth, f"{own:02d}")
            return
        plain = (
            [str(own), *map(str, p[1:])]
            if len(p) == 1
            else [str(p[0] - (3 if self.form.tree == "account" else 0)), *map(str, p[1:])]
        )
        texts: dict[str, Callable[[], str]] = {
            "letters": lambda: letter if len(p) == 1 else ".".join(map(str, p[1:])),
            "roman": lambda: (roman, letter, str(own), letter.lower())[node.depth],
            "marks": lambda: (f"{letter}.", f"{own})", f"{letter.lower()})")[node.depth],
            "digits": lambda: ".".join(plain),
            "dense": lambda: "".join(self._code(node)),
            "padded": lambda: ".".join(
                [*self._code(node), "0", "00"][: len(self._code(node))] + ["0", "00"][len(p) - 1 :][: 3 - len(p)]
            ),
            "running": lambda: str(self.counter),
        }
        self.put(row, self.no, texts[kind]() if kind in texts else ".".join(self._code(node)))

    def _name(self, row: int, node: Node) -> None:
        col = self.name + (node.depth if self.form.names == "spread" else 0)
        blanks = "   " * node.depth if self.form.names == "blanks" else ""
        name = (
            node.name.replace("Sub Kegiatan ", "").replace("Kegiatan ", "").replace("PROGRAM ", "")
            if self.form.names in ("bare", "face")
            else node.name
        )
        self.put(row, col, blanks + name)
        if self.form.names == "indent":
            self.page.cells[row, col].indent = node.depth * 2
        elif self.form.names == "face":
            self.page.cells[row, col].face = ("b", "bi", "", "i")[min(node.depth, 3)]

    # --- amounts -------------------------------------------------------------------------------------

    def shown(self, node: Node, key: str) -> Fraction:
        """An amount in the unit of the form. In a workbook of formulas what is added up are the figures shown."""
        if self.form.unit == 1:
            return node.amount(key)
        if not self.formulas:
            return half_up(node.amount(key) / self.form.unit)
        if key in ADDED:
            if node.below:
                return sum((self.shown(n, key) for n in node.below), Fraction(0))
            if key == "realisasi" and "tw1" in self.form.columns:
                return sum((self.shown(node, f"tw{i}") for i in range(1, 5)), Fraction(0))
            return half_up(node.amount(key) / self.form.unit)
        a, r, m = (self.shown(node, k) for k in ("anggaran", "realisasi", "murni"))
        return {"sisa": a - r, "lebih": r - a, "beda": a - m}[key]

    def amounts(self, row: int, node: Node) -> None:
        """All amounts of a row; those of a row with rows below it are sums."""
        for key, col in self.columns.items():
            if key not in ADDED:
                continue
            if node.below:
                self._sum(row, col, [(self.rows[n.path], col) for n in node.below], self.shown(node, key), node=node)
            elif key == "realisasi" and "tw1" in self.columns:
                self._sum(row, col, [(row, self.columns[f"tw{i}"]) for i in range(1, 5)], self.shown(node, key))
            else:
                self._amount(row, col, self.shown(node, key))
                self.page.inputs.add((row, col))
        exact = {
            k: (self.shown(node, k) if self.formulas else node.amount(k)) for k in ("anggaran", "realisasi", "murni")
        }
        self._worked_out(row, exact, {k: self.shown(node, k) for k in ("sisa", "lebih", "beda")})

    def sum_row(
        self, row: int, label: str, parts: Iterable[Node], *, total: bool = False, of: Node | None = None
    ) -> None:
        self.put(row, self.no if total and self.rng.random() < 0.5 and self.codes else self.name, label)
        parts = list(parts)
        whole = of or Node((), "", below=parts)
        for key, col in self.columns.items():
            if key in ADDED:
                self._sum(row, col, [(self.rows[n.path], col) for n in parts], self.shown(whole, key), node=whole)
        exact = {
            k: (self.shown(whole, k) if self.formulas else whole.amount(k)) for k in ("anggaran", "realisasi", "murni")
        }
        self._worked_out(row, exact, {k: self.shown(whole, k) for k in ("sisa", "lebih", "beda")})

    def balances(self) -> None:
        """Surplus, pembiayaan netto and SILPA below an LRA by account."""
        by_number = {n.path[0]: n for n in self.tree.below}
        if "balances" not in self.form.extras or not {4, 5} <= set(by_number):
            return
        surplus = [(by_number[4], 1), (by_number[5], -1)]
        self._balance("SURPLUS/(DEFISIT)", surplus)
        if 6 in by_number:
            comes, goes = by_number[6].below
            self._balance("PEMBIAYAAN NETTO", [(comes, 1), (goes, -1)])
            self._balance("SISA LEBIH PEMBIAYAAN ANGGARAN (SILPA)", [*surplus, (comes, 1), (goes, -1)])

    def _balance(self, label: str, parts: list[tuple[Node, int]]) -> None:
        row = self._next()
        self.put(row, self.name, label)
        for key, col in self.columns.items():
            if key in ADDED:
                value = sum(
                    (sign * (self.shown(n, key) if self.formulas else n.amount(key)) for n, sign in parts), Fraction(0)
                )
                if self.form.unit > 1 and not self.formulas:
                    value = half_up(value / self.form.unit)
                formula = "".join(f"{'+' if sign > 0 else '-'}[{self.rows[n.path]},{col}]" for n, sign in parts).lstrip(
                    "+"
                )
                self._amount(row, col, value, formula)
                self.page.derived.add((row, col))

    def _sum(
        self, row: int, col: int, parts: list[Place], value: Fraction | None = None, node: Node | None = None
    ) -> None:
        if value is None:
            value = sum(
                (Fraction(v) for p in parts if isinstance(v := self.page.cells[self._at(*p)].value, (int, Fraction))),
                Fraction(0),
            )
        if node is not None and node.path and node.name.startswith("PEMBIAYAAN"):
            (r1, c1), (r2, c2) = parts
            formula = f"[{r1},{c1}]-[{r2},{c2}]"
        else:
            formula = (
                "+".join(f"[{r},{c}]" for r, c in parts)
                if len(parts) < 20
                else f"SUM({','.join(f'[{r},{c}]' for r, c in parts)})"
            )
        self._amount(row, col, value, formula)
        self.page.derived.add((row, col))

    def _worked_out(self, row: int, exact: dict[str, Fraction], differences: dict[str, Fraction]) -> None:
        """Differences and percentages of a row, from its own amounts."""
        at = {k: f"[{row},{self.columns[k]}]" for k in self.columns}
        for key, col in self.columns.items():
            if key in differences:
                a, b = {
                    "sisa": ("anggaran", "realisasi"),
                    "lebih": ("realisasi", "anggaran"),
                    "beda": ("anggaran", "murni"),
                }[key]
                self._amount(row, col, differences[key], f"{at[a]}-{at[b]}")
                self.page.derived.add((row, col))
            elif key == "persen":
                self._percent(
                    row,
                    col,
                    exact["realisasi"],
                    exact["anggaran"],
                    f"{at['realisasi']}/{at['anggaran']}",
                    at["anggaran"],
                )
            elif key == "persen_beda":
                part = exact["anggaran"] - exact["murni"]
                self._percent(
                    row, col, part, exact["murni"], f"({at['anggaran']}-{at['murni']})/{at['murni']}", at["murni"]
                )

    def _percent(self, row: int, col: int, part: Fraction, whole: Fraction, ratio: str, by: str) -> None:
        if whole == 0:
            zero: str | int = {"-": "-", "0": 0}.get(self.form.zero, "")
            if zero != "":
                self.put(row, col, zero, "", "0.00" if zero == 0 else "General")
                self.page.derived.add((row, col))
            return
        value = part / whole * 100
        if self.form.percent == "fraction":
            shown = value / 100 if self.formulas else half_up(value, 2) / 100
            self.put(row, col, shown, ratio, "0.00%")
        else:
            self.put(row, col, value if self.formulas else half_up(value, 2), f"{ratio}*100", "0.00")
        self.page.derived.add((row, col))

    def _at(self, row: int, col: int) -> Place:
        return row, col

    def _amount(self, row: int, col: int, value: Fraction, formula: str = "") -> None:
        if "text" in self.form.extras and not self.formulas:
            digits = f"{abs(int(value)):,}".replace(",", ".")
            self.put(
                row, col, f"({digits})" if value < 0 else (digits if len(digits) > 7 or value == 0 else f"Rp {digits}")
            )
        else:
            self.put(row, col, value, formula, "#,##0_);(#,##0)")
        if "pairs" in self.form.extras:
            self._merge(row, col, row, col + 1)
