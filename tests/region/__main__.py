"""`python -m tests.region [--files 300] [--write]`: a region checked in one go, killed half way, and taken up again."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from openpyxl import load_workbook

from tests.offices import ROOT
from tests.pages import write_section

from .build import build_region

PAGE = ROOT / "docs" / "kecepatan.md"
SECTION = "region"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.region")
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kerja", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--write", action="store_true", help=f"write what was seen into {PAGE.name}")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text, fine = _seen(Path(folder), args)
    print(text)
    if args.write:
        write_section(PAGE, SECTION, text)
    sys.exit(not fine)


def _seen(folder: Path, args: argparse.Namespace) -> tuple[str, bool]:
    region = folder / "wilayah"
    made = build_region(region, args.files, args.seed)
    plain, stopped = folder / "utuh" / "rekap.xlsx", folder / "terputus" / "rekap.xlsx"
    for path in (plain, stopped):
        path.parent.mkdir()
    start = time.monotonic()
    done = subprocess.run(_command(region, plain, args.kerja), capture_output=True, text=True, check=False)
    seconds = time.monotonic() - start
    killed = _killed(_command(region, stopped, args.kerja), made.total() // 2)
    again = subprocess.run(
        [*_command(region, stopped, args.kerja), "--lanjut"], capture_output=True, text=True, check=False
    )
    same = plain.exists() and stopped.exists() and plain.read_bytes() == stopped.read_bytes()
    counts = next((line for line in done.stdout.splitlines() if line.startswith("Ditemukan")), "")
    tracebacks = sum("Traceback" in text for run in (done, again) for text in (run.stdout, run.stderr))
    told = _statuses(plain) if plain.exists() else Counter[str]()
    lines = [
        f"{made.total()} files: {', '.join(f'{n} {kind}' for kind, n in sorted(made.items()))}.",
        "",
        f"* in one go, {args.kerja} workers: {seconds:.0f} s, exit code {done.returncode}. `{counts}`",
        f"* in the rekap: {', '.join(f'{n} {status}' for status, n in sorted(told.items()))}",
        f"* another run, killed (SIGKILL) at file {killed}, then `--lanjut`: exit code {again.returncode}, "
        + ("the same rekap byte for byte" if same else "ANOTHER REKAP"),
        f"* tracebacks: {tracebacks}",
    ]
    fine = same and not tracebacks and done.returncode == again.returncode == 2 and sum(told.values()) == _found(counts)
    return "\n".join(lines) + "\n", fine


def _command(region: Path, rekap: Path, workers: int) -> list[str]:
    command = [sys.executable, "-m", "lkjip_xl", "periksa", str(region), "--rekap", str(rekap)]
    return [*command, "--kerja", str(workers)]


def _killed(command: list[str], after: int) -> int:
    """Runs a command and kills it, workers and all, once it has told so many files; how many it had told."""
    told = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True) as run:
        assert run.stdout is not None
        for _ in run.stdout:
            told += 1
            if told == after:
                os.killpg(run.pid, signal.SIGKILL)
                break
    return told


def _found(counts: str) -> int:
    """How many files a run says that it found."""
    return int(counts.split()[1]) if counts else -1


def _statuses(rekap: Path) -> Counter[str]:
    """The files of a rekap by what became of them."""
    book = load_workbook(rekap, read_only=True)
    counts: Counter[str] = Counter()
    for sheet, column in (("Berkas", 6), ("Tidak Diperiksa", 2)):
        counts.update(str(row[column]) for row in book[sheet].iter_rows(min_row=2, values_only=True) if row[1])
    return counts


if __name__ == "__main__":
    main()
