"""What a run has done so far: one line of JSON a file, only ever appended to."""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from lkjip_xl import __version__
from lkjip_xl.console import json_line

_HEAD = json.dumps({"jurnal": "lkjip-xl", "versi": __version__})


def beside(rekap: Path) -> Path:
    """Where the journal of a run stands that writes this rekap."""
    return rekap.with_name(f"{rekap.name}.jurnal.jsonl")


def read_lines(path: Path, lost: list[int] | None = None) -> Iterator[dict[str, Any]]:
    """The files that JSON lines tell of, in order. A line that was cut off is passed over, and its number added to
    `lost`. Other encodings than UTF-8, as a console of Windows writes them, are known by their first bytes.

    Raises OSError where the file cannot be read.
    """
    with path.open(encoding=_encoding(path), errors="replace") as stream:
        for number, line in enumerate(stream, 1):
            try:
                told = json.loads(line) if line.strip() else {}
            except ValueError:
                told = None
            if isinstance(told, dict) and isinstance(told.get("file"), str):
                yield told
            elif lost is not None and not (isinstance(told, dict) and "status" not in told):
                lost.append(number)


def _encoding(path: Path) -> str:
    with path.open("rb") as stream:
        start = stream.read(3)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


class Journal:
    """The journal of one run. `done` knows the lines of an earlier run of the same version by hash."""

    def __init__(self, path: Path, *, go_on: bool) -> None:
        self.path = path
        self.done: dict[str, dict[str, Any]] = {}
        going_on = go_on and path.exists() and _same_version(path)
        if going_on:
            self.done = {told["sha256"]: told for told in read_lines(path) if told.get("sha256")}
        self._stream: TextIO = path.open("a" if going_on else "w", encoding="utf-8", newline="\n")
        self._write("" if going_on else _HEAD)  # a line that was cut off ends here

    def known(self, path: Path) -> str | None:
        """The line of a file whose content was checked before, under its present name; None where it was not."""
        if not self.done:
            return None
        try:
            told = self.done.get(hashlib.sha256(path.read_bytes()).hexdigest())
        except OSError:
            return None
        return None if told is None else json_line({**told, "file": str(path)})

    def add(self, line: str) -> None:
        """One file is done."""
        self._write(line)

    def close(self) -> None:
        self._stream.close()

    def _write(self, line: str) -> None:
        self._stream.write(f"{line}\n")
        self._stream.flush()


def _same_version(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as stream:
        return stream.readline().strip() == _HEAD


def by_file(lines: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The lines by file, in the order of their names; of a file that is told twice, the last."""
    told = {line["file"]: line for line in lines}
    return {file: told[file] for file in sorted(told, key=lambda f: (f.casefold(), f))}
