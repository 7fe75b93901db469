"""Which stories: the rows a door may ask for. No columns; those are in article.py."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Max, Q, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Greatest, JSONObject

from articles.models.months import beginning_of, newest_of_months, next_month
from articles.models.steps import following
from articles.vocabulary import ArticleKind

if TYPE_CHECKING:
    from articles.models.article import Article

NEAR = ("pk", "live_headline", "kin", "page_number", "position", "live_from")


class ArticleQuerySet(models.QuerySet["Article"]):
    def live(self, now: dt.datetime) -> Self:
        """The one gate to readers. Everything public starts here."""
        return self.filter(live_from__lte=now)

    def newest_first(self) -> Self:
        return self.order_by("-live_from", "-pk")

    def newest(self, most: int) -> Self:
        """So many of the newest, cut off before anything is joined to them: else what
        is shown of a card is fetched for every story of a tag and sorted with it."""
        chosen = self.newest_first().values("pk")[:most]
        rows: Any = self.model._default_manager.all()
        found: Self = rows.filter(pk__in=chosen).newest_first()
        return found

    def once_live(self, now: dt.datetime) -> Self:
        """Those that readers have had, whether or not they still do."""
        return self.filter(first_live_at__lte=now)

    def in_print_order(self) -> Self:
        return self.order_by("page__number", "position", "pk")

    def of_issue(self, issue: models.Model) -> Self:
        return self.filter(page__issue=issue)

    def leading(self, issues: Iterable[models.Model]) -> Self:
        """One story of each issue: the heaviest news of its first page with any."""
        order = ("page__issue_id", "page__number", "weight", "position", "pk")
        news = self.news().filter(page__issue__in=issues)
        return news.order_by(*order).distinct("page__issue_id")

    def on_page(self, page: models.Model) -> Self:
        return self.filter(page=page)

    def in_section(self, section: models.Model) -> Self:
        return self.filter(section=section)

    def filed_under(self, sections: models.QuerySet[Any]) -> Self:
        """In any of these, which are looked up once and not for every story."""
        return self.filter(section__in=sections)

    def of_series(self, series: models.QuerySet[Any]) -> Self:
        return self.filter(series__in=series)

    def in_series(self, series: models.Model) -> Self:
        return self.filter(series=series)

    def outside_issues(self, now: dt.datetime) -> Self:
        """In no paper that readers can open: for the site alone, or ahead of it."""
        coming = Q(page__issue__release_at__isnull=True)
        coming |= Q(page__issue__release_at__gt=now)
        return self.filter(Q(page__isnull=True) | coming)

    def news(self) -> Self:
        """Without advertising."""
        return self.exclude(kind=ArticleKind.ADVERT)

    def since(self, instant: dt.datetime) -> Self:
        return self.filter(live_from__gte=instant)

    def before(self, instant: dt.datetime) -> Self:
        return self.filter(live_from__lt=instant)

    def on_open_pages(self, words: str, *, now: dt.datetime) -> Self:
        """On pages of this printed label, or whose name has these words; only of
        issues that readers can open."""
        named = Q(label__iexact=words) | Q(name__contains=words)
        pages = self._related("page").filter(named, issue__release_at__lte=now)
        return self.filter(page__in=pages)

    def of_month(self, first: dt.date) -> Self:
        """Those that readers have had since this month; `first` is its first day."""
        return self.since(beginning_of(first)).before(beginning_of(next_month(first)))

    def months(self) -> dict[dt.date, dt.datetime]:
        """First days of the months that of_month() finds something in, oldest first,
        with the newest instant of each. Two queries."""
        return newest_of_months(self, "live_from")

    def with_renewed_at(self) -> Self:
        """`renewed_at`: since when readers have had the story as it now is. One whose
        correction was taken back was changed twice."""
        notes = self._related("corrections").filter(signed_at__isnull=False)
        of_this = notes.order_by().filter(article=models.OuterRef("pk"))
        newest = of_this.values("article").annotate(
            newest=Max(Greatest("signed_at", "voided_at"))
        )
        return self.annotate(
            renewed_at=Greatest("live_from", models.Subquery(newest.values("newest")))
        )

    def older_than(self, live_from: dt.datetime, *, pk: int) -> Self:
        """What follows this story in newest_first()."""
        return self.filter(following(live_from, pk, instant="live_from"))

    def credited_to(self, reporter: models.Model) -> Self:
        """Whose live text names this person, once however often it does."""
        named = self._related("live_revision", "revision_credits")
        named = named.filter(reporter=reporter)
        return self.filter(live_revision__in=named.values("revision"))

    def photographed_by(self, reporter: models.Model) -> Self:
        """Whose live text shows a photo that this person took; `shot` is the place of
        the first one in that text."""
        shown = self._related("live_revision", "revision_photos")
        taken = shown.filter(photo__shots__reporter=reporter)
        here = taken.filter(revision=models.OuterRef("live_revision")).order_by("order")
        return self.filter(live_revision__in=taken.values("revision")).annotate(
            shot=models.Subquery(here.values("order")[:1])
        )

    def written_by(self, user: Any) -> Self:
        """Whose it is to write on: who brought it, handed it in or is named over it."""
        bylined = self._related("bylines").filter(reporter__user=user)
        return self.filter(
            models.Q(created_by=user)
            | models.Q(submitted_by=user)
            | models.Q(pk__in=bylined.values("article"))
        )

    def with_cards(self) -> Self:
        """Rows for a public list: the live card and lead photo, no bodies.

        Three queries in all, however many rows.
        """
        photos = "live_revision__revision_photos__photo"
        return self.with_headlines().prefetch_related(photos)

    def with_words(self) -> Self:
        """Rows whose live text is looked into, without their pictures. One query."""
        return self.select_related(
            "live_revision", "section", "series", "page__issue"
        ).defer("body")

    def with_headlines(self) -> Self:
        """Rows for a list without pictures. One query."""
        return self.select_related(
            "live_revision", "section", "series", "page__issue"
        ).defer("body", "live_revision__content")

    def with_text(self) -> Self:
        """Rows whose whole live text is shown, with what it refers to. Two queries.

        `tag_list` holds each tag's name and slug, `people` those whom the text names.
        """
        mine = self._tagged().filter(content_object=models.OuterRef("pk"))
        tags = mine.order_by("tag__name").values(
            json=JSONObject(name="tag__name", slug="tag__slug")
        )
        named = self._related("live_revision", "revision_credits")
        named = named.filter(revision=models.OuterRef("live_revision"))
        fields = {name: f"reporter__{name}" for name in ("id", "name", "slug", "kind")}
        people = named.values(json=JSONObject(order="order", **fields))
        photos = self._related("live_revision", "revision_photos")
        return (
            self.select_related("live_revision", "section", "series", "page__issue")
            .defer("body", "live_revision__card")
            .annotate(tag_list=ArraySubquery(tags), people=ArraySubquery(people))
            .prefetch_related(
                models.Prefetch(
                    "live_revision__revision_photos", photos.select_related("photo")
                ),
            )
        )

    def near(self, article: "Article", *, now: dt.datetime, most: int = 6) -> list[Any]:
        """All of its issue, the newest of its series, of its tags and of its section,
        as light dicts; `kin` says which, and a story may be there as several. One
        query."""
        rows = self.order_by().annotate(
            live_headline=KeyTextTransform("headline", "live_revision__card"),
            page_number=F("page__number"),
        )
        others = self.exclude(pk=article.pk)

        def newest(part: Self) -> "models.QuerySet[Any]":
            return rows.filter(pk__in=part.newest_first().values("pk")[:most])

        kin = {
            "tag": newest(others.filter(pk__in=self._tagged_as(article, most, now=now)))
        }
        if article.page is not None:
            kin["issue"] = rows.filter(page__issue_id=article.page.issue_id)
        if article.series_id is not None:
            kin["series"] = newest(others.filter(series_id=article.series_id))
        if article.section_id is not None:
            kin["section"] = newest(others.filter(section_id=article.section_id))
        first, *more = [
            part.annotate(kin=Value(name)).values(*NEAR) for name, part in kin.items()
        ]
        return list(first.union(*more, all=True) if more else first)

    def _tagged_as(
        self, article: "Article", most: int, *, now: dt.datetime
    ) -> models.QuerySet[Any]:
        """Numbers of the newest stories of each of its tags, itself among them: one
        look-up a tag, however many stories carry it."""
        same = self._tagged().filter(tag=models.OuterRef("tag"), live_from__lte=now)
        newest = same.order_by("-live_from").values("content_object")[: most + 1]
        mine = self._tagged().filter(content_object=article.pk)
        each = models.Func(ArraySubquery(newest), function="unnest")
        return mine.values_list(each, flat=True)

    def _tagged(self) -> models.QuerySet[Any]:
        """The rows that join tags to stories."""
        model: Any = self.model
        through = model._meta.get_field("tags").remote_field.through
        rows: models.QuerySet[Any] = through._default_manager.all()
        return rows

    def _related(self, *path: str) -> models.QuerySet[Any]:
        """All rows at the end of a path of relations; avoids a circle of imports."""
        model: Any = self.model
        for name in path:
            model = model._meta.get_field(name).related_model
        rows: models.QuerySet[Any] = model._default_manager.all()
        return rows
