"""CONTOH: Kecamatan Sukamaju, Kabupaten Contoh Raya, 2024. Everything in it is invented."""

from __future__ import annotations

from fractions import Fraction

from office_model import (
    IKM,
    IP_ASN,
    SAKIP,
    SERAPAN,
    UNSUR,
    Alokasi,
    Banding,
    BarisPegawai,
    Desa,
    Gaya,
    Indikator,
    Kegiatan,
    Office,
    Pegawai,
    Program,
    SubKegiatan,
    Tahunan,
    half_up,
    mean,
    percent,
)

TAHUN = 2024
TERNAK = "Ayam kampung, Entok, Kambing, Sapi"

DESA = tuple(
    Desa(nama, laki, perempuan, (tani, kebun, ternak, ekonomi, wisata))
    for nama, laki, perempuan, tani, kebun, ternak, ekonomi, wisata in (
        ("Sukamaju", 2146, 2203, "Padi, Jagung, Kedelai", "Tebu", TERNAK, "Keripik singkong, Batik tulis",
         "Taman Kota Sukamaju"),
        ("Sukarejo", 1873, 1841, "Padi, Jagung", "Tebu, Tembakau", TERNAK, "Tempe, Tahu", ""),
        ("Mekarsari", 1520, 1562, "Padi, Bawang merah", "Pisang", "Ayam petelur, Kambing, Sapi",
         "Telur asin", "Kampung Bunga Mekarsari"),
        ("Tanjungjaya", 987, 1004, "Jagung, Kacang hijau", "Tebu", "Kambing, Domba", "Anyaman bambu",
         "Waduk Tanjungjaya"),
        ("Karanganyar Indah", 2310, 2287, "Padi, Cabai", "", TERNAK, "Kerupuk beras, Jamu", ""),
        ("Banyubiru", 1405, 1398, "Padi, Sayuran", "Kelapa", "Itik, Sapi", "Gula kelapa",
         "Sumber Banyubiru"),
        ("Giripurno", 1198, 1187, "Jagung, Ubi kayu", "Kopi, Cengkih", "Kambing, Sapi", "Kopi bubuk",
         "Bukit Giripurno"),
        ("Sumberwangi", 1764, 1803, "Padi, Jagung", "Tembakau", TERNAK, "Emping jagung", ""),
        ("Margomulyo", 2055, 1999, "Padi, Kedelai", "Tebu", "Ayam pedaging, Sapi", "Mebel kayu", ""),
        ("Wonosari", 1633, 1650, "Padi", "Tebu, Pepaya", TERNAK, "Kerajinan rotan",
         "Wisata Kuliner Wonosari"),
        ("Purwodadi", 1290, 1312, "Padi, Jagung, Labu", "Kakao", "Kambing, Domba, Sapi", "Cokelat olahan",
         ""),
        ("Tirtomoyo", 1477, 1459, "Padi, Semangka", "Melon", "Itik, Kambing", "Kerajinan eceng gondok",
         "Embung Tirtomoyo"),
    )
)  # fmt: skip

PROGRAM = (
    Program(
        "7.01.01",
        "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota",
        2_612_480_500,
        (
            Kegiatan(
                "7.01.01.2.01",
                "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
                (
                    SubKegiatan("7.01.01.2.01.0001", "Penyusunan Dokumen Perencanaan Perangkat Daerah",
                                7_250_000, 7_184_500),
                    SubKegiatan("7.01.01.2.01.0007", "Evaluasi Kinerja Perangkat Daerah",
                                3_120_000, 3_066_000),
                ),
            ),
            Kegiatan(
                "7.01.01.2.02",
                "Administrasi Keuangan Perangkat Daerah",
                (
                    SubKegiatan("7.01.01.2.02.0001", "Penyediaan Gaji dan Tunjangan ASN",
                                2_314_760_300, 2_236_871_954),
                ),
            ),
            Kegiatan(
                "7.01.01.2.06",
                "Administrasi Umum Perangkat Daerah",
                (
                    SubKegiatan("7.01.01.2.06.0001",
                                "Penyediaan Komponen Instalasi Listrik/Penerangan Bangunan Kantor",
                                8_940_000, 8_911_250),
                    SubKegiatan("7.01.01.2.06.0002", "Penyediaan Peralatan dan Perlengkapan Kantor",
                                14_385_600, 13_750_000),
                    SubKegiatan("7.01.01.2.06.0004", "Penyediaan Bahan Logistik Kantor",
                                21_600_000, 21_417_300),
                    SubKegiatan("7.01.01.2.06.0005", "Penyediaan Barang Cetakan dan Penggandaan",
                                10_275_400, 10_180_900),
                    SubKegiatan("7.01.01.2.06.0009",
                                "Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD",
                                24_000_000, 24_000_000),
                ),
            ),
            Kegiatan(
                "7.01.01.2.07",
                "Pengadaan Barang Milik Daerah Penunjang Urusan Pemerintah Daerah",
                (
                    SubKegiatan("7.01.01.2.07.0005", "Pengadaan Mebel", 18_500_000, 17_945_000),
                ),
            ),
            Kegiatan(
                "7.01.01.2.08",
                "Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah",
                (
                    SubKegiatan("7.01.01.2.08.0002",
                                "Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik",
                                52_680_000, 47_315_862),
                    SubKegiatan("7.01.01.2.08.0004", "Penyediaan Jasa Pelayanan Umum Kantor",
                                67_200_000, 66_950_000),
                ),
            ),
            Kegiatan(
                "7.01.01.2.09",
                "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah",
                (
                    SubKegiatan("7.01.01.2.09.0001",
                                "Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan, dan Pajak Kendaraan "
                                "Perorangan Dinas atau Kendaraan Dinas Jabatan",
                                38_745_000, 37_902_150),
                    SubKegiatan("7.01.01.2.09.0009",
                                "Pemeliharaan/Rehabilitasi Gedung Kantor dan Bangunan Lainnya",
                                26_318_500, 25_996_000),
                ),
            ),
        ),
        "Nilai SAKIP Perangkat Daerah",
    ),
    Program(
        "7.01.02",
        "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik",
        54_900_000,
        (
            Kegiatan(
                "7.01.02.2.01",
                "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan",
                (
                    SubKegiatan("7.01.02.2.01.0001",
                                "Koordinasi/Sinergi Perencanaan dan Pelaksanaan Kegiatan Pemerintahan "
                                "dengan Perangkat Daerah dan Instansi Vertikal Terkait",
                                21_450_000, 20_865_000),
                ),
            ),
            Kegiatan(
                "7.01.02.2.04",
                "Pelaksanaan Urusan Pemerintahan yang Dilimpahkan kepada Camat",
                (
                    SubKegiatan("7.01.02.2.04.0002",
                                "Pelaksanaan Urusan Pemerintahan yang terkait dengan Nonperizinan",
                                30_125_800, 29_540_300),
                    SubKegiatan("7.01.02.2.04.0003",
                                "Pelaksanaan Urusan Pemerintahan yang terkait dengan Kewenangan Lain yang "
                                "Dilimpahkan",
                                12_600_000, 11_087_500),
                ),
            ),
        ),
        "Rata-rata waktu penyelesaian pelayanan administrasi",
    ),
    Program(
        "7.01.06",
        "Program Pembinaan dan Pengawasan Pemerintahan Desa",
        214_350_000,
        (
            Kegiatan(
                "7.01.06.2.01",
                "Fasilitasi, Rekomendasi dan Koordinasi Pembinaan dan Pengawasan Pemerintahan Desa",
                (
                    SubKegiatan("7.01.06.2.01.0002", "Fasilitasi Administrasi Tata Pemerintahan Desa",
                                36_400_000, 35_780_600),
                    SubKegiatan("7.01.06.2.01.0008",
                                "Fasilitasi Sinkronisasi Perencanaan Pembangunan Daerah dengan "
                                "Pembangunan Desa",
                                41_275_500, 38_964_000),
                    SubKegiatan("7.01.06.2.01.0011",
                                "Fasilitasi Penyelenggaraan Ketenteraman dan Ketertiban Umum",
                                52_810_000, 51_996_250),
                    SubKegiatan("7.01.06.2.01.0013",
                                "Fasilitasi Pelaksanaan Tugas, Fungsi, dan Kewajiban Lembaga "
                                "Kemasyarakatan",
                                79_620_000, 78_873_400),
                ),
            ),
        ),
        "Persentase desa yang tertib administrasi",
    ),
)  # fmt: skip

ANGGARAN = sum(p.anggaran for p in PROGRAM)
REALISASI = sum(p.realisasi for p in PROGRAM)

NILAI_UNSUR = tuple(
    zip(
        UNSUR,
        map(Fraction, ["93.41", "92.78", "90.66", "98.12", "93.05", "91.87", "94.33", "95.60", "89.94"]),
        strict=True,
    )
)


def _riwayat(*pairs: tuple[str, str]) -> tuple[Tahunan, ...]:
    """Target and realisasi of 2021, 2022, 2023."""
    return tuple(Tahunan(2021 + n, Fraction(goal), Fraction(actual)) for n, (goal, actual) in enumerate(pairs))


BIROKRASI = "Meningkatnya tata kelola birokrasi yang efektif, efisien dan akuntabel"
INDIKATOR = (
    Indikator(
        "Utama", 1, "Terwujudnya pelayanan publik yang prima", IKM, "Indeks", "Naik",
        Fraction("90.50"), Fraction("91.00"), half_up(mean(n for _, n in NILAI_UNSUR), 2), Fraction("94.00"),
        "Hasil Survei Kepuasan Masyarakat",
        _riwayat(("84.00", "85.12"), ("86.50", "88.74"), ("89.00", "91.26")),
    ),
    Indikator(
        "Utama", 2, "Meningkatnya kualitas tata kelola pemerintahan desa",
        "Persentase desa yang tertib administrasi", "%", "Naik",
        Fraction("83.33"), Fraction("83.33"), Fraction("91.67"), Fraction("91.67"),
        "Laporan Evaluasi Seksi Pemerintahan",
        _riwayat(("58.33", "58.33"), ("66.67", "58.33"), ("75.00", "83.33")),
    ),
    Indikator(
        "Lainnya", 1, "Terselenggaranya pelayanan administrasi terpadu sesuai standar",
        "Rata-rata waktu penyelesaian pelayanan administrasi", "menit", "Turun",
        Fraction(30), Fraction(30), Fraction(28), Fraction(25), "Register Pelayanan",
        _riwayat(("45", "48"), ("40", "41"), ("35", "33")), desimal=0,
    ),
    Indikator(
        "Lainnya", 2, "Terselenggaranya fasilitasi dan koordinasi pemerintahan",
        "Persentase hasil koordinasi yang ditindaklanjuti", "%", "Naik",
        Fraction("95.00"), Fraction("95.00"), Fraction("84.21"), Fraction("100.00"), "Laporan Kinerja",
        _riwayat(("80.00", "78.57"), ("85.00", "87.50"), ("90.00", "92.31")),
    ),
    Indikator(
        "Lainnya", 3, BIROKRASI, SAKIP, "Nilai", "Naik",
        Fraction("81.50"), Fraction("81.50"), Fraction("80.95"), Fraction("83.00"),
        "Laporan Hasil Evaluasi Inspektorat",
        _riwayat(("76.00", "74.38"), ("78.00", "78.91"), ("80.50", "80.22")), predikat="SAKIP",
    ),
    Indikator(
        "Lainnya", 3, BIROKRASI, SERAPAN, "%", "Naik",
        Fraction("95.00"), Fraction("95.50"), half_up(percent(REALISASI, ANGGARAN), 2), Fraction("96.00"),
        "Laporan Realisasi Anggaran",
        _riwayat(("92.00", "90.87"), ("93.00", "94.46"), ("94.00", "95.13")),
    ),
    Indikator(
        "Lainnya", 3, BIROKRASI, IP_ASN, "Indeks", "Naik",
        Fraction("85.00"), Fraction("84.50"), Fraction("82.36"), Fraction("88.00"),
        "Laporan Hasil Evaluasi BKPSDM",
        _riwayat(("65.00", "62.71"), ("75.00", "77.40"), ("82.00", "83.95")), predikat="IP ASN",
    ),
    Indikator(
        "Lainnya", 4, "Optimalisasi kualitas pelayanan melalui inovasi yang mempunyai nilai tambah",
        "Jumlah inovasi yang tersosialisasi serta berkelanjutan", "inovasi", "Naik",
        Fraction(2), Fraction(2), Fraction(2), Fraction(3), "Proposal Inovasi",
        _riwayat(("1", "1"), ("2", "1"), ("2", "2")), desimal=0,
    ),
)  # fmt: skip

PEGAWAI = Pegawai(
    (11, 6),
    (3, 1),
    (1, 1),
    tuple(
        (group, tuple(BarisPegawai(*row) for row in rows))
        for group, rows in (
            ("Tingkat Pendidikan PNS :", (
                ("SLTA", 4, 1), ("D-3", 1, 1), ("D-4", 0, 0), ("S1", 4, 3), ("S2", 2, 1))),
            ("Golongan Kepangkatan PNS", (
                ("II/c", 1, 0), ("II/d", 3, 1), ("III/a", 2, 1), ("III/b", 1, 2), ("III/c", 1, 1),
                ("III/d", 2, 1), ("IV/a", 1, 0), ("IV/b", 0, 0))),
            ("Agama", (
                ("Islam", 9, 5), ("Kristen", 1, 1), ("Katolik", 1, 0), ("Hindu", 0, 0), ("Budha", 0, 0),
                ("Lainnya", 0, 0))),
            ("Jabatan", (
                ("Pejabat Struktural", 6, 3), ("Pejabat Fungsional", 1, 1), ("Pelaksana/Staf", 4, 2))),
        )
    ),
)  # fmt: skip

KOORDINASI = (
    ("Fasilitasi Administrasi Tata Pemerintahan Desa", (
        "Pembinaan administrasi pemerintahan desa di 12 desa",
        "Evaluasi rancangan peraturan desa tentang APB Desa",
        "Pendampingan penyusunan laporan penyelenggaraan pemerintahan desa",
        "Fasilitasi pengisian perangkat desa",
    )),
    ("Fasilitasi Sinkronisasi Perencanaan Pembangunan Daerah dengan Pembangunan Desa", (
        "Musyawarah perencanaan pembangunan tingkat kecamatan",
        "Verifikasi usulan rencana kerja pemerintah desa",
        "Monitoring pembangunan fisik dana desa",
    )),
    ("Fasilitasi Penyelenggaraan Ketenteraman dan Ketertiban Umum", (
        "Patroli wilayah bersama Koramil dan Polsek",
        "Pembinaan satuan perlindungan masyarakat desa",
        "Sosialisasi pencegahan peredaran rokok tanpa pita cukai",
        "Pengamanan peringatan hari besar nasional",
        "Rapat forum koordinasi pimpinan kecamatan",
    )),
    ("Fasilitasi Pelaksanaan Tugas, Fungsi, dan Kewajiban Lembaga Kemasyarakatan", (
        "Pembinaan PKK dan Posyandu desa",
        "Pembinaan karang taruna",
        "Seleksi MTQ tingkat kecamatan",
    )),
)  # fmt: skip

CONTOH = Office(
    nama="Kecamatan Sukamaju",
    kabupaten="Kabupaten Contoh Raya",
    tahun=TAHUN,
    renstra=(2021, 2026),
    kepala="Camat Sukamaju",
    tanggal="31 Januari 2025",
    luas=Fraction("48.62"),
    dusun=46,
    rw=58,
    rt=214,
    tujuan=(
        "Mewujudkan tata kelola pemerintahan yang bersih dan melayani",
        "Meningkatnya kualitas pelayanan publik",
        "Meningkatnya kualitas pelayanan publik kecamatan",
    ),
    strategi=(
        (
            "Terwujudnya pelayanan publik yang prima",
            "Peningkatan layanan publik yang mudah, cepat dan bermanfaat bagi masyarakat",
            "Penyempurnaan standar pelayanan dan pemanfaatan teknologi informasi",
        ),
        (
            "Meningkatnya kualitas tata kelola pemerintahan desa",
            "Pembinaan dan pengawasan pemerintahan desa secara berjenjang",
            "Pendampingan administrasi dan keuangan desa di seluruh desa",
        ),
    ),
    indikator=INDIKATOR,
    program=PROGRAM,
    modal=(32_885_600, 31_695_000),
    alokasi=(
        Alokasi(PROGRAM[0].anggaran + PROGRAM[1].anggaran, PROGRAM[0].realisasi + PROGRAM[1].realisasi),
        Alokasi(PROGRAM[2].anggaran, PROGRAM[2].realisasi),
    ),
    desa=DESA,
    pegawai=PEGAWAI,
    unsur=NILAI_UNSUR,
    pembanding=(
        Banding(
            IKM,
            ("Indeks Kepuasan Masyarakat Kabupaten", Fraction("90.18")),
            ("Indeks Kepuasan Masyarakat Nasional", Fraction("88.52")),
            "Di atas rata-rata kabupaten dan nasional",
        ),
        Banding(SAKIP, ("Nilai SAKIP Kabupaten", Fraction("77.41")), None, "Di atas nilai kabupaten"),
    ),
    koordinasi=KOORDINASI,
    tindak_lanjut=(
        (
            "Meningkatkan tindak lanjut atas hasil koordinasi lintas perangkat daerah",
            "Menyusun daftar pantau hasil rapat dan membahasnya setiap bulan",
            (True, True, True),
        ),
        (
            "Memenuhi kekurangan dokumen evaluasi SAKIP",
            "Menyelaraskan pohon kinerja dan menetapkan target yang terukur",
            (False, True, True),
        ),
        (
            "Meningkatkan kompetensi aparatur",
            "Mengusulkan keikutsertaan pegawai pada pelatihan teknis dan kepemimpinan",
            (False, False, True),
        ),
    ),
    periode=("Tahun 2024 (murni)", "Tahun 2024 (perubahan)", "Tahun 2025"),
    prestasi=(
        (
            "Pembina desa berprestasi dalam pengelolaan keuangan desa tingkat kabupaten",
            ("Juara I Desa Sukarejo", "Juara III Desa Wonosari"),
        ),
        (
            "Lomba Musabaqah Tilawatil Qur'an tingkat kabupaten",
            ("Juara II Tilawah Remaja Putri", "Juara Harapan I Tartil Putra", "Juara III Tahfiz Putra"),
        ),
        ("Unit pelayanan publik dengan predikat Pelayanan Prima", ("Piagam dari Bupati Contoh Raya",)),
    ),
    gaya=Gaya(realisasi="plain", lra="round", riwayat="round", renstra="persen", anggaran_sasaran="plain"),
)
