"""Print set-up that all sheets of the report share."""

from __future__ import annotations

from typing import Any, NamedTuple


class Paper(NamedTuple):
    """A size of paper: its number in a workbook (ECMA-376 part 1, 18.3.1.63), and its sides in millimetres."""

    name: str
    index: int  # type: ignore[assignment]  # no tuple method is wanted
    short: float
    long: float


A4 = Paper("A4", 9, 210, 297)
# Government offices call 215 x 330 mm F4; Excel knows it as Folio, 8.5 x 13 inches.
F4 = Paper("F4", 14, 215.9, 330.2)
PAPERS: dict[str, Paper] = {p.name: p for p in (A4, F4)}

LEFT = RIGHT = 0.5  # inches
TOP, BOTTOM = 0.6, 0.75
_MM = 25.4
_DOTS = 96  # an inch


class Page(NamedTuple):
    """What the footer names, the office and the year, and the paper."""

    instansi: str
    tahun: str
    paper: Paper = A4

    def room(self, *, landscape: bool) -> tuple[float, float]:
        """Width and height in pixels that a sheet printed at full size has between the margins."""
        width, height = (self.paper.long, self.paper.short) if landscape else (self.paper.short, self.paper.long)
        return (width / _MM - LEFT - RIGHT) * _DOTS, (height / _MM - TOP - BOTTOM) * _DOTS


def set_page(
    ws: Any,
    page: Page,
    *,
    landscape: bool,
    repeat: tuple[int, int] | None,
    last: tuple[int, int],
    pages_high: int = 0,
    tab: str = "",
) -> None:
    """One page wide, office and year (and the sheet, if named) and page numbers in the footer; rows from 0."""
    ws.set_paper(page.paper.index)
    if landscape:
        ws.set_landscape()
    ws.set_margins(left=LEFT, right=RIGHT, top=TOP, bottom=BOTTOM)
    ws.fit_to_pages(1, pages_high)
    ws.center_horizontally()
    ws.print_area(0, 0, *last)
    if repeat is not None:
        ws.repeat_rows(*repeat)
    ws.set_footer(f"&L&8{_said(page, tab)}&R&8Halaman &P dari &N", {"scale_with_doc": False})
    ws.hide_gridlines(2)


def _said(page: Page, tab: str) -> str:
    """Office and year; a digit right behind the size of the letters would be read as part of it."""
    office = " - ".join(t for t in (f"{page.instansi} {page.tahun}".strip(), tab) if t) or "LKjIP"
    office = office[:100].replace("&", "&&")
    return f" {office}" if office[:1].isdigit() else office
