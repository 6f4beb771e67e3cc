"""A run over many submissions, from the files found to the counts at the end."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lkjip_xl.console import json_line
from lkjip_xl.deadline import SECONDS
from lkjip_xl.desk.find import Looked
from lkjip_xl.desk.journal import Journal
from lkjip_xl.desk.workers import check_all
from lkjip_xl.findings import Level
from lkjip_xl.output import DIFFERS, MATCHES, SKIPPED, UNREADABLE, Told, as_json, of_level, told_skipped
from lkjip_xl.reading.own import COMPARISON_TITLE, REKAP_TITLE
from lkjip_xl.reading.refusals import Refused


@dataclass
class Tally:
    """How many files ended how; what was found is the sum of the four and of what is left to do."""

    found: int
    of: Counter[str] = field(default_factory=Counter)  # by status
    warned: int = 0  # files without anything SALAH and with a PERINGATAN
    incomplete: int = 0  # files without anything SALAH of which a rule failed

    def add(self, file: Told) -> None:
        self.of[file["status"]] += 1
        self.incomplete += file["status"] == MATCHES and bool(file.get("crashed"))
        self.warned += file["status"] == MATCHES and bool(of_level(file, Level.PERINGATAN))

    @property
    def checked(self) -> int:
        """Files with a verdict."""
        return self.of[MATCHES] + self.of[DIFFERS]

    @property
    def left(self) -> int:
        """Files that the run did not come to."""
        return self.found - self.of.total()

    def __str__(self) -> str:
        parts = [
            f"diperiksa {self.checked} ({self.of[DIFFERS]} SELISIH, {self.of[MATCHES]} COCOK)",
            f"tidak terbaca {self.of[UNREADABLE]}",
            f"dilewati {self.of[SKIPPED]}",
        ]
        if self.left:
            parts.append(f"belum diperiksa {self.left}")
        return f"Ditemukan {self.found} berkas = {' + '.join(parts)}."


def run(
    looked: Looked, tally: Tally, workers: int, journal: Journal | None = None, seconds: float = SECONDS
) -> Generator[tuple[Told, str], None, None]:
    """What is told about each file, with its JSON line: first the folders that cannot be opened and what is passed
    over, then what an earlier run has done, then each as it is ready. Counted in `tally` and kept in the journal."""
    for path in looked.closed:
        yield _done(as_json(str(path), None, str(Refused("folder_closed"))), tally, journal)
    for path, reason in looked.skipped:
        yield _done(json_line(told_skipped(str(path), reason)), tally, journal)
    waiting: list[Path] = []
    for path in looked.files:
        known = journal.known(path) if journal is not None else None
        if known is None:
            waiting.append(path)
        else:
            yield _done(known, tally, journal)
    answers = check_all(waiting, workers, seconds)
    for line in _in_order(waiting, answers) if looked.named else (_passed_over(line) for _, line in answers):
        yield _done(line, tally, journal)


_ABOUT_OTHERS = {str(Refused("about_others", title)) for title in (REKAP_TITLE, COMPARISON_TITLE)}


def _passed_over(line: str) -> str:
    """The line of a file that was met in a folder: a rekap or a comparison there is passed over."""
    if not any(said in line for said in _ABOUT_OTHERS):
        return line
    file: Told = json.loads(line)
    about_others = file["status"] == UNREADABLE and file["message"] in _ABOUT_OTHERS
    return json_line(told_skipped(file["file"], "rekap atau perbandingan dari lkjip-xl")) if about_others else line


def _in_order(files: list[Path], answers: Iterator[tuple[Path, str]]) -> Iterator[str]:
    """The lines in the order of the files; one that is ready early waits for its turn."""
    ready: dict[Path, str] = {}
    waiting = iter(files)
    path = next(waiting, None)
    for done, line in answers:
        ready[done] = line
        while path in ready:
            yield ready.pop(path)
            path = next(waiting, None)


def _done(line: str, tally: Tally, journal: Journal | None) -> tuple[Told, str]:
    if journal is not None:
        journal.add(line)
    file: Told = json.loads(line)
    tally.add(file)
    return file, line
