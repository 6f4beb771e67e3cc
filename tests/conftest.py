"""Paths that the tests share."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def pytest_sessionstart() -> None:
    """Forgets what was worked out before: mutmut tries each mutant in a fork of a process that has run all tests."""
    if "MUTANT_UNDER_TEST" in os.environ:
        own = Path(__file__).parent.parent
        for module in list(sys.modules.values()):
            if own in Path(getattr(module, "__file__", None) or "/").parents:
                for value in vars(module).values():
                    if hasattr(value, "cache_clear"):
                        value.cache_clear()
