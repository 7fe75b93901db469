"""Whether this browser's person proved lately who they are, and the page that asks for
it again. Which verb demands it is said beside its noun (`confirmed_verbs`), never here.
"""

import datetime as dt
from typing import Any

from axes.utils import reset
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

from articles.admin.refusing import back_to, log_refusal
from articles.forms.confirm import ConfirmForm

# Long enough to sign a page in one go, shorter than a walk to the printers.
WINDOW = dt.timedelta(minutes=15)
# In the session, not User.last_login: that moves when the person signs in elsewhere.
STAMP = "confirmed_at"
UNCARRIED = "csrfmiddlewaretoken"


def confirm_now(request: HttpRequest, *, now: dt.datetime) -> None:
    request.session[STAMP] = now.timestamp()


def confirmed(request: HttpRequest, *, now: dt.datetime) -> bool:
    stamp = request.session.get(STAMP)
    return stamp is not None and 0 <= now.timestamp() - stamp <= WINDOW.total_seconds()


def confirm_address(*, then: str) -> str:
    return f"{reverse('admin:confirm')}?{urlencode({'next': then})}"


def confirm_page(request: HttpRequest, *, site: Any) -> HttpResponse:
    """For pages that are only opened; a form that is sent is asked at its own door."""
    form = _asked(request)
    if form.is_bound and _is_proved(request, form):
        return HttpResponseRedirect(_next_page(request))
    carried = [("next", _next_page(request))]
    back = reverse("admin:index")
    return _page(request, form, site=site, carried=carried, back=back)


def ask_again(
    model_admin: Any, request: HttpRequest, *, row: Any, verb: str
) -> HttpResponse | None:
    """None where the door may open. Else the page that asks: it carries everything that
    was sent and sends it to the same address, so that nothing typed is lost and nothing
    can be done with it that could not be done without.

    Files cannot be carried; no door that asks takes any.
    """
    form = _asked(request)
    if confirmed(request, now=timezone.now()):
        return None
    if form.is_bound:
        if _is_proved(request, form):
            return None
        why = next(iter(form.errors.values()))[0]
        log_refusal(model_admin, request, row=row, verb=verb, why=str(why))
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    carried = [pair for pair in sent if pair[0] != UNCARRIED]
    back = back_to(model_admin, request, row)
    site = model_admin.admin_site
    return _page(request, form, site=site, carried=carried, back=back, status=403)


def _asked(request: HttpRequest) -> ConfirmForm:
    """Takes this page's own fields out of what was sent: nobody behind sees them."""
    rest, own = request.POST.copy(), QueryDict(mutable=True)
    for name in [name for name in rest if name.startswith(f"{ConfirmForm.prefix}-")]:
        own.setlist(name, rest.pop(name))
    request.POST = rest  # type: ignore[assignment]
    return ConfirmForm(own if own else None)


def _is_proved(request: HttpRequest, form: ConfirmForm) -> bool:
    if not form.is_valid():
        return False
    if not _is_own_password(request, form.cleaned_data["password"]):
        form.add_error("password", _("密码不对，请再输一次。"))
        return False
    confirm_now(request, now=timezone.now())
    return True


def _is_own_password(request: HttpRequest, password: str) -> bool:
    """Counted like a sign-in. No login(): a new CSRF token would spoil open forms."""
    name, sent = request.user.get_username(), request.POST
    # What fails is kept with what was sent: a new password or a paragraph, here.
    request.POST = QueryDict()
    user = authenticate(request, username=name, password=password)
    request.POST = sent
    if user is None or user.pk != request.user.pk:
        return False
    reset(ip=getattr(request, "axes_ip_address", None), username=name)
    return True


def _page(
    request: HttpRequest,
    form: ConfirmForm,
    *,
    site: Any,
    carried: list[tuple[str, str]],
    back: str,
    status: int = 200,
) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": _("再输一次密码"),
        "form": form,
        "carried": carried,
        "back": back,
    }
    return TemplateResponse(request, "admin/confirm.html", context, status=status)


def _next_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    local = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if local else reverse("admin:index")
