"""A word of the house list 错敏词: what the paper does not print or seldom does."""

import re
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.checks.folding import fold
from articles.models.bounds import DATE_BOUNDS, dated
from articles.text import strip_controls
from articles.vocabulary import Severity, WordScope

GRADES = [
    (grade.value, grade.label)
    for grade in (Severity.BANNED, Severity.CAREFUL, Severity.HINT)
]
APART = re.compile(r"[\n、，,；;]+")


class HouseWord(models.Model):
    term = models.CharField(
        _("词"),
        max_length=40,
        help_text=_("全角半角、中间的空格都不必管，照样查得到。"),
    )
    suggestion = models.CharField(
        _("宜用"), max_length=60, blank=True, help_text=_("没有替代的说法就留空。")
    )
    severity = models.CharField(
        _("级别"), max_length=20, choices=GRADES, default=Severity.CAREFUL
    )
    category = models.CharField(
        _("类别"), max_length=20, blank=True, help_text=_("如 称谓、法律、广告。")
    )
    scope = models.CharField(
        _("查哪里"), max_length=20, choices=WordScope, default=WordScope.EVERYWHERE
    )
    exceptions = models.TextField(
        _("例外"),
        max_length=500,
        blank=True,
        help_text=_("含这个词但没有问题的长词，用顿号分开：查“黄色”，例外“黄色预警”。"),
    )
    note = models.CharField(
        _("说明"), max_length=200, blank=True, help_text=_("为什么；和提示一起给人看。")
    )
    valid_from = models.DateField(
        _("起用日期"),
        null=True,
        blank=True,
        validators=DATE_BOUNDS,
        help_text=_("从哪天的报纸起查；留空就是一直查。"),
    )
    active = models.BooleanField(_("启用"), default=True)
    # The term as it is looked for: two entries that find the same are one.
    key = models.CharField(max_length=160, unique=True, editable=False)

    class Meta:
        verbose_name = _("词")
        verbose_name_plural = _("词表")
        ordering = ["severity", "term"]
        constraints = [
            models.CheckConstraint(
                condition=dated("valid_from"), name="house_word_day_plausible"
            ),
            models.CheckConstraint(
                condition=~models.Q(key=""), name="house_word_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.term

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Clean what was typed and fill the column that follows from the term."""
        for name in ("term", "suggestion", "category", "note"):
            setattr(self, name, strip_controls(getattr(self, name)).strip())
        self.exceptions = "、".join(self.exception_list)
        self.key = fold(self.term).text

    @property
    def exception_list(self) -> tuple[str, ...]:
        parts = (part.strip() for part in APART.split(strip_controls(self.exceptions)))
        return tuple(dict.fromkeys(part for part in parts if part))

    def own_faults(self) -> dict[str, str]:
        """What is wrong with it by itself, a sentence a field."""
        key = fold(self.term).text
        if not key:
            return {"term": gettext("词里要有看得见的字。")} if self.term else {}
        strangers = [
            longer
            for longer in self.exception_list
            if key not in fold(longer).text or key == fold(longer).text
        ]
        if not strangers:
            return {}
        text = gettext("例外要比“%(term)s”长，而且含有它：%(strangers)s")
        words = {"term": self.term, "strangers": "、".join(strangers)}
        return {"exceptions": text % words}
