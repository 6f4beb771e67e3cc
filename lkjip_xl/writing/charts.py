"""Native charts over the report tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lkjip_xl.catalog.scales import CAPAIAN
from lkjip_xl.numbers import half_up
from lkjip_xl.writing.styles import FONT
from lkjip_xl.writing.tables import Laid

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from lkjip_xl.writing.report import Context

_DARK, _MIDDLE, _LIGHT = "#1F4E79", "#5B9BD5", "#BDD7EE"
# dark to light by band, so that the order can be read in grey as well
_BANDS = {
    "Sangat Tinggi": "#1E5631",
    "Tinggi": "#4C9A2A",
    "Sedang": "#E0A800",
    "Rendah": "#F28C5A",
    "Sangat Rendah": "#F8B4A0",
}
_WIDTHS, _HEIGHT = (455, 500), 330
_ROWS = 17  # sheet rows that a chart covers


def insert_charts(workbook: Workbook, ws: Any, context: Context, row: int) -> int:
    """Puts the charts that the submission has data for on the sheet, two beside each other; gives the last row."""
    charts = [
        c
        for c in (
            _capaian(workbook, context),
            _anggaran(workbook, context),
            _years(workbook, context),
            _population(workbook, context),
        )
        if c is not None
    ]
    for i, (chart, title) in enumerate(charts):
        chart.set_size({"width": _WIDTHS[i % 2], "height": _HEIGHT})
        ws.insert_chart(
            row + (i // 2) * (_ROWS + 1),
            0 if i % 2 == 0 else 5,
            chart,
            {"description": title, "object_position": 2, "x_offset": 0},
        )
    return row + ((len(charts) + 1) // 2) * (_ROWS + 1)


def _chart(workbook: Workbook, kind: str, title: str, x: str, y: str) -> Any:
    chart = workbook.add_chart({"type": kind})
    font = {"name": FONT, "size": 9}
    chart.set_title({"name": title, "name_font": {"name": FONT, "size": 12, "bold": True}, "overlay": False})
    chart.set_x_axis({"name": x, "name_font": font | {"bold": False}, "num_font": font})
    chart.set_y_axis(
        {
            "name": y,
            "name_font": font | {"bold": False},
            "num_font": font,
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    chart.set_legend({"position": "bottom", "font": font})
    return chart


def _range(laid: Laid, key: str, year: int = 0, rows: list[int] | None = None) -> list[Any]:
    col = laid.column_of(key, year) - 1
    rows = rows or laid.data_rows
    return [laid.tab, rows[0] - 1, col, rows[-1] - 1, col]


def _cells(laid: Laid, key: str, rows: list[int]) -> str:
    """Separate cells as one chart range."""
    from lkjip_xl.book import column_letters
    from lkjip_xl.writing.cellnames import quoted

    letters = column_letters(laid.column_of(key))
    return "=(" + ",".join(f"{quoted(laid.tab)}!${letters}${r}" for r in rows) + ")"


def _capaian(workbook: Workbook, context: Context) -> tuple[Any, str] | None:
    """Capaian of every indikator, each bar in the colour of its band, with the line of 100."""
    tables = [context.laid[k] for k in ("tabel_3_1_utama", "tabel_3_1_lainnya") if k in context.laid]
    if not tables:
        return None
    title = f"Capaian indikator terhadap target {context.words['tahun']}"
    chart = _chart(workbook, "bar", title, "Capaian (%)", "Indikator")
    rows = [r for t in tables for r in t.data_rows]  # both tables stand on one tab
    chart.add_series(
        {
            "name": "Capaian",
            "categories": _cells(tables[0], "indikator", rows),
            "values": _cells(tables[0], "capaian", rows),
            "points": [{"fill": {"color": _band_colour(t, r)}} for t in tables for r in t.data_rows],
            "data_labels": {"value": True, "num_format": "0.00", "font": {"name": FONT, "size": 8}},
            "gap": 60,
        }
    )
    chart.set_y_axis(
        {
            "reverse": True,
            "num_font": {"name": FONT, "size": 8},
            "name": "Indikator",
            "name_font": {"name": FONT, "size": 9, "bold": False},
        }
    )
    chart.set_x_axis(
        {
            "name": "Capaian (%)",
            "min": 0,
            "num_format": "0",
            "name_font": {"name": FONT, "size": 9, "bold": False},
            "num_font": {"name": FONT, "size": 9},
            "label_position": "high",
            "major_unit": 20,
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    chart.set_legend({"none": True})
    return chart, title


def _band_colour(laid: Laid, sheet_row: int) -> str:
    from fractions import Fraction

    col = laid.column_of("capaian") - 1
    value = laid.rows[sheet_row - laid.first][1][col].value
    if isinstance(value, str):
        return _LIGHT
    return _BANDS[CAPAIAN.label(half_up(Fraction(format(value, ".15g")), Fraction(1, 100)))]


def _anggaran(workbook: Workbook, context: Context) -> tuple[Any, str] | None:
    """Anggaran and realisasi of every program."""
    table = context.laid.get("tabel_3_5")
    if table is None:
        return None
    rows = [table.first + i for i, (row, _) in enumerate(table.rows) if row.kind == "data" and row.level == 0]
    title = f"Anggaran dan realisasi per program {context.words['tahun']}"
    chart = _chart(workbook, "column", title, "Program", "Rupiah")
    for key, name, colour in (("anggaran", "Anggaran", _LIGHT), ("realisasi", "Realisasi", _DARK)):
        chart.add_series(
            {
                "name": name,
                "categories": _cells(table, "no", rows) if _numbered(table, rows) else _cells(table, "uraian", rows),
                "values": _cells(table, key, rows),
                "fill": {"color": colour},
                "border": {"color": _DARK},
            }
        )
    font = {"name": FONT, "size": 9}
    chart.set_y_axis(
        {
            "name": "Rupiah",
            "num_format": "#,##0",
            "num_font": font,
            "name_font": font | {"bold": False},
            "display_units": "millions",
            "display_units_visible": True,
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    return chart, title


def _numbered(table: Laid, rows: list[int]) -> bool:
    return bool(table.column_of("no")) and all(
        table.rows[r - table.first][1][table.column_of("no") - 1].value for r in rows
    )


def _years(workbook: Workbook, context: Context) -> tuple[Any, str] | None:
    """Capaian of the main indikator in each year."""
    table = context.laid.get("tabel_3_2_utama") or context.laid.get("tabel_3_2_lainnya")
    if table is None or len(table.found.years) < 2:
        return None
    years = table.found.years
    title = f"Capaian kinerja {years[0]} - {years[-1]}"
    chart = _chart(workbook, "column", title, "Indikator", "Capaian (%)")
    shades = (_LIGHT, _MIDDLE, "#2E75B6", _DARK)
    for i, year in enumerate(years):
        chart.add_series(
            {
                "name": str(year),
                "categories": _range(table, "indikator"),
                "values": _range(table, "capaian", year),
                "fill": {"color": shades[i * 4 // len(years)]},
                "border": {"color": _DARK},
                "data_labels": {"value": True, "num_format": "0.00", "font": {"name": FONT, "size": 8}}
                if len(table.data_rows) <= 2
                else {},
            }
        )
    return chart, title


def _population(workbook: Workbook, context: Context) -> tuple[Any, str] | None:
    """Men and women of every desa."""
    table = context.laid.get("tabel_1_1")
    if table is None:
        return None
    title = "Penduduk menurut desa dan jenis kelamin"
    chart = _chart(workbook, "column", title, "Desa", "Jiwa")
    for key, name, colour in (("laki", "Laki-laki", _DARK), ("perempuan", "Perempuan", _LIGHT)):
        chart.add_series(
            {
                "name": name,
                "categories": _range(table, "desa"),
                "values": _range(table, key),
                "fill": {"color": colour},
                "border": {"color": _DARK},
                "gap": 60,
            }
        )
    font = {"name": FONT, "size": 8}
    chart.set_x_axis({"name": "Desa", "num_font": font | {"rotation": -45}, "name_font": font | {"bold": False}})
    chart.set_y_axis(
        {
            "name": "Jiwa",
            "num_format": "#,##0",
            "num_font": font,
            "name_font": font | {"bold": False},
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    return chart, title
