"""One worksheet part: cells with formula and value, merged areas, sizes and what is hidden, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from lkjip_xl.book import Cell, Raw
from lkjip_xl.grid import Area
from lkjip_xl.reading import limits
from lkjip_xl.reading.limits import LAST_COLUMN, LAST_ROW, amount
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.shared import SharedFormula, column_number
from lkjip_xl.reading.strings import clipped
from lkjip_xl.reading.values import ISO_DATE, value_of
from lkjip_xl.reading.xmlpart import Attributes, fraction, local, parse, truth, whole

Rows = dict[int, dict[int, Cell]]


@dataclass
class Budget:
    """What the whole workbook may still hold."""

    cells: int = field(default_factory=lambda: limits.MAX_CELLS)
    merged: int = field(default_factory=lambda: limits.MAX_MERGED)
    text: int = field(default_factory=lambda: limits.MAX_TEXT)
    styled: int = field(default_factory=lambda: limits.MAX_STYLED)


@dataclass(frozen=True)
class Context:
    """What a sheet part refers to. `formats`: the number format of each cell format."""

    strings: Sequence[str]
    formats: Sequence[str]
    date1904: bool
    look: bool
    budget: Budget = field(default_factory=Budget)


@dataclass
class SheetPart:
    """What a worksheet part holds. `rows`: the cells, empty ones only where their look is wanted."""

    rows: Rows = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    frozen: tuple[int, int] | None = None
    outlined_columns: dict[int, int] = field(default_factory=dict)
    outlined_rows: dict[int, int] = field(default_factory=dict)
    row_height: float | None = None
    gridlines: bool = True
    landscape: bool | None = None
    unknown_formats: bool = False  # a cell names a format that the workbook does not have


def read_sheet(chunks: Iterable[bytes], context: Context) -> SheetPart:
    """Reads a worksheet part. Cells without an address stand behind the one before; of two cells at one place
    the later counts; the extent that the part declares is not believed.

    Raises Refused where the part is damaged or passes a limit.
    """
    part = SheetPart()
    rows, look = part.rows, context.look
    strings, formats, date1904, budget = context.strings, context.formats, context.date1904, context.budget
    shared: dict[str, SharedFormula] = {}
    columns = _Columns()
    new = tuple.__new__  # the fields are checked by the type checker; a million calls of Cell() are not free

    prefix = ""
    C = V = F = IS = T = ROW = PHONETIC = ""
    row = col = strangers = 0
    row_text = ""
    cells: dict[int, Cell] = {}
    attrs_of_cell: Attributes = {}
    attrs_of_formula: Attributes | None = None
    value_text: str | None = None
    formula_text: str | None = None
    inline: list[str] | None = None
    pieces: list[str] = []
    in_phonetic = False
    other: dict[str, Callable[[Attributes], None]] = {
        "mergeCell": lambda attrs: _merge(part, attrs, budget),
        "col": lambda attrs: _columns(part, attrs),
        "pane": lambda attrs: _pane(part, attrs),
        "sheetFormatPr": lambda attrs: _rows_without_height(part, attrs),
        "sheetView": lambda attrs: _view(part, attrs),
        "pageSetup": lambda attrs: _paper(part, attrs),
    }

    def start(tag: str, attrs: Attributes) -> None:
        nonlocal attrs_of_cell, attrs_of_formula, value_text, formula_text, inline, in_phonetic
        nonlocal prefix, C, V, F, IS, T, ROW, PHONETIC, strangers
        if tag == C:
            attrs_of_cell = attrs
            attrs_of_formula = value_text = formula_text = inline = None
        elif tag in (V, T):
            pieces.clear()
        elif tag == F:
            attrs_of_formula = attrs
            pieces.clear()
        elif tag == ROW:
            open_row(attrs)
        elif tag == IS:
            inline = []
        elif tag == PHONETIC:
            in_phonetic = True
        elif not C:  # the first element tells the prefix of all
            prefix = tag[: len(tag) - len(local(tag))]
            C, V, F, IS, T, ROW, PHONETIC = (prefix + name for name in ("c", "v", "f", "is", "t", "row", "rPh"))
        elif (handle := other.get(tag[len(prefix) :])) is not None:
            handle(attrs)
        else:
            strangers += 1
            if strangers > limits.MAX_STRANGERS:
                raise Refused("damaged")

    def end(tag: str) -> None:
        nonlocal value_text, formula_text, in_phonetic
        if tag == V:
            value_text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        elif tag == C:
            close_cell()
        elif tag == F:
            formula_text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        elif tag == T:
            if inline is not None and not in_phonetic:
                inline.extend(pieces)
        elif tag == PHONETIC:
            in_phonetic = False

    def open_row(attrs: Attributes) -> None:
        nonlocal row, row_text, col, cells
        row_text = attrs.get("r", "")
        row = _row_number(row_text) if row_text else row + 1
        if row > LAST_ROW:
            raise Refused("damaged")
        row_text = row_text or str(row)
        col = 0
        cells = rows.get(row, {})
        if len(attrs) > 1:
            _row_look(part, row, attrs)

    def close_cell() -> None:
        nonlocal row, col, cells
        attrs = attrs_of_cell
        place = attrs.get("r")
        if place is None:
            col += 1
        elif place.endswith(row_text):
            col = columns[place[: -len(row_text)]]
        else:
            col = 0
        if not 0 < col <= LAST_COLUMN:  # odd, or of another row than the one it stands in
            there, col = _place(place or "")
            if there != row:
                row = there
                cells = rows.get(row, {})
        style = attrs.get("s")
        form = 0 if style is None else whole(style, -1)
        kind = attrs.get("t", "n")
        value: Raw = None
        if inline is not None and value_text is None:
            value = clipped(inline) or None
        elif value_text:
            value = value_of(kind, value_text, strings, date1904=date1904)
            if kind == "str":
                value = clipped([value_text])
        formula = None if attrs_of_formula is None else formula_of(attrs_of_formula, formula_text or "")
        if formula is not None and value == "":
            value = None  # a formula that shows nothing and one that was never calculated look the same in a file
        if value is None and formula is None and (not look or not form):
            return
        if not 0 <= form < len(formats):
            part.unknown_formats = part.unknown_formats or form != 0
            form = 0
        number_format = formats[form]
        if kind == "d" and not isinstance(value, str) and number_format == "General":
            number_format = ISO_DATE
        store(new(Cell, (value, formula, number_format, form)))

    def store(cell: Cell) -> None:
        if cell.value is None and cell.formula is None:
            if budget.styled <= 0:
                return
            budget.styled -= 1
        else:
            budget.cells -= 1
            if budget.cells < 0:
                raise Refused("too_many_cells", f"lebih dari {amount(limits.MAX_CELLS)}")
            if isinstance(cell.value, str) or cell.formula:
                length = len(cell.formula or "") + (len(cell.value) if isinstance(cell.value, str) else 0)
                budget.text -= length
                if budget.text < 0:
                    raise Refused("too_much_text", f"lebih dari {amount(limits.MAX_TEXT)} huruf")
        if not cells:
            rows[row] = cells
        cells[col] = cell

    def formula_of(attrs: Attributes, text: str) -> str | None:
        kind = attrs.get("t", "")
        if kind == "shared":
            known = shared.get(attrs.get("si", ""))
            if known is not None:
                return known.at(row, col)
            if text:
                shared[attrs.get("si", "")] = SharedFormula(f"={text}", row, col)
        elif kind == "dataTable":
            return "=TABLE()"
        return f"={text}" if text else None

    parse(chunks, start, end, pieces.append)
    _finish(part)
    return part


class _Columns(dict[str, int]):
    """The numbers of column letters, worked out once each; 0 for what is no column."""

    def __missing__(self, letters: str) -> int:
        plain = letters.isascii() and letters.isalpha() and len(letters) <= 3
        number = self[letters] = column_number(letters) if plain else 0
        return number


def _place(text: str) -> tuple[int, int]:
    """Row and column of an address such as `$B$12`. Raises Refused where it is none."""
    text = text.replace("$", "")
    letters = text.rstrip("0123456789")
    row, col = whole(text[len(letters) :]), _Columns()[letters]
    if not (0 < row <= LAST_ROW and 0 < col <= LAST_COLUMN):
        raise Refused("damaged")
    return row, col


def _row_number(text: str) -> int:
    """The number of a row; some programs write `5.0`."""
    row = whole(text.removesuffix(".0"))
    if not 0 < row <= LAST_ROW:
        raise Refused("damaged")
    return row


def _row_look(part: SheetPart, row: int, attrs: Attributes) -> None:
    height = fraction(attrs.get("ht", ""))
    if height:
        part.heights[row] = height
    if truth(attrs.get("hidden", "")):
        part.hidden_rows.add(row)
    if level := whole(attrs.get("outlineLevel", "")):
        part.outlined_rows[row] = min(level, 7)


def _columns(part: SheetPart, attrs: Attributes) -> None:
    first, last = whole(attrs.get("min", "")), whole(attrs.get("max", ""))
    width, hidden = fraction(attrs.get("width", "")), truth(attrs.get("hidden", ""))
    level = min(whole(attrs.get("outlineLevel", "")), 7)
    for col in range(max(first, 1), min(last or first, LAST_COLUMN) + 1):
        if width:
            part.widths[col] = width
        if hidden:
            part.hidden_columns.add(col)
        if level:
            part.outlined_columns[col] = level


def _pane(part: SheetPart, attrs: Attributes) -> None:
    if part.frozen is None and attrs.get("state", "").startswith("frozen"):
        part.frozen = int(fraction(attrs.get("ySplit", ""))), int(fraction(attrs.get("xSplit", "")))


def _rows_without_height(part: SheetPart, attrs: Attributes) -> None:
    if truth(attrs.get("customHeight", "")):
        part.row_height = fraction(attrs.get("defaultRowHeight", "")) or None


def _view(part: SheetPart, attrs: Attributes) -> None:
    part.gridlines = truth(attrs.get("showGridLines", ""), default=True)


def _paper(part: SheetPart, attrs: Attributes) -> None:
    if attrs.get("orientation") in ("landscape", "portrait"):
        part.landscape = attrs["orientation"] == "landscape"


def _merge(part: SheetPart, attrs: Attributes, budget: Budget) -> None:
    budget.merged -= 1
    if budget.merged < 0:
        raise Refused("too_many_merged", f"lebih dari {amount(limits.MAX_MERGED)}")
    first, _, last = attrs.get("ref", "").partition(":")
    (top, left), (bottom, right) = _place(first), _place(last or first)
    area = min(top, bottom), min(left, right), max(top, bottom), max(left, right)
    if area[:2] != area[2:]:
        part.merged.append(area)


def _finish(part: SheetPart) -> None:
    """Rows in order, and the look of rows and columns only as far as there is something to look at."""
    if len(part.rows) > limits.MAX_ROWS:
        filled = sum(1 for cells in part.rows.values() if any(map(_filled, cells.values())))
        if filled > limits.MAX_ROWS:
            raise Refused("too_many_rows", f"{amount(filled)} baris (batas {amount(limits.MAX_ROWS)})")
    if list(part.rows) != sorted(part.rows):
        part.rows = dict(sorted(part.rows.items()))
    last = max((r for r, cells in part.rows.items() if any(map(_filled, cells.values()))), default=0)
    bottom = last + 100
    part.rows = (
        {r: cells for r, cells in part.rows.items() if r <= bottom} if bottom < max(part.rows, default=0) else part.rows
    )
    part.heights = {r: h for r, h in part.heights.items() if r <= bottom}
    part.hidden_rows = {r for r in part.hidden_rows if r <= bottom}
    part.outlined_rows = {r: n for r, n in part.outlined_rows.items() if r <= bottom}


def _filled(cell: Cell) -> bool:
    return cell.value is not None or cell.formula is not None
