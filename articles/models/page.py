"""A page 版 of an issue: number, printed label, name, credits, order of stories."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.bounds import between
from articles.models.issue import MAIN, Issue

MOST_SPACE = 50_000


class Page(models.Model):
    issue = models.ForeignKey(
        Issue, verbose_name=_("期次"), on_delete=models.PROTECT, related_name="pages"
    )
    number = models.PositiveSmallIntegerField(
        _("版序"), validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    label = models.CharField(
        _("版次"), max_length=10, blank=True, help_text=_("印在报眉上的，如 A04。")
    )
    name = models.CharField(_("版名"), max_length=30, blank=True)
    credits = models.CharField(
        _("版面署名"),
        max_length=200,
        blank=True,
        help_text=_("如：责编 恽淇 美编 宋芊 校对 罗堃"),
    )
    space = models.PositiveIntegerField(
        _("可容字数"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_SPACE)],
        help_text=_("除去图片和图说，正文排得下多少字；不填则不限。"),
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("责任编辑"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="edited_pages",
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("版面")
        verbose_name_plural = _("版面")
        ordering = ["issue", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "number"],
                name="page_number_once",
                violation_error_message=_("这一期已经有这个版序了。"),
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=200),
                name="page_number_plausible",
            ),
            models.CheckConstraint(
                condition=between("space", 1, MOST_SPACE), name="page_space_plausible"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue} {self.heading}"

    def get_absolute_url(self) -> str:
        date = self.issue.date
        day = [f"{date:%Y}", f"{date:%m}", f"{date:%d}"]
        if self.issue.edition == MAIN:
            return reverse("articles:page", args=[*day, self.number])
        return reverse("articles:page", args=[*day, self.issue.edition, self.number])

    @property
    def printed_label(self) -> str:
        return self.label or f"{self.number:02d}"

    @property
    def heading(self) -> str:
        """第A01版 要闻"""
        return f"第{self.printed_label}版 {self.name}".strip()
