"""The review policy 审稿制度: how many reviews each kind of story needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.vocabulary import ArticleKind, Reviews, Stage

STAGES = {
    Reviews.THREE: (Stage.FIRST, Stage.SECOND, Stage.FINAL),
    Reviews.TWO: (Stage.FIRST, Stage.FINAL),
}


class ReviewPolicyManager(models.Manager["ReviewPolicy"]):
    def stages_for(self, kind: str) -> tuple[Stage, ...]:
        """In order; three where nobody has said otherwise. One query."""
        row = self.filter(kind=kind).first()
        return STAGES[Reviews(row.reviews) if row else Reviews.THREE]


class ReviewPolicy(models.Model):
    kind = models.CharField(
        _("体裁"), max_length=20, choices=ArticleKind, unique=True, editable=False
    )
    reviews = models.CharField(
        _("几审"),
        max_length=20,
        choices=Reviews,
        default=Reviews.THREE,
        help_text=_("已送审的稿件从下一步起按新的办。"),
    )

    objects = ReviewPolicyManager()

    class Meta:
        verbose_name = _("审稿制度")
        verbose_name_plural = _("审稿制度")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reviews__in=Reviews.values),
                name="review_policy_never_below_two",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
