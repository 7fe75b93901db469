"""Answers that are no page of the paper, in its dress. Never kept by a cache.

None of them names a story: they say nothing of what is not out yet. All they ask the
database is what the paper is called, and they do without where it does not answer.
"""

from typing import Any

from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from articles.models import Paper, Withdrawal
from articles.reading import last_known_paper, the_paper

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, TOO_MUCH):
        return _answer("413.html", status=413)
    return _answer("400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer("403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer("404.html", status=404)


def gone(withdrawal: Withdrawal | None) -> HttpResponse:
    """When it was taken out, and the cause if readers may know; none of its words."""
    return _answer("410.html", status=410, withdrawal=withdrawal)


def server_error(request: HttpRequest) -> HttpResponse:
    """Plain text of a file, no context: whatever broke may break a template too."""
    response = HttpResponse(render_to_string("500.html"), status=500)
    response.headers["Cache-Control"] = "no-store"
    return response


def _answer(template: str, *, status: int, **context: Any) -> HttpResponse:
    text = render_to_string(template, {"paper": _paper(), **context})
    response = HttpResponse(text, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _paper() -> Paper:
    try:
        return the_paper()
    except DatabaseError:
        return last_known_paper()
