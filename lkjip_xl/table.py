"""What a table is: a declaration that the template, the reader, the checks and the report all read.

Nothing here knows a row number or a column letter; those belong to the part that found a table in a
submission and to the part that lays one out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from lkjip_xl.expr import Expr


class Kind(Enum):
    """What a column holds, which settles how it is read, rounded and shown."""

    NUMBERING = "nomor"
    NAME = "nama"
    TEXT = "teks"
    CHOICE = "pilihan"
    COUNT = "jumlah"
    RUPIAH = "rupiah"
    PERCENT = "persen"
    INDEX = "angka"
    CATEGORY = "kategori"
    WORDS = "terbilang"

    __hash__ = object.__hash__  # there is one of each

    @cached_property  # asked for every cell
    def numeric(self) -> bool:
        """Whether cells of this kind are read as numbers."""
        return self in (Kind.COUNT, Kind.RUPIAH, Kind.PERCENT, Kind.INDEX)

    @cached_property
    def decimals(self) -> int | None:
        """Decimals that a table asks for; None where the number stands as published."""
        return {Kind.COUNT: 0, Kind.RUPIAH: 0, Kind.PERCENT: 2}.get(self)


class Formula(NamedTuple):
    """How a derived cell follows from others, and the code of the rule that says so."""

    expr: Expr
    code: str


class Shared(NamedTuple):
    """A fact that stands in several places: cells with the same fact must agree.

    `about` names the column that says what the row is about (empty: the table's own name column, or the
    office as a whole in a total row); `code` is the rule that compares.
    """

    fact: str
    code: str
    about: str = ""
    unless: Expr | None = None  # does not take part where this comes to 1


class Column(NamedTuple):
    """One column.

    heading is what the template prints, `top` the heading above it where the heading has two rows;
    `yearly` columns repeat under every year. `anchor` columns must be found for the table to be there.
    `must` input cells may not stay blank in a filled row. `names` is the list of names a NAME column
    belongs to (indikator, program, desa, ...). `carry`: a blank cell means the same as the cell above.
    `parent` replaces `formula` in rows of a tree that have rows below them. `variants`: ways in which offices
    work out this column; the whole column is read by the one that most of its rows follow, failing that by
    `formula`. `other_year`: its heading rightly names another year than the report's. `at_last`: of columns for
    several years it is the last one, not that of the report.
    """

    key: str
    heading: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    top: str = ""
    note: str = ""
    anchor: bool = False
    must: bool = False
    formula: Formula | None = None
    parent: Formula | None = None
    shared: Shared | None = None
    names: str = ""
    choices: tuple[str, ...] = ()
    carry: bool = False
    yearly: bool = False
    width: int = 14
    optional: bool = False  # left out of the blank template
    stands_in: str = ""  # takes the place of that column's cell where it is blank or not there
    variants: tuple[Formula, ...] = ()
    other_year: bool = False
    at_last: bool = False
    least: int | None = None  # what a figure here cannot be below; that of a COUNT is 0 anyway


class TotalCell(NamedTuple):
    """A derived cell of a total row; `shared` where the same total stands elsewhere as well."""

    column: str
    formula: Formula
    shared: Shared | None = None


class TotalRow(NamedTuple):
    """A row below the data, known by its label. A label that ends with `*` also stands for longer texts.

    `loosely`: regular expressions on the plain label that name it as well in a row with no other text and without any
    entered figure but those that it gives, where no row of data can be meant. `parts`: it may stand several times,
    each time for the rows since the one before.
    """

    key: str
    label: str
    cells: tuple[TotalCell, ...]
    aliases: tuple[str, ...] = ()
    label_column: str = ""
    optional: bool = False
    loosely: tuple[str, ...] = ()
    parts: bool = False


class Item(NamedTuple):
    """A row of fixed meaning, known by its label; its cells are facts called `fact.column`.

    `shared`: facts of the whole submission that its cells state as well, by column.
    """

    fact: str
    label: str
    aliases: tuple[str, ...] = ()
    kind: Kind = Kind.TEXT
    note: str = ""
    shared: tuple[tuple[str, Shared], ...] = ()
    least: int | None = None  # as of a Column


class Group(NamedTuple):
    """Rows of a table that break the same total down: `headings` open it, `members` belong to it anyway.

    Each of `columns` must add up to the fact `equals.column`.
    """

    key: str
    label: str
    headings: tuple[str, ...]
    members: tuple[str, ...]  # regular expressions on the plain label
    columns: tuple[str, ...] = ()
    equals: str = ""
    code: str = ""


class Listing(NamedTuple):
    """The rows of a table are a complete list: as many as `count` says, the same names as in other lists."""

    names: str
    count: str = ""  # type: ignore[assignment]  # a fact that says how many there are; no tuple method is wanted
    setting: str = ""  # a setting that says how many there are, for lists of fixed names
    expected: tuple[tuple[str, ...], ...] = ()  # fixed names, each with its spellings


@dataclass(frozen=True, eq=False, repr=False)
class Table:
    """One table of the standard workbook.

    `sheet` is its home; on the sheets `also_on` it may stand again, as a repetition. `entity` is the
    column that says what a row is about. `tree`: rows have rows below them, told by their numbering.
    `block`: a filled cell of this column opens a block of rows.
    """

    key: str
    sheet: str
    caption: str
    columns: tuple[Column, ...]
    entity: str = ""
    totals: tuple[TotalRow, ...] = ()
    also_on: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    groups: tuple[Group, ...] = ()
    listing: Listing | None = None
    tree: bool = False
    block: str = ""
    mandatory: bool = False
    optional: bool = False  # left out of the blank template
    this_year: bool = False  # figures of the report year only, so no other year may stand over them
    told_apart: tuple[str, ...] = ()  # columns that tell rows of the same name apart
    # words that tell what figures are about, and which columns of figures a heading with one may mean (None: any)
    matters: tuple[tuple[str, tuple[str, ...] | None], ...] = ()
    row_words: tuple[str, ...] = ()  # how the name of every row begins, to tell twins apart
    prefill: tuple[tuple[str, ...], ...] = ()
    blank_rows: int = 12
    given: bool = False  # nothing need be entered: the blank template holds what is usual

    def column(self, key: str) -> Column:
        """The column of that key; KeyError where the table has none."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> dict[str, Column]:
        return {column.key: column for column in reversed(self.columns)}

    def has(self, key: str) -> bool:
        """Whether the table declares that column."""
        return key in self._by_key

    @property
    def numeric(self) -> bool:
        """Whether it holds figures."""
        return any(c.kind.numeric for c in self.columns)

    @property
    def yearly(self) -> bool:
        """Whether some columns repeat under every year."""
        return any(c.yearly for c in self.columns)

    @property
    def two_rows(self) -> bool:
        """Whether the heading takes two rows."""
        return any(c.top or c.yearly for c in self.columns)


# --- report tables -------------------------------------------------------------------------------


class ReportColumn(NamedTuple):
    """A column of a report table: a column of its source, under the heading that the report prints.

    `as_written` shows the submitted text itself (`83,32 (A)`) instead of its number.
    """

    source: str
    heading: str
    top: str = ""
    as_written: bool = False
    width: int = 14  # about what it takes at ease; the page decides


class Report(NamedTuple):
    """A table of the LKjIP. `{tahun}`, `{instansi}`, `{kabupaten}`, `{wilayah}` and the like in its tab, title,
    headings and source line are filled in.

    `place`: chapter and number, such as 3.1, that put it among the others; without it they begin the tab's name.
    """

    key: str
    tab: str
    title: str
    table: str
    columns: tuple[ReportColumn, ...]
    number: str = ""
    where: str = ""  # keeps rows of this kelompok
    totals: tuple[str, ...] = ()
    source_line: str = ""
    amends: str = ""  # a column of amended figures: where none was amended there is no such table
    place: str = ""

    @property
    def order(self) -> tuple[int, ...]:
        """Where it stands among the tables of the report; 0 is the summary in front of the chapters."""
        return tuple(int(part) for part in (self.place or self.tab.split()[0]).split("."))
