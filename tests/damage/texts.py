"""Figures written as texts, in each form of the design."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from office_model import IP_ASN, SAKIP, predikat_asn, predikat_sakip

from lkjip_xl.sheet import Cell
from lkjip_xl.table import Kind

from .one import CHANGED, DOUBT, SAME, Damage, Maker, edit
from .picture import FORMULA, Picture, Spot
from .shown import Shown, figures, indonesian


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


def text_kind(kind: str) -> Maker:
    def make(p: Picture, _: random.Random, seed: str) -> Iterator[Damage]:
        for spot, s in figures(p):
            if s.match is not None:
                continue
            for name, text, effect in _texts(p, spot, s):
                if name == kind:
                    yield edit(kind, p, spot.at, Cell(text, None, "General"), effect=effect)

    return make
