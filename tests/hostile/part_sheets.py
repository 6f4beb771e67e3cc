"""Parts of texts and of sheets, and what the workbook says about them."""

from __future__ import annotations

from collections.abc import Callable

from .case import Flagged, Read, Refused, Seen
from .office import BOOK, RELS, STRINGS, TYPES, Package, package
from .parts import DAMAGED, MAIN, NO_SHEETS, OFFICE, SHEET, add

# --- texts ---------------------------------------------------------------------------------------

add("strings-missing", "no shared texts, though cells use them", lambda: package().drop(STRINGS), DAMAGED)
add(
    "strings-empty",
    "shared texts without any",
    lambda: package().put_all({STRINGS: f"<sst {MAIN}/>".encode()}),
    DAMAGED,
)
add("strings-index-far", "a cell that shows the shared text number 99,999", lambda: package().value("Penduduk", "B3", "99999", "s"), DAMAGED,
    Flagged("Penduduk!B3", "L-10"), Flagged("Penduduk!B3", "R-01"))  # fmt: skip
add("strings-index-negative", "a cell that shows the shared text number -1", lambda: package().value("Penduduk", "B3", "-1", "s"), DAMAGED,
    Flagged("Penduduk!B3", "L-10"), Flagged("Penduduk!B3", "R-01"))  # fmt: skip
add("strings-index-text", "a cell that shows the shared text number x", lambda: package().value("Penduduk", "B3", "x", "s"), DAMAGED,
    Flagged("Penduduk!B3", "L-10"), Flagged("Penduduk!B3", "R-01"))  # fmt: skip
add(
    "strings-count-lies",
    "shared texts that declare another count",
    lambda: package().edit(STRINGS, 'uniqueCount="', 'uniqueCount="9'),
    Read(),
)
add("strings-phonetic", "shared texts with a phonetic guide", lambda: package().edit(
    STRINGS, "<t>Mekarsari</t>", '<t>Mekarsari</t><rPh sb="0" eb="2"><t>BAHAYA</t></rPh><phoneticPr fontId="0"/>'), Read())  # fmt: skip
add("strings-runs", "a shared text in formatted pieces", lambda: package().edit(
    STRINGS, "<t>Mekarsari</t>", "<r><t>Mekar</t></r><r><rPr><b/></rPr><t>sari</t></r>"), Read())  # fmt: skip

# --- sheets --------------------------------------------------------------------------------------


def _name(name: str, old: str = "Penduduk") -> Callable[[], Package]:
    return lambda: package().edit(BOOK, f'name="{old}"', f'name="{name}"')


add("sheet-same-name", "two sheets of one name", _name("LRA"), Seen(), DAMAGED)
add("sheet-same-letters", "two sheets whose names differ in letter case only", _name("lra"), Seen(), DAMAGED)
add("sheet-name-long", "a sheet name of 300 characters", _name("Penduduk " + "x" * 291), Read(), Seen())
add("sheet-name-empty", "a sheet without a name", _name(""), Read(), Seen(), DAMAGED)
add("sheet-name-forbidden", "a sheet name of characters that Excel forbids", _name("[Pend]:*?/\\uduk"), Read(), Seen())
add("sheet-name-quotes", "a sheet name with quotes and apostrophes", _name("'Pend''u&quot;duk'"), Read(), Seen())
add("sheet-name-apostrophes", "a sheet name of apostrophes only", _name("'''''"), Read(), Seen())
add("sheet-name-formula", "a sheet name that looks like a formula", _name("=BAHAYA(1)"), Read(), Seen(), marks=())
add("sheet-name-link", "a sheet name that looks like a link", _name("http:BAHAYA.id"), Read(), Seen(), marks=())
add(
    "sheet-name-external",
    "a sheet name that looks like a link into another workbook",
    _name("#BAHAYA!A1"),
    Read(),
    Seen(),
)
add("sheet-name-history", "a sheet named History, which Excel reserves", _name("History"), Read(), Seen())
add("sheet-name-emoji", "a sheet name of emoji", _name("\U0001f4ca\U0001f4b0" * 9), Read(), Seen())
add("sheet-name-rtl", "a sheet name that runs from right to left", _name("\u202eknudunep"), Read(), Seen())
add(
    "sheet-name-control",
    "a sheet name with an escaped bell and a line break",
    _name("Pend_x0007_&#10;uduk"),
    Read(),
    Seen(),
)
add("sheet-name-blanks", "a sheet name of blanks", _name("   "), Read(), Seen())
add(
    "sheet-name-own",
    "sheets named like those of the report",
    lambda: _name("Selisih")().edit(BOOK, 'name="PK"', 'name="PK"'),
    Read(),
    Seen(),
)
add("sheet-name-tabs", "a sheet named RINGKASAN", _name("RINGKASAN"), Read(), Seen())
add(
    "sheet-missing-rel",
    "a sheet whose relation does not exist",
    lambda: package().edit(BOOK, 'r:id="rId4"', 'r:id="rId99"'),
    DAMAGED,
)
add(
    "sheet-same-rel",
    "two sheets that share a part",
    lambda: package().edit(BOOK, 'r:id="rId4"', 'r:id="rId3"'),
    Seen(),
    DAMAGED,
)
add("sheet-no-list", "a workbook without a list of sheets", lambda: _no_sheets(), NO_SHEETS, DAMAGED)
add("sheet-target-outside", "a sheet whose target lies outside of the package", lambda: package().edit(
    RELS, "worksheets/sheet4.xml", "../../../../etc/passwd"), DAMAGED)  # fmt: skip
add("sheet-target-web", "a sheet whose target is on the web", lambda: package().edit(
    RELS, 'Target="worksheets/sheet4.xml"', 'Target="http://127.0.0.1:9/BAHAYA.xml" TargetMode="External"'), DAMAGED)  # fmt: skip
add("sheet-target-absolute", "a sheet whose target is absolute", lambda: package().edit(
    RELS, "worksheets/sheet4.xml", "/xl/worksheets/sheet4.xml"), Read())  # fmt: skip
add(
    "sheet-target-other",
    "a sheet whose target is the part of styles",
    lambda: package().edit(RELS, "worksheets/sheet4.xml", "styles.xml"),
    DAMAGED,
    Seen(),
)
add(
    "sheet-chart",
    "a chart sheet among the sheets",
    lambda: _other_kind("chartsheet", "chartsheets/sheet9.xml", f"<chartsheet {MAIN}><sheetViews/></chartsheet>"),
    Read(),
)
add(
    "sheet-chart-broken",
    "a chart sheet that is broken",
    lambda: _other_kind("chartsheet", "chartsheets/sheet9.xml", "<chartsheet"),
    Read(),
)
add(
    "sheet-dialog",
    "a dialogue sheet among the sheets",
    lambda: _other_kind("dialogsheet", "dialogsheets/sheet9.xml", f"<dialogsheet {MAIN}/>"),
    Read(),
)
add("sheet-macro", "an Excel 4 macro sheet among the sheets", lambda: _other_kind(
    "xlMacrosheet", "macrosheets/sheet9.xml", f'<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" {MAIN}>'
    '<sheetData><row r="1"><c r="A1"><f>EXEC("BAHAYA")</f></c></row></sheetData></xm:macrosheet>'), Read())  # fmt: skip
add(
    "sheet-hidden",
    "a hidden sheet",
    lambda: package().edit(BOOK, 'name="Penduduk"', 'name="Penduduk" state="hidden"'),
    Read(),
    Seen(),
)
add(
    "sheet-very-hidden",
    "a very hidden sheet",
    lambda: package().edit(BOOK, 'name="Penduduk"', 'name="Penduduk" state="veryHidden"'),
    Read(),
    Seen(),
)
add(
    "sheet-all-hidden",
    "all sheets hidden",
    lambda: package().edit(BOOK, " sheetId=", ' state="veryHidden" sheetId=', 9),
    Read(),
    Seen(),
)
add(
    "sheet-state-odd",
    "a sheet in a state that does not exist",
    lambda: package().edit(BOOK, 'name="Penduduk"', 'name="Penduduk" state="samar"'),
    Read(),
    DAMAGED,
    Seen(),
)
add(
    "sheet-id-same",
    "two sheets with the same number",
    lambda: package().edit(BOOK, 'sheetId="4"', 'sheetId="1"'),
    Read(),
)
add(
    "sheet-id-odd",
    "a sheet number that is none",
    lambda: package().edit(BOOK, 'sheetId="4"', 'sheetId="x"'),
    Read(),
    DAMAGED,
)
add(
    "sheet-no-data",
    "a sheet without cells",
    lambda: package().put_all({SHEET: f"<worksheet {MAIN}/>".encode()}),
    Seen(),
    Read(),
)
add("sheet-data-twice", "two blocks of cells in a sheet", lambda: package().after_data(
    "Penduduk", '<sheetData><row r="9"><c r="H9"><v>1</v></c></row></sheetData>'), Read(), DAMAGED)  # fmt: skip
add("sheet-strict", "a workbook of the strict kind", lambda: _strict(), Read(), Refused("strict"))


def _no_sheets() -> Package:
    import re

    got = package()
    got.parts[BOOK] = re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", got.parts[BOOK])
    return got


def _other_kind(kind: str, target: str, content: str) -> Package:
    """Another kind of sheet behind the others."""
    got = package().put_all({f"xl/{target}": content.encode()})
    got.edit(
        RELS, "</Relationships>", f'<Relationship Id="rS" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )
    got.edit(TYPES, "</Types>", f'<Override PartName="/xl/{target}" '
             f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/></Types>')  # fmt: skip
    return got.edit(BOOK, "</sheets>", '<sheet name="Lain" sheetId="9" r:id="rS"/></sheets>')


def _strict() -> Package:
    got = package()
    for name, content in got.parts.items():
        got.parts[name] = content.replace(b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships").replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main")  # fmt: skip
    return got.edit(BOOK, "<workbook ", '<workbook conformance="strict" ')
