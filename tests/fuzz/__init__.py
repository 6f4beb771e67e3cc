"""Mutants: the example workbooks with their parts damaged in ways that know what XML, cells and packages are."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
for folder in ("tests", "examples"):
    if str(ROOT / folder) not in sys.path:
        sys.path.insert(0, str(ROOT / folder))
