"""The issue's screen: its pages with their stories in order, the pool, what blocks."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from articles.forms.verbs import DelayForm, JoinForm, ReleaseForm
from articles.layout import progress_of, usual_release
from articles.models import Article, Issue
from articles.permissions import may_place, may_release, visible
from articles.vocabulary import ArticleState

POOL = 60


def board_of(issue: Issue, *, by: Any, now: dt.datetime) -> dict[str, Any]:
    """Nine queries, however many pages and stories."""
    progress = progress_of(issue, viewer=by, now=now)
    late = [story for story in progress.stories if _could_join(story)]
    return {
        "issue": issue,
        "progress": progress,
        "pages": [page.page for page in progress.pages],
        "pool": _pool(by),
        "may_place": may_place(by),
        "is_live": issue.is_live(now),
        "is_late": issue.deadline is not None and issue.deadline < now,
        **(_release_forms(issue, late=late, now=now) if may_release(by) else {}),
    }


def _could_join(story: Article) -> bool:
    return story.state == ArticleState.SIGNED and story.live_from is None


def _pool(by: Any) -> list[Article]:
    """Handed in or signed, and on no page."""
    waiting = Article.objects.filter(
        page__isnull=True,
        live_from__isnull=True,
        state__in=[ArticleState.SUBMITTED, ArticleState.SIGNED],
    )
    if not may_place(by):
        return []
    return list(_stories(visible(by, waiting).order_by("-changed_at", "-pk"))[:POOL])


def _stories(rows: QuerySet[Article]) -> QuerySet[Article]:
    rows = rows.select_related("section").defer("body", "summary")
    return rows.prefetch_related("bylines__reporter")


def _release_forms(
    issue: Issue, *, late: list[Article], now: dt.datetime
) -> dict[str, Any]:
    if issue.release_at is None:
        return {"release_form": ReleaseForm(initial={"at": usual_release(issue, now)})}
    forms: dict[str, Any] = {}
    if late:
        forms |= {"join_form": JoinForm(), "late": late}
    if not issue.is_live(now):
        forms["delay_form"] = DelayForm(initial={"until": issue.release_at})
    return forms
