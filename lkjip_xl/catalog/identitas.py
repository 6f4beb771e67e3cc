"""Identitas: who reports, for which year."""

from lkjip_xl.catalog.units import BAGIAN_WILAYAH, KEPALA, WILAYAH
from lkjip_xl.table import Column, Item, Kind, Table


def _counted(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"jumlah {word}" for word in words)


def _named(words: tuple[str, ...], before: str) -> tuple[str, ...]:
    """Words alone, and with another before them."""
    return tuple(text for word in words for text in (word, f"{before} {word}"))


IDENTITAS = Table(
    "identitas",
    "Identitas",
    "Identitas Instansi",
    (
        Column(
            "uraian",
            "Uraian",
            Kind.NAME,
            ("keterangan", "identitas"),
            anchor=True,
            width=30,
            note="Nama isian; jangan diubah.",
        ),
        Column(
            "isi",
            "Isi",
            Kind.TEXT,
            ("isian", "nilai", "data"),
            anchor=True,
            width=50,
            note="Isi sesuai dokumen resmi instansi.",
        ),
    ),
    entity="uraian",
    items=(
        Item(
            "instansi",
            "Nama Instansi",
            ("instansi", "nama perangkat daerah", "perangkat daerah", "opd", "skpd", "unit organisasi"),
        ),
        Item("kabupaten", "Kabupaten/Kota", ("kabupaten", "kota", "provinsi", "pemerintah daerah", "kabupaten kota")),
        Item("tahun", "Tahun Laporan", ("tahun", "tahun anggaran", "tahun pelaporan"), Kind.INDEX),
        Item("periode", "Periode Renstra", ("renstra", "tahun renstra")),
        Item("kepala", "Kepala", ("kepala instansi", "nama kepala", "pimpinan", "kepala opd", *_named(KEPALA, "nama"))),
        Item("tanggal", "Tanggal Laporan", ("tanggal",)),
        Item("luas", "Luas Wilayah (km2)", ("luas wilayah", "luas"), Kind.INDEX, least=0),
        Item(
            "desa",
            "Jumlah Desa",
            ("jumlah desa kelurahan", "jumlah kelurahan desa", "jumlah wilayah", "desa", *_counted(WILAYAH)),
            Kind.COUNT,
        ),
        Item("dusun", "Jumlah Dusun", _named(BAGIAN_WILAYAH, "jumlah"), Kind.COUNT),
        Item("rw", "Jumlah RW", ("rw",), Kind.COUNT),
        Item("rt", "Jumlah RT", ("rt",), Kind.COUNT),
    ),
    blank_rows=0,
)

TABLES = (IDENTITAS,)
