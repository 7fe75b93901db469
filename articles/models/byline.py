"""A byline 署名: one name as printed over a story, with its role."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.reporter import Reporter
from articles.vocabulary import CreditRole


class Byline(models.Model):
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="bylines"
    )
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    role = models.CharField(
        _("身份"), max_length=20, choices=CreditRole, default=CreditRole.REPORTER
    )
    reporter = models.ForeignKey(
        Reporter,
        verbose_name=_("作者"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bylines",
    )
    printed_name = models.CharField(
        _("见报署名"),
        max_length=60,
        blank=True,
        help_text=_("留空则用作者的名字。"),
    )
    organisation = models.CharField(_("单位"), max_length=60, blank=True)
    qualifier = models.CharField(
        _("修饰"), max_length=20, blank=True, help_text=_("如 见习、特约、首席。")
    )

    class Meta:
        verbose_name = _("署名")
        verbose_name_plural = _("署名")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reporter__isnull=False) | ~models.Q(printed_name=""),
                name="byline_names_somebody",
                violation_error_message=_("选一位作者，或填写见报署名。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.name}"

    @property
    def name(self) -> str:
        """What is printed; costs a query unless the reporter is selected."""
        if self.printed_name or self.reporter is None:
            return self.printed_name
        return self.reporter.name
