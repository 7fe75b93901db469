"""Who answers a form without its CSRF token: the desk keeps what was typed in it, the
paper, which has no forms, only refuses."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from articles.admin import desk
from articles.admin.turned_away import token_ran_out
from articles.views.errors import forbidden
from newsroom.middleware import DESK_PREFIX


def failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if request.path_info.startswith(DESK_PREFIX):
        return token_ran_out(request, site=desk)
    return forbidden(request, PermissionDenied(reason))
