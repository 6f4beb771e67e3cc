"""Three further invented offices: a kecamatan in a kota, a dinas, a kecamatan without an amended PK.

Names, figures and legal bases are made up. Each shows what another office or year sets otherwise.
"""

from __future__ import annotations

from fractions import Fraction

from office_model import (
    IKM,
    LEMBAR,
    SAKIP,
    SERAPAN,
    UNSUR,
    Alokasi,
    Arah,
    Banding,
    BarisPegawai,
    Desa,
    Gaya,
    Indikator,
    Kegiatan,
    Kelompok,
    Office,
    Pegawai,
    Pengaturan,
    Program,
    Skala,
    SubKegiatan,
    Tahunan,
    half_up,
    mean,
    percent,
)

Sub = tuple[str, int, int]


def _program(kode: str, nama: str, murni: int, indikator: str, *kegiatan: tuple[str, tuple[Sub, ...]]) -> Program:
    """A program with its kegiatan, each with sub kegiatan (name, anggaran, realisasi), codes counted up."""
    branches = []
    for k, (name, subs) in enumerate(kegiatan, 1):
        code = f"{kode}.2.{k:02d}"
        rows = tuple(SubKegiatan(f"{code}.{n:04d}", *sub) for n, sub in enumerate(subs, 1))
        branches.append(Kegiatan(code, name, rows))
    return Program(kode, nama, murni, tuple(branches), indikator)


def _indikator(
    kelompok: Kelompok,
    nomor: int,
    sasaran: str,
    nama: str,
    satuan: str,
    target: str,
    realisasi: str | Fraction,
    akhir: str,
    sumber: str,
    riwayat: tuple[Tahunan, ...],
    *,
    murni: str = "",
    arah: Arah = "Naik",
    perubahan: bool = True,
    desimal: int = 2,
) -> Indikator:
    amended = Fraction(target) if perubahan else None
    original = Fraction(murni or target)
    return Indikator(
        kelompok, nomor, sasaran, nama, satuan, arah, original, amended, Fraction(realisasi), Fraction(akhir),
        sumber, riwayat, desimal,
    )  # fmt: skip


def _years(first: int, *pairs: tuple[str, str]) -> tuple[Tahunan, ...]:
    """Target and realisasi of the years from the first on."""
    return tuple(Tahunan(first + n, Fraction(goal), Fraction(actual)) for n, (goal, actual) in enumerate(pairs))


def _unsur(*values: str) -> tuple[tuple[str, Fraction], ...]:
    return tuple(zip(UNSUR, map(Fraction, values), strict=True))


def _ikm(unsur: tuple[tuple[str, Fraction], ...]) -> Fraction:
    return half_up(mean(value for _, value in unsur), 2)


def _serapan(program: tuple[Program, ...]) -> Fraction:
    return half_up(percent(sum(p.realisasi for p in program), sum(p.anggaran for p in program)), 2)


def _pegawai(pns: tuple[int, int], thl: tuple[int, int], *kelompok: tuple[str, tuple[BarisPegawai, ...]]) -> Pegawai:
    return Pegawai(pns, thl, (0, 0), kelompok)


# ---- a kecamatan in a kota, with kelurahan and a scale of its own --------------------------------------

_ATURAN_KOTA = "Peraturan Wali Kota Tirtonadi Baru Nomor 17 Tahun 2024"
_BAIK = Skala((("84.99", "Sangat Baik"), ("69.99", "Baik"), ("54.99", "Cukup")), "Kurang")
_HEMAT = Skala((("5", "Efisien"), ("-5.01", "Cukup Efisien")), "Tidak Efisien")

_PROGRAM_KOTA = (
    _program(
        "7.01.01", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", 3_180_000_000,
        "Nilai SAKIP Perangkat Daerah",
        ("Administrasi Keuangan Perangkat Daerah", (
            ("Penyediaan Gaji dan Tunjangan ASN", 2_846_120_000, 2_790_457_300),
            ("Pelaksanaan Penatausahaan Keuangan", 41_300_000, 40_875_000),
        )),
        ("Administrasi Umum Perangkat Daerah", (
            ("Penyediaan Bahan Logistik Kantor", 118_450_000, 109_236_500),
            ("Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik", 96_800_000, 81_412_770),
        )),
    ),
    _program(
        "7.01.03", "Program Pemberdayaan Masyarakat Kelurahan", 1_025_000_000,
        "Persentase lembaga kemasyarakatan kelurahan yang aktif",
        ("Kegiatan Pemberdayaan Kelurahan", (
            ("Pembangunan Sarana dan Prasarana Kelurahan", 842_500_000, 811_340_000),
            ("Pemberdayaan Masyarakat di Kelurahan", 214_750_000, 207_118_400),
        )),
    ),
)  # fmt: skip
_UNSUR_KOTA = _unsur("84.50", "83.20", "80.75", "91.40", "85.10", "82.65", "86.90", "84.05", "79.80")
_LAYANAN = "Meningkatnya kualitas pelayanan kecamatan dan kelurahan"
_BERDAYA = "Meningkatnya keberdayaan masyarakat kelurahan"
_KELURAHAN = (
    Desa("Melati Indah", 4211, 4307, ("", "", "Ikan hias", "Batik, Kedai kopi", "Taman Melati")),
    Desa("Kenanga Jaya", 3870, 3925, ("Hidroponik", "", "Lele", "Percetakan, Konveksi", "")),
    Desa("Cempaka Sari", 2954, 3011, ("", "", "Puyuh", "Kerajinan kulit", "Museum Cempaka")),
    Desa("Anggrek Raya", 5102, 5090, ("", "Anggrek", "", "Kuliner malam", "Kampung Anggrek")),
)

KOTA = Office(
    nama="Kecamatan Tirtonadi Utara",
    kabupaten="Kota Tirtonadi Baru",
    tahun=2025,
    renstra=(2025, 2029),
    kepala="Camat Tirtonadi Utara",
    tanggal="29 Januari 2026",
    luas=Fraction("11.37"),
    dusun=17,
    rw=52,
    rt=238,
    tujuan=(
        "Mewujudkan kota yang layak huni",
        "Meningkatnya kualitas pelayanan publik",
        "Meningkatnya pelayanan dan keberdayaan masyarakat",
    ),
    strategi=(
        (_LAYANAN, "Layanan terpadu di kecamatan dan kelurahan", "Standar pelayanan di setiap loket"),
        (_BERDAYA, "Pendampingan lembaga kemasyarakatan", "Anggaran kelurahan menurut usulan warga"),
    ),
    indikator=(
        _indikator("Utama", 1, _LAYANAN, IKM, "Indeks", "85.00", _ikm(_UNSUR_KOTA), "88.00", "Hasil survei", (),
                   murni="84.50"),
        _indikator("Utama", 2, _BERDAYA, "Persentase lembaga kemasyarakatan kelurahan yang aktif", "%", "80.00",
                   "66.40", "95.00", "Laporan Seksi Pemberdayaan", ()),
        _indikator("Lainnya", 1, "Meningkatnya akuntabilitas kinerja", SAKIP, "Nilai", "78.00", "76.84", "82.00",
                   "Laporan Hasil Evaluasi Inspektorat", ()),
        _indikator("Lainnya", 1, "Meningkatnya akuntabilitas kinerja", SERAPAN, "%", "97.00",
                   _serapan(_PROGRAM_KOTA), "98.00", "Laporan Realisasi Anggaran", ()),
        _indikator("Lainnya", 2, "Terwujudnya ketertiban umum", "Rata-rata waktu tanggapan pengaduan", "jam", "24",
                   "36", "12", "Register Pengaduan", (), arah="Turun", desimal=0),
    ),
    program=_PROGRAM_KOTA,
    modal=(842_500_000, 811_340_000),
    alokasi=(
        Alokasi(_PROGRAM_KOTA[0].anggaran, _PROGRAM_KOTA[0].realisasi),
        Alokasi(_PROGRAM_KOTA[1].anggaran, _PROGRAM_KOTA[1].realisasi),
    ),
    desa=_KELURAHAN,
    pegawai=_pegawai(
        (14, 12), (2, 3),
        ("Tingkat Pendidikan PNS :", (BarisPegawai("SLTA", 3, 1), BarisPegawai("S1", 8, 9), BarisPegawai("S2", 3, 2))),
        ("Jabatan", (BarisPegawai("Pejabat Struktural", 7, 5), BarisPegawai("Pelaksana/Staf", 7, 7))),
    ),
    unsur=_UNSUR_KOTA,
    pembanding=(Banding(IKM, ("Indeks Kepuasan Masyarakat Kota", Fraction("86.02")), None, "Di bawah rata-rata kota"),),
    koordinasi=(
        ("Pemberdayaan Masyarakat di Kelurahan", (
            "Rapat penyusunan anggaran kelurahan", "Pelatihan kader posyandu", "Gotong royong saluran lingkungan",
        )),
    ),
    tindak_lanjut=(
        ("Mempercepat tanggapan pengaduan", "Menunjuk petugas jaga di setiap kelurahan", (True, True)),
    ),
    periode=("Tahun 2025", "Tahun 2026"),
    prestasi=(("Lomba kelurahan tingkat kota", ("Juara II Kelurahan Anggrek Raya",)),),
    gaya=Gaya(realisasi="plain", lra="round", anggaran_sasaran="plain", kode=True),
    wilayah="Kelurahan",
    bagian="Lingkungan",
    skala=_BAIK,
    efisiensi=_HEMAT,
    pengaturan=Pengaturan(
        (
            ("Sebutan wilayah", "Kelurahan", "Peraturan Daerah Kota Tirtonadi Baru Nomor 3 Tahun 2021"),
            ("Sebutan bagian wilayah", "Lingkungan", "Peraturan Daerah Kota Tirtonadi Baru Nomor 3 Tahun 2021"),
            ("Sebutan pemda", "Kota", _ATURAN_KOTA),
            ("Capaian wajar tertinggi", 250, _ATURAN_KOTA),
        ),
        (("Skala capaian kinerja", _BAIK, _ATURAN_KOTA), ("Tingkat efisiensi", _HEMAT, _ATURAN_KOTA)),
        (
            ("3.5 LRA", "3.9", "Serapan Anggaran {instansi} Tahun Anggaran {tahun}",
             "Sumber data: LRA {instansi} per 31 Desember {tahun}", _ATURAN_KOTA),
            ("1.1 Penduduk", "1.2", "Penduduk menurut {wilayah} per Desember {tahun}", "", _ATURAN_KOTA),
        ),
    ),
)  # fmt: skip

# ---- a dinas, without population ------------------------------------------------------------------------

_PROGRAM_DINAS = (
    _program(
        "2.23.01", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", 2_400_000_000,
        "Nilai SAKIP Perangkat Daerah",
        ("Administrasi Keuangan Perangkat Daerah", (
            ("Penyediaan Gaji dan Tunjangan ASN", 2_215_600_000, 2_144_903_125),
        )),
        ("Pemeliharaan Barang Milik Daerah", (
            ("Pemeliharaan Gedung Kantor", 164_250_000, 160_780_000),
            ("Pemeliharaan Kendaraan Dinas", 58_900_000, 55_214_600),
        )),
    ),
    _program(
        "2.23.02", "Program Pembinaan Perpustakaan", 910_000_000, "Persentase perpustakaan yang sesuai standar",
        ("Pengelolaan Perpustakaan Tingkat Daerah", (
            ("Pengembangan Layanan Perpustakaan Keliling", 438_750_000, 421_066_300),
            ("Pengadaan Bahan Pustaka", 496_200_000, 489_117_500),
        )),
    ),
    _program(
        "2.24.02", "Program Pengelolaan Arsip", 305_000_000, "Nilai pengawasan kearsipan",
        ("Pengelolaan Arsip Statis", (
            ("Alih Media Arsip", 187_340_000, 149_872_000),
            ("Pembinaan Kearsipan Perangkat Daerah", 121_660_000, 118_003_900),
        )),
    ),
)  # fmt: skip
_UNSUR_DINAS = _unsur("85.25", "83.75", "82.00", "98.00", "86.00", "84.75", "88.00", "86.75", "80.00")
_BACA = "Meningkatnya budaya baca masyarakat"
_ARSIP = "Meningkatnya tertib arsip"

DINAS = Office(
    nama="Dinas Perpustakaan dan Kearsipan",
    kabupaten="Kabupaten Purwasari Anyar",
    tahun=2023,
    renstra=(2021, 2026),
    kepala="Kepala Dinas Perpustakaan dan Kearsipan",
    tanggal="6 Februari 2024",
    luas=Fraction(0),
    dusun=0,
    rw=0,
    rt=0,
    tujuan=(
        "Mewujudkan sumber daya manusia yang unggul",
        "Meningkatnya kualitas pendidikan masyarakat",
        "Meningkatnya layanan perpustakaan dan kearsipan",
    ),
    strategi=(
        (_BACA, "Perluasan layanan perpustakaan", "Perpustakaan keliling menjangkau semua kecamatan"),
        (_ARSIP, "Pengawasan kearsipan berkala", "Alih media arsip bernilai sejarah"),
    ),
    indikator=(
        _indikator("Utama", 1, _BACA, "Nilai tingkat kegemaran membaca", "Nilai", "62.50", "64.18", "70.00",
                   "Hasil survei", _years(2021, ("58.00", "57.40"), ("60.00", "61.35")), murni="62.00"),
        _indikator("Utama", 1, _BACA, "Persentase perpustakaan yang sesuai standar", "%", "45.00", "38.25", "60.00",
                   "Laporan Bidang Perpustakaan", _years(2021, ("30.00", "31.20"), ("38.00", "36.90"))),
        _indikator("Utama", 2, _ARSIP, "Nilai pengawasan kearsipan", "Nilai", "68.00", "71.06", "75.00",
                   "Laporan Hasil Pengawasan", _years(2021, ("60.00", "59.15"), ("64.00", "66.42"))),
        _indikator("Lainnya", 1, "Meningkatnya akuntabilitas kinerja", SAKIP, "Nilai", "72.00", "70.91", "77.00",
                   "Laporan Hasil Evaluasi Inspektorat", _years(2021, ("68.00", "67.75"), ("70.00", "69.88"))),
        _indikator("Lainnya", 1, "Meningkatnya akuntabilitas kinerja", "Banyaknya arsip yang rusak", "berkas", "40",
                   "33", "20", "Register Arsip", _years(2021, ("60", "58"), ("50", "54")), arah="Turun", desimal=0),
    ),
    program=_PROGRAM_DINAS,
    modal=(496_200_000, 489_117_500),
    alokasi=(
        Alokasi(_PROGRAM_DINAS[0].anggaran, _PROGRAM_DINAS[0].realisasi),
        Alokasi(_PROGRAM_DINAS[1].anggaran, _PROGRAM_DINAS[1].realisasi),
        Alokasi(_PROGRAM_DINAS[2].anggaran, _PROGRAM_DINAS[2].realisasi),
    ),
    desa=(),
    pegawai=_pegawai(
        (9, 15), (1, 0),
        ("Golongan Kepangkatan PNS", (
            BarisPegawai("II/d", 2, 1), BarisPegawai("III/b", 3, 7), BarisPegawai("III/d", 3, 6),
            BarisPegawai("IV/b", 1, 1),
        )),
    ),
    unsur=_UNSUR_DINAS,
    pembanding=(
        Banding("Nilai tingkat kegemaran membaca", ("Nilai tingkat kegemaran membaca Provinsi", Fraction("65.30")),
                ("Nilai tingkat kegemaran membaca Nasional", Fraction("66.77")), ""),
    ),
    koordinasi=(
        ("Pembinaan Kearsipan Perangkat Daerah", ("Bimbingan teknis arsiparis", "Pengawasan arsip perangkat daerah")),
    ),
    tindak_lanjut=(
        ("Memperbanyak perpustakaan yang sesuai standar", "Pendampingan perpustakaan sekolah", (True,)),
    ),
    periode=("Tahun 2024",),
    prestasi=(("Lomba perpustakaan tingkat provinsi", ("Juara harapan I",)),),
    lembar=frozenset(LEMBAR) - {"Penduduk", "Potensi"},
    gaya=Gaya(realisasi="round", lra="plain", riwayat="round", kapital=False, uang='"Rp" #,##0'),
    pengaturan=Pengaturan(
        (("Sebutan pemda", "Provinsi", "Surat Edaran Bupati Purwasari Anyar Nomor 9 Tahun 2023"),),
        (),
        (("Bab IV Capaian", "4.2", "", "", "Surat Edaran Bupati Purwasari Anyar Nomor 9 Tahun 2023"),),
    ),
)  # fmt: skip

# ---- a kecamatan whose PK was not amended ---------------------------------------------------------------

_PROGRAM_TETAP = (
    _program(
        "7.01.01", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", 1_642_880_000,
        "Nilai SAKIP Perangkat Daerah",
        ("Administrasi Keuangan Perangkat Daerah", (
            ("Penyediaan Gaji dan Tunjangan ASN", 1_530_400_000, 1_498_772_460),
            ("Koordinasi Penyusunan Laporan Keuangan", 12_480_000, 12_480_000),
        )),
        ("Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah", (
            ("Penyediaan Jasa Pelayanan Umum Kantor", 100_000_000, 94_615_300),
        )),
    ),
    _program(
        "7.01.06", "Program Pembinaan dan Pengawasan Pemerintahan Desa", 187_400_000,
        "Persentase desa yang tertib administrasi",
        ("Fasilitasi Pembinaan dan Pengawasan Pemerintahan Desa", (
            ("Fasilitasi Pengelolaan Keuangan Desa", 98_150_000, 96_003_750),
            ("Fasilitasi Penyusunan Peraturan Desa", 89_250_000, 71_884_000),
        )),
    ),
)  # fmt: skip
_UNSUR_TETAP = _unsur("90.10", "88.45", "87.30", "97.65", "89.20", "88.00", "92.75", "91.05", "85.60")
_PRIMA = "Terwujudnya pelayanan publik yang prima"
_TERTIB = "Meningkatnya kualitas tata kelola pemerintahan desa"

TETAP = Office(
    nama="Kecamatan Gunungsari Kulon",
    kabupaten="Kabupaten Banyuraya",
    tahun=2022,
    renstra=(2021, 2026),
    kepala="Camat Gunungsari Kulon",
    tanggal="30 Januari 2023",
    luas=Fraction("73.05"),
    dusun=19,
    rw=31,
    rt=104,
    tujuan=(
        "Mewujudkan tata kelola pemerintahan yang melayani",
        "Meningkatnya kualitas pelayanan publik",
        "Meningkatnya kualitas pelayanan publik kecamatan",
    ),
    strategi=(
        (_PRIMA, "Peningkatan layanan yang mudah dan cepat", "Penyempurnaan standar pelayanan"),
        (_TERTIB, "Pembinaan pemerintahan desa secara berjenjang", "Pendampingan administrasi desa"),
    ),
    indikator=(
        _indikator("Utama", 1, _PRIMA, IKM, "Indeks", "88.00", _ikm(_UNSUR_TETAP), "93.00", "Hasil survei",
                   _years(2021, ("86.00", "87.11")), perubahan=False),
        _indikator("Utama", 2, _TERTIB, "Persentase desa yang tertib administrasi", "%", "66.67", "50.00", "100.00",
                   "Laporan Seksi Pemerintahan", _years(2021, ("50.00", "50.00")), perubahan=False),
        _indikator("Lainnya", 1, "Meningkatnya akuntabilitas kinerja", SERAPAN, "%", "95.00",
                   _serapan(_PROGRAM_TETAP), "97.00", "Laporan Realisasi Anggaran",
                   _years(2021, ("94.00", "93.28")), perubahan=False),
        _indikator("Lainnya", 2, "Terselenggaranya pelayanan sesuai standar",
                   "Rata-rata waktu penyelesaian pelayanan administrasi", "menit", "40", "35", "25",
                   "Register Pelayanan", _years(2021, ("45", "47")), arah="Turun", perubahan=False, desimal=0),
    ),
    program=_PROGRAM_TETAP,
    modal=(0, 0),
    alokasi=(
        Alokasi(_PROGRAM_TETAP[0].anggaran, _PROGRAM_TETAP[0].realisasi),
        Alokasi(_PROGRAM_TETAP[1].anggaran, _PROGRAM_TETAP[1].realisasi),
    ),
    desa=(
        Desa("Gunungsari", 1840, 1822, ("Padi", "Kopi", "Kambing", "Gula aren", "Bukit Gunungsari")),
        Desa("Kulon Asri", 1215, 1269, ("Padi, Jagung", "", "Sapi", "Anyaman bambu", "")),
        Desa("Sumber Tani", 2033, 1987, ("Padi, Kedelai", "Tebu", "Ayam kampung", "Tempe", "")),
        Desa("Watulor", 954, 961, ("Jagung", "Cengkih", "Domba", "Kerajinan batu", "Goa Watulor")),
        Desa("Tegalwaru Kidul", 1476, 1503, ("Bawang merah", "", "Itik", "Telur asin", "")),
        Desa("Rowotengah", 1108, 1090, ("Padi", "Pisang", "Lele", "Keripik pisang", "Embung Rowotengah")),
    ),
    pegawai=_pegawai(
        (8, 5), (2, 1),
        ("Agama", (BarisPegawai("Islam", 7, 5), BarisPegawai("Hindu", 1, 0))),
    ),
    unsur=_UNSUR_TETAP,
    pembanding=(Banding(IKM, ("Indeks Kepuasan Masyarakat Kabupaten", Fraction("88.40")), None, ""),),
    koordinasi=(
        ("Fasilitasi Pengelolaan Keuangan Desa", ("Asistensi APB Desa", "Monitoring dana desa", "Evaluasi laporan")),
    ),
    tindak_lanjut=(
        ("Menambah desa yang tertib administrasi", "Pendampingan dua desa setiap triwulan", (True, True)),
    ),
    periode=("Tahun 2022", "Tahun 2023"),
    prestasi=(("Lomba desa tingkat kabupaten", ("Juara III Desa Sumber Tani",)),),
    gaya=Gaya(realisasi="persen", lra="persen", riwayat="persen", penutup_semua=True),
    pk_perubahan=False,
)  # fmt: skip

LAIN = {"kecamatan-di-kota": KOTA, "dinas": DINAS, "tanpa-perubahan-pk": TETAP}
