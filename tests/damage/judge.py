"""Doing the damage, running the checker on it, and judging what it said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from unittest.mock import patch

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.checking.run import check
from lkjip_xl.findings import Finding, Level, Result
from lkjip_xl.found import Found
from lkjip_xl.reading import tables
from lkjip_xl.sheet import Cell, ExcelError, Sheet
from lkjip_xl.table import Kind, Table

from .formulas import Sums, Value, evaluate, moved
from .one import CHANGED, DOUBT, SAME, Damage
from .picture import FORMULA, Picture
from .shown import same_shown, shown

COUNTED = ("koordinasi",)  # tables without totals whose rows are counted or named elsewhere
ROW_ELSEWHERE = "rows that are counted or added up elsewhere are missed there"
OWN, NOTE, TWIN, ELSEWHERE, MISSED, QUIET, ALARM = "own", "note", "twin", "elsewhere", "missed", "quiet", "alarm"


@dataclass
class Spoiled:
    """A workbook after the damage: its sheets, the cells whose content is another one, and where rows went."""

    sheets: tuple[Sheet, ...]
    changed: set[Address] = field(default_factory=set)
    came_from: dict[int, int] | None = None  # new row -> old row, on the damaged sheet
    hidden: frozenset[tuple[str, int]] = frozenset()  # rows


@dataclass(frozen=True)
class Outcome:
    """What the checker made of one damage."""

    damage: Damage
    kind_of_cell: str
    result: str
    why: str = ""  # of what was missed: why it cannot be seen; empty where it should have been
    false: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    crashed: str = ""
    said: tuple[str, ...] = ()


# ---- damage -------------------------------------------------------------------------------------------


def spoil(p: Picture, d: Damage) -> Spoiled:
    """The workbook with one thing wrong in it, recalculated where its formulas would be."""
    if d.hidden:
        return Spoiled(p.book.sheets, hidden=frozenset((d.at.sheet, r) for r in d.hidden))
    if d.rows is not None:
        return _rows_spoiled(p, d)
    edits: dict[Address, Cell] = dict(d.cells)
    changed = set(d.cells) | set(d.formulas)
    if d.recalculate and p.version == FORMULA:
        new = p.sums.recalculated({a: c.value for a, c in d.cells.items()}, d.formulas)
        for at, value in new.items():
            cell = p.cell(at)
            edits[at] = cell._replace(value=value, formula=d.formulas.get(at, cell.formula))
            if not _same_value(cell.value, value):
                changed.add(at)
    return Spoiled(_with(p.book.sheets, edits), changed)


def _same_value(a: object, b: object) -> bool:
    if isinstance(a, int | float) and isinstance(b, int | float):
        return abs(a - b) <= 1e-12 * max(abs(a), abs(b))
    return a == b and type(a) is type(b)


def _with(sheets: Iterable[Sheet], edits: dict[Address, Cell]) -> tuple[Sheet, ...]:
    result = []
    for sheet in sheets:
        here = {(a.row, a.col): c for a, c in edits.items() if a.sheet == sheet.name}
        if here:
            cells = {**sheet.cells, **here}
            gone = [k for k in here if cells[k].value is None and cells[k].formula is None]
            for key in gone:
                del cells[key]
            sheet = replace(sheet, cells=cells)
        result.append(sheet)
    return tuple(result)


def _rows_spoiled(p: Picture, d: Damage) -> Spoiled:
    assert d.rows is not None
    name, order = d.at.sheet, {new + 1: abs(old) for new, old in enumerate(d.rows)}
    copies = {new + 1 for new, old in enumerate(d.rows) if old < 0}
    to_new = {old: new for new, old in order.items() if new not in copies}
    sheets = []
    for sheet in p.book.sheets:
        cells: dict[tuple[int, int], Cell] = {}
        rows = order if sheet.name == name else None
        by_row: dict[int, list[tuple[int, Cell]]] = {}
        for (r, c), cell in sheet.cells.items():
            by_row.setdefault(r, []).append((c, cell))
        for new, old in rows.items() if rows else ((r, r) for r in by_row):
            for c, cell in by_row.get(old, ()):
                formula = cell.formula
                if formula is not None:
                    own = {**to_new, old: new} if rows and new in copies else to_new
                    formula = moved(formula, sheet.name, name, own.get)
                cells[new, c] = cell._replace(formula=formula)
        merged = sheet.merged
        if rows:
            merged = tuple((to_new[a], b, to_new[c], e) for a, b, c, e in merged if a in to_new and c in to_new)
        sheets.append(replace(sheet, cells=cells, merged=merged))
    spoiled = Spoiled(tuple(sheets), {a for a in p.spots if a.sheet == name and a.row == d.at.row}, order)
    if p.version == FORMULA:
        sums = Sums(sheets)
        inputs = {a: v for a, v in sums.values.items() if a not in sums.trees}
        new_values = sums.recalculated(inputs)
        edits = {}
        for at, value in new_values.items():
            if not _same_value(sums.values[at], value):
                cell = next(s for s in sheets if s.name == at.sheet).cells[at.row, at.col]
                edits[at] = cell._replace(value=value)
                spoiled.changed.add(home_of(at, spoiled, name))
        spoiled.sheets = _with(sheets, edits)
    return spoiled


def home_of(at: Address, spoiled: Spoiled, sheet: str) -> Address:
    """Where a cell stood before the damage."""
    if spoiled.came_from is None or at.sheet != sheet:
        return at
    return at._replace(row=spoiled.came_from.get(at.row, at.row))


def run(p: Picture, spoiled: Spoiled) -> Result:
    """The checker on a spoiled workbook, without a file; what was read on untouched sheets is read once.

    Hidden rows can only be told in a file, so that damage goes through one.
    """
    if spoiled.hidden:
        from .through import through_file

        return through_file(p, spoiled)
    untouched = {s.name for s, before in zip(spoiled.sheets, p.book.sheets, strict=True) if s is before}
    numbers = {k: n for k, n in p.book._numbers.items() if k[0].sheet in untouched}
    with patch.object(tables, "_tables", _remembered):
        found = tables.find_tables(spoiled.sheets)
    return check(Book(p.book.name, p.book.sha256, p.book.size, spoiled.sheets, found, _numbers=numbers))


_search = tables._tables
_known: dict[tuple[int, bool, int, tuple[str, ...]], tuple[Sheet, list[Found]]] = {}


def _remembered(sheet: Sheet, wanted: list[Table], year: int, *, at_home: bool) -> list[Found]:
    mark = (id(sheet), at_home, year, tuple(t.key for t in wanted))
    if mark not in _known:
        if len(_known) > 500:
            _known.clear()
        _known[mark] = (sheet, _search(sheet, wanted, year, at_home=at_home))
    return _known[mark][1]


# ---- judgement ----------------------------------------------------------------------------------------


def judge(p: Picture, d: Damage) -> Outcome:
    """What the checker made of one damage."""
    spoiled = spoil(p, d)
    kind_of_cell = "row" if d.rows is not None else p.class_of(d.at)
    try:
        result = run(p, spoiled)
    except Exception as error:
        return Outcome(d, kind_of_cell, MISSED, crashed=f"{type(error).__name__}: {error}")
    told = [(f, home_of(f.at, spoiled, d.at.sheet)) for f in result.findings]
    serious = [(f, at) for f, at in told if f.level is not Level.CATATAN]
    own = _own(p, d)
    effect = _effect(p, d, spoiled)
    if effect == SAME and all(_same_cell(p, a, spoiled) for a in spoiled.changed - {d.at}):
        verdict = ALARM if serious else QUIET
    elif any(at in own for _, at in serious):
        verdict = OWN
    elif any(at in own for _, at in told):
        verdict = NOTE
    else:
        verdict = ELSEWHERE if serious else MISSED
        if verdict == ELSEWHERE and any(
            at in p.groups.get(d.at, ()) and at not in spoiled.changed for _, at in serious
        ):
            verdict = TWIN
        if verdict == MISSED and d.kind == "name-letter" and any(at in p.groups.get(d.at, ()) for _, at in told):
            verdict = TWIN  # a spelling is told by a note
    why = _why_unseen(p, d, spoiled, kind_of_cell) if verdict == MISSED else ""
    if verdict in (TWIN, ELSEWHERE):
        why = why_elsewhere(p, d, spoiled, kind_of_cell)
    if verdict == NOTE and _from_printed(p, d, spoiled):
        why = "right for the figures as printed"
    false, twins, warned = _accused(p, d, spoiled, told, own)
    if verdict == ALARM:
        false = tuple(dict.fromkeys([*false, *(_say(f) for f, at in serious if at in own)]))
    return Outcome(
        d, kind_of_cell, verdict, why, false, twins, warned,
        "; ".join(f"{k}: {v}" for k, v in result.crashed.items()),
        tuple(_say(f) for f, _ in told[:6]),
    )  # fmt: skip


def _say(f: Finding) -> str:
    return f"{f.code} {f.level.value}{'' if f.root else ' (follows)'} {f.at}: {f.stated} -> {f.expected}"


def _own(p: Picture, d: Damage) -> set[Address]:
    """Where a finding counts as found at its own place."""
    if d.rows is None:
        return {d.at, *d.also}
    found = p.spots[d.at].found
    cells = {s.at for s in p.spots.values() if s.found is found}
    headings = {Address(d.at.sheet, r, c) for r in found.heading_rows for c in range(1, 30)}
    return cells | headings | d.also


def _effect(p: Picture, d: Damage, spoiled: Spoiled) -> str:
    """Whether the damage changes what the workbook says."""
    if d.formulas:
        return CHANGED if spoiled.changed and any(not _same_cell(p, a, spoiled) for a in spoiled.changed) else SAME
    if d.effect == CHANGED and d.kind in ("row-moved",) and not d.also:
        return SAME
    return d.effect


def _same_cell(p: Picture, at: Address, spoiled: Spoiled) -> bool:
    sheet = next(s for s in spoiled.sheets if s.name == at.sheet)
    old, new = p.cell(at), sheet.cell(at.row, at.col)
    return _same_value(old.value, new.value) or same_shown(old, new)


def _why_unseen(p: Picture, d: Damage, spoiled: Spoiled, kind_of_cell: str) -> str:
    """Why nobody could see the damage from the workbook alone; empty where it could be seen."""
    if d.rows is not None:
        table = p.spots[d.at].found.table
        if _adds_nothing(p, d):
            return "a row of zeros, which no sum shows"
        complete = table.listing is not None or table.groups or table.tree or table.totals or table.key in COUNTED
        return "" if complete or p.spots[d.at].found.repeated else "list without a count"
    if p.spots[d.at].kind is Kind.WORDS and d.kind == "blank":
        return "may be left blank"
    if kind_of_cell == "derived":
        return ""
    members = set(p.groups.get(d.at, ()))
    left = members - spoiled.changed
    if left and d.kind not in ("error", "blank"):
        return ""
    if kind_of_cell == "repeated" and d.kind not in ("error", "blank"):
        return "every copy is a formula that followed"
    if d.kind in ("error", "no-cache"):
        return ""
    if d.kind == "blank":
        spot = p.spots[d.at]
        if any(c.stands_in == spot.key for c in spot.found.table.columns):
            return "may be left blank: another column stands in"
        return "" if spot.found.table.column(spot.key).must else "may be left blank"
    if p.version == FORMULA and d.recalculate:
        statements = [a for a in p.reached(d.at) if a not in p.sums.trees and p.spots[a].kind.numeric]
        return "" if _disagrees(p, spoiled, statements) else "what follows from it was calculated anew"
    return "" if _would_differ(p, d) else "nothing printed follows from it, or not at the digits shown"


def _adds_nothing(p: Picture, d: Damage) -> bool:
    """Whether all figures of a damaged row are 0 or a dash."""
    spots = [s for s in p.spots.values() if s.at.sheet == d.at.sheet and s.at.row == d.at.row and s.kind.numeric]
    values = [shown(p.cell(s.at)) for s in spots]
    return bool(spots) and not any(v is not None and v.value for v in values)


def _from_printed(p: Picture, d: Damage, spoiled: Spoiled) -> bool:
    """Whether the figure follows from the others at the digits that they show, which is no mistake (design 3.3)."""
    tree = p.links.trees.get(d.at)
    if tree is None:
        return False

    def printed(at: Address) -> Value:
        s = shown(p.cell(at))
        return p.cell(at).value if s is None or s.match is not None else float(s.value) / (100 if s.percent else 1)

    value = evaluate(tree, printed)
    new = next(s for s in spoiled.sheets if s.name == d.at.sheet).cell(d.at.row, d.at.col)
    return isinstance(value, float) and same_shown(Cell(value, None, new.number_format), new)


def why_elsewhere(p: Picture, d: Damage, spoiled: Spoiled, kind_of_cell: str) -> str:
    """Why nobody could tell that this cell is the wrong one of those that contradict; empty where it could be told.

    Told apart by counting what speaks against the cell: copies that still say what it said, figures that follow from
    it and were not calculated anew, and figures further on that were and now contradict their own copies.
    """
    if d.rows is not None:
        return ROW_ELSEWHERE
    if kind_of_cell == "derived":
        return ""
    others = p.roots(set(p.groups.get(d.at, ())) - spoiled.changed - {d.at})
    # a table that repeats a name over many rows is one voice
    copies = len({at.sheet for at in others} if d.kind.startswith("name") else others)
    near = sum(_now_off(p, d, at) for at in p.links.readers.get(d.at, ()) if at not in spoiled.changed)
    reached = p.reached(d.at)
    far = sum(
        1
        for at in spoiled.changed - {d.at}
        if at in reached
        and not _same_cell(p, at, spoiled)
        and any(m not in spoiled.changed for m in p.groups.get(at, ()))
    )
    if copies >= 2 or (copies == 1 and near + far >= 1) or (copies == 0 and near >= 2):
        return ""
    if copies == 1:
        return "one other cell says otherwise, and either may be wrong"
    if near == 1 and not far:
        return "one figure does not follow from it, and either may be wrong"
    return "only figures that rest on several entries contradict it, and any of these may be wrong"


def _now_off(p: Picture, d: Damage, at: Address) -> bool:
    """Whether the formula of a cell, on what stands there now, gives something else than the cell shows."""
    tree = p.links.trees.get(at)
    if tree is None:
        return False
    value = evaluate(tree, lambda a: d.cells[a].value if a in d.cells else p.cell(a).value)
    if isinstance(value, str) or isinstance(p.cell(at).value, str):
        return value != p.cell(at).value
    return value is None or not same_shown(Cell(value, None, p.cell(at).number_format), p.cell(at))


def _disagrees(p: Picture, spoiled: Spoiled, statements: list[Address]) -> bool:
    """Whether a typed statement now says something else than a table cell of the same fact."""
    for at in statements:
        for other in p.groups.get(at, ()):
            if other in spoiled.changed and not _same_cell(p, other, spoiled):
                return True
    return False


def _would_differ(p: Picture, d: Damage) -> bool:
    """Whether some derived cell of the typed version would show another figure if it were calculated anew."""
    values = {a: c.value for a, c in d.cells.items()}
    for at, value in p.links.recalculated(values).items():
        cell = p.cell(at)
        if isinstance(value, ExcelError) or isinstance(cell.value, str) != isinstance(value, str):
            return True
        if isinstance(value, str):
            if value != cell.value:
                return True
            continue
        a, b = shown(cell), shown(Cell(value, None, cell.number_format))
        if a is not None and b is not None and a.value != b.value:
            return True
    return False


def _accused(
    p: Picture, d: Damage, spoiled: Spoiled, told: list[tuple[Finding, Address]], own: set[Address]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """False accusations, accusations of the other one of two cells that contradict, and warnings elsewhere."""
    origin = set(spoiled.changed) | {d.at}
    if d.kind.startswith("name") or (d.kind in ("blank", "kelompok") and not p.spots[d.at].kind.numeric):
        origin |= {a for a in p.spots if a.sheet == d.at.sheet and a.row == d.at.row}
    if d.kind == "kelompok":  # a mean is taken over the other rows, and the text counts them
        origin |= {a for a, spot in p.spots.items() if spot.found.table.key == "realisasi" and spot.row.kind == "total"}
        origin |= {spot.at for spot in p.spots.values() if spot.found.table.key == "realisasi" and spot.key == "no"}
    if d.rows is not None:
        origin |= own
    allowed = origin | p.reached(origin) | own
    false, twins, warned = [], [], []
    for f, at in told:
        if not f.root or (at in allowed and not _decided_against(p, d, at, spoiled)):
            continue
        if f.level is Level.PERINGATAN and f.code[0] != "W":
            warned.append(_say(f))
        if f.level is not Level.SALAH:
            continue
        (twins if _is_twin(p, at, spoiled) else false).append(_say(f))
    return tuple(false), tuple(twins), tuple(warned)


def _decided_against(p: Picture, d: Damage, at: Address, spoiled: Spoiled) -> bool:
    """Whether a cell that repeats the damaged figure is accused although the figure contradicts its own table."""
    if at == d.at or at in spoiled.changed or d.rows is not None or d.kind.startswith(("name", "blank", "kelompok")):
        return False
    return at in p.groups.get(d.at, ()) and p.class_of(d.at) == "derived" and d.effect != DOUBT


def _is_twin(p: Picture, at: Address, spoiled: Spoiled) -> bool:
    """Whether too few other cells say the same for anyone to know which of the two is wrong."""
    members = set(p.groups.get(at, ()))
    if not members & spoiled.changed or any(
        p.class_of(m) == "derived" and p.links.trees.get(m) for m in members & spoiled.changed
    ):
        return False
    return len(p.roots(members - spoiled.changed)) < 2
