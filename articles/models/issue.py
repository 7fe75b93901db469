"""An issue 期: the dated paper, main or extra edition, released whole at once."""

import datetime as dt
import re
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.bounds import DATE_BOUNDS, INSTANT_BOUNDS, dated, timed
from articles.models.months import newest_of_months
from articles.vocabulary import IssueState

MAIN = "main"
EXTRA = "extra"
EXTRAS = re.compile(r"extra(?:-([1-9][0-9]*))?")


class IssueQuerySet(models.QuerySet["Issue"]):
    def live(self, now: dt.datetime) -> Self:
        return self.filter(release_at__lte=now)

    def not_live(self, now: dt.datetime) -> Self:
        return self.exclude(release_at__lte=now)

    def main(self) -> Self:
        return self.filter(edition=MAIN)

    def newest_first(self) -> Self:
        return self.order_by("-date")

    def on(self, date: dt.date) -> Self:
        """Every edition of a day."""
        return self.filter(date=date)

    def between(self, first: dt.date, last: dt.date) -> Self:
        return self.filter(date__gte=first, date__lte=last).order_by("date", "edition")

    def months(self) -> list[dt.date]:
        """First days of the months that have one, oldest first. Two queries."""
        return list(newest_of_months(self, "date"))

    def before(self, issue: "Issue") -> Self:
        """Earlier issues of its edition, nearest first; days without are skipped."""
        same = self.filter(edition=issue.edition, date__lt=issue.date)
        return same.order_by("-date")

    def after(self, issue: "Issue") -> Self:
        same = self.filter(edition=issue.edition, date__gt=issue.date)
        return same.order_by("date")


class Issue(models.Model):
    date = models.DateField(_("出版日期"), validators=DATE_BOUNDS)
    edition = models.CharField(
        _("版本"),
        max_length=20,
        default=MAIN,
        validators=[RegexValidator(r"\A[a-z][a-z0-9-]*\Z")],
    )
    number = models.PositiveIntegerField(_("期号"), null=True, blank=True)
    total_number = models.PositiveIntegerField(_("总期号"), null=True, blank=True)
    covers_until = models.DateField(
        _("合刊至"),
        null=True,
        blank=True,
        validators=DATE_BOUNDS,
        help_text=_("几天合出一期时，填最后一天。"),
    )
    deadline = models.DateTimeField(
        _("截稿时间"),
        null=True,
        blank=True,
        validators=INSTANT_BOUNDS,
        help_text=_("到这时稿件该交齐；只是提醒，过了也能交。"),
    )
    release_at = models.DateTimeField(
        _("发布时间"), null=True, editable=False, validators=INSTANT_BOUNDS
    )
    state = models.CharField(
        _("状态"),
        max_length=20,
        choices=IssueState,
        default=IssueState.PLANNING,
        editable=False,
    )

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("报纸期次")
        verbose_name_plural = _("报纸期次")
        ordering = ["-date", "edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["date", "edition"],
                name="issue_date_edition_once",
                violation_error_message=_("这一天的这个版本已经有一期了。"),
            ),
            models.CheckConstraint(
                condition=dated("date") & dated("covers_until"),
                name="issue_dates_plausible",
            ),
            models.CheckConstraint(
                condition=timed("release_at"), name="issue_release_plausible"
            ),
            models.CheckConstraint(
                condition=timed("deadline"), name="issue_deadline_plausible"
            ),
            models.CheckConstraint(
                condition=models.Q(covers_until__isnull=True)
                | models.Q(covers_until__gt=models.F("date")),
                name="issue_covers_forward",
                violation_error_message=_("合刊的最后一天要晚于出版日期。"),
            ),
            models.CheckConstraint(
                condition=models.Q(state=IssueState.PLANNING, release_at__isnull=True)
                | models.Q(state=IssueState.RELEASED, release_at__isnull=False),
                name="issue_released_has_instant",
            ),
        ]
        indexes = [models.Index(fields=["release_at"], name="issue_by_release")]

    def __str__(self) -> str:
        day = f"{self.date.year}年{self.date.month}月{self.date.day}日"
        return f"{day} {self.edition_name}".strip()

    def get_absolute_url(self) -> str:
        day = [f"{self.date:%Y}", f"{self.date:%m}", f"{self.date:%d}"]
        if self.edition == MAIN:
            return reverse("articles:issue", args=day)
        return reverse("articles:issue", args=[*day, self.edition])

    @property
    def edition_name(self) -> str:
        """号外, 号外2 …; nothing for the main paper."""
        if self.edition == MAIN:
            return ""
        match = EXTRAS.fullmatch(self.edition)
        return f"号外{match[1] or ''}" if match else self.edition

    @property
    def last_date(self) -> dt.date:
        """The day itself, or the last of several that one issue covers."""
        return self.covers_until or self.date

    def clean(self) -> None:
        """A day has one main paper, its own or one of several days."""
        if self.edition != MAIN or self.date is None:
            return
        others = Issue.objects.main().exclude(pk=self.pk).exclude(date=self.date)
        around = others.filter(date__lte=self.last_date).filter(
            models.Q(covers_until__gte=self.date) | models.Q(date__gte=self.date)
        )
        if other := around.order_by("date").first():
            text = _("这几天里已经有一期：%(issue)s。改日期，或改合刊的最后一天。")
            raise ValidationError(text % {"issue": other})

    def is_live(self, now: dt.datetime) -> bool:
        return self.release_at is not None and self.release_at <= now
