"""What django-axes asks of this site when it counts failed sign-ins: by which name, how
the log calls it, who answers the locked. How often is settled in settings.py. And the
backend through which it counts wrong codes as well."""

import logging
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles import second_step
from articles.admin import desk
from articles.admin.turned_away import locked_out
from newsroom.client import client_address

log = logging.getLogger(__name__)

Credentials = dict[str, Any]
# The column that keeps the name holds no more; the stock login form sets no limit.
LONGEST = 255


def typed_name(request: HttpRequest, credentials: Credentials | None = None) -> str:
    field = get_user_model().USERNAME_FIELD
    typed = (credentials or {}).get(field) or request.POST.get(field) or ""
    return str(typed)[:LONGEST]


def described(
    username: str | None,
    ip_address: str | None,
    user_agent: str,
    path_info: str,
    request: HttpRequest,
) -> str:
    """For the log. A name that is no account's may be a password typed one field too
    early, so it is not repeated."""
    users = get_user_model()._default_manager
    known = users.filter(**{get_user_model().USERNAME_FIELD: username}).exists()
    return f"{username!r} from {ip_address}" if known else f"nobody from {ip_address}"


class CodeBackend:
    """The second step of somebody whose password was right: no way in by itself, since
    nobody is ever found again by a session that named this backend."""

    def authenticate(
        self, request: HttpRequest, username: str, token: str
    ) -> User | None:
        account = User.objects.filter(username=username, is_active=True).first()
        now = timezone.now()
        is_right = account and second_step.accepts(account, token, now=now)
        return account if is_right else None

    def get_user(self, user_id: object) -> None:
        return None


def answer_locked(
    request: HttpRequest, response: HttpResponse, credentials: Credentials | None = None
) -> HttpResponse:
    """Logged here, since tries during the lock are counted nowhere else."""
    name, place = typed_name(request, credentials), client_address(request)
    log.warning("Locked: %s", described(name, place, "", "", request))
    return locked_out(request, site=desk)
