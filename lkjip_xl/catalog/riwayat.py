"""The years side by side (3.2), the end of the Renstra (3.3) and comparison with others (3.4)."""

from lkjip_xl.catalog.common import (
    LAINNYA,
    UTAMA,
    capaian,
    indikator,
    kelompok,
    kemajuan,
    no,
    same,
    sasaran,
    satuan,
    sums_and_mean,
)
from lkjip_xl.catalog.units import INSTANSI
from lkjip_xl.table import Column, Formula, Kind, Listing, Report, ReportColumn, Table

RIWAYAT = Table(
    "riwayat",
    "Riwayat",
    "Perbandingan Antar Tahun",
    (
        no("Nomor sasaran."),
        kelompok(),
        sasaran(),
        indikator(),
        satuan(),
        Column(
            "target",
            "Target",
            Kind.INDEX,
            ("rencana", "target renstra", "target kinerja"),
            yearly=True,
            anchor=True,
            width=11,
            note="Target pada tahun itu.",
            shared=same("target", "S-01"),
        ),
        Column(
            "realisasi",
            "Realisasi",
            Kind.INDEX,
            ("realisasi kinerja", "realisasi renstra"),
            yearly=True,
            anchor=True,
            width=11,
            note="Realisasi pada tahun itu.",
            shared=same("realisasi", "S-02"),
        ),
        Column(
            "capaian",
            "Capaian",
            Kind.PERCENT,
            ("tingkat capaian", "% capaian"),
            yearly=True,
            width=11,
            note="Terisi sendiri dari target dan realisasi tahun itu.",
            formula=Formula(capaian(), "H-02"),
            shared=same("capaian", "S-03"),
        ),
    ),
    entity="indikator",
    totals=sums_and_mean("capaian"),
    listing=Listing("indikator"),
)

RENSTRA = Table(
    "renstra",
    "Renstra",
    "Realisasi terhadap Target Akhir Renstra",
    (
        no("Nomor sasaran."),
        kelompok(),
        sasaran(),
        indikator(),
        Column(
            "target_akhir",
            "Target Akhir",
            Kind.INDEX,
            ("target akhir renstra", "target renstra", "target akhir periode*", "target akhir rpjmd", "target"),
            at_last=True,
            anchor=True,
            must=True,
            note="Target pada tahun terakhir Renstra.",
            shared=same("target_akhir", "P-01"),
            width=13,
        ),
        Column(
            "realisasi",
            "Realisasi",
            Kind.INDEX,
            ("realisasi kinerja",),
            anchor=True,
            must=True,
            width=12,
            note="Realisasi tahun laporan; sama dengan lembar Realisasi.",
            shared=same("realisasi", "S-02"),
        ),
        Column(
            "kemajuan",
            "Tingkat Kemajuan",
            Kind.PERCENT,
            (
                "tingkat kemajuan tingkat capaian terhadap target akhir renstra",
                "kemajuan",
                "% kemajuan",
                "tingkat capaian terhadap target akhir renstra",
            ),
            note="Terisi sendiri: realisasi terhadap target akhir Renstra.",
            formula=Formula(kemajuan(), "H-04"),
            shared=same("kemajuan", "S-03"),
            width=13,
        ),
    ),
    entity="indikator",
    totals=sums_and_mean("kemajuan"),
    listing=Listing("indikator"),
)

PEMBANDING = Table(
    "pembanding",
    "Pembanding",
    "Perbandingan dengan Pemda dan Nasional",
    (
        no(),
        indikator(),
        Column(
            "indikator_pemda",
            "Indikator Pemda",
            Kind.TEXT,
            width=30,
            optional=True,
            note="Nama indikator pada tingkat pemda, bila berbeda.",
        ),
        Column(
            "indikator_nasional",
            "Indikator Nasional",
            Kind.TEXT,
            width=30,
            optional=True,
            note="Nama indikator pada tingkat nasional, bila berbeda.",
        ),
        Column(
            "kecamatan",
            "Kecamatan",
            Kind.INDEX,
            (
                "perangkat daerah",
                "instansi",
                "opd",
                "skpd",
                *(text for word in INSTANSI for text in (word, f"realisasi {word}")),
            ),
            anchor=True,
            note="Realisasi instansi; sama dengan lembar Realisasi.",
            shared=same("realisasi", "S-02"),
            width=12,
        ),
        Column(
            "pemda",
            "Pemda",
            Kind.INDEX,
            (
                "realisasi pemda",
                "kabupaten",
                "kota",
                "kabupaten kota",
                "realisasi kabupaten",
                "realisasi kota",
                "provinsi",
            ),
            anchor=True,
            width=12,
            note="Realisasi pemerintah daerah.",
        ),
        Column("nasional", "Nasional", Kind.INDEX, ("realisasi nasional",), width=12, note="Realisasi nasional."),
        Column("keterangan", "Keterangan", Kind.TEXT, ("ket",), width=24, note="Penjelasan bila perlu."),
    ),
    entity="indikator",
    blank_rows=5,
)


def _riwayat(where: str, heading: str, title: str, number: str = "") -> Report:
    return Report(
        f"tabel_3_2_{where.lower()}",
        "3.2 Antar Tahun",
        title,
        "riwayat",
        (
            ReportColumn("no", "No", width=5),
            ReportColumn("sasaran", heading, width=26),
            ReportColumn("indikator", "Indikator Kinerja", width=28),
            ReportColumn("target", "Target", width=9),
            ReportColumn("realisasi", "Realisasi", width=9),
            ReportColumn("capaian", "Tingkat Capaian (%)", width=9),
        ),
        number,
        where=where,
    )


def _renstra(where: str, heading: str, title: str, number: str = "") -> Report:
    return Report(
        f"tabel_3_3_{where.lower()}",
        "3.3 Akhir Renstra",
        title,
        "renstra",
        (
            ReportColumn("no", "No", width=5),
            ReportColumn("sasaran", heading, width=32),
            ReportColumn("indikator", "Indikator Kinerja", width=36),
            ReportColumn("target_akhir", "Target Akhir Renstra", width=12),
            ReportColumn("realisasi", "Realisasi {tahun}", width=12),
            ReportColumn("kemajuan", "Tingkat Kemajuan (%)", width=13),
        ),
        number,
        where=where,
    )


TABLES = (RIWAYAT, RENSTRA, PEMBANDING)

REPORTS = (
    _riwayat(
        UTAMA, "Kinerja Utama/Sasaran Strategis", "Perbandingan Realisasi Kinerja Tahun {tahun_awal} - {tahun}", "3.2"
    ),
    _riwayat(LAINNYA, "Kinerja Lainnya", "Kinerja Lainnya"),
    _renstra(
        UTAMA, "Kinerja Utama/Sasaran Strategis", "Perbandingan Realisasi Kinerja s.d. Akhir Periode Renstra", "3.3"
    ),
    _renstra(LAINNYA, "Kinerja Lainnya", "Kinerja Lainnya"),
    Report(
        "tabel_3_4",
        "3.4 Pembanding",
        "Perbandingan Realisasi Kinerja Tahun {tahun} dengan Daerah Sekitar/Pemda/Nasional",
        "pembanding",
        (
            ReportColumn("no", "No", width=5),
            ReportColumn("indikator", "{jenis_instansi}", "Indikator Kinerja", width=28),
            ReportColumn("indikator_pemda", "{pemda}", "Indikator Kinerja", width=28),
            ReportColumn("indikator_nasional", "Nasional", "Indikator Kinerja", width=22),
            ReportColumn("kecamatan", "{jenis_instansi}", "Realisasi {tahun}", width=12),
            ReportColumn("pemda", "{pemda}", "Realisasi {tahun}", width=12),
            ReportColumn("nasional", "Nasional", "Realisasi {tahun}", width=12),
            ReportColumn("keterangan", "Keterangan", width=20),
        ),
        "3.4",
    ),
)
