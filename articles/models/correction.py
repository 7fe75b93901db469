"""A correction 更正: a note to readers that a text they have had was wrong."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.bounds import timed
from articles.models.correction_rows import CorrectionQuerySet
from articles.models.revision import Revision
from articles.vocabulary import CorrectionKind

SCHEMA = 1


class Correction(models.Model):
    article = models.ForeignKey(
        Article,
        verbose_name=_("稿件"),
        on_delete=models.PROTECT,
        related_name="corrections",
    )
    kind = models.CharField(
        _("种类"), max_length=20, choices=CorrectionKind, default=CorrectionKind.ERROR
    )
    was = models.TextField(_("原文"), max_length=500, blank=True)
    should_be = models.TextField(_("更正为"), max_length=500, blank=True)
    note = models.TextField(_("说明"), max_length=500, blank=True)
    fix_text = models.BooleanField(_("网上的文字也改"), default=False)
    # Where it stood as printed, kept as it was: a page may be renamed.
    title = models.CharField(_("见报标题"), max_length=200)
    issue_date = models.DateField(_("见报日期"))
    issue_name = models.CharField(_("期次"), max_length=60, blank=True)
    page_name = models.CharField(_("版面"), max_length=60, blank=True)
    printed_revision = models.ForeignKey(
        Revision,
        verbose_name=_("见报文本"),
        on_delete=models.PROTECT,
        related_name="corrections",
    )
    new_revision = models.OneToOneField(
        Revision,
        verbose_name=_("改后文本"),
        on_delete=models.PROTECT,
        null=True,
        related_name="correction",
    )
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("提出人"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    filed_post = models.CharField(_("提出时职务"), max_length=40, blank=True)
    filed_at = models.DateTimeField(_("提出时间"))
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("签发人"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    signed_post = models.CharField(_("签发时职务"), max_length=40, blank=True)
    signed_at = models.DateTimeField(_("签发时间"), null=True)
    signed_hash = models.CharField(_("指纹"), max_length=64, blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("作废人"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    voided_at = models.DateTimeField(_("作废时间"), null=True)
    void_reason = models.TextField(_("作废原因"), max_length=500, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("更正")
        verbose_name_plural = _("更正")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(was="", should_be="", fix_text=False)
                & ~Q(kind=CorrectionKind.ERROR)
                & ~Q(note="")
                | ~Q(was="") & ~Q(should_be="") & ~Q(was=F("should_be")),
                name="correction_says_something",
            ),
            models.CheckConstraint(
                condition=Q(
                    signed_at__isnull=True, signed_by__isnull=True, signed_hash=""
                )
                | Q(signed_at__isnull=False, signed_by__isnull=False)
                & ~Q(signed_hash=""),
                name="correction_signed_whole",
            ),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("filed_by")),
                name="correction_signed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(fix_text=True, signed_at__isnull=False)
                & Q(new_revision__isnull=False)
                | ~Q(fix_text=True, signed_at__isnull=False)
                & Q(new_revision__isnull=True),
                name="correction_fix_has_text",
            ),
            models.CheckConstraint(
                condition=Q(
                    voided_at__isnull=True, voided_by__isnull=True, void_reason=""
                )
                | Q(voided_at__isnull=False, voided_by__isnull=False)
                & ~Q(void_reason=""),
                name="correction_voided_whole",
            ),
            models.CheckConstraint(
                condition=timed("filed_at") & timed("signed_at") & timed("voided_at"),
                name="correction_instants_plausible",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-signed_at", "-id"],
                condition=Q(voided_at__isnull=True),
                name="correction_newest",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}《{self.title}》"

    @property
    def is_waiting(self) -> bool:
        return self.signed_at is None and self.voided_at is None

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None and self.voided_at is None

    @property
    def place(self) -> str:
        """Where it was printed, as readers are told it; empty for the site alone."""
        return f"{self.issue_name} {self.page_name}".strip()

    @property
    def differs_from_print(self) -> bool:
        """Whether readers now have another text than was printed; see with_hashes()."""
        live = self.article.live_revision
        if live is None or self.new_revision_id is None:
            return False
        return live.hash != self.printed_revision.hash

    def words(self) -> dict[str, Any]:
        """What a signature signs."""
        return {
            "schema": SCHEMA,
            "article": self.article_id,
            "kind": self.kind,
            "was": self.was,
            "should_be": self.should_be,
            "note": self.note,
            "fix_text": self.fix_text,
            "title": self.title,
            "issue_date": self.issue_date.isoformat(),
            "issue_name": self.issue_name,
            "page_name": self.page_name,
            "printed": self.printed_revision.hash,
        }

    def hash(self) -> str:
        """sha256 of the words as canonical JSON."""
        text = json.dumps(
            self.words(), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return hashlib.sha256(text.encode()).hexdigest()
