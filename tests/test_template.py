"""The blank workbook: always the same bytes, read back without a row, and right once it is filled in."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from libreoffice import recalculated, soffice, without_stored_values
from openpyxl import load_workbook
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter

from lkjip_xl import __version__
from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog import MANDATORY, SHEETS, TABLES
from lkjip_xl.catalog.examples import EXAMPLES, MARK
from lkjip_xl.catalog.pengaturan import SKALA
from lkjip_xl.checking.run import check
from lkjip_xl.findings import Level, Result
from lkjip_xl.found import Found
from lkjip_xl.reading import read
from lkjip_xl.writing.template.layout import place_all
from lkjip_xl.writing.template.write import template_bytes

TEMPLATE = Path(__file__).parent.parent / "templates" / "LKjIP_template.xlsx"


@pytest.fixture(scope="module")
def blank() -> bytes:
    return template_bytes()


def _open(data: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data))


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    if not data:
        return []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _read(data: bytes, folder: Path, name: str = "isian.xlsx") -> Book:
    path = folder / name
    path.write_bytes(data)
    return read(path)


# --- the blank file ------------------------------------------------------------------------------


def test_the_stored_file_is_the_generated_one(blank: bytes) -> None:
    stored = TEMPLATE.read_bytes() if TEMPLATE.exists() else b""
    same = stored == blank or _parts(stored) == _parts(blank)  # another zlib may pack the same parts otherwise
    assert same, "the template is stale: run `lkjip-xl templat templates/LKjIP_template.xlsx`"
    assert template_bytes() == blank


def test_every_table_is_found_on_every_sheet_of_its_own_and_holds_nothing(blank: bytes, tmp_path: Path) -> None:
    book = _read(blank, tmp_path)
    found = Counter((f.table.key, f.sheet.name) for f in book.tables)
    assert found == Counter((t.key, sheet) for t in TABLES if not t.optional for sheet in (t.sheet, *t.also_on))
    for f in book.tables:
        if not f.table.given:  # Pengaturan holds what is usual
            assert not f.filled, f.table.key
            assert not [r for r in f.data if r.filled], f.table.key
        wanted = {c.key for c in f.table.columns if not c.optional}
        assert wanted == {key for key, _ in f.columns}, f.table.key
        assert f.repeated is (f.sheet.name != f.table.sheet)
    assert all(len(f.years) == 4 for f in book.tables if f.table.yearly)


def test_it_is_valid_input_that_only_lacks_its_figures(blank: bytes, tmp_path: Path) -> None:
    result = check(_read(blank, tmp_path))
    assert not result.crashed
    assert not result.missing
    assert not result.checked
    assert {f.code for f in result.findings} == {"L-01"}
    needed = {t.key for t in TABLES if t.mandatory and not t.optional}
    assert len([f for f in result.findings if f.level is Level.PERINGATAN]) == len(needed)


def test_for_another_year(blank: bytes, tmp_path: Path) -> None:
    book = _read(template_bytes(2031), tmp_path)
    years = {f.table.key: f.years for f in book.tables if f.table.yearly}
    assert years == {"riwayat": [2028, 2029, 2030, 2031]}
    assert template_bytes(2024) == blank
    names = _open(template_bytes(2031)).defined_names
    assert names["Riwayat.Target_4"].attr_text == _open(blank).defined_names["Riwayat.Target_4"].attr_text


def test_sheets_and_their_order(blank: bytes) -> None:
    book = _open(blank)
    assert tuple(book.sheetnames) == ("Petunjuk", *SHEETS, "Daftar")
    guide = "\n".join(str(c.value) for row in book["Petunjuk"].iter_rows() for c in row if c.value is not None)
    assert f"versi {__version__}" in guide
    assert "lkjip-xl laporan NAMA.xlsx" in guide
    assert ", ".join(MANDATORY) in guide
    required = {book[name].sheet_properties.tabColor.rgb for name in MANDATORY}
    optional = {book[name].sheet_properties.tabColor.rgb for name in SHEETS if name not in MANDATORY}
    assert len(required) == len(optional) == 1
    assert required != optional


def test_names_no_person_and_no_moment_of_its_own(blank: bytes) -> None:
    properties = _open(blank).properties
    assert not properties.creator
    assert not properties.lastModifiedBy
    assert properties.created.isoformat() == "2024-01-01T00:00:00"
    with zipfile.ZipFile(io.BytesIO(blank)) as archive:
        assert len({p.date_time for p in archive.infolist()}) == 1


def test_every_declared_choice_and_derived_column_is_there(blank: bytes) -> None:
    book = _open(blank)
    for p in place_all():
        ws = book[p.sheet]
        for (key, year), col in p.columns.items():
            column = p.table.column(key)
            cells = [ws.cell(p.first + i, col) for i, line in enumerate(p.lines) if line.group is None]
            if column.formula is not None:
                assert all(c.data_type == "f" for c in cells), (p.sheet, key)
            elif column.choices:
                rule = next(r for r in ws.data_validations.dataValidation if cells[0].coordinate in r.sqref)
                assert rule.type == "list"
                assert _choices(book, rule.formula1) == column.choices
            heading = ws.cell(p.heading if not (year or column.top) else p.first - 1, col)
            assert column.note in heading.comment.text, (p.sheet, key)
        for total in p.table.totals:
            for cell in total.cells if total.key in p.totals else ():
                if p.table.column(cell.column).optional:
                    continue
                assert ws.cell(p.totals[total.key], p.columns[(cell.column, 0)]).data_type == "f"


def _choices(book: Any, source: str) -> tuple[str, ...]:
    if source.startswith('"'):
        return tuple(source.strip('"').split(","))
    sheet, cells = source.split("!")
    return tuple(c.value for row in book[sheet.strip("'")][cells.replace("$", "")] for c in row)


def test_rules_stay_within_the_lengths_that_excel_allows(blank: bytes) -> None:
    for ws in _open(blank):
        for rule in ws.data_validations.dataValidation:
            assert len(rule.prompt or "") < 255, rule.prompt  # 255 would mean that it was cut
            assert len(rule.promptTitle or "") <= 32
            assert len(rule.formula1 or "") <= 255


def test_formulas_hold_no_stored_value_and_no_function_of_newer_excel(blank: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(blank)) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
    formulas = [f for text in sheets for f in re.findall(r"<f>(.*?)</f>(<v>.*?</v>)", text)]
    assert len(formulas) > 400
    assert {value for _, value in formulas} == {"<v></v>"}
    used = {name for text, _ in formulas for name in re.findall(r"([A-Z][A-Z.]*)\(", text)}
    assert used <= {
        "AND", "AVERAGE", "AVERAGEIF", "COUNT", "COUNTA", "COUNTIF", "IF", "IFERROR", "INDEX", "ISERROR", "LEFT", "LEN",
        "MATCH", "MAX", "MIN", "OR", "ROUND", "SMALL", "SUBSTITUTE", "SUM", "SUMPRODUCT", "VALUE",
    }  # fmt: skip
    assert not [text for text, _ in formulas if "_xlfn" in text]


def test_examples_are_left_out_and_right(blank: bytes, tmp_path: Path) -> None:
    """As rows of data, the examples are an office without a mistake, but that its LRA is a program only."""
    by_hand = {"identitas", "jenis_belanja", "pegawai", "ikm"}  # what is printed already needs no example
    by_hand |= {t.key for t in TABLES if t.given}
    assert set(EXAMPLES) == {t.key for t in TABLES if not t.optional} - by_hand
    book = _open(blank)
    for p in (p for p in place_all() if p.example):
        ws, cells = book[p.sheet], [(key, col) for key, col in p.columns.items()]
        first = ws.cell(p.example, cells[0][1]).value
        assert first == MARK or first.startswith(f"{MARK}: "), p.table.key
        assert set(EXAMPLES[p.table.key]) <= {key for (key, _), _ in cells}
        for i, (_, col) in enumerate(cells):
            value = ws.cell(p.example, col).value
            if not i:
                value = 1 if p.table.has("no") else value.removeprefix(f"{MARK}: ")
                value = "A" if p.table.tree else value
            ws.cell(p.first, col).value = value
    book["Identitas"].cell(8, 2).value = 2024
    out = io.BytesIO()
    book.save(out)
    result = check(_read(out.getvalue(), tmp_path))
    assert len(result.checked) > 20
    assert [f for f in _problems(result) if not f.startswith(("L-01", "L-03 Koordinasi", "R-02"))] == []


def test_formulas_are_locked_and_inputs_are_not(blank: bytes) -> None:
    book = _open(blank)
    for p in place_all():
        ws = book[p.sheet]
        assert ws.protection.sheet
        assert not ws.protection.password
        for i, line in enumerate(p.lines):
            for (key, year), col in p.columns.items():
                column, cell = p.table.column(key), ws.cell(p.first + i, col)
                derived = column.formula is not None and line.group is None and not line.texts.get(key)
                assert cell.protection.locked is derived, (p.sheet, cell.coordinate, year)
        if p.example:
            assert all(ws.cell(p.example, col).protection.locked for col in p.columns.values())


def test_names_stand_for_the_columns_that_are_filled_in(blank: bytes) -> None:
    names = _open(blank).defined_names
    realisasi = next(p for p in place_all() if p.home and p.table.key == "realisasi")
    letters = {key: get_column_letter(col) for (key, _), col in realisasi.columns.items()}
    wanted = f"'Realisasi'!${letters['target']}${realisasi.first}:${letters['target']}${realisasi.last}"
    assert names["Realisasi.Target"].attr_text in (wanted, wanted.replace("'", ""))
    assert names["Identitas.Tahun"].attr_text.endswith("$B$8")
    assert "Riwayat.Target_4" in names


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_marks_appear_while_typing(blank: bytes, tmp_path: Path) -> None:
    """The conditions of the marks, calculated as formulas beside what somebody types."""
    typed = {
        ("Penduduk", "laki"): [("dua", True), ("-", False), (12, False), (-1, True), (1.5, True)],
        ("PK", "arah"): [("Naik", False), ("Tinggi", True)],
        ("LRA", "anggaran"): [("Rp 5", True), (5, False)],
        ("Riwayat", "indikator"): [("Nama yang tidak ada", True)],
    }
    book, asked = _open(blank), {}
    for (sheet, key), values in typed.items():
        p = next(p for p in place_all() if p.sheet == sheet and p.home and p.has(key))
        col = p.columns[(key, 0)]
        ws = book[sheet]
        first = ws.cell(p.first, col)
        rules = [r for area in ws.conditional_formatting for r in area.rules if first.coordinate in area.cells]
        assert rules
        for i, (value, marked) in enumerate(values):
            ws.cell(p.first + i, col).value = value
            ws.cell(p.first + i, p.columns[(p.table.entity, 0)]).value = value if key == p.table.entity else f"Nama {i}"
            told = []
            for n, rule in enumerate(rules):
                formula = Translator(f"={rule.formula[0]}", origin=f"A{p.first}").translate_formula(f"A{p.first + i}")
                ws.cell(p.first + i, 40 + n).value = formula
                told.append(ws.cell(p.first + i, 40 + n).coordinate)
            asked[(sheet, key, value)] = (told, marked)
    out = io.BytesIO()
    book.save(out)
    after = load_workbook(io.BytesIO(recalculated(out.getvalue(), tmp_path)), data_only=True)
    for (sheet, key, value), (cells, marked) in asked.items():
        assert any(after[sheet][c].value for c in cells) is marked, (sheet, key, value)


# --- filled in -----------------------------------------------------------------------------------

IKM, WAKTU, SAKIP = "Indeks Kepuasan Masyarakat", "Lama Pelayanan", "Nilai SAKIP Kecamatan"
URUSAN, DESA = "Program Penunjang Urusan Pemerintahan", "Program Pemberdayaan Masyarakat Desa"
RAPAT, GAJI, MUSYAWARAH = "Penyelenggaraan Rapat", "Penyediaan Gaji", "Fasilitasi Musyawarah Desa"
LETTERS = ("A", "1", "1.1", "1.2", "B", "1", "1.1")
CODES = (
    "7.01.01", "7.01.01.2.01", "7.01.01.2.01.0001", "7.01.01.2.01.0002", "7.01.02", "7.01.02.2.01", "7.01.02.2.01.0001",
)  # fmt: skip

Rows = list[dict[str | tuple[str, int], Any]]


def _entries(numbering: tuple[str, ...]) -> dict[tuple[str, str], Rows]:
    names = (URUSAN, "Administrasi Keuangan", RAPAT, GAJI, DESA, "Koordinasi Pemberdayaan", MUSYAWARAH)
    amounts = ((300, 160), (300, 160), (100, 40), (200, 120), (100, 90), (100, 90), (100, 90))
    pns: dict[str | tuple[str, int], Any] = {"laki": 2, "perempuan": 1}
    filled = {0, 7, 14, 21, 30}  # PNS, and one row of each breakdown
    return {
        ("Identitas", "identitas"): [{}, {}, {"isi": 2024}, {}, {}, {}, {}, {"isi": 2}],
        ("PK", "pk_indikator"): [
            {"no": 1, "kelompok": "Utama", "sasaran": "Pelayanan Prima", "indikator": IKM, "arah": "Naik",
             "target_murni": 90, "target": 90},
            {"no": 2, "kelompok": "Utama", "sasaran": "Pelayanan Cepat", "indikator": WAKTU, "arah": "Turun",
             "target_murni": 10, "target": 10},
            {"no": 1, "kelompok": "Lainnya", "sasaran": "Tata Kelola", "indikator": SAKIP, "arah": "Naik",
             "target_murni": "83,32 (A)", "target": "83,32 (A)"},
        ],
        ("PK", "pk_program"): [
            {"no": 1, "program": URUSAN, "murni": 250, "anggaran": 300},
            {"no": 2, "program": DESA, "murni": 100, "anggaran": 100},
        ],
        ("Realisasi", "realisasi"): [
            {"no": 1, "sasaran": "Pelayanan Prima", "indikator": IKM, "target": 90, "realisasi": 90},
            {"no": 2, "sasaran": "Pelayanan Cepat", "indikator": WAKTU, "target": 10, "realisasi": 8},
            {"no": 1, "sasaran": "Tata Kelola", "indikator": SAKIP, "target": 83.32, "realisasi": 79.154},
        ],
        ("LRA", "lra"): [
            {"no": no, "uraian": name, "anggaran": a, "realisasi": r}
            for no, name, (a, r) in zip(numbering, names, amounts, strict=True)
        ],
        ("LRA", "jenis_belanja"): [{"anggaran": 350, "realisasi": 240}, {"anggaran": 50, "realisasi": 10}],
        ("Riwayat", "riwayat"): [
            {"indikator": name, ("target", 2024): t, ("realisasi", 2024): r}
            for name, t, r in ((IKM, 90, 90), (WAKTU, 10, 8), (SAKIP, 83.32, 79.154))
        ],
        ("Renstra", "renstra"): [
            {"indikator": name, "target_akhir": t} for name, t in ((IKM, 100), (WAKTU, 8), (SAKIP, "-"))
        ],
        ("Pembanding", "pembanding"): [{"indikator": IKM, "pemda": 88, "nasional": "-"}],
        ("Penduduk", "penduduk"): [
            {"desa": "Sukamaju", "laki": 100, "perempuan": 110},
            {"desa": "Sukasari", "laki": 50, "perempuan": 40},
        ],
        ("Pegawai", "pegawai"): [pns if i in filled else {} for i in range(31)],
        ("IKM", "ikm"): [{"nilai": 3.6}] * 9,
        ("Anggaran Sasaran", "alokasi"): [{"indikator": IKM, "anggaran": 300}, {"indikator": WAKTU, "anggaran": 100}],
        ("Anggaran Sasaran", "kinerja_anggaran"): [
            {"indikator": IKM, "realisasi_anggaran": 160},
            {"indikator": WAKTU, "realisasi_anggaran": 90},
        ],
        ("Anggaran Sasaran", "efisiensi"): [{"indikator": IKM}, {"indikator": WAKTU}],
        ("Koordinasi", "koordinasi"): [
            {"subkegiatan": RAPAT, "kegiatan": "Rapat pertama"}, {"kegiatan": "Rapat kedua"},
            {"kegiatan": "Rapat ketiga"}, {"subkegiatan": MUSYAWARAH, "kegiatan": "Musyawarah"},
        ],
        ("Ikhtisar", "kinerja_anggaran"): [{"indikator": IKM}, {"indikator": WAKTU}],
        ("Ikhtisar", "realisasi"): [{"indikator": SAKIP}],
        ("Penutup", "realisasi"): [{"indikator": SAKIP}],
        ("Pernyataan", "pernyataan"): [
            {"fakta": "Capaian indikator", "rincian": WAKTU, "nilai": 120},
            {"fakta": "Jumlah penduduk", "nilai": 300},
            {"fakta": "Jumlah fasilitasi", "rincian": RAPAT, "nilai": 3},
        ],
    }  # fmt: skip


def _filled(blank: bytes, folder: Path, numbering: tuple[str, ...] = LETTERS) -> bytes:
    """The template with the entries typed into its input cells; no formula is touched."""
    book, places = _open(blank), _read(blank, folder, "kosong.xlsx")
    for (sheet, key), rows in _entries(numbering).items():
        found = _found(places, sheet, key)
        first = found.heading_rows[-1] + 1
        for i, row in enumerate(rows):
            for column, value in row.items():
                address = column if isinstance(column, tuple) else (column, 0)
                cell = book[sheet].cell(first + i, found.columns[address].first)
                assert cell.data_type != "f", (sheet, cell.coordinate)
                cell.value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _found(book: Book, sheet: str, key: str) -> Found:
    return next(f for f in book.tables if f.sheet.name == sheet and f.table.key == key)


def _problems(result: Result) -> list[str]:
    return [f"{f.code} {f.at} {f.title}: {f.stated}" for f in result.findings if f.level is not Level.CATATAN]


def test_filled_in_but_not_yet_calculated_it_reads_as_typed(blank: bytes, tmp_path: Path) -> None:
    book = _read(_filled(blank, tmp_path), tmp_path)
    for (sheet, key), rows in _entries(LETTERS).items():
        entered = [r for r in rows if r]
        if len(entered[0]) == 1 and "indikator" in entered[0]:
            continue  # a repetition: everything but the name is a formula
        if key == "koordinasi":
            continue  # its rows are its blocks
        assert len([r for r in _found(book, sheet, key).data if r.filled]) == len(entered), (sheet, key)
    result = check(book)
    assert not result.crashed
    assert not [f for f in result.findings if f.level is Level.SALAH]
    assert len(result.not_checked) > 40
    lra = _found(book, "LRA", "lra")
    assert [r.level for r in lra.data] == [0, 1, 2, 2, 0, 1, 2]


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("numbering", [LETTERS, CODES], ids=["letters", "codes"])
def test_filled_in_and_calculated_every_derived_cell_is_right(
    blank: bytes, tmp_path: Path, numbering: tuple[str, ...]
) -> None:
    data = recalculated(without_stored_values(_filled(blank, tmp_path, numbering)), tmp_path)
    book = _read(data, tmp_path)
    result = check(book)
    assert not result.crashed
    assert _problems(result) == []
    assert len([c for c in result.checked if c.verdict.right]) > 80
    values = _Values(book)
    assert values.column("Realisasi", "realisasi", "kelompok")[:3] == ["Utama", "Utama", "Lainnya"]
    assert values.column("Realisasi", "realisasi", "capaian") == pytest.approx([100, 120, 95, 110, 95])
    assert values.column("Realisasi", "realisasi", "kategori")[3:] == ["Sangat Tinggi", "Sangat Tinggi"]
    assert values.column("LRA", "lra", "anggaran")[-1] == 400
    assert values.column("LRA", "lra", "realisasi")[-1] == 250
    assert values.column("LRA", "lra", "persen")[-1] == pytest.approx(62.5)
    assert values.column("LRA", "jenis_belanja", "persen") == pytest.approx([240 / 3.5, 20, 62.5])
    assert values.column("Riwayat", "riwayat", "capaian", 2024) == pytest.approx([100, 120, 95])
    assert values.column("Renstra", "renstra", "kemajuan") == [pytest.approx(90), pytest.approx(100), "-"]
    assert values.column("Pembanding", "pembanding", "kecamatan") == [90]
    assert values.column("Penduduk", "penduduk", "jumlah") == [210, 90, 300]
    assert values.column("IKM", "ikm", "nilai")[9:] == [pytest.approx(3.6), pytest.approx(90), "A"]
    assert values.column("Anggaran Sasaran", "alokasi", "persen") == pytest.approx([75, 25, 100])
    assert values.column("Anggaran Sasaran", "efisiensi", "efisiensi") == pytest.approx([100 - 160 / 3, 30])
    assert values.column("Anggaran Sasaran", "efisiensi", "keterangan") == ["Efisien", "Efisien"]
    assert values.column("Koordinasi", "koordinasi", "jumlah") == [3, "", "", 1]
    assert values.column("Ikhtisar", "kinerja_anggaran", "capaian")[:2] == pytest.approx([100, 120])
    assert values.column("Penutup", "realisasi", "sasaran") == ["Tata Kelola"]
    assert values.column("Penutup", "realisasi", "capaian") == pytest.approx([95])


_ISTIMEWA = [("Istimewa", 115.01, None), ("Baik", 96, 115), ("Cukup", None, 95.99)]


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("bands", "labels"),
    [
        (_ISTIMEWA, ["Baik", "Istimewa", "Cukup", "Baik", "Cukup"]),
        ([(label, low, None) for label, low, _ in _ISTIMEWA], ["Baik", "Istimewa", "Cukup", "Baik", "Cukup"]),
        ([("Istimewa", "> 115", None), *_ISTIMEWA[1:]], ["periksa skala"] * 5),
    ],
    ids=["tops", "beginnings only", "a bound in words"],
)
def test_its_categories_follow_the_scale_that_stands_on_pengaturan(
    bands: list[tuple[Any, ...]], labels: list[str], blank: bytes, tmp_path: Path
) -> None:
    """Three bands in the place of five: the formulas of the workbook and the checks read the same cells."""
    filled = load_workbook(io.BytesIO(_filled(blank, tmp_path)))
    ws, p = filled["Pengaturan"], next(p for p in place_all() if p.table is SKALA)
    rows = [*bands, (None,) * 3, (None,) * 3]
    for i, row in enumerate(rows):
        for key, value in zip(("kategori", "dari", "sampai"), row, strict=True):
            ws.cell(p.first + i, p.columns[(key, 0)]).value = value
    ws.cell(p.first, p.columns[("dasar", 0)]).value = "Peraturan Bupati 3/2024"
    out = io.BytesIO()
    filled.save(out)
    book = _read(recalculated(without_stored_values(out.getvalue()), tmp_path), tmp_path)
    values = _Values(book)
    assert (_problems(check(book)) == []) is ("periksa skala" not in labels)
    assert values.column("Realisasi", "realisasi", "capaian")[:3] == pytest.approx([100, 120, 95])
    assert values.column("Realisasi", "realisasi", "kategori") == labels


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_calculated_while_blank_it_shows_nothing(blank: bytes, tmp_path: Path) -> None:
    book = _read(recalculated(without_stored_values(blank), tmp_path), tmp_path)
    shown = {
        str(Address(s.name, *at)): cell.value
        for s in book.sheets
        for at, cell in s.cells.items()
        if cell.formula is not None and not cell.blank
    }
    assert shown == {}


class _Values:
    """What the rows of a table show in one column, totals included."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def column(self, sheet: str, key: str, column: str, year: int = 0) -> list[Any]:
        found = _found(self.book, sheet, key)
        return [found.cell(r, column, year).value or "" for r in found.rows]
