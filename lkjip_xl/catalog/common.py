"""Columns and formulas that many tables share."""

from __future__ import annotations

from fractions import Fraction

from lkjip_xl.expr import AtMost, Band, Col, Const, Expr, Fold, Known, Limited, Rows, When, mean_of, percent, sum_of
from lkjip_xl.names import plain
from lkjip_xl.scales import CAPAIAN
from lkjip_xl.table import Column, Formula, Kind, Shared, TotalCell, TotalRow

UTAMA, LAINNYA = "Utama", "Lainnya"
NAIK, TURUN = "Naik", "Turun"
_DIRECTIONS = {
    NAIK: ("naik", "positif", "maximize", "maximum", "maksimalkan", "maksimal", "maksimum", "meningkat"),
    TURUN: ("turun", "negatif", "minimize", "minimum", "minimalkan", "minimal", "menurun"),
}
_BETTER = {NAIK: ("tinggi", "besar", "banyak"), TURUN: ("rendah", "kecil", "sedikit")}


def direction(text: str) -> str:
    """Naik or Turun as an office says it (`Negatif`, `Minimize`, `Semakin rendah semakin baik`); empty where it says
    neither."""
    words = plain(text)
    for name, meaning in _DIRECTIONS.items():
        better = (f"{more}makin {word} {more}makin baik" for more in ("", "se") for word in _BETTER[name])
        if words in meaning or words in better or words in (f"indikator {m}" for m in meaning):
            return name
    return ""


def of_the_year(word: str) -> tuple[str, ...]:
    """Headings of a figure of the whole year beside those of its quarters, the likeliest first."""
    ends = ("tahunan", "setahun", "total", "jumlah", "akhir tahun", "tahun ini", "satu tahun")
    quarters = ("s d tw iv", "tw iv", "triwulan iv", "tw 4", "triwulan 4")
    return tuple(text for end in (*ends, *quarters) for text in (f"{word} {end}", f"{end} {word}"))


# Labels of total rows. Where rows are indikator, whose names may begin with "Jumlah ...", only whole labels count.
WHOLE_SUM_LABELS = (
    "total",
    "jml",
    "jumlah total",
    "grand total",
    "jumlah anggaran",
    "total anggaran",
    "jumlah seluruhnya",
    "total seluruhnya",
)
SUM_LABELS = ("jumlah*", "total*", "grand total*", "jml*", "jlh*", "sub total*", "subtotal*")


def rumus_1(target: Expr, realisasi: Expr) -> Expr:
    """Capaian where higher is better, in percent points (Rumus 1, Bab III LKjIP)."""
    return percent(realisasi, target)


def rumus_2(target: Expr, realisasi: Expr) -> Expr:
    """Capaian where lower is better, in percent points (Rumus 2, Bab III LKjIP)."""
    return (target - (realisasi - target)) / target * 100


def capaian(target: str = "target", realisasi: str = "realisasi") -> Expr:
    """Capaian of a row, by the direction that the PK gives its indikator, within the limits that the office has set."""
    return Limited(kemajuan(target, realisasi))


def kemajuan(target: str = "target_akhir", realisasi: str = "realisasi") -> Expr:
    """How far a target at the end of several years is reached: as a capaian, without the limits of one."""
    t, r = Col(target), Col(realisasi)
    return When(Known("arah", "indikator"), TURUN, rumus_2(t, r), rumus_1(t, r))


def no(note: str = "Nomor urut.", **more: object) -> Column:
    """The numbering column."""
    return Column("no", "No", Kind.NUMBERING, ("nomor", "no urut"), note=note, width=6, carry=True, **more)  # type: ignore[arg-type]


def kelompok(optional: bool = False) -> Column:
    """Kinerja Utama or Kinerja Lainnya."""
    return Column(
        "kelompok",
        "Kelompok",
        Kind.CHOICE,
        ("kelompok kinerja", "jenis kinerja"),
        note="Utama untuk kinerja utama/sasaran strategis, Lainnya untuk kinerja lainnya.",
        choices=(UTAMA, LAINNYA),
        carry=True,
        width=11,
        optional=optional,
        shared=Shared("kelompok", "S-10"),
    )


def sasaran(*aliases: str) -> Column:
    """The sasaran that an indikator belongs to."""
    return Column(
        "sasaran",
        "Sasaran",
        Kind.NAME,
        (
            "sasaran strategis",
            "kinerja utama sasaran strategis",
            "sasaran kinerja lainnya",
            "kinerja lainnya",
            "sasaran kinerja",
            "kinerja utama",
            *aliases,
        ),
        note="Sasaran seperti tertulis pada Renstra dan PK.",
        names="sasaran",
        carry=True,
        width=34,
    )


def indikator(anchor: bool = True) -> Column:
    """The name of an indikator."""
    return Column(
        "indikator",
        "Indikator",
        Kind.NAME,
        ("indikator kinerja", "indikator kinerja utama", "nama indikator", "indikator sasaran"),
        note="Nama indikator, sama di semua lembar.",
        names="indikator",
        anchor=anchor,
        must=True,
        width=38,
    )


def satuan(optional: bool = False) -> Column:
    """The unit of an indikator."""
    return Column(
        "satuan",
        "Satuan",
        Kind.TEXT,
        ("satuan ukuran",),
        note="Satuan indikator: %, indeks, nilai, inovasi, ...",
        shared=Shared("satuan", "S-10"),
        width=10,
        optional=optional,
    )


def kategori(key: str = "kategori", of: Expr | None = None, about: str = "capaian") -> Column:
    """The band of a capaian."""
    return Column(
        key,
        "Kategori",
        Kind.CATEGORY,
        ("kategori capaian", "predikat", "kategori kinerja", "keterangan kategori"),
        note="Terisi sendiri: kategori menurut skala capaian.",
        formula=Formula(Band(CAPAIAN, of or Col(about)), "K-01"),
        width=14,
    )


def money(key: str, heading: str, *aliases: str, note: str, **more: object) -> Column:
    """An amount in full rupiah."""
    return Column(key, heading, Kind.RUPIAH, aliases, note=note, width=19, **more)  # type: ignore[arg-type]


def budget_percent(
    heading: str = "%", *aliases: str, part: str = "realisasi", whole: str = "anggaran", **more: object
) -> Column:
    """Realisasi over anggaran, in percent points with two decimals."""
    return Column(
        "persen",
        heading,
        Kind.PERCENT,
        ("persen", "persentase", "% realisasi", "persentase realisasi", "capaian", "% capaian", *aliases),
        note="Terisi sendiri: realisasi dibagi anggaran dikali 100.",
        formula=Formula(percent(Col(part), Col(whole)), "H-03"),
        width=11,
        **more,  # type: ignore[arg-type]
    )


def sum_rows(key: str, scope: str = "all") -> Expr:
    """The sum of a column over the rows of its table."""
    return sum_of(Rows(key, scope=scope))


def mean_capaian(where: str, table: str = "") -> Expr:
    """The plain mean of capaian over one kelompok, not capped at 100."""
    return mean_of(Rows("capaian", where=where, table=table))


_MEAN_WORDS = r"(.* )?(rata( rata)?|rerata)( .*)?"


def mean_row(column: str, *more: TotalCell) -> TotalRow:
    """The mean of a column of percentages over the rows of its table, however the office calls it."""
    return TotalRow(
        "rata",
        "Rata-rata",
        (TotalCell(column, Formula(mean_of(Rows(column)), "J-05")), *more),
        label_column="indikator",
        optional=True,
        loosely=(_MEAN_WORDS, "(nilai |total )?capaian kinerja( .*)?"),
        parts=True,
    )


def sums_and_mean(column: str, *more: TotalCell) -> tuple[TotalRow, ...]:
    """The rows that offices print below the indikator: the sum of a column of percentages, how many indikator there
    are, in whatever column, and the mean."""
    counts = ("total indikator", "banyaknya indikator", "jumlah indikator kinerja", "jumlah iku", "jumlah ikk")
    total = TotalRow(
        "jumlah",
        "Jumlah",
        (TotalCell(column, Formula(sum_rows(column), "J-05")),),
        ("total",),
        label_column="indikator",
        optional=True,
        loosely=("(jumlah|total) (capaian|nilai|persentase|tingkat)( .*)?",),
        parts=True,
    )
    count = TotalRow("banyak", "Jumlah Indikator", (), counts, label_column="indikator", optional=True, parts=True)
    return total, count, mean_row(column, *more)


def mean_words(*of: str) -> tuple[str, ...]:
    """Labels of a mean that say of which rows, by one of these words: see `TotalRow.loosely`."""
    return tuple(rf"(?=(.* )?{word}( |$)){_MEAN_WORDS}" for word in of)


def ikm_index(table: str = "") -> Expr:
    """IKM from its unsur: the mean times 25 where the unsur run from 1 to 4, else the plain mean."""
    unsur = Rows("nilai", table=table)
    mean = mean_of(unsur)
    return AtMost(Fold("max", (unsur,)), Fraction(4), mean * Const(Fraction(25)), mean)


# 1 where the unsur run from 1 to 4, so that their mean is not yet the index
UNSUR_1_TO_4 = AtMost(Fold("max", (Rows("nilai"),)), Fraction(4), Const(Fraction(1)), Const(Fraction(0)))


def same(fact: str, code: str, about: str = "") -> Shared:
    """Short for Shared."""
    return Shared(fact, code, about)
