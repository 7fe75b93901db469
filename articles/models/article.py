"""A story 稿件: the working copy, where it stands, and when readers see which text."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import Tag

from articles.models.article_rows import ArticleQuerySet
from articles.models.bounds import INSTANT_BOUNDS, timed
from articles.models.page import Page
from articles.models.section import Section
from articles.models.series import Series
from articles.sanitize import clean_body
from articles.text import count_characters, count_han, plain, strip_controls
from articles.vocabulary import ArticleKind, ArticleState, SourceKind, Weight

TYPED = (
    "kicker",
    "headline",
    "deck",
    "label",
    "summary",
    "dateline",
    "source_name",
    "original_title",
    "original_author",
)


class Article(models.Model):
    kind = models.CharField(
        _("体裁"), max_length=20, choices=ArticleKind, default=ArticleKind.NEWS
    )
    weight = models.CharField(
        _("分量"), max_length=20, choices=Weight, default=Weight.NORMAL
    )
    label = models.CharField(
        _("栏头标签"), max_length=20, blank=True, help_text=_("如 编者按、短评。")
    )
    kicker = models.CharField(_("引题"), max_length=120, blank=True)
    headline = models.CharField(_("主题"), max_length=200, blank=True)
    deck = models.CharField(_("副题"), max_length=200, blank=True)
    summary = models.TextField(_("提要"), max_length=500, blank=True)
    dateline = models.CharField(
        _("电头"), max_length=60, blank=True, help_text=_("如 本报讯。")
    )
    body = models.TextField(_("正文"), blank=True)
    source = models.CharField(
        _("来源"), max_length=20, choices=SourceKind, default=SourceKind.OWN
    )
    source_name = models.CharField(
        _("来源名称"), max_length=60, blank=True, help_text=_("转载必填，如某某社。")
    )
    source_url = models.URLField(_("原文网址"), max_length=500, blank=True)
    original_title = models.CharField(_("原标题"), max_length=200, blank=True)
    original_author = models.CharField(_("原作者"), max_length=60, blank=True)
    section = models.ForeignKey(
        Section,
        verbose_name=_("频道"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    series = models.ForeignKey(
        Series,
        verbose_name=_("专栏"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    tags = TaggableManager(
        through="ArticleTag", to=Tag, verbose_name=_("标签"), blank=True
    )
    embargo = models.DateTimeField(
        _("解禁时间"),
        null=True,
        blank=True,
        validators=INSTANT_BOUNDS,
        help_text=_("在此之前不得见报；不填则无限制。"),
    )
    state = models.CharField(
        _("状态"),
        max_length=20,
        choices=ArticleState,
        default=ArticleState.DRAFT,
        editable=False,
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("版面"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="articles",
    )
    position = models.PositiveSmallIntegerField(
        _("版内次序"), null=True, editable=False
    )
    first_words = models.CharField(max_length=200, blank=True, editable=False)
    words = models.PositiveIntegerField(_("字数"), default=0, editable=False)
    words_han = models.PositiveIntegerField(_("汉字数"), default=0, editable=False)
    live_from = models.DateTimeField(_("见报时间"), null=True, editable=False)
    live_revision = models.OneToOneField(
        "Revision",
        verbose_name=_("见报文本"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="live_article",
    )
    first_live_at = models.DateTimeField(
        _("首次见报"), null=True, editable=False, help_text=_("撤稿后也保留。")
    )
    web_first = models.BooleanField(
        _("网上先发"), default=False, db_default=False, editable=False
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    # The form it was first typed in: sent twice by a double click, it files one story.
    form_key = models.UUIDField(null=True, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("建稿人"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="created_articles",
    )
    created_at = models.DateTimeField(_("建稿时间"), editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("提交人"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="submitted_articles",
    )
    submitted_at = models.DateTimeField(_("提交时间"), null=True, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("最后修改人"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    changed_at = models.DateTimeField(_("最后修改"), editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("稿件")
        verbose_name_plural = _("稿件")
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(live_from__isnull=True, live_revision__isnull=True)
                | models.Q(
                    live_from__isnull=False,
                    live_revision__isnull=False,
                    first_live_at__isnull=False,
                ),
                name="article_live_pair",
            ),
            models.CheckConstraint(
                # A withdrawn one keeps it, for when it is restored.
                condition=models.Q(web_first=False)
                | models.Q(live_from__isnull=False)
                | models.Q(state="withdrawn"),
                name="article_web_first_has_instant",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["withdrawn", "draft"])
                | models.Q(live_from__isnull=True),
                name="article_draft_never_live",
            ),
            models.CheckConstraint(
                condition=models.Q(page__isnull=True, position__isnull=True)
                # A null position would make the comparison, and so the check, unknown.
                | models.Q(page__isnull=False, position__isnull=False, position__gte=1),
                name="article_position_with_page",
            ),
            models.UniqueConstraint(
                fields=["page", "position"],
                name="article_position_once_a_page",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=timed("live_from")
                & timed("embargo")
                & timed("first_live_at"),
                name="article_instants_plausible",
            ),
            models.CheckConstraint(
                condition=models.Q(embargo__isnull=True)
                | models.Q(live_from__isnull=True)
                | models.Q(live_from__gte=models.F("embargo")),
                name="article_embargo_kept",
            ),
        ]
        indexes = [
            models.Index(fields=["-live_from", "-id"], name="article_newest"),
            models.Index(
                fields=["section", "-live_from"], name="article_newest_of_section"
            ),
            models.Index(
                fields=["series", "-live_from"], name="article_newest_of_series"
            ),
            models.Index(fields=["state", "-changed_at"], name="article_by_state"),
            models.Index(fields=["-changed_at", "-id"], name="article_by_change"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("articles:article", args=[self.pk])

    @property
    def title(self) -> str:
        """The headline, or the first words of what has none: a photo's caption."""
        return self.headline or self.first_words or f"#{self.pk}"

    def is_live(self, now: dt.datetime) -> bool:
        return self.live_from is not None and self.live_from <= now

    def was_live(self, now: dt.datetime) -> bool:
        return self.first_live_at is not None and self.first_live_at <= now

    def normalise(self) -> None:
        """Clean what was typed and count it; call before saving a working copy."""
        for field in TYPED:
            setattr(self, field, strip_controls(getattr(self, field)).strip())
        self.body = clean_body(self.body)
        text = plain(self.body)
        self.words = count_characters(text)
        self.words_han = count_han(text)
