"""The columns of an LRA in the words and ways of different offices."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.catalog.common import money, sum_rows
from lkjip_xl.expr import Col, Expr, Rows, percent, sum_of
from lkjip_xl.table import Column, Formula, Kind, Shared, TotalCell

BUDGET_WORDS = (
    "anggaran setelah perubahan",
    "anggaran perubahan",
    "anggaran p apbd",
    "anggaran apbd perubahan",
    "setelah perubahan",
    "jumlah anggaran",
    "total anggaran",
    "anggaran belanja",
    "anggaran dpa",
    "pagu dpa",
    "pagu perubahan",
    "apbd perubahan",
    "anggaran dppa",
)
SPENT_WORDS = (
    "realisasi s d*",
    "realisasi sd*",
    "realisasi sampai dengan*",
    "realisasi sampai*",
    "realisasi per*",
    "jumlah realisasi",
    "total realisasi",
    "realisasi belanja",
    "realisasi tahun ini",
    "keuangan",
    "keuangan realisasi",
)
PERCENT_WORDS = (
    "serapan",
    "% serapan",
    "persen serapan",
    "persentase serapan",
    "tingkat serapan",
    "% penyerapan",
    "daya serap",
    "realisasi %",
    "% realisasi anggaran",
    "% keuangan",
    "keuangan %",
    "realisasi keuangan %",
    "% realisasi keuangan",
    "rasio",
    "capaian %",
)

_LEFT_PERCENT = (
    "sisa %",
    "sisa anggaran %",
    "% sisa anggaran",
    "lebih kurang %",
    "selisih %",
    "% lebih kurang",
    "% selisih",
)
_CHANGE_PERCENT = ("bertambah berkurang %", "% perubahan", "naik turun %")

QUARTERS = ("tw1", "tw2", "tw3", "tw4")
_NUMERALS = ("i", "ii", "iii", "iv")

# Realisasi is entered, unless the columns beside it break it down and their sum is what stands there.
SPENT_WAYS = (
    Formula(sum_of(*(Col(q) for q in QUARTERS)), "H-09"),
    Formula(sum_of(Col("sebelumnya"), Col("periode_ini")), "H-09"),
)

_LEFT = Col("anggaran") - Col("realisasi")
_OVER = Col("realisasi") - Col("anggaran")
_MORE = Col("anggaran") - Col("murni")
_LESS = Col("murni") - Col("anggaran")


def _ways(code: str, *ways: Expr) -> tuple[Formula, ...]:
    return tuple(Formula(e, code) for e in ways)


def children(key: str) -> Formula:
    """What a row of a tree is: the sum of the rows below it."""
    return Formula(sum_of(Rows(key, scope="children")), "J-01")


def sums(code: str, shared: Mapping[str, Shared] | None = None) -> tuple[TotalCell, ...]:
    """The sums of a total row over all columns of amounts that are added up."""
    return tuple(TotalCell(key, Formula(sum_rows(key), code), (shared or {}).get(key)) for key in ADDED)


ADDED = ("anggaran", "realisasi", "murni", "lalu", "sebelumnya", "periode_ini", *QUARTERS)


# Of an LRA that tells the progress of the work as well, or the targets of the programs.
MATTERS = (("keuangan", None), ("anggaran", None), ("fisik", ("fisik",)), ("kinerja", ()))


def numbering(note: str, *, optional: bool = False) -> Column:
    """Number or code of a row."""
    aliases = (
        "kode",
        "kode rekening",
        "nomor",
        "no urut",
        "no kode",
        "kode rek",
        "kd rek",
        "no rekening",
        "nomor rekening",
        "rekening",
        "kode akun",
        "kode program*",
        "kode kegiatan*",
        "kode sub kegiatan*",
        "no rek",
    )
    return Column("no", "No", Kind.NUMBERING, aliases, width=16, optional=optional, note=note)


# A running number beside the code of a row says nothing about what stands below what.
_RUNNING = Column(
    "urut", "No. Urut", Kind.NUMBERING, ("no", "nomor"), optional=True, note="Nomor urut di samping kode.", width=6
)


def optional_money(*, tree: bool) -> tuple[Column, ...]:
    """The columns that some offices have besides anggaran, realisasi and percentage."""

    def added(key: str, heading: str, *aliases: str, note: str, other_year: bool = False) -> Column:
        parent = children(key) if tree else None
        return money(key, heading, *aliases, note=note, parent=parent, optional=True, other_year=other_year)

    quarters = (
        added(
            key,
            f"Triwulan {roman.upper()}",
            *(f"{word} {n}" for word in ("tw", "triwulan", "realisasi tw", "realisasi triwulan") for n in (roman, i)),
            *(f"{word} {n} realisasi" for word in ("tw", "triwulan") for n in (roman, i)),
            note=f"Realisasi pada triwulan {roman.upper()}.",
        )
        for i, (key, roman) in enumerate(zip(QUARTERS, _NUMERALS, strict=True), 1)
    )
    return (
        added(
            "murni",
            "Anggaran Murni",
            "anggaran sebelum perubahan",
            "sebelum perubahan",
            "anggaran awal",
            "pagu murni",
            "pagu awal",
            "apbd murni",
            "anggaran apbd",
            "anggaran",
            "pagu",
            note="Anggaran sebelum perubahan.",
        ),
        *quarters,
        added(
            "sebelumnya",
            "Realisasi s.d. Bulan Lalu",
            "realisasi sampai dengan bulan lalu",
            "s d bulan lalu",
            "realisasi s d periode lalu",
            "realisasi bulan lalu",
            note="Realisasi sampai periode sebelumnya.",
        ),
        added(
            "periode_ini",
            "Realisasi Bulan Ini",
            "bulan ini",
            "realisasi periode ini",
            note="Realisasi pada periode ini saja.",
        ),
        added(
            "lalu",
            "Realisasi Tahun Lalu",
            "realisasi tahun sebelumnya",
            "realisasi t 1",
            "realisasi n 1",
            "tahun lalu",
            "realisasi",
            note="Realisasi tahun sebelumnya.",
            other_year=True,
        ),
        money(
            "sisa",
            "Sisa Anggaran",
            "sisa",
            "sisa pagu",
            "selisih",
            "lebih kurang",
            "kurang lebih",
            "sisa lebih kurang",
            "sisa anggaran*",
            "selisih lebih kurang",
            "saldo",
            "saldo anggaran",
            "lebih",
            "belum terserap",
            note="Anggaran dikurangi realisasi, atau sebaliknya.",
            optional=True,
            formula=Formula(_LEFT, "H-07"),
            variants=_ways("H-07", _LEFT, _OVER),
        ),
        Column(
            "fisik",
            "Realisasi Fisik (%)",
            Kind.INDEX,
            (
                "fisik",
                "fisik %",
                "% fisik",
                "persentase fisik",
                "fisik realisasi",
                *(
                    text
                    for word in ("realisasi", "capaian", "progres", "kemajuan")
                    for text in (f"{word} fisik", f"{word} fisik %", f"% {word} fisik", f"persentase {word} fisik")
                ),
            ),
            note="Kemajuan pekerjaan dalam persen.",
            optional=True,
            width=11,
        ),
        _share("persen_sisa", "% Sisa", _LEFT_PERCENT, _LEFT, _OVER),
        changed("realisasi dikurangi anggaran", _OVER, _LEFT),
        _share("persen_beda", "% Bertambah/(Berkurang)", _CHANGE_PERCENT, _OVER, _LEFT, changed=True),
        _RUNNING,
    )


def changed(or_else: str = "", *ways: Expr) -> Column:
    """How far the amended budget is over the original one, or under it, as the office reckons."""
    return money(
        "beda",
        "Bertambah/(Berkurang)",
        "bertambah kurang",
        "tambah kurang",
        "naik turun",
        "perubahan",
        note=f"Anggaran perubahan dikurangi murni{', atau ' + or_else if or_else else ''}.",
        optional=True,
        variants=_ways("H-07", _MORE, _LESS, *ways),
    )


def _share(key: str, heading: str, aliases: tuple[str, ...], *parts: Expr, changed: bool = False) -> Column:
    """A difference in percent of the budget, or of the budget before its change."""
    ways = [percent(part, Col("anggaran")) for part in parts]
    if changed:
        ways = [percent(_MORE, Col("murni")), percent(_LESS, Col("murni")), *ways]
    return Column(
        key,
        heading,
        Kind.PERCENT,
        aliases,
        note="Selisih dalam persen.",
        optional=True,
        width=11,
        variants=_ways("H-08", *ways),
    )
