"""A name that stands over or under a story or a photo; with or without a login."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.bounds import has
from articles.models.named import Named
from articles.vocabulary import ReporterKind


class ReporterQuerySet(models.QuerySet["Reporter"]):
    def live(self, now: dt.datetime) -> Self:
        """Those whom a live story or a photo of a live story names."""
        return self.filter(
            has(
                self.model,
                "revision_credits",
                revision__live_article__live_from__lte=now,
            )
            | has(
                self.model,
                "shots",
                photo__revision_photos__revision__live_article__live_from__lte=now,
            )
        )


class Reporter(Named):
    kind = models.CharField(
        _("类别"),
        max_length=20,
        choices=ReporterKind,
        default=ReporterKind.STAFF,
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("登录账号"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reporter",
        help_text=_("通讯员和笔名可以没有账号。"),
    )
    organisation = models.CharField(_("单位"), max_length=60, blank=True)
    bio = models.TextField(_("简介"), blank=True, max_length=500)

    objects = ReporterQuerySet.as_manager()

    class Meta:
        verbose_name = _("作者")
        verbose_name_plural = _("作者")
        ordering = ["pinyin", "pk"]

    def get_absolute_url(self) -> str:
        return reverse("articles:reporter", args=[self.slug])
