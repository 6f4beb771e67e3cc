"""The scales that turn a number into a label. Bands are data: label, lower bound, and whether it belongs."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from lkjip_xl.names import plain
from lkjip_xl.numbers import format_id, half_up


class Rung(NamedTuple):
    """One band: it holds what is over `over` (or at `over` itself where `closed`)."""

    label: str
    over: Fraction | None  # None: the lowest band
    closed: bool = False
    aliases: tuple[str, ...] = ()


class Scale(NamedTuple):
    """A scale, highest band first. `printed` holds the intervals as official texts print them, so that a
    value that falls between two of them can be pointed out."""

    key: str
    title: str
    rungs: tuple[Rung, ...]
    source: str
    decimals: int = 2
    printed: tuple[tuple[Fraction, Fraction], ...] = ()
    about: tuple[str, ...] = ()  # words of an indicator's name that select this scale
    aliases: tuple[str, ...] = ()  # what else it is called on the sheet Pengaturan
    basis: str = ""  # the legal base, as the sheet Pengaturan shows it; `source` where empty
    doubt: str = ""  # why no label can be judged by it, as where an office has set it and it cannot be read
    gaps: tuple[tuple[Fraction, Fraction], ...] = ()  # between which values an office's scale says nothing

    def label(self, value: Fraction) -> str:
        """The label of a value in percent points (or index points), looked at as printed."""
        x = half_up(value, Fraction(1, 10**self.decimals))
        for rung in self.rungs:
            if rung.over is None or x > rung.over or (rung.closed and x == rung.over):
                return rung.label
        return self.rungs[-1].label

    def recognise(self, text: str) -> str | None:
        """The label that a text names, or None where it names none of this scale."""
        word = plain(text)
        for rung in self.rungs:
            if word in {plain(rung.label), *map(plain, rung.aliases)}:
                return rung.label
        return None

    def undecided(self, value: object) -> str:
        """Why the label of a value cannot be judged; empty where it can."""
        x = half_up(value, Fraction(1, 10**self.decimals)) if isinstance(value, Fraction) else None
        gap = next(((low, high) for low, high in self.gaps if x is not None and low < x < high), None)
        if self.doubt or x is None or gap is None:
            return self.doubt
        said = (format_id(v, 0 if v.denominator == 1 else 2) for v in (x, *gap))
        return "nilai {} jatuh di celah skala, antara {} dan {}".format(*said)

    def in_gap(self, value: Fraction) -> bool:
        """Whether a value lies between two printed intervals, where the official text says nothing."""
        x = half_up(value, Fraction(1, 10**self.decimals))
        if not self.printed or x > max(high for _, high in self.printed):
            return False
        return not any(low <= x <= high for low, high in self.printed)

    def excel(self, value: str) -> str:
        """An Excel expression that gives the label of the expression `value`."""
        x = f"ROUND({value},{self.decimals})"
        text = text_in(self.rungs[-1].label)
        for rung in reversed(self.rungs[:-1]):
            assert rung.over is not None
            bound = float(rung.over)
            number = str(int(bound)) if bound.is_integer() else repr(bound)
            text = f"IF({x}{'>=' if rung.closed else '>'}{number},{text_in(rung.label)},{text})"
        return text

    @property
    def name(self) -> str:
        """What the sheet Pengaturan calls it: its title, with a capital letter."""
        return self.title[0].upper() + self.title[1:]

    @property
    def bands(self) -> tuple[tuple[str, Fraction | None, Fraction | None], ...]:
        """Label, from and up to of each band, highest first, as an official text prints them; None where it is open."""
        step = Fraction(1, 10**self.decimals)
        tops = [None, *(r.over - step if r.closed and r.over is not None else r.over for r in self.rungs[:-1])]
        lows = [r.over if r.closed or r.over is None else r.over + step for r in self.rungs]
        if self.printed:
            tops, lows = [high for _, high in self.printed], [*(low for low, _ in self.printed[:-1]), None]
        return tuple((r.label, low, top) for r, low, top in zip(self.rungs, lows, tops, strict=True))

    def same_as(self, other: Scale) -> bool:
        """Whether every value has the same label by both."""
        return self._bounds == other._bounds

    @property
    def _bounds(self) -> list[tuple[str, Fraction | None]]:
        """Each label with the highest value that lies below its band."""
        step = Fraction(1, 10**self.decimals)
        return [(r.label, r.over - step if r.closed and r.over is not None else r.over) for r in self.rungs]

    @property
    def sentence(self) -> str:
        """The bands in words: `Sangat Tinggi di atas 90; Tinggi di atas 75; ...`."""
        parts = []
        for rung in self.rungs:
            if rung.over is None:
                parts.append(f"selain itu {rung.label}")
            else:
                decimals = 0 if rung.over.denominator == 1 else 2
                sense = "mulai" if rung.closed else "di atas"
                parts.append(f"{rung.label} {sense} {format_id(rung.over, decimals)}")
        return "; ".join(parts)


def text_in(text: str) -> str:
    """A text as Excel writes it in a formula."""
    return '"' + text.replace('"', '""') + '"'


def _f(text: str) -> Fraction:
    return Fraction(text)


CAPAIAN = Scale(
    "capaian",
    "skala capaian kinerja",
    (
        Rung("Sangat Tinggi", _f("90"), aliases=("ST", "Sangat Baik", "Sangat Berhasil")),
        Rung("Tinggi", _f("75"), aliases=("T", "Baik", "Berhasil")),
        Rung("Sedang", _f("65"), aliases=("S", "Cukup", "Cukup Berhasil")),
        Rung("Rendah", _f("50"), aliases=("R", "Kurang", "Kurang Berhasil")),
        Rung("Sangat Rendah", None, aliases=("SR", "Sangat Kurang", "Tidak Berhasil")),
    ),
    "Skala ordinal pada Bab III LKjIP (91-100, 76-90, 66-75, 51-65, sampai 50), celahnya ditutup menerus",
    printed=(
        (_f("91"), _f("100")),
        (_f("76"), _f("90")),
        (_f("66"), _f("75")),
        (_f("51"), _f("65")),
        (_f("-100000"), _f("50")),
    ),
    aliases=("skala capaian", "capaian kinerja", "capaian", "skala kinerja", "kategori capaian", "skala ordinal"),
    basis="Skala ordinal pada Bab III LKjIP",
)

SAKIP = Scale(
    "sakip",
    "predikat SAKIP",
    (
        Rung("AA", _f("90")),
        Rung("A", _f("80")),
        Rung("BB", _f("70")),
        Rung("B", _f("60")),
        Rung("CC", _f("50")),
        Rung("C", _f("30")),
        Rung("D", None),
    ),
    "PermenPAN-RB 88/2021",
    about=("sakip", "akuntabilitas kinerja"),
    aliases=("sakip", "nilai sakip", "akuntabilitas kinerja"),
)

MUTU = Scale(
    "mutu",
    "mutu pelayanan",
    (
        Rung("A", _f("88.31"), closed=True, aliases=("Sangat Baik", "A (Sangat Baik)")),
        Rung("B", _f("76.61"), closed=True, aliases=("Baik", "B (Baik)")),
        Rung("C", _f("65"), closed=True, aliases=("Kurang Baik", "C (Kurang Baik)")),
        Rung("D", None, aliases=("Tidak Baik", "D (Tidak Baik)")),
    ),
    "PermenPAN-RB 14/2017",
    about=("kepuasan masyarakat", "ikm", "skm"),
    aliases=("mutu", "ikm", "skm", "mutu pelayanan ikm", "nilai ikm"),
)

IP_ASN = Scale(
    "ip_asn",
    "kategori IP ASN",
    (
        Rung("Sangat Tinggi", _f("90")),
        Rung("Tinggi", _f("80")),
        Rung("Sedang", _f("70")),
        Rung("Rendah", _f("60")),
        Rung("Sangat Rendah", None),
    ),
    "Peraturan BKN 8/2019",
    about=("profesionalitas asn", "profesionalitas aparatur", "ip asn"),
    aliases=("ip asn", "indeks profesionalitas asn"),
)

EFISIENSI = Scale(
    "efisiensi",
    "tingkat efisiensi",
    (Rung("Efisien", _f("0")), Rung("Tidak Efisien", None, aliases=("Kurang Efisien", "Belum Efisien"))),
    "Tabel 3.8 LKjIP: selisih capaian kinerja dan capaian anggaran, di atas nol efisien",
    aliases=("efisiensi", "kategori efisiensi", "skala efisiensi"),
    basis="Tabel 3.8 LKjIP",
)

PREDIKAT = (SAKIP, MUTU, IP_ASN)
SCALES = (CAPAIAN, *PREDIKAT, EFISIENSI)


def predikat_scale(indikator: str) -> Scale | None:
    """The scale whose grades may stand behind a value of this indicator, or None."""
    name = f" {plain(indikator)} "
    for scale in PREDIKAT:
        if any(f" {word} " in name for word in scale.about):
            return scale
    return None
