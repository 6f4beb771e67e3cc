"""What a reader of the manual met who followed it with a workbook of their own; each with its twin."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from test_checks import IDENTITAS, INDEKS, KINERJA, LRA, PENDUDUK, PK, REALISASI, RIWAYAT, RUMUS
from test_settings import settings
from tool import run
from workbook import Formula, Sheets, Shown, changed, result_of, workbook

from lkjip_xl.reading.refusals import SENTENCES
from tests.large import write

LOOKED_UP = "INDEX(Realisasi!F2:F3,MATCH(B2,Realisasi!D2:D3,0))"


def _hints(sheets: Sheets, code: str) -> list[tuple[str, str]]:
    return [(str(f.at), f.hint) for f in result_of(sheets).findings if f.code == code]


def _told(sheets: Sheets) -> list[tuple[str, str]]:
    return [(f.code, str(f.at)) for f in result_of(sheets).findings]


# --- findings ------------------------------------------------------------------------------------


def test_a_looked_up_figure_is_old_only_where_its_source_says_something_else() -> None:
    def compared(stored: float, origin: float, capaian: float) -> Sheets:
        rows = [["No", "Indikator", "Kecamatan", "Pemda"],
                [1, "Indeks Kepuasan Masyarakat", Formula(LOOKED_UP, stored), 80]]  # fmt: skip
        cells = {"Realisasi!F2": origin, "Realisasi!G2": capaian}
        return {**changed(INDEKS, cells), "Pembanding": rows}

    assert _told(compared(85, 85, 106.25)) == []
    wrong = _told(compared(84, 84, 105))
    assert ("S-08", "Pembanding!C2") in wrong
    assert ("R-06", "Pembanding!C2") not in wrong
    assert ("R-06", "Pembanding!C2") in _told(compared(84, 85, 106.25))


def test_a_formula_that_shows_nothing_names_the_text_that_it_reads() -> None:
    text = changed(RUMUS, {"Penduduk!C2": "12", "Penduduk!E2": Formula('IF(COUNT(C2,D2)=2,C2+D2,"")', "")})
    assert _hints(text, "R-02") == [("Penduduk!E2", "Rumus tidak menghitung teks: ketik isi C2 sebagai angka saja.")]
    never = changed(RUMUS, {"Penduduk!E2": Formula("C2+D2")})
    assert _hints(never, "R-02") == [("Penduduk!E2", "Buka di Excel, hitung ulang (F9), lalu simpan.")]


def test_a_figure_with_two_readings_is_told_how_to_write_it(tmp_path: Path) -> None:
    sheets = changed(PENDUDUK, {"Penduduk!C2": "12,000"})
    assert _hints(sheets, "F-04") == [
        ("Penduduk!C2", "Ketik ulang sebagai angka: tanpa titik ribuan, koma hanya untuk desimal.")
    ]
    path = tmp_path / "isi.xlsx"
    path.write_bytes(workbook(sheets))
    assert "  PERINGATAN Penduduk!C2 F-04: Angka bermakna ganda" in run("periksa", path, "--rinci").out.splitlines()


def test_paper_needs_no_legal_base() -> None:
    assert _told({**KINERJA, **settings(["Kertas", "F4"])}) == []
    assert _told({**KINERJA, **settings(["Sebutan pemda", "Kota"])}) == [("A-04", "Pengaturan!C2")]


def test_a_line_of_pengecualian_is_called_by_the_sheet_as_it_was_written() -> None:
    lines = [["Kode", "Lembar", "Sel", "Alasan", "Oleh"], ["H-02", "Realisasi", "F2", "Menunggu", "Camat"]]
    found = result_of({**KINERJA, "Pengecualian": lines}).findings
    assert [(f.code, f.title) for f in found] == [("L-11", "Pengecualian: H-02 di Realisasi!F2")]


def test_riwayat_may_list_one_kelompok_but_not_a_part_of_it() -> None:
    short = {"Riwayat": RIWAYAT["Riwayat"][:3]}  # utama only
    assert _told({**IDENTITAS, **KINERJA, **short}) == []
    rows = {
        "PK!A4": 3, "PK!B4": "Utama", "PK!C4": "Tertib", "PK!D4": "Indeks Tertib", "PK!E4": "indeks", "PK!F4": "Naik",
        "PK!G4": 50, "PK!H4": 50,
    }  # fmt: skip
    realisasi = [
        *KINERJA["Realisasi"][:3],
        [3, "Utama", "Tertib", "Indeks Tertib", "indeks", 50, 50, 100, "Sangat Tinggi"],
    ]
    more = {**changed(KINERJA, rows), "Realisasi": realisasi}
    assert _told({**IDENTITAS, **more, **short}) == [("L-03", "Riwayat!D1")]


def test_a_formula_that_reads_more_digits_than_are_shown_is_right() -> None:
    """The PK says 81.5 and Realisasi 82: the capaian follows the figure as printed, and the mean the capaian as
    stored (100.67), not as printed (100.68) or as it follows from 81.5 (100.98)."""
    pk = [*PK["PK"][:1],
          [1, "Utama", "Akuntabel", "Nilai Kinerja", "nilai", "Naik", 81.5, 81.5],
          [2, "Utama", "Ramah", "Indeks Layanan", "indeks", "Naik", 43, 43]]  # fmt: skip
    rows = [REALISASI["Realisasi"][0],
            [1, "Utama", "Akuntabel", "Nilai Kinerja", "nilai", 82, 81.2, Formula("G2/F2*100", 81.2 / 0.82, "0.00")],
            [2, "Utama", "Ramah", "Indeks Layanan", "indeks", 43, 44, Formula("G3/F3*100", 44 / 0.43, "0.00")],
            [None, None, None, "Rata-rata Kinerja Utama", None, None, None,
             Formula("AVERAGE(H2:H3)", (81.2 / 82 + 44 / 43) * 50, "0.00")]]  # fmt: skip
    right = {"PK": pk, "Realisasi": rows}
    levels = [(f.code, f.level.value, str(f.at)) for f in result_of(right).findings]
    assert ("J-05", "CATATAN", "Realisasi!H4") in levels
    assert {level for _, level, _ in levels} == {"CATATAN"}
    wrong = result_of(changed(right, {"Realisasi!H4": Shown(100.7, "0.00")})).findings
    assert [(f.code, str(f.at)) for f in wrong if f.level.value == "SALAH"] == [("J-05", "Realisasi!H4")]


# --- terminal ------------------------------------------------------------------------------------


def test_categories_are_shown_and_only_a_report_is_said_to_hold_the_list(tmp_path: Path) -> None:
    path = tmp_path / "isi.xlsx"
    right = {**IDENTITAS, **KINERJA, **LRA}
    path.write_bytes(workbook(changed(right, {"Realisasi!I2": "Tinggi"})))
    said = run("periksa", path).out.splitlines()
    assert said[1:] == [
        "  Realisasi!I2 K-01: tertulis Tinggi, seharusnya Sangat Tinggi",
        "Uraian setiap temuan: jalankan lkjip-xl laporan, lalu buka lembar Selisih.",
    ]
    path.write_bytes(workbook(right))
    assert len(run("periksa", path).out.splitlines()) == 1


def test_a_blank_workbook_is_told_to_be_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "kosong.xlsx"
    run("templat", path)
    said = "Belum ada angka yang dapat diperiksa: isi dahulu lembar PK, Realisasi, dan LRA."
    assert said in run("periksa", path).out.splitlines()
    path.write_bytes(workbook(KINERJA))
    assert said not in run("periksa", path).out
    invented = tmp_path / "lra.xlsx"
    write(str(invented), 100)  # every cell of it is right and none is left unchecked
    assert run("periksa", invented).out.splitlines() == [
        "COCOK: tidak ada yang SALAH, 0 PERINGATAN, 0 CATATAN. 232 sel turunan diperiksa, 0 tidak dapat diperiksa."
    ]


# --- report --------------------------------------------------------------------------------------


def _missing(folder: Path, sheets: Sheets) -> str:
    """What the sheet Ringkasan says of tables that are not there."""
    path = folder / "isi.xlsx"
    path.write_bytes(workbook(sheets))
    run("laporan", path, "-o", folder / "hasil.xlsx")
    cells = (str(cell.value) for row in load_workbook(folder / "hasil.xlsx")["Ringkasan"].iter_rows() for cell in row)
    return next((text for text in cells if text.startswith("Tabel yang tidak tersedia")), "")


def test_a_table_of_which_only_one_kelompok_is_there_is_not_said_to_be_missing(tmp_path: Path) -> None:
    riwayat = {"Riwayat": RIWAYAT["Riwayat"][:3]}  # utama only
    assert "3.2 Antar Tahun" not in _missing(tmp_path, {**IDENTITAS, **KINERJA, **LRA, **riwayat})
    assert "3.2 Antar Tahun" in _missing(tmp_path, {**IDENTITAS, **KINERJA, **LRA})


# --- folders -------------------------------------------------------------------------------------


def test_what_is_written_about_submissions_is_none_itself(tmp_path: Path) -> None:
    sent = tmp_path / "kantor.xlsx"
    sent.write_bytes(workbook({**IDENTITAS, **KINERJA, **LRA}))
    rekap, comparison = tmp_path / "REKAP.xlsx", tmp_path / "banding.xlsx"
    run("periksa", tmp_path, "--rekap", rekap)
    run("banding", sent, sent, "-o", comparison)
    counted = "Ditemukan 3 berkas = diperiksa 1 (0 SELISIH, 1 COCOK) + tidak terbaca 0 + dilewati 2."
    assert counted in run("periksa", tmp_path).out.splitlines()
    for path, title in ((rekap, "Rekap pemeriksaan LKjIP"), (comparison, "Perbandingan dua kiriman LKjIP")):
        said = run("periksa", path)
        assert (said.code, said.out) == (2, "")
        assert said.err == SENTENCES["about_others"].format(detail=title) + "\n"
    report = tmp_path / "lain.xlsx"
    run("laporan", sent, "-o", report)
    assert run("periksa", report).code == 0  # a report holds the submission
