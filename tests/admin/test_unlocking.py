"""An administrator lets a locked person in again; nobody else does, and it is told."""

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.admin.sites import site as stock_site
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from articles import accounts
from articles.admin import desk
from articles.models import DeskLog
from articles.refusals import NotAllowed, WrongState
from articles.vocabulary import Verb
from tests.admin.conftest import Login
from tests.cast import NOW, PASSWORD

LOGIN = "/admin/login/"
HERE, ELSEWHERE = "203.0.113.5", "198.51.100.9"

pytestmark = pytest.mark.usefixtures("clock")


def sign_in(user: User, password: str = PASSWORD, *, at: str = HERE) -> int:
    typed = {"username": user.username, "password": password}
    return Client(REMOTE_ADDR=at).post(LOGIN, typed).status_code


def lock(user: User, *addresses: str) -> None:
    for address in addresses or (HERE,):
        for _ in range(5):
            sign_in(user, "wrong", at=address)


def door(user: User, page: str = "unlock") -> str:
    return reverse(f"admin:auth_user_{page}", args=[user.pk])


def test_administrator_unlocks_every_address_at_once(
    reporter: User, administrator: User, login: Login
) -> None:
    lock(reporter, HERE, ELSEWHERE)
    assert sign_in(reporter) == 429
    client = login(administrator)
    answer = client.post(door(reporter), follow=True)
    assert "已给 reporter 解锁" in answer.content.decode()
    assert sign_in(reporter) == sign_in(reporter, at=ELSEWHERE) == 302
    entry = DeskLog.objects.get(verb=Verb.UNLOCK)
    assert (entry.person, entry.target_id) == (administrator, reporter.pk)
    assert entry.detail == {"why": f"{ELSEWHERE}、{HERE}"}


def test_unlocking_one_leaves_the_others_locked(
    reporter: User, chief: User, administrator: User, login: Login
) -> None:
    lock(reporter)
    lock(chief)
    login(administrator).post(door(reporter))
    assert sign_in(chief) == 429


def test_button_stands_only_on_a_locked_account(
    reporter: User, administrator: User, auditor: User, login: Login
) -> None:
    client = login(administrator)
    assert door(reporter) not in client.get(door(reporter, "change")).content.decode()
    lock(reporter)
    page = client.get(door(reporter, "change")).content.decode()
    assert door(reporter) in page
    assert f"从 {HERE} 登录连错 5 次" in page
    looked_at = login(auditor).get(door(reporter, "change")).content.decode()
    assert HERE in looked_at and door(reporter) not in looked_at


@pytest.mark.parametrize(
    "person", ["reporter", "page_editor", "desk_head", "chief", "auditor"]
)
def test_nobody_else_unlocks(
    person: str, other_reporter: User, login: Login, request: pytest.FixtureRequest
) -> None:
    lock(other_reporter)
    answer = login(request.getfixturevalue(person)).post(door(other_reporter))
    assert answer.status_code == 403
    assert "只有管理员能给账号解锁" in answer.content.decode()
    assert sign_in(other_reporter) == 429
    assert not DeskLog.objects.filter(verb=Verb.UNLOCK).exists()
    assert DeskLog.objects.filter(verb=Verb.REFUSED).count() == 1


def test_stranger_and_get_change_nothing(
    reporter: User, administrator: User, client: Client, login: Login
) -> None:
    lock(reporter)
    assert client.post(door(reporter)).status_code == 302
    assert login(administrator).get(door(reporter)).status_code == 405
    assert sign_in(reporter) == 429


def test_administrator_does_not_reach_a_superuser(
    superuser: User, administrator: User
) -> None:
    lock(superuser)
    with pytest.raises(NotAllowed):
        accounts.unlock(superuser, by=administrator, now=NOW)
    accounts.unlock(superuser, by=superuser, now=NOW)
    assert sign_in(superuser) == 302


def test_second_unlock_is_told_and_not_logged(
    reporter: User, administrator: User, login: Login
) -> None:
    lock(reporter)
    client = login(administrator)
    assert client.post(door(reporter)).status_code == 302
    assert client.post(door(reporter)).status_code == 409
    assert DeskLog.objects.filter(verb=Verb.UNLOCK).count() == 1


def test_failures_below_the_limit_are_no_lock_and_stay(
    reporter: User, administrator: User
) -> None:
    for _ in range(4):
        sign_in(reporter, "wrong")
    assert accounts.locks_on(reporter, now=NOW) == []
    with pytest.raises(WrongState):
        accounts.unlock(reporter, by=administrator, now=NOW)
    assert AccessAttempt.objects.get().failures_since_start == 4


def test_lock_says_when_it_ends(reporter: User, clock: time_machine.Traveller) -> None:
    lock(reporter)
    (found,) = accounts.locks_on(reporter, now=NOW)
    assert (found.address, found.failures) == (HERE, 5)
    clock.move_to(found.until)
    clock.shift(1)
    assert sign_in(reporter) == 302


def test_command_line_unlocks_too(reporter: User) -> None:
    lock(reporter)
    call_command("axes_reset_username", "reporter")
    assert sign_in(reporter) == 302


def test_attempts_are_not_on_offer_in_any_desk() -> None:
    for site in (desk, stock_site):
        labels = {model._meta.app_label for model in site._registry}
        assert "axes" not in labels
