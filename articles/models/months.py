"""Months of the paper's own calendar, and which of them hold rows. No columns."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import connections, models
from django.db.models import Max, Min
from django.db.models.expressions import RawSQL

from articles.models.bounds import SHANGHAI

# One index look-up a month: reading the months off the rows would read all of them.
NEWEST = """
SELECT month.first, newest.instant
FROM unnest(%s::timestamptz[], %s::timestamptz[]) AS month (first, until)
CROSS JOIN LATERAL ({rows}) AS newest (instant)
ORDER BY month.first
"""


def beginning_of(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


def next_month(first: dt.date) -> dt.date:
    return (first.replace(day=1) + dt.timedelta(days=31)).replace(day=1)


def newest_of_months(
    rows: models.QuerySet[Any], field: str
) -> dict[dt.date, dt.datetime]:
    """First day of each month that holds one of `rows`, with its newest `field`.

    Two queries; flat however many rows where an index stands on `field`.
    """
    rows = rows.order_by()
    ends = rows.aggregate(first=Min(field), last=Max(field))
    if ends["first"] is None:
        return {}
    months = list(_between(_day(ends["first"]), _day(ends["last"])))
    bounds: dict[str, Any] = {
        f"{field}__gte": RawSQL("month.first", ()),
        f"{field}__lt": RawSQL("month.until", ()),
    }
    newest = rows.filter(**bounds).order_by(f"-{field}").values(field)[:1]
    sql, params = newest.query.get_compiler(rows.db).as_sql()
    firsts = [beginning_of(month) for month in months]
    untils = [beginning_of(next_month(month)) for month in months]
    with connections[rows.db].cursor() as cursor:
        cursor.execute(NEWEST.format(rows=sql), [firsts, untils, *params])
        return {_day(first): instant for first, instant in cursor.fetchall()}


def _day(instant: dt.datetime) -> dt.date:
    return instant.astimezone(SHANGHAI).date()


def _between(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = next_month(month)
