"""Cells and merged areas of a sheet, stored so that only what is there costs anything."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import ItemsView, Iterable, Iterator, Mapping
from typing import TypeVar, cast

Place = tuple[int, int]  # row and column, counted from 1
Area = tuple[int, int, int, int]  # top, left, bottom, right
C = TypeVar("C")
T = TypeVar("T")


class Grid(Mapping[Place, C]):
    """A mapping of places to cells, stored by rows: half the memory of one dictionary of places."""

    __slots__ = ("rows",)

    def __init__(self, rows: dict[int, dict[int, C]]) -> None:
        self.rows = rows

    def __getitem__(self, place: Place) -> C:
        return self.rows[place[0]][place[1]]

    def __iter__(self) -> Iterator[Place]:
        for row, cells in self.rows.items():
            for col in cells:
                yield row, col

    def __len__(self) -> int:
        return sum(map(len, self.rows.values()))

    def items(self) -> ItemsView[Place, C]:
        """As of any mapping, without looking each place up."""
        return _Items(self)


class _Items(ItemsView[Place, C]):
    def __iter__(self) -> Iterator[tuple[Place, C]]:
        for row, cells in cast(Grid[C], self._mapping).rows.items():  # type: ignore[attr-defined]
            for col, cell in cells.items():
                yield (row, col), cell


def rows_of(cells: Mapping[Place, C]) -> dict[int, dict[int, C]]:
    """The cells by row and column."""
    if isinstance(cells, Grid):
        return cells.rows
    rows: dict[int, dict[int, C]] = {}
    for (row, col), cell in cells.items():
        rows.setdefault(row, {})[col] = cell
    return rows


_NOTHING: tuple[list[int], list[Area]] = ([], [])
_BAND = 64  # rows
_TALL = 8  # bands


class Merged:
    """The merged areas of a sheet, found by a place inside them; an area may be as large as a sheet."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._bands: dict[int, list[Area]] = {}
        self._tall: list[Area] = []
        self._rows: dict[int, tuple[list[int], list[Area]]] = {}
        for area in areas:
            first, last = area[0] // _BAND, area[2] // _BAND
            if last - first >= _TALL:
                self._tall.append(area)
                continue
            for band in range(first, last + 1):
                self._bands.setdefault(band, []).append(area)

    def area(self, row: int, col: int) -> Area | None:
        """The merged area that covers a place."""
        if not self._bands and not self._tall:
            return None
        known = self._rows.get(row)
        if known is None:
            known = self._rows[row] = self._in_row(row)
        lefts, areas = known
        at = bisect_right(lefts, col) - 1
        return areas[at] if at >= 0 and areas[at][3] >= col else None

    def get(self, place: Place, default: T) -> Place | T:
        """The top left place of the area that covers this one; the default where none does, or this is it."""
        area = self.area(*place)
        return default if area is None or area[:2] == place else (area[0], area[1])

    def __contains__(self, place: object) -> bool:
        return self.get(cast(Place, place), None) is not None

    def _in_row(self, row: int) -> tuple[list[int], list[Area]]:
        near = (*self._bands.get(row // _BAND, ()), *self._tall)
        found = sorted((a for a in near if a[0] <= row <= a[2]), key=lambda a: a[1])
        return ([a[1] for a in found], found) if found else _NOTHING
