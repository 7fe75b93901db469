"""Keeping one's second step: enrolling a phone, recovery codes, turning it off."""

import re

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings

from articles import second_step
from articles.admin.second_step import KEY
from articles.models import DeskLog
from articles.refusals import WrongState
from articles.vocabulary import Role, Verb
from tests.access import employ
from tests.admin.conftest import Login
from tests.admin.phones import (
    CODE,
    PAGE,
    code_now,
    give_phone,
    is_inside,
    password_given,
    signed_in,
)
from tests.cast import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

OFF, CODES = "/admin/second-step/off/", "/admin/second-step/codes/"


def key_shown(client: Client) -> str:
    client.get(PAGE)
    return str(client.session[KEY])


def enrol(client: Client) -> str:
    """The page with the recovery codes."""
    answer = client.post(PAGE, {"code": code_now(key_shown(client))})
    assert answer.status_code == 200
    return answer.text


def codes_on(page: str) -> list[str]:
    return [
        found.replace(" ", "")
        for found in re.findall(r"<code>(\d{5} \d{5})</code>", page)
    ]


def logged(verb: Verb) -> int:
    return DeskLog.objects.filter(verb=verb).count()


def test_page_shows_a_picture_and_the_key_to_type(reporter: User, login: Login) -> None:
    client = login(reporter)
    answer = client.get(PAGE)
    assert 'src="data:image/png;base64,' in answer.text
    key = second_step.key_in_letters(client.session[KEY])
    assert key in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert "img-src 'self' data:" in answer["Content-Security-Policy"]
    assert client.get(PAGE).text.count(key) == 1  # the same at a second look


def test_first_code_enrols_and_shows_ten_codes_once(
    reporter: User, login: Login
) -> None:
    client = login(reporter)
    codes = codes_on(enrol(client))
    assert len(set(codes)) == second_step.RECOVERY_CODES == 10
    assert is_inside(client)
    assert KEY not in client.session
    page = client.get(PAGE).text
    assert not codes_on(page) and "备用码还剩 10 个" in page
    assert logged(Verb.STEP_ON) == 1
    other = password_given(reporter)
    assert other.post(CODE, {"code": codes[0]}).status_code == 302


def test_code_that_enrolled_signs_nobody_in(reporter: User, login: Login) -> None:
    client = login(reporter)
    key = key_shown(client)
    client.post(PAGE, {"code": code_now(key)})
    other = password_given(reporter)
    assert other.post(CODE, {"code": code_now(key)}).status_code == 200
    assert not is_inside(other)


@pytest.mark.parametrize("typed", ["", "000000", "1234567890", "x", "nul\0"])
def test_wrong_first_code_enrols_nothing(
    typed: str, reporter: User, login: Login
) -> None:
    client = login(reporter)
    key = key_shown(client)
    answer = client.post(PAGE, {"code": typed})
    assert answer.status_code == 200 and not codes_on(answer.text)
    assert not TOTPDevice.objects.exists()
    assert key_shown(client) == key


def test_enrolling_asks_for_the_password_again(reporter: User, later: Login) -> None:
    """An open desk is no place to enrol one's own phone for a colleague."""
    client = later(reporter)
    for answer in (client.get(PAGE), client.post(PAGE, {"code": "123456"})):
        assert answer["Location"].startswith("/admin/confirm/")
    assert KEY not in client.session


def test_second_enrolment_is_refused(reporter: User) -> None:
    give_phone(reporter)
    with pytest.raises(WrongState):
        give_phone(reporter)
    assert TOTPDevice.objects.count() == 1


def test_new_codes_make_the_old_ones_void(reporter: User) -> None:
    old = give_phone(reporter)
    client = signed_in(reporter)
    new = codes_on(client.post(CODES).text)
    assert len(new) == 10 and not set(new) & set(old)
    assert set(StaticToken.objects.values_list("token", flat=True)) == set(new)
    assert logged(Verb.STEP_CODES) == 1
    assert is_inside(client)


def test_turned_off_the_password_is_enough(reporter: User) -> None:
    give_phone(reporter)
    client = signed_in(reporter)
    assert client.post(OFF).status_code == 302
    assert not TOTPDevice.objects.exists() and not StaticToken.objects.exists()
    assert logged(Verb.STEP_OFF) == 1
    assert is_inside(client) and is_inside(password_given(reporter))
    client.post(OFF)  # a second click
    assert logged(Verb.STEP_OFF) == 1 and logged(Verb.REFUSED) == 1


@pytest.mark.parametrize("address", [OFF, CODES])
def test_turning_off_and_new_codes_ask_again(
    address: str, reporter: User, clock: time_machine.Traveller
) -> None:
    old = give_phone(reporter)
    client = signed_in(reporter)
    assert client.get(address).status_code == 405
    clock.shift(15 * 60 + 1)
    answer = client.post(address, {"confirm-password": PASSWORD})
    assert answer.status_code == 403
    assert set(StaticToken.objects.values_list("token", flat=True)) == set(old)
    proof = {"confirm-password": PASSWORD, "confirm-code": code_now()}
    assert client.post(address, proof).status_code in (200, 302)
    assert not StaticToken.objects.filter(token__in=old).exists()


SIGNERS = {"page_editor", "desk_head", "chief", "administrator", "superuser"}


@pytest.mark.parametrize("person", [*Role.values, "superuser"])
def test_those_who_sign_must_enrol_before_anything(
    person: str, settings: Settings
) -> None:
    settings.REQUIRE_SECOND_STEP = True
    client = password_given(employ(person))
    assert is_inside(client) == (person not in SIGNERS)
    if person in SIGNERS:
        assert "先启用两步验证，才能进编辑部" in client.get(PAGE).text
        enrol(client)
        assert is_inside(client)
        client.post(OFF)
        assert not is_inside(client)


def test_who_is_raised_to_a_signing_post_must_enrol_at_once(
    reporter: User, page_editor: User, settings: Settings
) -> None:
    settings.REQUIRE_SECOND_STEP = True
    client = password_given(reporter)
    assert is_inside(client)
    reporter.groups.set(page_editor.groups.all())
    assert client.get("/admin/")["Location"].startswith(PAGE)
    typed = {"headline": "写了一晚上的标题"}
    answer = client.post(reverse("admin:articles_article_add"), typed)
    assert answer.status_code == 403 and "写了一晚上的标题" in answer.text
    assert client.post(reverse("admin:logout")).status_code == 200
    assert not is_inside(client)
