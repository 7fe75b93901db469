"""Whether this browser's person proved lately who they are, and the page that asks for
it again. Which verb demands it is said beside its noun (`confirmed_verbs`), never here.
"""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

from articles.admin import proving
from articles.admin.refusing import log_refusal
from articles.forms.confirm import ConfirmForm
from articles.second_step import phone_of

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
    form = _form(request, _own_fields(request))
    if form.is_bound and _is_proved(request, form):
        return HttpResponseRedirect(next_page(request))
    carried = [("next", next_page(request))]
    back = reverse("admin:index")
    return _page(request, form, site=site, carried=carried, back=back)


def ask_again(
    request: HttpRequest, *, site: Any, target: Any, verb: str, back: str
) -> HttpResponse | None:
    """None where the door may open. Else the page that asks: it carries everything that
    was sent and sends it to the same address, so that nothing typed is lost and nothing
    can be done with it that could not be done without.

    Files cannot be carried; no door that asks takes any.
    """
    own = _own_fields(request)
    if confirmed(request, now=timezone.now()):
        return None
    form = _form(request, own)
    if form.is_bound:
        if _is_proved(request, form):
            return None
        why = next(iter(form.errors.values()))[0]
        log_refusal(request, target=target, verb=verb, why=str(why))
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    carried = [pair for pair in sent if pair[0] != UNCARRIED]
    return _page(request, form, site=site, carried=carried, back=back, status=403)


def next_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    local = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if local else reverse("admin:index")


def _own_fields(request: HttpRequest) -> QueryDict:
    """Takes this page's fields out of what was sent: nobody behind this sees them."""
    rest, own = request.POST.copy(), QueryDict(mutable=True)
    for name in [name for name in rest if name.startswith(f"{ConfirmForm.prefix}-")]:
        own.setlist(name, rest.pop(name))
    request.POST = rest  # type: ignore[assignment]
    return own


def _form(request: HttpRequest, own: QueryDict) -> ConfirmForm:
    has_phone = phone_of(request.user) is not None
    return ConfirmForm(own or None, has_phone=has_phone)


def _is_proved(request: HttpRequest, form: ConfirmForm) -> bool:
    if not form.is_valid():
        return False
    typed, person = form.cleaned_data, request.user
    if not proving.is_password_of(person, typed["password"], request=request):
        form.add_error("password", proving.wrong_password())
        return False
    # After the password: a right code is used up by looking at it.
    if "code" in typed and not proving.is_code_of(
        person, typed["code"], request=request
    ):
        form.add_error("code", proving.wrong_code())
        return False
    proving.forget_failures(person, request=request)
    confirm_now(request, now=timezone.now())
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
