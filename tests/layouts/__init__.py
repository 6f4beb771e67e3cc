"""A right workbook laid out in other ways: whatever is found in it must be found at the same cells.

python -m tests.layouts --seed 1 --write
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(p) for p in (ROOT / "tests", ROOT / "examples") if str(p) not in sys.path]
