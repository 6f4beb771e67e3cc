"""One example row for each table that an office fills in row by row, as the blank workbook shows it.

By table and column; a column that repeats under every year has one value for each year. All examples are about one
invented office, so that they follow from each other. The reader leaves rows out that are marked as examples.
"""

from __future__ import annotations

MARK = "Contoh"  # in the first column, alone or with a colon before the text of a column that has one

Value = str | float
_SASARAN, _INDIKATOR = "Meningkatnya kualitas pelayanan publik", "Indeks Kepuasan Masyarakat"
_PROGRAM = "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"

EXAMPLES: dict[str, dict[str, Value | tuple[Value, ...]]] = {
    "tujuan": {
        "tujuan_rpjmd": "Mewujudkan tata kelola pemerintahan yang baik",
        "sasaran_rpjmd": _SASARAN,
        "tujuan": "Meningkatkan kualitas pelayanan kecamatan",
        "sasaran": _SASARAN,
        "strategi": "Peningkatan mutu layanan",
        "arah_kebijakan": "Standar pelayanan di setiap loket",
    },
    "program_indikator": {"sasaran": _SASARAN, "program": _PROGRAM, "indikator_program": _INDIKATOR},
    "pk_indikator": {
        "kelompok": "Utama",
        "sasaran": _SASARAN,
        "indikator": _INDIKATOR,
        "satuan": "Indeks",
        "arah": "Naik",
        "target_murni": 88.5,
        "target": 90.0,
    },
    "pk_program": {
        "program": _PROGRAM,
        "murni": 150_000_000.0,
        "anggaran": 165_000_000.0,
        "keterangan": "APBD",
        "keterangan_perubahan": "P-APBD",
    },
    "realisasi": {
        "kelompok": "Utama",
        "sasaran": _SASARAN,
        "indikator": _INDIKATOR,
        "satuan": "Indeks",
        "target": 90.0,
        "realisasi": 91.8,
        "capaian": 102.0,
        "kategori": "Sangat Tinggi",
        "sumber": "Laporan survei kepuasan masyarakat",
    },
    "lra": {"uraian": _PROGRAM, "anggaran": 165_000_000.0, "realisasi": 161_700_000.0, "persen": 98.0},
    "riwayat": {
        "kelompok": "Utama",
        "sasaran": _SASARAN,
        "indikator": _INDIKATOR,
        "satuan": "Indeks",
        "target": (80.0, 84.0, 88.0, 90.0),
        "realisasi": (80.0, 88.2, 88.0, 91.8),
        "capaian": (100.0, 105.0, 100.0, 102.0),
    },
    "renstra": {
        "kelompok": "Utama",
        "sasaran": _SASARAN,
        "indikator": _INDIKATOR,
        "target_akhir": 91.8,
        "realisasi": 91.8,
        "kemajuan": 100.0,
    },
    "pembanding": {
        "indikator": _INDIKATOR,
        "kecamatan": 91.8,
        "pemda": 90.5,
        "nasional": "-",
        "keterangan": "Laporan Bagian Organisasi",
    },
    "penduduk": {"desa": "Sukamaju", "laki": 1250.0, "perempuan": 1275.0, "jumlah": 2525.0},
    "potensi": {
        "desa": "Sukamaju",
        "pertanian": "Padi, jagung",
        "perkebunan": "Tebu",
        "peternakan": "Sapi, kambing",
        "perekonomian": "Kerajinan bambu",
        "pariwisata": "-",
    },
    "alokasi": {"sasaran": _SASARAN, "indikator": _INDIKATOR, "anggaran": 165_000_000.0, "persen": 100.0},
    "kinerja_anggaran": {
        "sasaran": _SASARAN,
        "indikator": _INDIKATOR,
        "target": 90.0,
        "realisasi": 91.8,
        "capaian": 102.0,
        "alokasi": 165_000_000.0,
        "realisasi_anggaran": 161_700_000.0,
        "persen": 98.0,
    },
    "efisiensi": {
        "sasaran": _SASARAN,
        "indikator": _INDIKATOR,
        "capaian_kinerja": 102.0,
        "capaian_anggaran": 98.0,
        "efisiensi": 4.0,
        "keterangan": "Efisien",
    },
    "koordinasi": {
        "subkegiatan": "Fasilitasi Administrasi Tata Pemerintahan Desa",
        "jumlah": 1.0,
        "kegiatan": "Asistensi penyusunan APB Desa",
    },
    "pernyataan": {
        "bagian": "Bab I, 1.2",
        "fakta": "Jumlah penduduk",
        "nilai": 2525.0,
        "satuan": "jiwa",
        "terbilang": "Dua Ribu Lima Ratus Dua Puluh Lima",
    },
    "tindak_lanjut": {
        "langkah": "Menyusun rencana aksi setiap triwulan",
        "rencana": "Rapat evaluasi pada akhir triwulan",
        "murni": "√",
        "perubahan": "√",
        "depan": "√",
    },
    "prestasi": {"prestasi": "Juara I Lomba Pelayanan Publik", "rincian": "Tingkat kabupaten"},
    "pengecualian": {
        "kode": "S-10",
        "lembar": "Realisasi",
        "sel": "E6",
        "alasan": "Satuannya berubah sejak perubahan PK",
        "oleh": "Camat",
    },
}
