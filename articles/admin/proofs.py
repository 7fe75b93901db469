"""The proofs of a page, or of one story outside a page, on one screen: each waiting
proposal with its marked differences, the chief's choice beside it, the rounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from articles.admin.article_changes import Changes, changes_between
from articles.admin.article_compare import PRIVATE
from articles.admin.proof_lines import ProofLine, out_of_turn, page_lines
from articles.admin.refusing import log_refusal
from articles.checking import Lists, current_lists
from articles.forms.confirm_proposals import ConfirmProposalsForm, Fields
from articles.forms.proof import PageProofForm
from articles.layout.proofs import PageReading, page_reading_of, require_readable
from articles.models import Article, Page, Proposal
from articles.permissions import (
    barred_from_confirming,
    may_confirm,
    may_proof,
    visible,
)
from articles.refusals import Refused
from articles.vocabulary import ArticleState, Outcome
from articles.workflow.confirming import proposals_in

VERB = "confirm"
BESIDE_TEXTS = tuple(
    f"{text}__{rows}"
    for text in ("revision", "sign_off__revision")
    for rows in ("revision_photos__photo", "revision_credits")
)
TEMPLATE = "admin/articles/proofs/screen.html"


@dataclass(frozen=True, slots=True)
class Item:
    """One story's proposal; without `fields` this person has no word on it."""

    proposal: Proposal
    makers: list[Proposal]  # whoever it was built on, oldest first, and its own
    changes: Changes
    fields: Fields | None
    why_not: str
    lists: Lists

    @property
    def new_findings(self) -> list[str]:
        """What the copy checks say of the proposed text and not of the signed one."""
        row, signed = self.proposal.article, self.proposal.sign_off.revision
        known = self.lists.findings(row, signed.content)
        found = self.lists.findings(row, self.proposal.revision.content)
        return [each.sentence for each in found if each not in known]

    @property
    def id(self) -> str:
        return f"proposal-{self.proposal.pk}"


def page_proofs(model_admin: Any) -> URLPattern:
    return _door(model_admin, page_screen)


def article_proofs(model_admin: Any) -> URLPattern:
    return _door(model_admin, article_screen)


def _door(model_admin: Any, screen: Any) -> URLPattern:
    opts = model_admin.opts
    view = partial(_view, screen=screen, model_admin=model_admin)
    door: URLPattern = path(
        "<int:object_id>/proofs/",
        model_admin.admin_site.admin_view(view),
        name=f"{opts.app_label}_{opts.model_name}_proofs",
    )
    return door


def _view(
    request: HttpRequest, object_id: int, *, screen: Any, model_admin: Any
) -> HttpResponse:
    row = get_object_or_404(model_admin.model, pk=object_id)
    if not model_admin.has_view_permission(request, row):
        raise PermissionDenied
    answer: HttpResponse = screen(request, row, model_admin=model_admin)
    return answer


def page_screen(
    request: HttpRequest,
    page: Page,
    *,
    model_admin: Any,
    problem: Refused | None = None,
) -> HttpResponse:
    rows = visible(request.user, Article.objects.on_page(page)).exclude(
        state=ArticleState.WITHDRAWN
    )
    reading = page_reading_of(page, person=request.user)
    lines = page_lines(page, text=reading.text)
    context = {
        "title": _("%(page)s的校样") % {"page": page},
        "back_here": reverse("admin:articles_page_proofs", args=[page.pk]),
        "page": page,
        "stories": list(rows.order_by("position").prefetch_related("proofs")),
        "proof_lines": lines,
        "why_no_round": _why_no_round(page, reading, lines, by=request.user),
        "reading": reading,
        "round_form": PageProofForm(initial={"token": reading.token}),
        "may_proof": may_proof(request.user),
        "confirm_url": "admin:articles_page_confirm",
    }
    return _answer(request, page, rows, context, problem, model_admin=model_admin)


def _why_no_round(
    page: Page, reading: PageReading, lines: Sequence[ProofLine], *, by: Any
) -> str:
    try:
        require_readable(page, reading.text, person=by)
    except Refused as refusal:
        return str(refusal)
    return "" if reading.turn else out_of_turn(lines)


def article_screen(
    request: HttpRequest,
    row: Article,
    *,
    model_admin: Any,
    problem: Refused | None = None,
) -> HttpResponse:
    rows = Article.objects.filter(pk=row.pk)
    context = {
        "title": _("《%(row)s》的改样") % {"row": row},
        "back_here": reverse("admin:articles_article_proofs", args=[row.pk]),
        "story": row,
        "confirm_url": "admin:articles_article_confirm",
    }
    return _answer(request, row, rows, context, problem, model_admin=model_admin)


def _answer(
    request: HttpRequest,
    row: Any,
    rows: Any,
    context: dict[str, Any],
    problem: Refused | None,
    *,
    model_admin: Any,
) -> TemplateResponse:
    proposals = proposals_in(rows)
    form = ConfirmProposalsForm(request.POST if problem else None, proposals=proposals)
    items = _items(proposals, form, by=request.user)
    context |= {
        **model_admin.admin_site.each_context(request),
        "original": row,
        "opts": model_admin.opts,
        "form": form,
        "items": items,
        "may_decide": any(item.fields for item in items),
        "problem": problem,
    }
    if problem is not None:
        why = str(problem)
        log_refusal(request, target=row, verb=VERB, why=why)
    status = problem.status if problem else 200
    return TemplateResponse(request, TEMPLATE, context, status=status, headers=PRIVATE)


def _items(
    proposals: Sequence[Proposal], form: ConfirmProposalsForm, *, by: Any
) -> list[Item]:
    """As many queries for one as for all."""
    prefetch_related_objects(proposals, *BESIDE_TEXTS)
    rows = [proposal.article for proposal in proposals]
    barred = barred_from_confirming(by, rows)
    earlier = Proposal.objects.filter(article__in=rows, outcome=Outcome.BUILT_ON)
    known = earlier.select_related("person", "proof").in_bulk()
    is_chief, lists = may_confirm(by), current_lists()
    return [
        Item(
            proposal,
            _makers(proposal, known),
            changes_between(proposal.sign_off.revision, proposal.revision),
            form.fields_of(proposal)
            if is_chief and not proposal.is_stale and proposal.article_id not in barred
            else None,
            barred.get(proposal.article_id, "") if is_chief else "",
            lists,
        )
        for proposal in proposals
    ]


def _makers(proposal: Proposal, known: Mapping[int, Proposal]) -> list[Proposal]:
    chain = [proposal]
    while (before := known.get(chain[0].builds_on_id or 0)) is not None:
        chain.insert(0, before)
    return chain
