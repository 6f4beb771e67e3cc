"""Tables without arithmetic: follow-up (4.1), awards, and accepted exceptions."""

from lkjip_xl.catalog.common import no
from lkjip_xl.table import Column, Kind, Report, ReportColumn, Table

TINDAK_LANJUT = Table(
    "tindak_lanjut",
    "Tindak Lanjut",
    "Rencana Tindak Lanjut",
    (
        no(),
        Column(
            "langkah",
            "Langkah Perbaikan",
            Kind.TEXT,
            ("langkah perbaikan lkjip",),
            anchor=True,
            width=44,
            note="Langkah perbaikan dari evaluasi LKjIP.",
        ),
        Column(
            "rencana",
            "Rencana Tindak Lanjut",
            Kind.TEXT,
            ("tindak lanjut",),
            anchor=True,
            width=44,
            note="Apa yang akan dilakukan.",
        ),
        Column(
            "murni",
            "Tahun ini (murni)",
            Kind.TEXT,
            ("timeline murni", "murni"),
            top="Timeline",
            width=12,
            note="Beri tanda √ bila dijadwalkan.",
        ),
        Column(
            "perubahan",
            "Tahun ini (perubahan)",
            Kind.TEXT,
            ("timeline perubahan", "perubahan"),
            top="Timeline",
            width=12,
            note="Beri tanda √ bila dijadwalkan.",
        ),
        Column(
            "depan",
            "Tahun depan",
            Kind.TEXT,
            ("timeline", "timeline depan", "tahun depan", "depan"),
            top="Timeline",
            width=12,
            note="Beri tanda √ bila dijadwalkan.",
        ),
    ),
    blank_rows=8,
)

PRESTASI = Table(
    "prestasi",
    "Prestasi",
    "Prestasi dan Penghargaan",
    (
        no(),
        Column(
            "prestasi",
            "Prestasi",
            Kind.TEXT,
            ("prestasi penghargaan", "penghargaan"),
            anchor=True,
            carry=True,
            width=60,
            note="Prestasi atau peran instansi.",
        ),
        Column(
            "rincian",
            "Rincian",
            Kind.TEXT,
            ("uraian", "keterangan"),
            anchor=True,
            width=40,
            note="Satu rincian satu baris.",
        ),
    ),
    block="prestasi",
    blank_rows=8,
)

PENGECUALIAN = Table(
    "pengecualian",
    "Pengecualian",
    "Pengecualian",
    (
        Column("kode", "Kode", Kind.TEXT, ("kode aturan",), anchor=True, width=10, note="Kode temuan, misalnya H-02."),
        Column("lembar", "Lembar", Kind.TEXT, ("sheet",), anchor=True, width=20, note="Nama lembar temuan itu."),
        Column("sel", "Sel", Kind.TEXT, ("alamat sel",), anchor=True, width=10, note="Alamat sel, misalnya G6."),
        Column("alasan", "Alasan", Kind.TEXT, ("keterangan",), width=50, note="Mengapa temuan ini diterima."),
        Column("oleh", "Oleh", Kind.TEXT, ("disetujui oleh",), width=24, note="Jabatan yang menyetujui."),
    ),
    blank_rows=8,
)

TABLES = (TINDAK_LANJUT, PRESTASI, PENGECUALIAN)

REPORTS = (
    Report(
        "prestasi",
        "Bab III Prestasi",
        "Prestasi dan Penghargaan {instansi} Tahun {tahun}",
        "prestasi",
        (
            ReportColumn("no", "No", width=5),
            ReportColumn("prestasi", "Prestasi/Penghargaan", width=60),
            ReportColumn("rincian", "Rincian", width=36),
        ),
        place="3.9",
    ),
    Report(
        "tabel_4_1",
        "4.1 Tindak Lanjut",
        "Rencana Tindak Lanjut LKjIP {instansi} Tahun {tahun}",
        "tindak_lanjut",
        (
            ReportColumn("no", "No", width=5),
            ReportColumn("langkah", "Langkah Perbaikan LKjIP", width=40),
            ReportColumn("rencana", "Rencana Tindak Lanjut", width=40),
            ReportColumn("murni", "Tahun {tahun} (murni)", "Timeline", width=12),
            ReportColumn("perubahan", "Tahun {tahun} (perubahan)", "Timeline", width=12),
            ReportColumn("depan", "Tahun {tahun_depan}", "Timeline", width=12),
        ),
        "4.1",
    ),
)
