"""Previews in the reader's dress, from working copies, for whoever may read them.

Never cached, never indexed, and in no frame but the desk's own phone-wide one.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Issue, Page
from articles.permissions import Action, may, visible
from articles.reading import issue_context, page_context, story_context, working_text
from articles.templatetags.desk import draft_address
from articles.vocabulary import ArticleState

PRIVATE = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "SAMEORIGIN",
}
POLICY = {"script-src": [NONE], "style-src": [SELF], "frame-ancestors": [SELF]}
PHONE = "phone"

# Gives template and context for one row, or refuses.
Show = Callable[[HttpRequest, int], tuple[str, dict[str, Any]]]


def article_preview(model_admin: Any) -> URLPattern:
    return _door(model_admin, _article)


def page_preview(model_admin: Any) -> URLPattern:
    return _door(model_admin, partial(_page, model_admin))


def issue_preview(model_admin: Any) -> URLPattern:
    return _door(model_admin, partial(_issue, model_admin))


def _door(model_admin: Any, show: Show) -> URLPattern:
    opts = model_admin.opts
    view = partial(_preview, show=show, model_admin=model_admin)
    door: URLPattern = path(
        "<int:object_id>/preview/",
        model_admin.admin_site.admin_view(view),
        name=f"{opts.app_label}_{opts.model_name}_preview",
    )
    return door


def _preview(
    request: HttpRequest, object_id: int, *, show: Show, model_admin: Any
) -> HttpResponse:
    template, context = show(request, object_id)
    if request.GET.get("width") == PHONE:
        return _framed(request, model_admin)
    return _bare(request, template, context)


def _bare(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """As readers get it: no script, no session, nothing of the desk."""
    site = f"{request.scheme}://{request.get_host()}"
    values = {"site": site, "path": request.path, **context}
    page = HttpResponse(render_to_string(template, values), headers=PRIVATE)
    answer = csp_replace(POLICY)(lambda _request: page)(request)
    return cast(HttpResponse, answer)


def _framed(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """The same address in a frame as wide as a phone."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("手机宽度预览"),
        "address": request.path,
        "opts": model_admin.opts,
    }
    template = "admin/phone.html"
    return TemplateResponse(request, template, context, headers=PRIVATE)


def _article(request: HttpRequest, object_id: int) -> tuple[str, dict[str, Any]]:
    row = get_object_or_404(Article.objects.with_text(), pk=object_id)
    if not may(request.user, Action.VIEW, row):
        raise PermissionDenied
    context = story_context(
        row,
        working_text(row),
        now=timezone.now(),
        address=draft_address,
        preview=True,
    )
    return "articles/article.html", context


def _page(
    model_admin: Any, request: HttpRequest, object_id: int
) -> tuple[str, dict[str, Any]]:
    page = get_object_or_404(Page.objects.select_related("issue"), pk=object_id)
    if not model_admin.has_view_permission(request, page):
        raise PermissionDenied
    stories = _stories(request.user).on_page(page).in_print_order()
    context = page_context(
        page,
        pages=list(page.issue.pages.select_related("issue")),
        articles=stories,
        texts=working_text,
        address=draft_address,
        preview=True,
    )
    return "articles/page.html", context


def _issue(
    model_admin: Any, request: HttpRequest, object_id: int
) -> tuple[str, dict[str, Any]]:
    issue = get_object_or_404(Issue, pk=object_id)
    if not model_admin.has_view_permission(request, issue):
        raise PermissionDenied
    context = issue_context(
        issue,
        pages=issue.pages.select_related("issue"),
        articles=_stories(request.user).of_issue(issue).in_print_order(),
        texts=working_text,
        address=draft_address,
        preview=True,
    )
    return "articles/issue.html", context


def _stories(user: Any) -> Any:
    """What would be printed as things stand; a withdrawn story would not."""
    rows = Article.objects.exclude(state=ArticleState.WITHDRAWN)
    return visible(user, rows).select_related("section", "series", "page__issue")
