"""Places that are no file."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from .case import Read, Refused
from .container import EMPTY, NOT_A_FILE, NOT_FOUND, TEXT, add
from .office import clean

# --- places that are no file ---------------------------------------------------------------------


def _fifo(folder: Path) -> Path:
    path = folder / "pipa.xlsx"
    os.mkfifo(path)
    return path


def _directory(folder: Path) -> Path:
    (folder / "folder.xlsx").mkdir()
    return folder / "folder.xlsx"


def _loop(folder: Path) -> Path:
    (folder / "a.xlsx").symlink_to(folder / "b.xlsx")
    (folder / "b.xlsx").symlink_to(folder / "a.xlsx")
    return folder / "a.xlsx"


def _dangling(folder: Path) -> Path:
    (folder / "a.xlsx").symlink_to(folder / "tidak-ada.xlsx")
    return folder / "a.xlsx"


def _link(folder: Path) -> Path:
    (folder / "asli").mkdir()
    (folder / "asli" / "isi.xlsx").write_bytes(clean())
    (folder / "tautan.xlsx").symlink_to(folder / "asli" / "isi.xlsx")
    return folder / "tautan.xlsx"


def _socket(folder: Path) -> Path:
    path = folder / "s.xlsx"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(path))
    return path


def _unreadable(folder: Path) -> Path:
    path = folder / "kunci.xlsx"
    path.write_bytes(clean())
    path.chmod(0)
    return path


def _sparse(size: int) -> Callable[[Path], Path]:
    def build(folder: Path) -> Path:
        path = folder / "jarang.xlsx"
        with path.open("wb") as stream:
            stream.write(clean())
            stream.truncate(size)
        return path

    return build


add("place-missing", "no file of that name", lambda f: f / "tidak-ada.xlsx", NOT_FOUND, in_folder=True)
add("place-fifo", "a named pipe", _fifo, NOT_A_FILE, in_folder=True)
add("place-folder", "a folder with the name of a workbook", _directory, NOT_A_FILE, in_folder=True, check="laporan")
add("place-link-loop", "two links that point at each other", _loop, Refused("no_access"), NOT_FOUND, in_folder=True)
add("place-link-dangling", "a link to nothing", _dangling, NOT_FOUND, in_folder=True)
add("place-link", "a link to the right office", _link, Read(), in_folder=True)
add("place-socket", "a socket", _socket, NOT_A_FILE, in_folder=True)
add("place-endless", "/dev/zero", lambda f: Path("/dev/zero"), NOT_A_FILE, in_folder=True)
add("place-null", "/dev/null", lambda f: Path("/dev/null"), NOT_A_FILE, in_folder=True)
add(
    "place-size-lies",
    "/proc/self/maps, which declares 0 bytes",
    lambda f: Path("/proc/self/maps"),
    EMPTY,
    TEXT,
    in_folder=True,
)
add("place-under-file", "a path that goes through a file", lambda f: Path("/dev/null/x.xlsx"), NOT_FOUND, Refused("no_access"),
    in_folder=True)  # fmt: skip
add(
    "place-long-name",
    "a path of 5,000 characters",
    lambda f: f / ("x" * 5000),
    Refused("no_access"),
    NOT_FOUND,
    in_folder=True,
)
add(
    "place-unreadable",
    "a file without permission to read",
    _unreadable,
    Refused("no_access"),
    in_folder=True,
    as_nobody=True,
)
add("place-sparse-50", "a file of 51 MiB, mostly holes", _sparse(51 << 20), Refused("too_big"), in_folder=True)
add("place-sparse-huge", "a file of 1 TiB, mostly holes", _sparse(1 << 40), Refused("too_big"), in_folder=True)
