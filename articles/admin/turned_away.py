"""Forms that come when the login has run out or with an old token: what was typed is
shown once more, because no browser would bring it back. And who failed to log in too
often."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.kept import kept_text
from articles.second_step import Step

PAGES = ("/change/", "/add/", "/password/", "/login/", "/code/", "/confirm/")
UNKEPT = {"Cache-Control": "private, no-store"}


def not_let_in(
    request: HttpRequest, lacking: Step | None, *, site: Any
) -> HttpResponse:
    sentence = _("登录已经过期，这一次没有保存。请重新登录，再把下面的文字贴回去。")
    if lacking is Step.CODE:
        sentence = _("这一次没有保存：先输入验证码，再把下面的文字贴回去。")
    elif lacking is Step.ENROL:
        sentence = _("这一次没有保存：先启用两步验证，再把下面的文字贴回去。")
    return _answer(request, sentence, site=site)


def token_ran_out(request: HttpRequest, *, site: Any) -> HttpResponse:
    """Somebody logged out and in again in another tab, or a stranger's page sent it."""
    sentence = _("这一页放得太久，或在别处重新登录过，这一次没有保存。请重新打开再办。")
    return _answer(request, sentence, site=site)


def locked_out(request: HttpRequest, *, site: Any) -> HttpResponse:
    """The same words whether the account exists or not."""
    wait = settings.AXES_COOLOFF_TIME.seconds
    context = {
        **site.each_context(request),
        "title": _("先停一停"),
        "minutes": wait // 60,
        "kept": kept_text(request),
        "back": _openable(request),
    }
    return TemplateResponse(
        request,
        "admin/locked_out.html",
        context,
        status=429,
        headers={**UNKEPT, "Retry-After": str(wait)},
    ).render()


def _answer(request: HttpRequest, sentence: str, *, site: Any) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": _("没有办成"),
        "sentence": sentence,
        "kept": kept_text(request),
        "back": _openable(request),
    }
    return TemplateResponse(
        request, "admin/refused.html", context, status=403, headers=UNKEPT
    ).render()


def _openable(request: HttpRequest) -> str:
    """A verb's own address can't be opened. All ask for the login where it is gone."""
    if request.path.endswith(PAGES):
        return request.get_full_path()
    return reverse("admin:index")
