"""The archive's calendar: a month's days that have a live issue."""

import calendar
import datetime as dt
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from articles.models import Issue
from articles.reading import the_paper
from articles.views.public import date_or_404, public, show

Week = list[tuple[dt.date | None, list[Issue]]]


@public
def newest(request: HttpRequest) -> HttpResponse:
    """The month of the newest issue, so that every page can link to the archive."""
    live = Issue.objects.live(timezone.now()).newest_first()
    date = get_object_or_404(live[:1]).date
    return redirect("articles:archive", f"{date:%Y}", f"{date:%m}")


@public
def archive(request: HttpRequest, year: str, month: str) -> HttpResponse:
    """404 for a year without any live issue; a month without one shows it empty."""
    now = timezone.now()
    first = date_or_404(year, month, "01")
    live = Issue.objects.live(now)
    years = [row.year for row in live.dates("date", "year")]
    if first.year not in years:
        raise Http404
    days = calendar.monthrange(first.year, first.month)[1]
    last = first.replace(day=days)
    january, december = dt.date(first.year, 1, 1), dt.date(first.year, 12, 31)
    issues = list(live.between(january, december))
    context = {
        "paper": the_paper(),
        "month": first,
        # Of the nearest months with an issue: a gap of years is one step.
        "earlier": live.last_before(first),
        "later": live.first_after(last),
        "weeks": weeks_of(first, issues),
        "count": sum(row.date.month == first.month for row in issues),
        "months": months_of(first.year, issues),
        "years": [dt.date(row, first.month, 1) for row in reversed(years)],
    }
    return show(request, "articles/archive.html", context)


def weeks_of(first: dt.date, issues: Iterable[Issue]) -> list[Week]:
    """Weeks from Monday; days of other months are None."""
    held: dict[dt.date, list[Issue]] = {}
    for row in issues:
        held.setdefault(row.date, []).append(row)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [
        [
            (day, held.get(day, [])) if day.month == first.month else (None, [])
            for day in week
        ]
        for week in weeks
    ]


def months_of(year: int, issues: Iterable[Issue]) -> list[tuple[dt.date, bool]]:
    """The twelve months, and whether each has an issue."""
    filled = {row.date.month for row in issues}
    return [(dt.date(year, month, 1), month in filled) for month in range(1, 13)]
