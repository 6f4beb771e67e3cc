"""Invented offices that are right: what they are like, and that nobody accuses them."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT / "examples") not in sys.path:
    sys.path.insert(0, str(ROOT / "examples"))
