"""Signing in, in two steps: the password, then on a page of its own the code of those
who have a phone enrolled. Nobody is signed in before both were right."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.admin import proving
from articles.admin.confirming import confirm_now, next_page
from articles.forms.confirm import CodeForm
from articles.second_step import Step, phone_of, step_of

# In a session that is still nobody's: whose password was right, and when.
WAITING = "waits_for_code"
PATIENCE = dt.timedelta(minutes=5)


class PasswordStep(LoginView):
    template_name = "admin/login.html"
    authentication_form = AdminAuthenticationForm

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        person = form.get_user()
        if phone_of(person) is not None:
            _wait_for_code(self.request, person, now=timezone.now())
            then = self.get_redirect_url() or reverse("admin:index")
            return HttpResponseRedirect(code_address(then=then))
        # Whoever was waiting at this browser has left.
        self.request.session.pop(WAITING, None)
        answer = super().form_valid(form)
        confirm_now(self.request, now=timezone.now())
        return answer


def password_page(request: HttpRequest, *, site: Any) -> HttpResponseBase:
    if request.method == "GET" and site.has_permission(request):
        return HttpResponseRedirect(reverse("admin:index"))
    context = {
        **site.each_context(request),
        "title": _("登录"),
        "app_path": request.get_full_path(),
        "username": request.user.get_username(),
    }
    if REDIRECT_FIELD_NAME not in {*request.GET, *request.POST}:
        context[REDIRECT_FIELD_NAME] = reverse("admin:index")
    return PasswordStep.as_view(extra_context=context)(request)


def code_address(*, then: str) -> str:
    return f"{reverse('admin:code')}?{urlencode({'next': then})}"


def code_page(request: HttpRequest, *, site: Any) -> HttpResponse:
    person = _who_waits(request, now=timezone.now())
    if person is None:
        messages.warning(request, _("隔得太久了，请从密码重新开始。"))
        then = urlencode({"next": next_page(request)})
        return HttpResponseRedirect(f"{reverse('admin:login')}?{then}")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if proving.is_code_of(person, form.cleaned_data["code"], request=request):
            _let_in(request, person)
            return HttpResponseRedirect(next_page(request))
        form.add_error("code", proving.wrong_code())
    context = {
        **site.each_context(request),
        "title": _("输入验证码"),
        "form": form,
        "next": next_page(request),
    }
    return TemplateResponse(request, "admin/code.html", context)


def _wait_for_code(request: HttpRequest, person: Any, *, now: dt.datetime) -> None:
    # A new key, and nothing in it that was planted or left behind.
    request.session.flush()
    request.session[WAITING] = {
        "person": person.pk,
        "password": person.get_session_auth_hash(),
        "backend": person.backend,
        "at": now.timestamp(),
    }


def _who_waits(request: HttpRequest, *, now: dt.datetime) -> Any:
    """Whose password was right here just now; or who was signed in already when the
    phone was enrolled elsewhere."""
    kept = request.session.get(WAITING)
    if kept is None:
        is_in = request.user.is_authenticated and step_of(request.user) is Step.CODE
        return request.user if is_in else None
    if not 0 <= now.timestamp() - kept["at"] <= PATIENCE.total_seconds():
        return None
    person = User.objects.filter(pk=kept["person"], is_active=True).first()
    if person is None:
        return None
    is_same = constant_time_compare(person.get_session_auth_hash(), kept["password"])
    return person if is_same else None


def _let_in(request: HttpRequest, person: Any) -> None:
    kept = request.session.pop(WAITING, None)
    if kept is None:
        request.session.cycle_key()
        proving.forget_failures(person, request=request)
    else:
        login(request, person, backend=kept["backend"])
        confirm_now(request, now=timezone.now())
    proving.mark_verified(request)
