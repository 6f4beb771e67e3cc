"""Every run ends: by the clock, or when memory is gone, with a sentence and nothing half written."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from lkjip_xl import deadline as module
from lkjip_xl.cli import cli
from lkjip_xl.deadline import deadline
from lkjip_xl.reading.refusals import SENTENCES, Refused


def _forever() -> None:
    while True:
        try:
            sum(range(100))
        except Exception:  # as the rules are guarded
            continue


def test_what_takes_too_long_is_ended_even_inside_a_guard() -> None:
    with pytest.raises(Refused) as caught, deadline(0.05):
        _forever()
    assert caught.value.reason == "too_slow"
    assert "0.05 detik" in str(caught.value)


def test_a_second_alarm_does_not_pass_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AGAIN", 0.0002)
    for _ in range(20):
        with pytest.raises(Refused), deadline(0.01):
            _forever()


def test_where_the_system_has_no_clock_a_thread_minds_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("signal.setitimer", raising=False)
    with pytest.raises(Refused) as caught, deadline(0.05):
        _forever()
    assert caught.value.reason == "too_slow"


def test_an_interruption_by_the_user_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("signal.setitimer", raising=False)
    with pytest.raises(KeyboardInterrupt), deadline(60):
        raise KeyboardInterrupt


def test_memory_that_is_gone() -> None:
    with pytest.raises(Refused) as caught, deadline(60):
        raise MemoryError
    assert caught.value.reason == "too_much_memory"


def test_what_ends_in_time_is_left_alone_and_the_clock_is_stopped() -> None:
    with deadline(60):
        pass
    if sys.platform != "win32":
        import signal

        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert threading.active_count() == len(threading.enumerate())


def test_in_another_thread_only_memory_is_minded() -> None:
    done: list[str] = []

    def work() -> None:
        with deadline(0.01):
            done.append("ya")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["ya"]


@pytest.mark.parametrize("command", ["laporan", "periksa"])
def test_the_command_line_says_so(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "isi.xlsx"
    path.write_bytes(b"PK")
    monkeypatch.setattr("lkjip_xl.deadline.deadline", lambda: deadline(0.05))
    monkeypatch.setattr("lkjip_xl.jobs._with_tables", lambda *_, **__: _forever())
    done = CliRunner().invoke(cli, [command, str(path)])
    assert done.exit_code == 2
    assert done.output == SENTENCES["too_slow"].format(detail="lebih dari 0.05 detik") + "\n"
    assert [p.name for p in tmp_path.iterdir()] == ["isi.xlsx"]


def test_memory_is_bounded_where_the_system_can(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    set_to: list[Any] = []
    monkeypatch.setattr(resource, "setrlimit", lambda what, limits: set_to.append((what, limits[0])))
    module.bound_memory()
    assert set_to == [(resource.RLIMIT_AS, module.MEMORY)]
