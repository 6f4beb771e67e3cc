"""Trees told by their numbering, also where a number was left out."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lkjip_xl.reading.trees import Line, shape

# program, kegiatan, two sub kegiatan, kegiatan, two sub kegiatan, program, kegiatan, sub kegiatan
NUMBERS = ["A", "1", "1.1", "1.2", "2", "1.1", "1.2", "B", "1", "1.1"]
AMOUNTS = [10, 3, 1, 2, 7, 3, 4, 5, 5, 5]
PARENTS = (-1, 0, 1, 1, 0, 4, 4, -1, 7, 8)


def _parents(numbers: list[str]) -> tuple[int, ...]:
    lines = [
        Line(n, f"nama {i}", (1, 0), (Fraction(a),)) for i, (n, a) in enumerate(zip(numbers, AMOUNTS, strict=True))
    ]
    return shape(lines).parents


def test_letters_and_numbers() -> None:
    assert _parents(NUMBERS) == PARENTS


@pytest.mark.parametrize("blank", [2, 3, 4, 5, 6])
def test_a_number_that_was_left_out(blank: int) -> None:
    assert _parents([*NUMBERS[:blank], "", *NUMBERS[blank + 1 :]]) == PARENTS
