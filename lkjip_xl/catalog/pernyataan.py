"""What the running text of the report says in figures, and how each of those facts follows from the tables."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from lkjip_xl.catalog.common import LAINNYA, UTAMA, no
from lkjip_xl.catalog.units import BAGIAN_WILAYAH, WILAYAH
from lkjip_xl.expr import Band, CountIf, Expr, Fold, Known, Rows, count_of, sum_of
from lkjip_xl.names import plain
from lkjip_xl.scales import CAPAIAN, EFISIENSI
from lkjip_xl.table import Column, Kind, Table

TEXT, COUNT, RUPIAH, PERCENT, INDEX = Kind.TEXT, Kind.COUNT, Kind.RUPIAH, Kind.PERCENT, Kind.INDEX
CATEGORY = Kind.CATEGORY


class Fakta(NamedTuple):
    """One fact that a text may state. `names` is the list that Rincian takes its name from, if any."""

    name: str
    expr: Expr
    kind: Kind
    names: str = ""
    code: str = "P-01"
    aliases: tuple[str, ...] = ()


def _one(fact: str) -> Expr:
    return Known(fact, "rincian")


def _count(key: str, table: str, scope: str = "all", where: str = "", under: str = "") -> Expr:
    return count_of(Rows(key, scope, where, table, under))


def _counted(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"jumlah {word}" for word in words)


_CAPAIAN = Rows("capaian", table="realisasi")

FAKTA = (
    Fakta("Nama instansi", Known("instansi.isi"), TEXT, code="P-04"),
    Fakta("Nama kabupaten/kota", Known("kabupaten.isi"), TEXT, code="P-04"),
    Fakta("Tahun laporan", Known("tahun.isi"), INDEX),
    Fakta("Tahun sebelumnya", Known("tahun.isi") - 1, INDEX),
    Fakta("Luas wilayah", Known("luas.isi"), INDEX),
    Fakta("Jumlah desa", Known("desa.isi"), COUNT, aliases=_counted(WILAYAH)),
    Fakta("Jumlah dusun", Known("dusun.isi"), COUNT, aliases=_counted(BAGIAN_WILAYAH)),
    Fakta("Jumlah RW", Known("rw.isi"), COUNT),
    Fakta("Jumlah RT", Known("rt.isi"), COUNT),
    Fakta("Jumlah penduduk", Known("penduduk_jumlah"), COUNT),
    Fakta("Jumlah penduduk laki-laki", Known("penduduk_laki"), COUNT),
    Fakta("Jumlah penduduk perempuan", Known("penduduk_perempuan"), COUNT),
    Fakta("Jumlah pegawai", sum_of(*(Known(f"{s}.total") for s in ("pns", "cpns", "pppk", "thl"))), COUNT),
    Fakta("Jumlah PNS", Known("pns.total"), COUNT),
    Fakta("Jumlah CPNS", Known("cpns.total"), COUNT),
    Fakta("Jumlah PPPK", Known("pppk.total"), COUNT),
    Fakta("Jumlah THL", Known("thl.total"), COUNT),
    Fakta("Jumlah program", _count("uraian", "lra", "level 0"), COUNT),
    Fakta("Jumlah kegiatan", _count("uraian", "lra", "level 1"), COUNT),
    Fakta("Jumlah sub kegiatan", _count("uraian", "lra", "level 2"), COUNT),
    Fakta("Jumlah sub kegiatan program", _count("uraian", "lra", "level 2", under="rincian"), COUNT, "program"),
    Fakta("Jumlah sasaran strategis", Fold("distinct", (Rows("sasaran", "all", UTAMA, "realisasi"),)), COUNT),
    Fakta("Jumlah indikator utama", _count("indikator", "realisasi", where=UTAMA), COUNT),
    Fakta("Jumlah indikator lainnya", _count("indikator", "realisasi", where=LAINNYA), COUNT),
    Fakta("Jumlah indikator sasaran", _count("indikator", "realisasi", under="rincian"), COUNT, "sasaran"),
    Fakta("Pagu anggaran", Known("pagu"), RUPIAH),
    Fakta("Pagu anggaran murni", Known("pagu_murni"), RUPIAH),
    Fakta("Pagu program", _one("pagu_program"), RUPIAH, "program"),
    Fakta("Belanja operasi", Known("operasi.anggaran"), RUPIAH),
    Fakta("Belanja modal", Known("modal.anggaran"), RUPIAH),
    Fakta("Realisasi anggaran", Known("realisasi_anggaran"), RUPIAH),
    Fakta("Realisasi belanja operasi", Known("operasi.realisasi"), RUPIAH),
    Fakta("Realisasi belanja modal", Known("modal.realisasi"), RUPIAH),
    Fakta("Persentase realisasi anggaran", Known("persen_anggaran"), PERCENT),
    Fakta("Kategori realisasi anggaran", Band(CAPAIAN, Known("persen_anggaran")), CATEGORY, code="P-05"),
    Fakta("Target indikator", _one("target"), INDEX, "indikator"),
    Fakta("Realisasi indikator", _one("realisasi"), INDEX, "indikator"),
    Fakta("Capaian indikator", _one("capaian"), PERCENT, "indikator"),
    Fakta("Kategori indikator", Band(CAPAIAN, _one("capaian")), CATEGORY, "indikator", "P-05"),
    Fakta("Rata-rata capaian kinerja utama", Known("rata_utama"), PERCENT),
    Fakta("Rata-rata capaian kinerja lainnya", Known("rata_lainnya"), PERCENT),
    Fakta("Kategori rata-rata kinerja utama", Band(CAPAIAN, Known("rata_utama")), CATEGORY, code="P-05"),
    Fakta("Kategori rata-rata kinerja lainnya", Band(CAPAIAN, Known("rata_lainnya")), CATEGORY, code="P-05"),
    Fakta("Target akhir Renstra", _one("target_akhir"), INDEX, "indikator"),
    Fakta("Tingkat kemajuan", _one("kemajuan"), PERCENT, "indikator"),
    Fakta("Capaian anggaran indikator", _one("persen_indikator"), PERCENT, "indikator"),
    Fakta("Tingkat efisiensi", _one("efisiensi"), PERCENT, "indikator"),
    Fakta("Kategori efisiensi", Band(EFISIENSI, _one("efisiensi")), CATEGORY, "indikator", "P-05"),
    Fakta("Jumlah indikator belum mencapai target", CountIf(_CAPAIAN, "<", Fraction(100)), COUNT),
    Fakta(
        "Jumlah indikator mencapai atau melampaui target akhir Renstra",
        CountIf(Rows("kemajuan", table="renstra"), ">=", Fraction(100)),
        COUNT,
    ),
    Fakta("Jumlah fasilitasi", _one("fasilitasi"), COUNT, "program"),
    Fakta("Jumlah unsur IKM", _count("unsur", "ikm"), COUNT),
    Fakta("Nilai unsur IKM", _one("unsur"), INDEX, "unsur"),
    Fakta("Indeks Kepuasan Masyarakat", Known("ikm"), INDEX),
)

BY_NAME = {plain(name): f for f in FAKTA for name in (f.name, *f.aliases)}

PERNYATAAN = Table(
    "pernyataan",
    "Pernyataan",
    "Angka dalam Teks Laporan",
    (
        no(),
        Column(
            "bagian",
            "Bagian",
            Kind.TEXT,
            ("bab", "letak", "halaman"),
            width=18,
            note="Bagian laporan tempat angka itu ditulis.",
        ),
        Column(
            "fakta",
            "Fakta",
            Kind.CHOICE,
            ("nama fakta", "pernyataan"),
            anchor=True,
            width=40,
            choices=tuple(f.name for f in FAKTA),
            note="Pilih dari daftar.",
        ),
        Column(
            "rincian",
            "Rincian",
            Kind.TEXT,
            ("tentang", "objek"),
            width=40,
            note="Indikator, program, sub kegiatan, unsur, atau sasaran yang dimaksud, bila fakta memerlukannya.",
        ),
        Column(
            "nilai",
            "Nilai",
            Kind.TEXT,
            ("isi", "angka"),
            anchor=True,
            must=True,
            width=22,
            note="Nilai persis seperti tertulis dalam teks laporan.",
        ),
        Column("satuan", "Satuan", Kind.TEXT, width=10, note="Satuan yang ditulis di belakang angka."),
        Column(
            "terbilang",
            "Terbilang",
            Kind.WORDS,
            ("dengan huruf", "huruf"),
            width=50,
            note="Terbilang bila teks menulis angka dengan huruf.",
        ),
    ),
    entity="fakta",
    told_apart=("bagian", "rincian"),
    blank_rows=40,
)

TABLES = (PERNYATAAN,)
