"""Wherever an address says where to go next, it leads nowhere but this site."""

from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.admin.conftest import Login
from tests.admin.phones import CODE, LOGIN, PAGE, code_now, give_phone, password_given
from tests.admin.posting import verb_address
from tests.cast import PASSWORD, submitted_article

pytestmark = pytest.mark.usefixtures("clock")

ELSEWHERE = [
    "https://example.net/",
    "http://example.net",
    "//example.net",
    "///example.net",
    "/\\example.net",
    "\\\\example.net",
    "https:example.net",
    "https:///example.net",
    "\thttps://example.net",
    "/\t/example.net",
    "\n//example.net",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://testserver@example.net/",
    "http://testserver.example.net/",
    "\x08//example.net",
    " //example.net",
]


def leads_away(where: str) -> bool:
    """Relative to this site, as a browser would read it."""
    return not where.startswith("/") or where[1:2] in ("/", "\\", "\t")


@pytest.mark.parametrize("then", ELSEWHERE)
def test_signing_in(then: str, reporter: User, chief: User) -> None:
    give_phone(chief)
    typed = {"username": "reporter", "password": PASSWORD, "next": then}
    for address in (LOGIN, f"{LOGIN}?next={quote(then)}"):
        assert not leads_away(Client().post(address, typed)["Location"])
    client = password_given(chief, then=then)
    sent = {"code": code_now(), "next": then}
    answer = client.post(f"{CODE}?next={quote(then)}", sent)
    assert answer.status_code == 302
    assert not leads_away(answer["Location"])


@pytest.mark.parametrize("then", ELSEWHERE)
def test_inside(then: str, reporter: User, chief: User, login: Login) -> None:
    client = login(chief)
    article = submitted_article(by=reporter)
    answers = [
        client.post("/admin/confirm/", {"confirm-password": PASSWORD, "next": then}),
        client.post(verb_address(article, "return"), {"reason": "短些", "next": then}),
        client.post("/admin/language/", {"language": "en", "next": then}),
    ]
    for answer in answers:
        assert answer.status_code == 302
        assert not leads_away(answer["Location"])


@pytest.mark.parametrize("then", ELSEWHERE)
def test_enrolling_and_signing_out(then: str, reporter: User, login: Login) -> None:
    client = login(reporter)
    page = client.get(f"{PAGE}?next={quote(then)}")
    assert page.context["next"] == "/admin/"
    answer = client.post("/admin/logout/", {"next": then})
    assert answer.status_code == 200 or not leads_away(answer["Location"])


def test_own_addresses_are_followed(chief: User) -> None:
    then = "/admin/articles/article/?q=%E6%B9%96&state=draft"
    give_phone(chief)
    client = password_given(chief, then=then)
    assert client.get(CODE, {"next": then}).context["next"] == then
    answer = client.post(CODE, {"code": code_now(), "next": then})
    assert answer["Location"] == then
