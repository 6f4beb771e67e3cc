"""Which rows of different tables are about the same thing, by their names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.catalog.units import INSTANSI_URUSAN, WILAYAH, kind_of_office
from lkjip_xl.found import Found, Row
from lkjip_xl.names import Nearby, name_key, plain
from lkjip_xl.table import Column

_AREAS = frozenset((*WILAYAH, "dusun", "ds", "kel"))
_NO_NAMES: dict[int, str] = {}


class Spelling(NamedTuple):
    """One name as written in one cell: of a row of a table, in the column `key`."""

    text: str
    found: Found
    row: Row
    key: str

    @property
    def at(self) -> Address:
        """The cell."""
        at = self.found.at(self.row, self.key)
        assert at is not None
        return at


@dataclass(eq=False, repr=False)
class Names:
    """The names of every list (indikator, program, desa, ...), each with the cells that write it.

    An identity is the plain name under which a thing was first met, with `#2` and so on where one table
    lists the same name again.
    """

    generic: frozenset[str] = frozenset()  # the words of the office's and the region's name
    spellings: dict[str, dict[str, list[Spelling]]] = field(default_factory=dict)
    _by_row: dict[tuple[str, str, str], dict[int, str]] = field(default_factory=dict)  # of sheet, table and column
    _keys: dict[str, dict[str, str]] = field(default_factory=dict)
    _near: dict[tuple[str, str], str] = field(default_factory=dict)
    _nearby: dict[str, Nearby] = field(default_factory=dict)

    def empty_words(self, names: str) -> frozenset[str]:
        """The words that say nothing in the names of one list: `Desa` in the name of a desa."""
        return self.generic | _AREAS if names == "desa" else self.generic

    def identity(self, found: Found, row: Row, key: str) -> str:
        """What the name in column `key` of a row stands for; empty where there is no name."""
        return self._by_row.get((found.sheet.name, found.table.key, key), _NO_NAMES).get(row.index, "")

    def look_up(self, names: str, text: str) -> str:
        """The identity that a name typed elsewhere means; empty where none is near."""
        known = self.spellings.get(names, {})
        key = name_key(text)
        if names not in self._keys:  # once, when all names are there
            spelt = [(name_key(s.text), identity) for identity, places in known.items() for s in places]
            self._keys[names] = dict(reversed(spelt))  # of several that are spelt so, the first
        exact = self._keys[names].get(key)
        if exact is not None or not key:
            return exact or ""
        if (names, text) not in self._near:
            if names not in self._nearby:
                self._nearby[names] = Nearby(known, self.empty_words(names))
            self._near[names, text] = self._nearby[names].nearest(text) or ""
        return self._near[names, text]

    def canonical(self, names: str, identity: str) -> str:
        """The spelling that most tables use, each of which counts once however often it repeats a name; of equally
        frequent ones the first, mandatory tables before others."""
        places = sorted(self.spellings[names][identity], key=lambda s: not s.found.table.mandatory)
        voices = dict.fromkeys((id(s.found), name_key(s.text)) for s in places)
        return max(Counter(key for _, key in voices).items(), key=lambda kv: kv[1])[0]


def collect_names(book: Book) -> Names:
    """The names of a submission. Equal names match first, then nearly equal ones, each at most once a table."""
    names = Names(_office_words(book))
    for found in sorted(book.tables, key=lambda f: (f.repeated, f.original)):
        for column in found.table.columns:
            if column.names and found.has(column.key):
                _collect(names, found, column)
    return names


def _office_words(book: Book) -> frozenset[str]:
    identitas = book.first("identitas")
    if identitas is None:
        return frozenset()
    told = {r.item: identitas.cell(r, "isi").text for r in identitas.data if r.item in ("instansi", "kabupaten")}
    if kind_of_office(told.get("instansi", "")).casefold() in INSTANSI_URUSAN:
        del told["instansi"]  # named after its work, as its programs are: there its words make a difference
    return frozenset(w for text in told.values() for w in name_key(text).split())


def _collect(names: Names, found: Found, column: Column) -> None:
    known = names.spellings.setdefault(column.names, {})
    by_key = {name_key(s.text): identity for identity, places in known.items() for s in places if "#" not in identity}
    assigned: dict[int, str] = {}
    times: Counter[str] = Counter()
    rows = [(row, text) for row in found.data if (text := found.text(row, column.key))]
    distinct = column.key == found.table.entity and not column.carry
    waiting: list[tuple[Row, str]] = []
    for row, text in rows:
        identity = by_key.get(name_key(text))
        if identity is None:
            waiting.append((row, text))
            continue
        times[identity] += 1
        assigned[row.index] = _numbered(identity, times[identity]) if distinct else identity
    free = Nearby((i for i in known if "#" not in i and i not in times), names.empty_words(column.names))
    for row, text in waiting:
        key = name_key(text)
        near = by_key.get(key) or free.nearest(text)
        identity = near or plain(text)
        by_key[key] = identity
        free.discard(identity)
        times[identity] += 1
        assigned[row.index] = _numbered(identity, times[identity]) if distinct else identity
    for row, text in rows:
        known.setdefault(assigned[row.index], []).append(Spelling(text, found, row, column.key))
    names._by_row.setdefault((found.sheet.name, found.table.key, column.key), {}).update(assigned)


def _numbered(identity: str, times: int) -> str:
    return identity if times == 1 else f"{identity}#{times}"
