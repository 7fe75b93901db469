"""A long list in steps, each begun after a story and not at a number: flat at depth."""

import datetime as dt
import re
from dataclasses import dataclass

from articles.models import Article

PER_STEP = 20
CURSOR = re.compile(r"\A([0-9]{1,17})\.([0-9]{1,18})\Z")
EPOCH = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)
TICK = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Cursor:
    live_from: dt.datetime
    pk: int

    def __str__(self) -> str:
        return f"{(self.live_from - EPOCH) // TICK}.{self.pk}"


def parse_cursor(text: str) -> Cursor | None:
    """None for whatever we never handed out."""
    found = CURSOR.match(text)
    if found is None:
        return None
    try:
        return Cursor(EPOCH + int(found[1]) * TICK, int(found[2]))
    except OverflowError:
        return None


@dataclass(frozen=True, slots=True)
class Step:
    rows: list[Article]
    following: Cursor | None


def step_of(rows: list[Article]) -> Step:
    """`rows` hold one story more than a step where there is more."""
    shown = rows[:PER_STEP]
    if len(rows) <= PER_STEP:
        return Step(shown, None)
    last = shown[-1]
    if last.live_from is None:
        raise ValueError("A story that is not live reached a reader's list.")
    return Step(shown, Cursor(last.live_from, last.pk))
