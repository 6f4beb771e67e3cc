"""Paths that the tests share."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def pytest_runtest_setup() -> None:
    """Before each test, under mutmut: forgets what was worked out before. It tries each mutant in a fork of a process
    that has run all tests, on the tests that have called the changed function."""
    if "MUTANT_UNDER_TEST" in os.environ:
        for name, module in list(sys.modules.items()):
            if name.startswith("lkjip_xl"):
                for value in vars(module).values():
                    if hasattr(value, "cache_clear"):
                        value.cache_clear()
