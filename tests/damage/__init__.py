"""Proof by damage: one thing at a time is spoiled in a right workbook, and the checker must see it there."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT / "examples") not in sys.path:
    sys.path.insert(0, str(ROOT / "examples"))
