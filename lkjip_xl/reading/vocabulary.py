"""The texts that name the columns of each table."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from lkjip_xl.names import heading
from lkjip_xl.table import Table


class Vocabulary(NamedTuple):
    """The texts that name each column: whole ones, and beginnings (declared with `*` at their end)."""

    whole: dict[str, tuple[str, ...]]
    begin: tuple[tuple[str, str], ...]

    def keys(self, text: str) -> tuple[str, ...]:
        """The keys of the columns that a plain text may mean, the likeliest first."""
        if not text:
            return ()
        found = self.whole.get(text)
        if found is not None:
            return found
        return tuple(dict.fromkeys(key for word, key in self.begin if text == word or text.startswith(word + " ")))


@lru_cache(maxsize=256)
def vocabulary(table: Table) -> Vocabulary:
    """The vocabulary of a table's headings."""
    whole: dict[str, list[str]] = {}
    begin: list[tuple[str, str]] = []
    for column in table.columns:
        for text in (column.heading, f"{column.top} {column.heading}", *column.aliases):
            if text.endswith("*"):
                begin.append((heading(text[:-1]), column.key))
                continue
            keys = whole.setdefault(heading(text), [])
            if column.key not in keys:
                keys.append(column.key)
    begin.sort(key=lambda pair: -len(pair[0]))
    return Vocabulary({text: tuple(keys) for text, keys in whole.items()}, tuple(begin))


@lru_cache(maxsize=16384)
def keys_of(table: Table, text: str) -> tuple[str, ...]:
    """The keys of the columns of a table that a plain text may mean."""
    return vocabulary(table).keys(text)
