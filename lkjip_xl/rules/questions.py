"""What lies behind each question beside a finding, and what to do about it, for the reference.

The questions themselves stand where they are asked; their parts that differ are `...` here. A test holds both together.
"""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """When a question is asked, and what the office does where the answer is yes."""

    comes_from: str
    remedy: str


QUESTIONS = {
    "Apakah ditulis sebagai pecahan, belum dikali 100?": Question(
        "Yang tertulis seperseratus dari yang seharusnya.", "Kalikan dengan 100, atau beri sel itu format persen."
    ),
    "Apakah dikali 100 dua kali?": Question(
        "Yang tertulis seratus kali yang seharusnya.", "Hapus salah satu perkaliannya, atau format persennya."
    ),
    "Apakah pembilang dan penyebutnya terbalik?": Question(
        "Yang tertulis adalah hasil bagi yang terbalik.", "Bagilah realisasi dengan target atau anggarannya."
    ),
    "Apakah arah indikatornya tertukar (Rumus 1 dan Rumus 2)?": Question(
        "Yang tertulis adalah capaian menurut arah yang lain.", "Perbaiki rumus capaiannya, atau Arah pada PK."
    ),
    "Apakah capaiannya dibatasi 100?": Question(
        "Tertulis 100, padahal capaiannya lebih.",
        "Tulis capaian yang sebenarnya, atau tetapkan Capaian paling tinggi pada lembar Pengaturan.",
    ),
    "Apakah tandanya terbalik (lebih atau kurang)?": Question(
        "Yang tertulis sama besar, dengan tanda yang lain.", "Hapus atau tambahkan tanda minusnya."
    ),
    "Apakah yang tertulis adalah ...?": Question(
        "Yang tertulis sama dengan salah satu angka yang dihitung.", "Ganti dengan hasil hitungannya."
    ),
    "Apakah ... belum ikut dijumlahkan?": Question(
        "Jumlahnya kurang sebesar satu baris.", "Masukkan baris itu ke dalam rumus jumlahnya."
    ),
    "Apakah ... dijumlahkan dua kali?": Question(
        "Jumlahnya lebih sebesar satu baris.", "Hapus salah satunya dari rumus jumlahnya."
    ),
    "Apakah jumlah pada ... ikut dijumlahkan?": Question(
        "Jumlahnya lebih sebesar suatu jumlah bagian.", "Jumlahkan rinciannya saja, tanpa jumlah bagian itu."
    ),
    "Apakah rincian dan jumlahnya dijumlahkan bersama?": Question(
        "Yang tertulis dua kali yang seharusnya.", "Jumlahkan rinciannya saja."
    ),
    "Apakah nilai rumus ini sudah lama? Hitung ulang di Excel (Ctrl+Alt+F9), lalu simpan.": Question(
        "Rumusnya membaca sel yang benar, tetapi menyimpan hasil lain.", "Hitung ulang di Excel, lalu simpan."
    ),
    "Apakah yang tertulis ...?": Question(
        "Yang tertulis sama dengan angka tahun sebelumnya.", "Ganti dengan angka tahun laporan."
    ),
    "Apakah pembulatannya berbeda satu angka terakhir?": Question(
        "Selisihnya satu pada angka terakhir.", "Hitung dari angka yang tidak dibulatkan, lalu bulatkan hasilnya."
    ),
    "Apakah ada dua angka yang tertukar letaknya?": Question(
        "Angka-angkanya sama, dua di antaranya bertukar tempat.", "Cocokkan dengan sumbernya, lalu ketik ulang."
    ),
    "Apakah kelebihan angka nol?": Question(
        "Yang tertulis sepuluh, seratus, atau seribu kali yang seharusnya.", "Hapus angka nol yang berlebih."
    ),
    "Apakah kekurangan angka nol?": Question(
        "Yang tertulis sepersepuluh, seperseratus, atau seperseribu dari yang seharusnya.",
        "Tambahkan angka nol yang kurang.",
    ),
    "Apakah ada satu angka yang hilang?": Question(
        "Yang tertulis kurang satu angka.", "Cocokkan dengan sumbernya, lalu ketik ulang."
    ),
    "Apakah ada satu angka yang terketik dua kali?": Question(
        "Yang tertulis lebih satu angka, sama dengan angka di sebelahnya.", "Hapus angka yang berulang."
    ),
    "Apakah koma desimal pada ... hilang? Dengan ... angka ini cocok.": Question(
        "Hasilnya di luar batas wajar, dan cocok bila satu isian diberi koma.", "Ketik ulang isian itu dengan komanya."
    ),
    "Apakah koma desimalnya hilang?": Question(
        "Persentase yang dihitung sebelumnya cocok bila isian ini diberi koma.", "Ketik ulang dengan komanya."
    ),
    "Apakah baris berikut belum tercantum: ...?": Question(
        "Tabel lain atau jumlahnya memuat nama yang tidak ada di sini.", "Tambahkan baris itu."
    ),
    "Apakah baris ... belum diisi?": Question(
        "Rinciannya kurang, dan baris itu masih kosong.", "Isi barisnya; tulis 0 bila nol, - bila tidak ada."
    ),
    "Semua angka baris ... dan ... sama: apakah salah satunya tersalin dari yang lain?": Question(
        "Jumlahnya keliru, dan dua baris berisi angka yang sama.", "Cocokkan kedua baris dengan sumbernya."
    ),
    "...: apakah baris itu tersalin ke sini?": Question(
        "Semua angka baris ini sama dengan baris lain, dan cocok bila diganti.", "Ketik ulang menurut sumbernya."
    ),
    "Apakah rinciannya belum diisi?": Question(
        "Kelompok pegawai itu hanya berisi strip.", "Isi rinciannya, atau hapus kelompok itu."
    ),
    "Apakah barisnya terlewat, atau namanya berbeda?": Question(
        "Nama yang tercantum pada lembar lain tidak ada di sini.", "Tambahkan barisnya, atau samakan namanya."
    ),
    "Apakah arahnya tertukar?": Question("Capaian atau target mengikuti arah yang lain.", "Perbaiki Arah pada PK."),
    "Apakah kodenya salah ketik, atau barisnya salah tempat?": Question(
        "Kode baris itu tidak diawali kode induknya.", "Perbaiki kodenya, atau pindahkan barisnya."
    ),
    "Apakah satuannya memang berganti?": Question(
        "Satu tahun ditulis dengan satuan lain.", "Samakan satuannya, atau jelaskan penggantiannya."
    ),
    "Apakah salah ketik?": Question(
        "Banyaknya negatif atau pecahan, atau luasnya negatif.", "Cocokkan dengan sumbernya, lalu ketik ulang."
    ),
    "Apakah ini koreksi? Bila bukan, hapus tanda minusnya.": Question(
        "Jumlah uang yang diisikan negatif.", "Biarkan bila memang koreksi; bila bukan, hapus tanda minusnya."
    ),
    "Apakah batasnya ditulis sebagai pecahan?": Question(
        "Batas skala pada lembar Pengaturan paling tinggi 1.", "Tulis batasnya seperti nilainya, misalnya 91."
    ),
    "Apakah sudah diperbaiki? Bila ya, hapus baris ini. Bila tidak, periksa kode, lembar, dan selnya.": Question(
        "Baris Pengecualian menunjuk temuan yang tidak ada.", "Hapus barisnya, atau perbaiki kode, lembar, dan selnya."
    ),
    "Maksud Anda “...”?": Question(
        "Namanya hampir sama dengan nama yang dikenal.", "Ganti dengan nama yang disebut bila itu yang dimaksud."
    ),
    "Maksud Anda “...”? Bila ya, ganti ....": Question(
        "Judul kolom atau nama lembar hampir sama dengan yang dikenal.", "Ganti judul atau nama lembarnya."
    ),
    "... “...”: maksud Anda “...”?": Question(
        "Tabel yang diperlukan tidak ditemukan; judul kolom atau nama lembar ini hampir cocok.",
        "Ganti judul atau nama lembarnya.",
    ),
}
