"""Which stories: the rows a door may ask for. No columns; those are in article.py."""

import datetime as dt
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject
from taggit.models import TaggedItem

from articles.vocabulary import ArticleKind

if TYPE_CHECKING:
    from articles.models.article import Article  # noqa: F401  (in the base's string)


class ArticleQuerySet(models.QuerySet["Article"]):
    def live(self, now: dt.datetime) -> Self:
        """The one gate to readers. Everything public starts here."""
        return self.filter(live_from__lte=now)

    def newest_first(self) -> Self:
        return self.order_by("-live_from", "-pk")

    def in_print_order(self) -> Self:
        return self.order_by("page__number", "position", "pk")

    def of_issue(self, issue: models.Model) -> Self:
        return self.filter(page__issue=issue)

    def outside_pages(self) -> Self:
        """Released on the site alone, or before the paper has placed them."""
        return self.filter(page__isnull=True)

    def news(self) -> Self:
        """Without advertising."""
        return self.exclude(kind=ArticleKind.ADVERT)

    def since(self, instant: dt.datetime) -> Self:
        return self.filter(live_from__gte=instant)

    def older_than(self, live_from: dt.datetime, *, pk: int) -> Self:
        """What follows this story in newest_first(). Flat however deep: no OFFSET.

        The first condition looks redundant; it is what the index can start from.
        """
        tie = models.Q(live_from=live_from, pk__lt=pk)
        earlier = models.Q(live_from__lt=live_from)
        return self.filter(live_from__lte=live_from).filter(earlier | tie)

    def tagged(self, tag: models.Model) -> Self:
        return self.filter(tags=tag)

    def credited_to(self, reporter: models.Model) -> Self:
        """Whose live text names this person, once however often it does."""
        named = self._related("live_revision", "revision_credits")
        named = named.filter(reporter=reporter)
        return self.filter(live_revision__in=named.values("revision"))

    def with_cards(self) -> Self:
        """Rows for a public list: the live card and lead photo, no bodies.

        Three queries in all, however many rows.
        """
        photos = "live_revision__revision_photos__photo"
        return self.with_headlines().prefetch_related(photos)

    def with_headlines(self) -> Self:
        """Rows for a list without pictures. One query."""
        return self.select_related(
            "live_revision", "section", "series", "page__issue"
        ).defer("body", "live_revision__content")

    def with_text(self) -> Self:
        """Rows whose whole live text is shown, with what it refers to. Three queries.

        `tag_list` holds each tag's name and slug.
        """
        mine = TaggedItem.objects.filter(
            content_type__app_label="articles",
            content_type__model="article",
            object_id=models.OuterRef("pk"),
        )
        tags = mine.order_by("tag__name").values(
            json=JSONObject(name="tag__name", slug="tag__slug")
        )
        photos = self._related("live_revision", "revision_photos")
        people = self._related("live_revision", "revision_credits")
        return (
            self.select_related("live_revision", "section", "series", "page__issue")
            .defer("body", "live_revision__card")
            .annotate(tag_list=ArraySubquery(tags))
            .prefetch_related(
                models.Prefetch(
                    "live_revision__revision_photos", photos.select_related("photo")
                ),
                models.Prefetch(
                    "live_revision__revision_credits",
                    people.select_related("reporter"),
                ),
            )
        )

    def _related(self, *path: str) -> models.QuerySet[Any]:
        """All rows at the end of a path of relations; avoids a circle of imports."""
        model: Any = self.model
        for name in path:
            model = model._meta.get_field(name).related_model
        rows: models.QuerySet[Any] = model._default_manager.all()
        return rows
