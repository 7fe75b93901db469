"""What waits for one person's review: the stories in order, and how many there are."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Greatest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from articles import presence
from articles.admin.article_company import open_sentences
from articles.models import Article, Issue, SignOff
from articles.permissions import awaited, awaiting, may_start, own_stages
from articles.vocabulary import ArticleState

SHOWN = 40
COUNTED = 99


@dataclass(frozen=True, slots=True)
class Waiting:
    """`due` is the deadline of the page where the story stands, if it has one."""

    story: Article
    since: dt.datetime | None
    due: dt.datetime | None
    late: bool
    free: bool
    openers: list[str]


def waiting_for(user: Any, *, now: dt.datetime) -> dict[str, list[Waiting]]:
    """Each by deadline, then by how long it waits: what is this person's turn, and
    what they could also do. Three queries, however much waits."""
    if not awaited(user):
        return {"waiting": [], "standby": []}
    found = awaiting(user, Article.objects.all()).annotate(
        turn=Case(When(_turn(user), then=Value(True)), default=Value(False))
    )
    stories = list(_in_order(found, now=now)[:SHOWN])
    openers = presence.openers_of(stories, by=user, now=now)
    rows = [
        _waiting(story, open_sentences(openers.get(story.pk, [])), now=now)
        for story in stories
    ]
    return {
        "waiting": [row for row in rows if getattr(row.story, "turn", False)],
        "standby": [row for row in rows if not getattr(row.story, "turn", False)],
    }


def waiting_count(user: Any) -> int:
    """What is this person's turn, and what came back to them. One query, bounded."""
    parts: list[QuerySet[Any]] = []
    if awaited(user):
        parts.append(awaiting(user, Article.objects.filter(_turn(user))))
    if may_start(user):
        returned = Article.objects.written_by(user)
        parts.append(returned.filter(state=ArticleState.RETURNED))
    if not parts:
        return 0
    keys = [part.order_by().values("pk") for part in parts]
    return keys[0].union(*keys[1:])[: COUNTED + 1].count()


def waiting_page(request: HttpRequest) -> HttpResponse:
    """Asked once a minute by every open page of the desk."""
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    count = waiting_count(request.user)
    return JsonResponse(
        {"count": count}, headers={"Cache-Control": "private, no-store"}
    )


def with_facts(rows: QuerySet[Any]) -> QuerySet[Any]:
    """What a line about a story prints. Two queries."""
    rows = rows.select_related("page__issue", "created_by", "claim__person")
    return rows.prefetch_related("bylines__reporter").defer("body", "summary")


def _turn(user: Any) -> Q:
    """Claimed by this person, or by nobody and at the stage of their own post."""
    stages: Sequence[str] = [state.value for state in own_stages(user)]
    return Q(claim__person=user) | Q(claim__isnull=True, state__in=stages)


def _in_order(rows: QuerySet[Any], *, now: dt.datetime) -> QuerySet[Any]:
    """A story waits since the last step of its review, or since it was handed in."""
    steps = SignOff.objects.filter(article=OuterRef("pk")).order_by("-pk")
    unprinted = Q(page__issue__in=Issue.objects.not_live(now))
    rows = rows.annotate(
        since=Greatest("submitted_at", Subquery(steps.values("at")[:1])),
        due=Case(When(unprinted, then=F("page__issue__deadline"))),
    )
    by_deadline = F("due").asc(nulls_last=True)
    return with_facts(rows).order_by("-turn", by_deadline, "since", "pk")


def _waiting(story: Any, openers: list[str], *, now: dt.datetime) -> Waiting:
    return Waiting(
        story=story,
        since=story.since,
        due=story.due,
        late=story.due is not None and story.due <= now,
        free=getattr(story, "claim", None) is None,
        openers=openers,
    )
