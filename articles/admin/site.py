"""The desk's AdminSite: its name, its menu and its first page. No noun's own rules."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from articles.admin.confirming import confirm_now, confirm_page
from articles.admin.refusing import kept_text
from articles.admin.today import work_of
from articles.admin.turned_away import login_ran_out

MENU = (
    "article",
    "issue",
    "photo",
    "reporter",
    "section",
    "series",
    "tag",
    "pageimport",
    "reviewpolicy",
    "desklog",
    "user",
)
# A public address answers for itself; this redirect would only tell which ids exist.
UNUSED = frozenset({"view_on_site"})


class DeskSite(admin.AdminSite):
    site_title = _("编辑部")
    site_header = _("编辑部")
    index_title = _("今天的版面")
    enable_nav_sidebar = False
    empty_value_display = ""

    def get_urls(self) -> list[URLResolver | URLPattern]:
        urls = super().get_urls()
        confirm = path("confirm/", self.admin_view(self.confirm), name="confirm")
        return [
            confirm,
            *(url for url in urls if getattr(url, "name", "") not in UNUSED),
        ]

    @method_decorator(never_cache)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        answer = super().login(request, extra_context)
        # A form that failed comes back with 200.
        if request.method == "POST" and answer.status_code == 302:
            confirm_now(request, now=timezone.now())
        return answer

    @method_decorator(sensitive_post_parameters("password"))
    def confirm(self, request: HttpRequest) -> HttpResponse:
        return confirm_page(request, site=self)

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """The stock guard sends everybody to the login and drops what they typed."""
        guarded = super().admin_view(view, cacheable)

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if (
                request.method == "POST"
                and not self.has_permission(request)
                and kept_text(request)
            ):
                return login_ran_out(request, site=self)
            answer: HttpResponse = guarded(request, *args, **kwargs)
            return answer

        return update_wrapper(inner, guarded)

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
