"""A claim 领稿: who said "I review this one", for as long as the story stays there.

A trigger ends it when the story moves on (see the migrations): no verb can forget to.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Claim(models.Model):
    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, related_name="claim"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("领稿人"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("领稿")
        verbose_name_plural = _("领稿")

    def __str__(self) -> str:
        return f"#{self.article_id}"
