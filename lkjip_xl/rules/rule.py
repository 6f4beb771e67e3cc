"""What a rule is."""

from __future__ import annotations

from typing import NamedTuple

from lkjip_xl.findings import Level
from lkjip_xl.scales import Scale

Levels = tuple[tuple[Level, str], ...]

# Each level that a rule tells at, the usual one first and then each other with when it is told so.
WRONG: Levels = ((Level.SALAH, ""),)
WARNING: Levels = ((Level.PERINGATAN, ""),)
NOTE: Levels = ((Level.CATATAN, ""),)
# A figure that is compared with what it must equal ends in a verdict, and each verdict has its level.
JUDGED: Levels = (
    *WRONG,
    (Level.PERINGATAN, "bila angkanya dipotong, bukan dibulatkan"),
    (Level.CATATAN, "bila cocok, tetapi hanya dalam pembulatan"),
)
# What Excel does is nobody's regulation, and neither is what this tool takes for plausible.
EXCEL = "Cara kerja Excel"
FORMULAS = "Cara kerja rumus Excel"
NUMERALS = "Cara angka ditulis di Indonesia dan dibaca alat ini"
SENSE = "Kewajaran menurut alat ini, bukan ketentuan peraturan"
STANDARD = "Susunan buku kerja baku alat ini"
LRA = "Bentuk LRA pemerintah daerah"


class Rule(NamedTuple):
    """One rule. `must` says what has to hold, `why` what goes wrong otherwise; `wrong` and `right` are
    examples; `remedy` is what the office does; `source` is where the rule comes from, and never a regulation that does
    not say so; `title` stands at the head of a finding; `since` is the first version that has it. Codes are never
    used again for something else."""

    code: str
    title: str
    must: str
    why: str
    wrong: str
    right: str
    remedy: str
    source: str
    levels: Levels = JUDGED
    since: str = "0.1.0"
    scale: Scale | None = None  # the scale that `must` tells, which an office may set otherwise

    @property
    def level(self) -> str:
        """The levels in words: `PERINGATAN; CATATAN bila ...`."""
        return "; ".join(f"{level.value} {when}".strip() for level, when in self.levels)

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """What a page on the rule says below code and title, each with its label."""
        return (
            ("Aturan", self.must),
            ("Mengapa", self.why),
            ("Contoh salah", self.wrong),
            ("Contoh benar", self.right),
            ("Tingkat", self.level),
            ("Yang dilakukan", self.remedy),
            ("Sumber", self.source),
            ("Sejak", self.since),
        )


def must_by(scale: Scale) -> str:
    """What has to hold by a scale, in a sentence."""
    return f"{_CALLED[scale.key]}: {scale.sentence}."


_CALLED = {
    "capaian": "Kategori mengikuti capaian",
    "mutu": "Mutu pelayanan mengikuti nilai IKM",
    "efisiensi": "Keterangan mengikuti tingkat efisiensi",
}
