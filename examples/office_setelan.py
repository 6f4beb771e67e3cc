"""What some of the invented offices set otherwise: scales, words, limits, tables, each with a made-up legal base."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from office_model import Office, Pengaturan, Skala

CAPAIAN, EFISIENSI = "Skala capaian kinerja", "Tingkat efisiensi"
SKALA = (
    Skala((("84.99", "Sangat Baik"), ("69.99", "Baik"), ("54.99", "Cukup")), "Kurang"),
    Skala((("100", "Melampaui"), ("85", "Tinggi"), ("60", "Sedang"), ("0", "Rendah")), "Tidak Ada"),
    Skala((("90", "Sangat Tinggi"), ("80", "Tinggi"), ("70", "Sedang"), ("60", "Rendah")), "Sangat Rendah"),
    Skala((("75", "Tercapai"),), "Belum Tercapai"),
)
HEMAT = Skala((("5", "Efisien"), ("-5.01", "Cukup Efisien")), "Tidak Efisien")
TABEL = (
    ("3.5 LRA", "4.2", "Serapan Anggaran {instansi} Tahun {tahun}", "Sumber data: DPA dan LRA {instansi}"),
    ("3.8 Efisiensi", "3.9", "", ""),
    ("1.1 Penduduk", "", "Penduduk menurut {wilayah}", "Sumber data: profil {wilayah}"),
    ("Bab IV Capaian", "4.1", "", ""),
)


def settled(o: Office, seed: int) -> Office:
    """The office with settings of its own, which one in three has; its other figures stay as they are."""
    rng = Random(f"pengaturan {seed}")
    if rng.random() > 0.34:
        return o
    rule = f"Peraturan {'Wali Kota' if o.kabupaten.startswith('Kota') else 'Bupati'} {rng.randint(1, 90)}/{o.tahun - 1}"
    skala = rng.choice((o.skala, *SKALA))
    efisiensi = rng.choice((o.efisiensi, HEMAT))
    scales = [(CAPAIAN, skala, rule)] if skala is not o.skala else []
    scales += [(EFISIENSI, efisiensi, rule)] if efisiensi is not o.efisiensi else []
    values: list[tuple[str, str | int, str]] = []
    if o.wilayah == "Kelurahan":
        values.append(("Sebutan pemda", "Kota", rule))
    if rng.random() < 0.5:
        values.append(("Capaian wajar tertinggi", 900, rule))
    if rng.random() < 0.4:
        values.append(("Kertas", "F4", rule))
    bagian = rng.choice((o.bagian, "Lingkungan"))
    if bagian != o.bagian:
        values.append(("Sebutan bagian wilayah", bagian, rule))
    tables = [(*row, rule) for row in rng.sample(TABEL, rng.randint(0, len(TABEL)))]
    made = Pengaturan(tuple(values), tuple(scales), tuple(tables), naik=rng.random() < 0.3)
    return replace(o, skala=skala, efisiensi=efisiensi, bagian=bagian, pengaturan=made)
