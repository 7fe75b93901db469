"""A revision: one immutable text of a story, its hash, and what the text refers to."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.bounds import has
from articles.models.content import Content, card_of, content_of, hash_of
from articles.models.photo import Photo
from articles.models.reporter import Reporter
from articles.vocabulary import ArticleState


class RevisionQuerySet(models.QuerySet["Revision"]):
    def working(self) -> Self:
        """Those that the working copy has been: a proposal is one once it is signed."""
        return self.filter(models.Q(proposed=False) | has(self.model, "sign_offs"))

    def record(
        self, article: Article, *, by: Any, now: dt.datetime, note: str = ""
    ) -> "Revision":
        """Write the next revision, or return the last one where nothing changed.

        The caller holds the story's row lock, else two could take one number.
        """
        content = content_of(article)
        digest = hash_of(content)
        last = self.filter(article=article).working().order_by("-number").first()
        if last is not None and last.hash == digest and last.refers_to(article):
            return last
        revision = self._next(article, content, by=by, now=now, note=note)
        revision.refer(article)
        return revision

    def propose(
        self,
        base: "Revision",
        content: Content,
        *,
        by: Any,
        now: dt.datetime,
        note: str = "",
    ) -> "Revision":
        """Write another text of the same names and photos beside the working copy.

        Nothing follows from it before a signature stands under it; see working().
        The caller holds the story's row lock.
        """
        article = base.article
        revision = self._next(
            article, content, by=by, now=now, note=note, proposed=True
        )
        revision.refer_like(base)
        return revision

    def _next(
        self,
        article: Article,
        content: Content,
        *,
        by: Any,
        now: dt.datetime,
        note: str,
        proposed: bool = False,
    ) -> "Revision":
        numbers = self.filter(article=article).order_by("-number")
        last = numbers.values_list("number", flat=True).first()
        return self.create(
            article=article,
            number=(last or 0) + 1,
            content=content,
            card=card_of(content),
            hash=hash_of(content),
            state=article.state,
            note=note,
            proposed=proposed,
            author=by,
            at=now,
        )


class Revision(models.Model):
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="revisions"
    )
    number = models.PositiveIntegerField(_("稿次"))
    content = models.JSONField(_("内容"))
    card = models.JSONField()
    hash = models.CharField(_("指纹"), max_length=64)
    state = models.CharField(_("当时状态"), max_length=20, choices=ArticleState)
    note = models.CharField(_("说明"), max_length=100, blank=True)
    proposed = models.BooleanField(_("改样"), default=False, db_default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("修改人"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    at = models.DateTimeField(_("时间"))
    photos = models.ManyToManyField(
        Photo, through="RevisionPhoto", related_name="revisions"
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("稿次")
        verbose_name_plural = _("稿次")
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"], name="revision_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.number} {self.hash[:8]}"

    def refer(self, article: Article) -> None:
        """Keep, beside the hashed text, the rows that its names and photos came from.

        `order` is the index into content["bylines"] and content["photos"].
        """
        self._refer(*_references(article))

    def refer_like(self, other: "Revision") -> None:
        """Keep the same rows as another revision, whose names and photos these are."""
        self._refer(*other._references())

    def refers_to(self, article: Article) -> bool:
        return self._references() == _references(article)

    def _references(self) -> "tuple[Placed, Placed]":
        people = self.revision_credits.values_list("order", "reporter_id")
        photos = self.revision_photos.values_list("order", "photo_id")
        return list(people), list(photos)

    def _refer(self, people: "Placed", photos: "Placed") -> None:
        RevisionCredit.objects.bulk_create(
            RevisionCredit(revision=self, order=i, reporter_id=pk) for i, pk in people
        )
        RevisionPhoto.objects.bulk_create(
            RevisionPhoto(revision=self, order=i, photo_id=pk) for i, pk in photos
        )


Placed = list[tuple[int, int]]


def _references(article: Article) -> tuple[Placed, Placed]:
    people = article.bylines.values_list("reporter_id", flat=True)
    photos = article.article_photos.values_list("photo_id", flat=True)
    named = [(i, pk) for i, pk in enumerate(people) if pk is not None]
    return named, list(enumerate(photos))


class RevisionCredit(models.Model):
    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="revision_credits"
    )
    reporter = models.ForeignKey(
        Reporter,
        on_delete=models.PROTECT,
        related_name="revision_credits",
        db_index=False,  # the index below begins with it
    )
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        indexes = [
            models.Index(fields=["reporter", "-revision"], name="credit_newest_of_name")
        ]

    def __str__(self) -> str:
        return f"{self.revision_id}:{self.order}"


class RevisionPhoto(models.Model):
    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="revision_photos"
    )
    photo = models.ForeignKey(
        Photo, on_delete=models.PROTECT, related_name="revision_photos"
    )
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.revision_id}:{self.order}"
