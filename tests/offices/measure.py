"""What a workbook of an office is like, measured from the workbook itself and without the checker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from lkjip_xl.book import Book
from lkjip_xl.found import Found, Row
from lkjip_xl.table import Kind

SHEETS = ("Identitas", "Sasaran", "Riwayat", "Renstra", "Pembanding", "Penduduk", "Potensi", "Pegawai", "IKM",
          "Anggaran Sasaran", "Koordinasi", "Ikhtisar", "Penutup", "Pernyataan")  # fmt: skip
BANDS = (90, 75, 65, 50)
SAKIP_BOUNDS, ASN_BOUNDS = (90, 80, 70, 60, 50, 30), (90, 80, 70, 60)
MUTU_BOUNDS = ("88.31", "88.30", "76.61", "76.60", "65.00", "64.99")


FINER = "percentages with more digits than they show (in the version with formulas)"


def measure(book: Book) -> Counter[str]:
    """How often each property occurs in a workbook; a property that it lacks is left out."""
    counts: Counter[str] = Counter()
    for part in (_size, _year, _settings, _lists, _budget, _figures, _graded, _index, _writing):
        counts.update(part(book))
    return +counts


def _many(*pairs: tuple[str, int]) -> Counter[str]:
    return Counter({name: int(n) for name, n in pairs})


def _rows(book: Book, key: str) -> list[Row]:
    found = book.first(key)
    return [] if found is None else list(found.data)


def _size(book: Book) -> Counter[str]:
    desa, indikator = len(_rows(book, "penduduk")), len(_rows(book, "realisasi"))
    return _many(
        ("2 or 3 desa", desa in (2, 3)),
        ("60 desa", desa == 60),
        ("1 or 2 indicators", indikator in (1, 2)),
        ("20 indicators or more", indikator >= 20),
        ("40 indicators", indikator == 40),
    )


def _year(book: Book) -> Counter[str]:
    found = book.first("riwayat")
    years = found.years if found is not None else []
    titles = " ".join(s.cell(2, 1).text for s in book.sheets)
    year = max((int(y) for y in re.findall(r"Tahun (\d{4})", titles)), default=0)
    return _many(
        ("a year before 2021", 0 < year < 2021),
        ("a year after 2024", year > 2024),
        ("the first year of a Renstra, no earlier years", len(years) == 1),
        ("five years side by side", len(years) >= 5),
    )


def _settings(book: Book) -> Counter[str]:
    """What the sheet Pengaturan sets, from its texts alone."""
    sheet = book.by_name.get("Pengaturan")
    texts = [cell.text for cell in sheet.cells.values()] if sheet is not None else []
    return _many(
        ("settings of its own", bool(texts)),
        ("a scale of capaian of its own", "Skala capaian kinerja" in texts),
        ("a scale of efficiency of its own", "Tingkat efisiensi" in texts),
        ("titles or numbers of tables of its own", "Tabel Laporan" in texts),
    )


def _lists(book: Book) -> Counter[str]:
    missing = [s for s in SHEETS if s not in book.by_name]
    headings = [found.sheet.seen(found.heading_at("desa").row, found.heading_at("desa").col).text
                for found in book.all("penduduk")]  # fmt: skip
    return _many(
        ("optional sheets missing", len(missing)),
        ("Identitas missing", "Identitas" in missing),
        ("kelurahan instead of desa", "Kelurahan" in headings),
    )


# ---- budget -----------------------------------------------------------------------------------------


def _budget(book: Book) -> Counter[str]:
    found = book.first("lra")
    assert found is not None
    tops = [r for r in found.data if r.level == 0]
    shapes = {(len(found.children(t)), *(len(found.children(k)) for k in found.children(t))) for t in tops}
    leaves = [(_value(book, found, r, "anggaran"), _value(book, found, r, "realisasi")) for r in found.leaves]
    total = sum((a for a, _ in leaves if a is not None), Fraction(0))
    amended = book.first("pk_program")
    return _many(
        ("1 program", len(tops) == 1),
        ("8 programs", len(tops) == 8),
        ("an uneven tree: programs of different shapes", len(shapes) > 1),
        ("tree numbered by codes", bool(re.match(r"\d\.\d\d\.", found.text(tops[0], "no")))),
        ("a budget of more than 100 billion", total > 10**11),
        ("sub kegiatan with no realisasi", sum(a != 0 and r == 0 for a, r in leaves)),
        ("sub kegiatan without budget", sum(a == 0 for a, _ in leaves)),
        ("sub kegiatan spent to the last rupiah", sum(bool(a) and a == r for a, r in leaves)),
        ("no amended budget", amended is not None
         and not any(_value(book, amended, r, "anggaran") for r in amended.data)),
    )  # fmt: skip


def _value(book: Book, found: Found, row: Row, key: str, year: int = 0) -> Fraction | None:
    at = found.at(row, key, year)
    return None if at is None else book.number(at, money=found.table.column(key).kind is Kind.RUPIAH).value


# ---- performance ------------------------------------------------------------------------------------


def _ratios(book: Book) -> Iterator[tuple[str, Fraction]]:
    """Every percentage of the workbook as an exact number, from the figures that it rests on."""
    turun = {r.name for f in book.all("pk_indikator") for r in f.data if f.text(r, "arah") == "Turun"}
    for key, goal, actual in (("realisasi", "target", "realisasi"), ("riwayat", "target", "realisasi"),
                              ("renstra", "target_akhir", "realisasi")):  # fmt: skip
        for found in book.all(key):
            for row in found.data:
                for year in found.years or [0]:
                    t, r = _value(book, found, row, goal, year), _value(book, found, row, actual, year)
                    if t and r is not None:
                        yield key, (2 - r / t if row.name in turun else r / t) * 100
    for key in ("lra", "jenis_belanja", "kinerja_anggaran"):
        whole, part = ("alokasi", "realisasi_anggaran") if key == "kinerja_anggaran" else ("anggaran", "realisasi")
        for found in book.all(key):
            for row in found.data:
                a, r = _value(book, found, row, whole), _value(book, found, row, part)
                if a and r is not None:
                    yield "lra", r / a * 100


def _near(x: Fraction, bounds: tuple[int, ...]) -> bool:
    return any(x in (b, b + Fraction(1, 100)) for b in bounds)


def _figures(book: Book) -> Counter[str]:
    ratios = list(_ratios(book))
    ties = [x for _, x in ratios if (x * 1000).denominator == 1 and x * 1000 % 10 == 5]
    capaian = [x for key, x in ratios if key == "realisasi"]
    printed = [Fraction(round(x * 100 + Fraction(1, 10**9)), 100) for x in capaian]
    return _many(
        ("percentages at a rounding tie, half up and half even the same", sum(x * 1000 // 10 % 2 == 1 for x in ties)),
        ("percentages at a rounding tie, half even would differ", sum(x * 1000 // 10 % 2 == 0 for x in ties)),
        ("capaian on the bound of a band (90, 75, 65, 50), or 0,01 above", sum(_near(x, BANDS) for x in printed)),
        ("capaian in a gap of the printed scale", sum(50 < x < 51 or 65 < x < 66 or 75 < x < 76 or 90 < x < 91
                                                       for x in printed)),
        ("capaian of exactly 100", sum(x == 100 for x in capaian)),
        ("capaian over 100", sum(x > 100 for x in capaian)),
        ("indicators with no realisasi at all (0)", sum(
            _value(book, f, r, "realisasi") == 0 for f in book.all("realisasi")[:1] for r in f.data)),
        ("an efficiency of exactly 0,00", sum(
            book.cell(at).value == 0 for f in book.all("efisiensi") for r in f.data
            if (at := f.at(r, "efisiensi")) is not None)),
    )  # fmt: skip


def _graded(book: Book) -> Counter[str]:
    found = book.first("pk_indikator")
    assert found is not None
    turun, graded, bounds = 0, 0, 0
    for row in found.data:
        turun += found.text(row, "arah") == "Turun"
        for key in ("murni", "target"):
            at = found.at(row, key)
            number = book.number(at) if at is not None else None
            if number is None or number.value is None or not number.category:
                continue
            graded += 1
            bounds += _near(number.value, SAKIP_BOUNDS if "SAKIP" in row.name else ASN_BOUNDS)
            bounds += "SAKIP" not in row.name and number.value - 1 in ASN_BOUNDS
    return _many(
        ("Rumus 2 indicators", turun),
        ("targets with a grade behind them", graded),
        ("targets with a grade on the bound of the grade", bounds),
    )


def _index(book: Book) -> Counter[str]:
    found = book.first("ikm")
    if found is None:
        return Counter()
    values = [v for r in found.data if (v := _value(book, found, r, "nilai")) is not None]
    mean = sum(values, Fraction(0)) / len(values)
    return _many(("IKM on the bound of a grade", any(mean == Fraction(b) for b in MUTU_BOUNDS)))


# ---- how things are written ------------------------------------------------------------------------


def _cells(book: Book) -> Iterator[tuple[Found, str, object, str]]:
    for found in book.tables:
        for row in found.rows:
            for key, year in found.columns:
                cell = found.cell(row, key, year)
                yield found, key, cell.value, cell.number_format


def _writing(book: Book) -> Counter[str]:
    counts: Counter[str] = Counter()
    units, values = set[str](), list[float]()
    for found, key, value, fmt in _cells(book):
        kind = found.table.column(key).kind
        if kind is Kind.PERCENT and isinstance(value, int | float):
            counts["percentages as percent cells"] += "%" in fmt
            counts[FINER] += "%" not in fmt and round(value, 2) != value
        if kind is Kind.INDEX and isinstance(value, str) and re.match(r"\d[\d.,]* [a-z]", value):
            counts["figures as text with their unit"] += 1
        if kind.numeric and isinstance(value, str) and value.strip() in ("-", "–"):
            counts["a dash for nothing"] += 1
        if isinstance(value, str) and value.startswith("Rp "):
            counts["amounts as text with Rp"] += 1
        if key == "satuan" and found.table.key == "pk_indikator" and isinstance(value, str):
            units.add(value)
        if (found.table.key, key) == ("realisasi", "target") and isinstance(value, int | float) and "%" not in fmt:
            values.append(value)
    counts["five units or more side by side"] += len(units) >= 5
    counts["targets from below 10 to above 10.000 in one table"] += (
        bool(values) and min(values) < 10 and max(values) > 10**4
    )
    return counts
