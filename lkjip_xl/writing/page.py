"""Print set-up that all sheets of the report share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

A4 = 9


@dataclass(frozen=True)
class Page:
    """What the footer names: the office and the year."""

    instansi: str
    tahun: str


def set_page(
    ws: Any, page: Page, *, landscape: bool, repeat: tuple[int, int] | None, last: tuple[int, int], pages_high: int = 0
) -> None:
    """A4, one page wide, office and year and page numbers in the footer; rows counted from 0."""
    ws.set_paper(A4)
    if landscape:
        ws.set_landscape()
    ws.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    ws.fit_to_pages(1, pages_high)
    ws.print_area(0, 0, *last)
    if repeat is not None:
        ws.repeat_rows(*repeat)
    office = f"{page.instansi} {page.tahun}".strip().replace("&", "&&")[:120]
    ws.set_footer(f"&L&8{' ' if office[:1].isdigit() else ''}{office}&R&8Halaman &P dari &N")
    ws.hide_gridlines(1)
