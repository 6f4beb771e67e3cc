"""Damage to what stands beside figures: neighbours pasted, labels, names, units; blanks and errors."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from decimal import Decimal

from num2words import num2words

from lkjip_xl.address import Address
from lkjip_xl.sheet import Cell, ExcelError
from lkjip_xl.table import Kind

from .one import CHANGED, SAME, Damage, Maker, edit, random_for
from .picture import FORMULA, Picture, Spot
from .shown import figures, same_shown, shown


def neighbour(kind: str, up: int, left: int) -> Maker:
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
                yield edit(kind, p, spot.at, pasted)

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
                yield edit("band", p, spot.at, Cell(text, None, cell.number_format))


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
        rng, text = random_for(seed, "name-letter", p, spot.at), str(p.cell(spot.at).value)
        at = [i for i, c in enumerate(text) if c.isalpha() and c.islower() and i > 0]
        if not at:
            at = [i for i, c in enumerate(text) if c.isalpha()]
        i = rng.choice(at)
        letters = "abdegiklmnoprstu" if text[i].islower() else "ABDEGIKLMNOPRSTU"
        other = rng.choice([c for c in letters if c != text[i]])
        yield edit("name-letter", p, spot.at, Cell(text[:i] + other + text[i + 1 :]))


def name_word(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A whole word of a name replaced by another."""
    for spot in _names(p):
        text = str(p.cell(spot.at).value)
        word = max(re.findall(r"\w+", text), key=len)
        yield edit("name-word", p, spot.at, Cell(text.replace(word, "Kemitraan", 1)))


def unit(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A unit changed."""
    for spot in p.spots.values():
        if spot.key == "satuan" and spot.row.kind == "data":
            text = p.cell(spot.at).text
            yield edit("unit", p, spot.at, Cell("poin" if text == "%" else "%"))


def flip(kind: str, key: str, words: tuple[str, str]) -> Maker:
    def make(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
        for spot in p.spots.values():
            text = p.cell(spot.at).text
            if spot.key == key and text in words:
                yield edit(kind, p, spot.at, Cell(words[1 - words.index(text)]))

    return make


def terbilang(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """One word of an amount in words wrong, or left out."""
    for spot in p.spots.values():
        if spot.kind is not Kind.WORDS:
            continue
        rng, words = random_for(seed, "terbilang", p, spot.at), p.cell(spot.at).text.split()
        numerals = [num2words(n, lang="id").title() for n in range(1, 10)]
        at = [i for i, w in enumerate(words) if w in numerals]
        if at:
            i = rng.choice(at)
            other = rng.choice([w for w in numerals if w != words[i]])
            yield edit("terbilang", p, spot.at, Cell(" ".join([*words[:i], other, *words[i + 1 :]])))
        if len(words) > 2:
            i = rng.randrange(len(words) - 1)
            yield edit("terbilang", p, spot.at, Cell(" ".join(words[:i] + words[i + 1 :])))


def target(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A target changed on one of the sheets that repeat it."""
    for spot, s in figures(p):
        if spot.fact.startswith("target:"):
            yield edit("target", p, spot.at, s.write(s.value + max(s.step, Decimal(1))))


# ---- blanks and errors --------------------------------------------------------------------------------


ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?", "#NUM!", "#NULL!")


def blank(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    for spot in p.spots.values():
        plain = spot.kind.numeric or spot.kind in (Kind.CATEGORY, Kind.WORDS) or spot.fact.startswith("id.")
        if (plain or spot.key in ("arah", "satuan") or spot in set(_names(p))) and spot.row.kind != "heading":
            effect = SAME if p.cell(spot.at).text == "-" else CHANGED
            yield edit("blank", p, spot.at, Cell(None, None, p.cell(spot.at).number_format), effect=effect)


def nil(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """A word or a dash for nothing in place of a figure."""
    words = ("-", "–", "—", "nihil", "n/a", "tidak ada")
    for i, (spot, s) in enumerate(figures(p)):
        if s.value:
            yield edit("nil", p, spot.at, Cell(words[i % len(words)], None, "General"))


def error(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
    """An error value; the seven kinds by turns."""
    spots = [s for s in p.spots.values() if (s.kind.numeric or s.kind is Kind.CATEGORY) and s.row.kind != "heading"]
    for i, spot in enumerate(spots):
        text = ERRORS[i % len(ERRORS)]
        formula = f"={text}" if p.version == FORMULA else None
        yield edit("error", p, spot.at, Cell(ExcelError(text), formula, p.cell(spot.at).number_format))
