"""Rules F and L on what a workbook holds without showing it."""

from lkjip_xl.rules.rule import Rule

_EXCEL = "Cara kerja Excel (ECMA-376 bagian 1)"

RULES = (
    Rule(
        "F-10",
        "Angka di balik sel gabungan",
        "Di balik sel gabungan tidak ada angka lain.",
        "SUM ikut menghitungnya, padahal tidak ada yang melihatnya.",
        "C5:D5 digabung, di balik D5 masih ada 500",
        "C5:D5 digabung, D5 kosong",
        _EXCEL,
    ),
    Rule(
        "F-11",
        "Angka tidak terlihat",
        "Angka pada tabel dapat dilihat: tidak berformat ;;; dan tidak sewarna dengan latarnya.",
        "Angka yang tidak terlihat ikut dihitung, tetapi tidak ikut diperiksa pembaca.",
        "500 dengan huruf putih di atas putih",
        "500 dengan huruf hitam",
        _EXCEL,
    ),
    Rule(
        "F-12",
        "Angka lebih dari 15 digit",
        "NIP, NIK, dan nomor panjang lain disimpan sebagai teks.",
        "Excel hanya menyimpan 15 digit; digit sesudahnya menjadi nol.",
        "NIP diketik sebagai angka, tersimpan ...011000",
        "NIP diketik sebagai teks (diawali tanda petik)",
        _EXCEL,
    ),
    Rule(
        "L-13",
        "Lembar tersembunyi",
        "Lembar yang berisi tabel tidak disembunyikan.",
        "Lembar tersembunyi ikut diperiksa, tetapi pembaca tidak melihatnya.",
        "Lembar LRA disembunyikan",
        "Lembar LRA terlihat",
        _EXCEL,
    ),
    Rule(
        "L-14",
        "Judul kolom ganda",
        "Satu judul kolom dipakai untuk satu kolom.",
        "Bila dua kolom berjudul sama berisi angka berbeda, tidak jelas mana yang berlaku; yang pertama dipakai.",
        "Dua kolom Realisasi dengan isi berbeda",
        "Satu kolom Realisasi",
    ),
    Rule(
        "L-15",
        "Hampir cocok",
        "Judul kolom dan nama lembar ditulis seperti pada buku kerja baku, atau dengan padanannya yang dikenal.",
        "Yang hanya hampir cocok tidak dipakai, sehingga isinya tidak diperiksa.",
        "Judul kolom Capian",
        "Judul kolom Capaian",
    ),
    Rule(
        "L-16",
        "Baris di bawah induk lain",
        "Setiap baris LRA berada di bawah induk yang disebut nomor atau kodenya.",
        "Baris yang salah tempat mengubah jumlah dua kegiatan atau program sekaligus.",
        "Baris 3.4 di bawah kegiatan 1",
        "Baris 3.4 di bawah kegiatan 3",
    ),
    Rule(
        "L-17",
        "Lembar tanpa tabel yang dikenali",
        "Pada lembar yang bernama seperti lembar buku kerja baku terdapat tabelnya, dengan judul kolom yang dikenal.",
        "Tabel yang tidak dikenali tidak diperiksa; tanpa pemberitahuan, lembar itu tampak cocok.",
        "Lembar Realisasi dengan judul kolom Sasaran Angka sebagai ganti Target",
        "Lembar Realisasi dengan judul kolom Target",
    ),
    Rule(
        "L-18",
        "Kolom yang tidak dikenali",
        "Kolom berisi angka atau kategori pada tabel yang dikenal berjudul seperti pada buku kerja baku.",
        "Kolom dengan judul lain tidak diperiksa; tanpa pemberitahuan, isinya tampak cocok.",
        "Kolom Progres (%) pada lembar Realisasi",
        "Kolom Capaian pada lembar Realisasi",
    ),
)
