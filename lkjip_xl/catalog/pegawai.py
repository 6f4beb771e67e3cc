"""Staff by status, education, rank, religion and office (table 1.1 Jumlah Pegawai)."""

from lkjip_xl.catalog.common import no
from lkjip_xl.expr import Col, sum_of
from lkjip_xl.table import Column, Formula, Group, Item, Kind, Report, ReportColumn, Table

_NUMBERS = ("laki", "perempuan", "total")


def _breakdown(key: str, label: str, headings: tuple[str, ...], members: tuple[str, ...]) -> Group:
    return Group(key, label, headings, members, _NUMBERS, "pns", "J-04")


PEGAWAI = Table(
    "pegawai",
    "Pegawai",
    "Jumlah Pegawai",
    (
        no("Nomor kelompok atau nomor urut."),
        Column(
            "uraian",
            "Uraian",
            Kind.NAME,
            ("keterangan", "jenis pegawai"),
            anchor=True,
            must=True,
            width=34,
            note="Status, pendidikan, golongan, agama, atau jabatan.",
        ),
        Column(
            "laki",
            "Laki-laki",
            Kind.COUNT,
            ("laki2", "l", "lk", "pria"),
            anchor=True,
            width=12,
            note="Jumlah pegawai laki-laki.",
        ),
        Column(
            "perempuan",
            "Perempuan",
            Kind.COUNT,
            ("p", "pr", "wanita"),
            anchor=True,
            width=12,
            note="Jumlah pegawai perempuan.",
        ),
        Column(
            "total",
            "Total",
            Kind.COUNT,
            ("jumlah", "l p", "jml"),
            width=12,
            note="Terisi sendiri: laki-laki ditambah perempuan.",
            formula=Formula(sum_of(Col("laki"), Col("perempuan")), "H-01"),
        ),
    ),
    entity="uraian",
    items=(
        Item("pns", "Pegawai PNS", ("pns", "jumlah pns", "pegawai negeri sipil", "pegawai negeri sipil pns")),
        Item("cpns", "Pegawai CPNS", ("cpns", "calon pns", "calon pegawai negeri sipil")),
        Item("pppk", "Pegawai PPPK", ("pppk", "p3k")),
        Item(
            "thl",
            "Pegawai THL",
            (
                "thl",
                "tenaga harian lepas",
                "honorer",
                "tenaga honorer",
                "pegawai honorer",
                "non asn",
                "pegawai non asn",
            ),
        ),
    ),
    groups=(
        Group(
            "status",
            "Status",
            ("status pegawai", "status", "status kepegawaian"),
            (r"(pegawai )?(c?pns|pppk|p3k|thl|honorer|non asn|kontrak)( .*)?", r"tenaga (honorer|harian lepas).*"),
        ),
        _breakdown(
            "pendidikan",
            "Tingkat Pendidikan",
            ("tingkat pendidikan*", "pendidikan*"),
            (
                r"(\d+ )?(sd|smp|sltp|sma|smk|slta)( .*)?",
                r"(\d+ )?d ?(i+v?|[1-4])( .*)?",
                r"(\d+ )?(s ?[123]|sarjana|magister|doktor|diploma)( .*)?",
            ),
        ),
        _breakdown(
            "golongan",
            "Golongan",
            ("golongan*", "pangkat*", "kepangkatan*"),
            (r"(\d+ )?(golongan )?(i|ii|iii|iv) ?[a-e]?( .*)?",),
        ),
        _breakdown(
            "agama",
            "Agama",
            ("agama*",),
            (r"islam|kristen.*|protestan|kath?olik|hindh?u|bud+h?a|kong ?h?u ?cu|konghuchu",),
        ),
        _breakdown(
            "jabatan",
            "Jabatan",
            ("jabatan*", "eselon*"),
            (
                r"(pejabat |jabatan )?(struktural|structural)( .*)?",
                r"(pejabat |jabatan )?fungsional( .*)?",
                r"pelaksana( .*)?",
                r"staf( .*)?",
                r"(jabatan )?(administrator|pengawas)( .*)?",
                r"(pimpinan|eselon) .*",
            ),
        ),
    ),
    prefill=(
        ("I", "Pegawai PNS"),
        ("II", "Pegawai THL"),
        ("III", "Pegawai CPNS"),
        ("IV", "Tingkat Pendidikan PNS"),
        ("1", "SLTA"),
        ("2", "D-3"),
        ("3", "D-4"),
        ("4", "S1"),
        ("5", "S2"),
        ("V", "Golongan Kepangkatan PNS"),
        ("1", "II/a"),
        ("2", "II/b"),
        ("3", "II/c"),
        ("4", "II/d"),
        ("5", "III/a"),
        ("6", "III/b"),
        ("7", "III/c"),
        ("8", "III/d"),
        ("9", "IV/a"),
        ("10", "IV/b"),
        ("VI", "Agama PNS"),
        ("1", "Islam"),
        ("2", "Kristen"),
        ("3", "Katolik"),
        ("4", "Hindu"),
        ("5", "Buddha"),
        ("6", "Lainnya"),
        ("VII", "Jabatan PNS"),
        ("1", "Struktural"),
        ("2", "Fungsional"),
        ("3", "Pelaksana"),
    ),
    blank_rows=0,
)

TABLES = (PEGAWAI,)

REPORTS = (
    Report(
        "pegawai",
        "1.1 Pegawai",
        "Jumlah Pegawai {instansi}",
        "pegawai",
        (
            ReportColumn("no", "No", width=6),
            ReportColumn("uraian", "Uraian", width=38),
            ReportColumn("laki", "Laki-laki", "Jumlah", width=13),
            ReportColumn("perempuan", "Perempuan", "Jumlah", width=13),
            ReportColumn("total", "Total", "Jumlah", width=13),
        ),
        "1.1",
        source_line="Sumber data: Simpeg {instansi} Tahun {tahun}",
    ),
)
