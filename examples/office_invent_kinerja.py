"""Invented indicators: targets, realisasi, history, and figures on the edges of bands and of rounding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

import office_words as w
from office_model import (
    IKM,
    IP_ASN,
    SAKIP,
    SERAPAN,
    Arah,
    Indikator,
    Kelompok,
    Tahunan,
    achievement,
    half_up,
)

EDGES = ("50", "65", "75", "90", "100", "50.01", "90.01", "50.5", "65.25", "75.5", "90.5", "90.75")
TIES = ("50.005", "65.005", "75.005", "90.005", "89.995", "65.01", "90")
HUNDRED = Fraction(100)
GRADES = {
    SAKIP: ("50", "50.01", "60", "60.01", "70", "70.01", "80", "80.01", "90", "90.01"),
    IP_ASN: ("60", "61", "70", "71", "80", "81", "90", "91"),
}


@dataclass(frozen=True)
class Kind:
    """What an indicator may be: its largest figure, its decimals, and whether figures end at 100."""

    nama: str
    satuan: str
    arah: Arah
    top: int
    desimal: int
    capped: bool = False


def unclear(percentage: Fraction) -> bool:
    """Below 100 and printed as 100,00: whether the target was met would be a matter of opinion."""
    return Fraction("99.995") <= percentage < 100


class Maker:
    def __init__(self, rng: Random, years: list[int], ikm: Fraction, serapan: Fraction, pk_perubahan: bool) -> None:
        self.rng, self.years, self.pk_perubahan = rng, years, pk_perubahan
        self.fixed = {IKM: ikm, SERAPAN: serapan}

    def indicators(self) -> tuple[Indikator, ...]:
        rng = self.rng
        total = rng.choice((1, 2, 40, rng.randint(3, 12), rng.randint(3, 12), rng.randint(5, 40)))
        main = rng.randint(1, min(6, total))
        kinds = self._kinds()
        lower = [k for k in (SERAPAN, SAKIP, IP_ASN) if rng.random() < 0.65][: total - main]
        first = [Kind(IKM, "Indeks", "Naik", 100, 2, True)] if rng.random() < 0.6 else []
        upper = first + [kinds.pop() for _ in range(main - len(first))]
        special = [Kind(k, "%" if k == SERAPAN else "Nilai", "Naik", 100, 2, True) for k in lower]
        others = special + [kinds.pop() for _ in range(total - main - len(special))]
        made = self._group("Utama", upper, w.SASARAN_UTAMA)
        return (*made, *self._group("Lainnya", others, w.SASARAN_LAINNYA))

    def _kinds(self) -> list[Kind]:
        rng = self.rng
        kinds = [Kind(name, "%", "Naik", 100, rng.choice((0, 1, 2, 2)), True) for name in w.PERSENTASE]
        kinds += [Kind(name, unit, "Naik", top, 0) for name, unit, top in w.CACAH]
        kinds += [Kind(name, unit, "Naik", top, 2) for name, unit, top in w.VOLUME]
        kinds += [Kind(name, unit, "Naik", 100, 2, True) for name, unit in w.INDEKS]
        kinds += [Kind(name, unit, "Turun", top, rng.choice((0, 0, 1))) for name, unit, top in w.TURUN]
        kinds += [Kind(name, "%", "Turun", 40, 2, True) for name in w.TURUN_PERSEN]
        rng.shuffle(kinds)
        return kinds

    def _group(self, kelompok: Kelompok, kinds: list[Kind], goals: tuple[str, ...]) -> list[Indikator]:
        """Deal the indicators to the sasaran in order, each sasaran getting at least one."""
        if not kinds:
            return []
        count = self.rng.randint(1, min(len(goals), len(kinds)))
        chosen = self.rng.sample(goals, count)
        dealt = sorted([*range(count), *(self.rng.randrange(count) for _ in range(len(kinds) - count))])
        return [
            self._indicator(kind, kelompok, number + 1, chosen[number])
            for kind, number in zip(kinds, dealt, strict=True)
        ]

    def _indicator(self, kind: Kind, kelompok: Kelompok, nomor: int, sasaran: str) -> Indikator:
        rng = self.rng
        goal, actual = self._figures(kind, zero=kelompok == "Lainnya")
        murni, perubahan = goal, None
        if self.pk_perubahan and rng.random() < 0.85:
            murni = rng.choice((goal, self._near(kind, goal, 90, 108)))
            perubahan = goal
        history = tuple(self._history(kind, goal))
        targets = [murni, goal, *(t.target for t in history if t.target is not None)]
        made = Indikator(
            kelompok, nomor, sasaran, kind.nama, kind.satuan, kind.arah, murni, perubahan, actual,
            self._last(kind, targets, actual), rng.choice(w.SUMBER), history, kind.desimal,
            predikat="SAKIP" if kind.nama == SAKIP else "IP ASN" if kind.nama == IP_ASN else "",
        )  # fmt: skip
        return self._dress(made, targets)

    def _dress(self, ind: Indikator, targets: list[Fraction]) -> Indikator:
        """Some figures are kept as percent cells, some counts as text with their unit."""
        if ind.predikat or ind.nama in self.fixed:
            return ind
        if ind.satuan == "%" and self.rng.random() < 0.15:
            return replace(ind, bentuk="persen", desimal=2)
        past = [t.realisasi for t in ind.riwayat if t.realisasi is not None]
        small = max(*targets, *past, ind.realisasi, ind.target_akhir) < 1000
        if ind.desimal == 0 and ind.satuan != "%" and small and self.rng.random() < 0.25:
            return replace(ind, bentuk="teks")
        return ind

    # ---- figures ------------------------------------------------------------------------------------

    def _figures(self, kind: Kind, *, zero: bool) -> tuple[Fraction, Fraction]:
        """Target and realisasi of the report year."""
        if kind.nama in self.fixed:
            actual = self.fixed[kind.nama]
            while True:
                goal = self._near(kind, actual, 85, 130)
                if not unclear(achievement(goal, actual, "Naik")):
                    return goal, actual
        ways: tuple[tuple[Callable[[Kind], tuple[Fraction, Fraction] | None], int], ...] = (
            (self._usual, 60),
            (self._edge, 20),
            (self._tie, 15),
            (self._nothing, 5 if zero else 0),
        )
        while True:
            way = self.rng.choices([way for way, _ in ways], [weight for _, weight in ways])[0]
            pair = way(kind)
            if pair and self._sound(kind, *pair) and (zero or pair[1] > 0):
                return pair

    def _sound(self, kind: Kind, goal: Fraction, actual: Fraction) -> bool:
        if goal <= 0 or actual < 0 or (kind.capped and max(goal, actual) > 100):
            return False
        if kind.nama == IP_ASN and not self._clear_grade(goal):
            return False
        reached = achievement(goal, actual, kind.arah)
        return 0 <= reached <= 200 and not unclear(reached)

    @staticmethod
    def _clear_grade(goal: Fraction) -> bool:
        """Outside the gaps 60-61, 70-71, 80-81, 90-91 of the printed scale."""
        return not any(edge < goal < edge + 1 for edge in (60, 70, 80, 90))

    def _grid(self, kind: Kind, low: Fraction, high: Fraction) -> Fraction:
        scale = 10**kind.desimal
        return Fraction(self.rng.randint(max(1, int(low * scale)), max(1, int(high * scale))), scale)

    def _goal(self, kind: Kind) -> Fraction:
        """A target; one with a grade is often on the bound of its grade."""
        if kind.nama in GRADES and self.rng.random() < 0.4:
            return Fraction(self.rng.choice(GRADES[kind.nama]))
        low = Fraction(45) if kind.capped and kind.arah == "Naik" else Fraction(kind.top, 10)
        goal = self._grid(kind, low, Fraction(kind.top))
        return self._rounded(goal)

    def _rounded(self, value: Fraction) -> Fraction:
        """Often a round number: offices like them, and ties and edges need them."""
        for step in (100, 20, 8, 5):
            if self.rng.random() < 0.25 and value >= step:
                return value // step * Fraction(step)
        return value

    @staticmethod
    def _actual(kind: Kind, goal: Fraction, reached: Fraction) -> Fraction:
        share = reached / 100 if kind.arah == "Naik" else 2 - reached / 100
        return goal * share

    def _usual(self, kind: Kind) -> tuple[Fraction, Fraction]:
        goal = self._goal(kind)
        low, high = self.rng.choice(((4000, 12500), (8500, 10500)))
        reached = Fraction(self.rng.randint(low, high), 100)
        actual = half_up(self._actual(kind, goal, reached), kind.desimal)
        return goal, min(actual, HUNDRED) if kind.capped else actual

    def _edge(self, kind: Kind) -> tuple[Fraction, Fraction] | None:
        """A capaian on the bound of a band, a hair from it, or (large targets) a rounding tie at it."""
        fine = kind.desimal == 2 and kind.top >= 200
        for _ in range(80):
            goal = Fraction(200 * self.rng.randint(1, kind.top // 200)) if fine else self._goal(kind)
            reached = Fraction(self.rng.choice(TIES if fine else EDGES))
            actual = self._actual(kind, goal, reached)
            if (actual * 10**kind.desimal).denominator == 1:
                return goal, actual
        return None

    def _tie(self, kind: Kind) -> tuple[Fraction, Fraction] | None:
        """A capaian that ends in exactly 5 thousandths."""
        for _ in range(300):
            goal = self._goal(kind)
            actual = half_up(self._actual(kind, goal, Fraction(self.rng.randint(45, 110))), kind.desimal)
            thousandths = achievement(goal, actual, kind.arah) * 1000
            if thousandths.denominator == 1 and thousandths.numerator % 10 == 5:
                return goal, actual
        return None

    def _nothing(self, kind: Kind) -> tuple[Fraction, Fraction]:
        return self._goal(kind), Fraction(0)

    def _near(self, kind: Kind, value: Fraction, low: int, high: int) -> Fraction:
        """A target somewhere near a figure, on the same grid, positive, within bounds."""
        while True:
            near = half_up(value * Fraction(self.rng.randint(low, high), 100), kind.desimal)
            if not kind.capped:
                near = max(near, Fraction(1, 10**kind.desimal))
            near = min(near, HUNDRED) if kind.capped else near
            if near > 0 and (kind.nama != IP_ASN or self._clear_grade(near)):
                return near

    def _history(self, kind: Kind, goal: Fraction) -> list[Tahunan]:
        """Earlier years, each target no harder than the next; at times not measured in the first ones."""
        rng, made = self.rng, list[Tahunan]()
        born = rng.choice((0, 0, 0, 0, 0, 0, 0, 1, 2))
        for year in reversed(self.years):
            goal = self._near(kind, goal, *((92, 100) if kind.arah == "Naik" else (100, 110)))
            actual = self._near(kind, goal, 80, 112)
            new = year - self.years[0] < born
            made.insert(0, Tahunan(year, None, None) if new else Tahunan(year, goal, actual))
        return made

    def _last(self, kind: Kind, targets: list[Fraction], actual: Fraction) -> Fraction:
        """The target at the end of the Renstra: never easier than that of any year."""
        rising = kind.arah == "Naik"
        bound = max(targets) if rising else min(targets)
        for _ in range(50):
            share = Fraction(self.rng.choice((100, self.rng.randint(100, 115))), 100)
            last = half_up(bound * share if rising else bound / share, kind.desimal)
            last = min(last, HUNDRED) if rising and kind.capped else last
            if last > 0 and not unclear(achievement(last, actual, kind.arah)):
                return last
        return bound + 1 if rising and not kind.capped else bound
