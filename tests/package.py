"""Looking into .xlsx packages, independently of the library that wrote them.

`problems` says what would make Excel offer a repair: parts that relations or content types do not agree about, names
that clash, elements out of their order, indices out of range, formulas that do not parse, areas that overlap.
Source of the rules: ECMA-376 part 1 (SpreadsheetML) and part 2 (packaging).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

from openpyxl.formula import Tokenizer
from openpyxl.utils.cell import range_boundaries

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DOCUMENT = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
MAX_ROW, MAX_COL = 1_048_576, 16_384

# CT_Worksheet is a sequence: its elements stand in this order, each at most once but where noted
ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
    "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
    "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
MANY = {"conditionalFormatting"}


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package, unpacked: how well they were compressed differs between zlib versions."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: dict[str, bytes]) -> bytes:
    """Parts as a package; for making broken ones."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return out.getvalue()


def problems(data: bytes) -> list[str]:
    """What is wrong with a package; empty where nothing is."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    found = [f"part twice: {name}" for name, n in Counter(map(str.casefold, names)).items() if n > 1]
    content = parts(data)
    trees: dict[str, ElementTree.Element] = {}
    for name, part in content.items():
        try:
            trees[name] = ElementTree.fromstring(part)
        except ElementTree.ParseError as error:
            found.append(f"not well-formed: {name}: {error}")
    if found:
        return found
    package = Package(content, trees)
    return [*package.types(), *package.relations(), *package.workbook(), *package.styles(), *package.sheets()]


class Package:
    """The parsed parts of one workbook."""

    def __init__(self, content: dict[str, bytes], trees: dict[str, ElementTree.Element]) -> None:
        self.content, self.trees = content, trees
        book = trees["xl/workbook.xml"]
        self.names = [s.get("name", "") for s in book.iter(f"{MAIN}sheet")]
        targets = self.targets("xl/workbook.xml")
        self.paths = [targets[s.get(f"{DOCUMENT}id", "")] for s in book.iter(f"{MAIN}sheet")]
        style = trees["xl/styles.xml"]
        self.sizes = {
            key: len(list(el)) if (el := style.find(f"{MAIN}{key}")) is not None else 0
            for key in ("fonts", "fills", "borders", "cellXfs", "dxfs", "cellStyleXfs")
        }
        strings = trees.get("xl/sharedStrings.xml")
        self.strings = len(list(strings)) if strings is not None else 0
        self.defined = {(d.get("name", "").casefold(), d.get("localSheetId")) for d in book.iter(f"{MAIN}definedName")}

    def targets(self, part: str) -> dict[str, str]:
        """What the relations of a part lead to, by their id; outside targets are left out."""
        folder, name = posixpath.split(part)
        tree = self.trees.get(f"{folder}/_rels/{name}.rels")
        if tree is None:
            return {}
        return {
            r.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, r.get("Target", ""))).lstrip("/")
            for r in tree
            if r.get("TargetMode") != "External"
        }

    def types(self) -> Iterator[str]:
        """Every part has a content type, and every content type a part."""
        tree = self.trees["[Content_Types].xml"]
        defaults = {d.get("Extension", "").casefold() for d in tree.iter(f"{TYPES}Default")}
        overrides = [o.get("PartName", "").lstrip("/") for o in tree.iter(f"{TYPES}Override")]
        yield from (f"content type without part: {o}" for o in overrides if o not in self.content)
        yield from (f"content type twice: {o}" for o, n in Counter(overrides).items() if n > 1)
        for name in self.content:
            if name != "[Content_Types].xml" and name not in overrides and name.rsplit(".", 1)[-1] not in defaults:
                yield f"part without content type: {name}"

    def relations(self) -> Iterator[str]:
        """Every relation leads somewhere, and every id that a part uses is a relation."""
        for name in self.content:
            if name.endswith(".rels"):
                continue
            targets = self.targets(name)
            yield from (f"{name}: relation to nothing: {t}" for t in targets.values() if t not in self.content)
            folder, last = posixpath.split(name)
            rels = self.trees.get(f"{folder}/_rels/{last}.rels")
            known = [r.get("Id", "") for r in rels] if rels is not None else []
            yield from (f"{name}: relation twice: {i}" for i, n in Counter(known).items() if n > 1)
            used = {v for el in self.trees[name].iter() for k, v in el.attrib.items() if k.startswith(DOCUMENT)}
            yield from (f"{name}: unknown relation {i}" for i in used - set(known))

    def workbook(self) -> Iterator[str]:
        """Sheet names that Excel takes, and defined names that mean something."""
        yield from (f"sheet name twice: {n}" for n, k in Counter(map(str.casefold, self.names)).items() if k > 1)
        for name in self.names:
            if not 0 < len(name) <= 31 or re.search(r"[\[\]:*?/\\]", name) or name.startswith("'") or name[-1] == "'":
                yield f"sheet name not allowed: {name!r}"
        keys = [(d.get("name", "").casefold(), d.get("localSheetId")) for d in self._defined()]
        yield from (f"defined name twice: {k}" for k, n in Counter(keys).items() if n > 1)
        for d in self._defined():
            if not re.fullmatch(r"(_xlnm\.)?[A-Za-z_\\][\w.\\]*", d.get("name", "")):
                yield f"defined name not allowed: {d.get('name')}"
            yield from self._formula(f"defined name {d.get('name')}", d.text or "")

    def _defined(self) -> list[ElementTree.Element]:
        return list(self.trees["xl/workbook.xml"].iter(f"{MAIN}definedName"))

    def styles(self) -> Iterator[str]:
        """Formats refer to fonts, fills, borders and number formats that are there."""
        style = self.trees["xl/styles.xml"]
        custom = {n.get("numFmtId") for n in style.iter(f"{MAIN}numFmt")}
        for i, xf in enumerate(style.iterfind(f"{MAIN}cellXfs/*")):
            for key, group in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
                if int(xf.get(key, "0")) >= self.sizes[group]:
                    yield f"format {i}: {key} out of range"
            number = xf.get("numFmtId", "0")
            if int(number) >= 164 and number not in custom:
                yield f"format {i}: number format {number} is not declared"

    def sheets(self) -> Iterator[str]:
        """All sheets."""
        for name, path in zip(self.names, self.paths, strict=True):
            for said in self._sheet(path):
                yield f"{name}: {said}"

    def _sheet(self, path: str) -> Iterator[str]:
        tree = self.trees[path]
        found = [el.tag.removeprefix(MAIN) for el in tree]
        places = [ORDER.index(t) if t in ORDER else -1 for t in found]
        yield from (f"unknown element {t}" for t, p in zip(found, places, strict=True) if p < 0)
        if places != sorted(places):
            yield f"elements out of order: {found}"
        yield from (f"element twice: {t}" for t, n in Counter(found).items() if n > 1 and t not in MANY)
        yield from self._cells(tree)
        yield from self._areas(tree)
        for rule in tree.iter(f"{MAIN}cfRule"):
            if (dxf := rule.get("dxfId")) is not None and int(dxf) >= self.sizes["dxfs"]:
                yield f"conditional format {dxf} out of range"
            for formula in rule.iter(f"{MAIN}formula"):
                yield from self._formula("conditional format", formula.text or "")
        yield from self._validations(tree)
        for link in tree.iter(f"{MAIN}hyperlink"):
            if (location := link.get("location")) is not None:
                yield from self._formula(f"link {link.get('ref')}", location)
        yield from self._drawing(path)

    def _cells(self, tree: ElementTree.Element) -> Iterator[str]:
        last_row = 0
        for row in tree.iter(f"{MAIN}row"):
            index = int(row.get("r", "0"))
            if not last_row < index <= MAX_ROW:
                yield f"row {index} out of order"
            last_row, last_col = index, 0
            if row.get("ht") is not None and not 0 <= float(row.get("ht", "0")) <= 409.5:
                yield f"row {index} too high"
            for cell in row:
                ref = cell.get("r", "")
                col, at, _, _ = range_boundaries(ref)
                if at != index or not last_col < col <= MAX_COL:
                    yield f"cell {ref} out of place"
                last_col = col
                if int(cell.get("s", "0")) >= self.sizes["cellXfs"]:
                    yield f"cell {ref}: format out of range"
                value = cell.find(f"{MAIN}v")
                if cell.get("t") == "s" and (value is None or int(value.text or "-1") >= self.strings):
                    yield f"cell {ref}: no such string"
                formula = cell.find(f"{MAIN}f")
                if formula is not None:
                    yield from self._formula(f"cell {ref}", formula.text or "")

    @staticmethod
    def _areas(tree: ElementTree.Element) -> Iterator[str]:
        areas = [m.get("ref", "") for m in tree.iter(f"{MAIN}mergeCell")]
        bounds = [range_boundaries(a) for a in areas]
        for (a, x), (b, y) in combinations(zip(areas, bounds, strict=True), 2):
            if x[0] <= y[2] and y[0] <= x[2] and x[1] <= y[3] and y[1] <= x[3]:
                yield f"merged areas overlap: {a}, {b}"

    def _validations(self, tree: ElementTree.Element) -> Iterator[str]:
        for rule in tree.iter(f"{MAIN}dataValidation"):
            where = f"rule {rule.get('sqref')}"
            limits = (("prompt", 255), ("error", 225), ("promptTitle", 32), ("errorTitle", 32))
            yield from (f"{where}: {k} too long" for k, most in limits if len(rule.get(k, "")) > most)
            for tag in ("formula1", "formula2"):
                formula = rule.find(f"{MAIN}{tag}")
                if formula is not None and formula.text:
                    if len(formula.text) > 257:
                        yield f"{where}: formula too long"
                    if not formula.text.startswith('"'):
                        yield from self._formula(where, formula.text)

    def _drawing(self, path: str) -> Iterator[str]:
        for target in self.targets(path).values():
            if not target.startswith("xl/drawings/drawing") or target not in self.trees:
                continue
            for anchor in self.trees[target]:
                ends = [anchor.find(f"{DRAWING}{e}") for e in ("from", "to")]
                at = [
                    tuple(int(e.findtext(f"{DRAWING}{k}", "-1")) for k in ("col", "row")) for e in ends if e is not None
                ]
                if len(at) == 2 and not (0 <= at[0][0] <= at[1][0] < MAX_COL and 0 <= at[0][1] <= at[1][1] < MAX_ROW):
                    yield f"drawing out of place: {at}"
                for shape in anchor.iter(f"{DRAWING}cNvPr"):
                    if not shape.get("descr"):
                        yield f"drawing without a description: {shape.get('name')}"

    def _formula(self, where: str, text: str) -> Iterator[str]:
        """Whether a formula parses, and its sheets and names are there."""
        if len(text) > 8192:
            yield f"{where}: formula too long"
        try:
            items = Tokenizer(text if text.startswith("=") else f"={text}").items
        except Exception as error:
            yield f"{where}: formula does not parse: {error}"
            return
        opened = Counter(t.subtype for t in items if t.type in ("FUNC", "PAREN", "ARRAY"))
        if opened["OPEN"] != opened["CLOSE"]:
            yield f"{where}: brackets do not match"
        for token in items:
            if token.type != "OPERAND" or token.subtype != "RANGE":
                continue
            sheet, bang, rest = token.value.rpartition("!")
            if bang and sheet.strip("'").replace("''", "'").casefold() not in {n.casefold() for n in self.names}:
                yield f"{where}: no sheet {sheet}"
            plain = re.fullmatch(r"[$A-Z]+[$\d]*(:[$A-Z]*[$\d]*)?|\$?\d+:\$?\d+", rest)
            if not bang and not plain and (rest.casefold(), None) not in self.defined:
                yield f"{where}: no name {rest}"
