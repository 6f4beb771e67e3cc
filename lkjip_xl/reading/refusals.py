"""Why a file cannot be used, and what to do about it: one Indonesian sentence for each reason."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Reason(NamedTuple):
    """What is the matter and what to do, as the user reads both, and what it comes from, for the reference."""

    cause: str
    remedy: str
    comes_from: str


REASONS = {
    "not_found": Reason(
        "Berkas tidak ditemukan: {detail}.",
        "Periksa nama dan foldernya.",
        "Nama berkas atau foldernya salah ketik, atau berkasnya sudah dipindahkan.",
    ),
    "not_a_file": Reason(
        "{detail} bukan berkas.",
        "Sebutkan satu berkas Excel (.xlsx); untuk seluruh folder pakai lkjip-xl periksa.",
        "Yang disebut folder atau perangkat; hanya periksa yang menerima folder.",
    ),
    "no_access": Reason(
        "Berkas tidak dapat dibuka: {detail}.",
        "Tutup berkas itu di program lain atau minta hak membacanya, lalu ulangi.",
        "Berkas dikunci program lain, atau pengguna ini tidak berhak membacanya.",
    ),
    "folder_closed": Reason(
        "Folder tidak dapat dibuka, jadi berkas di dalamnya tidak diperiksa.",
        "Minta hak membaca folder itu, lalu ulangi.",
        "Di dalam folder yang diperiksa ada folder yang tidak boleh dibaca pengguna ini.",
    ),
    "empty": Reason(
        "Berkas kosong (0 byte).",
        "Minta kembali berkasnya, lalu ulangi.",
        "Pengiriman atau penyalinan berkas terputus.",
    ),
    "too_big": Reason(
        "Berkas terlalu besar: {detail}.",
        "Hapus gambar dan lembar yang tidak perlu, lalu simpan lagi.",
        "Berkasnya lebih dari 50 MiB.",
    ),
    "unpacks_too_big": Reason(
        "Isi berkas terlalu besar setelah dibuka: {detail}.",
        "Hapus baris kosong berformat dan gambar, lalu simpan lagi.",
        "Isi berkas lebih dari 200 MiB setelah dibuka, biasanya karena baris kosong yang berformat.",
    ),
    "too_many_parts": Reason(
        "Berkas berisi terlalu banyak bagian: {detail}.",
        "Salin isinya ke buku kerja baru, lalu simpan.",
        "Berkasnya terdiri atas lebih dari 2.000 bagian.",
    ),
    "too_many_cells": Reason(
        "Buku kerja berisi terlalu banyak sel: {detail}.",
        "Hapus lembar dan baris yang tidak perlu.",
        "Semua lembar bersama-sama berisi lebih dari 1.000.000 sel.",
    ),
    "too_many_rows": Reason(
        "Lembar terlalu panjang: {detail}.",
        "Hapus baris yang tidak perlu.",
        "Satu lembar berisi lebih dari 200.000 baris.",
    ),
    "too_many_merged": Reason(
        "Buku kerja berisi terlalu banyak sel gabungan: {detail}.",
        "Salin isinya ke lembar baru tanpa sel gabungan, lalu simpan.",
        "Semua lembar bersama-sama berisi lebih dari 100.000 sel gabungan.",
    ),
    "too_many_formats": Reason(
        "Buku kerja berisi terlalu banyak format sel: {detail}.",
        "Salin isinya ke buku kerja baru, lalu simpan.",
        "Berkasnya memuat lebih dari 65.536 format sel, biasanya karena sering disalin dari berkas lain.",
    ),
    "too_much_text": Reason(
        "Buku kerja berisi terlalu banyak teks: {detail}.",
        "Hapus lembar dan baris yang tidak perlu.",
        "Teks dan rumus semua lembar lebih dari 128 juta huruf.",
    ),
    "encrypted": Reason(
        "Berkas dikunci dengan kata sandi.",
        "Buka di Excel, hapus kata sandinya (File, Info, Protect Workbook), lalu simpan.",
        "Berkas hanya dapat dibuka dengan kata sandi. Kata sandi lembar atau rumus tidak menjadi masalah.",
    ),
    "xls": Reason(
        "Berkas Excel lama (.xls) tidak dapat dibaca di komputer ini.",
        "Buka di Excel, lalu simpan sebagai Excel Workbook (.xlsx).",
        "Berkas lama dibaca dalam proses tersendiri, dan sistem ini tidak mengizinkannya.",
    ),
    "html": Reason(
        "Berkas ini halaman web bernama Excel, tanpa tabel.",
        "Minta buku kerja Excel-nya (.xlsx).",
        "Aplikasi lain menyimpan halaman web dengan nama .xls, dan di dalamnya tidak ada tabel.",
    ),
    "pdf": Reason(
        "Berkas ini PDF, bukan Excel.",
        "Kirim buku kerja Excel-nya (.xlsx).",
        "Isi berkasnya PDF, apa pun namanya.",
    ),
    "picture": Reason(
        "Berkas ini gambar, bukan Excel.",
        "Kirim buku kerja Excel-nya (.xlsx).",
        "Isi berkasnya gambar, apa pun namanya.",
    ),
    "word": Reason(
        "Berkas ini dokumen Word, bukan Excel.",
        "Kirim buku kerja Excel-nya (.xlsx).",
        "Isi berkasnya dokumen Word, apa pun namanya.",
    ),
    "other_office": Reason(
        "Berkas ini dokumen atau presentasi, bukan buku kerja.",
        "Kirim buku kerja Excel-nya (.xlsx).",
        "Isi berkasnya dokumen atau presentasi, apa pun namanya.",
    ),
    "zip": Reason(
        "Berkas ini arsip biasa, bukan buku kerja Excel.",
        "Kirim buku kerja Excel-nya (.xlsx).",
        "Isi berkasnya arsip ZIP yang bukan buku kerja.",
    ),
    "text": Reason(
        "Berkas ini teks atau CSV, bukan buku kerja Excel.",
        "Buka di Excel, lalu simpan sebagai .xlsx.",
        "Isi berkasnya teks, apa pun namanya. CSV tidak menyimpan lembar, rumus, dan format angka.",
    ),
    "unknown": Reason(
        "Isi berkas tidak dikenali sebagai buku kerja Excel.",
        "Buka di Excel, lalu simpan sebagai .xlsx.",
        "Isi berkasnya bukan salah satu jenis yang dikenal.",
    ),
    "too_slow": Reason(
        "Berkas tidak selesai dibaca dan diperiksa: {detail}.",
        "Hapus lembar dan baris yang tidak perlu, lalu simpan sebagai .xlsx.",
        "Berkasnya sangat besar, atau komputernya sangat sibuk.",
    ),
    "damaged": Reason(
        "Berkas rusak dan tidak terbaca.",
        "Buka di Excel, simpan dengan nama lain sebagai .xlsx, lalu ulangi.",
        "Bagian berkas yang memuat lembar atau angka tidak lengkap atau saling bertentangan.",
    ),
    "doctype": Reason(
        "Berkas berisi bagian XML yang tidak aman (DOCTYPE).",
        "Buka di Excel, lalu simpan ulang sebagai .xlsx.",
        "Excel tidak pernah menulis bagian seperti itu; berkasnya dibuat atau diubah program lain.",
    ),
    "no_sheets": Reason(
        "Buku kerja tidak berisi lembar kerja.",
        "Periksa berkasnya.",
        "Buku kerjanya hanya berisi grafik, atau semua lembarnya hilang.",
    ),
    "no_tables": Reason(
        "Tidak ada tabel LKjIP yang dikenali: tidak ada judul kolom seperti pada PK, Realisasi, LRA, atau lembar lain.",
        "Gunakan buku kerja baku: jalankan lkjip-xl templat.",
        "Judul kolomnya jauh berbeda dari buku kerja baku dan dari padanannya yang dikenal.",
    ),
    "about_others": Reason(
        "Berkas ini hasil lkjip-xl tentang kiriman lain: {detail}.",
        "Sebutkan kirimannya, atau laporannya.",
        "Rekap dan perbandingan tidak memuat lembar kiriman. Di dalam folder keduanya dilewati.",
    ),
    "missing": Reason(
        "Laporan tidak dapat dibuat karena {detail} tidak ditemukan.",
        "Tambahkan lembar itu, atau samakan judul kolomnya, menurut buku kerja baku (lkjip-xl templat), lalu ulangi.",
        "Lembar yang wajib tidak ada, atau judul kolom tabelnya tidak dikenali.",
    ),
    "output_same": Reason(
        "Berkas hasil sama dengan berkas masukan: {detail}.",
        "Pilih nama lain dengan -o.",
        "Pilihan -o menyebut berkas masukan itu sendiri, mungkin lewat nama lain.",
    ),
    "output_name": Reason(
        "Nama hasil tidak berakhir dengan .xlsx: {detail}.",
        "Tulis namanya lengkap dengan .xlsx.",
        "Hasilnya selalu buku kerja Excel; dengan nama lain Excel tidak membukanya.",
    ),
    "output_taken": Reason(
        "{detail} sudah ada, dan bukan hasil lkjip-xl.",
        "Pilih nama lain supaya isinya tidak hilang.",
        "Nama hasil sama dengan nama berkas lain yang sudah berisi, misalnya buku kerja yang sudah diisi.",
    ),
    "output_failed": Reason(
        "Laporan tidak dapat ditulis ke {detail}.",
        "Periksa ruang disk dan izin folder, atau pilih tempat lain dengan -o.",
        "Disk penuh, folder tidak dapat ditulis, atau namanya tidak dapat dipakai.",
    ),
    "journal_failed": Reason(
        "Jurnal tidak dapat ditulis: {detail}.",
        "Pilih folder lain untuk rekap.",
        "Jurnal ditulis di samping rekap; folder itu tidak ada, penuh, atau tidak boleh ditulisi.",
    ),
    "lines_unreadable": Reason(
        "Hasil pemeriksaan tidak dapat dibaca: {detail}.",
        "Periksa nama dan foldernya.",
        "Berkas JSONL yang disebut untuk rekap tidak ada atau tidak boleh dibaca.",
    ),
    "no_lines": Reason(
        "Tidak ada hasil pemeriksaan di dalam {detail}.",
        "Buat dengan lkjip-xl periksa --json.",
        "Berkas yang disebut untuk rekap tidak memuat satu pun baris JSON dari periksa.",
    ),
    "lines_cut": Reason(
        "Ada hasil pemeriksaan yang tidak terbaca: {detail}.",
        "Periksa lagi berkas itu; yang lain sudah masuk rekap.",
        "Baris JSON terpotong, misalnya karena pemeriksaannya dihentikan.",
    ),
    "no_files": Reason(
        "Tidak ada berkas yang diperiksa.",
        "Sebut folder yang berisi buku kerja LKjIP.",
        "Di dalam folder itu tidak ada buku kerja, atau semuanya dilewati.",
    ),
    "too_much_memory": Reason(
        "Berkas ini memerlukan memori melebihi batas 1 GiB.",
        "Hapus lembar dan baris yang tidak perlu, lalu ulangi.",
        "Berkasnya terlalu banyak isinya untuk diperiksa dalam 1 GiB.",
    ),
    "worker_died": Reason(
        "Pemeriksaan berkas ini berhenti sendiri, mungkin karena memori tidak cukup.",
        "Periksa berkas itu sendirian: lkjip-xl periksa BERKAS.",
        "Proses yang memeriksa berkas itu dihentikan sistem.",
    ),
    "internal": Reason(
        "Terjadi kesalahan di dalam lkjip-xl ({detail}).",
        "Berkas masukan tidak berubah. Laporkan kepada pengelola beserta berkasnya.",
        "Kesalahan ada pada lkjip-xl, bukan pada berkasnya. Sertakan keluaran lkjip-xl --version.",
    ),
}

SENTENCES = {key: f"{reason.cause} {reason.remedy}" for key, reason in REASONS.items()}


class Refused(Exception):
    """A file that cannot be used, or an output that cannot be written.

    str() is the Indonesian sentence for the user: what is the matter and what to do, with `more` behind it. `reason`
    is its key in REASONS, which stays the same when the wording changes; `sha256` is that of the file where it could
    be read, else empty.
    """

    def __init__(self, reason: str, detail: str = "", more: str = "") -> None:
        sentence = SENTENCES[reason].format(detail=detail)
        super().__init__(f"{sentence} {more}" if more else sentence)
        self.reason = reason
        self.sha256 = ""

    def about(self, path: Path) -> Refused:
        """The same refusal with the file named before it, where more than one is read."""
        self.args = (f"{path}: {self}",)
        return self


def said_of(error: Exception) -> str:
    """What a user is told of anything that ended the work on a file."""
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, MemoryError):
        return SENTENCES["too_much_memory"]
    return SENTENCES["internal"].format(detail=type(error).__name__)
