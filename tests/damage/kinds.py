"""The kinds of damage: each yields, for every cell (or row) where it applies, one way to spoil the workbook."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from num2words import num2words
from office_model import IP_ASN, SAKIP, predikat_asn, predikat_sakip

from lkjip_xl.book import Address, Cell, ExcelError
from lkjip_xl.table import Kind

from .formulas import reference, references
from .picture import FORMULA, TYPED, Picture, Spot

CHANGED, SAME, DOUBT = "changed", "same", "doubt"


@dataclass(frozen=True)
class Damage:
    """One thing spoiled. `effect`: the figure is another one, says the same, or can be read in two ways.

    `rows`: for damage to rows, the sheet and the old row that stands at each new row (0: none, negative: a copy).
    `also`: cells where a finding counts as found at its own place besides `at`.
    """

    kind: str
    version: str
    at: Address
    old: str
    new: str
    cells: dict[Address, Cell] = field(default_factory=dict)
    effect: str = CHANGED
    recalculate: bool = True
    formulas: dict[Address, str] = field(default_factory=dict)
    rows: tuple[int, ...] | None = None
    also: frozenset[Address] = frozenset()
    hidden: tuple[int, ...] = ()  # rows that are hidden


Maker = Callable[[Picture, random.Random, str], Iterator[Damage]]


# ---- figures as they are shown ------------------------------------------------------------------------


@dataclass(frozen=True)
class Shown:
    """A figure as it stands on the sheet: its digits, and how to write other digits in its place."""

    cell: Cell
    value: Decimal
    decimals: int
    percent: bool = False
    match: re.Match[str] | None = None

    @property
    def text(self) -> str:
        return f"{self.value:.{self.decimals}f}"

    @property
    def step(self) -> Decimal:
        return Decimal(1).scaleb(-self.decimals)

    def write(self, value: Decimal, fmt: str | None = None) -> Cell:
        """The cell with another figure, typed; text around a figure stays."""
        if self.match is not None:
            assert isinstance(self.cell.value, str)
            figure = indonesian(value, max(self.decimals, -int(value.as_tuple().exponent)))
            return self.cell._replace(
                value=self.cell.value[: self.match.start()] + figure + self.cell.value[self.match.end() :]
            )
        number = float(value / 100 if self.percent else value)
        plain = int(number) if number == int(number) and abs(number) < 1e15 else float(format(number, ".15g"))
        return Cell(plain, None, fmt or self.cell.number_format)


def shown(cell: Cell) -> Shown | None:
    """The figure in a cell at the digits that it shows; None where there is none."""
    if isinstance(cell.value, bool) or cell.value is None:
        return None
    if isinstance(cell.value, str):
        match = re.match(r"-?[\d.]*\d(,\d+)?", cell.value)
        if match is None or isinstance(cell.value, ExcelError):
            return None
        value = Decimal(match[0].replace(".", "").replace(",", "."))
        return Shown(cell, value, -int(value.as_tuple().exponent), match=match)
    fmt = cell.number_format
    number, percent = Decimal(format(cell.value, ".15g")), fmt.endswith("%")
    if percent:
        number *= 100
    if fmt == "General":
        return Shown(cell, number, max(0, -int(number.normalize().as_tuple().exponent)))
    decimals = len(fmt.rstrip("%").partition(".")[2])
    return Shown(cell, number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), decimals, percent)


def indonesian(value: Decimal, decimals: int) -> str:
    return f"{value:,.{decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def same_shown(a: Cell, b: Cell) -> bool:
    x, y = shown(a), shown(b)
    return x is not None and y is not None and x.value == y.value


def figures(p: Picture) -> Iterator[tuple[Spot, Shown]]:
    """The cells that hold figures, running numbers left out."""
    for spot in p.spots.values():
        if spot.kind.numeric and spot.row.kind != "heading" and (s := shown(p.cell(spot.at))) is not None:
            yield spot, s


def _rng(seed: str, kind: str, p: Picture, at: Address) -> random.Random:
    return random.Random(f"{seed}:{kind}:{p.version}:{at}")


def _edit(kind: str, p: Picture, at: Address, cell: Cell, **more: object) -> Damage:
    old = p.cell(at)
    return Damage(kind, p.version, at, _say(old), _say(cell), {at: cell}, **more)  # type: ignore[arg-type]


def _say(cell: Cell) -> str:
    value = "" if cell.value is None else str(cell.value)
    return f"{cell.formula} [{value}]" if cell.formula else value or "(blank)"


# ---- digits -------------------------------------------------------------------------------------------

Change = Callable[[Shown, random.Random], Decimal | None]


def _digits(change: Callable[[str, random.Random], str | None]) -> Change:
    def apply(s: Shown, rng: random.Random) -> Decimal | None:
        new = change(s.text.replace("-", ""), rng)
        if new is None:
            return None
        return Decimal(new) * (-1 if s.value < 0 else 1)

    return apply


def _replaced(text: str, rng: random.Random) -> str:
    i = rng.choice([i for i, c in enumerate(text) if c.isdigit()])
    other = rng.choice([d for d in "0123456789" if d != text[i] and not (d == "0" and i == 0 and len(text) > 1)])
    return text[:i] + other + text[i + 1 :]


def _swapped(text: str, rng: random.Random) -> str | None:
    at = [i for i, c in enumerate(text) if c.isdigit()]
    pairs = [(i, j) for i, j in itertools.pairwise(at) if text[i] != text[j]]
    if not pairs:
        return None
    i, j = rng.choice(pairs)
    new = list(text)
    new[i], new[j] = new[j], new[i]
    return "".join(new)


def _dropped(text: str, rng: random.Random) -> str | None:
    whole, dot, part = text.partition(".")
    if len(whole) < 2:
        return None
    i = rng.randrange(len(whole))
    return whole[:i] + whole[i + 1 :] + dot + part


def _doubled(text: str, rng: random.Random) -> str:
    whole, dot, part = text.partition(".")
    i = rng.randrange(len(whole))
    return whole[: i + 1] + whole[i:] + dot + part


DIGITS: dict[str, Change] = {
    "plus-one": lambda s, _: s.value + s.step,
    "minus-one": lambda s, _: s.value - s.step,
    "digit-replaced": _digits(_replaced),
    "digits-swapped": _digits(_swapped),
    "digit-dropped": _digits(_dropped),
    "digit-doubled": _digits(_doubled),
    "times-10": lambda s, _: s.value * 10,
    "times-100": lambda s, _: s.value * 100,
    "times-1000": lambda s, _: s.value * 1000,
    "over-10": lambda s, _: s.value / 10,
    "over-100": lambda s, _: s.value / 100,
    "over-1000": lambda s, _: s.value / 1000,
    "sign": lambda s, _: -s.value,
}


def _digit_kind(kind: str, change: Change) -> Maker:
    def make(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
        for spot, s in figures(p):
            value = change(s, _rng(seed, kind, p, spot.at))
            if value is not None and value != s.value:
                yield _edit(kind, p, spot.at, s.write(value))

    return make


def fraction(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """0.9416 where 94.16 percent points belong, shown with four decimals."""
    for spot, s in figures(p):
        if spot.kind is Kind.PERCENT and not s.percent and s.match is None and s.value:
            yield _edit("fraction", p, spot.at, s.write(s.value / 100, "0.0000"))


def same_percent(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """The same percentage in the other notation: 0.9416 shown as 94,16%, or 94.16 shown as 94,16."""
    for spot, s in figures(p):
        if spot.kind is Kind.PERCENT and s.match is None and s.value:
            value, fmt = (s.value, "0.00") if s.percent else (s.value / 100, "0.00%")
            cell = Cell(float(format(float(value), ".15g")), None, fmt)
            # formulas that read the cell would go wrong, so only the typed version keeps its meaning
            if p.version == TYPED:
                yield _edit("same-percent", p, spot.at, cell, effect=SAME)


def truncated(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """Cut off instead of rounded, where that gives another figure."""
    for spot, s in figures(p):
        whole = p.unrounded(spot.at)
        if not spot.derived or whole is None or s.decimals == 0:
            continue
        cut = (whole * (100 if s.percent else 1)).quantize(s.step, ROUND_DOWN)
        if cut != s.value and abs(cut - s.value) == s.step:
            yield _edit("truncated", p, spot.at, s.write(cut))


# ---- numbers as text ----------------------------------------------------------------------------------


def _unit(p: Picture, spot: Spot) -> str:
    if spot.found.table.key == "pernyataan":
        return spot.found.text(spot.row, "satuan")
    if spot.found.table.key == "penduduk":
        return "jiwa"
    if spot.found.table.key == "pegawai":
        return "orang"
    about = spot.fact.partition(":")[2] or spot.row.name.casefold()
    satuan = p.facts.get(f"satuan:{about}", [])
    return (
        p.cell(satuan[0]).text if satuan and spot.kind is Kind.INDEX and spot.found.table.entity == "indikator" else ""
    )


def _grade(spot: Spot, s: Shown) -> str:
    """The grade of a figure on the scale of its indicator; empty where none belongs to it."""
    if spot.kind is not Kind.INDEX or spot.found.table.entity != "indikator":
        return ""
    value = Fraction(s.value)
    return {SAKIP: predikat_sakip, IP_ASN: predikat_asn}.get(spot.row.name, lambda _: "")(value)


def _texts(p: Picture, spot: Spot, s: Shown) -> Iterator[tuple[str, str, str]]:
    """Kind, text, effect."""
    home, english = indonesian(s.value, s.decimals), f"{s.value:,.{s.decimals}f}"
    unit = _unit(p, spot)
    percent = spot.kind is Kind.PERCENT or unit == "%"
    if grade := _grade(spot, s):
        yield "text-grade", f"{home} ({grade})", SAME
    grouped = s.decimals == 0 and 1000 <= abs(s.value) < 1_000_000
    if grouped and spot.kind is not Kind.RUPIAH:
        yield "text-ambiguous", home, DOUBT
        yield "text-ambiguous", english, DOUBT
    else:
        if not (s.percent and p.version == FORMULA):
            yield "text-indonesian", home, SAME
        if english != home:
            yield "text-english", english, DOUBT if grouped else SAME
    if spot.kind is Kind.RUPIAH:
        yield "text-rp", f"Rp {home}", SAME
        yield "text-rp", f"Rp. {home},-", SAME
        yield "text-rp", f"Rp{home},00", SAME
        if s.value:
            yield "text-malformed", f"{home[:-1]}", CHANGED
    elif percent:
        yield "text-percent", f"{home}%", SAME
        if english != home:
            yield "text-percent", f"{english}%", SAME
    elif unit and unit != "%" and unit != "Rp":
        yield "text-unit", f"{home} {unit}", SAME
    if s.value > 0:
        yield "text-negative", f"({home})", CHANGED
    if spot.kind is Kind.RUPIAH and s.value >= 10**9:
        rounded = (s.value / 10**9).quantize(Decimal("0.01"), ROUND_HALF_UP)
        if rounded * 10**9 != s.value:
            yield "text-miliar", f"{indonesian(rounded, 2)} miliar", SAME
    if s.decimals == 2 and spot.kind is not Kind.RUPIAH and s.value:
        yield "text-ambiguous", f"{home}0", DOUBT  # 12,345: three digits behind the comma


def _text_kind(kind: str) -> Maker:
    def make(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
        for spot, s in figures(p):
            if s.match is not None:
                continue
            for name, text, effect in _texts(p, spot, s):
                if name == kind:
                    yield _edit(kind, p, spot.at, Cell(text, None, "General"), effect=effect)

    return make


# ---- neighbours, labels, names ------------------------------------------------------------------------


def _neighbour(kind: str, up: int, left: int) -> Maker:
    def make(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
        for spot, s in figures(p):
            other = Address(spot.at.sheet, spot.at.row - up, spot.at.col - left)
            there = p.spots.get(other)
            if there is None or not there.kind.numeric or shown(p.cell(other)) is None:
                continue
            cell = p.cell(other)
            typed = shown(cell)
            assert typed is not None
            pasted = cell._replace(formula=None) if typed.match is not None else typed.write(typed.value)
            if typed.value != s.value and not same_shown(pasted, p.cell(spot.at)):
                yield _edit(kind, p, spot.at, pasted)

    return make


BANDS = (
    ("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah"),
    ("Efisien", "Tidak Efisien"),
    ("AA", "A", "BB", "B", "CC", "C", "D"),
)
MUTU = ("A", "B", "C", "D")


def band(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A category or predikat moved one band up or down."""
    for spot in p.spots.values():
        cell = p.cell(spot.at)
        if not isinstance(cell.value, str):
            continue
        match = re.search(r"\(([A-Za-z ]+)\)$", cell.value) if spot.kind is Kind.INDEX else None
        label = match[1] if match else cell.value if spot.kind is Kind.CATEGORY else ""
        scales = (MUTU,) if spot.found.table.key == "ikm" else BANDS
        for scale in (s for s in scales if label in s):
            i = scale.index(label)
            for other in (scale[j] for j in (i - 1, i + 1) if 0 <= j < len(scale)):
                text = cell.value[: match.start(1)] + other + ")" if match else other
                yield _edit("band", p, spot.at, Cell(text, None, cell.number_format))


def _names(p: Picture) -> Iterator[Spot]:
    for spot in p.spots.values():
        table, key = spot.found.table, spot.key
        named = spot.kind is Kind.NAME and spot.row.kind == "data" and isinstance(p.cell(spot.at).value, str)
        about = table.key == "pernyataan" and key == "rincian"
        office = spot.fact in ("id.instansi", "id.kabupaten")
        if named or about or office:
            yield spot


def name_letter(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """One letter of a name wrong."""
    for spot in _names(p):
        rng, text = _rng(seed, "name-letter", p, spot.at), str(p.cell(spot.at).value)
        at = [i for i, c in enumerate(text) if c.isalpha() and c.islower() and i > 0]
        if not at:
            at = [i for i, c in enumerate(text) if c.isalpha()]
        i = rng.choice(at)
        letters = "abdegiklmnoprstu" if text[i].islower() else "ABDEGIKLMNOPRSTU"
        other = rng.choice([c for c in letters if c != text[i]])
        yield _edit("name-letter", p, spot.at, Cell(text[:i] + other + text[i + 1 :]))


def name_word(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A whole word of a name replaced by another."""
    for spot in _names(p):
        text = str(p.cell(spot.at).value)
        word = max(re.findall(r"\w+", text), key=len)
        yield _edit("name-word", p, spot.at, Cell(text.replace(word, "Kemitraan", 1)))


def unit(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A unit changed."""
    for spot in p.spots.values():
        if spot.key == "satuan" and spot.row.kind == "data":
            text = p.cell(spot.at).text
            yield _edit("unit", p, spot.at, Cell("poin" if text == "%" else "%"))


def _flip(kind: str, key: str, words: tuple[str, str]) -> Maker:
    def make(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
        for spot in p.spots.values():
            text = p.cell(spot.at).text
            if spot.key == key and text in words:
                yield _edit(kind, p, spot.at, Cell(words[1 - words.index(text)]))

    return make


def terbilang(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """One word of an amount in words wrong, or left out."""
    for spot in p.spots.values():
        if spot.kind is not Kind.WORDS:
            continue
        rng, words = _rng(seed, "terbilang", p, spot.at), p.cell(spot.at).text.split()
        numerals = [num2words(n, lang="id").title() for n in range(1, 10)]
        at = [i for i, w in enumerate(words) if w in numerals]
        if at:
            i = rng.choice(at)
            other = rng.choice([w for w in numerals if w != words[i]])
            yield _edit("terbilang", p, spot.at, Cell(" ".join([*words[:i], other, *words[i + 1 :]])))
        if len(words) > 2:
            i = rng.randrange(len(words) - 1)
            yield _edit("terbilang", p, spot.at, Cell(" ".join(words[:i] + words[i + 1 :])))


def target(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A target changed on one of the sheets that repeat it."""
    for spot, s in figures(p):
        if spot.fact.startswith("target:"):
            yield _edit("target", p, spot.at, s.write(s.value + max(s.step, Decimal(1))))


# ---- blanks and errors --------------------------------------------------------------------------------


ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?", "#NUM!", "#NULL!")


def blank(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    for spot in p.spots.values():
        plain = spot.kind.numeric or spot.kind in (Kind.CATEGORY, Kind.WORDS) or spot.fact.startswith("id.")
        if (plain or spot.key in ("arah", "satuan") or spot in set(_names(p))) and spot.row.kind != "heading":
            effect = SAME if p.cell(spot.at).text == "-" else CHANGED
            yield _edit("blank", p, spot.at, Cell(None, None, p.cell(spot.at).number_format), effect=effect)


def nil(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A word or a dash for nothing in place of a figure."""
    words = ("-", "–", "—", "nihil", "n/a", "tidak ada")
    for i, (spot, s) in enumerate(figures(p)):
        if s.value:
            yield _edit("nil", p, spot.at, Cell(words[i % len(words)], None, "General"))


def error(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """An error value; the seven kinds by turns."""
    spots = [s for s in p.spots.values() if (s.kind.numeric or s.kind is Kind.CATEGORY) and s.row.kind != "heading"]
    for i, spot in enumerate(spots):
        text = ERRORS[i % len(ERRORS)]
        formula = f"={text}" if p.version == FORMULA else None
        yield _edit("error", p, spot.at, Cell(ExcelError(text), formula, p.cell(spot.at).number_format))


# ---- formulas -----------------------------------------------------------------------------------------


def typed_over(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A formula typed over with the right value: with all its digits, and with those it shows."""
    if p.version == FORMULA:
        for spot in p.spots.values():
            cell = p.cell(spot.at)
            if cell.formula is None:
                continue
            yield _edit("typed-over-right", p, spot.at, cell._replace(formula=None), effect=SAME)
            s = shown(cell)
            if s is not None and s.match is None and s.write(s.value).value != cell.value:
                yield _edit("typed-over-right", p, spot.at, s.write(s.value), effect=SAME)


def typed_over_wrong(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A formula typed over with last year's figure, say: 7 % less."""
    if p.version == FORMULA:
        for spot, s in figures(p):
            if p.cell(spot.at).formula is not None and s.value:
                value = (s.value * Decimal("0.93")).quantize(s.step, ROUND_HALF_UP)
                yield _edit("typed-over-wrong", p, spot.at, s.write(value if value != s.value else s.value + s.step))


def _formula_damage(kind: str, p: Picture, spot: Spot, formula: str) -> Damage:
    cell = p.cell(spot.at)
    return Damage(kind, p.version, spot.at, str(cell.formula), formula, formulas={spot.at: formula})


def _ranges(kind: str, changes: tuple[tuple[int, int], ...]) -> Maker:
    def make(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
        for spot in p.spots.values():
            formula = p.cell(spot.at).formula or ""
            for match in references(formula):
                if not match["row2"]:
                    continue
                for first, last in changes:
                    row, row2 = int(match["row"]) + first, int(match["row2"]) + last
                    circle = (
                        match["sheet"] is None
                        and row <= spot.at.row <= row2
                        and match["col"] == spot.at.a1.rstrip("0123456789")
                    )
                    if row <= row2 and not circle:
                        new = formula[: match.start()] + reference(match, first, last) + formula[match.end() :]
                        yield _formula_damage(kind, p, spot, new)

    return make


def other_row(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A formula that points one row too low."""
    for spot in p.spots.values():
        formula = p.cell(spot.at).formula or ""
        singles = [m for m in references(formula) if not m["row2"]]
        if singles:
            m = _rng(seed, "formula-other-row", p, spot.at).choice(singles)
            new = formula[: m.start()] + reference(m, 1) + formula[m.end() :]
            yield _formula_damage("formula-other-row", p, spot, new)


def stale(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """An input changed, what the formulas gave before kept."""
    if p.version == FORMULA:
        for spot, s in figures(p):
            readers = p.sums.readers.get(spot.at, set())
            if p.cell(spot.at).formula is None and readers:
                value = s.value + max(s.step, (s.value / 10).quantize(s.step, ROUND_HALF_UP))
                yield _edit("stale-cache", p, spot.at, s.write(value), recalculate=False, also=frozenset(readers))


def no_cache(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A formula without a stored value."""
    for spot in p.spots.values():
        cell = p.cell(spot.at)
        if cell.formula is not None:
            yield _edit("no-cache", p, spot.at, cell._replace(value=None), recalculate=False)


# ---- rows ---------------------------------------------------------------------------------------------


def _rows_of(p: Picture) -> Iterator[tuple[Spot, int]]:
    """One spot of each data row, with the last row of its sheet."""
    for found in p.book.tables:
        last = max(r for r, _ in found.sheet.cells)
        for row in found.data:
            at = found.at(row, found.table.entity or found.table.columns[0].key)
            at = (
                at
                if at in p.spots
                else next((s.at for s in p.spots.values() if s.found is found and s.row is row), None)
            )
            if at is not None:
                yield p.spots[at], last


def row_deleted(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    for spot, last in _rows_of(p):
        rows = tuple(r for r in range(1, last + 1) if r != spot.at.row)
        yield Damage("row-deleted", p.version, spot.at, f"row {spot.at.row}: {spot.row.name}", "(row gone)", rows=rows)


def row_doubled(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    for spot, last in _rows_of(p):
        r = spot.at.row
        rows = (*range(1, r + 1), -r, *range(r + 1, last + 1))
        effect = (
            SAME
            if spot.found.table.key in ("pernyataan", "prestasi", "tindak_lanjut", "tujuan", "program_indikator")
            else CHANGED
        )
        yield Damage(
            "row-doubled", p.version, spot.at, f"row {r}: {spot.row.name}", "(row twice)", rows=rows, effect=effect
        )


def row_moved(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A sub kegiatan moved to the end of another kegiatan, as a cut and an insert would."""
    for found in p.tables("lra"):
        last = max(r for r, _ in found.sheet.cells)
        leaves = [r for r in found.data if r.level == 2]
        parents = [r for r in found.data if r.level == 1]
        for leaf in leaves:
            others = [q for q in parents if found.position(q) != leaf.parent]
            goal = _rng(seed, "row-moved", p, Address("LRA", leaf.index, 1)).choice(others)
            end = max(c.index for c in found.children(goal))
            rest = [r for r in range(1, last + 1) if r != leaf.index]
            rest.insert(rest.index(end) + 1, leaf.index)
            at = found.at(leaf, "uraian")
            assert at is not None
            old, new = found.rows[leaf.parent], goal
            also = frozenset(
                a for q in (old, new) for k in ("anggaran", "realisasi") if (a := found.at(q, k)) is not None
            )
            yield Damage(
                "row-moved",
                p.version,
                at,
                f"under row {old.index}",
                f"under row {new.index}",
                rows=tuple(rest),
                also=also,
            )


def hidden_rows(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """All rows of a table hidden, and every second one."""
    for found in p.book.tables:
        rows = [r.index for r in found.data]
        at = next((s.at for s in p.spots.values() if s.found is found), None)
        for hidden in (rows, rows[::2]):
            if at is not None:
                yield Damage(
                    "hidden-rows", p.version, at, "(seen)", f"rows {hidden}", effect=SAME, hidden=tuple(hidden)
                )


KINDS: dict[str, Maker] = {
    **{kind: _digit_kind(kind, change) for kind, change in DIGITS.items()},
    "fraction": fraction,
    "same-percent": same_percent,
    "truncated": truncated,
    **{
        k: _text_kind(k)
        for k in (
            "text-indonesian",
            "text-english",
            "text-rp",
            "text-percent",
            "text-unit",
            "text-grade",
            "text-ambiguous",
            "text-malformed",
            "text-negative",
            "text-miliar",
        )
    },
    "above": _neighbour("above", 1, 0),
    "left": _neighbour("left", 0, 1),
    "band": band,
    "row-deleted": row_deleted,
    "row-doubled": row_doubled,
    "row-moved": row_moved,
    "name-letter": name_letter,
    "name-word": name_word,
    "unit": unit,
    "arah": _flip("arah", "arah", ("Naik", "Turun")),
    "kelompok": _flip("kelompok", "kelompok", ("Utama", "Lainnya")),
    "typed-over-right": typed_over,
    "typed-over-wrong": typed_over_wrong,
    "range-short": _ranges("range-short", ((0, -1), (1, 0))),
    "range-long": _ranges("range-long", ((0, 1), (-1, 0))),
    "formula-other-row": other_row,
    "stale-cache": stale,
    "no-cache": no_cache,
    "error": error,
    "blank": blank,
    "nil": nil,
    "hidden-rows": hidden_rows,
    "target": target,
    "terbilang": terbilang,
}


def damages(p: Picture, kind: str, seed: int) -> Iterator[Damage]:
    """All damage of one kind to one version of the workbook."""
    return KINDS[kind](p, random.Random(seed), str(seed))
