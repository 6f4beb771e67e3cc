"""Changes to the text of an XML part. Each takes the pieces of a part and gives other pieces."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Pieces = list[str]  # tags and texts in turn, as they stand in the part
Change = Callable[[Pieces, Random], Pieces]

ODD = (
    "", " ", "-", "0", "-0", "-1", "1", "7", "1.5", "1e5", "1E400", "-1E400", "1E+308", "1e999999999", "NaN", "INF", "-INF", "0x10", "1_0",
    "9" * 30, "9" * 400, "1,5", "1.234", "(1)", "Rp 1", "8500%", "true", "TRUE", "#REF!", "#N/A", "#APA!", "=1+1", "+1", "@x", "A1", "A0",
    "ZZZZ9", "XFD1048576", "A1:XFD1048576", "B2:A1", "$A$1", "rId1", "rId99", "nihil", "\u0661\u0662", "\u200b", "\u202e12", "\U0001f4b0",
    "_x0007_", "_xD800_", "&amp;", "&lt;f&gt;", "&#10;", "'; DROP", "{0}", "%s", "x" * 300, "x" * 40_000, "\t1\t", "2024-05-06", "1/2",
)  # fmt: skip
TYPES = ("s", "str", "n", "b", "e", "d", "inlineStr", "x", "")
FORMULAS = (
    "SUM(A1:A9)", "A1", "E2", "SUM(A1:XFD1048576)", "HYPERLINK(&quot;http://127.0.0.1:9&quot;)", "[1]A!A1", "cmd|'/C calc'!A0", "1+", "((((",
    "SUM(C2;D2)", "#REF!", "NOW()", "'tidak ada'!A1", "IF(A1,B1)", "&quot;" + "x" * 300 + "&quot;", "A1" + "+A1" * 3000,
)  # fmt: skip
_TELLING = (
    "c",
    "v",
    "row",
    "f",
    "si",
    "t",
    "mergeCell",
    "xf",
    "sheet",
    "Relationship",
    "Override",
    "numFmt",
    "sheetData",
)
_PIECE = re.compile(r"<[^>]*>|[^<]+")
_ATTRIBUTE = re.compile(r'([\w:.-]+)="([^"]*)"')
_REFERENCES = ("r", "ref", "r:id", "Id", "Target", "si", "s", "sqref", "sheetId", "name", "state", "count", "uniqueCount", "numFmtId",
               "fontId", "fillId", "borderId", "xfId", "formatCode", "min", "max", "width", "ht", "PartName", "ContentType", "Type",
               "TargetMode", "date1904", "t", "spans", "topLeftCell", "activeTab")  # fmt: skip


def pieces_of(text: str) -> Pieces:
    """The tags and texts of a part."""
    return _PIECE.findall(text)


def _elements(pieces: Pieces) -> list[tuple[int, int]]:
    """First and last piece of every element below the root."""
    spans: list[tuple[int, int]] = []
    stack: list[int] = []
    for i, piece in enumerate(pieces):
        if piece.startswith("</"):
            if stack:
                spans.append((stack.pop(), i))
        elif piece.startswith("<") and not piece.startswith(("<?", "<!")):
            if piece.endswith("/>"):
                spans.append((i, i))
            else:
                stack.append(i)
    return spans[:-1]


def _some(pieces: Pieces, random: Random) -> tuple[int, int] | None:
    """One element, the small ones as likely as the large ones."""
    spans = _elements(pieces)
    if not spans:
        return None
    tags = sorted({_tag(pieces[first]) for first, _ in spans})
    telling = [t for t in tags if t in _TELLING] or tags
    tag = random.choice(telling if random.random() < 0.6 else tags)
    return random.choice([s for s in spans if _tag(pieces[s[0]]) == tag])


def _tag(piece: str) -> str:
    return re.split(r"[\s/>]", piece[1:], maxsplit=1)[0]


def drop(pieces: Pieces, random: Random) -> Pieces:
    """An element less."""
    span = _some(pieces, random)
    return pieces if span is None else pieces[: span[0]] + pieces[span[1] + 1 :]


def double(pieces: Pieces, random: Random) -> Pieces:
    """An element twice, thrice, or fifty times."""
    span = _some(pieces, random)
    if span is None:
        return pieces
    copy = pieces[span[0] : span[1] + 1]
    times = random.choice((1, 2, 50)) if len(copy) < 2000 else 1
    return pieces[: span[1] + 1] + copy * times + pieces[span[1] + 1 :]


def move(pieces: Pieces, random: Random) -> Pieces:
    """An element somewhere else, inside or outside of others."""
    span = _some(pieces, random)
    if span is None:
        return pieces
    rest = pieces[: span[0]] + pieces[span[1] + 1 :]
    at = random.randrange(2, len(rest)) if len(rest) > 2 else len(rest)
    return rest[:at] + pieces[span[0] : span[1] + 1] + rest[at:]


def swap(pieces: Pieces, random: Random) -> Pieces:
    """Two elements in each other's place."""
    one, other = _some(pieces, random), _some(pieces, random)
    if one is None or other is None:
        return pieces
    (a, b), (c, d) = sorted((one, other))
    if c <= b:
        return pieces
    return pieces[:a] + pieces[c : d + 1] + pieces[b + 1 : c] + pieces[a : b + 1] + pieces[d + 1 :]


def nest(pieces: Pieces, random: Random) -> Pieces:
    """An element inside a copy of its own first tag, once or a thousand times."""
    span = _some(pieces, random)
    if span is None or span[0] == span[1]:
        return pieces
    times = random.choice((1, 1000))
    head, tail = [pieces[span[0]]] * times, [pieces[span[1]]] * times
    return pieces[: span[0]] + head + pieces[span[0] : span[1] + 1] + tail + pieces[span[1] + 1 :]


def rename(pieces: Pieces, random: Random) -> Pieces:
    """An element under another name."""
    span = _some(pieces, random)
    if span is None:
        return pieces
    tags = sorted({_tag(pieces[first]) for first, _ in _elements(pieces)})
    old, new, out = _tag(pieces[span[0]]), random.choice([*tags, "lain", "x:lain"]), list(pieces)
    for i in set(span):
        out[i] = re.sub(rf"^(</?){re.escape(old)}", rf"\g<1>{new}", out[i])
    return out


def unclose(pieces: Pieces, random: Random) -> Pieces:
    """A tag that is missing: the part is no XML any more."""
    tags = [i for i, p in enumerate(pieces) if p.startswith("<")]
    at = random.choice(tags)
    return pieces[:at] + pieces[at + 1 :]


def _attributes(pieces: Pieces) -> list[tuple[int, re.Match[str]]]:
    return [
        (i, m)
        for i, p in enumerate(pieces)
        if p.startswith("<") and not p.startswith("<?")
        for m in _ATTRIBUTE.finditer(p)
    ]


def _one_attribute(pieces: Pieces, random: Random) -> tuple[int, re.Match[str]] | None:
    found = _attributes(pieces)
    names = sorted({m[1] for _, m in found})
    telling = [n for n in names if n in _REFERENCES] or names
    if not names:
        return None
    name = random.choice(telling if random.random() < 0.8 else names)
    return random.choice([f for f in found if f[1][1] == name])


def _with(pieces: Pieces, at: int, match: re.Match[str], text: str) -> Pieces:
    out = list(pieces)
    out[at] = out[at][: match.start()] + text + out[at][match.end() :]
    return out


def attribute_odd(pieces: Pieces, random: Random) -> Pieces:
    """An attribute that says something odd."""
    found = _one_attribute(pieces, random)
    return pieces if found is None else _with(pieces, *found, f'{found[1][1]}="{random.choice(ODD)}"')


def attribute_other(pieces: Pieces, random: Random) -> Pieces:
    """An attribute that says what another of its name says: broken references."""
    found = _one_attribute(pieces, random)
    if found is None:
        return pieces
    values = [m[2] for _, m in _attributes(pieces) if m[1] == found[1][1]]
    return _with(pieces, *found, f'{found[1][1]}="{random.choice(values)}"')


def attribute_drop(pieces: Pieces, random: Random) -> Pieces:
    """An attribute less."""
    found = _one_attribute(pieces, random)
    return pieces if found is None else _with(pieces, *found, "")


def attribute_number(pieces: Pieces, random: Random) -> Pieces:
    """A number in an attribute that is a little or very much larger or smaller."""
    found = [f for f in _attributes(pieces) if f[1][2].lstrip("-").isdigit()]
    if not found:
        return pieces
    at, match = random.choice(found)
    value = int(match[2]) + random.choice((-1, 1, 2, -1000, 1000, 10**6, 10**9, 10**20))
    return _with(pieces, at, match, f'{match[1]}="{value}"')


def cell_type(pieces: Pieces, random: Random) -> Pieces:
    """A cell of another type."""
    cells = [i for i, p in enumerate(pieces) if _tag(p) == "c" and p.startswith("<c ")]
    if not cells:
        return attribute_odd(pieces, random)
    out, at, kind = list(pieces), random.choice(cells), random.choice(TYPES)
    bare = re.sub(r'\s+t="[^"]*"', "", out[at])
    out[at] = bare if not kind else bare.replace("<c ", f'<c t="{kind}" ', 1)
    return out


def _texts(pieces: Pieces, random: Random) -> list[int]:
    """Where values and texts stand; most of the time without the numbers of shared texts."""
    texts = [i for i, p in enumerate(pieces) if not p.startswith("<") and p.strip()]
    own = [i for i in texts if i < 2 or 't="s"' not in pieces[i - 2]]
    return own if own and random.random() < 0.9 else texts


def value_odd(pieces: Pieces, random: Random) -> Pieces:
    """A value or a text that is odd."""
    texts = _texts(pieces, random)
    if not texts:
        return attribute_odd(pieces, random)
    out = list(pieces)
    out[random.choice(texts)] = random.choice(ODD)
    return out


def values_odd(pieces: Pieces, random: Random) -> Pieces:
    """One value or text in twenty is odd."""
    texts = set(_texts(pieces, random))
    return [random.choice(ODD) if i in texts and random.random() < 0.05 else p for i, p in enumerate(pieces)]


def formula_odd(pieces: Pieces, random: Random) -> Pieces:
    """A cell with an odd formula."""
    cells = [i for i, p in enumerate(pieces) if p.startswith("<c ") and not p.endswith("/>")]
    if not cells:
        return value_odd(pieces, random)
    kind = random.choice(
        ("", "", ' t="shared" si="0"', ' t="shared" si="0" ref="A1:C9"', ' t="array" ref="A1:C9"', ' t="dataTable"')
    )
    at = random.choice(cells)
    return [*pieces[: at + 1], f"<f{kind}>", random.choice(FORMULAS), "</f>", *pieces[at + 1 :]]


CHANGES: dict[str, Change] = {
    f.__name__.replace("_", "-"): f
    for f in (drop, double, move, swap, nest, rename, unclose, attribute_odd, attribute_other, attribute_drop, attribute_number,
              cell_type, value_odd, values_odd, formula_odd)
}  # fmt: skip
