"""Years over columns that are missing or stand twice."""

from __future__ import annotations

import pytest

from lkjip_xl.reading.years import reckon


@pytest.mark.parametrize(
    ("stated", "reckoned"),
    [
        ([2021, 2022, 2023, 2024], [2021, 2022, 2023, 2024]),
        ([2024, 2023, 2022], [2024, 2023, 2022]),
        ([2019, 2022, 2023], [2019, 2022, 2023]),  # a gap is none of our business
        ([2024, 2022, 2023], [2024, 2022, 2023]),
        ([2021, 2022, 2024, 2024], [2021, 2022, 2023, 2024]),
        ([2021, 2022, 2023, 2023], [2021, 2022, 2023, 2024]),
        ([2021, 2022, 2023, 0], [2021, 2022, 2023, 2024]),
        ([0, 2022, 2023], [2021, 2022, 2023]),
        ([2024, 2023, 2023, 2021], [2024, 2023, 2022, 2021]),
        ([2023, 2023], [2023, 0]),
        ([2021, 2021, 2021], [2021, 0, 0]),
        ([2019, 2022, 2022, 2030], [2019, 2022, 0, 2030]),
        ([0, 0, 2024], [0, 0, 2024]),
        ([], []),
    ],
)
def test_years_reckoned_from_their_neighbours(stated: list[int], reckoned: list[int]) -> None:
    assert reckon(stated) == reckoned
