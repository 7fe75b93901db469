"""The child's side: limits first, then one function over the bytes on its input.

Run by its path in a bare interpreter; imports nothing of the site but the worker.
"""

import importlib
import json
import os
import resource
import signal
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

BROKE, NO_MEMORY = 70, 71
LENGTH = struct.Struct(">Q")
FORBIDDEN = ("socket.", "subprocess.", "os.fork", "os.exec", "os.posix_spawn", "pty.")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def main() -> None:
    order = json.loads(sys.argv[1])
    out, complaints = _own_ways_out()
    _limit(seconds=order["seconds"], megabytes=order["megabytes"])
    sys.path[:] = order["path"]
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse)
    try:
        work = _worker(order["worker"])
        answer = work(sys.stdin.buffer.read())
        pieces = [answer] if isinstance(answer, bytes) else list(answer)
        _write(out, LENGTH.pack(sum(map(len, pieces))))
        for piece in pieces:
            _write(out, piece)
    except MemoryError:
        os._exit(NO_MEMORY)
    except BaseException as error:  # noqa: BLE001  (whatever it was, it is over)
        _write(complaints, f"{error!r:.500}".encode("ascii", "backslashreplace"))
        os._exit(BROKE)
    os._exit(0)  # freeing a million nodes one by one would only cost time


def _own_ways_out() -> tuple[int, int]:
    """For the answer and for our last words; what a library prints goes nowhere."""
    ours = os.dup(1), os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return ours


def _limit(*, seconds: int, megabytes: int) -> None:
    """What the system holds to; the alarm also ends a child whose parent is gone."""
    size = megabytes << 20
    limits = {
        resource.RLIMIT_CPU: (seconds, seconds + 2),
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_FSIZE: (1 << 16, 1 << 16),
        resource.RLIMIT_AS: (size, size),
    }
    for kind, limit in limits.items():
        try:
            resource.setrlimit(kind, limit)
        except (ValueError, OSError):
            continue  # macOS knows RLIMIT_AS by name only; the watch below stands in
    signal.alarm(seconds + 1)
    if sys.platform != "linux":
        threading.Thread(target=_watch, args=(size,), daemon=True).start()


def _watch(size: int) -> None:
    """Where the system sets no bound to memory, look at what was taken."""
    unit = 1 if sys.platform == "darwin" else 1024
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit <= size:
        time.sleep(0.02)
    os._exit(NO_MEMORY)


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    """A library that follows a link or starts a program is stopped by the interpreter.

    No wall against code that got in; that one meets the limits.
    """
    writes = event == "open" and isinstance(args[2], int) and args[2] & WRITING
    if writes or event.startswith(FORBIDDEN):
        raise PermissionError(event)


def _worker(name: str) -> Callable[[bytes], bytes | Iterable[bytes]]:
    module, _, function = name.partition(":")
    work: Callable[[bytes], bytes | Iterable[bytes]]
    work = getattr(importlib.import_module(module), function)
    return work


def _write(out: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(out, rest[: 1 << 20]) :]


if __name__ == "__main__":
    main()
