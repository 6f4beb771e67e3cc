"""The tool as a user runs it, inside this process: arguments in, exit code and both streams out."""

from __future__ import annotations

import contextlib
import io
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from lkjip_xl.cli import main
from lkjip_xl.reading.refusals import SENTENCES


@dataclass(frozen=True)
class Said:
    """What a run of the tool said."""

    code: int
    out: str
    err: str


def run(*args: str | Path) -> Said:
    """Runs `lkjip-xl` with these arguments; whatever main() raises passes through. The limit of memory that a run
    sets itself ends with it."""
    with _own_limits():
        return _run(*args)


@contextlib.contextmanager
def _own_limits() -> Iterator[None]:
    try:
        import resource
    except ImportError:  # Windows
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _run(*args: str | Path) -> Said:
    old = sys.argv, sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    sys.argv, sys.stdout, sys.stderr = ["lkjip-xl", *map(str, args)], out, err
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    finally:
        sys.argv, sys.stdout, sys.stderr = old
    texts = []
    for stream in (out, err):
        if not stream.closed:
            stream.flush()
        texts.append("" if stream.closed else stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
    return Said(code, *texts)


_PATTERNS = [
    (reason, re.compile(re.escape(sentence).replace(re.escape("{detail}"), ".*"), re.S))
    for reason, sentence in SENTENCES.items()
]


def reason_of(message: str) -> str:
    """Which reason to refuse a sentence stands for; empty for none."""
    return next((reason for reason, pattern in _PATTERNS if pattern.fullmatch(message)), "")


_KNOWN_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core|custom)\.xml|xl/(workbook|styles|sharedStrings|metadata)\.xml|"
    r"xl/theme/theme1\.xml|xl/_rels/workbook\.xml\.rels|"
    r"xl/(worksheets|drawings|charts|tables|comments|media)/(_rels/)?\w+\.(xml|xml\.rels|vml|png)|xl/comments\d+\.xml"
)
_FORMULAS = re.compile(rb"<(f|formula|formula1|formula2|definedName|c:f)(?: [^>]*)?>(.*?)</\1>", re.S)
_FOREIGN = re.compile(rb"\[|\||HYPERLINK\(|WEBSERVICE|DDE|CALL\(|EXEC\(|FILTERXML|RTD\(|INDIRECT\(|IMAGE\(", re.I)
_TEXT = re.compile(rb'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'')
_MOST_TEXT, _MOST_FORMULA = 255, 8192  # what Excel takes in a formula, in characters


def unsafe(report: bytes, marks: Iterable[str] = ()) -> list[str]:
    """What in a report is not ours: foreign parts, links out, formulas that carry a text of the submission."""
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        for name in archive.namelist():
            if not _KNOWN_PARTS.fullmatch(name):
                found.append(f"part {name}")
            content = archive.read(name)
            try:
                ParserCreate().Parse(content, True)
            except ExpatError as error:
                found.append(f"{name} is no XML: {error}")
            if name.endswith(".rels") and b'TargetMode="External"' in content:
                found.append(f"link out of the workbook in {name}")
            for match in _FORMULAS.finditer(content):
                formula = match[2].replace(b"&quot;", b'"').replace(b"&apos;", b"'")
                if len(formula.decode()) > _MOST_FORMULA or any(
                    len(t.decode()) > _MOST_TEXT + 2 for t in _TEXT.findall(formula)
                ):
                    found.append(f"formula too long for Excel in {name}: {formula[:100]!r}")
                bare = _TEXT.sub(b"", formula)
                if _FOREIGN.search(bare) or any(mark.encode() in bare for mark in marks):
                    found.append(f"formula in {name}: {match[2][:200].decode('utf-8', 'replace')}")
    return found
