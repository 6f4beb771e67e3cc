"""An end to every run: no submission may keep the tool busy for longer, or take more memory, than the design allows."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

SECONDS = 30.0  # a file
MEMORY = 1 << 30  # bytes, a process
_AGAIN = 2.0  # seconds; a first alarm may fall into a place that swallows it


class _Overrun(BaseException):
    """Raised inside whatever runs too long; no Exception, so that no rule takes it for a mistake of its own."""


@contextlib.contextmanager
def deadline(seconds: float = SECONDS) -> Iterator[None]:
    """Raises Refused where what runs inside takes longer than this, or more memory than there is.

    Works in the main thread of a process; elsewhere only memory is minded. Deadlines may not be nested.
    """
    from lkjip_xl.reading.refusals import Refused  # late: whoever asks for --help does not wait for the reader

    if threading.current_thread() is not threading.main_thread():
        clock: contextlib.AbstractContextManager[None] = contextlib.nullcontext()
    else:
        clock = _alarm(seconds) if hasattr(signal, "setitimer") else _interrupt(seconds)
    try:
        with clock:
            yield
    except _Overrun:
        raise Refused("too_slow", f"lebih dari {seconds:g} detik") from None
    except MemoryError:
        raise Refused("too_much_memory") from None


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """By the clock of the system, which interrupts Python code wherever it is."""

    def stop(*_: object) -> None:
        raise _Overrun

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _interrupt(seconds: float) -> Iterator[None]:
    """By a second thread that presses Ctrl-C, where the system has no such clock (Windows)."""
    import _thread

    late = threading.Event()

    def stop() -> None:
        late.set()
        _thread.interrupt_main()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    except KeyboardInterrupt:
        if late.is_set():
            raise _Overrun from None
        raise
    finally:
        timer.cancel()


def bound_memory(most: int = MEMORY) -> None:
    """Bounds what this process may take, in bytes, where the system can; for programs, not for libraries."""
    with contextlib.suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
