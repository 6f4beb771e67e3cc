"""Labels of rows as the catalogue declares them, against what stands in a sheet."""

from __future__ import annotations

from functools import lru_cache

from lkjip_xl.names import plain

Pattern = tuple[str, bool]  # a plain label, and whether it may go on


@lru_cache(maxsize=1024)
def pattern_of(label: str) -> Pattern:
    """The pattern that a declared label is; `*` at its end lets the label go on."""
    return plain(label.removesuffix("*")), label.endswith("*")


def label_is(label: str, pattern: Pattern) -> bool:
    """Whether a plain label is what a pattern names."""
    word, goes_on = pattern
    return label == word or (goes_on and label.startswith(word + " "))


def matches(label: str, declared: str) -> bool:
    """Whether a plain label is what a declaration names."""
    return label_is(label, pattern_of(declared))
