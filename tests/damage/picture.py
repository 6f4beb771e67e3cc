"""What the harness knows of the invented office: which cell is derived, which facts stand twice, what follows from what.

Written by hand for this workbook, so that it does not share the mistakes of the checker. Of the catalogue it uses only
which columns are declared as derived; of the reader only where tables, rows and columns are.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from office import CONTOH, Office, build
from office_model import IKM, SERAPAN

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog import BY_KEY
from lkjip_xl.found import Found, Row
from lkjip_xl.reading import read
from lkjip_xl.sheet import Cell
from lkjip_xl.table import Kind

from .formulas import Sums, evaluate

TYPED, FORMULA = "typed", "formula"

INDIKATOR_FACTS = {
    "pk_indikator": {"target": "target", "satuan": "satuan", "kelompok": "kelompok", "indikator": "nama"},
    "realisasi": {
        "target": "target", "realisasi": "realisasi", "capaian": "capaian", "kategori": "kategori",
        "satuan": "satuan", "kelompok": "kelompok", "sumber": "sumber", "indikator": "nama",
    },
    "riwayat": {
        "target": "target", "realisasi": "realisasi", "capaian": "capaian", "satuan": "satuan",
        "kelompok": "kelompok", "indikator": "nama",
    },
    "renstra": {
        "target_akhir": "target_akhir", "realisasi": "realisasi", "kemajuan": "kemajuan",
        "kelompok": "kelompok", "indikator": "nama",
    },
    "pembanding": {"kecamatan": "realisasi", "indikator": "nama"},
    "alokasi": {"anggaran": "alokasi", "indikator": "nama"},
    "kinerja_anggaran": {
        "target": "target", "realisasi": "realisasi", "capaian": "capaian", "alokasi": "alokasi",
        "realisasi_anggaran": "realisasi_alokasi", "persen": "persen_alokasi", "indikator": "nama",
    },
    "efisiensi": {
        "capaian_kinerja": "capaian", "capaian_anggaran": "persen_alokasi", "efisiensi": "efisiensi",
        "keterangan": "kategori_efisiensi", "indikator": "nama",
    },
}  # fmt: skip

TOTAL_FACTS = {
    ("pk_program", "murni"): "pagu_murni",
    ("pk_program", "anggaran"): "pagu",
    ("lra", "anggaran"): "pagu",
    ("lra", "realisasi"): "belanja",
    ("lra", "persen"): "serapan",
    ("jenis_belanja", "anggaran"): "pagu",
    ("jenis_belanja", "realisasi"): "belanja",
    ("jenis_belanja", "persen"): "serapan",
    ("alokasi", "anggaran"): "pagu",
    ("kinerja_anggaran", "alokasi"): "pagu",
    ("kinerja_anggaran", "realisasi_anggaran"): "belanja",
    ("kinerja_anggaran", "persen"): "serapan",
    ("penduduk", "laki"): "penduduk.laki",
    ("penduduk", "perempuan"): "penduduk.perempuan",
    ("penduduk", "jumlah"): "penduduk.jumlah",
}

# Fact of the fixed list -> the fact of a table; {} is the name under Rincian.
STATEMENTS = {
    "Nama instansi": "id.instansi", "Nama kabupaten/kota": "id.kabupaten", "Tahun laporan": "id.tahun",
    "Luas wilayah": "id.luas", "Jumlah desa": "id.desa", "Jumlah dusun": "id.dusun", "Jumlah RW": "id.rw",
    "Jumlah RT": "id.rt", "Jumlah penduduk": "penduduk.jumlah", "Jumlah penduduk laki-laki": "penduduk.laki",
    "Jumlah penduduk perempuan": "penduduk.perempuan", "Jumlah PNS": "pegawai.pns.total",
    "Jumlah CPNS": "pegawai.cpns.total", "Jumlah THL": "pegawai.thl.total", "Pagu anggaran": "pagu",
    "Pagu anggaran murni": "pagu_murni", "Pagu program": "pagu_program:{}", "Belanja operasi": "operasi.anggaran",
    "Belanja modal": "modal.anggaran", "Realisasi anggaran": "belanja",
    "Realisasi belanja operasi": "operasi.realisasi", "Realisasi belanja modal": "modal.realisasi",
    "Persentase realisasi anggaran": "serapan", "Target indikator": "target:{}", "Realisasi indikator": "realisasi:{}",
    "Capaian indikator": "capaian:{}", "Kategori indikator": "kategori:{}",
    "Rata-rata capaian kinerja utama": "rata_utama", "Rata-rata capaian kinerja lainnya": "rata_lainnya",
    "Kategori rata-rata kinerja utama": "kategori_rata_utama",
    "Kategori rata-rata kinerja lainnya": "kategori_rata_lainnya", "Target akhir Renstra": "target_akhir:{}",
    "Tingkat kemajuan": "kemajuan:{}", "Capaian anggaran indikator": "persen_alokasi:{}",
    "Tingkat efisiensi": "efisiensi:{}", "Kategori efisiensi": "kategori_efisiensi:{}",
    "Jumlah fasilitasi": "fasilitasi:{}", "Nilai unsur IKM": "unsur:{}", "Indeks Kepuasan Masyarakat": "ikm",
}  # fmt: skip

# Statements that are worked out from several facts or from the rows of a table (`rows table column`).
WORKED_OUT = {
    "Tahun sebelumnya": ("id.tahun",),
    "Jumlah pegawai": ("pegawai.pns.total", "pegawai.cpns.total", "pegawai.thl.total"),
    "Jumlah program": ("rows lra",),
    "Jumlah kegiatan": ("rows lra",),
    "Jumlah sub kegiatan": ("rows lra",),
    "Jumlah sub kegiatan program": ("rows lra",),
    "Jumlah sasaran strategis": ("rows realisasi",),
    "Jumlah indikator utama": ("rows realisasi",),
    "Jumlah indikator lainnya": ("rows realisasi",),
    "Jumlah indikator sasaran": ("rows realisasi",),
    "Kategori realisasi anggaran": ("serapan",),
    "Kategori indikator": ("capaian:{}",),
    "Kategori rata-rata kinerja utama": ("rata_utama",),
    "Kategori rata-rata kinerja lainnya": ("rata_lainnya",),
    "Kategori efisiensi": ("efisiensi:{}",),
    "Jumlah indikator belum mencapai target": ("cells realisasi capaian",),
    "Jumlah indikator mencapai atau melampaui target akhir Renstra": ("cells renstra kemajuan",),
    "Jumlah fasilitasi": ("rows koordinasi",),
    "Jumlah unsur IKM": ("rows ikm",),
}


@dataclass(frozen=True)
class Spot:
    """One cell of a table: where it is, what column it stands under, and what kind of figure it holds."""

    at: Address
    found: Found = field(compare=False, repr=False)
    row: Row = field(compare=False, repr=False)
    key: str = ""
    year: int = 0
    kind: Kind = Kind.TEXT
    derived: bool = False
    fact: str = ""


class Picture:
    """One version of the workbook of an office, and all that is known about its cells."""

    def __init__(self, version: str, office: Office = CONTOH, other: Picture | None = None) -> None:
        self.version = version
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "kantor.xlsx"
            build(str(path), office, formulas=version == FORMULA)
            self.data = path.read_bytes()
            self.book: Book = read(path)
        self.sums = Sums(self.book.sheets)
        # the formulas tell what follows from what in the typed version as well: every cell has the same address
        self.links = self.sums if other is None else other.sums
        self.year = office.tahun
        self.spots: dict[Address, Spot] = {s.at: s for s in self._spots()}
        self.facts: dict[str, list[Address]] = {}
        for spot in self.spots.values():
            if spot.fact:
                self.facts.setdefault(spot.fact, []).append(spot.at)
        self.groups = {a: members for members in self.facts.values() if len(members) > 1 for a in members}
        self.follows = self._edges()

    def cell(self, at: Address) -> Cell:
        return self.book.cell(at)

    def tables(self, key: str) -> list[Found]:
        return [f for f in self.book.tables if f.table.key == key]

    # ---- cells --------------------------------------------------------------------------------------

    def _spots(self) -> Iterator[Spot]:
        for found in self.book.tables:
            for row in found.rows:
                for key, year in found.columns:
                    at = found.at(row, key, year)
                    if at is None or self.cell(at).blank:
                        continue
                    kind = self._kind(found, row, key, at)
                    yield Spot(
                        at, found, row, key, year, kind, _derived(found, row, key), self._fact(found, row, key, year)
                    )

    def _kind(self, found: Found, row: Row, key: str, at: Address) -> Kind:
        kind = found.table.column(key).kind
        if (found.table.key, key) in (("identitas", "isi"), ("pernyataan", "nilai")):
            fmt, value = self.cell(at).number_format, self.cell(at).value
            if isinstance(value, str):
                return (
                    Kind.CATEGORY
                    if found.text(row, "fakta" if key == "nilai" else "isi").startswith("Kategori")
                    else Kind.TEXT
                )
            if found.table.key == "pernyataan" and found.text(row, "satuan") == "Rp":
                return Kind.RUPIAH
            return Kind.COUNT if fmt in ("#,##0", "General") else Kind.INDEX
        if found.table.key == "ikm" and row.total == "mutu" and key == "nilai":
            return Kind.CATEGORY
        return kind

    def _fact(self, found: Found, row: Row, key: str, year: int) -> str:
        fact = self._plain_fact(found, row, key, year)
        name, _, about = fact.partition(":")
        if name == "realisasi" and about == IKM.casefold():
            return "ikm"
        return "serapan" if name == "realisasi" and about == SERAPAN.casefold() else fact

    def _plain_fact(self, found: Found, row: Row, key: str, year: int) -> str:
        table, name = found.table.key, row.name.casefold()
        if row.kind == "total":
            if table == "realisasi":
                return {"capaian": row.total, "kategori": f"kategori_{row.total}"}.get(key, "")
            if (table, row.total, key) == ("ikm", "rata", "nilai"):
                return "ikm"
            return TOTAL_FACTS.get((table, key), "")
        if row.kind != "data":
            return ""
        if table in INDIKATOR_FACTS:
            fact = INDIKATOR_FACTS[table].get(key, "")
            return f"{fact}:{name}" if fact and year in (0, self.year) else ""
        if table == "identitas" and key == "isi" and row.item:
            return f"id.{row.item}"
        if table == "pk_program":
            return f"pagu_program:{name}" if key == "anggaran" else f"nama_program:{name}" if key == "program" else ""
        if table == "lra":
            if key == "uraian":
                return f"nama_program:{name}"
            return f"pagu_program:{name}" if key == "anggaran" and row.level == 0 else ""
        if table == "jenis_belanja" and row.item and key in ("anggaran", "realisasi"):
            return f"{row.item}.{key}"
        if table == "pegawai" and row.item and key in ("laki", "perempuan", "total"):
            return f"pegawai.{row.item}.{key}"
        if table in ("penduduk", "potensi") and key == "desa":
            return f"desa:{name}"
        if table == "ikm" and key == "nilai":
            return f"unsur:{name}"
        if table == "koordinasi" and row.name:
            return {"jumlah": f"fasilitasi:{name}", "subkegiatan": f"nama_program:{name}"}.get(key, "")
        if table == "program_indikator" and key == "program":
            return f"nama_program:{name}"
        if table == "pernyataan" and key == "nilai" and name:
            about = found.text(row, "rincian").casefold()
            return next((f.format(about) for k, f in STATEMENTS.items() if k.casefold() == name), "")
        return ""

    # ---- what follows from what ---------------------------------------------------------------------

    def _edges(self) -> dict[Address, set[Address]]:
        """From each cell to the derived cells that are worked out from it directly."""
        edges: dict[Address, set[Address]] = {a: set(r) for a, r in self.links.readers.items()}

        def add(source: Address, target: Address | None) -> None:
            if target is not None and target != source:
                edges.setdefault(source, set()).add(target)

        for spot in self.spots.values():
            if spot.found.table.key == "pernyataan" and spot.key == "nilai":
                words = spot.found.at(spot.row, "terbilang")
                add(spot.at, words)
                for source in self._sources(spot):
                    add(source, spot.at)
                    add(source, words)
        self._arah_edges(add)
        self._staff_edges(add)
        self._typed_totals(add)
        for found in self.tables("ikm"):
            mutu = next((found.at(r, "nilai") for r in found.rows if r.total == "mutu"), None)
            for row in found.data:
                at = found.at(row, "nilai")
                if at is not None:
                    add(at, mutu)
        return edges

    def _sources(self, spot: Spot) -> Iterator[Address]:
        name = spot.row.name
        about = spot.found.text(spot.row, "rincian").casefold()
        yield from (m for m in self.facts.get(spot.fact, ()) if self.spots[m].found.table.key != "pernyataan")
        for source in WORKED_OUT.get(name, ()):
            what, _, rest = source.partition(" ")
            if what == "rows":
                yield from (s.at for s in self.spots.values() if s.found.table.key == rest and not s.found.repeated)
            elif what == "cells":
                table, key = rest.split()
                yield from (s.at for s in self.spots.values() if (s.found.table.key, s.key) == (table, key))
            else:
                yield from self.facts.get(source.format(about), ())

    def _arah_edges(self, add) -> None:  # type: ignore[no-untyped-def]
        for found in self.tables("pk_indikator"):
            for row in found.data:
                arah = found.at(row, "arah")
                for spot in self.spots.values():
                    same = spot.row.name == row.name and spot.row.kind == "data"
                    if same and spot.key in ("capaian", "kemajuan") and arah is not None:
                        add(arah, spot.at)

    def _typed_totals(self, add) -> None:  # type: ignore[no-untyped-def]
        """Totals and means that are typed among formulas, where a formula would be too long."""
        for total in self.spots.values():
            if total.row.kind == "total" and total.derived and total.at not in self.links.trees:
                for row in total.found.data:
                    at = total.found.at(row, total.key, total.year)
                    if at is not None:
                        add(at, total.at)

    def _staff_edges(self, add) -> None:  # type: ignore[no-untyped-def]
        for found in self.tables("pegawai"):
            for key in ("laki", "perempuan", "total"):
                pns = next(found.at(r, key) for r in found.rows if r.item == "pns")
                for heading in (r for r in found.rows if r.kind == "heading"):
                    sums = found.at(heading, key)
                    add(pns, sums)
                    for row in (r for r in found.data if r.group == heading.group):
                        for part in ("laki", "perempuan", "total") if key == "total" else (key,):
                            add(found.at(row, part), sums)

    def reached(self, start: Address | set[Address]) -> set[Address]:
        """The derived cells that follow from some cells, at any distance."""
        seen: set[Address] = set()
        waiting = [start] if isinstance(start, Address) else list(start)
        while waiting:
            for at in self.follows.get(waiting.pop(), ()):
                if at not in seen:
                    seen.add(at)
                    waiting.append(at)
        return seen

    # ---- classes ------------------------------------------------------------------------------------

    def class_of(self, at: Address) -> str:
        """derived, repeated or input."""
        spot = self.spots.get(at)
        if spot is None:
            return "input"
        if spot.derived:
            return "derived"
        return "repeated" if at in self.groups else "input"

    def roots(self, members: set[Address]) -> set[Address]:
        """Of cells that state one fact, those that do not merely link to another of them."""
        return {m for m in members if not any(m in self.sums.followers([o]) for o in members if o != m)}

    def unrounded(self, at: Address) -> Decimal | None:
        """The value of a derived cell with all its digits, from the formula that belongs there; None without one."""
        tree = self.links.trees.get(at)
        if tree is None:  # a statement: what the table says that it repeats
            spot = self.spots[at]
            home = next(
                (m for m in self.facts.get(spot.fact, ()) if m in self.links.trees and self.spots[m].derived), None
            )
            return self.unrounded(home) if home is not None else None
        if tree[0] == "call" and tree[1] == "ROUND":
            tree = tree[2][0]
        value = evaluate(tree, self.links.values.get)
        return Decimal(format(value, ".15g")) if isinstance(value, float) else None


def _derived(found: Found, row: Row, key: str) -> bool:
    """Whether the catalogue declares a formula, a total or a computed statement for a cell."""
    table, column = found.table, found.table.column(key)
    if row.kind == "total":
        return any(c.column == key for t in table.totals if t.key == row.total for c in t.cells)
    if row.kind != "data":
        return False
    if table.key == "pernyataan":
        return key in ("nilai", "terbilang")
    if column.parent is not None and found.children(row):
        return True
    if table.block and column.formula is not None:
        return bool(row.name)
    return column.formula is not None


assert all(key in BY_KEY for key in INDIKATOR_FACTS)
