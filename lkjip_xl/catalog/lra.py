"""Laporan Realisasi Anggaran: the tree of program, kegiatan and sub kegiatan, and the kinds of belanja (3.5)."""

from lkjip_xl.catalog.common import SUM_LABELS, budget_percent, money, same
from lkjip_xl.catalog.lra_columns import (
    BUDGET_WORDS,
    MATTERS,
    PERCENT_WORDS,
    SPENT_WAYS,
    SPENT_WORDS,
    children,
    numbering,
    optional_money,
    sums,
)
from lkjip_xl.expr import Col, percent
from lkjip_xl.table import Column, Formula, Item, Kind, Listing, Report, ReportColumn, Table, TotalCell, TotalRow


def _total() -> TotalRow:
    shared = {"anggaran": same("pagu", "S-05"), "realisasi": same("realisasi_anggaran", "S-06")}
    share = Formula(percent(Col("realisasi"), Col("anggaran")), "H-03")
    return TotalRow(
        "jumlah",
        "Jumlah",
        (*sums("J-02", shared), TotalCell("persen", share, same("persen_anggaran", "S-07"))),
        SUM_LABELS,
        "uraian",
    )


LRA = Table(
    "lra",
    "LRA",
    "Program, Kegiatan, Sub Kegiatan",
    (
        numbering("A, 1, 1.1 atau kode: 7.01.01, 7.01.01.2.01, 7.01.01.2.01.0001. Nomor menentukan induknya."),
        Column(
            "uraian",
            "Uraian",
            Kind.NAME,
            (
                "program dan kegiatan",
                "program kegiatan sub kegiatan",
                "program kegiatan dan sub kegiatan",
                "nama program kegiatan",
                "program kegiatan",
                "uraian program kegiatan*",
                "urusan program*",
                "urusan bidang urusan program*",
                "nama rekening",
                "uraian rekening",
                "nama program*",
                "program kegiatan*",
                "program",
                "uraian program*",
                "kegiatan*",
                "nama kegiatan*",
                "uraian kegiatan*",
                "sub kegiatan*",
                "subkegiatan",
                "nama sub kegiatan*",
                "nomenklatur*",
            ),
            anchor=True,
            must=True,
            names="program",
            width=52,
            note="Program, kegiatan, atau sub kegiatan.",
        ),
        money(
            "anggaran",
            "Anggaran",
            "pagu",
            "alokasi",
            "pagu anggaran",
            *BUDGET_WORDS,
            anchor=True,
            must=True,
            note="Anggaran setelah perubahan. Baris induk adalah jumlah rinciannya.",
            parent=children("anggaran"),
            shared=same("pagu_program", "S-04"),
        ),
        money(
            "realisasi",
            "Realisasi",
            "realisasi anggaran",
            "realisasi keuangan",
            *SPENT_WORDS,
            anchor=True,
            must=True,
            note="Realisasi sampai akhir tahun. Baris induk adalah jumlah rinciannya.",
            parent=children("realisasi"),
            shared=same("realisasi_program", "S-06"),
            variants=SPENT_WAYS,
        ),
        budget_percent("%", *PERCENT_WORDS),
        *optional_money(tree=True),
    ),
    entity="uraian",
    totals=(_total(),),
    listing=Listing("program"),
    tree=True,
    mandatory=True,
    blank_rows=40,
    this_year=True,
    matters=MATTERS,
)

JENIS = Table(
    "jenis_belanja",
    "LRA",
    "Jenis Belanja",
    (
        numbering("Nomor urut.", optional=True),
        Column(
            "uraian",
            "Jenis Belanja",
            Kind.NAME,
            ("uraian", "uraian belanja", "belanja", "nama rekening", "uraian rekening"),
            anchor=True,
            must=True,
            width=52,
            note="Jenis belanja.",
        ),
        money(
            "anggaran",
            "Anggaran",
            "pagu",
            "alokasi",
            "pagu anggaran",
            *BUDGET_WORDS,
            anchor=True,
            must=True,
            note="Anggaran menurut jenis belanja.",
        ),
        money(
            "realisasi",
            "Realisasi",
            "realisasi anggaran",
            "realisasi keuangan",
            *SPENT_WORDS,
            anchor=True,
            must=True,
            note="Realisasi menurut jenis belanja.",
            variants=SPENT_WAYS,
        ),
        budget_percent("%", *PERCENT_WORDS),
        *optional_money(tree=False),
    ),
    entity="uraian",
    totals=(_total(),),
    items=(
        Item("operasi", "Belanja Operasi", ("belanja operasional", "operasi")),
        Item("modal", "Belanja Modal", ("modal",)),
        Item("tidak_terduga", "Belanja Tidak Terduga", ("btt",)),
        Item("transfer", "Belanja Transfer"),
    ),
    row_words=("belanja", "operasi", "modal"),
    prefill=(("", "Belanja Operasi"), ("", "Belanja Modal")),
    blank_rows=0,
    this_year=True,
    matters=MATTERS,
)

TABLES = (LRA, JENIS)

REPORTS = (
    Report(
        "tabel_3_5",
        "3.5 LRA",
        "Realisasi Program, Kegiatan dan Sub Kegiatan {instansi} {kabupaten} Tahun Anggaran {tahun}",
        "lra",
        (
            ReportColumn("no", "No", width=9),
            ReportColumn("uraian", "Program dan Kegiatan", width=52),
            ReportColumn("anggaran", "Anggaran (Rp)", width=19),
            ReportColumn("realisasi", "Realisasi (Rp)", width=19),
            ReportColumn("persen", "%", width=9),
        ),
        "3.5",
        totals=("jumlah",),
        source_line="Sumber data: Laporan Realisasi Anggaran per Program TA {tahun}",
    ),
    Report(
        "tabel_3_5_jenis",
        "3.5 LRA",
        "Belanja Operasi dan Belanja Modal",
        "jenis_belanja",
        (
            ReportColumn("no", "No", width=9),
            ReportColumn("uraian", "Jenis Belanja", width=52),
            ReportColumn("anggaran", "Anggaran (Rp)", width=19),
            ReportColumn("realisasi", "Realisasi (Rp)", width=19),
            ReportColumn("persen", "%", width=9),
        ),
        totals=("jumlah",),
    ),
)
