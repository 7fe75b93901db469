"""A sign-off 签发: one person's signature at one stage under one revision."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision
from articles.vocabulary import Stage


class SignOffQuerySet(models.QuerySet["SignOff"]):
    def standing(self) -> "SignOffQuerySet":
        return self.filter(voided_at__isnull=True)

    def releasing(self) -> "SignOffQuerySet":
        """Standing signatures that let a story go live."""
        return self.standing().filter(stage__in=[Stage.FINAL, Stage.ARCHIVE])


class SignOff(models.Model):
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="sign_offs"
    )
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="sign_offs"
    )
    stage = models.CharField(_("环节"), max_length=20, choices=Stage)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("签署人"),
        on_delete=models.PROTECT,
        null=True,
        related_name="sign_offs",
    )
    post = models.CharField(_("当时职务"), max_length=40, blank=True)
    comment = models.TextField(_("意见"), max_length=500, blank=True)
    at = models.DateTimeField(_("时间"))
    voided_at = models.DateTimeField(_("作废时间"), null=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )

    objects = SignOffQuerySet.as_manager()

    class Meta:
        verbose_name = _("签发记录")
        verbose_name_plural = _("签发记录")
        ordering = ["article", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "stage"],
                condition=models.Q(voided_at__isnull=True),
                name="sign_off_stage_once",
            ),
            models.UniqueConstraint(
                fields=["article", "person"],
                condition=models.Q(voided_at__isnull=True),
                name="sign_off_person_once",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False)
                | models.Q(stage=Stage.ARCHIVE),
                name="sign_off_has_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.post}"
