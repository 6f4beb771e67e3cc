"""What each finding of the rules says, word by word: title, difference, how it follows, hint, where it follows from.

`python tests/test_messages.py` writes messages.txt anew; look at every line that has changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_checks import CASES, Case
from workbook import changed, result_of

from lkjip_xl.findings import Finding

TOLD = Path(__file__).with_name("messages.txt")


def headings() -> list[str]:
    """What the cases are called, each by a name of its own."""
    met: Counter[str] = Counter()
    names = []
    for case in CASES:
        met[str(case)] += 1
        names.append(f"{case} #{met[str(case)]}" if met[str(case)] > 1 else str(case))
    return names


def said(f: Finding) -> str:
    """Everything that a finding says, in one line; what is empty is left out."""
    parts = [("", f.title), ("selisih", f.difference), ("karena", f.formula), ("petunjuk", f.hint)]
    parts += [("dari", "; ".join(f"{o.at} {o.stated}" for o in f.operands)), ("ikut", f"{f.root_at or ''}")]
    told = " | ".join(f"{name}: {text}".removeprefix(": ") for name, text in parts if text)
    return f"{f.code} {f.level.value} {f.at} {told}".replace("\n", "/")


def lines(case: Case) -> list[str]:
    """What the findings of a case say."""
    return [said(f) for f in result_of(changed(case.clean, case.cells), **case.more).findings]


def sections() -> Iterator[str]:
    for name, case in zip(headings(), CASES, strict=True):
        yield "\n".join((f"# {name}", *lines(case)))


@pytest.mark.parametrize(("name", "case"), list(zip(headings(), CASES, strict=True)), ids=headings())
def test_the_words_of_every_finding(name: str, case: Case) -> None:
    known = {text.partition("\n")[0]: text.partition("\n")[2] for text in TOLD.read_text("utf-8").strip().split("\n\n")}
    assert lines(case) == known[f"# {name}"].splitlines()


def test_every_case_is_told_and_no_other() -> None:
    told = [line.removeprefix("# ") for line in TOLD.read_text("utf-8").splitlines() if line.startswith("# ")]
    assert told == headings()


if __name__ == "__main__":
    TOLD.write_text("\n\n".join(sections()) + "\n", encoding="utf-8")
