"""What `periksa` does with many files, and `rekap`: progress, one line a file, the rekap workbook, the exit code."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.console import harmless, say
from lkjip_xl.desk.batch import Tally, run
from lkjip_xl.desk.find import look_below
from lkjip_xl.desk.journal import Journal, beside, by_file, read_lines
from lkjip_xl.desk.progress import Progress
from lkjip_xl.exits import Exit
from lkjip_xl.output import DIFFERS, SKIPPED, UNREADABLE, Told, summary, verdict
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.usage import usage
from lkjip_xl.writing.save import refuse_same, refuse_taken, save


@dataclass(frozen=True)
class Wanted:
    """How many files are to be checked and what is to be said. `workers` None: one for each processor core."""

    paths: tuple[Path, ...]
    rekap: Path | None = None
    workers: int | None = None
    go_on: bool = False
    strict: bool = False
    as_json: bool = False
    detailed: bool = False


def check_many(wanted: Wanted) -> int:
    """Checks files and folders; gives the exit code. Ctrl-C ends the run with what is done, which is not lost."""
    if wanted.rekap is not None:
        refuse_taken(wanted.rekap)
    journal_path = None if wanted.rekap is None else beside(wanted.rekap)
    looked = look_below(wanted.paths, [p for p in (wanted.rekap, journal_path) if p is not None])
    tally = Tally(looked.count)
    if not looked.count:
        raise Refused("no_files")
    try:
        journal = None if journal_path is None else Journal(journal_path, go_on=wanted.go_on)
    except OSError:
        say(str(Refused("journal_failed", str(journal_path))), err=True)
        return Exit.UNUSABLE
    stopped = False
    told: list[Told] = []
    workers = wanted.workers or os.cpu_count() or 1
    with Progress(looked.count) as progress:
        try:
            with closing(run(looked, tally, workers, journal)) as lines:
                for file, line in lines:
                    if wanted.rekap is not None:
                        told.append(file)
                    if file["status"] != SKIPPED:
                        progress.say([line] if wanted.as_json else _lines(file, wanted.detailed))
                    progress.show(tally)
        except KeyboardInterrupt:
            stopped = True
        finally:
            if journal is not None:
                journal.close()
    if not stopped and tally.left:
        raise AssertionError(str(tally))
    say(str(tally), err=wanted.as_json)
    code = Exit.UNUSABLE if stopped else _code(tally, wanted.strict)
    if wanted.rekap is not None and journal_path is not None:
        written = _write_rekap(told, wanted.rekap, tally.left, err=wanted.as_json)
        if written and not stopped:
            journal_path.unlink(missing_ok=True)
        code = code if written else Exit.UNUSABLE
    if tally.of[SKIPPED] == tally.found:
        say(str(Refused("no_files")), err=True)
    if stopped:
        say(usage("stopped" if wanted.rekap is None else "stopped_rekap"), err=True)
    return code


def collect(paths: tuple[Path, ...], rekap: Path) -> int:
    """The rekap of JSON lines that were made elsewhere; gives the exit code. Of a file with a line that cannot be read
    the others are taken, and the exit code is 2."""
    lines: list[Told] = []
    cut: list[str] = []
    try:
        refuse_taken(rekap)
        for path in paths:
            refuse_same(path, rekap)
            lost: list[int] = []
            told = _told_in(path, lost)
            if not told:
                raise Refused("no_lines", str(path))
            lines += told
            cut += [f"{path} baris {', '.join(map(str, lost[:5]))}{' ...' * (len(lost) > 5)}"] if lost else []
    except Refused as refused:
        say(str(refused), err=True)
        return Exit.UNUSABLE
    written = _write_rekap(lines, rekap)
    for where in cut:
        say(str(Refused("lines_cut", where)), err=True)
    return Exit.FINE if written and not cut else Exit.UNUSABLE


def _lines(file: Told, detailed: bool) -> list[str]:
    lines = [f"{file['file']}:", *summary(file, detailed=True)] if detailed else [f"{file['file']}: {verdict(file)}"]
    return [harmless(line) for line in lines]


def _code(tally: Tally, strict: bool) -> int:
    if tally.of[UNREADABLE] or tally.incomplete or not tally.checked:
        return Exit.UNUSABLE
    return Exit.WRONG if tally.of[DIFFERS] or (strict and tally.warned) else Exit.FINE


def _write_rekap(lines: list[Told], rekap: Path, left: int = 0, *, err: bool = False) -> bool:
    """Writes the rekap workbook of JSON lines; tells where it went, or why it could not be written. `left`: how many
    files a run that was stopped did not come to."""
    from lkjip_xl.writing.rekap import rekap_bytes

    try:
        refuse_taken(rekap)
        if not lines:
            raise Refused("no_files")
        written = save(rekap_bytes(by_file(lines), rekap.parent, left), rekap)
    except Refused as refused:
        say(str(refused), err=True)
        return False
    say(f"Rekap: {written}", err=err)
    return True


def _told_in(path: Path, lost: list[int]) -> list[Told]:
    try:
        return list(read_lines(path, lost))
    except (OSError, UnicodeError):
        raise Refused("lines_unreadable", str(path)) from None
