"""LibreOffice to measure against: a profile that recalculates all it loads, started once before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.bench.measure import timed
from tests.libreoffice import RECALCULATE, soffice


class Office:
    """LibreOffice with a profile of its own below `folder`; `there` tells whether it is installed."""

    def __init__(self, folder: Path) -> None:
        self.program = soffice()
        self.there = self.program is not None
        self.profile, self.out = folder / "profile", folder / "out"

    def warm(self, path: Path) -> None:
        """The first start of a profile may end with 81 and do nothing, and is slow; it is not measured."""
        (self.profile / "user").mkdir(parents=True, exist_ok=True)
        (self.profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
        for _ in range(2):
            timed(self.command([path]))

    def command(self, paths: Sequence[Path]) -> list[str]:
        """The command that loads, recalculates and saves these workbooks in one process."""
        assert self.program is not None
        setting = f"-env:UserInstallation=file://{self.profile}"
        files = [str(p) for p in paths]
        return [self.program, setting, "--headless", "--convert-to", "xlsx", "--outdir", str(self.out), *files]

    def made(self, path: Path) -> Path:
        """Where it puts what it makes of a workbook."""
        return self.out / path.name
