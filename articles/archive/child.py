"""The beginning of a process that prepares lines. Imports no model: no Django yet."""

import datetime as dt
import multiprocessing
import os
import threading
from dataclasses import dataclass, field

import django


@dataclass(slots=True)
class Task:
    """What is the same for every line; `known` are digests of lines that are in."""

    known: frozenset[str] = frozenset()
    now: dt.datetime = field(default=dt.datetime.min.replace(tzinfo=dt.UTC))


task = Task()


def begin(known: frozenset[str], now: dt.datetime) -> None:
    django.setup()
    task.known, task.now = known, now
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Killed, the parent cannot stop its processes: they would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
