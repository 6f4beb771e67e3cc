"""Files that cannot be used: each reason gets its own sentence, and the input is left as it is."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from workbook import repacked, workbook

from lkjip_xl.cli import cli
from lkjip_xl.jobs import check_file, write_report
from lkjip_xl.reading import limits
from lkjip_xl.reading.refusals import REASONS, SENTENCES, Refused, said_of
from lkjip_xl.writing.save import save

GOOD = workbook(
    {"Penduduk": [["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"], [1, "Sukamaju", 12, 8, 20]]},
    merged={"Penduduk": ["A9:B9"]},
)


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def _renamed(old: str, new: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(name.replace(old, new), source.read(name))
    return stream.getvalue()


def _edited(part: str, old: bytes, new: bytes) -> bytes:
    changed = repacked(GOOD, lambda name, content: content.replace(old, new) if name == part else content)
    assert new in zipfile.ZipFile(io.BytesIO(changed)).read(part)
    return changed


def _locked(data: bytes) -> bytes:
    """The archive with its entries marked as encrypted."""
    changed = bytearray(data)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + flags] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


def _compound(stream: str) -> bytes:
    """A compound file whose directory names one stream."""
    name = stream.encode("utf-16-le") + b"\0\0"
    entry = name.ljust(64, b"\0") + bytes([len(name)]) + bytes(63)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + b"\x09" + bytes(481) + entry


ODS = b"application/vnd.oasis.opendocument.spreadsheet"
TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
SHEET = "xl/worksheets/sheet1.xml"

BYTES: list[tuple[str, str, bytes]] = [
    ("empty", "empty file", b""),
    ("pdf", "PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    ("picture", "PNG", b"\x89PNG\r\n\x1a\n" + bytes(40)),
    ("picture", "JPEG", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(40)),
    ("picture", "GIF", b"GIF89a" + bytes(40)),
    ("picture", "BMP", b"BM" + (46).to_bytes(4, "little") + bytes(40)),
    ("html", "HTML page without a table", b"<html><body><p>Halaman tidak ditemukan</p></body></html>"),
    ("html", "HTML with a byte order mark", b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><p>x</p>"),
    ("no_tables", "HTML table of something else", b"<table border=1><tr><td>No</td></tr></table>"),
    ("text", "CSV", b"No;Desa;Laki-Laki\r\n1;Sukamaju;12\r\n"),
    ("text", "CSV that begins with BM", b"BM;BL;BP\r\n1;2;3\r\n"),
    ("text", "CSV in UTF-16", "No;Desa\r\n1;Sukamaju\r\n".encode("utf-16")),
    ("word", "RTF", b"{\\rtf1\\ansi x}"),
    ("damaged", "compound file of nothing", _compound("")),
    ("damaged", "compound file that ends too soon", _compound("")[:20]),
    ("encrypted", "encrypted Excel", _compound("EncryptedPackage")),
    ("word", "old Word", _compound("WordDocument")),
    ("other_office", "old PowerPoint", _compound("PowerPoint Document")),
    ("unknown", "message of a mail program", _compound("__properties_version1.0")),
    (
        "damaged",
        "XML spreadsheet that breaks off",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet>',
    ),
    ("unknown", "bytes of no kind", bytes(range(7)) * 40),
    ("zip", "plain archive", _zip(**{"isi.txt": b"halo"})),
    ("word", "docx", _zip(**{"[Content_Types].xml": TYPES, "word__document.xml": b"<x/>"})),
    ("other_office", "pptx", _zip(**{"[Content_Types].xml": TYPES, "ppt__presentation.xml": b"<x/>"})),
    ("other_office", "odt", _zip(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<x/>"})),
    ("no_sheets", "ods without a table", _zip(mimetype=ODS, **{"content.xml": b"<x/>"})),
    ("damaged", "ods without content", _zip(mimetype=ODS)),
    ("doctype", "ods with a DOCTYPE", _zip(mimetype=ODS, **{"content.xml": b"<!DOCTYPE x><x/>"})),
    (
        "encrypted",
        "ods with a password",
        _zip(mimetype=ODS, **{"content.xml": b"?", "META-INF__manifest.xml": b"<manifest:encryption-data/>"}),
    ),
    ("damaged", "xlsb without records", _zip(**{"[Content_Types].xml": TYPES, "xl__workbook.bin": b"\0"})),
    ("encrypted", "archive with a password", _locked(GOOD)),
    ("damaged", "workbook cut off", GOOD[: len(GOOD) // 2]),
    ("damaged", "workbook with a broken part", _edited(SHEET, b"<sheetData>", b"<sheetData><row")),
    ("damaged", "archive with content types alone", _zip(**{"[Content_Types].xml": TYPES})),
    ("doctype", "entity in a sheet", _edited(SHEET, b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet')),
    ("no_tables", "workbook of something else", workbook({"Arisan": [["Nama", "Iuran"], ["Ani", 10]]})),
]


def _refusal(job: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as caught:
        job()
    assert "{" not in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize(("reason", "what", "data"), BYTES, ids=[what for _, what, _ in BYTES])
def test_what_a_file_is_decides_its_content(reason: str, what: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "kiriman.xlsx"
    path.write_bytes(data)
    assert _refusal(lambda: check_file(path)) == reason
    for command in (["periksa", str(path)], ["laporan", str(path)], [str(path)]):
        done = CliRunner().invoke(cli, command)
        assert done.exit_code == 2
        assert done.output == f"{SENTENCES[reason]}\n"
    assert path.read_bytes() == data
    assert [p.name for p in tmp_path.iterdir()] == ["kiriman.xlsx"]


def test_the_right_workbook_is_not_refused(tmp_path: Path) -> None:
    path = tmp_path / "bukan-excel.pdf"
    path.write_bytes(GOOD)
    assert check_file(path).findings == ()


def test_places_that_are_no_file(tmp_path: Path) -> None:
    assert _refusal(lambda: check_file(tmp_path / "tidak-ada.xlsx")) == "not_found"
    assert _refusal(lambda: check_file(tmp_path)) == "not_a_file"
    assert _refusal(lambda: check_file(tmp_path / ("x" * 5000))) == "no_access"
    assert _refusal(lambda: check_file(Path("a\0b.xlsx"))) == "no_access"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa.xlsx"
    os.mkfifo(pipe)
    assert _refusal(lambda: check_file(pipe)) == "not_a_file"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kunci.xlsx"
    path.write_bytes(GOOD)

    def locked(*_: Any) -> int:
        raise PermissionError(13, "locked")

    monkeypatch.setattr(os, "open", locked)
    assert _refusal(lambda: check_file(path)) == "no_access"


@pytest.mark.parametrize(
    ("reason", "limit", "value"),
    [
        ("too_big", "MAX_FILE", 1000),
        ("unpacks_too_big", "MAX_UNPACKED", 5000),
        ("too_many_parts", "MAX_PARTS", 5),
        ("too_many_cells", "MAX_CELLS", 9),
        ("too_many_rows", "MAX_ROWS", 1),
        ("too_many_merged", "MAX_MERGED", 0),
        ("too_many_formats", "MAX_FORMATS", 0),
        ("too_much_text", "MAX_TEXT", 5),
    ],
)
def test_each_limit_names_itself(
    reason: str, limit: str, value: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "besar.xlsx"
    path.write_bytes(GOOD)
    assert check_file(path).findings == ()
    monkeypatch.setattr(limits, limit, value)
    assert _refusal(lambda: check_file(path)) == reason
    assert path.read_bytes() == GOOD


def test_a_part_that_unpacks_to_more_than_it_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = repacked(GOOD, lambda name, content: content + b" " * 300_000 if name == SHEET else content)
    path = tmp_path / "bom.xlsx"
    path.write_bytes(big)
    assert len(big) < 20_000
    monkeypatch.setattr(limits, "MAX_UNPACKED", 200_000)
    assert _refusal(lambda: check_file(path)) == "unpacks_too_big"


def test_a_workbook_of_charts_alone(tmp_path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.chart import BarChart

    book = Workbook()
    book.create_chartsheet("Grafik").add_chart(BarChart())
    book.remove(book.worksheets[0])
    path = tmp_path / "grafik.xlsx"
    book.save(path)
    assert _refusal(lambda: check_file(path)) == "no_sheets"


def test_a_report_of_half_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "separuh.xlsx"
    path.write_bytes(GOOD)
    with pytest.raises(Refused) as caught:
        write_report(path)
    assert caught.value.reason == "missing"
    assert all(sheet in str(caught.value) for sheet in ("PK", "Realisasi", "LRA"))
    assert [p.name for p in tmp_path.iterdir()] == ["separuh.xlsx"]


def test_an_old_workbook_where_it_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lama.xls"
    path.write_bytes((Path(__file__).parent / "files" / "macam.xls").read_bytes())

    def none(*_: Any, **__: Any) -> Any:
        raise OSError("no process")

    monkeypatch.setattr(subprocess, "run", none)
    assert _refusal(lambda: check_file(path)) == "xls"


def test_outputs_that_cannot_be(tmp_path: Path) -> None:
    path = tmp_path / "isi.xlsx"
    path.write_bytes(GOOD)
    assert _refusal(lambda: write_report(path, path)) == "output_same"
    assert _refusal(lambda: save(b"x", tmp_path)) == "output_failed"
    assert path.read_bytes() == GOOD


def test_a_mistake_of_ours_is_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "isi.xlsx"
    path.write_bytes(GOOD)

    def broken(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError("rahasia")

    monkeypatch.setattr("lkjip_xl.jobs.check_file", broken)
    done = CliRunner().invoke(cli, ["periksa", str(path)])
    assert done.exit_code == 2
    assert done.output == SENTENCES["internal"].format(detail="ZeroDivisionError") + "\n"
    assert path.read_bytes() == GOOD


@pytest.mark.parametrize("name", ["kosong.xlsx", "gambar.xlsx", "tidak-ada.xlsx", "."])
def test_the_program_itself_never_shows_a_traceback(name: str, tmp_path: Path) -> None:
    (tmp_path / "kosong.xlsx").write_bytes(b"")
    (tmp_path / "gambar.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n")
    command = [sys.executable, "-m", "lkjip_xl", "laporan", str(tmp_path / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, encoding="utf-8")
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_rekap_of_nothing(tmp_path: Path) -> None:
    from tool import run

    rekap = tmp_path / "rekap.xlsx"
    (tmp_path / "kosong.jsonl").write_text("bukan JSON\n")
    for name, reason in (("tidak-ada.jsonl", "lines_unreadable"), ("kosong.jsonl", "no_lines")):
        said = run("rekap", tmp_path / name, "-o", rekap)
        assert (said.code, said.err) == (2, SENTENCES[reason].format(detail=tmp_path / name) + "\n")
    (tmp_path / "isi.xlsx").write_bytes(GOOD)
    said = run("periksa", tmp_path / "isi.xlsx", "--rekap", tmp_path / "tidak" / "rekap.xlsx")
    journal = tmp_path / "tidak" / "rekap.xlsx.jurnal.jsonl"
    assert (said.code, said.err) == (2, SENTENCES["journal_failed"].format(detail=journal) + "\n")
    (tmp_path / "hampa").mkdir()
    said = run("periksa", tmp_path / "hampa", "--rekap", rekap)
    assert (said.code, said.err) == (2, SENTENCES["no_files"] + "\n")
    assert not rekap.exists()


# Reasons that the tests above reach, by bytes or by name; those of worker processes in tests/desk.
_ELSEWHERE = {
    "not_found", "not_a_file", "no_access", "folder_closed", "too_big", "unpacks_too_big", "too_many_parts",
    "too_many_cells", "too_many_rows", "too_many_merged", "too_many_formats", "too_much_text", "no_sheets", "missing",
    "output_same", "output_failed", "internal", "xls", "too_slow", "too_much_memory", "worker_died",
    "journal_failed", "lines_unreadable", "lines_cut", "no_lines", "no_files", "output_taken", "output_name",
    "about_others",
}  # fmt: skip


def test_every_reason_has_a_test_here() -> None:
    assert {reason for reason, *_ in BYTES} | _ELSEWHERE == set(SENTENCES)


def test_every_sentence_is_used_and_every_reason_has_one() -> None:
    sources = [p.read_text(encoding="utf-8") for p in (Path(__file__).parent.parent / "lkjip_xl").rglob("*.py")]
    catalogue = next(text for text in sources if "REASONS = {" in text)
    sources[sources.index(catalogue)] = catalogue[catalogue.index("SENTENCES = {") :]
    used = {word for text in sources for word in re.findall(r'"([a-z_]+)"', text)}
    assert set(SENTENCES) - used == set()
    named = {reason for text in sources for reason in re.findall(r'Refused\("([a-z_]+)"', text)}
    assert named - set(SENTENCES) == set()


def test_the_limits_that_the_reference_names_are_in_force() -> None:
    counted = {
        "too_many_parts": limits.MAX_PARTS, "too_many_cells": limits.MAX_CELLS, "too_many_rows": limits.MAX_ROWS,
        "too_many_merged": limits.MAX_MERGED, "too_many_formats": limits.MAX_FORMATS,
    }  # fmt: skip
    named = {reason: limits.amount(limit) for reason, limit in counted.items()}
    named |= {
        "too_big": f"{limits.MAX_FILE // limits.MIB} MiB",
        "unpacks_too_big": f"{limits.MAX_UNPACKED // limits.MIB} MiB",
    }
    named |= {"too_much_text": f"{limits.MAX_TEXT // limits.MIB} juta", "too_much_memory": "1 GiB"}
    assert [reason for reason, text in named.items() if f" {text}" not in REASONS[reason].comes_from] == []


def test_what_ends_the_work_is_told_in_a_sentence() -> None:
    assert said_of(MemoryError()) == SENTENCES["too_much_memory"]
    assert said_of(Refused("empty")) == SENTENCES["empty"]
    assert said_of(KeyError("rahasia")) == SENTENCES["internal"].format(detail="KeyError")
