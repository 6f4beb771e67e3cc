"""What the sum rows of a tree add up: one row's children, everything, or what stands on the page so far.

A label names it (`JUMLAH BELANJA`, `Jumlah A`, `T O T A L`). Where a label fits several rows (`Jumlah` after each
program), all rows with that label are read alike, by the reading that most of their amounts follow.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from lkjip_xl.found import Row
from lkjip_xl.names import account, likeness, plain, squeezed
from lkjip_xl.numbers import total
from lkjip_xl.reading.trees import Amounts

_LEAD = ("jumlah", "total", "jml", "jlh", "subtotal", "subjumlah")
_BEFORE_LEAD = ("sub", "grand")
_ALL = frozenset(
    ("seluruhnya", "keseluruhan", "umum", "semua", "anggaran", "realisasi", "besar", "akhir", "lra", "apbd")
)
_CARRIED = ("dipindahkan", "pindahan", "pemindahan", "halaman")
_OF_PAGES = frozenset((*_CARRIED, "dari", "ke", "ini", "sebelumnya", "berikutnya", "selanjutnya"))


def sum_of_what(label: str) -> str | None:
    """What a label says is added up: `Jumlah Belanja Operasi` gives `belanja operasi`, `TOTAL` an empty text; None
    where the label is none of a sum row."""
    words = squeezed(label).split()
    rest = list(words)
    while rest[:1] and (rest[0] in _LEAD or (rest[0] in _BEFORE_LEAD and rest[1:2] and rest[1] in _LEAD)):
        rest = rest[1:]
    if len(rest) == len(words) and not (words and words[0] in _CARRIED):
        return None
    return "" if all(w in _ALL or w.isdigit() for w in rest) else " ".join(rest)


def carried(what: str) -> bool:
    """Whether a sum row only carries the sum of a page over to the next."""
    return any(word in what.split() for word in _CARRIED)


def only_carries(label: str) -> bool:
    """Whether the label of a row says that it carries a sum over to the next page, or from the one before, and
    nothing else."""
    what = sum_of_what(label)
    return what is not None and carried(what) and _OF_PAGES.issuperset(what.split())


class Names(NamedTuple):
    """The positions of the rows of data in order, by plain name, by name of the account, by number; and by name of
    the account those that have rows below them."""

    of_name: dict[str, list[int]]
    of_account: dict[str, list[int]]
    of_number: dict[str, list[int]]
    of_parent: dict[str, list[int]]


@dataclass(frozen=True, eq=False, repr=False)
class Tree:
    """The rows of a tree in sheet order, sum rows among them, each with its numbering and its amounts."""

    rows: Sequence[Row]
    numbers: Sequence[str]
    amounts: Sequence[Amounts]

    def children(self, parent: int) -> list[int]:
        """The positions of the rows directly below a row; of -1 the roots."""
        return self._below.get(parent, [])

    @cached_property
    def _below(self) -> dict[int, list[int]]:
        below: dict[int, list[int]] = {}
        for i, row in enumerate(self.rows):
            if row.kind == "data":
                below.setdefault(row.parent, []).append(i)
        return below

    @cached_property
    def named(self) -> Names:
        """The rows by what they are called."""
        names = Names({}, {}, {}, {})
        for i, row in enumerate(self.rows):
            if row.kind != "data":
                continue
            own = account(row.name)
            names.of_name.setdefault(plain(row.name), []).append(i)
            names.of_account.setdefault(own, []).append(i)
            if self.numbers[i]:
                names.of_number.setdefault(plain(self.numbers[i]), []).append(i)
            if self.children(i):
                names.of_parent.setdefault(own, []).append(i)
        return names

    def summands(self, positions: Sequence[int]) -> Iterator[int]:
        """The rows whose amounts make up those of some rows; a row without amounts is a heading only."""
        for i in positions:
            below = [] if self.rows[i].filled else self.children(i)
            if below:
                yield from self.summands(below)
            else:
                yield i

    def agrees(self, at: int, positions: Sequence[int]) -> int:
        """In how many columns a sum row states the sum of other rows, less those in which it does not; columns of
        zeros say nothing."""
        right = 0
        for col, stated in enumerate(self.amounts[at]):
            if stated is None:
                continue
            parts = [a for i in positions if (a := self.amounts[i][col]) is not None]
            added = total(parts)
            if stated or added:
                right += 1 if abs(added - stated) <= max(len(parts), 1) / Fraction(2) else -1
        return right


def resolve(tree: Tree) -> list[Row]:
    """The rows with every sum row told apart: kind "subtotal" (with the row that it closes, or none) or "total"."""
    rows = list(tree.rows)
    grand = _grand(tree)
    bare: list[int] = []
    last_page = -1
    for i, row in enumerate(rows):
        if row.kind != "sum":
            continue
        what = sum_of_what(row.name) or ""
        if carried(what):
            rows[i] = _page_sum(tree, i, what, last_page)
            last_page = i
        elif i in grand:
            rows[i] = row._replace(kind="total", total="jumlah", over=_over_all(tree, i))
        elif (node := _named(tree, i, what)) >= 0:
            rows[i] = _closing(tree, row, node)
        elif what:
            rows[i] = row._replace(kind="subtotal")
        else:
            bare.append(i)
    for label in dict.fromkeys(squeezed(rows[i].name) for i in bare):
        _close_alike(tree, rows, [i for i in bare if squeezed(rows[i].name) == label])
    return rows


# --- the sum of everything -----------------------------------------------------------------------


def _grand(tree: Tree) -> set[int]:
    """The sum rows over the whole table: the last one, or one above all others, whose label names no single row."""
    data = [i for i, r in enumerate(tree.rows) if r.kind == "data"]
    if not data:
        return set()
    sums = [i for i, r in enumerate(tree.rows) if r.kind == "sum" and not carried(sum_of_what(r.name) or "")]
    below = [i for i in sums if i > data[-1]]
    found = {i for i in sums if i < data[0] and not _is_head(tree, i)}
    closing = [i for i in below if (what := sum_of_what(tree.rows[i].name)) == "" or _named(tree, i, what or "") < 0]
    if closing:
        last = closing[-1]
        everything = list(tree.summands(tree.children(-1)))
        node = _last_root(tree, last)
        alone = len(closing) == 1 and not found
        closes_last = node >= 0 and tree.agrees(last, list(tree.summands(tree.children(node)))) > 0
        others = any(i < last and sum_of_what(tree.rows[i].name) == "" for i in sums)
        if tree.agrees(last, everything) > 0 or not closes_last or (alone and not others):
            found.add(last)
    return found


def _is_head(tree: Tree, i: int) -> bool:
    return False if sum_of_what(tree.rows[i].name) == "" else _named(tree, i, sum_of_what(tree.rows[i].name) or "") >= 0


def _last_root(tree: Tree, before: int) -> int:
    return next((i for i in reversed(tree.children(-1)) if i < before and tree.children(i)), -1)


def _over_all(tree: Tree, at: int) -> tuple[int, ...]:
    """What a grand total adds up: all roots; where it states one of several roots alone (belanja, under an LRA that
    lists pendapatan as well), that one."""
    roots = tree.children(-1)
    if len(roots) < 2 or tree.agrees(at, list(tree.summands(roots))) > 0:
        return ()
    for root in reversed(roots):
        parts = list(tree.summands([root]))
        if tree.agrees(at, parts) > 0:
            return tuple(parts)
    return ()


# --- the sum of one row's children ---------------------------------------------------------------


def _named(tree: Tree, at: int, what: str) -> int:
    """The row that a label names, by its name, its number, or the name of its account; -1 where there is none.

    The nearest row above is meant, or where there is none above, one below.
    """
    if not what:
        return -1
    names = tree.named
    own = account(what)
    for places in (
        names.of_name.get(what, ()),
        names.of_account.get(own, ()) if own else (),
        names.of_number.get(what, ()) if len(what) <= 12 else (),
    ):
        if places:
            return _nearest(places, at)
    alike = {name for name in names.of_parent if likeness(name, own) >= 0.75}
    return _nearest(sorted(i for name in alike for i in names.of_parent[name]), at) if alike else -1


def _nearest(places: Sequence[int], at: int) -> int:
    """Of some positions in order the last one above a row, or where there is none above, the first one below."""
    above = bisect_left(places, at)
    return places[above - 1] if above else places[0]


def _closing(tree: Tree, row: Row, node: int) -> Row:
    below = tree.children(node)
    over = tuple(tree.summands(below)) if below else (node,)
    return row._replace(kind="subtotal", of=node, over=over)


def _close_alike(tree: Tree, rows: list[Row], bare: list[int]) -> None:
    """Sum rows with one label that names nothing: each closes a row above it, all of them one of the same level."""
    votes: dict[int, int] = {}
    chains = {i: _open_before(tree, i) for i in bare}
    for i, chain in chains.items():
        for node in chain:
            level = tree.rows[node].level
            votes[level] = votes.get(level, 0) + tree.agrees(i, list(tree.summands(tree.children(node))))
    best = max(votes, key=lambda level: (votes[level], level), default=0)
    for i, chain in chains.items():
        node = next((n for n in chain if tree.rows[n].level == best), -1)
        if votes and votes[best] > 0 and node >= 0:
            rows[i] = _closing(tree, rows[i], node)
        elif rows[i].name:
            rows[i] = rows[i]._replace(kind="subtotal")
        else:
            rows[i] = rows[i]._replace(kind="data", filled=True)


def _open_before(tree: Tree, at: int) -> list[int]:
    """The rows with rows below them that are still open at a sum row, innermost first."""
    last = next((i for i in range(at - 1, -1, -1) if tree.rows[i].kind == "data"), -1)
    chain: list[int] = []
    while last >= 0:
        if tree.children(last):
            chain.append(last)
        last = tree.rows[last].parent
    return chain


# --- pages ---------------------------------------------------------------------------------------


def _page_sum(tree: Tree, at: int, what: str, before: int) -> Row:
    """What is carried over from page to page: the sum carried so far and the rows without rows below them since then;
    or what was carried, repeated at the top of the next page; or the rows of this page alone."""
    leaves = [i for i in range(max(before, 0), at) if tree.rows[i].kind == "data" and not tree.children(i)]
    so_far = ([before] if before >= 0 else []) + leaves
    if not leaves and before >= 0:
        so_far = [before]
    page = leaves if leaves and tree.agrees(at, leaves) > 0 >= tree.agrees(at, so_far) else so_far
    return tree.rows[at]._replace(kind="subtotal", over=tuple(page))
