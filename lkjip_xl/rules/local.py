"""Rules A: what an office sets on the sheet Pengaturan."""

from lkjip_xl.rules.rule import Rule

_SOURCE = "Lembar Pengaturan buku kerja baku"

RULES = (
    Rule(
        "A-01",
        "Pengaturan tidak dikenal",
        "Nama pengaturan, skala, dan tabel pada lembar Pengaturan adalah yang dikenal.",
        "Pengaturan yang salah eja tidak berlaku, tanpa terlihat.",
        "Sebutan wilyah: Kelurahan",
        "Sebutan wilayah: Kelurahan",
        _SOURCE,
    ),
    Rule(
        "A-02",
        "Nilai pengaturan tidak terbaca",
        "Nilai pengaturan berupa angka, kata, atau pilihan yang diminta; bila tidak, yang baku tetap berlaku.",
        "Nilai yang tidak terbaca tidak berlaku.",
        "Capaian wajar tertinggi: tinggi sekali",
        "Capaian wajar tertinggi: 200",
        _SOURCE,
    ),
    Rule(
        "A-03",
        "Skala tidak utuh",
        "Kategori suatu skala urut, tidak bertindih, dan tidak menyisakan celah.",
        "Nilai di celah atau di dua kategori tidak dapat dinilai dengan pasti.",
        "Tinggi 80-90, Sedang 70-85",
        "Tinggi 80-90, Sedang 70-79,99",
        _SOURCE,
    ),
    Rule(
        "A-04",
        "Pengaturan tanpa dasar hukum",
        "Pengaturan yang berbeda dari yang baku menyebut dasar hukumnya.",
        "Pemeriksa perlu mengetahui peraturan yang dipakai.",
        "Skala capaian kinerja lain, Dasar Hukum kosong",
        "Skala capaian kinerja lain, Dasar Hukum: Peraturan Wali Kota 1/2024",
        _SOURCE,
    ),
    Rule(
        "A-05",
        "Pengaturan ditetapkan dua kali",
        "Setiap pengaturan ditetapkan satu kali; yang pertama berlaku.",
        "Dua nilai untuk satu pengaturan saling membantah.",
        "Kertas: A4, lalu Kertas: F4",
        "Kertas: F4",
        _SOURCE,
    ),
)
