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
SELECT month.first, newest.moment
FROM unnest(%s::{kind}[], %s::{kind}[]) AS month (first, until)
CROSS JOIN LATERAL ({rows}) AS newest (moment)
ORDER BY month.first
"""


def beginning_of(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


def next_month(first: dt.date) -> dt.date:
    return (first.replace(day=1) + dt.timedelta(days=31)).replace(day=1)


def newest_of_months(rows: models.QuerySet[Any], field: str) -> dict[dt.date, Any]:
    """First day of each month that holds one of `rows`, oldest first, with its newest
    `field`, a date or an instant. Two queries; flat however many rows where an index
    stands on `field`.
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
    kind = rows.model._meta.get_field(field).db_type(connections[rows.db])
    starts: list[dt.date] = [*months, next_month(months[-1])]
    if isinstance(ends["first"], dt.datetime):
        starts = [beginning_of(month) for month in starts]
    with connections[rows.db].cursor() as cursor:
        sql = NEWEST.format(rows=sql, kind=kind)
        cursor.execute(sql, [starts[:-1], starts[1:], *params])
        return {_day(first): moment for first, moment in cursor.fetchall()}


def _day(moment: dt.date | dt.datetime) -> dt.date:
    if isinstance(moment, dt.datetime):
        return moment.astimezone(SHANGHAI).date()
    return moment


def _between(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = next_month(month)
