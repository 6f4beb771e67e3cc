"""One worksheet part: cells with formula and value, merged areas, sizes and what is hidden, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from lkjip_xl.reading import limits
from lkjip_xl.reading.limits import LAST_COLUMN, LAST_ROW, amount
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.shared import SharedFormula
from lkjip_xl.reading.sheetpart import (
    Budget,
    Columns,
    SheetPart,
    columns_look,
    finish,
    merge,
    pane_look,
    paper_look,
    place_of,
    row_look,
    rows_look,
    view_look,
)
from lkjip_xl.reading.strings import clipped
from lkjip_xl.reading.values import ISO_DATE, value_of
from lkjip_xl.reading.xmlpart import Attributes, local, parse, whole
from lkjip_xl.sheet import Cell, Raw

_SHORT = 3  # digits of numbers that repeat
_MOST_ALIKE = 4096  # cells that are kept so that others like them are the same object


@dataclass(frozen=True, eq=False, repr=False)
class Context:
    """What a sheet part refers to. `formats`: the number format of each cell format."""

    strings: Sequence[str]
    formats: Sequence[str]
    date1904: bool
    look: bool
    budget: Budget = field(default_factory=Budget)


def read_sheet(chunks: Iterable[bytes], context: Context) -> SheetPart:
    """Reads a worksheet part. Cells without an address stand behind the one before; of two cells at one place
    the later counts; the extent that the part declares is not believed.

    Raises Refused where the part is damaged or passes a limit.
    """
    part = SheetPart()
    rows, look = part.rows, context.look
    strings, date1904, budget = context.strings, context.date1904, context.budget
    shared: dict[str, SharedFormula] = {}
    columns, forms = Columns(), _Forms(context.formats)
    new = tuple.__new__  # the fields are checked by the type checker; a million calls of Cell() are not free

    prefix = ""
    C = V = F = IS = T = ROW = PHONETIC = ""
    row = col = strangers = 0
    row_text = ""
    cells: dict[int, Cell] = {}
    alike: dict[tuple[str, str | None, str], Cell] = {}
    attrs_of_cell: Attributes = {}
    attrs_of_formula: Attributes | None = None
    value_text: str | None = None
    formula_text: str | None = None
    inline: list[str] | None = None
    pieces: list[str] = []
    in_phonetic = False
    other: dict[str, Callable[[Attributes], None]] = {
        "mergeCell": lambda attrs: merge(part, attrs, budget),
        "col": lambda attrs: columns_look(part, attrs),
        "pane": lambda attrs: pane_look(part, attrs),
        "sheetFormatPr": lambda attrs: rows_look(part, attrs),
        "sheetView": lambda attrs: view_look(part, attrs),
        "pageSetup": lambda attrs: paper_look(part, attrs),
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
            row_look(part, row, attrs)

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
            there, col = place_of(place or "")
            if there != row:
                row = there
                cells = rows.get(row, {})
        usual = None  # what tells apart the cells that many others are like: texts, and numbers of few digits
        cell = None
        if value_text and attrs_of_formula is None and inline is None:
            kind = attrs.get("t", "n")
            if kind == "s" or len(value_text) <= _SHORT:
                usual = kind, attrs.get("s"), value_text
                cell = alike.get(usual)
        if cell is None:
            cell = read_cell()
            if usual is not None and cell[0] is not None and len(alike) < _MOST_ALIKE:
                alike[usual] = cell
        value, formula, _, form = cell
        if value is None and formula is None:
            if not look or not form or budget.styled <= 0:
                return
            budget.styled -= 1
        else:
            budget.cells -= 1
            if budget.cells < 0:
                raise Refused("too_many_cells", f"lebih dari {amount(limits.MAX_CELLS)}")
            if value.__class__ is str or formula is not None:
                count_text(value, formula)
        if not cells:
            rows[row] = cells
        cells[col] = cell

    def read_cell() -> Cell:
        kind = attrs_of_cell.get("t", "n")
        value: Raw = None
        if inline is not None and value_text is None:
            value = clipped(inline) or None
        elif value_text:
            value = value_of(kind, value_text, strings, date1904=date1904)
            if kind == "str":
                value = clipped([value_text])
        formula = None if attrs_of_formula is None else formula_of(attrs_of_formula, formula_text or "")
        if formula is not None and value == "":
            value = None  # a formula that shows nothing is as blank as one that was never calculated
        if formula is not None and not value_text and kind == "n" and inline is None:
            part.uncalculated.add((row, col))
        form, number_format = forms[attrs_of_cell.get("s", "0")]
        if kind == "d" and not isinstance(value, str) and number_format == "General":
            number_format = ISO_DATE
        return new(Cell, (value, formula, number_format, form))

    def count_text(value: Raw, formula: str | None) -> None:
        budget.text -= len(formula or "") + (len(value) if isinstance(value, str) else 0)
        if budget.text < 0:
            raise Refused("too_much_text", f"lebih dari {amount(limits.MAX_TEXT)} huruf")

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
    part.unknown_formats = forms.unknown
    finish(part)
    return part


class _Forms(dict[str, tuple[int, str]]):
    """Number and number format of the cell formats, by the text that names them; the first one for unknown ones."""

    def __init__(self, formats: Sequence[str]) -> None:
        self._formats = formats
        self.unknown = False

    def __missing__(self, text: str) -> tuple[int, str]:
        number = whole(text, -1)
        if not 0 <= number < len(self._formats):
            self.unknown, number = self.unknown or text != "0", 0
        found = self[text] = number, self._formats[number] if self._formats else "General"
        return found


def _row_number(text: str) -> int:
    """The number of a row; some programs write `5.0`."""
    row = whole(text.removesuffix(".0"))
    if not 0 < row <= LAST_ROW:
        raise Refused("damaged")
    return row
