"""What is shut to who gave the password and lacks the second step: all inside."""

from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.auth.models import User
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.models import Article
from tests.admin.phones import (
    CODE,
    code_now,
    give_phone,
    is_inside,
    password_given,
    signed_in,
)
from tests.admin.posting import add_address

pytestmark = pytest.mark.usefixtures("clock")

OPEN = {"login", "code", "logout", "set_language"}
DOORSTEP = {"confirm", "second_step", "step_off", "step_codes"}


def test_session_of_before_the_phone_must_give_its_code(chief: User) -> None:
    before = password_given(chief)
    assert is_inside(before)
    give_phone(chief)
    assert before.get("/admin/")["Location"].startswith(CODE)
    answer = before.post(add_address(), {"headline": "写了一晚上的标题"})
    assert answer.status_code == 403
    assert "写了一晚上的标题" in answer.text and "先输入验证码" in answer.text
    assert not Article.objects.exists()
    assert before.post(CODE, {"code": code_now()}).status_code == 302
    assert is_inside(before)


def test_session_of_a_phone_that_is_gone_must_give_the_new_ones_code(
    chief: User, clock: time_machine.Traveller
) -> None:
    give_phone(chief)
    client = signed_in(chief)
    TOTPDevice.objects.all().delete()
    clock.shift(60)
    give_phone(chief)
    assert client.get("/admin/")["Location"].startswith(CODE)


def doors() -> Iterator[tuple[str, str]]:
    """Every address of the desk with some number in its gaps."""

    def walk(entries: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
        for entry in entries:
            route = prefix + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, route)
            else:
                yield f"{entry.name} {route}"

    for line in walk(get_resolver().url_patterns, ""):
        name, route = line.split(" ", 1)
        if route.startswith("admin/") and "^" not in route and "$" not in route:
            address = route
            while "<" in address:
                start, end = address.index("<"), address.index(">")
                address = f"{address[:start]}1{address[end + 1 :]}"
            yield name, f"/{address}"


@pytest.mark.parametrize("lacking", ["code", "phone"])
def test_every_door_is_shut_to_who_lacks_a_step(
    lacking: str, chief: User, settings: object
) -> None:
    client = password_given(chief)
    assert is_inside(client)
    if lacking == "code":
        give_phone(chief)
        shut = OPEN
    else:
        settings.REQUIRE_SECOND_STEP = True  # type: ignore[attr-defined]
        shut = OPEN | DOORSTEP
    way = reverse("admin:code" if lacking == "code" else "admin:second_step")
    walked = [(name, address) for name, address in doors() if name not in shut]
    assert len(walked) > 60
    for name, address in walked:
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, (name, address)
            assert answer["Location"].startswith(way), (name, address)
