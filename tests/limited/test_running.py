"""A child answers, or is gone within its limits, and nothing of it stays."""

import json
import os
import subprocess
import threading
import time
from pathlib import Path

import pytest

from articles.limited import Reason, Stopped, run, running

WORKERS = "tests.limited.workers"
MEGABYTE = 1 << 20


def work(name: str, data: bytes = b"", *, seconds: int = 5, answer: int = 8) -> bytes:
    return run(
        f"{WORKERS}:{name}",
        data,
        seconds=seconds,
        megabytes=100,
        answer_megabytes=answer,
    )


def children() -> set[str]:
    listed = subprocess.check_output(["ps", "-eo", "pid,args"], text=True)
    return {line for line in listed.splitlines() if WORKERS in line}


@pytest.mark.parametrize("data", [b"", b"abc", os.urandom(3 * MEGABYTE)])
def test_answer_comes_back_whole(data: bytes) -> None:
    assert work("reverse", data) == data[::-1]


def test_pieces_are_one_answer() -> None:
    assert work("in_pieces", b"ab") == b"abab"


def test_what_a_library_prints_is_no_answer() -> None:
    assert work("chatter", b"words") == b"words"


def test_warnings_without_end_stop_nothing() -> None:
    assert work("say_much", b"words") == b"words"


def test_child_is_bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings, no database, no secret of the site's own process."""
    monkeypatch.setenv("SECRET_KEY", "of-the-site")
    seen = json.loads(work("surroundings"))
    assert not {"django", "psycopg", "articles.models"} & set(seen["modules"])
    assert "of-the-site" not in seen["variables"].values()


def test_child_starts_in_a_blink() -> None:
    work("reverse")
    times = []
    for _round in range(5):
        before = time.monotonic()
        work("reverse")
        times.append(time.monotonic() - before)
    assert min(times) < 0.5


@pytest.mark.parametrize("name", ["sleep", "spin", "spin_deaf", "close_and_sleep"])
def test_child_without_an_end_is_ended(name: str) -> None:
    before = time.monotonic()
    with pytest.raises(Stopped) as stopped:
        work(name, b"\0" * (2 * MEGABYTE), seconds=1)
    assert time.monotonic() - before < 4
    assert stopped.value.reason in (Reason.TIME, Reason.BROKE)
    assert not children()


def test_time_is_told_from_a_crash() -> None:
    for name in ("sleep", "spin_deaf"):
        with pytest.raises(Stopped) as stopped:
            work(name, seconds=1)
        assert stopped.value.reason is Reason.TIME


def test_memory_ends_where_the_limit_is() -> None:
    with pytest.raises(Stopped) as stopped:
        work("eat_memory")
    assert stopped.value.reason is Reason.MEMORY


@pytest.mark.parametrize(
    "name",
    [
        "raise_error",
        "recurse",
        "leave",
        "leave_quietly",
        "crash",
        "answer_garbage",
        "text",
        "not_there",
    ],
)
def test_child_that_breaks_gives_one_reason(name: str) -> None:
    with pytest.raises(Stopped) as stopped:
        work(name, b"\xff\xfe hostile")
    assert stopped.value.reason is Reason.BROKE


def test_child_that_the_system_kills_wanted_memory() -> None:
    with pytest.raises(Stopped) as stopped:
        work("killed")
    assert stopped.value.reason is Reason.MEMORY


def test_answer_without_end_is_not_read() -> None:
    with pytest.raises(Stopped) as stopped:
        work("flood", answer=2)
    assert stopped.value.reason is Reason.SIZE


@pytest.mark.parametrize("name", ["connect", "start_program", "fork"])
def test_child_reaches_for_nothing(name: str) -> None:
    with pytest.raises(Stopped) as stopped:
        work(name)
    assert stopped.value.reason is Reason.BROKE


def test_child_writes_no_file(tmp_path: Path) -> None:
    target = tmp_path / "left"
    with pytest.raises(Stopped):
        work("write_file", os.fsencode(target))
    assert not target.exists()


def test_one_child_at_a_time() -> None:
    """Who waits longer than the work may last is told so."""
    with running._turn, pytest.raises(Stopped) as stopped:
        work("reverse", seconds=1)
    assert stopped.value.reason is Reason.BUSY
    assert work("reverse", b"ab") == b"ba"


def test_many_threads_get_their_own_answers() -> None:
    answers: dict[int, bytes] = {}

    def ask(number: int) -> None:
        answers[number] = work("reverse", b"%03d" % number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: (b"%03d" % number)[::-1] for number in range(8)}


def test_nothing_stays_open() -> None:
    work("reverse")
    folder = Path("/dev/fd")
    before = len(list(folder.iterdir()))
    for name in ("reverse", "raise_error", "crash") * 2:
        try:
            work(name)
        except Stopped:
            continue
    assert len(list(folder.iterdir())) == before


def test_no_process_to_be_had_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with pytest.raises(Stopped) as stopped:
        work("reverse")
    assert stopped.value.reason is Reason.BROKE
