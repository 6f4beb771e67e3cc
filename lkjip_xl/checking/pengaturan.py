"""Reading the sheet Pengaturan: what is in force for this office, and what is wrong with what it has set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog.pengaturan import LABELS, LIMITS, SETTINGS, Setting
from lkjip_xl.catalog.reports import REPORTS
from lkjip_xl.catalog.units import BAGIAN_WILAYAH, WILAYAH, kind_of_office
from lkjip_xl.checking.bands import read_bands, scale_of
from lkjip_xl.checking.facts import identity_of
from lkjip_xl.findings import Finding, Level
from lkjip_xl.found import Found, Row
from lkjip_xl.names import plain, suggestion
from lkjip_xl.rules import titled
from lkjip_xl.scales import SCALES, Scale
from lkjip_xl.settings import Chosen, Origin, Settings
from lkjip_xl.sheet import ExcelError
from lkjip_xl.table import Kind, Report

_LONGEST = 200  # letters of a word or title
PLACES = ("instansi", "kabupaten", "tahun", "tahun_awal", "tahun_depan", *Settings().words)  # what a title may name


@dataclass(eq=False, repr=False)
class _Read:
    """What has been read so far."""

    book: Book
    values: dict[str, Chosen] = field(default_factory=dict)
    scales: dict[str, Scale] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def tell(
        self, code: str, at: Address, about: str, stated: str, expected: str, hint: str = "", *, note: bool = False
    ) -> None:
        """Adds a finding; `note`: for information only."""
        level = Level.CATATAN if note else Level.PERINGATAN
        self.findings.append(Finding(code, level, at, titled(code, about), stated, expected, hint=hint))


def settings_of(book: Book) -> Settings:
    """What is in force for the office that submitted a workbook."""
    return read_settings(book)[0]


def setting_findings(book: Book) -> list[Finding]:
    """What is wrong with the settings of a submission, at their cells."""
    return read_settings(book)[1]


def read_settings(book: Book) -> tuple[Settings, list[Finding]]:
    """The settings in force, and the findings about them. What cannot be used leaves the standard in force."""
    read = _Read(book)
    for found in book.all("pengaturan"):
        _values(read, found)
    for found in book.all("skala"):
        _scales(read, found)
    for found in book.all("tabel_laporan"):
        _reports(read, found)
    for key, value in _implied(book):
        if key not in read.values:
            read.values[key] = value
            read.origins[key] = Origin(None, "mengikuti isian")
    low, high = (read.values.get(s.key, s.default) for s in SETTINGS if s.key.startswith("capaian_"))
    if isinstance(low, Fraction) and isinstance(high, Fraction) and low >= high:
        _refuse_limits(read)
    _usable_limits(read)
    return Settings(read.values, read.scales, read.reports, read.origins), read.findings


_REACHED = Fraction(100)  # percent: a target that is reached lies within any limits


def _usable_limits(read: _Read) -> None:
    """Leaves out limits of capaian that a target just reached would lie beyond."""
    wanted = dict(zip(LIMITS, ("angka persen di bawah 100", "angka persen, paling rendah 100"), strict=True))
    for key, expected in wanted.items():
        value = read.values.get(key)
        if not isinstance(value, Fraction) or (value < _REACHED if key == LIMITS[0] else value >= _REACHED):
            continue
        del read.values[key]
        origin = read.origins.pop(key, None)
        if origin is not None and origin.at is not None:
            stated = read.book.cell(origin.at).text
            read.tell("A-02", origin.at, _BY_KEY[key].name, stated, f"{expected}; kini berlaku {_BY_KEY[key].shown}")


def _refuse_limits(read: _Read) -> None:
    for key in ("capaian_tertinggi", "capaian_terendah"):
        value, origin = read.values.pop(key, None), read.origins.pop(key, None)
        if value is not None and origin is not None and origin.at is not None:
            expected = "batas terendah yang kurang dari batas tertinggi"
            read.tell("A-02", origin.at, _BY_KEY[key].name, read.book.cell(origin.at).text, expected)


_BY_KEY = {s.key: s for s in SETTINGS}


def _named(read: _Read, at: Address | None, name: str, names: Mapping[str, str], kind: str, foreign: bool) -> str:
    """The key of what a name on the sheet means; empty, and a finding, where it means nothing. `foreign`: the table
    names nothing that is known, so that it may be about something else."""
    key = names.get(plain(name), "")
    if not key and at is not None:
        near = suggestion(name, names)
        meant = next((n for n in _proper(names) if near is not None and names[plain(n)] == names[near]), near)
        hint = f"Maksud Anda “{meant}”?" if meant else f"Lihat daftar {kind} pada lembar Pengaturan buku kerja baku."
        read.tell("A-01", at, name, name, f"nama {kind} yang dikenal", hint, note=foreign and not meant)
    return key


def _nameless(read: _Read, found: Found, keys: tuple[str, ...], expected: str, foreign: bool) -> None:
    """Tells of rows, up to the one below the table, that set something and do not say what."""
    last = max((r.index for r in found.rows), default=0) + 1
    for row in (Row(i) for i in found.sheet.by_row if found.heading_rows[-1] < i <= last):
        values = [cell.text for k in keys if not (cell := found.cell(row, k)).blank]
        at = found.at(row, found.table.entity)
        if values and at is not None and found.cell(row, found.table.entity).blank and not found.nameless(row):
            read.tell("A-01", at, f"baris {row.index}", f"kosong, padahal terisi {values[0]}", expected, note=foreign)


def _proper(names: Mapping[str, str]) -> Iterator[str]:
    """The names as the blank workbook prints them."""
    for proper in (*(s.name for s in SETTINGS), *(s.name for s in SCALES), *LABELS.values()):
        if plain(proper) in names:
            yield proper


def _without_basis(read: _Read, found: Found, row: Row, name: str, basis: str) -> None:
    at = found.at(row, "dasar") or found.at(row, found.table.entity)
    if not basis and at is not None:
        read.tell("A-04", at, name, "kosong", "peraturan atau keputusan yang menetapkannya", note=True)


# --- words and limits ----------------------------------------------------------------------------

_NAMES = {plain(n): s.key for s in SETTINGS for n in (s.name, *s.aliases)}


def _values(read: _Read, found: Found) -> None:
    foreign = not any(plain(r.name) in _NAMES for r in found.data)
    _nameless(read, found, ("nilai",), "nama pengaturan", foreign)
    for row in found.data:
        if not row.name:
            continue
        key = _named(read, found.at(row, "pengaturan"), row.name, _NAMES, "pengaturan", foreign)
        at = found.at(row, "nilai")
        if not key or at is None or read.book.cell(at).blank:
            continue
        setting = _BY_KEY[key]
        if key in read.origins:
            read.tell("A-05", at, setting.name, read.book.cell(at).text, f"satu kali, di {read.origins[key].at}")
            continue
        value = _value(read, setting, at)
        if value is None:
            continue
        basis = found.cell(row, "dasar").text
        read.values[key], read.origins[key] = value, Origin(at, basis)
        if value != setting.default and setting.ruled:
            _without_basis(read, found, row, setting.name, basis)


def _value(read: _Read, setting: Setting, at: Address) -> Chosen | None:
    """The value of a cell as its setting takes it; None, and a finding, where it cannot."""
    text = read.book.cell(at).text
    if setting.kind.numeric:
        number = read.book.number(at).value
        whole = setting.kind is not Kind.COUNT or (number is not None and number.denominator == 1 and number > 0)
        if number is not None and whole:
            return number
        wanted = "bilangan bulat di atas nol" if setting.kind is Kind.COUNT else "angka"
    elif setting.choices:
        chosen = next((c for c in setting.choices if plain(c) == plain(text)), None)
        if chosen is not None:
            return chosen
        wanted = " atau ".join(setting.choices)
    else:
        if isinstance(read.book.cell(at).value, ExcelError):
            return None  # told as such
        if any(c.isalpha() for c in text) and len(text) <= _LONGEST and not set(text) & set("{}"):
            return text
        wanted = f"kata, paling panjang {_LONGEST} huruf"
    read.tell("A-02", at, setting.name, text, f"{wanted}; kini berlaku {setting.shown}")
    return None


def _implied(book: Book) -> Iterator[tuple[str, str]]:
    """What other sheets say themselves: what the office is, what its area is divided into, and these parts."""
    kind = kind_of_office(identity_of(book, "instansi"))
    if kind:
        yield "jenis_instansi", kind
    for found in (f for key in ("penduduk", "potensi") for f in book.all(key)[:1]):
        at = found.heading_at("desa")
        words = [w for w in plain(found.sheet.cell(at.row, at.col).text).split() if w not in ("nama", "no")]
        if len(words) == 1 and words[0] in WILAYAH:
            yield "wilayah", words[0].capitalize()
            break
    for row in (r for found in book.all("identitas") for r in found.data if r.item == "dusun"):
        said = [w for w in BAGIAN_WILAYAH if w in plain(row.name)]
        if len(said) == 1:
            yield "bagian_wilayah", said[0].capitalize()
            return


# --- scales --------------------------------------------------------------------------------------

_SCALE_NAMES = {plain(n): s.key for s in SCALES for n in (s.title, *s.aliases)}


def _scales(read: _Read, found: Found) -> None:
    rows: dict[str, list[Row]] = {}
    told: set[str] = set()
    foreign = not any(plain(found.text(r, "skala")) in _SCALE_NAMES for r in found.data)
    _nameless(read, found, ("dari", "sampai"), "nama kategori", foreign)
    for row in (r for r in found.data if r.name):
        name = found.text(row, "skala")
        if plain(name) in told:
            continue
        key = _named(read, found.at(row, "skala"), name, _SCALE_NAMES, "skala", foreign)
        if key:
            rows.setdefault(key, []).append(row)
        else:
            told.add(plain(name))
    for usual in (s for s in SCALES if s.key in rows):
        mine = rows[usual.key]
        first = found.at(mine[0], "kategori")
        assert first is not None
        if usual.key in read.origins:
            read.tell("A-05", first, usual.name, mine[0].name, f"satu kali, di {read.origins[usual.key].at}")
            continue
        basis = next((t for r in mine if (t := found.cell(r, "dasar").text)), "")
        scale, problems = scale_of(usual, read_bands(read.book, found, mine), basis)
        read.findings += problems
        read.origins[usual.key] = Origin(first, basis)
        if scale is not usual:
            read.scales[usual.key] = scale
            if not scale.doubt:
                _without_basis(read, found, mine[0], usual.name, basis)


# --- tables of the report ------------------------------------------------------------------------

_TABLE_NAMES = {plain(label): key for key, label in LABELS.items()} | {
    plain(f"tabel {label}"): key for key, label in LABELS.items()
}
_NUMBER = re.compile(r"[0-9A-Za-z]{1,4}([.\-/][0-9A-Za-z]{1,3}){0,4}")
_PLACE = re.compile(r"\{(\w*)\}")


def _reports(read: _Read, found: Found) -> None:
    usual = {r.key: r for r in REPORTS}
    numbers: dict[str, str] = {}
    given: list[tuple[Report, str, Address]] = []
    foreign = not any(plain(r.name) in _TABLE_NAMES for r in found.data)
    _nameless(read, found, ("nomor", "judul", "sumber"), "nama tabel", foreign)
    for row in found.data:
        stated = [k for k in ("nomor", "judul", "sumber") if not found.cell(row, k).blank]
        key = _named(read, found.at(row, "tabel"), row.name, _TABLE_NAMES, "tabel", foreign) if row.name else ""
        if not key or not stated:
            continue
        first = found.at(row, stated[0])
        assert first is not None
        if key in read.origins:
            read.tell(
                "A-05", first, LABELS[key], found.cell(row, stated[0]).text, f"satu kali, di {read.origins[key].at}"
            )
            continue
        texts = {k: _title(read, found, row, k, LABELS[key]) for k in stated}
        kept = {k: text for k, text in texts.items() if text}
        if not kept:
            continue
        report = usual[key]
        read.reports[key] = report._replace(
            number=kept.get("nomor", report.number),
            title=kept.get("judul", report.title),
            source_line=kept.get("sumber", report.source_line),
        )
        if "nomor" in kept:
            _number_twice(read, report, kept["nomor"], found.at(row, "nomor"), given)
            numbers[report.tab] = kept["nomor"]
        basis = found.cell(row, "dasar").text
        read.origins[key] = Origin(first, basis)
        _without_basis(read, found, row, LABELS[key], basis)
    for report in REPORTS:
        if report.tab in numbers:
            set_by_office = read.reports.get(report.key, report)
            read.reports[report.key] = set_by_office._replace(tab=_tab(report.tab, numbers[report.tab]))


def _number_twice(
    read: _Read, report: Report, number: str, at: Address | None, given: list[tuple[Report, str, Address]]
) -> None:
    """Tells of a number that another table of the report has been given; some share one in the usual report."""
    assert at is not None
    alike = (where for r, n, where in given if n == number and r.tab != report.tab and r.number != report.number)
    if (where := next(alike, None)) is not None:
        read.tell("A-06", at, LABELS[report.key], number, f"nomor lain; sudah dipakai di {where.a1}", note=True)
    given.append((report, number, at))


def _title(read: _Read, found: Found, row: Row, key: str, about: str) -> str:
    """A number or title as the office writes it, ready to be filled in; empty, and a finding, where it cannot be."""
    at = found.at(row, key)
    assert at is not None
    text = found.cell(row, key).text
    if key == "nomor":
        text = re.sub(r"^tabel\s+", "", text, flags=re.I).strip(" .")
        if _NUMBER.fullmatch(text):
            return text
        read.tell("A-02", at, about, text, "nomor tabel, misalnya 3.5")
        return ""
    unknown = [name for name in _PLACE.findall(text) if name not in PLACES]
    if unknown or len(text) > _LONGEST or set(_PLACE.sub("", text)) & set("{}"):
        names = ", ".join(f"{{{p}}}" for p in PLACES)
        read.tell("A-02", at, about, text, f"paling panjang {_LONGEST} huruf; yang diisi sendiri hanya {names}")
        return ""
    return text


def _tab(usual: str, number: str) -> str:
    """The name of a tab under another number: `3.5 LRA` becomes `4.2 LRA`; one without a number keeps its name."""
    first, _, rest = usual.partition(" ")
    return f"{number.replace('/', '-')} {rest}" if first[0].isdigit() else usual
