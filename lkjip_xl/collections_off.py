"""Doing without garbage collection where there is nothing to collect."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collections() -> Iterator[None]:
    """No garbage collection while one file is read, checked or written: there are up to a million cells, and none of
    them is garbage. Not around many files: what they leave behind would pile up."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
