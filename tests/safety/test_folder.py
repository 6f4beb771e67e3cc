"""A folder of files with names and offices that want to be more: the rekap and the comparison hold texts."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import fromstring

import pytest
from hostile.office import SHEETS
from tool import run, unsafe
from workbook import workbook

FILES = {
    "=HYPERLINK(1).xlsx": "=cmd|'/C calc'!BAHAYA",
    "a\nb\x1b[31m.xlsx": "http://127.0.0.1:9/BAHAYA",
    "#x%20y&<z>.xlsx": "internal:BAHAYA!A1",
    "..\\a.xlsx": "BAHAYA_x0007__xD800_",
    "é" * 60 + ".xlsx": "BAHAYA " * 6000,
    "a\udcffb.xlsx": '"+BAHAYA&"',
}
pytestmark = pytest.mark.skipif(os.name == "nt", reason="names that Windows does not take")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, office in FILES.items():
        identity = [["Uraian", "Isi"], ["Instansi", office], ["Kabupaten", office], ["Tahun", 2024]]
        (tmp_path / name).write_bytes(workbook({**SHEETS, "Identitas": identity}))
    return tmp_path


def test_the_rekap_holds_texts_and_links_to_its_files_only(folder: Path) -> None:
    said = run("periksa", folder, "--rekap", folder / "rekap.xlsx")
    assert said.code == 0
    assert all(c.isprintable() or c == "\n" for c in said.out + said.err)
    data = (folder / "rekap.xlsx").read_bytes()
    links = [fault for fault in unsafe(data, ["BAHAYA"]) if not fault.startswith("link out of the workbook")]
    assert links == []
    targets = set()
    with zipfile.ZipFile(folder / "rekap.xlsx") as archive:
        for part in archive.namelist():
            if part.endswith(".rels"):
                rels = fromstring(archive.read(part))
                targets |= {unquote(r.attrib["Target"]) for r in rels if r.get("TargetMode") == "External"}
    assert targets
    assert targets <= set(FILES)


def test_a_line_of_json_a_file(folder: Path) -> None:
    said = run("periksa", folder, "--json")
    lines = said.out.splitlines()
    files = {json.loads(line)["file"] for line in lines}
    assert len(lines) == len(files)
    hidden = str(folder / "..\\a.xlsx")  # a name with a leading dot is passed over
    assert files | {hidden} == {str(folder / name) for name in FILES}


def test_a_comparison_holds_texts(folder: Path) -> None:
    old, new = folder / "=HYPERLINK(1).xlsx", folder / "#x%20y&<z>.xlsx"
    said = run("banding", old, new, "-o", folder / "banding.xlsx")
    assert said.code in (0, 1)
    assert unsafe((folder / "banding.xlsx").read_bytes(), ["BAHAYA"]) == []
