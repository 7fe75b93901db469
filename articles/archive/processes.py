"""Lines prepared in order, in processes of their own where there are enough of them."""

import datetime as dt
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from articles.archive.child import begin, task
from articles.archive.preparing import Prepared, Source, prepare

AHEAD = 6  # for each process; more would only fill memory
MOST_HELD = 96 * 1024 * 1024


def prepared_in_order(
    sources: Iterable[Source],
    *,
    processes: int,
    known: frozenset[str],
    now: dt.datetime,
) -> Iterator[Prepared]:
    """One means this one. Fresh processes otherwise: a forked one would share
    this one's database connection."""
    if processes <= 1:
        yield from (prepare(source, known=known, now=now) for source in sources)
        return
    fresh = multiprocessing.get_context("spawn")
    waiting: deque[tuple[Future[Prepared], int]] = deque()
    held = 0
    with ProcessPoolExecutor(
        processes, fresh, initializer=begin, initargs=(known, now)
    ) as pool:
        for source in sources:
            waiting.append((pool.submit(_prepare, source), source.weight))
            held += source.weight
            while len(waiting) > AHEAD * processes or (held > MOST_HELD and waiting):
                future, weight = waiting.popleft()
                held -= weight
                yield future.result()
        while waiting:
            yield waiting.popleft()[0].result()


def _prepare(source: Source) -> Prepared:
    return prepare(source, known=task.known, now=task.now)
