"""Why a file cannot be used, and what to do about it: one Indonesian sentence for each reason."""

from __future__ import annotations

from pathlib import Path

SENTENCES = {
    "not_found": "Berkas tidak ditemukan: {detail}. Periksa nama dan foldernya.",
    "not_a_file": "{detail} bukan berkas. Sebutkan satu berkas Excel (.xlsx).",
    "no_access": "Berkas tidak dapat dibuka: {detail}. Tutup berkas itu di program lain, lalu ulangi.",
    "empty": "Berkas kosong (0 byte). Minta kembali berkasnya, lalu ulangi.",
    "too_big": "Berkas terlalu besar: {detail}. Hapus gambar dan lembar yang tidak perlu, lalu simpan lagi.",
    "unpacks_too_big": "Isi berkas terlalu besar setelah dibuka: {detail}. Hapus baris kosong berformat dan gambar, "
    "lalu simpan lagi.",
    "too_many_parts": "Berkas berisi terlalu banyak bagian: {detail}. Salin isinya ke buku kerja baru, lalu simpan.",
    "too_many_cells": "Buku kerja berisi terlalu banyak sel: {detail}. Hapus lembar dan baris yang tidak perlu.",
    "too_many_rows": "Lembar terlalu panjang: {detail}. Hapus baris yang tidak perlu.",
    "too_many_merged": "Buku kerja berisi terlalu banyak sel gabungan: {detail}. Salin isinya ke lembar baru tanpa sel "
    "gabungan, lalu simpan.",
    "too_many_formats": "Buku kerja berisi terlalu banyak format sel: {detail}. Salin isinya ke buku kerja baru, lalu "
    "simpan.",
    "too_much_text": "Buku kerja berisi terlalu banyak teks: {detail}. Hapus lembar dan baris yang tidak perlu.",
    "encrypted": "Berkas dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya (File, Info, Protect Workbook), "
    "lalu simpan.",
    "xls": "Berkas Excel lama (.xls) tidak dapat dibaca di komputer ini. Buka di Excel, lalu simpan sebagai Excel "
    "Workbook (.xlsx).",
    "html": "Berkas ini halaman web bernama Excel, tanpa tabel. Minta buku kerja Excel-nya (.xlsx).",
    "pdf": "Berkas ini PDF, bukan Excel. Kirim buku kerja Excel-nya (.xlsx).",
    "picture": "Berkas ini gambar, bukan Excel. Kirim buku kerja Excel-nya (.xlsx).",
    "word": "Berkas ini dokumen Word, bukan Excel. Kirim buku kerja Excel-nya (.xlsx).",
    "other_office": "Berkas ini dokumen atau presentasi, bukan buku kerja. Kirim buku kerja Excel-nya (.xlsx).",
    "xlsb": "Berkas ini berformat Excel biner (.xlsb). Buka di Excel, lalu simpan sebagai Excel Workbook (.xlsx).",
    "zip": "Berkas ini arsip biasa, bukan buku kerja Excel. Kirim buku kerja Excel-nya (.xlsx).",
    "text": "Berkas ini teks atau CSV, bukan buku kerja Excel. Buka di Excel, lalu simpan sebagai .xlsx.",
    "unknown": "Isi berkas tidak dikenali sebagai buku kerja Excel. Buka di Excel, lalu simpan sebagai .xlsx.",
    "too_slow": "Berkas tidak selesai dibaca dan diperiksa: {detail}. Hapus lembar dan baris yang tidak perlu, lalu "
    "simpan sebagai .xlsx.",
    "damaged": "Berkas rusak dan tidak terbaca. Buka di Excel, simpan dengan nama lain sebagai .xlsx, lalu ulangi.",
    "doctype": "Berkas berisi bagian XML yang tidak aman (DOCTYPE). Buka di Excel, lalu simpan ulang sebagai .xlsx.",
    "no_sheets": "Buku kerja tidak berisi lembar kerja. Periksa berkasnya.",
    "no_tables": "Tidak ada tabel LKjIP yang dikenali: tidak ada judul kolom seperti pada PK, Realisasi, LRA, atau "
    "lembar lain. Gunakan buku kerja baku: jalankan lkjip-xl templat.",
    "missing": "Laporan tidak dapat dibuat karena {detail} tidak ditemukan. Tambahkan lembar itu menurut buku kerja "
    "baku (lkjip-xl templat), lalu ulangi.",
    "output_same": "Berkas hasil sama dengan berkas masukan: {detail}. Pilih nama lain dengan -o.",
    "output_failed": "Laporan tidak dapat ditulis ke {detail}. Periksa ruang disk dan izin folder, atau pilih tempat "
    "lain dengan -o.",
    "too_much_memory": "Berkas ini memerlukan memori melebihi batas 1 GiB. Hapus lembar dan baris yang tidak perlu, "
    "lalu ulangi.",
    "worker_died": "Pemeriksaan berkas ini berhenti sendiri, mungkin karena memori tidak cukup. Periksa berkas itu "
    "sendirian: lkjip-xl periksa BERKAS.",
    "internal": "Terjadi kesalahan di dalam lkjip-xl ({detail}). Berkas masukan tidak berubah. Laporkan kepada "
    "pengelola beserta berkasnya.",
}


class Refused(Exception):
    """A file that cannot be used. `reason` is a key of SENTENCES; str() is the sentence for the user, with `more`
    behind it; `sha256` is set where the file could be read."""

    def __init__(self, reason: str, detail: str = "", more: str = "") -> None:
        sentence = SENTENCES[reason].format(detail=detail)
        super().__init__(f"{sentence} {more}" if more else sentence)
        self.reason = reason
        self.sha256 = ""

    def about(self, path: Path) -> Refused:
        """The same refusal with the file named before it, where more than one is read."""
        self.args = (f"{path}: {self}",)
        return self
