"""A live server and browsers that speak HTTP to it. Only `make drill` comes here."""

import http.client
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from articles.admin.confirming import STAMP

WANTED = any("drill" in argument for argument in sys.argv[1:])
collect_ignore_glob = [] if WANTED else ["*"]

TOKEN = "d" * 32
Open = Callable[[User], "HttpBrowser"]


class Answer:
    def __init__(self, got: http.client.HTTPResponse) -> None:
        self.status_code = got.status
        self.content = got.read()


class HttpBrowser:
    """One person's browser: a session, a CSRF cookie, real requests, no redirects."""

    def __init__(self, host: str, port: int, *, session: str) -> None:
        self.host, self.port = host, port
        names = {
            settings.SESSION_COOKIE_NAME: session,
            settings.CSRF_COOKIE_NAME: TOKEN,
        }
        self.cookie = "; ".join(f"{name}={value}" for name, value in names.items())

    def get(self, address: str) -> Answer:
        return self._ask("GET", address)

    def post(self, address: str, data: dict[str, Any]) -> Answer:
        body = urlencode(data | {"csrfmiddlewaretoken": TOKEN}).encode()
        return self._ask("POST", address, body=body)

    def _ask(self, method: str, address: str, *, body: bytes = b"") -> Answer:
        line = http.client.HTTPConnection(self.host, self.port, timeout=30)
        headers = {"Cookie": self.cookie}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            line.request(method, address, body or None, headers)
            return Answer(line.getresponse())
        finally:
            line.close()


@pytest.fixture
def enter(live_server: Any) -> Open:
    """A browser in which this person has just signed in."""

    def opened(user: User) -> HttpBrowser:
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session[STAMP] = timezone.now().timestamp()
        session.create()
        thread = live_server.thread
        return HttpBrowser(thread.host, thread.port, session=str(session.session_key))

    return opened


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Prints past pytest's capturing: a drill is there for its figures."""

    def aloud(line: str) -> None:
        with capsys.disabled():
            print(f"  {line}", flush=True)

    return aloud
