"""The archive's calendar: a month's days that have a live issue."""

import calendar
import datetime as dt
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from articles.models import Article, Issue
from articles.models.months import next_month
from articles.reading import the_paper
from articles.reading.cards import Card, card_of
from articles.reading.texts import live_headline
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
    months = live.months()
    if not any(row.year == first.year for row in months):
        raise Http404
    last = next_month(first) - dt.timedelta(days=1)
    issues = list(live.between(first, last))
    context = {
        "paper": the_paper(),
        "month": first,
        # Of the nearest months with an issue: a gap of years is one step.
        "earlier": max((row for row in months if row < first), default=None),
        "later": min((row for row in months if row > first), default=None),
        "weeks": weeks_of(first, issues),
        "count": len(issues),
        "leads": leads_of(issues, now=now),
        "months": [row for row in months if row.year == first.year],
        "years": years_of(months, month=first.month),
    }
    return show(request, "articles/archive.html", context)


def weeks_of(first: dt.date, issues: Iterable[Issue]) -> list[Week]:
    """Weeks from Monday with an issue in them; a day without one is None."""
    held: dict[dt.date, list[Issue]] = {}
    for row in issues:
        held.setdefault(row.date, []).append(row)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [
        [(day, held[day]) if day in held else (None, []) for day in week]
        for week in weeks
        if any(day in held for day in week)
    ]


def leads_of(issues: Iterable[Issue], *, now: dt.datetime) -> list[Card]:
    """What each issue leads with, newest first."""
    rows = Article.objects.live(now).leading(issues).with_headlines()
    cards = {row.page.issue_id: row for row in rows if row.page is not None}
    return [
        card_of(cards[issue.pk], live_headline(cards[issue.pk]), now=None)
        for issue in sorted(issues, key=lambda row: row.date, reverse=True)
        if issue.pk in cards
    ]


def years_of(months: Iterable[dt.date], *, month: int) -> list[dt.date]:
    """Newest year first, each by its month with an issue that is nearest to `month`."""
    nearest: dict[int, dt.date] = {}
    for row in months:
        held = nearest.setdefault(row.year, row)
        if abs(row.month - month) < abs(held.month - month):
            nearest[row.year] = row
    return sorted(nearest.values(), reverse=True)
