"""Which files below some folders are submissions, and which are shadows that other programs leave beside them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".fods"))
REPORT_ENDING = ".lkjip.xlsx"


@dataclass(frozen=True)
class Looked:
    """What was found: the files to check, in order, those that are passed over, each with the reason, and the folders
    that cannot be opened.

    `named`: every file was named itself, so that the answers are expected in that order.
    """

    files: tuple[Path, ...]
    skipped: tuple[tuple[Path, str], ...]
    closed: tuple[Path, ...] = ()
    named: bool = False

    @property
    def count(self) -> int:
        """All that was found."""
        return len(self.files) + len(self.skipped) + len(self.closed)


def look_below(paths: Iterable[Path], leave_out: Iterable[Path] = ()) -> Looked:
    """The workbooks among `paths` and below the folders among them, each once; by name where there is a folder.

    A file that is named itself is always taken, whatever it is called. Folders that links lead to are not
    entered. `leave_out` are files that the run itself writes.
    """
    given_paths, own = list(paths), {_real(p) for p in leave_out}
    files: dict[str, Path] = {}
    skipped: dict[str, tuple[Path, str]] = {}
    closed: dict[str, Path] = {}
    for given in given_paths:
        if not os.path.isdir(given):
            files.setdefault(_real(given), given)
            continue
        for path, reason in _below(given, closed):
            real = _real(path)
            if real in own or (real not in files and real in skipped):
                continue
            if reason:
                skipped[real] = (path, reason)
            else:
                files.setdefault(real, path)
    if not any(map(os.path.isdir, given_paths)):
        return Looked(tuple(files.values()), (), named=True)
    passed = [s for real, s in skipped.items() if real not in files]
    return Looked(
        tuple(sorted(files.values(), key=_by_name)),
        tuple(sorted(passed, key=lambda s: _by_name(s[0]))),
        tuple(sorted(closed.values(), key=_by_name)),
    )


def _below(folder: Path, closed: dict[str, Path]) -> Iterator[tuple[Path, str]]:
    """The workbooks below a folder, with a reason where they are passed over; folders that cannot be opened are put
    into `closed`, unless they would be passed over anyway."""

    def refuse(error: OSError) -> None:
        path = Path(error.filename or folder)
        if not _aside(path.relative_to(folder)):
            closed.setdefault(_real(path), path)

    for where, folders, names in os.walk(folder, onerror=refuse):
        folders.sort()
        there = {n.lower() for n in names}
        aside = _aside(Path(where).relative_to(folder))
        for name in names:
            reason = _shadow(name) or _own_report(name.lower(), there)
            if reason or Path(name).suffix.lower() in WORKBOOKS:
                yield Path(where) / name, reason or aside


_NOBODYS = frozenset(("__macosx", "$recycle.bin", "system volume information"))  # folders that systems make


def _aside(below: Path) -> str:
    """Why nothing in a folder is a submission, by its names below the folder that was given; empty where it may be."""
    for part in below.parts:
        if part.startswith(".") or part.lower() in _NOBODYS:
            return f"di dalam folder tersembunyi {part}"
    return ""


_SHADOWS: tuple[tuple[Callable[[str], bool], str], ...] = (
    (lambda n: n.startswith("~$"), "berkas kunci Excel"),
    (lambda n: n.startswith(".~lock."), "berkas kunci LibreOffice"),
    (lambda n: n.startswith("._"), "bayangan macOS"),
    (lambda n: n.startswith((".lkjip-", "~wr")) or n.endswith(".tmp"), "berkas sementara"),
    (lambda n: n.startswith("."), "berkas tersembunyi"),
)


def _shadow(name: str) -> str:
    """Why a file is only the shadow of a workbook; empty where it is none."""
    lower = name.lower()
    if not any(lower.removesuffix("#").removesuffix(".tmp").endswith(end) for end in WORKBOOKS):
        return ""
    return next((reason for fits, reason in _SHADOWS if fits(lower)), "")


def _own_report(lower: str, there: set[str]) -> str:
    """The report of a submission that stands beside it is not checked again."""
    if lower.endswith(REPORT_ENDING):
        stem = lower.removesuffix(REPORT_ENDING)
        if any(f"{stem}{end}" in there for end in WORKBOOKS):
            return "laporan lkjip-xl dari berkas di sampingnya"
    return ""


def _real(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _by_name(path: Path) -> tuple[str, ...]:
    return tuple(part.casefold() for part in path.parts)
