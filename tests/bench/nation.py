"""The nation on paper: what the measured folder run means for every office of the country."""

# ruff: noqa: E501  (prose for the page)

from __future__ import annotations

from dataclasses import dataclass

from tests.bench.measure import Case

KECAMATAN, UNITS, YEARS = 7_300, 38_000, 10
SHEET_ROWS = 1_048_575  # rows of findings that one sheet of Excel takes below its heading

RECIPE = r"""mkdir -p hasil
find kiriman -name '*.xlsx' ! -name '~$*' -print0 |
  xargs -0 -P 4 -n 25 sh -c 'lkjip-xl periksa --json --kerja 1 "$@" > "hasil/$$.jsonl" || test $? -le 2' sh
lkjip-xl rekap hasil/*.jsonl -o rekap.xlsx
"""


@dataclass(frozen=True)
class Region:
    """One process that checks many workbooks, as measured: files, processor seconds of all, peak MiB, and what the
    lines of the files hold."""

    files: int
    cpu: float
    peak: float
    bytes_a_file: float
    findings_a_file: float


def measured(case: Case, files: int, lines: bytes) -> Region:
    """What the measured process says for one file; `lines` is the `--json` output of the same folder."""
    found = lines.count(b'"root_at"')
    return Region(files, case.of("cpu"), case.of("peak"), len(lines) / files, found / files)


def page(region: Region) -> list[str]:
    """The section of the page, as lines of Markdown."""
    each = region.cpu / region.files
    rows = []
    for name, files in (
        ("one year of all kecamatan", KECAMATAN),
        ("one year of all units", UNITS),
        ("ten years of all units", UNITS * YEARS),
    ):
        hours = [files * each / cores / 3600 for cores in (2, 16, 64)]
        disk = files * region.bytes_a_file / 2**30
        rows.append(f"| {name} | {files:,} | " + " | ".join(f"{h:,.2f}" for h in hours) + f" | {disk:,.1f} |")
    memory = [f"{cores}: {(cores + 1) * region.peak / 1024:.1f} GiB" for cores in (2, 16, 64)]
    most = int(SHEET_ROWS / max(region.findings_a_file, 0.01))
    return [
        "## The nation on paper",
        "",
        f"Measured: one process checks {region.files} workbooks (the real report and the invented office in turn) in "
        f"{region.cpu:.1f} seconds of processor, start included: {each * 1000:.0f} ms a workbook. Hours = files x "
        f"{each:.3f} s / cores / 3600; workers share nothing, so that cores divide the time as long as the disk keeps up.",
        "",
        "| what | workbooks | hours, 2 cores | 16 cores | 64 cores | GiB of JSON lines |",
        "|---|---|---|---|---|---|",
        *rows,
        "",
        f"Memory: (workers + 1) x {region.peak:.0f} MiB, the peak of one process: " + ", ".join(memory) + ". "
        "A workbook at the limits of the reader may take its worker to 1 GiB, where the run refuses it; a machine on which "
        "any file may come needs a gibibyte a core.",
        "",
        f"A workbook leaves {region.bytes_a_file / 1024:.0f} KiB of JSON and {region.findings_a_file:.0f} findings here. "
        f"The sheet of all findings takes {SHEET_ROWS:,} rows, which is {most:,} workbooks with as many findings each: "
        "that, not time, is where one run on one machine ends. Beyond it, and wherever the files lie on several machines, "
        "the checking is spread by a scheduler that is there already, and a rekap is made for each province or regency "
        "from its own lines.",
        "",
        "## Many processes, one rekap",
        "",
        "Each process checks 25 files at a time and writes one line a file; the rekap is made from all lines. `xargs` is "
        "everywhere; with GNU parallel, a Slurm array or anything else that starts commands, only the middle part changes. "
        "Exit code 1 means that something is wrong in a workbook, 2 that one could not be used; both are told in the lines, "
        "so that neither stops the run. A test runs these very lines with four processes.",
        "",
        "```sh",
        *RECIPE.splitlines(),
        "```",
        "",
        "The same with GNU parallel:",
        "",
        "```sh",
        r"""find kiriman -name '*.xlsx' ! -name '~$*' -print0 |""",
        """  parallel -0 -N 25 'lkjip-xl periksa --json --kerja 1 {} > hasil/{#}.jsonl'""",
        "```",
    ]
