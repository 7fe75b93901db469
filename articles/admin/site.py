"""The desk's AdminSite: its name, its menu and its first page. No noun's own rules."""

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters

from articles.admin.confirming import confirm_page
from articles.admin.kept import kept_text
from articles.admin.second_step import renew_codes, second_step_page, turn_off
from articles.admin.signing_in import code_page, password_page
from articles.admin.today import work_of
from articles.admin.turned_away import not_let_in
from articles.admin.waiting import waiting_page
from articles.second_step import Step, step_of

MENU = (
    "article",
    "issue",
    "correction",
    "photo",
    "reporter",
    "section",
    "series",
    "tag",
    "houseword",
    "leader",
    "pageimport",
    "reviewpolicy",
    "paper",
    "desklog",
    "user",
)
# A public address answers for itself; its redirect would only tell which ids exist. The
# stock way out is shut to who may not come in yet.
UNUSED = frozenset({"view_on_site", "logout"})
# Where people are sent by what they lack.
WAYS = {None: "login", Step.CODE: "code", Step.ENROL: "second_step"}


# Answers a request at the door of this site.
Page = Callable[..., HttpResponseBase]


class DeskSite(admin.AdminSite):
    site_title = _("编辑部")
    site_header = _("编辑部")
    index_title = _("今天要办的")
    enable_nav_sidebar = False
    empty_value_display = ""

    def get_urls(self) -> list[URLResolver | URLPattern]:
        stock = super().get_urls()
        return [
            path("login/code/", self.open_view(code_page), name="code"),
            path("logout/", never_cache(self.logout), name="logout"),
            path("confirm/", self.door_view(confirm_page), name="confirm"),
            path("waiting/", self.admin_view(waiting_page), name="waiting"),
            path("second-step/", self.door_view(second_step_page), name="second_step"),
            path("second-step/off/", self.door_view(turn_off), name="step_off"),
            path("second-step/codes/", self.door_view(renew_codes), name="step_codes"),
            *(url for url in stock if getattr(url, "name", "") not in UNUSED),
        ]

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        answer: HttpResponse = self.open_view(password_page)(request)
        return answer

    @method_decorator(never_cache)
    def logout(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The desk's script wipes its copies of typed text and says so; a browser that
        sent no such word is told to clear them. Cookies are no storage: they stay."""
        answer = super().logout(request, extra_context)
        if request.method == "POST" and "wiped" not in request.POST:
            answer["Clear-Site-Data"] = '"storage"'
        return answer

    # Who may come in. Behind each page its own rules ask again.

    def has_permission(self, request: HttpRequest) -> bool:
        return self.lacks(request) is Step.NONE

    def lacks(self, request: HttpRequest) -> Step | None:
        """What keeps this person out; None for who has no business here at all."""
        if not super().has_permission(request):
            return None
        return step_of(request.user)

    def open_view(self, page: Page) -> Any:
        """For everybody: the ways in."""
        guarded = csrf_protect(sensitive_post_parameters()(page))
        return never_cache(partial(guarded, site=self))

    def door_view(self, page: Page) -> Any:
        """For who is signed in, and perhaps must enrol a phone before coming in."""

        def inner(request: HttpRequest, *, site: Any) -> HttpResponseBase:
            if self.lacks(request) in (Step.NONE, Step.ENROL):
                return page(request, site=site)
            return self.sent_away(request)

        return self.open_view(inner)

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """The stock guard sends everybody to the login and drops what they typed."""
        guarded = super().admin_view(view, cacheable)

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.has_permission(request):
                return self.sent_away(request)
            answer: HttpResponse = guarded(request, *args, **kwargs)
            return answer

        return update_wrapper(inner, guarded)

    @method_decorator(never_cache)
    def sent_away(self, request: HttpRequest) -> HttpResponse:
        lacking = self.lacks(request)
        if request.method == "POST" and kept_text(request):
            return not_let_in(request, lacking, site=self)
        then = request.get_full_path() if request.method == "GET" else ""
        way = reverse(f"admin:{WAYS.get(lacking, 'index')}")
        return HttpResponseRedirect(f"{way}?{urlencode({'next': then})}")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        menu = _menu(context["available_apps"])
        return context | {"menu": menu, "now": timezone.now()}

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        work = work_of(request.user, now=timezone.now())
        return super().index(request, {**(extra_context or {}), **work})


def _menu(apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The nouns this person may open, in the order of a working day."""
    models = {
        str(model["model"]._meta.model_name): model
        for app in apps
        for model in app["models"]
        if model["admin_url"]
    }
    return [{"noun": name, **models[name]} for name in MENU if name in models]


desk = DeskSite(name="admin")
