"""Rules A: what an office sets on the sheet Pengaturan."""

from lkjip_xl.findings import Level
from lkjip_xl.rules.rule import NOTE, WARNING, Rule

_SOURCE = "Lembar Pengaturan buku kerja baku alat ini"

RULES = (
    Rule(
        "A-01",
        "Pengaturan tidak dikenal",
        "Setiap baris lembar Pengaturan menyebut nama pengaturan, skala, atau tabel yang dikenal.",
        "Pengaturan yang salah eja tidak berlaku, tanpa terlihat.",
        "Sebutan wilyah: Kelurahan",
        "Sebutan wilayah: Kelurahan",
        "Tulis nama seperti pada lembar Pengaturan buku kerja baku, atau hapus barisnya.",
        _SOURCE,
        (*WARNING, (Level.CATATAN, "bila tabelnya mungkin tentang hal lain")),
    ),
    Rule(
        "A-02",
        "Nilai pengaturan tidak terbaca",
        "Nilai pengaturan berupa angka, kata, atau pilihan yang diminta; bila tidak, yang baku tetap berlaku.",
        "Nilai yang tidak terbaca tidak berlaku.",
        "Capaian wajar tertinggi: tinggi sekali",
        "Capaian wajar tertinggi: 200",
        "Ketik ulang nilainya seperti yang diminta.",
        _SOURCE,
        WARNING,
    ),
    Rule(
        "A-03",
        "Skala tidak utuh",
        "Kategori suatu skala urut, tidak bertindih, tidak menyisakan celah, dan batasnya ditulis seperti nilainya.",
        "Nilai di celah atau di dua kategori tidak dapat dinilai, dan kategorinya tidak diperiksa.",
        "Tinggi 80-90, Sedang 70-85",
        "Tinggi 80-90, Sedang 70-79,99",
        "Perbaiki batas kategorinya agar urut dan menyambung.",
        _SOURCE,
        (*WARNING, (Level.CATATAN, "bila hanya satu nilai batas yang ada di dua kategori")),
    ),
    Rule(
        "A-04",
        "Pengaturan tanpa dasar hukum",
        "Pengaturan yang berbeda dari yang baku menyebut dasar hukumnya.",
        "Pemeriksa perlu mengetahui peraturan yang dipakai.",
        "Skala capaian kinerja lain, Dasar Hukum kosong",
        "Skala capaian kinerja lain, Dasar Hukum: Peraturan Wali Kota 1/2024",
        "Tulis peraturan atau keputusan yang menetapkannya pada kolom Dasar Hukum.",
        _SOURCE,
        NOTE,
    ),
    Rule(
        "A-05",
        "Pengaturan ditetapkan dua kali",
        "Setiap pengaturan ditetapkan satu kali; yang pertama berlaku.",
        "Dua nilai untuk satu pengaturan saling membantah.",
        "Kertas: A4, lalu Kertas: F4",
        "Kertas: F4",
        "Hapus salah satu barisnya.",
        _SOURCE,
        WARNING,
    ),
    Rule(
        "A-06",
        "Nomor tabel ganda",
        "Setiap tabel laporan diberi nomor sendiri.",
        "Pembaca tidak tahu tabel mana yang dimaksud bila dua tabel bernomor sama.",
        "3.5 LRA bernomor 4.2, 3.6 Alokasi bernomor 4.2",
        "3.5 LRA bernomor 4.2, 3.6 Alokasi bernomor 4.3",
        "Beri salah satu tabel nomor lain; biarkan bila laporan memang memakainya dua kali.",
        _SOURCE,
        NOTE,
    ),
)
