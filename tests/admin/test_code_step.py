"""Signing in with a phone: the code comes after the password, on a page of its own, and
each works once. What is shut before it is in test_shut_doors."""

import logging

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client

from articles.models import DeskLog
from articles.vocabulary import Verb
from tests.admin.phones import (
    CODE,
    LOGIN,
    code_now,
    give_phone,
    is_inside,
    password_given,
    signed_in,
)
from tests.cast import PASSWORD

pytestmark = pytest.mark.usefixtures("clock")


def test_code_is_asked_after_the_password_and_lets_in(chief: User) -> None:
    give_phone(chief)
    client = password_given(chief, then="/admin/articles/issue/?q=1")
    assert not is_inside(client)
    assert "验证码" in client.get(CODE).text
    sent = {"code": code_now(), "next": "/admin/articles/issue/?q=1"}
    answer = client.post(CODE, sent)
    assert answer["Location"] == "/admin/articles/issue/?q=1"
    assert is_inside(client)


def test_nobody_is_signed_in_before_the_code(chief: User) -> None:
    give_phone(chief)
    client = password_given(chief)
    assert "_auth_user_id" not in client.session
    chief.refresh_from_db()
    assert chief.last_login is None


def test_password_page_says_nothing_of_a_phone(chief: User, reporter: User) -> None:
    give_phone(chief)
    pages = []
    for name in ("chief", "reporter", "nobody-here"):
        answer = Client().post(LOGIN, {"username": name, "password": "wrong"})
        pages.append(answer.text[answer.text.index("errornote") :].split("</p>")[0])
        assert answer.status_code == 200
    assert len(set(pages)) == 1


def test_without_a_phone_the_password_is_enough(reporter: User) -> None:
    assert is_inside(password_given(reporter))


@pytest.mark.parametrize(
    "typed", ["000000", "12345", "", "abcdef", "nul\0", "9" * 5000, "١٢٣٤٥٦x", "-12345"]
)
def test_wrong_code_lets_nobody_in(typed: str, chief: User) -> None:
    give_phone(chief)
    client = password_given(chief)
    answer = client.post(CODE, {"code": typed})
    assert answer.status_code == 200
    assert not is_inside(client)


@pytest.mark.parametrize("steps", [-2, 2])
def test_code_two_steps_off_is_refused(steps: int, chief: User) -> None:
    give_phone(chief)
    client = password_given(chief)
    client.post(CODE, {"code": code_now(steps=steps)})
    assert not is_inside(client)


def test_phones_clock_may_be_one_step_off(chief: User) -> None:
    give_phone(chief)
    client = password_given(chief)
    assert client.post(CODE, {"code": code_now(steps=1)}).status_code == 302


def test_code_may_be_typed_in_groups_and_full_width(chief: User) -> None:
    give_phone(chief)
    code = code_now()
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code)
    typed = f" {wide[:3]} {wide[3:]} "
    assert password_given(chief).post(CODE, {"code": typed}).status_code == 302


def test_code_works_once(chief: User) -> None:
    give_phone(chief)
    code = code_now()
    assert password_given(chief).post(CODE, {"code": code}).status_code == 302
    second = password_given(chief)
    assert second.post(CODE, {"code": code}).status_code == 200
    assert not is_inside(second)


def test_recovery_code_works_once_and_is_logged(chief: User) -> None:
    code = give_phone(chief)[3]
    typed = f"{code[:5]}-{code[5:]}"
    assert password_given(chief).post(CODE, {"code": typed}).status_code == 302
    entry = DeskLog.objects.get(verb=Verb.STEP_CODE_USED)
    assert (entry.person, entry.detail) == (chief, {"left": 9})
    second = password_given(chief)
    assert second.post(CODE, {"code": typed}).status_code == 200
    assert not is_inside(second)


def test_code_of_a_colleague_is_wrong(chief: User, other_chief: User) -> None:
    code = give_phone(chief)[0]
    give_phone(other_chief)
    client = password_given(other_chief)
    client.post(CODE, {"code": code})
    assert not is_inside(client)


def test_five_wrong_codes_lock_and_a_new_password_resets_nothing(
    chief: User, clock: time_machine.Traveller, caplog: pytest.LogCaptureFixture
) -> None:
    give_phone(chief)
    codes = []
    with caplog.at_level(logging.INFO):
        for _ in range(5):
            client = password_given(chief)
            codes.append(client.post(CODE, {"code": "135790"}).status_code)
            clock.shift(20)  # past the phone's own waiting
    assert codes == [200] * 4 + [429]
    sent = {"username": "chief", "password": PASSWORD}
    assert Client().post(LOGIN, sent).status_code == 429
    assert "135790" not in caplog.text
    attempt = AccessAttempt.objects.get()
    assert "135790" not in attempt.post_data


def test_wrong_code_makes_the_next_wait(
    chief: User, clock: time_machine.Traveller
) -> None:
    give_phone(chief)
    client = password_given(chief)
    client.post(CODE, {"code": "135790"})
    assert client.post(CODE, {"code": code_now()}).status_code == 200
    clock.shift(3)
    assert client.post(CODE, {"code": code_now()}).status_code == 302


def test_password_is_good_for_five_minutes(
    chief: User, clock: time_machine.Traveller
) -> None:
    give_phone(chief)
    client = password_given(chief)
    clock.shift(5 * 60 + 1)
    answer = client.post(CODE, {"code": code_now()})
    assert answer["Location"].startswith(LOGIN)
    assert not is_inside(client)


def test_password_changed_meanwhile_starts_anew(chief: User) -> None:
    give_phone(chief)
    client = password_given(chief)
    chief.set_password("another-long-word")
    chief.save()
    answer = client.post(CODE, {"code": code_now()})
    assert answer["Location"].startswith(LOGIN)


def test_who_left_meanwhile_stays_out(chief: User) -> None:
    give_phone(chief)
    client = password_given(chief)
    User.objects.update(is_active=False)
    answer = client.post(CODE, {"code": code_now()})
    assert answer["Location"].startswith(LOGIN)


def test_code_page_is_nothing_for_strangers(client: Client, db: None) -> None:
    assert client.get(CODE)["Location"].startswith(LOGIN)
    assert client.post(CODE, {"code": "123456"})["Location"].startswith(LOGIN)


def test_session_key_changes_at_each_step(chief: User) -> None:
    give_phone(chief)
    client = Client()
    client.get(LOGIN)
    client.session["planted"] = "by somebody else"
    client.session.save()
    keys = [client.session.session_key]
    client.post(LOGIN, {"username": "chief", "password": PASSWORD})
    keys.append(client.session.session_key)
    client.post(CODE, {"code": code_now()})
    keys.append(client.session.session_key)
    assert len(set(keys)) == 3
    assert not Session.objects.filter(session_key__in=keys[:2]).exists()


@pytest.mark.parametrize(
    "then", ["https://example.net/", "//example.net", "/\\example.net", "javascript:1"]
)
def test_code_leads_nowhere_but_here(then: str, chief: User) -> None:
    give_phone(chief)
    client = password_given(chief, then=then)
    answer = client.post(CODE, {"code": code_now(), "next": then})
    assert answer["Location"] == "/admin/"


def test_who_signs_in_after_somebody_left_at_the_code_takes_nothing_over(
    chief: User, reporter: User
) -> None:
    give_phone(chief)
    client = password_given(chief)
    client.post(LOGIN, {"username": "reporter", "password": PASSWORD})
    assert is_inside(client)
    assert client.post(CODE, {"code": code_now()})["Location"].startswith(LOGIN)
    assert client.session["_auth_user_id"] == str(reporter.pk)


def test_own_new_password_keeps_this_session_and_ends_the_others(
    chief: User, clock: time_machine.Traveller
) -> None:
    give_phone(chief)
    here = signed_in(chief)
    clock.shift(60)
    there = signed_in(chief)
    new = "another-long-word"
    typed = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post("/admin/password_change/", typed).status_code == 302
    assert is_inside(here)
    assert not is_inside(there)
