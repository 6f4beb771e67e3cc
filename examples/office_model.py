"""What an invented office is: plain values, and the arithmetic of a performance report.

Nothing here imports the checker: the examples have to be right on their own account.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

Kelompok = Literal["Utama", "Lainnya"]
Arah = Literal["Naik", "Turun"]
Bentuk = Literal["angka", "persen", "teks"]
GayaPersen = Literal["round", "plain", "persen"]

IKM = "Indeks Kepuasan Masyarakat"
SERAPAN = "Persentase realisasi anggaran Perangkat Daerah"
SAKIP = "Nilai SAKIP Perangkat Daerah"
IP_ASN = "Indeks Profesionalitas ASN"

UNSUR = (
    "Persyaratan",
    "Sistem, Mekanisme dan Prosedur",
    "Waktu Penyelesaian",
    "Biaya/Tarif",
    "Produk Spesifikasi Jenis Pelayanan",
    "Kompetensi Pelaksana",
    "Perilaku Pelaksana",
    "Penanganan Pengaduan, Saran dan Masukan",
    "Sarana dan Prasarana",
)

LEMBAR = (
    "Petunjuk", "Identitas", "Sasaran", "PK", "Realisasi", "LRA", "Riwayat", "Renstra", "Pembanding",
    "Penduduk", "Potensi", "Pegawai", "IKM", "Anggaran Sasaran", "Koordinasi", "Ikhtisar", "Penutup",
    "Pernyataan", "Tindak Lanjut", "Prestasi", "Pengecualian",
)  # fmt: skip
WAJIB = frozenset({"PK", "Realisasi", "LRA"})


# ---- arithmetic -------------------------------------------------------------------------------------


def half_up(value: Fraction, digits: int) -> Fraction:
    """Round half away from zero, as ROUND of a spreadsheet does."""
    scale = 10**digits
    whole = int(abs(value) * scale + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, scale)


def mean(values: Iterable[Fraction]) -> Fraction:
    listed = list(values)
    return sum(listed, Fraction(0)) / len(listed)


def percent(part: int | Fraction, whole: int | Fraction) -> Fraction:
    return Fraction(part) / Fraction(whole) * 100


def achievement(target: Fraction, realisasi: Fraction, arah: Arah) -> Fraction:
    """Rumus 1 (higher is better) or Rumus 2 (lower is better)."""
    if arah == "Naik":
        return realisasi / target * 100
    return (target - (realisasi - target)) / target * 100


def _band(value: Fraction, bounds: Sequence[tuple[str, str]], last: str) -> str:
    """The first label whose lower bound lies strictly below `value`."""
    return next((label for bound, label in bounds if value > Fraction(bound)), last)


BAND_CAPAIAN = (("90", "Sangat Tinggi"), ("75", "Tinggi"), ("65", "Sedang"), ("50", "Rendah"))
BAND_CAPAIAN_LAST = "Sangat Rendah"


@dataclass(frozen=True)
class Skala:
    """Labels with the bound that a value must exceed, the highest first; `last` takes the rest."""

    bands: tuple[tuple[str, str], ...]
    last: str

    def label(self, value: Fraction) -> str:
        return _band(half_up(value, 2), self.bands, self.last)

    @property
    def rows(self) -> list[tuple[str, Fraction | None, Fraction | None]]:
        """Label, from and up to of each band, as an official text with two decimals prints it."""
        tops = [None, *(Fraction(bound) for bound, _ in self.bands)]
        lows = [*(Fraction(bound) + Fraction(1, 100) for bound, _ in self.bands), None]
        labels = [*(label for _, label in self.bands), self.last]
        return list(zip(labels, lows, tops, strict=True))


SKALA_CAPAIAN = Skala(BAND_CAPAIAN, BAND_CAPAIAN_LAST)
SKALA_EFISIENSI = Skala((("0", "Efisien"),), "Tidak Efisien")


@dataclass(frozen=True)
class Pengaturan:
    """What an office sets otherwise: name, value and legal base of each setting; the scales by name with their legal
    base; of tables of the report name, number, title, source line and legal base. `naik`: bands from the lowest."""

    nilai: tuple[tuple[str, str | int, str], ...] = ()
    skala: tuple[tuple[str, Skala, str], ...] = ()
    tabel: tuple[tuple[str, str, str, str, str], ...] = ()
    naik: bool = False


def predikat_sakip(nilai: Fraction) -> str:
    bounds = (("90", "AA"), ("80", "A"), ("70", "BB"), ("60", "B"), ("50", "CC"), ("30", "C"))
    return _band(nilai, bounds, "D")


def predikat_asn(nilai: Fraction) -> str:
    """Bands 91-100, 81-90, 71-80, 61-70: callers keep out of the gaps between them."""
    bounds = (("90", "Sangat Tinggi"), ("80", "Tinggi"), ("70", "Sedang"), ("60", "Rendah"))
    return _band(nilai, bounds, "Sangat Rendah")


def mutu_pelayanan(ikm: Fraction) -> str:
    nilai = half_up(ikm, 2)
    bounds = (("88.31", "A"), ("76.61", "B"), ("65", "C"))
    return next((label for bound, label in bounds if nilai >= Fraction(bound)), "D")


def decimal_text(value: Fraction, digits: int) -> str:
    """`83,32`, `1.250`: a number as Indonesian text."""
    scaled = half_up(value, digits) * 10**digits
    whole, rest = divmod(abs(int(scaled)), 10**digits)
    text = f"{whole:,}".replace(",", ".")
    if digits:
        text += f",{rest:0{digits}d}"
    return "-" + text if scaled < 0 else text


# ---- the office -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tahunan:
    """One earlier year of an indicator; None where the indicator did not exist yet."""

    tahun: int
    target: Fraction | None
    realisasi: Fraction | None


@dataclass(frozen=True)
class Indikator:
    kelompok: Kelompok
    nomor: int
    sasaran: str
    nama: str
    satuan: str
    arah: Arah
    target_murni: Fraction
    target_perubahan: Fraction | None
    realisasi: Fraction
    target_akhir: Fraction
    sumber: str
    riwayat: tuple[Tahunan, ...] = ()
    desimal: int = 2
    bentuk: Bentuk = "angka"
    predikat: Literal["", "SAKIP", "IP ASN"] = ""

    @property
    def target(self) -> Fraction:
        return self.target_murni if self.target_perubahan is None else self.target_perubahan

    @property
    def capaian(self) -> Fraction:
        return achievement(self.target, self.realisasi, self.arah)

    @property
    def kemajuan(self) -> Fraction:
        return achievement(self.target_akhir, self.realisasi, self.arah)

    def grade(self, target: Fraction) -> str:
        if self.predikat == "SAKIP":
            return predikat_sakip(target)
        return predikat_asn(target) if self.predikat else ""


@dataclass(frozen=True)
class SubKegiatan:
    kode: str
    nama: str
    anggaran: int
    realisasi: int


@dataclass(frozen=True)
class Kegiatan:
    kode: str
    nama: str
    sub: tuple[SubKegiatan, ...]

    @property
    def anggaran(self) -> int:
        return sum(s.anggaran for s in self.sub)

    @property
    def realisasi(self) -> int:
        return sum(s.realisasi for s in self.sub)


@dataclass(frozen=True)
class Program:
    kode: str
    nama: str
    anggaran_murni: int
    kegiatan: tuple[Kegiatan, ...]
    indikator: str

    @property
    def anggaran(self) -> int:
        return sum(k.anggaran for k in self.kegiatan)

    @property
    def realisasi(self) -> int:
        return sum(k.realisasi for k in self.kegiatan)

    @property
    def sub(self) -> list[SubKegiatan]:
        return [s for k in self.kegiatan for s in k.sub]


@dataclass(frozen=True)
class Desa:
    nama: str
    laki: int
    perempuan: int
    potensi: tuple[str, str, str, str, str]


@dataclass(frozen=True)
class BarisPegawai:
    uraian: str
    laki: int
    perempuan: int


@dataclass(frozen=True)
class Pegawai:
    pns: tuple[int, int]
    thl: tuple[int, int]
    cpns: tuple[int, int]
    kelompok: tuple[tuple[str, tuple[BarisPegawai, ...]], ...]

    @property
    def jumlah(self) -> int:
        return sum(self.pns) + sum(self.thl) + sum(self.cpns)


@dataclass(frozen=True)
class Alokasi:
    """The budget of one Utama indicator, in the order of the indicators."""

    anggaran: int
    realisasi: int


@dataclass(frozen=True)
class Banding:
    indikator: str
    pemda: tuple[str, Fraction] | None
    nasional: tuple[str, Fraction] | None
    keterangan: str


@dataclass(frozen=True)
class Gaya:
    """How this office writes: the choices that do not change a single value."""

    realisasi: GayaPersen = "round"
    lra: GayaPersen = "round"
    riwayat: GayaPersen = "plain"
    renstra: GayaPersen = "plain"
    anggaran_sasaran: GayaPersen = "plain"
    rumus_kategori: bool = True
    rata_rata: bool = True
    kode: bool = False
    kapital: bool = True
    strip_nol: bool = True
    uang: str = "#,##0"
    judul_status: bool = False
    penutup_semua: bool = False
    uang_teks: bool = False
    hitung_koordinasi: bool = True
    target_berpredikat: bool = False
    """The grade stands behind the target in Realisasi as well, so its capaian is typed."""
    rujuk_pk: bool = True


@dataclass(frozen=True)
class Office:
    nama: str
    kabupaten: str
    tahun: int
    renstra: tuple[int, int]
    kepala: str
    tanggal: str
    luas: Fraction
    dusun: int
    rw: int
    rt: int
    tujuan: tuple[str, str, str]
    strategi: tuple[tuple[str, str, str], ...]
    indikator: tuple[Indikator, ...]
    program: tuple[Program, ...]
    modal: tuple[int, int]
    alokasi: tuple[Alokasi, ...]
    desa: tuple[Desa, ...]
    pegawai: Pegawai
    unsur: tuple[tuple[str, Fraction], ...]
    pembanding: tuple[Banding, ...]
    koordinasi: tuple[tuple[str, tuple[str, ...]], ...]
    tindak_lanjut: tuple[tuple[str, str, tuple[bool, ...]], ...]
    periode: tuple[str, ...]
    prestasi: tuple[tuple[str, tuple[str, ...]], ...]
    lembar: frozenset[str] = frozenset(LEMBAR)
    gaya: Gaya = field(default_factory=Gaya)
    pk_perubahan: bool = True
    periode_teks: str = ""
    wilayah: Literal["Desa", "Kelurahan"] = "Desa"
    """What the office's area is divided into, as its headings say."""
    bagian: str = "Dusun"
    """What a desa or kelurahan is divided into."""
    skala: Skala = SKALA_CAPAIAN
    efisiensi: Skala = SKALA_EFISIENSI
    pengaturan: Pengaturan | None = None
    pilih_fakta: int | None = None
    """Seed of the choice of statements; None writes the full list."""

    @property
    def jenis(self) -> str:
        """Kecamatan, Dinas: the first word of the name."""
        return self.nama.split()[0]

    @property
    def anggaran(self) -> int:
        return sum(p.anggaran for p in self.program)

    @property
    def realisasi(self) -> int:
        return sum(p.realisasi for p in self.program)

    @property
    def persen(self) -> Fraction:
        return percent(self.realisasi, self.anggaran)

    @property
    def ikm(self) -> Fraction:
        return mean(nilai for _, nilai in self.unsur)

    def kelompok(self, nama: Kelompok) -> list[Indikator]:
        return [i for i in self.indikator if i.kelompok == nama]

    def rata_rata(self, nama: Kelompok) -> Fraction:
        return mean(i.capaian for i in self.kelompok(nama))

    @property
    def sasaran(self) -> list[tuple[Kelompok, str]]:
        """Every sasaran once, in the order of the indicators."""
        return list(dict.fromkeys((i.kelompok, i.sasaran) for i in self.indikator))

    @property
    def tahun_riwayat(self) -> list[int]:
        return [*(t.tahun for t in self.indikator[0].riwayat), self.tahun]
