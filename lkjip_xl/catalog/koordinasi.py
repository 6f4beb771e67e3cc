"""The koordinasi that were followed up, listed under their sub kegiatan, with the count that the text states."""

from lkjip_xl.catalog.common import no, same
from lkjip_xl.expr import Rows, count_of
from lkjip_xl.table import Column, Formula, Kind, Report, ReportColumn, Table

KOORDINASI = Table(
    "koordinasi",
    "Koordinasi",
    "Koordinasi yang Ditindaklanjuti",
    (
        no(),
        Column(
            "subkegiatan",
            "Sub Kegiatan",
            Kind.NAME,
            ("sub kegiatan dan koordinasi", "nama sub kegiatan"),
            anchor=True,
            names="program",
            carry=True,
            width=44,
            note="Sub kegiatan; cukup pada baris pertama dari daftarnya.",
        ),
        Column(
            "jumlah",
            "Jumlah Dinyatakan",
            Kind.COUNT,
            ("jumlah", "jumlah fasilitasi", "jumlah koordinasi"),
            formula=Formula(count_of(Rows("kegiatan", scope="block")), "P-03"),
            width=12,
            shared=same("fasilitasi", "P-03"),
            note="Terisi sendiri: banyaknya kegiatan di bawahnya.",
        ),
        Column(
            "kegiatan",
            "Kegiatan",
            Kind.TEXT,
            ("koordinasi", "fasilitasi", "uraian kegiatan"),
            anchor=True,
            width=60,
            note="Satu kegiatan satu baris.",
        ),
    ),
    entity="subkegiatan",
    block="subkegiatan",
    blank_rows=30,
)

TABLES = (KOORDINASI,)

REPORTS = (
    Report(
        "koordinasi",
        "3.1 Koordinasi",
        "Koordinasi yang Ditindaklanjuti menurut Sub Kegiatan",
        "koordinasi",
        (
            ReportColumn("no", "No", width=5),
            ReportColumn("subkegiatan", "Sub Kegiatan", width=40),
            ReportColumn("jumlah", "Jumlah", width=9),
            ReportColumn("kegiatan", "Kegiatan", width=58),
        ),
    ),
)
