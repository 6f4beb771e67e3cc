"""Reading numbers that were typed as text, in Indonesian notation.

The guiding rule: a text is read only where one reading is certain, or where a default reading is fixed (then
it is flagged AMBIGUOUS). Everything else that holds a digit is MALFORMED. No digit, no sign and no word that
could change the value is ever dropped silently.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from .number import Flag, Number
from .words import INVISIBLE, NUMBER_WORDS, normalize_words

MAGNITUDES = {
    "ribu": 3,
    "rb": 3,
    "juta": 6,
    "jt": 6,
    "miliar": 9,
    "milyar": 9,
    "triliun": 12,
    "trilyun": 12,
}
"""Magnitude words with the power of ten they stand for. A lone ``M`` is no safe sign and not among them."""

_MAX_DIGITS = 60
_MAX_POWER = 30
_MARKS = (".", ",", ";", ":")
_DASH = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"
_VULGAR = frozenset(map(chr, (0xBC, 0xBD, 0xBE, *range(0x2150, 0x2160), 0x2189)))  # one half and the like

# Full-width forms become ASCII; Arabic decimal, thousands and percent marks become what stands for them here.
_CHARACTERS: dict[int, int | None] = {
    **dict.fromkeys(map(ord, INVISIBLE)),
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x066A: ord("%"),
    0x066B: ord(","),
    0x066C: ord("."),
    0xFE6A: ord("%"),
}
# Line breaks, tabs and blanks that a spreadsheet file can hold as _x000D_ and the like.
_BLANKS = re.compile(r"(?:\s|_x00(?:0[9AaDd]|[Aa]0|20)_)+")

_NIL = re.compile(
    rf"""(?P<rp>(?:rp|idr)\ ?[.:]?\ ?)?
        (?: [{_DASH}](?:\ ?[{_DASH}])* | \(\ ?[{_DASH}]+\ ?\)
        | nihil\.? | n\ ?/\ ?a\.? | n\.\ ?a\.? | tidak\ ada\.? )
        (?:,[{_DASH}])? (?P<percent>\ ?%)?""",
    re.VERBOSE | re.IGNORECASE,
)
_ERROR = re.compile(r"#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)", re.IGNORECASE)

_HEAD = re.compile(
    rf"""(?P<open>\(\ ?)? (?P<sign>[{_DASH}+]\ ?)?
        (?P<rp>(?:rp|idr)\ ?[.:]?\ ?)?
        (?P<open2>\(\ ?)? (?P<sign2>[{_DASH}+]\ ?)?
        (?P<digits>[0-9]+(?:[.,][0-9]+)*)
        (?P<dash>\ ?[.,]\ ?(?:[{_DASH}]{{1,2}}|={{1,2}}))?""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSED = re.compile(rf"([^()]*)\)(?P<dash>,[{_DASH}]{{1,2}})?(.*)")
_BRACKETED = re.compile(r"([^()\[\]]*)(?:\(([^()\[\]]*)\)|\[([^()\[\]]*)\])?([^()\[\]]*)")
_MAGNITUDE = re.compile(rf"({'|'.join(MAGNITUDES)})(?![^\W_])\.?\ ?", re.IGNORECASE)
_PERCENT = re.compile(r"(?:%|(?:persen|prosen)(?!\w))\ ?", re.IGNORECASE)
_RUPIAH = re.compile(r"(?:rupiah|rp|idr)(?!\w)\.?\ ?", re.IGNORECASE)
_PER = re.compile(r"per [0-9][0-9.,]* (?=[^\W\d_])", re.IGNORECASE)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")

# A word behind the number that would change its value, but is no safe magnitude: better no value at all.
_SCALES = frozenset(MAGNITUDES).union(
    ("ratusan", "ribuan", "jutaan", "miliaran", "milyaran", "triliunan", "mlr", "mlyr", "mld", "milliar"),
    ("mio", "bn", "trn", "tril", "milion", "hundred", "thousand", "million", "billion", "trillion"),
)
_TREACHEROUS = _SCALES | NUMBER_WORDS | {"setengah", "seperempat"}
_SPELLED = NUMBER_WORDS | {"minus", "persen"}
_TREACHEROUS_MONEY = frozenset(("m", "t", "k", "b", "r", "tr", "mil"))


class _Tail(NamedTuple):
    """What stands behind the digits."""

    power: int = 0
    unit: str = ""
    category: str = ""


def parse_text(text: str, *, money: bool = False) -> Number:
    """The number that a text cell states; never raises.

    ``money`` says that the cell is known to hold an amount of rupiah: a single dot then groups thousands.
    A text without digits has no value and no flag, unless it is nil (``-``, nihil, ...) or an Excel error.

    Marks: a single one is a decimal mark; where exactly three digits follow and one to three stand before it,
    the first not 0, it is AMBIGUOUS and read in the Indonesian way. Several of one kind group by threes. Of
    two kinds the last is the decimal mark, the other groups. Also AMBIGUOUS, and read as negative: a minus
    sign with a blank behind (it may be a list bullet), and a minus sign together with brackets. Brackets
    around the number alone are the accountant's minus sign, and settle a single dot as money does.
    Source: the Indonesian spelling rules (EYD) and the forms found in published reports.
    """
    clean, foreign = _clean(text)
    extra = {Flag.DIGITS} if foreign else set()
    if not clean:
        return Number(None, nil=True, raw=text)
    nil = _NIL.fullmatch(clean)
    if nil:
        if nil["rp"] and nil["percent"]:
            return Number(None, raw=text)
        return Number(None, nil=True, unit="Rp" if nil["rp"] else "%" if nil["percent"] else "", raw=text)
    if not any(ch.isdecimal() or ch in _VULGAR for ch in clean):
        flags = frozenset((Flag.MALFORMED,)) if _ERROR.fullmatch(clean) else frozenset[Flag]()
        return Number(None, flags=flags, raw=text)
    number = _read(clean, text, money, extra)
    return number or Number(None, flags=frozenset({Flag.MALFORMED, *extra}), raw=text)


def _clean(text: str) -> tuple[str, bool]:
    """The text with plain digits, single blanks and nothing invisible, and whether it had other digits."""
    foreign = False
    if not text.isascii():
        characters = []
        for ch in text:
            other = ch.isdecimal() and not ch.isascii()
            foreign = foreign or other
            characters.append(str(int(ch)) if other else ch)
        text = "".join(characters).translate(_CHARACTERS)
    text = _BLANKS.sub(" ", text).strip()
    return text.lstrip("'`\u2018\u2019\u00b4 "), foreign


def _read(clean: str, raw: str, money: bool, flags: set[Flag]) -> Number | None:
    """The number in a cleaned text that holds digits, or None when it is malformed."""
    head = _HEAD.match(clean)
    if not head or (head["open"] and head["open2"]) or (head["sign"] and head["sign2"]):
        return None
    rest = clean[head.end() :]
    bracketed = bool(head["open"] or head["open2"])
    rupiah = bool(head["rp"] or head["dash"])
    if bracketed:
        closed = _CLOSED.fullmatch(rest)
        if not closed:
            return None
        rest = closed[1].rstrip() + closed[3]
        rupiah = rupiah or bool(closed["dash"])
    sign = head["sign"] or head["sign2"] or ""
    tail = _read_tail(rest, money or rupiah)
    if tail is None or (bracketed and (sign[:1] == "+" or tail.category or tail.unit not in ("", "%", "Rp"))):
        return None

    unit = tail.unit
    if rupiah and unit[:1] == "%":
        return None
    if rupiah and unit[:2] != "Rp":
        unit = f"Rp{unit}" if unit[:1] == "/" else f"Rp {unit}".rstrip()
    money = money or unit == "Rp" or unit[:3] in ("Rp ", "Rp/")
    settled = (money or (bracketed and unit != "%")) and not tail.power
    marks = _read_marks(head["digits"], money and not tail.power, settled)
    if marks is None:
        return None
    value, decimals, found = marks
    flags |= found
    step = Fraction(10**tail.power, 10**decimals)
    if money and not tail.power and value.denominator == 1 and Flag.AMBIGUOUS not in flags:
        step = Fraction(1)  # decimals of an amount that are all zero only confirm that it is whole
    value *= 10**tail.power
    if bracketed or (sign and sign[0] != "+"):
        value = -value
        if sign and (bracketed or sign[-1] == " "):
            flags.add(Flag.AMBIGUOUS)
    if tail.power:
        flags.add(Flag.ROUNDED)
    elif not unit and not tail.category:
        flags.add(Flag.TEXT)
    return Number(value, step, unit=unit, category=tail.category, flags=frozenset(flags), raw=raw)


def _read_marks(digits: str, money: bool, settled: bool) -> tuple[Fraction, int, set[Flag]] | None:
    """Value, decimals and flags of digits with dots and commas between them; None when malformed.

    ``money``: an amount in rupiah, not in millions; ``settled``: a single dot before three digits groups.
    """
    if len(digits) > _MAX_DIGITS:
        return None
    dots, commas = digits.count("."), digits.count(",")
    if not dots and not commas:
        return Fraction(int(digits)), 0, set()
    flags = set[Flag]()
    mark = digits[max(digits.rfind("."), digits.rfind(","))]
    whole, _, rest = digits.rpartition(mark)
    if dots and commas:
        if mark in whole or not _GROUPED.fullmatch(whole):
            return None
        if mark == ".":
            flags.add(Flag.ENGLISH)
    elif dots + commas > 1:
        if not _GROUPED.fullmatch(digits):
            return None
        if mark == ",":
            flags.add(Flag.ENGLISH)
        whole, rest = whole + rest, ""
    elif _GROUPED.fullmatch(digits):  # one mark, and it could group: 1.234 or 12,345
        if mark == "," or not settled:
            flags.add(Flag.AMBIGUOUS)
        if mark == ".":
            whole, rest = whole + rest, ""
    elif mark == ".":
        padded = len(rest) == 3 and len(whole) in (2, 3) and whole[0] == "0"
        if padded or (money and len(rest) > 3):
            return None  # 01.234, Rp 12.5000: more likely a slip of the pen in a grouped number
        flags.add(Flag.ENGLISH)
    plain = whole.replace(".", "").replace(",", "") + rest
    return Fraction(int(plain), 10 ** len(rest)), len(rest), flags


def _read_tail(rest: str, money: bool) -> _Tail | None:
    """Magnitude, unit and category behind the digits; None when they make the number unreadable."""
    parts = _BRACKETED.fullmatch(rest)
    if not parts:
        return None
    before, category, after = parts[1].strip(), (parts[2] or parts[3] or "").strip(), parts[4].strip(" .;")
    if before[:1] in _MARKS or (before and after):
        return None
    before = before.rstrip(" .;:,")
    glued = bool(before) and rest[0] != " "
    words = before or after

    power = 0
    magnitude = _MAGNITUDE.match(words)
    while magnitude:
        power += MAGNITUDES[magnitude[1].lower()]
        words, glued = words[magnitude.end() :], False
        magnitude = _MAGNITUDE.match(words)
    unit = ""
    percent, rupiah = _PERCENT.match(words), _RUPIAH.match(words)
    if percent:
        unit, words, glued = "%", words[percent.end() :], False
    elif rupiah:
        unit, words, glued, money = "Rp", words[rupiah.end() :], False, True
    if power > _MAX_POWER or (words and not _is_unit(words, glued, money)):
        return None
    unit = f"{unit} {words}".strip()

    if category:
        named, category = category, _category(category, money)
        if category is None:
            return None
        if category in ("%", "Rp"):
            if unit and unit != category:
                return None
            unit, category = category, ""
        elif not category and not unit and named.casefold().endswith("rupiah"):
            unit = "Rp"
    return _Tail(power, unit, category)


def _category(text: str, money: bool) -> str | None:
    """The grade in brackets; empty when it spells the number; None when it could change the value."""
    name = text.casefold().rstrip(".")
    if name in ("rp", "rupiah"):
        return "Rp"
    if name in ("%", "persen"):
        return "%"
    if not text[0].isalpha() or (money and name in _TREACHEROUS_MONEY):
        return None
    words = normalize_words(text)
    if words and words[0] not in _SCALES and _SPELLED.issuperset(words):
        return ""
    return None if _SCALES.intersection(words) else text


def _is_unit(words: str, glued: bool, money: bool) -> bool:
    """Whether words behind a number can be its unit, and surely do not belong to the number itself."""
    if not (words[0].isalpha() or words[0] in "\u00b0\u2030" or re.match(r"/ ?[^\W\d_]", words)):
        return False
    first = words.split(maxsplit=1)[0]
    if _TREACHEROUS.intersection(normalize_words(words)[:1]):
        return False
    if money and first.casefold().rstrip(".") in _TREACHEROUS_MONEY:
        return False
    if re.match(r"e[-+]?[0-9]", words, re.IGNORECASE):
        return False  # 1e5
    if glued and re.search("[0-9]", first) and not re.fullmatch(r"/?[^\W\d_]+[23]", first):
        return False  # 0x1F, 12B4; but 5m2
    rest = words[per.end() :] if (per := _PER.match(words)) else words
    return not re.search(r"(?<![^\W_])[0-9]", rest) and not any(ch in _VULGAR for ch in rest)
