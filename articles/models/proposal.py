"""A proposal 改样: other words for a signed story, until the chief has confirmed them.

Readers and the working copy see nothing of it before that.
"""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.bounds import timed
from articles.models.proof import Proof
from articles.models.revision import Revision
from articles.models.sign_off import SignOff
from articles.vocabulary import Outcome


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def waiting(self) -> Self:
        return self.filter(outcome=Outcome.WAITING)

    def confirmable(self) -> Self:
        """Those whose signature still stands."""
        return self.waiting().filter(sign_off__voided_at__isnull=True)

    def with_texts(self) -> Self:
        """With the signed text and its own, and who made it in which round."""
        return self.select_related("revision", "sign_off__revision", "person", "proof")


class Proposal(models.Model):
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="proposals"
    )
    revision = models.OneToOneField(
        Revision, on_delete=models.PROTECT, related_name="proposal"
    )
    # The signature whose text it would change; voided, the proposal is out of date.
    sign_off = models.ForeignKey(
        SignOff, on_delete=models.PROTECT, related_name="proposals"
    )
    proof = models.OneToOneField(
        Proof, on_delete=models.PROTECT, null=True, related_name="proposal"
    )
    builds_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="later"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("提出人"),
        on_delete=models.PROTECT,
        related_name="proposals",
    )
    post = models.CharField(_("当时职务"), max_length=40)
    at = models.DateTimeField(_("时间"))
    outcome = models.CharField(
        _("结果"), max_length=20, choices=Outcome, default=Outcome.WAITING
    )
    reason = models.TextField(_("理由"), max_length=500, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("处理时间"), null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("改样")
        verbose_name_plural = _("改样")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(outcome=Outcome.WAITING),
                name="proposal_one_waiting_a_story",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    outcome=Outcome.WAITING,
                    closed_by__isnull=True,
                    closed_at__isnull=True,
                )
                | ~models.Q(outcome=Outcome.WAITING)
                & models.Q(closed_by__isnull=False, closed_at__isnull=False),
                name="proposal_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome=Outcome.REFUSED) | ~models.Q(reason=""),
                name="proposal_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=timed("at") & timed("closed_at"), name="proposal_plausible"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.post}"

    @property
    def is_stale(self) -> bool:
        """Costs a query unless the signature is selected."""
        return self.sign_off.voided_at is not None

    def close(
        self, outcome: Outcome, *, by: Any, now: dt.datetime, reason: str = ""
    ) -> None:
        self.outcome, self.reason = outcome, reason
        self.closed_by, self.closed_at = by, now
        self._save()

    def reopen(self) -> None:
        """What was built on it has been taken back."""
        self.outcome, self.closed_by, self.closed_at = Outcome.WAITING, None, None
        self._save()

    def _save(self) -> None:
        self.save(update_fields=["outcome", "reason", "closed_by", "closed_at"])
