"""The figures that several sheets repeat, each made in one place and linked from the others."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from office_grid import ANGKA, Cell, computed, link, number, ratio, text
from office_model import (
    IKM,
    SERAPAN,
    Arah,
    Indikator,
    Kelompok,
    Office,
    decimal_text,
    half_up,
    mean,
    percent,
)


def rumus(arah: Arah, target: str, realisasi: str) -> str:
    """Rumus 1 or Rumus 2 over two keys, as a ratio."""
    if arah == "Naik":
        return f"[{realisasi}]/[{target}]"
    return f"([{target}]-([{realisasi}]-[{target}]))/[{target}]"


def angka(ind: Indikator, value: Fraction, key: str = "", *, grade: bool = False) -> Cell:
    """A figure of an indicator the way this indicator is written; text never gets a key."""
    if grade and ind.predikat:
        return text(f"{decimal_text(value, ind.desimal)} ({ind.grade(value)})", align="right")
    if ind.bentuk == "teks":
        return text(f"{decimal_text(value, ind.desimal)} {ind.satuan}", align="right")
    if ind.bentuk == "persen":
        return number(value / 100, "0.00%", key=key)
    return number(value, ANGKA[ind.desimal], key=key)


# ---- PK and Realisasi -------------------------------------------------------------------------------


def target_pk(o: Office, i: int, *, perubahan: bool) -> Cell:
    ind = o.indikator[i]
    value = ind.target_perubahan if perubahan else ind.target_murni
    if value is None:
        return text("")
    in_force = perubahan == (ind.target_perubahan is not None)
    return angka(ind, value, f"pk.{i}.target" if in_force else "", grade=True)


def target(o: Office, i: int) -> Cell:
    ind = o.indikator[i]
    cell = angka(ind, ind.target, f"real.{i}.target", grade=o.gaya.target_berpredikat)
    if cell.key and o.gaya.rujuk_pk and not ind.predikat:
        cell.formula, cell.source = f"=[pk.{i}.target]", f"pk.{i}.target"
    return cell


def realisasi(o: Office, i: int) -> Cell:
    ind = o.indikator[i]
    cell = angka(ind, ind.realisasi, f"real.{i}.realisasi")
    if cell.key and ind.nama == IKM and ind.bentuk == "angka":
        cell.formula = "=ROUND([ikm.mean],2)"
    elif cell.key and ind.nama == SERAPAN and ind.bentuk == "angka":
        cell.formula = "=ROUND([lra.total.p]*100,2)" if o.gaya.lra == "persen" else "=ROUND([lra.total.p],2)"
    return cell


def typed_only(o: Office, i: int) -> bool:
    """Whether the capaian of this indicator stands over text, so that no formula can compute it."""
    ind = o.indikator[i]
    return ind.bentuk == "teks" or bool(o.gaya.target_berpredikat and ind.predikat)


def capaian(o: Office, i: int) -> Cell:
    ind = o.indikator[i]
    formula = rumus(ind.arah, f"real.{i}.target", f"real.{i}.realisasi")
    cell = ratio(ind.capaian, formula, o.gaya.realisasi, key=f"real.{i}.capaian")
    if typed_only(o, i):
        cell.value, cell.formula = cell.typed, ""
    return cell


def label(o: Office, value: Fraction, over: str, key: str) -> Cell:
    """The category of the percentage in the cell with key `over`, nested IFs in the version with formulas."""
    said = o.skala.label(value)
    made = Cell(said, typed=said, key=key, align="center")
    if o.gaya.rumus_kategori:
        fraction = o.gaya.realisasi == "persen"
        tested = f"[{over}]" if o.gaya.realisasi == "round" else f"ROUND([{over}],{4 if fraction else 2})"
        formula = f'"{o.skala.last}"'
        for bound, name in reversed(o.skala.bands):
            bound = str(Decimal(bound) / 100) if fraction else bound
            formula = f'IF({tested}>{bound},"{name}",{formula})'
        made.formula = "=" + formula
    return made


def label_capaian(o: Office, i: int) -> Cell:
    return label(o, o.indikator[i].capaian, f"real.{i}.capaian", f"real.{i}.kategori")


def rata_rata(o: Office, kelompok: Kelompok) -> Cell:
    """The mean of the capaian; over rounded cells a formula only where it comes to the same figure."""
    rows = [i for i, ind in enumerate(o.indikator) if ind.kelompok == kelompok]
    exact = o.rata_rata(kelompok)
    cell = ratio(exact, "", o.gaya.realisasi, key=f"real.mean.{kelompok}")
    average = f"AVERAGE([real.{rows[0]}.capaian]:[real.{rows[-1]}.capaian])"
    seen = [
        half_up(o.indikator[i].capaian, 2)
        if o.gaya.realisasi == "round" or typed_only(o, i)
        else o.indikator[i].capaian
        for i in rows
    ]
    cell.formula = f"={average}"
    if mean(seen) != exact:
        same = half_up(mean(seen), 2) == half_up(exact, 2)
        cell.formula = f"=ROUND({average},{4 if o.gaya.realisasi == 'persen' else 2})" if same else ""
        cell.value = cell.typed
    elif o.gaya.realisasi == "round":
        cell.value = exact
    return cell


# ---- budget per indicator ---------------------------------------------------------------------------


def utama(o: Office) -> list[int]:
    return [i for i, ind in enumerate(o.indikator) if ind.kelompok == "Utama"]


def kinerja(o: Office, i: int) -> list[Cell]:
    """Target, Realisasi, % Capaian of the performance, Alokasi, Realisasi, % Capaian of the budget."""
    ind, budget, gaya = o.indikator[i], o.alokasi[utama(o).index(i)], o.gaya
    key = f"kin.{i}"
    goal, actual = link(target(o, i)), link(realisasi(o, i))
    if goal.formula:
        goal.key = f"{key}.target"
    if actual.formula:
        actual.key = f"{key}.realisasi"
    formula = rumus(ind.arah, f"{key}.target", f"{key}.realisasi")
    done = ratio(ind.capaian, formula, gaya.anggaran_sasaran, key=f"{key}.capaian")
    if typed_only(o, i):
        done.value, done.formula = done.typed, ""
    spent = ratio(
        percent(budget.realisasi, budget.anggaran),
        f"[{key}.r]/[{key}.a]",
        gaya.anggaran_sasaran,
        key=f"{key}.serapan",
    )
    return [
        goal,
        actual,
        done,
        computed(budget.anggaran, f"=[alokasi.{i}.a]", gaya.uang, key=f"{key}.a"),
        number(budget.realisasi, gaya.uang, key=f"{key}.r"),
        spent,
    ]


def efisiensi(o: Office, i: int) -> Fraction:
    budget = o.alokasi[utama(o).index(i)]
    return o.indikator[i].capaian - percent(budget.realisasi, budget.anggaran)


def efisiensi_cell(o: Office, i: int) -> Cell:
    """Performance less budget; typed where the printed percentages would not give the same figure."""
    exact, gaya = efisiensi(o, i), o.gaya.anggaran_sasaran
    printed = half_up(exact, 2)
    formula = f"=[ef.{i}.kinerja]-[ef.{i}.anggaran]"
    cell = Cell(exact, formula, printed, "0.00", f"ef.{i}")
    if gaya == "persen":
        cell.formula = f"=([ef.{i}.kinerja]-[ef.{i}.anggaran])*100"
    budget = o.alokasi[utama(o).index(i)]
    done, spent = o.indikator[i].capaian, percent(budget.realisasi, budget.anggaran)
    seen = (half_up(done, 2) if gaya == "round" or typed_only(o, i) else done) - (
        half_up(spent, 2) if gaya == "round" else spent
    )
    if seen != exact:
        cell.value = printed
        if seen != printed:
            cell.formula = ""
    return cell


def keterangan_efisiensi(o: Office, i: int) -> str:
    return o.efisiensi.label(efisiensi(o, i))
