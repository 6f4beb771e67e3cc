"""The package: an archive of parts, opened under limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from lkjip_xl.reading import limits
from lkjip_xl.reading.limits import amount, size
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.reading.xmlpart import tree

_CHUNK = 256 * 1024


class Relation(NamedTuple):
    """A link from one part to another. `kind` is the last word of its type, such as `worksheet`."""

    kind: str
    target: str
    outside: bool


class Package:
    """The parts of an Open XML package or another archive, by name, without regard to letter case.

    Raises Refused where the bytes are no archive, or hold more than the limits allow. What is unpacked is
    counted as it is read, whatever the archive declares.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except Exception:  # zipfile raises many things
            raise Refused("damaged") from None
        if len(entries) > limits.MAX_PARTS:
            raise Refused("too_many_parts", f"{amount(len(entries))} (batas {amount(limits.MAX_PARTS)})")
        total = sum(e.file_size for e in entries)
        if total > limits.MAX_UNPACKED:
            raise Refused("unpacks_too_big", size(total, limits.MAX_UNPACKED))
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            first = self._entries.setdefault(_normal(entry.filename), entry)
            if (first.CRC, first.file_size) != (entry.CRC, entry.file_size):
                raise Refused("damaged")  # two parts of one name: programs would show different figures
        self._unpacked = 0

    def __contains__(self, name: str) -> bool:
        return _normal(name) in self._entries

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of a part, piece by piece. Raises Refused where it is missing, damaged or too big."""
        entry = self._entries.get(_normal(name))
        if entry is None:
            raise Refused("damaged")
        if entry.flag_bits & 1:
            raise Refused("encrypted")
        try:
            with self._archive.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    self._unpacked += len(chunk)
                    if self._unpacked > limits.MAX_UNPACKED:
                        raise Refused("unpacks_too_big", f"lebih dari {limits.MAX_UNPACKED // limits.MIB} MiB")
                    yield chunk
        except (Refused, MemoryError):
            raise
        except Exception:  # wrong checksums, unknown compression, broken streams
            raise Refused("damaged") from None

    def read(self, name: str) -> bytes:
        """The whole content of a part."""
        return b"".join(self.chunks(name))

    def relations(self, name: str) -> dict[str, Relation]:
        """The links of a part, by id; those of the package itself for an empty name."""
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self:
            return {}
        return {
            node.get("Id"): Relation(
                node.get("Type").rsplit("/", 1)[-1],
                _target(folder, node.get("Target")),
                node.get("TargetMode") == "External",
            )
            for node in tree(self.chunks(rels)).all("Relationship")
        }


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _target(folder: str, target: str) -> str:
    target = unquote(target.replace("\\", "/"))
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
