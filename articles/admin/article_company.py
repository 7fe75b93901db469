"""Who else is at a story: its claim and those who have it open, as doors and words."""

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import presence, workflow
from articles.admin.verbs import Door, answers
from articles.forms.verbs import ClaimForm
from articles.models import Article, Claim, Presence
from articles.permissions import Action, may, may_review, may_take_over, name_of

PRIVATE = {"Cache-Control": "private, no-store"}


def claim(row: Article, request: HttpRequest) -> str:
    asked = answers(ClaimForm(request.POST))
    workflow.claim(row, by=request.user, now=timezone.now(), **asked)
    return _("《%(title)s》由您来审。") % {"title": row.title}


def unclaim(row: Article, request: HttpRequest) -> str:
    workflow.unclaim(row, by=request.user, now=timezone.now())
    return _("《%(title)s》已放回，别人可以领。") % {"title": row.title}


CLAIM_DOORS: dict[str, Door] = {"claim": claim, "unclaim": unclaim}


def company_of(row: Article, *, by: Any, now: dt.datetime) -> dict[str, Any]:
    """Two queries and the question whose turn it is."""
    held = Claim.objects.select_related("person").filter(article=row).first()
    openers = presence.openers_of([row], by=by, now=now).get(row.pk, [])
    return {
        "claim": held,
        "claim_offer": _offer(row, held=held, by=by),
        "openers": open_sentences(openers),
    }


def _offer(row: Article, *, held: Claim | None, by: Any) -> str:
    if held is None:
        return "claim" if may_review(by, row) else ""
    if held.person_id == by.pk:
        return "unclaim"
    return "take" if may_take_over(by, row) else ""


def open_sentences(openers: Iterable[Presence]) -> list[str]:
    return [_sentence(opener) for opener in openers]


def _sentence(opener: Presence) -> str:
    words = {"name": name_of(opener.person)}
    if opener.changed:
        return _("%(name)s正打开这篇（有未存的改动）") % words
    return _("%(name)s正打开这篇") % words


def article_presence(model_admin: Any) -> URLPattern:
    """Where the story's page says every few seconds that it is still open."""
    door: URLPattern = path(
        "<int:object_id>/presence/",
        model_admin.admin_site.admin_view(partial(_presence)),
        name="articles_article_presence",
    )
    return door


def _presence(request: HttpRequest, object_id: int) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    row = get_object_or_404(Article.objects.defer("body", "summary"), pk=object_id)
    if not may(request.user, Action.VIEW, row):
        raise PermissionDenied
    if "gone" in request.POST:
        presence.leave(row, by=request.user)
        return HttpResponse(status=204)
    now = timezone.now()
    changed = request.POST.get("changed") == "1"
    presence.ping(row, by=request.user, changed=changed, now=now)
    openers = presence.openers_of([row], by=request.user, now=now).get(row.pk, [])
    return JsonResponse({"open": open_sentences(openers)}, headers=PRIVATE)
