"""An invented LRA: a tree of names and amounts in full rupiah. Nothing here imports the checker."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

ADDED = ("murni", "anggaran", "tw1", "tw2", "tw3", "tw4", "realisasi", "lalu")


@dataclass
class Node:
    """One row: its place in the tree, its name, its own amounts where nothing stands below it."""

    path: tuple[int, ...]
    name: str
    own: dict[str, int] = field(default_factory=dict)
    below: list[Node] = field(default_factory=list)

    @property
    def depth(self) -> int:
        return len(self.path) - 1

    def amount(self, key: str) -> Fraction:
        """An amount in rupiah: added up from below, or worked out from others."""
        if key == "sisa":
            return self.amount("anggaran") - self.amount("realisasi")
        if key == "lebih":
            return self.amount("realisasi") - self.amount("anggaran")
        if key == "beda":
            return self.amount("anggaran") - self.amount("murni")
        if self.path and self.name.startswith("PEMBIAYAAN"):  # what comes in less what goes out
            return self.below[0].amount(key) - self.below[1].amount(key)
        return Fraction(self.own[key]) if not self.below else sum((n.amount(key) for n in self.below), Fraction(0))

    def walk(self) -> Iterator[Node]:
        """This row and all rows below it, in the order of the page."""
        yield self
        for node in self.below:
            yield from node.walk()


def _amounts(rng: random.Random, *, zero: bool = False) -> dict[str, int]:
    murni = 0 if zero else rng.randint(1_000, 900_000) * rng.choice((1_000, 1_500, 997))
    budget = 0 if zero else max(1_000_000, murni + rng.choice((0, 0, 1, -1)) * rng.randint(0, murni // 3 + 1))
    spent = 0 if zero else budget * rng.randint(5_000, 10_000) // 10_000
    cuts = sorted(rng.randint(0, spent) for _ in range(3))
    quarters = [b - a for a, b in zip([0, *cuts], [*cuts, spent], strict=True)]
    last_year = 0 if zero else budget * rng.randint(5_000, 11_000) // 10_000
    amounts = {"murni": murni, "anggaran": budget, "realisasi": spent, "lalu": last_year}
    return amounts | {f"tw{i}": q for i, q in enumerate(quarters, 1)}


_PROGRAM = (
    "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH",
    "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK",
    "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN",
    "PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM",
    "PROGRAM PEMBINAAN DAN PENGAWASAN PEMERINTAHAN DESA",
)
_VERBS = (
    "Administrasi",
    "Pengadaan",
    "Penyediaan",
    "Pemeliharaan",
    "Koordinasi",
    "Fasilitasi",
    "Evaluasi",
    "Pembinaan",
)
_THINGS = (
    "Keuangan",
    "Barang Milik Daerah",
    "Jasa Penunjang",
    "Kepegawaian",
    "Umum",
    "Perencanaan",
    "Sarana",
    "Dokumen",
)


def programs(rng: random.Random) -> Node:
    """A tree of programs: kegiatan and sub kegiatan, uneven."""
    root = Node((), "")
    names = rng.sample([f"{v} {t}" for v in _VERBS for t in _THINGS], 60)
    for p, name in enumerate(rng.sample(_PROGRAM, rng.randint(2, 4)), 1):
        program = Node((p,), name)
        for k in range(1, rng.randint(1, 3) + 1):
            kegiatan = Node((p, k), f"Kegiatan {names.pop()}")
            for s in range(1, rng.randint(1, 4) + 1):
                kegiatan.below.append(Node((p, k, s), f"Sub Kegiatan {names.pop()}", _amounts(rng)))
            program.below.append(kegiatan)
        root.below.append(program)
    return root


_ACCOUNTS: dict[str, tuple[str, ...]] = {
    "PENDAPATAN ASLI DAERAH (PAD)": ("Pajak Daerah", "Retribusi Daerah"),
    "PENDAPATAN TRANSFER": (),
    "LAIN-LAIN PENDAPATAN DAERAH YANG SAH": (),
    "BELANJA OPERASI": ("Belanja Pegawai", "Belanja Barang dan Jasa", "Belanja Hibah"),
    "BELANJA MODAL": ("Belanja Modal Peralatan dan Mesin", "Belanja Modal Gedung dan Bangunan"),
    "BELANJA TIDAK TERDUGA": (),
    "PENERIMAAN PEMBIAYAAN": (),
    "PENGELUARAN PEMBIAYAAN": (),
}
_GROUPS = (("PENDAPATAN DAERAH", 4, 0, 3), ("BELANJA DAERAH", 5, 3, 6), ("PEMBIAYAAN DAERAH", 6, 6, 8))


def accounts(rng: random.Random, *, groups: tuple[int, ...] = (4, 5), deep: bool = True) -> Node:
    """A tree of accounts; some of them are all zeros, as in the LRA of a unit that collects nothing."""
    root = Node((), "")
    names = list(_ACCOUNTS)
    for title, number, first, last in _GROUPS:
        if number not in groups:
            continue
        group = Node((number,), title)
        for i, name in enumerate(names[first:last], 1):
            zero = number != 6 and i > 1 and rng.random() < 0.5
            node = Node((number, i), name)
            for j, detail in enumerate(_ACCOUNTS[name] if deep and not zero else (), 1):
                node.below.append(Node((number, i, j), detail, _amounts(rng)))
            if not node.below:
                node.own = _amounts(rng, zero=zero)
            group.below.append(node)
        root.below.append(group)
    return root
