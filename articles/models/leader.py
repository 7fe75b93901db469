"""A leader in the directory 领导名册: the name, its rank, the posts held."""

from django.core.validators import MinLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.bounds import DATE_BOUNDS, dated


class Leader(models.Model):
    name = models.CharField(
        _("姓名"), max_length=30, validators=[MinLengthValidator(2)]
    )
    rank = models.PositiveSmallIntegerField(
        _("排名"), help_text=_("数字小的排在前面；并列的填同一个数。")
    )
    note = models.CharField(_("备注"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("领导")
        verbose_name_plural = _("领导名册")
        ordering = ["rank", "pk"]

    def __str__(self) -> str:
        return self.name


class LeaderPost(models.Model):
    """A post as it is printed before the name, from one day to another."""

    leader = models.ForeignKey(Leader, on_delete=models.CASCADE, related_name="posts")
    title = models.CharField(
        _("职务"),
        max_length=40,
        validators=[MinLengthValidator(2)],
        help_text=_("照见报的写法，如 区委书记；兼几职的分几行写。"),
    )
    since = models.DateField(_("到任"), null=True, blank=True, validators=DATE_BOUNDS)
    until = models.DateField(
        _("卸任"),
        null=True,
        blank=True,
        validators=DATE_BOUNDS,
        help_text=_("还在任上就留空。"),
    )

    class Meta:
        verbose_name = _("职务")
        verbose_name_plural = _("职务")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=dated("since") & dated("until"),
                name="leader_post_days_plausible",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True)
                | models.Q(since__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="leader_post_ends_after_it_began",
                violation_error_message=_("卸任不能早于到任。"),
            ),
        ]

    def __str__(self) -> str:
        return self.title
