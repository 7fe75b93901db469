"""Signing in: five failures lock one name for one address, for half an hour, whether
the name exists or not. What a session survives is in test_sessions."""

import logging
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from newsroom.client import networks
from tests.cast import PASSWORD

LOGIN = "/admin/login/"
HERE, ELSEWHERE = "203.0.113.5", "198.51.100.9"
WRONG = "not-the-password"

pytestmark = pytest.mark.django_db


def attempt(
    username: str = "reporter", password: str = WRONG, *, at: str = HERE, **sent: Any
) -> Any:
    typed = {"username": username, "password": password}
    return Client(REMOTE_ADDR=at, **sent).post(LOGIN, typed)


def fail(times: int, username: str = "reporter", **where: str) -> list[int]:
    return [attempt(username, **where).status_code for _ in range(times)]


def test_fifth_failure_locks_and_the_right_password_does_not_help(
    reporter: User,
) -> None:
    assert fail(20) == [200] * 4 + [429] * 16
    answer = attempt(password=PASSWORD)
    assert answer.status_code == 429
    assert "sessionid" not in answer.cookies


def test_lock_says_what_to_do_in_the_desks_dress(reporter: User) -> None:
    fail(4)
    answer = attempt()
    page = answer.content.decode()
    assert answer["Retry-After"] == "1800"
    assert "no-store" in answer["Cache-Control"]
    assert "30 分钟后再试" in page and "管理员" in page and 'id="site-name"' in page
    script = attempt(HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert script.status_code == 429
    assert "reporter" not in script.content.decode()


def test_stranger_and_colleague_read_the_same(reporter: User) -> None:
    User.objects.filter(username="reporter").update(is_active=False)
    User.objects.create_user("somebody", password=PASSWORD, is_staff=False)
    for name in ("reporter", "nobody-of-that-name", "somebody"):
        assert fail(5, name) == [200] * 4 + [429]
    texts = set()
    for name in ("reporter", "nobody-of-that-name", "somebody"):
        page = attempt(name, PASSWORD).content.decode()
        texts.add(page[page.index('<div class="wait">') :])
    assert len(texts) == 1


def test_wrong_and_unknown_read_the_same(reporter: User) -> None:
    pages = [attempt(name).content.decode() for name in ("reporter", "repor.er")]
    errors = [page[page.index("errornote") :].split("</p>")[0] for page in pages]
    assert errors[0] == errors[1]


def test_lock_ends_after_half_an_hour_however_often_one_tries(
    reporter: User, clock: time_machine.Traveller
) -> None:
    fail(5)
    for _ in range(29):
        clock.shift(60)
        assert attempt(password=PASSWORD).status_code == 429
    clock.shift(61)
    assert attempt(password=PASSWORD).status_code == 302
    assert not AccessAttempt.objects.exists()


def test_success_forgets_the_failures(reporter: User) -> None:
    for _ in range(3):
        assert fail(4) == [200] * 4
        assert attempt(password=PASSWORD).status_code == 302


def test_changing_the_browsers_name_does_not_help(reporter: User) -> None:
    agents = [f"browser {number}" for number in range(6)]
    codes = [attempt(HTTP_USER_AGENT=agent).status_code for agent in agents]
    assert codes == [200] * 4 + [429] * 2


def test_nobody_locks_out_others(reporter: User, chief: User) -> None:
    assert fail(6)[-1] == 429
    assert attempt(password=PASSWORD, at=ELSEWHERE).status_code == 302
    assert attempt("chief", PASSWORD).status_code == 302


def test_made_up_address_does_not_help(reporter: User) -> None:
    codes = [
        attempt(HTTP_X_FORWARDED_FOR=f"192.0.2.{number}").status_code
        for number in range(6)
    ]
    assert codes[-1] == 429


def test_behind_our_proxy_each_client_counts_alone(
    reporter: User, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = networks([HERE])
    for number in range(6):  # each claims something else before the proxy speaks
        sent = f"192.0.2.{number}, {ELSEWHERE}"
        locked = attempt(HTTP_X_FORWARDED_FOR=sent)
    assert locked.status_code == 429
    other = attempt(password=PASSWORD, HTTP_X_FORWARDED_FOR="192.0.2.77")
    assert other.status_code == 302


@pytest.fixture
def hashed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], int]]:
    """How many slow hashes were made so far, with Django's real hasher."""
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
    made: list[int] = []
    stock = PBKDF2PasswordHasher.encode

    def counted(
        self: PBKDF2PasswordHasher,
        password: str,
        salt: str,
        iterations: int | None = None,
    ) -> str:
        made.append(iterations or self.iterations)
        return stock(self, password, salt, iterations)

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", counted)
    yield lambda: sum(made)


def test_unknown_name_costs_the_same_hash_as_a_wrong_password(
    hashed: Callable[[], int],
) -> None:
    User.objects.create_user("known", password=PASSWORD, is_staff=True)
    User.objects.create_user("gone", password=PASSWORD, is_active=False)
    User.objects.create_user("shut", password=None, is_staff=True)
    costs = []
    for name in ("known", "gone", "shut", "unknown"):
        before = hashed()
        attempt(name)
        costs.append(hashed() - before)
    assert len(set(costs)) == 1 and costs[0] > 100_000


HOSTILE = [
    "字" * 1_000_000,
    "x" * 1_000_000,
    "nul\0here",
    "\0",
    "ﬁｎｅ－ｐａｓｓ①",
    "ﷺ" * 10_000,
    "e\u0301" * 50_000,
    "\u202e\ufeff\ud7ff",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:4]))
def test_hostile_passwords_and_names_are_answered_at_once(
    text: str, reporter: User
) -> None:
    for typed in (("reporter", text), (text, WRONG)) * 3:
        started = time.thread_time()  # a busy machine makes no test red
        assert attempt(*typed).status_code in (200, 429)
        assert time.thread_time() - started < 1
    assert attempt("chief", at=ELSEWHERE).status_code == 200


def test_log_names_the_locked_and_never_what_was_typed(
    reporter: User, caplog: pytest.LogCaptureFixture
) -> None:
    # The second is a password typed one field too early.
    with caplog.at_level(logging.INFO):
        fail(6)
        attempt("correct-horse-battery", "correct-horse-battery")
    assert f"Locking out 'reporter' from {HERE}" in caplog.text
    assert caplog.text.count(f"Locked: 'reporter' from {HERE}") == 2
    assert f"login failure by nobody from {HERE}" in caplog.text
    assert WRONG not in caplog.text and "correct-horse" not in caplog.text
    kept = AccessAttempt.objects.values_list("get_data", "post_data")
    assert WRONG not in str(list(kept)) and "csrf" not in str(list(kept)).lower()
