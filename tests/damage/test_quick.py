"""A sample of all damages: nothing crashes, nobody is accused falsely, and what can be seen is seen."""

from __future__ import annotations

from .judge import MISSED
from .runner import everything, outcomes
from .table import one


def test_a_sample_of_all_damages() -> None:
    found = list(outcomes(everything(seed=1, every=300)))
    assert len(found) > 80
    assert [one(o) for o in found if o.crashed] == []
    assert [(one(o), o.false) for o in found if o.false] == []
    seen = [o for o in found if o.result != MISSED or o.why]
    # a blank Terbilang repeats nothing, and a row of zeros adds nothing: only those may go unseen without a reason
    unseen = [o for o in found if o not in seen and o.damage.kind not in ("blank", "row-deleted")]
    assert [one(o) for o in unseen] == []
