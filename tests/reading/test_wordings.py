"""Rows and headings in the words of other offices: right figures pass, a wrong one is found at its own cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from workbook import Sheets, Shown, changed, findings_of, result_of, verdicts_of, workbook

from lkjip_xl.jobs import write_report
from lkjip_xl.reading.refusals import Refused

PK: Sheets = {
    "PK": [
        ["No", "Sasaran", "Indikator", "Satuan", "Arah", "Target"],
        [1, "Pelayanan prima", "Indeks Pelayanan", "indeks", "Naik", 80],
        [2, "Pelayanan prima", "Rata-rata Waktu Tunggu", "menit", "Turun", 10],
        [3, "Tata kelola", "Nilai Akuntabilitas", "nilai", "Naik", 70],
    ]
}
KEPALA = ["No", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian", "Kategori"]
SATU = [1, "Pelayanan prima", "Indeks Pelayanan", "indeks", 80, 84, 105, "Sangat Tinggi"]
DUA = [2, "Pelayanan prima", "Rata-rata Waktu Tunggu", "menit", 10, 8, 120, "Sangat Tinggi"]
TIGA = [3, "Tata kelola", "Nilai Akuntabilitas", "nilai", 70, 63, 90, "Tinggi"]


def serious(sheets: Sheets, **more: Any) -> list[tuple[str, str, str]]:
    """Code, level and cell of what is SALAH or PERINGATAN."""
    return [f[:3] for f in findings_of(sheets, **more) if f[1] != "CATATAN"]


# --- the mean of capaian -------------------------------------------------------------------------


def with_mean(label: str, column: int = 2, mean: float = 105) -> dict[str, Any]:
    row: list[Any] = [None] * 8
    row[column], row[6], row[7] = label, mean, "Sangat Tinggi"
    return {**PK, "Realisasi": [KEPALA, SATU, DUA, TIGA, row]}


@pytest.mark.parametrize(
    "label",
    [
        "Rata-rata",
        "Rata - rata Capaian",
        "RATA-RATA CAPAIAN KINERJA",
        "Rata-rata Capaian Kinerja (Tahun 2023)",
        "Rerata Capaian",
        "Capaian Kinerja Rata-rata",
        "Rata-rata Capaian IKU",
        "Rata-rata Utama",
        "Jumlah Rata-rata",
        "Nilai Capaian Kinerja",
    ],
)
@pytest.mark.parametrize("column", [0, 1, 2], ids=["No", "Sasaran", "Indikator"])
def test_a_mean_by_any_name(label: str, column: int) -> None:
    assert serious(with_mean(label, column)) == []
    assert verdicts_of(with_mean(label, column))["Realisasi!G5"] == "COCOK"
    assert serious(with_mean(label, column, mean=101)) == [("J-05", "SALAH", "Realisasi!G5")]


@pytest.mark.parametrize("label", ["Jumlah", "TOTAL", "Jumlah Capaian", "Total nilai capaian"])
@pytest.mark.parametrize("column", [0, 2], ids=["No", "Indikator"])
def test_a_sum_above_the_mean(label: str, column: int) -> None:
    total: list[Any] = [None] * 8
    total[column], total[6] = label, 315
    mean: list[Any] = [None, None, "Rata-rata", None, None, None, 105, "Sangat Tinggi"]
    right = {**PK, "Realisasi": [KEPALA, SATU, DUA, TIGA, total, mean]}
    assert serious(right) == []
    assert serious(changed(right, {"Realisasi!G5": 316})) == [("J-05", "SALAH", "Realisasi!G5")]


def test_a_sum_and_a_mean_of_the_rows_above_with_rows_below() -> None:
    part: list[Any] = [None, None, "Rata-rata", None, None, None, 112.5, None]
    right = {**PK, "Realisasi": [KEPALA, SATU, DUA, [*part[:2], "Jumlah", *part[3:6], 225, None], part, TIGA]}
    assert serious(right) == []
    assert serious(changed(right, {"Realisasi!G4": 315})) == [("J-05", "SALAH", "Realisasi!G4")]
    assert serious(changed(right, {"Realisasi!G5": 105})) == [("J-05", "SALAH", "Realisasi!G5")]


def test_how_many_indikator_there_are_is_no_indikator() -> None:
    right = {**PK, "Realisasi": [KEPALA, SATU, DUA, TIGA, [None, None, "Jumlah Indikator", None, None, 3, None, None]]}
    assert serious(right) == []


def test_an_indikator_may_be_a_sum() -> None:
    named = {
        **PK,
        "Realisasi": [KEPALA, SATU, DUA, TIGA, [4, "Sasaran", "Jumlah nilai investasi", "Rp", 5, 6, 100, None]],
    }
    assert ("H-02", "SALAH", "Realisasi!G5") in serious(named)


def test_an_indicator_may_be_called_a_mean() -> None:
    blank = changed(with_mean("Rata-rata"), {"Realisasi!E3": None, "Realisasi!F3": None})
    assert ("L-06", "PERINGATAN", "Realisasi!E3") in serious(blank)


def test_the_category_of_a_mean_may_be_left_out_but_not_be_wrong() -> None:
    right = with_mean("Rata-rata Capaian")
    assert serious(changed(right, {"Realisasi!H5": None})) == []
    assert serious(changed(right, {"Realisasi!H5": "Sedang"})) == [("K-01", "SALAH", "Realisasi!H5")]


def test_the_mean_of_each_part_and_of_all() -> None:
    def mean(value: float) -> list[Any]:
        return [None, None, "Rata-rata", None, None, None, value, None]

    right = {
        **PK,
        "Realisasi": [
            KEPALA,
            SATU,
            DUA,
            mean(112.5),
            TIGA,
            mean(90),
            [*mean(105)[:2], "Rata-rata total", *mean(105)[3:]],
        ],
    }
    assert serious(right) == []
    assert serious(changed(right, {"Realisasi!G4": 113.5})) == [("J-05", "SALAH", "Realisasi!G4")]
    assert serious(changed(right, {"Realisasi!G6": 95})) == [("J-05", "SALAH", "Realisasi!G6")]
    assert serious(changed(right, {"Realisasi!G7": 101.25})) == [("J-05", "SALAH", "Realisasi!G7")]


def test_of_utama_where_some_rows_are_lainnya() -> None:
    pk = [
        [*row[:1], kelompok, *row[1:]]
        for row, kelompok in zip(PK["PK"], ("Kelompok", "Utama", "Utama", "Lainnya"), strict=True)
    ]
    right = {**with_mean("Rata-rata Capaian IKU", mean=112.5), "PK": pk}
    assert serious(right) == []
    assert serious(changed(right, {"Realisasi!G5": 105})) == [("J-05", "SALAH", "Realisasi!G5")]


def test_the_mean_of_renstra_and_of_every_year() -> None:
    right = {
        **PK,
        "Realisasi": [KEPALA, SATU, DUA, TIGA],
        "Renstra": [
            ["No", "Indikator", "Target Akhir", "Realisasi", "Tingkat Kemajuan"],
            [1, "Indeks Pelayanan", 84, 84, 100],
            [2, "Rata-rata Waktu Tunggu", 8, 8, 100],
            [3, "Nilai Akuntabilitas", 90, 63, 70],
            [None, "Rata-rata", None, None, 90],
        ],
        "Riwayat": [
            ["No", "Indikator", 2023, None, None, 2024, None, None],
            [None, None, "Target", "Realisasi", "Capaian", "Target", "Realisasi", "Capaian"],
            [1, "Indeks Pelayanan", 80, 80, 100, 80, 84, 105],
            [2, "Rata-rata Waktu Tunggu", 10, 10, 100, 10, 8, 120],
            [3, "Nilai Akuntabilitas", 70, 49, 70, 70, 63, 90],
            [None, "Rata-rata", None, None, 90, None, None, 105],
        ],
    }
    assert serious(right) == []
    assert serious(changed(right, {"Renstra!E5": 95})) == [("J-05", "SALAH", "Renstra!E5")]
    assert serious(changed(right, {"Riwayat!E6": 95})) == [("J-05", "SALAH", "Riwayat!E6")]
    assert serious(changed(right, {"Riwayat!H6": Shown(101.67, "0.00")})) == [("J-05", "SALAH", "Riwayat!H6")]


# --- kinds of belanja in levels ------------------------------------------------------------------

ANGGARAN: Sheets = {
    "PK": [["No", "Program", "Anggaran"], [1, "Program Satu", 600], [2, "Program Dua", 400], [None, "Jumlah", 1000]],
    "LRA": [
        ["Kode", "Uraian", "Anggaran", "Realisasi", "%"],
        ["7.01.01", "Program Satu", 600, 570, 95],
        ["7.01.02", "Program Dua", 400, 380, 95],
        [None, "Jumlah", 1000, 950, 95],
    ],
}
REKENING = [
    ["5", "BELANJA DAERAH", 1000, 950, 95],
    ["5.1", "BELANJA OPERASI", 800, 760, 95],
    ["5.1.01", "Belanja Pegawai", 500, 475, 95],
    ["5.1.02", "Belanja Barang dan Jasa", 300, 285, 95],
    ["5.2", "BELANJA MODAL", 200, 190, 95],
    ["5.2.02", "Belanja Modal Peralatan dan Mesin", 200, 190, 95],
]
JENIS = [
    [1, "Belanja Operasi", 800, 760, 95],
    ["a", "Belanja Pegawai", 500, 475, 95],
    ["b", "Belanja Barang dan Jasa", 300, 285, 95],
    [2, "Belanja Modal", 200, 190, 95],
    ["a", "Belanja Modal Peralatan dan Mesin", 200, 190, 95],
]
JUMLAH = [None, "JUMLAH", 1000, 950, 95]


@pytest.mark.parametrize("heading", ["Uraian", "Uraian Belanja", "Jenis Belanja", "Nama Rekening"])
@pytest.mark.parametrize("rows", [REKENING, JENIS], ids=["by code", "by letters"])
@pytest.mark.parametrize("total", [[JUMLAH], []], ids=["total", "no total"])
def test_belanja_in_levels(heading: str, rows: list[Any], total: list[Any]) -> None:
    right = {**ANGGARAN, "Rincian Belanja": [["Kode", heading, "Anggaran", "Realisasi", "%"], *rows, *total]}
    assert serious(right) == []
    operasi = next(i for i, row in enumerate(rows, 2) if row[1].title() == "Belanja Operasi")
    wrong = changed(right, {f"Rincian Belanja!C{operasi}": 900, f"Rincian Belanja!E{operasi}": Shown(84.44, "0.00")})
    assert serious(wrong)[0] == ("J-01", "SALAH", f"Rincian Belanja!C{operasi}")
    if rows is REKENING:
        wrong = changed(right, {"Rincian Belanja!C2": 1100, "Rincian Belanja!E2": Shown(86.36, "0.00")})
        assert serious(wrong)[0] == ("J-01", "SALAH", "Rincian Belanja!C2")


@pytest.mark.parametrize(
    "names",
    [
        ("Belanja Pegawai", "Belanja Barang dan Jasa", "Belanja Modal"),
        ("Belanja Modal", "Belanja Pegawai", "Belanja Barang dan Jasa"),
        ("Belanja Operasi", "Belanja Modal", "Belanja Hibah"),
        ("Belanja Operasi", "Belanja Modal", "Belanja Tidak Terduga"),
    ],
)
@pytest.mark.parametrize("numbers", [(1, 2, 3), ("a.", "b.", "c."), (None, None, None)], ids=str)
def test_a_flat_list_of_kinds_stays_flat(names: tuple[str, ...], numbers: tuple[Any, ...]) -> None:
    amounts = ((500, 475, 95), (300, 285, 95), (200, 190, 95))
    rows = [[n, name, *a] for n, name, a in zip(numbers, names, amounts, strict=True)]
    right = {**ANGGARAN, "Belanja": [["No", "Jenis Belanja", "Anggaran", "Realisasi", "%"], *rows, JUMLAH]}
    assert serious(right) == []
    wrong = changed(right, {"Belanja!C5": 1100, "Belanja!E5": Shown(86.36, "0.00")})
    assert serious(wrong)[0] == ("J-02", "SALAH", "Belanja!C5")


def test_the_sum_of_kinds_in_levels_is_the_budget() -> None:
    rows = [[n, name, a * 2, r * 2, p] for n, name, a, r, p in (*JENIS, JUMLAH)]
    doubled = {**ANGGARAN, "Belanja": [["No", "Jenis Belanja", "Anggaran", "Realisasi", "%"], *rows]}
    assert {f[:2] for f in findings_of(doubled) if f[2].startswith("Belanja")} == {("S-05", "SALAH"), ("S-06", "SALAH")}


# --- the index of satisfaction -------------------------------------------------------------------

UNSUR = (
    "Persyaratan",
    "Prosedur",
    "Waktu Pelayanan",
    "Biaya/Tarif",
    "Produk Layanan",
    "Kompetensi",
    "Perilaku",
    "Penanganan Pengaduan",
    "Sarana dan Prasarana",
)
NRR = (3.2, 3.4, 3.6, 3.4, 3.4, 3.4, 3.2, 3.6, 3.4)


def survey(*below: list[Any], heading: str = "Nilai") -> dict[str, Any]:
    rows = [[i, name, nilai] for i, (name, nilai) in enumerate(zip(UNSUR, NRR, strict=True), 1)]
    return {"IKM": [["No", "Unsur Pelayanan", heading], *rows, *below]}


@pytest.mark.parametrize(
    "label",
    [
        "Nilai IKM (rata-rata x 25)",
        "Nilai Konversi",
        "Nilai SKM",
        "IKM Setelah Dikonversi",
        "Rata-rata x 25",
        "Nilai Indeks SKM x 25",
    ],
)
def test_the_index_by_any_name(label: str) -> None:
    right = survey([None, label, 85], [None, "Mutu Pelayanan", "B"])
    assert serious(right) == []
    assert serious(changed(right, {"IKM!C11": 87})) == [("J-06", "SALAH", "IKM!C11")]


@pytest.mark.parametrize("label", ["Rata-rata", "Nilai rata-rata unsur", "NRR rata-rata", "Rerata"])
def test_the_mean_of_the_unsur_by_any_name(label: str) -> None:
    right = survey([None, label, 3.4], [None, "Nilai IKM", 85])
    assert serious(right) == []
    assert serious(changed(right, {"IKM!C11": 3.5})) == [("J-06", "SALAH", "IKM!C11")]


@pytest.mark.parametrize("label", ["Jumlah NRR", "Nilai Rata-rata Tertimbang", "Responden"])
def test_a_row_below_the_unsur_that_is_none(label: str) -> None:
    right = survey([None, label, 30.6], [None, "Nilai IKM", 85])
    assert serious(right) == []
    assert serious(changed(right, {"IKM!A11": 10}))[0] == ("L-02", "SALAH", "IKM!B1")


@pytest.mark.parametrize("heading", ["Nilai Rata-rata (NRR)", "Nilai Unsur (NRR)", "Nilai (IKM)"])
def test_a_heading_with_its_short_form_in_brackets(heading: str) -> None:
    right = survey([None, "Nilai IKM", 85], heading=heading)
    assert verdicts_of(right)["IKM!C11"] == "COCOK"
    assert serious(changed(right, {"IKM!C11": 87})) == [("J-06", "SALAH", "IKM!C11")]


# --- directions and places -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("naik", "turun"),
    [
        ("Positif", "Negatif"),
        ("Maximize", "Minimize"),
        ("Maksimalkan", "Minimalkan"),
        ("Semakin tinggi semakin baik", "Semakin rendah, semakin baik"),
        ("NAIK", "turun"),
    ],
)
def test_a_direction_in_other_words(naik: str, turun: str) -> None:
    pk = changed(PK, {"PK!E2": naik, "PK!E3": turun, "PK!E4": naik})
    right = {**pk, "Realisasi": [KEPALA, SATU, DUA, TIGA]}
    assert serious(right) == []
    assert serious(changed(right, {"Realisasi!G3": 80})) == [("H-02", "SALAH", "Realisasi!G3")]
    assert serious(changed(right, {"PK!E4": "Datar"})) == [("L-08", "PERINGATAN", "PK!E4")]


def test_desa_and_kelurahan_before_a_name_say_nothing() -> None:
    right: Sheets = {
        "Penduduk": [
            ["No", "Desa/Kelurahan", "Laki-laki", "Perempuan", "Jumlah"],
            [1, "Desa Sukamaju", 12, 8, 20],
            [2, "Kelurahan Air Putih", 30, 25, 55],
            [None, "Jumlah", 42, 33, 75],
        ],
        "Potensi": [
            ["No", "Nama Desa", "Pertanian", "Perkebunan", "Peternakan", "Perekonomian", "Pariwisata"],
            [1, "Sukamaju", "Padi", "Sawit", "Sapi", "UMKM", "-"],
            [2, "Air Putih", "Padi", "Sawit", "Sapi", "UMKM", "-"],
        ],
    }
    assert serious(right) == []
    assert ("L-03", "PERINGATAN", "Potensi!B3") in serious(changed(right, {"Potensi!B3": "Tanah Merah"}))


# --- quarters beside the year --------------------------------------------------------------------

TW = [None, None, None, None, None, "TW I", "TW II", "TW III", "TW IV", "Tahunan", None]


def by_quarter(target: str = "Target", sub: tuple[Any, ...] = tuple(TW)) -> dict[str, Any]:
    kepala = ["No", "Sasaran", "Indikator", "Satuan", target, "Realisasi", None, None, None, None, "Capaian"]
    rows = [
        [*row[:5], *quarters, *row[5:7]]
        for row, quarters in zip((SATU, DUA, TIGA), ((20, 40, 60, 84), (9, 9, 9, 8), (10, 20, 40, 63)), strict=True)
    ]
    return {**PK, "Realisasi": [kepala, list(sub), *rows]}


@pytest.mark.parametrize("target", ["Target", "Target Tahunan"])
@pytest.mark.parametrize("merged", [{}, {"Realisasi": ["F1:J1"]}], ids=["plain", "merged"])
@pytest.mark.parametrize("year", ["Tahunan", "Total", "s.d. TW IV", "Jumlah"])
def test_the_year_beside_its_quarters(target: str, merged: dict[str, list[str]], year: str) -> None:
    right = by_quarter(target, (*TW[:9], year, None))
    assert serious(right, merged=merged) == []
    assert verdicts_of(right, merged=merged)["Realisasi!K3"] == "COCOK"
    wrong = changed(right, {"Realisasi!K4": 110})
    assert serious(wrong, merged=merged) == [("H-02", "SALAH", "Realisasi!K4")]


# --- staff ---------------------------------------------------------------------------------------


def staff(heading: str, pns: bool) -> dict[str, Any]:
    rows = (("S2", 1, 1, 2), ("S1", 2, 1, 3)) if pns else (("S2", 1, 1, 2), ("S1", 4, 3, 7), ("SMA", 4, 3, 7))
    total = [sum(row[k] for row in rows) for k in (1, 2, 3)]
    return {
        "Pegawai": [
            ["No", "Jenis Pegawai", "Laki-laki", "Perempuan", "Jumlah"],
            [1, "PNS", 3, 2, 5],
            [2, "PPPK", 4, 3, 7],
            [3, "Tenaga Kontrak", 2, 2, 4],
            [None, "Jumlah Pegawai", 9, 7, 16],
            [],
            ["No", heading, "Laki-laki", "Perempuan", "Jumlah"],
            *([i, *row] for i, row in enumerate(rows, 1)),
            [None, "Jumlah", *total],
        ]
    }


def test_a_breakdown_of_all_staff() -> None:
    right = staff("Pendidikan", pns=False)
    assert serious(right) == []
    wrong = changed(right, {"Pegawai!C9": 5, "Pegawai!E9": 8})
    assert {f[:2] for f in serious(wrong)} == {("J-04", "SALAH"), ("J-09", "SALAH")}
    assert {f[2] for f in serious(wrong)} <= {"Pegawai!C7", "Pegawai!E7", "Pegawai!C9", "Pegawai!C11", "Pegawai!E11"}


def test_a_breakdown_of_pns() -> None:
    assert serious(staff("Pendidikan", pns=True)) == []
    assert serious(staff("Pendidikan PNS", pns=True)) == []
    assert {f[0] for f in serious(staff("Pendidikan PNS", pns=False))} == {"J-04"}
    assert {f[0] for f in serious(staff("Pendidikan ASN", pns=False))} == {"J-04"}


# --- what a figure is called ---------------------------------------------------------------------


def test_a_figure_is_called_by_the_heading_of_its_office() -> None:
    lra = [["Kode", "Uraian", "Pagu (Rp)", "Realisasi", "Lebih/(Kurang)"], *ANGGARAN["LRA"][1:]]
    right = {
        **ANGGARAN,
        "LRA": [lra[0], *([*row[:4], row[3] - row[2]] for row in lra[1:])],
    }
    assert serious(right) == []
    (finding,) = result_of(changed(right, {"LRA!E3": 20})).findings
    assert (str(finding.at), finding.title) == ("LRA!E3", "Selisih anggaran: Lebih/(Kurang) (Program Dua)")


# --- a sheet that goes unread --------------------------------------------------------------------


def test_a_sheet_of_a_known_name_never_goes_unread_in_silence() -> None:
    right = {**PK, "Realisasi": [["PENGUKURAN KINERJA"], KEPALA, SATU, DUA, TIGA]}
    assert serious(right) == []
    wrong = changed(right, {"Realisasi!E2": "Sasaran Angka"})
    assert findings_of(wrong) == [
        ("L-17", "PERINGATAN", "Realisasi!E2", "judul kolom Sasaran Angka", "judul kolom Target")
    ]
    assert serious({**right, "Realisasi 2": [["Lampiran", "lain", "saja"], [1, 2, 3]]}) == []


def test_the_report_is_refused_for_the_table_and_not_for_the_sheet(tmp_path: Path) -> None:
    sheets = {**PK, **ANGGARAN, "Realisasi": [changed({"R": [KEPALA]}, {"R!E1": "Sasaran Angka"})["R"][0], SATU, DUA]}
    path = tmp_path / "kantor.xlsx"
    path.write_bytes(workbook(sheets))
    with pytest.raises(Refused, match="tabel pada lembar Realisasi tidak ditemukan"):
        write_report(path)
    path.write_bytes(workbook({**PK, **ANGGARAN}))
    with pytest.raises(Refused, match="lembar Realisasi tidak ditemukan"):
        write_report(path)


# --- derived columns in other words --------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    ["% Capaian Kinerja", "% Tingkat Capaian", "Persentase Capaian Kinerja (%)", "Prosentase Capaian"],
)
def test_a_capaian_with_other_words_around_it(heading: str) -> None:
    right = changed({**PK, "Realisasi": [KEPALA, SATU, DUA, TIGA]}, {"Realisasi!G1": heading})
    assert serious(right) == []
    assert verdicts_of(right)["Realisasi!G3"] == "COCOK"
    assert serious(changed(right, {"Realisasi!G2": 104})) == [("H-02", "SALAH", "Realisasi!G2")]


@pytest.mark.parametrize(
    "heading", ["Kriteria", "Kriteria Penilaian", "Predikat Kinerja", "Predikat Capaian", "Kategori Capaian Kinerja"]
)
def test_a_category_with_other_words_around_it(heading: str) -> None:
    right = changed({**PK, "Realisasi": [KEPALA, SATU, DUA, TIGA]}, {"Realisasi!H1": heading})
    assert serious(right) == []
    assert serious(changed(right, {"Realisasi!H4": "Rendah"})) == [("K-01", "SALAH", "Realisasi!H4")]
    free = changed(right, {f"Realisasi!H{row}": "Semakin tinggi semakin baik" for row in (2, 3, 4)})
    assert serious(free) == []
    assert "Realisasi!H4" not in verdicts_of(free)


SERAPAN: Sheets = {
    "LRA": [
        ["Kode", "Uraian", "Anggaran", "Realisasi", "%"],
        ["7.01.01", "Program Satu", 100, 90, 90],
        ["7.01.02", "Program Dua", 200, 150, 75],
        [None, "Jumlah", 300, 240, 80],
    ]
}


@pytest.mark.parametrize(
    "heading", ["Daya Serap", "Penyerapan (%)", "Tingkat Capaian", "Capaian Keuangan (%)", "Persentase Penyerapan"]
)
def test_a_share_of_the_budget_with_other_words_around_it(heading: str) -> None:
    right = changed(SERAPAN, {"LRA!E1": heading})
    assert serious(right) == []
    assert verdicts_of(right)["LRA!E4"] == "COCOK"
    assert serious(changed(right, {"LRA!E3": 70})) == [("H-03", "SALAH", "LRA!E3")]


@pytest.mark.parametrize("heading", ["Penyerapan (Rp)", "Capaian Kinerja (%)", "Bobot"])
def test_a_column_of_something_else_is_no_share(heading: str) -> None:
    sheets = changed(SERAPAN, {"LRA!E1": heading, "LRA!E2": 5, "LRA!E3": 6, "LRA!E4": 7})
    assert serious(sheets) == []
    assert not [cell for cell in verdicts_of(sheets) if cell.startswith("LRA!E")]
