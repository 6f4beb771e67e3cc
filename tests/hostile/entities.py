"""XML that wants to be more than data: entities, encodings, characters that XML forbids."""

from __future__ import annotations

from collections.abc import Callable

from .case import Family, Flagged, Read, Refused, Seen
from .office import BOOK, RELS, ROOT_RELS, STRINGS, STYLES, THEME, TYPES, Package, package, sheet_part

ENTITIES = Family("entities")
add = ENTITIES.add
DOCTYPE, DAMAGED = Refused("doctype"), Refused("damaged")
SHEET = sheet_part("Penduduk")

_LEVELS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
BOMB = f'<!DOCTYPE lolz [<!ENTITY l0 "lol">{_LEVELS}]>'
EXTERNAL = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/BAHAYA.dtd"> %p;]>'
BLOWN_UP = f'<!DOCTYPE a [<!ENTITY a "{"a" * 100_000}">]>'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def _with(part: str, declaration: str, before: str = "", encoding: str = "utf-8") -> Callable[[], Package]:
    """The right office with a declaration at the head of a part."""

    def build() -> Package:
        got = package()
        text = got.parts[part].decode()
        assert text.startswith("<?xml")
        at = text.index("?>") + 2
        text = f"{text[:at]}{before}{declaration}{text[at:]}"
        if encoding != "utf-8":
            text = text.replace('encoding="UTF-8"', f'encoding="{encoding}"')
        return got.put_all({part: text.encode(encoding)})

    return build


UNUSED = (TYPES, THEME, "docProps/core.xml")  # a reader may pass over these, declaration and all
for _part, _name in ((SHEET, "sheet"), (STRINGS, "strings"), (BOOK, "workbook"), (STYLES, "styles"), (TYPES, "types"),
                     (RELS, "rels"), (ROOT_RELS, "root-rels"), (THEME, "theme"), ("docProps/core.xml", "core")):  # fmt: skip
    add(
        f"bomb-{_name}",
        f"a billion laughs in {_part}",
        _with(_part, BOMB),
        DOCTYPE,
        *([Read()] if _part in UNUSED else []),
    )
for _part, _name in ((SHEET, "sheet"), (STRINGS, "strings"), (BOOK, "workbook")):
    add(f"external-{_name}", f"an entity of /etc/passwd in {_part}", _with(_part, EXTERNAL), DOCTYPE)
    add(f"doctype-{_name}", f"a bare DOCTYPE in {_part}", _with(_part, "<!DOCTYPE worksheet>"), DOCTYPE)
add("parameter", "a parameter entity from the web", _with(SHEET, PARAMETER), DOCTYPE)
add("quadratic", "one long entity, to be repeated", _with(SHEET, BLOWN_UP), DOCTYPE)
add(
    "public", "a public identifier", _with(SHEET, '<!DOCTYPE a PUBLIC "-//X" "http://127.0.0.1:9/BAHAYA.dtd">'), DOCTYPE
)
add(
    "doctype-late",
    "a DOCTYPE behind a comment of 9,000 characters",
    _with(SHEET, BOMB, f"<!--{'x' * 9000}-->"),
    DOCTYPE,
)
add("doctype-late-strings", "the same in the shared texts", _with(STRINGS, BOMB, f"<!--{'x' * 9000}-->"), DOCTYPE)
add("doctype-across", "a DOCTYPE across the border of a block of 4,096 bytes",
    _with(SHEET, BOMB, f"<!--{'x' * (4096 - len(HEAD) - 7 - 4)}-->"), DOCTYPE)  # fmt: skip
add("doctype-utf16", "a DOCTYPE in UTF-16", _with(SHEET, BOMB, encoding="utf-16"), DOCTYPE)
add("doctype-utf16-late", "a DOCTYPE in UTF-16 behind a long comment",
    _with(SHEET, BOMB, f"<!--{'x' * 9000}-->", "utf-16"), DOCTYPE)  # fmt: skip
add(
    "doctype-utf16be",
    "a DOCTYPE in UTF-16, big end first, without a mark",
    _with(SHEET, BOMB, encoding="utf-16-be"),
    DOCTYPE,
    DAMAGED,
)
add("doctype-utf7", "a DOCTYPE in UTF-7", _with(SHEET, BOMB, encoding="utf-7"), DAMAGED, DOCTYPE)
add("doctype-ebcdic", "a DOCTYPE in the letters of mainframes", _with(SHEET, BOMB, encoding="cp037"), DAMAGED, DOCTYPE)
add("doctype-cdata", "a text cell that talks about DOCTYPE",
    lambda: package().text("Penduduk", "H1", "<![CDATA[<!DOCTYPE a>]]>"), Read())  # fmt: skip
add("doctype-extra-part", "a DOCTYPE in a part that nobody needs",
    lambda: package().put_all({"customXml/item1.xml": BOMB.encode() + b"<lolz>&l9;</lolz>"}), DOCTYPE, Read())  # fmt: skip
add("doctype-other-name", "a bomb in a shared text part named .bin",
    lambda: _with(STRINGS, BOMB)().rename(STRINGS, "xl/teks.bin").edit(RELS, "sharedStrings.xml", "teks.bin").edit(
        TYPES, "/xl/sharedStrings.xml", "/xl/teks.bin"), DOCTYPE, DAMAGED)  # fmt: skip


def _encoded(part: str, encoding: str, declared: str | None = None, bom: bytes = b"") -> Callable[[], Package]:
    def build() -> Package:
        got = package()
        text = got.parts[part].decode().replace('encoding="UTF-8"', f'encoding="{declared or encoding}"')
        return got.put_all({part: bom + text.encode(encoding)})

    return build


add("encoding-bom", "a byte order mark in every part",
    lambda: (got := package()).put_all({n: b"\xef\xbb\xbf" + c for n, c in got.parts.items()}), Read())  # fmt: skip
add("encoding-utf16", "a sheet in UTF-16", _encoded(SHEET, "utf-16"), Read())
add("encoding-latin1", "a sheet in ISO-8859-1", _encoded(SHEET, "iso-8859-1"), Read())
add("encoding-cp1252", "a sheet in windows-1252", _encoded(SHEET, "cp1252", "windows-1252"), Read(), DAMAGED)
add("encoding-unknown", "an encoding that does not exist", _encoded(SHEET, "utf-8", "x-tidak-ada"), DAMAGED)
add("encoding-undeclared", "no XML declaration at all",
    lambda: package().edit(SHEET, HEAD, ""), Read())  # fmt: skip
add("encoding-lies", "declared as UTF-16, written in UTF-8", _encoded(SHEET, "utf-8", "UTF-16"), DAMAGED, Read())
add(
    "encoding-version",
    "XML version 1.1",
    lambda: package().edit(SHEET, 'version="1.0"', 'version="1.1"'),
    DAMAGED,
    Read(),
)


def _string(old: str, new: str | bytes) -> Callable[[], Package]:
    return lambda: package().edit(
        STRINGS, f"<t>{old}</t>", b"<t>" + (new if isinstance(new, bytes) else new.encode()) + b"</t>"
    )


add(
    "chars-invalid-utf8",
    "a broken UTF-8 letter in the name of a desa",
    _string("Mekarsari", b"Mekar\xffsari"),
    DAMAGED,
    Read(),
)
add("chars-overlong", "an overlong UTF-8 form of <", _string("Mekarsari", b"\xc0\xbcb"), DAMAGED, Read())
add(
    "chars-surrogate", "half a surrogate pair in UTF-8", _string("Mekarsari", b"Mekar\xed\xa0\x80sari"), DAMAGED, Read()
)
add("chars-control", "a bell in the name of a desa", _string("Mekarsari", b"Mekar\x07sari"), DAMAGED, Read())
add("chars-nul", "a zero byte in the name of a desa", _string("Mekarsari", b"Mekar\0sari"), DAMAGED, Read())
add("chars-reference-nul", "&#0;", _string("Mekarsari", "Mekar&#0;sari"), DAMAGED, Read())
add("chars-reference-control", "&#7;", _string("Mekarsari", "Mekar&#7;sari"), DAMAGED, Read())
add("chars-reference-surrogate", "&#xD800;", _string("Mekarsari", "Mekar&#xD800;sari"), DAMAGED, Read())
add("chars-reference-ffff", "&#xFFFF;", _string("Mekarsari", "Mekar&#xFFFF;sari"), DAMAGED, Read())
add("chars-entity-undeclared", "&nbsp; without a declaration", _string("Mekarsari", "Mekar&nbsp;sari"), DAMAGED)
add("chars-fffe", "the characters U+FFFE and U+FFFF", _string("Mekarsari", "Mekar\ufffe\uffffsari"), Read(), DAMAGED)
add("chars-escaped", "_x0000_, _x0007_, _xFFFF_ and an unpaired _xD800_ in a name",
    _string("Mekarsari", "Mekar_x0000__x0007__xFFFF__xD800_sari"), Read())  # fmt: skip
add(
    "chars-escaped-twice",
    "_x005F_x0041_, which stands for the text _x0041_",
    _string("Mekarsari", "_x005F_x0041_"),
    Read(),
)

add("xml-not-closed", "a sheet that ends in the middle of a tag",
    lambda: (got := package()).put_all({SHEET: got.parts[SHEET][:-40]}), DAMAGED)  # fmt: skip
add("xml-two-roots", "a second root element behind the first",
    lambda: (got := package()).put_all({SHEET: got.parts[SHEET] + b"<worksheet/>"}), DAMAGED)  # fmt: skip
add(
    "xml-other-root",
    "a sheet whose root is something else",
    lambda: package().put_all({SHEET: b"<html><p>x</p></html>"}),
    DAMAGED,
    Seen(),
)
add("xml-instruction", "instructions to load a style sheet",
    _with(SHEET, "", '<?xml-stylesheet href="http://127.0.0.1:9/BAHAYA.xsl"?><?php echo 1?>'), Read())  # fmt: skip
add("xml-include", "an XInclude of /etc/passwd", lambda: package().after_data(
    "Penduduk", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'), Read())  # fmt: skip
add("xml-schema", "a schema location on the web", lambda: package().edit(
    SHEET, "<worksheet ", '<worksheet xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="a http://127.0.0.1:9/a.xsd" '),
    Read())  # fmt: skip
add("xml-prefixes", "a prefix before every element of a sheet", lambda: _prefixed(), Read())
add("xml-alternate", "a choice for newer programs around the cells", lambda: package().edit(
    SHEET, "<sheetData>", '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
    'Requires="x14"><x14ac:x xmlns:x14ac="urn:x"/></mc:Choice><mc:Fallback/></mc:AlternateContent><sheetData>'), Read())  # fmt: skip
add("xml-comments", "comments between and inside the cells", lambda: package().edit(
    SHEET, "<v>", "<!-- <v>9</v> --><v>", 99), Read())  # fmt: skip
add("xml-namespace-other", "a sheet in a namespace of its own", lambda: package().edit(
    SHEET, "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "urn:lain"), DAMAGED, Seen(), Read())  # fmt: skip
add("xml-attribute-long", "an attribute of 5 MB", lambda: package().edit(
    SHEET, "<worksheet ", f'<worksheet lain="{"x" * 5_000_000}" '), Read())  # fmt: skip
add("xml-attributes-many", "200,000 attributes on one element", lambda: package().edit(
    SHEET, "<worksheet ", "<worksheet " + " ".join(f'a{i}="1"' for i in range(200_000)) + " "), Read(), DAMAGED)  # fmt: skip
add("xml-deep", "200,000 elements inside each other behind the cells", lambda: package().after_data(
    "Penduduk", "<extLst>" + "<a>" * 200_000 + "</a>" * 200_000 + "</extLst>"), Read(), DAMAGED)  # fmt: skip
add("xml-deep-cell", "200,000 elements inside each other in a text cell", lambda: package().text(
    "Penduduk", "H1", "</t>" + "<r>" * 200_000 + "</r>" * 200_000 + "<t>"), Read(), DAMAGED)  # fmt: skip
add("xml-deep-styles", "200,000 elements inside each other in the styles", lambda: package().edit(
    STYLES, "</styleSheet>", "<extLst>" + "<a>" * 200_000 + "</a>" * 200_000 + "</extLst></styleSheet>"), Read(), DAMAGED)  # fmt: skip
add("xml-namespaces-many", "100,000 namespaces", lambda: package().edit(
    SHEET, "<worksheet ", "<worksheet " + " ".join(f'xmlns:n{i}="urn:{i}"' for i in range(100_000)) + " "), Read(), DAMAGED)  # fmt: skip
add(
    "xml-empty-text",
    "text elements without text",
    lambda: package().text("Penduduk", "H1", "").text("Penduduk", "H2", " "),
    Read(),
)
add("xml-whitespace", "line breaks between all elements", lambda: package().edit(SHEET, "><", ">\r\n\t<", 999), Read())
add("xml-value-blanks", "blanks around the values of numbers", lambda: package().edit(SHEET, "<v>12</v>", "<v> 12\n</v>"), Read(),
    Flagged("Penduduk!C2", "F-01"))  # fmt: skip


def _prefixed() -> Package:
    import re

    got = package()
    text = got.parts[SHEET].decode()
    at = text.index("<worksheet")
    body = re.sub(r"<(/?)([A-Za-z])", r"<\1x:\2", text[at:]).replace("xmlns=", "xmlns:x=")
    return got.put_all({SHEET: (text[:at] + body).encode()})
