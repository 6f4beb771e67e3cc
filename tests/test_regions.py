"""Offices all over the country: names written in many ways, and words of their own for their areas."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from workbook import Sheets, findings_of, result_of

from lkjip_xl.checking.pengaturan import settings_of
from lkjip_xl.writing.report.write import report_bytes


def office(instansi: str, daerah: str, above: list[str], wilayah: str, bagian: str) -> Sheets:
    return {
        "Identitas": [
            ["Uraian", "Isi"],
            ["Nama Instansi", instansi],
            ["Kabupaten/Kota", daerah],
            ["Tahun Laporan", 2024],
            [f"Jumlah {wilayah}", 3],
            [f"Jumlah {bagian}", 9],
        ],
        "Penduduk": [
            *[[line] for line in above],
            [],
            ["No", f"Nama {wilayah}", "Laki-Laki", "Perempuan", "Jumlah"],
            [1, "Sukamaju", 12, 8, 20],
            [2, "Tirtosari", 30, 25, 55],
            [3, "Karanganyar", 41, 40, 81],
            [None, "Jumlah", 83, 73, 156],
        ],
        "Potensi": [
            ["No", wilayah, "Pertanian", "Perkebunan"],
            *([i, name, "padi", "-"] for i, name in enumerate(("Sukamaju", "Tirtosari", "Karanganyar"), 1)),
        ],
    }


RIGHT = [
    ("Kecamatan Lubuk Basung", "Kabupaten Agam", ["PEMERINTAH KABUPATEN AGAM", "KECAMATAN LUBUK BASUNG"],
     "Nagari", "Jorong"),
    ("Distrik Heram", "Kota Jayapura", ["PEMERINTAH KOTA JAYAPURA", "DISTRIK HERAM", "Penduduk menurut Kampung"],
     "Kelurahan/Kampung", "RW"),
    ("Kecamatan Meuraxa", "Kota Banda Aceh", ["PEMERINTAH KOTA BANDA ACEH", "KECAMATAN MEURAXA"], "Gampong", "Dusun"),
    ("Kecamatan Sipora Utara", "Kabupaten Kepulauan Mentawai", ["PEMERINTAH KAB. KEP. MENTAWAI", "KEC. SIPORA UTARA"],
     "Desa", "Dusun"),
    ("Kecamatan Tebet", "Kota Administrasi Jakarta Selatan", ["KOTA JAKARTA SELATAN", "KECAMATAN TEBET"],
     "Kelurahan", "RW"),
    ("Kecamatan Harau", "Kabupaten Lima Puluh Kota", ["PEMERINTAH KABUPATEN LIMAPULUH KOTA", "Kecamatan Harau"],
     "Nagari", "Jorong"),
    ("Kecamatan 2 x 11 Enam Lingkung", "Kabupaten Padang Pariaman",
     ["PEMERINTAH KABUPATEN PADANG PARIAMAN", "KECAMATAN 2X11 ENAM LINGKUNG"], "Nagari", "Korong"),
    ("Kapanewon Depok", "Kabupaten Sleman", ["PEMERINTAH KABUPATEN SLEMAN", "KAPANEWON DEPOK"],
     "Kalurahan", "Padukuhan"),
]  # fmt: skip
EACH = pytest.mark.parametrize(("instansi", "daerah", "above", "wilayah", "bagian"), RIGHT, ids=[r[0] for r in RIGHT])


@EACH
def test_nobody_is_accused(instansi: str, daerah: str, above: list[str], wilayah: str, bagian: str) -> None:
    result = result_of(office(instansi, daerah, above, wilayah, bagian))
    assert result.findings == ()
    assert {f.table.key for f in result.book.tables} == {"identitas", "penduduk", "potensi"}


@EACH
def test_another_region_is_found(instansi: str, daerah: str, above: list[str], wilayah: str, bagian: str) -> None:
    kind = "KOTA" if daerah.startswith("Kota") else "KABUPATEN"
    other = [f"PEMERINTAH {kind} {daerah.split()[-1].upper()}NEGARA", *above[1:]]
    found = findings_of(office(instansi, daerah, other, wilayah, bagian))
    assert [f[:3] for f in found] == [("S-11", "PERINGATAN", "Penduduk!A1")]


@pytest.mark.parametrize(("bagian", "word"), [("Jorong", "jorong"), ("Padukuhan", "padukuhan"), ("Dusun", "dusun")])
def test_the_narrative_uses_the_word_of_the_office(bagian: str, word: str) -> None:
    result = result_of(office("Kecamatan Harau", "Kabupaten Contoh", [], "Nagari", bagian))
    assert settings_of(result.book).text("bagian_wilayah") == bagian
    book = load_workbook(io.BytesIO(report_bytes(result)), data_only=True)
    texts = [str(c) for row in book["Narasi"].iter_rows(values_only=True) for c in row if c]
    assert any(f"3 nagari dan 9 {word}" in text for text in texts)
