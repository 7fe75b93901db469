"""A long list in steps, each begun after a row and not at a number: flat at depth."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model

PER_STEP = 20
CURSOR = re.compile(r"\A([0-9]{1,17})\.([0-9]{1,18})\Z")
EPOCH = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)
TICK = dt.timedelta(microseconds=1)
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Cursor:
    at: dt.datetime
    pk: int

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // TICK}.{self.pk}"


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
class Step(Generic[Row]):
    rows: list[Row]
    following: Cursor | None


def step_of(rows: list[Row], *, at: Callable[[Row], dt.datetime | None]) -> Step[Row]:
    """`rows` hold one more than a step where there is more; `at` orders them."""
    shown = rows[:PER_STEP]
    if len(rows) <= PER_STEP:
        return Step(shown, None)
    last = shown[-1]
    instant = at(last)
    if instant is None:
        raise ValueError("A row without an instant reached a reader's list.")
    return Step(shown, Cursor(instant, last.pk))
