"""The hours that the desk keeps: when an issue usually goes out, when copy is due."""

import datetime as dt

from django.utils.timezone import localdate

from articles.models import Issue
from articles.models.bounds import SHANGHAI
from articles.models.issue import MAIN

DAWN = dt.time(6, 0, tzinfo=SHANGHAI)
EVENING = dt.time(21, 0, tzinfo=SHANGHAI)
DAY = dt.timedelta(days=1)
SOON = dt.timedelta(minutes=30)


def usual_release(issue: Issue, now: dt.datetime) -> dt.datetime:
    """Six in the morning of its day; of tomorrow when that has passed.

    An extra comes out because something has happened: as soon as it can be read over.
    """
    if issue.edition != MAIN:
        return (now + SOON).replace(second=0, microsecond=0)
    dawn = dt.datetime.combine(issue.date, DAWN)
    return dawn if dawn > now else dt.datetime.combine(localdate(now) + DAY, DAWN)


def usual_deadline(date: dt.date, *, like: Issue | None = None) -> dt.datetime:
    """The evening before, at the hour of the issue that this one is planned after."""
    hour = EVENING
    if like is not None and like.deadline is not None:
        hour = like.deadline.astimezone(SHANGHAI).timetz()
    return dt.datetime.combine(date - DAY, hour)
