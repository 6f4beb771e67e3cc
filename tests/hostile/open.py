"""Cases that do not come out as they should yet, with what is missing. A case that does is taken off this list."""

from __future__ import annotations

OPEN: dict[str, str] = {}
