"""Target, realisasi and capaian of the year: the Ikhtisar's tables, 3.1 and the table of Bab IV."""

from lkjip_xl.catalog.common import (
    LAINNYA,
    UTAMA,
    capaian,
    indikator,
    kategori,
    kelompok,
    mean_capaian,
    mean_words,
    no,
    of_the_year,
    same,
    sasaran,
    satuan,
    sums_and_mean,
)
from lkjip_xl.expr import Band, Col
from lkjip_xl.scales import CAPAIAN
from lkjip_xl.table import Column, Formula, Kind, Listing, Report, ReportColumn, Table, TotalCell, TotalRow


def _mean(kelompok: str, *words: str) -> TotalRow:
    key = f"rata_{kelompok.lower()}"
    return TotalRow(
        key,
        f"Rata-rata Kinerja {kelompok}",
        (
            TotalCell("capaian", Formula(mean_capaian(kelompok), "J-05"), same(key, "J-05")),
            TotalCell("kategori", Formula(Band(CAPAIAN, Col("capaian")), "K-01")),
        ),
        (
            f"rata rata capaian kinerja {kelompok}*",
            f"rata rata {kelompok}*",
            f"rata rata capaian {kelompok}*",
            f"rata rata indikator kinerja {kelompok}*",
        ),
        "indikator",
        optional=True,
        loosely=mean_words(kelompok.lower(), *words),
    )


REALISASI = Table(
    "realisasi",
    "Realisasi",
    "Target dan Realisasi",
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
            ("rencana", "target kinerja", *of_the_year("target")),
            anchor=True,
            must=True,
            note="Target tahun ini, sama dengan PK Perubahan.",
            shared=same("target", "S-01"),
            width=12,
        ),
        Column(
            "realisasi",
            "Realisasi",
            Kind.INDEX,
            ("realisasi kinerja", *of_the_year("realisasi")),
            anchor=True,
            must=True,
            note="Realisasi tahun ini seperti diterbitkan sumber datanya.",
            shared=same("realisasi", "S-02"),
            width=12,
        ),
        Column(
            "capaian",
            "Capaian",
            Kind.PERCENT,
            ("tingkat capaian", "capaian kinerja", "% capaian", "persentase capaian", *of_the_year("capaian")),
            note="Terisi sendiri: Rumus 1 atau Rumus 2 menurut Arah pada PK.",
            formula=Formula(capaian(), "H-02"),
            shared=same("capaian", "S-03"),
            width=12,
        ),
        kategori(),
        Column(
            "sumber",
            "Sumber Data",
            Kind.TEXT,
            ("sumber", "sumber bukti"),
            width=24,
            carry=False,
            note="Dokumen bukti realisasi.",
        ),
    ),
    entity="indikator",
    totals=(
        _mean(UTAMA, "iku"),
        _mean(LAINNYA, "lain"),
        *sums_and_mean("capaian", TotalCell("kategori", Formula(Band(CAPAIAN, Col("capaian")), "K-01"))),
    ),
    also_on=("Ikhtisar", "Penutup"),
    listing=Listing("indikator"),
    mandatory=True,
    this_year=True,
)


def _columns(sasaran: str, *more: ReportColumn, satuan: bool = False) -> tuple[ReportColumn, ...]:
    return (
        ReportColumn("no", "No", width=5),
        ReportColumn("sasaran", sasaran, width=32),
        ReportColumn("indikator", "Indikator Kinerja", width=34),
        ReportColumn("target", "Target", width=11),
        ReportColumn("realisasi", "Realisasi", width=11),
        ReportColumn("capaian", "Tingkat Capaian (%)", width=12),
        *more,
    )


_FULL = (ReportColumn("kategori", "Kategori", width=14), ReportColumn("sumber", "Sumber Data", width=22))


TABLES = (REALISASI,)

REPORTS = (
    Report(
        "ikhtisar_lainnya",
        "Ikhtisar Lainnya",
        "Capaian Indikator Kinerja Lainnya {instansi} Tahun {tahun}",
        "realisasi",
        _columns("Sasaran Kinerja Lainnya"),
        where=LAINNYA,
        totals=("rata_lainnya",),
        place="0.3",
    ),
    Report(
        "tabel_3_1_utama",
        "3.1 Target Realisasi",
        "Analisis Capaian Kinerja Berdasarkan Target dan Realisasi Tahun {tahun}",
        "realisasi",
        _columns("Sasaran Strategis", *_FULL),
        "3.1",
        where=UTAMA,
        totals=("rata_utama",),
    ),
    Report(
        "tabel_3_1_lainnya",
        "3.1 Target Realisasi",
        "Kinerja Lainnya",
        "realisasi",
        _columns("Sasaran Kinerja Lainnya", *_FULL),
        where=LAINNYA,
        totals=("rata_lainnya",),
    ),
    Report(
        "bab_4_lainnya",
        "Bab IV Capaian",
        "Capaian Kinerja Lainnya {instansi} Tahun {tahun}",
        "realisasi",
        _columns("Sasaran Kinerja Lainnya", *_FULL),
        where=LAINNYA,
        totals=("rata_lainnya",),
        place="4.0",
    ),
)
