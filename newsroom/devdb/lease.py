"""Who still needs the demo's server: a shared lock held by every process that uses it.
The kernel drops a dead process's lock, so no count can go wrong."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """One starter at a time; the others wait."""
    handle = _open(path)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


class Lease:
    def __init__(self, path: Path) -> None:
        """Waits while the last user of before is still stopping the server."""
        self._pid = os.getpid()
        self._handle = _open(path)
        fcntl.flock(self._handle, fcntl.LOCK_SH)

    @contextmanager
    def ending(self) -> Iterator[bool]:
        """Gives the lease up; yields whether nobody else holds one. Newcomers wait
        until the block is left."""
        if os.getpid() != self._pid:  # a fork inherits the handle, not the duty
            yield False
            return
        try:
            fcntl.flock(self._handle, fcntl.LOCK_UN)
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True
        finally:
            os.close(self._handle)


def free_slot(directory: Path, *, name: str) -> int:
    """The lowest number nobody holds; held until this process ends. Lets several test
    runs share one server, and reuses what a killed one left behind."""
    directory.mkdir(exist_ok=True)
    number = 1
    while True:
        handle = _open(directory / f"{name}-{number}.lock")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            number += 1
        else:
            return number
