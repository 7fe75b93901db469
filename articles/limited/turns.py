"""One at a time among all processes of this machine, by a lock on a folder."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STEP = 0.05


class TakesTooLong(Exception):  # noqa: N818  (the caller makes a sentence of it)
    """Others were before us all the time."""


@contextmanager
def one_at_a_time(lock: Path, *, seconds: float) -> Iterator[None]:
    """The system frees the lock of whoever dies. Raises TakesTooLong."""
    until = time.monotonic() + seconds
    # A lock belongs to one opening of the folder, so it holds between threads as well.
    handle = os.open(lock, os.O_RDONLY | os.O_CLOEXEC)
    try:
        while not _taken(handle):
            if time.monotonic() >= until:
                raise TakesTooLong
            time.sleep(STEP)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
