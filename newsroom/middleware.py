"""What every request passes before a view: bad bytes refused, policy headers set,
the desk's language. Nothing that knows a story."""

from collections.abc import Callable
from typing import Any

from csp.constants import NONCE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import get_resolver
from django.utils import translation

GetResponse = Callable[[HttpRequest], HttpResponse]

DESK_PREFIX = "/admin/"
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "geolocation", "microphone", "payment", "usb")
)


def permissions_policy(get_response: GetResponse) -> GetResponse:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware


def refuse_nul(get_response: GetResponse) -> GetResponse:
    """PostgreSQL text cannot hold NUL, so any query built on one would be a 500.

    Cookies count too: Django's cookie parser decodes \\000 inside quotes.
    Form fields refuse NUL by themselves, with the typed text kept.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        spoilt = (
            "\0" in request.path_info
            or "%00" in query
            or "\0" in query
            or any("\0" in value for value in request.COOKIES.values())
        )
        if not spoilt:
            return get_response(request)
        handler: Any = get_resolver().resolve_error_handler(400)
        response: HttpResponse = handler(request, exception=BadRequest("NUL"))
        return response

    return middleware


def desk_language(get_response: GetResponse) -> GetResponse:
    """Chinese everywhere; the desk may choose by cookie. Public pages carry no cookie
    and ignore Accept-Language, so that one copy in a cache serves everybody."""
    offered = {code for code, _name in settings.LANGUAGES}

    def middleware(request: HttpRequest) -> HttpResponse:
        wanted = settings.LANGUAGE_CODE
        if request.path_info.startswith(DESK_PREFIX):
            wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, wanted)
        language = wanted if wanted in offered else settings.LANGUAGE_CODE
        with translation.override(language):
            response = get_response(request)
        response.setdefault("Content-Language", language)
        return response

    return middleware


class ContentPolicy(CSPMiddleware):
    """The public policy is the setting. The desk adds a nonce for the editor's import
    map and inline styles, which its dialogs set. A view's own csp_update wins."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(DESK_PREFIX) and not report_only:
            desk = {"script-src": [SELF, NONCE], "style-src": [SELF, UNSAFE_INLINE]}
            parts.replace = desk | (parts.replace or {})
        return parts
