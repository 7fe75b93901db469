"""A story's proof 校样: read as signed, changed where it is wrong, saved as a round."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.article_changes import changes_between
from articles.admin.article_compare import PRIVATE
from articles.admin.proof_lines import lines_of, out_of_turn
from articles.admin.refusing import log_refusal, lost_races_refused, refused
from articles.forms.proof import ProofForm
from articles.models import Article, Proof, Proposal, Revision
from articles.permissions import Action, require
from articles.refusals import NotReady, Refused, Stale
from articles.workflow.proofs import Reading, reading_of

VERB = "proof"


def article_proof(model_admin: Any) -> URLPattern:
    view = partial(_proof, model_admin=model_admin)
    door: URLPattern = path(
        f"<int:object_id>/{VERB}/",
        model_admin.admin_site.admin_view(view),
        name="articles_article_proof",
    )
    return door


def _proof(request: HttpRequest, object_id: int, *, model_admin: Any) -> HttpResponse:
    row = get_object_or_404(Article.objects.select_related("page__issue"), pk=object_id)
    try:
        require(request.user, Action.PROOF, row)
        if request.method == "POST":
            return _posted(request, row, model_admin=model_admin)
        reading = reading_of(row, person=request.user)
        form = _form(request, reading)
        return _page(request, row, reading, form, model_admin=model_admin)
    except Refused as refusal:
        return refused(model_admin, request, refusal, row=row, verb=VERB)


def _posted(request: HttpRequest, row: Article, *, model_admin: Any) -> HttpResponse:
    reading = reading_of(row, person=request.user)
    form = _form(request, reading)
    if not form.is_valid():
        return _page(request, row, reading, form, model_admin=model_admin)
    try:
        with lost_races_refused():
            return _saved(request, row, form)
    except (NotReady, Stale) as refusal:
        log_refusal(request, target=row, verb=VERB, why=str(refusal))
        return _sent_back(request, row, refusal, model_admin=model_admin)


def _form(request: HttpRequest, reading: Reading) -> ProofForm:
    base = reading.base
    places = base.revision_photos.select_related("photo")
    return ProofForm(
        request.POST if request.method == "POST" else None,
        content=base.content,
        photos={place.order: place.photo for place in places},
        token=reading.token,
        has_turn=reading.turn is not None,
    )


def _saved(request: HttpRequest, row: Article, form: ProofForm) -> HttpResponse:
    proof, proposal = workflow.proofread(
        row, by=request.user, now=timezone.now(), **form.asked()
    )
    messages.success(request, _sentence(row, proof, proposal))
    if proposal is None:
        return redirect("admin:articles_article_change", row.pk)
    signed = proposal.sign_off.revision
    address = reverse("admin:articles_article_compare", args=[row.pk])
    return redirect(f"{address}?old={signed.number}&new={proposal.revision.number}")


def _sentence(row: Article, proof: Proof | None, proposal: Proposal | None) -> str:
    words = {"title": row.title, "round": proof.get_round_display() if proof else ""}
    if proposal is None:
        return _("《%(title)s》%(round)s已记，没有改动。") % words
    if proof is None:
        return _("《%(title)s》的改样已提，等值班总编确认；此前见报文字不变。") % words
    return (
        _("《%(title)s》%(round)s已记，改样等值班总编确认；此前见报文字不变。") % words
    )


def _sent_back(
    request: HttpRequest, row: Article, refusal: Refused, *, model_admin: Any
) -> HttpResponse:
    """The proof as it stands now, with what was typed and why it was not saved."""
    reading = reading_of(row, person=request.user)
    form = _form(request, reading)
    form.full_clean()
    if isinstance(refusal, Stale):
        form.refuse_stale(str(refusal))
    else:
        form.add_error(None, str(refusal))
    answer = _page(request, row, reading, form, model_admin=model_admin)
    answer.status_code = refusal.status
    return answer


def _page(
    request: HttpRequest,
    row: Article,
    reading: Reading,
    form: ProofForm,
    *,
    model_admin: Any,
) -> TemplateResponse:
    signed = reading.signed.revision
    lines = lines_of(row, texts=(signed.hash, reading.base.hash))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("校样：%(row)s") % {"row": row},
        "original": row,
        "opts": model_admin.opts,
        "reading": reading,
        "form": form,
        "media": model_admin.media + form.media,
        "labels": signed.content["labels"],
        "bylines": signed.content["bylines"],
        "proof_lines": lines,
        "out_of_turn": out_of_turn(lines),
        "changes": _changes_so_far(reading),
    }
    template = "admin/articles/article/proof.html"
    return TemplateResponse(request, template, context, headers=PRIVATE)


def _changes_so_far(reading: Reading) -> Any:
    if reading.current is None:
        return None
    keys = (reading.signed.revision_id, reading.current.revision_id)
    rows = Revision.objects.prefetch_related(
        "revision_photos__photo", "revision_credits"
    )
    texts = rows.in_bulk(keys)
    return changes_between(texts[keys[0]], texts[keys[1]])
