"""An issue's contents page, by date and edition."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from articles.models import Article, Issue
from articles.models.issue import MAIN
from articles.reading import issue_context
from articles.reading.issue import Neighbours, live_pages
from articles.views.public import date_or_404, public, show


@public
def issue(
    request: HttpRequest, year: str, month: str, day: str, edition: str = ""
) -> HttpResponse:
    now = timezone.now()
    row = live_issue(date_or_404(year, month, day), edition=edition, now=now)
    stories = Article.objects.live(now).of_issue(row).in_print_order().with_cards()
    context = issue_context(
        row,
        pages=live_pages(row, now=now),
        articles=stories,
        neighbours=neighbours_of(row, now=now),
    )
    return show(request, "articles/issue.html", context)


def live_issue(date: dt.date, *, edition: str, now: dt.datetime) -> Issue:
    """The main edition has one address only, the one that does not name it."""
    if edition == MAIN:
        raise Http404
    rows = Issue.objects.live(now).on(date)
    return get_object_or_404(rows, edition=edition or MAIN)


def neighbours_of(row: Issue, *, now: dt.datetime) -> Neighbours:
    """Three queries."""
    live = Issue.objects.live(now)
    return Neighbours(
        earlier=live.before(row).first(),
        later=live.after(row).first(),
        editions=[other for other in live.on(row.date) if other.pk != row.pk],
    )
