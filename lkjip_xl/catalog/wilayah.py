"""Population and what the desa produce (Bab I: table 1.1 and Potensi Desa)."""

from lkjip_xl.catalog.common import SUM_LABELS, no, same, sum_rows
from lkjip_xl.catalog.units import WILAYAH
from lkjip_xl.expr import Col, sum_of
from lkjip_xl.table import Column, Formula, Kind, Listing, Report, ReportColumn, Table, TotalCell, TotalRow


def _desa() -> Column:
    return Column(
        "desa",
        "Desa",
        Kind.NAME,
        (
            "nama desa",
            "desa kelurahan",
            "nama desa kelurahan",
            "kelurahan desa",
            *(text for word in WILAYAH[1:] for text in (word, f"nama {word}")),
            *(
                f"{start}{pair}"
                for word in WILAYAH[2:]
                for pair in (f"kelurahan {word}", f"{word} kelurahan", f"desa {word}", f"{word} desa")
                for start in ("", "nama ")
            ),
        ),
        anchor=True,
        must=True,
        names="desa",
        width=26,
        note="Nama desa atau kelurahan.",
    )


_HA = 100  # in a square kilometre
_DENSITY = Col("jumlah") / Col("luas")
# per unit of the area as it stands there, per km2 of an area in ha, per ha of an area in km2
_DENSITIES = tuple(Formula(e, "H-10") for e in (_DENSITY, _DENSITY * _HA, _DENSITY / _HA))

PENDUDUK = Table(
    "penduduk",
    "Penduduk",
    "Jumlah Penduduk",
    (
        no(),
        _desa(),
        Column(
            "laki",
            "Laki-Laki",
            Kind.COUNT,
            ("laki2", "l", "lk", "pria", "penduduk laki laki", "jumlah laki laki"),
            anchor=True,
            must=True,
            width=13,
            note="Jumlah penduduk laki-laki.",
        ),
        Column(
            "perempuan",
            "Perempuan",
            Kind.COUNT,
            ("p", "pr", "wanita", "penduduk perempuan", "jumlah perempuan"),
            anchor=True,
            must=True,
            width=13,
            note="Jumlah penduduk perempuan.",
        ),
        Column(
            "jumlah",
            "Jumlah",
            Kind.COUNT,
            ("total", "l p", "jml", "jumlah penduduk", "jumlah total"),
            width=13,
            note="Terisi sendiri: laki-laki ditambah perempuan.",
            formula=Formula(sum_of(Col("laki"), Col("perempuan")), "H-01"),
        ),
        Column(
            "kk",
            "Jumlah KK",
            Kind.COUNT,
            ("kk", "kepala keluarga", "jumlah kepala keluarga", "jumlah keluarga", "keluarga", "banyaknya kk"),
            width=13,
            note="Jumlah kepala keluarga.",
            optional=True,
        ),
        Column(
            "luas",
            "Luas",
            Kind.INDEX,
            ("luas wilayah*", "luas daerah*", "luas desa*", "luas kelurahan*", "luas km2", "luas ha"),
            width=13,
            note="Luas wilayah dalam km2 atau ha.",
            optional=True,
            least=0,
        ),
        Column(
            "kepadatan",
            "Kepadatan",
            Kind.INDEX,
            ("kepadatan*", "tingkat kepadatan*"),
            width=13,
            note="Jumlah penduduk dibagi luas.",
            optional=True,
            variants=_DENSITIES,
        ),
    ),
    entity="desa",
    totals=(
        TotalRow(
            "jumlah",
            "Jumlah",
            tuple(
                TotalCell(key, Formula(sum_rows(key), "J-03"), same(f"penduduk_{key}", "P-01"))
                for key in ("laki", "perempuan", "jumlah")
            )
            + tuple(TotalCell(key, Formula(sum_rows(key), "J-03")) for key in ("kk", "luas")),
            SUM_LABELS,
            "desa",
        ),
    ),
    listing=Listing("desa", count="desa.isi"),
    blank_rows=20,
)

_SEKTOR = ("Pertanian", "Perkebunan", "Peternakan", "Perekonomian", "Pariwisata")

POTENSI = Table(
    "potensi",
    "Potensi",
    "Potensi Desa",
    (
        no(),
        _desa(),
        *(
            Column(
                s.lower(),
                s,
                Kind.TEXT,
                (f"sektor {s}", f"potensi {s}"),
                anchor=i < 2,
                width=26,
                note=f"Potensi desa pada sektor {s.lower()}.",
            )
            for i, s in enumerate(_SEKTOR)
        ),
    ),
    entity="desa",
    listing=Listing("desa", count="desa.isi"),
    blank_rows=20,
)

TABLES = (PENDUDUK, POTENSI)

REPORTS = (
    Report(
        "tabel_1_1",
        "1.1 Penduduk",
        "Jumlah Penduduk {instansi} (per Desember {tahun})",
        "penduduk",
        (
            ReportColumn("no", "No", width=6),
            ReportColumn("desa", "{wilayah}", width=30),
            ReportColumn("laki", "Laki-Laki", width=14),
            ReportColumn("perempuan", "Perempuan", width=14),
            ReportColumn("jumlah", "Jumlah", width=14),
        ),
        "1.1",
        totals=("jumlah",),
        source_line="Sumber data: Dinas Kependudukan dan Pencatatan Sipil {kabupaten}",
    ),
    Report(
        "potensi",
        "Potensi {wilayah}",
        "Potensi {wilayah} di Wilayah {instansi}",
        "potensi",
        (
            ReportColumn("no", "No", width=5),
            ReportColumn("desa", "{wilayah}", width=18),
            *(ReportColumn(s.lower(), f"Sektor {s}", "Potensi {wilayah}", width=24) for s in _SEKTOR),
        ),
        place="1.1",
    ),
)
