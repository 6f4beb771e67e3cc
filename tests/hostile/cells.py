"""Cells that say odd things: numbers that are none, addresses that do not exist, texts that want to be formulas."""

from __future__ import annotations

from collections.abc import Callable

from .case import Family, Flagged, Read, Refused, Seen
from .office import STYLES, Package, package, sheet_part

CELLS = Family("cells")
add = CELLS.add
DAMAGED = Refused("damaged")
SHEET = sheet_part("Penduduk")


def at(cell: str, code: str = "") -> Flagged:
    return Flagged(cell, code)


# --- numbers -------------------------------------------------------------------------------------


def _number(value: str, kind: str = "") -> Callable[[], Package]:
    """An entered figure (men of Sukamaju) that says something else."""
    return lambda: package().value("Penduduk", "C2", value, kind)


INPUT, UNREADABLE, TOLD_IN_SUM = at("Penduduk!C2", "F-05"), at("Penduduk!E2", ""), at("Penduduk!E2", "H-01")
BAD = (INPUT, UNREADABLE, DAMAGED)
add("number-nan", "NaN", _number("NaN"), *BAD)
add("number-inf", "Infinity", _number("Infinity"), *BAD)
add("number-minus-inf", "-INF", _number("-INF"), *BAD)
add("number-1e400", "1E400, which is too large for any program", _number("1E400"), *BAD)
add("number-1e308", "1E+308", _number("1E+308"), TOLD_IN_SUM, INPUT, at("Penduduk!C2", "J-03"), Seen())
add("number-1e-320", "1E-320", _number("1E-320"), TOLD_IN_SUM, Seen())
add("number-minus-zero", "-0", _number("-0"), TOLD_IN_SUM, at("Penduduk!C2", "H-01"), at("Penduduk!C2", "J-03"))
add("number-17-digits", "12.000000000000002, as calculating leaves it", _number("12.000000000000002"), Read())
add("number-400-digits", "a number of 400 digits", _number("9" * 400), *BAD)
add("number-exponent", "1e999999999", _number("1e999999999"), *BAD)
add("number-hex", "0x0C", _number("0x0C"), *BAD)
add("number-underscore", "1_2", _number("1_2"), *BAD, at("Penduduk!C2", "F-01"))
add("number-comma", "12,5 in a numeric cell", _number("12,5"), *BAD, Seen())
add("number-plus", "+12", _number("+12"), Read(), *BAD)
add(
    "number-arabic", "Arabic digits in a numeric cell", _number("\u0661\u0662"), *BAD, at("Penduduk!C2", "F-08"), Read()
)
add("number-text", "a word in a numeric cell", _number("banyak"), *BAD)
add(
    "number-empty",
    "a numeric cell with an empty value",
    _number(""),
    at("Penduduk!C2", "L-06"),
    UNREADABLE,
    TOLD_IN_SUM,
)
add("number-boolean", "a logical value", _number("1", "b"), *BAD)
add("number-boolean-odd", "a logical value of 7", _number("7", "b"), *BAD)
add("number-error", "an error value", _number("#DIV/0!", "e"), at("Penduduk!C2", "R-01"))
add("number-error-unknown", "an error value that no program knows", _number("#BAHAYA!", "e"), at("Penduduk!C2", "R-01"))
add("number-error-local", "an error value in German", _number("#WERT!", "e"), at("Penduduk!C2", "R-01"))
add(
    "number-error-formula",
    "an error value that looks like a formula",
    _number("=BAHAYA()", "e"),
    at("Penduduk!C2", "R-01"),
)
add(
    "number-error-text",
    "a text that looks like an error value",
    lambda: package().text("Penduduk", "C2", "#REF!"),
    at("Penduduk!C2", "R-01"),
    *BAD,
)
add(
    "number-type-unknown",
    "a cell of a type that does not exist",
    _number("12", "x"),
    Read(),
    *BAD,
    at("Penduduk!C2", "F-01"),
)
add("number-type-d", "a date of type d", _number("2024-05-06", "d"), *BAD, at("Penduduk!C2", "F-09"))
add("number-type-d-odd", "a date of type d that is none", _number("kemarin", "d"), *BAD, at("Penduduk!C2", "F-09"))
add(
    "number-date",
    "a figure in a cell formatted as a date",
    lambda: _restyled("Penduduk", "C2", "yyyy\\-mm\\-dd"),
    at("Penduduk!C2", "F-09"),
)
add(
    "number-date-huge",
    "1e300 in a cell formatted as a date",
    lambda: _restyled("Penduduk", "C2", "dd/mm/yyyy", "1e300"),
    at("Penduduk!C2", "F-09"),
    *BAD,
)
add(
    "number-date-minus",
    "-5 in a cell formatted as a date",
    lambda: _restyled("Penduduk", "C2", "dd/mm/yyyy", "-5"),
    at("Penduduk!C2", "F-09"),
    *BAD,
)
add(
    "number-date-1900",
    "60 (29 February 1900) in a cell formatted as a date",
    lambda: _restyled("Penduduk", "C2", "d mmm yy", "60"),
    at("Penduduk!C2", "F-09"),
)
add(
    "number-time",
    "12 in a cell formatted as a time span",
    lambda: _restyled("Penduduk", "C2", "[hh]:mm:ss"),
    at("Penduduk!C2", "F-09"),
)
add("number-hidden", "the format ;;; that shows nothing", lambda: _restyled("Penduduk", "C2", ";;;"), Read(), Seen())
add("number-format-text", "a figure in a cell formatted as text", lambda: _restyled("Penduduk", "C2", "@"), Read())
add(
    "number-format-locale",
    "a format with a currency and a language",
    lambda: _restyled("Penduduk", "C2", "[$Rp-421]#,##0"),
    Read(),
    at("Penduduk!C2", "F-03"),
)
add(
    "number-format-condition",
    "a format with conditions and colours",
    lambda: _restyled("Penduduk", "C2", "[Red][&gt;99]0;[Color77]0"),
    Read(),
)
add(
    "number-format-injection",
    "a format that closes its own attribute",
    lambda: _restyled("Penduduk", "C2", "0&quot;/&gt;&lt;BAHAYA&gt;&quot;"),
    Read(),
    Seen(),
)
add(
    "number-format-broken",
    "a format with an open bracket and quote",
    lambda: _restyled("Penduduk", "C2", "[&quot;0.00"),
    Read(),
    Seen(),
)
add("number-format-percent", "12 under 0%", lambda: _restyled("Penduduk", "C2", "0%"), at("Penduduk!C2", "F-06"))
add("number-format-empty", "an empty number format", lambda: _restyled("Penduduk", "C2", ""), Read())
add(
    "number-format-fraction",
    "a fraction and an exponent format",
    lambda: _restyled("Penduduk", "C2", "# ?/?", "12"),
    Read(),
)
add(
    "number-format-shift",
    "characters that no format may hold",
    lambda: _restyled("Penduduk", "C2", "0&#10;\u202e\U0001f4b0_x0007_"),
    Read(),
    Seen(),
)
add(
    "number-ratio-huge",
    "an outcome of 1E+308, whose ratio no cell can hold",
    lambda: package().value("Realisasi", "G2", "1E+307"),
    Seen(),
)
add("number-ratio-tiny", "a target of 1E-300", lambda: package().value("Realisasi", "F2", "1E-300"), Seen())
add("number-percent-huge", "1E+307 under a percent format", lambda: _restyled("LRA", "E2", "0.00%", "1E+307"), Seen())


def _restyled(sheet: str, ref: str, code: str, value: str = "12") -> Package:
    """A figure with a number format of its own."""
    got = package().edit(
        STYLES, "<fonts", f'<numFmts count="1"><numFmt numFmtId="200" formatCode="{code}"/></numFmts><fonts'
    )
    inside = got.parts[STYLES].split(b"<cellXfs")[1].split(b"</cellXfs>")[0]
    got.edit(
        STYLES,
        "</cellXfs>",
        '<xf numFmtId="200" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>',
    )
    return got.cell(sheet, ref, f'<c r="{ref}" s="{inside.count(b"<xf ")}"><v>{value}</v></c>')


# --- figures as text -----------------------------------------------------------------------------


def _text(text: str) -> Callable[[], Package]:
    return lambda: package().text("Penduduk", "C2", text)


add(
    "text-exponent",
    "the text 1e999999999, which must not become a number of a billion digits",
    _text("1e999999999"),
    *BAD,
)
add("text-exponent-minus", "the text 1e-999999999", _text("1e-999999999"), *BAD)
add("text-power", "the text 9^9^9^9", _text("9^9^9^9"), *BAD)
add("text-factorial", "the text 999999!", _text("999999!"), *BAD)
add("text-fraction", "the text 1/0", _text("1/0"), *BAD)
add("text-400-digits", "a text of 400 digits", _text("9" * 400), *BAD)
add("text-decimals", "a text with 5,000 decimals", _text("0," + "1" * 5000), *BAD)
add("text-magnitudes", "12 juta juta juta, 400 times", _text("12 " + "juta " * 400), *BAD)
add("text-percents", "12 with 10,000 percent signs", _text("12" + "%" * 10_000), *BAD)
add("text-brackets", "a number in 10,000 brackets", _text("(" * 10_000 + "12" + ")" * 10_000), *BAD)
add("text-marks", "1.2.3.4.5", _text("1.2.3.4.5"), *BAD)
add("text-thousands-bad", "12.34.567", _text("12.34.567"), *BAD)
add("text-full-width", "full-width digits", _text("\uff11\uff12"), at("Penduduk!C2", "F-08"))
add("text-arabic", "Arabic digits", _text("\u0661\u0662"), at("Penduduk!C2", "F-08"))
add("text-superscript", "superscript and circled digits", _text("\u00b9\u00b2 \u2460"), *BAD)
add(
    "text-zero-width",
    "12 with zero-width characters inside",
    _text("1\u200b2\u2060\ufeff"),
    at("Penduduk!C2", "F-01"),
    *BAD,
)
add("text-rtl", "12 behind a right-to-left override", _text("\u202e12\u202c"), at("Penduduk!C2", "F-01"), *BAD)
add("text-apostrophe", "'12", _text("'12"), at("Penduduk!C2", "F-01"))
add("text-nbsp", "12 with no-break blanks", _text("\u00a012\u202f"), at("Penduduk!C2", "F-01"))
add("text-roman", "XII", _text("XII"), *BAD)
add("text-words", "dua belas", _text("dua belas"), *BAD)
add("text-currency", "12 dollars", _text("$12"), *BAD, at("Penduduk!C2", "F-03"))
add("text-emoji", "12 with an emoji", _text("12 \U0001f4b0"), *BAD, at("Penduduk!C2", "F-03"))
add("text-formula", "=12 as a text", _text("=12"), *BAD)
add("text-minus-signs", "--12", _text("--12"), *BAD)
add("text-escaped", "12_x000D__x000A_", _text("12_x000D__x000A_"), at("Penduduk!C2", "F-01"), *BAD)
add("text-nil", "a dash where a number should be", _text("-"), TOLD_IN_SUM, UNREADABLE, Seen())

# --- addresses -----------------------------------------------------------------------------------


def with_cell(ref: str, xml: str) -> Callable[[], Package]:
    return lambda: package().cell("Penduduk", ref, xml)


def _row(xml: str) -> Callable[[], Package]:
    return lambda: package().rows("Penduduk", xml)


add("address-a0", "a cell at A0", _row('<row r="9"><c r="A0"><v>1</v></c></row>'), DAMAGED, Read())
add("address-zzzz1", "a cell at ZZZZ1", _row('<row r="9"><c r="ZZZZ1"><v>1</v></c></row>'), DAMAGED, Read())
add(
    "address-far",
    "a cell at A99999999999",
    _row('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'),
    DAMAGED,
    Read(),
    Refused("too_many_rows"),
)
add("address-minus", "a row -1", _row('<row r="-1"><c r="A-1"><v>1</v></c></row>'), DAMAGED, Read())
add(
    "address-text",
    "a row x and a cell without digits",
    _row('<row r="x"><c r="AB"><v>1</v></c></row>'),
    DAMAGED,
    Read(),
)
add("address-number", "a cell at 12", _row('<row r="9"><c r="12"><v>1</v></c></row>'), DAMAGED, Read())
add("address-lower", "a cell at h9", _row('<row r="9"><c r="h9"><v>1</v></c></row>'), Read(), DAMAGED)
add("address-dollar", "a cell at $H$9", _row('<row r="9"><c r="$H$9"><v>1</v></c></row>'), DAMAGED, Read())
add(
    "address-unicode",
    "a cell at H9 in full-width digits",
    _row('<row r="9"><c r="H\uff19"><v>1</v></c></row>'),
    DAMAGED,
    Read(),
)
add("address-empty", "a cell with an empty address", _row('<row r="9"><c r=""><v>1</v></c></row>'), Read(), DAMAGED)
add("address-none", "rows and cells without addresses", lambda: _without_addresses(), Read())
add(
    "address-other-row",
    "a cell whose address names another row",
    _row('<row r="9"><c r="C2"><v>99</v></c></row>'),
    DAMAGED,
    TOLD_IN_SUM,
    Read(),
)
add("address-twice", "a cell twice, with different figures", lambda: package().edit(
    SHEET, '<c r="D2">', '<c r="C2"><v>99</v></c><c r="D2">'), DAMAGED, TOLD_IN_SUM)  # fmt: skip
add("address-twice-formula", "a cell twice, once as a figure and once as a formula", lambda: package().edit(
    SHEET, '<c r="E2"', '<c r="E2"><v>77</v></c><c r="E2"'), DAMAGED, Read(), TOLD_IN_SUM)  # fmt: skip
add("address-row-twice", "a row twice", _row('<row r="2"><c r="C2"><v>99</v></c></row>'), DAMAGED, TOLD_IN_SUM)
add("address-disorder", "rows and cells in another order", lambda: _disorder(), Read())
add("address-columns-back", "the cells of a row from right to left", lambda: package().edit(
    SHEET, '<c r="C3"><v>15</v></c><c r="D3"><v>15</v></c>', '<c r="D3"><v>15</v></c><c r="C3"><v>15</v></c>'), Read())  # fmt: skip


def _without_addresses() -> Package:
    import re

    got = package()
    got.edit(SHEET, '<c r="B4"', '<c r="A4"/><c r="B4"')  # without addresses each cell stands behind the one before
    got.parts[SHEET] = re.sub(rb'(<(?:row|c)) r="\w+"', rb"\1", got.parts[SHEET])
    return got


def _disorder() -> Package:
    import re

    got = package()
    rows = re.findall(rb"<row .*?</row>", got.parts[SHEET])
    body = b"".join(reversed(rows))
    got.parts[SHEET] = re.sub(
        rb"<sheetData>.*</sheetData>", lambda _: b"<sheetData>" + body + b"</sheetData>", got.parts[SHEET]
    )
    return got
