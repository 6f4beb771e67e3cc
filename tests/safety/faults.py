"""Faults at file operations: each operation of a run, one after the other, fails."""

from __future__ import annotations

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

_FUNCTIONS = ("stat", "open", "fstat", "fsync", "replace", "unlink")


class Faults:
    """Counts the file operations below a folder, and lets one of them fail.

    at: which one, from 0; None only records. `after`: the operation is done first, then the error comes.
    """

    def __init__(
        self, folder: str, at: int | None = None, error: BaseException | None = None, after: bool = False
    ) -> None:
        self.folder, self.at, self.error, self.after = folder, at, error, after
        self.only = ""  # all operations of this name fail
        self.seen: list[str] = []
        self._handles: set[int] = set()

    def call(self, name: str, real: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """One operation."""
        number = len(self.seen)
        self.seen.append(name)
        fails = number == self.at or name == self.only
        if fails and not self.after and self.error is not None:
            raise self.error
        result = real(*args, **more)
        if fails and self.error is not None:
            raise self.error
        return result

    def concerns(self, args: tuple[Any, ...]) -> bool:
        """Whether an operation is about a file below the folder."""
        first = args[0] if args else None
        if isinstance(first, int):
            return first in self._handles
        return isinstance(first, str | os.PathLike) and os.fspath(first).startswith(self.folder)

    @contextmanager
    def here(self) -> Iterator[None]:
        """The faults at work."""
        with _patches(self):
            yield

    def function(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """A function of `os` under watch."""

        def watched(*args: Any, **more: Any) -> Any:
            if not self.concerns(args):
                return real(*args, **more)
            result = self.call(name, real, *args, **more)
            if name == "open":
                self._handles.add(result)
            return result

        return watched

    def opened(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """`open` under watch."""

        def watched(*args: Any, **more: Any) -> Any:
            if not self.concerns(args):
                return real(*args, **more)
            name = "open(handle)" if isinstance(args[0], int) else "open()"
            return self.call(name, lambda *a, **m: _Stream(self, real(*a, **m)), *args, **more)

        return watched


class _Stream:
    """A file under watch."""

    def __init__(self, faults: Faults, real: Any) -> None:
        self._faults, self._real = faults, real

    def __enter__(self) -> _Stream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        try:
            self._faults.call("close", lambda: None)
        finally:
            self._real.close()

    def write(self, data: bytes) -> int:
        def half_then_all(content: bytes) -> int:
            self._real.write(content[: len(content) // 2])  # what a full disk leaves
            return int(self._faults.call("write", self._real.write, content[len(content) // 2 :]))

        return half_then_all(data)

    def flush(self) -> None:
        self._faults.call("flush", self._real.flush)

    def read(self, *size: int) -> bytes:
        return bytes(self._faults.call("read", self._real.read, *size))

    def fileno(self) -> int:
        return int(self._real.fileno())


@contextmanager
def _patches(faults: Faults) -> Iterator[None]:
    patches = [mock.patch.object(os, name, faults.function(name, getattr(os, name))) for name in _FUNCTIONS]
    watched = faults.opened(builtins.open)
    patches += [mock.patch.object(builtins, "open", watched), mock.patch.object(io, "open", watched)]
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        for patch in reversed(patches):
            patch.stop()
