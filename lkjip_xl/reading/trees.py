"""Which row of an LRA stands below which: told by codes, by letters and numbers, by indentation, by names, by bold
type, or, where none of these is there, by the amounts themselves.

Each way reads the whole table; the first one that the amounts do not contradict is taken. So a wrong amount
never changes the tree, and a numbering that says nothing (1, 2, 3 down the page) does not hide it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from lkjip_xl.catalog.akun import DEPTHS
from lkjip_xl.names import account, code_groups, plain
from lkjip_xl.numbers import total

Amounts = tuple[Fraction | None, ...]


class Line(NamedTuple):
    """One row of a tree as it stands: numbering, name, how far to the right it begins, its amounts."""

    number: str
    name: str
    indent: tuple[int, int]  # column of the number, column and blanks before the name
    amounts: Amounts
    face: str = ""  # of the type that the name is set in: b, i, bi

    @property
    def filled(self) -> bool:
        """Whether it states any amount."""
        return any(a is not None for a in self.amounts)


class Shape(NamedTuple):
    """A reading of a tree: for each row how deep its kind of row stands, and the position of its parent (-1: none)."""

    levels: tuple[int, ...]
    parents: tuple[int, ...]


def shape(lines: Sequence[Line]) -> Shape:
    """The tree that the rows make; level 0 are programs, or the outermost rows where there are none."""
    best: Shape | None = None
    for way in (_by_number, _by_indent, _by_name):
        found = way(lines)
        if found is None:
            continue
        best = best or found
        right, wrong = _agreement(found, lines)
        if right >= wrong and right + wrong:
            best = found
            break
    else:
        best = _by_face(lines) or best
        if best is None or (_flat(best) and _running(lines)):
            best = _by_amounts(lines) or best
    best = best or Shape((0,) * len(lines), (-1,) * len(lines))
    return _from_programs(best, lines)


def _flat(found: Shape) -> bool:
    return all(p < 0 for p in found.parents)


def _running(lines: Sequence[Line]) -> bool:
    """Whether the rows are merely counted: 1, 2, 3 down the page."""
    numbers = [line.number.strip(" .)(") for line in lines if line.number]
    return len(numbers) > 3 and numbers == [str(i) for i in range(1, len(numbers) + 1)]


def _agreement(found: Shape, lines: Sequence[Line]) -> tuple[int, int]:
    """How many amounts of parents are, and are not, the sum of the rows below."""
    below: dict[int, list[int]] = {}
    for i, parent in enumerate(found.parents):
        below.setdefault(parent, []).append(i)
    right = wrong = 0
    for parent, children in below.items():
        if parent < 0 or not lines[parent].filled:
            continue
        for col, stated in enumerate(lines[parent].amounts):
            parts = list(_summands(children, below, lines, col))
            if stated is None or not parts:
                continue
            if _near(stated, total(parts), len(parts)):
                right += 1
            else:
                wrong += 1
    return right, wrong


def _summands(rows: Sequence[int], below: dict[int, list[int]], lines: Sequence[Line], col: int) -> Iterator[Fraction]:
    for i in rows:
        amount = lines[i].amounts[col]
        if amount is not None:
            yield amount
        elif not lines[i].filled and i in below:
            yield from _summands(below[i], below, lines, col)


def _near(a: Fraction, b: Fraction, parts: int) -> bool:
    """Equal, but for what rounding of each part may do to figures in thousands."""
    return a == b or (abs(a - b) <= max(parts, 1) / Fraction(2) and abs(a - b) <= abs(a) / 100)


# --- stacks --------------------------------------------------------------------------------------


Style = tuple[str, int]  # family and depth within it


def _nested(styles: Sequence[Style | None]) -> Shape:
    """The tree of an outline: a style that is open already closes what is below it, a new one goes deeper. A row
    without a style stands beside the row above it."""
    open_rows: list[tuple[Style, int]] = []
    levels: dict[Style, int] = {}
    parents: list[int] = []
    kept: list[Style] = []
    for i, style in enumerate(styles):
        style = style or (kept[-1] if kept else ("", 0))
        kept.append(style)
        cut = next((j for j, (s, _) in enumerate(open_rows) if s[0] == style[0] and s[1] >= style[1]), None)
        if cut is not None:
            del open_rows[cut:]
        parents.append(open_rows[-1][1] if open_rows else -1)
        levels[style] = max(levels.get(style, 0), len(open_rows))
        open_rows.append((style, i))
    # rows of one family that go deeper stand deeper, also where a level between is left out
    for family in {s[0] for s in levels}:
        least = 0
        for style in sorted(s for s in levels if s[0] == family):
            least = levels[style] = max(levels[style], least)
    return Shape(tuple(levels[s] for s in kept), tuple(parents))


# --- by number -----------------------------------------------------------------------------------

_ROMAN = re.compile(r"[IVXLC]+|[ivxlc]+")


def _by_number(lines: Sequence[Line]) -> Shape | None:
    """Codes, and outlines of letters, Roman and Arabic numerals; None where most rows have no number."""
    figured = [line for line in lines if line.filled] or list(lines)
    if sum(1 for line in figured if line.number.strip(" -–•*")) * 2 < len(figured):
        return None
    return _nested(_left_out(list(_styles(lines)), lines))


def _left_out(styles: list[Style | None], lines: Sequence[Line]) -> list[Style | None]:
    """The styles, with those of rows whose number was left out as the numbers around them tell: before 1.2, and
    after no 1.1, stands 1.1; between 1.2 and another 1.1 stands what both are below."""
    for i, line in enumerate(lines[:-1]):
        before, after = styles[i - 1] if i else None, styles[i + 1]
        if styles[i] is not None or not line.filled or before is None or after is None:
            continue
        counter = _counter(lines[i + 1])
        if counter == 1 and before == after:
            styles[i] = next((s for s in reversed(styles[:i]) if s is not None and s != after), None)
        elif counter > 1 and before != after and _last_counter(styles, lines, i, after) != counter - 1:
            styles[i] = after
    return styles


def _counter(line: Line) -> int:
    """The last number of a numbering, 0 where it ends otherwise."""
    found = re.search(r"(\d+)\W*$", line.number)
    return int(found[1]) if found else 0


def _last_counter(styles: Sequence[Style | None], lines: Sequence[Line], before: int, style: Style) -> int:
    """How far the numbering of a style has come under the row that it stands below; 0 where it has not begun."""
    for i in range(before - 1, -1, -1):
        here = styles[i]
        if here == style:
            return _counter(lines[i])
        if here is not None and (here[0] != style[0] or here[1] < style[1]):
            return 0
    return 0


def _styles(lines: Sequence[Line]) -> Iterator[Style | None]:
    numbers = [line.number.strip() for line in lines]
    dense = _dense(lines)
    letters = _Letters()
    programs = any(len(g) >= 3 and len(g[1]) == 2 for g in map(code_groups, numbers))
    stairs = len({line.indent[0] for line in lines if line.number}) > 1 and all(
        re.fullmatch(r"(\d+|[Xx]+)\.?", n) for n in numbers if n
    )
    for line, number in zip(lines, numbers, strict=True):
        if dense and number:
            yield ("dense", len(number))
        elif stairs and number:
            yield ("stairs", line.indent[0])
        elif number:
            yield _style(number, letters, programs)
        else:
            named = _style_of_name(line.name) if programs else None
            yield named and ("code", named[1])


def _style(number: str, letters: _Letters, programs: bool) -> Style | None:
    """The kind of a numbering: `A` and `a`, `I`, `1)`, and for codes how many groups they have; None without one.

    letters: the numbering met so far. programs: whether the table has codes of programs, among which
    those of accounts (5.1.02) stand below any of them.
    """
    mark = ")" if number.endswith(")") else ""
    text = number.strip("() ").rstrip(".) ")
    groups = code_groups(number)
    if len(groups) > 6 and "0" in groups[1:-1]:
        return ("unit", 0)
    if groups:
        below = programs and groups[0] in ("4", "5", "6") and (len(groups) == 1 or len(groups[1]) == 1)
        return ("account" if below else f"code{mark}", len(groups))
    if re.fullmatch(r"[-–•*]+", text):
        return ("dash", 0)
    if re.fullmatch(r"[A-Za-z]", text) or _ROMAN.fullmatch(text):
        kind = "roman" if letters.numeral(text) else "letter"
        return (kind.upper() if text.isupper() else f"{kind}{mark}", 0)
    if re.fullmatch(r"[A-Za-z](?:[.\-/ ]\d+)+", text):
        return (f"code{mark}", len(re.split(r"[.\-/ ]", text)) - 1)
    return None


class _Letters:
    """Tells numerals from letters, row by row: `C` after `B` is a letter, `V` after `IV` is not."""

    def __init__(self) -> None:
        self.last: dict[bool, str] = {}  # of capitals and small letters, the letter met last

    def numeral(self, text: str) -> bool:
        """Whether a numbering of Roman digits is one, and no letter."""
        capital = text.isupper()
        if not _ROMAN.fullmatch(text):
            self.last[capital] = text
            return False
        follows = len(text) == 1 and self.last.get(capital) == chr(ord(text) - 1)
        if follows or text.upper() in ("C", "L"):
            self.last[capital] = text
            return False
        return True


def _dense(lines: Sequence[Line]) -> bool:
    """Whether the numbers are codes without dots: 5, 51, 5102."""
    numbers = [line.number for line in lines if line.number]
    if len(numbers) < 3 or not all(n.isdigit() for n in numbers) or len({len(n) for n in numbers}) < 2:
        return False
    if {n[0] for n in numbers} - {"4", "5", "6"}:
        return False
    met: set[str] = set()
    for number in numbers:
        if len(number) > 1 and not any(number[:length] in met for length in range(1, len(number))):
            return False
        met.add(number)
    return True


def _style_of_name(name: str) -> Style | None:
    first = plain(name).split(" ")[:2]
    depth = {"program": 3, "kegiatan": 5, "sub": 6, "subkegiatan": 6}.get(first[0]) if first else None
    if depth == 6 and first[0] == "sub" and first[1:] != ["kegiatan"]:
        depth = None
    return None if depth is None else ("words", depth)


# --- by indentation, by name ---------------------------------------------------------------------


def _by_indent(lines: Sequence[Line]) -> Shape | None:
    if len({line.indent[1] for line in lines}) < 2:
        return None
    return _nested([("indent", line.indent[1]) for line in lines])


def _by_name(lines: Sequence[Line]) -> Shape | None:
    """Program, kegiatan and sub kegiatan say what they are; accounts have names that everybody knows."""
    styles: list[Style | None] = []
    for line in lines:
        style = _style_of_name(line.name)
        depth = DEPTHS.get(account(line.name))
        styles.append(style or (None if depth is None else ("name", depth)))
    known = [s for s in styles if s is not None]
    if not known or len(known) * 2 < len(styles):
        return None
    deepest = max(s[1] for s in known)
    return _nested([s or (known[0][0], deepest + 1) for s in styles])


def _by_face(lines: Sequence[Line]) -> Shape | None:
    """Bold, italic and capital letters, where the amounts speak for it: that a line is bold need not mean anything.
    What is met first stands over what is met later."""
    if len({line.face for line in lines}) < 2:
        return None
    for looks in ([line.face for line in lines], [f"{line.face} {line.name.isupper()}" for line in lines]):
        found = _nested([(look, 0) for look in looks])
        right, wrong = _agreement(found, lines)
        if right > wrong:
            return found
    return None


# --- by amounts ----------------------------------------------------------------------------------

_MOST_LINES = 400


def _by_amounts(lines: Sequence[Line]) -> Shape | None:
    """The tree that the amounts make: a row that is the sum of the rows after it stands over them."""
    if len(lines) > _MOST_LINES:
        return None
    parents = [-1] * len(lines)
    free: list[int] = []  # rows below the one at hand that no row stands over yet, nearest first
    for i in range(len(lines) - 1, -1, -1):
        taken = _sum_of_next(lines, i, free)
        for j in free[:taken]:
            parents[j] = i
        free = [i, *free[taken:]]
    if all(p < 0 for p in parents):
        return None
    levels: list[int] = []
    for p in parents:
        levels.append(0 if p < 0 else levels[p] + 1)
    return Shape(tuple(levels), tuple(parents))


def _sum_of_next(lines: Sequence[Line], i: int, free: Sequence[int]) -> int:
    """How many of the next rows a row is the sum of, in some column; 0 where it is not."""
    for col, stated in enumerate(lines[i].amounts):
        if not stated:
            continue
        total = Fraction(0)
        for taken, j in enumerate(free, 1):
            total += lines[j].amounts[col] or 0
            if total == stated and (taken > 1 or lines[j].amounts == lines[i].amounts):
                return taken
    return 0


# --- levels --------------------------------------------------------------------------------------


def _from_programs(found: Shape, lines: Sequence[Line]) -> Shape:
    """The same tree with programs at level 0, whatever stands over them (urusan, bidang, belanja)."""
    levels = [level for level, line in zip(found.levels, lines, strict=True) if plain(line.name).startswith("program")]
    if not levels:
        return found
    program = max(set(levels), key=levels.count)
    return Shape(tuple(level - program for level in found.levels), found.parents)
