"""Trees told by their numbering, also where a number was left out."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lkjip_xl.reading import trees
from lkjip_xl.reading.trees import Line, shape

# program, kegiatan, two sub kegiatan, kegiatan, two sub kegiatan, program, kegiatan, sub kegiatan
NUMBERS = ["A", "1", "1.1", "1.2", "2", "1.1", "1.2", "B", "1", "1.1"]
AMOUNTS = [10, 3, 1, 2, 7, 3, 4, 5, 5, 5]
PARENTS = (-1, 0, 1, 1, 0, 4, 4, -1, 7, 8)


def _parents(numbers: list[str], amounts: list[int] = AMOUNTS, names: list[str] | None = None) -> tuple[int, ...]:
    names = names or [f"nama {i}" for i in range(len(numbers))]
    lines = [Line(n, name, (1, 0), (Fraction(a),)) for n, name, a in zip(numbers, names, amounts, strict=True)]
    return shape(lines).parents


def test_letters_and_numbers() -> None:
    assert _parents(NUMBERS) == PARENTS


@pytest.mark.parametrize("blank", [2, 3, 4, 5, 6])
def test_a_number_that_was_left_out(blank: int) -> None:
    assert _parents([*NUMBERS[:blank], "", *NUMBERS[blank + 1 :]]) == PARENTS


@pytest.mark.parametrize(
    ("numbers", "amounts", "parents"),
    [
        (["A", "A.1", "A.1.1", "A.1.2", "B", "B/1"], [3, 3, 1, 2, 5, 5], (-1, 0, 1, 1, -1, 4)),
        (["7.01.0.00.0.00.16.0000", "7.01.01", "7.01.01.2.01", "7.01.02"], [8, 3, 3, 5], (-1, 0, 1, 0)),
        (["5", "51", "5101", "52", "5201"], [8, 3, 3, 5, 5], (-1, 0, 1, 0, 3)),
        (["5", "51", "6101", "6102"], [9, 9, 4, 5], (-1, -1, -1, -1)),  # 61 is not there: these are no such codes
        (["1", "12", "123"], [9, 5, 2], (-1, -1, -1)),  # merely numbers, as those of villages
    ],
    ids=["letters in codes", "code of the office", "codes without dots", "a code missing", "no codes"],
)
def test_numbers_of_other_kinds(numbers: list[str], amounts: list[int], parents: tuple[int, ...]) -> None:
    assert _parents(numbers, amounts) == parents


def test_a_name_that_begins_like_a_sub_kegiatan() -> None:
    names = ["Program A", "Kegiatan B", "Sub Kegiatan C", "Sub Bagian Umum", "Sub Kegiatan D", "Kegiatan E"]
    assert _parents([""] * 6, [9, 5, 2, 2, 3, 4], names) == (-1, 0, 1, 2, 1, 0)


def test_amounts_make_a_tree_of_so_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _parents([""] * 4, [9, 4, 5, 7]) == (-1, 0, 0, -1)
    monkeypatch.setattr(trees, "_MOST_LINES", 3)
    assert _parents([""] * 4, [9, 4, 5, 7]) == (-1, -1, -1, -1)
