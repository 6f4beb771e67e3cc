"""LRA by account, as most offices submit it: pendapatan, belanja, pembiayaan, each broken down.

Account names after the annex of Permendagri 90/2019 and the LRA form of Permendagri 77/2020.
"""

from fractions import Fraction

from lkjip_xl.catalog.common import SUM_LABELS, budget_percent, money, same
from lkjip_xl.catalog.lra_columns import (
    ADDED,
    BUDGET_WORDS,
    MATTERS,
    PERCENT_WORDS,
    SPENT_WAYS,
    SPENT_WORDS,
    children,
    numbering,
    optional_money,
    sums,
)
from lkjip_xl.expr import AtMost, Const, Expr, Rows, count_of, sum_of
from lkjip_xl.table import Column, Formula, Item, Kind, Table, TotalCell, TotalRow

# Account names and how deep they stand, for sheets without account codes.
DEPTHS: dict[str, int] = {
    "pendapatan": 0,
    "belanja": 0,
    "pembiayaan": 0,
    "pendapatan asli daerah": 1,
    "pendapatan transfer": 1,
    "lain lain pendapatan daerah yang sah": 1,
    "pajak daerah": 2,
    "retribusi daerah": 2,
    "hasil pengelolaan kekayaan daerah yang dipisahkan": 2,
    "lain lain pendapatan asli daerah yang sah": 2,
    "belanja operasi": 1,
    "belanja modal": 1,
    "belanja tidak terduga": 1,
    "belanja transfer": 1,
    "belanja pegawai": 2,
    "belanja barang dan jasa": 2,
    "belanja bunga": 2,
    "belanja subsidi": 2,
    "belanja hibah": 2,
    "belanja bantuan sosial": 2,
    "belanja modal tanah": 2,
    "belanja modal peralatan dan mesin": 2,
    "belanja modal gedung dan bangunan": 2,
    "belanja modal jalan jaringan dan irigasi": 2,
    "belanja modal aset tetap lainnya": 2,
    "belanja modal aset lainnya": 2,
    "belanja bagi hasil": 2,
    "belanja bantuan keuangan": 2,
    "penerimaan pembiayaan": 1,
    "pengeluaran pembiayaan": 1,
}


def _of(item: str, key: str) -> Expr:
    return sum_of(Rows(key, scope=f"item {item}"))


def _balance(key: str, label: str, aliases: tuple[str, ...], plus: tuple[str, ...], minus: tuple[str, ...]) -> TotalRow:
    """A row that is the difference of others of the tree, in every column of amounts."""

    def of(column: str) -> Expr:
        whole = sum_of(*(Rows(column, scope=f"item {p}") for p in plus))
        for m in minus:
            whole = whole - _of(m, column)
        return whole

    cells = tuple(TotalCell(column, Formula(of(column), "J-10")) for column in ADDED)
    return TotalRow(key, label, cells, aliases, "uraian", optional=True)


SURPLUS = _balance("surplus", "Surplus/(Defisit)", ("surplus*", "defisit*"), ("pendapatan",), ("belanja",))
NETTO = _balance(
    "netto",
    "Pembiayaan Netto",
    ("pembiayaan netto*", "pembiayaan neto*", "jumlah pembiayaan netto*", "jumlah pembiayaan neto*"),
    ("penerimaan",),
    ("pengeluaran",),
)
SILPA = TotalRow(
    "silpa",
    "Sisa Lebih Pembiayaan Anggaran",
    tuple(
        TotalCell(
            column,
            Formula(
                sum_of(Rows(column, scope="item pendapatan"), Rows(column, scope="item penerimaan"))
                - _of("belanja", column)
                - sum_of(Rows(column, scope="item pengeluaran")),
                "J-10",
            ),
        )
        for column in ADDED
    ),
    ("silpa*", "sisa lebih pembiayaan*", "sisa lebih kurang pembiayaan*", "sikpa*"),
    "uraian",
    optional=True,
)

_SHARED = (
    ("anggaran", same("pagu", "S-05")),
    ("realisasi", same("realisasi_anggaran", "S-06")),
    ("persen", same("persen_anggaran", "S-07")),
)

# 1 where the rows are more than kinds of belanja, so that their sum is not the budget
_MORE_THAN_BELANJA = AtMost(
    count_of(*(Rows("uraian", scope=f"item {i}") for i in ("pendapatan", "pembiayaan", "penerimaan", "pengeluaran"))),
    Fraction(0),
    Const(Fraction(0)),
    Const(Fraction(1)),
)
_OF_BELANJA = {key: shared._replace(unless=_MORE_THAN_BELANJA) for key, shared in _SHARED if key in ADDED}

ITEMS = (
    Item("pendapatan", "Pendapatan"),
    Item("belanja", "Belanja", shared=_SHARED),
    Item("pembiayaan", "Pembiayaan"),
    Item("operasi", "Belanja Operasi", ("belanja operasional", "operasi")),
    Item("modal", "Belanja Modal", ("modal",)),
    Item("tidak_terduga", "Belanja Tidak Terduga", ("btt",)),
    Item("transfer", "Belanja Transfer"),
    Item("penerimaan", "Penerimaan Pembiayaan"),
    Item("pengeluaran", "Pengeluaran Pembiayaan"),
)

AKUN = Table(
    "lra_akun",
    "LRA",
    "LRA menurut Rekening",
    (
        numbering("Kode rekening: 4, 4.1, 5, 5.1, 5.1.02. Kode menentukan induknya."),
        Column(
            "uraian",
            "Uraian",
            Kind.NAME,
            ("nama rekening", "uraian rekening", "jenis belanja", "uraian belanja", "belanja", "nama akun"),
            anchor=True,
            must=True,
            width=52,
            note="Nama rekening.",
        ),
        money(
            "anggaran",
            "Anggaran",
            "pagu",
            "alokasi",
            "pagu anggaran",
            *BUDGET_WORDS,
            anchor=True,
            note="Anggaran setelah perubahan. Baris induk adalah jumlah rinciannya.",
            parent=children("anggaran"),
        ),
        money(
            "realisasi",
            "Realisasi",
            "realisasi anggaran",
            "realisasi keuangan",
            *SPENT_WORDS,
            anchor=True,
            note="Realisasi. Baris induk adalah jumlah rinciannya.",
            parent=children("realisasi"),
            variants=SPENT_WAYS,
        ),
        budget_percent("%", *PERCENT_WORDS),
        *optional_money(tree=True),
    ),
    entity="uraian",
    totals=(
        SURPLUS,
        NETTO,
        SILPA,
        TotalRow("jumlah", "Jumlah", sums("J-02", _OF_BELANJA), SUM_LABELS, "uraian", optional=True),
    ),
    items=ITEMS,
    row_words=(
        "pendapatan",
        "belanja",
        "pembiayaan",
        "operasi",
        "modal",
        "penerimaan",
        "pengeluaran",
        "surplus",
        "defisit",
        "sisa lebih",
        "silpa",
    ),
    tree=True,
    mandatory=True,  # or the LRA by program
    optional=True,
    this_year=True,
    matters=MATTERS,
)

TABLES = (AKUN,)
