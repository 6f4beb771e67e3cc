"""A job in a process of its own, with limits on its time and memory."""

from __future__ import annotations

import os
import pickle
import resource
import select
import signal
import struct
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MIB = 1 << 20
SECONDS, MEMORY = 20, 1024 * MIB  # of processor time and of memory, for one run of the tool
_PATIENCE = 8 * SECONDS  # of the clock: the machine may be busy with other things


@dataclass(frozen=True)
class Done:
    """How a job ended: its value, or what was raised; `over` names the limit that it passed."""

    value: Any = None
    error: str = ""
    over: str = ""
    seconds: float = 0.0
    memory: int = 0


def isolated(job: Callable[[], Any], *, memory: int = MEMORY, seconds: int = SECONDS) -> Done:
    """Runs a job in a fork of this process. What it prints is dropped; processes that it starts end with it."""
    sys.stdout.flush()
    sys.stderr.flush()
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        _child(job, writer, memory, seconds)
    os.close(writer)
    answer = _answer(reader, seconds)
    if answer is None:
        os.killpg(pid, signal.SIGKILL)
    _, status, usage = os.wait4(pid, 0)
    _end_group(pid)
    os.close(reader)
    used, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024
    if answer is None:
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
        over = "memory" if peak > memory else "time" if killed else ""
        return Done(error="" if over else f"died, status {status}", over=over, seconds=used, memory=peak)
    value, error = answer
    over = "memory" if peak > memory or "MemoryError" in error else "time" if used > seconds else ""
    return Done(value, "" if over == "memory" and "MemoryError" in error else error, over, used, peak)


def _child(job: Callable[[], Any], writer: int, memory: int, seconds: int) -> None:
    try:
        os.setsid()
        room = _virtual() + memory + 256 * MIB  # address space that is never used is no memory
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 2))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        try:
            answer = pickle.dumps((job(), ""))
        except BaseException:
            answer = pickle.dumps((None, traceback.format_exc()[-4000:]))
        os.write(writer, struct.pack("<Q", len(answer)))
        while answer:
            answer = answer[os.write(writer, answer) :]
    finally:
        os._exit(0)


def _virtual() -> int:
    with open("/proc/self/statm", encoding="ascii") as stream:
        return int(stream.read().split()[0]) * resource.getpagesize()


def _answer(reader: int, seconds: int) -> tuple[Any, str] | None:
    until = time.monotonic() + max(_PATIENCE, 2 * seconds)
    data = b""
    while len(data) < 8 or len(data) < 8 + struct.unpack_from("<Q", data)[0]:
        ready, _, _ = select.select([reader], [], [], max(0.0, until - time.monotonic()))
        more = os.read(reader, MIB) if ready else b""
        if not more:
            return None
        data += more
    found: tuple[Any, str] = pickle.loads(data[8:])
    return found


def _end_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
