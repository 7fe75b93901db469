"""A draft copy 暂存: what one person has typed into one story's form and not saved.

It is no revision and no part of the story. Nobody but the person who typed it sees it.
"""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class DraftCopyQuerySet(models.QuerySet["DraftCopy"]):
    def of(self, user: Any, *, article: Article | None) -> Self:
        """Of this story, or all those of stories that were never saved."""
        return self.filter(user=user, article=article)

    def unsaved(self) -> Self:
        """Without what a slow connection brought after its form had been filed."""
        filed = Article.objects.filter(form_key=OuterRef("form_key"))
        return self.exclude(data={}).exclude(Exists(filed))


class DraftCopy(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("何人"),
        on_delete=models.PROTECT,
        related_name="draft_copies",
    )
    # It goes with a draft that its writer discards, as the revisions do.
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, related_name="draft_copies"
    )
    form_key = models.UUIDField(_("新稿表单"), null=True)
    # Fields as a browser sends them. Empty once saved; the row then only knows the
    # form again when a second click or a slow connection brings it once more.
    data = models.JSONField(_("打下的文字"), default=dict)
    version = models.PositiveIntegerField(_("打开时的版本"), default=0)
    # Which opening of the form it was typed in.
    sitting = models.UUIDField(_("哪次打开"), null=True)
    saved_digest = models.CharField(_("已存表单的指纹"), max_length=64, blank=True)
    at = models.DateTimeField(_("时间"))

    objects = DraftCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("暂存")
        verbose_name_plural = _("暂存")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=False, form_key__isnull=True)
                | Q(article__isnull=True, form_key__isnull=False),
                name="draft_copy_of_a_story_or_a_new_form",
            ),
            models.UniqueConstraint(
                fields=["user", "article"], name="draft_copy_once_a_story"
            ),
            models.UniqueConstraint(
                fields=["user", "form_key"], name="draft_copy_once_a_new_form"
            ),
        ]
        indexes = [models.Index(fields=["at"], name="draft_copy_by_age")]

    def __str__(self) -> str:
        return f"#{self.pk}"
