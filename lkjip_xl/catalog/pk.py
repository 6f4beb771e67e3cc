"""Perjanjian Kinerja, original (murni) and amended (perubahan): tables 2.1 and 2.2 of the report."""

from lkjip_xl.catalog.common import (
    NAIK,
    SUM_LABELS,
    TURUN,
    indikator,
    kelompok,
    money,
    no,
    same,
    sasaran,
    satuan,
    sum_rows,
)
from lkjip_xl.catalog.lra_columns import changed
from lkjip_xl.table import Column, Formula, Kind, Listing, Report, ReportColumn, Table, TotalCell, TotalRow

PK_INDIKATOR = Table(
    "pk_indikator",
    "PK",
    "Indikator",
    (
        no("Nomor sasaran."),
        kelompok(),
        sasaran(),
        indikator(),
        satuan(),
        Column(
            "arah",
            "Arah",
            Kind.CHOICE,
            ("arah indikator", "jenis indikator", "polaritas", "polarisasi"),
            note="Naik: makin tinggi makin baik (Rumus 1). Turun: makin rendah makin baik (Rumus 2).",
            choices=(NAIK, TURUN),
            shared=same("arah", ""),
            width=9,
        ),
        Column(
            "target_murni",
            "Target Murni",
            Kind.INDEX,
            ("target pk murni", "target awal", "target pk"),
            note="Target pada PK awal tahun. Predikat boleh ditulis di belakangnya: 83,32 (A).",
            shared=same("target_murni", ""),
            stands_in="target",
            width=14,
        ),
        Column(
            "target",
            "Target Perubahan",
            Kind.INDEX,
            ("target pk perubahan", "target", "target tahunan"),
            note="Target pada PK Perubahan. Bila tidak ada perubahan, ulangi target murni.",
            shared=same("target", "S-01"),
            must=True,
            width=14,
        ),
    ),
    entity="indikator",
    listing=Listing("indikator"),
    mandatory=True,
    this_year=True,
)

PK_PROGRAM = Table(
    "pk_program",
    "PK",
    "Program",
    (
        no(),
        Column(
            "program",
            "Program",
            Kind.NAME,
            ("nama program", "uraian program"),
            anchor=True,
            must=True,
            width=38,
            names="program",
            note="Nama program seperti pada DPA.",
        ),
        money(
            "murni",
            "Anggaran Murni",
            "pagu murni",
            "alokasi murni",
            "anggaran apbd",
            note="Anggaran pada PK awal.",
            shared=same("pagu_program_murni", ""),
            stands_in="anggaran",
        ),
        money(
            "anggaran",
            "Anggaran Perubahan",
            "pagu perubahan",
            "anggaran p apbd",
            "anggaran",
            "pagu",
            "alokasi",
            must=True,
            note="Anggaran pada PK Perubahan; sama dengan LRA.",
            shared=same("pagu_program", "S-04"),
        ),
        changed(),
        Column("keterangan", "Keterangan", Kind.TEXT, ("ket",), width=16, note="Sumber anggaran murni."),
        Column(
            "keterangan_perubahan",
            "Keterangan Perubahan",
            Kind.TEXT,
            ("ket perubahan",),
            width=18,
            note="Sumber anggaran perubahan.",
        ),
    ),
    entity="program",
    totals=(
        TotalRow(
            "jumlah",
            "Jumlah",
            (
                TotalCell("murni", Formula(sum_rows("murni"), "J-07"), same("pagu_murni", "S-05")),
                TotalCell("anggaran", Formula(sum_rows("anggaran"), "J-07"), same("pagu", "S-05")),
            ),
            SUM_LABELS,
            "program",
        ),
    ),
    listing=Listing("program"),
    mandatory=True,
    blank_rows=6,
    this_year=True,
)


def _pk(kolom: str, where: str, sasaran_heading: str) -> tuple[ReportColumn, ...]:
    return (
        ReportColumn("no", "No", width=5),
        ReportColumn("sasaran", sasaran_heading, width=36),
        ReportColumn("indikator", "Indikator Kinerja", width=42),
        ReportColumn(kolom, "Target", as_written=True, width=14),
    )


def _program(kolom: str, keterangan: str) -> tuple[ReportColumn, ...]:
    return (
        ReportColumn("no", "No", width=5),
        ReportColumn("program", "Program", width=46),
        ReportColumn(kolom, "Anggaran (Rp)", width=20),
        ReportColumn(keterangan, "Keterangan", width=16),
    )


TABLES = (PK_INDIKATOR, PK_PROGRAM)

REPORTS = tuple(
    report
    for nomor, judul, target, uang, ket, perubahan in (
        ("2.1", "Perjanjian Kinerja Tahun {tahun}", "target_murni", "murni", "keterangan", False),
        ("2.2", "Perjanjian Kinerja Perubahan Tahun {tahun}", "target", "anggaran", "keterangan_perubahan", True),
    )
    for report in (
        Report(
            f"pk_{target}_utama",
            f"{nomor} PK",
            judul,
            "pk_indikator",
            _pk(target, "Utama", "Sasaran Strategis"),
            nomor,
            where="Utama",
            amends=target if perubahan else "",
        ),
        Report(
            f"pk_{target}_lainnya",
            f"{nomor} PK",
            "Kinerja Lainnya",
            "pk_indikator",
            _pk(target, "Lainnya", "Kinerja Lainnya"),
            where="Lainnya",
            amends=target if perubahan else "",
        ),
        Report(
            f"pk_{uang}_program",
            f"{nomor} PK",
            "Program dan Anggaran",
            "pk_program",
            _program(uang, ket),
            totals=("jumlah",),
            amends=uang if perubahan else "",
        ),
    )
)
