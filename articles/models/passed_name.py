"""A printed name that the desk wants no reporter for, so that nobody is asked again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PassedName(models.Model):
    name = models.CharField(_("见报署名"), max_length=60, unique=True)
    passed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    passed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("不建作者的名字")
        verbose_name_plural = _("不建作者的名字")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
