"""The outcomes as a page: counts by family, and a line a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from .case import Flagged, Read, Refused, Seen
from .run import Verdict

_HEAD = ("family", "cases", "read", "flagged", "refused", "tracebacks", "over limit", "other than it should be")


def summary(found: Sequence[Verdict]) -> str:
    """The counts by family as a table in Markdown."""
    families = list(dict.fromkeys(v.case.family for v in found))
    rows = [_counts(family, [v for v in found if v.case.family == family]) for family in families]
    return _table([list(_HEAD), ["---"] * len(_HEAD), *rows, _counts("**all**", found)])


def _counts(name: str, found: Sequence[Verdict]) -> list[str]:
    kinds = Counter(type(v.outcome) for v in found if not v.over)
    numbers = (
        len(found), kinds[Read], kinds[Flagged] + kinds[Seen], kinds[Refused],
        sum(1 for v in found if v.faults), sum(1 for v in found if v.over), sum(1 for v in found if not v.right),
    )  # fmt: skip
    return [name, *map(str, numbers)]


def page(found: Sequence[Verdict]) -> str:
    """The page for the documentation."""
    lines = [["case", "what it is", "outcome"], ["---"] * 3]
    for v in found:
        outcome = v.text if v.right else f"**{v.text}**; should be {' or '.join(str(r) for r in v.case.right)}"
        lines.append([v.case.name, v.case.what.replace("|", "\\|"), outcome])
    return f"""# The hostile set

Written by `python -m tests.hostile --write`; not by hand. `--check` fails where this page says something else than a run.

Each case is a file made by code. The tool is run on it twice (`periksa --json` and `laporan`), each time in a process of its
own with 20 seconds of processor time and 1 GiB of memory. *Read*: findings and verdicts are those of the right office.
*Flagged*: the file says something else than the right office, and the tool says where. *Refused*: one Indonesian sentence
of the catalogue, exit code 2, nothing written. In every case the input is unchanged, nothing is left behind, both commands
agree, the report (where there is one) opens in another program and holds no foreign part, no link out of the workbook and
no formula that carries a text of the submission.

{summary(found)}

{_table(lines)}
"""


def _table(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def problems(found: Iterable[Verdict], details: bool = False) -> Iterator[str]:
    """What is not as it should be, case by case."""
    for v in found:
        if v.right:
            continue
        right = " or ".join(str(r) for r in v.case.right)
        yield f"{v.case.name}: {v.text}; should be {right}" + "".join(f"\n    {fault}" for fault in v.faults)
        if details and v.details:
            yield "    " + v.details.replace("\n", "\n    ")
