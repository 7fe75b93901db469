"""Forms that come when the login has run out or with an old token: what was typed is
shown once more, because no browser would bring it back. And who failed to log in too
often."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.refusing import kept_text


def login_ran_out(request: HttpRequest, *, site: Any) -> HttpResponse:
    sentence = _("登录已经过期，这一次没有保存。请重新登录，再把下面的文字贴回去。")
    return _answer(request, sentence, site=site)


def token_ran_out(request: HttpRequest, *, site: Any) -> HttpResponse:
    """Somebody logged out and in again in another tab, or a stranger's page sent it."""
    sentence = _("这一页放得太久，或在别处重新登录过，这一次没有保存。请重新打开再办。")
    return _answer(request, sentence, site=site)


def locked_out(request: HttpRequest, *, site: Any) -> HttpResponse:
    """The same words whether the account exists or not."""
    wait = int(settings.AXES_COOLOFF_TIME.total_seconds())
    sentence = _("密码连错几次，先停一停，%(minutes)d 分钟后再试。") % {
        "minutes": wait // 60
    }
    help_ = _("急着进来，请管理员在“用户”里替您解锁；忘了密码，也请管理员重设。")
    answer = _answer(request, sentence, site=site, status=429, details=[help_])
    answer.headers["Retry-After"] = str(wait)
    return answer


def _answer(
    request: HttpRequest,
    sentence: str,
    *,
    site: Any,
    status: int = 403,
    details: Sequence[str] = (),
) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": _("没有办成"),
        "sentence": sentence,
        "details": details,
        "kept": kept_text(request),
        "back": _form_or_index(request),
    }
    return TemplateResponse(
        request,
        "admin/refused.html",
        context,
        status=status,
        headers={"Cache-Control": "private, no-store"},
    ).render()


def _form_or_index(request: HttpRequest) -> str:
    """A verb's own address can't be opened. Both ask for the login where it is gone."""
    if request.path.endswith(("/change/", "/add/")):
        return request.path
    return reverse("admin:index")
