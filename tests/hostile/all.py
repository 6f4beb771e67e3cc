"""All cases, in the order of the page."""

from __future__ import annotations

from . import cell_formulas, part_sheets, places  # noqa: F401  (they add to the families of cells, parts, container)
from .bombs import BOMBS
from .cells import CELLS
from .container import CONTAINER
from .entities import ENTITIES
from .long import LONG
from .names import NAMES
from .parts import PARTS
from .records import RECORDS

FAMILIES = (CONTAINER, ENTITIES, BOMBS, LONG, PARTS, CELLS, RECORDS, NAMES)
CASES = tuple(case for family in FAMILIES for case in family.cases)
