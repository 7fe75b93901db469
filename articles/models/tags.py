"""Which tags readers may see. The rows are taggit's own."""

import datetime as dt

from django.db.models import OuterRef, QuerySet, Subquery
from taggit.models import Tag

from articles.models.article import Article


def live_tags(now: dt.datetime) -> "QuerySet[Tag]":
    """Those that a live story carries, by one look-up a tag.

    A subquery that stops at its first row: EXISTS may be answered by reading through
    every story that has any tag.
    """
    stories = Article.objects.live(now).order_by().filter(tags=OuterRef("pk"))
    rows: QuerySet[Tag] = Tag.objects.annotate(some=Subquery(stories.values("pk")[:1]))
    return rows.filter(some__isnull=False)
