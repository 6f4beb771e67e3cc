"""Right LRA workbooks in the many forms in which offices submit them, and what the checker makes of each.

python -m tests.lra_forms --seed 1 --write
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(p) for p in (ROOT / "tests", ROOT) if str(p) not in sys.path]
