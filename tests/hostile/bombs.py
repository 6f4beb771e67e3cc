"""Small files that want much memory or time."""

from __future__ import annotations

import struct
from collections.abc import Callable

from .case import Family, Flagged, Read, Refused, Seen
from .office import BOOK, STRINGS, STYLES, Package, package, sheet_part

BOMBS = Family("bombs")
DAMAGED, UNPACKED, CELLS, ROWS = (Refused(r) for r in ("damaged", "unpacks_too_big", "too_many_cells", "too_many_rows"))
PARTS = Refused("too_many_parts")
SHEET = sheet_part("Penduduk")
FIRST = 1000  # the first row of what is added, well below the table
MILLION = 1_000_000


def add(name: str, what: str, build: Callable[[], Package | bytes], *right: Read | Flagged | Refused | Seen) -> None:
    BOMBS.add(name, what, build, *right, heavy=True)


def _rows(count: int, row: Callable[[int], str], first: int = FIRST) -> Callable[[], Package]:
    return lambda: package().rows("Penduduk", "".join(row(r) for r in range(first, first + count)))


def _many(before: str, piece: Callable[[int], str], count: int, after: str) -> str:
    return before + "".join(map(piece, range(count))) + after


# --- sizes ---------------------------------------------------------------------------------------

add(
    "ratio",
    "400 MB of blanks in a sheet, 400 KB packed",
    lambda: package().put_all({SHEET: b" " * 400_000_000}),
    UNPACKED,
    DAMAGED,
)
add("ratio-other-part", "250 MB of zeros in a picture that nobody needs",
    lambda: package().put_all({"xl/media/image1.png": bytes(250_000_000)}), UNPACKED, Read())  # fmt: skip
add("size-lies", "a sheet of 300 MB that declares 10 KB", lambda: _declares_little(), UNPACKED, DAMAGED)
add("parts-many", "3,000 parts", lambda: package().put_all({f"xl/lain/{i}.xml": b"<x/>" for i in range(3000)}), PARTS)
add("parts-60000", "60,000 empty parts", lambda: package().put_all({f"a{i}": b"" for i in range(60_000)}), PARTS)
add("sheets-many", "1,000 sheets", lambda: _sheets(1000), Read(), PARTS, Refused("too_many_sheets"))
add("sheets-one-part", "300 sheets that are all the same part", lambda: _same_part(300), Read(), DAMAGED, Seen(),
    Refused("too_many_sheets"), PARTS)  # fmt: skip


def _declares_little() -> bytes:
    got = package()
    content = got.parts[SHEET].replace(b"</sheetData>", b" " * 300_000_000 + b"</sheetData>")
    data = bytearray(got.put_all({SHEET: content}).zip())
    at = bytes(data).rindex(SHEET.encode()) - 46
    struct.pack_into("<I", data, at + 24, 10_000)
    return bytes(data)


def _sheets(count: int) -> Package:
    got = package()
    blank = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
    for i in range(count):
        got.put_all({f"xl/worksheets/lain{i}.xml": blank.encode()})
    return _listed(got, [(f"Lain {i}", f"worksheets/lain{i}.xml") for i in range(count)])


def _same_part(count: int) -> Package:
    return _listed(package(), [(f"Lain {i}", "worksheets/sheet4.xml") for i in range(count)])


def _listed(got: Package, sheets: list[tuple[str, str]]) -> Package:
    """More sheets entered in the workbook and its relations."""
    from .office import RELS

    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    names = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="x{i}"/>' for i, (name, _) in enumerate(sheets, 50))
    rels = "".join(f'<Relationship Id="x{i}" Type="{kind}" Target="{t}"/>' for i, (_, t) in enumerate(sheets, 50))
    return got.edit(BOOK, "</sheets>", names + "</sheets>").edit(RELS, "</Relationships>", rels + "</Relationships>")


# --- cells ---------------------------------------------------------------------------------------

STYLED = ' s="1" customFormat="1"'
EMPTY_CELL, FOLLOWER = '<c s="1"/>', '<c><f t="shared" si="0"/><v>1</v></c>'
add(
    "rows-empty-styled",
    "a million empty rows with a format",
    _rows(MILLION, lambda r: f'<row r="{r}"{STYLED}/>'),
    Read(),
    ROWS,
)
add(
    "rows-empty-high",
    "a million empty rows with a height",
    _rows(MILLION, lambda r: f'<row r="{r}" ht="15"/>'),
    Read(),
    ROWS,
)
add("cells-empty-styled", "a million empty cells with a format",
    _rows(100_000, lambda r: f'<row r="{r}">{EMPTY_CELL * 10}</row>'), Read(), CELLS)  # fmt: skip
add("cells-million", "1,100,000 cells with numbers",
    _rows(110_000, lambda r: f'<row r="{r}">{"<c><v>1</v></c>" * 10}</row>'), CELLS)  # fmt: skip
add(
    "rows-300000",
    "300,000 rows with one number each",
    _rows(300_000, lambda r: f'<row r="{r}"><c><v>1</v></c></row>'),
    ROWS,
)
add("cell-far", "a text in XFD1048576", lambda: package().text("Penduduk", "XFD1048576", "jauh"), Read(), ROWS)
add("cell-far-column", "a text in XFD1", lambda: package().text("Penduduk", "XFD1", "jauh"), Read())
add("cell-far-row", "a number in A1048576", lambda: package().value("Penduduk", "A1048576", "1"), Read(), ROWS)
add("cells-scattered", "1,000 numbers, each in a row and a column of its own",
    _rows(1000, lambda r: f'<row r="{r * 100}"><c r="{_letters(r * 9 % 16000 + 20)}{r * 100}"><v>1</v></c></row>'), Read(), ROWS)  # fmt: skip
add("dimension-lies", "a declared area of A1:XFD1048576", lambda: package().edit(
    SHEET, 'ref="A1:E4"', 'ref="A1:XFD1048576"'), Read())  # fmt: skip
add("columns-styled", "a format and a width for all 16,384 columns, one by one", lambda: package().edit(
    SHEET, "<sheetData>", _many("<cols>", lambda i: f'<col min="{i + 1}" max="{i + 1}" width="9" style="1"/>', 16384,
                                "</cols><sheetData>")), Read())  # fmt: skip
add("columns-ranges", "100,000 ranges of columns, each over all of them", lambda: package().edit(
    SHEET, "<sheetData>", "<cols>" + '<col min="1" max="16384" width="9"/>' * 100_000 + "</cols><sheetData>"), Read(), DAMAGED)  # fmt: skip


def _letters(col: int) -> str:
    text = ""
    while col:
        col, rest = divmod(col - 1, 26)
        text = chr(65 + rest) + text
    return text


# --- areas ---------------------------------------------------------------------------------------

MANY = (Read(), DAMAGED, Refused("too_many_merged"), CELLS, Refused("too_much"))
add("merged-all", "one merged area over the whole sheet below the table", lambda: package().after_data(
    "Penduduk", '<mergeCells><mergeCell ref="A1000:XFD1048576"/></mergeCells>'), *MANY)  # fmt: skip
add("merged-column", "a merged area of a million rows", lambda: package().after_data(
    "Penduduk", '<mergeCells><mergeCell ref="H1:H1048576"/></mergeCells>'), *MANY)  # fmt: skip
add("merged-million", "a million merged areas of two cells", lambda: package().after_data("Penduduk", _many(
    "<mergeCells>", lambda i: f'<mergeCell ref="H{i + 1}:I{i + 1}"/>', MILLION, "</mergeCells>")), *MANY)  # fmt: skip
add("merged-overlapping", "2,000 merged areas over each other", lambda: package().after_data("Penduduk", _many(
    "<mergeCells>", lambda i: f'<mergeCell ref="H{i + 1}:ZZ{i + 2000}"/>', 2000, "</mergeCells>")), *MANY)  # fmt: skip
add("merged-everything", "the whole sheet merged, table included", lambda: package().after_data(
    "Penduduk", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), *MANY, Seen())  # fmt: skip
add("links-many", "200,000 links in cells", lambda: package().after_data("Penduduk", _many(
    "<hyperlinks>", lambda i: f'<hyperlink ref="H{i + 1}" location="BAHAYA!A1"/>', 200_000, "</hyperlinks>")),
    Read(), DAMAGED)  # fmt: skip
add("links-area", "a link over the whole sheet", lambda: package().after_data(
    "Penduduk", '<hyperlinks><hyperlink ref="A1:XFD1048576" location="BAHAYA!A1"/></hyperlinks>'), Read(), DAMAGED)  # fmt: skip
add("validations-many", "50,000 lists of allowed values", lambda: package().after_data("Penduduk", _many(
    "<dataValidations>", lambda i: f'<dataValidation type="list" sqref="H{i + 1}"><formula1>"a,b"</formula1></dataValidation>',
    50_000, "</dataValidations>")), Read(), DAMAGED)  # fmt: skip
add("validation-areas", "a list over 100,000 areas", lambda: package().after_data("Penduduk", _many(
    '<dataValidations><dataValidation type="list" sqref="', lambda i: f"H{i + 1} ", 100_000,
    '"><formula1>"a,b"</formula1></dataValidation></dataValidations>')), Read(), DAMAGED)  # fmt: skip
add("conditions-many", "50,000 conditional formats", lambda: package().after_data("Penduduk", _many(
    "", lambda i: f'<conditionalFormatting sqref="H{i + 1}"><cfRule type="expression" priority="1"><formula>H1=1</formula>'
    "</cfRule></conditionalFormatting>", 50_000, "")), Read(), DAMAGED)  # fmt: skip
add("protected-ranges", "50,000 protected ranges", lambda: package().after_data("Penduduk", _many(
    "<protectedRanges>", lambda i: f'<protectedRange name="r{i}" sqref="A1"/>', 50_000, "</protectedRanges>")), Read(), DAMAGED)  # fmt: skip
add("breaks-many", "200,000 page breaks", lambda: package().after_data("Penduduk", _many(
    "<rowBreaks>", lambda i: f'<brk id="{i + 1}" man="1"/>', 200_000, "</rowBreaks>")), Read(), DAMAGED)  # fmt: skip

# --- texts ---------------------------------------------------------------------------------------

add("strings-million", "a million shared texts that no cell uses", lambda: package().edit(
    STRINGS, "</sst>", _many("", lambda i: f"<si><t>teks {i}</t></si>", MILLION, "</sst>")), Read(), UNPACKED, DAMAGED)  # fmt: skip
add(
    "string-10mb",
    "a shared text of 10 MB in a cell",
    lambda: package().text("Penduduk", "H1", "panjang " * 1_250_000),
    Read(),
)
add("string-10mb-name", "a text of 10 MB as the name of a desa", lambda: package().edit(
    STRINGS, "<t>Mekarsari</t>", f"<t>{'Mekar ' * 1_700_000}</t>"), Read())  # fmt: skip
add("string-10mb-digits", "a text of 10 MB of digits where a number should be", lambda: package().text(
    "Penduduk", "C2", "1" * 10_000_000), Flagged("Penduduk!C2", "F-05"))  # fmt: skip
add("string-10mb-marks", "10 MB of dots and commas where a number should be", lambda: package().text(
    "Penduduk", "C2", "1" + ".,1" * 3_300_000), Flagged("Penduduk!C2", "F-05"))  # fmt: skip
add("string-10mb-dashes", "10 MB of dashes where a number should be", lambda: package().text(
    "Penduduk", "C2", "- " * 5_000_000 + "x"), Flagged("Penduduk!C2", "F-05"), Flagged("Penduduk!E2", ""), Seen())  # fmt: skip
add("string-10mb-brackets", "10 MB of brackets behind a number", lambda: package().text(
    "Realisasi", "G2", "84 " + "(" * 5_000_000 + ")" * 5_000_000), Flagged("Realisasi!G2", "F-05"))  # fmt: skip
add("string-runs", "a text of 200,000 formatted pieces", lambda: package().text(
    "Penduduk", "H1", "</t>" + "<r><rPr><b/></rPr><t>a</t></r>" * 200_000 + "<t>"), Read())  # fmt: skip
add("strings-repeated", "200,000 cells that all show one text of 30,000 characters",
    lambda: package().edit(STRINGS, "</sst>", f"<si><t>{'x' * 30_000}</t></si></sst>").rows("Penduduk", "".join(
        f'<row r="{r}"><c t="s"><v>{_count_strings()}</v></c></row>' for r in range(FIRST, 180_000))), Read(), ROWS, CELLS, Refused("too_much_text"))  # fmt: skip
add(
    "heading-10mb",
    "a heading of 10 MB",
    lambda: package().edit(STRINGS, "<t>Laki-Laki</t>", f"<t>{'Laki ' * 2_000_000}</t>"),
    Seen(),
)
add("rows-of-headings", "12,000 rows that repeat the headings of a table",
    _rows(12_000, lambda r: _headings(r)), Read(), Seen())  # fmt: skip
add("indikator-many", "600 more indikator with nearly the same name", lambda: _indikator(600), Seen())


def _count_strings() -> int:
    return package().parts[STRINGS].count(b"<si>")


def _headings(r: int) -> str:
    words = ("No", "Desa", "Laki-Laki", "Perempuan", "Jumlah")
    cells = "".join(f'<c r="{c}{r}" t="inlineStr"><is><t>{w}</t></is></c>' for c, w in zip("ABCDE", words, strict=True))
    return f'<row r="{r}">{cells}</row>'


def _indikator(count: int) -> Package:
    def row(r: int) -> str:
        name = f"Persentase layanan administrasi terpadu nomor {r} yang selesai tepat waktu"
        return (
            f'<row r="{r}"><c r="A{r}"><v>{r}</v></c><c r="B{r}" t="inlineStr"><is><t>Utama</t></is></c>'
            f'<c r="D{r}" t="inlineStr"><is><t>{name}</t></is></c><c r="F{r}"><v>80</v></c><c r="G{r}"><v>84</v></c>'
            f'<c r="H{r}"><v>105</v></c></row>'
        )

    return package().rows("Realisasi", "".join(row(r) for r in range(4, 4 + count)))


# --- formulas ------------------------------------------------------------------------------------

add("formula-long", "a formula of 8,192 characters", lambda: package().formula(
    "Penduduk", "H1", "1" + "+1" * 4095 + "+", "5"), Read())  # fmt: skip
add("formula-huge", "a formula of 5 MB in a derived cell", lambda: package().formula(
    "Penduduk", "E2", "C2+D2" + "+0" * 2_500_000, "20"), Read(), Flagged("Penduduk!E2", "R-05"), Flagged("Penduduk!E2", "R-04"))  # fmt: skip
add("formula-deep", "a formula with 100,000 brackets", lambda: package().formula(
    "Penduduk", "E2", "(" * 100_000 + "C2+D2" + ")" * 100_000, "20"), Read(), Flagged("Penduduk!E2", "R-04"))  # fmt: skip
add("formula-range", "a sum over the whole sheet", lambda: package().formula(
    "Penduduk", "E4", "SUM(PK!A1:XFD1048576)", "50"), Flagged("Penduduk!E4", "R-04"), Read())  # fmt: skip
add("formula-union", "a sum over 4,000 areas", lambda: package().formula(
    "Penduduk", "E4", "SUM(" + ",".join(f"PK!A{i}:XFD1048576" for i in range(1, 4000)) + ")", "50"),
    Flagged("Penduduk!E4", "R-04"), Read())  # fmt: skip
add("formula-shared", "a shared formula over a million cells, all there", lambda: package().rows(
    "Penduduk", f'<row r="{FIRST}"><c r="H{FIRST}"><f t="shared" si="0" ref="H{FIRST}:Q100999">A1+1</f><v>1</v></c></row>' + "".join(
        f'<row r="{r}">{FOLLOWER * 10}</row>'
        for r in range(FIRST + 1, 101_000))), Read(), CELLS)  # fmt: skip
add("formula-shared-area", "a shared formula that claims the whole sheet", lambda: package().cell(
    "Penduduk", "H1", '<c r="H1"><f t="shared" si="0" ref="H1:XFD1048576">A1+1</f><v>1</v></c>'), Read())  # fmt: skip
add("formula-array-area", "an array formula over the whole sheet", lambda: package().cell(
    "Penduduk", "H1", '<c r="H1"><f t="array" ref="H1:XFD1048576">A1:A9+1</f><v>1</v></c>'), Read())  # fmt: skip
add("formula-shared-long", "a shared formula of 8,000 characters in 5,000 cells", lambda: package().rows(
    "Penduduk", f'<row r="{FIRST}"><c r="H{FIRST}"><f t="shared" si="0" ref="H{FIRST}:H6000">A1{"+A1" * 2600}</f><v>1</v></c></row>'
    + "".join(f'<row r="{r}"><c r="H{r}"><f t="shared" si="0"/><v>1</v></c></row>' for r in range(FIRST + 1, 6000))), Read(),
    DAMAGED, Refused("too_many_formulas"))  # fmt: skip

# --- styles and names ----------------------------------------------------------------------------


def _more(tag: str, piece: Callable[[int], str], count: int) -> Callable[[], Package]:
    return lambda: package().edit(STYLES, f"</{tag}>", _many("", piece, count, f"</{tag}>"))


add("styles-65000", "65,000 cell formats", _more(
    "cellXfs", lambda i: f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment indent="{i % 250}"/></xf>', 65_000),
    Read(), DAMAGED)  # fmt: skip
add("styles-million", "a million cell formats", _more(
    "cellXfs", lambda i: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', MILLION), Read(), DAMAGED,
    Refused("too_many_formats"))  # fmt: skip
add("styles-named", "60,000 named styles, as copying between workbooks leaves them", lambda: package().edit(
    STYLES, "</cellStyleXfs>", '<xf numFmtId="0"/>' * 60_000 + "</cellStyleXfs>").edit(STYLES, "</cellStyles>", _many(
        "", lambda i: f'<cellStyle name="Normal {i}" xfId="{i + 1}"/>', 60_000, "</cellStyles>")), Read(), DAMAGED)  # fmt: skip
add(
    "fonts-many",
    "100,000 fonts",
    _more("fonts", lambda i: f'<font><sz val="{i % 400 + 1}"/><name val="F{i}"/></font>', 100_000),
    Read(),
    DAMAGED,
)
add("numformats-many", "100,000 number formats", lambda: package().edit(STYLES, "<fonts", _many(
    "<numFmts>", lambda i: f'<numFmt numFmtId="{i + 200}" formatCode="0.{"0" * (i % 30)}"/>', 100_000, "</numFmts><fonts")), Read(), DAMAGED)  # fmt: skip
add(
    "numformat-long",
    "a number format of 1 MB on a figure",
    lambda: _format("0" * 500_000 + "." + "0" * 500_000),
    Read(),
    Seen(),
    DAMAGED,
)
add(
    "numformat-percents",
    "a number format with 10,000 percent signs on a figure",
    lambda: _format("0" + "%" * 10_000),
    Read(),
    Seen(),
    DAMAGED,
)
add(
    "numformat-commas",
    "a number format with 10,000 thousands marks on a figure",
    lambda: _format("0" + "," * 10_000),
    Read(),
    Seen(),
    DAMAGED,
)
add("numformat-decimals", "a number format with 30,000 decimals on a derived figure",
    lambda: _format("0." + "0" * 30_000, "Realisasi", "H2"), Read(), Seen(), DAMAGED)  # fmt: skip
add(
    "numformat-sections",
    "a number format with 100,000 sections",
    lambda: _format("0;" * 100_000),
    Read(),
    Seen(),
    DAMAGED,
)
add(
    "numformat-quotes",
    "a number format with 100,000 quotes and brackets",
    lambda: _format("&quot;[" * 100_000),
    Read(),
    Seen(),
    DAMAGED,
)
add("names-many", "100,000 defined names", lambda: package().edit(BOOK, "<calcPr", _many(
    "<definedNames>", lambda i: f'<definedName name="n{i}">Penduduk!$A$1</definedName>', 100_000, "</definedNames><calcPr")), Read(), DAMAGED)  # fmt: skip
add("names-chain", "defined names that double each other 60 times", lambda: package().edit(BOOK, "<calcPr", _many(
    '<definedNames><definedName name="n0">1</definedName>', lambda i: f'<definedName name="n{i + 1}">n{i}+n{i}</definedName>', 60,
    "</definedNames><calcPr")), Read())  # fmt: skip
add("types-many", "100,000 content types", lambda: package().edit("[Content_Types].xml", "</Types>", _many(
    "", lambda i: f'<Default Extension="e{i}" ContentType="a/b"/>', 100_000, "</Types>")), Read(), DAMAGED)  # fmt: skip
add("rels-many", "100,000 relations of the workbook", lambda: package().edit("xl/_rels/workbook.xml.rels", "</Relationships>", _many(
    "", lambda i: f'<Relationship Id="y{i}" Type="urn:x" Target="x{i}.xml"/>', 100_000, "</Relationships>")), Read(), DAMAGED)  # fmt: skip


def _format(code: str, sheet: str = "Penduduk", ref: str = "C2") -> Package:
    """A number format on a figure."""
    got = package().edit(
        STYLES, "<fonts", f'<numFmts count="1"><numFmt numFmtId="200" formatCode="{code}"/></numFmts><fonts'
    )
    got.edit(
        STYLES,
        "</cellXfs>",
        '<xf numFmtId="200" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>',
    )
    number = got.parts[STYLES].split(b"<cellXfs")[1].split(b"</cellXfs>")[0].count(b"<xf ") - 1
    return _restyled(got, sheet, ref, number)


def _restyled(got: Package, sheet: str, ref: str, number: int) -> Package:
    import re

    part = sheet_part(sheet)
    got.parts[part] = re.sub(
        rf'<c r="{ref}"(?: s="\d+")?'.encode(), f'<c r="{ref}" s="{number}"'.encode(), got.parts[part]
    )
    return got
