"""What a rule is."""

from __future__ import annotations

from typing import NamedTuple

from lkjip_xl.scales import Scale

_LKJIP = "PermenPAN-RB 53/2014 dan susunan tabel LKjIP"


class Rule(NamedTuple):
    """One rule. `must` says what has to hold, `why` what goes wrong otherwise; `wrong` and `right` are
    examples; `title` stands at the head of a finding; `since` is the first version that has it. Codes are never
    used again for something else."""

    code: str
    title: str
    must: str
    why: str
    wrong: str
    right: str
    source: str = _LKJIP
    since: str = "0.1.0"
    scale: Scale | None = None  # the scale that `must` tells, which an office may set otherwise


def must_by(scale: Scale) -> str:
    """What has to hold by a scale, in a sentence."""
    return f"{_CALLED[scale.key]} menurut {scale.title}: {scale.sentence}."


_CALLED = {"capaian": "Kategori", "mutu": "Mutu pelayanan", "efisiensi": "Keterangan"}
