"""A photo's place in a story: after which paragraph, under which caption."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.photo import Photo


class ArticlePhoto(models.Model):
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="article_photos"
    )
    photo = models.ForeignKey(
        Photo,
        verbose_name=_("图片"),
        on_delete=models.PROTECT,
        related_name="article_photos",
    )
    order = models.PositiveSmallIntegerField(_("次序"), default=0)
    after = models.PositiveSmallIntegerField(
        _("排在第几段后"), default=0, help_text=_("0 为正文之前。")
    )
    caption = models.TextField(
        _("本稿图片说明"),
        max_length=500,
        blank=True,
        help_text=_("留空则用图片自带的说明。"),
    )
    lead = models.BooleanField(_("主图"), default=False)

    class Meta:
        verbose_name = _("稿件配图")
        verbose_name_plural = _("稿件配图")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "photo"],
                name="photo_once_a_story",
                violation_error_message=_("这张图片已经在本稿里了。"),
            )
        ]

    def __str__(self) -> str:
        return self.printed_caption[:30] or f"#{self.pk}"

    @property
    def printed_caption(self) -> str:
        return self.caption or self.photo.caption
