"""An end to every run: no submission may keep the tool busy for longer, or take more memory, than the design allows."""

from __future__ import annotations

import contextlib
import signal
import threading
from types import FrameType

SECONDS = 30.0  # a file
MEMORY = 1 << 30  # bytes, a process
_AGAIN = 2.0  # seconds; a first alarm may fall into a place that swallows it


class _Overrun(BaseException):
    """Raised inside whatever runs too long; no Exception, so that no rule takes it for a mistake of its own."""


def deadline(seconds: float | None = None) -> _Deadline:
    """Raises Refused where what runs inside takes longer than this (SECONDS, by default), or more memory than there is.

    Works in the main thread of a process; elsewhere only memory is minded. Deadlines may not be nested.
    """
    seconds = SECONDS if seconds is None else seconds
    if threading.current_thread() is not threading.main_thread():
        return _Deadline(seconds)
    return _Alarm(seconds) if hasattr(signal, "setitimer") else _Interrupt(seconds)


class _Deadline:
    """Minds memory only."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def start(self) -> None:
        """Sets the clock."""

    def stop(self, error: BaseException | None) -> bool:
        """Takes the clock away; tells whether it has ended what ran."""
        return False

    def __enter__(self) -> None:
        self.start()

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        late = self.stop(error)
        from lkjip_xl.reading.refusals import Refused  # late: whoever asks for --help does not wait for the reader

        if late:
            raise Refused("too_slow", f"lebih dari {self.seconds:g} detik") from None
        if isinstance(error, MemoryError):
            raise Refused("too_much_memory") from None


class _Alarm(_Deadline):
    """By the clock of the system, which interrupts Python code wherever it is."""

    def start(self) -> None:
        self.before = signal.signal(signal.SIGALRM, self._ring)
        signal.setitimer(signal.ITIMER_REAL, self.seconds, _AGAIN)

    def stop(self, error: BaseException | None) -> bool:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self.before)
        return isinstance(error, _Overrun)

    @staticmethod
    def _ring(_: int, frame: FrameType | None) -> None:
        """Raises, but not once the end has been reached, where nobody would catch it: on a busy machine the second
        alarm may ring while the first one is on its way there."""
        if frame is not None and frame.f_code not in (_Deadline.__exit__.__code__, _Alarm.stop.__code__):
            raise _Overrun


class _Interrupt(_Deadline):
    """By a second thread that presses Ctrl-C, where the system has no such clock (Windows)."""

    def start(self) -> None:
        self.late = threading.Event()
        self.timer = threading.Timer(self.seconds, self._press)
        self.timer.daemon = True
        self.timer.start()

    def stop(self, error: BaseException | None) -> bool:
        self.timer.cancel()
        return isinstance(error, KeyboardInterrupt) and self.late.is_set()

    def _press(self) -> None:
        import _thread

        self.late.set()
        _thread.interrupt_main()


def bound_memory(most: int = MEMORY) -> None:
    """Bounds what this process may take, in bytes, where the system can; for programs, not for libraries."""
    with contextlib.suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
