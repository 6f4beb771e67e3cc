"""What reading passed over, put right or could not know: one Indonesian sentence each, which the terminal and the
trail show. A file with a note is read and checked all the same."""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """What was done, as the user reads it, and what it comes from, for the reference."""

    said: str
    comes_from: str


NOTES = {
    "xls": Note(
        "Berkas Excel lama (.xls) dibaca nilainya saja: rumusnya tidak diperiksa.",
        "Excel 97-2003 menyimpan rumus dengan cara yang tidak dibaca lkjip-xl.",
    ),
    "xls_lost": Note(
        "Berkas .xls ini disimpan tanpa hasil rumus yang berupa teks; rumus yang bernilai 0 dianggap kosong. "
        "Buka di Excel, lalu simpan sebagai Excel Workbook (.xlsx).",
        "Program yang menulisnya, misalnya LibreOffice, tidak menyimpan hasil itu.",
    ),
    "xlsb": Note(
        "Berkas Excel biner (.xlsb) dibaca nilainya saja: rumusnya tidak diperiksa.",
        "Excel Binary Workbook menyimpan rumus dengan cara yang tidak dibaca lkjip-xl.",
    ),
    "ods": Note(
        "Berkas OpenDocument (.ods): format angka dibaca dari angka yang ditampilkan.",
        "Berkas LibreOffice Calc menyebut angka dan tampilannya, bukan format angka Excel.",
    ),
    "xml2003": Note(
        "Berkas ini XML Spreadsheet 2003: dibaca nilainya saja, rumusnya tidak diperiksa.",
        "Beberapa aplikasi pemerintah mengekspor bentuk ini dengan nama .xls.",
    ),
    "html": Note(
        "Berkas ini halaman web (HTML) bernama Excel: tabelnya dibaca berurutan pada satu lembar, angkanya menurut "
        "tulisannya; rumus tidak ada.",
        "Beberapa aplikasi pemerintah mengekspor halaman web dengan nama .xls.",
    ),
    "sheet_without_cells": Note(
        "Lembar {detail} tidak berisi sel (grafik, dialog, atau makro): dilewati.",
        "Lembarnya bukan lembar kerja.",
    ),
    "sheet_renamed": Note(
        "Nama lembar {detail} tidak dapat dipakai di Excel atau ganda: menjadi {new}.",
        "Program lain menulis nama lembar yang tidak diizinkan Excel.",
    ),
    "formats_unknown": Note(
        "Lembar {detail} memakai format sel yang tidak ada: dianggap Umum (General).",
        "Sel menunjuk format yang tidak disimpan dalam berkasnya.",
    ),
    "styles_absent": Note(
        "Buku kerja tidak memuat bagian gaya: semua format angka dianggap Umum (General).",
        "Program yang menulisnya tidak menyimpan format sel.",
    ),
    "styles_damaged": Note(
        "Bagian gaya buku kerja rusak: semua format angka dianggap Umum (General).",
        "Bagian format sel dalam berkasnya tidak lengkap.",
    ),
    "theme_damaged": Note(
        "Tema warna buku kerja rusak: dipakai warna bawaan Office.",
        "Bagian warna dalam berkasnya tidak lengkap; angkanya tidak terpengaruh.",
    ),
}


def note(key: str, detail: str = "", new: str = "") -> str:
    """The sentence of NOTES by its key. `detail`: the sheet it is about; `new`: the name that the sheet gets."""
    return NOTES[key].said.format(detail=detail, new=new)
