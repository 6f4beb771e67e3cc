"""The output appears whole or not at all, and never in place of the input."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tool import run

from lkjip_xl.jobs import write_template
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.writing import save as saving
from lkjip_xl.writing.save import refuse_same, refuse_taken, save

KEMLAGI = Path(__file__).parent.parent / "examples" / "kemlagi-2024.xlsx"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(b"lama")
    return path


def _names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def _raising(error: BaseException) -> Callable[..., Any]:
    def stub(*_: Any, **__: Any) -> Any:
        raise error

    return stub


def test_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "baru.xlsx"
    assert save(b"isi", path) == path
    assert path.read_bytes() == b"isi"
    assert _names(tmp_path) == ["baru.xlsx"]


def test_an_old_file_is_replaced(target: Path) -> None:
    assert save(b"baru", target) == target
    assert target.read_bytes() == b"baru"
    assert _names(target.parent) == ["laporan.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="file modes")
def test_the_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    plain = tmp_path / "biasa.txt"
    plain.write_text("x")
    assert save(b"isi", tmp_path / "a.xlsx").stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("function", ["replace", "fsync"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["disk", "ctrl-c"])
def test_the_old_file_stays_when_anything_fails(
    function: str, error: BaseException, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving.os, function, _raising(error))
    expected = Refused if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected) as caught:
        save(b"baru", target)
    monkeypatch.undo()
    assert target.read_bytes() == b"lama"
    assert _names(target.parent) == ["laporan.xlsx"]
    assert getattr(caught.value, "reason", "output_failed") == "output_failed"


def test_a_disk_that_is_full_in_the_middle(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = open

    def half(*args: Any, **more: Any) -> Any:
        stream = real(*args, **more)

        class Half:
            def __enter__(self) -> Half:
                return self

            def __exit__(self, *_: Any) -> None:
                stream.close()

            def write(self, data: bytes) -> None:
                stream.write(data[: len(data) // 2])
                raise OSError(28, "No space left on device")

        return Half()

    monkeypatch.setattr(saving, "open", half, raising=False)
    with pytest.raises(Refused) as caught:
        save(b"baru" * 1000, target)
    assert caught.value.reason == "output_failed"
    assert target.read_bytes() == b"lama"
    assert _names(target.parent) == ["laporan.xlsx"]


def test_a_target_that_stays_locked_gets_another_name(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    real = os.replace

    def locked(source: Any, path: Any) -> None:
        tried.append(Path(path).name)
        if Path(path) == target:
            raise PermissionError(13, "locked")
        real(source, path)

    monkeypatch.setattr(saving.os, "replace", locked)
    monkeypatch.setattr(saving.time, "sleep", lambda seconds: tried.append(f"tunggu {seconds}"))
    written = save(b"baru", target)
    assert tried == ["laporan.xlsx", "tunggu 0.5", "laporan.xlsx", "laporan (2).xlsx"]
    assert written.read_bytes() == b"baru"
    assert target.read_bytes() == b"lama"
    assert _names(target.parent) == ["laporan (2).xlsx", "laporan.xlsx"]


def test_a_target_that_is_locked_for_a_moment(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, left = os.replace, [PermissionError(13, "locked")]

    def once(source: Any, path: Any) -> None:
        if left:
            raise left.pop()
        real(source, path)

    monkeypatch.setattr(saving.os, "replace", once)
    monkeypatch.setattr(saving.time, "sleep", lambda seconds: None)
    assert save(b"baru", target) == target
    assert target.read_bytes() == b"baru"
    assert _names(target.parent) == ["laporan.xlsx"]


def test_another_name_never_takes_the_place_of_a_third_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = target.with_name("laporan (2).xlsx")
    other.write_bytes(b"lain")
    real = os.replace

    def locked(source: Any, path: Any) -> None:
        if Path(path) == target:
            raise PermissionError(13, "locked")
        real(source, path)

    monkeypatch.setattr(saving.os, "replace", locked)
    monkeypatch.setattr(saving.time, "sleep", lambda seconds: None)
    assert save(b"baru", target).name == "laporan (3).xlsx"
    assert other.read_bytes() == b"lain"


def test_a_target_where_everything_is_locked(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving.os, "replace", _raising(PermissionError(13, "locked")))
    monkeypatch.setattr(saving.time, "sleep", lambda seconds: None)
    with pytest.raises(Refused) as caught:
        save(b"baru", target)
    assert caught.value.reason == "output_failed"
    assert _names(target.parent) == ["laporan.xlsx"]


@pytest.mark.parametrize("name", ["folder", "tidak/ada.xlsx", "berkas.txt/x.xlsx"])
def test_targets_that_cannot_be(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "berkas.txt").write_text("x")
    with pytest.raises(Refused) as caught:
        save(b"baru", tmp_path / name)
    assert caught.value.reason == "output_failed"
    assert _names(tmp_path) == ["berkas.txt", "folder"]
    assert _names(tmp_path / "folder") == []


# --- the input -----------------------------------------------------------------------------------


def _refused(source: Path, target: Path) -> bool:
    try:
        refuse_same(source, target)
    except Refused as refused:
        return refused.reason == "output_same"
    return False


def test_the_input_is_refused_as_target_under_every_name(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link, hard = target.with_name("link.xlsx"), target.with_name("keras.xlsx")
    link.symlink_to(target)
    hard.hardlink_to(target)
    assert _refused(target, target)
    assert _refused(target, link)
    assert _refused(link, target)
    assert _refused(target, hard)
    assert _refused(target, target.parent / "." / target.name)
    assert _refused(target, target.parent / "x" / ".." / target.name)
    monkeypatch.chdir(target.parent)
    assert _refused(target, Path("laporan.xlsx"))


def test_the_input_is_refused_in_another_letter_case(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving.os.path, "normcase", lambda path: os.fspath(path).lower())  # as on Windows
    assert _refused(target, target.with_name("LAPORAN.XLSX"))


def test_other_files_are_not_refused(target: Path) -> None:
    other = target.with_name("lain.xlsx")
    other.write_bytes(b"lama")
    assert not _refused(target, other)
    assert not _refused(target, target.with_name("baru.xlsx"))


# --- what somebody has filled in -----------------------------------------------------------------


def _taken(path: Path) -> str:
    try:
        refuse_taken(path)
    except Refused as refused:
        return refused.reason
    return ""


def test_a_workbook_that_is_filled_in_is_never_replaced(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    blank, filled = tmp_path / "kosong.xlsx", tmp_path / "isian.xlsx"
    write_template(blank, 2025)
    book = load_workbook(blank)
    book["Identitas"]["B6"] = "Kecamatan Contoh"
    book.save(filled)
    before = filled.read_bytes()
    assert (_taken(blank), _taken(filled)) == ("", "output_taken")
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "a.xlsx").write_bytes(KEMLAGI.read_bytes())
    (tmp_path / "a.jsonl").write_text(run("periksa", KEMLAGI, "--json").out, encoding="utf-8")
    for args in (
        ("templat", filled),
        ("laporan", KEMLAGI, "-o", filled),
        ("banding", KEMLAGI, KEMLAGI, "-o", filled),
        ("periksa", tmp_path / "lain", "--rekap", filled),
        ("rekap", tmp_path / "a.jsonl", "-o", filled),
    ):
        said = run(*args)
        assert (said.code, said.out) == (2, ""), args
        assert (
            said.err == f"{filled} sudah ada, dan bukan hasil lkjip-xl. Pilih nama lain supaya isinya tidak hilang.\n"
        )
    assert filled.read_bytes() == before


def test_what_this_tool_wrote_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "hasil.xlsx"
    for args in (
        ("templat", out),
        ("templat", out, "--tahun", "2026"),
        ("laporan", KEMLAGI, "-o", out),
        ("banding", KEMLAGI, KEMLAGI, "-o", out),
        ("periksa", KEMLAGI, "--rekap", out),
        ("laporan", KEMLAGI, "-o", out),
    ):
        assert str(out) in run(*args).out, args


def test_a_report_that_somebody_worked_in_is_never_replaced(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    source, report = tmp_path / "isian.xlsx", tmp_path / "isian.LKjIP.xlsx"
    source.write_bytes(KEMLAGI.read_bytes())
    assert run("laporan", source).err == ""
    book = load_workbook(report)
    sheet = book["Selisih"]
    sheet.cell(sheet.max_row + 2, 1).value = "sudah kami perbaiki"
    book.save(report)
    before = report.read_bytes()
    for _ in range(2):  # the second time over the other name, which nobody has touched
        said = run("laporan", source)
        assert f"Laporan: {tmp_path / 'isian.LKjIP (2).xlsx'}" in said.out
        assert said.err.startswith(f"{report} sedang dibuka atau sudah diubah, jadi laporan ditulis dengan nama lain.")
    assert report.read_bytes() == before
    assert _names(tmp_path) == ["isian.LKjIP (2).xlsx", "isian.LKjIP.xlsx", "isian.xlsx"]


def test_other_documents_are_somebodys_work_and_scraps_are_nobodys(tmp_path: Path) -> None:
    for name, data, reason in (
        ("tiada.xlsx", None, ""),
        ("kosong.xlsx", b"", ""),
        ("catatan.xlsx", b"halo", ""),
        ("lama.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "output_taken"),
        ("rusak.xlsx", b"PK\x03\x04 bukan arsip", "output_taken"),
        ("hasil.pdf", None, "output_name"),
        ("hasil", None, "output_name"),
    ):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        assert _taken(tmp_path / name) == reason, name
