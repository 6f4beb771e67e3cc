"""Words for invented offices: made-up place names, and the usual vocabulary of a performance report."""

from __future__ import annotations

DEPAN = ("Suka", "Mekar", "Sumber", "Karang", "Tirto", "Giri", "Wono", "Banyu", "Tanjung", "Margo", "Sido",
         "Kali", "Bumi", "Rejo", "Argo", "Jati", "Ringin", "Kebon", "Panca", "Cipta")  # fmt: skip
BELAKANG = ("maju", "sari", "mulya", "jaya", "rejo", "agung", "wangi", "tani", "makmur", "asri", "sejati",
            "luhur", "indah", "harjo", "sono", "kerto")  # fmt: skip

PERTANIAN = ("Padi", "Jagung", "Kedelai", "Bawang merah", "Cabai", "Kacang hijau", "Labu", "Sayuran")
PERKEBUNAN = ("Tebu", "Tembakau", "Kopi", "Kakao", "Kelapa", "Pisang", "Pepaya", "Cengkih")
PETERNAKAN = ("Ayam kampung", "Ayam petelur", "Entok", "Itik", "Kambing", "Domba", "Sapi")
PEREKONOMIAN = ("Keripik singkong", "Tahu", "Tempe", "Jamu", "Batik tulis", "Anyaman bambu", "Telur asin",
                "Emping jagung", "Kerajinan rotan", "Kerupuk beras")  # fmt: skip
PARIWISATA = ("Waduk", "Embung", "Kampung Bunga", "Bukit", "Sumber Air", "Wisata Kuliner", "Taman Desa")

SASARAN_UTAMA = (
    "Terwujudnya pelayanan publik yang prima",
    "Meningkatnya kualitas tata kelola pemerintahan desa",
    "Meningkatnya ketenteraman dan ketertiban umum",
    "Meningkatnya keberdayaan masyarakat desa",
    "Meningkatnya kualitas pembangunan wilayah kecamatan",
)
SASARAN_LAINNYA = (
    "Terselenggaranya pelayanan administrasi terpadu sesuai standar",
    "Terselenggaranya fasilitasi dan koordinasi pemerintahan",
    "Meningkatnya tata kelola birokrasi yang efektif, efisien dan akuntabel",
    "Optimalisasi kualitas pelayanan melalui inovasi yang mempunyai nilai tambah",
    "Terkelolanya data dan informasi wilayah",
    "Terpeliharanya sarana dan prasarana kantor",
    "Terbinanya lembaga kemasyarakatan desa",
)

PERSENTASE = tuple(
    f"Persentase {what}"
    for what in (
        "desa yang tertib administrasi",
        "desa yang menyusun APB Desa tepat waktu",
        "desa yang menyampaikan laporan keuangan tepat waktu",
        "desa yang memiliki profil desa mutakhir",
        "desa yang aktif menyelenggarakan posyandu",
        "pelayanan yang terlayani sesuai standar pelayanan",
        "hasil koordinasi yang ditindaklanjuti",
        "usulan musrenbang yang terakomodasi",
        "pengaduan masyarakat yang diselesaikan",
        "gangguan ketertiban yang ditangani",
        "lembaga kemasyarakatan desa yang aktif",
        "rekomendasi hasil pemeriksaan yang ditindaklanjuti",
        "sarana kantor dalam kondisi baik",
        "dokumen perencanaan yang selaras",
        "keluarga penerima manfaat yang terverifikasi",
        "aparatur yang mengikuti pelatihan",
        "kehadiran anggota forum koordinasi pimpinan kecamatan",
        "pelunasan pajak bumi dan bangunan",
    )
)
CACAH = (
    ("Jumlah inovasi yang terinternalisasi dan tersosialisasi serta berkelanjutan", "inovasi", 6),
    ("Jumlah dokumen perencanaan dan evaluasi yang disusun", "dokumen", 40),
    ("Jumlah kader yang dibina", "orang", 1600),
    ("Jumlah kelompok usaha bersama yang difasilitasi", "kelompok", 80),
    ("Jumlah rapat koordinasi lintas sektor", "kegiatan", 48),
    ("Jumlah pelaku usaha mikro yang didampingi", "orang", 800),
    ("Jumlah data wilayah yang dimutakhirkan", "dataset", 25),
    ("Jumlah peserta musyawarah pembangunan", "orang", 2000),
    ("Jumlah penduduk yang terlayani administrasi kependudukan", "jiwa", 90000),
)
VOLUME = (
    ("Volume sampah yang terkelola", "ton", 400),
    ("Nilai swadaya masyarakat dalam pembangunan desa", "juta rupiah", 2000),
    ("Luas lahan pekarangan yang dimanfaatkan", "hektare", 200),
    ("Panjang saluran lingkungan yang dinormalisasi", "km", 20),
    ("Nilai investasi pelaku usaha wilayah", "juta rupiah", 400000),
    ("Rasio kader terhadap penduduk", "per 1.000 penduduk", 5),
)
INDEKS = (
    ("Indeks Desa Membangun rata-rata kecamatan", "Indeks"),
    ("Nilai evaluasi kelembagaan kecamatan", "Nilai"),
    ("Indeks kepatuhan standar pelayanan publik", "Indeks"),
    ("Nilai pengawasan kearsipan internal", "Nilai"),
)
TURUN = (
    ("Rata-rata waktu penyelesaian pelayanan administrasi", "menit", 60),
    ("Rata-rata waktu tunggu pemohon di loket", "menit", 40),
    ("Jumlah kasus perselisihan warga yang tidak terselesaikan", "kasus", 25),
    ("Jumlah pelanggaran peraturan daerah", "kasus", 80),
    ("Rata-rata waktu tanggapan pengaduan", "hari", 16),
    ("Jumlah titik rawan gangguan ketertiban", "titik", 40),
)
TURUN_PERSEN = (
    "Persentase keluhan yang berulang",
    "Persentase tunggakan pajak bumi dan bangunan",
    "Persentase berkas permohonan yang dikembalikan",
)
SUMBER = ("Register Pelayanan", "Laporan Kinerja", "Laporan Hasil Evaluasi Inspektorat", "Laporan Seksi",
          "Data Sektoral Kecamatan", "Laporan Tahunan", "Hasil Survei")  # fmt: skip

PROGRAM = (
    "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota",
    "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik",
    "Program Pemberdayaan Masyarakat Desa dan Kelurahan",
    "Program Koordinasi Ketenteraman dan Ketertiban Umum",
    "Program Penyelenggaraan Urusan Pemerintahan Umum",
    "Program Pembinaan dan Pengawasan Pemerintahan Desa",
    "Program Pengelolaan Data dan Informasi Wilayah",
    "Program Penataan Lingkungan Kecamatan",
)
KERJA = ("Fasilitasi", "Penyediaan", "Koordinasi", "Pembinaan", "Penyusunan", "Pemeliharaan", "Evaluasi",
         "Sinkronisasi", "Pengadaan", "Penyelenggaraan")  # fmt: skip
OBJEK = (
    "Administrasi Tata Pemerintahan Desa",
    "Peralatan dan Perlengkapan Kantor",
    "Bahan Logistik Kantor",
    "Dokumen Perencanaan Perangkat Daerah",
    "Lembaga Kemasyarakatan",
    "Ketenteraman dan Ketertiban Umum",
    "Jasa Komunikasi, Sumber Daya Air dan Listrik",
    "Gaji dan Tunjangan ASN",
    "Kendaraan Dinas Jabatan",
    "Musyawarah Perencanaan Pembangunan",
    "Pelayanan Administrasi Terpadu Kecamatan",
    "Usaha Ekonomi Desa",
    "Sarana dan Prasarana Pendukung Gedung Kantor",
    "Pemanfaatan Teknologi Tepat Guna",
    "Wawasan Kebangsaan dan Ketahanan Nasional",
    "Barang Cetakan dan Penggandaan",
    "Kesejahteraan Sosial Masyarakat",
    "Pengelolaan Keuangan dan Aset Desa",
)
KELOMPOK_KEGIATAN = (
    "Perencanaan, Penganggaran, dan Evaluasi Kinerja",
    "Administrasi Keuangan",
    "Administrasi Umum",
    "Pengadaan Barang Milik Daerah",
    "Penyediaan Jasa Penunjang",
    "Pemeliharaan Barang Milik Daerah",
    "Koordinasi Lintas Sektor",
    "Pelaksanaan Urusan yang Dilimpahkan kepada Camat",
    "Pemberdayaan Lembaga Kemasyarakatan",
    "Fasilitasi dan Rekomendasi",
)
AKTIVITAS = ("Rapat persiapan", "Sosialisasi", "Pendampingan", "Monitoring lapangan", "Evaluasi akhir",
             "Pelatihan kader", "Verifikasi dokumen", "Penyerahan hasil", "Bimbingan teknis")  # fmt: skip
LANGKAH = (
    ("Mengoptimalkan monitoring dan evaluasi program", "Melaksanakan pengendalian kinerja secara berjenjang"),
    ("Meningkatkan kompetensi aparatur", "Mengusulkan keikutsertaan pegawai pada pelatihan"),
    ("Memperkuat koordinasi lintas sektor", "Menyusun daftar pantau hasil rapat setiap bulan"),
    ("Menetapkan target yang terukur", "Menyelaraskan pohon kinerja dengan rencana strategis"),
)
PENDIDIKAN = ("SLTA", "D-3", "D-4", "S1", "S2")
GOLONGAN = ("II/c", "II/d", "III/a", "III/b", "III/c", "III/d", "IV/a", "IV/b")
AGAMA = ("Islam", "Kristen", "Katolik", "Hindu", "Budha", "Lainnya")
JABATAN = ("Pejabat Struktural", "Pejabat Fungsional", "Pelaksana/Staf")
