"""What a session survives and what ends it, and which passwords are refused."""

import datetime as dt

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.admin.conftest import Login
from tests.cast import PASSWORD

LOGIN = "/admin/login/"
DESK = "/admin/"
COOKIE = settings.SESSION_COOKIE_NAME
NEW_PASSWORD = "another-long-word"

pytestmark = pytest.mark.django_db


def signed_in(username: str = "reporter", password: str = PASSWORD) -> Client:
    client = Client()
    typed = {"username": username, "password": password}
    assert client.post(LOGIN, typed).status_code == 302
    return client


def change_own(client: Client, new: str, *, old: str = PASSWORD) -> str:
    typed = {"old_password": old, "new_password1": new, "new_password2": new}
    answer = client.post(reverse("admin:password_change"), typed)
    return "" if answer.status_code == 302 else answer.content.decode()


def test_key_of_the_session_changes_at_sign_in(reporter: User) -> None:
    client = Client()
    client.session["planted"] = "by somebody else"
    client.session.save()
    before = client.session.session_key
    assert before
    client.cookies[COOKIE] = before
    client.post(LOGIN, {"username": "reporter", "password": PASSWORD})
    after = client.cookies[COOKIE].value
    assert after != before
    thief = Client()
    thief.cookies[COOKIE] = before
    assert thief.get(DESK).status_code == 302
    assert not Session.objects.filter(session_key=before).exists()


def test_cookie_is_dead_after_signing_out(reporter: User) -> None:
    client = signed_in()
    cookie = client.cookies[COOKIE].value
    assert client.get(DESK).status_code == 200
    client.post(reverse("admin:logout"))
    thief = Client()
    thief.cookies[COOKIE] = cookie
    answer = thief.get(DESK)
    assert answer.status_code == 302
    assert answer["Location"].startswith(LOGIN)


def test_signing_out_takes_a_post(reporter: User) -> None:
    client = signed_in()
    assert client.get(reverse("admin:logout")).status_code == 405
    assert client.get(DESK).status_code == 200


def test_new_password_ends_the_other_sessions(reporter: User) -> None:
    here, there = signed_in(), signed_in()
    assert change_own(here, NEW_PASSWORD) == ""
    assert here.get(DESK).status_code == 200
    assert there.get(DESK).status_code == 302
    signed_in(password=NEW_PASSWORD)


def test_password_set_by_an_administrator_ends_all_sessions(
    reporter: User, administrator: User, login: Login
) -> None:
    theirs = signed_in()
    address = reverse("admin:auth_user_password_change", args=[reporter.pk])
    typed = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    answer = login(administrator).post(address, typed | {"usable_password": "true"})
    assert answer.status_code == 302
    assert theirs.get(DESK).status_code == 302


@pytest.mark.parametrize("flag", ["is_active", "is_staff"])
def test_who_left_is_out_at_the_next_request(flag: str, reporter: User) -> None:
    client = signed_in()
    User.objects.filter(pk=reporter.pk).update(**{flag: False})
    assert client.get(DESK).status_code == 302


def test_failures_elsewhere_end_no_session(reporter: User) -> None:
    client = signed_in()
    for _ in range(6):
        Client().post(LOGIN, {"username": "reporter", "password": "wrong"})
    assert client.get(DESK).status_code == 200


def test_session_lasts_a_shift_of_eight_hours(reporter: User) -> None:
    client = signed_in()
    assert client.cookies[COOKIE]["max-age"] == dt.timedelta(hours=8).total_seconds()
    Session.objects.update(expire_date=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert client.get(DESK).status_code == 302


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("abc12", "密码太短，至少要 10 个字符"),
        ("password123", "这个密码太常见了"),
        ("20261124001", "密码只包含数字"),
        ("chengreporter", "密码跟 用户名 太相似了"),
        (PASSWORD, "新密码和现在的一样"),
        ("nul\0in-the-middle", "字符"),
    ],
)
def test_weak_and_old_passwords_are_refused_in_chinese(new: str, why: str) -> None:
    User.objects.create_user("chengreporter", password=PASSWORD, is_staff=True)
    page = change_own(signed_in("chengreporter"), new)
    assert why in page
    assert signed_in("chengreporter")


def test_huge_new_password_is_answered_and_works(reporter: User) -> None:
    huge = "字密" * 500_000
    assert change_own(signed_in(), huge) == ""
    signed_in(password=huge)


def test_new_account_needs_no_old_password(administrator: User, login: Login) -> None:
    typed = {
        "username": "newcomer",
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD,
        "usable_password": "true",
    }
    address = reverse("admin:auth_user_add")
    assert login(administrator).post(address, typed).status_code == 302


def test_signing_out_clears_the_browsers_copies_and_no_cookie(reporter: User) -> None:
    answer = signed_in().post(reverse("admin:logout"))
    assert answer["Clear-Site-Data"] == '"storage"'
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies


def test_script_that_has_wiped_its_copies_leaves_the_rest_alone(
    reporter: User,
) -> None:
    """The choice of light or dark stands in the same storage."""
    answer = signed_in().post(reverse("admin:logout"), {"wiped": "1"})
    assert "Clear-Site-Data" not in answer
