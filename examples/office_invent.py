"""invent(seed): an office that does not exist, complete and right, with the awkward figures of real ones."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction
from random import Random

import office_words as w
from office_invent_kinerja import Maker
from office_model import (
    LEMBAR,
    UNSUR,
    WAJIB,
    Alokasi,
    Banding,
    BarisPegawai,
    Desa,
    Gaya,
    GayaPersen,
    Indikator,
    Kegiatan,
    Office,
    Pegawai,
    Program,
    SubKegiatan,
    half_up,
    mean,
    percent,
)
from office_setelan import settled

PERSEN: tuple[GayaPersen, ...] = ("round", "plain", "persen")
UANG = ("#,##0", "#,##0", '"Rp" #,##0', "_-* #,##0_-", "#,##0.00")
MUTU_EDGES = ("88.31", "88.30", "76.61", "76.60", "65.00", "64.99")


def invent(seed: int) -> Office:
    rng = Random(seed)
    tahun = rng.choice((rng.randint(2018, 2030), rng.randint(2021, 2024)))
    awal = tahun - rng.randint(0, 4)
    places = [f"{a}{b}" for a, b in itertools.product(w.DEPAN, w.BELAKANG)]
    rng.shuffle(places)
    kecamatan, kabupaten = places.pop(), places.pop()
    pk_perubahan = rng.random() < 0.85

    desa = _desa(rng, places)
    program = _program(rng, rng.choice((1, 1, 1, 1000)))
    anggaran, realisasi = sum(p.anggaran for p in program), sum(p.realisasi for p in program)
    if not pk_perubahan:
        program = tuple(replace(p, anggaran_murni=p.anggaran) for p in program)
    unsur = _unsur(rng)
    maker = Maker(
        rng,
        list(range(awal, tahun)),
        half_up(mean(value for _, value in unsur), 2),
        half_up(percent(realisasi, anggaran), 2),
        pk_perubahan,
    )
    indikator = maker.indicators()
    main = [ind for ind in indikator if ind.kelompok == "Utama"]
    this, after = f"Tahun {tahun}", f"Tahun {tahun + 1}"
    periods = rng.choice(((after,), (this, after), (f"{this} (murni)", f"{this} (perubahan)", after)))
    dash = rng.choice(("-", " - ", " – "))
    region = rng.choice(("Kabupaten", "Kabupaten", "Kota"))
    office = Office(
        nama=f"Kecamatan {kecamatan}",
        kabupaten=f"{region} {kabupaten} {rng.choice(('Raya', 'Selatan', 'Utara'))}",
        tahun=tahun,
        renstra=(awal, awal + 5),
        kepala=rng.choice(("", f"Camat {kecamatan}")),
        tanggal=f"{rng.randint(2, 28)} {rng.choice(('Januari', 'Februari'))} {tahun + 1}",
        luas=Fraction(rng.randint(800, 25000), 100),
        dusun=len(desa) * rng.randint(2, 5),
        rw=len(desa) * rng.randint(3, 8),
        rt=len(desa) * rng.randint(9, 25),
        tujuan=(
            "Mewujudkan tata kelola pemerintahan yang bersih dan melayani",
            "Meningkatnya kualitas pelayanan publik",
            "Meningkatnya kualitas pelayanan publik kecamatan",
        ),
        strategi=tuple(
            (goal, f"Penguatan upaya {goal[0].lower()}{goal[1:]}", "Peningkatan standar dan manajemen kerja")
            for goal in dict.fromkeys(ind.sasaran for ind in main)
        ),
        indikator=indikator,
        program=program,
        modal=_modal(rng, anggaran, realisasi),
        alokasi=_alokasi(rng, main, anggaran, realisasi),
        desa=desa,
        pegawai=_pegawai(rng),
        unsur=unsur,
        pembanding=_pembanding(rng, indikator),
        koordinasi=_koordinasi(rng, program),
        tindak_lanjut=tuple(
            (step, plan, tuple(rng.random() < 0.6 for _ in periods))
            for step, plan in rng.sample(w.LANGKAH, rng.randint(1, len(w.LANGKAH)))
        ),
        periode=periods,
        prestasi=tuple(
            (f"Lomba {name} tingkat kabupaten", tuple(f"Juara {n + 1}" for n in range(rng.randint(0, 3))))
            for name in rng.sample(("desa", "inovasi pelayanan", "kearsipan"), rng.randint(1, 3))
        ),
        lembar=_lembar(rng),
        gaya=_gaya(rng),
        pk_perubahan=pk_perubahan,
        periode_teks=f"{awal}{dash}{awal + 5}",
        wilayah="Kelurahan" if region == "Kota" else "Desa",
        pilih_fakta=rng.choice((None, rng.randint(0, 10**6))),
    )
    return settled(office, seed)


def _lembar(rng: Random) -> frozenset[str]:
    """All sheets, or some of the optional ones left out; Identitas seldom."""
    if rng.random() < 0.4:
        return frozenset(LEMBAR)
    chance = rng.choice((0.1, 0.3, 0.6))
    kept = {name for name in LEMBAR if rng.random() > (0.05 if name == "Identitas" else chance)}
    return frozenset(kept | WAJIB)


def _gaya(rng: Random) -> Gaya:
    def yes(chance: float = 0.5) -> bool:
        return rng.random() < chance

    return Gaya(
        realisasi=rng.choice(PERSEN),
        lra=rng.choice(PERSEN),
        riwayat=rng.choice(PERSEN),
        renstra=rng.choice(PERSEN),
        anggaran_sasaran=rng.choice(PERSEN),
        rumus_kategori=yes(),
        rata_rata=yes(0.8),
        kode=yes(0.4),
        kapital=yes(0.6),
        strip_nol=yes(),
        uang=rng.choice(UANG),
        judul_status=yes(0.3),
        penutup_semua=yes(),
        uang_teks=yes(0.3),
        hitung_koordinasi=yes(),
        target_berpredikat=yes(0.25),
        rujuk_pk=yes(),
    )


# ---- people and places ------------------------------------------------------------------------------


def _desa(rng: Random, places: list[str]) -> tuple[Desa, ...]:
    count = rng.choice((2, 60, rng.randint(2, 60), rng.randint(8, 25), rng.randint(8, 25)))

    def some(words: tuple[str, ...], empty: float = 0.1) -> str:
        return "" if rng.random() < empty else ", ".join(rng.sample(words, rng.randint(1, 3)))

    made = []
    for name in places[:count]:
        laki = rng.choice((rng.randint(300, 4000), rng.randint(20, 999)))
        tour = f"{rng.choice(w.PARIWISATA)} {name}" if rng.random() < 0.4 else ""
        sectors = (some(w.PERTANIAN), some(w.PERKEBUNAN), some(w.PETERNAKAN), some(w.PEREKONOMIAN), tour)
        made.append(Desa(name, laki, max(1, laki + rng.randint(-laki // 10, laki // 10)), sectors))
    return tuple(made)


def _pegawai(rng: Random) -> Pegawai:
    pns = rng.randint(0, 25), rng.randint(1, 25)
    groups = []
    for name, labels in (
        ("Tingkat Pendidikan PNS :", w.PENDIDIKAN),
        ("Golongan Kepangkatan PNS", w.GOLONGAN),
        ("Agama", w.AGAMA),
        ("Jabatan", w.JABATAN),
    ):
        men, women = _spread(rng, pns[0], len(labels)), _spread(rng, pns[1], len(labels))
        rows = (BarisPegawai(*row) for row in zip(labels, men, women, strict=True))
        if rng.random() < 0.9:
            groups.append((name, tuple(rows)))
    thl, cpns = (rng.randint(0, 6), rng.randint(0, 4)), (rng.randint(0, 2), rng.randint(0, 2))
    return Pegawai(pns, thl, cpns, tuple(groups))


def _spread(rng: Random, total: int, parts: int) -> list[int]:
    counts = [0] * parts
    for _ in range(total):
        counts[rng.randrange(rng.randint(1, parts))] += 1
    return counts


def _unsur(rng: Random) -> tuple[tuple[str, Fraction], ...]:
    """Nine percentages; their mean now and then exactly on an edge of the service grades."""
    base = rng.randint(6200, 9500)
    cents = [min(10000, max(2500, base + rng.randint(-500, 500))) for _ in UNSUR]
    if rng.random() < 0.3:
        wanted = int(Fraction(rng.choice(MUTU_EDGES)) * 100)
        shift = wanted - sum(cents) // 9
        cents = [min(10000, cent + shift) for cent in cents]
        last = wanted * 9 - sum(cents[:-1])
        cents[-1] = last if 0 < last <= 10000 else cents[-1]
    return tuple((name, Fraction(cent, 100)) for name, cent in zip(UNSUR, cents, strict=True))


# ---- budget -----------------------------------------------------------------------------------------


def _program(rng: Random, scale: int) -> tuple[Program, ...]:
    """The tree of an office; its amounts are up to some hundred million times `scale` a sub kegiatan."""
    subjects = [f"{a} {b}" for a, b in itertools.product(w.KERJA, w.OBJEK)]
    subjects += [f"{name} di Wilayah Kecamatan" for name in subjects]
    rng.shuffle(subjects)
    made = []
    names = rng.sample(w.PROGRAM, rng.randint(1, len(w.PROGRAM)))
    for p, name in enumerate(sorted(names, key=w.PROGRAM.index), 1):
        code = f"7.01.{p:02d}"
        branches = []
        for k, group in enumerate(rng.sample(w.KELOMPOK_KEGIATAN, rng.choice((1, 1, 2, 3, 6))), 1):
            branch = f"{code}.2.{k:02d}"
            count = rng.choice((1, 1, 2, 3, 4, 7))
            sub = tuple(
                SubKegiatan(f"{branch}.{n:04d}", subjects.pop(), *_money(rng, n == 1, scale, sure=k == n == 1))
                for n in range(1, count + 1)
            )
            branches.append(Kegiatan(branch, f"{group} {name.removeprefix('Program ')}", sub))
        program = Program(code, name, 0, tuple(branches), rng.choice(w.PERSENTASE))
        before = program.anggaran * rng.choice((100, rng.randint(85, 115))) // 100
        made.append(replace(program, anggaran_murni=before))
    return tuple(made)


def _money(rng: Random, first: bool, scale: int, *, sure: bool) -> tuple[int, int]:
    """Anggaran and realisasi of a sub kegiatan: mostly spent, at times all, none, or a rounding tie.

    The first one of a kegiatan has a budget and the first one of a program has spent some of it, so that no
    parent is empty; others may have lost their budget in the amendment.
    """
    unit = rng.choice((1, 50, 100, 1000))
    budget = int(10 ** rng.uniform(6, 8.6) * scale) // unit * unit
    how = rng.choices(("usual", "all", "none", "tie", "cut"), (70, 12, 8, 8, 2))[0]
    if how == "all":
        return budget, budget
    if how == "tie":
        budget = budget // 100_000 * 100_000
        return budget, budget // 100_000 * rng.randrange(60_005, 100_000, 10)
    if how == "none" and not sure:
        return budget, 0
    if how == "cut" and not first:
        return 0, 0
    spent = int(budget * rng.uniform(0.5, 1))
    return budget, max(1, spent // unit * unit)


def _modal(rng: Random, anggaran: int, realisasi: int) -> tuple[int, int]:
    if rng.random() < 0.1:
        return 0, 0
    budget = max(1, int(anggaran * rng.uniform(0.005, 0.3)))
    low, high = max(0, realisasi - (anggaran - budget)), min(budget, realisasi)
    return budget, min(high, max(low, int(budget * rng.uniform(0.6, 1))))


def _alokasi(rng: Random, main: list[Indikator], anggaran: int, realisasi: int) -> tuple[Alokasi, ...]:
    """Split the budget over the Utama indicators; no efficiency so close to zero that it prints as 0,00."""
    while True:
        weights = [rng.uniform(0.2, 3) for _ in main]
        budget = [int(anggaran * weight / sum(weights)) for weight in weights]
        budget[0] += anggaran - sum(budget)
        level = _level(rng, main, budget) if rng.random() < 0.25 else None
        spent = [part * realisasi // anggaran for part in budget]
        spent[-1] += realisasi - sum(spent)
        for _ in range(2 * len(main)):
            i, j = rng.randrange(len(main)), rng.randrange(len(main))
            moved = rng.randint(0, max(0, min(spent[i] // 4, budget[j] - spent[j])))
            spent[i] -= moved
            spent[j] += moved
        if level is not None:
            other = (level + 1) % len(main)
            wanted = int(main[level].capaian * budget[level] / 100)
            spent[other] += spent[level] - wanted
            spent[level] = wanted
        gaps = [
            ind.capaian - percent(used, part)
            for ind, used, part in zip(main, spent, budget, strict=True)
            if 0 < used <= part
        ]
        if len(gaps) == len(main) and all(gap == 0 or abs(gap) >= Fraction("0.005") for gap in gaps):
            return tuple(Alokasi(part, used) for part, used in zip(budget, spent, strict=True))


def _level(rng: Random, main: list[Indikator], budget: list[int]) -> int | None:
    """An indicator whose budget is spent exactly as far as its target was reached: an efficiency of nothing. Its
    budget is cut to what gives whole rupiah, the rest goes to the next one."""
    fit = [i for i, ind in enumerate(main) if 0 < ind.capaian <= 100]
    if len(main) < 2 or not fit:
        return None
    i = rng.choice(fit)
    rest = budget[i] % (main[i].capaian / 100).denominator
    budget[i] -= rest
    budget[(i + 1) % len(main)] += rest
    return i


# ---- lists ------------------------------------------------------------------------------------------


def _pembanding(rng: Random, indikator: tuple[Indikator, ...]) -> tuple[Banding, ...]:
    made = []
    for ind in rng.sample(indikator, rng.randint(1, min(3, len(indikator)))):
        others = []
        for level in ("Kabupaten", "Nasional"):
            near = half_up(ind.target * Fraction(rng.randint(80, 100), 100), ind.desimal)
            others.append((f"{ind.nama} {level}", near) if rng.random() < 0.6 else None)
        made.append(Banding(ind.nama, others[0], others[1], rng.choice(("", "Data tahun berjalan"))))
    return tuple(made)


def _koordinasi(rng: Random, program: tuple[Program, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Lists of activities under sub kegiatan that spent money."""
    spent = [s for p in program for s in p.sub if s.realisasi]
    return tuple(
        (sub.nama, tuple(f"{name} {sub.nama}" for name in rng.sample(w.AKTIVITAS, rng.randint(1, 6))))
        for sub in rng.sample(spent, min(len(spent), rng.randint(1, 5)))
    )
