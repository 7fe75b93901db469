"""Rounds of proof as the desk prints them: 一校 严以真 2 处, and whether the copy has
changed since."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from articles.layout.printing import PrintedIssue
from articles.layout.proofs import text_of
from articles.models import Article, Page, Proof, Proposal
from articles.models.proof import PageText
from articles.vocabulary import ProofRound


@dataclass(frozen=True, slots=True)
class ProofLine:
    proof: Proof
    has_changed: bool  # the copy, since


@dataclass(frozen=True, slots=True)
class Round:
    """One of the three on a page's line; `line` is None while nobody has read it."""

    name: str
    line: ProofLine | None


@dataclass(frozen=True, slots=True)
class PageProofing:
    rounds: list[Round]
    waiting: int  # proposals that the chief could confirm


def proofs_of(row: Article, *, by: Any) -> dict[str, Any]:
    """What the story's page says of its text, its proofs and what was proposed."""
    copies = row.revisions.working().values_list("number", "hash")
    number, text = copies.first() or (0, "")
    proposal = row.proposals.waiting().with_texts().first()
    proposed = proposal.revision.hash if proposal and not proposal.is_stale else text
    return {
        "revision_number": number,
        "proof_lines": lines_of(row, texts=(text, proposed)),
        "proposal": proposal,
        "is_own_proposal": proposal is not None and proposal.person_id == by.pk,
    }


def lines_of(row: Article, *, texts: Sequence[str]) -> list[ProofLine]:
    """`texts` are the hashes of the copy and of what is proposed for it."""
    return _lines(row.proofs.with_hashes(), texts=texts)


def out_of_turn(lines: Sequence[ProofLine]) -> str:
    """Why no round is this person's; for where there is none."""
    lap = [line for line in lines if line.proof.lap == lines[-1].proof.lap]
    if len(lap) == len(ProofRound):
        return _("三校已齐，此后没有改动。")
    return _("这一遍您已经校过，下一校次由别人读。")


def page_lines(page: Page, *, text: PageText) -> list[ProofLine]:
    return _lines(page.proofs.with_hashes(), texts=[text])


def proofing_of(printed: PrintedIssue) -> dict[int, PageProofing]:
    """By page. Two queries, however many pages, stories and rounds."""
    pages = [sheet.page for sheet in printed.pages]
    proofs: dict[int | None, list[Proof]] = defaultdict(list)
    for proof in Proof.objects.filter(page__in=pages).with_hashes():
        proofs[proof.page_id].append(proof)
    waiting = Proposal.objects.confirmable().filter(article__page__in=pages).order_by()
    counts = dict(waiting.values_list("article__page").annotate(Count("pk")))
    return {
        sheet.page.pk: PageProofing(
            _rounds(_lines(proofs[sheet.page.pk], texts=[text_of(sheet)])),
            counts.get(sheet.page.pk, 0),
        )
        for sheet in printed.pages
        if sheet.content or proofs[sheet.page.pk]
    }


def _lines(
    proofs: Iterable[Proof], *, texts: Sequence[str | PageText]
) -> list[ProofLine]:
    return [
        ProofLine(proof, not any(proof.covers(text) for text in texts))
        for proof in proofs
    ]


def _rounds(lines: Sequence[ProofLine]) -> list[Round]:
    """Of the last lap, all three whether read or not."""
    lap = lines[-1].proof.lap if lines else 1
    read = {line.proof.round: line for line in lines if line.proof.lap == lap}
    return [Round(str(kind.label), read.get(kind)) for kind in ProofRound]
