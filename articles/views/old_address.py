"""What no address of ours is may be one of an earlier site: 301 to where it stands now.

Asked only once a request has come to nothing, so no page pays for it. A target that
readers may not have is not told from one that never was.
"""

import datetime as dt

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone

from articles.models import OldAddress, Withdrawal
from articles.views import errors
from articles.views.public import FRESH

OURS = ("/admin/", "/static/", "/photos/")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.method in ("GET", "HEAD") and not request.path_info.startswith(OURS):
        answer = _led_on(request, now=timezone.now())
        if answer is not None:
            return answer
    return errors.not_found(request, exception)


def _led_on(request: HttpRequest, *, now: dt.datetime) -> HttpResponse | None:
    """One query for an address that nobody knows."""
    try:
        old = OldAddress.objects.asked_for(
            request.path_info, request.META.get("QUERY_STRING", "")
        )
        return None if old is None else _answer(old, now=now)
    except DatabaseError:
        return None


def _answer(old: OldAddress, *, now: dt.datetime) -> HttpResponse | None:
    story, page, issue = old.article, old.page, old.issue
    if story is not None and not story.is_live(now):
        if not story.was_live(now):
            return None
        withdrawals = Withdrawal.objects.filter(article=story).order_by("-at")
        return errors.gone(withdrawals.first())
    if page is not None and not page.issue.is_live(now):
        return None
    if issue is not None and not issue.is_live(now):
        return None
    target = story or page or issue
    if target is None:
        return None
    # Of our own making, so it leads to no other host whatever was asked for.
    response = HttpResponsePermanentRedirect(target.get_absolute_url())
    response.headers["Cache-Control"] = FRESH
    return response
