"""A lost phone: an administrator resets the second step; nobody sees or sets a key."""

from io import StringIO

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles import second_step
from articles.admin import desk
from articles.models import DeskLog
from articles.vocabulary import Verb
from tests.admin.conftest import Login
from tests.admin.phones import (
    give_phone,
    is_inside,
    password_given,
    signed_in,
)

pytestmark = pytest.mark.usefixtures("clock")


def logged(verb: Verb) -> int:
    return DeskLog.objects.filter(verb=verb).count()


def reset_door(user: User) -> str:
    return reverse("admin:auth_user_reset-step", args=[user.pk])


def test_administrator_resets_a_lost_phone_and_it_is_told(
    administrator: User, chief: User, login: Login
) -> None:
    give_phone(chief)
    client = login(administrator)
    page = client.get(reverse("admin:auth_user_change", args=[chief.pk])).text
    assert reset_door(chief) in page
    assert second_step.key_in_letters(TOTPDevice.objects.get().key) not in page
    answer = client.post(reset_door(chief), follow=True)
    assert "已重置 chief 的两步验证" in answer.text
    assert not TOTPDevice.objects.exists() and not StaticToken.objects.exists()
    entry = DeskLog.objects.get(verb=Verb.STEP_RESET)
    assert (entry.person, entry.target_id) == (administrator, chief.pk)
    assert is_inside(password_given(chief))
    assert client.post(reset_door(chief)).status_code == 409


@pytest.mark.parametrize(
    "person", ["reporter", "page_editor", "desk_head", "chief", "auditor"]
)
def test_nobody_else_resets(
    person: str, other_chief: User, login: Login, request: pytest.FixtureRequest
) -> None:
    give_phone(other_chief)
    client = login(request.getfixturevalue(person))
    assert client.post(reset_door(other_chief)).status_code == 403
    assert client.get(reset_door(other_chief)).status_code == 405
    assert TOTPDevice.objects.count() == 1
    assert logged(Verb.REFUSED) == 1


def test_administrator_resets_neither_own_nor_a_superusers(
    administrator: User, superuser: User, clock: time_machine.Traveller
) -> None:
    give_phone(superuser)
    give_phone(administrator)
    client = signed_in(administrator)
    for account in (administrator, superuser):
        assert client.post(reset_door(account)).status_code == 403
    assert TOTPDevice.objects.count() == 2


def test_command_resets_for_who_works_on_the_server(chief: User) -> None:
    give_phone(chief)
    call_command("reset_second_step", "chief", stdout=StringIO())
    assert not TOTPDevice.objects.exists()
    assert DeskLog.objects.get(verb=Verb.STEP_RESET).person is None
    for name in ("chief", "nobody"):
        with pytest.raises(CommandError):
            call_command("reset_second_step", name)


def test_keys_are_on_offer_at_no_desk(superuser: User, login: Login) -> None:
    labels = {model._meta.app_label for model in desk._registry}
    assert not labels & {"otp_totp", "otp_static"}
    answer = login(superuser).get("/admin/otp_totp/totpdevice/")
    assert answer.status_code == 404
