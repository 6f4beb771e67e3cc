"""The figures behind the charts, each kind in one block of rows without gaps, on a sheet of their own.

The report tables have subtotals and total rows in between, and charts over separate ranges do not work in every
program. The blocks refer to the report tables, so that the charts follow every correction.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from lkjip_xl.address import Address, column_letters
from lkjip_xl.numbers import format_id
from lkjip_xl.scales import CAPAIAN, text_in
from lkjip_xl.writing.metrics import characters, lines, row_height, text_width
from lkjip_xl.writing.page import set_page
from lkjip_xl.writing.report.cellnames import quoted
from lkjip_xl.writing.report.tables import Laid
from lkjip_xl.writing.styles import Styles

if TYPE_CHECKING:
    from lkjip_xl.writing.report.context import Context

TARGET = 100
MOST_INDICATORS = 10  # with more, the years are compared by the mean of each kelompok
_MILLION = 1_000_000

Stored = str | float
Item = tuple[str, Stored]  # a formula, or no formula, and the value


class Block(NamedTuple):
    """A block of rows: its title, the headings of its columns (the first names the rows), and its rows."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Item, ...], ...]
    decimals: int = 2
    top: int = 0  # sheet row of the title, from 0
    most: float = 0.0  # the largest figure

    @property
    def names(self) -> list[str]:
        """What the rows are called."""
        return [str(row[0][1]) for row in self.rows]

    def column(self, index: int) -> list[float]:
        """The stored figures of a column."""
        return [float(v) if isinstance(v := row[index][1], int | float) else 0.0 for row in self.rows]

    def area(self, tab: str, index: int, part: tuple[int, int]) -> list[Any]:
        """The cells of a column, rows `part[0]` up to `part[1]`, as XlsxWriter takes a range."""
        first = self.top + 2
        return [tab, first + part[0], index, first + part[1] - 1, index]

    def heading(self, tab: str, index: int) -> str:
        """The cell of a heading, as the name of a series."""
        return f"={quoted(tab)}!${column_letters(index + 1)}${self.top + 2}"


def blocks(context: Context) -> dict[str, Block]:
    """The blocks that the report has figures for, by the key of their chart."""
    made = {
        "capaian": _capaian(context),
        "anggaran": _anggaran(context),
        "tahun": _years(context),
        "penduduk": _population(context),
    }
    placed: dict[str, Block] = {}
    top = 2
    for key, block in made.items():
        if block is not None and block.rows:
            most = max(max(block.column(i)) for i in range(1, len(block.headings)))
            placed[key] = block._replace(top=top, most=most)
            top += len(block.rows) + 4
    return placed


def write_chart_data(ws: Any, styles: Styles, context: Context, made: dict[str, Block]) -> None:
    """Writes the blocks below each other."""
    ws.write_string(0, 0, "Angka di balik grafik pada lembar Ringkasan", styles.title)
    ws.write_string(1, 0, "Diambil dari tabel laporan; ikut berubah bila isiannya dibetulkan.", styles.note)
    widest = max((len(b.headings) for b in made.values()), default=2)
    names = [text_width(n) for b in made.values() for n in b.names]
    wide = min(90.0, characters(max(names, default=200) + 12))
    ws.set_column(0, 0, wide)
    most = max((abs(v) for b in made.values() for i in range(1, len(b.headings)) for v in b.column(i)), default=0)
    ws.set_column(1, widest - 1, max(14.0, characters(text_width(f"{most:,.2f}") + 22)))
    last = 1
    for block in made.values():
        ws.write_string(block.top, 0, block.title, styles.get(bold=True))
        for col, heading in enumerate(block.headings):
            ws.write_string(block.top + 1, col, heading, styles.heading)
        style = styles.number("#,##0" + ("." + "0" * block.decimals if block.decimals else ""))
        for i, row in enumerate(block.rows):
            at = block.top + 2 + i
            ws.set_row(at, row_height(lines(str(row[0][1]), wide)))
            for col, (formula, value) in enumerate(row):
                if formula:
                    ws.write_formula(at, col, formula, style if col else styles.cell(), value)
                elif isinstance(value, str):
                    ws.write_string(at, col, value, styles.cell())
                else:
                    ws.write_number(at, col, value, style)
        last = block.top + 1 + len(block.rows)
    set_page(ws, context.page, landscape=True, repeat=(0, 0), last=(last, widest - 1))


# --- the four blocks -----------------------------------------------------------------------------


def _cell(laid: Laid, row: int, key: str, year: int = 0) -> tuple[str, Stored]:
    """The reference to a cell of a report table, and the value stored there; `row` is a sheet row."""
    col = laid.column_of(key, year)
    value = laid.rows[row - laid.first][1][col - 1].value
    return f"{quoted(laid.tab)}!{Address(laid.tab, row, col).a1}", value


def _number(laid: Laid, row: int, key: str, year: int = 0, per: int = 1) -> Item:
    name, value = _cell(laid, row, key, year)
    stored = float(value) / per if isinstance(value, int | float) else 0.0
    return f"=IF(ISNUMBER({name}),{name}{f'/{per}' if per > 1 else ''},0)", stored


def _text(laid: Laid, row: int, key: str) -> Item:
    name, value = _cell(laid, row, key)
    return f'={name}&""', _plain(value)


def _plain(value: Stored) -> str:
    return value if isinstance(value, str) else format(value, ".15g")


def _capaian(context: Context) -> Block | None:
    """Capaian of every indikator: a column for each band, filled where the capaian falls into it."""
    labels = [rung.label for rung in context.ledger.settings.scale(CAPAIAN).rungs]
    rows: list[tuple[Item, ...]] = []
    for key in ("tabel_3_1_utama", "tabel_3_1_lainnya"):
        laid = context.laid.get(key)
        for row in laid.data_rows if laid is not None else ():
            assert laid is not None
            name, said = _cell(laid, row, "indikator")
            band_cell, band = _cell(laid, row, "kategori")
            of, value = _cell(laid, row, "capaian")
            stored = float(value) if isinstance(value, int | float) else 0.0
            label = (f'={name}&" ("&{band_cell}&")"', f"{_plain(said)} ({band})")
            bands = [(f"=IF({band_cell}={text_in(b)},{of},0)", stored if b == band else 0.0) for b in labels]
            rows.append((label, *bands, ("", float(TARGET))))
    title = f"Capaian indikator terhadap target {context.words['tahun']}"
    return Block(title, ("Indikator (kategori)", *labels, f"Target = {TARGET}"), tuple(rows))


def _anggaran(context: Context) -> Block | None:
    """Anggaran and realisasi of every program in millions, and how much of it was spent."""
    laid = context.laid.get("tabel_3_5")
    if laid is None:
        return None
    rows = tuple(
        (
            _spent(laid, laid.first + i),
            _number(laid, laid.first + i, "anggaran", per=_MILLION),
            _number(laid, laid.first + i, "realisasi", per=_MILLION),
        )
        for i, (row, _) in enumerate(laid.rows)
        if row.kind == "data" and row.level == 0
    )
    title = f"Anggaran, realisasi, dan serapan per program {context.words['tahun']}"
    return Block(title, ("Program (serapan)", "Anggaran", "Realisasi"), rows)


def _spent(laid: Laid, row: int) -> Item:
    """The name of a program and the part of its budget that was spent, in Indonesian notation everywhere."""
    (name, said), (cell, value) = _cell(laid, row, "uraian"), _cell(laid, row, "persen")
    hundredths = f"ROUND({cell}*100,0)"
    text = f'INT({hundredths}/100)&","&RIGHT("0"&MOD({hundredths},100),2)&"%"'
    formula = f'={name}&" ("&IF(ISNUMBER({cell}),{text},"-")&")"'
    shown = f"{format_id(Fraction(format(value, '.15g')), 2, grouping=False)}%" if isinstance(value, float) else "-"
    return formula, f"{_plain(said)} ({shown})"


def _years(context: Context) -> Block | None:
    """Capaian of every indikator in each year; of the mean of each kelompok where there are many."""
    tables = [context.laid[k] for k in ("tabel_3_2_utama", "tabel_3_2_lainnya") if k in context.laid]
    if not tables or len(tables[0].found.years) < 2:
        return None
    years = tables[0].found.years
    if sum(len(t.data_rows) for t in tables) > MOST_INDICATORS:
        title = f"Rata-rata capaian menurut kelompok {years[0]}-{years[-1]}"
        rows = [(("", f"Kinerja {t.report.where}"), *(_mean(t, y) for y in years)) for t in tables]
        return Block(title, ("Kelompok", *map(str, years)), tuple(rows))
    title = f"Capaian indikator {years[0]}-{years[-1]}"
    rows = [
        (_text(t, row, "indikator"), *(_number(t, row, "capaian", y) for y in years))
        for t in tables
        for row in t.data_rows
    ]
    return Block(title, ("Indikator", *map(str, years)), tuple(rows))


def _mean(laid: Laid, year: int) -> Item:
    col = laid.column_of("capaian", year)
    letters, rows = column_letters(col), laid.data_rows
    values = [v for r in rows if isinstance(v := laid.rows[r - laid.first][1][col - 1].value, float)]
    cells = f"{quoted(laid.tab)}!{letters}{rows[0]}:{letters}{rows[-1]}"
    return f"=IFERROR(AVERAGE({cells}),0)", sum(values) / len(values) if values else 0.0


def _population(context: Context) -> Block | None:
    """Men and women of every desa."""
    laid = context.laid.get("tabel_1_1")
    if laid is None:
        return None
    rows = tuple(
        (_text(laid, r, "desa"), _number(laid, r, "laki"), _number(laid, r, "perempuan")) for r in laid.data_rows
    )
    wilayah = context.words["wilayah"]
    title = f"Penduduk menurut {wilayah.lower()} dan jenis kelamin"
    return Block(title, (wilayah, "Laki-laki", "Perempuan"), rows, 0)


def parts(count: int, most: int) -> Sequence[tuple[int, int]]:
    """So many rows in the fewest parts of nearly the same size, none of them over `most`."""
    n = -(-count // most)
    return [(i * count // n, (i + 1) * count // n) for i in range(n)]
