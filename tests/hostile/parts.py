"""Parts of a package that are broken, missing, foreign, or say odd things about sheets."""

from __future__ import annotations

from collections.abc import Callable

from .case import Family, Read, Refused
from .office import BOOK, RELS, STYLES, THEME, TYPES, Package, package, sheet_part

PARTS = Family("parts")
add = PARTS.add
DAMAGED, NO_SHEETS, MISSING_TABLES = Refused("damaged"), Refused("no_sheets"), Refused("no_tables")
SHEET = sheet_part("Penduduk")
SHEET_RELS = "xl/worksheets/_rels/sheet4.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def rels(*targets: tuple[str, str], external: bool = False) -> bytes:
    """A part of relations: kind and target of each."""
    mode = ' TargetMode="External"' if external else ""
    inside = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'.encode()


def _attached(kind: str, target: str, content: bytes, element: str, external: bool = False) -> Callable[[], Package]:
    """A part hung on the sheet of the population."""

    def build() -> Package:
        got = package().put_all({SHEET_RELS: rels((kind, f"../{target}"), external=external), f"xl/{target}": content})
        return got.edit(SHEET, "</worksheet>", f"{element}</worksheet>") if element else got

    return build


def _book_part(kind: str, name: str, content: bytes, type_: str = "") -> Callable[[], Package]:
    """A part hung on the workbook."""

    def build() -> Package:
        got = (
            package()
            .put_all({f"xl/{name}": content})
            .edit(
                RELS,
                "</Relationships>",
                f'<Relationship Id="rX" Type="{OFFICE}/{kind}" Target="{name}"/></Relationships>',
            )
        )
        return (
            got.edit(TYPES, "</Types>", f'<Override PartName="/xl/{name}" ContentType="{type_}"/></Types>')
            if type_
            else got
        )

    return build


# --- what recomputation does not need ------------------------------------------------------------

add("styles-missing", "no styles", lambda: package().drop(STYLES), Read())
add("styles-empty", "an empty part of styles", lambda: package().put_all({STYLES: b""}), Read())
add(
    "styles-broken",
    "styles cut off in the middle",
    lambda: (got := package()).put_all({STYLES: got.parts[STYLES][:300]}),
    Read(),
)
add(
    "styles-no-cellxfs",
    "styles without cell formats",
    lambda: package().put_all({STYLES: f"<styleSheet {MAIN}/>".encode()}),
    Read(),
)
add("styles-index", "a cell with the format number 999, which does not exist",
    lambda: package().edit(SHEET, '<c r="C2"', '<c r="C2" s="999"'), Read())  # fmt: skip
add(
    "styles-index-negative",
    "a cell with the format number -1",
    lambda: package().edit(SHEET, '<c r="C2"', '<c r="C2" s="-1"'),
    Read(),
)
add(
    "styles-index-text",
    "a cell with the format number x",
    lambda: package().edit(SHEET, '<c r="C2"', '<c r="C2" s="x"'),
    Read(),
    DAMAGED,
)
add("styles-font-missing", "a format that names a font that does not exist",
    lambda: package().edit(STYLES, 'fontId="0" fillId="0" borderId="0" xfId="0"', 'fontId="77" fillId="88" borderId="99" xfId="66"', 9), Read())  # fmt: skip
add("styles-size", "fonts of size 0, -5 and 1e9", lambda: package().edit(
    STYLES, "</font>", '</font><font><sz val="0"/></font><font><sz val="-5"/></font><font><sz val="1e9"/></font>'), Read())  # fmt: skip
add("styles-colours", "colours that are none", lambda: package().edit(
    STYLES, '<color theme="1"/>', '<color rgb="BAHAYA"/><color theme="99"/><color indexed="9999" tint="x"/>'), Read())  # fmt: skip
add("styles-border-unknown", "a border, an underline and an alignment of unknown kinds", lambda: package().edit(
    STYLES, "<left/>", '<left style="bergelombang"/>').edit(STYLES, "</font>", '<u val="tiga"/></font>'), Read())  # fmt: skip
add("styles-numfmt-unknown", "a number format that is not declared", lambda: package().edit(
    STYLES, 'numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"', 'numFmtId="399" fontId="0" fillId="0" borderId="0" xfId="0"', 9), Read())  # fmt: skip
add("theme-missing", "no theme", lambda: package().drop(THEME), Read())
add("theme-broken", "a theme that is no XML", lambda: package().put_all({THEME: b"bukan xml"}), Read())
add("core-broken", "broken document properties", lambda: package().put_all({"docProps/core.xml": b"<x"}), Read())
add("core-date", "a creation date that is none", lambda: package().put_all({"docProps/core.xml": (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    b'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>kemarin</dcterms:created></cp:coreProperties>')}), Read())  # fmt: skip
add(
    "app-missing",
    "no document properties at all",
    lambda: package().drop("docProps/app.xml", "docProps/core.xml"),
    Read(),
)
add("custom-properties", "custom properties of an unknown kind", lambda: package().put_all({"docProps/custom.xml": (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="x"/></Properties>')})
    .edit(TYPES, "</Types>", '<Override PartName="/docProps/custom.xml" '
          'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>'), Read())  # fmt: skip

DRAWING = '<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>'
add("drawing-missing", "a drawing that is not there", lambda: package().put_all(
    {SHEET_RELS: rels(("drawing", "../drawings/drawing1.xml"))}).edit(SHEET, "</worksheet>", DRAWING + "</worksheet>"), Read())  # fmt: skip
add(
    "drawing-broken",
    "a drawing that is no XML",
    _attached("drawing", "drawings/drawing1.xml", b"\x89PNG", DRAWING),
    Read(),
)
add(
    "drawing-no-rel",
    "a drawing whose relation does not exist",
    lambda: package().edit(SHEET, "</worksheet>", DRAWING + "</worksheet>"),
    Read(),
)
add("drawing-chart-broken", "a drawing with a chart that is broken", lambda: _attached(
    "drawing", "drawings/drawing1.xml", b'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>',
    DRAWING)().put_all({"xl/drawings/_rels/drawing1.xml.rels": rels(("chart", "../charts/chart1.xml")), "xl/charts/chart1.xml": b"<x"}),
    Read())  # fmt: skip
add("image-external", "a picture from the web", _attached(
    "image", "drawings/drawing1.xml", b"<x/>", '<picture xmlns:r="' + OFFICE + '" r:id="rId1"/>', external=True), Read())  # fmt: skip
add("comments-broken", "notes that are broken", _attached("comments", "comments1.xml", b"<comments", ""), Read())
add("comments-text", "a note that looks like a formula", _attached("comments", "comments1.xml", (
    f'<comments {MAIN}><authors><author>=BAHAYA</author></authors><commentList><comment ref="B2" authorId="0"><text><t>=BAHAYA()|x'
    f"</t></text></comment></commentList></comments>").encode(), ""), Read())  # fmt: skip
add("comments-author", "a note whose author does not exist", _attached("comments", "comments1.xml", (
    f'<comments {MAIN}><authors/><commentList><comment ref="B2" authorId="7"><text><t>x</t></text></comment></commentList>'
    "</comments>").encode(), ""), Read())  # fmt: skip
add("table-broken", "a table (list) that is broken", _attached(
    "table", "tables/table1.xml", b"<table", f'<tableParts xmlns:r="{OFFICE}"><tablePart r:id="rId1"/></tableParts>'), Read())  # fmt: skip
add(
    "pivot-broken",
    "a pivot table without its cache",
    _attached("pivotTable", "pivotTables/p1.xml", b"<pivotTableDefinition", ""),
    Read(),
)
add(
    "pivot-cache",
    "a pivot cache that is broken",
    _book_part("pivotCacheDefinition", "pivotCache/c1.xml", b"<x"),
    Read(),
)
add("external-link", "a link to another workbook", lambda: _book_part(
    "externalLink", "externalLinks/externalLink1.xml", f"<externalLink {MAIN}/>".encode(),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml")().edit(
    BOOK, "<calcPr", '<externalReferences><externalReference r:id="rX"/></externalReferences><calcPr'), Read())  # fmt: skip
add("external-link-missing", "a link to another workbook whose part is missing", lambda: package().edit(
    BOOK, "<calcPr", '<externalReferences><externalReference r:id="rNone"/></externalReferences><calcPr'), Read())  # fmt: skip
add("connections", "a connection to a data base", _book_part("connections", "connections.xml", (
    f'<connections {MAIN}><connection id="1" name="BAHAYA" type="1"><dbPr connection="DSN=x" command="select 1"/></connection></connections>'
).encode()), Read())  # fmt: skip
add(
    "query-table",
    "a query table",
    _attached("queryTable", "queryTables/q1.xml", f'<queryTable {MAIN} name="BAHAYA" connectionId="1"/>'.encode(), ""),
    Read(),
)
add("vba", "a macro project", lambda: _book_part("vbaProject", "vbaProject.bin", b"\xd0\xcf\x11\xe0BAHAYA", "application/vnd.ms-office.vbaProject")().edit(
    TYPES, "spreadsheetml.sheet.main+xml", "sheet.main+xml").edit(TYPES, "application/vnd.openxmlformats-officedocument.sheet.main",
    "application/vnd.ms-excel.sheet.macroEnabled.main"), Read())  # fmt: skip
add(
    "template-type",
    "declared as a template",
    lambda: package().edit(TYPES, "sheet.main+xml", "template.main+xml"),
    Read(),
)
add(
    "custom-xml",
    "custom XML with a script",
    lambda: package().put_all({"customXml/item1.xml": b"<script>BAHAYA</script>"}),
    Read(),
)
add("calc-chain", "a calculation chain of cells that do not exist", _book_part(
    "calcChain", "calcChain.xml", f'<calcChain {MAIN}><c r="ZZ99" i="77"/></calcChain>'.encode()), Read())  # fmt: skip
add(
    "calc-chain-broken",
    "a calculation chain that is broken",
    _book_part("calcChain", "calcChain.xml", b"<calcChain"),
    Read(),
)
add(
    "printer-settings",
    "printer settings of noise",
    _attached("printerSettings", "printerSettings/p1.bin", b"\xff\0" * 99, ""),
    Read(),
)
add("active-x", "an ActiveX control and an OLE object", _attached("control", "activeX/activeX1.xml", b"<x", (
    f'<oleObjects xmlns:r="{OFFICE}"><oleObject progId="BAHAYA" shapeId="1" r:id="rId1"/></oleObjects>')), Read())  # fmt: skip
add(
    "metadata", "metadata of dynamic arrays that are broken", _book_part("sheetMetadata", "metadata.xml", b"<x"), Read()
)
add("header-footer", "a footer with codes and a path", lambda: package().edit(
    SHEET, "</worksheet>", "<headerFooter><oddFooter>&amp;G&amp;Z&amp;F BAHAYA</oddFooter></headerFooter></worksheet>"), Read())  # fmt: skip
add("page-setup", "print settings that are no numbers", lambda: package().edit(
    SHEET, '<pageMargins left="0.7"', '<pageMargins left="lebar"'), Read())  # fmt: skip
add(
    "filter-broken",
    "a filter over an area that is none",
    lambda: package().after_data("Penduduk", '<autoFilter ref="BAHAYA"/>'),
    Read(),
)
add(
    "merge-broken",
    "a merged area that is none",
    lambda: package().after_data("Penduduk", '<mergeCells><mergeCell ref="BAHAYA"/></mergeCells>'),
    Read(),
    DAMAGED,
)
add(
    "merge-reversed",
    "a merged area from its end to its start",
    lambda: package().after_data("Penduduk", '<mergeCells><mergeCell ref="J9:H7"/></mergeCells>'),
    Read(),
)
add("merge-single", "merged areas of one cell, and twice the same", lambda: package().after_data(
    "Penduduk", '<mergeCells><mergeCell ref="H1"/><mergeCell ref="H2:H2"/><mergeCell ref="H4:I5"/><mergeCell ref="H4:I5"/></mergeCells>'), Read())  # fmt: skip
add("merge-overlapping", "merged areas that overlap", lambda: package().after_data(
    "Penduduk", '<mergeCells><mergeCell ref="H4:J6"/><mergeCell ref="I5:K7"/></mergeCells>'), Read())  # fmt: skip
add(
    "merge-outside",
    "a merged area outside of any sheet",
    lambda: package().after_data("Penduduk", '<mergeCells><mergeCell ref="A1:AAAA2000000"/></mergeCells>'),
    Read(),
    DAMAGED,
)
add("validation-broken", "a list of allowed values over an area that is none", lambda: package().after_data(
    "Penduduk", '<dataValidations><dataValidation type="list" sqref="BAHAYA"><formula1>x</formula1></dataValidation></dataValidations>'), Read())  # fmt: skip
add("condition-broken", "a conditional format of an unknown kind", lambda: package().after_data(
    "Penduduk", '<conditionalFormatting sqref="A1"><cfRule type="BAHAYA" priority="x"/></conditionalFormatting>'), Read())  # fmt: skip
add("link-external", "a link to the web in a cell", lambda: package().put_all({SHEET_RELS: rels(("hyperlink", "http://127.0.0.1:9/BAHAYA"), external=True)})
    .after_data("Penduduk", f'<hyperlinks><hyperlink xmlns:r="{OFFICE}" ref="B2" r:id="rId1"/></hyperlinks>'), Read())  # fmt: skip
add("link-no-rel", "a link in a cell whose relation does not exist", lambda: package().after_data(
    "Penduduk", f'<hyperlinks><hyperlink xmlns:r="{OFFICE}" ref="B2" r:id="rId9"/></hyperlinks>'), Read())  # fmt: skip
add("panes-broken", "frozen panes at a cell that is none", lambda: package().edit(
    SHEET, '<sheetView workbookViewId="0"/>', '<sheetView workbookViewId="7"><pane topLeftCell="BAHAYA" state="frozen" xSplit="x"/></sheetView>'), Read())  # fmt: skip
add("panes-far", "frozen panes at XFD1048576", lambda: package().edit(
    SHEET, '<sheetView workbookViewId="0"/>', '<sheetView workbookViewId="0"><pane topLeftCell="XFD1048576" state="frozen" xSplit="1" ySplit="1"/></sheetView>'), Read())  # fmt: skip
add("columns-broken", "columns without numbers, with a negative width, and from 9 to 3", lambda: package().edit(
    SHEET, "<sheetData>", '<cols><col min="9" max="3" width="-4"/><col min="1" max="99999" width="1e9"/></cols><sheetData>'), Read())  # fmt: skip
add("rows-heights", "row heights of -1, 1e9 and x", lambda: package().edit(SHEET, '<row r="2"', '<row ht="-1" r="2"').edit(
    SHEET, '<row r="3"', '<row ht="1e9" r="3"'), Read())  # fmt: skip
add(
    "row-height-text",
    "a row height that is no number",
    lambda: package().edit(SHEET, '<row r="2"', '<row ht="tinggi" r="2"'),
    Read(),
)
add(
    "outline",
    "outline levels of 99",
    lambda: package().edit(SHEET, '<row r="2"', '<row outlineLevel="99" collapsed="x" r="2"'),
    Read(),
)
add(
    "tab-colour",
    "a tab colour that is none",
    lambda: package().edit(SHEET, "<dimension", '<sheetPr><tabColor rgb="BAHAYA"/></sheetPr><dimension'),
    Read(),
)
add("protected", "a protected sheet and workbook", lambda: package().after_data("Penduduk", '<sheetProtection sheet="1" password="CC1A"/>').edit(
    BOOK, "<bookViews>", '<workbookProtection lockStructure="1" workbookPassword="CC1A"/><bookViews>'), Read())  # fmt: skip
add(
    "views-broken",
    "an active sheet that does not exist",
    lambda: package().edit(BOOK, "<workbookView ", '<workbookView activeTab="99" '),
    Read(),
)
add("names-broken", "defined names without a name, twice the same, for a sheet that does not exist", lambda: package().edit(
    BOOK, "<calcPr", '<definedNames><definedName name="">x</definedName><definedName name="a" localSheetId="77">#REF!</definedName>'
    '<definedName name="a">=BAHAYA</definedName><definedName name="a">1</definedName></definedNames><calcPr'), Read())  # fmt: skip
add("names-print-area", "a print area that is none", lambda: package().edit(
    BOOK, "<calcPr", '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="3">BAHAYA!#REF!</definedName>'
    '<definedName name="_xlnm.Print_Titles" localSheetId="3">x</definedName></definedNames><calcPr'), Read())  # fmt: skip
add("names-auto-open", "names that macros of old start by", lambda: package().edit(
    BOOK, "<calcPr", '<definedNames><definedName name="_xlnm.Auto_Open" hidden="1">BAHAYA!$A$1</definedName></definedNames><calcPr'), Read())  # fmt: skip
add("calc-manual", "calculation switched to manual, iteration on, precision as displayed", lambda: package().edit(
    BOOK, "<calcPr ", '<calcPr calcMode="manual" iterate="1" fullPrecision="0" '), Read())  # fmt: skip
add(
    "date-1904",
    "dates counted from 1904",
    lambda: package().edit(BOOK, "<workbookPr ", '<workbookPr date1904="1" '),
    Read(),
)
