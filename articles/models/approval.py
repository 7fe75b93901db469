"""An approval: a page's 大样 or an issue's 付印, signed as it stood at that moment.

Never changed and never deleted: it stands while what it signed is what there is.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.bounds import timed
from articles.models.content import hash_of
from articles.models.issue import Issue
from articles.models.page import Page

# Of a page: [story, title, hash of the signed text or None] in order.
# Of an issue: [number, label, digest of the page's list] by number.
Signed = list[list[Any]]


def page_digest(content: Signed) -> str:
    """Without the titles: a story left out has no signed one, and may change it."""
    return hash_of([[story, hash_] for story, _title, hash_ in content])


def issue_digest(content: Signed) -> str:
    return hash_of(content)


class Approval(models.Model):
    page = models.ForeignKey(
        Page,
        verbose_name=_("版面"),
        on_delete=models.PROTECT,
        null=True,
        related_name="approvals",
    )
    issue = models.ForeignKey(
        Issue,
        verbose_name=_("期次"),
        on_delete=models.PROTECT,
        null=True,
        related_name="approvals",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("签署人"),
        on_delete=models.PROTECT,
        related_name="approvals",
    )
    post = models.CharField(_("当时职务"), max_length=40)
    at = models.DateTimeField(_("时间"))
    comment = models.TextField(_("意见"), max_length=500, blank=True)
    content = models.JSONField(_("所签内容"))
    digest = models.CharField(_("指纹"), max_length=64)
    log_head = models.CharField(_("当时的日志末行指纹"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("大样和付印记录")
        verbose_name_plural = _("大样和付印记录")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, issue__isnull=True)
                | models.Q(page__isnull=True, issue__isnull=False),
                name="approval_of_page_or_issue",
            ),
            models.CheckConstraint(
                condition=timed("at"), name="approval_instant_plausible"
            ),
            # What was signed once stands again whenever it is there again.
            models.UniqueConstraint(
                fields=["page", "digest"], name="approval_page_list_once"
            ),
            models.UniqueConstraint(
                fields=["issue", "digest"], name="approval_issue_list_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page or self.issue} {self.digest[:12]}"
