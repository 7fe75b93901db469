"""A hand-off 发排: which signed texts of a page went to the layout room, and when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.bounds import timed
from articles.models.page import Page


class HandOff(models.Model):
    page = models.ForeignKey(
        Page,
        verbose_name=_("版面"),
        on_delete=models.PROTECT,
        related_name="hand_offs",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("发排人"),
        on_delete=models.PROTECT,
        related_name="hand_offs",
    )
    post = models.CharField(_("当时职务"), max_length=40)
    at = models.DateTimeField(_("时间"))
    # [story, title, hash of the signed text] in order, as an approval has it.
    content = models.JSONField(_("所发稿件"))
    sha256 = models.CharField(_("压缩包指纹"), max_length=64)

    class Meta:
        verbose_name = _("发排记录")
        verbose_name_plural = _("发排记录")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=timed("at"), name="hand_off_instant_plausible"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.sha256[:12]}"
