"""A withdrawal 撤稿: when a story was taken out of the paper, why, by whose order."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Max, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.bounds import timed
from articles.vocabulary import WithdrawalCause


class WithdrawalQuerySet(models.QuerySet["Withdrawal"]):
    def newest_change(self, now: dt.datetime) -> dt.datetime | None:
        """When a story that readers had was last taken from them, or given back.
        One query."""
        rows = self.filter(article__first_live_at__lte=now)
        found = rows.aggregate(at=Max(Greatest("at", "undone_at")))
        instant: dt.datetime | None = found["at"]
        return instant


class Withdrawal(models.Model):
    article = models.ForeignKey(
        Article,
        verbose_name=_("稿件"),
        on_delete=models.PROTECT,
        related_name="withdrawals",
    )
    reason = models.TextField(_("撤稿原因"), max_length=500)
    ordered_by = models.CharField(_("由谁决定"), max_length=60)
    # All that readers of the withdrawn address are told; blank is nothing.
    told = models.CharField(
        _("告诉读者的原因"), max_length=20, choices=WithdrawalCause, blank=True
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("撤稿人"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    post = models.CharField(_("当时职务"), max_length=40, blank=True)
    at = models.DateTimeField(_("撤稿时间"))
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("恢复人"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    undone_at = models.DateTimeField(_("恢复时间"), null=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("撤稿")
        verbose_name_plural = _("撤稿")
        ordering = ["article", "-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(undone_at__isnull=True),
                name="withdrawn_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="withdrawal_undone_whole",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(ordered_by=""),
                name="withdrawal_says_why",
            ),
            models.CheckConstraint(
                condition=timed("at") & timed("undone_at"),
                name="withdrawal_instants_plausible",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.article_id} {self.get_told_display()}"
