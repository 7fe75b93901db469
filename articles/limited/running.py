"""The parent's side: start the child, feed it, take its answer or end it."""

import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from enum import StrEnum
from pathlib import Path
from typing import IO

from articles.limited import child as childs_side
from articles.limited.child import LENGTH, NO_MEMORY

CHILD = Path(childs_side.__file__)
# Nothing secret goes along; a second heap would count against the limit at once.
KEPT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PATH")
ENVIRONMENT = {"MALLOC_ARENA_MAX": "1", "LC_ALL": "C.UTF-8"}
# One child at a time in a process of the server, or ten uploads would take ten times
# the memory that the limit promises.
_turn = threading.Semaphore()
_log = logging.getLogger(__name__)


class Reason(StrEnum):
    BUSY = "busy"  # others were before us all the time
    TIME = "time"
    MEMORY = "memory"
    SIZE = "size"  # the answer was larger than asked for
    BROKE = "broke"  # an exception, a crash, or an answer of another shape


class Stopped(Exception):  # noqa: N818  (the caller makes a sentence of it)
    """The child gave no answer, and is gone."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def run(
    worker: str,
    data: bytes,
    *,
    seconds: int,
    megabytes: int,
    answer_megabytes: int = 64,
) -> bytes:
    """What `worker` ("module:function") makes of the data. Raises Stopped.

    `seconds` of the wall's clock and of the processor's, `megabytes` of address space
    with the interpreter's own (some 30). Waits as long again for its turn.
    """
    if not _turn.acquire(timeout=seconds):
        raise Stopped(Reason.BUSY)
    try:
        return _run(
            _order(worker, seconds=seconds, megabytes=megabytes),
            data,
            until=time.monotonic() + seconds,
            largest=answer_megabytes << 20,
        )
    except OSError as error:  # no process, no descriptor, no room to be had
        _log.warning("no child for %s: %r", worker, error)
        raise Stopped(Reason.BROKE) from error
    finally:
        _turn.release()


def _order(worker: str, *, seconds: int, megabytes: int) -> list[str]:
    """No shell, no hooks, no variables; the child finds what this process finds."""
    path = [str(Path(entry).resolve()) for entry in sys.path]
    order = {
        "worker": worker,
        "seconds": seconds,
        "megabytes": megabytes,
        "path": path,
    }
    return [sys.executable, "-IS", "-Xutf8", str(CHILD), json.dumps(order)]


def _run(order: list[str], data: bytes, *, until: float, largest: int) -> bytes:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            order,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            bufsize=0,
            cwd="/",
            env=kept | ENVIRONMENT,
            start_new_session=True,
        ) as child,
    ):
        assert child.stdin is not None and child.stdout is not None  # noqa: S101
        feeder = threading.Thread(target=_feed, args=(child.stdin, data), daemon=True)
        feeder.start()
        try:
            raw = _read(child.stdout, until=until, largest=largest)
            code = child.wait(timeout=max(until - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            raise Stopped(Reason.TIME) from None
        finally:
            _end(child)
            feeder.join(timeout=1)
        return _answer(raw, code=code, said=said, worker=order[-1])


def _feed(pipe: IO[bytes], data: bytes) -> None:
    rest = memoryview(data)
    try:
        with pipe:
            while rest:
                rest = rest[pipe.write(rest[: 1 << 20]) :]
    except OSError:
        return  # the child ended without reading it all; its code says why


def _read(pipe: IO[bytes], *, until: float, largest: int) -> bytearray:
    """All that the child writes, within the time and the size."""
    raw = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            left = until - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise Stopped(Reason.TIME)
            chunk = os.read(pipe.fileno(), 1 << 20)
            if not chunk:
                return raw
            raw += chunk
            if len(raw) > largest + LENGTH.size:
                raise Stopped(Reason.SIZE)


def _end(child: subprocess.Popen[bytes]) -> None:
    """The whole session that it leads; gone already is as good."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        child.kill()
    child.wait()


def _answer(raw: bytearray, *, code: int, said: IO[bytes], worker: str) -> bytes:
    if code == 0 and len(raw) >= LENGTH.size:
        (length,) = LENGTH.unpack_from(raw)
        if length == len(raw) - LENGTH.size:
            return bytes(memoryview(raw)[LENGTH.size :])
    said.seek(0)
    _log.warning("child ended with %s: %r %s", code, said.read(2000), worker[:80])
    raise Stopped(_reason(code))


def _reason(code: int) -> Reason:
    """SIGKILL is not ours here: the system's, short of memory."""
    if code in (NO_MEMORY, -signal.SIGKILL):
        return Reason.MEMORY
    if code in (-signal.SIGXCPU, -signal.SIGALRM):
        return Reason.TIME
    return Reason.BROKE
