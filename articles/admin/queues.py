"""What else waits for somebody beside stories to review, each kind a few lines.

A queue is asked on the desk's first page alone; a new kind is a function in QUEUES.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import accounts
from articles.models import Article, Correction, DraftCopy, Proposal, SignOff
from articles.permissions import (
    Action,
    awaited,
    awaiting,
    barred_from_confirming,
    may_confirm,
    may_noun,
    name_of,
    own_among,
    visible,
)

SHOWN = 12
LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Item:
    """A line to click: what, where it is done, who and why, and since when."""

    title: str
    address: str
    facts: list[str] = field(default_factory=list)
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    name: str
    title: str
    items: list[Item]


def queues_for(user: Any, *, now: dt.datetime) -> list[Queue]:
    """Those that hold something. A few queries each, none for who has no part in it."""
    queues = (make(user, now=now) for make in QUEUES)
    return [queue for queue in queues if queue is not None and queue.items]


def unsaved_texts(user: Any, *, now: dt.datetime) -> Queue | None:
    """What this person typed and never saved; the story's own page offers it back."""
    readable = visible(user, Article.objects.all()).values("pk")
    drafts = DraftCopy.objects.unsaved().filter(user=user)
    rows = drafts.filter(Q(article=None) | Q(article__in=readable))
    rows = rows.select_related("article").order_by("-at", "-pk")[:SHOWN]
    return Queue("unsaved", _("打了没存的"), [_unsaved(row) for row in rows])


def _unsaved(row: DraftCopy) -> Item:
    if row.article is not None:
        return Item(row.article.title, story_address(row.article), at=row.at)
    typed = str(row.data.get("headline", "")).strip()
    address = reverse("admin:articles_article_add")
    return Item(typed or _("新稿"), address, [_("还没有建稿")], row.at)


def after_reviews(user: Any, *, now: dt.datetime) -> Queue | None:
    """紧急签发 that a second person has still to review."""
    acts = (Action.AFTER_REVIEW,)
    if not awaited(user, acts=acts):
        return None
    stories = awaiting(user, Article.objects.all(), acts=acts)
    owed = SignOff.objects.owing_review().filter(article__in=stories.values("pk"))
    rows = owed.select_related("article", "person").order_by("at", "pk")[:SHOWN]
    return Queue(
        "after-reviews",
        _("紧急签发，等着补审"),
        [
            Item(row.article.title, story_address(row.article), [_by(row)], row.at)
            for row in rows
        ],
    )


def proposals(user: Any, *, now: dt.datetime) -> Queue | None:
    """改样 for the chief, a line a page: they are confirmed a page at a time."""
    if not may_confirm(user):
        return None
    found = Proposal.objects.confirmable().defer("article__body")
    rows = found.select_related("article__page__issue").order_by("at", "pk")
    waiting = list(rows[:LOOKED_AT])
    barred = barred_from_confirming(user, [row.article for row in waiting])
    places: dict[str, list[Proposal]] = {}
    for row in waiting:
        if row.article_id not in barred:
            places.setdefault(_proofs_address(row.article), []).append(row)
    items = [_of_place(address, rows) for address, rows in places.items()]
    return Queue("proposals", _("改样，等着确认"), items[:SHOWN])


def _of_place(address: str, rows: list[Proposal]) -> Item:
    article = rows[0].article
    count = ngettext("%(n)d 篇有改样", "%(n)d 篇有改样", len(rows)) % {"n": len(rows)}
    return Item(str(article.page or article.title), address, [count], rows[0].at)


def _proofs_address(article: Article) -> str:
    if article.page_id is None:
        return reverse("admin:articles_article_proofs", args=[article.pk])
    return reverse("admin:articles_page_proofs", args=[article.page_id])


def corrections(user: Any, *, now: dt.datetime) -> Queue | None:
    """Filed by somebody else, signed by nobody yet, and not about one's own story."""
    states = awaited(user, acts=(Action.SIGN_CORRECTION,))
    if not states:
        return None
    found = Correction.objects.waiting().filter(article__state__in=states)
    rows = found.exclude(filed_by=user).select_related("article", "filed_by")
    waiting = list(rows.defer("article__body").order_by("filed_at", "pk")[:LOOKED_AT])
    own = own_among(user, [row.article for row in waiting])
    items = [_correction(row) for row in waiting if row.article_id not in own]
    return Queue("corrections", _("更正，等着签发"), items[:SHOWN])


def _correction(row: Correction) -> Item:
    address = reverse("admin:articles_correction_change", args=[row.pk])
    facts = [str(row.get_kind_display()), name_of(row.filed_by)]
    return Item(row.article.title, address, facts, row.filed_at)


def locked_accounts(user: Any, *, now: dt.datetime) -> Queue | None:
    if not may_noun(user, "change", "user"):
        return None
    return Queue(
        "locked",
        _("锁住的账号"),
        [
            Item(
                name_of(account),
                reverse("admin:auth_user_change", args=[account.pk]),
                [account.get_username()],
            )
            for account in accounts.locked(now=now)[:SHOWN]
        ],
    )


def story_address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def _by(row: SignOff) -> str:
    return _("%(name)s紧急签发") % {"name": name_of(row.person)}


QUEUES: tuple[Callable[..., Queue | None], ...] = (
    unsaved_texts,
    proposals,
    corrections,
    after_reviews,
    locked_accounts,
)
