"""Recalculating a workbook in LibreOffice, with stored values dropped first so that they cannot be trusted."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""


def soffice() -> str | None:
    """The program, or None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def without_stored_values(data: bytes) -> bytes:
    """The workbook with the stored result of every formula taken out."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename.startswith("xl/worksheets/sheet"):
                text = content.decode("utf-8")
                text = re.sub(
                    r"(<c [^>]*?)(?: t=\"(?:str|e|b)\")?(>)(<f[ >].*?</f>)(?:<v>.*?</v>|<v/>)?", r"\1\2\3", text
                )
                content = text.encode("utf-8")
            target.writestr(part, content)
    return result.getvalue()


def recalculated(data: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice saves it after recalculating every formula."""
    program = soffice()
    assert program is not None
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    source, out = folder / "in.xlsx", folder / "out"
    source.write_bytes(data)
    command = [program, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx",
               "--outdir", str(out), str(source)]  # fmt: skip
    for _ in range(2):  # the first start of a fresh profile may end with 81 and do nothing
        subprocess.run(command, check=False, capture_output=True, timeout=300)
        if (out / "in.xlsx").exists():
            return (out / "in.xlsx").read_bytes()
    raise AssertionError("LibreOffice wrote nothing")


def best_heights(data: bytes, sheets: set[str], folder: Path) -> list[tuple[str, int, float, float]]:
    """The height of each row as it is, and as LibreOffice would fit it to its wrapped texts: sheet, row, ours, its.

    The heights are taken out first, so that it has to work out its own; merged cells take no part in that.
    """
    from openpyxl import load_workbook

    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename.startswith("xl/worksheets/sheet"):
                content = re.sub(rb' (?:ht="[^"]*"|customHeight="1")', b"", content)
            target.writestr(part, content)
    fitted = recalculated(result.getvalue(), folder)
    ours, theirs = (load_workbook(io.BytesIO(d)) for d in (data, fitted))
    return [
        (ws.title, row, height, best)
        for ws in ours
        if ws.title in sheets
        for row, dimension in ws.row_dimensions.items()
        if (height := dimension.height) is not None
        and (best := theirs[ws.title].row_dimensions[row].height) is not None
    ]
