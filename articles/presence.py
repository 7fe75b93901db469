"""Who has a story open: signs of life from its page, and who else is there.

No verb of the newsroom: it changes no story, is not logged and ends by itself.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from articles.models import Article, Presence
from articles.permissions import Action, require


@transaction.atomic
def ping(article: Article, *, by: Any, changed: bool, now: dt.datetime) -> None:
    """Note that this person has the story open, and sweep what has gone silent."""
    require(by, Action.VIEW, article)
    Presence.objects.bulk_create(
        [Presence(article=article, person=by, at=now, changed=changed)],
        update_conflicts=True,
        unique_fields=["article", "person"],
        update_fields=["at", "changed"],
    )
    silent = Presence.objects.stale(now).select_for_update(skip_locked=True)
    Presence.objects.filter(pk__in=silent.values("pk")).delete()


def leave(article: Article, *, by: Any) -> None:
    Presence.objects.filter(article=article, person=by).delete()


def openers_of(
    articles: Iterable[Article], *, by: Any, now: dt.datetime
) -> dict[int, list[Presence]]:
    """Who else has these open, by story; ask only of stories that `by` may read."""
    rows = Presence.objects.fresh(now).filter(article__in=[a.pk for a in articles])
    found: dict[int, list[Presence]] = {}
    for row in rows.exclude(person=by).select_related("person").order_by("pk"):
        found.setdefault(row.article_id, []).append(row)
    return found
