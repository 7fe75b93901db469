"""Two revisions of a story side by side, for whoever may read its working copy."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from articles.admin.article_changes import changes_between
from articles.models import Article, Revision
from articles.permissions import Action, may

# No Referrer-Policy of its own: a form on such a page would be sent with Origin: null.
PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow"}
# PostgreSQL's integer; a longer number is no revision of anything.
MOST_DIGITS = 9


def article_compare(model_admin: Any) -> URLPattern:
    view = partial(_compare, model_admin=model_admin)
    door: URLPattern = path(
        "<int:object_id>/compare/",
        model_admin.admin_site.admin_view(view),
        name="articles_article_compare",
    )
    return door


def _compare(request: HttpRequest, object_id: int, *, model_admin: Any) -> HttpResponse:
    row = get_object_or_404(Article, pk=object_id)
    if not may(request.user, Action.VIEW, row):
        raise PermissionDenied
    known = list(row.revisions.select_related("author", "proposal").defer("content"))
    copies = list(row.revisions.working().values_list("number", flat=True))
    before, after = _asked(request, [row.number for row in known], copies=copies)
    old, new = _loaded(row, before, after)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("%(row)s：第 %(old)d 稿和第 %(new)d 稿")
        % {"row": row, "old": before, "new": after},
        "original": row,
        "opts": model_admin.opts,
        "revisions": known,
        "newest": copies[0],
        "old": old,
        "new": new,
        "changes": changes_between(old, new),
        "may_edit": may(request.user, Action.EDIT, row),
    }
    template = "admin/articles/article/compare.html"
    return TemplateResponse(request, template, context, headers=PRIVATE)


def _asked(
    request: HttpRequest, known: list[int], *, copies: list[int]
) -> tuple[int, int]:
    """Unasked: the last, and the one before whichever is the new. Both lists descend.

    A proposal is shown only when it is asked for, and against the working copy.
    """
    if not known:
        raise Http404
    new = _number(request.GET.get("new"), known, unasked=copies[0])
    earlier = [number for number in copies if number < new]
    old = _number(request.GET.get("old"), known, unasked=[*earlier, new][0])
    return old, new


def _number(typed: str | None, known: list[int], *, unasked: int) -> int:
    if typed is None:
        return unasked
    if not typed.isascii() or not typed.isdigit() or len(typed) > MOST_DIGITS:
        raise Http404
    if int(typed) not in known:
        raise Http404
    return int(typed)


def _loaded(row: Article, old: int, new: int) -> tuple[Revision, Revision]:
    """Both whole, with their photos and people: the same three queries always."""
    rows = row.revisions.filter(number__in=(old, new)).select_related("proposal")
    found = {
        revision.number: revision
        for revision in rows.prefetch_related(
            "revision_photos__photo", "revision_credits"
        )
    }
    return found[old], found[new]
