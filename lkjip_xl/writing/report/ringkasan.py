"""The first sheet: the verdict in one sentence, counts with links, and charts, on one screen and one page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from lkjip_xl.findings import Level, Result, Verdict
from lkjip_xl.writing.metrics import lines, row_height
from lkjip_xl.writing.page import Page, set_page
from lkjip_xl.writing.report.cellnames import quoted
from lkjip_xl.writing.report.charts import Drawn
from lkjip_xl.writing.report.selisih_live import CHANGED
from lkjip_xl.writing.styles import CHANGED_MARK, GOOD, MARK, Styles
from lkjip_xl.writing.text import clean

if TYPE_CHECKING:
    from lkjip_xl.writing.report.context import Context

_PANEL = (21.0, 9.5, 12.5, 10.0, 10.5)  # columns of the tables on the left
_GAP = 2.0
_CHART_COLUMNS, _CHART_COLUMN = 14, 8.43
SIZE = 10
_ROW, _ROOMY = 17, 22  # least and most pixels of a row of the lists
_POINTS = 0.75  # of a pixel
_TOP = (34, 30, 10)  # pixels of the title, the verdict, the gap below
_BETWEEN = 8  # pixels between charts
_STRETCH = 1.4  # how much larger than need be a chart may become to fill the page
_SHRINK = 0.9
_HIGH = 770  # pixels that charts on the first page may take below each other


Columns = tuple[list[Drawn], list[Drawn]]


def write_ringkasan(ws: Any, styles: Styles, context: Context, columns: Columns) -> None:
    """Writes the sheet Ringkasan with these charts."""
    panel = Panel(ws, styles, context)
    for col, width in enumerate((*_PANEL, _GAP)):
        ws.set_column(col, col, width)
    first = len(_PANEL) + 1
    ws.set_column(first, first + _CHART_COLUMNS - 1, _CHART_COLUMN)
    for row, pixels in enumerate(_TOP):
        ws.set_row(row, pixels * _POINTS)
    last_col = first + _CHART_COLUMNS - 1
    words = context.words
    title = f"Hasil Pemeriksaan LKjIP {words['instansi']} {words['kabupaten']} Tahun {words['tahun']}"
    ws.write_string(0, 0, clean(" ".join(title.split())), styles.get(bold=True, font_size=16))
    _verdict(ws, styles, context, last_col)
    panel.write(3)
    bottom = _place(ws, columns, first, panel)
    set_page(ws, context.page, landscape=True, repeat=None, last=(bottom, last_col), pages_high=1)
    ws.set_zoom(90)
    ws.activate()


def verdict_sentence(result: Result) -> str:
    """The outcome in one sentence."""
    wrong = result.of(Level.SALAH)
    checked = _n(result.checked_by_sheet().total())
    if not wrong:
        return f"COCOK: {checked} sel turunan diperiksa, tidak ada yang salah."
    roots = sum(1 for f in wrong if f.root)
    follows = len(wrong) - roots
    more = f", dan {_n(follows)} sel lain ikut salah karenanya" if follows else ""
    return f"SELISIH: {checked} sel turunan diperiksa, {_n(roots)} temuan harus diperbaiki{more}."


def _verdict(ws: Any, styles: Styles, context: Context, last_col: int) -> None:
    """The sentence; it changes while findings are corrected inside this workbook."""
    sentence = verdict_sentence(context.result)
    wrong = len(context.result.of(Level.SALAH))
    look = styles.get(bold=True, font_size=12, bg_color=MARK[Level.SALAH] if wrong else GOOD, border=1, indent=1)
    ws.merge_range(1, 0, 1, last_col, "", look)
    if not wrong:
        ws.write_string(1, 0, sentence, look)
        return
    left = f'COUNTIF({quoted(context.tabs["Selisih"])}!$B:$B,"{Level.SALAH.value}")'
    done = "Semua temuan SALAH sudah dibetulkan atau diubah di buku kerja ini; jalankan lkjip-xl lagi untuk memastikan."
    some = f'"SELISIH: masih ada "&{left}&" dari {wrong} temuan SALAH; lihat lembar Selisih."'
    ws.write_formula(1, 0, f'=IF({left}=0,"{done}",IF({left}={wrong},"{sentence}",{some}))', look, sentence)
    right = styles.exact({"bg_color": GOOD})
    ws.conditional_format(1, 0, 1, last_col, {"type": "formula", "criteria": f"={left}=0", "format": right})


class Panel:
    """The lists on the left. `row` is the first free one, `pixels` the height used so far."""

    def __init__(self, ws: Any, styles: Styles, context: Context) -> None:
        self.ws, self.styles, self.context = ws, styles, context
        self.row = 0
        self.pixels = sum(_TOP)
        result = context.result
        lists = 3 + 5 + len(result.counts()) + 1 + len(self._sheets())
        self.unit = min(_ROOMY, max(_ROW, (_HIGH - 110) // lists))

    def write(self, row: int) -> None:
        """All lists, from a row on."""
        self.row = row
        self._levels()
        self._space()
        self._cells()
        self._space()
        self._by_sheet()
        self._remarks()

    def _line(self, pixels: int = 0) -> int:
        """Sets the height of the next row and gives it."""
        pixels = pixels or self.unit
        self.ws.set_row(self.row, pixels * _POINTS)
        self.pixels += pixels
        self.row += 1
        return self.row - 1

    def _space(self) -> None:
        self._line(8)

    def _heading(self, *texts: str) -> None:
        row = self._line(self.unit + 2)
        for col, text in enumerate(texts):
            self.ws.write_string(row, col, text, self._look("heading"))

    def _look(self, kind: str = "text", **more: Any) -> Any:
        base: dict[str, Any] = {"font_size": SIZE, "text_wrap": False}
        if kind == "heading":
            return self.styles.cell(**base, bold=True, bg_color="#D9E2EC", align="center", **more)
        if kind == "number":
            return self.styles.number("#,##0", font_size=SIZE, **more)
        return self.styles.cell(**(base | more))

    def _levels(self) -> None:
        """Findings by level, as found and as still there after corrections in this workbook."""
        tab = quoted(self.context.tabs["Selisih"])
        self._heading("Tingkat", "Temuan", "Masih ada")
        result = self.context.result
        for level in Level:
            row, count = self._line(), len(result.of(level))
            link = f"internal:{tab}!A1"
            self.ws.write_url(row, 0, link, self._look(bold=True, bg_color=MARK[level], underline=1), level.value)
            self.ws.write_number(row, 1, count, self._look("number"))
            self.ws.write_formula(row, 2, f'=COUNTIF({tab}!$B:$B,"{level.value}")', self._look("number"), count)
        row = self._line()
        self.ws.write_string(row, 0, "Diubah, periksa lagi", self._look(bg_color=CHANGED_MARK))
        self.ws.write_blank(row, 1, None, self._look())
        self.ws.write_formula(row, 2, f'=COUNTIF({tab}!$B:$B,"{CHANGED}")', self._look("number"), 0)
        row = self._line()
        self.ws.write_string(row, 0, "Diterima (Pengecualian)", self._look())
        accepted = sum(1 for f in result.findings if f.accepted)
        self.ws.write_number(row, 1, accepted, self._look("number"))
        self.ws.write_blank(row, 2, None, self._look())
        self._line(4)
        for level in Level:
            self._remark(f"{level.value}: {level.meaning}")

    def _cells(self) -> None:
        """How many derived cells ended in which verdict."""
        result = self.context.result
        counts = result.counts()
        self._heading("Putusan sel turunan", "Sel")
        for verdict in Verdict:
            if verdict.value in counts:
                row = self._line()
                self.ws.write_string(row, 0, verdict.value.capitalize(), self._look())
                self.ws.write_number(row, 1, counts[verdict.value], self._look("number"))
        row = self._line()
        self.ws.write_string(row, 0, "Semua", self._look(bold=True))
        self.ws.write_number(row, 1, len(result.cells), self._look("number", bold=True))

    def _by_sheet(self) -> None:
        """Findings and checked cells of each submitted sheet, with a link to it."""
        result, selisih = self.context.result, quoted(self.context.tabs["Selisih"])
        checked = result.checked_by_sheet()
        self._heading("Lembar", *(level.value for level in Level), "Diperiksa")
        for name, found in self._sheets().items():
            row = self._line()
            if name in result.book.by_name:
                look = self._look(**self.styles.link)
                self.ws.write_url(row, 0, f"internal:{quoted(name)}!A1", look, clean(name), "Buka lembar ini")
            else:
                self.ws.write_string(row, 0, clean(name), self._look())
            for col, level in enumerate(Level, start=1):
                n = found[level]
                look = self._look("number", bold=True, bg_color=MARK[level]) if n else self._look("number")
                self.ws.write_formula(row, col, _still(selisih, name, level), look, n)
            self.ws.write_number(row, 4, checked[name], self._look("number"))

    def _sheets(self) -> dict[str, Counter[Level]]:
        """The sheets that something was found or checked on, with their findings by level."""
        result = self.context.result
        counts: dict[str, Counter[Level]] = {s.name: Counter() for s in result.book.sheets}
        for f in result.findings:
            if not f.accepted:
                counts.setdefault(f.at.sheet, Counter())[f.level] += 1
        checked = result.checked_by_sheet()
        return {name: found for name, found in counts.items() if found or name in checked}

    def _remarks(self) -> None:
        """What could not be written, and what failed."""
        context = self.context
        self._line(4)
        there = {table.report.tab for table in context.laid.values()}  # a sheet may hold a table a kelompok
        absent = dict.fromkeys(r.tab for r in context.absent if r.tab not in there)
        if absent:
            names = "; ".join(absent)
            self._remark(f"Tabel yang tidak tersedia karena isiannya tidak ada: {names}.")
        for code, said in context.result.crashed.items():
            self._remark(f"Aturan {code} gagal dijalankan dan tidak memeriksa apa pun: {said}.")

    def _remark(self, text: str) -> None:
        width = sum(_PANEL) + 3
        pixels = round(row_height(lines(text, width, 9), 9) / _POINTS)
        row = self._line(pixels)
        look = self.styles.get(text_wrap=True, italic=True, font_size=9, valign="top", font_color="#52606D")
        self.ws.merge_range(row, 0, row, len(_PANEL) - 1, clean(text), look)


def _still(selisih: str, name: str, level: Level) -> str:
    """How many findings of a level a sheet still has."""
    wanted = name.replace('"', '""')
    wanted = f"={wanted}" if name[:1] in "=<>" else wanted  # else it would be read as a comparison
    return f'=COUNTIFS({selisih}!$D:$D,"{wanted}",{selisih}!$B:$B,"{level.value}")'


def _place(ws: Any, columns: Columns, first: int, panel: Panel) -> int:
    """Puts charts beside the lists, in two columns; gives the last row."""
    width = (_CHART_COLUMNS * 64 - 4 - _BETWEEN) // 2
    wide = width if all(columns) else 2 * width + _BETWEEN
    for i, column in enumerate(columns):
        room = _HIGH - _BETWEEN * (len(column) - 1)
        stretch = min(_STRETCH, room / max(sum(c.height for c in column), 1))
        x, y = i * (width + _BETWEEN) if all(columns) else 0, 0
        for chart in column:
            tall = int(chart.height * stretch)
            chart.fit(wide, tall)
            _insert(ws, 3, first, chart, x, y)
            y += tall + _BETWEEN
    row = panel.row
    while panel.pixels < sum(_TOP) + _HIGH:
        ws.set_row(row, _ROW * _POINTS)
        panel.pixels += _ROW
        row += 1
    return row - 1


def _insert(ws: Any, row: int, col: int, chart: Drawn, x: int, y: int) -> None:
    options = {"x_offset": x, "y_offset": y, "description": clean(chart.text)[:2000], "object_position": 2}
    ws.insert_chart(row, col, chart.chart, options)


def write_large(ws: Any, styles: Styles, page: Page, charts: list[Drawn]) -> None:
    """Writes the sheet Grafik: the charts that are too large for Ringkasan, two on each landscape page."""
    wide, tall = page.room(landscape=True)
    scale = 0.78
    columns = int(wide * 0.98 / scale / 64)
    rows = int(tall * 0.97 / scale / 20) - 2  # of a page, its title not counted
    set_page(ws, page, landscape=True, repeat=None, last=(0, columns - 1))
    row = 0
    for i in range(0, len(charts), 2):
        pair = charts[i : i + 2]
        ws.write_string(row, 0, "Grafik", styles.title)
        width = columns * 64 // len(pair)
        for j, chart in enumerate(pair):
            chart.fit(width - _BETWEEN, min(rows * 20, max(c.height for c in pair)))
            _insert(ws, row + 1, 0, chart, j * width, 0)
        row += rows + 2
    ws.print_area(0, 0, row - 1, columns - 1)
    ws.set_print_scale(int(scale * 100))
    ws.set_h_pagebreaks([(k + 1) * (rows + 2) for k in range(len(charts[::2]) - 1)])


def two_columns(charts: list[Drawn]) -> tuple[Columns, list[Drawn]]:
    """The charts in two columns of about the same height that fit on the first page, and those that do not."""
    small, room = list(charts), _HIGH / _SHRINK
    while True:
        least = (sum(c.height for c in small) + _BETWEEN * (len(small) - 2)) / 2  # of the taller column, however split
        if least <= room:  # so few that all ways can be tried
            best = min((_split(small, mask) for mask in range(2 ** len(small))), key=_tallest)
            if _tallest(best) <= room:
                return best, [c for c in charts if c not in small]
        small.remove(max(small, key=lambda c: c.height))


def _split(charts: list[Drawn], mask: int) -> Columns:
    """The charts whose bit is not set, and those whose bit is."""
    return [c for i, c in enumerate(charts) if not mask >> i & 1], [c for i, c in enumerate(charts) if mask >> i & 1]


def _tallest(columns: Columns) -> int:
    return max(sum(c.height for c in column) + _BETWEEN * max(0, len(column) - 1) for column in columns)


def _n(number: int) -> str:
    return f"{number:,}".replace(",", ".")
