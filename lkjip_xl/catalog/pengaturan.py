"""Pengaturan: what an office sets otherwise than the standard, with the legal base written beside it.

Words, limits, the bands of scales, and the titles and numbers of the report's tables. Everything that may be set is
declared here or is a `Scale` or `Report` of the catalogue; `lkjip_xl.settings` says what is in force.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from lkjip_xl.catalog.files import declared
from lkjip_xl.numbers import format_id
from lkjip_xl.scales import SCALES, Scale
from lkjip_xl.table import Column, Kind, Report, Table


class Setting(NamedTuple):
    """One setting: its name on the sheet, its kind (TEXT, CHOICE, INDEX or COUNT), the value where nobody sets it,
    and a sentence that tells what it does. Numbers are in the unit that the sentence names."""

    key: str
    name: str
    kind: Kind
    default: str | Fraction
    about: str
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    otherwise: str = ""  # how the value is told while nobody sets it, where it follows from the workbook
    ruled: bool = True  # whether a regulation sets it, so that its legal base is asked for

    @property
    def shown(self) -> str:
        """The value where nobody sets it, as the sheet prints it."""
        return self.otherwise or (self.default if isinstance(self.default, str) else format_id(self.default, 0))


SETTINGS = (
    Setting(
        "wilayah",
        "Sebutan wilayah",
        Kind.TEXT,
        "Desa",
        "Bagian wilayah instansi dalam judul, kepala kolom, dan kalimat: Desa, Kelurahan, Nagari, dan sebagainya.",
        ("sebutan desa", "sebutan desa kelurahan", "wilayah", "desa kelurahan"),
        otherwise="menurut lembar Penduduk atau Potensi; selain itu Desa",
    ),
    Setting(
        "bagian_wilayah",
        "Sebutan bagian wilayah",
        Kind.TEXT,
        "Dusun",
        "Bagian dari desa atau kelurahan dalam kalimat: Dusun, Lingkungan, Padukuhan, dan sebagainya.",
        ("sebutan dusun", "sebutan lingkungan", "bagian wilayah"),
        otherwise="menurut lembar Identitas; selain itu Dusun",
    ),
    Setting(
        "jenis_instansi",
        "Sebutan instansi",
        Kind.TEXT,
        "Kecamatan",
        "Jenis instansi dalam kepala kolom: Kecamatan, Dinas, Badan, Kelurahan, dan sebagainya.",
        ("jenis instansi", "sebutan kecamatan", "sebutan perangkat daerah", "sebutan opd"),
        otherwise="kata pertama Nama Instansi; selain itu Kecamatan",
    ),
    Setting(
        "pemda",
        "Sebutan pemda",
        Kind.TEXT,
        "Pemda",
        "Pemerintah daerah dalam kepala kolom: Pemda, Kabupaten, Kota, Provinsi.",
        ("sebutan pemerintah daerah", "sebutan kabupaten", "sebutan kota", "sebutan kabupaten kota"),
    ),
    Setting(
        "unsur",
        "Jumlah unsur IKM",
        Kind.COUNT,
        Fraction(9),
        "Banyaknya unsur survei kepuasan masyarakat yang harus tercantum.",
        ("jumlah unsur", "jumlah unsur skm", "banyaknya unsur"),
    ),
    Setting(
        "capaian_terendah",
        "Capaian wajar terendah",
        Kind.INDEX,
        Fraction(-200),
        "Capaian di bawah angka persen ini diperingatkan sebagai tidak wajar.",
        ("capaian terendah", "batas bawah capaian"),
    ),
    Setting(
        "capaian_tertinggi",
        "Capaian wajar tertinggi",
        Kind.INDEX,
        Fraction(400),
        "Capaian di atas angka persen ini diperingatkan sebagai tidak wajar.",
        ("capaian tertinggi", "batas atas capaian"),
    ),
    Setting(
        "paling_rendah",
        "Capaian paling rendah",
        Kind.INDEX,
        "",
        "Capaian yang dihitung di bawah angka persen ini ditulis sebagai angka ini, misalnya 0.",
        ("batas capaian terendah", "capaian minimal", "capaian minimum"),
        otherwise="tanpa batas",
    ),
    Setting(
        "paling_tinggi",
        "Capaian paling tinggi",
        Kind.INDEX,
        "",
        "Capaian yang dihitung di atas angka persen ini ditulis sebagai angka ini, misalnya 100 atau 150.",
        ("batas capaian tertinggi", "capaian maksimal", "capaian maksimum"),
        otherwise="tanpa batas",
    ),
    Setting(
        "kertas",
        "Kertas",
        Kind.CHOICE,
        "A4",
        "Ukuran kertas buku kerja laporan: A4 atau F4. Pilihan --kertas pada perintah mendahuluinya.",
        ("ukuran kertas",),
        ("A4", "F4"),
        ruled=False,
    ),
)


LIMITS = ("paling_rendah", "paling_tinggi")  # of a capaian

# Three tables stand below each other on one sheet, so that their columns share these widths.
_A, _B, _C, _D, _E = 30, 22, 34, 34, 44


def _basis(note: str, width: int = _E) -> Column:
    return Column(
        "dasar", "Dasar Hukum", Kind.TEXT, ("dasar", "dasar hukumnya", "peraturan", "sumber"), note=note, width=width
    )


PENGATURAN = Table(
    "pengaturan",
    "Pengaturan",
    "Pengaturan",
    (
        Column(
            "pengaturan",
            "Pengaturan",
            Kind.NAME,
            ("nama pengaturan",),
            anchor=True,
            width=_A,
            note="Nama pengaturan; jangan diubah.",
        ),
        Column(
            "nilai",
            "Nilai",
            Kind.TEXT,
            ("isi", "nilai pengaturan"),
            anchor=True,
            width=_B,
            note="Kosongkan bila mengikuti yang baku.",
        ),
        _basis("Peraturan atau keputusan yang menetapkannya.", _C),
        Column("baku", "Baku", Kind.TEXT, ("nilai baku", "bila kosong"), note="Yang berlaku bila kosong.", width=_D),
        Column("gunanya", "Gunanya", Kind.TEXT, ("penjelasan",), note="Untuk apa pengaturan ini.", width=_E),
    ),
    entity="pengaturan",
    prefill=tuple((s.name, "", "", s.shown, s.about) for s in SETTINGS),
    blank_rows=0,
    given=True,
)

_SPARE = 2  # blank rows below the bands of each scale


def _figure(value: Fraction | None) -> str:
    return "" if value is None else format(float(value), ".15g")


def _rows(scale: Scale) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (scale.name, label, _figure(low), _figure(top), "") for label, low, top in scale.bands
    ]
    rows[0] = (*rows[0][:4], scale.basis or scale.source)
    return [*rows, *[(scale.name, "", "", "", "")] * _SPARE]


SKALA = Table(
    "skala",
    "Pengaturan",
    "Skala",
    (
        Column(
            "skala",
            "Skala",
            Kind.TEXT,
            ("nama skala",),
            anchor=True,
            carry=True,
            width=_A,
            note="Nama skala; jangan diubah. Satu baris untuk satu kategori, dari yang tertinggi.",
        ),
        Column(
            "kategori",
            "Kategori",
            Kind.NAME,
            ("predikat", "mutu", "sebutan"),
            anchor=True,
            width=_B,
            note="Nama kategori seperti dalam peraturannya.",
        ),
        Column(
            "dari",
            "Dari",
            Kind.INDEX,
            ("mulai", "mulai dari", "batas bawah", "nilai terendah"),
            width=12,
            note="Nilai terendah kategori ini seperti dalam peraturannya; kosong bila tidak ada.",
        ),
        Column(
            "sampai",
            "Sampai",
            Kind.INDEX,
            ("sampai dengan", "s d", "hingga", "batas atas", "nilai tertinggi"),
            width=12,
            note="Nilai tertinggi yang masih termasuk kategori ini. Nilai di atasnya masuk kategori berikutnya. "
            "Boleh kosong hanya pada kategori tertinggi.",
        ),
        _basis("Peraturan atau keputusan yang menetapkan skala ini; cukup di satu baris."),
    ),
    entity="kategori",
    prefill=tuple(row for scale in SCALES for row in _rows(scale)),
    blank_rows=0,
    given=True,
)


def _labels(reports: list[Report]) -> dict[str, str]:
    """A name for each table of the report: its tab, and for further tables on the same tab their titles as well."""
    labels: dict[str, str] = {}
    for report in sorted(reports, key=lambda r: r.order):
        tab = report.tab.format(wilayah="Desa")
        labels[report.key] = f"{tab} - {report.title}" if tab in labels.values() else tab
    return labels


LABELS: dict[str, str] = _labels(declared("REPORTS"))

TABEL_LAPORAN = Table(
    "tabel_laporan",
    "Pengaturan",
    "Tabel Laporan",
    (
        Column(
            "tabel",
            "Tabel",
            Kind.NAME,
            ("tabel laporan", "tabel baku"),
            anchor=True,
            width=_A,
            note="Tabel menurut susunan baku; jangan diubah.",
        ),
        Column(
            "nomor",
            "Nomor",
            Kind.NUMBERING,
            ("nomor tabel", "no tabel"),
            width=_B,
            note="Nomor tabel dalam laporan instansi; kosongkan bila mengikuti yang baku.",
        ),
        Column(
            "judul",
            "Judul",
            Kind.TEXT,
            ("judul tabel",),
            anchor=True,
            width=_C,
            note="Judul tabel dalam laporan instansi; kosongkan bila mengikuti yang baku. {instansi}, {kabupaten}, "
            "{tahun}, dan {wilayah} diisi sendiri.",
        ),
        Column(
            "sumber",
            "Sumber Data",
            Kind.TEXT,
            ("baris sumber data", "sumber"),
            width=_D,
            note="Baris sumber data di bawah tabel; kosongkan bila mengikuti yang baku.",
        ),
        Column("dasar", "Dasar Hukum", Kind.TEXT, ("dasar", "peraturan"), width=_E, note="Dasar susunan tabel itu."),
    ),
    entity="tabel",
    prefill=tuple((label,) for label in LABELS.values()),
    blank_rows=0,
    given=True,
)

TABLES = (PENGATURAN, SKALA, TABEL_LAPORAN)
