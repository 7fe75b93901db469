"""What every public answer shares: safe methods, headers, the paper's dress, dates.

Nothing here or in the other views touches session, user, messages or a CSRF token: one
answer serves everybody, so that it can be cached and never sets a cookie.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

# Kept by caches, but asked about each time: a release shows within the same second.
FRESH = "public, no-cache"

View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """GET and HEAD only; checked at every use unless the view says otherwise."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", FRESH)
        return response

    # Nothing is done here, so a forged POST is told the method is wrong, not the token.
    safe: View = csrf_exempt(require_safe(answer))
    return safe


def show(
    request: HttpRequest, template: str, context: Mapping[str, Any]
) -> HttpResponse:
    """Rendered without context processors: those would ask who is reading."""
    values = {"site": site_of(request), "path": request.path, **context}
    return HttpResponse(render_to_string(template, values))


def site_of(request: HttpRequest) -> str:
    """What stands before a path where an address leaves the site."""
    return f"{request.scheme}://{request.get_host()}"


def date_or_404(year: str, month: str, day: str) -> dt.date:
    """The converters let only digits through; 30 February still has to be refused."""
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError as error:
        raise Http404 from error
