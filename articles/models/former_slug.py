"""An address that a reporter had before two rows of one person became one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.reporter import Reporter


class FormerSlug(models.Model):
    slug = models.SlugField(_("旧网址"), max_length=80, unique=True)
    reporter = models.ForeignKey(
        Reporter, on_delete=models.PROTECT, related_name="former_slugs"
    )

    class Meta:
        verbose_name = _("作者旧网址")
        verbose_name_plural = _("作者旧网址")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug
