"""A kecamatan in a kota, a dinas, and an office without an amended PK: right in every cell, each with its report."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from office import build
from office_lain import LAIN
from office_model import Office
from openpyxl import load_workbook
from package import parts
from workbook import workbook

from lkjip_xl.checking.run import check
from lkjip_xl.findings import Level, Result
from lkjip_xl.jobs import check_file, write_report
from lkjip_xl.reading import read_bytes

EXAMPLES = Path(__file__).parent.parent / "examples"
STALE = "run `python examples/build_lain.py`"
KOTA, DINAS, TETAP = LAIN


def _built(office: Office, *, formulas: bool) -> bytes:
    stream = io.BytesIO()
    build(stream, office, formulas=formulas)
    return stream.getvalue()


def _values(path: Path) -> dict[str, list[list[Any]]]:
    """All that stands in a report, but on the sheets that name versions and rules."""
    book = load_workbook(path)
    return {
        ws.title: [[c.value for c in row] for row in ws.iter_rows()]
        for ws in book
        if ws.title not in ("Aturan", "Jejak")
    }


@pytest.mark.parametrize("name", LAIN)
def test_the_workbook_is_what_its_builder_writes(name: str) -> None:
    stored = (EXAMPLES / f"{name}.xlsx").read_bytes()
    assert parts(_built(LAIN[name], formulas=True)) == parts(stored), STALE


@pytest.mark.parametrize("name", LAIN)
@pytest.mark.parametrize("formulas", [True, False], ids=["formulas", "typed"])
def test_nothing_is_wrong_in_any_cell(name: str, formulas: bool) -> None:
    result = check(read_bytes(_built(LAIN[name], formulas=formulas), f"{name}.xlsx"))
    assert result.of(Level.SALAH) == result.of(Level.PERINGATAN) == []
    assert not result.crashed
    assert len(result.checked) > 250
    # where nothing was amended, nothing is added up
    assert [str(c.at) for c in result.not_checked] == (["PK!D14"] if name == TETAP else [])


@pytest.mark.parametrize("name", LAIN)
def test_the_stored_report_is_the_one_that_is_written(name: str, tmp_path: Path) -> None:
    written = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for path in written:
        write_report(EXAMPLES / f"{name}.xlsx", path)
    assert written[0].read_bytes() == written[1].read_bytes()
    assert _values(written[0]) == _values(EXAMPLES / "laporan" / f"{name}.xlsx"), STALE


def _changed(name: str, cells: dict[str, Any]) -> Result:
    """The workbook with typed figures and other values in these cells, checked."""
    book = load_workbook(io.BytesIO(_built(LAIN[name], formulas=False)))
    for at, value in cells.items():
        sheet, cell = at.split("!")
        book[sheet][cell] = value
    out = io.BytesIO()
    book.save(out)
    return check(read_bytes(out.getvalue(), f"{name}.xlsx"))


# --- a kecamatan in a kota, with kelurahan and a scale of its own ---------------------------------


def test_categories_of_the_kota_are_those_of_its_own_scale() -> None:
    ws = load_workbook(EXAMPLES / f"{KOTA}.xlsx", data_only=True)["Realisasi"]
    said = {ws.cell(r, 8).value: ws.cell(r, 9).value for r in range(5, 10)}
    assert {round(capaian, 2): label for capaian, label in said.items()} == {
        99.13: "Sangat Baik", 83: "Baik", 98.51: "Sangat Baik", 100.13: "Sangat Baik", 50: "Kurang",
    }  # fmt: skip


@pytest.mark.parametrize(("label", "level"), [("Sangat Baik", "SALAH"), ("Cukup", "SALAH"), ("Tinggi", "PERINGATAN")])
def test_a_wrong_category_of_the_kota_is_found_at_its_cell(label: str, level: str) -> None:
    """83,00 is Baik there; by the usual scale it would be Tinggi."""
    # a label of another scale is none of this one, so that it can only be doubted
    cells = {"Realisasi!I6": label}
    found = [(f.code, f.level.value, str(f.at), f.expected) for f in _changed(KOTA, cells).findings if f.root]
    assert ("K-01", level, "Realisasi!I6", "Baik") in found


def test_efficiency_of_the_kota_has_three_bands() -> None:
    result = _changed(KOTA, {"Anggaran Sasaran!G18": "Efisien"})
    found = [(f.code, f.level.value, str(f.at), f.stated, f.expected) for f in result.findings if f.code == "K-04"]
    assert found == [("K-04", "SALAH", "Anggaran Sasaran!G18", "Efisien", "Cukup Efisien")]


def test_the_report_of_the_kota_knows_no_desa_dusun_and_kabupaten() -> None:
    program = re.compile(r"pemerintahan daerah kabupaten/kota", re.I)  # the name of a program in all of Indonesia
    submitted = set(load_workbook(EXAMPLES / f"{KOTA}.xlsx").sheetnames)
    for name, rows in _values(EXAMPLES / "laporan" / f"{KOTA}.xlsx").items():
        if name in submitted:
            continue
        texts = [program.sub("", v) for row in rows for v in row if isinstance(v, str)]
        assert [t for t in (name, *texts) if re.search(r"\b(desa|dusun|kabupaten)\b", t, re.I)] == []


def test_titles_numbers_and_words_of_the_kota() -> None:
    report = _values(EXAMPLES / "laporan" / f"{KOTA}.xlsx")
    assert report["3.9 LRA"][0][0] == "Tabel 3.9  Serapan Anggaran Kecamatan Tirtonadi Utara Tahun Anggaran 2025"
    assert report["1.2 Penduduk"][0][0] == "Tabel 1.2  Penduduk menurut Kelurahan per Desember 2025"
    assert report["1.2 Penduduk"][1][1] == "Kelurahan"
    assert report["Potensi Kelurahan"][0][0] == "Potensi Kelurahan di Wilayah Kecamatan Tirtonadi Utara"
    assert {"Kota", "Kecamatan"} <= {v for row in report["3.4 Pembanding"][:3] for v in row}
    told = " ".join(str(v) for row in report["Narasi"] for v in row)
    assert "terdiri atas 4 kelurahan, 17 lingkungan, 52 RW, dan 238 RT" in told
    assert "Kelurahan dengan penduduk terbanyak adalah Anggrek Raya" in told
    assert "kategori Sangat Baik" in told
    assert "atau cukup efisien" in told


def test_the_scale_of_the_kota_stands_on_aturan_with_its_cell_and_legal_base() -> None:
    rows = load_workbook(EXAMPLES / "laporan" / f"{KOTA}.xlsx")["Aturan"].iter_rows(min_row=2, values_only=True)
    by_name = {row[2]: row for row in rows}
    scale = by_name["Skala capaian kinerja"]
    assert scale[3].startswith("Sangat Baik di atas 84,99; Baik di atas 69,99; Cukup di atas 54,99; selain itu Kurang")
    assert scale[9] == "Peraturan Wali Kota Tirtonadi Baru Nomor 17 Tahun 2024"
    assert scale[12] == "Pengaturan!B12"
    assert by_name["Kategori capaian"][9] == scale[9]


# --- a dinas -------------------------------------------------------------------------------------


def test_a_dinas_needs_no_population_and_is_called_dinas() -> None:
    submitted = load_workbook(EXAMPLES / f"{DINAS}.xlsx").sheetnames
    assert {"Penduduk", "Potensi"} & set(submitted) == set()
    report = _values(EXAMPLES / "laporan" / f"{DINAS}.xlsx")
    assert not [name for name in report if "Penduduk" in name or "Potensi" in name]
    assert {"Dinas", "Provinsi"} <= {v for row in report["3.4 Pembanding"][:3] for v in row}
    assert report["Bab IV Capaian"][0][0].startswith("Tabel 4.2  Capaian Kinerja Lainnya Dinas Perpustakaan")
    told = " ".join(str(v) for row in report["Narasi"] for v in row)
    assert "Bab I: penduduk" in told
    assert "jumlah penduduk" not in told
    assert check_file(EXAMPLES / f"{DINAS}.xlsx").findings == ()


# --- an office without an amended PK -------------------------------------------------------------


def test_without_an_amended_pk_there_is_no_table_of_it() -> None:
    report = _values(EXAMPLES / "laporan" / f"{TETAP}.xlsx")
    assert "2.1 PK" in report
    assert "2.2 PK" not in report
    assert {"2.1 PK", "2.2 PK"} <= set(_values(EXAMPLES / "laporan" / f"{KOTA}.xlsx"))
    said = [str(v) for row in report["Ringkasan"] for v in row if v is not None]
    assert any("2.2 PK" in text for text in said)  # told as not available


LRA_OF_ONE = [
    ["No", "Uraian", "Anggaran", "Realisasi", "%"],
    ["A", "Program A", 200, 100, 50],
    [None, "Jumlah", 200, 100, 50],
]


def _indikator_in_tables(sheets: dict[str, Any], folder: Path) -> list[str]:
    """The names of indikator in the report tables of target and realisasi, from the report as it is written."""
    source = folder / "isi.xlsx"
    source.write_bytes(workbook(sheets))
    _, report = write_report(source)
    shown = load_workbook(report, data_only=True)["3.1 Target Realisasi"]
    names = {row[3] for row in sheets["Realisasi"][1:]}
    return sorted(str(c.value) for row in shown.iter_rows() for c in row if c.value in names)


@pytest.mark.parametrize("kelompok", [["Utama", "Lainnya"], ["Utama", None], [None, None]])
def test_no_indikator_is_lost_in_the_report(kelompok: list[str | None], tmp_path: Path) -> None:
    """A table of each indikator once, whether the office tells a kelompok of all, some or none of them."""
    pk = [["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Arah", "Target"]]
    real = [["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian"]]
    for i, of in enumerate(kelompok):
        pk.append([i + 1, of, "Tertib", f"Indeks {i}", "indeks", "Naik", 80])  # type: ignore[list-item]
        real.append([i + 1, of, "Tertib", f"Indeks {i}", "indeks", 80, 80, 100])  # type: ignore[list-item]
    assert _indikator_in_tables({"PK": pk, "Realisasi": real, "LRA": LRA_OF_ONE}, tmp_path) == ["Indeks 0", "Indeks 1"]


def test_no_indikator_is_lost_where_there_is_no_column_of_kelompok(tmp_path: Path) -> None:
    pk = [["No", "Sasaran", "Indikator", "Satuan", "Arah", "Target"], [1, "Tertib", "Indeks 0", "indeks", "Naik", 80]]
    real = [
        ["No", "Sasaran", "Satuan", "Indikator", "Target", "Realisasi", "Capaian"],
        [1, "Tertib", "indeks", "Indeks 0", 80, 80, 100],
    ]
    assert _indikator_in_tables({"PK": pk, "Realisasi": real, "LRA": LRA_OF_ONE}, tmp_path) == ["Indeks 0"]
