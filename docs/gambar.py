"""Makes the pictures of the documentation anew: `python docs/gambar.py`.

Writes the report of the real example, has LibreOffice print it in Indonesian, and cuts the pages out with pdftoppm
(Poppler). Both programs must be installed.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from lkjip_xl.jobs import check_file  # noqa: E402
from lkjip_xl.writing.report.write import report_bytes  # noqa: E402

SOURCE = ROOT / "examples" / "kemlagi-2024.xlsx"
TARGET = ROOT / "docs" / "gambar"
MOST = 150_000  # bytes of a picture

_INDONESIAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>id-ID</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True)
class Picture:
    """A picture: its file, words that only its page holds, and the part of the page that it shows (left, top, width,
    height, in parts of the page)."""

    name: str
    words: str
    part: tuple[float, float, float, float]
    dots: int = 90  # an inch


PICTURES = (
    Picture("ringkasan", "Hasil Pemeriksaan LKjIP", (0.03, 0.05, 0.94, 0.79), 96),
    Picture("selisih", r"Tingkat\s+Kode\s+Lembar", (0.03, 0.05, 0.94, 0.75)),
    Picture("tabel-3-5", r"Tabel 3\.5", (0.04, 0.04, 0.92, 0.62), 80),
    Picture("lembar-bertanda", r"Kecamatan Kemlagi 2024 - Penduduk", (0.2, 0.03, 0.6, 0.72)),
)


def main() -> None:
    """Writes all pictures; stops where one is missing or too large."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pdf = printed(folder)
        pages = text_of(pdf).split("\f")
        for picture in PICTURES:
            page = next(i for i, text in enumerate(pages, start=1) if re.search(picture.words, text))
            path = cut(pdf, page, picture)
            size = path.stat().st_size
            print(f"{path.relative_to(ROOT)}: page {page}, {size:,} bytes")
            if size > MOST:
                raise SystemExit(f"{path.name} is larger than {MOST:,} bytes")


def printed(folder: Path) -> Path:
    """The report of the example as a PDF."""
    (folder / "laporan.xlsx").write_bytes(report_bytes(check_file(SOURCE, look=True)))
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_INDONESIAN, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf",
               "--outdir", str(folder), str(folder / "laporan.xlsx")]  # fmt: skip
    for _ in range(2):  # the first start of a fresh profile may do nothing
        subprocess.run(command, check=False, capture_output=True, timeout=300)
        if (folder / "laporan.pdf").exists():
            return folder / "laporan.pdf"
    raise SystemExit("LibreOffice wrote nothing")


def text_of(pdf: Path) -> str:
    """The text of all pages, divided by form feeds."""
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout


def cut(pdf: Path, page: int, picture: Picture) -> Path:
    """The part of a page as a PNG file."""
    said = subprocess.run(["pdfinfo", "-f", str(page), "-l", str(page), str(pdf)], check=True, capture_output=True)
    match = re.search(r"size:\s+([\d.]+) x ([\d.]+) pts", said.stdout.decode())
    assert match is not None
    width, height = (float(match[i]) / 72 * picture.dots for i in (1, 2))
    left, top, wide, high = picture.part
    area = ["-x", left * width, "-y", top * height, "-W", wide * width, "-H", high * height]
    path = TARGET / picture.name
    subprocess.run(
        ["pdftoppm", "-png", "-singlefile", "-r", str(picture.dots), "-f", str(page), "-l", str(page),
         *(a if isinstance(a, str) else str(round(a)) for a in area), str(pdf), str(path)],
        check=True,
    )  # fmt: skip
    return path.with_suffix(".png")


if __name__ == "__main__":
    main()
