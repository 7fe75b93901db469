"""The issue's screen: its pages with their stories in order, the pool, what blocks."""

import datetime as dt
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string

from articles import layout
from articles.admin.article_sheet import open_pages
from articles.admin.hand_off import hand_offs_shown
from articles.admin.issue_approvals import issue_shown, page_shown
from articles.admin.proof_lines import proofing_of
from articles.forms.verbs import DelayForm, JoinForm, ReleaseForm
from articles.models import Article, Issue, Page
from articles.permissions import may_place, may_release, visible
from articles.vocabulary import WAITING, ArticleState

POOL = 60
LATELY = dt.timedelta(days=3)


def board_of(issue: Issue, *, by: Any, now: dt.datetime) -> dict[str, Any]:
    """Sixteen queries, however many pages and stories."""
    live = issue.is_live(now)
    progress = layout.progress_of(issue, viewer=by, now=now)
    pages = [sheet.page for sheet in progress.pages]
    printed = layout.printed_issue(issue, pages=pages)
    approvals = [page_shown(sheet, by=by, live=live) for sheet in printed.pages]
    hand_offs = hand_offs_shown(issue, printed, by=by)
    late = [story for story in progress.stories if _could_join(story)]
    for story in progress.stories:
        loose = _is_loose(story, issue, by=by, now=now)
        story.is_loose = loose  # type: ignore[attr-defined]
    return {
        "issue": issue,
        "progress": progress,
        "board": list(zip(progress.pages, approvals, hand_offs, strict=True)),
        "pages": pages,
        "proofing": proofing_of(printed),
        "may_place": may_place(by),
        **(
            _places(issue, pages) | {"pool": _pool(by, now=now)}
            if may_place(by)
            else {}
        ),
        "is_live": live,
        "is_late": issue.deadline is not None and issue.deadline < now,
        **issue_shown(issue, printed, by=by, now=now),
        **(_release_forms(issue, late=late, now=now) if may_release(by) else {}),
    }


def _places(issue: Issue, here: list[Page]) -> dict[str, Any]:
    """Where a story may go, as options written once: each row shows them all."""
    others = open_pages().exclude(issue=issue)
    away = [(day, list(pages)) for day, pages in groupby(others, lambda row: row.issue)]
    template = "admin/articles/issue/places.html"
    return {
        "places": render_to_string(template, {"here": here}),
        "places_and_away": render_to_string(template, {"here": here, "away": away}),
    }


def _could_join(story: Article) -> bool:
    return story.state == ArticleState.SIGNED and story.live_from is None


def _is_loose(story: Article, issue: Issue, *, by: Any, now: dt.datetime) -> bool:
    """Whether its page is still open: it waits, or its instant is not the issue's."""
    if story.live_from is None:
        return True
    open_to = issue.release_at is None or may_release(by)
    return story.web_first and open_to and not issue.is_live(now)


def _pool(by: Any, *, now: dt.datetime) -> list[Article]:
    """Handed in or signed, or lately put online ahead of a paper, and on no page."""
    waiting = Article.objects.filter(
        page__isnull=True,
        live_from__isnull=True,
        state__in=[*WAITING, ArticleState.SIGNED],
    )
    ahead = Article.objects.filter(page__isnull=True, web_first=True)
    waiting |= ahead.exclude(state=ArticleState.WITHDRAWN).since(now - LATELY)
    return list(_stories(visible(by, waiting).order_by("-changed_at", "-pk"))[:POOL])


def _stories(rows: QuerySet[Article]) -> QuerySet[Article]:
    rows = rows.select_related("section", "claim__person").defer("body", "summary")
    return rows.prefetch_related("bylines__reporter")


def _release_forms(
    issue: Issue, *, late: list[Article], now: dt.datetime
) -> dict[str, Any]:
    if issue.release_at is None:
        return {
            "release_form": ReleaseForm(
                initial={"at": layout.usual_release(issue, now)}
            )
        }
    forms: dict[str, Any] = {}
    if late:
        forms |= {"join_form": JoinForm(), "late": late}
    if not issue.is_live(now):
        forms["delay_form"] = DelayForm(initial={"until": issue.release_at})
    return forms
