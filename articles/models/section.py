"""A section 频道 of the site: where a story is filed for readers."""

import datetime as dt
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.bounds import has
from articles.models.named import Named


class SectionQuerySet(models.QuerySet["Section"]):
    def live(self, now: dt.datetime) -> Self:
        return self.filter(has(self.model, "articles", live_from__lte=now))


class Section(Named):
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    description = models.CharField(_("说明"), max_length=200, blank=True)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("频道")
        verbose_name_plural = _("频道")
        ordering = ["order", "pinyin"]
        constraints = [
            models.UniqueConstraint(fields=["name"], name="section_name_once"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("articles:section", args=[self.slug])
