"""A page's raw text as it came in, kept whole so that nothing is filed twice."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.page import Page


class PageImport(models.Model):
    page = models.ForeignKey(
        Page,
        verbose_name=_("版面"),
        on_delete=models.PROTECT,
        null=True,
        related_name="imports",
    )
    file_name = models.CharField(_("文件名"), max_length=200, blank=True)
    # The uploaded file below MEDIA_ROOT, where nothing is served from.
    original = models.CharField(_("原文件"), max_length=100, blank=True)
    sha256 = models.CharField(_("指纹"), max_length=64, db_index=True)
    text = models.TextField(_("原文"))
    doubts = models.JSONField(_("存疑"), default=list)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("导入者"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    created_at = models.DateTimeField(_("导入时间"))

    class Meta:
        verbose_name = _("整版导入")
        verbose_name_plural = _("整版导入")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name or self.sha256[:8]
