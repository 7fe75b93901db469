"""The desk's first page: what needs this person now, the next issue, what went on."""

import datetime as dt
from typing import Any

from articles.admin.outlook import outlook_for, readings_due
from articles.admin.queues import queues_for
from articles.admin.waiting import waiting_count, waiting_for, with_facts
from articles.models import Article, DeskLog
from articles.permissions import may_noun, may_start, readable_log
from articles.vocabulary import WAITING, ArticleState, Verb

SHOWN = 12
# Enough to find ten that somebody may read; a log of years is not searched for them.
LOOKED_BACK = 500
RECENT = 10


def work_of(user: Any, *, now: dt.datetime) -> dict[str, Any]:
    """The same number of queries however much there is."""
    outlook = outlook_for(user, now=now)
    readings = readings_due(user, outlook)
    work: dict[str, list[Any]] = {
        "queues": [
            *([readings] if readings and readings.items else []),
            *queues_for(user, now=now),
        ],
        **waiting_for(user, now=now),
        **(_own(user) if may_start(user) else {}),
    }
    return {
        **work,
        "has_work": any(work.values()),
        "may_start": may_start(user),
        "may_plan": may_noun(user, "change", "issue"),
        "waiting_count": waiting_count(user),
        "outlook": outlook,
        "recent": _recent(user),
    }


def _own(user: Any) -> dict[str, list[Article]]:
    """What came back with the reason beside it, drafts, and what is on its way."""
    rows = with_facts(Article.objects.written_by(user)).order_by("-changed_at", "-pk")
    returned = list(rows.filter(state=ArticleState.RETURNED)[:SHOWN])
    logs = DeskLog.objects.filter(
        noun="article",
        target_id__in=[row.pk for row in returned],
        verb__in=[Verb.RETURN, Verb.TAKE_BACK],
    )
    last = {log.target_id: log for log in logs.select_related("person").order_by("pk")}
    for row in returned:
        row.returned = last.get(row.pk)
    on_its_way = rows.filter(state__in=(*WAITING, ArticleState.SIGNED))
    return {
        "returned": returned,
        "drafts": list(rows.filter(state=ArticleState.DRAFT)[:SHOWN]),
        "filed": list(on_its_way.filter(live_from__isnull=True)[:SHOWN]),
    }


def _recent(user: Any) -> list[DeskLog]:
    """Two queries. What was refused interests those alone who read the whole log."""
    newest = DeskLog.objects.order_by("-pk").values("pk")[:LOOKED_BACK]
    rows = readable_log(user, DeskLog.objects.filter(pk__in=newest))
    if not may_noun(user, "view", "desklog"):
        rows = rows.exclude(verb=Verb.REFUSED)
    return list(rows.select_related("person").order_by("-pk")[:RECENT])
