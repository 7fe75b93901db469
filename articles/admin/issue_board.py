"""The issue's screen: its pages with their stories in order, the pool, what blocks."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.forms.verbs import DelayForm, JoinForm, ReleaseForm
from articles.models import Article, Issue, Page
from articles.permissions import may_place, may_release, visible
from articles.vocabulary import ArticleState

POOL = 60
DAWN = dt.time(6, 0)
SETTLED = (ArticleState.SIGNED, ArticleState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class BoardPage:
    page: Page
    stories: list[Article]

    @property
    def words(self) -> int:
        return sum(story.words for story in self.stories)


def board_of(issue: Issue, *, by: Any, now: dt.datetime) -> dict[str, Any]:
    """Seven queries, however many pages and stories."""
    pages = list(issue.pages.select_related("editor").order_by("number"))
    rows = visible(by, Article.objects.of_issue(issue).in_print_order())
    stories = list(_stories(rows))
    held: dict[int, list[Article]] = {page.pk: [] for page in pages}
    for story in stories:
        held[story.page_id or 0].append(story)
    late = [story for story in stories if _could_join(story)]
    return {
        "issue": issue,
        "board": [BoardPage(page, held[page.pk]) for page in pages],
        "pages": pages,
        "pool": _pool(by),
        "blockers": blockers_of(stories, instant=issue.release_at or now),
        "empty_pages": [page for page in pages if not held[page.pk]],
        "story_count": len(stories),
        "word_count": sum(story.words for story in stories),
        "may_place": may_place(by),
        "is_live": issue.is_live(now),
        **(_release_forms(issue, late=late, now=now) if may_release(by) else {}),
    }


def blockers_of(stories: list[Article], *, instant: dt.datetime) -> list[str]:
    """Sentences about what keeps these stories from going out."""
    found = []
    for story in stories:
        if story.live_from is not None:
            continue
        words = {"title": story.title, "state": story.get_state_display()}
        if story.state not in SETTLED:
            found.append(_("《%(title)s》还没签发（%(state)s）") % words)
        elif story.embargo and story.embargo > instant:
            until = timezone.localtime(story.embargo)
            words["until"] = f"{until:%Y-%m-%d %H:%M}"
            found.append(_("《%(title)s》%(until)s才解禁") % words)
    return found


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
    return rows.select_related("page", "section").prefetch_related("bylines__reporter")


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


def usual_release(issue: Issue, now: dt.datetime) -> dt.datetime:
    """Six in the morning of its day; of tomorrow when that has passed."""
    zone = timezone.get_current_timezone()
    dawn = dt.datetime.combine(issue.date, DAWN, tzinfo=zone)
    if dawn > now:
        return dawn
    tomorrow = timezone.localdate(now) + dt.timedelta(days=1)
    return dt.datetime.combine(tomorrow, DAWN, tzinfo=zone)
