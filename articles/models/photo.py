"""A photo: one picture file with its caption and credit, used by stories."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import connections, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.bounds import INSTANT_BOUNDS, has, timed
from articles.models.reporter import Reporter
from articles.vocabulary import PhotoRights, PhotoSource

# Of the 64 bits of a look. Measured: another size, quality, brightness or contrast
# moves at most 9, a cut of 2% at each side seldom more than 8; strangers start at 14.
ALIKE = 8


class WordPairs(models.Func):
    """Every two neighbouring characters of caption and credit. A trigram would not find
    a name of two; the index stands on this expression, so no writer can forget it."""

    function = "photo_word_pairs"
    output_field = ArrayField(models.TextField())

    def __init__(self, *expressions: Any, **extra: Any) -> None:
        super().__init__(*(expressions or ("caption", "credit")), **extra)


class BitsApart(models.Func):
    """How many bits of two 64-bit numbers differ."""

    template = "bit_count((%(expressions)s)::bit(64))"
    arg_joiner = " # "
    output_field = models.BigIntegerField()


class PhotoQuerySet(models.QuerySet["Photo"]):
    def live(self, now: dt.datetime) -> Self:
        """Those that the live text of a live story shows."""
        return self.filter(
            has(
                self.model,
                "revision_photos",
                revision__live_article__live_from__lte=now,
            )
        )

    def saying(self, word: str) -> Self:
        """With this word in caption or credit, whatever the case of Latin letters."""
        pairs = [word[at : at + 2].lower() for at in range(len(word) - 1)]
        rows = self.alias(pairs=WordPairs()).filter(pairs__contains=pairs)
        if len(word) == 2:
            return rows
        # Folding case is dear, and Han has none.
        how = "icontains" if word.upper() != word.lower() else "contains"
        said = Q(**{f"caption__{how}": word}) | Q(**{f"credit__{how}": word})
        return (rows if pairs else self).filter(said)

    def hold(self, sha256: str) -> None:
        """Until the transaction ends, nobody else takes in the file of this hash."""
        key = int(sha256[:16], 16) - (1 << 63)
        with connections[self.db].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])

    def alike(self, look: int, *, within: int = ALIKE) -> Self:
        """Those that look the same, the most alike first. Reads the column of every
        row: some 40 ms for 100,000."""
        return (
            self.filter(look__isnull=False)
            .annotate(unlike=BitsApart("look", models.Value(look)))
            .filter(unlike__lte=within)
            .order_by("unlike", "-pk")
        )

    def unused(self) -> Self:
        """In no story and in no revision of one."""
        placed = has(self.model, "article_photos")
        return self.filter(~placed, ~has(self.model, "revision_photos"))

    def with_use(self) -> Self:
        """`in_use` says whether unused() would leave it out."""
        placed = has(self.model, "article_photos")
        kept = has(self.model, "revision_photos")
        return self.annotate(in_use=placed | kept)

    def of_person(self, user: Any) -> Self:
        """Brought by this account, or taken by the name that belongs to it. Two lists
        joined: asked for as one condition, each photo of the library would be read."""
        brought = self.model._base_manager.filter(created_by=user)
        taken = self.model._base_manager.filter(shots__reporter__user=user)
        return self.filter(pk__in=brought.values("pk").union(taken.values("pk")))

    def taken_by(self, reporter: int) -> Self:
        return self.filter(has(self.model, "shots", reporter=reporter))


class Photo(models.Model):
    """Without a file it holds the place of a picture that is still to come."""

    key = models.CharField(max_length=32, unique=True, editable=False)
    original = models.CharField(max_length=120, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    original_bytes = models.PositiveIntegerField(default=0, editable=False)
    width = models.PositiveIntegerField(_("宽"), default=0, editable=False)
    height = models.PositiveIntegerField(_("高"), default=0, editable=False)
    # What readers get of it: {"width", "height", "bytes": {extension: size}} of each.
    renditions = models.JSONField(default=list, editable=False)
    # The same by name of the crop; "crop" in an entry is its part of the address.
    crops = models.JSONField(default=dict, editable=False)
    look = models.BigIntegerField(null=True, editable=False)
    # What the file says of itself. Offered to whoever fills in the form, never printed.
    file_words = models.JSONField(default=dict, editable=False)
    focus_x = models.PositiveSmallIntegerField(_("焦点横向"), default=500)
    focus_y = models.PositiveSmallIntegerField(_("焦点纵向"), default=500)
    caption = models.TextField(_("图片说明"), max_length=500, blank=True)
    alt = models.CharField(
        _("替代文字"),
        max_length=200,
        blank=True,
        help_text=_("读给看不见图的读者：画面上有什么。留空则读图片说明。"),
    )
    credit = models.CharField(
        _("图片署名"), max_length=60, blank=True, help_text=_("如：徐雁 摄")
    )
    photographers = models.ManyToManyField(
        Reporter,
        verbose_name=_("摄影者"),
        blank=True,
        related_name="photos",
        through="PhotoCredit",
    )
    source = models.CharField(
        _("来源"), max_length=20, choices=PhotoSource, default=PhotoSource.OWN
    )
    rights = models.CharField(
        _("使用范围"),
        max_length=20,
        choices=PhotoRights,
        default=PhotoRights.ANYWHERE,
        help_text=_("“仅限本报”的图片不进订阅源，也不作分享时的小图。"),
    )
    place = models.CharField(_("拍摄地点"), max_length=60, blank=True)
    taken_at = models.DateTimeField(
        _("拍摄时间"), null=True, blank=True, validators=INSTANT_BOUNDS
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("上传者"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(_("上传时间"), editable=False)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("图片")
        verbose_name_plural = _("图片")
        ordering = ["-pk"]
        indexes = [
            GinIndex(WordPairs(), name="photo_word_pairs_idx"),
            models.Index(fields=["source", "-id"], name="photo_by_source"),
            models.Index(fields=["created_at"], name="photo_by_instant"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=timed("taken_at"), name="photo_taken_plausible"
            ),
            models.CheckConstraint(
                condition=models.Q(focus_x__lte=1000, focus_y__lte=1000),
                name="photo_focus_inside",
            ),
            models.CheckConstraint(
                condition=models.Q(original="", sha256="", width=0, height=0)
                | models.Q(width__gt=0, height__gt=0)
                & ~models.Q(original="")
                & ~models.Q(sha256=""),
                name="photo_file_whole_or_none",
            ),
        ]

    def __str__(self) -> str:
        return self.caption[:30] or f"#{self.pk}"

    @property
    def has_file(self) -> bool:
        return bool(self.original)

    @property
    def focus(self) -> tuple[int, int]:
        return self.focus_x, self.focus_y

    @property
    def leaves_the_site(self) -> bool:
        """May feeds and the cards of other sites show it?"""
        return self.rights == PhotoRights.ANYWHERE


class PhotoCredit(models.Model):
    """Who shot it, for the reporter's own page; the printed words are Photo.credit."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="shots")
    reporter = models.ForeignKey(
        Reporter,
        verbose_name=_("摄影者"),
        on_delete=models.PROTECT,
        related_name="shots",
    )

    class Meta:
        verbose_name = _("摄影者")
        verbose_name_plural = _("摄影者")
        constraints = [
            models.UniqueConstraint(
                fields=["photo", "reporter"], name="photographer_once_a_photo"
            )
        ]

    def __str__(self) -> str:
        return str(self.reporter)
