"""Presence: who has a story's page open just now. Kept for minutes, in no record."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

# Browsers let a hidden tab speak once a minute.
FRESH = dt.timedelta(minutes=2)


class PresenceQuerySet(models.QuerySet["Presence"]):
    def fresh(self, now: dt.datetime) -> Self:
        return self.filter(at__gt=now - FRESH)

    def stale(self, now: dt.datetime) -> Self:
        return self.filter(at__lte=now - FRESH)


class Presence(models.Model):
    # No constraint in the database: a sign of life at the very moment when somebody
    # discards the draft must fail neither of them.
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="presences", db_constraint=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        db_constraint=False,
    )
    at = models.DateTimeField(_("时间"))
    changed = models.BooleanField(_("有未存的改动"), default=False)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("打开稿件的人")
        verbose_name_plural = _("打开稿件的人")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person"], name="presence_once_a_person"
            )
        ]
        indexes = [models.Index(fields=["at"], name="presence_by_time")]

    def __str__(self) -> str:
        return f"#{self.article_id}"
