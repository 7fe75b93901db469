"""A proof 校: one reading of a signed story or of a whole page, as it stood then.

Never changed and never deleted. Whether the copy has changed since is worked out from
the hashes each time it is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.bounds import timed
from articles.models.page import Page
from articles.models.revision import Revision
from articles.vocabulary import ProofRound

# Of a page: [story, hash of its signed text] in order.
PageText = list[list[Any]]
MOST_ERRORS = 999


@dataclass(frozen=True, slots=True)
class Turn:
    """A reading that is due: the rounds start over once a finished text has changed."""

    lap: int
    round: ProofRound


class ProofQuerySet(models.QuerySet["Proof"]):
    def with_hashes(self) -> Self:
        """With who read, and what the texts hash to; without the texts. One query."""
        texts = ("revision", "proposal__revision")
        return self.select_related("person", *texts).defer(
            *(f"{text}__{column}" for text in texts for column in ("content", "card"))
        )


class Proof(models.Model):
    article = models.ForeignKey(
        Article,
        verbose_name=_("稿件"),
        on_delete=models.PROTECT,
        null=True,
        related_name="proofs",
    )
    revision = models.ForeignKey(
        Revision,
        verbose_name=_("所校稿次"),
        on_delete=models.PROTECT,
        null=True,
        related_name="proofs",
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("版面"),
        on_delete=models.PROTECT,
        null=True,
        related_name="proofs",
    )
    content = models.JSONField(_("所校版面"), null=True)
    lap = models.PositiveSmallIntegerField(_("遍次"), default=1)
    round = models.CharField(_("校次"), max_length=20, choices=ProofRound)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("校对人"),
        on_delete=models.PROTECT,
        related_name="proofs",
    )
    post = models.CharField(_("当时职务"), max_length=40)
    at = models.DateTimeField(_("时间"))
    errors = models.PositiveSmallIntegerField(_("查出差错"))
    comment = models.TextField(_("校对意见"), max_length=500, blank=True)

    objects = ProofQuerySet.as_manager()

    class Meta:
        verbose_name = _("校对记录")
        verbose_name_plural = _("校对记录")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    article__isnull=False,
                    revision__isnull=False,
                    page__isnull=True,
                    content__isnull=True,
                )
                | models.Q(
                    article__isnull=True,
                    revision__isnull=True,
                    page__isnull=False,
                    content__isnull=False,
                ),
                name="proof_of_story_or_page",
            ),
            models.CheckConstraint(condition=timed("at"), name="proof_plausible"),
            models.UniqueConstraint(
                fields=["article", "lap", "round"], name="proof_story_round_once"
            ),
            models.UniqueConstraint(
                fields=["article", "lap", "person"], name="proof_story_person_once"
            ),
            models.UniqueConstraint(
                fields=["page", "lap", "round"], name="proof_page_round_once"
            ),
            models.UniqueConstraint(
                fields=["page", "lap", "person"], name="proof_page_person_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_round_display()} {self.post}"

    def covers(self, text: str | PageText) -> bool:
        """Whether this is the text that was read, or what the reader made of it.

        `text` is a story's hash or a page's list; rows of with_hashes() cost nothing.
        """
        if self.revision is None:
            return bool(self.content == text)
        proposal = getattr(self, "proposal", None)
        left = proposal.revision.hash if proposal else ""
        return text in (self.revision.hash, left)


def turn_of(
    person: Any, proofs: Sequence[Proof], *, texts: Sequence[str | PageText]
) -> Turn | None:
    """The round that this person would read now; None if it is not theirs.

    `proofs` are all of one target, oldest first; `texts` what it says now and with
    what waits for the chief. Three rounds, three people; a text that has changed after
    its third starts over.
    """
    lap = proofs[-1].lap if proofs else 1
    read = [proof for proof in proofs if proof.lap == lap]
    if len(read) == len(ProofRound):
        if any(read[-1].covers(text) for text in texts):
            return None
        lap, read = lap + 1, []
    if any(proof.person_id == person.pk for proof in read):
        return None
    return Turn(lap, list(ProofRound)[len(read)])
