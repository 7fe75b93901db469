"""A series 专栏: a standing column label that stories of many issues share."""

import datetime as dt
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.bounds import has
from articles.models.named import Named


class SeriesQuerySet(models.QuerySet["Series"]):
    def live(self, now: dt.datetime) -> Self:
        return self.filter(has(self.model, "articles", live_from__lte=now))


class Series(Named):
    description = models.CharField(_("开栏的话"), max_length=200, blank=True)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("专栏")
        verbose_name_plural = _("专栏")
        ordering = ["pinyin"]
        constraints = [
            models.UniqueConstraint(fields=["name"], name="series_name_once"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("articles:series", args=[self.slug])
