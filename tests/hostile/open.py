"""Cases that do not come out as they should yet, with what is missing. A case that does is taken off this list."""

from __future__ import annotations

REPAIR = "damage in parts that no figure needs is not repaired yet"
OPEN: dict[str, str] = {}
