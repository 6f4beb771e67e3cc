"""Every rule: a workbook with that one defect gives exactly these findings, and its clean twin none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from workbook import Formula, Sheets, Shown, changed, findings_of, result_of, verdicts_of, without_row

from lkjip_xl.findings import Level
from lkjip_xl.rules import RULES

# --- clean workbooks -----------------------------------------------------------------------------

PENDUDUK = {
    "Penduduk": [
        ["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"],
        [1, "Sukamaju", 12, 8, 20],
        [2, "Tirtosari", 30, 25, 55],
        [3, "Karanganyar", 41, 40, 81],
        [None, "Jumlah", 83, 73, 156],
    ]
}
KEPADATAN = {
    "Penduduk": [
        ["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah", "KK", "Luas (km2)", "Kepadatan (jiwa/km2)"],
        [1, "Sukamaju", 1200, 1180, 2380, 701, 4.25, 560],
        [2, "Tirtosari", 900, 950, 1850, 502, 3.1, Shown(596.77, "0.00")],
        [3, "Karanganyar", 410, 400, 810, 233, 7.75, Shown(104.52, "0.00")],
        [None, "Jumlah", 2510, 2530, 5040, 1436, 15.1, Shown(333.77, "0.00")],
    ]
}
KEPADATAN_HA = changed(
    KEPADATAN,
    {"Penduduk!G1": "Luas Wilayah (ha)", "Penduduk!H1": "Kepadatan Penduduk per km2", "Penduduk!H2": 56000,
     "Penduduk!H3": 59677, "Penduduk!H4": 10452, "Penduduk!H5": 33377},
)  # fmt: skip
RUMUS = changed(
    PENDUDUK,
    {
        "Penduduk!E2": Formula("C2+D2", 20),
        "Penduduk!E3": Formula("C3+D3", 55),
        "Penduduk!E4": Formula("C4+D4", 81),
        "Penduduk!C5": Formula("SUM(C2:C4)", 83),
        "Penduduk!D5": Formula("SUM(D2:D4)", 73),
        "Penduduk!E5": Formula("C5+D5", 156),
    },
)
IDENTITAS = {
    "Identitas": [
        ["Uraian", "Isi"],
        ["Nama Instansi", "Kecamatan Sukamaju"],
        ["Kabupaten/Kota", "Kabupaten Contoh"],
        ["Tahun Laporan", 2024],
        ["Jumlah Desa", 3],
    ]
}
DESA = {**IDENTITAS, **PENDUDUK}
PK = {
    "PK": [
        ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Arah", "Target Murni", "Target Perubahan"],
        [1, "Utama", "Pelayanan yang baik", "Indeks Pelayanan", "indeks", "Naik", 78, 80],
        [2, "Lainnya", "Keluhan berkurang", "Banyaknya Keluhan", "keluhan", "Turun", 40, 40],
    ]
}
REALISASI = {
    "Realisasi": [
        ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian", "Kategori"],
        [1, "Utama", "Pelayanan yang baik", "Indeks Pelayanan", "indeks", 80, 84, 105, "Sangat Tinggi"],
        [2, "Lainnya", "Keluhan berkurang", "Banyaknya Keluhan", "keluhan", 40, 45, Shown(87.5, "0.00"), "Tinggi"],
        [None, None, None, "Rata-rata Kinerja Utama", None, None, None, 105, "Sangat Tinggi"],
    ]
}
KINERJA = {**PK, **REALISASI}
PROGRAM = {
    "PK": [
        ["No", "Program", "Anggaran Murni", "Anggaran Perubahan"],
        [1, "Program Penunjang Urusan", 200, 250],
        [2, "Program Pembinaan Desa", 100, 120],
        [None, "Jumlah", 300, 370],
    ]
}
LRA = {
    "LRA": [
        ["No", "Uraian", "Anggaran", "Realisasi", "%"],
        ["A", "Program Penunjang Urusan", 250, 200, 80],
        ["1", "Kegiatan Umum", 250, 200, 80],
        ["1.1", "Sub Kegiatan Alat Tulis", 100, 80, 80],
        ["1.2", "Sub Kegiatan Rapat", 150, 120, 80],
        ["B", "Program Pembinaan Desa", 120, 90, 75],
        ["1", "Kegiatan Pembinaan", 120, 90, 75],
        ["1.1", "Sub Kegiatan Musyawarah", 120, 90, 75],
        [None, "TOTAL ANGGARAN", 370, 290, Shown(78.38, "0.00")],
        [],
        ["Jenis Belanja", "Anggaran", "Realisasi", "%"],
        ["Belanja Operasi", 320, 240, 75],
        ["Belanja Modal", 50, 50, 100],
        ["Jumlah", 370, 290, Shown(78.38, "0.00")],
    ]
}
UANG = {**PROGRAM, **LRA}
POHON = {
    "LRA": [
        ["Kode", "Uraian", "Anggaran", "Realisasi"],
        ["7.01.01", "Program Penunjang", 100, 90],
        ["7.01.01.2.01", "Perencanaan", 60, 55],
        ["7.01.01.2.02", "Umum", 40, 35],
        ["7.01.01.2.02.0001", "Listrik", 15, 15],
        ["7.01.01.2.02.0002", "Rapat", 25, 20],
    ]
}
RIWAYAT = {
    "Riwayat": [
        ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", 2023, None, None, 2024, None, None],
        [None, None, None, None, None, "Target", "Realisasi", "Capaian", "Target", "Realisasi", "Capaian"],
        [1, "Utama", "Pelayanan yang baik", "Indeks Pelayanan", "indeks", 75, 60, 80, 80, 84, 105],
        [2, "Lainnya", "Keluhan berkurang", "Banyaknya Keluhan", "keluhan", 50, 50, 100, 40, 45, Shown(87.5, "0.00")],
    ]
}
TAHUN = {**IDENTITAS, **KINERJA, **RIWAYAT}
RENSTRA = {
    "Renstra": [
        ["No", "Kelompok", "Sasaran", "Indikator", "Target Akhir", "Realisasi", "Tingkat Kemajuan"],
        [1, "Utama", "Pelayanan yang baik", "Indeks Pelayanan", 96, 84, Shown(87.5, "0.00")],
        [2, "Lainnya", "Keluhan berkurang", "Banyaknya Keluhan", 30, 45, 50],
    ]
}
AKHIR = {**KINERJA, **RENSTRA}
PEGAWAI = {
    "Pegawai": [
        ["No", "Uraian", "Laki-laki", "Perempuan", "Total"],
        ["I", "Pegawai PNS", 9, 7, 16],
        ["II", "Pegawai THL", 1, 1, 2],
        ["III", "Tingkat Pendidikan PNS :"],
        [1, "SLTA", 4, 2, 6],
        [2, "S1", 5, 5, 10],
        [None, "Jumlah", 9, 7, 16],
        ["IV", "Agama PNS"],
        [1, "Islam", 8, 7, 15],
        [2, "Kristen", 1, "-", 1],
    ]
}
UNSUR = (
    "Persyaratan", "Prosedur", "Waktu Pelayanan", "Biaya/Tarif", "Produk Layanan", "Kompetensi Pelaksana",
    "Perilaku Pelaksana", "Penanganan Pengaduan", "Sarana dan Prasarana",
)  # fmt: skip
IKM = {
    "IKM": [
        ["No", "Unsur", "Nilai"],
        *([i, name, 80 + i] for i, name in enumerate(UNSUR, 1)),
        [None, "Rata-rata", 85],
        [None, "Mutu Pelayanan", "B"],
    ]
}
INDEKS = {
    "Realisasi": [
        ["No", "Kelompok", "Sasaran", "Indikator", "Target", "Realisasi", "Capaian"],
        [1, "Utama", "Pelayanan", "Indeks Kepuasan Masyarakat", 80, 85, Shown(106.25, "0.00")],
    ],
    **IKM,
}
ANGGARAN = {
    "Anggaran Sasaran": [
        ["No", "Sasaran", "Indikator", "Anggaran", "%"],
        [1, "Pelayanan yang baik", "Indeks Pelayanan", 50, 25],
        [2, "Keluhan berkurang", "Banyaknya Keluhan", 150, 75],
        [None, "Jumlah", None, 200, 100],
        [],
        ["No", "Sasaran", "Indikator", "Kinerja", None, None, "Anggaran", None, None],
        [None, None, None, "Target", "Realisasi", "% Capaian", "Alokasi", "Realisasi", "% Capaian"],
        [1, "Pelayanan yang baik", "Indeks Pelayanan", 80, 84, 105, 50, 40, 80],
        [2, "Keluhan berkurang", "Banyaknya Keluhan", 40, 45, Shown(87.5, "0.00"), 150, 150, 100],
        [None, "Jumlah", None, None, None, None, 200, 190, 95],
        [],
        ["No", "Sasaran", "Indikator", "% Capaian Kinerja", "% Capaian Anggaran", "Tingkat Efisiensi", "Keterangan"],
        [1, "Pelayanan yang baik", "Indeks Pelayanan", 105, 80, 25, "Efisien"],
        [2, "Keluhan berkurang", "Banyaknya Keluhan", Shown(87.5, "0.00"), 100, Shown(-12.5, "0.00"), "Tidak Efisien"],
    ]
}
SASARAN = {**KINERJA, **ANGGARAN}
KOORDINASI = {
    "Koordinasi": [
        ["No", "Sub Kegiatan", "Jumlah Dinyatakan", "Kegiatan"],
        [1, "Rapat lintas sektor", 2, "Rapat Januari"],
        [None, None, None, "Rapat Juni"],
        [2, "Patroli wilayah", 1, "Patroli Agustus"],
    ]
}
TEKS = {
    **DESA,
    **KINERJA,
    "Pernyataan": [
        ["No", "Bagian", "Fakta", "Rincian", "Nilai", "Satuan", "Terbilang"],
        [1, "1.1", "Nama kabupaten/kota", None, "Kabupaten Contoh"],
        [2, "1.2", "Jumlah penduduk", None, 156, "jiwa", "seratus lima puluh enam"],
        [3, "3.1", "Kategori indikator", "Banyaknya Keluhan", "Tinggi"],
        [4, "3.1", "Realisasi indikator", "Indeks Pelayanan", 84],
    ],
}  # fmt: skip
PREDIKAT = {
    "PK": [
        ["No", "Kelompok", "Sasaran", "Indikator", "Arah", "Target Perubahan"],
        [1, "Utama", "Tata kelola", "Nilai SAKIP", "Naik", "83,32 (A)"],
    ]
}

BELANJA = {
    "LRA": [
        ["Kode", "Uraian", "Anggaran", "Realisasi", "%"],
        ["7.01.01", "Program Penunjang Urusan", 400, 330, Shown(82.5, "0.00")],
        [None, "JUMLAH", 400, 330, Shown(82.5, "0.00")],
        [],
        ["Jenis Belanja", "Anggaran", "Realisasi", "%"],
        ["Belanja Modal", 325, 270, Shown(83.08, "0.00")],
        ["Belanja Operasi", 75, 60, 80],
        ["Jumlah", 400, 330, Shown(82.5, "0.00")],
    ]
}
ALOKASI = {
    "Anggaran Sasaran": [
        ["No", "Sasaran", "Indikator", "Anggaran", "%"],
        [1, "Pelayanan yang baik", "Indeks Pelayanan", 200, 100],
        [],
        ["No", "Sasaran", "Indikator", "Kinerja", None, None, "Anggaran", None, None],
        [None, None, None, "Target", "Realisasi", "% Capaian", "Alokasi", "Realisasi", "% Capaian"],
        [1, "Pelayanan yang baik", "Indeks Pelayanan", 80, 84, 105, 200, 150, 75],
    ]
}
PERSEN = {
    "Riwayat": [
        ["No", "Indikator", 2023, None, None, 2024, None, None],
        [None, None, "Target", "Realisasi", "Capaian", "Target", "Realisasi", "Capaian"],
        [1, "Cakupan layanan", "80%", "60%", 75, "80%", "84%", 105],
    ]
}

JUDUL = {
    **IDENTITAS,
    "PK": [
        ["PEMERINTAH KABUPATEN CONTOH"],
        ["KECAMATAN SUKAMAJU"],
        ["Jl. Raya Kota Lama Nomor 20 Tahun 2020"],
        ["PERJANJIAN KINERJA TAHUN 2024"],
        [],
        *PK["PK"],
    ],
    "Realisasi": [["Unit Organisasi : 7.01.01 Kecamatan Sukamaju"], *REALISASI["Realisasi"]],
    "Prestasi": [
        ["No", "Prestasi", "Rincian"],
        [1, "Juara lomba desa, HUT ke-XXX", "Desa Sukamaju, Tirtosari, dst..."],
    ],
}
ARAH = {
    "PK": PK["PK"],
    "Riwayat": [
        ["No", "Indikator", 2022, None, None, 2023, None, None, 2024, None, None],
        [None, None, *["Target", "Realisasi", "Capaian"] * 3],
        [1, "Indeks Pelayanan", 78, 78, 100, 79, 79, 100, 80, 80, 100],
        [2, "Banyaknya Keluhan", 50, 50, 100, 45, 45, 100, 40, 40, 100],
    ],
}
TIGA = {
    "Riwayat": [
        ["No", "Indikator", 2022, None, None, 2023, None, None, 2024, None, None],
        [None, None, *["Target", "Realisasi", "Capaian"] * 3],
        [1, "Indeks Pelayanan", 78, 39, 50, 79, 79, 100, 80, 60, 75],
    ]
}
PENGECUALIAN = {
    **changed(PENDUDUK, {"Penduduk!E2": 21}),
    "Pengecualian": [
        ["Kode", "Lembar", "Sel", "Alasan", "Oleh"],
        ["H-01", "Penduduk", "E2", "menunggu hasil pencacahan ulang", "Sekretaris"],
    ],
}

NRR = (3.2, 3.4, 3.1, 3.6, 3.3, 3.5, 3.4, 3.7, 3.25)
BOBOT = {
    "IKM": [
        ["No", "Unsur", "NRR", "Bobot", "NRR Tertimbang"],
        *([i + 1, UNSUR[i], x, 0.11, Shown(round(x * 0.11, 4), "0.000")] for i, x in enumerate(NRR)),
        [None, "Nilai Rata-rata Tertimbang", None, None, Shown(3.3495, "0.00")],
        [None, "Nilai IKM", None, None, Shown(83.7375, "0.00")],
    ]
}
TAHUN_INI = {**IDENTITAS, **ARAH, "Pernyataan": [["Fakta", "Nilai"], ["Tahun laporan", 2024]]}
SATUAN = {
    "Riwayat": [
        ["No", "Indikator", 2022, None, 2023, None, 2024, None],
        [None, None, *["Target", "Realisasi"] * 3],
        [1, "Cakupan layanan", "80 orang", 1, 80, 1, "80 orang", 1],
    ]
}
FISIK = {
    "LRA": [
        ["Kode", "Uraian", "Anggaran", "Realisasi", "%", "Fisik (%)"],
        ["1.01.01", "Program Penunjang", 100, 50, 50, 50],
        ["1.01.01.2.01", "Kegiatan Umum", 100, 50, 50, 50],
        ["1.01.01.2.01.01", "Sub Kegiatan Alat Tulis", 50, 50, 100, 100],
        ["1.01.01.2.01.02", "Sub Kegiatan Rapat", 50, 0, 0, 0],
    ]
}

CLEAN = {
    "tahun ini": TAHUN_INI, "fisik": FISIK,
    "judul": JUDUL, "arah": ARAH, "tiga": TIGA,
    "penduduk": PENDUDUK, "desa": DESA, "kinerja": KINERJA, "uang": UANG, "tahun": TAHUN, "akhir": AKHIR,
    "pegawai": PEGAWAI, "indeks": INDEKS, "sasaran": SASARAN, "koordinasi": KOORDINASI, "teks": TEKS,
    "predikat": PREDIKAT, "belanja": BELANJA, "alokasi": ALOKASI, "persen": PERSEN, "rumus": RUMUS,
}  # fmt: skip


@pytest.mark.parametrize("name", CLEAN)
def test_a_right_workbook_has_no_finding(name: str) -> None:
    assert findings_of(CLEAN[name]) == []
    assert set(verdicts_of(CLEAN[name]).values()) == {"COCOK"}


# --- one defect each -----------------------------------------------------------------------------

AKUN = {
    "LRA": [
        ["Kode", "Uraian", "Anggaran", "TW I", "TW II", "TW III", "TW IV", "Realisasi", "%", "Sisa", "% Sisa"],
        ["4", "PENDAPATAN DAERAH", 500, 100, 100, 100, 150, 450, 90, 50, 10],
        ["4.1", "Pendapatan Asli Daerah", 500, 100, 100, 100, 150, 450, 90, 50, 10],
        ["5", "BELANJA DAERAH", 400, 40, 90, 90, 80, 300, 75, 100, 25],
        ["5.1", "Belanja Operasi", 300, 40, 80, 60, 60, 240, 80, 60, 20],
        ["5.2", "Belanja Modal", 100, 0, 10, 30, 20, 60, 60, 40, 40],
        [None, "SURPLUS/(DEFISIT)", 100, 60, 10, 10, 70, 150, 150, -50, -50],
    ]
}


WILAYAH = {
    "Identitas": [*IDENTITAS["Identitas"][:4], ["Jumlah Desa", 3], ["Luas Wilayah (km2)", 48.62], ["Jumlah RT", 17]],
    **PENDUDUK,
    "Pernyataan": [["Bagian", "Fakta", "Rincian", "Nilai"], ["Bab I", "Jumlah RT", None, 17]],
}


@dataclass(frozen=True)
class Case:
    """One defect: the clean workbook, the cells that make it wrong, and every finding it gives."""

    code: str
    name: str
    clean: Sheets
    cells: dict[str, Any]
    findings: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)  # how the workbook is written

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


def _salah(code: str, name: str, clean: Sheets, cell: str, value: Any, stated: str, expected: str) -> Case:
    return Case(code, name, clean, {cell: value}, [(code, "SALAH", cell, stated, expected)])


def _one(code: str, level: str, name: str, clean: Sheets, cell: str, value: Any, stated: str, expected: str) -> Case:
    return Case(code, name, clean, {cell: value}, [(code, level, cell, stated, expected)])


CASES = [
    # H: row arithmetic
    _salah("H-01", "sum of a row", PENDUDUK, "Penduduk!E2", 21, "21", "20"),
    _salah("H-01", "sum of a row of staff", PEGAWAI, "Pegawai!E3", 3, "3", "2"),
    _salah("H-02", "capaian, higher is better", KINERJA, "Realisasi!H2", Shown(95.24, "0.00"), "95,24", "105,00"),
    _salah("H-02", "capaian, lower is better", KINERJA, "Realisasi!H3", Shown(112.5, "0.00"), "112,50", "87,50"),
    Case("H-02", "capaian cut off", TAHUN, {"Riwayat!F3": 76, "Riwayat!H3": Shown(78.94, "0.00")},
         [("H-02", "PERINGATAN", "Riwayat!H3", "78,94", "78,95")]),
    _salah("H-03", "percentage of a sub kegiatan", UANG, "LRA!E4", 70, "70", "80,00"),
    _salah("H-03", "percentage of a total", LRA, "LRA!E9", Shown(87.38, "0.00"), "87,38", "78,38"),
    _salah("H-04", "kemajuan", AKHIR, "Renstra!G2", Shown(95, "0.00"), "95,00", "87,50"),
    _salah("H-05", "efisiensi", SASARAN, "Anggaran Sasaran!F13", 15, "15", "25,00"),
    _salah("H-06", "share of the budget", SASARAN, "Anggaran Sasaran!E2", 20, "20", "25,00"),
    # J: totals and means
    _salah("J-01", "kegiatan against its sub kegiatan", LRA, "LRA!C7", 130, "130", "120"),
    _salah("J-02", "budget total", LRA, "LRA!C9", 371, "371", "370"),
    _salah("J-02", "total of the kinds of belanja", LRA, "LRA!B14", 371, "371", "370"),
    _salah("J-03", "total of the population, off by one", PENDUDUK, "Penduduk!D5", 74, "74", "73"),
    Case("J-04", "breakdown of staff", PEGAWAI, {"Pegawai!D10": 1, "Pegawai!E10": 2},
         [("J-04", "SALAH", "Pegawai!D8", "8", "7"), ("J-04", "SALAH", "Pegawai!E8", "17", "16")]),
    _salah("J-05", "mean capaian", KINERJA, "Realisasi!H4", 100, "100", "105,00"),
    _salah("J-06", "mean of the unsur", IKM, "IKM!C11", 88, "88", "85,00"),
    _salah("J-07", "total of the PK", PROGRAM, "PK!C4", 290, "290", "300"),
    _salah("J-08", "total per sasaran", SASARAN, "Anggaran Sasaran!D4", 210, "210", "200"),
    _salah("J-09", "subtotal of a group of staff", PEGAWAI, "Pegawai!C7", 12, "12", "9"),
    # S: the same fact elsewhere
    # the capaian was worked out from 80
    Case("S-01", "target of the PK and of Realisasi", KINERJA, {"PK!H2": 81}, [("S-01", "SALAH", "PK!H2", "81", "80")]),
    _salah("S-02", "realisasi in Renstra", AKHIR, "Renstra!F2", 48, "48", "84"),
    _salah("S-03", "capaian in Efisiensi", SASARAN, "Anggaran Sasaran!D13", 107, "107", "105,00"),
    _salah("S-04", "budget of a program in PK and LRA", UANG, "PK!D2", 205, "205", "250"),
    Case("S-05", "pagu by program and by belanja", BELANJA,
         {"LRA!B7": 175, "LRA!D7": Shown(34.29, "0.00"), "LRA!B8": 500, "LRA!D8": 66},
         [("S-05", "SALAH", "LRA!B8", "500", "400"), ("S-07", "SALAH", "LRA!D8", "66", "82,50")]),
    Case("S-06", "spending by program and by belanja", BELANJA,
         {"LRA!C6": 300, "LRA!D6": Shown(92.31, "0.00"), "LRA!C8": 360, "LRA!D8": 90},
         [("S-06", "SALAH", "LRA!C8", "360", "330"), ("S-07", "SALAH", "LRA!D8", "90", "82,50")]),
    _salah("S-07", "capaian anggaran in Efisiensi", SASARAN, "Anggaran Sasaran!E13", 90, "90", "80,00"),
    _salah("S-08", "IKM in Realisasi and from its unsur", INDEKS, "Realisasi!F2", 84, "84", "85"),
    Case("S-09", "allocation of an indikator", ALOKASI, {"Anggaran Sasaran!G6": 250, "Anggaran Sasaran!I6": 60},
         # two cells speak for 250
         [("S-09", "SALAH", "Anggaran Sasaran!D2", "200", "250")]),
    _one("S-10", "PERINGATAN", "satuan in Realisasi", KINERJA, "Realisasi!E2", "orang", "orang", "indeks"),
    _one("S-10", "PERINGATAN", "sasaran in Realisasi", KINERJA, "Realisasi!C2", "Desa yang mandiri",
         "Desa yang mandiri", "Pelayanan yang baik"),
    # K: categories
    _salah("K-01", "kategori of a capaian", KINERJA, "Realisasi!I3", "Sangat Tinggi", "Sangat Tinggi", "Tinggi"),
    _salah("K-02", "grade behind a figure", PREDIKAT, "PK!F2", "83,32 (BB)", "BB", "A"),
    _salah("K-03", "grade of the service", IKM, "IKM!C12", "A", "A", "B"),
    _salah("K-04", "keterangan", SASARAN, "Anggaran Sasaran!G14", "Efisien", "Efisien", "Tidak Efisien"),
    Case("K-05", "capaian between two printed bands", KINERJA,
         {"Realisasi!G3": 43.8, "Realisasi!H3": Shown(90.5, "0.00"), "Realisasi!I3": "Sangat Tinggi"},
         [("K-05", "CATATAN", "Realisasi!I3", "Sangat Tinggi", "Sangat Tinggi")]),
    # P: statements
    _salah("P-01", "figure in the text", TEKS, "Pernyataan!E5", 48, "48", "84"),
    _salah("P-02", "amount in words", TEKS, "Pernyataan!G3", "seratus lima enam", "seratus lima enam",
           "Seratus Lima Puluh Enam"),
    _salah("P-03", "count of a list", KOORDINASI, "Koordinasi!C2", 3, "3", "2"),
    _salah("P-04", "name in the text", TEKS, "Pernyataan!E2", "Kabupaten Lain", "Kabupaten Lain", "Kabupaten Contoh"),
    _salah("P-05", "kategori in the text", TEKS, "Pernyataan!E4", "Sedang", "Sedang", "Tinggi"),
    _one("P-06", "PERINGATAN", "fact that is not in the list", TEKS, "Pernyataan!C5", "Banyak sapi", "Banyak sapi",
         "fakta dari daftar"),
    _one("P-06", "PERINGATAN", "fact about an indikator that is not there", TEKS, "Pernyataan!D5", "Panjang jalan",
         "Panjang jalan", "nama indikator yang ada dalam tabel"),
    # L: completeness
    Case("L-02", "more desa declared than listed", DESA, {"Identitas!B5": 4},
         [("L-02", "SALAH", "Penduduk!B1", "3 baris", "4 baris")]),
    Case("L-01", "table not filled in", PENDUDUK, {"LRA!A1": "No", "LRA!B1": "Uraian", "LRA!C1": "Anggaran",
                                                   "LRA!D1": "Realisasi"},
         [("L-01", "PERINGATAN", "LRA!B1", "belum diisi", "terisi")]),
    Case("L-03", "indikator that Realisasi lacks", KINERJA,
         dict(zip((f"PK!{c}4" for c in "ABCDEFGH"),
                  (3, "Utama", "Tertib", "Indeks Tertib", "indeks", "Naik", 70, 70), strict=True)),
         [("L-03", "PERINGATAN", "Realisasi!D1", "tidak memuat: Indeks Tertib", "memuat semua nama")]),
    Case("L-03", "Realisasi lacks every indikator of a kelompok", KINERJA,
         {f"Realisasi!{c}3": None for c in "ABCDEFGHI"},
         [("L-03", "PERINGATAN", "Realisasi!D1", "tidak memuat: Banyaknya Keluhan", "memuat semua nama")]),
    _one("L-04", "CATATAN", "other spelling", AKHIR, "Renstra!D2", "Indeks Pelayanann", "Indeks Pelayanann",
         "Indeks Pelayanan"),
    _one("L-05", "PERINGATAN", "derived cell left blank", PENDUDUK, "Penduduk!E5", None, "kosong", "156"),
    _one("L-06", "PERINGATAN", "input left blank", KINERJA, "Realisasi!G2", None, "kosong",
         "angka; 0 bila nol, - bila tidak ada"),
    Case("L-07", "breakdown of dashes", PEGAWAI,
         {f"Pegawai!{col}{row}": "-" for row in (9, 10) for col in "CDE"},
         [("L-07", "SALAH", "Pegawai!C9", "semua nihil", "berjumlah 16 orang")]),
    _one("L-12", "PERINGATAN", "blank left in Identitas", DESA, "Identitas!B2", "Kecamatan ..........",
         "Kecamatan ..........", "isian yang sebenarnya"),
    _one("L-12", "CATATAN", "blank left in a letterhead", JUDUL, "PK!A2", "KECAMATAN XXX", "KECAMATAN XXX",
         "isian yang sebenarnya"),
    _one("S-11", "PERINGATAN", "another kabupaten in the letterhead", JUDUL, "PK!A1", "PEMERINTAH KABUPATEN LAIN",
         "PEMERINTAH KABUPATEN LAIN", "Kabupaten Contoh"),
    _one("S-11", "PERINGATAN", "kota instead of kabupaten", JUDUL, "PK!A1", "PEMERINTAH KOTA CONTOH",
         "PEMERINTAH KOTA CONTOH", "Kabupaten Contoh"),
    _one("S-11", "CATATAN", "another kecamatan in a title", JUDUL, "PK!A4", "Perjanjian Kinerja Kecamatan Mekar",
         "Perjanjian Kinerja Kecamatan Mekar", "Kecamatan Sukamaju"),
    _one("S-11", "PERINGATAN", "all letterheads against Identitas", JUDUL, "Identitas!B2", "Kecamatan Mekar",
         "Kecamatan Mekar", "KECAMATAN SUKAMAJU"),
    _one("S-12", "PERINGATAN", "title of last year", JUDUL, "PK!A4", "PERJANJIAN KINERJA TAHUN 2023",
         "PERJANJIAN KINERJA TAHUN 2023", "2024"),
    _one("S-12", "PERINGATAN", "year over columns twice", TIGA, "Riwayat!F1", 2024, "2024", "2023"),
    _one("S-12", "PERINGATAN", "year over columns left out", TIGA, "Riwayat!I1", None, "kosong", "2024"),
    _one("S-12", "SALAH", "year that Riwayat and text speak against", TAHUN_INI, "Identitas!B4", 2025, "2025", "2024"),
    _one("S-12", "PERINGATAN", "heading of last year", JUDUL, "Realisasi!F2", "Target 2023", "Target 2023", "2024"),
    _salah("L-08", "direction that all capaian speak against", TAHUN, "PK!F3", "Naik", "Naik", "Turun"),
    _one("L-08", "PERINGATAN", "direction left out, figures by Rumus 2", TAHUN, "PK!F3", None, "kosong",
         "Naik atau Turun"),
    _salah("L-02", "number of desa that list and text speak against",
           {**DESA, "Pernyataan": [["Fakta", "Nilai"], ["Jumlah desa", 3]]}, "Identitas!B5", 9, "9", "3"),
    _one("L-08", "PERINGATAN", "indikator without direction", PK, "PK!F2", None, "kosong", "Naik atau Turun"),
    Case("L-09", "desa listed twice", PENDUDUK,
         {"Penduduk!B4": "Sukamaju"}, [("L-09", "PERINGATAN", "Penduduk!B4", "Sukamaju", "tercantum satu kali")]),
    Case("L-09", "row of a breakdown twice", PEGAWAI,
         {"Pegawai!A11": 3, "Pegawai!B11": "Islam", "Pegawai!C11": 0, "Pegawai!D11": 0, "Pegawai!E11": 0},
         [("L-09", "CATATAN", "Pegawai!B11", "Islam", "tercantum satu kali")]),
    Case("L-10", "list whose first name is gone", KOORDINASI, {"Koordinasi!B2": None, "Koordinasi!C2": None},
         [("L-10", "PERINGATAN", "Koordinasi!B2", "kosong", "nama baris itu")]),
    _one("L-10", "PERINGATAN", "figures without a name", PENDUDUK, "Penduduk!B3", None, "kosong", "nama baris itu"),
    # R: formulas
    _one("R-01", "SALAH", "error value", KOORDINASI, "Koordinasi!C4", Formula("COUNTA(#REF!)", "#REF!"), "#REF!",
         "angka atau teks"),
    _one("R-02", "PERINGATAN", "formula never calculated", PENDUDUK, "Penduduk!E2", Formula("C2+D2"), "kosong", "20"),
    _one("R-03", "CATATAN", "figure typed over a formula", RUMUS, "Penduduk!E3", 55, "55", "rumus"),
    Case("R-04", "sum that leaves out the last row", RUMUS, {"Penduduk!C5": Formula("SUM(C2:C3)", 42)},
         [("J-03", "SALAH", "Penduduk!C5", "42", "83"), ("R-04", "CATATAN", "Penduduk!C5", "=SUM(C2:C3)", "")]),
    Case("R-05", "constant in a formula", RUMUS, {"Penduduk!E3": Formula("C3+D3+10", 65)},
         [("H-01", "SALAH", "Penduduk!E3", "65", "55"), ("R-05", "CATATAN", "Penduduk!E3", "=C3+D3+10", "")]),
    Case("R-06", "stored value of an earlier state", RUMUS, {"Penduduk!E3": Formula("C3+D3", 50)},
         [("H-01", "SALAH", "Penduduk!E3", "50", "55"), ("R-06", "CATATAN", "Penduduk!E3", "=C3+D3", "")]),
    Case("R-07", "text in a sum", RUMUS, {"Penduduk!C4": "41 jiwa", "Penduduk!C5": Formula("SUM(C2:C4)", 42)},
         [("R-07", "SALAH", "Penduduk!C4", "41 jiwa", "angka"), ("J-03", "SALAH", "Penduduk!C5", "42", "83")]),
    Case("R-08", "figures from another workbook", PENDUDUK,
         {"Penduduk!C2": Formula("'[Sensus.xlsx]Desa'!B2", 12), "Penduduk!D3": Formula("[1]Desa!C3", 25)},
         [("R-08", "CATATAN", "Penduduk!C2", "='[Sensus.xlsx]Desa'!B2", "angka")]),
    Case("R-09", "formula that rounds", RUMUS, {"Penduduk!E3": Formula("ROUND(C3+D3,-1)", 60)},
         [("H-01", "SALAH", "Penduduk!E3", "60", "55"), ("R-09", "CATATAN", "Penduduk!E3", "=ROUND(C3+D3,-1)", "")]),
    # F: how a figure is written
    _one("F-01", "CATATAN", "number as text", PENDUDUK, "Penduduk!C2", "12", "12", "12"),
    _one("F-02", "CATATAN", "English decimal mark", UANG, "LRA!E4", "80.00%", "80.00%", "80,00"),
    _one("F-03", "CATATAN", "foreign unit", KINERJA, "Realisasi!F2", "80 buah", "80 buah", "indeks"),
    Case("F-04", "two readings",
         {"Realisasi": [["Indikator", "Target", "Realisasi"], ["Luas sawah", 900, 901]]},
         {"Realisasi!C2": "1.234"}, [("F-04", "PERINGATAN", "Realisasi!C2", "1.234", "1234")]),
    _one("F-05", "PERINGATAN", "unreadable figure", {"PK": PROGRAM["PK"][:3]}, "PK!C2", "2.759.42", "2.759.42",
         "angka"),
    Case("F-06", "percent of a percentage",
         {"Realisasi": [["Indikator", "Target", "Realisasi"], ["Cakupan", 90, 85]]},
         {"Realisasi!C2": Shown(85, "0%")}, [("F-06", "PERINGATAN", "Realisasi!C2", "8500%", "85%")]),
    Case("F-07", "percentage without decimals", TAHUN,
         {"Riwayat!F3": 77, "Riwayat!H3": "78%"}, [("F-07", "CATATAN", "Riwayat!H3", "78%", "77,92%")]),
    _one("F-08", "CATATAN", "digits of another script", PENDUDUK, "Penduduk!C2", "１２", "１２", "12"),
    Case("F-09", "number shown as a date", PENDUDUK,
         {"Penduduk!C2": Shown(12, "dd/mm/yyyy")}, [("F-09", "PERINGATAN", "Penduduk!C2", "12", "12")]),
    # F and L: what cannot be seen
    Case("F-10", "figure under a merged cell", PENDUDUK, {"Penduduk!D3": 25},
         [("F-10", "PERINGATAN", "Penduduk!D3", "25", "kosong"),
          ("L-06", "PERINGATAN", "Penduduk!D3", "kosong", "angka; 0 bila nol, - bila tidak ada"),
          ("J-03", "CATATAN", "Penduduk!E5", "156", "131")], {"merged": {"Penduduk": ["C3:D3"]}}),
    _one("F-11", "PERINGATAN", "figure without a visible format", PENDUDUK, "Penduduk!C2", Shown(12, ";;;"), "12",
         "angka yang terlihat"),
    _one("F-12", "PERINGATAN", "NIP as a number", IDENTITAS, "Identitas!B6", 198001012005011001, "**************1008",
         "teks"),
    Case("L-13", "table on a hidden sheet", DESA, {},
         [("L-13", "CATATAN", "Penduduk!A1", "tersembunyi", "terlihat")], {"hidden": ["Penduduk"]}),
    _one("L-15", "CATATAN", "misspelt heading", PENDUDUK, "Penduduk!E1", "Jumlha", "Jumlha", "Jumlah"),
    Case("L-17", "sheet without a table that is known", {**KINERJA, **DESA}, {"Penduduk!C1": "Pria dewasa"},
         [("L-17", "CATATAN", "Penduduk!C1", "judul kolom Pria dewasa", "judul kolom Laki-Laki")]),
    Case("L-18", "column of figures that is not known", PENDUDUK,
         {"Penduduk!F1": "Wajib Pilih", "Penduduk!F2": 9, "Penduduk!F3": 8, "Penduduk!F4": 4},
         [("L-18", "CATATAN", "Penduduk!F1", "Wajib Pilih", "kolom yang dikenal")]),
    Case("L-14", "two columns of one name", PENDUDUK, {"Penduduk!F1": "Perempuan", "Penduduk!F2": 9},
         [("L-14", "PERINGATAN", "Penduduk!F1", "kolom D dan F", "satu kolom")]),
    Case("L-16", "sub kegiatan below another kegiatan", POHON,
         dict(zip((f"LRA!{c}{r}" for r in (4, 5, 6) for c in "ABCD"),
                  ("7.01.01.2.02.0002", "Rapat", 25, 20, "7.01.01.2.02", "Umum", 40, 35, "7.01.01.2.02.0001", "Listrik",
                   15, 15), strict=True)),
         [("L-16", "SALAH", "LRA!A4", "7.01.01.2.02.0002 di bawah 7.01.01.2.01 Perencanaan (B3)",
           "di bawah 7.01.01.2.02 Umum (B5)"),
          ("J-01", "SALAH", "LRA!C2", "100", "40"), ("J-01", "SALAH", "LRA!D2", "90", "35"),
          ("J-01", "SALAH", "LRA!C3", "60", "25"), ("J-01", "SALAH", "LRA!D3", "55", "20"),
          ("J-01", "SALAH", "LRA!C5", "40", "15"), ("J-01", "SALAH", "LRA!D5", "35", "15")]),
    # W: plausibility
    Case("W-01", "more spent than budgeted", {"LRA": LRA["LRA"][10:14]},
         {"LRA!C3": 60, "LRA!D3": 120, "LRA!C4": 300, "LRA!D4": Shown(81.08, "0.00")},
         [("W-01", "PERINGATAN", "LRA!C3", "60", "paling besar 50")]),
    _one("H-07", "SALAH", "what is left of the budget", AKUN, "LRA!J5", 70, "70", "60"),
    _one("H-11", "SALAH", "weighted unsur", BOBOT, "IKM!E3", Shown(0.384, "0.000"), "0,384", "0,374"),
    _one("J-06", "SALAH", "sum of weighted unsur", BOBOT, "IKM!E11", Shown(3.9, "0.00"), "3,90", "3,35"),
    _one("J-06", "SALAH", "index of weighted unsur", BOBOT, "IKM!E12", Shown(84.57, "0.00"), "84,57", "83,74"),
    _one("H-10", "SALAH", "density of a desa", KEPADATAN, "Penduduk!H3", 600, "600", "597"),
    _one("H-10", "SALAH", "density of all", KEPADATAN, "Penduduk!H5", Shown(333.78, "0.00"), "333,78", "333,77"),
    _one("J-03", "SALAH", "KK of all desa", KEPADATAN, "Penduduk!F5", 1437, "1.437", "1.436"),
    _one("J-03", "SALAH", "area of all desa", KEPADATAN, "Penduduk!G5", 15.4, "15,4", "15,10"),
    _one("H-10", "SALAH", "density per km2 of an area in ha", KEPADATAN_HA, "Penduduk!H2", 56, "56", "56.000"),
    _one("H-08", "SALAH", "what is left in percent", AKUN, "LRA!K5", 30, "30", "20,00"),
    _one("H-09", "SALAH", "quarters of the year", AKUN, "LRA!H3", 460, "460", "450"),
    _one("J-10", "SALAH", "surplus", AKUN, "LRA!C7", 110, "110", "100"),
    Case("W-02", "target beyond the end of the Renstra", AKHIR,
         {"Renstra!E2": 75, "Renstra!G2": 112},
         [("W-02", "PERINGATAN", "PK!H2", "80", "tidak melewati 75")]),
    Case("W-04", "money without result", SASARAN,
         {"Realisasi!G2": 0, "Realisasi!H2": 0, "Realisasi!I2": "Sangat Rendah", "Realisasi!H4": 0,
          "Realisasi!I4": "Sangat Rendah", "Anggaran Sasaran!E8": 0, "Anggaran Sasaran!F8": 0,
          "Anggaran Sasaran!D13": 0, "Anggaran Sasaran!F13": -80, "Anggaran Sasaran!G13": "Tidak Efisien"},
         [("W-04", "PERINGATAN", "Anggaran Sasaran!E8", "0", "hasil, karena ada belanjanya")]),
    Case("W-04", "result without money", SASARAN,
         {"Anggaran Sasaran!H8": 0, "Anggaran Sasaran!I8": 0, "Anggaran Sasaran!H10": 150, "Anggaran Sasaran!I10": 75,
          "Anggaran Sasaran!E13": 0, "Anggaran Sasaran!F13": 105},
         [("W-04", "PERINGATAN", "Anggaran Sasaran!H8", "0", "belanja, karena ada hasilnya")]),
    Case("W-04", "money without work", FISIK, {"LRA!F4": 0},
         [("W-04", "PERINGATAN", "LRA!F4", "0", "kemajuan fisik, karena ada belanjanya")]),
    Case("W-04", "work without money", FISIK, {"LRA!F5": 20},
         [("W-04", "PERINGATAN", "LRA!D5", "0", "belanja, karena ada kemajuan fisiknya")]),
    Case("W-05", "capaian far over 100", ARAH, {"Riwayat!D3": 780, "Riwayat!E3": 1000},
         [("W-05", "PERINGATAN", "Riwayat!E3", "1000", "antara -200 dan 400")]),
    Case("W-05", "capaian far below 0", ARAH, {"Riwayat!D4": 250, "Riwayat!E4": -300},
         [("W-05", "PERINGATAN", "Riwayat!E4", "-300", "antara -200 dan 400")]),
    Case("W-06", "direction against all targets", ARAH, {"PK!F2": "Turun"},
         [("W-06", "CATATAN", "PK!F2", "Turun", "Naik")]),
    Case("W-06", "direction against all targets, which fall", ARAH, {"PK!F3": "Naik"},
         [("W-06", "CATATAN", "PK!F3", "Naik", "Turun")]),
    Case("W-07", "men below zero, with all that follows", PENDUDUK,
         {"Penduduk!C3": -30, "Penduduk!E3": -5, "Penduduk!C5": 23, "Penduduk!E5": 96},
         [("W-07", "PERINGATAN", "Penduduk!C3", "-30", "0 atau lebih")]),
    Case("W-07", "part of a person", PENDUDUK,
         {"Penduduk!C3": 30.5, "Penduduk!E3": 55.5, "Penduduk!C5": 83.5, "Penduduk!E5": 156.5},
         [("W-07", "PERINGATAN", "Penduduk!C3", "30,5", "bilangan bulat")]),
    Case("W-07", "area and RT below zero", WILAYAH, {"Identitas!B6": -48.62, "Identitas!B7": -17, "Pernyataan!D2": -17},
         [("W-07", "PERINGATAN", "Identitas!B6", "-48,62", "0 atau lebih"),
          ("W-07", "PERINGATAN", "Identitas!B7", "-17", "0 atau lebih")]),
    Case("W-07", "amount that may be a correction", UANG,
         {"LRA!D5": -20, "LRA!E5": Shown(-13.33, "0.00"), "LRA!D3": 60, "LRA!D4": 80, "LRA!E3": 24, "LRA!D2": 60,
          "LRA!E2": 24, "LRA!D9": 150, "LRA!E9": Shown(40.54, "0.00"), "LRA!C12": 100, "LRA!D12": 31.25,
          "LRA!C14": 150, "LRA!D14": Shown(40.54, "0.00")},
         [("W-07", "CATATAN", "LRA!D5", "-20", "0 atau lebih")]),
    _one("W-03", "CATATAN", "other unit after a bare figure", SATUAN, "Riwayat!G3", "80 buah", "80 buah",
         "satuan seperti tahun sebelumnya"),
    _one("W-03", "CATATAN", "other unit in one year", PERSEN, "Riwayat!F3", "80 orang", "80 orang",
         "satuan seperti tahun sebelumnya"),
    _one("W-03", "CATATAN", "unit changes between the years", PERSEN, "Riwayat!F3", 80, "80",
         "satuan seperti tahun sebelumnya"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_one_defect_gives_exactly_its_findings(case: Case) -> None:
    assert findings_of(case.clean) == []
    assert findings_of(changed(case.clean, case.cells), **case.more) == case.findings


def test_an_end_of_the_renstra_that_is_no_figure_says_nothing_of_the_target() -> None:
    assert findings_of(changed(AKHIR, {"Renstra!E2": "-", "Renstra!G2": "-"})) == []
    assert findings_of(changed(AKHIR, {"PK!H2": "-", "Realisasi!F2": "-", "Realisasi!H2": "-"}))[:1] != []


def test_a_share_of_no_budget_may_be_printed_as_zero_where_nothing_was_spent() -> None:
    rows = [["No", "Uraian", "Anggaran", "Realisasi", "%"], ["A", "Program Satu", 200, 100, 50],
            ["B", "Program Dua", 0, 0, 0], [None, "Jumlah", 200, 100, 50]]  # fmt: skip
    assert findings_of({"LRA": rows}) == []
    assert verdicts_of({"LRA": rows})["LRA!E3"] == "COCOK"
    spent = changed({"LRA": rows}, {"LRA!D3": 5, "LRA!D4": 105, "LRA!E4": Shown(52.5, "0.0")})
    assert [f[:3] for f in findings_of(spent)] == [("H-03", "SALAH", "LRA!E3"), ("W-01", "PERINGATAN", "LRA!D3")]


def test_a_kegiatan_below_the_first_program_instead_of_its_own() -> None:
    rows = [["No", "Uraian", "Anggaran", "Realisasi", "%"], ["7.01.01", "Program Penunjang", 50, 40, 80],
            ["7.01.01.2.01", "Kegiatan Umum", 50, 40, 80], ["7.01.02.2.01", "Kegiatan Jalan", 30, 15, 50],
            ["7.01.02", "Program Pembangunan", 70, 55, Shown(78.57, "0.00")],
            ["7.01.02.2.02", "Kegiatan Irigasi", 40, 40, 100]]  # fmt: skip
    root, *others = result_of({"LRA": rows}).findings
    stated, expected = (
        "7.01.02.2.01 di bawah 7.01.01 Program Penunjang (B2)",
        "di bawah 7.01.02 Program Pembangunan (B5)",
    )
    assert (root.code, root.at.a1, root.stated, root.expected) == ("L-16", "A4", stated, expected)
    assert root.formula == "dengan letak itu C2, D2, E2, C5, D5, E5 cocok"
    assert all(f.root_at == root.at for f in others)
    assert findings_of({"LRA": [*rows[:3], rows[4], rows[3], rows[5]]}) == []


@pytest.mark.parametrize(
    ("modal", "total", "found", "verdict"),
    [
        ("0,54 miliar", "2,54 miliar", [], "COCOK"),
        ("0,55 miliar", "2,55 miliar", [("S-05", "CATATAN", "LRA!B11")], "DALAM PEMBULATAN"),
        ("0,75 miliar", "2,75 miliar", [("S-05", "SALAH", "LRA!B11")], "SALAH"),
    ],
)
def test_sums_of_rounded_amounts_may_differ_by_their_rounding(
    modal: str, total: str, found: list[Any], verdict: str
) -> None:
    heading = ["Anggaran", "Realisasi", "%"]
    sheets = {
        "LRA": [
            ["No", "Uraian", *heading],
            ["A", "Program Satu", "1,25 miliar", "1,00 miliar", 80],
            ["B", "Program Dua", "1,29 miliar", "0,10 miliar", Shown(7.75, "0.00")],
            [None, "Jumlah", "2,54 miliar", "1,10 miliar", Shown(43.31, "0.00")],
            [], ["Jenis belanja"], [],
            ["Uraian", *heading],
            ["Belanja Operasi", "2,00 miliar", "1,00 miliar", 50],
            ["Belanja Modal", modal, "0,10 miliar"],
            ["Jumlah", total, "1,10 miliar"],
        ]
    }  # fmt: skip
    assert [f[:3] for f in findings_of(sheets) if f[0][0] in "JS"] == found
    assert verdicts_of(sheets)["LRA!B11"] == verdict


def test_a_cell_that_is_not_checked_says_why() -> None:
    def reasons(value: Any) -> dict[str, str]:
        return {c.at.a1: c.reason for c in result_of(changed(RUMUS, {"Penduduk!E3": value})).cells if c.reason}

    assert reasons(Formula("C3+D3")) == {"E3": "rumusnya belum pernah dihitung"}
    assert reasons(None) == {"E3": "selnya kosong"}
    assert reasons(Formula("C3/0", "#DIV/0!")) == {"E3": "berisi nilai galat #DIV/0!"}


def test_a_result_below_one_without_money_is_told_as_well() -> None:
    told = [f[:3] for f in findings_of(changed(UNPAID, {"Anggaran Sasaran!E8": 0.5})) if f[0] == "W-04"]
    assert told == [("W-04", "PERINGATAN", "Anggaran Sasaran!H8")]


UNPAID = changed(
    SASARAN,
    {"Anggaran Sasaran!H8": 0, "Anggaran Sasaran!I8": 0, "Anggaran Sasaran!H10": 150, "Anggaran Sasaran!I10": 75,
     "Anggaran Sasaran!E13": 0, "Anggaran Sasaran!F13": 105},
)  # fmt: skip


def test_what_is_implausible_at_a_wrong_cell_or_because_of_one_is_not_told() -> None:
    assert [f[:3] for f in findings_of(UNPAID)] == [("W-04", "PERINGATAN", "Anggaran Sasaran!H8")]
    wrong = changed(SASARAN, {"Anggaran Sasaran!H8": 0, "Anggaran Sasaran!I8": 0})
    told = [f[:2] for f in findings_of(wrong) if f[2] == "Anggaran Sasaran!H8"]
    assert [level for _, level in told] == ["SALAH"]
    over = changed(UANG, {"LRA!C4": 10})  # 80 spent of 10, since the budget lost a zero
    assert [f[:3] for f in findings_of(over) if f[0] in ("W-01", "J-01")][:1] == [("J-01", "SALAH", "LRA!C4")]
    assert not [f for f in findings_of(over) if f[0] == "W-01"]


def test_what_a_repetition_says_is_told_at_home_only() -> None:
    heading = ["No", "Indikator", "Target", "Realisasi", "Capaian", "Alokasi", "Realisasi Anggaran", "%"]
    again = {**UNPAID, "Ikhtisar": [heading, [1, "Indeks Pelayanan", 80, 84, 105, 200, 0, 0]]}
    assert any(f.repeated and f.table.key == "kinerja_anggaran" for f in result_of(again).book.tables)
    assert [f[:3] for f in findings_of(again) if f[0] == "W-04"] == [("W-04", "PERINGATAN", "Anggaran Sasaran!H8")]


LIMA_TAHUN = {
    "Riwayat": [
        ["No", "Indikator", *(y for year in range(2020, 2025) for y in (year, None))],
        [None, None, *["Target", "Realisasi"] * 5],
        [1, "Cakupan layanan", *["80%", "81%"] * 5],
    ]
}


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({}, []),
        ({"G": "80 orang", "H": "81 orang"}, [("G3", "satuan seperti tahun sebelumnya", "begitu pula H3")]),
        ({"H": 81}, [("H3", "satuan seperti tahun sebelumnya", "")]),
        ({"C": 80, "D": 81}, [("C3", "satuan seperti tahun sesudahnya", "begitu pula D3")]),
        ({"I": 80, "J": 81, "K": 80, "L": 81},
         [("I3", "satuan seperti tahun sebelumnya", "begitu pula J3, K3, L3")]),
        ({"E": 80, "I": 80},
         [("E3", "satuan seperti tahun sebelumnya", ""), ("I3", "satuan seperti tahun sebelumnya", "")]),
    ],
)  # fmt: skip
def test_a_unit_that_changes_is_told_once_where_it_does(
    cells: dict[str, Any], found: list[tuple[str, str, str]]
) -> None:
    sheets = changed(LIMA_TAHUN, {f"Riwayat!{col}3": value for col, value in cells.items()})
    told = result_of({**sheets, "PK": [["Indikator", "Satuan", "Target"], ["Cakupan layanan", "%", "80%"]]}).findings
    assert [(f.code, f.at.a1, f.expected, f.formula) for f in told if f.code in ("W-03", "F-03")] == [
        ("W-03", *one) for one in found
    ]


def _of_period(period: str, cells: dict[str, Any]) -> list[tuple[str, str, str, str, str]]:
    sheets = {**TAHUN, **RENSTRA, "Identitas": [*IDENTITAS["Identitas"], ["Periode Renstra", period]]}
    return [(f.code, str(f.at), f.stated, f.expected, f.formula) for f in result_of(changed(sheets, cells)).findings]


def test_the_target_of_any_year_of_the_renstra_is_compared_with_its_end() -> None:
    high = {"Riwayat!F3": 120, "Riwayat!G3": 60, "Riwayat!H3": 50}  # 2023, better the higher; the end is 96
    told = ("W-02", "Riwayat!F3", "120", "tidak melewati 96", "target akhir Renstra!E2 (96)")
    assert _of_period("2021-2026", {}) == []
    assert _of_period("2021-2026", high) == [told]
    assert _of_period("2024-2026", high) == []
    assert _of_period("lima tahun", high) == []
    low = {"Riwayat!F4": 25, "Riwayat!G4": 25}  # better the lower; the end is 30
    assert _of_period("2021 s.d. 2026", low) == [
        ("W-02", "Riwayat!F4", "25", "tidak melewati 30", "target akhir Renstra!E3 (30)")
    ]
    end = {"Renstra!E2": 70, "Renstra!G2": 120}
    assert _of_period("2021-2026", end) == [
        ("W-02", "PK!H2", "80", "tidak melewati 70",
         "target akhir Renstra!E2 (70); begitu pula tahun 2023 (Riwayat!F3)")
    ]  # fmt: skip


def test_more_may_come_in_than_was_planned() -> None:
    rows = [["Kode", "Uraian", "Anggaran", "Realisasi"], ["4", "Pendapatan", 100, 150], ["4.1", "Pajak", 100, 150],
            ["5", "Belanja", 100, 90], ["5.1", "Belanja Modal", 100, 90]]  # fmt: skip
    assert findings_of({"LRA": rows}) == []
    spent = changed({"LRA": rows}, {"LRA!D4": 150, "LRA!D5": 150})
    assert [f[:3] for f in findings_of(spent)] == [("W-01", "PERINGATAN", "LRA!D5")]


def test_words_of_a_wrong_figure_follow_from_it_and_other_words_are_wrong_themselves() -> None:
    wrong = {"Pernyataan!E3": 165, "Pernyataan!G3": "seratus enam puluh lima"}
    found = result_of(changed(TEKS, wrong)).findings
    assert [(f.code, f.at.a1, f.root, f.root_at and f.root_at.a1) for f in found] == [
        ("P-01", "E3", True, None), ("P-02", "G3", False, "E3"),
    ]  # fmt: skip
    found = result_of(changed(TEKS, {**wrong, "Pernyataan!G3": "seratus enam puluh"})).findings
    assert [(f.code, f.at.a1, f.root, f.expected) for f in found] == [
        ("P-01", "E3", True, "156"), ("P-02", "G3", True, "Seratus Lima Puluh Enam"),
    ]  # fmt: skip
    assert findings_of(changed(TEKS, {"Pernyataan!E3": 165})) == [("P-01", "SALAH", "Pernyataan!E3", "165", "156")]


def test_words_of_a_figure_that_nothing_else_tells_are_those_of_the_figure_beside_them() -> None:
    alone = {"Pernyataan": [TEKS["Pernyataan"][0], TEKS["Pernyataan"][2]]}
    verdict = {at: v for at, v in verdicts_of(alone).items() if at == "Pernyataan!G2"}
    assert verdict == {"Pernyataan!G2": "COCOK"}
    found = findings_of(changed(alone, {"Pernyataan!G2": "seratus lima puluh"}))
    assert found == [("P-02", "SALAH", "Pernyataan!G2", "seratus lima puluh", "Seratus Lima Puluh Enam")]
    for unspelled in ("-", 156.5):
        assert findings_of(changed(alone, {"Pernyataan!E2": unspelled})) == []
        assert verdicts_of(changed(alone, {"Pernyataan!E2": unspelled}))["Pernyataan!G2"] == "TIDAK DIPERIKSA"


# --- what a submission leaves out ----------------------------------------------------------------


def test_without_a_pk_the_direction_follows_from_the_figures() -> None:
    alone = {k: v for k, v in TAHUN.items() if k != "PK"}
    assert findings_of(alone) == [("L-08", "PERINGATAN", "Realisasi!D3", "kosong", "Naik atau Turun")]
    assert set(verdicts_of(alone).values()) == {"COCOK"}


def test_nothing_is_counted_over_a_table_or_column_that_is_not_there() -> None:
    """A text that counts what another table would list is not wrong because that table was left out."""
    teks = {"Pernyataan": [["Fakta", "Nilai"], ["Jumlah program", 2], ["Jumlah indikator belum mencapai target", 1]]}
    assert findings_of({**KINERJA, **UANG, **teks, "PK": KINERJA["PK"]}) == []
    assert findings_of(teks) == []
    assert set(verdicts_of(teks).values()) == {"TIDAK DIPERIKSA"}
    without = {**KINERJA, "Realisasi": [row[:7] for row in KINERJA["Realisasi"]], **teks}
    assert findings_of(without) == []
    assert verdicts_of(without)["Pernyataan!B3"] == "COCOK"  # counted over the capaian that would stand there
    assert [f[:3] for f in findings_of(changed(without, {"Pernyataan!B3": 2}))] == [("P-01", "SALAH", "Pernyataan!B3")]


def test_a_row_without_a_name_is_counted_all_the_same() -> None:
    teks = {"Pernyataan": [["Fakta", "Nilai"], ["Jumlah sub kegiatan", 3]]}
    found = findings_of(changed({**UANG, **teks}, {"LRA!B4": None}))
    assert [f[:3] for f in found] == [("L-10", "PERINGATAN", "LRA!B4")]


def test_rows_of_a_sasaran_that_no_table_has_are_not_counted() -> None:
    teks = {"Pernyataan": [["Fakta", "Rincian", "Nilai"], ["Jumlah indikator sasaran", "Pelayanan yang baik", 1]]}
    found = findings_of(changed({**KINERJA, **teks}, {"Realisasi!C2": "Desa yang mandiri"}))
    assert [f[:3] for f in found] == [("S-10", "PERINGATAN", "Realisasi!C2")]


KOORDINASI_TANPA_POHON = {
    **PROGRAM,
    "LRA": [
        ["No", "Program", "Anggaran", "Realisasi", "%"],
        [1, "Program Penunjang Urusan", 250, 200, 80],
        [2, "Program Pembinaan Desa", 120, 90, 75],
        [None, "Jumlah", 370, 290, Shown(78.38, "0.00")],
    ],
    "Koordinasi": [
        ["No", "Sub Kegiatan", "Jumlah", "Kegiatan"],
        [1, "Sub Kegiatan Rapat", 2, "Rapat A"],
        [None, None, None, "Rapat B"],
        [2, "Program Pembinaan Desa", 1, "Rapat C"],
    ],
}


def test_names_of_a_level_that_the_lra_has_not_are_not_missing_from_it() -> None:
    assert findings_of(KOORDINASI_TANPA_POHON) == []
    found = findings_of(changed(KOORDINASI_TANPA_POHON, {"Koordinasi!B4": "Program Ketahanan Pangan"}))
    assert [f[:3] for f in found] == [("L-03", "PERINGATAN", "Koordinasi!B4")]
    kegiatan = [*UANG["LRA"][:3], *[row for row in UANG["LRA"][3:] if "Sub Kegiatan" not in str(row[1:2])]]
    level_2 = {**UANG, "LRA": kegiatan, "Koordinasi": KOORDINASI_TANPA_POHON["Koordinasi"]}
    assert findings_of(level_2) == []
    found = findings_of(changed(level_2, {"Koordinasi!B2": "Kegiatan Olahraga"}))
    assert [f[:3] for f in found] == [("L-03", "PERINGATAN", "Koordinasi!B2")]


# --- findings accepted on purpose ----------------------------------------------------------------


NOTHING_SAID = ("-", "–", ".", "...", "x", "n/a", "N.A.", "nihil", "tidak ada", "?", "0", 1, "ok")


def _pengecualian(cells: dict[str, Any]) -> list[tuple[str, str, str, bool]]:
    result = result_of(changed(PENGECUALIAN, cells))
    return [(f.code, f.level.value, str(f.at), f.accepted) for f in result.findings]


def test_an_accepted_finding_stays_and_no_longer_counts() -> None:
    result = result_of(PENGECUALIAN)
    assert [(f.code, str(f.at), f.accepted) for f in result.findings] == [("H-01", "Penduduk!E2", True)]
    assert not any(result.of(level) for level in Level)


def test_what_follows_from_an_accepted_root_is_accepted_with_it() -> None:
    cells = {"Penduduk!E2": 20, "Penduduk!E5": 160, "Pernyataan!A1": "Fakta", "Pernyataan!B1": "Nilai",
             "Pernyataan!A2": "Jumlah penduduk", "Pernyataan!B2": 160,
             "Pengecualian!A2": "J-03", "Pengecualian!C2": "$e$5"}  # fmt: skip
    found = _pengecualian(cells)
    assert ("J-03", "SALAH", "Penduduk!E5", True) in found
    assert all(accepted for *_, accepted in found)


@pytest.mark.parametrize(
    ("cells", "level"),
    [
        ({"Penduduk!E2": 20}, "CATATAN"),  # corrected since
        ({"Pengecualian!A2": "H-02"}, "CATATAN"),  # another rule
        ({"Pengecualian!B2": "Potensi"}, "CATATAN"),
        ({"Pengecualian!C2": "E3"}, "CATATAN"),
        ({"Pengecualian!D2": None}, "PERINGATAN"),  # no reason
        ({"Pengecualian!E2": None}, "PERINGATAN"),  # nobody answers for it
        ({f"Pengecualian!{col}2": None for col in "BCDE"}, "PERINGATAN"),  # a code and nothing else
        *(({f"Pengecualian!{col}2": text}, "PERINGATAN") for col in "DE" for text in NOTHING_SAID),
    ],
)
def test_an_exception_that_meets_nothing_or_lacks_something_is_told(cells: dict[str, Any], level: str) -> None:
    found = _pengecualian(cells)
    assert ("L-11", level, "Pengecualian!A2", False) in found
    assert not any(accepted for *_, accepted in found)


STANDARD: dict[str, list[list[Any]]] = {
    "Identitas": [["Uraian", "Isi"], ["Instansi", "Kecamatan Contoh"], ["Jumlah desa", 2]],
    "PK": [["No", "Indikator", "Satuan", "Arah", "Target Perubahan"], [1, "Indeks Pelayanan", "indeks", "Naik", 80], [],
           ["No", "Program", "Anggaran Murni", "Anggaran Perubahan"], [1, "Program Penunjang", 250, 250]],
    "Realisasi": [["No", "Indikator", "Satuan", "Target", "Realisasi", "Capaian"],
                  [1, "Indeks Pelayanan", "indeks", 80, 84, 105]],
    "LRA": [["No", "Uraian", "Anggaran", "Realisasi", "%"], ["A", "Program Penunjang", 250, 200, 80],
            [None, "Jumlah", 250, 200, 80]],
    "Penduduk": [["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"], [1, "Sukamaju", 12, 8, 20],
                 [2, "Mekarsari", 15, 15, 30], [None, "Jumlah", 27, 23, 50]],
}  # fmt: skip


def test_a_table_of_the_standard_workbook_without_its_sum_is_told() -> None:
    def missing_sums(sheets: Any) -> list[tuple[str, str]]:
        return [(level, at) for code, level, at, *_ in findings_of(sheets) if code == "L-05"]

    assert missing_sums(STANDARD) == []
    assert missing_sums(without_row(STANDARD, "Penduduk", 4)) == [("CATATAN", "Penduduk!B1")]
    own = {name: rows for name, rows in STANDARD.items() if name != "Identitas"}
    assert missing_sums(without_row(own, "Penduduk", 4)) == []  # a workbook of the office's own


def test_every_code_has_a_defect_here() -> None:
    elsewhere = {"L-11"} | {rule.code for rule in RULES if rule.code[0] == "A"}  # A: test_settings.py
    assert {case.code for case in CASES} | elsewhere == {rule.code for rule in RULES}
    assert all(case.code in {code for code, *_ in case.findings} for case in CASES)
