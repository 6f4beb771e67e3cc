"""Values and formulas in odd shapes, and texts that want to be more than texts."""

from __future__ import annotations

from collections.abc import Callable

from .case import Flagged, Outcome, Read, Seen
from .cells import BAD, DAMAGED, TOLD_IN_SUM, UNREADABLE, add, at, with_cell
from .office import BOOK, STRINGS, Package, package

# --- values and formulas in odd shapes -----------------------------------------------------------

add(
    "value-twice",
    "two values in a cell",
    with_cell("C2", '<c r="C2"><v>12</v><v>99</v></c>'),
    DAMAGED,
    Read(),
    TOLD_IN_SUM,
)
add(
    "value-nested",
    "an element inside a value",
    with_cell("C2", '<c r="C2"><v><b>12</b></v></c>'),
    DAMAGED,
    *BAD,
    at("Penduduk!C2", "L-06"),
    Read(),
)
add(
    "value-inline-and-v",
    "an inline text and a value in one cell",
    with_cell("C2", '<c r="C2" t="inlineStr"><v>12</v><is><t>13</t></is></c>'),
    DAMAGED,
    at("Penduduk!C2", "F-01"),
    TOLD_IN_SUM,
)
add("value-inline-no-text", "an inline text without a text", with_cell("H9", '<c r="H9" t="inlineStr"/>'), Read())
add(
    "value-str",
    "a figure of type str without a formula",
    with_cell("C2", '<c r="C2" t="str"><v>12</v></c>'),
    at("Penduduk!C2", "F-01"),
)
add(
    "value-before-formula",
    "the value before the formula",
    with_cell("E2", '<c r="E2"><v>20</v><f>SUM(C2:D2)</f></c>'),
    Read(),
)
add(
    "value-upper",
    "a cell type in capital letters",
    with_cell("C2", '<c r="C2" t="N"><v>12</v></c>'),
    Read(),
    *BAD,
    at("Penduduk!C2", "F-01"),
)


def _derived(formula: str, value: str | None = "20", kind: str = "") -> Callable[[], Package]:
    """The sum of men and women by another formula."""
    return lambda: package().formula("Penduduk", "E2", formula, value, kind)


OTHER: tuple[Outcome, ...] = (at("Penduduk!E2", "R-04"), at("Penduduk!E2", "R-05"), Read())
add(
    "formula-no-value",
    "a formula that was never calculated",
    _derived("SUM(C2:D2)", None),
    at("Penduduk!E2", "R-02"),
    at("Penduduk!E2", "L-05"),
)
add("formula-stale", "a formula with an old value", _derived("SUM(C2:D2)", "19"), at("Penduduk!E2", "R-06"))
add("formula-circular", "a formula that reads itself", _derived("E2+0"), *OTHER)
add(
    "formula-circular-pair",
    "two formulas that read each other",
    lambda: package().formula("Penduduk", "E2", "E3-10", "20").formula("Penduduk", "E3", "E2+10", "30"),
    *OTHER,
)
add("formula-volatile", "a formula that draws lots", _derived("C2+D2+INT(RAND())"), *OTHER)
add("formula-web", "a formula that fetches from the web", _derived('WEBSERVICE("http://127.0.0.1:9/BAHAYA")'), *OTHER)
add("formula-dde", "a formula that starts a program", _derived("cmd|'/C calc'!BAHAYA"), *OTHER)
add(
    "formula-dde-mso",
    "the same by DDE",
    _derived("DDE(&quot;cmd&quot;;&quot;/C calc&quot;;&quot;BAHAYA&quot;)"),
    *OTHER,
)
add(
    "formula-hyperlink",
    "a formula that is a link",
    _derived("HYPERLINK(&quot;http://127.0.0.1:9/BAHAYA&quot;,20)"),
    *OTHER,
)
OUTSIDE = at("Penduduk!E2", "R-08")
add("formula-external", "a formula that reads another workbook", _derived("[1]BAHAYA!A1"), OUTSIDE)
add(
    "formula-external-path",
    "a formula that reads a file on a share",
    _derived("'\\\\127.0.0.1\\x\\[BAHAYA.xlsx]A'!A1"),
    OUTSIDE,
)
add(
    "formula-xlm",
    "a formula that calls a library",
    _derived("CALL(&quot;BAHAYA&quot;,&quot;x&quot;,&quot;J&quot;)"),
    *OTHER,
)
add("formula-lambda", "a formula with LAMBDA and LET", _derived("_xlfn.LAMBDA(_xlpm.a,_xlpm.a+1)(19)"), *OTHER)
add("formula-indirect", "a formula that reads by name", _derived("INDIRECT(&quot;C2&quot;)+D2"), *OTHER)
add("formula-structured", "a formula with a table reference", _derived("SUM(BAHAYA[[#This Row],[L]:[P]])"), *OTHER)
add("formula-3d", "a formula over several sheets", _derived("SUM(PK:LRA!C2)"), *OTHER)
add("formula-spill", "a formula with a spill mark", _derived("SUM(C2#)"), *OTHER)
add("formula-r1c1", "a formula in R1C1 form", _derived("SUM(RC[-2]:RC[-1])"), *OTHER)
add("formula-semicolons", "a formula with semicolons", _derived("SUM(C2;D2)"), *OTHER)
add("formula-local", "a formula with an Indonesian function", _derived("JUMLAH(C2:D2)"), *OTHER)
add("formula-equals", "a formula that begins with an equals sign", _derived("=SUM(C2:D2)"), *OTHER)
add("formula-blanks", "a formula with blanks and line breaks", _derived(" SUM( C2 :\n D2 ) "), *OTHER)
add("formula-empty", "an empty formula with a value", _derived(""), *OTHER, at("Penduduk!E2", "R-03"))
add("formula-nonsense", "a formula of marks", _derived("((+*/&amp;&amp;"), *OTHER)
add("formula-quote-open", "a formula with an open quote", _derived("&quot;BAHAYA"), *OTHER)
add("formula-ref-error", "a formula with a lost reference", _derived("SUM(#REF!,C2,D2)"), *OTHER)
add(
    "formula-markup",
    "a formula with markup in a text",
    _derived("IF(TRUE,20,&quot;&lt;/f&gt;&lt;f&gt;BAHAYA&quot;)"),
    *OTHER,
)
add("formula-control", "a formula with an escaped bell", _derived("SUM(C2:D2)_x0007_"), *OTHER)
add("formula-far", "a formula that reads a cell that cannot exist", _derived("C2+D2+AAAA99999999*0"), *OTHER)
add(
    "formula-array",
    "an array formula",
    with_cell("E2", '<c r="E2"><f t="array" ref="E2">SUM(C2:D2)</f><v>20</v></c>'),
    *OTHER,
)
add("formula-array-both", "an array formula over both sums", lambda: package().cell(
    "Penduduk", "E2", '<c r="E2"><f t="array" ref="E2:E3">C2:C3+D2:D3</f><v>20</v></c>').cell("Penduduk", "E3", '<c r="E3"><v>30</v></c>'),
    *OTHER, at("Penduduk!E3", "R-03"))  # fmt: skip
add(
    "formula-data-table",
    "a data table",
    with_cell("E2", '<c r="E2"><f t="dataTable" ref="E2:E3" dt2D="1" r1="C2" r2="D2"/><v>20</v></c>'),
    *OTHER,
    at("Penduduk!E2", "R-03"),
)
add("formula-shared-pair", "a shared formula", lambda: package().cell(
    "Penduduk", "E2", '<c r="E2"><f t="shared" si="0" ref="E2:E3">SUM(C2:D2)</f><v>20</v></c>').cell(
    "Penduduk", "E3", '<c r="E3"><f t="shared" si="0"/><v>30</v></c>'), Read())  # fmt: skip
add(
    "formula-shared-orphan",
    "a shared formula whose master does not exist",
    with_cell("E2", '<c r="E2"><f t="shared" si="9"/><v>20</v></c>'),
    *OTHER,
)
add("formula-shared-late", "a shared formula whose master comes later", lambda: package().cell(
    "Penduduk", "E3", '<c r="E3"><f t="shared" si="0" ref="E2:E3">SUM(C3:D3)</f><v>30</v></c>').cell(
    "Penduduk", "E2", '<c r="E2"><f t="shared" si="0"/><v>20</v></c>'), *OTHER)  # fmt: skip
add(
    "formula-shared-index",
    "a shared formula with a number that is none",
    with_cell("E2", '<c r="E2"><f t="shared" si="x">SUM(C2:D2)</f><v>20</v></c>'),
    *OTHER,
)
add(
    "formula-type-unknown",
    "a formula of an unknown type",
    with_cell("E2", '<c r="E2"><f t="BAHAYA">SUM(C2:D2)</f><v>20</v></c>'),
    *OTHER,
)
add(
    "formula-value-text",
    "a formula with a text as its value",
    _derived("SUM(C2:D2)", "dua puluh", "str"),
    at("Penduduk!E2", "F-05"),
    UNREADABLE,
)
add(
    "formula-value-error",
    "a formula with an error as its value",
    _derived("SUM(C2:D2)", "#REF!", "e"),
    at("Penduduk!E2", "R-01"),
)
add(
    "formula-value-boolean",
    "a formula with a logical value",
    _derived("SUM(C2:D2)", "1", "b"),
    at("Penduduk!E2", "F-05"),
    UNREADABLE,
    TOLD_IN_SUM,
)
add(
    "formula-value-nan",
    "a formula with NaN as its value",
    _derived("SUM(C2:D2)", "NaN"),
    at("Penduduk!E2", "F-05"),
    UNREADABLE,
    DAMAGED,
)
add(
    "formula-value-long",
    "a formula whose value is a text of 40,000 characters",
    _derived("REPT(&quot;x&quot;,40000)", "x" * 40_000, "str"),
    at("Penduduk!E2", "F-05"),
    UNREADABLE,
)

# --- texts that want to be more ------------------------------------------------------------------

WANTS = {
    "equals": "=BAHAYA(1)", "plus": "+BAHAYA(1)", "minus": "-BAHAYA+1", "at": "@BAHAYA(1)", "dde": "=cmd|'/C calc'!BAHAYA",
    "hyperlink": "=HYPERLINK(&quot;http://127.0.0.1:9/BAHAYA&quot;)", "tab": "\t=BAHAYA", "web": "http://127.0.0.1:9/BAHAYA",
    "file": "file:///BAHAYA", "unc": "\\\\127.0.0.1\\BAHAYA", "mail": "mailto:BAHAYA@contoh.id", "internal": "internal:BAHAYA!A1",
    "external": "external:BAHAYA.xlsx", "markup": "&lt;/t&gt;&lt;f&gt;BAHAYA&lt;/f&gt;", "array": "{=BAHAYA(1)}",
    "quote": "&quot;)+BAHAYA(1)+(&quot;", "ampersand": "&amp;P&amp;F BAHAYA", "braces": "{tahun} {instansi} {0} %s BAHAYA",
}  # fmt: skip
for _key, _value in WANTS.items():
    add(f"wants-{_key}", f"the name of a desa: {_value.replace('&quot;', chr(34)).replace('&lt;', '<').replace('&gt;', '>').replace('&amp;', '&')!r}",
        lambda v=_value: package().edit(STRINGS, "<t>Mekarsari</t>", f"<t>{v}</t>"), Read())  # fmt: skip
for _key in ("equals", "dde", "web", "internal", "quote", "markup", "braces"):
    add(f"indikator-{_key}", "the same as the name of an indikator, which tables, charts and sentences repeat",
        lambda v=WANTS[_key]: package().edit(STRINGS, "<t>Nilai SAKIP</t>", f"<t>{v}</t>"), Read(), Seen())  # fmt: skip
    add(f"satuan-{_key}", "the same behind a figure, as its unit",
        lambda v=WANTS[_key]: package().text("Realisasi", "G3", f"80 {v}"), Flagged("Realisasi!G3", "F-03"), Flagged("Realisasi!G3", "F-05"),
        Flagged("Realisasi!H3", ""))  # fmt: skip
    add(f"program-{_key}", "the same as the name of a program",
        lambda v=WANTS[_key]: package().edit(STRINGS, "<t>Program Penunjang Urusan</t>", f"<t>{v}</t>"), Read(), Seen())  # fmt: skip
    add(f"heading-{_key}", "the same behind a heading, as a line of its own",
        lambda v=WANTS[_key]: package().text("LRA", "F1", v).value("LRA", "F2", "1"), Read())  # fmt: skip
add("unit-long", "a unit of 400 characters behind a figure", lambda: package().text("Realisasi", "G3", "80 " + "nilai " * 70),
    Flagged("Realisasi!G3", "F-03"), Flagged("Realisasi!G3", "F-05"))  # fmt: skip
add(
    "text-32767",
    "a name of 32,767 characters",
    lambda: package().edit(STRINGS, "<t>Mekarsari</t>", f"<t>{'m' * 32_767}</t>"),
    Read(),
)
add(
    "text-32768",
    "a name of 32,768 characters, one too many for Excel",
    lambda: package().edit(STRINGS, "<t>Mekarsari</t>", f"<t>{'m' * 32_768}</t>"),
    Read(),
)
add("text-32768-emoji", "20,000 emoji, 40,000 characters as Excel counts", lambda: package().edit(
    STRINGS, "<t>Mekarsari</t>", "<t>" + "\U0001f4b0" * 20_000 + "</t>"), Read())  # fmt: skip
add("text-indikator-long", "the name of an indikator of 40,000 characters", lambda: package().edit(
    STRINGS, "<t>Nilai SAKIP</t>", f"<t>{'Nilai SAKIP ' * 3400}</t>"), Read(), Seen())  # fmt: skip
add(
    "text-rtl-name",
    "a name with right-to-left overrides",
    lambda: package().edit(STRINGS, "<t>Mekarsari</t>", "<t>\u202eiras\u2066\u2069</t>"),
    Read(),
)
add(
    "text-combining",
    "a letter with 5,000 accents",
    lambda: package().edit(STRINGS, "<t>Mekarsari</t>", f"<t>a{chr(0x301) * 5000}</t>"),
    Read(),
)
add(
    "text-lines",
    "a name of 5,000 lines",
    lambda: package().edit(STRINGS, "<t>Mekarsari</t>", f"<t>{'a&#10;' * 5000}b</t>"),
    Read(),
)
add("text-heading-zero-width", "zero-width characters inside headings", lambda: package().edit(
    STRINGS, "<t>Perempuan</t>", "<t>Perem\u200bpuan\ufeff</t>"), Read())  # fmt: skip
add(
    "text-heading-homoglyph",
    "a heading with a Cyrillic letter",
    lambda: package().edit(STRINGS, "<t>Perempuan</t>", "<t>P\u0435rempuan</t>"),
    Seen(),
    Read(),
)
add(
    "text-case-fold",
    "a heading in the Turkish manner",
    lambda: package().edit(STRINGS, "<t>Laki-Laki</t>", "<t>LAK\u0130-LAK\u0130</t>"),
    Seen(),
    Read(),
)
add(
    "text-nip", "numbers of staff in a note", lambda: package().text("Penduduk", "H1", "NIP 198001012005011001"), Read()
)
add(
    "text-nul-escape",
    "a name of escapes only",
    lambda: package().edit(STRINGS, "<t>Mekarsari</t>", "<t>_x0000__x000B__x001F_</t>"),
    Read(),
    Flagged("Penduduk!B3", "L-10"),
)
add(
    "text-line-separators",
    "a name with U+0085, U+2028 and U+2029",
    lambda: package().edit(STRINGS, "<t>Mekarsari</t>", "<t>a\u0085b\u2028c\u2029d</t>"),
    Read(),
)
add("text-book-name", "document properties that look like a formula", lambda: package().edit(
    "docProps/core.xml", "<dc:creator></dc:creator>", "<dc:creator>=BAHAYA()</dc:creator>"), Read())  # fmt: skip
add("text-defined-name", "a defined name that runs a macro", lambda: package().edit(
    BOOK, "<calcPr", '<definedNames><definedName name="BAHAYA" xlm="1" function="1">EXEC("x")</definedName></definedNames><calcPr'), Read())  # fmt: skip
