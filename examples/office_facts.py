"""The statements of the running text: every fact of the fixed list, with its value as printed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from num2words import num2words
from office_cells import angka, efisiensi, keterangan_efisiensi, utama
from office_grid import RIBUAN, Cell, number, text
from office_model import Indikator, Office, decimal_text, half_up, percent


@dataclass
class Fact:
    bagian: str
    fakta: str
    rincian: str
    nilai: Cell
    satuan: str = ""
    terbilang: str = ""
    needs: tuple[str, ...] = ()


def terbilang(value: int, *, rupiah: bool = False) -> str:
    """The number in words, or nothing where usage is divided (`satu juta seribu`, `satu juta satu ribu`)."""
    if value >= 1_000_000 and value // 1000 % 1000 == 1:
        return ""
    words = num2words(value, lang="id")
    return f"{words.title()} Rupiah" if rupiah else words.title()


def statements(o: Office) -> list[Fact]:
    """The full list, or the office's own choice of it; never a fact whose table is not in the workbook."""
    known = [fact for fact in _all(o) if set(fact.needs) <= o.lembar]
    if o.pilih_fakta is None:
        return known
    rng = random.Random(o.pilih_fakta)
    share = rng.choice((0.15, 0.4, 0.8, 1.0))
    return [fact for fact in known if rng.random() < share] or known[:1]


def _all(o: Office) -> Iterator[Fact]:
    yield from _identity(o)
    yield from _people(o)
    yield from _structure(o)
    yield from _money(o)
    yield from _performance(o)
    yield from _rest(o)


# ---- makers -----------------------------------------------------------------------------------------


def _word(bagian: str, fakta: str, value: str, rincian: str = "", needs: tuple[str, ...] = ()) -> Fact:
    return Fact(bagian, fakta, rincian, text(value), needs=needs)


def _count(bagian: str, fakta: str, value: int, satuan: str, rincian: str = "", needs: tuple[str, ...] = ()) -> Fact:
    words = terbilang(value) if value <= 20 else ""
    return Fact(bagian, fakta, rincian, number(value, RIBUAN), satuan, words, needs)


def _rupiah(o: Office, bagian: str, fakta: str, value: int, rincian: str = "") -> Fact:
    cell = number(value, RIBUAN)
    if o.gaya.uang_teks:
        cell = text(f"Rp {decimal_text(Fraction(value), 2)}", align="right")
    return Fact(bagian, fakta, rincian, cell, "Rp", terbilang(value, rupiah=True))


def _percent(o: Office, bagian: str, fakta: str, value: Fraction, rincian: str = "") -> Fact:
    cell = number(half_up(value, 2), "0.00")
    if o.gaya.uang_teks:
        cell = text(f"{decimal_text(value, 2)}%", align="right")
    return Fact(bagian, fakta, rincian, cell, "%")


def _needing(facts: list[Fact], *sheets: str) -> Iterator[Fact]:
    for fact in facts:
        fact.needs = sheets
        yield fact


# ---- families ---------------------------------------------------------------------------------------


def _identity(o: Office) -> Iterator[Fact]:
    yield from _needing(
        [
            _word("Ikhtisar", "Nama instansi", o.nama),
            _word("Ikhtisar", "Nama kabupaten/kota", o.kabupaten),
            Fact("Ikhtisar", "Tahun laporan", "", number(o.tahun, "0")),
            Fact("3.1", "Tahun sebelumnya", "", number(o.tahun - 1, "0")),
        ],
        "Identitas",
    )
    if not o.desa:
        return
    yield from _needing(
        [
            Fact("1.2", "Luas wilayah", "", number(o.luas, "0.00"), "km2"),
            _count("1.2", f"Jumlah {o.wilayah.lower()}", len(o.desa), o.wilayah.lower()),
            _count("1.2", f"Jumlah {o.bagian.lower()}", o.dusun, o.bagian.lower()),
            _count("1.2", "Jumlah RW", o.rw, "RW"),
            _count("1.2", "Jumlah RT", o.rt, "RT"),
        ],
        "Identitas",
    )


def _people(o: Office) -> Iterator[Fact]:
    laki, perempuan = sum(d.laki for d in o.desa), sum(d.perempuan for d in o.desa)
    yield from _needing(
        [
            _count("1.2", "Jumlah penduduk", laki + perempuan, "jiwa"),
            _count("1.2", "Jumlah penduduk laki-laki", laki, "jiwa"),
            _count("1.2", "Jumlah penduduk perempuan", perempuan, "jiwa"),
        ],
        "Penduduk",
    )
    staff = o.pegawai
    yield from _needing(
        [
            _count("1.4", "Jumlah pegawai", staff.jumlah, "orang"),
            _count("1.4", "Jumlah PNS", sum(staff.pns), "orang"),
            _count("1.4", "Jumlah CPNS", sum(staff.cpns), "orang"),
            _count("1.4", "Jumlah THL", sum(staff.thl), "orang"),
        ],
        "Pegawai",
    )


def _structure(o: Office) -> Iterator[Fact]:
    yield _count("Ikhtisar", "Jumlah program", len(o.program), "program")
    yield _count("3.2", "Jumlah kegiatan", sum(len(p.kegiatan) for p in o.program), "kegiatan")
    yield _count("3.2", "Jumlah sub kegiatan", sum(len(p.sub) for p in o.program), "sub kegiatan")
    for p in o.program:
        yield _count("3.2", "Jumlah sub kegiatan program", len(p.sub), "sub kegiatan", p.nama)
    goals = [goal for kelompok, goal in o.sasaran if kelompok == "Utama"]
    yield _count("2.2", "Jumlah sasaran strategis", len(goals), "sasaran")
    yield _count("2.4", "Jumlah indikator utama", len(o.kelompok("Utama")), "indikator")
    yield _count("2.4", "Jumlah indikator lainnya", len(o.kelompok("Lainnya")), "indikator")
    for _, goal in o.sasaran:
        count = sum(ind.sasaran == goal for ind in o.indikator)
        yield _count("2.4", "Jumlah indikator sasaran", count, "indikator", goal)


def _money(o: Office) -> Iterator[Fact]:
    modal, spent = o.modal
    yield _rupiah(o, "Ikhtisar", "Pagu anggaran", o.anggaran)
    yield _rupiah(o, "2.4", "Pagu anggaran murni", sum(p.anggaran_murni for p in o.program))
    yield _rupiah(o, "3.2", "Pagu anggaran", o.anggaran)
    for p in o.program:
        yield _rupiah(o, "2.4", "Pagu program", p.anggaran, p.nama)
    yield _rupiah(o, "3.2", "Belanja operasi", o.anggaran - modal)
    yield _rupiah(o, "3.2", "Realisasi anggaran", o.realisasi)
    yield _rupiah(o, "3.2", "Realisasi belanja operasi", o.realisasi - spent)
    if modal:
        yield _rupiah(o, "3.2", "Belanja modal", modal)
        yield _rupiah(o, "3.2", "Realisasi belanja modal", spent)
    yield _percent(o, "3.2", "Persentase realisasi anggaran", o.persen)
    yield _word("3.2", "Kategori realisasi anggaran", o.skala.label(o.persen))


def _performance(o: Office) -> Iterator[Fact]:
    for ind in _told(o):
        unit = "%" if ind.satuan == "%" else ""
        yield Fact("3.1", "Target indikator", ind.nama, angka(ind, ind.target), unit)
        yield Fact("3.1", "Realisasi indikator", ind.nama, angka(ind, ind.realisasi), unit)
        yield _percent(o, "3.1", "Capaian indikator", ind.capaian, ind.nama)
        yield _word("3.1", "Kategori indikator", o.skala.label(ind.capaian), ind.nama)
    means = (("utama", "Utama"), ("lainnya", "Lainnya"))
    for name, kelompok in means:
        if not o.kelompok(kelompok):  # type: ignore[arg-type]
            continue
        value = o.rata_rata(kelompok)  # type: ignore[arg-type]
        yield _percent(o, "Ikhtisar", f"Rata-rata capaian kinerja {name}", value)
        yield _word("Ikhtisar", f"Kategori rata-rata kinerja {name}", o.skala.label(value))
    for ind in o.indikator:
        if ind.kemajuan >= 100:
            unit = "%" if ind.satuan == "%" else ""
            goal = Fact("3.1", "Target akhir Renstra", ind.nama, angka(ind, ind.target_akhir), unit)
            yield from _needing([goal, _percent(o, "3.1", "Tingkat kemajuan", ind.kemajuan, ind.nama)], "Renstra")
    for i, budget in zip(utama(o), o.alokasi, strict=True):
        name = o.indikator[i].nama
        yield from _needing(
            [
                _percent(o, "3.2", "Capaian anggaran indikator", percent(budget.realisasi, budget.anggaran), name),
                Fact("3.2", "Tingkat efisiensi", name, number(half_up(efisiensi(o, i), 2), "0.00")),
                _word("3.2", "Kategori efisiensi", keterangan_efisiensi(o, i), name),
            ],
            "Anggaran Sasaran",
        )
    behind = sum(ind.capaian < 100 for ind in o.indikator)
    yield _count("Penutup", "Jumlah indikator belum mencapai target", behind, "indikator")
    done = sum(ind.kemajuan >= 100 for ind in o.indikator)
    yield from _needing(
        [_count("3.1", "Jumlah indikator mencapai atau melampaui target akhir Renstra", done, "indikator")],
        "Renstra",
    )


def _told(o: Office) -> list[Indikator]:
    """The indicators that the text speaks of: the Utama ones and those that missed their target."""
    return [ind for ind in o.indikator if ind.kelompok == "Utama" or ind.capaian < 100]


def _rest(o: Office) -> Iterator[Fact]:
    for name, activities in o.koordinasi:
        yield from _needing([_count("3.1", "Jumlah fasilitasi", len(activities), "kegiatan", name)], "Koordinasi")
    facts = [_count("3.1", "Jumlah unsur IKM", len(o.unsur), "unsur")]
    for name, value in o.unsur:
        facts.append(_percent(o, "3.1", "Nilai unsur IKM", value, name))
    facts.append(Fact("3.1", "Indeks Kepuasan Masyarakat", "", number(half_up(o.ikm, 2), "0.00")))
    yield from _needing(facts, "IKM")
