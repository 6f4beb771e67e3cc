"""Invented offices and their standard workbook: complete, arithmetically right, independent of the checker.

    from office import CONTOH, build, invent
    build("kecamatan.xlsx", invent(7), formulas=True)

`CONTOH` is the hand-made example; `invent(seed)` makes any number of others.
"""

from __future__ import annotations

import os
from typing import BinaryIO

import office_sheets as a
import office_sheets_b as b
from office_contoh import CONTOH
from office_grid import Book
from office_invent import invent
from office_model import LEMBAR, Office

__all__ = ["CONTOH", "Office", "build", "invent"]

MAKERS = dict(
    zip(
        LEMBAR,
        (
            a.petunjuk, a.identitas, a.sasaran, a.pk, a.realisasi_kinerja, a.lra, a.riwayat, a.renstra,
            a.pembanding, a.penduduk, a.potensi, a.pegawai, a.ikm, b.anggaran_sasaran, b.koordinasi,
            b.ikhtisar, b.penutup, b.pernyataan, b.tindak_lanjut, b.prestasi, b.pengecualian,
        ),
        strict=True,
    )
)  # fmt: skip


def build(path_or_buffer: str | os.PathLike[str] | BinaryIO, spec: Office, *, formulas: bool) -> None:
    """Write the standard workbook of an office.

    With `formulas` its derived cells are formulas as a clerk writes them, each with its right value stored
    beside it; without, they are typed: rounded half up to the decimals that they show.
    """
    book = Book()
    for name, make in MAKERS.items():
        if name in spec.lembar:
            make(spec, book)
    b.pengaturan(spec, book)
    book.write(path_or_buffer, formulas=formulas, title=f"LKjIP {spec.nama} {spec.tahun}")
