"""Whether this browser's person typed their password lately, and the page that asks
for it again. Which verb demands it is said at the verb's door, never here."""

import datetime as dt
from typing import Any

from axes.utils import reset
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

from articles.forms.confirm import ConfirmForm

# In the session, not User.last_login: that moves when the person signs in elsewhere.
STAMP = "confirmed_at"


def confirm_now(request: HttpRequest, *, now: dt.datetime) -> None:
    request.session[STAMP] = now.timestamp()


def confirmed(request: HttpRequest, *, within: dt.timedelta, now: dt.datetime) -> bool:
    stamp = request.session.get(STAMP)
    return stamp is not None and 0 <= now.timestamp() - stamp <= within.total_seconds()


def confirm_address(*, then: str) -> str:
    return f"{reverse('admin:confirm')}?{urlencode({'next': then})}"


def confirm_page(request: HttpRequest, *, site: Any) -> HttpResponse:
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if _is_own_password(request, form.cleaned_data["password"]):
            confirm_now(request, now=timezone.now())
            return HttpResponseRedirect(_next_page(request))
        form.add_error("password", _("密码不对，请再输一次。"))
    context = {
        **site.each_context(request),
        "title": _("再输一次密码"),
        "form": form,
        "next": _next_page(request),
    }
    return TemplateResponse(request, "admin/confirm.html", context)


def _is_own_password(request: HttpRequest, password: str) -> bool:
    """Counted like a sign-in. No login(): a new CSRF token would spoil open forms."""
    name = request.user.get_username()
    user = authenticate(request, username=name, password=password)
    if user is None or user.pk != request.user.pk:
        return False
    reset(ip=getattr(request, "axes_ip_address", None), username=name)
    return True


def _next_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    local = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if local else reverse("admin:index")
