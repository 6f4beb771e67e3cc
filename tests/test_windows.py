"""The files for Windows, read as cmd.exe reads them. Nothing here runs them; what went wrong once stays right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parent.parent / "docs" / "windows").glob("*.cmd"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_cmd_files(path: Path) -> None:
    data = path.read_bytes()
    assert data.isascii()  # letters of another code page would come out wrong before chcp
    assert data.count(b"\n") == data.count(b"\r\n") == len(data.splitlines())  # labels are lost without
    text = data.decode("ascii").replace("\r\n", "\n")
    labels = set(re.findall(r"^:(\w+)$", text, re.M))
    assert set(re.findall(r"goto (\w+)", text)) == labels  # each is reached, and none is missing
    for line in text.splitlines():
        if line.startswith("rem "):
            continue
        assert not line.rstrip().endswith("("), line  # a name with a bracket would end the block
        outside = re.sub(r'"[^"]*"', "", line)
        named = set(re.findall(r"%(\w+)%|%(~\w*\d)", outside)) - {("PYTHON", "")}
        assert not named, line  # blanks and & in a name of a user or a file
        if line.startswith("echo "):
            assert not re.search(r"[&|<>()^]", outside), line
    assert "LOCALAPPDATA" not in text  # what Python from the Store writes there is moved elsewhere


def test_both_speak_of_the_same_folder() -> None:
    places = {re.search(r"%USERPROFILE%\\[\w-]+", path.read_text("ascii"))[0] for path in FILES}  # type: ignore[index]
    assert places == {r"%USERPROFILE%\lkjip-xl"}
