"""A step of a story's review: who decided what at which stage, under which revision.

A signature is a step that passed and stands; a return is kept beside it.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision
from articles.vocabulary import Decision, Stage

STANDING = models.Q(voided_at__isnull=True, decision=Decision.PASSED)

RELEASING = (Stage.FINAL, Stage.ARCHIVE)


class SignOffQuerySet(models.QuerySet["SignOff"]):
    def standing(self) -> "SignOffQuerySet":
        return self.filter(STANDING)

    def final(self) -> "SignOffQuerySet":
        """Signatures that let a story go live, or once did."""
        passed = self.filter(decision=Decision.PASSED)
        return passed.filter(stage__in=RELEASING)

    def releasing(self) -> "SignOffQuerySet":
        """Standing signatures that let a story go live."""
        return self.standing().final()

    def beside_final(self) -> "SignOffQuerySet":
        """Standing signatures of the other stages: who gave one gives no final one."""
        return self.standing().exclude(stage__in=RELEASING)

    def owing_review(self) -> "SignOffQuerySet":
        """Emergency signatures that nobody has reviewed since."""
        reviewed = self.model.objects.standing().filter(stage=Stage.AFTER)
        emergency = self.standing().filter(stage=Stage.FINAL).exclude(skipped=[])
        return emergency.exclude(article__in=reviewed.values("article"))


class SignOff(models.Model):
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="sign_offs"
    )
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="sign_offs"
    )
    stage = models.CharField(_("环节"), max_length=20, choices=Stage)
    decision = models.CharField(
        _("结论"),
        max_length=20,
        choices=Decision,
        default=Decision.PASSED,
        db_default=Decision.PASSED,
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("签署人"),
        on_delete=models.PROTECT,
        null=True,
        related_name="sign_offs",
    )
    post = models.CharField(_("当时职务"), max_length=40, blank=True)
    comment = models.TextField(_("意见"), max_length=500, blank=True)
    # Dicts of check, severity, text, places and answer, in the paper's language: as
    # shown and answered. The oldest have no severity and no places.
    warnings = models.JSONField(
        _("提示与答复"),
        default=list,
        db_default=models.Value([], output_field=models.JSONField()),
    )
    # Stages that an emergency signature went without.
    skipped = models.JSONField(
        _("略过的环节"),
        default=list,
        db_default=models.Value([], output_field=models.JSONField()),
    )
    at = models.DateTimeField(_("时间"))
    voided_at = models.DateTimeField(_("作废时间"), null=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )

    objects = SignOffQuerySet.as_manager()

    class Meta:
        verbose_name = _("审签记录")
        verbose_name_plural = _("审签记录")
        ordering = ["article", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "stage"],
                condition=STANDING,
                name="sign_off_stage_once",
            ),
            models.UniqueConstraint(
                fields=["article", "person"],
                condition=STANDING,
                name="sign_off_person_once",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False)
                | models.Q(stage=Stage.ARCHIVE),
                name="sign_off_has_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.post}"

    @property
    def stands(self) -> bool:
        return self.voided_at is None and self.decision == Decision.PASSED
