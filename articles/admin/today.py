"""The desk's first page: what waits for this person, and the next issue."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from articles.models import Article, DeskLog, Issue
from articles.permissions import awaited, may_noun, may_start
from articles.vocabulary import WAITING, ArticleState, Verb

SHOWN = 12
UNSIGNED = (ArticleState.DRAFT, *WAITING, ArticleState.RETURNED)


def work_of(user: Any, *, now: dt.datetime) -> dict[str, Any]:
    """Nine queries at most, however much waits."""
    mine = _mine(user) if may_start(user) else []
    return {
        "may_start": may_start(user),
        "mine": mine,
        "filed": _filed(user) if may_start(user) else [],
        "waiting": _waiting(user),
        "may_plan": may_noun(user, "change", "issue"),
        "issues": _next_issues(now) if may_noun(user, "view", "issue") else [],
    }


def _rows() -> QuerySet[Article]:
    rows = Article.objects.select_related("page__issue", "claim__person")
    return rows.prefetch_related("bylines__reporter").order_by("-changed_at", "-pk")


def _mine(user: Any) -> list[Article]:
    """Drafts, and what came back with the reason beside it."""
    states = (ArticleState.DRAFT, ArticleState.RETURNED)
    rows = list(_rows().filter(created_by=user, state__in=states)[:SHOWN])
    returned = [row.pk for row in rows if row.state == ArticleState.RETURNED]
    logs = DeskLog.objects.filter(
        noun="article", target_id__in=returned, verb=Verb.RETURN
    )
    reasons = {log.target_id: log for log in logs.order_by("pk")}
    for row in rows:
        row.returned = reasons.get(row.pk)  # type: ignore[attr-defined]
    return rows


def _filed(user: Any) -> list[Article]:
    """What this person handed in and nobody has released yet."""
    states = (*WAITING, ArticleState.SIGNED)
    rows = _rows().filter(created_by=user, state__in=states, live_from__isnull=True)
    return list(rows[:SHOWN])


def _waiting(user: Any) -> list[Article]:
    """Submitted stories for those who edit or sign them, the longest waiting first."""
    rows = _rows().filter(state__in=[state.value for state in awaited(user)])
    return list(rows.order_by("submitted_at", "pk")[:SHOWN])


def _next_issues(now: dt.datetime) -> QuerySet[Issue]:
    """Not in readers' hands yet, from yesterday on, with how far they are."""
    since = timezone.localdate(now) - dt.timedelta(days=1)
    unsigned = Q(pages__articles__state__in=UNSIGNED)
    unsigned &= Q(pages__articles__live_from__isnull=True)
    return (
        Issue.objects.not_live(now)
        .filter(date__gte=since)
        .annotate(
            stories=Count("pages__articles", distinct=True),
            unsigned=Count("pages__articles", filter=unsigned, distinct=True),
            page_count=Count("pages", distinct=True),
        )
        .order_by("date", "edition")[:3]
    )
