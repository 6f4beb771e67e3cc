"""Dana desa by desa: the example of a table that somebody adds. `test_adding.py` puts this file into the
catalogue and names it in `files.py`; it is in no workbook of the program itself."""

from lkjip_xl.catalog.common import SUM_LABELS, budget_percent, money, no, sum_rows
from lkjip_xl.expr import Col, percent
from lkjip_xl.table import Column, Formula, Kind, Listing, Report, ReportColumn, Table, TotalCell, TotalRow

DANA_DESA = Table(
    "dana_desa",
    "Dana Desa",
    "Dana Desa",
    (
        no(),
        Column(
            "desa",
            "Desa",
            Kind.NAME,
            ("nama desa",),
            anchor=True,
            must=True,
            names="desa",
            width=26,
            note="Nama desa, sama seperti pada Penduduk.",
        ),
        money("anggaran", "Anggaran", "pagu", anchor=True, must=True, note="Dana desa yang dianggarkan."),
        money("realisasi", "Realisasi", anchor=True, must=True, note="Dana desa yang dipakai sampai akhir tahun."),
        budget_percent(),
    ),
    entity="desa",
    totals=(
        TotalRow(
            "jumlah",
            "Jumlah",
            (
                *(TotalCell(key, Formula(sum_rows(key), "J-02")) for key in ("anggaran", "realisasi")),
                TotalCell("persen", Formula(percent(Col("realisasi"), Col("anggaran")), "H-03")),
            ),
            SUM_LABELS,
            "desa",
        ),
    ),
    listing=Listing("desa", count="desa.isi"),
    blank_rows=20,
)

TABLES = (DANA_DESA,)

REPORTS = (
    Report(
        "dana_desa",
        "3.5 Dana Desa",
        "Realisasi Dana Desa {instansi} Tahun {tahun}",
        "dana_desa",
        (
            ReportColumn("no", "No", width=5),
            ReportColumn("desa", "Desa", width=30),
            ReportColumn("anggaran", "Anggaran (Rp)", width=18),
            ReportColumn("realisasi", "Realisasi (Rp)", width=18),
            ReportColumn("persen", "%", width=10),
        ),
        totals=("jumlah",),
    ),
)
