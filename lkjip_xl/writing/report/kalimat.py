"""The sentences of an LKjIP that carry figures: grammar only, figures come in as values.

Formal Indonesian as the reports use it: rise and fall, reached and not, one and many, and what is left out where
there is nothing to compare with.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lkjip_xl.numbers import format_id, half_up, terbilang
from lkjip_xl.scales import CAPAIAN, EFISIENSI, Scale

_HUNDREDTH = Fraction(1, 100)


def persen(value: Fraction) -> str:
    """A percentage with two decimals."""
    return f"{format_id(value, 2)}%"


def rupiah(value: Fraction, *, spelled: bool = False) -> str:
    """An amount, and in words where asked for and where it is whole."""
    text = f"Rp{format_id(value, 0)}"
    if spelled and value.denominator == 1 and value >= 0:
        text += f" ({terbilang(int(value), rupiah=True)})"
    return text


def banyak(count: int, of: str) -> str:
    """A count in figures and words: `2 (dua) indikator`. Nothing is put into the plural."""
    return f"{count} ({terbilang(count).lower()}) {of}"


def daftar(parts: Sequence[str]) -> str:
    """A list in running text: `A`, `A dan B`, `A, B, dan C`."""
    if len(parts) < 3:
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def bernomor(parts: Sequence[str]) -> str:
    """A list whose parts may hold commas: `A` alone, else `(1) A; (2) B; dan (3) C`."""
    if len(parts) == 1:
        return parts[0]
    numbered = [f"({i}) {p}" for i, p in enumerate(parts, start=1)]
    return f"{'; '.join(numbered[:-1])}; dan {numbered[-1]}"


def kategori(value: Fraction, scale: Scale = CAPAIAN) -> str:
    """The category of a capaian."""
    return f"kategori {scale.label(value)}"


def tercapai(share: Fraction) -> str:
    """Whether a target is reached, by a percentage of it, looked at as printed."""
    shown = half_up(share, _HUNDREDTH)
    return "telah tercapai" if shown == 100 else "telah terlampaui" if shown > 100 else "belum tercapai"


# --- sentences -----------------------------------------------------------------------------------


def terbanyak(desa: Sequence[tuple[str, Fraction]], sebutan: str = "Desa") -> str:
    """The desa with the most and with the fewest people; `sebutan` is what the office calls them."""
    most, least = max(desa, key=lambda d: d[1]), min(desa, key=lambda d: d[1])
    if most[1] == least[1]:
        return f"Penduduk setiap {sebutan.lower()} sama banyak, yaitu {format_id(most[1], 0)} jiwa."
    return (
        f"{sebutan} dengan penduduk terbanyak adalah {_nama(most[0])} ({format_id(most[1], 0)} jiwa), sedangkan "
        f"{sebutan.lower()} dengan penduduk paling sedikit adalah {_nama(least[0])} ({format_id(least[1], 0)} jiwa)."
    )


def _nama(name: str) -> str:
    """A name that a table prints in capitals, as a sentence writes it."""
    return name.title() if name.isupper() else name


def indikator(
    name: str,
    tahun: str,
    target: str,
    realisasi: str,
    capaian: Fraction,
    *,
    turun: bool = False,
    scale: Scale = CAPAIAN,
) -> str:
    """Target, result and capaian of an indikator. `turun`: a lower result is better (Rumus 2)."""
    better = ", yang semakin rendah semakin baik," if turun else ""
    return (
        f"Indikator {name}{better} pada Tahun {tahun} ditargetkan sebesar {target} dan terealisasi sebesar "
        f"{realisasi}, sehingga capaian kinerjanya {persen(capaian)} dengan {kategori(capaian, scale)}; target "
        f"tahun ini {tercapai(capaian)}."
    )


def dibanding(tahun: int, before: Fraction, shown: str, now: Fraction, *, turun: bool = False) -> str:
    """The result against that of the year before."""
    if now == before:
        return f"Realisasi tersebut sama dengan realisasi Tahun {tahun} ({shown})."
    rose = now > before
    change = abs(now - before)
    decimals = 0 if change.denominator == 1 else 2
    meaning = ""
    if turun:
        meaning = ", yang berarti kinerjanya menurun" if rose else ", yang berarti kinerjanya membaik"
    return (
        f"Dibandingkan dengan realisasi Tahun {tahun} ({shown}), realisasi tersebut {'naik' if rose else 'turun'} "
        f"sebesar {format_id(change, decimals)}{meaning}."
    )


def renstra(target: str, kemajuan: Fraction) -> str:
    """Progress towards the target at the end of the Renstra."""
    return (
        f"Terhadap target akhir Renstra sebesar {target}, tingkat kemajuannya {persen(kemajuan)}, sehingga target "
        f"akhir tersebut {tercapai(kemajuan)}."
    )


def perubahan(murni: Fraction, akhir: Fraction) -> str:
    """The budget before and after its amendment; nothing where it did not change."""
    if murni == akhir:
        return "Anggaran tersebut tidak berubah sejak APBD murni."
    word = "bertambah" if akhir > murni else "berkurang"
    return f"Anggaran semula {rupiah(murni)}, kemudian {word} {rupiah(abs(akhir - murni))} pada perubahan APBD."


def serapan(instansi: str, tahun: str, pagu: Fraction, spent: Fraction, scale: Scale = CAPAIAN) -> str:
    """What was spent of the budget."""
    share = spent / pagu * 100
    text = (
        f"Realisasi anggaran {instansi} Tahun {tahun} sebesar {rupiah(spent, spelled=True)} dari anggaran "
        f"{rupiah(pagu)} atau {persen(share)}, sehingga termasuk {kategori(share, scale)}."
    )
    if spent == pagu:
        return f"{text} Seluruh anggaran terserap."
    if spent > pagu:
        return f"{text} Realisasi melampaui anggaran sebesar {rupiah(spent - pagu)}."
    return f"{text} Anggaran yang tidak terserap sebesar {rupiah(pagu - spent)}."


def belanja(kinds: Sequence[tuple[str, Fraction, Fraction]]) -> str:
    """Spending by kind: name, budget, spent. Kinds without budget and spending are not told."""
    told = [k for k in kinds if k[1] or k[2]]
    if len(told) == 1:
        return f"Seluruhnya berupa {told[0][0]}."
    parts = [
        f"{name} {rupiah(spent)} dari {rupiah(budget)}" + (f" ({persen(spent / budget * 100)})" if budget else "")
        for name, budget, spent in told
    ]
    return f"Realisasi tersebut meliputi {daftar(parts)}."


def tinggi_rendah(programs: Sequence[tuple[str, Fraction]]) -> str:
    """The programs that spent the largest and the smallest part of their budgets; nothing for one program."""
    if len(programs) < 2:
        return ""
    high, low = max(programs, key=lambda p: p[1]), min(programs, key=lambda p: p[1])
    if half_up(high[1], _HUNDREDTH) == half_up(low[1], _HUNDREDTH):
        return f"Serapan semua program sama, yaitu {persen(high[1])}."
    return (
        f"Serapan tertinggi pada {_nama(high[0])} ({persen(high[1])}) dan terendah pada {_nama(low[0])} "
        f"({persen(low[1])})."
    )


def efisiensi(name: str, value: Fraction, kinerja: Fraction, anggaran: Fraction, scale: Scale = EFISIENSI) -> str:
    """How efficient a sasaran or indikator is, and why."""
    label = scale.label(value).lower()
    reason = (
        f"capaian kinerja {persen(kinerja)} diperoleh dengan capaian anggaran {persen(anggaran)}"
        if value > 0
        else f"capaian anggaran {persen(anggaran)} tidak lebih rendah daripada capaian kinerja {persen(kinerja)}"
    )
    return f"Tingkat efisiensi {name} sebesar {format_id(value, 2)} atau {label}, karena {reason}."


def kesimpulan(shares: Sequence[tuple[str, Fraction]]) -> str:
    """How many indikator reached their targets, and which fell short: name and capaian of each."""
    short = [(name, share) for name, share in shares if half_up(share, _HUNDREDTH) < 100]
    total = len(shares)
    named = bernomor([f"{name} ({persen(share)})" for name, share in short]) if short else ""
    if total == 1:
        (name, share) = shares[0]
        return f"Indikator kinerja {name} {'belum' if short else 'telah'} mencapai target (capaian {persen(share)})."
    if not short:
        return f"Seluruh {banyak(total, 'indikator kinerja')} telah mencapai target."
    if len(short) == total:
        return f"Seluruh {banyak(total, 'indikator kinerja')} belum mencapai target, yaitu {named}."
    return (
        f"Dari {banyak(total, 'indikator kinerja')}, {banyak(total - len(short), 'indikator')} telah mencapai target "
        f"dan {banyak(len(short), 'indikator')} belum mencapai target, yaitu {named}."
    )


def akhir_renstra(shares: Sequence[tuple[str, Fraction]]) -> str:
    """Which indikator have reached the target at the end of the Renstra already."""
    there = [f"{name} ({persen(share)})" for name, share in shares if half_up(share, _HUNDREDTH) >= 100]
    if not there:
        return "Belum ada indikator yang mencapai target akhir Renstra."
    if len(there) == len(shares) > 1:
        return f"Seluruh {banyak(len(there), 'indikator')} telah mencapai target akhir Renstra."
    return f"Target akhir Renstra telah dicapai oleh {banyak(len(there), 'indikator')}, yaitu {bernomor(there)}."
