"""Nothing lost and nothing dangerous, whatever happens to files, terminals and texts."""

import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
if str(TESTS) not in sys.path:
    sys.path.insert(0, str(TESTS))
