"""A tag on a story. The tags are taggit's; only what joins them is ours."""

import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery
from taggit.models import ItemBase, Tag

from articles.models.article import Article
from articles.models.article_rows import ArticleQuerySet
from articles.models.steps import following


class ArticleTagQuerySet(models.QuerySet["ArticleTag"]):
    def live(self, now: dt.datetime) -> Self:
        """On stories that readers may see."""
        live = Article.objects.live(now).filter(pk=OuterRef("content_object"))
        return self.filter(live_from__lte=now).filter(models.Exists(live))

    def of(self, tag: Any) -> Self:
        return self.filter(tag=tag)

    def older_than(self, live_from: dt.datetime, *, pk: int) -> Self:
        """On what follows this story in the order of newest()."""
        behind = following(live_from, pk, instant="live_from", key="content_object")
        return self.filter(behind)

    def newest(self, most: int) -> ArticleQuerySet:
        """Their stories, so many of the newest."""
        chosen = self.order_by("-live_from", "-content_object")
        stories = chosen.values("content_object")[:most]
        return Article.objects.filter(pk__in=stories).newest_first()


class ArticleTag(ItemBase):  # type: ignore[misc]
    # Either is the first of an index below.
    tag = models.ForeignKey(
        Tag, on_delete=models.PROTECT, db_index=False, related_name="article_tags"
    )
    content_object = models.ForeignKey(
        Article, on_delete=models.CASCADE, db_index=False, related_name="+"
    )
    # The story's own instant once more, so that a tag's newest stories stand in one
    # index. The database writes it (migration 0039); whether readers may see a story is
    # asked of the story.
    live_from = models.DateTimeField(null=True, editable=False)

    objects = ArticleTagQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"], name="tag_once_a_story"
            )
        ]
        indexes = [
            models.Index(
                fields=["tag", "-live_from", "-content_object"], name="tag_newest"
            )
        ]


def live_tags(now: dt.datetime) -> "QuerySet[Tag]":
    """Those that a live story carries, by one look-up a tag.

    A subquery that stops at its first row: EXISTS may be answered by reading through
    every story that has any tag.
    """
    newest = ArticleTag.objects.live(now).of(OuterRef("pk")).order_by("-live_from")
    rows: QuerySet[Tag] = Tag.objects.annotate(some=Subquery(newest.values("pk")[:1]))
    return rows.filter(some__isnull=False)
