"""A small right office, as a package whose parts can be spoiled one at a time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache

from workbook import Formula, workbook

SHEETS = {
    "PK": [
        ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Arah", "Target Murni", "Target Perubahan"],
        [1, "Utama", "Pelayanan yang baik", "Indeks Pelayanan", "indeks", "Naik", 78, 80],
        [2, "Utama", "Pelayanan yang baik", "Nilai SAKIP", "nilai", "Naik", 60, 64],
        [],
        ["No", "Program", "Anggaran Murni", "Anggaran Perubahan"],
        [1, "Program Penunjang Urusan", 200, 250],
        [None, "Jumlah", 200, 250],
    ],
    "Realisasi": [
        ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian"],
        [1, "Utama", "Pelayanan yang baik", "Indeks Pelayanan", "indeks", 80, 84, Formula("G2/F2*100", 105)],
        [2, "Utama", "Pelayanan yang baik", "Nilai SAKIP", "nilai", 64, 80, Formula("G3/F3*100", 125)],
    ],
    "LRA": [
        ["No", "Uraian", "Anggaran", "Realisasi", "%"],
        ["A", "Program Penunjang Urusan", 250, 200, 80],
        [None, "Jumlah", 250, 200, 80],
    ],
    "Penduduk": [
        ["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"],
        [1, "Sukamaju", 12, 8, Formula("SUM(C2:D2)", 20)],
        [2, "Mekarsari", 15, 15, Formula("SUM(C3:D3)", 30)],
        [None, "Jumlah", 27, 23, Formula("SUM(E2:E3)", 50)],
    ],
}
NUMBERS = {name: i for i, name in enumerate(SHEETS, 1)}
BOOK, STRINGS, STYLES, TYPES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml"
RELS, ROOT_RELS, THEME = "xl/_rels/workbook.xml.rels", "_rels/.rels", "xl/theme/theme1.xml"


def sheet_part(name: str) -> str:
    """The part that holds a sheet."""
    return f"xl/worksheets/sheet{NUMBERS[name]}.xml"


@cache
def clean() -> bytes:
    """The right office as an .xlsx file."""
    return package().zip()


@cache
def _parts() -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(workbook(SHEETS))) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


def package() -> Package:
    """The right office, to be spoiled."""
    return Package(dict(_parts()))


class Package:
    """The parts of a workbook by name. Every method that changes them gives the package back."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts

    def put(self, **named: bytes) -> Package:
        """Adds or replaces parts; `__` in a keyword stands for a slash."""
        return self.put_all({name.replace("__", "/"): content for name, content in named.items()})

    def put_all(self, parts: Mapping[str, bytes]) -> Package:
        """Adds or replaces parts."""
        self.parts.update(parts)
        return self

    def drop(self, *names: str) -> Package:
        """Leaves parts out."""
        for name in names:
            del self.parts[name]
        return self

    def rename(self, old: str, new: str) -> Package:
        """Gives a part another name, and nothing else."""
        self.parts = {new if name == old else name: content for name, content in self.parts.items()}
        return self

    def edit(self, part: str, old: str | bytes, new: str | bytes, count: int = 1) -> Package:
        """Replaces text in a part; it must be there."""
        before = old if isinstance(old, bytes) else old.encode()
        after = new if isinstance(new, bytes) else new.encode("utf-8", "surrogatepass")
        assert before in self.parts[part], (part, before)
        self.parts[part] = self.parts[part].replace(before, after, count)
        return self

    def cell(self, sheet: str, ref: str, xml: str) -> Package:
        """Puts the XML of a cell in the place of the one at `ref`, or at the end of its row, or in a row of its own."""
        part = sheet_part(sheet)
        content = self.parts[part]
        row = re.sub(r"\D", "", ref)
        new = xml.encode("utf-8", "surrogatepass")
        here = re.compile(rf'<c r="{ref}"[^>]*?(?:/>|>.*?</c>)'.encode())
        if here.search(content):
            content = here.sub(lambda _: new, content, count=1)
        elif f'<row r="{row}"'.encode() in content:
            content = re.sub(rf'(<row r="{row}".*?)(</row>)'.encode(), lambda m: m[1] + new + m[2], content, count=1)
        else:
            content = content.replace(b"</sheetData>", f'<row r="{row}">'.encode() + new + b"</row></sheetData>")
        assert content != self.parts[part]
        self.parts[part] = content
        return self

    def value(self, sheet: str, ref: str, value: str, kind: str = "") -> Package:
        """Puts `<v>value</v>` into a cell, of type `kind`."""
        kind = f' t="{kind}"' if kind else ""
        return self.cell(sheet, ref, f'<c r="{ref}"{kind}><v>{value}</v></c>')

    def text(self, sheet: str, ref: str, text: str) -> Package:
        """Puts an inline text into a cell; the text is XML already."""
        return self.cell(sheet, ref, f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')

    def formula(self, sheet: str, ref: str, formula: str, value: str | None = None, kind: str = "") -> Package:
        """Puts a formula into a cell, with the value stored beside it."""
        kind = f' t="{kind}"' if kind else ""
        stored = "" if value is None else f"<v>{value}</v>"
        return self.cell(sheet, ref, f'<c r="{ref}"{kind}><f>{formula}</f>{stored}</c>')

    def after_data(self, sheet: str, xml: str) -> Package:
        """Puts XML behind the cells of a sheet."""
        return self.edit(sheet_part(sheet), "</sheetData>", f"</sheetData>{xml}")

    def rows(self, sheet: str, xml: str | bytes) -> Package:
        """Puts rows behind the last row of a sheet."""
        more = xml if isinstance(xml, bytes) else xml.encode()
        return self.edit(sheet_part(sheet), b"</sheetData>", more + b"</sheetData>")

    def zip(self, method: int = zipfile.ZIP_DEFLATED) -> bytes:
        """The package as a file."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, content in self.parts.items():
                archive.writestr(zipfile.ZipInfo(name), content, method)
        return stream.getvalue()
