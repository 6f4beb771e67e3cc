"""What is in force for one office: the scales, limits, words and titles, and where each of them was set."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.catalog.pengaturan import LABELS, LIMITS, SETTINGS
from lkjip_xl.catalog.reports import REPORTS
from lkjip_xl.numbers import format_id
from lkjip_xl.scales import SCALES, Scale
from lkjip_xl.table import Report

Chosen = str | Fraction


class Origin(NamedTuple):
    """Where something was set: the cell (None where it follows from other sheets), and the legal base."""

    at: Address | None
    basis: str


class InForce(NamedTuple):
    """One line of what is in force: its name, the value, the value where nobody sets it, what it is for, and where it
    was set."""

    name: str
    value: str
    usual: str
    about: str
    origin: Origin | None


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Settings(NamedTuple):
    """The settings of one office. Without arguments: those of an office that sets nothing.

    `values` by the key of a `Setting`, `scales` by the key of a `Scale`, `reports` by the key of a `Report`: only
    what differs from the standard. `origins` tells by the same keys where each was set.
    """

    values: Mapping[str, Chosen] = _NOTHING
    scales: Mapping[str, Scale] = _NOTHING
    reports: Mapping[str, Report] = _NOTHING
    origins: Mapping[str, Origin] = _NOTHING

    def text(self, key: str) -> str:
        """The value of a setting that is a word."""
        return str(self.values.get(key, _USUAL[key]))

    def number(self, key: str) -> Fraction:
        """The value of a setting that is a number, in the unit that the setting names."""
        value = self.values.get(key, _USUAL[key])
        assert isinstance(value, Fraction)
        return value

    def scale(self, usual: Scale) -> Scale:
        """The scale in force in the place of one of the catalogue."""
        return self.scales.get(usual.key, usual)

    @property
    def limits(self) -> tuple[Fraction | None, Fraction | None]:
        """The lowest and the highest capaian that the office lets count, in percent points; None where any does."""
        low, high = (self.values.get(key) for key in LIMITS)
        return low if isinstance(low, Fraction) else None, high if isinstance(high, Fraction) else None

    @property
    def words(self) -> dict[str, str]:
        """The words that titles and headings are filled in with."""
        return {key: self.text(key) for key in ("wilayah", "bagian_wilayah", "jenis_instansi", "pemda")}

    @property
    def tables(self) -> tuple[Report, ...]:
        """The tables of the report, under the office's own titles and numbers."""
        return tuple(self.reports.get(r.key, r) for r in REPORTS)

    def _origin(self, key: str) -> Origin | None:
        return self.origins.get(key)

    @property
    def in_force(self) -> tuple[InForce, ...]:
        """Everything that may be set, with what holds; of the tables, only those that were set."""
        lines = [
            InForce(s.name, _shown(self.values.get(s.key, usual)), _shown(usual), s.about, self._origin(s.key))
            for s in SETTINGS
            for usual in [s.default or s.shown]
        ]
        lines += [
            InForce(s.name, self.scale(s).doubt or self.scale(s).sentence, s.sentence, _BANDS, self._origin(s.key))
            for s in SCALES
        ]
        usual = {r.key: r for r in REPORTS}
        lines += [
            InForce(f"Tabel {LABELS[key]}", _titled(report), _titled(usual[key]), _TITLES, self._origin(key))
            for key, report in self.reports.items()
            if key in self.origins
        ]
        return tuple(lines)


_USUAL: dict[str, Chosen] = {s.key: s.default for s in SETTINGS}

_BANDS = "Menentukan kategori atau predikat suatu angka."
_TITLES = "Nomor, judul, dan sumber data tabel laporan."

STANDARD = Settings()


def _shown(value: Chosen) -> str:
    return value if isinstance(value, str) else format_id(value, 0 if value.denominator == 1 else 2)


def _titled(report: Report) -> str:
    return f"Tabel {report.number}  {report.title}" if report.number else report.title
