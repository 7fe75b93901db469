"""A galley 小样: a page's copy as it was read, while one person still corrects it.

It is no draft and nobody else sees it. Confirmed, it has made its drafts and only
knows which they are.
"""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.page_import import PageImport


class GalleyQuerySet(models.QuerySet["Galley"]):
    def unfinished(self) -> Self:
        return self.filter(made=None)


class Galley(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("何人"),
        on_delete=models.PROTECT,
        related_name="galleys",
    )
    key = models.UUIDField(_("钥匙"), default=uuid.uuid4, unique=True, editable=False)
    file_name = models.CharField(_("文件名"), max_length=200, blank=True)
    # Below MEDIA_ROOT, where nothing is served from.
    original = models.CharField(_("原文件"), max_length=100, blank=True)
    text = models.TextField(_("原文"))
    sha256 = models.CharField(_("指纹"), max_length=64)
    matter = models.JSONField(_("读到的稿件"), default=dict)
    # page:12, new:2026-11-27:2, or nothing: a page may go before this is decided.
    target = models.CharField(_("去向"), max_length=40, blank=True)
    version = models.PositiveIntegerField(_("版本"), default=1)
    made = models.ForeignKey(
        PageImport,
        verbose_name=_("已导入"),
        on_delete=models.PROTECT,
        null=True,
        related_name="galleys",
    )
    at = models.DateTimeField(_("时间"))

    objects = GalleyQuerySet.as_manager()

    class Meta:
        verbose_name = _("小样")
        verbose_name_plural = _("小样")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["user", "-at"], name="galley_by_person")]

    def __str__(self) -> str:
        return self.file_name or f"#{self.pk}"


class GalleyStep(models.Model):
    """A galley's matter as one correction left it: to take steps back to, and to know
    what somebody changed who had an older one open."""

    galley = models.ForeignKey(Galley, on_delete=models.CASCADE, related_name="steps")
    version = models.PositiveIntegerField(_("版本"))
    matter = models.JSONField(_("读到的稿件"))

    class Meta:
        verbose_name = _("小样的一步")
        verbose_name_plural = _("小样的各步")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["galley", "version"], name="galley_step_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.galley_id}.{self.version}"
