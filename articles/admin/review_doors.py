"""The reviewers' verbs as doors, and what the story's page offers a reviewer."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.verbs import Door, answers
from articles.checking import findings_of
from articles.forms.reviews import (
    AfterReviewForm,
    EmergencyForm,
    ReturnForm,
    ReviewForm,
)
from articles.models import Article
from articles.models.content import content_of
from articles.permissions import last_signature
from articles.vocabulary import ArticleState


def approve(row: Article, request: HttpRequest) -> str:
    workflow.approve(
        row, by=request.user, now=timezone.now(), **_reviewed(row, request)
    )
    words = {"title": row.title, "state": row.get_state_display()}
    return _("《%(title)s》已审过，现在%(state)s。") % words


def sign(row: Article, request: HttpRequest) -> str:
    workflow.sign(row, by=request.user, now=timezone.now(), **_reviewed(row, request))
    return _("《%(title)s》已签发。") % {"title": row.title}


def _reviewed(row: Article, request: HttpRequest) -> dict[str, Any]:
    form = ReviewForm(request.POST, findings=findings_of(row, content_of(row)))
    asked = answers(form)
    return {
        "comment": asked["comment"],
        "version": asked["version"],
        "answers": form.answers(),
    }


def send_back(row: Article, request: HttpRequest) -> str:
    asked = answers(ReturnForm(request.POST))
    workflow.send_back(
        row,
        reason=asked["reason"],
        one_step=asked["to"],
        by=request.user,
        now=timezone.now(),
    )
    if row.state == ArticleState.RETURNED:
        return _("《%(title)s》已退给作者修改。") % {"title": row.title}
    words = {"title": row.title, "state": row.get_state_display()}
    return _("《%(title)s》已退回上一步，现在%(state)s。") % words


def emergency_sign(row: Article, request: HttpRequest) -> str:
    asked = answers(EmergencyForm(request.POST))
    workflow.emergency_sign(row, by=request.user, now=timezone.now(), **asked)
    return _("《%(title)s》已紧急签发。请另一位同事在一天内补审。") % {
        "title": row.title
    }


def after_review(row: Article, request: HttpRequest) -> str:
    asked = answers(AfterReviewForm(request.POST))
    workflow.after_review(row, by=request.user, now=timezone.now(), **asked)
    return _("《%(title)s》已补审。") % {"title": row.title}


def unsign(row: Article, request: HttpRequest) -> str:
    workflow.unsign(row, by=request.user, now=timezone.now())
    words = {"title": row.title, "state": row.get_state_display()}
    return _("《%(title)s》的签字已撤，现在%(state)s。") % words


REVIEW_DOORS: dict[str, Door] = {
    "approve": approve,
    "sign": sign,
    "return": send_back,
    "emergency-sign": emergency_sign,
    "after-review": after_review,
    "unsign": unsign,
}


def review_forms(row: Article, *, verbs: frozenset[str]) -> dict[str, Any]:
    """A form for each verb on offer, and the signature that would be lost."""
    asked: dict[str, Any] = {"version": row.version}
    context: dict[str, Any] = {}
    if verbs & {"approve", "sign"}:
        findings = findings_of(row, content_of(row))
        context["review_form"] = ReviewForm(initial=asked, findings=findings)
    if "return" in verbs:
        context["return_form"] = ReturnForm()
        context["last_signature"] = last_signature(row)
    if "emergency_sign" in verbs:
        context["emergency_form"] = EmergencyForm(initial=asked)
    if "after_review" in verbs:
        context["after_review_form"] = AfterReviewForm(initial=asked)
    return context
