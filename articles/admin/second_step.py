"""Two-step sign-in as each person keeps it for themselves: enrolling a phone, its
recovery codes, turning it off. Nobody sees or sets anybody else's."""

import base64
import io
from typing import Any

import qrcode
from django.conf import settings
from django.contrib import messages
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import second_step
from articles.admin import proving
from articles.admin.confirming import (
    ask_again,
    confirm_address,
    confirm_now,
    confirmed,
    next_page,
)
from articles.admin.refusing import log_refusal
from articles.forms.confirm import CodeForm
from articles.permissions import is_signer
from articles.refusals import NotReady, Refused

# The key that was shown and not yet taken; it waits in the session, which is private.
KEY = "second_step_key"


def second_step_page(request: HttpRequest, *, site: Any) -> HttpResponse:
    phone = second_step.phone_of(request.user)
    if phone is not None:
        return _standing(request, phone, site=site)
    if not confirmed(request, now=timezone.now()):
        return HttpResponseRedirect(confirm_address(then=request.get_full_path()))
    return _enrolling(request, site=site)


def _standing(request: HttpRequest, phone: Any, *, site: Any) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": _("两步验证"),
        "phone": phone,
        "left": second_step.codes_left(request.user),
        "must": settings.REQUIRE_SECOND_STEP and is_signer(request.user),
    }
    return TemplateResponse(request, "admin/second_step/standing.html", context)


def _enrolling(request: HttpRequest, *, site: Any) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = CodeForm(sent, is_alone=sent is not None)
    key = request.session.setdefault(KEY, second_step.new_key())
    if form.is_valid():
        code = form.cleaned_data["code"]
        try:
            codes = second_step.enrol(
                request.user, key=key, code=code, now=timezone.now()
            )
        except NotReady as refusal:
            form.add_error("code", str(refusal))
        except Refused as refusal:
            messages.warning(request, str(refusal))
            return HttpResponseRedirect(reverse("admin:second_step"))
        else:
            del request.session[KEY]
            proving.mark_verified(request)
            confirm_now(request, now=timezone.now())
            return _codes(request, codes, site=site)
    address = second_step.address_of(
        key, account=request.user, issuer=str(site.site_title)
    )
    context = {
        **site.each_context(request),
        "title": _("启用两步验证"),
        "form": form,
        "picture": _as_picture(address),
        "address": address,
        "key": second_step.key_in_letters(key),
        "must": second_step.step_of(request.user) is second_step.Step.ENROL,
        "next": next_page(request),
    }
    return TemplateResponse(request, "admin/second_step/enrol.html", context)


def turn_off(request: HttpRequest, *, site: Any) -> HttpResponse:
    return _verb(request, site=site, verb="step-off")


def renew_codes(request: HttpRequest, *, site: Any) -> HttpResponse:
    return _verb(request, site=site, verb="step-codes")


def _verb(request: HttpRequest, *, site: Any, verb: str) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    own, person = reverse("admin:second_step"), request.user
    if page := ask_again(request, site=site, target=person, verb=verb, back=own):
        return page
    try:
        if verb == "step-codes":
            codes = second_step.renew_codes(person, now=timezone.now())
            return _codes(request, codes, site=site)
        second_step.turn_off(person, now=timezone.now())
    except Refused as refusal:
        log_refusal(request, target=person, verb=verb, why=str(refusal))
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("两步验证已关闭。"))
    return HttpResponseRedirect(own)


def _codes(request: HttpRequest, codes: list[str], *, site: Any) -> HttpResponse:
    """Straight in the answer: kept nowhere, so shown this once."""
    context = {
        **site.each_context(request),
        "title": _("备用码"),
        "codes": [f"{code[:5]} {code[5:]}" for code in codes],
        "next": next_page(request),
    }
    return TemplateResponse(request, "admin/second_step/codes.html", context)


def _as_picture(text: str) -> str:
    """As a data address: the policy allows pictures of that kind, and no second request
    asks for a secret."""
    out = io.BytesIO()
    qrcode.make(text, box_size=8).save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
