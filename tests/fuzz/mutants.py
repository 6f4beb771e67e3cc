"""Mutants of the examples: which part is changed, and how. One seed and one number always give the same file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

from . import ROOT
from .xml import CHANGES, pieces_of

EXAMPLES = ("kecamatan-contoh", "kemlagi-2024")
Parts = dict[str, bytes]


@dataclass(frozen=True)
class Mutant:
    """A damaged workbook: from which example, by which kind of damage, and what exactly was done."""

    example: str
    kind: str
    steps: tuple[str, ...]
    data: bytes


@cache
def original(example: str) -> bytes:
    """An example as it is."""
    return (ROOT / "examples" / f"{example}.xlsx").read_bytes()


def _parts(example: str) -> Parts:
    with zipfile.ZipFile(io.BytesIO(original(example))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(parts: Parts) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def mutant(seed: int, number: int) -> Mutant:
    """The mutant of that number."""
    random = Random(f"{seed}/{number}")
    example = EXAMPLES[number % len(EXAMPLES)]
    kinds = [*CHANGES, *_PARTS, *_FILES]
    kind = kinds[number // len(EXAMPLES) % len(kinds)]
    if kind in _FILES:
        return Mutant(example, kind, (kind,), _FILES[kind](original(example), random))
    parts, steps = _parts(example), []
    if kind in _PARTS:
        parts, step = _PARTS[kind](parts, random)
        steps.append(step)
    else:
        for _ in range(random.choice((1, 1, 2, 5))):
            name = _xml_part(parts, random)
            steps.append(f"{kind} in {name}")
            parts[name] = _changed(parts[name], kind, random)
    return Mutant(example, kind, tuple(steps), _zip(parts))


def _xml_part(parts: Parts, random: Random) -> str:
    """A part to be changed: half of the time a sheet."""
    names = sorted(n for n in parts if n.endswith((".xml", ".rels")))
    sheets = [n for n in names if "/worksheets/sheet" in n]
    return random.choice(sheets if random.random() < 0.5 else names)


def _changed(content: bytes, kind: str, random: Random) -> bytes:
    pieces = pieces_of(content.decode("utf-8"))
    return "".join(CHANGES[kind](pieces, random)).encode("utf-8", "surrogatepass")


# --- whole parts ---------------------------------------------------------------------------------


def _truncate(parts: Parts, random: Random) -> tuple[Parts, str]:
    name = random.choice(sorted(parts))
    parts[name] = parts[name][: random.randrange(len(parts[name]) + 1)]
    return parts, f"{name} cut off at {len(parts[name])}"


def _drop(parts: Parts, random: Random) -> tuple[Parts, str]:
    name = random.choice(sorted(parts))
    del parts[name]
    return parts, f"{name} left out"


def _swap(parts: Parts, random: Random) -> tuple[Parts, str]:
    one, other = random.sample(sorted(parts), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return parts, f"{one} and {other} swapped"


def _copy(parts: Parts, random: Random) -> tuple[Parts, str]:
    one, other = random.sample(sorted(parts), 2)
    parts[one] = parts[other]
    return parts, f"{one} is a copy of {other}"


def _rename(parts: Parts, random: Random) -> tuple[Parts, str]:
    name = random.choice(sorted(parts))
    new = random.choice(
        (name.upper(), f"/{name}", name.replace("/", "\\"), f"{name}x", f"../{name}", name.split("/")[-1])
    )
    return {new if n == name else n: content for n, content in parts.items()}, f"{name} named {new}"


def _bytes(parts: Parts, random: Random) -> tuple[Parts, str]:
    name = random.choice(sorted(parts))
    content = bytearray(parts[name])
    for _ in range(random.choice((1, 3, 20))):
        at = random.randrange(len(content))
        content[at : at + random.choice((0, 1, 1, 4))] = random.randbytes(random.choice((0, 1, 1, 4)))
    parts[name] = bytes(content)
    return parts, f"bytes of {name} changed"


def _encode(parts: Parts, random: Random) -> tuple[Parts, str]:
    name = random.choice(sorted(n for n in parts if n.endswith((".xml", ".rels"))))
    encoding = random.choice(("utf-16", "utf-16-be", "utf-8-sig", "cp037", "utf-7", "utf-32"))
    parts[name] = parts[name].decode("utf-8").encode(encoding, "replace")
    return parts, f"{name} in {encoding}"


def _doctype(parts: Parts, random: Random) -> tuple[Parts, str]:
    name = random.choice(sorted(n for n in parts if n.endswith((".xml", ".rels"))))
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    at = parts[name].find(b"?>") + 2 if parts[name].startswith(b"<?xml") else 0
    parts[name] = parts[name][:at] + bomb + parts[name][at:].replace(b"<v>", b"<v>&b;", random.choice((0, 1)))
    return parts, f"DOCTYPE in {name}"


_PARTS: dict[str, Callable[[Parts, Random], tuple[Parts, str]]] = {
    "part-truncated": _truncate, "part-dropped": _drop, "parts-swapped": _swap, "part-copied": _copy, "part-renamed": _rename,
    "part-bytes": _bytes, "part-encoded": _encode, "part-doctype": _doctype,
}  # fmt: skip


# --- the file ------------------------------------------------------------------------------------


def _flip(data: bytes, random: Random) -> bytes:
    """Bytes anywhere in the file: headers, compressed streams, the directory."""
    out = bytearray(data)
    for _ in range(random.choice((1, 2, 8, 64))):
        out[random.randrange(len(out))] = random.randrange(256)
    return bytes(out)


def _directory(data: bytes, random: Random) -> bytes:
    """Bytes in the directory at the end of the file."""
    out, start = bytearray(data), data.find(b"PK\x01\x02")
    for _ in range(random.choice((1, 2, 8))):
        out[random.randrange(start, len(out))] = random.randrange(256)
    return bytes(out)


def _cut(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data))
    return random.choice((data[:at], data[at:], data[:at] + data[at + random.randrange(1, 200) :]))


def _insert(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + random.randbytes(random.randrange(1, 300)) + data[at:]


_FILES: dict[str, Callable[[bytes, Random], bytes]] = {
    "file-bytes": _flip, "file-directory": _directory, "file-cut": _cut, "file-inserted": _insert,
}  # fmt: skip
