"""Native charts over the blocks of the sheet Data Grafik.

Bars lie, so that long names stay readable, and a chart grows with what it shows; one that is too large for the
first page of Ringkasan goes to a further one, and a very long one is divided. Colours run from dark to light, and
what a colour says is said in words as well, so that a grey copy reads the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from lkjip_xl.writing.metrics import text_width
from lkjip_xl.writing.report.chart_data import Block, parts
from lkjip_xl.writing.styles import FONT

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

DARK, LIGHT, INK, GRID = "#1F4E79", "#BDD7EE", "#404040", "#D9D9D9"
SHADES = ("#DEEBF7", "#9DC3E6", "#5B9BD5", "#1F4E79")  # the years, the latest darkest
BAND_FILLS = ("#1E5631", "#3B7D23", "#E0A800", "#F4B183", "#FBE0D5")
BAND_LETTERS = ("#FFFFFF", "#FFFFFF", "#1F2933", "#1F2933", "#1F2933")

_ABOVE, _FRAME, _EDGE = 52, 138, 12  # pixels: both titles; all that is not bars; left of the names
_HEAD = 18  # pixels above the bars where the title of the names begins
_MOST = {"capaian": 42, "anggaran": 24, "tahun": 12, "penduduk": 60}  # rows in one chart
TALL = 830  # pixels that fit on a printed page


class Drawn(NamedTuple):
    """A chart, its title, what it shows in a sentence, the least height in which it can be read, the pixels that
    its longest name takes on one line, and what the names are."""

    chart: Any
    title: str
    text: str
    height: int
    names: float
    head: str

    def fit(self, width: int, height: int) -> None:
        """Gives the chart its size, and its parts their places: what the names are stands above them, since beside
        them it would lie over long ones."""
        left = (_EDGE + min(self.names, 0.46 * width)) / width
        layout = {"x": left, "y": _ABOVE / height, "width": 1 - left - 0.06, "height": 1 - _FRAME / height}
        self.chart.set_size({"width": width, "height": height})
        self.chart.set_plotarea({"layout": layout})
        line = {"line": {"color": GRID}}
        self.chart.set_y_axis(
            {
                "name": self.head,
                "name_font": _font(8, bold=False, rotation=_LEVEL),
                "name_layout": {"x": _EDGE / width, "y": (_ABOVE - _HEAD) / height},
                "num_font": _font(8),
                "reverse": True,
                "crossing": "max",  # the values stand below, although the first row is on top
                "interval_unit": 1,
                "major_tick_mark": "none",
                **line,
            }
        )


def draw(workbook: Workbook, tab: str, made: dict[str, Block]) -> Iterator[Drawn]:
    """The charts of these blocks, in their order."""
    for key, block in made.items():
        pieces = parts(len(block.rows), _MOST[key])
        for i, part in enumerate(pieces):
            title = block.title + (f" ({i + 1} dari {len(pieces)})" if len(pieces) > 1 else "")
            chart, a_row = _KINDS[key](workbook, tab, block, part, title)
            count = part[1] - part[0]
            names = max(text_width(n, 8) for n in block.names[part[0] : part[1]])
            height = min(TALL, _FRAME + max(3, count) * a_row)
            yield Drawn(chart, title, f"{title}: {_said(block, part)}", height, names, block.headings[0])


def _said(block: Block, part: tuple[int, int]) -> str:
    """The figures of a chart in words, for those who do not see it."""
    texts = []
    for row in block.rows[part[0] : part[1]]:
        figures = ", ".join(
            f"{heading} {float(value):.{block.decimals}f}".replace(".", ",")
            for heading, (_, value) in zip(block.headings[1:], row[1:], strict=True)
            if value and not heading.startswith("Target")
        )
        texts.append(f"{row[0][1]}: {figures or 'tidak ada nilai'}")
    text = "; ".join(texts)
    return text if len(text) <= 800 else f"{text[:790]} ..."


def _font(size: float, **more: Any) -> dict[str, Any]:
    return {"name": FONT, "size": size, "color": INK, **more}


_LEVEL = 1e-6  # degrees, written as 0: XlsxWriter takes 0 itself for no wish, and lets the title stand


def _bars(workbook: Workbook, title: str, values: str, *, stacked: bool = False, **value_axis: Any) -> Any:
    """An empty chart of lying bars, with what the values are; `Drawn.fit` adds what the names are."""
    chart = workbook.add_chart({"type": "bar"} | ({"subtype": "stacked"} if stacked else {}))
    chart.set_title({"name": title, "name_font": _font(11, bold=True), "overlay": False})
    line = {"line": {"color": GRID}}
    chart.set_x_axis(
        {
            "name": values,
            "name_font": _font(8, bold=False),
            "num_font": _font(8),
            "min": 0,
            "major_tick_mark": "none",
            "major_gridlines": {"visible": True, **line},
            **line,
            **value_axis,
        }
    )
    chart.set_legend({"position": "bottom", "font": _font(8)})
    chart.set_chartarea({"border": {"color": GRID}})
    return chart


def _series(block: Block, tab: str, index: int, part: tuple[int, int], fill: str, **more: Any) -> dict[str, Any]:
    return {
        "name": block.heading(tab, index),
        "categories": block.area(tab, 0, part),
        "values": block.area(tab, index, part),
        "fill": {"color": fill},
        "border": {"color": INK, "width": 0.5},
        **more,
    }


def _labels(size: float, form: str, colour: str = INK, **more: Any) -> dict[str, Any]:
    return {"data_labels": {"value": True, "num_format": form, "font": _font(size) | {"color": colour}, **more}}


Made = tuple[Any, int]  # a chart, and the pixels that a row of it takes


def _capaian(workbook: Workbook, tab: str, block: Block, part: tuple[int, int], title: str) -> Made:
    """Each bar in the colour of its band, in a frame that ends at the target."""
    unit: dict[str, Any] = {"major_unit": 20} if block.most <= 160 else {"major_unit": 50} if block.most <= 400 else {}
    chart = _bars(workbook, title, "Capaian (% dari target)", num_format="0", **unit)
    bands = len(block.headings) - 2  # the first names the rows, the last is the target
    for i in range(bands):
        colour = round(i * (len(BAND_FILLS) - 1) / max(1, bands - 1))
        fill, letters = BAND_FILLS[colour], BAND_LETTERS[colour]
        labels = _labels(8, "0.00;-0.00;;", letters, position="inside_base")
        chart.add_series(_series(block, tab, i + 1, part, fill, gap=35, overlap=100, **labels))
    frame = {"fill": {"none": True}, "border": {"color": INK, "width": 1.25}}
    chart.add_series(_series(block, tab, bands + 1, part, INK, gap=35, overlap=100) | frame)
    return chart, 26 if len(block.rows) <= 12 else 17


def _anggaran(workbook: Workbook, tab: str, block: Block, part: tuple[int, int], title: str) -> Made:
    """Two bars a program; which part of the budget was spent stands behind its name."""
    chart = _bars(workbook, title, "Juta rupiah", num_format="#,##0")
    for i, fill in ((1, LIGHT), (2, DARK)):
        labels = _labels(7, "#,##0.0", position="outside_end")
        chart.add_series(_series(block, tab, i, part, fill, gap=45, **labels))
    return chart, 40


def _years(workbook: Workbook, tab: str, block: Block, part: tuple[int, int], title: str) -> Made:
    """A bar for each year, the latest darkest."""
    years = len(block.headings) - 1
    chart = _bars(workbook, title, "Capaian (%)", num_format="0")
    for i in range(years):
        shade = SHADES[-1 - (years - 1 - i) * len(SHADES) // max(years, len(SHADES))]
        labels = _labels(7, "0.00;-0.00;;", position="outside_end")
        chart.add_series(_series(block, tab, i + 1, part, shade, gap=40, **labels))
    return chart, 14 + 10 * years


def _population(workbook: Workbook, tab: str, block: Block, part: tuple[int, int], title: str) -> Made:
    """Men and women of a desa in one bar."""
    chart = _bars(workbook, title, "Jiwa", stacked=True, num_format="#,##0")
    for i, fill in ((1, DARK), (2, LIGHT)):
        chart.add_series(_series(block, tab, i, part, fill, gap=35))
    return chart, 16 if len(block.rows) <= 24 else 12


_KINDS: dict[str, Callable[[Any, str, Block, tuple[int, int], str], Made]] = {
    "capaian": _capaian,
    "anggaran": _anggaran,
    "tahun": _years,
    "penduduk": _population,
}
