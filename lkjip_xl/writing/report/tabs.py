"""Names of the report's own sheets, which never clash with submitted ones."""

from __future__ import annotations

from collections.abc import Iterable

MAX_NAME = 31


class Tabs:
    """Hands out sheet names; Excel takes two names that differ in letter case only for the same."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {name.casefold() for name in taken}

    def name(self, wanted: str) -> str:
        """The wanted name, or one like it that is free."""
        for n in range(1, 1000):
            suffix = "" if n == 1 else (" LKjIP" if n == 2 else f" LKjIP {n - 1}")
            name = wanted[: MAX_NAME - len(suffix)] + suffix
            if name.casefold() not in self._taken:
                self._taken.add(name.casefold())
                return name
        raise ValueError(wanted)
