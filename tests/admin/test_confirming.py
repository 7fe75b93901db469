"""Who typed a password lately, and the page that asks for it again."""

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from articles.admin.confirming import confirm_address, confirmed
from tests.cast import PASSWORD

LOGIN = "/admin/login/"

pytestmark = pytest.mark.usefixtures("clock")


def signed_in(user: User) -> Client:
    client = Client()
    typed = {"username": user.username, "password": PASSWORD}
    assert client.post(LOGIN, typed).status_code == 302
    return client


def is_confirmed(client: Client) -> bool:
    request = RequestFactory().get("/")
    request.session = client.session
    return confirmed(request, now=timezone.now())


def confirm(client: Client, password: str, *, then: str = "") -> tuple[int, str]:
    answer = client.post(confirm_address(then=then), {"confirm-password": password})
    return answer.status_code, answer.get("Location", "")


def test_sign_in_counts_for_its_minutes(
    chief: User, clock: time_machine.Traveller
) -> None:
    client = signed_in(chief)
    assert is_confirmed(client)
    clock.shift(15 * 60)
    assert is_confirmed(client)
    clock.shift(1)
    assert not is_confirmed(client)


def test_sign_in_elsewhere_counts_for_nothing_here(
    chief: User, clock: time_machine.Traveller
) -> None:
    client = signed_in(chief)
    clock.shift(3600)
    signed_in(chief)
    assert not is_confirmed(client)


def test_password_again_confirms_and_leads_back(
    chief: User, clock: time_machine.Traveller
) -> None:
    client = signed_in(chief)
    clock.shift(3600)
    key, token = client.session.session_key, client.cookies.get("csrftoken")
    assert confirm(client, PASSWORD, then="/admin/articles/issue/") == (
        302,
        "/admin/articles/issue/",
    )
    assert is_confirmed(client)
    assert client.session.session_key == key
    assert client.cookies.get("csrftoken") == token


def test_wrong_password_confirms_nothing(
    chief: User, reporter: User, clock: time_machine.Traveller
) -> None:
    reporter.set_password("the-reporters-own-word")
    reporter.save()
    client = signed_in(chief)
    clock.shift(3600)
    for wrong in ("wrong", "", "the-reporters-own-word", "nul\0"):
        assert confirm(client, wrong)[0] == 200
    assert not is_confirmed(client)
    assert "密码不对" in client.post("/admin/confirm/", {"confirm-password": "x"}).text


def test_page_is_no_way_round_the_lock(
    chief: User, clock: time_machine.Traveller
) -> None:
    client = signed_in(chief)
    clock.shift(3600)
    codes = [confirm(client, "wrong")[0] for _ in range(6)]
    assert codes == [200] * 4 + [429] * 2
    assert confirm(client, PASSWORD)[0] == 429
    assert not is_confirmed(client)
    assert client.get("/admin/").status_code == 200


def test_success_forgets_the_failures(chief: User) -> None:
    client = signed_in(chief)
    for _ in range(3):
        assert [confirm(client, "wrong")[0] for _ in range(4)] == [200] * 4
        assert confirm(client, PASSWORD)[0] == 302


@pytest.mark.parametrize(
    "then", ["https://example.net/", "//example.net", "/\\example.net", "javascript:1"]
)
def test_page_leads_nowhere_but_here(then: str, chief: User) -> None:
    assert confirm(signed_in(chief), PASSWORD, then=then) == (302, "/admin/")


def test_page_is_for_who_is_signed_in(client: Client, chief: User) -> None:
    assert client.get("/admin/confirm/").status_code == 302
    code, where = confirm(client, PASSWORD)
    assert code == 302 and where.startswith(LOGIN)


def test_page_asks_and_is_not_kept(chief: User) -> None:
    client = Client()
    client.force_login(chief)  # a session without a sign-in
    assert not is_confirmed(client)
    answer = client.get(confirm_address(then="/admin/articles/issue/"))
    assert 'value="/admin/articles/issue/"' in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert reverse("admin:confirm") == "/admin/confirm/"
