"""What offices, the parts of their area, and those parts' own parts are called, all over the country.

Kalurahan, kapanewon and kemantren in Yogyakarta, nagari in West Sumatra, gampong in Aceh, distrik and kampung in Papua.
"""

from __future__ import annotations

# Kinds of offices that report, as their names begin.
INSTANSI = (
    "kecamatan",
    "kelurahan",
    "dinas",
    "badan",
    "inspektorat",
    "sekretariat",
    "kantor",
    "satuan",
    "distrik",
    "kapanewon",
    "kemantren",
)

# Those of them that are named after their work, and not after a place.
INSTANSI_URUSAN = ("dinas", "badan", "inspektorat", "sekretariat", "satuan")

# What the area of a kecamatan is divided into.
WILAYAH = ("desa", "kelurahan", "kalurahan", "nagari", "gampong", "kampung", "pekon", "tiyuh", "negeri", "lembang")

# What a desa or kelurahan is divided into.
BAGIAN_WILAYAH = ("dusun", "lingkungan", "padukuhan", "jorong", "banjar", "korong", "rukun warga")

# Who heads an office.
KEPALA = (
    "camat",
    "lurah",
    "kepala dinas",
    "kepala badan",
    "inspektur",
    "sekretaris daerah",
    "kepala distrik",
    "panewu",
    "mantri pamong praja",
)


def kind_of_office(name: str) -> str:
    """The kind of office that a name begins with, with a capital letter; empty where it begins with none."""
    first = name.split()[:1]
    return first[0].capitalize() if first and first[0].casefold() in INSTANSI else ""
