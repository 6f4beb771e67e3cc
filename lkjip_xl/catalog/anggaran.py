"""Budget beside performance: allocation (3.6), performance and budget (3.7), efficiency (3.8)."""

from lkjip_xl.catalog.common import WHOLE_SUM_LABELS, budget_percent, capaian, indikator, money, no, same, sasaran
from lkjip_xl.catalog.common import sum_rows
from lkjip_xl.catalog.scales import EFISIENSI
from lkjip_xl.expr import Band, Col, Total, percent
from lkjip_xl.table import Column, Formula, Kind, Report, ReportColumn, Table, TotalCell, TotalRow

_SHEET = "Anggaran Sasaran"

ALOKASI = Table(
    "alokasi",
    _SHEET,
    "Alokasi per Sasaran",
    (
        no(),
        sasaran(),
        indikator(),
        money("anggaran", "Anggaran", "alokasi", "pagu", "alokasi anggaran", anchor=True, must=True,
              note="Anggaran yang mendukung indikator.", shared=same("alokasi", "S-09")),
        Column("persen", "%", Kind.PERCENT, ("persen", "persentase", "% anggaran"), anchor=True, width=11,
               note="Terisi sendiri: bagian dari jumlah anggaran.",
               formula=Formula(percent(Col("anggaran"), Total("anggaran")), "H-06")),
    ),
    entity="indikator",
    totals=(
        TotalRow(
            "jumlah",
            "Jumlah",
            (
                TotalCell("anggaran", Formula(sum_rows("anggaran"), "J-08"), same("pagu", "S-05")),
                TotalCell("persen", Formula(sum_rows("persen"), "J-08")),
            ),
            WHOLE_SUM_LABELS,
            "sasaran",
        ),
    ),
    blank_rows=5,
)  # fmt: skip

KINERJA_ANGGARAN = Table(
    "kinerja_anggaran",
    _SHEET,
    "Kinerja dan Anggaran",
    (
        no(),
        sasaran(),
        indikator(),
        Column("target", "Target", Kind.INDEX, ("kinerja target", "target kinerja"), top="Kinerja", anchor=True,
               must=True, shared=same("target", "S-01"), width=12, note="Target indikator."),
        Column("realisasi", "Realisasi", Kind.INDEX, ("kinerja realisasi", "realisasi kinerja"), top="Kinerja",
               anchor=True, must=True, shared=same("realisasi", "S-02"), width=12, note="Realisasi indikator."),
        Column("capaian", "% Capaian", Kind.PERCENT,
               ("kinerja % capaian", "kinerja capaian", "% capaian kinerja", "capaian kinerja"), top="Kinerja",
               formula=Formula(capaian(), "H-02"), shared=same("capaian", "S-03"), width=12,
               note="Terisi sendiri dari target dan realisasi."),
        money("alokasi", "Alokasi", "anggaran alokasi", "alokasi anggaran", "anggaran pagu", top="Anggaran",
              anchor=True, must=True, shared=same("alokasi", "S-09"), note="Anggaran yang mendukung indikator."),
        money("realisasi_anggaran", "Realisasi", "anggaran realisasi", "realisasi anggaran", top="Anggaran",
              anchor=True, must=True, shared=same("realisasi_indikator_anggaran", "S-09"),
              note="Realisasi anggaran yang mendukung indikator."),
        budget_percent("% Capaian", "anggaran % capaian", "anggaran capaian", "% capaian anggaran",
                       "capaian anggaran", part="realisasi_anggaran", whole="alokasi", top="Anggaran",
                       shared=same("persen_indikator", "S-07")),
    ),
    entity="indikator",
    totals=(
        TotalRow(
            "jumlah",
            "Jumlah",
            (
                TotalCell("alokasi", Formula(sum_rows("alokasi"), "J-08"), same("pagu", "S-05")),
                TotalCell("realisasi_anggaran", Formula(sum_rows("realisasi_anggaran"), "J-08"),
                          same("realisasi_anggaran", "S-06")),
                TotalCell("persen", Formula(percent(Col("realisasi_anggaran"), Col("alokasi")), "H-03"),
                          same("persen_anggaran", "S-07")),
            ),
            WHOLE_SUM_LABELS,
            "sasaran",
        ),
    ),
    also_on=("Ikhtisar",),
    blank_rows=5,
)  # fmt: skip

EFISIENSI_TABEL = Table(
    "efisiensi",
    _SHEET,
    "Efisiensi",
    (
        no(),
        sasaran(),
        indikator(),
        Column("capaian_kinerja", "% Capaian Kinerja", Kind.PERCENT, ("capaian kinerja", "persentase capaian kinerja"),
               anchor=True, must=True, shared=same("capaian", "S-03"), width=14,
               note="Sama dengan capaian indikator."),
        Column("capaian_anggaran", "% Capaian Anggaran", Kind.PERCENT,
               ("capaian anggaran", "persentase capaian anggaran", "% penyerapan anggaran"), anchor=True, must=True,
               shared=same("persen_indikator", "S-07"), width=14, note="Sama dengan capaian anggarannya."),
        Column("efisiensi", "Tingkat Efisiensi", Kind.PERCENT, ("efisiensi",), width=14,
               formula=Formula(Col("capaian_kinerja") - Col("capaian_anggaran"), "H-05"),
               shared=same("efisiensi", "H-05"),
               note="Terisi sendiri: capaian kinerja dikurangi capaian anggaran."),
        Column("keterangan", "Keterangan", Kind.CATEGORY, ("ket", "kategori"), width=16,
               formula=Formula(Band(EFISIENSI, Col("efisiensi")), "K-04"), shared=same("kategori_efisiensi", "K-04"),
               note="Terisi sendiri: Efisien bila tingkat efisiensi di atas nol."),
    ),
    entity="indikator",
    blank_rows=5,
)  # fmt: skip

_KINERJA_ANGGARAN = (
    ReportColumn("no", "No", width=5),
    ReportColumn("sasaran", "Kinerja Utama/Sasaran Strategis", width=28),
    ReportColumn("indikator", "Indikator Kinerja", width=28),
    ReportColumn("target", "Target", "Kinerja", width=10),
    ReportColumn("realisasi", "Realisasi", "Kinerja", width=10),
    ReportColumn("capaian", "% Capaian", "Kinerja", width=10),
    ReportColumn("alokasi", "Alokasi (Rp)", "Anggaran", width=18),
    ReportColumn("realisasi_anggaran", "Realisasi (Rp)", "Anggaran", width=18),
    ReportColumn("persen", "% Capaian", "Anggaran", width=10),
)

IKHTISAR_UTAMA = Report(
    "ikhtisar_utama",
    "Ikhtisar Utama",
    "Capaian Kinerja Utama dan Anggaran {instansi} Tahun {tahun}",
    "kinerja_anggaran",
    _KINERJA_ANGGARAN,
    landscape=True,
)

REPORTS = (
    Report(
        "tabel_3_6",
        "3.6 Alokasi",
        "Alokasi per Sasaran Pembangunan",
        "alokasi",
        (
            ReportColumn("no", "No", width=5),
            ReportColumn("sasaran", "Kinerja Utama/Sasaran Strategis", width=36),
            ReportColumn("indikator", "Indikator Kinerja", width=34),
            ReportColumn("anggaran", "Anggaran (Rp)", width=20),
            ReportColumn("persen", "%", width=10),
        ),
        "3.6",
        totals=("jumlah",),
    ),
    Report(
        "tabel_3_7",
        "3.7 Kinerja Anggaran",
        "Pencapaian Kinerja dan Anggaran {instansi} Tahun {tahun}",
        "kinerja_anggaran",
        _KINERJA_ANGGARAN,
        "3.7",
        totals=("jumlah",),
        landscape=True,
    ),
    Report(
        "tabel_3_8",
        "3.8 Efisiensi",
        "Perhitungan Efisiensi Penggunaan Sumber Daya",
        "efisiensi",
        (
            ReportColumn("sasaran", "Kinerja Utama/Sasaran Strategis", width=32),
            ReportColumn("indikator", "Indikator Kinerja", width=30),
            ReportColumn("capaian_kinerja", "% Capaian Kinerja", width=12),
            ReportColumn("capaian_anggaran", "% Capaian Anggaran", width=12),
            ReportColumn("efisiensi", "Tingkat Efisiensi", width=12),
            ReportColumn("keterangan", "Keterangan", width=16),
        ),
        "3.8",
    ),
)
