"""Sasaran: what the office works for, and the program that serve it (Ikhtisar and Tabel 2.1)."""

from lkjip_xl.catalog.common import no
from lkjip_xl.table import Column, Kind, Report, ReportColumn, Table

TUJUAN = Table(
    "tujuan",
    "Sasaran",
    "Tujuan, Sasaran, Strategi dan Arah Kebijakan",
    (
        Column(
            "tujuan_rpjmd",
            "Tujuan RPJMD",
            Kind.TEXT,
            ("rpjmd tujuan",),
            width=30,
            note="Tujuan RPJMD yang didukung instansi.",
        ),
        Column(
            "sasaran_rpjmd",
            "Sasaran RPJMD",
            Kind.TEXT,
            ("rpjmd sasaran",),
            width=30,
            note="Sasaran RPJMD yang didukung instansi.",
        ),
        Column(
            "tujuan",
            "Tujuan Renstra",
            Kind.TEXT,
            ("renstra tujuan", "tujuan"),
            anchor=True,
            width=30,
            note="Tujuan pada Renstra instansi.",
        ),
        Column(
            "sasaran",
            "Sasaran Renstra",
            Kind.NAME,
            ("renstra sasaran", "sasaran", "sasaran strategis"),
            anchor=True,
            width=30,
            names="sasaran",
            note="Sasaran pada Renstra instansi.",
        ),
        Column("strategi", "Strategi", Kind.TEXT, width=30, note="Strategi untuk mencapai sasaran."),
        Column(
            "arah_kebijakan",
            "Arah Kebijakan",
            Kind.TEXT,
            ("kebijakan",),
            width=30,
            note="Arah kebijakan untuk menjalankan strategi.",
        ),
    ),
    entity="sasaran",
    blank_rows=5,
)

PROGRAM_INDIKATOR = Table(
    "program_indikator",
    "Sasaran",
    "Program dan Indikator Program",
    (
        no(),
        Column(
            "sasaran",
            "Sasaran",
            Kind.TEXT,
            ("sasaran strategis",),
            carry=True,
            width=30,
            note="Sasaran yang didukung program.",
        ),
        Column(
            "program",
            "Program",
            Kind.NAME,
            ("nama program",),
            anchor=True,
            width=40,
            names="program",
            note="Nama program seperti pada PK.",
        ),
        Column(
            "indikator_program",
            "Indikator Program",
            Kind.TEXT,
            ("indikator kinerja program",),
            anchor=True,
            width=40,
            note="Indikator yang mengukur program.",
        ),
    ),
    entity="program",
    blank_rows=6,
)

TABLES = (TUJUAN, PROGRAM_INDIKATOR)

REPORTS = (
    Report(
        "ikhtisar_tujuan",
        "Ikhtisar Tujuan",
        "Tujuan dan Sasaran {instansi} yang mengacu pada RPJMD {kabupaten}",
        "tujuan",
        (
            ReportColumn("tujuan_rpjmd", "Tujuan", "RPJMD", width=28),
            ReportColumn("sasaran_rpjmd", "Sasaran", "RPJMD", width=28),
            ReportColumn("tujuan", "Tujuan", "Renstra", width=28),
            ReportColumn("sasaran", "Sasaran", "Renstra", width=28),
        ),
        place="0.1",
    ),
    Report(
        "tabel_2_1",
        "2.1 Strategi",
        "Tujuan, Sasaran, Strategi dan Kebijakan {instansi}",
        "tujuan",
        (
            ReportColumn("tujuan", "Tujuan", width=26),
            ReportColumn("sasaran", "Sasaran", width=26),
            ReportColumn("strategi", "Strategi", width=32),
            ReportColumn("arah_kebijakan", "Arah Kebijakan", width=32),
        ),
        number="2.1",
    ),
    Report(
        "program_indikator",
        "2.3 Program",
        "Program {instansi} dan indikatornya",
        "program_indikator",
        (
            ReportColumn("no", "No", width=5),
            ReportColumn("sasaran", "Sasaran", width=30),
            ReportColumn("program", "Program", width=38),
            ReportColumn("indikator_program", "Indikator Program", width=38),
        ),
        place="2.0",
    ),
)
