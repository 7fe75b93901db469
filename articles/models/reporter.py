"""A name that stands over or under a story or a photo; with or without a login."""

import datetime as dt
from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.bounds import has_one
from articles.models.named import Named
from articles.text import pinyin_key
from articles.vocabulary import ReporterKind


class ReporterQuerySet(models.QuerySet["Reporter"]):
    def live(self, now: dt.datetime) -> Self:
        """Those whom a live story or a photo of a live story names."""
        return self.filter(
            has_one(
                self.model,
                "revision_credits",
                order="-revision_id",
                revision__live_article__live_from__lte=now,
            )
            | has_one(
                self.model,
                "shots",
                order="-photo_id",
                photo__revision_photos__revision__live_article__live_from__lte=now,
            )
        )

    def sounding(self, sounds: Iterable[str]) -> Self:
        """Those whose name sounds like one of these; one query."""
        wanted = models.Q(pk__in=[])
        for sound in dict.fromkeys(sounds):
            wanted |= models.Q(pinyin__startswith=f"{sound} ")
        return self.filter(wanted)


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

    def taken_slugs(self, stem: str) -> set[str]:
        """A former address leads to who has it now, and is never given again."""
        former = type(self).objects.filter(former_slugs__slug__startswith=stem)
        given = set(former.values_list("former_slugs__slug", flat=True))
        return super().taken_slugs(stem) | given

    @staticmethod
    def sound_of(name: str) -> str:
        """The name's toneless syllables, as `pinyin` begins."""
        return pinyin_key(name)[: -len(name) - 1]

    def get_absolute_url(self) -> str:
        return reverse("articles:reporter", args=[self.slug])
