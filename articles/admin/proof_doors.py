"""The verbs of proofs and proposals as doors, of a story and of a page."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import layout, workflow
from articles.admin.verbs import Door, answers
from articles.forms.confirm_proposals import ConfirmProposalsForm
from articles.forms.proof import PageProofForm
from articles.models import Article, Page, Proposal
from articles.vocabulary import Outcome
from articles.workflow.confirming import proposals_in


def take_back_proposal(row: Article, request: HttpRequest) -> str:
    workflow.take_back_proposal(row, by=request.user, now=timezone.now())
    return _("《%(title)s》的改样已撤回。") % {"title": row.title}


def confirm(row: Article, request: HttpRequest) -> str:
    form = ConfirmProposalsForm(request.POST, proposals=proposals_in([row]))
    digest = answers(form)["digest"]
    done = workflow.confirm(
        row,
        verdicts=form.verdicts(),
        digest=digest,
        by=request.user,
        now=timezone.now(),
    )
    return _settled(done)


def confirm_page(row: Page, request: HttpRequest) -> str:
    proposals = proposals_in(Article.objects.on_page(row))
    form = ConfirmProposalsForm(request.POST, proposals=proposals)
    digest = answers(form)["digest"]
    done = layout.confirm_page(
        row,
        verdicts=form.verdicts(),
        digest=digest,
        by=request.user,
        now=timezone.now(),
    )
    return _settled(done)


def proof_page(row: Page, request: HttpRequest) -> str:
    asked = answers(PageProofForm(request.POST))
    proof = layout.proof_page(
        row,
        token=asked["token"],
        errors=asked["errors_found"],
        comment=asked["comment"],
        by=request.user,
        now=timezone.now(),
    )
    words = {"page": row.heading, "round": proof.get_round_display()}
    return _("%(page)s%(round)s已记。") % words


def _settled(proposals: Iterable[Proposal]) -> str:
    outcomes = [proposal.outcome for proposal in proposals]
    words = {
        "accepted": outcomes.count(Outcome.ACCEPTED),
        "refused": outcomes.count(Outcome.REFUSED),
    }
    return _("改样已确认：采纳 %(accepted)d 篇，不采纳 %(refused)d 篇。") % words


ARTICLE_PROOF_DOORS: dict[str, Door] = {
    "take-back-proposal": take_back_proposal,
    "confirm": confirm,
}
PAGE_PROOF_DOORS: dict[str, Door] = {"proof": proof_page, "confirm": confirm_page}
