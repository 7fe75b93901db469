"""A revision: one immutable text of a story, its hash, and what the text refers to."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.content import card_of, content_of, hash_of
from articles.models.photo import Photo
from articles.models.reporter import Reporter
from articles.vocabulary import ArticleState


class RevisionManager(models.Manager["Revision"]):
    def record(
        self, article: Article, *, by: Any, now: dt.datetime, note: str = ""
    ) -> "Revision":
        """Write the next revision, or return the last one where nothing changed.

        The caller holds the story's row lock, else two could take one number.
        """
        content = content_of(article)
        digest = hash_of(content)
        last = self.filter(article=article).order_by("-number").first()
        if last is not None and last.hash == digest and last.refers_to(article):
            return last
        revision = self.create(
            article=article,
            number=last.number + 1 if last else 1,
            content=content,
            card=card_of(content),
            hash=digest,
            state=article.state,
            note=note,
            author=by,
            at=now,
        )
        revision.refer(article)
        return revision


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

    objects = RevisionManager()

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
        people, photos = _references(article)
        RevisionCredit.objects.bulk_create(
            RevisionCredit(revision=self, order=i, reporter_id=pk) for i, pk in people
        )
        RevisionPhoto.objects.bulk_create(
            RevisionPhoto(revision=self, order=i, photo_id=pk) for i, pk in photos
        )

    def refers_to(self, article: Article) -> bool:
        people = list(self.revision_credits.values_list("order", "reporter_id"))
        photos = list(self.revision_photos.values_list("order", "photo_id"))
        return (people, photos) == _references(article)


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
        Reporter, on_delete=models.PROTECT, related_name="revision_credits"
    )
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]

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
