"""What the verbs of planning and of release share: row locks, rights, closing a gap."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from articles.models import Article, Issue, Page
from articles.permissions import may_place, may_release
from articles.refusals import NotAllowed, Stale
from articles.workflow import locked

# Locks leave the key alone (no_key): at its commit a save of a placed story asks that
# the story's page be there, holding the story, while a verb holds the page and wants
# the story. A full lock on the page would be a deadlock.


def lock_issue(issue: Issue) -> Issue:
    return Issue.objects.select_for_update(no_key=True).get(pk=issue.pk)


def lock_page(page: Page) -> Page:
    return Page.objects.select_for_update(no_key=True).get(pk=page.pk)


def hold_page(page: Page) -> Page:
    """Lock a page and its stories: nothing that an approval signs can move."""
    row = lock_page(page)
    _hold_stories(Article.objects.on_page(row))
    return row


def hold_issue(issue: Issue) -> Issue:
    """The same for an issue: first itself, then its pages, then their stories."""
    row = lock_issue(issue)
    list(row.pages.select_for_update(no_key=True).order_by("pk"))
    _hold_stories(Article.objects.of_issue(row))
    return row


def _hold_stories(rows: QuerySet[Article]) -> None:
    # `of`: the look at the page must not lock it again, behind the stories.
    list(rows.select_for_update(no_key=True, of=("self",)).order_by("pk").only("pk"))


def touch(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(version=F("version") + 1)


def hold(article: Article, *, page: Page | None = None) -> Article:
    """Lock the pages concerned, then the story: everybody takes locks in this order."""
    here = Article.objects.values_list("page", flat=True).get(pk=article.pk)
    wanted = [pk for pk in (here, page.pk if page else None) if pk is not None]
    pages = Page.objects.select_for_update(no_key=True).filter(pk__in=wanted)
    list(pages.order_by("pk"))
    row = locked(article)
    if row.page_id != here:
        raise Stale(_("这篇稿件刚被别人换了版，请看过现在的版面再动。"))
    return row


def take_off(row: Article) -> None:
    """Take a held story off its page."""
    page = row.page
    row.page = row.position = None
    row.save(update_fields=["page", "position"])
    if page is not None:
        close_gap(page)


def close_gap(page: Page) -> None:
    number(page, list(page.articles.order_by("position")))


def number(page: Page, rows: Sequence[Article]) -> None:
    """Give a held page this order; the unique constraint is deferred for it."""
    for position, row in enumerate(rows, 1):
        row.page, row.position = page, position
    Article.objects.bulk_update(rows, ["page", "position"])
    touch(page)


def require_placer(by: Any) -> None:
    """Nobody (None) is a command: who has the shell has the paper."""
    if by is not None and not may_place(by):
        raise NotAllowed(_("只有责任编辑、部主任和值班总编能排版面。"))


def require_releaser(by: Any) -> None:
    if not may_release(by):
        raise NotAllowed(_("只有值班总编能定发布、缓发、抽稿和网上先发。"))
