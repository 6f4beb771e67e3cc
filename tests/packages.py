"""Open XML packages part by part, for what no library writes."""

from __future__ import annotations

import io
import zipfile

CONTENT = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
STYLES = (
    f'<styleSheet xmlns="{CONTENT}"><numFmts><numFmt numFmtId="170" formatCode="0.00&quot; %&quot;"/></numFmts>'
    '<fonts><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="170"/></cellXfs>'
    '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """A worksheet part with these rows."""
    return f'<worksheet xmlns="{CONTENT}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def package(
    *sheets: str,
    names: tuple[str, ...] = (),
    strings: str = "",
    styles: str = STYLES,
    workbook: str = "",
    strict: bool = False,
    more: dict[str, bytes] | None = None,
) -> bytes:
    """A package with these worksheet parts. `strings`: the `si` elements; `workbook`: elements before the sheets."""
    relations = STRICT if strict else RELATIONS
    listed = "".join(
        f'<sheet name="{names[i] if i < len(names) else f"Lembar{i + 1}"}" sheetId="{i + 1}" r:id="rId{i + 1}"/>'
        for i in range(len(sheets))
    )
    targets = [("worksheet", f"worksheets/sheet{i + 1}.xml") for i in range(len(sheets))]
    targets += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    links = "".join(
        f'<Relationship Id="rId{i + 1}" Type="{relations}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{namespace}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        + "".join(f'<Override PartName="/xl/{target}" ContentType="{kinds}.{kind}+xml"/>' for kind, target in targets)
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{namespace}/relationships"><Relationship Id="rId1" '
        f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{CONTENT}" xmlns:r="{relations}">{workbook}<sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{namespace}/relationships">{links}</Relationships>',
        "xl/styles.xml": styles,
        "xl/sharedStrings.xml": f'<sst xmlns="{CONTENT}">{strings}</sst>',
    }
    parts |= {f"xl/worksheets/sheet{i + 1}.xml": part for i, part in enumerate(sheets)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return stream.getvalue()
