"""A line on the terminal that tells how far a run has come; nothing where nobody watches."""

from __future__ import annotations

import sys
import time
from types import TracebackType

import click

from lkjip_xl.desk.batch import Tally
from lkjip_xl.output import DIFFERS, UNREADABLE

_BAR = 20
_EVERY = 0.1  # seconds between two drawings
_CLEAR = "\r\x1b[K"


class Progress:
    """Lines for standard output, and below them on a terminal the count, speed, time left and problems so far."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._seen = sys.stderr.isatty()
        self._start = time.monotonic()
        self._drawn = 0.0
        self._line = ""

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._draw("")

    def say(self, lines: list[str]) -> None:
        """Lines that stay."""
        line = self._line
        self._draw("")
        for text in lines:
            click.echo(text)
        self._draw(line)

    def show(self, tally: Tally) -> None:
        """Where the run stands now."""
        now = time.monotonic()
        if self._seen and now - self._drawn >= _EVERY:
            self._drawn = now
            self._draw(line_of(tally, now - self._start))

    def _draw(self, line: str) -> None:
        if self._seen and (line or self._line):
            click.echo(f"{_CLEAR}{line}", nl=False, err=True)
        self._line = line


def line_of(tally: Tally, seconds: float) -> str:
    """The line: a bar, how many of how many, files a second, time left, problems so far."""
    done = tally.of.total()
    speed = done / seconds if seconds > 0 else 0.0
    left = f"{_clock(tally.left / speed)} lagi" if speed else "menghitung waktu"
    bar = "#" * (_BAR * done // max(1, tally.found))
    return (
        f"[{bar:<{_BAR}}] {done}/{tally.found}  {speed:.1f} berkas/detik  {left}  "
        f"{tally.of[DIFFERS]} SELISIH, {tally.of[UNREADABLE]} tidak terbaca"
    )


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
