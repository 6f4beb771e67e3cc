"""What a case is: how its file is made, and the outcomes that are right for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from .office import Package

Built = bytes | Package | Path


@dataclass(frozen=True)
class Read:
    """The file is read, and findings and verdicts are those of the right office."""

    def __str__(self) -> str:
        return "read"


@dataclass(frozen=True)
class Flagged:
    """The file is read, and this cell is told: with this code, or (without one) among those not checked."""

    cell: str
    code: str = ""

    def __str__(self) -> str:
        return f"flagged: {self.code or 'not checked'} at {self.cell}"


@dataclass(frozen=True)
class Seen:
    """The file is read, and other things are found than in the right office, since the file says other things."""

    def __str__(self) -> str:
        return "read, with findings of its own"


@dataclass(frozen=True)
class Refused:
    """The file is refused for this reason, in one sentence."""

    reason: str

    def __str__(self) -> str:
        return f"refused: {self.reason}"


Outcome = Read | Flagged | Seen | Refused


@dataclass(frozen=True)
class Case:
    """A hostile file. `build` gives its bytes, its package, or (called with a folder) the path to use.

    `right`: the outcomes that are right, any of them. `name_of_file`: under which name the bytes are saved.
    `marks`: texts that no formula and no link of the report may carry.
    """

    family: str
    name: str
    what: str
    build: Callable[[], Built] | Callable[[Path], Built]
    right: tuple[Outcome, ...]
    name_of_file: str = "kiriman.xlsx"
    in_folder: bool = False
    heavy: bool = False
    as_nobody: bool = False
    check: str = "periksa"  # the command that is asked for JSON
    marks: tuple[str, ...] = field(default=("BAHAYA",))

    def make(self, folder: Path) -> Path:
        """Builds the file in a folder and gives the path that the tool is called with."""
        built = self.build(folder) if self.in_folder else self.build()  # type: ignore[call-arg]
        if isinstance(built, Path):
            return built
        data = built.zip() if isinstance(built, Package) else built
        path = folder / self.name_of_file
        path.write_bytes(data)
        return path


class Family:
    """Collects the cases of one family."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cases: list[Case] = []

    def add(self, name: str, what: str, build: Callable[..., Built], *right: Outcome, **more: object) -> None:
        """Declares a case."""
        self.cases.append(Case(self.name, name, what, build, right, **more))  # type: ignore[arg-type]
