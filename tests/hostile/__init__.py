"""The hostile set: files that an office or an attacker may send, each with the outcome that it must have."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
for folder in ("tests", "examples"):
    if str(ROOT / folder) not in sys.path:
        sys.path.insert(0, str(ROOT / folder))
